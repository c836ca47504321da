"""Turns a catalogue file into a Catalogue, or into every finding at once."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from errdex.authoring.catalogue import Catalogue, DecisionPath, Field, Group, Owner, entry_order
from errdex.authoring.format import vocabulary
from errdex.authoring.format.entry_parts import Source
from errdex.authoring.format.kinds import Report
from errdex.authoring.loading.check_references import examine_checks
from errdex.authoring.loading.compiling import compile_checks
from errdex.authoring.loading.entries import EntryReader, stripped, texts_at
from errdex.authoring.loading.references import examine_references
from errdex.authoring.source.findings import CatalogueError, Finding, visible
from errdex.authoring.source.nodes import (
    MappingNode,
    Position,
    SequenceNode,
    items_of,
    line_and_column,
    text_of,
)
from errdex.authoring.source.parser import read_file, read_nodes

MAX_FINDINGS = 20_000
"""Findings of one catalogue. Loading stops there."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the garbage collector: a tree of texts has no cycles, and collecting costs a fourth.

    What is created meanwhile counts as old afterwards, as if it had survived collections: otherwise
    the next ones would walk the whole catalogue three times.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # moves the frozen objects to the oldest generation
        if collecting:
            gc.enable()


@_uncollected()
def load_catalogue(path: Path, shown: str) -> Catalogue:
    """Load a catalogue file.

    Args:
        path: The file.
        shown: How findings name it.

    Raises:
        CatalogueError: With every finding, sorted by place.
    """
    root, findings = read_nodes(read_file(path, shown), shown)
    refused = {(finding.line, finding.column) for finding in findings}

    def report(at: Position, what: str) -> None:
        line, column = line_and_column(at)
        if (line, column) not in refused:  # what was refused there was not read
            findings.append(Finding(shown, line, column, "", what))
        if len(findings) == MAX_FINDINGS:
            raise CatalogueError(_labelled(findings, root))

    _examine(root, report)
    if findings:
        raise CatalogueError(_labelled(findings, root))
    return _catalogue(shown, root)


def _examine(root: Any, report: Report) -> None:
    if not isinstance(root, MappingNode):
        report(0, "a catalogue is a mapping that starts with `catalogue:`")
        return
    vocabulary.CATALOGUE.examine(root, root.at, "catalogue", report)
    for at, what in examine_references(root):
        report(at, what)
    for at, what in examine_checks(root):
        report(at, what)


def _labelled(findings: list[Finding], root: Any) -> list[Finding]:
    """Label each finding with its section or entry."""
    labels = sorted(_labels(root)) if isinstance(root, MappingNode) else []
    places = [place for place, _ in labels]

    def labelled(finding: Finding) -> Finding:
        place = (finding.line, finding.column)
        inside = finding.column > places[0][1] if places else False
        label = labels[bisect_right(places, place) - 1][1] if inside else ""
        return finding if finding.what.startswith(f"{label}:") else replace(finding, which=label)

    return [labelled(finding) for finding in findings]


def _labels(root: MappingNode) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where each section and each entry begins, and its name; a key is in no section."""
    places = iter(root.places)
    for name, key_at, at in zip(root, places, places, strict=True):
        yield line_and_column(key_at), ""
        yield line_and_column(at), visible(name)
    for section, called in (("codes", "entry"), ("undocumented", "undocumented code")):
        if isinstance(root.get(section), SequenceNode):
            for number, (entry, at) in enumerate(items_of(root, section), 1):
                yield line_and_column(at), visible(text_of(entry, "code")) or f"{called} {number}"
    symptoms = root.get("symptoms")
    if isinstance(symptoms, MappingNode):
        for name in symptoms:
            yield line_and_column(symptoms.key_at(name)), "symptoms"
            yield line_and_column(symptoms.value_at(name)), visible(name)


def _catalogue(shown: str, root: MappingNode) -> Catalogue:
    head = stripped(root["catalogue"])
    named = root.get("sources", {}).items()
    sources = {name: Source(name, **stripped(node)) for name, node in named}
    fields = {name: _field(node) for name, node in root["fields"].items()}
    groups = {name: Group(**stripped(node)) for name, node in root["groups"].items()}
    url = head["url"].rstrip("/") + "/"
    nodes = root["codes"]
    reader = EntryReader(nodes, fields, sources, url)
    entries = [reader.entry(node) for node in nodes]
    order = list(fields)
    entries.sort(key=lambda entry: entry_order(entry.field, entry.code, order))
    return Catalogue(
        path=shown,
        id=head["id"],
        title=head["title"],
        module=head["module"],
        url=url,
        description=head.get("description", ""),
        sources=sources,
        owners={name: _owner(node) for name, node in root["owners"].items()},
        fields=fields,
        groups=groups,
        entries=tuple(entries),
        node=root,
        places={(node["field"], node["code"]): node for node in nodes},
        checks=compile_checks(root),
        decision_path=_decision_path(root.get("decision_path")),
        symptoms=tuple(
            reader.symptom(name, node, next(iter(root["owners"])))
            for name, node in root.get("symptoms", {}).items()
        ),
        undocumented=tuple(map(reader.undocumented, root.get("undocumented", ()))),
        most_gaps=int(head.get("most_gaps", 0)),
        feedback=head.get("feedback", ""),
        contact=head.get("contact", ""),
        license=head.get("license", ""),
    )


def _field(node: MappingNode) -> Field:
    return Field(**_texts(node, "where", "named_by"))


def _owner(node: MappingNode) -> Owner:
    return Owner(**_texts(node, "have_ready"))


def _texts(node: MappingNode, *lists: str) -> dict[str, Any]:
    """Return a mapping whose keys are texts, and lists of texts where they are named."""
    texts = {key: text.strip() for key, text in node.items() if key not in lists}
    return texts | {key: texts_at(node, key) for key in lists}


def _decision_path(node: MappingNode | None) -> DecisionPath | None:
    if node is None:
        return None
    words = {key: node[key].strip() for key in ("title", "description") if key in node}
    return DecisionPath(field=node["field"], checks=tuple(node["checks"]), **words)
