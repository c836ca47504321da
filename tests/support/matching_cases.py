"""The table of `tests/cases/matching.json`: texts, and what they mean in catalogues of its own.

A catalogue is a list of codes, `*` behind those that mean success; its fields are `code` and
`status` of a response; `aliases` are other names of its codes, `undocumented` codes that exist and
mean nobody knows what. `sms` is the shipped one. A row says in `mentions` what a text holds, each
as `reason code`, with `= how it was written` where that is another spelling and `@ program` in a
program's line; `asked` says what it means as a question, where that is something else. What the
surfaces give follows from these; `diagnose` and `finder` say what does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.authoring.rendering.finder_index import index_script
from errdex.diagnosis.knowledge import Knowledge
from errdex.matching.mentions import Mention
from tests.support.catalogues import answers_of, catalogue_text, entry, load_text, module_of
from tests.support.runtimes import own_project

TABLE = json.loads(
    (Path(__file__).parents[1] / "cases" / "matching.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Row:
    """A text, and what every surface gives for it.

    Attributes:
        mentions: What the text holds.
        asked: What it means as a question: to `search`, `explain` and the finder.
        diagnosed: The codes of a diagnosis, `?` behind unknown ones.
        found: What the finder lists first.
    """

    catalogue: str
    text: str
    mentions: tuple[str, ...]
    asked: tuple[str, ...]
    diagnosed: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def name(self) -> str:
        """The row's name in a test's."""
        return f"{self.catalogue}: {self.text[:40]!r}"


def _row(row: dict[str, Any]) -> Row:
    mentions = tuple(row["mentions"])
    asked = tuple(row.get("asked", mentions))
    diagnosed = tuple(row.get("diagnose", dict.fromkeys(map(_diagnosed, mentions))))
    found = tuple(row.get("finder", dict.fromkeys(map(code_of, known(asked)))))
    return Row(row["catalogue"], row["text"], mentions, asked, diagnosed, found)


def code_of(mention: str) -> str:
    """Return the code of a mention of the table."""
    return mention.split(" ")[1]


def known(mentions: Iterable[str], *reasons: str) -> list[str]:
    """Return the mentions of some reasons, or of all but unknown ones."""
    wanted = reasons or ("exact", "respelled", "guessed")
    return [mention for mention in mentions if mention.split(" ")[0] in wanted]


def _diagnosed(mention: str) -> str:
    return code_of(mention) + ("?" if mention.startswith("unknown") else "")


def shown(mention: Mention | dict[str, Any]) -> str:
    """Return a mention of any runtime as the table says it."""
    part = mention if isinstance(mention, dict) else {n: getattr(mention, n) for n in _PARTS}
    written = f" = {part['text']}" if part["text"] != part["code"] else ""
    program = f" @ {part['program']}" if part["program"] else ""
    return f"{part['reason']} {part['code']}{written}{program}"


_PARTS = ("code", "field", "text", "reason", "program")
CATALOGUES: dict[str, list[str]] = TABLE["catalogues"]
MESSAGES: dict[str, list[list[str]]] = TABLE["messages"]
ALIASES: dict[str, dict[str, str]] = TABLE["aliases"]
UNDOCUMENTED: dict[str, list[str]] = TABLE["undocumented"]
ROWS = [_row(row) for row in TABLE["rows"]]


@cache
def text_of(name: str) -> str:
    """Return a catalogue of the table as YAML."""
    entries = [
        entry(code, f"Z{n}z", description="?", cause="?", **_more(name, code, marked))
        for n, marked in enumerate(CATALOGUES[name])
        for code in [marked.rstrip("*")]
    ]
    known = [{"code": code, "field": "code", "seen": "?"} for code in UNDOCUMENTED.get(name, [])]
    sections: dict[str, Any] = {"undocumented": known} if known else {}
    return catalogue_text(entries, **sections)


def _more(name: str, code: str, marked: str) -> dict[str, Any]:
    messages = [text for text, of in MESSAGES.get(name, []) if of == code]
    aliases = [alias for alias, of in ALIASES.get(name, {}).items() if of == code]
    more = {"message": messages, "aliases": aliases}
    return {"success": marked != code} | {key: texts for key, texts in more.items() if texts}


@cache
def catalogue_of(name: str) -> Catalogue:
    """Return a catalogue of the table."""
    return load_project(own_project()) if name == "sms" else load_text(text_of(name))


@cache
def module_for(name: str) -> Any:
    """Return the module that is generated from a catalogue of the table."""
    if name == "sms":
        import smscodes

        return smscodes
    return module_of(text_of(name))


@cache
def knowledge_for(name: str) -> Knowledge:
    """Return what diagnosis knows of a catalogue of the table."""
    return Knowledge(compiled(catalogue_of(name)), code_rows(catalogue_of(name)))


def site_data_for(name: str) -> dict[str, Any]:
    """Return what the site's script that diagnoses reads."""
    return {"compiled": compiled(catalogue_of(name)), "codes": site_rows(catalogue_of(name))}


def finder_data_for(name: str) -> dict[str, Any]:
    """Return what the site's finder reads."""
    catalogue = catalogue_of(name)
    text = index_script(catalogue, answers_of(catalogue)).partition(" = ")[2]
    data: dict[str, Any] = json.loads(text.removesuffix(";\n"))
    return data


def check_found(row: Row, answer: dict[str, Any]) -> None:
    """Compare what the finder answers with a row."""
    codes = [hit["code"] for hit in answer["hits"]]
    assert tuple(codes[: len(row.found)]) == row.found, row.text
    assert bool(codes) == bool(row.found), row.text
    unknown = known(row.asked, "unknown")
    assert bool(answer["unknown"]) == bool(unknown), row.text
    reasons = {hit["code"]: hit["reason"] for hit in answer["hits"]}
    surest = {code_of(mention): mention.split(" ")[0] for mention in reversed(known(row.asked))}
    assert {code: reasons[code] for code in surest} == surest, row.text
