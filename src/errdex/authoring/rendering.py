"""Renders a catalogue into artefacts: the module, the pages and the files for programs."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from errdex.authoring import examples, exports, format, literals, markdown, scripts, vocabulary
from errdex.authoring.catalogue import Catalogue, Entry, slug
from errdex.authoring.knowledge import checks_json
from errdex.authoring.shapes import shapes_of
from errdex.errors import ErrdexError
from errdex.project import HEADER, Project, shipped_folder

DOCS = "build/docs"
MODULE_FILES = ("__init__.py", "__init__.pyi", "_runtime.py", "checks.json", "py.typed")


@dataclass(frozen=True, slots=True)
class Artefact:
    """A generated file: its path below the project's root, and its text."""

    path: str
    text: str


class Templates:
    """The templates of a project: its own `templates/` first, then those that errdex ships."""

    def __init__(self, project: Project) -> None:
        folders = [project.root / "templates", shipped_folder() / "templates"]
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            undefined=jinja2.StrictUndefined,
            autoescape=False,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            literal=literals.literal,
            row=literals.row_literal,
            removed_row=literals.removed_literal,
            md=markdown.inline,
            bare=markdown.bare,
            fenced=markdown.fenced,
            slug=slug,
            retry=retry_words,
            sentence=sentence,
        )
        self._environment.globals.update(
            front_matter=markdown.front_matter, move=move, page_title=page_title
        )
        self._loaded: dict[str, jinja2.Template] = {}

    def render(self, name: str, **values: Any) -> str:
        """Return a template's text.

        Raises:
            ErrdexError: With the template's file and line, when it is missing or broken.
        """
        try:
            template = self._loaded.get(name) or self._environment.get_template(name)
            self._loaded[name] = template
            return template.render(values)
        except jinja2.TemplateSyntaxError as error:
            where = f"{_shown(error.filename or name)}:{error.lineno}"
            raise ErrdexError(f"{where}: {error.message}; mend the template") from None
        except jinja2.TemplateNotFound as error:
            raise ErrdexError(f"templates/{error.name}: there is no such template") from None
        except ErrdexError:
            raise
        except Exception as error:
            line = f"{_place_in_template(error, name)}: {type(error).__name__}: {error}"
            raise ErrdexError(f"{line}; mend the template") from None


def render_artefacts(catalogue: Catalogue, project: Project) -> Iterator[Artefact]:
    """Yield every artefact of a catalogue, the module first, always in the same order."""
    templates = Templates(project)
    yield from render_module(catalogue, project, templates)
    yield from render_docs(catalogue, project, templates)


def render_module(
    catalogue: Catalogue, project: Project, templates: Templates | None = None
) -> Iterator[Artefact]:
    """Yield the files of the generated module."""
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
        "removed": removed,
        "shapes": shapes_of(list(catalogue.by_code)),
    }
    made = {"checks.json": checks_json(catalogue, str(values["header"])), "py.typed": ""}
    for name in MODULE_FILES:
        text = made[name] if name in made else templates.render(f"module/{name}.j2", **values)
        yield Artefact(f"src/{catalogue.module}/{name}", text)


def render_docs(
    catalogue: Catalogue, project: Project, templates: Templates | None = None
) -> Iterator[Artefact]:
    """Yield what the site is built from: pages, assets, and the files for programs."""
    templates = templates or Templates(project)
    for path, text in _pages(catalogue, templates):
        yield Artefact(f"{DOCS}/{path}", text)
    for path, text in _assets(project):
        yield Artefact(f"{DOCS}/{path}", text)
    for code, entries in catalogue.by_code.items():
        yield Artefact(f"{DOCS}/api/codes/{slug(code)}.json", exports.code_json(catalogue, entries))
    yield Artefact(f"{DOCS}/api/catalogue.json", exports.catalogue_json(catalogue))
    yield Artefact(f"{DOCS}/api/catalogue.csv", exports.catalogue_csv(catalogue))
    yield Artefact(f"{DOCS}/api/schema.json", exports.to_json(format.schema(vocabulary.CATALOGUE)))
    yield Artefact(f"{DOCS}/assets/codes.js", exports.index_script(catalogue))
    for path, text in _diagnosis(catalogue, project, templates):
        yield Artefact(f"{DOCS}/{path}", text)


def _pages(catalogue: Catalogue, templates: Templates) -> Iterator[tuple[str, str]]:
    groups = _sorted_in(catalogue.groups, "group", catalogue.entries)
    fields = _sorted_in(catalogue.fields, "field", catalogue.entries)
    whole = {
        "catalogue": catalogue,
        "entries_of_group": groups,
        "entries_of_field": fields,
        "groups_of_field": {
            name: _sorted_in(catalogue.groups, "group", entries) for name, entries in fields.items()
        },
    }
    yield "index.md", templates.render("pages/index.md.j2", **whole)
    yield "codes/index.md", templates.render("pages/codes.md.j2", **whole)
    yield "groups/index.md", templates.render("pages/groups.md.j2", **whole)
    for name, group in catalogue.groups.items():
        text = templates.render("pages/group.md.j2", group=group, entries=groups[name], **whole)
        yield f"groups/{name}.md", text
    for code, entries in catalogue.by_code.items():
        text = templates.render("pages/code.md.j2", catalogue=catalogue, code=code, entries=entries)
        yield f"codes/{slug(code)}.md", text


def _sorted_in(names: Iterable[str], key: str, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the entries of each of these groups or fields; `key` says which."""
    members: dict[str, list[Entry]] = {name: [] for name in names}
    for entry in entries:
        members[getattr(entry, key)].append(entry)
    return members


def _diagnosis(
    catalogue: Catalogue, project: Project, templates: Templates
) -> Iterator[tuple[str, str]]:
    """Yield the page that diagnoses, its scripts, and the worked examples where there are any."""
    files = render_module(catalogue, project, templates)
    module = {Path(file.path).name: file.text for file in files}
    worked = examples.work_examples(project, catalogue, module)
    values = {"context": catalogue.checks["context"], "examples": worked}
    yield "diagnose/index.md", templates.render("pages/diagnose.md.j2", **values)
    if worked:
        yield "diagnose/examples.md", templates.render("pages/examples.md.j2", **values)
    modules = shipped_folder() / "templates" / "diagnosis"
    yield "assets/diagnosis.js", scripts.classic_script(modules, "errdexDiagnosis")
    yield "assets/diagnosis-data.js", scripts.data_script(catalogue, "errdexDiagnosisData")


def _assets(project: Project) -> Iterator[tuple[str, str]]:
    """Yield the style sheet and the scripts, as they stand in the templates folder."""
    found: dict[str, Path] = {}
    for folder in (shipped_folder(), project.root):
        for path in (folder / "templates" / "assets").glob("[!.]*"):
            if path.is_file():
                found[path.name] = path
    for name, path in sorted(found.items()):
        try:
            yield f"assets/{name}", path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            what = "is not UTF-8; assets are text, such as style sheets and scripts"
            raise ErrdexError(f"{_shown(str(path))}: {what}") from None


def page_title(entries: Sequence[Entry]) -> str:
    """Return the title of a code's page: the code, and what it means in each field."""
    return f"{entries[0].code} — {' / '.join(entry.title for entry in entries)}"


def move(catalogue: Catalogue, entry: Entry) -> str:
    """Return in one line whose move an entry is and whether to retry."""
    if entry.success:
        rest = "." if entry.remediation else ": nothing has to be done."
        return f"This code means success{rest}"
    names = dict.fromkeys(step.owner for step in entry.remediation if step.owner != entry.owner)
    others = ", ".join(catalogue.owners[name].title for name in names)
    whose = f"{catalogue.owners[entry.owner].title}{others and f' (with {others})'}"
    rule = sentence(entry)
    return f"Whose move: {whose}. {rule[0].upper()}{rule[1:]}."


def sentence(entry: Entry) -> str:
    """Return an entry's retry rule as a short sentence without a full stop."""
    return "do not retry" if entry.retry == "never" else f"retry {retry_words(entry)}"


def retry_words(entry: Entry) -> str:
    """Return when to retry, in words."""
    if entry.retry == "after":
        return f"after {duration(entry.retry_after or 0)}"
    return {"never": "do not", "now": "now", "after-fix": "after the fix"}[entry.retry]


def duration(seconds: int) -> str:
    """Return seconds in the largest unit that divides them, such as `10 minutes`."""
    units = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
    size, unit = next(unit for unit in units if seconds % unit[0] == 0)
    count = seconds // size
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _place_in_template(error: Exception, name: str) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename.endswith(".j2")), None)
    return f"{_shown(place.filename)}:{place.lineno}" if place else f"templates/{name}"


def _shown(filename: str) -> str:
    parts = Path(filename).parts
    return "/".join(parts[parts.index("templates") :]) if "templates" in parts else filename
