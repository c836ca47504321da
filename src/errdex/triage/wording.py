"""What a triage says in words; every report uses the same."""

from __future__ import annotations

from collections.abc import Iterator

from errdex.diagnosis.retries import retry_words
from errdex.triage.counting import Counts
from errdex.triage.results import SpikeRow, Triage, TriageRow
from errdex.triage.statements import MOST_CODES, MOST_HOURS

TIMES = {
    "local": "{} without an offset, read as UTC",
    "offset": "{} with an offset, counted in UTC",
    "missing": "{} without a time",
    "unreadable": "{} with a time that is not ISO 8601 or seconds, from 1973 to 2286",
}
NOT_LOOKED_AT = (
    "Not looked at: shares that fall, rises of fewer than 3 hours or 50 events, and daily patterns."
)
_UNKNOWN = "unknown"
AGAIN_ASIDE = (
    "Somebody with several codes is counted for each; a later attempt that succeeded is not seen."
)


def notes_on(result: Triage, counts: Counts, left_out: int, window: range) -> Iterator[str]:
    """Yield what the reader should know before trusting the figures."""
    if not result["records"]:
        yield "There is no record in it."
    if result["without_code"]:
        share = percent(result["without_code"] / result["records"])
        yield (
            f"{number(result['without_code'])} of {number(result['records'])} records ({share}) "
            "have no code: no JSON, cut off, or of another shape."
        )
    for field, silent in sorted(counts.silent.items()):
        yield f"{number(silent)} items came without a code in {field}."
    kinds = [
        TIMES[kind].format(number(n)) for kind, n in result["timings"].items() if kind in TIMES
    ]
    if kinds:
        yield f"Times of records: {'; '.join(kinds)}."
    quiet = result["hours"]["without_responses"]
    if quiet:
        shown = ", ".join(map(clock, quiet[:5])) + (", ..." if len(quiet) > 5 else "")
        yield f"No record in {number(len(quiet))} hours: {shown}."
    early = sum(n for hour, n in counts.hours.items() if hour < window.start)
    if early:
        yield f"{number(early)} records are more than {number(len(window))} hours before the last."
    if left_out > 0:
        yield f"{number(left_out)} more values that are no known code are not listed."
    if not counts.complete:
        yield (
            f"There are more than {number(MOST_CODES)} different codes or {number(MOST_HOURS)} "
            "hours of codes; the rarest are left out."
        )
    yield from _on_spellings(counts)


def _on_spellings(counts: Counts) -> Iterator[str]:
    for (field, code), count in counts.codes.items():
        of = f"of {number(count.events)} {code} in {field}"
        if count.padded:
            yield (
                f"{number(count.padded)} {of} were numbers without their zeros; "
                "no code of digits in this field had zeros in front."
            )
        if other := count.respelled - count.padded:
            yield f"{number(other)} {of} were spelled in another way."


def changes(result: Triage) -> Iterator[str]:
    """Yield what was not the same all the time, or that nothing was seen to change."""
    seen = False
    for row in [*result["codes"], *result["unknown"]]:
        if row["spikes"] or row["rise"] or not row["began_with_the_data"]:
            told = "; ".join(when(row))
            if told:
                seen = True
                yield f"{row['code']} ({row['field']}): {told}"
    if not seen:
        yield "No code of failure was seen to begin, to come up or to rise."


def when(row: TriageRow) -> Iterator[str]:
    """Yield what a code did over the hours."""
    if row["began"] and row["began_with_the_data"]:
        yield "from the first hour on"
    elif row["began"]:
        yield f"since {clock(row['began'])}"
    for spike in row["spikes"]:
        yield f"came up in {_span(spike)}: {number(spike['events'])}"
    if row["rise"]:
        told = row["rise"]
        how = "rises slowly since" if told["slow"] else "more since"
        shares = f"{percent(told['before'])} to {percent(told['after'])}"
        yield f"{how} {clock(told['since'])}: {shares} of all in {row['field']}"


def _span(spike: SpikeRow) -> str:
    first, last = clock(spike["first"]), clock(spike["last"])
    if first == last:
        return f"the hour {first}"
    return f"the hours {first} to {last[11:] if first[:10] == last[:10] else last}"


def affected(row: TriageRow, approximate: bool = False) -> str:
    """Return how many are affected, such as `at most 1,234 numbers`."""
    about = "at most " if row["affected_at_most"] else "~" if approximate else ""
    unit = row["unit"].removesuffix("s") if row["affected"] == 1 else row["unit"]
    return f"{about}{number(row['affected'])} {unit}"


def rule(row: TriageRow) -> str:
    """Return whether to send again, in words."""
    return retry_words(row["retry"]) or _UNKNOWN


def owner(title: str) -> str:
    """Return who acts; a draft need not say it."""
    return title or _UNKNOWN


def move(row: TriageRow) -> str:
    """Return who acts and whether to send again, in one line."""
    again = retry_words(row["retry"]) or "retry unknown"
    return f"{row['owner_title'] or 'owner unknown'}; {again}"


def again(result: Triage) -> Iterator[tuple[str, int]]:
    """Yield each retry rule in words, and how many fall under it."""
    numbers = result["send_again"]
    yield "now", numbers["now"]
    for seconds, count in numbers["after"].items():
        words = retry_words({"rule": "after", "after_seconds": int(seconds)})
        yield words.removeprefix("retry "), count
    yield "after the fix", numbers["after-fix"]
    yield "do not send again", numbers["never"]
    yield "unknown", numbers["unknown"]


def guess(row: TriageRow) -> str:
    """Return what is said of a value that is no known code."""
    said = row["title"] or "not in this catalogue"
    if row["texts"] > 1:
        said += f"; {number(row['texts'])} different values of this form"
    if row["suggestions"]:
        said += f"; closest: {', '.join(row['suggestions'])}"
    return said


def clock(time: str) -> str:
    """Return an hour for readers, such as `2025-03-03 02:00Z`."""
    return time.replace("T", " ")


def counted(value: int, singular: str) -> str:
    """Return a number and what is counted, in the singular where it is one."""
    return f"{number(value)} {singular}{'' if value == 1 else 's'}"


def number(value: int) -> str:
    """Return a number with commas."""
    return f"{value:,}"


def percent(share: float) -> str:
    """Return a share in percent; what is less than the last digit shows is said to be so."""
    if share < 0.0005:
        return "<0.1 %" if share else "0 %"
    return f"{share:.1%}".replace("%", " %")
