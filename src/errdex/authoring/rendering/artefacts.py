"""Renders a catalogue into artefacts: the module, the pages and the files for programs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_fields import (
    FACTS,
    SHOWN,
    SYMPTOM_PARTS,
    TEXTS,
    TYPES,
    UNWRITTEN,
)
from errdex.authoring.rendering import (
    bundles,
    diagnosis_answers,
    finder_answers,
    finder_index,
    worked_examples,
)
from errdex.authoring.rendering.answers import Answers, read_answers
from errdex.authoring.rendering.changes_page import read_changes, render_changes
from errdex.authoring.rendering.check_needs import needs_of_checks
from errdex.authoring.rendering.code_shapes import messages_of, shapes_of
from errdex.authoring.rendering.constant_names import constants_of
from errdex.authoring.rendering.diagnosis_data import checks_json
from errdex.authoring.rendering.pages import render_pages
from errdex.authoring.rendering.program_files import render_program_files
from errdex.authoring.rendering.rendered_module import rendered_module
from errdex.authoring.rendering.sizes import offered_archive
from errdex.authoring.rendering.status_words import statuses_of
from errdex.authoring.rendering.templating import Templates, shown_path
from errdex.authoring.rendering.twins import render_twins
from errdex.errors import ErrdexError
from errdex.project import DOCS, HEADER, MATCHING, MODULES, PROSE, RUNTIME, TWINS, Project

_COPIED = {
    f"_{folder.name}/{path.name}": path
    for folder in (MATCHING, PROSE)
    for path in sorted(folder.glob("*.py"))
}
_RUNTIME = (
    "_answers.py",
    "_errors.py",
    "_instrumentation.py",
    "_records.py",
    "_reports.py",
    "_runtime.py",
    "_searching.py",
    "_symptoms.py",
)

_UNTYPED = tuple(f"{name}i" for name in _RUNTIME if name != "_instrumentation.py")
"""Stubs of files whose contents the package's own stub has."""

MODULE_FILES = (
    "__init__.py",
    "__init__.pyi",
    *_COPIED,
    *_RUNTIME,
    *_UNTYPED,
    "_constants.py",
    "_tables.py",
    "checks.json",
    "py.typed",
)

SCRIPTS = frozenset(
    [
        "diagnosis-answers.js",
        "diagnosis-data.js",
        "diagnosis.js",
        "examples.js",
        "finder-answers.js",
        "finder-index.js",
        "finder.js",
    ]
)
"""Assets that are made of the engines and the catalogue, not of a template."""

SHARED = "errdex.js"
"""The script that every page loads first."""

_UNSTAMPED = "\0"  # where the stamp will be; no catalogue holds a control character


@dataclass(frozen=True, slots=True)
class Artefact:
    """A generated file: its path below the project's root, and its text."""

    path: str
    text: str


def render_artefacts(catalogue: Catalogue, project: Project) -> Iterator[Artefact]:
    """Yield every artefact of a catalogue, the module first, always in the same order."""
    templates = Templates(project)
    module = list(render_module(catalogue, project, templates))
    yield from module
    yield from render_docs(catalogue, project, templates, module)


def render_module(
    catalogue: Catalogue, project: Project, templates: Templates | None = None
) -> Iterator[Artefact]:
    """Yield the files of the generated module, each of which bears the stamp of all."""
    templates = templates or Templates(project)
    live: dict[str, list[Entry]] = {field: [] for field in catalogue.fields}
    removed: dict[str, list[Entry]] = {field: [] for field in catalogue.fields}
    for entry in catalogue.entries:
        (removed if entry.removed else live)[entry.field].append(entry)
    values = {
        "header": f'{HEADER}{project.catalogue_name} by "errdex build"; do not edit.',
        "catalogue": catalogue,
        "fields": tuple(catalogue.fields),
        "rows": live,
        "codes": list(dict.fromkeys(e.code for entries in live.values() for e in entries)),
        "constants": constants_of(catalogue.entries),
        "removed": removed,
        "integers": bool(catalogue.integers),
        "shapes": shapes_of([*catalogue.by_code, *catalogue.by_alias]),
        "messages": messages_of(catalogue),
        "statuses": statuses_of(catalogue),
        "shown": SHOWN,
        "facts": FACTS,
        "texts": TEXTS,
        "symptom_parts": SYMPTOM_PARTS,
        "types": TYPES,
        "unwritten": UNWRITTEN,
        "stamp": _UNSTAMPED,
    }
    made = {
        **{name: path.read_text(encoding="utf-8") for name, path in _COPIED.items()},
        **{name: (RUNTIME / name).read_text(encoding="utf-8") for name in _RUNTIME},
        **dict.fromkeys(_UNTYPED, templates.render("module/_runtime.pyi.j2", **values)),
        "checks.json": checks_json(catalogue, str(values["header"]), _UNSTAMPED),
        "py.typed": "",
    }
    for name in MODULE_FILES:
        if name not in made:
            made[name] = templates.render(f"module/{name}.j2", **values)
    stamp = _stamp_of([made[name] for name in MODULE_FILES])
    for name in MODULE_FILES:
        text = made[name].replace(_UNSTAMPED, stamp)
        yield Artefact(f"{MODULES}/{catalogue.module}/{name}", text)


def _stamp_of(texts: list[str]) -> str:
    """Return what tells files of one build from those of another."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def render_docs(
    catalogue: Catalogue,
    project: Project,
    templates: Templates | None = None,
    module: Iterable[Artefact] = (),
    *,
    mounted: bool = False,
) -> Iterator[Artefact]:
    """Yield what the site is built from: pages, assets, and the files for programs.

    Args:
        catalogue: What is shown.
        project: Whose templates make it.
        templates: The same, where they are loaded.
        module: The files of the catalogue's module, where they are rendered.
        mounted: Whether the pages are a part of another site, which has no archive of theirs.
    """
    templates = templates or Templates(project)
    module = module or render_module(catalogue, project, templates)
    with rendered_module(catalogue, {file.path: file.text for file in module}) as made:
        answers = read_answers(catalogue, made)
        twins = dict(render_twins(catalogue, made))
    changes = read_changes(catalogue, answers.codes, project)
    archive = "" if mounted else offered_archive(catalogue)
    for path, text in render_pages(catalogue, templates, answers, twins, changes.last, archive):
        yield Artefact(f"{DOCS}/{path}", text)
    for path, text in render_assets(project, catalogue.words):
        yield Artefact(f"{DOCS}/{path}", text)
    for path, text in render_changes(catalogue, changes, templates):
        yield Artefact(f"{DOCS}/{path}", text)
    for path, text in render_program_files(catalogue, answers, twins):
        yield Artefact(f"{DOCS}/{path}", text)
    for path, text in twins.items():
        yield Artefact(f"{TWINS}/{path}", text)
    yield Artefact(f"{DOCS}/assets/finder.js", bundles.finder_script())
    index = finder_index.index_script(catalogue, answers)
    yield Artefact(f"{DOCS}/assets/finder-index.js", index)
    in_place = finder_answers.answers_script(catalogue, answers)
    yield Artefact(f"{DOCS}/assets/finder-answers.js", in_place)
    for path, text in _diagnosis(catalogue, project, templates, answers):
        yield Artefact(f"{DOCS}/{path}", text)


def _diagnosis(
    catalogue: Catalogue, project: Project, templates: Templates, answers: Answers
) -> Iterator[tuple[str, str]]:
    """Yield the page that diagnoses, its scripts, and the worked examples where there are any."""
    worked = worked_examples.work_examples(project, catalogue)
    checks = catalogue.checks
    context = checks["context"]
    values = {
        "asked": needs_of_checks(checks),
        "context": context,
        "contexts": [{"service": "", "title": "", "context": context}] if context else [],
        "examples": worked,
        "several": False,
    }
    yield "diagnose/index.md", templates.render("pages/diagnose.md.j2", **values)
    if worked:
        yield "diagnose/examples.md", templates.render("pages/examples.md.j2", **values)
        yield "assets/examples.js", worked_examples.examples_script(worked)
    yield "assets/diagnosis.js", bundles.diagnosis_script()
    yield "assets/diagnosis-data.js", bundles.data_script(catalogue, "errdexDiagnosisData")
    yield "assets/diagnosis-answers.js", diagnosis_answers.answers_script(catalogue, answers)


def render_assets(project: Project, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the style sheets and the scripts of the templates folder, as they are there.

    The script that the others share begins with the catalogue's words.
    """
    found: dict[str, Path] = {}
    for folder in project.template_folders("assets"):
        found |= {path.name: path for path in folder.glob("[!.]*") if path.is_file()}
    for name, path in sorted(found.items()):
        if name in SCRIPTS:
            what = "errdex makes this file from the catalogue; choose another name"
            raise ErrdexError(f"{shown_path(str(path))}: {what}")
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            what = "is not UTF-8; assets are text, such as style sheets and scripts"
            raise ErrdexError(f"{shown_path(str(path))}: {what}") from None
        shared = bundles.json_script("errdexWords", dict(words)) if name == SHARED else ""
        yield f"assets/{name}", shared + text
