"""What a generated module and the `checks.json` beside it tell diagnosis."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from errdex.diagnosis.compiled import Stamped
from errdex.diagnosis.knowledge import CodeRows, Knowledge, ProseLine
from errdex.engine.sentences import say
from errdex.errors import ErrdexError
from errdex.matching.codes import Codes
from errdex.modules import CodeModule
from errdex.prose.blocks import CODE, read_blocks, with_aside
from errdex.prose.spans import plain


@lru_cache
def load_knowledge(module: CodeModule) -> Knowledge:
    """Return what a generated module and the `checks.json` beside it hold.

    Raises:
        ErrdexError: The file is missing, the module was not written by this errdex, or the file
            is of another build than the module.
    """
    path = Path(str(module.__file__)).with_name("checks.json")
    name = f"{path.parent.name}/{path.name}"
    try:
        compiled: Stamped = json.loads(path.read_text(encoding="utf-8"))
        mixed = compiled["stamp"] != getattr(module, "_STAMP", None)
        knowledge = Knowledge(compiled, rows_of(module, compiled["owners"]))
    except (OSError, ValueError, LookupError, TypeError):
        raise ErrdexError(f"{name} is missing or not readable; run `errdex build`") from None
    if mixed:
        what = "is of another build than the module; rebuild or reinstall it, and restart"
        raise ErrdexError(f"{name} {what}")
    return knowledge


def rows_of(module: CodeModule, owners: Mapping[str, str]) -> CodeRows:
    """Return a module's entries as rows, with the words for owners in their steps."""
    codes = codes_of(module)
    return {
        "url": module.CATALOGUE["url"],
        "rows": {field: list(_rows(module, field, owners)) for field in module.FIELDS},
        "removed": {
            field: [_removed_row(code, str(packed)) for code, packed in removed.items()]
            for field, removed in codes.removed.items()
        },
        "longest": codes.longest,
        "alphabet": codes.alphabet,
        "numbered": codes.numbered,
        "folded": codes.folded,
        "patterns": codes.patterns,
        "messages": list(codes.messages),
        "aliases": codes.aliases,
        "prose": prose_of(
            row[6] for field in module.FIELDS for row in _rows(module, field, owners)
        ),
        "undocumented": {
            field: {code: str(told) for code, told in of.items()}
            for field, of in codes.undocumented.items()
        },
    }


def codes_of(module: CodeModule) -> Codes:
    """Return the codes of a module, whose run time is loaded for that where it was not yet."""
    codes: Codes = importlib.import_module(f"{module.__name__}._runtime")._CODES
    return codes


def _rows(module: CodeModule, field: str, owners: Mapping[str, str]) -> Iterator[list[Any]]:
    for code in codes_of(module).rows[field]:
        entry = module.lookup(code, field)
        steps = [step_text(step, entry.owner, owners) for step in entry.remediation]
        success = int(entry.success)
        checks = [step.check.split() for step in entry.remediation]
        row = [code, entry.title, entry.owner or None, entry.retry, entry.retry_after, success]
        yield [*row, steps, checks, entry.tell_customer or None, *acts_first(entry)]


def acts_first(entry: Any) -> list[str]:
    """Return who does the first step of an entry, if that is not its owner."""
    return [step.owner for step in entry.remediation[:1] if step.owner not in ("", entry.owner)]


def step_text(step: Any, owner: str, owners: Mapping[str, str]) -> str:
    """Return a step in words, and who does it where, unless that is the entry's owner."""
    who = owners[step.owner] if step.owner != owner else ""
    aside = "; ".join(part for part in (who, step.where) if part)
    return with_aside(step.do, aside) if aside else step.do


def prose_of(steps: Iterable[Iterable[str]]) -> dict[str, list[ProseLine]]:
    """Return the lines of each step that has several blocks, or links with a text.

    The first line is the first paragraph.
    """
    return {
        step: lines for of in steps for step in of if (lines := _lines_of(step)) != [(step, False)]
    }


def _lines_of(step: str) -> list[ProseLine]:
    lines: list[ProseLine] = []
    for block in read_blocks(step):
        if block.kind == CODE:
            code = block.text.expandtabs(4).split("\n")
            lines += [(line, True) for line in code if line.strip()]
        else:
            said = plain(block.text)
            lines.append((f"{block.mark} {said}" if block.mark else said, False))
    return lines


def _removed_row(code: str, packed: str) -> list[str]:
    since, replaced_by, note = packed.split("\x1f")
    return removed_row(code, since, replaced_by, note)


def undocumented_words(seen: str) -> str:
    """Return what is known of a code that nobody documents; `seen` says where it was seen."""
    return say("undocumented", seen=seen)


def removed_row(code: str, since: str, replaced_by: str, note: str) -> list[str]:
    """Return the row of a removed code: what became of it, and what to use instead, if anything."""
    parts = [f"Removed since {since}." if since else "Removed."]
    if replaced_by:
        parts.append(f"Use {replaced_by}.")
    text = " ".join([*parts, note]).strip()
    return [code, text, *([replaced_by] if replaced_by else [])]
