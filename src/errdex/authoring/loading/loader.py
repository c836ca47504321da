"""Turns the files of a catalogue into a Catalogue, or into every finding at once."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from errdex.authoring.catalogue import Catalogue, DecisionPath, Field, Group, Owner, entry_order
from errdex.authoring.format import vocabulary
from errdex.authoring.format.entry_parts import Source
from errdex.authoring.format.kinds import Report
from errdex.authoring.format.words import WORDS
from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.loading.check_references import examine_checks
from errdex.authoring.loading.compiling import compile_checks
from errdex.authoring.loading.defaults import apply_defaults
from errdex.authoring.loading.entries import EntryReader, extra_of, stripped, texts_at
from errdex.authoring.loading.merging import merge_roots
from errdex.authoring.loading.publishing import is_internal, public_part
from errdex.authoring.loading.references import examine_references
from errdex.authoring.source.findings import CatalogueError, Finding, visible
from errdex.authoring.source.nodes import (
    MappingNode,
    Position,
    SequenceNode,
    file_of,
    items_of,
    line_and_column,
    text_of,
)
from errdex.authoring.source.parser import read_roots

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
def load_catalogue(
    path: Path, shown: str, parts: Iterable[tuple[Path, str]] = (), *, public: bool = False
) -> Catalogue:
    """Load a catalogue.

    Args:
        path: The file that holds `catalogue:`.
        shown: How findings name it.
        parts: The catalogue's other files, each with its name; files are read in their order.
        public: Whether what is internal is left out.

    Raises:
        CatalogueError: With every finding, sorted by place.
    """
    sources = sorted([(path, shown), *parts])
    names = tuple(name for _, name in sources)
    roots, findings = read_roots(sources)
    refused = {(finding.path, finding.line, finding.column) for finding in findings}
    told: set[tuple[Position, str]] = set()  # a default is examined with each of its entries

    def report(at: Position, what: str) -> None:
        if (at, what) in told:
            return
        told.add((at, what))
        finding = Finding(names[file_of(at)], *line_and_column(at), "", what)
        if (finding.path, finding.line, finding.column) not in refused:  # that was not read
            findings.append(finding)
        if len(findings) == MAX_FINDINGS:
            raise CatalogueError(_labelled(findings, names, roots))

    root = _examined(roots, names, report)
    if findings:
        raise CatalogueError(_labelled(findings, names, roots))
    hidden = _hidden_names(root)
    if public and all(is_internal(root, entry) for entry in root["codes"]):
        at = root.key_at("codes")
        what = "codes: every entry is internal; a public build would have none"
        raise CatalogueError([Finding(names[file_of(at)], *line_and_column(at), "", what)])
    return _catalogue(shown, names, public_part(root) if public else root, hidden)


def _hidden_names(root: MappingNode) -> HiddenNames:
    internal = [entry for entry in root["codes"] if is_internal(root, entry)]
    public = [entry for entry in root["codes"] if not is_internal(root, entry)]
    names = {name for entry in internal for name in (entry["code"], *texts_at(entry, "aliases"))}
    messages = [text for entry in internal for text in texts_at(entry, "message")]
    undocumented = [one["code"] for one in root.get("undocumented", ()) if is_internal(root, one)]
    known = {entry["code"] for entry in public}
    return HiddenNames(names.union(undocumented) - known, messages, known)


def _examined(roots: Sequence[MappingNode], names: Sequence[str], report: Report) -> MappingNode:
    """Return the catalogue of all files, with everything reported that is wrong with it."""
    for root in roots:
        apply_defaults(root, roots)
        vocabulary.CATALOGUE.examine_keys(root, report)
    merged = merge_roots(roots, vocabulary.CATALOGUE.keys, names, report)
    vocabulary.CATALOGUE.examine_needs(merged, report)
    for at, what in examine_references(merged, names):
        report(at, what)
    for at, what in examine_checks(merged):
        report(at, what)
    return merged


def _labelled(
    findings: Sequence[Finding], names: Sequence[str], roots: Sequence[MappingNode]
) -> list[Finding]:
    """Label each finding with its section or entry."""
    return [
        finding
        for name, root in zip(names, roots, strict=True)
        for finding in _labelled_in(root, [one for one in findings if one.path == name])
    ]


def _labelled_in(root: MappingNode, findings: list[Finding]) -> list[Finding]:
    labels = sorted(_labels(root))
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


def _catalogue(
    shown: str, files: tuple[str, ...], root: MappingNode, hidden: HiddenNames
) -> Catalogue:
    about = root["catalogue"]
    head = stripped(about)
    named = root.get("sources", {}).items()
    sources = {name: Source(name, **stripped(node)) for name, node in named}
    fields = {name: _field(node) for name, node in root["fields"].items()}
    groups = {name: _group(node) for name, node in root["groups"].items()}
    url = head["url"].rstrip("/") + "/"
    nodes = root["codes"]
    reader = EntryReader(nodes, fields, sources, url)
    entries = [reader.entry(node) for node in nodes]
    order = list(fields)
    place = entry_order([(entry.field, entry.code) for entry in entries], order)
    entries.sort(key=lambda entry: place(entry.field, entry.code))
    return Catalogue(
        path=shown,
        files=files,
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
        hidden=hidden,
        undocumented=tuple(map(reader.undocumented, root.get("undocumented", ()))),
        words=WORDS | stripped(root.get("words", {})),
        most_gaps=int(head.get("most_gaps", 0)),
        feedback=head.get("feedback", ""),
        contact=head.get("contact", ""),
        license=head.get("license", ""),
        extra=extra_of(about),
    )


def _field(node: MappingNode) -> Field:
    values = _texts(node, "where", "named_by")
    return Field(**{**values, "internal": values.get("internal") == "true"})


def _owner(node: MappingNode) -> Owner:
    return Owner(**_texts(node, "have_ready"))


def _group(node: MappingNode) -> Group:
    return Group(**{key: text.strip() for key, text in node.items() if key != "defaults"})


def _texts(node: MappingNode, *lists: str) -> dict[str, Any]:
    """Return a mapping whose keys are texts, and lists of texts where they are named."""
    texts = {key: text.strip() for key, text in node.items() if key not in lists}
    return texts | {key: texts_at(node, key) for key in lists}


def _decision_path(node: MappingNode | None) -> DecisionPath | None:
    if node is None:
        return None
    words = {key: node[key].strip() for key in ("title", "description") if key in node}
    return DecisionPath(field=node["field"], checks=tuple(node["checks"]), **words)
