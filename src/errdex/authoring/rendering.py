"""Renders a catalogue into artefacts: the module, the pages and the files for programs."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from errdex.authoring import exports, format, literals, markdown
from errdex.authoring.catalogue import Catalogue, Entry, slug
from errdex.authoring.shapes import shapes_of
from errdex.errors import ErrdexError
from errdex.project import HEADER, Project, shipped_folder

DOCS = "build/docs"


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
            sentence=sentence,
        )
        self._environment.globals.update(front_matter=markdown.front_matter)
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
    package = f"src/{catalogue.module}"
    yield Artefact(f"{package}/__init__.py", templates.render("module.py.j2", **values))
    yield Artefact(f"{package}/__init__.pyi", templates.render("module.pyi.j2", **values))
    yield Artefact(f"{package}/py.typed", "")


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
    yield Artefact(f"{DOCS}/api/schema.json", exports.to_json(format.schema()))
    yield Artefact(f"{DOCS}/assets/codes.js", exports.index_script(catalogue))


def _pages(catalogue: Catalogue, templates: Templates) -> Iterator[tuple[str, str]]:
    members: dict[str, list[Entry]] = {name: [] for name in catalogue.groups}
    for entry in catalogue.entries:
        members[entry.group].append(entry)
    whole = {"catalogue": catalogue, "members": members}
    yield "index.md", templates.render("pages/index.md.j2", **whole)
    yield "codes/index.md", templates.render("pages/codes.md.j2", **whole)
    yield "groups/index.md", templates.render("pages/groups.md.j2", **whole)
    for name, group in catalogue.groups.items():
        text = templates.render("pages/group.md.j2", group=group, entries=members[name], **whole)
        yield f"groups/{name}.md", text
    for code, entries in catalogue.by_code.items():
        text = templates.render("pages/code.md.j2", catalogue=catalogue, code=code, entries=entries)
        yield f"codes/{slug(code)}.md", text


def _assets(project: Project) -> Iterator[tuple[str, str]]:
    """Yield the style sheet and the scripts, as they stand in the templates folder."""
    shipped = shipped_folder() / "templates" / "assets"
    own = project.root / "templates" / "assets"
    names = {path.name for folder in (shipped, own) if folder.is_dir() for path in folder.iterdir()}
    for name in sorted(names):
        path = own / name if (own / name).is_file() else shipped / name
        yield f"assets/{name}", path.read_text(encoding="utf-8")


def sentence(entry: Entry) -> str:
    """Return an entry's retry rule in words."""
    if entry.retry == "after":
        return f"retry after {duration(entry.retry_after or 0)}"
    words = {"never": "do not retry", "now": "retry now", "after-fix": "retry after the fix"}
    return words[entry.retry]


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
