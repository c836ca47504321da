"""The error that stops errdex and that its user can act on."""


class ErrdexError(Exception):
    """What stops a command: one line that says where, which, what is wrong and what to do."""


class UsageError(ErrdexError):
    """What its user has to call in another way."""


def reason_of(error: OSError) -> str:
    """Return in the system's words why a file could not be read or written."""
    reason = error.strerror or type(error).__name__
    return reason[0].lower() + reason[1:]
