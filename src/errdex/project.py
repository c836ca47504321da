"""Where things are: the project that a command works on, and what errdex itself ships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from errdex.errors import ErrdexError

HEADER = "# Generated from "
"""How the first line of a generated module begins; the catalogue's name follows."""

# Where everything of a project is, below its root.
CODES = "codes"
TEMPLATES = "templates"
MODULES = "src"
DOCS = "build/docs"
MANIFEST = "build/errdex.json"
STAGED_SITE = "build/site"
EARLIER_SITE = "build/site.earlier"
SITE = "site"
ARCHIVES = "dist"
SETTINGS = "mkdocs.yml"

RUNTIME = Path(__file__).resolve().parent / "runtime"
"""What every generated module carries, copied as it is."""

MATCHING = Path(__file__).resolve().parent / "matching"
"""What finds codes in a text, copied beside it."""

BROWSER = Path(__file__).resolve().parent / "browser"
"""The engines' twins in JavaScript."""

SUFFIX = ".errdex-new"
"""How the name of a file ends that is written beside its place before it takes that place."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a catalogue.

    Attributes:
        root: The folder that holds `codes/`, `src/`, `build/` and `site/`.
        catalogue: The catalogue file.
        shipped: Whether this is the catalogue that comes with errdex, not a project on disk.
    """

    root: Path
    catalogue: Path
    shipped: bool = False

    @property
    def catalogue_name(self) -> str:
        """The catalogue's path below the root, with forward slashes."""
        return self.catalogue.relative_to(self.root).as_posix()

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.root / SITE

    @property
    def has_site(self) -> bool:
        """Whether there is a built site, by a file that errdex alone writes."""
        return (self.site / "api" / "catalogue.json").is_file()

    def template_folders(self, name: str = "") -> list[Path]:
        """Return errdex's own templates, then the project's, which take their place.

        Args:
            name: A folder of the templates, such as `theme`; only those that exist are returned.
        """
        folders = [shipped_folder() / TEMPLATES / name, self.root / TEMPLATES / name]
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
        folder = Path(root)
        project = _project_in(folder.resolve())
        if project is None:
            what = "no catalogue in codes/" if folder.is_dir() else "there is no such folder"
            raise ErrdexError(f"{root}: {what}; write codes/NAME.yaml there")
        return project
    for folder in (here, *here.parents):
        if project := _project_in(folder):
            return project
    shipped = shipped_folder()
    return Project(shipped, shipped / CODES / "sms.yaml", shipped=True)


def _project_in(folder: Path) -> Project | None:
    try:
        found = sorted(p for p in (folder / CODES).glob("*.y*ml") if p.suffix in (".yaml", ".yml"))
    except OSError:
        return None
    if len(found) > 1:
        names = " and ".join(path.name for path in found[:3])
        raise ErrdexError(f"{folder / CODES}: {names}: a project has one catalogue; keep one")
    return Project(folder, found[0]) if found else None
