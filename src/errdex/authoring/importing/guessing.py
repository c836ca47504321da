"""Which key of an entry a column becomes, by its name, where nobody says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from errdex.authoring.format.entry_parts import EXTRA
from errdex.authoring.importing.mapping import CONSTANT, Mapping
from errdex.authoring.importing.tables import Table, text_of
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.errors import UsageError

USUAL = {
    "code": (
        "code errorcode error_id errorid id sqlstate errno errornumber number statuscode messageid "
        "messagenumber msgid key rule ruleid status value name symbol constant identifier"
    ),
    "aliases": (
        "aliases alias name symbol symbolicname constant constantname macro identifier mnemonic "
        "othernames othername oldnames oldname oldcode formernames formername formercode"
    ),
    "title": (
        "title summary shortdescription shorttext shortmessage heading headline label phrase "
        "reasonphrase meaning text message errormessage"
    ),
    "message": "message errormessage messagetext messagetemplate template messageformats",
    "description": (
        "description longdescription explanation details detail meaning whatitmeans longtext body "
        "text documentation what comment"
    ),
    "cause": "cause causes reason reasons why rootcause possiblecause possiblecauses",
    "remediation": (
        "remediation solution solutions resolution remedy action actions useraction fix howtofix "
        "steps recommendation recommendedaction workaround whattodo"
    ),
    "severity": "severity level",
    "retry": "retry retryable retriable canretry",
    "owner": "owner team responsible responsibility ownedby",
    "group": "group category section area component class chapter",
    "http_status": "httpstatus http httpcode httpstatuscode",
    "grpc_status": "grpcstatus grpc grpccode",
    "links": "links link url docs docsurl helpurl documentationurl href readmore",
    "tell_customer": "tellcustomer customermessage usermessage customertext",
    "see_also": "seealso related relatedcodes",
    "notes": "notes note remarks remark comments comment",
    "keywords": "keywords keyword tags",
    "examples": "examples example",
    "success": "success issuccess",
    "internal": "internal isinternal",
}
"""The usual names of columns for each key, without signs between words, the best first."""
_ERROR = re.compile(r"err(?:or)?[\W_]+", re.IGNORECASE)
"""What a column's name may begin with, where all of them are about errors."""
_SENTENCES = re.compile(r"(?<!\.)\.(?:\s+\S|\s*\Z)")
"""Where a sentence ends: a title has no full stop."""
TWICE = ("message", "title")
"""Keys that one column may fill together: a short message is the title as well."""


class Origin(NamedTuple):
    """What a key is made of.

    Attributes:
        sources: Columns, or constant texts that begin with `=`.
        guessed: Whether nobody said it.
    """

    sources: tuple[str, ...]
    guessed: bool


def resolve(mapping: Mapping, tables: Sequence[Table], known: Sequence[str]) -> dict[str, Origin]:
    """Return what each key is made of: what the mapping says, and for the rest a guess.

    Args:
        mapping: What the user says.
        tables: What was read; a column that is said must be in one of them.
        known: The keys that a catalogue takes.

    Raises:
        UsageError: A column is in none of the tables, or is both dropped and used.
    """
    columns = list(dict.fromkeys(name for table in tables for name in table.columns))
    said = {
        key: Origin(tuple(_column(one, columns, key) for one in sources), False)
        for key, sources in mapping.keys.items()
    }
    dropped = {_column(one, columns, "drop") for one in mapping.drop}
    used = dropped.union(*(origin.sources for origin in said.values()))
    guesses = dict(_guess([one for one in columns if one not in used], set(said), known))
    if "description" in known and "description" not in {*guesses, *said}:
        _describe(guesses, tables)
    return {**said, **{key: Origin((one,), True) for key, one in guesses.items()}}


def folded(name: str) -> str:
    """Return the letters and digits of a column's name, in lower case."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _column(name: str, columns: list[str], key: str) -> str:
    if name.startswith(CONSTANT) or name in columns:
        return name
    alike = [one for one in columns if folded(one) == folded(name)]
    if len(alike) == 1:
        return alike[0]
    listed = ", ".join(map(quoted, columns[:20]))
    hint = did_you_mean(name, sorted(columns)) or f"; there are {listed}"
    raise UsageError(f"{key}: there is no column {quoted(name)}{hint}")


def _guess(columns: list[str], said: set[str], known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield keys with columns; each column once, but for a message that is the title.

    A column whose name is an `x-` key is that key.
    """
    free = {folded(_ERROR.sub("", one, count=1)): one for one in reversed(columns)}
    free |= {folded(one.rpartition(".")[2]): one for one in reversed(columns)}
    free |= {folded(one): one for one in reversed(columns)}
    taken: dict[str, str] = {}
    for key in (key for key in USUAL if key in known and key not in said):
        names = (free[name] for name in _usual(key) if name in free)
        column = next((one for one in names if one not in taken or _shared(key, taken[one])), None)
        if column is not None:
            taken.setdefault(column, key)
            yield key, column
    for column in columns:
        if re.fullmatch(EXTRA.pattern, column) and column not in said:
            yield column, column


def _describe(guesses: dict[str, str], tables: Sequence[Table]) -> None:
    """Make a column of sentences the description, from which titles are taken, where none is."""
    column = guesses.get("title")
    if column is None or column == guesses.get("message"):
        return
    cells = [text_of(row.cells[column]) for t in tables for row in t.rows if column in row.cells]
    if sum(bool(_SENTENCES.search(text)) for text in cells) * 2 > len(cells):
        guesses["description"] = guesses.pop("title")


def _shared(key: str, other: str) -> bool:
    return {key, other} == set(TWICE)


def _usual(key: str) -> list[str]:
    return [folded(name) for name in USUAL[key].split()]
