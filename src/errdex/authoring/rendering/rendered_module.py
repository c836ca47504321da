"""Imports a module that was just rendered: the one home of what it says about codes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from errdex.authoring.catalogue import Catalogue
from errdex.errors import ErrdexError
from errdex.modules import CodeModule, import_package


@contextmanager
def rendered_module(catalogue: Catalogue, files: Mapping[str, str]) -> Iterator[CodeModule]:
    """Give a catalogue's module, which is imported from a temporary folder.

    Args:
        catalogue: What the module was rendered from.
        files: The texts of the module's files, by their paths.

    Raises:
        ErrdexError: The module cannot be imported, as where a project's template breaks it.
    """
    module_folder = f"rendered_{catalogue.module}"  # another name than the module's on disk
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            below = PurePosixPath(path).parts
            place = Path(folder, module_folder, *below[below.index(catalogue.module) + 1 :])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        try:
            module = import_package(Path(folder, module_folder))
        except Exception as error:
            what = f"the module cannot be imported: {type(error).__name__}: {error}"
            raise ErrdexError(f"{catalogue.path}: {what}; fix its template") from None
        yield module
