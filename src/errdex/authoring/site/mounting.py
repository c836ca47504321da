"""The pages of a catalogue below a folder of another MkDocs site, which keeps its own look."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.disk.links import files_below
from errdex.errors import ErrdexError
from errdex.project import DOCS, SETTINGS, Project, shipped_folder

_FOLDER = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_LISTED = ("index.md", "find/index.md", "diagnose/index.md", "codes/index.md", "symptoms/index.md")
"""Pages for the other site's navigation; every other one is reached from these."""


def examine_mount(config: MkDocsConfig, folder: str) -> None:
    """Refuse settings with which mounted pages would not work.

    Raises:
        ErrdexError: The folder is no path of names, or the site is no MkDocs Material.
    """
    if not _FOLDER.fullmatch(folder):
        what = "must be a folder of the site, such as handbook or docs/codes"
        raise ErrdexError(f"{SETTINGS}: errdex: mount: {what}")
    if config.theme.name != "material":
        raise ErrdexError(f"{SETTINGS}: errdex: mount: the site's theme must be material")


def examine_address(config: MkDocsConfig, folder: str, catalogue: Catalogue) -> None:
    """Refuse a catalogue whose links would lead elsewhere than to the mounted pages.

    Raises:
        ErrdexError: The catalogue's `url` is not the address of the folder.
    """
    address = f"{(config.site_url or '').rstrip('/')}/{folder}/"
    if config.site_url and catalogue.url != address:
        what = f"is {catalogue.url}, but the pages are mounted at {address}; change one of them"
        raise ErrdexError(f"{catalogue.path}: url: {what}")


def prepare(config: MkDocsConfig, folder: str) -> None:
    """Give a site what mounted pages need besides themselves: Markdown extensions and scripts."""
    own = _settings()
    extensions = [name for name in own["markdown_extensions"] if name != "toc"]
    missing = [name for name in extensions if name not in config.markdown_extensions]
    config.markdown_extensions.extend(missing)
    config.extra_javascript.extend([f"{folder}/{path}" for path in own["extra_javascript"]])


def add_mounted(files: Files, project: Project, folder: str, config: MkDocsConfig) -> None:
    """Add the rendered pages to the files of a site, below the folder.

    Raises:
        ErrdexError: The site has files of its own in their places.
    """
    taken = {file.dest_uri for file in files}
    for path in files_below(project.docs, DOCS):
        below = path.relative_to(project.docs).as_posix()
        listed = below in _LISTED or path.suffix != ".md"
        level = InclusionLevel.UNDEFINED if listed else InclusionLevel.NOT_IN_NAV
        name = f"{folder}/{below}"
        file = File.generated(config, name, abs_src_path=str(path), inclusion=level)
        if file.dest_uri in taken:
            what = f"errdex makes {file.dest_uri} below the folder that it is mounted at"
            raise ErrdexError(f"{name}: {what}; move the site's own away")
        files.append(file)


def styled(output: str, folder: str, base: str) -> str:
    """Return a mounted page with its style sheets, which no other page of the site gets.

    Args:
        output: The page.
        folder: Where the pages are mounted.
        base: The way from the page to the root of the site, such as `../..`.
    """
    sheets = [f"{base}/{folder}/{path}" for path in _settings()["extra_css"]]
    links = "".join([f'<link rel="stylesheet" href="{sheet}">\n' for sheet in sheets])
    return output.replace("</head>", f"{links}</head>", 1)


def project_root(config: MkDocsConfig, project: str) -> Path:
    """Return the folder of the project: as the option says it, from that of `mkdocs.yml`."""
    return Path(config.config_file_path).parent / project


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load((shipped_folder() / SETTINGS).read_text("utf-8"))
    return settings
