"""Tells what can be no word of speech, nor the name of an algorithm, a size, a date or a thing."""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower

_FEWEST = 6
"""Characters of one."""
_CODED = re.compile("(?=[^a-z]*[a-z])[0-9A-Za-z]*?(?:[A-Za-z][0-9]|[0-9][A-Za-z])")
_THRICE = re.compile("[A-Za-z]+[0-9]+[A-Za-z]+[0-9]|[0-9]+[A-Za-z]+[0-9]+[A-Za-z]")
_TWICE = re.compile(
    "(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[0-9A-Za-z]*?(?:[0-9][A-Za-z]+[0-9]|[A-Za-z][0-9]+[A-Za-z])"
)
"""Letters and digits that take turns, with letters of both cases."""
_FORM = re.compile(
    "(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[0-9A-Za-z_-]*[!#$%^&*?~+@()][^.:=@]*={0,2}"
    "|(?=[^0-9]*[0-9])(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?![^@]*@[0-9A-Za-z.-]+[.][a-z]{2,10}\\Z)"
    "[0-9A-Za-z_.-]*[!#$%^&*?~+@][^:=/]*={0,2}"
    "|(?=[0-9A-Fa-f]*?[0-9][A-Fa-f]+[0-9])[0-9A-Fa-f]{8,}"
    "|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
)
"""Letters, digits and signs; also more signs with letters of both cases, and no address of mail;
or hexadecimal."""
_WORDS = re.compile("[A-Z]{0,3}[a-z]{2,20}[0-9]{0,3}(?:[A-Z]{1,3}[a-z]{0,20}[0-9]{0,3}){0,9}")
_NAME = re.compile("(?:[A-Z]?[a-z]{1,20}){1,4}[0-9]{0,3}|[A-Z]{2,20}[0-9]{0,3}|[0-9]{0,20}")
_HUMP = re.compile("[a-z0-9][A-Z][a-z0-9]")
_WORD = re.compile("[0-9A-Za-z]+")
_PARTS = re.compile("[-_.]")
_DIGIT = re.compile("[0-9]")
_SMALL, _CAPITAL = re.compile("[a-z]"), re.compile("[A-Z]")
_PLAIN = re.compile(
    "[0-9]*[A-Z]?[a-z]*[0-9]*|[A-Z]+[0-9]*|[0-9]+[A-Z]+|0x[0-9A-Fa-f]+|[0-9a-f]{6,}|[0-9A-F]{6,}"
    "|[A-Z]{0,3}[a-z]{2,}(?:[A-Z]{1,3}[a-z]+)*[0-9]*|[0-9]{8}T[0-9]+Z?"
)
"""What is a word, a name, a number or a time."""
_SPOKEN = re.compile(
    "(?=[^aeiouyAEIOUY]{0,4}[aeiouyAEIOUY])(?![^aeiouyAEIOUY]*[^aeiouyAEIOUY0-9]{4})"
    "(?:[A-Z]?[a-z]{4,}(?:[A-Z][a-z]+)*|[A-Z]{5,})[0-9]*"
)
_PATTERN = re.compile("://|\\\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})|a-z|A-Z|0-9")
"""What addresses, escapes and patterns have."""
_ALNUM = re.compile("[0-9A-Za-z]+")
_OPENED = str.maketrans(")]}>", "([{<")
_RARE, _JOINTS = frozenset("!#$%^*?~+@|;<{[(\\&`"), frozenset("-.:/,=\"'")
"""Signs that are rare between words, those of brackets as one, and others."""
_WEIGHT = 6
"""What a part that is no word counts, and what all have to be above."""
_KINDS = "|".join(list_of("beginnings_of_kinds"))
_THINGS = "|".join(list_of("words_of_numbered_things"))
_OTHER = re.compile(
    f"(?:[a-z]{{1,8}}-)?(?:{_KINDS})"
    "-?[0-9]{1,5}(?:[a-z]{0,10}|(?:alpha|beta|rc|mb|[a-z])[0-9]{1,2})"
    "|(?:[0-9]{1,6}(?:ms|[bdghkmpstwxy]|min|bit|byte|char|digit|kb|mb|gb|px|st|nd|rd|th|ssl|tls|tcp|udp)s?){1,4}"
    "|(?:19|20)[0-9]{2}-?[0-9]{2}-?[0-9]{2}t[^a-z]*z?"
    f"|(?:{_THINGS})s?[-_]?[0-9]{{1,6}}"
)


def is_coded(text: str) -> bool:
    """Tell whether a text can be no word: its letters and digits take turns, or have signs."""
    if len(text) < _FEWEST or not _DIGIT.search(text):
        return False
    is_one = _FORM.fullmatch(text) is not None or _has_coded_parts(text)
    return is_one and not _is_other(text)


def is_jumbled(text: str) -> bool:
    """Tell whether signs, letters and digits are mixed as in no word, path, call or pattern."""
    signs = set(_ALNUM.sub("", text.translate(_OPENED)))
    if not (signs and _DIGIT.search(text)) or _PATTERN.search(text):
        return False
    rare = len(signs & _RARE)
    weight = (2 * rare or -_WEIGHT) + len(signs & _JOINTS)
    for part in _WORD.findall(text):
        if _SPOKEN.fullmatch(part):
            weight -= len(part)
        elif not _PLAIN.fullmatch(part):
            weight += _WEIGHT
    return weight > _WEIGHT


def is_numbered(text: str) -> bool:
    """Tell whether a text may be a word with a number, as weak passwords are."""
    if len(text) < _FEWEST or not _WORD.fullmatch(text) or not _CODED.match(text):
        return False
    return not (_HUMP.search(text) or _is_other(text))


def is_no_word(text: str) -> bool:
    """Tell whether a text is one of these, so that it may be a secret by itself."""
    return is_coded(text) or is_numbered(text) or is_jumbled(text)


def is_joined(text: str) -> bool:
    """Tell whether signs join parts that make what can be no word, and that are not all names."""
    parts = _PARTS.split(text)
    is_one = len(parts) > 1 and _is_mixed(text) and _is_coded("".join(parts))
    return is_one and not all(map(_NAME.fullmatch, parts))


def _has_coded_parts(text: str) -> bool:
    parts = _PARTS.split(text)
    if len(parts) == 1 or all(_DIGIT.search(part) and not _is_other(part) for part in parts):
        return _is_coded("".join(parts))
    return all(map(_is_coded, parts)) or any(_is_mixed(part) and _is_coded(part) for part in parts)


def _is_mixed(part: str) -> bool:
    return _SMALL.search(part) is not None and _CAPITAL.search(part) is not None


def _is_coded(part: str) -> bool:
    if not _WORD.fullmatch(part):
        return False
    is_one = _THRICE.match(part) or (_TWICE.match(part) and not _WORDS.fullmatch(part))
    return bool(is_one) and not _is_other(part)


def _is_other(text: str) -> bool:
    return _OTHER.fullmatch(lower(text)) is not None
