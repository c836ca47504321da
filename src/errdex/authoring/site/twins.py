"""Puts the pages as Markdown beside the finished pages: MkDocs would make HTML of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from errdex.authoring.disk.links import files_below
from errdex.project import TWINS


def place_twins(twins: Path, site: Path) -> None:
    """Copy every twin to its place below the site.

    Raises:
        ErrdexError: One of them is a link.
    """
    for path in files_below(twins, TWINS) if twins.is_dir() else ():
        target = site / path.relative_to(twins)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
