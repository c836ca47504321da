"""The error that stops errdex and that its user can act on, and what may be printed."""

import re

_FORMATTING = "\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
"""What a terminal or a reader of JSON may act on, or nobody sees."""
_UNSAFE = re.compile(f"[\x00-\x1f{_FORMATTING}]")
_UNSAFE_IN_JSON = re.compile(f"[{_FORMATTING}]")


class ErrdexError(Exception):
    """What stops a command: one line that says where, which, what is wrong and what to do."""


class UsageError(ErrdexError):
    """What its user has to call in another way."""


def reason_of(error: OSError) -> str:
    """Return in the system's words why a file could not be read or written."""
    reason = error.strerror or type(error).__name__
    return reason[0].lower() + reason[1:]


def escaped(text: str) -> str:
    """Return a text on one line, its control and formatting characters as `\\u....`."""
    return _UNSAFE.sub(_escape, text)


def escaped_json(text: str) -> str:
    """Return JSON text with its control and formatting characters, but line ends, as escapes."""
    return _UNSAFE_IN_JSON.sub(_escape, text)


def _escape(unsafe: re.Match[str]) -> str:
    return f"\\u{ord(unsafe.group()):04x}"
