"""Where things are: the project that a command works on, and what errdex itself ships."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from errdex.catalogue_files import catalogues_in, yaml_files
from errdex.errors import ErrdexError, UsageError, escaped, reason_of
from errdex.ownership import folders_upwards, foreign_part, is_foreign

HEADER = "# Generated from "
"""How the first line of a generated module begins; the catalogue's name follows."""

# Where everything of a project is, below its root.
CODES = "codes"
TEMPLATES = "templates"
MODULES = "src"
BUILD = "build"
DOCS = "build/docs"
MANIFEST = "build/errdex.json"
STAGED_SITE = "build/site"
EARLIER_SITE = "build/site.earlier"
SITE = "site"
CATALOGUE_JSON = "api/catalogue.json"  # below the pages and below the site
ARCHIVES = "dist"
SETTINGS = "mkdocs.yml"
PAGES = "pages"
CHANGELOG = "CHANGELOG.md"
TWINS = "build/docs/.markdown"  # MkDocs and Zensical leave out what has a leading dot

SHIPPED_ID, SHIPPED_MODULE = "sms", "smscodes"
"""The catalogue that comes with errdex, and its module."""

RUNTIME = Path(__file__).resolve().parent / "runtime"
"""What every generated module carries, copied as it is."""

MATCHING = Path(__file__).resolve().parent / "matching"
"""What finds codes in a text, copied beside it."""

PROSE = Path(__file__).resolve().parent / "prose"
"""What reads and writes texts of several paragraphs, copied beside it."""

BROWSER = Path(__file__).resolve().parent / "browser"
"""The engines' twins in JavaScript."""

SUFFIX = ".errdex-new"
"""How the name of a file ends that is written beside its place before it takes that place."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a catalogue.

    Attributes:
        root: The folder that holds `codes/`, `src/`, `build/` and `site/`.
        catalogue: The file that holds `catalogue:`.
        parts: The catalogue's other files.
        shipped: Whether this is the catalogue that comes with errdex, not a project on disk.
        named: Whether the user named it, so that its code runs whoever it belongs to.
        passed_over: What was found on the way to it and belongs to others, a sentence each.
        public: Whether a command shows it without what is internal.
    """

    root: Path
    catalogue: Path
    parts: tuple[Path, ...] = ()
    shipped: bool = False
    named: bool = field(default=False, compare=False)
    passed_over: tuple[str, ...] = field(default=(), compare=False)
    public: bool = field(default=False, compare=False)

    @property
    def catalogue_name(self) -> str:
        """The catalogue's path below the root, with forward slashes."""
        return self.catalogue.relative_to(self.root).as_posix()

    @property
    def files(self) -> list[Path]:
        """The files of the catalogue, in their order."""
        return sorted((self.catalogue, *self.parts))

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.root / SITE

    @property
    def templates(self) -> Path:
        """The folder of the project's own templates; it need not exist."""
        return self.root / TEMPLATES

    @property
    def settings(self) -> Path:
        """The project's own settings of MkDocs; they need not exist."""
        return self.root / SETTINGS

    @property
    def pages(self) -> Path:
        """The folder of the project's own pages; it need not exist."""
        return self.root / PAGES

    @property
    def changelog(self) -> Path:
        """The project's changelog; it need not exist."""
        return self.root / CHANGELOG

    @property
    def twins(self) -> Path:
        """The folder of the pages as Markdown, as they are below the site."""
        return self.root / TWINS

    @property
    def docs(self) -> Path:
        """The folder of the pages that the site is built from."""
        return self.root / DOCS

    @property
    def staged_site(self) -> Path:
        """Where a site is built before it takes its place."""
        return self.root / STAGED_SITE

    @property
    def earlier_site(self) -> Path:
        """Where the earlier site is for the moment between two renames."""
        return self.root / EARLIER_SITE

    @property
    def has_site(self) -> bool:
        """Whether there is a built site, by a file that errdex alone writes; links do not count."""
        file = self.site / CATALOGUE_JSON
        return file.is_file() and file.resolve() == self.root.resolve() / SITE / CATALOGUE_JSON

    def template_folders(self, name: str = "") -> list[Path]:
        """Return errdex's own templates, then the project's, which take their place.

        Args:
            name: A folder of the templates, such as `theme`; only those that exist are returned.
        """
        folders = [shipped_folder() / TEMPLATES / name, self.templates / name]
        return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]


def beside(path: Path) -> Path:
    """Return where a file is written before it takes its place."""
    return path.with_name(f".{path.name}{SUFFIX}")


def shipped_folder() -> Path:
    """Return the folder with the `codes/`, `templates/` and `mkdocs.yml` that errdex ships."""
    here = Path(__file__).resolve().parent
    installed = here / "shipped"
    return installed if installed.is_dir() else here.parents[1]


def find_project(root: str | None = None) -> Project:
    """Return the project at `root`, or the one around the current directory, or the shipped one.

    A project of another user counts only where `root` names it: commands run a project's code.

    Raises:
        ErrdexError: `root` holds no catalogue, a project holds several, or the current directory
            was removed.
    """
    try:
        here = Path.cwd()
    except FileNotFoundError:
        what = "the current directory is no longer there; change to another one"
        raise ErrdexError(what) from None
    if root is not None:
        return _named_project(root)
    passed_over: list[str] = []
    for folder in folders_upwards(here):
        part = next(filter(is_foreign, _parts_of_project(folder)), None)
        if part is None and (project := _project_in(folder)):
            return replace(project, passed_over=tuple(passed_over))
        if part and _may_hold_project(folder):
            where, what = escaped(str(folder)), escaped(str(part))
            passed_over.append(
                f"the project in {where} is not used: {what} belongs to another user; "
                f"--root {where} uses it all the same"
            )
    shipped = shipped_folder()
    catalogue = shipped / CODES / f"{SHIPPED_ID}.yaml"
    return Project(shipped, catalogue, shipped=True, passed_over=tuple(passed_over))


def refuse_foreign_code(project: Project, *paths: Path) -> None:
    """Keep from running what another user wrote into a project that the user did not name.

    Args:
        project: The project.
        paths: Its files and folders that are code; those that do not exist count for nothing.

    Raises:
        ErrdexError: One of them, or of what is in them, belongs to another user.
    """
    if project.named or project.shipped:
        return
    for path in paths:
        if part := foreign_part(path):
            shown = part.relative_to(project.root).as_posix()
            what = "belongs to another user, so it is not run"
            raise ErrdexError(
                f"{escaped(shown)}: {what}; "
                f"--root {escaped(str(project.root))} runs it all the same"
            )


def _named_project(root: str) -> Project:
    folder = Path(root)
    project = _project_in(folder.resolve())
    if project is None:
        if not folder.is_dir():
            raise UsageError(f"{escaped(root)}: there is no such folder; give that of a project")
        raise ErrdexError(f"{escaped(root)}: no catalogue in codes/; write codes/NAME.yaml there")
    return replace(project, named=True)


def _parts_of_project(folder: Path) -> Iterator[Path]:
    """Yield what decides whose project it is: its folder, `codes/` and all that it reads there."""
    yield folder
    yield folder / CODES
    with contextlib.suppress(OSError):
        files = yaml_files(folder / CODES)
        yield from dict.fromkeys(part for path in files for part in _below(folder / CODES, path))


def _may_hold_project(folder: Path) -> bool:
    """Tell whether there is a catalogue, or a `codes/` that this user cannot look into."""
    try:
        return bool(yaml_files(folder / CODES))
    except OSError:
        return os.path.lexists(folder / CODES)


def _project_in(folder: Path) -> Project | None:
    try:
        found = catalogues_in(folder / CODES)
    except OSError as error:
        where = escaped(str(error.filename or folder / CODES))
        raise ErrdexError(f"{where}: cannot be read: {reason_of(error)}") from None
    if len(found) > 1:
        names = " and ".join(escaped(one.main.name) for one in found[:3])
        raise ErrdexError(
            f"{escaped(str(folder / CODES))}: {names}: a project has one catalogue; keep one"
        )
    return Project(folder, found[0].main, found[0].parts) if found else None


def _below(codes: Path, path: Path) -> list[Path]:
    """Return a file of `codes/` and the folders on the way to it."""
    return [part for part in (*reversed(path.parents), path) if codes in part.parents]
