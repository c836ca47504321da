"""Puts the line ends back into HTTP that was pasted as one line.

Headers with credentials that are a list of names, and values in braces, get a line each as well.
"""

from __future__ import annotations

import re

from errdex.evidence.text.forms import decode_percent

_FLAT = re.compile("[A-Z]{3,7} [^ \n]+ HTTP/[0-9.]{1,3} (?=[A-Z][A-Za-z-]{2,30}: )")
_SPLIT = re.compile("[A-Z]{3,7} [^ \n]+ HTTP/[0-9.]{1,3}([|;~])(?=[A-Z][A-Za-z-]{2,30}:)")
_COLON_IN_VALUE = re.compile(":[^:\n]*:")
_BEFORE_HEADER = re.compile(
    " (?=(?:Host|Accept|Authorization|Connection|Cookie|Date|Server|Expect"
    "|[A-Z][A-Za-z]{0,15}-[A-Za-z0-9-]{2,30}): )"
)
_BEFORE_STATUS = re.compile(" (?=HTTP/[0-9.]{1,3} [0-9]{3} )")
_BEFORE_BODY = re.compile(' (?=[A-Za-z0-9_.%-]{1,60}=[^ \n"&]{0,200}&[A-Za-z]|\\{ ?["\'])')

_BRACED = re.compile(
    '([Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}) \\{([A-Za-z][^{}"\n]*="[^{}\n]*")\\}'
    "(?: |(?=\n)|\\Z)"
)
_LIST = re.compile(f"(?<![^ \t\n])(?:{_BRACED.pattern}){{1,40}}")


def unfold_messages(text: str) -> str:
    """Return text in which a message on one line has its headers and body on others."""
    if '"}' in text:
        text = _LIST.sub(_listed, text)
    if "HTTP/" not in text or not (_FLAT.search(text) or _SPLIT.search(text)):
        return text
    return "\n".join([_unfolded(line) if "HTTP/" in line else line for line in text.split("\n")])


def _listed(found: re.Match[str]) -> str:
    return "\n" + _BRACED.sub("\\1: \\2\n", found.group())


def _unfolded(line: str) -> str:
    split = _SPLIT.search(line)
    if split:
        head, gap, body = line[split.start() :].partition(split[1] * 2)
        head = re.sub(f"[{split[1]}](?=[A-Za-z][A-Za-z0-9-]{{1,40}}:)", "\n", head)
        if '=\\"' in head:
            head = head.replace('\\"', '"')
        if not _COLON_IN_VALUE.search(head):  # colons in values are escaped, and so are others
            head = decode_percent(head)
        return f"{line[: split.start()]}\n{head}" + (f"\n\n{body}" if gap else "")
    if not _FLAT.search(line):
        return line
    parts = _BEFORE_STATUS.sub("\n\n", line)
    return _BEFORE_BODY.sub("\n\n", _BEFORE_HEADER.sub("\n", parts))
