"""Bundles ES modules into one classic script, since browsers run no modules from `file://`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from os.path import normpath
from pathlib import Path

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering import minifying
from errdex.authoring.rendering.diagnosis_data import compiled, site_rows
from errdex.errors import ErrdexError
from errdex.project import BROWSER

DIAGNOSIS = (
    "diagnosis/knowledge.mjs",
    "diagnosis/sections.mjs",
    "diagnosis/reports.mjs",
    "diagnosis/pastes.mjs",
    "diagnosis/diagnosing.mjs",
    "diagnosis/grounds.mjs",
    "diagnosis/services.mjs",
    "diagnosis/service_reports.mjs",
    "evidence/pasting.mjs",
)
"""The modules whose exports the Diagnose page uses. The order compresses best."""

FINDER = ("finder/finding.mjs", "finder/services.mjs", "finder/box.mjs", "finder/searchbox.mjs")
"""The modules whose exports the finder uses."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[a-z_./]+\.mjs)";\n', re.MULTILINE)
_DATA = re.compile(
    r'^import ([a-z]+) from "(\.[a-z_./]+\.json)" with \{ type: "json" \};\n', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:function\*?|class|const) ([A-Za-z0-9_$]+))", re.MULTILINE)


@cache
def diagnosis_script() -> str:
    """Return the script of the Diagnose page: `errdexDiagnosis`."""
    return classic_script(BROWSER, "errdexDiagnosis", DIAGNOSIS)


@cache
def finder_script() -> str:
    """Return the script of the finder: `errdexFinder`."""
    return classic_script(BROWSER, "errdexFinder", FINDER)


def classic_script(folder: Path, name: str, offered: Sequence[str]) -> str:
    """Return a script that assigns the exports of modules to a global name.

    Each module becomes a function that is called once and returns a list of its exports, so local
    names can be shortened and names of different modules do not clash. JSON that a module imports
    becomes a constant in it.

    Args:
        folder: The modules; each imports by name from files below this folder.
        name: The global name.
        offered: The modules whose exports it gets, by their paths below the folder.

    Raises:
        ErrdexError: A module is missing or not JavaScript, modules import each other in a circle,
            or an import is renamed or not exported.
    """
    paths: dict[str, None] = {}
    for file in offered:
        _add_in_order(folder, file, (), paths)
    texts = {path: _with_data(folder, path) for path in paths}
    exports = {path: _EXPORT.findall(text) for path, text in texts.items()}
    numbers = {path: f"module{number}" for number, path in enumerate(texts)}
    body = "\n".join(
        f"const {numbers[path]} = (() => {{\n{_imports(path, text, exports, numbers)}"
        f"{_IMPORT.sub('', _EXPORT.sub('', text))}\nreturn [{', '.join(exports[path])}];\n}})();"
        for path, text in texts.items()
    )
    offers = ", ".join(
        f"{export}: {numbers[file]}[{place}]"
        for file in offered
        for place, export in enumerate(exports[file])
    )
    script = f'(() => {{\n"use strict";\n{body}\nglobalThis.{name} = {{ {offers} }};\n}})();\n'
    return f"{minifying.minified(script, f'{folder.name}/*.mjs')}\n"


def data_script(catalogue: Catalogue, name: str) -> str:
    """Return a script that assigns what diagnosis knows of a catalogue to a global name."""
    return json_script(name, {"compiled": compiled(catalogue), "codes": site_rows(catalogue)})


def json_script(name: str, data: object) -> str:
    """Return a script that assigns data to a global name.

    The data is embedded as JSON text: browsers parse it faster than a literal, and no key can
    reach an object's prototype.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.{name} = JSON.parse({json.dumps(text, ensure_ascii=False)});\n"


def _add_in_order(folder: Path, name: str, above: tuple[str, ...], paths: dict[str, None]) -> None:
    """Add to paths the modules that a module imports, then itself, each once."""
    if name in above:
        raise ErrdexError(f"{' imports '.join([*above, name])}: break the cycle")
    if name in paths:
        return
    for _, imported in _IMPORT.findall(_read(folder, name)):
        _add_in_order(folder, _target(name, imported), (*above, name), paths)
    paths[name] = None


def _with_data(folder: Path, name: str) -> str:
    """Return a module with the JSON that it imports inlined."""

    def constant(found: re.Match[str]) -> str:
        data = json.loads(_read(folder, _target(name, found[2])))
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return f"const {found[1]} = {text};\n"

    return _DATA.sub(constant, _read(folder, name))


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except OSError:
        raise ErrdexError(f"{folder.name}/{name}: cannot be read; restore it") from None


def _target(module: str, imported: str) -> str:
    """Return the path of an imported module below the folder of all modules."""
    return Path(normpath(Path(module).parent / imported)).as_posix()


def _imports(path: str, text: str, exports: dict[str, list[str]], numbers: dict[str, str]) -> str:
    """Return lines that take what a module imports out of the lists of the others."""
    lines = []
    for names, imported in _IMPORT.findall(text):
        target = _target(path, imported)
        wanted = [name.strip() for name in names.split(",") if name.strip()]
        for name in wanted:
            if " as " in name:
                raise ErrdexError(f"{path}: {target}: an import is renamed; use the exported name")
            if name not in exports[target]:
                raise ErrdexError(f"{path}: {target} does not export {name}")
        picked = ", ".join(name if name in wanted else "" for name in exports[target])
        lines.append(f"const [{picked}] = {numbers[target]};\n")
    return "".join(lines)
