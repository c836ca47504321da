"""An event for PagerDuty's Events API v2."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from errdex.errors import ErrdexError
from errdex.payloads.contexts import ACTIONS, Context
from errdex.payloads.fitting import fit_steps
from errdex.payloads.subjects import Subject
from errdex.payloads.texts import cut, json_bytes, json_units, one_line

# What PagerDuty takes: characters of the summary and of the key, bytes of the whole event.
SUMMARY_ROOM = 1_024
KEY_ROOM = 255
EVENT_ROOM = 512_000
NAME_ROOM = 255
DETAIL_ROOM = 100_000

SEVERITIES = {"critical": "critical", "error": "error", "warning": "warning", "info": "info"}
"""PagerDuty's severity for each of the catalogue's; it knows no others."""


def pagerduty_event(subject: Subject, context: Context) -> dict[str, Any]:
    """Return an event, with everything that a responder needs in `custom_details`.

    Raises:
        ErrdexError: The context has no routing key.
    """
    if "routing_key" not in context:
        raise ErrdexError(
            "context routing_key: is missing; give routing_key=@FILE or ERRDEX_ROUTING_KEY"
        )
    details = _details(subject, context)
    places = _places(context)
    event: dict[str, Any] = {
        "routing_key": context["routing_key"],
        "event_action": context.get("event_action", ACTIONS[0]),
        "dedup_key": _key(subject, context),
        "payload": {
            "summary": _summary(subject, places),
            "source": places.get("service", subject.catalogue),
            "severity": SEVERITIES[subject.urgency],
            "class": subject.code,
            "custom_details": details,
        },
        "links": [{"href": subject.url, "text": f"Open {subject.code}"}],
    }
    if "environment" in places:
        event["payload"]["group"] = places["environment"]
    room = EVENT_ROOM - len(json.dumps(event))
    details["steps"] = fit_steps(subject, room, lambda line: json_bytes(line) + len('"", '))
    return event


def _places(context: Context) -> dict[str, str]:
    return {
        name: cut(one_line(context[name]), NAME_ROOM, json_bytes)
        for name in ("service", "environment")
        if name in context
    }


def _summary(subject: Subject, places: dict[str, str]) -> str:
    where = f" ({', '.join(places.values())})" if places else ""
    head = f"{subject.code}: {subject.title}"
    return cut(head, SUMMARY_ROOM - json_units(where), json_units) + where


def _details(subject: Subject, context: Context) -> dict[str, Any]:
    details = {
        "code": subject.code,
        "field": subject.field,
        "title": subject.title,
        "severity": subject.severity,
        "owner": subject.owner,
        "retry": subject.retry,
        "not_written_yet": subject.unwritten,
        "url": subject.url,
        **{name: context.get(name, "") for name in ("count", "detail", "instance")},
    }
    shown = {name: cut(text, DETAIL_ROOM, json_bytes) for name, text in details.items() if text}
    return {**shown, "steps": []}


def _key(subject: Subject, context: Context) -> str:
    """Return what joins the events of one code in one place; a long key becomes its SHA-256."""
    parts = (subject.catalogue, *(context.get(name, "") for name in ("environment", "service")))
    made = "/".join([part for part in (*parts, subject.field, subject.code) if part])
    key = one_line(context.get("dedup_key", made))
    data = key.encode()
    return key if len(data) <= KEY_ROOM else hashlib.sha256(data).hexdigest()
