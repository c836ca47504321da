"""Turns ES modules into one classic script, since browsers run no modules from `file://`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.knowledge import code_rows, compiled
from errdex.errors import ErrdexError

OFFERED = ("diagnosing.mjs", "reports.mjs", "knowledge.mjs")
"""The modules whose exports a page can use; they import the others."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:function\*?|class|const) ([A-Za-z0-9_$]+))", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def classic_script(folder: Path, name: str) -> str:
    """Return a script that puts what a folder's modules offer into a global name.

    A module becomes a function of its own that returns its exports; comments on lines of their
    own and indentation go. No module may hold a template literal of several lines.

    Args:
        folder: The modules; each imports by name from files of this folder.
        name: The global name.

    Raises:
        ErrdexError: A module is missing, or modules import each other in a circle.
    """
    paths = [path for offered in OFFERED for path in _in_order(folder, offered, ())]
    body = "".join(_wrapped(path) for path in dict.fromkeys(paths))
    offers = ", ".join(f"...{_name(offered)}" for offered in OFFERED)
    return f'(function () {{\n"use strict";\n{body}globalThis.{name} = {{ {offers} }};\n}})();\n'


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
    for _, imported in imports:
        yield from _in_order(folder, imported, (*above, name))
    yield path


def _wrapped(path: Path) -> str:
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    text = _IMPORT.sub(lambda found: f"const {{{_renamed(found[1])}}} = {_name(found[2])};\n", text)
    exports = ", ".join(_EXPORT.findall(text))
    body = re.sub(r"\n+", "\n", _INDENT.sub("", _EXPORT.sub("", text)))
    return f"const {_name(path.name)} = (function () {{\n{body}return {{ {exports} }};\n}})();\n"


def _renamed(names: str) -> str:
    """Return the names of an import as those of a destructuring."""
    return names.replace(" as ", ": ")


def _name(file: str) -> str:
    """Return the name that a module's exports have in the script; no module uses such names."""
    return f"{file.removesuffix('.mjs')}_"
