"""Codes in a text in another spelling: what `lookup` folds, where a text can mean nothing else."""

import re

from .boundaries import boundaries_of, is_left_open
from .codes import DIGITS, is_distinctive, is_word_at, separators_in
from .exact import mention_of
from .folding import NARROWED, fold
from .mentions import RESPELLED, Mention
from .names import names_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .codes import Codes

_QUOTES = "\"'"
FEWEST_DIGITS = 3
"""A code of fewer digits is written in another way only behind a name of its field."""

_MOST_KNOWN = 1000
"""Spellings whose meaning is kept. Others are looked up again."""
_MOST_PARTS = 4
"""Pieces with separators between them that together may be one code. Longer runs are none."""
_VALUE = re.compile("[0-9A-Za-z](?:[0-9A-Za-z_.:+-]{0,79}[0-9A-Za-z])?(?![0-9A-Za-z_])", re.ASCII)
_ORDINARY = re.compile(
    "(?=[^0-9A-Za-z]*[0-9A-Za-z])[0-9A-Za-z._:-](?:[0-9A-Za-z._:/ -]*[0-9A-Za-z._:-])?"
)
"""The codes that a text may hold in another spelling: with other signs, only as they are."""
_BREAK = "(?:\r?\n|(?:\\\\r)?\\\\n)"
_BROKEN = re.compile(
    f"[-\\\\]?(?:{_BREAK}[ \t]{{0,40}}| )([0-9A-Za-z_.:+-]{{1,80}})(?![0-9A-Za-z_.:+-])"
)
"""A line break or a blank, maybe inside a value, and what is behind it."""
_BREAKS = re.compile(_BREAK)
_CLOSED = re.compile("\\\\{0,4}[\"']")
_BARE_NUMBER = re.compile("[0-9O]{1,2}", re.ASCII | re.IGNORECASE)


class Spellings:
    """The codes of a catalogue that may be meant, by what all their spellings share."""

    def __init__(self, codes: "Codes") -> None:
        self._codes = codes
        self._meant: dict[str, str] = {}
        self._known: dict[str, list[tuple[int, str]]] = {}
        separators = set(" -_")
        self._most = _MOST_PARTS
        for code in codes.every():
            if is_distinctive(code) and codes.may_be_meant(code) and _ORDINARY.fullmatch(code):
                self._add(code)
                separators |= set(separators_in(code))
                self._most = max(self._most, 1 + len(separators_in(code)) + code.count("_"))
        between = f"[{re.escape(''.join(sorted(separators)))}]"
        part = f"[0-9A-Za-z]{{1,{max(1, codes.longest)}}}"
        more = f"({between}{part})?" * (self._most - 1)
        self._parts = re.compile(f"({part}){more}", re.ASCII)
        self._reach = max(map(len, self._meant), default=0) + self._most - 1
        self._shortest = min(map(len, self._meant), default=0)
        self._beginnings = {key[: self._shortest] for key in self._meant}
        self._start = _start_of(self._meant) if self._meant else None

    def _add(self, code: str) -> None:
        for spelled in {code, "".join([c for c in code if c.isalnum()])}:
            key = _key_of(spelled)
            self._meant[key] = code if self._meant.get(key, code) == code else ""

    def find(self, text: str, plain: str, exact: "Sequence[Mention]") -> "Iterator[Mention]":
        """Yield the spellings, none inside an exact code, that mean one code wherever they are."""
        at = passed = 0
        while self._start and (match := self._start.search(plain, at)):
            start = match.start()
            while passed < len(exact) and exact[passed].end <= start:
                passed += 1
            if passed < len(exact) and exact[passed].start <= start:
                at = exact[passed].end
                continue
            end, code = self._longest_at(plain, start)
            if code and code != text[start:end]:
                yield mention_of(self._codes, code, text, start, end)
            at = end if code else start + 1

    def _longest_at(self, plain: str, start: int) -> tuple[int, str]:
        """Return where the longest spelling at a place ends, and the code that it means."""
        near = plain[start : start + self._reach]
        match = self._parts.match(near)
        for length, code in self._meanings(match) if match else ():
            if self._is_whole(code, plain, start, start + length):
                return start + length, code
        return start, ""

    def _meanings(self, match: "re.Match[str]") -> list[tuple[int, str]]:
        """Return what the pieces mean wherever they are, and how many characters mean it.

        The most pieces come first. The same log repeats its own.
        """
        pieces = match.group()
        if pieces not in self._known:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            self._known[pieces] = list(self._read(match))
        return self._known[pieces]

    def _read(self, match: "re.Match[str]") -> "Iterator[tuple[int, str]]":
        if _key_of(match.group())[: self._shortest] not in self._beginnings:
            return
        for part in range(self._most, 0, -1):
            written = match.string[: match.end(part)] if match[part] else ""
            if self._meant.get(_key_of(written)):
                code = fold(self._codes, written)
                clear = is_distinctive(code) and self._codes.may_be_meant(code)
                if clear and (code == written or _is_clear(written, code)):
                    yield len(written), code

    def _is_whole(self, code: str, plain: str, start: int, end: int) -> bool:
        carried = plain[end : end + 1] == "-" and is_word_at(plain, end + 1)
        if carried or is_word_at(plain, end):
            return False
        bounds = boundaries_of(self._codes)
        if bounds.field_anywhere(code):
            return True
        return bounds.ends(code, plain, end) and bounds.begins(code, plain, start)


def _key_of(spelled: str) -> str:
    """Return what all spellings of a code share."""
    bare = spelled.upper().replace(" ", "").replace("-", "").replace("_", "")
    return bare.replace("O", "0")


def _is_clear(written: str, code: str) -> bool:
    """Tell whether what was written is no ordinary text: by its digits, or as codes are."""
    digits = sum(sign in DIGITS for sign in code)
    if digits:
        return digits >= FEWEST_DIGITS and any(sign in DIGITS for sign in written)
    return " " not in written and is_distinctive(written)


def mentions_in(codes: "Codes", text: str, exact: "Sequence[Mention]") -> "list[Mention]":
    """Return what a text holds in other spellings, in order: after names, and anywhere.

    Args:
        codes: The catalogue's.
        text: The text.
        exact: The codes in it as they are spelled, in order.
    """
    made = codes.made.get("spellings")
    if not isinstance(made, Spellings):
        made = codes.made["spellings"] = Spellings(codes)
    plain = text if text.isascii() else text.translate(NARROWED)
    found = list(_named(codes, text, plain))
    named = {mention.start for mention in found}
    found += [mention for mention in made.find(text, plain, exact) if mention.start not in named]
    return sorted(found, key=lambda mention: mention.start)


def _named(codes: "Codes", text: str, plain: str) -> "Iterator[Mention]":
    """Yield the values of fields' names that stand for one code of the field, as `lookup` does."""
    names = names_of(codes)
    known: dict[tuple[str, str, bool], list[tuple[str, str, str]]] = {}  # a log repeats its values
    unknown: set[tuple[str, str, bool]] = set()
    for match in names.anywhere.finditer(plain):
        value = _VALUE.match(plain, match.end()) if match[2] else None
        if not value or (not match[2].strip(" \t") and _BARE_NUMBER.fullmatch(value.group())):
            continue
        joined = _joined(codes, plain, match, value, unknown)
        if joined:
            code, field, end = joined
            yield Mention(code, field, value.start(), text[value.start() : end], RESPELLED)
            continue
        key = match[1], value.group(), _is_cut(plain, match[2][-1], value.end())
        if key not in known:
            if len(known) == _MOST_KNOWN:
                known.clear()
            known[key] = _meant_behind(codes, *key)
        start = value.start()
        written = text[start : value.end()]
        for field, code, meant in known[key]:
            if code == written:
                break
            if meant:
                yield Mention(meant, field, start, written, RESPELLED)
                break


def _joined(
    codes: "Codes",
    plain: str,
    name: "re.Match[str]",
    value: "re.Match[str]",
    unknown: "set[tuple[str, str, bool]]",
) -> "tuple[str, str, int] | None":
    """Return the code, its field and its end, where a line break is inside a value; or None.

    Without quotes around it the code must be one that hardly anything else is. What is none is
    remembered.
    """
    broken = _BROKEN.match(plain, value.end())
    if not broken:
        return None
    code = value.group() + broken[1]
    is_quoted = name[2][-1] in _QUOTES and _CLOSED.match(plain, broken.end()) is not None
    key = name[1], code, is_quoted
    if key in unknown:
        return None
    for field in names_of(codes).fields[name[1].lower()]:
        is_known = codes.fields_of(code, field) and codes.may_be_meant(code)
        if is_known and (is_quoted or is_distinctive(code)):
            return codes.named(code), field, broken.end()
    if len(unknown) < _MOST_KNOWN:
        unknown.add(key)
    return None


def _is_cut(plain: str, before: str, end: int) -> bool:
    """Tell whether a value is left out from a place on, or its quote is not closed in its line."""
    is_open = before in _QUOTES and (end == len(plain) or _BREAKS.match(plain, end) is not None)
    return is_open or is_left_open(plain, end)


def _meant_behind(
    codes: "Codes", name: str, value: str, is_cut: bool
) -> "list[tuple[str, str, str]]":
    """Return what a value is in each field of a name, and the code that it may mean, if any."""
    found = []
    for field in names_of(codes).fields[name.lower()]:
        code = fold(codes, value, field, not is_cut)
        if code:
            meant = codes.named(code) if codes.may_be_meant(code) else ""
            found.append((field, code, meant))
    return found


def _start_of(keys: "dict[str, str]") -> "re.Pattern[str]":
    """Return a pattern for what any spelling begins with: two characters, side by side or not."""
    seconds: dict[str, set[str]] = {}
    for key in keys:
        bare = "".join([sign for sign in key if sign.isalnum()])
        seconds.setdefault(bare[0], set()).add(bare[1:2])
    starts = []
    for first, others in sorted(seconds.items()):
        after = "".join(sorted(others))
        after = f"[^0-9A-Za-z]?[{after}{'O' * ('0' in after)}]" if after else ""
        starts.append(f"[{first}{'O' * (first == '0')}]{after}")
    pattern = f"(?<![0-9A-Za-z_])(?<![0-9A-Za-z]-)(?:{'|'.join(starts)})"
    return re.compile(pattern, re.ASCII | re.IGNORECASE)
