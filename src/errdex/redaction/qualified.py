"""Finds secrets behind a name that says more before its sign: `API key for staging: aB3xY7q9`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from errdex.redaction.named_places import Place
from errdex.redaction.secret_names import is_other, is_secret, plain
from errdex.redaction.values import MIXED

_VALUE = (
    f"[ \t]{{1,3}}{MIXED}(?![0-9]{{4}}-)"
    "(?![A-Za-z0-9-]{1,60}(?:[.][A-Za-z0-9-]{1,60}){1,6}(?:[: \t\r\n]|$))"
    "(?=[^ \t\r\n\"'`<>]{6,200}[ \t]{0,9}(?:[\r\n\"'`<]|$))"
)
"""A word with a digit, up to the end of a line."""
_BY_SIGN = re.compile(f"[]:=)-](?<!\\(secret\\))(?<![^ ]-){_VALUE}")
_BY_VERB = re.compile(f" (?:is|was){_VALUE}")
_LETTER = "[A-Za-z\u00aa-\u024f\u0370-\u04ff\u4e00-\u9fff_-]"
_QUALIFIED = re.compile(
    f"({_LETTER}{{2,30}})"
    "(?: ?[(\\[][^()\\[\\]]{0,40}[)\\]]| (?:#|[Nn](?:o|r|umber)[.]? )?[0-9]{1,2}"
    "| (?:old|new|alt|neu|actuel(?:le)?|actual|applicatif|partag\u00e9e?|n(?:[ou]|ue|uo)v[ao]"
    "|d'[a-z\u00e0-\u00ff]{3,20})"
    "|(?: (?:is|was|has been) (?:re)?set)?"
    " (?:for|of|on|in|at|to|from|f\u00fcr|von|de|del|da|\u0434\u043b\u044f|\u043e\u0442)"
    " [^:=]{1,40})\\Z"
)
_REACH = 80
"""Characters of a label in front of its sign."""
_MOST_NAMES = 6
"""Words of a label that may be the name of a secret. A further one is not looked at."""
_OTHER_THING = re.compile(
    "(?:account|client|code|email|file|header|host|id|ip|request|server|service|url|user)\\Z"
    "|(?:case|column|line|position|request|step|test) [0-9]"
)
"""What a label ends with that names something else."""
_OTHER_NAME = ("auth", "cookie", "hmac", "session", "sessionid", "sid", "sig", "sign", "signature")


def find_qualified(text: str) -> Iterator[Place]:
    """Yield where the values are of names of secrets that have words or brackets behind them."""
    by_verb = _BY_VERB.finditer(text) if "is " in text or "was " in text else ()
    for found in chain(_BY_SIGN.finditer(text), by_verb):
        end = found.start() + (found[0][0] in ")]")
        if _is_label(text[max(0, end - _REACH) : end].rpartition("\n")[2].rstrip(" \t")):
            yield Place("password", found.end(), is_said=True)


def _is_label(label: str) -> bool:
    if _OTHER_THING.search(label):
        return False
    at = 0
    for _ in range(_MOST_NAMES):
        found = _QUALIFIED.search(label, at)
        if not found:
            return False
        if _names_secret(label[: found.end(1)]):
            return True
        at = found.end(1)
    return False


def _names_secret(text: str) -> bool:
    words = text.split(" ")[-3:]
    names = [plain("".join(words[number:])) for number in range(len(words))]
    if any(name.endswith(_OTHER_NAME) or is_other(name) for name in names):
        return False
    return any(map(is_secret, names))
