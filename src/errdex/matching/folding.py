"""A text as a code in another spelling: the folds of `lookup`, in their order and no further."""

from .codes import DIGITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .codes import Codes

# Full-width forms, dashes and white space, as they are typed in ASCII.
TYPED = str.maketrans(
    "".join(map(chr, range(0xFF01, 0xFF5F))) + "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
    "\t\n\x0b\x0c\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
    "".join(map(chr, range(0x21, 0x7F))) + "-" * 7 + " " * 24,
)
# In a longer text line ends stay what they are.
NARROWED = {n: sign for n, sign in TYPED.items() if n > 0x85 and n not in (0x2028, 0x2029)}
# White space by Unicode, and what Unicode lets a display ignore.
BLANK = (
    "\t\n\x0b\x0c\r \x85\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b\u180c\u180d\u180e"
    "\u180f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062\u2063"
    "\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3000\u3164\ufe00"
    "\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
    "\ufeff\uffa0"
)


_LEFT_OUT = "._:-"
"""Signs at the end of a code that another spelling may lack."""
_LONGEST_CODE = 128
"""Characters of a text that may be an undocumented code. A longer one is none."""


def fold(codes: "Codes", exact: str, field: "str | None" = None, is_whole: bool = True) -> str:
    """Return the code that a trimmed text stands for in a field, or in any; nothing if none.

    A code of the catalogue stands for itself. Otherwise full-width forms and case are folded, then
    white space, dashes and underscores inside are dropped, then O among digits becomes 0, then a
    prefix and zeros are added where exactly one code results, unless the text is only the
    beginning of one. An undocumented code stands for no other.
    """
    if codes.fields_of(exact, field):
        return exact
    if undocumented_as(codes, exact):
        return ""
    text = exact if len(exact) <= 4 * codes.longest else ""
    if not (text.isascii() and text.isalnum()):
        text = text.translate(TYPED)
        if not text.isascii():
            return ""
    text = text.upper()
    joined = text
    if text == text.strip("-_"):
        joined = text.replace(" ", "").replace("-", "").replace("_", "")
    digits = _digits_for_letters(codes, joined)
    for spelled in dict.fromkeys([text, joined, digits]):
        known = codes.folded.get(spelled, spelled)
        if known != exact and codes.fields_of(known, field) and _has_ends_of(known, text):
            return known
    full = padded(codes, digits) if is_whole and _has_number(codes, digits) else ()
    found = {code for code in full if code != exact and codes.fields_of(code, field)}
    return found.pop() if len(found) == 1 else ""


def _has_ends_of(code: str, text: str) -> bool:
    """Tell whether a text has what signs are at the ends of a code, such as those of `C++`."""
    ends = ((code[0], text[0]), (code[-1], text[-1]))
    return all(sign.isalnum() or sign in _LEFT_OUT or sign == other for sign, other in ends)


def undocumented_as(codes: "Codes", text: str) -> str:
    """Return the undocumented code that a trimmed text is, also in another case; or nothing."""
    made = codes.made.get("undocumented")
    if not isinstance(made, dict):
        every = [code for of in codes.undocumented.values() for code in of]
        made = codes.made["undocumented"] = {code.upper(): code for code in every}
    found: str = made.get(text.translate(TYPED).upper(), "") if len(text) <= _LONGEST_CODE else ""
    return found


def _digits_for_letters(codes: "Codes", text: str) -> str:
    """Return the text with each O as 0 where all the rest of what follows a prefix is digits."""
    for prefix, _ in codes.numbered if "O" in text else ():
        number = text[len(prefix) :]
        if text.startswith(prefix) and number.strip("O") and number.replace("O", "0").isdigit():
            return prefix + number.replace("O", "0")
    return text


def _has_number(codes: "Codes", text: str) -> bool:
    """Tell whether a text ends in the number of a code, behind nothing or a prefix."""
    made = codes.made.get("numbers")
    if not isinstance(made, _Numbers):
        made = codes.made["numbers"] = _Numbers(codes)
    return not made.known.isdisjoint(made.of(text))


class _Numbers:
    """The numbers at the ends of a catalogue's codes and of what stands for them."""

    def __init__(self, codes: "Codes") -> None:
        self._prefixes = {prefix for prefix, _ in codes.numbered}
        self.known = {number for code in codes.every() for number in self.of(code)}
        self.known.update(number for text in codes.folded for number in self.of(text))

    def of(self, text: str) -> "Iterator[str]":
        """Yield the digits at the end of a text, behind nothing or a prefix, without zeros."""
        for at in range(len(text.rstrip(DIGITS)), len(text)):
            if at == 0 or text[:at] in self._prefixes:
                yield text[at:].lstrip("0")


def padded(codes: "Codes", text: str) -> "Iterator[str]":
    """Yield what a text becomes with a prefix added and zeros filled in, spelled as the codes."""
    for prefix, widths in codes.numbered:
        for number in dict.fromkeys([text, text.removeprefix(prefix)]):
            if number.isdigit():
                for width in widths:
                    spelled = prefix + number.zfill(width)
                    yield codes.folded.get(spelled, spelled)
