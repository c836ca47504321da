"""Where things are: the project that a command works on, and what errdex itself ships."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

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
CATALOGUES_JSON = "api/catalogues.json"  # the same, where several catalogues share the site
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
        base: The folder of its pages below those of the site, where several catalogues share one.
        shipped: Whether this is the catalogue that comes with errdex, not a project on disk.
        named: Whether the user named it, so that its code runs whoever it belongs to.
        passed_over: What was found on the way to it and belongs to others, a sentence each.
        public: Whether a command shows it without what is internal.
    """

    root: Path
    catalogue: Path
    parts: tuple[Path, ...] = ()
    base: str = ""
    shipped: bool = False
    named: bool = field(default=False, compare=False)
    passed_over: tuple[str, ...] = field(default=(), compare=False)
    public: bool = field(default=False, compare=False)

    @property
    def catalogue_name(self) -> str:
        """The catalogue's path below the root, with forward slashes."""
        return self.catalogue.relative_to(self.root).as_posix()

    @property
    def name(self) -> str:
        """What the catalogue's file, or its folder, is called in `codes/`."""
        return PurePath(self.catalogue.relative_to(self.root).parts[1]).stem

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
        """The catalogue's changelog; it need not exist."""
        return self.root / (f"{CODES}/{self.base}/{CHANGELOG}" if self.base else CHANGELOG)

    @property
    def twins(self) -> Path:
        """The folder of the pages as Markdown, as they are below the site."""
        return self.docs / PurePath(TWINS).name

    @property
    def docs(self) -> Path:
        """The folder of the pages that the site is built from."""
        return self.root / DOCS / self.base

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
        return any(
            (self.site / name).is_file()
            and (self.site / name).resolve() == self.root.resolve() / SITE / name
            for name in (CATALOGUE_JSON, CATALOGUES_JSON)
        )

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


def make_folders(folder: Path) -> None:
    """Make a folder and those that it is in, however many; `Path.mkdir` calls itself for each."""
    missing = [path for path in folder.parents if not path.exists()]
    for path in (*reversed(missing), folder):
        path.mkdir(exist_ok=True)


def real_path(path: Path) -> Path:
    """Return where links lead to; `Path.resolve` fails where they lead in a circle."""
    return Path(os.path.realpath(path))


def shipped_folder() -> Path:
    """Return the folder with the `codes/`, `templates/` and `mkdocs.yml` that errdex ships."""
    here = Path(__file__).resolve().parent
    installed = here / "shipped"
    return installed if installed.is_dir() else here.parents[1]


def find_project(root: str | None = None) -> Project:
    """Return the only one of `find_projects`.

    Raises:
        UsageError: There are several.
    """
    return chosen(find_projects(root))


def chosen(projects: Sequence[Project], catalogue: str | None = None) -> Project:
    """Return the project whose catalogue is named, or the only one.

    Raises:
        UsageError: There are several and none is named, or none has the name.
    """
    wanted = [one for one in projects if catalogue in (None, one.name)]
    if len(wanted) == 1:
        return wanted[0]
    known = ", ".join(escaped(one.name) for one in projects)
    what = "unknown catalogue" if catalogue else "there are several catalogues"
    raise UsageError(f"--catalogue: {what}; give one of {known}")


def find_projects(root: str | None = None) -> list[Project]:
    """Return the project at `root`, or the one around the current directory, or the shipped one.

    It is a list with a project for each of its catalogues, which share a site. A project of another
    user counts only where `root` names it: commands run a project's code.

    Raises:
        ErrdexError: `root` holds no catalogue, catalogues cannot be told apart, or the current
            directory was removed.
    """
    try:
        here = Path.cwd()
    except FileNotFoundError:
        what = "the current directory is no longer there; change to another one"
        raise ErrdexError(what) from None
    if root is not None:
        return _named_projects(root)
    passed_over: list[str] = []
    for folder in folders_upwards(here):
        part = next(filter(is_foreign, _parts_of_project(folder)), None)
        if part is None and (projects := _projects_in(folder)):
            return [replace(one, passed_over=tuple(passed_over)) for one in projects]
        if part and _may_hold_project(folder):
            where, what = escaped(str(folder)), escaped(str(part))
            passed_over.append(
                f"the project in {where} is not used: {what} belongs to another user; "
                f"--root {where} uses it all the same"
            )
    shipped = shipped_folder()
    catalogue = shipped / CODES / f"{SHIPPED_ID}.yaml"
    return [Project(shipped, catalogue, shipped=True, passed_over=tuple(passed_over))]


def refuse_foreign_code(project: Project, *paths: Path) -> None:
    """Keep from running what another user wrote into a project that the user did not name.

    Args:
        project: The project.
        paths: Its files and folders that are code; those that do not exist count for nothing.

    Raises:
        ErrdexError: One of them, of the folders on the way to them, or of what is in them belongs
            to another user.
    """
    if project.named or project.shipped:
        return
    for path in paths:
        on_the_way = filter(is_foreign, _below(project.root, path))
        if part := next(on_the_way, None) or foreign_part(path):
            shown = part.relative_to(project.root).as_posix()
            what = "belongs to another user, so it is not run"
            raise ErrdexError(
                f"{escaped(shown)}: {what}; "
                f"--root {escaped(str(project.root))} runs it all the same"
            )


def _named_projects(root: str) -> list[Project]:
    folder = Path(root)
    projects = _projects_in(real_path(folder))
    if not projects:
        if not folder.is_dir():
            raise UsageError(f"{escaped(root)}: there is no such folder; give that of a project")
        raise ErrdexError(f"{escaped(root)}: no catalogue in codes/; write codes/NAME.yaml there")
    return [replace(one, named=True) for one in projects]


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


def _projects_in(folder: Path) -> list[Project]:
    try:
        found = catalogues_in(folder / CODES)
    except OSError as error:
        where = escaped(str(error.filename or folder / CODES))
        raise ErrdexError(f"{where}: cannot be read: {reason_of(error)}") from None
    projects = [Project(folder, one.main, one.parts) for one in found]
    if len(projects) < 2:
        return projects
    _refuse_same_names(projects)
    return [replace(one, base=one.name) for one in projects]


def _refuse_same_names(projects: Sequence[Project]) -> None:
    first: dict[str, Project] = {}
    for one in projects:
        other = first.setdefault(one.name.lower(), one)
        if other is not one:
            raise ErrdexError(
                f"{escaped(one.catalogue_name)}: {escaped(other.catalogue_name)} is a catalogue of "
                "the same name; give each a file or a folder of its own in codes/"
            )


def _below(folder: Path, path: Path) -> list[Path]:
    """Return what is in a folder at any level, and the folders on the way to it."""
    return [part for part in (*reversed(path.parents), path) if folder in part.parents]
