"""The parameters of a message as a catalogue writes them: `%s`, `%(name)s`, `{0}` → `{name}`."""

from __future__ import annotations

import re

_FORMS = re.compile(
    r"%%|%\((?P<keyed>\w+)\)[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]"
    r"|%(?:(?P<number>\d+)\$)?[-#0+]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|ll|[hlLqjzt])?[diouxXeEfFgGcrsapSv]"
    r"|\$\{(?P<shell>[A-Za-z_]\w*)\}|\{\{(?P<twice>[A-Za-z_]\w*)\}\}"
    r"|\{(?P<place>\d*)(?:![rsa])?(?::[^{}]*)?\}|\{(?P<named>[A-Za-z_]\w*)(?:![rsa])?(?::[^{}]*)?\}"
)


def named_parameters(message: str) -> tuple[str, dict[str, str]]:
    """Return a message with named parameters, and what was written for each of the others.

    What has no name is called `arg1`, `arg2` in its order; `{0}` counts from 0, `%1$s` from 1.
    """
    forms: dict[str, str] = {}
    count = 0

    def named(found: re.Match[str]) -> str:
        nonlocal count
        if found[0] == "%%":
            forms["%"] = "%%"
            return "%"
        parts = found.groupdict()
        name = next((parts[key] for key in ("keyed", "shell", "twice", "named") if parts[key]), "")
        if not name and parts["number"]:
            name = f"arg{parts['number']}"
        elif not name and parts["place"]:
            name = f"arg{int(parts['place'][:4]) + 1}"
        elif not name:
            count += 1
            name = f"arg{count}"
        written = f"{{{name}}}"
        if written != found[0]:
            forms[written] = found[0]
        return written

    return _FORMS.sub(named, message), forms
