"""What a generated module can do with its entries; the same file in every module.

`__init__.py` holds the entries and loads this file when it is first needed. `errdex build`
copies it from `errdex/runtime/`; edit it there.
"""

import sys

from . import _tables


def refuse_mixture(part: object) -> None:
    """Refuse files of two builds, as when a program runs on while its module is built anew.

    Args:
        part: A module of the package that bears the stamp of its build.

    Raises:
        ImportError: What was imported before is of another build than what is on the disk now.
    """
    package = sys.modules[str(__package__)]
    if getattr(package, "_STAMP", None) != getattr(part, "_STAMP", None):
        what = "files of two builds; rebuild or reinstall the package, and restart the program"
        raise ImportError(f"{__package__}: {what}")


refuse_mixture(_tables)

from . import (  # noqa: E402 - another build may have other names
    _FOLDED,
    _FOUND,
    _FOUND_IN,
    _REMOVED,
    _ROWS,
    _SHAPES,
    CATALOGUE,
    FIELDS,
    lookup,
)
from ._matching.codes import Codes  # noqa: E402 - the same
from ._matching.folding import BLANK, fold, undocumented_as  # noqa: E402 - the same
from ._records import (  # noqa: E402 - the same
    Example,
    Lifecycle,
    Link,
    Messages,
    Related,
    Step,
    _frozen,
    _plain,
    _Record,
)
from ._tables import (  # noqa: E402 - the same
    _ALIASES,
    _ALPHABET,
    _FACTS,
    _LONGEST,
    _MESSAGES,
    _NAMES,
    _NUMBERED,
    _RESENDS,
    _SOURCES,
    _TEXTS,
    _UNDOCUMENTED,
    _UNWRITTEN,
    _WHERE,
    _WORDS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from ._answers import Answer
    from ._matching.mentions import Mention
    from ._reports import Section

    _R = TypeVar("_R", bound="_Record")


def __getattr__(name: str) -> tuple[str, ...]:
    """Return CODES, which is made when it is first asked for: lookups do without."""
    if name != "CODES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    codes = globals()["CODES"] = tuple({code: None for rows in _ROWS.values() for code in rows})
    return codes


class Entry(_Record):
    """One value of one field: what it means and what to do about it. Read-only.

    Attributes:
        code: The value as it stands on the wire; shows whether a lookup folded its text.
        field: The field it is a value of.
        also: Other fields in which the same value stands.
        cause: Why it happens, one text a cause.
        remediation: Ordered steps that end it; empty where nothing is to be done.
        severity: info, warning, error or critical; empty for a draft without it, as other texts.
        retry: never, now, after-fix, after, or none where sending again means nothing; None where
            `points_to` names the field that says it, and for a draft without it.
        retry_after: Seconds to wait before the next try, after the fix where one is needed; None
            where waiting does not help.
        owner: Whose move it is, one of the catalogue's owners.
        tell_customer: One sentence for the end customer.
        success: Whether the code reports success.
        http_status: The HTTP status code that comes with it, or None where it is not known.
        source: The pages that the entry rests on.
        url: The entry's section on the published site.
        message: The texts that the service sends with the code; `{name}` is a parameter. A call,
            as in `entry.message(name="id")`, returns the first of them filled in.
        aliases: Other names of the code.
        points_to: The field whose values give the reason and the retry rule; empty for a code that
            has its own.
        links: Pages that say more.
        grpc_status: The gRPC status that comes with it, or empty where it is not known.
        extra: The catalogue's own attributes, by their names, which begin with `x-`; read-only.
        internal: Whether a public build leaves it out.
        draft: Whether the entry is not complete; `unwritten` says what it lacks.
        asked: The alias by which the entry was asked for, or None; entries are equal all the same.
    """

    __module__ = __package__
    __slots__ = (*_NAMES, "asked")
    __match_args__: tuple[str, ...] = _NAMES
    # Those that the methods below read; the stub of the package has all of them.
    code: str
    field: str
    title: str
    description: str
    cause: tuple[str, ...]
    remediation: tuple[Step, ...]
    severity: str
    retry: str | None
    retry_after: int | None
    owner: str
    tell_customer: str
    see_also: tuple[Related, ...]
    examples: tuple[Example, ...]
    notes: tuple[str, ...]
    success: bool
    http_status: int | None
    lifecycle: Lifecycle
    url: str
    message: Messages
    aliases: tuple[str, ...]
    points_to: str
    links: tuple[Link, ...]
    grpc_status: str
    internal: bool
    draft: bool
    asked: str | None

    def __repr__(self) -> str:
        return f"<Entry {self.code} ({self.field}): {self.title}>"

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"

    def __reduce__(self) -> "tuple[Callable[..., Any], tuple[Any, ...]]":
        return lookup, (self.asked or self.code, self.field)

    def _parts(self) -> "tuple[Any, ...]":
        return tuple([getattr(self, name) for name in _NAMES])

    @property
    def answer(self) -> "Answer":
        """What the entry says first: what it means, who acts, what to do, what to say."""
        from ._answers import answer_of, send_again_words

        rule = "none" if self.success else self.retry or ""
        again = send_again_words(rule, self.retry_after, self.points_to) if _RESENDS else ""
        return answer_of(self, again, is_done=self.success)

    @property
    def unwritten(self) -> tuple[str, ...]:
        """What a draft lacks, in words, such as `who acts`; empty for a complete entry."""
        words = [
            words
            for name, words, unless in _UNWRITTEN
            if not any([getattr(self, given) for given in (name, *unless)])
        ]
        return tuple(words) if self.draft else ()

    def text(self) -> str:
        """Return the entry as plain text, for a terminal or a ticket; without its examples."""
        from ._reports import as_text, links_section

        sections = [*self._sections(), links_section(self.links)]
        return as_text(self._head(), self.answer, sections, self.url)

    def markdown(self) -> str:
        """Return the entry as Markdown, for a ticket or a chat."""
        from ._reports import as_markdown

        sections = self._sections(self.examples)
        return as_markdown(self._head(), self.answer, sections, self.links, self.url)

    def to_dict(self) -> "dict[str, Any]":
        """Return the entry as dicts, lists, texts, numbers and None, as in the site's JSON."""
        entry = {name: getattr(self, name) for name in self.__slots__}
        entry["retry"] = {"rule": self.retry, "after_seconds": entry.pop("retry_after")}
        return {name: _plain(value) for name, value in {**entry, "answer": self.answer}.items()}

    def problem(self, detail: str | None = None, instance: str | None = None) -> "dict[str, Any]":
        """Return the entry as problem details (RFC 9457), ready for `application/problem+json`.

        Args:
            detail: What happened this time.
            instance: A URI reference of this occurrence.

        Returns:
            `type`, `title` and `code`; `status` where the HTTP status is known; `detail` and
            `instance` where given.
        """
        problem = {
            "type": self.url,
            "title": self.title,
            "status": self.http_status,
            "detail": detail,
            "instance": instance,
            "code": self.code,
        }
        return {name: value for name, value in problem.items() if value is not None}

    def _head(self) -> list[str]:
        about = [self.field]
        about += [reach] if (reach := "success" if self.success else self.severity) else []
        about += [f"HTTP status {self.http_status}"] if self.http_status else []
        about += [f"gRPC {self.grpc_status}"] if self.grpc_status else []
        about += ["internal"] if self.internal else []
        lines = [*self._names(), *_lifecycle_lines(self.lifecycle), *self._draft_lines()]
        return [str(self), " · ".join(about), *lines]

    def _sections(self, examples: "tuple[Example, ...]" = ()) -> "list[Section]":
        """Return what explains the answer, in the order of the entry's page."""
        from ._matching.parameters import as_sent
        from ._reports import (
            details_section,
            examples_section,
            prose_section,
            related_section,
            steps_section,
            texts_section,
        )

        return [
            details_section(self.description),
            steps_section(self.remediation, self.owner),
            prose_section(_WORDS["causes" if len(self.cause) > 1 else "cause"], self.cause),
            texts_section(_WORDS["message"], map(as_sent, self.message)),
            examples_section(examples),
            related_section(self.see_also),
            prose_section(_WORDS["notes"], self.notes),
        ]

    def _draft_lines(self) -> list[str]:
        """Return a line that says of a draft what is not written yet."""
        lacking = ", ".join(self.unwritten)
        line = f"Draft. Not written yet: {lacking}." if lacking else "Draft."
        return [line] if self.draft else []

    def _names(self) -> list[str]:
        """Return a line on the other names, and which of them was asked for."""
        if self.asked:
            return [f"{self.asked} is another name of {self.code}."]
        return [f"Also called {', '.join(self.aliases)}."] if self.aliases else []


class UnknownCodeError(LookupError):
    """No entry for this code.

    Attributes:
        code: What was asked for, as it was given.
        field: The field that was asked for, or None.
    """

    __module__ = __package__

    def __init__(self, code: object, field: object = None) -> None:
        super().__init__(code, field)
        self.code: Any = code
        self.field: Any = field

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Codes that may have been meant, as `suggest` gives them."""
        return suggest(self.code)

    @property
    def undocumented(self) -> str:
        """What is known of a code that exists and that nobody documents; empty for any other."""
        text, field = _text_of(self.code), _text_of(self.field)
        if text is None or (self.field is not None and field not in _ROWS):
            return ""
        code = undocumented_as(_CODES, text.strip(BLANK))
        told = [_UNDOCUMENTED[name][code] for name in FIELDS if code in _UNDOCUMENTED[name]]
        return told[0] if told and not _CODES.fields_of(code, field) else ""

    def __str__(self) -> str:
        text, field = _text_of(self.code), _text_of(self.field)
        if self.field is not None and field not in _ROWS:
            return f"no field {_shown(self.field)}; there are {', '.join(FIELDS)}"
        if text is None and _integer_of(self.code) and self._is_read_as_integer(field):
            return f"unknown code {_integer_of(self.code)}"
        if text is None:
            return f"a code is text, not {_type_name(self.code)}; {_hint(self.code)}"
        if self.undocumented:
            return f"{text.strip(BLANK)}: {self.undocumented}"
        fields = _CODES.fields_of(text)
        if fields:
            return f"{_shown(text)} is no value of {field}; it is one of {', '.join(fields)}"
        near = " or ".join(self.suggestions)
        return f"unknown code {_shown(text)}" + (f"; did you mean {near}?" if near else "")

    def _is_read_as_integer(self, field: str | None) -> bool:
        return {field} <= {*_CODES.of_integers()} or _CODES.of_integers() == list(FIELDS)


class RemovedCodeError(UnknownCodeError):
    """The code is no longer in use.

    Attributes:
        code: The code, as it stood on the wire.
        field: The field it was a value of.
        lifecycle: Since when, what replaces it, and where it went in words.
        url: The page that says so.
    """

    __module__ = __package__

    def __init__(self, code: str, field: str) -> None:
        super().__init__(code, field)
        self.lifecycle = Lifecycle("removed", *_REMOVED[field][code].split("\x1f"))
        self.url = _url(code, field)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The code that replaces it, if there is one and it does not mean success."""
        replaced_by = self.lifecycle.replaced_by
        return (replaced_by,) if _CODES.is_failure(replaced_by) else ()

    def __str__(self) -> str:
        return f"{self.code}: {' '.join(_lifecycle_lines(self.lifecycle))} See {self.url}"


def should_retry(code: str | int, field: str | None = None) -> bool:
    """Tell whether the same request may succeed without a change, now or after a wait.

    False for a draft whose retry rule is not written yet: nothing is known.

    Raises:
        UnknownCodeError: There is no such code.
    """
    return lookup(code, field).retry in ("now", "after")


def retry_after(code: str | int, field: str | None = None) -> int | None:
    """Return the seconds to wait before the same request is sent again; None: do not send it.

    Where something has to be fixed first it is None; what to wait for after the fix is in the
    entry's `retry_after`.

    Raises:
        UnknownCodeError: There is no such code.
    """
    return lookup(code, field).retry_after if should_retry(code, field) else None


def suggest(code: object) -> tuple[str, ...]:
    """Return up to three codes that a text may have meant, the likeliest first.

    Of codes whose last part it is, such as `not-found` of `files/not-found`, up to ten. Suggestions
    are for people: they are never answers, and never a code that means success. But for the first
    time, the time taken does not depend on the number of codes.
    """
    text = _text_of(code)
    if text is None:
        return ()
    from ._matching import guessed

    return tuple(guessed.suggest(_CODES, text))


def find_codes(text: str) -> list[str]:
    """Return every known code that a text holds as it is spelled, once each, in order.

    A code with a letter and a digit, a separator inside, or capitals as in `CamelCase` counts
    anywhere, where nothing carries it on; a number or a plain word only behind the name of its
    field, or as an HTTP status is written. A message of the service is its code, in texts of
    up to 100,000 characters. What begins another program's line (`svn: E000102:`) is left out.
    Linear in the text's length.
    """
    from ._matching import exact

    return exact.codes_in(_CODES, text)


def find_mentions(text: str) -> "list[Mention]":
    """Return what a text may mean, as `search` and `errdex explain` read it, the surest first.

    Each mention has the code, its field, the place, how it was written, and a reason: `exact`,
    `respelled` (as `lookup` takes it), `unknown` (the shape of a code, and none), or `guessed`,
    where there is nothing exact or respelled.
    """
    from ._matching import finding

    return finding.meant_by(_CODES, text)


def find(code: object, field: object) -> Entry:
    """Return the entry of a code that was not asked for before, or is spelled in another way."""
    text, name = _text_of(code), _text_of(field)
    if issubclass(type(code), int) and (field is None or name in _ROWS):
        return _of_integer(code, name)
    if text is None or (field is not None and name not in _ROWS):
        raise UnknownCodeError(code, field)
    exact = text.strip(BLANK)
    known = fold(_CODES, exact, name)
    if not known:
        raise UnknownCodeError(code, field)
    place = _CODES.fields_of(known, name)[0]
    if _CODES.named(known) in _REMOVED[place]:
        raise RemovedCodeError(_CODES.named(known), place)
    entry = _asked(_CODES.named(known), place, known)
    if entry.success and known != exact:
        raise UnknownCodeError(code, field)
    return _FOUND.setdefault(known, entry) if name is None else entry


def _of_integer(code: "Any", field: str | None) -> Entry:
    """Return the entry of an integer, in a field that has nothing but integers."""
    number = _integer_of(code)
    known = [] if number in _ALIASES else _CODES.fields_of(number, field)
    fields = [name for name in known if name in _CODES.of_integers()]
    if not fields:
        raise UnknownCodeError(code, field)
    if number in _REMOVED[fields[0]]:
        raise RemovedCodeError(number, fields[0])
    entry = _load(number, fields[0])
    found = _FOUND if field is None else _FOUND_IN[field]
    return found.setdefault(code, entry) if type(code) is int else entry


def _integer_of(value: object) -> str:
    """Return an integer as text, and nothing for True, False and what is too long for a code."""
    if not issubclass(type(value), int) or type(value) is bool:
        return ""
    integer = int.__index__(value)  # type: ignore[arg-type] # it is one
    return str(integer) if integer.bit_length() <= 4 * _LONGEST else ""


def _text_of(value: object) -> str | None:
    """Return text as a `str`, whatever a subclass makes of it, and None for anything else."""
    return str.__str__(value) if issubclass(type(value), str) else None


def _load(code: str, field: str) -> Entry:
    """Return the entry of a code in a field; the same object each time."""
    entry = _FOUND_IN[field].get(code)
    if entry is not None:
        return entry
    facts, texts = _ROWS[field][code].split(_TEXTS_BEGIN, 1)
    values: list[object] = [
        code,
        field,
        tuple([name for name in FIELDS if name != field and code in _ROWS[name]]),
        _url(code, field),
        *_unpacked(_FACTS, facts.split(_PART)),
        *_unpacked(_TEXTS, texts.split(_PART)),
    ]
    entry = Entry(*[values[place] for place in _ORDER], None)
    return _FOUND_IN[field].setdefault(code, entry)


def _asked(code: str, field: str, written: str) -> Entry:
    """Return the entry of a code in a field, which says so where an alias was written."""
    alias = fold(_CODES, written.strip(BLANK), field)
    if alias not in _ALIASES or _ALIASES[alias] != (field, code):
        return _load(code, field)
    entry = _FOUND_IN[field].get(alias)
    return entry or _FOUND_IN[field].setdefault(alias, Entry(*_load(code, field)._parts(), alias))


def _unpacked(fields: tuple[tuple[str, str], ...], parts: list[str]) -> list[object]:
    """Return the values of a row's facts or texts; empty ones at the end are not packed."""
    parts += [""] * (len(fields) - len(parts))
    return [_UNPACK[kind](part) for (_, kind), part in zip(fields, parts, strict=True)]


def _items(packed: str) -> tuple[str, ...]:
    return tuple(packed.split("\x1e")) if packed else ()


def _records(record: "type[_R]", packed: str) -> "tuple[_R, ...]":
    return tuple([record(*item.split("\x1d")) for item in _items(packed)])


def _extra(packed: str) -> object:
    if not packed:
        return _NO_EXTRA
    import json

    return _frozen(json.loads(packed))


def _url(code: str, field: str) -> str:
    address = code
    # A plain word longer than any reserved name is its own address: most lookups import nothing.
    if len(code) < 7 or not (code.isascii() and code.replace("_", "").isalnum()):
        from ._matching.addresses import address_of

        address = address_of(code)
    return f"{CATALOGUE['url']}codes/{address}/#{field}"


def _shown(value: object) -> str:
    """Return a value for a message: in quotes, short, and harmless to a terminal."""
    text = _text_of(value)
    if text is None:
        return f"of type {_type_name(value)}"
    return repr(text if len(text) <= 60 else text[:60] + "...")


def _type_name(value: object) -> str:
    name = type.__dict__["__name__"].__get__(type(value))  # whatever its metaclass makes of it
    return repr(name[:60])[1:-1]


def _hint(value: object) -> str:
    if (text := _integer_of(value)) and _CODES.fields_of(text):
        return f"look up {text!r}"
    if issubclass(type(value), (int, float)):
        return "as a number it has lost its leading zeros"
    if issubclass(type(value), (bytes, bytearray)):
        return "decode it first"
    return "pass it as it stood on the wire"


def _lifecycle_lines(lifecycle: Lifecycle) -> list[str]:
    if lifecycle.state == "stable":
        return []
    since = f" since {lifecycle.since}" if lifecycle.since else ""
    use = f" Use {lifecycle.replaced_by}." if lifecycle.replaced_by else ""
    return [f"{lifecycle.state.capitalize()}{since}.{use} {lifecycle.note}".rstrip()]


# Where each value of an entry is among those of its row, with what follows from the row's place.
_UNPACKED = ["code", "field", "also", "url", *[name for name, _ in (*_FACTS, *_TEXTS)]]
_ORDER = [_UNPACKED.index(name) for name in _NAMES]
_NO_EXTRA = _frozen({})
_PART = "\x1f"  # between the facts of a row, and between its texts
_TEXTS_BEGIN = "\x1f\x1e"
_UNPACK: "dict[str, Callable[[str], object]]" = {
    "text": str,
    "texts": _items,
    "messages": lambda packed: Messages(_items(packed)),
    "number": lambda packed: int(packed) if packed else None,
    "truth": bool,
    "rule": lambda packed: packed or None,
    "steps": lambda packed: _records(Step, packed),
    "references": lambda packed: _records(Related, packed),
    "examples": lambda packed: _records(Example, packed),
    "lifecycle": lambda packed: Lifecycle(*packed.split("\x1d")),
    "sources": lambda packed: tuple([_SOURCES[name] for name in _items(packed)]),
    "links": lambda packed: _records(Link, packed),
    "extra": _extra,
}
_CODES = Codes(
    _ROWS,
    _REMOVED,
    lambda field, code: _load(code, field).success,
    where=_WHERE,
    numbered=_NUMBERED,
    folded=_FOLDED,
    alphabet=_ALPHABET,
    longest=_LONGEST,
    patterns=_SHAPES,
    messages=_MESSAGES,
    aliases=_ALIASES,
    undocumented=_UNDOCUMENTED,
    url=CATALOGUE["url"],
)
