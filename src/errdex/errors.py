"""The error that stops errdex and that its user can act on."""


class ErrdexError(Exception):
    """What stops a command: one line that says where, which, what is wrong and what to do."""
