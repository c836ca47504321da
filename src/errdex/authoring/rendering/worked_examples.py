"""Worked examples for the site: the pastes kept next to the catalogue, and their diagnoses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.rendering.bundles import json_script
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled
from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.reports import report_diagnosis
from errdex.errors import ErrdexError
from errdex.project import Project


@dataclass(frozen=True, slots=True)
class Example:
    """A paste and its diagnosis.

    Attributes:
        name: What the paste is.
        paste: The text.
        context: What else is given, by name.
        given: The same as `name=value`; secrets without their value.
        report: The diagnosis as text.
    """

    name: str
    paste: str
    context: Mapping[str, str]
    given: tuple[str, ...]
    report: str

    @property
    def title(self) -> str:
        """The name as a title."""
        return self.name[:1].upper() + self.name[1:]


def work_examples(project: Project, catalogue: Catalogue) -> list[Example]:
    """Return the examples of each `codes/NAME.examples.json`, diagnosed; none without any.

    Such a file is a list of `{"name", "input": [lines], "context": {name: value}}`.

    Raises:
        ErrdexError: A file is not such a list.
    """
    beside = [path.with_suffix(".examples.json") for path in project.files]
    paths = [path for path in beside if path.is_file()]
    if not paths:
        return []
    knowledge = Knowledge(compiled(catalogue), code_rows(catalogue))
    hidden = catalogue.hidden if project.public else HiddenNames()
    return [example for path in paths for example in _read(path, project, knowledge, hidden)]


def examples_script(examples: Sequence[Example]) -> str:
    """Return the script that gives the Diagnose page what each example fills in."""
    rows = [{"paste": one.paste, "context": one.context} for one in examples]
    return json_script("errdexExamples", rows)


def _read(path: Path, project: Project, knowledge: Knowledge, hidden: HiddenNames) -> list[Example]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [_work(row, knowledge) for row in rows if not _is_internal(row, hidden)]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        name = path.relative_to(project.root).as_posix()
        raise ErrdexError(f"{name}: {type(error).__name__}: {error}; fix the file") from None


def _is_internal(row: dict[str, object], hidden: HiddenNames) -> bool:
    """Tell whether an example tells a hidden name, before what is hidden is asked for."""
    lines = cast("list[str]", row["input"])
    context = cast("dict[str, str]", row.get("context", {}))
    return any(map(hidden.are_in, (str(row["name"]), "\n".join(lines), *context.values())))


def _work(row: dict[str, object], knowledge: Knowledge) -> Example:
    paste = "\n".join(cast("list[str]", row["input"]))
    context = cast("dict[str, str]", row.get("context", {}))
    declared = knowledge.compiled["context"]
    given = [
        f"{name} (a secret)" if declared[name]["secret"] else f"{name}={value}"
        for name, value in context.items()
    ]
    report = report_diagnosis(diagnose_text(paste, context, knowledge), "text", knowledge)
    return Example(str(row["name"]), paste, context, tuple(given), report)
