"""The error that stops errdex and that its user can act on."""

import re

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


class ErrdexError(Exception):
    """What stops a command: one line that says where, which, what is wrong and what to do."""


def reason_of(error: OSError) -> str:
    """Return in the system's words why a file could not be read or written."""
    reason = error.strerror or type(error).__name__
    return reason[0].lower() + reason[1:]


def escaped(name: str) -> str:
    """Return a name on one line, its control and formatting characters as `\\u....`."""
    return _CONTROL.sub(lambda sign: f"\\u{ord(sign.group()):04x}", name)
