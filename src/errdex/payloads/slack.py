"""A message for Slack in blocks, as incoming webhooks and `chat.postMessage` take it."""

from __future__ import annotations

from typing import Any

from errdex.payloads.contexts import Context
from errdex.payloads.fitting import facts_of, fit_steps
from errdex.payloads.subjects import Subject
from errdex.payloads.texts import cut, json_units

# What a text may take. Slack refuses more in a header, a section or a button, and messages of
# about 13,000 characters; these together stay below that.
HEADER_ROOM = 150
SECTION_ROOM = 3_000
DETAIL_ROOM = 2_000
FACT_ROOM = 200
BUTTON_ROOM = 75


def slack_message(subject: Subject, context: Context) -> dict[str, Any]:
    """Return a message of at most five blocks, all of whose texts are plain."""
    head = f"{subject.code}: {subject.title}"
    blocks: list[dict[str, Any]] = [{"type": "header", "text": _plain(head, HEADER_ROOM)}]
    facts = [_plain(f"{label}: {text}", FACT_ROOM) for label, text in facts_of(subject, context)]
    blocks.append({"type": "section", "fields": facts})
    if "detail" in context:
        blocks.append({"type": "section", "text": _plain(context["detail"], DETAIL_ROOM)})
    if steps := fit_steps(subject, SECTION_ROOM, line_size):
        blocks.append({"type": "section", "text": _plain("\n".join(steps), SECTION_ROOM)})
    button = _plain(f"Open {subject.code}", BUTTON_ROOM)
    action = {"type": "button", "action_id": "errdex", "text": button, "url": subject.url}
    blocks.append({"type": "actions", "elements": [action]})
    severity = subject.severity or "draft"
    preview = escaped(f"{severity}: {cut(head, HEADER_ROOM, escaped_size)} {subject.url}")
    return {"text": preview, "mrkdwn": False, "blocks": blocks}


def _plain(text: str, room: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": escaped(cut(text, room, escaped_size)), "emoji": False}


def escaped(text: str) -> str:
    """Return text with the three characters escaped by which Slack knows links and mentions."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_size(text: str) -> int:
    """Return what Slack counts of a text, or more: it is escaped for Slack, then for JSON."""
    return json_units(escaped(text))


def line_size(text: str) -> int:
    return escaped_size(text) + 2  # the line end, in JSON
