"""Names the first of many things, and says how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.engine.sentences import say


def first_of_many(texts: Sequence[str], most: int) -> str:
    """Return the first of some texts, and how many more there are."""
    more = [say("more", count=len(texts) - most)] if len(texts) > most else []
    return ", ".join([*texts[:most], *more])
