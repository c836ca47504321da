"""The context of a payload: what the catalogue cannot know about this occurrence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from errdex.diagnosis.compiled import ContextAbout
from errdex.diagnosis.contexts import unknown_context
from errdex.errors import ErrdexError
from errdex.payloads.texts import inert

Context = dict[str, str]
"""Inert texts by name; what was not given is not there."""

COUNT_ROOM = 10**15
"""The largest count; with more digits it is a mistake."""

ACTIONS = ("trigger", "acknowledge", "resolve")


def _about(title: str, form: str = "text", secret: bool = False) -> ContextAbout:
    return {"title": title, "form": form, "secret": secret}


EVERYWHERE: Mapping[str, ContextAbout] = {
    "count": _about("how often the code was seen", "count"),
    "service": _about("the service that saw it"),
    "environment": _about("where that service runs, such as production"),
    "detail": _about("what happened this time"),
    "instance": _about("this occurrence: a path, an address or the id of a request"),
}
"""The names that every channel takes, with their titles and forms."""

PAGERDUTY: Mapping[str, ContextAbout] = {
    **EVERYWHERE,
    "routing_key": _about("the integration key of the PagerDuty service", "key", secret=True),
    "dedup_key": _about("what joins events to one alert, instead of the key made from the rest"),
    "event_action": _about(f"one of {', '.join(ACTIONS)}; {ACTIONS[0]} if not given", "action"),
}


def read_context(given: Mapping[str, object], declared: Mapping[str, ContextAbout]) -> Context:
    """Return context values as inert texts; None and blank texts are left out.

    Raises:
        ErrdexError: A name is not declared, or a value has not its form. The message never
            holds a value.
    """
    context: Context = {}
    for name, value in given.items():
        if name not in declared:
            raise unknown_context(name, declared)
        if value is not None:
            text = _FORMS[declared[name]["form"]](name, value).strip()
            context |= {name: text} if text else {}
    return context


def _text(name: str, value: object) -> str:
    if not issubclass(type(value), str):
        raise ErrdexError(f"context {name}: must be text, not {type(value).__name__}")
    return inert(str.__str__(value))  # whatever a subclass makes of it


def _count(name: str, value: object) -> str:
    if type(value) is int and 0 <= value <= COUNT_ROOM:
        return str(value)
    text = _text(name, value).strip() if issubclass(type(value), str) else "no number"
    if text and not (re.fullmatch("[0-9]{1,16}", text) and int(text) <= COUNT_ROOM):
        raise ErrdexError(f"context {name}: must be a whole number from 0 to {COUNT_ROOM:,}")
    return text and str(int(text))


def _key(name: str, value: object) -> str:
    text = _text(name, value).strip()
    if not re.fullmatch("[!-~]{0,255}", text):
        raise ErrdexError(f"context {name}: must be at most 255 letters and digits, without spaces")
    return text


def _action(name: str, value: object) -> str:
    text = _text(name, value).strip()
    if text and text not in ACTIONS:
        raise ErrdexError(f"context {name}: must be one of {', '.join(ACTIONS)}")
    return text


_FORMS = {"text": _text, "count": _count, "key": _key, "action": _action}
