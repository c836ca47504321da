"""What each channel accepts, checked with its own library or schema, or written by hand."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
from slack_sdk.models.blocks import Block

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
CARD_1_4 = json.loads((files("adaptive_cards") / "schemas/schema-1.4.json").read_text("utf-8"))
CARD = jsonschema.validators.validator_for(CARD_1_4)(CARD_1_4)
FREE_TEXTS = {"text", "title", "url"}
"""Members of a card that may be any text."""
IN_CARDS = {"AdaptiveCard", "RichTextBlock", "TextRun", "Action.OpenUrl"}
"""What is in our cards: none of these reads Markdown."""


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def units(text: str) -> int:
    """Return the length of a text as Slack and JavaScript count it."""
    return len(text.encode("utf-16-le")) // 2


def check_slack(message: dict[str, Any]) -> None:
    """Check a message for Slack: its limits, and that nothing in it is a mention or a link."""
    blocks = message["blocks"]
    assert 1 <= len(blocks) <= 50
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        assert units(block.get("text", {}).get("text", "")) <= 3_000
        assert len(block.get("fields", [])) <= 10
        assert all(units(field["text"]) <= 2_000 for field in block.get("fields", []))
    assert units(blocks[0]["text"]["text"]) <= 150
    [button] = blocks[-1]["elements"]
    assert units(button["text"]["text"]) <= 75
    assert units(button["url"]) <= 3_000
    assert units(json.dumps(message, ensure_ascii=False)) < 13_000
    for text in texts_in(message):
        assert not re.search("[<>]", text)
        assert not re.search("&(?!amp;|lt;|gt;)", text) or text == button["url"]
    assert message["mrkdwn"] is False
    assert '"mrkdwn"' not in json.dumps(blocks)


def without_texts(card: Any) -> Any:
    """Return a card whose free texts are empty: its schema takes any text there."""
    if isinstance(card, list):
        return [without_texts(item) for item in card]
    if not isinstance(card, dict):
        return card
    return {
        name: "" if name in FREE_TEXTS and isinstance(value, str) else without_texts(value)
        for name, value in card.items()
    }


@cache
def validate_card(card: str) -> None:
    """Check a card, given as JSON, against the schema; cards of one shape are alike to it."""
    CARD.validate(json.loads(card))


def check_teams(message: dict[str, Any]) -> None:
    """Check a message for Teams: the card's schema, its size, and that nothing is Markdown."""
    assert message["type"] == "message"
    [attachment] = message["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    card = dict(attachment["content"])
    del card["msteams"]
    validate_card(json.dumps(without_texts(card)))
    assert card["version"] == "1.4"
    assert len(json.dumps(message)) <= 21 * 1024
    assert set(re.findall('"type": "([^"]*)"', json.dumps(card))) <= IN_CARDS


def check_pagerduty(event: dict[str, Any]) -> None:
    """Check an event of PagerDuty's Events API v2, as its documentation describes it."""
    assert set(event) == {"routing_key", "event_action", "dedup_key", "payload", "links"}
    assert event["event_action"] in ("trigger", "acknowledge", "resolve")
    assert re.fullmatch("[!-~]{1,255}", event["routing_key"])
    assert 1 <= len(event["dedup_key"]) <= 255
    details = event["payload"]
    assert {"summary", "source", "severity"} <= set(details)
    assert set(details) <= {"summary", "source", "severity", "class", "group", "custom_details"}
    assert 1 <= units(details["summary"]) <= 1_024
    assert details["source"]
    assert details["severity"] in ("critical", "error", "warning", "info")
    assert all(set(link) == {"href", "text"} for link in event["links"])
    assert len(json.dumps(event)) <= 512_000


def check_problem(problem: dict[str, Any]) -> None:
    """Check problem details: the members of RFC 9457 have its types."""
    assert re.match("https?://[^ ]+$", problem["type"])
    assert isinstance(problem["title"], str)
    assert isinstance(problem.get("status", 500), int)
    assert isinstance(problem.get("detail", ""), str)
    assert re.fullmatch(r"[\w.~:/?#\[\]@!$&+,;=%-]*", problem.get("instance", ""), re.ASCII)


CHECKS: dict[str, Callable[[dict[str, Any]], None]] = {
    "slack": check_slack,
    "teams": check_teams,
    "pagerduty": check_pagerduty,
    "problem": check_problem,
}


def check_payload(channel: str, shown: dict[str, Any], *parts: str) -> None:
    """Check a payload: it is JSON, its channel takes it, it holds the parts, and is inert.

    Args:
        channel: The channel.
        shown: Its payload.
        parts: Texts that must be in it, as the catalogue has them.
    """
    assert json.loads(json.dumps(shown, ensure_ascii=False).encode()) == shown
    CHECKS[channel](shown)
    texts = [html.unescape(text) if channel == "slack" else text for text in texts_in(shown)]
    for part in parts:
        assert any(part in text for text in texts), part
    assert not [text for text in texts if CONTROLS.search(text)]
