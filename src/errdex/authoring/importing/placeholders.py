"""The parameters of messages as a catalogue writes them: `%s`, `%(name)s`, `{0}` → `{name}`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_CONVERSION = (
    r"[-#0+]{0,5}(?:\d{1,4}|\*)?(?:\.(?:\d{1,4}|\*))?(?:hh|ll|[hlLqjzt])?[diouxXeEfFgGcrsapSv]"
)
_FORMAT = r"(?:![rsa])?(?::[^{}]*)?"
STYLES = {
    "braces": re.compile(rf"\{{(?P<place>\d{{0,4}}){_FORMAT}\}}"),
    "names": re.compile(rf"\{{(?:(?P<name>[A-Za-z_]\w*)|(?P<place>\d{{0,4}})){_FORMAT}\}}"),
    "printf": re.compile(
        r"(?P<literal>%%)|%\((?P<name>\w+)\)[-#0 +]{0,5}\d{0,4}(?:\.\d{1,4})?[a-zA-Z]"
        rf"|%(?:(?P<number>\d{{1,4}})\$)?{_CONVERSION}"
    ),
    "numbered": re.compile(r"%(?P<number>[1-9]\d?)(?!\d|\.\d|[$%a-zA-Z])"),
    "shell": re.compile(r"\$\{(?P<name>[A-Za-z_]\w*)\}"),
    "double": re.compile(r"\{\{\s*(?P<name>[A-Za-z_]\w*)\s*\}\}"),
}
"""How a parameter is written, by the name of the style, the narrower of two first."""
NONE = "none"
SOMETHING = "…"
"""What a title has for a parameter without a name."""
_WORD = re.compile(r"[^\W_]")
_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])")


def style_of(messages: Iterable[str]) -> str:
    """Return the style that most of the messages with parameters have.

    Others are literal text there: a message about `%s` may have its parameters in braces.
    """
    counts = Counter(
        name for message in messages for name, form in STYLES.items() if form.search(message)
    )
    for outer in ("shell", "double"):  # inside these, names are in braces as well
        counts["names"] -= counts[outer]
    name, times = max(counts.items(), key=lambda item: item[1], default=(NONE, 0))
    return name if times > 0 else NONE


def named_parameters(message: str, style: str) -> tuple[str, dict[str, str]]:
    """Return a message with named parameters, and what was written for each of the others.

    Names get small letters and `_`. What has none is called `arg1`, `arg2` in its order; `{0}`
    counts from 0, `%1$s` from 1.
    """
    if style not in STYLES:
        return message, {}
    forms: dict[str, str] = {}
    count = 0

    def named(found: re.Match[str]) -> str:
        nonlocal count
        parts = found.groupdict()
        if parts.get("literal"):
            forms["%"] = found[0]
            return "%"
        name = _own_name(parts)
        if parts.get("number"):
            name = f"arg{parts['number']}"
        elif parts.get("place"):
            name = f"arg{int(parts['place']) + 1}"
        elif not name:
            count += 1
            name = f"arg{count}"
        if f"{{{name}}}" != found[0]:
            forms[f"{{{name}}}"] = found[0]
        return f"{{{name}}}"

    return STYLES[style].sub(named, message), forms


def as_title(message: str, style: str) -> str:
    """Return a message as a title: parameters without a name are `…`; empty if it has no word."""
    if style not in STYLES:
        return message

    def shown(found: re.Match[str]) -> str:
        parts = found.groupdict()
        if parts.get("literal"):
            return "%"
        name = _own_name(parts)
        return f"{{{name}}}" if name else SOMETHING

    return STYLES[style].sub(shown, message) if _WORD.search(STYLES[style].sub("", message)) else ""


def _own_name(parts: dict[str, str | None]) -> str:
    return _HUMP.sub("_", parts.get("name") or "").lower().strip("_")
