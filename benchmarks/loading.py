"""What reading and examining a catalogue costs, against PyYAML's parser alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out

from benchmarks.measuring import Row, cpu_time, interleave, no_collection, time_row
from errdex.authoring.loading import loader
from errdex.authoring.source.parser import read_file, read_nodes


def measure_loading(path: Path, entries: str) -> Iterator[Row]:
    """Yield each part of loading against its limit, and what the limits themselves leave out."""
    text = read_file(path, path.name)
    with no_collection():
        samples = interleave(
            {
                "events": lambda: cpu_time(lambda: raw_events(text)),
                "glance": lambda: cpu_time(lambda: glance_at_events(text)),
                "bare": lambda: cpu_time(lambda: build_without_marks(text)),
                "nodes": lambda: cpu_time(lambda: read_nodes(text, path.name)),
            },
            rounds=7,
        )
    samples |= interleave(
        {
            "safe": lambda: cpu_time(lambda: _load_safely(text)),
            "load": lambda: cpu_time(lambda: loader.load_catalogue(path, path.name)),
        },
        rounds=3,
    )
    limit = "raw parser events"
    what = f"reading with marks, {entries} entries"
    yield time_row(what, limit, samples, ("nodes", "events"), 1.15)
    told = "of these, a loop that only looks at class and place"
    yield time_row(told, limit, samples, ("glance", "events"))
    told = "of these, dicts and lists without any mark or check"
    yield time_row(told, limit, samples, ("bare", "events"))
    what = f"the whole load, {entries} entries"
    yield time_row(what, "`yaml.CSafeLoader`", samples, ("load", "safe"), 0.5)
    yield measure_examination(text)


def measure_examination(text: str) -> Row:
    """Return the examination of a catalogue against a walk of its values."""
    root, _ = read_nodes(text, "made.yaml")
    with no_collection():
        samples = interleave(
            {
                "walk": lambda: cpu_time(lambda: walk(root)),
                # private, because callers get it only together with reading
                "examine": lambda: cpu_time(lambda: loader._examined([root], ["made"], _refuse)),
            },
            rounds=15,
        )
    what = "examination, every finding"
    return time_row(what, "a walk of every value", samples, ("examine", "walk"), 6.0)


def _refuse(at: int, what: str) -> None:
    raise SystemExit(f"a made catalogue has a fault at {at}: {what}")


def raw_events(text: str) -> None:
    """Let the parser emit its events, and drop them."""
    for _event in iter(CParser(text).get_event, None):
        pass


def glance_at_events(text: str) -> int:
    """Do the least that any reader with marks must do with an event."""
    last = 0
    event: Any
    for event in iter(CParser(text).get_event, None):
        if event.__class__ is yaml.ScalarEvent:
            mark: Any = event.start_mark
            last = mark.line << 32 | mark.column
    return last


def build_without_marks(text: str) -> Any:
    """Build plain dicts and lists from the events, without a mark and without a check."""
    stack: list[tuple[Any, str | None]] = []
    here: Any = []
    key: str | None = None
    event: Any
    for event in iter(CParser(text).get_event, None):
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            value: Any = event.value
            if key is None and here.__class__ is dict:
                key = value
                continue
        elif kind is yaml.MappingStartEvent:
            value = {}
        elif kind is yaml.SequenceStartEvent:
            value = []
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            here, key = stack.pop()
            continue
        else:
            continue
        if key is None:
            here.append(value)
        else:
            here[key], key = value, None
        if value.__class__ is not str:
            stack.append((here, key))
            here, key = value, None
    return here


def walk(node: Any) -> int:
    """Return the number of texts in a tree."""
    texts = 0
    for value in node.values() if isinstance(node, dict) else node:
        if value.__class__ is str:
            texts += 1
        else:
            texts += walk(value)
    return texts


def _load_safely(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)
