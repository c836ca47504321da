"""What the text of a code may be: any printable characters, spelled in one way alone."""

from __future__ import annotations

import unicodedata

from errdex.authoring.format.kinds import Text
from errdex.authoring.source.findings import quoted
from errdex.matching.folding import BLANK

LONGEST_CODE = 128
"""Characters of a code. A longer one is refused."""

SAYS = f"a code: 1 to {LONGEST_CODE} printable characters, with single spaces inside or none"
_UNSEEN = "".join(c for c in BLANK if c != " " and ord(c) > 0x9F)
_REFUSED = rf"\x00-\x1f\x7f-\x9f\ud800-\udfff{_UNSEEN}"
_SEEN = f"[^ {_REFUSED}]"
_WORDS = rf"(?!.{{{LONGEST_CODE + 1}}}){_SEEN}+(?: {_SEEN}+)*"


def code_fault(text: str) -> str:
    """Return what is wrong with the text of a code, and what to do; nothing where nothing is."""
    for character in text:
        if character in BLANK and character not in " \t\n\r":
            return f"has the invisible character U+{ord(character):04X}; remove it"
        if character != " " and not character.isprintable():
            return f"has the control character U+{ord(character):04X}; remove it"
    if text != text.strip():
        return "begins or ends with white space; remove it"
    if "  " in text:
        return "has two spaces in a row; a code has single ones"
    if len(text) > LONGEST_CODE:
        return f"has {len(text)} characters; a code has {LONGEST_CODE} at most"
    if not unicodedata.is_normalized("NFC", text):
        normal = unicodedata.normalize("NFC", text)
        return f"is not in Unicode's composed form (NFC); write {quoted(normal)}"
    return ""


REFERENCE = Text(_WORDS, SAYS, quotes=True, fault=code_fault)
"""A code, or the name of one."""
