"""A night with an outage, a slow start and a share that rises is triaged from the report alone."""

from __future__ import annotations

from pathlib import Path

from benchmarks.nights import FALLING, OUTAGE, RISING, SLOW, SUCCESS, Truth
from errdex.triage.results import TriageRow, is_fine, is_unusable
from errdex.triage.wording import changes
from tests.triage.conftest import triaged

Night = tuple[Path, Truth]


def rows_of(night: Night) -> dict[str, TriageRow]:
    """Return the failures of a night by code."""
    return {row["code"]: row for row in triaged(night[0])["codes"]}


def test_every_count_is_true(planted: Night) -> None:
    """Records, events and different numbers are those of the generator, in both readings."""
    path, truth = planted
    for low in (False, True):
        result = triaged(path, low_memory=low)
        assert (result["records"], result["without_code"]) == (truth.records, truth.bad)
        rows = [*result["codes"], *result["successes"], *result["pointers"]]
        assert {(r["field"], r["code"]): r["events"] for r in rows} == dict(truth.events)
        named = {r["code"]: r["affected"] for r in rows if r["field"] == "status"}
        assert named == {code: len(people) for code, people in truth.people.items()}


def test_the_outage_is_found(planted: Night) -> None:
    """The outage is a spike of two hours, in which its code began."""
    row = rows_of(planted)[OUTAGE]
    (spike,) = row["spikes"]
    assert (spike["first"][11:13], spike["last"][11:13]) == ("05", "06")
    assert row["began"] == spike["first"]
    assert row["rise"] is None


def test_the_slow_start_is_found(planted: Night) -> None:
    """The slow start is a slow rise from the hour on, and no spike."""
    row = rows_of(planted)[SLOW]
    assert row["rise"]
    assert row["rise"]["slow"]
    assert row["rise"]["since"][11:13] in ("10", "11")
    assert row["began"]
    assert row["began"][11:13] == "10"
    assert not row["spikes"]


def test_the_share_shift_is_found(planted: Night) -> None:
    """The code whose share rises is said to be more since that hour; the other has nothing."""
    rows = rows_of(planted)
    rise = rows[RISING]["rise"]
    assert rise
    assert not rise["slow"]
    assert rise["since"][11:13] == "14"
    assert rise["before"] < 0.02 < rise["after"]
    assert rows[FALLING]["rise"] is None


def test_what_changed_comes_first(planted: Night, flat: Night) -> None:
    """The three that changed are named before the ranking; of a flat night it is said that none."""
    changed = [line.split()[0] for line in changes(triaged(planted[0]))]
    assert sorted(changed) == sorted([OUTAGE, SLOW, RISING])
    (line,) = changes(triaged(flat[0]))
    assert line.startswith("No code of failure")


def test_a_flat_night_has_no_alarm(flat: Night) -> None:
    """Where nothing happens, nothing is said to begin, to come up or to rise."""
    for row in rows_of(flat).values():
        assert not row["spikes"]
        assert row["rise"] is None
        assert row["began_with_the_data"]


def test_a_failure_is_not_fine(planted: Night, tmp_path: Path) -> None:
    """Failures are not fine, successes alone are, and garbage is unusable."""
    assert not is_fine(triaged(planted[0]))
    good = tmp_path / "good.ndjson"
    good.write_text(f'{{"code":"{SUCCESS}"}}\n' * 3, encoding="utf-8")
    assert is_fine(triaged(good))
    bad = tmp_path / "bad.ndjson"
    bad.write_text("nonsense\n" * 3, encoding="utf-8")
    assert is_unusable(triaged(bad))
