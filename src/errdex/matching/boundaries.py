"""Where a code ends: what around it would make it a part of a longer code, or of a pattern."""

import re

from .codes import DIGITS, SIGNS, WORD, is_distinctive, is_wide, is_word_at, separators_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codes import Codes


_OF_SENTENCES = frozenset(" ,;!?()[]{}<>\"'")
"""What is between the words of a sentence, and so carries on no code."""
_APART = _OF_SENTENCES - {","} | {""}
"""What carries on no code and no number, the end of a text with it."""
_OPEN_SIGNS = frozenset(".\u2026[(<*?#~|%${\\-")
_LEFT_OPEN = re.compile(
    "[\\[(<]?(?:\\.{2}|\u2026)|\\.[*+?{]"
    "|[-.]?(?:\\*(?!\\*{0,4}/)|\\?[?*0-9A-Za-z])|##|~[0-9A-Za-z]"
    "|\\|[A-Za-z]{1,9}[0-9]{1,9}(?![0-9A-Za-z_=:])"
    "|%(?:[\"'*%]|[ds](?![0-9A-Za-z]))|\\$\\{?[A-Za-z]|\\\\{1,4}[dDwW](?![A-Za-z])"
    "|\\{[0-9A-Za-z][0-9A-Za-z,.|-]{0,60}\\}"
    "|\\[(?![0-9;]{1,9}m)(?=[^\\]]{0,11}[0-9^:-])[0-9A-Za-z,|^:\\\\[-]{1,12}\\]"
    "|\\((?:\\?:)?[0-9A-Za-z]{1,9}(?:\\|[0-9A-Za-z]{1,9}){1,20}\\)"
)
"""What stands for signs of a code: dots, wildcards, sets, ranges, alternatives, placeholders."""
_NEAR = 100  # characters before a value in which emphasis with asterisks begins


class Boundaries:
    """The characters around each code of a catalogue that carry it on.

    A separator inside a code carries it on where a word is on its other side; so does one by which
    a longer code of the catalogue holds this one. A sign in front of a number belongs to it, and a
    slash in front of a path.
    """

    def __init__(self, codes: "Codes") -> None:
        self._before: dict[str, set[str]] = {}
        self._after: dict[str, set[str]] = {}
        self._leading: set[str] = set()
        self._codes = codes
        self._anywhere: dict[str, str] = {}
        self._distinctive: dict[str, bool] = {}
        self._carrying: dict[str, tuple[set[str], set[str]]] = {}
        every = set(codes.every())
        for code in every:
            if not (code.isascii() and code.isalnum()):
                self._add_parts(code, every)
            if not is_word_at(code, 0):
                self._leading.add(code[0])

    def _add_parts(self, code: str, every: "set[str]") -> None:
        """Note by which separators a code holds others."""
        cuts = [at for at in range(len(code)) if not is_word_at(code, at)]
        for start in [0, *[at + 1 for at in cuts]]:
            for end in [*[at for at in cuts if at > start], len(code)]:
                part = code[start:end]
                if part in every and part != code:
                    if start:
                        self._before.setdefault(part, set()).add(code[start - 1])
                    if end < len(code):
                        self._after.setdefault(part, set()).add(code[end])

    def are_open(self, code: str) -> bool:
        """Tell whether a code counts wherever no word touches it."""
        inner = code in self._before or code in self._after or separators_in(code)
        whole = code[0] in WORD and code[-1] in WORD
        return not inner and whole and is_distinctive(code) and code[0] not in DIGITS

    def field_anywhere(self, code: str) -> str:
        """Return the only field of a code that counts wherever no word touches it, or nothing."""
        if code not in self._anywhere:
            fields = self._codes.fields_of(code)
            known = len(fields) == 1 and self.are_open(code)
            if not fields:
                return ""  # a text may hold any number of others
            self._anywhere[code] = fields[0] if known else ""
        return self._anywhere[code]

    def stands_alone(self, code: str, text: str, start: int) -> bool:
        """Tell whether one of the catalogue's codes counts at a place without a name before it."""
        if code not in self._distinctive:
            self._distinctive[code] = is_distinctive(code)
        return self._distinctive[code] and self.begins(code, text, start)

    def begins(self, code: str, text: str, start: int) -> bool:
        """Tell whether nothing before a place of a text carries a code on to the left."""
        before = text[start - 1 : start]
        if before in SIGNS and before and code[0] in DIGITS:
            return False
        if (before == "/" and "/" in code) or (is_wide(code[0]) and is_wide(before)):
            return False
        if not before or before not in self._signs_around(code)[0]:
            return True
        return before not in self._leading and not is_word_at(text, start - 2)

    def ends(self, code: str, text: str, end: int) -> bool:
        """Tell whether nothing from a place of a text on carries a code on to the right."""
        after = text[end : end + 1]
        if after in _APART:
            return True
        if after in (".", ",") and is_word_at(text, end + 1) and _is_number(code):
            return False
        if is_wide(code[-1]) and is_wide(after):
            return False
        return after not in self._signs_around(code)[1] or not is_word_at(text, end + 1)

    def _signs_around(self, code: str) -> "tuple[set[str], set[str]]":
        """Return the characters before a code and behind it that carry it on where a word is."""
        if code not in self._carrying:
            inside = separators_in(code)
            before, after = self._before.get(code, ()), self._after.get(code, ())
            self._carrying[code] = (
                {*inside, *before} - _OF_SENTENCES,
                {*inside, *after} - _OF_SENTENCES,
            )
        return self._carrying[code]


def _is_number(code: str) -> bool:
    return code.isascii() and code.lstrip(SIGNS).isdigit()


def is_left_open(text: str, end: int) -> bool:
    """Tell whether what is behind a place leaves open which code is meant."""
    if text[end : end + 1] not in _OPEN_SIGNS or not _LEFT_OPEN.match(text, end):
        return False
    before = text[max(0, end - _NEAR) : end].rpartition("\n")[2]
    return text[end] != "*" or "*" not in before  # emphasis, as in Markdown


def boundaries_of(codes: "Codes") -> Boundaries:
    """Return the boundaries of a catalogue's codes; made once for each catalogue."""
    made = codes.made.get("boundaries")
    if not isinstance(made, Boundaries):
        made = codes.made["boundaries"] = Boundaries(codes)
    return made
