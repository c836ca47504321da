"""What SQL folds before it counts is what Python would have folded: no two codes become one."""

from __future__ import annotations

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

import smscodes
from errdex.diagnosis.codes import code_meant
from errdex.diagnosis.module_rows import load_knowledge
from errdex.triage import shape_of
from errdex.triage.counting import count_rows
from errdex.triage.statements import folded

KNOWLEDGE = load_knowledge(smscodes)
PLACES = {place.field: place for place in shape_of(KNOWLEDGE).places}
SPELLED = st.sampled_from(sorted(KNOWLEDGE.known_codes)).flatmap(
    lambda code: st.tuples(
        st.sampled_from(["", " ", "  "]),
        st.sampled_from([code, code.lower(), code.title(), code.replace("0", "O", 1), code[1:]]),
        st.sampled_from(["", " "]),
    ).map("".join)
)
ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
CONNECTION = duckdb.connect()


def fold(text: str, field: str) -> str | None:
    """Return what the SQL makes of a text."""
    query = f"SELECT {folded('text', PLACES[field])} FROM (SELECT ?::VARCHAR AS text)"
    ((found,),) = CONNECTION.execute(query, [text]).fetchall()
    return found if found is None else str(found)


@settings(max_examples=300, deadline=None)
@given(text=SPELLED | ODD, field=st.sampled_from(sorted(PLACES)))
def test_sql_folds_no_further_than_a_lookup(text: str, field: str) -> None:
    """But for blanks, the code that a text means is the same before and after SQL folded it."""
    found = fold(text, field)
    if found is None:
        assert not text.strip(" ")
        return
    before, after = (code_meant(field, each, KNOWLEDGE) for each in (text.strip(), found.strip()))
    known = KNOWLEDGE.knows(field, before), KNOWLEDGE.knows(field, after)
    assert known[0] == known[1]
    assert before == after or not any(known)


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(SPELLED | ODD, min_size=1, max_size=5), field=st.sampled_from(sorted(PLACES)))
def test_only_success_itself_is_a_success(texts: list[str], field: str) -> None:
    """No folding leads to success, but for numbers that lost their zeros, all of them."""
    rows = [(field, found, 1, 0) for text in texts if (found := fold(text, field)) is not None]
    counts = count_rows(rows, [], KNOWLEDGE)
    successes = [one for one in counts.codes.values() if one.row["success"]]
    plain = [text.strip() for text in texts if KNOWLEDGE.knows(field, text.strip())]
    exact = sum(KNOWLEDGE.is_success(field, text) for text in plain)
    padded = sum(one.padded for one in successes)
    assert sum(one.events for one in successes) == exact + padded
    assert not (exact and padded)
