"""Turns ES modules into one classic script, since browsers run no modules from `file://`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import minify  # type: ignore[import-untyped] # it ships no types

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.knowledge import code_rows, compiled
from errdex.errors import ErrdexError

OFFERED = ("knowledge.mjs", "reports.mjs", "diagnosing.mjs")
"""The modules whose exports a page can use; they import the others. The order compresses best."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:function\*?|class|const) ([A-Za-z0-9_$]+))", re.MULTILINE)
_DECLARED = re.compile(
    r"^(?:export )?(?:function\*?|class|const|let|var) ([A-Za-z0-9_$]+)", re.MULTILINE
)


def classic_script(folder: Path, name: str, offered: Sequence[str] = OFFERED) -> str:
    """Return a script that puts what a folder's modules offer into a global name.

    All modules share one scope in it, and their local names are shortened.

    Args:
        folder: The modules; each imports by name from files of this folder, and no two of them
            declare the same name.
        name: The global name.
        offered: The modules whose exports it holds; they import the others.

    Raises:
        ErrdexError: A module is missing or no JavaScript, modules import each other in a circle,
            an import is renamed, or two modules declare the same name.
    """
    paths = [path for file in offered for path in _in_order(folder, file, ())]
    texts = {path.name: path.read_text(encoding="utf-8") for path in dict.fromkeys(paths)}
    _check_names(texts)
    body = "\n".join(_IMPORT.sub("", _EXPORT.sub("", text)) for text in texts.values())
    offers = ", ".join(export for file in offered for export in _EXPORT.findall(texts[file]))
    script = (
        f'(function () {{\n"use strict";\n{body}\nglobalThis.{name} = {{ {offers} }};\n}})();\n'
    )
    try:
        return f"{minify.string('text/javascript', script)}\n"
    except minify.MinifyError as error:
        raise ErrdexError(f"{folder.name}/*.mjs: {str(error).splitlines()[0]}; mend it") from None


def data_script(catalogue: Catalogue, name: str) -> str:
    """Return a script that puts what diagnosis knows of a catalogue into a global name.

    The data stands in it as JSON text: browsers read that faster than a literal, and no key of
    it can touch an object's prototype.
    """
    data = {"compiled": compiled(catalogue), "codes": code_rows(catalogue)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.{name} = JSON.parse({json.dumps(text, ensure_ascii=False)});\n"


def _in_order(folder: Path, name: str, above: tuple[str, ...]) -> Iterator[Path]:
    """Yield the modules that a module imports, then itself; a module may come several times."""
    if name in above:
        raise ErrdexError(f"{' imports '.join([*above, name])}: break the circle")
    path = folder / name
    try:
        imports = _IMPORT.findall(path.read_text(encoding="utf-8"))
    except OSError:
        raise ErrdexError(f"{path.parent.name}/{name}: cannot be read; restore it") from None
    for names, imported in imports:
        if " as " in names:
            raise ErrdexError(f"{name}: {imported}: an import is renamed; use the name it has")
        yield from _in_order(folder, imported, (*above, name))
    yield path


def _check_names(texts: dict[str, str]) -> None:
    """Refuse a name that two modules declare, since all share one scope."""
    owners: dict[str, str] = {}
    for module, text in texts.items():
        for declared in _DECLARED.findall(text):
            if owners.setdefault(declared, module) != module:
                raise ErrdexError(f"{module}: {declared}: {owners[declared]} has it; rename one")
