# fmt: off
# ruff: noqa
# mypy: ignore-errors
"""What a generated module can do with its entries; the same file in every module.

`__init__.py` holds the entries and loads this file when it is first needed. `errdex build`
copies it from `errdex/runtime/`; edit it there.
"""

import sys

from . import _tables


def _refuse_mixture():
    """Refuse files of two builds, as when a program runs on while its module is built anew.

    Raises:
        ImportError: What was imported before is of another build than what is on the disk now.
    """
    package = sys.modules[__package__]
    if getattr(package, "_STAMP", None) != getattr(_tables, "_STAMP", None):
        what = "files of two builds; rebuild or reinstall the package, and restart the program"
        raise ImportError(f"{__package__}: {what}")


_refuse_mixture()

# Afterwards, since another build may have other names.
from . import (
    _FOLDED,
    _FOUND,
    _FOUND_IN,
    _REMOVED,
    _ROWS,
    _SHAPES,
    CATALOGUE,
    FIELDS,
    get,
    lookup,
)
from ._tables import _ALPHABET, _LONGEST, _NUMBERED, _OWNERS, _SOURCES


def __getattr__(name):
    """Return CODES, which is made when it is first asked for: lookups do without."""
    if name != "CODES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    codes = globals()["CODES"] = tuple({code: None for rows in _ROWS.values() for code in rows})
    return codes


class _Record:
    """A read-only value with named parts."""

    __slots__ = ()
    __module__ = __package__

    def __init__(self, *parts):
        if len(parts) != len(self.__slots__):
            raise TypeError(f"{type(self).__name__} has {len(self.__slots__)} parts")
        for name, part in zip(self.__slots__, parts):
            object.__setattr__(self, name, part)

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is read-only: {name}")

    def __delattr__(self, name):
        raise AttributeError(f"{type(self).__name__} is read-only: {name}")

    def __repr__(self):
        parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])
        return f"{type(self).__name__}({parts})"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash(self._parts())

    def __reduce__(self):
        return type(self), self._parts()

    def _parts(self):
        return tuple([getattr(self, name) for name in self.__slots__])


class Step(_Record):
    """One action of a remediation: what to do, who does it, where, and a literal example.

    `check` names the checks that decide it, with spaces between them. `where`, `example` and
    `check` are empty where there is nothing to say.
    """

    __module__ = __package__
    __slots__ = __match_args__ = ("do", "owner", "where", "example", "check")


class Example(_Record):
    """What a user sees on the wire: a title and the literal text."""

    __module__ = __package__
    __slots__ = __match_args__ = ("title", "text")


class Related(_Record):
    """A reference to another entry and how that one differs; `because` may be empty."""

    __module__ = __package__
    __slots__ = __match_args__ = ("code", "field", "because")


class Lifecycle(_Record):
    """Whether a code is in use: `state` is stable, deprecated or removed; the rest may be empty."""

    __module__ = __package__
    __slots__ = __match_args__ = ("state", "since", "replaced_by", "note")


class Entry(_Record):
    """One value of one field: what it means and what to do about it. Read-only.

    Attributes:
        code: The value as it stands on the wire; shows whether a lookup folded its text.
        field: The field it is a value of.
        also: Other fields in which the same value stands.
        cause: Why it happens, one text a cause.
        remediation: Ordered steps that end it; empty where nothing is to be done.
        severity: info, warning, error or critical.
        retry: never, now, after-fix or after.
        retry_after: Seconds to wait before the next try; None where waiting does not help.
        owner: Whose move it is, one of the catalogue's owners.
        tell_customer: One sentence that support can pass on.
        success: Whether the code reports success.
        http_status: The HTTP status code that comes with it, or None where it is not known.
        source: The pages that the entry rests on.
        url: The entry's section on the published site.
    """

    __module__ = __package__
    __slots__ = __match_args__ = (
        "code", "field", "also", "group", "title", "description", "cause", "remediation",
        "severity", "retry", "retry_after", "owner", "tell_customer", "see_also", "examples",
        "notes", "keywords", "success", "http_status", "lifecycle", "source", "url",
    )

    def __repr__(self):
        return f"<Entry {self.code} ({self.field}): {self.title}>"

    def __str__(self):
        return f"{self.code}: {self.title}"

    def __reduce__(self):
        return lookup, (self.code, self.field)

    def text(self):
        """Return the entry as plain text, for a terminal or a ticket."""
        lines = [str(self), self._summary(), *_lifecycle_lines(self.lifecycle)]
        lines += ["", self.description]
        lines += _listed("Cause", self.cause)
        if self.remediation:
            lines += ["", "What to do"]
        for number, step in enumerate(self.remediation, 1):
            lines.append(f"  {number}. {_action(step, self.owner)}")
            lines += ["       " + line for line in step.example.splitlines()]
        lines += _listed("Tell the customer", [self.tell_customer])
        lines += _listed("See also", map(_reference, self.see_also))
        lines += _listed("Notes", self.notes)
        return "\n".join([*lines, "", self.url])

    def markdown(self):
        """Return the entry as Markdown, for a ticket or a chat.

        The catalogue's text shows as it is, whatever signs it holds; `code` in it stays code.
        """
        lines = [f"### {_md(str(self))}", "", _md(self._summary())]
        lines += map(_md, _lifecycle_lines(self.lifecycle))
        lines += ["", _md(self.description)]
        lines += _md_listed("Cause", self.cause)
        if self.remediation:
            lines += ["", "**What to do**", "", _md_steps(self)]
        lines += ["", "**Tell the customer**", "", _md(self.tell_customer)]
        lines += _md_listed("See also", map(_reference, self.see_also))
        lines += _md_listed("Notes", self.notes)
        return "\n".join([*lines, "", f"<{self.url}>"])

    def to_dict(self):
        """Return the entry as dicts, lists, texts, numbers and None, as in the site's JSON."""
        entry = {name: getattr(self, name) for name in self.__slots__}
        entry["retry"] = {"rule": self.retry, "after_seconds": entry.pop("retry_after")}
        return {name: _plain(value) for name, value in entry.items()}

    def problem(self, detail=None, instance=None):
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

    def _summary(self):
        owner = _OWNERS[self.owner]
        return f"{self.field} · {self.severity} · {_retry_words(self)} · owner: {owner}"


class UnknownCodeError(LookupError):
    """No entry for this code.

    Attributes:
        code: What was asked for, as it was given.
        field: The field that was asked for, or None.
    """

    __module__ = __package__

    def __init__(self, code, field=None):
        super().__init__(code, field)
        self.code = code
        self.field = field

    @property
    def suggestions(self):
        """Up to three codes that may have been meant; never one that means success."""
        return suggest(self.code)

    def __str__(self):
        text, field = _text_of(self.code), _text_of(self.field)
        if self.field is not None and field not in _ROWS:
            return f"no field {_shown(self.field)}; there are {', '.join(FIELDS)}"
        if text is None:
            return f"a code is text, not {_type_name(self.code)}; {_hint(self.code)}"
        fields = _fields_of(text)
        if fields:
            return f"{_shown(text)} is no value of {field}; it is one of {', '.join(fields)}"
        near = " or ".join(self.suggestions)
        return f"unknown code {_shown(text)}" + (f"; did you mean {near}?" if near else "")


class RemovedCodeError(UnknownCodeError):
    """The code is no longer in use.

    Attributes:
        code: The code, as it stood on the wire.
        field: The field it was a value of.
        lifecycle: Since when, what replaces it, and where it went in words.
        url: The page that says so.
    """

    __module__ = __package__

    def __init__(self, code, field):
        super().__init__(code, field)
        self.lifecycle = Lifecycle("removed", *_REMOVED[field][code].split("\x1f"))
        self.url = _url(code, field)

    @property
    def suggestions(self):
        """The code that replaces it, if there is one and it does not mean success."""
        replaced_by = self.lifecycle.replaced_by
        return (replaced_by,) if _is_failure(replaced_by) else ()

    def __str__(self):
        return f"{self.code}: {' '.join(_lifecycle_lines(self.lifecycle))} See {self.url}"


def should_retry(code, field=None):
    """Tell whether the same request may succeed without a change, now or after a wait.

    Raises:
        UnknownCodeError: There is no such code.
    """
    return lookup(code, field).retry_after is not None


def retry_after(code, field=None):
    """Return the seconds to wait before the same request is sent again; None: do not send it.

    Raises:
        UnknownCodeError: There is no such code.
    """
    return lookup(code, field).retry_after


def suggest(code):
    """Return up to three codes that a text may have meant, the likeliest first.

    Suggestions are for people: they are never answers, and never a code that means success.
    The time taken does not depend on the number of codes.
    """
    text = _text_of(code)
    if text is None or len(text) > 4 * _LONGEST + 40:
        return ()
    text = text.translate(_TYPED).replace("|", "I")
    text = "".join([c for c in text if c.isascii() and c.isalnum()]).upper()
    for candidates in (_respelled(text), _neighbours(text)) if text else ():
        codes = [code for spelled in candidates for code in _FOLDED.get(spelled, spelled).split()]
        found = [code for code in dict.fromkeys(codes) if _is_failure(code)]
        if found:
            return tuple(found[:3])
    return ()


def search(words):
    """Return the entries that hold the most of the words, best first.

    A text that `lookup` takes for a code comes first, then entries whose code and title hold
    most of the words, side by side if possible, then the rest, each in the catalogue's order.
    """
    wanted = words.casefold().split()
    phrase = " ".join(wanted)
    exact = get(words)
    ranked = []
    for field, rows in _ROWS.items():
        for code, row in rows.items():
            text = f"{code} {row.rsplit(_PART, _FACTS)[0]}".casefold()
            title = text[: text.index(_PART)]
            held = [sum([word in part for word in wanted]) for part in (text, title)]
            ranked.append(((*held, phrase in title), code, field))
    ranked.sort(key=lambda place: place[0], reverse=True)
    most = max([rank for rank, _, _ in ranked], default=(0,))[0] if exact is None else len(wanted)
    entries = [_load(code, field) for rank, code, field in ranked if rank[0] >= most > 0]
    return [exact] * (exact is not None) + [entry for entry in entries if entry is not exact]


def find_codes(text):
    """Return every known code that stands in a text, once each, in order of appearance.

    A code counts in its exact spelling, where no ASCII letter, digit or underscore touches it; of
    codes that overlap, the one that begins first, then the longest. Linear in the text's length.
    """
    found, places = [], []
    for part, pattern, words in _patterns():
        if part in text:
            seen = words or dict.fromkeys(pattern.findall(text))
            codes = [code for code in seen if any([code in rows for rows in _ROWS.values()])]
            if words:
                places += _first_places(text, pattern, codes)
            elif codes:
                found.append((pattern, codes))
    if len(found) == 1 and not places:
        return found[0][1]
    places += [place for some in found for place in _first_places(text, *some)]
    return [code for _, code in sorted(places)]


def _first_places(text, pattern, codes):
    """Yield where each of these codes stands first; reads no further than needed."""
    missing = set(codes)
    for match in pattern.finditer(text):
        if match.group() in missing:
            missing.remove(match.group())
            yield match.start(), match.group()
            if not missing:
                return


def _patterns():
    if not _COMPILED:
        import re

        _COMPILED[:] = [(part, re.compile(pattern), words) for part, pattern, words in _SHAPES]
    return _COMPILED


def find(code, field):
    """Return the entry of a code that was not asked for before, or is spelled in another way."""
    text, name = _text_of(code), _text_of(field)
    if text is None or (field is not None and name not in _ROWS):
        raise UnknownCodeError(code, field)
    exact = text.strip(_BLANK)
    known = _fold(exact, name)
    if not known:
        raise UnknownCodeError(code, field)
    fields = _fields_of(known, name)
    if known in _REMOVED[fields[0]]:
        raise RemovedCodeError(known, fields[0])
    entry = _load(known, fields[0])
    if entry.success and known != exact:
        raise UnknownCodeError(code, field)
    return _FOUND.setdefault(known, entry) if name is None else entry


def _text_of(value):
    """Return text as a `str`, whatever a subclass makes of it, and None for anything else."""
    return str.__str__(value) if issubclass(type(value), str) else None


def _fields_of(code, field=None):
    """Return the fields, in order, in which a code stands; if there is none, in which it stood."""
    names = FIELDS if field is None else (field,)
    for place in (_ROWS, _REMOVED):
        fields = [name for name in names if code in place[name]]
        if fields:
            break
    return fields


def _fold(exact, field):
    """Return the code that a text stands for in a field, or in any; nothing if there is none."""
    if _fields_of(exact, field):
        return exact
    text = exact if len(exact) <= 4 * _LONGEST else ""
    if not (text.isascii() and text.isalnum()):
        text = text.translate(_TYPED)
        if not text.isascii():
            return ""
    text = text.upper()
    joined = text
    if text == text.strip("-_"):
        joined = text.replace(" ", "").replace("-", "").replace("_", "")
    digits = _digits_for_letters(joined)
    for spelled in dict.fromkeys([text, joined, digits]):
        known = _FOLDED.get(spelled, spelled)
        if known != exact and _fields_of(known, field):
            return known
    padded = {code for code in _padded(digits) if code != exact and _fields_of(code, field)}
    return padded.pop() if len(padded) == 1 else ""


def _digits_for_letters(text):
    """Return the text with each O as 0 where all the rest of what follows a prefix is digits."""
    for prefix, _ in _NUMBERED:
        number = text[len(prefix):]
        if text.startswith(prefix) and number.strip("O") and number.replace("O", "0").isdigit():
            return prefix + number.replace("O", "0")
    return text


def _padded(text):
    """Yield what a text becomes with a prefix added and zeros filled in, spelled as the codes."""
    for prefix, widths in _NUMBERED:
        for number in dict.fromkeys([text, text.removeprefix(prefix)]):
            if number.isdigit():
                for width in widths:
                    spelled = prefix + number.zfill(width)
                    yield _FOLDED.get(spelled, spelled)


def _respelled(text):
    """Yield what a text becomes when look-alikes, prefix and zeros are put right."""
    yield text
    for prefix, _ in _NUMBERED:
        number = text.rpartition(prefix)[2] if prefix else text
        number = number.translate(_LOOK_ALIKES)
        yield prefix + number
        if number.isdigit():
            yield from _padded(prefix + (number.lstrip("0") or "0"))
    if not any([text.removeprefix(prefix).isdigit() for prefix, _ in _NUMBERED]):
        number = text[len(text.rstrip("0123456789")):]  # after a prefix of another catalogue
        yield from [prefix + number for prefix, _ in _NUMBERED]


def _neighbours(text):
    """Yield the texts one slip away: two characters swapped, one too many, missing or wrong."""
    if len(text) > _LONGEST + 1:
        return
    cuts = [(text[:i], text[i:]) for i in range(len(text) + 1)]
    yield from [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    yield from [a + b[1:] for a, b in cuts if b]
    yield from [a + c + b for a, b in cuts for c in _ALPHABET]
    yield from [a + c + b[1:] for a, b in cuts if b for c in _ALPHABET]


def _is_failure(code):
    fields = [name for name in FIELDS if code in _ROWS[name]]
    return bool(fields) and not any([_load(code, name).success for name in fields])


def _load(code, field):
    """Return the entry of a code in a field; the same object each time."""
    entry = _FOUND_IN[field].get(code)
    if entry is not None:
        return entry
    (
        title, description, cause, steps, tell_customer, related, examples, notes, keywords,
        group, severity, retry, after, owner, success, status, lifecycle, source,
    ) = _ROWS[field][code].split(_PART)
    entry = Entry(
        code,
        field,
        tuple([name for name in FIELDS if name != field and code in _ROWS[name]]),
        group,
        title,
        description,
        _items(cause),
        _records(Step, steps),
        severity,
        retry,
        int(after) if after else None,
        owner,
        tell_customer,
        _records(Related, related),
        _records(Example, examples),
        _items(notes),
        _items(keywords),
        success == "true",
        int(status) if status else None,
        Lifecycle(*lifecycle.split("\x1d")),
        tuple([_SOURCES[name] for name in _items(source)]),
        _url(code, field),
    )
    return _FOUND_IN[field].setdefault(code, entry)


def _items(packed):
    return tuple(packed.split("\x1e")) if packed else ()


def _records(record, packed):
    return tuple([record(*item.split("\x1d")) for item in _items(packed)])


def _url(code, field):
    return f"{CATALOGUE['url']}codes/{code.replace(':', '-')}/#{field}"


def _shown(value):
    """Return a value for a message: in quotes, short, and harmless to a terminal."""
    text = _text_of(value)
    if text is None:
        return f"of type {_type_name(value)}"
    return repr(text if len(text) <= 60 else text[:60] + "...")


def _type_name(value):
    name = type.__getattribute__(type(value), "__name__")  # whatever its metaclass makes of it
    return repr(name[:60])[1:-1]


def _hint(value):
    if issubclass(type(value), (int, float)):
        return "as a number it has lost its leading zeros"
    if issubclass(type(value), (bytes, bytearray)):
        return "decode it first"
    return "pass it as it stood on the wire"


def _plain(value):
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, _Record):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value


def _retry_words(entry):
    if entry.retry == "after":
        return f"retry after {_duration(entry.retry_after)}"
    words = {"never": "do not retry", "now": "retry now", "after-fix": "retry after the fix"}
    return words[entry.retry]


def _duration(seconds):
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _lifecycle_lines(lifecycle):
    if lifecycle.state == "stable":
        return []
    since = f" since {lifecycle.since}" if lifecycle.since else ""
    use = f" Use {lifecycle.replaced_by}." if lifecycle.replaced_by else ""
    return [f"{lifecycle.state.capitalize()}{since}.{use} {lifecycle.note}".rstrip()]


def _action(step, owner):
    who = _OWNERS[step.owner] if step.owner != owner else ""
    aside = "; ".join([part for part in (who, step.where) if part])
    return f"{step.do} ({aside})" if aside else step.do


def _reference(related):
    return f"{related.code}: {related.because}" if related.because else related.code


def _listed(heading, texts):
    lines = ["  " + line for text in texts for line in text.splitlines()]
    return ["", heading, *lines] if lines else []


def _md_listed(heading, texts):
    lines = ["- " + _md(text) for text in texts]
    return ["", f"**{heading}**", "", *lines] if lines else []


def _md_steps(entry):
    lines = [
        f"{number}. {_md(_action(step, entry.owner))}{_md_example(step.example)}"
        for number, step in enumerate(entry.remediation, 1)
    ]
    return "\n".join(lines).rstrip("\n")


def _md_example(text):
    """Return text as a code block inside a numbered item, between empty lines."""
    fence = "```"
    while fence in text:
        fence += "`"
    lines = [fence, *text.splitlines(), fence]
    return "\n\n" + "".join([f"    {line}".rstrip() + "\n" for line in lines]) if text else ""


def _md(text):
    """Return text as one line of Markdown that shows it and does nothing; `code` stays code."""
    line = " ".join(text.split())
    parts = line.split("`")
    if "``" in line or len(parts) % 2 == 0:
        line = line.translate(_MARKS)
    else:
        line = "`".join([p if i % 2 else p.translate(_MARKS) for i, p in enumerate(parts)])
    rest = line.lstrip("0123456789")
    number = line[: len(line) - len(rest)]
    opens_item = rest.startswith((".", ")") if number else ("-", "+", ":"))
    return f"{number}&#{ord(rest[0])};{rest[1:]}" if opens_item else line


_MARKS = str.maketrans(
    {c: "\\" + c for c in "\\`*_[]{}#"} | {c: f"&#{ord(c)};" for c in "&<>|~$@"}
)
# Full-width forms, dashes and white space, as they are typed in ASCII.
_TYPED = str.maketrans(
    "".join(map(chr, range(0xFF01, 0xFF5F)))
    + "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
    "\t\n\x0b\x0c\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
    "".join(map(chr, range(0x21, 0x7F))) + "-" * 7 + " " * 24,
)
_LOOK_ALIKES = str.maketrans("OQDILSBZG", "000115826")
# White space by Unicode, and what Unicode lets a display ignore.
_BLANK = (
    "\t\n\x0b\x0c\r \x85\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b\u180c\u180d\u180e"
    "\u180f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062\u2063"
    "\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3000\u3164\ufe00"
    "\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
    "\ufeff\uffa0"
)
_PART = "\x1f"  # between the parts of a row; its last parts are facts, the others are texts
_FACTS = 9
_COMPILED = []
