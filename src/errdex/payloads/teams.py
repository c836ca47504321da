"""An Adaptive Card for Microsoft Teams, in the message that a webhook of Workflows takes."""

from __future__ import annotations

import json
from typing import Any

from errdex.payloads.contexts import Context
from errdex.payloads.fitting import facts_of, fit_steps
from errdex.payloads.subjects import Subject
from errdex.payloads.texts import cut, json_bytes, one_line

# What a text may take, in bytes of JSON. Teams refuses messages of 28 KB, and some already of a
# little more than 21 KB.
CARD_ROOM = 21_000
HEAD_ROOM = 1_500
DETAIL_ROOM = 6_000
FACT_ROOM = 600

_COLOURS = {"critical": "Attention", "error": "Attention", "warning": "Warning", "info": "Good"}


def teams_message(subject: Subject, context: Context) -> dict[str, Any]:
    """Return a message with one card, whose texts Teams does not read as Markdown.

    They are runs of rich text blocks: text blocks and facts would be Markdown.
    """
    head = cut(f"{subject.code}: {subject.title}", HEAD_ROOM, json_bytes)
    body = [_line(_run(head, size="Large", weight="Bolder", color=_COLOURS[subject.urgency]))]
    for label, text in facts_of(subject, context):
        fact = cut(text, FACT_ROOM, json_bytes)
        body.append(_line(_run(f"{label}: ", weight="Bolder"), _run(fact), spacing="Small"))
    if "detail" in context:
        body.append(_line(_run(cut(one_line(context["detail"]), DETAIL_ROOM, json_bytes))))
    message = _message(body, subject)
    room = CARD_ROOM - len(json.dumps(message))
    body += [_line(_run(step)) for step in fit_steps(subject, room, _size_of_line)]
    return message


def _message(body: list[dict[str, Any]], subject: Subject) -> dict[str, Any]:
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
        "actions": [
            {"type": "Action.OpenUrl", "title": f"Open {subject.code}", "url": subject.url}
        ],
        "msteams": {"width": "Full"},
    }
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "content": card}]}


def _line(*runs: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "RichTextBlock", "inlines": list(runs), **more}


def _run(text: str, **more: str) -> dict[str, Any]:
    return {"type": "TextRun", "text": text, **more}


def _size_of_line(text: str) -> int:
    return json_bytes(text) + _AROUND


_AROUND = len(json.dumps(_line(_run("")))) + 2  # with a comma and a space
