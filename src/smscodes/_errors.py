"""An exception that carries a code of the catalogue, for the program that sends the code.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

from . import lookup
from ._matching.parameters import filled, split_message
from ._runtime import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = ("type", "title", "status", "detail", "instance", "code")  # of problem details


class CodeError(Exception):
    """An error that is one of the catalogue's codes, with what it is about.

    Its text is the code with the message of the catalogue for which all parameters are given, or
    with its title. A subclass may have any `__init__` that calls this one; errors can be pickled.

    Attributes:
        entry: What the code means.
        parameters: What was given by name.
    """

    __module__ = __package__

    def __init__(self, code: "Entry | str", /, **parameters: object) -> None:
        """Make the error of a code.

        Args:
            code: A code, or the entry of one, as `lookup(code, field)` returns it.
            parameters: What it is about: fills in the message, and stands in `problem()`.

        Raises:
            UnknownCodeError: There is no such code.
        """
        self.entry = code if isinstance(code, Entry) else lookup(code)
        self.parameters: dict[str, Any] = parameters
        super().__init__(self.entry)

    @property
    def code(self) -> str:
        """The code of its entry."""
        return self.entry.code

    def __str__(self) -> str:
        message = _filled_in(self.entry, self.parameters)
        return f"{self.code}: {message}" if message else str(self.entry)

    def __reduce__(self) -> "tuple[Any, ...]":
        return _revived, (type(self), self.args), self.__dict__

    def problem(self, instance: "str | None" = None) -> "dict[str, Any]":
        """Return problem details (RFC 9457), with the parameters as members of their own.

        A parameter that is called as a member of problem details is, `status` for example, is
        left out, whether or not the member is there.

        Args:
            instance: A URI reference of this occurrence.

        Returns:
            What the entry's `problem` returns, with the filled-in message for `detail`.
        """
        detail = _filled_in(self.entry, self.parameters) or None
        own = {name: value for name, value in self.parameters.items() if name not in _MEMBERS}
        return {**self.entry.problem(detail, instance), **own}


def _filled_in(entry: Entry, parameters: "Mapping[str, object]") -> str:
    """Return the first message all of whose parameters are given; empty where there is none."""
    for message in entry.message:
        names = split_message(message)[1]
        if names and parameters.keys() >= set(names):
            return filled(message, parameters)
    return ""


def _revived(kind: "type[CodeError]", args: "tuple[object, ...]") -> CodeError:
    """Return an error without calling its `__init__`, which may take anything."""
    error = kind.__new__(kind)
    error.args = args
    return error
