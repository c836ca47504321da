"""What a text means: the exact codes in it, then other spellings, then what is unknown."""

from . import exact, guessed, respelled
from .folding import BLANK, TYPED, fold, undocumented_as
from .mentions import EXACT, GUESSED, RESPELLED, UNKNOWN, Mention

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .codes import Codes


_ORDER = {EXACT: 0, RESPELLED: 1, UNKNOWN: 2}
"""The surest reason first."""


def mentions_in(codes: "Codes", text: str) -> "list[Mention]":
    """Return the codes in a text in order: exact, respelled, and unknown ones of a code's shape.

    Of those that share a part of the text, the exact one counts, then the respelled one.
    """
    found = exact.mentions_in(codes, text)
    found = _beside(found, respelled.mentions_in(codes, text, found))
    return _beside(found, exact.unknown_in(codes, text))


def meant_by(codes: "Codes", text: str) -> "list[Mention]":
    """Return what a text means as a question, exact first: all of it as `lookup`, or parts of it.

    Only where nothing is exact or respelled are codes guessed, behind what is unknown.
    """
    whole = _whole(codes, text)
    if whole and whole.reason != UNKNOWN:
        return [whole]
    found = [whole] if whole else mentions_in(codes, text)
    found.sort(key=lambda mention: _ORDER[mention.reason])
    if any(mention.reason != UNKNOWN for mention in found):
        return found
    if whole and codes.is_undocumented(whole.code):
        return [whole]
    if whole:
        return [whole, *_guesses(codes, whole)]
    return [*found, *guessed.mentions_in(codes, text)]


def _whole(codes: "Codes", text: str) -> "Mention | None":
    """Return the code that a whole text is, as `lookup` takes it; unknown by its shape alone."""
    bare = text.strip(BLANK)
    start = text.find(bare)
    code = fold(codes, bare) if bare else ""
    if code and (code == bare or codes.may_be_meant(code)):
        reason = EXACT if code == bare else RESPELLED
        return Mention(codes.named(code), codes.fields_of(code)[0], start, bare, reason)
    if known := undocumented_as(codes, bare):
        field = next(name for name, of in codes.undocumented.items() if known in of)
        return Mention(known, field, start, bare, UNKNOWN)
    if len(bare) <= 4 * codes.longest:
        typed = bare.translate(TYPED)
        shaped = typed if exact.is_shaped(codes, typed) else typed.upper()
        if exact.is_shaped(codes, shaped) and not codes.fields_of(shaped):
            return Mention(shaped, next(iter(codes.rows)), start, bare, UNKNOWN)
    return None


def _guesses(codes: "Codes", whole: Mention) -> "list[Mention]":
    found = guessed.suggest(codes, whole.text)
    field = codes.fields_of
    return [Mention(code, field(code)[0], whole.start, whole.text, GUESSED) for code in found]


def _beside(found: "list[Mention]", others: "Iterable[Mention]") -> "list[Mention]":
    """Return two lists in order as one, without what overlaps the first."""
    kept = []
    at = 0
    for other in others:
        while at < len(found) and found[at].end <= other.start:
            at += 1
        if at == len(found) or not found[at].overlaps(other):
            kept.append(other)
    return sorted([*found, *kept], key=lambda mention: mention.start)
