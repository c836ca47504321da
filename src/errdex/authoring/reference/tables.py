"""Tables of keys in Markdown: what a record of the format contains, and the records inside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from errdex.authoring.format.entry_fields import GROUP_DEFAULTS
from errdex.authoring.format.entry_parts import SEVERITY_REACH
from errdex.authoring.format.kinds import Key, Kind, ListOf, Names, Record
from errdex.authoring.format.vocabulary import PREDICATES
from errdex.authoring.linting.selection import NAMED, about
from errdex.authoring.reference.limits import Limit
from errdex.diagnosis.predicates.table import JUDGE_ABSENCE

_TO_PREDICATES = "[predicates](#predicates)"


def section_table(sections: Mapping[str, Key], page: str = "") -> str:
    """Return a table of sections that links to their headings, here or on another page."""
    rows = [(f"[`{name}`]({page}#{name})", _when(key), key.about) for name, key in sections.items()]
    return table(("section", "required", "what it is"), rows)


def key_tables(kind: Kind, within: str = "") -> str:
    """Return a table for the record in a value, then one for each record inside it.

    Args:
        kind: The value.
        within: A section whose name comes before those of the records inside it, as other
            sections have some of the same names.
    """
    record = record_in(kind)
    return "\n".join(_of_record(record, set(), within) if record else ()).strip("\n")


def predicate_table() -> str:
    """Return a table of the predicates; those with keys of their own link to these."""
    rows = [
        (f"`{name}`", _holds(name, key), key.about, _on_absence(name))
        for name, key in PREDICATES.items()
    ]
    return table(("predicate", "argument", "what must hold", "an absent value is"), rows)


def predicate_keys() -> str:
    """Return the tables of the predicates that have keys of their own."""
    return "\n".join(_of_inner_records(PREDICATES, set())).strip("\n")


def record_in(kind: Kind) -> Record | None:
    """Return the record in a value, also inside lists and under names."""
    while isinstance(kind, ListOf | Names):
        kind = kind.item
    return kind if isinstance(kind, Record) else None


def _of_record(record: Record, shown: set[int], within: str = "") -> Iterator[str]:
    own = {name: key for name, key in record.keys.items() if not _is_predicate(name, key)}
    rows = [
        (f"`{name}`", _when(key), _holds(name, key, within), key.about) for name, key in own.items()
    ]
    if len(own) < len(record.keys):
        rows.append(("a predicate", "yes", _TO_PREDICATES, "what must hold; several may be given"))
    yield table(("key", "required", "value", "what it is"), rows)
    yield from _of_inner_records(own, shown, within)


def _of_inner_records(keys: Mapping[str, Key], shown: set[int], within: str = "") -> Iterator[str]:
    """Yield the tables of the records in the values of keys, each record once."""
    for name, key in keys.items():
        record = record_in(key.kind)
        if record is not None and id(record) not in shown and not _is_told_elsewhere(record):
            shown.add(id(record))
            yield f"### {f'`{within}`: ' if within else ''}`{name}`\n"
            yield from _of_record(record, shown, within)


def _is_predicate(name: str, key: Key) -> bool:
    return PREDICATES.get(name) is key


def _is_told_elsewhere(record: Record) -> bool:
    return record is GROUP_DEFAULTS or _are_predicates(record)


def _are_predicates(record: Record) -> bool:
    return all(_is_predicate(name, key) for name, key in record.keys.items())


def _holds(name: str, key: Key, within: str = "") -> str:
    record = record_in(key.kind)
    if record is None:
        return key.kind.describe()
    anchor = f"{within}-{name}" if within else name
    return _TO_PREDICATES if _are_predicates(record) else f"[{key.kind.describe()}](#{anchor})"


def _when(key: Key) -> str:
    if not key.required:
        return ""
    unless = " or ".join(f"`{name}`" for name in key.unless)
    freed = f"yes, unless {unless}" if unless else "yes"
    return f"{freed}, or [by default](#defaults)" if key.by_default else freed


def _on_absence(predicate: str) -> str:
    return "judged" if predicate in JUDGE_ABSENCE else "passed over"


def severity_table() -> str:
    """Return a table of the severities and how far each reaches."""
    return table(("severity", "reach"), [(f"`{s}`", said) for s, said in SEVERITY_REACH.items()])


def policy_table() -> str:
    """Return a table of the policies and what each requires."""
    return table(("policy", "what it requires"), [(f"`{n}`", about(p)) for n, p in NAMED.items()])


def limit_table(limits: Sequence[Limit]) -> str:
    """Return a table of limits."""
    rows = [(f"`{one.name}`", one.counts, f"{one.value:,}", one.beyond) for one in limits]
    return table(("limit", "what is counted", "value", "what happens to more"), rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    cells = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)
