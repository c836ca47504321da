"""The read-only values of a generated module: steps, examples, references, lifecycles.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _Record:
    """A read-only value with named parts."""

    __slots__: tuple[str, ...] = ()
    __module__ = __package__

    def __init__(self, *parts: object) -> None:
        if len(parts) != len(self.__slots__):
            raise TypeError(f"{type(self).__name__} has {len(self.__slots__)} parts")
        for name, part in zip(self.__slots__, parts, strict=True):
            object.__setattr__(self, name, part)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is read-only: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is read-only: {name}")

    def __repr__(self) -> str:
        parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])
        return f"{type(self).__name__}({parts})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self) or not isinstance(other, _Record):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __reduce__(self) -> "tuple[Callable[..., Any], tuple[Any, ...]]":
        return type(self), self._parts()

    def _parts(self) -> "tuple[Any, ...]":
        return tuple([getattr(self, name) for name in self.__slots__])


class Messages(tuple[str, ...]):
    """Texts of a service with named parameters; a call fills in the first of them."""

    __module__ = __package__
    __slots__ = ()

    def __call__(self, **values: object) -> str:
        """Return the first message with its parameters filled in.

        Raises:
            TypeError: There is no message, or a parameter has no value, or a value no parameter.
        """
        from ._matching.parameters import filled, split_message

        if not self:
            raise TypeError("the code has no message to fill in")
        names = split_message(self[0])[1]
        missing = [name for name in dict.fromkeys(names) if name not in values]
        unknown = [name for name in values if name not in names]
        faults = [f"needs {', '.join(missing)}"] if missing else []
        faults += [f"has no {', '.join(unknown)}"] if unknown else []
        if faults:
            raise TypeError(f"{self[0]!r} {' and '.join(faults)}")
        return filled(self[0], values)


class Step(_Record):
    """One action of a remediation: what to do, who does it, where, and a literal example.

    `check` names the checks that decide it, with spaces between them. `where`, `example` and
    `check` are empty where there is nothing to say.
    """

    __module__ = __package__
    __slots__ = __match_args__ = ("do", "owner", "where", "example", "check")
    do: str
    owner: str
    where: str
    example: str
    check: str


class Example(_Record):
    """What a user sees on the wire: a title and the literal text."""

    __module__ = __package__
    __slots__ = __match_args__ = ("title", "text")
    title: str
    text: str


class Related(_Record):
    """A reference to another entry and how that one differs; `because` may be empty."""

    __module__ = __package__
    __slots__ = __match_args__ = ("code", "field", "because")
    code: str
    field: str
    because: str


class Lifecycle(_Record):
    """Whether a code is in use: `state` is stable, deprecated or removed; the rest may be empty."""

    __module__ = __package__
    __slots__ = __match_args__ = ("state", "since", "replaced_by", "note")
    state: str
    since: str
    replaced_by: str
    note: str


class Link(_Record):
    """A page that says more: what it is, and its address."""

    __module__ = __package__
    __slots__ = __match_args__ = ("title", "url")
    title: str
    url: str


class _ReadOnly(dict):  # type: ignore[type-arg] # of Any, as JSON is; a dict, for `json.dumps`
    """A mapping of plain values that nobody changes: entries are shared by all who ask."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override] # what is read-only has a hash
        return hash(frozenset(self.items()))

    def __reduce__(self) -> "tuple[Callable[..., Any], tuple[Any, ...]]":
        return _ReadOnly, (dict(self),)

    def _refuse(self, *_args: object, **_named: object) -> "Any":
        raise TypeError("this mapping is read-only; change a copy, as `dict(...)` makes it")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse


def _frozen(value: "Any") -> "Any":
    """Return what JSON holds so that nobody can change it: tuples for lists."""
    if isinstance(value, list):
        return tuple([_frozen(item) for item in value])
    if isinstance(value, dict):
        return _ReadOnly({key: _frozen(item) for key, item in value.items()})
    return value


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, _Record):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value
