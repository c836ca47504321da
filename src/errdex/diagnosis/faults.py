"""The sentence of a failing check: what is required, and what was found instead."""

from __future__ import annotations

from errdex.diagnosis.results import CheckRow
from errdex.engine.sentences import say
from errdex.engine.tables import limit

LONGEST_FOUND = limit("characters_in_a_sentence")
"""Of a longer value the sentence says nothing; the lines below it show it."""

_IN_WORDS = {say("value_absent"): say("found_nothing"), say("value_empty"): say("found_empty")}
_HIDDEN = ("(", "")


def fault_of(row: CheckRow) -> str:
    """Return what a failing check requires and what was found, as one sentence without its end."""
    says = row["says"].rstrip(".")
    places = row["evidence"]
    found = _found(places[0]["found"], places[0]["hint"]) if places else ""
    if not found:
        return says
    more = say("found_more", count=len(places) - 1) if len(places) > 1 else ""
    return say("fault", says=says, found=found + more)


def _found(found: str, hint: str) -> str:
    """Return in words what was found; of what cannot be shown, what is wrong with it."""
    if found in _IN_WORDS and not (hint and found == say("value_empty")):
        return _IN_WORDS[found]
    if found[:1] in _HIDDEN or "`" in found or len(found) > LONGEST_FOUND:
        return hint
    blank = found != found.strip(" ")
    return say("found", value=f'`"{found}"`' if blank else f"`{found}`")
