"""Puts a finished site in the place of the earlier one, whole or not at all."""

from __future__ import annotations

import os
import shutil

from errdex.authoring.disk import filesystem
from errdex.authoring.disk.links import discard
from errdex.authoring.disk.writing import uninterrupted
from errdex.errors import ErrdexError
from errdex.project import SITE, Project


def refuse_other_site(project: Project) -> None:
    """Keep what is no built site, by a file that errdex alone writes; a link is no site either.

    Raises:
        ErrdexError: `site/` holds something else.
    """
    site = project.site
    kept = site.is_dir() and any(not path.name.startswith(".") for path in site.iterdir())
    other = site.is_symlink() or (site.exists() and not site.is_dir())
    if other or (kept and not project.has_site):
        what = "holds something other than a built site, which a build would replace"
        raise ErrdexError(f"{SITE}: {what}; move it away")


def restore_site(project: Project) -> None:
    """Put the earlier site back where a build was killed while there was none."""
    site, earlier = project.site, project.earlier_site
    if os.path.lexists(site) or earlier.is_symlink():
        discard(earlier)
    elif earlier.is_dir():
        earlier.rename(site)


def exchange_site(project: Project) -> None:
    """Put the staged site in place of the earlier one, which is then in the place of the staged.

    What has a leading dot in `site/`, such as `.git`, stays. Where the system can swap two
    folders, there is a whole site at every moment. Elsewhere there is none between two renames;
    after a kill at that moment, `restore_site` puts the earlier one back.
    """
    site, staged = project.site, project.staged_site
    _keep_hidden(project)
    filesystem.sync(staged, (path for path in staged.rglob("*") if path.is_file()))
    with uninterrupted():
        if not site.exists():
            staged.rename(site)
        elif not filesystem.exchange(staged, site):
            _exchange_by_names(project)


def _exchange_by_names(project: Project) -> None:
    site, staged, earlier = project.site, project.staged_site, project.earlier_site
    discard(earlier)
    site.rename(earlier)
    try:
        staged.rename(site)
    except OSError:
        earlier.rename(site)
        raise
    earlier.rename(staged)


def _keep_hidden(project: Project) -> None:
    for path in project.site.glob(".*"):
        target = project.staged_site / path.name
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True, dirs_exist_ok=True)
        elif not target.exists():
            shutil.copy2(path, target, follow_symlinks=False)
