"""ARCHITECTURE.md and the imports agree: which rooms there are, and that arrows point one way."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.conftest import ROOT

SOURCES = ROOT / "src" / "errdex"
BROWSER = SOURCES / "browser"
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MODULES = {
    ".".join(path.relative_to(SOURCES).with_suffix("").parts): path
    for path in sorted(SOURCES.rglob("*.py"))
    if path.stem != "__init__"
}
FOLDERS = {path.parent for path in MODULES.values()}
ENGINES = ("diagnosis", "engine", "evidence", "matching", "redaction")
IN_PYTHON_ALONE = {
    "diagnosis.compiled": "types, which JavaScript does not have",
    "diagnosis.module_rows": "reads the generated module, whose rows JavaScript has in a script",
    "diagnosis.results": "types, which JavaScript does not have",
    "diagnosis.schema": "made from those types",
    "evidence.objects": "objects of Python libraries",
}
NAMESAKES = ("engine", "evidence")
"""Engines whose public functions have the same names in both languages."""
ONE_LANGUAGE_ALONE = {
    "engine.sentences.read_sentences": "the browser's script holds one language",
    "evidence.pasting.read_into": "objects of Python libraries may lie between pasted texts",
    **dict.fromkeys(
        [
            f"evidence.text.characters.{name}"
            for name in [
                "before",
                "endOf",
                "find",
                "findAll",
                "lineEnd",
                "partition",
                "removePrefix",
                "stripEnd",
            ]
        ],
        "methods of texts and matches in Python",
    ),
    "evidence.text.characters.cutAt": "a slice in Python, where no character is two",
    "evidence.text.characters.hasAtMost": "a length in Python, where no character is two",
    **dict.fromkeys(
        [
            f"evidence.text.forms.{name}"
            for name in ["decodeBase64", "decodeBytes", "encodeBase64", "encodeBytes", "encodeHex"]
        ],
        "methods of texts and bytes in Python",
    ),
}
TYPES = {"NamedTuple", "TypedDict", "Body"}
"""Bases of classes that hold values alone; JavaScript has plain objects for these."""


def room_of(name: str) -> str:
    """Return a module's room: its folder; beside other rooms, each module is its own room."""
    folder = MODULES[name].parent
    parted = any(folder in other.parents for other in FOLDERS)
    return name if parted else name.rpartition(".")[0]


def imports_of(name: str, top_level: bool = False) -> set[str]:
    """Return the modules of errdex that a module imports, anywhere in it or at its top."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    found = set()
    for node in tree.body if top_level else ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (inside := _inside(name, node)) is not None:
            names = {f"{inside}.{alias.name}".removeprefix(".") for alias in node.names}
            found |= {inside, *names} & set(MODULES)
    return found


def _inside(name: str, node: ast.ImportFrom) -> str | None:
    """Return what an import is from, below errdex; None for other packages."""
    module = node.module or ""
    if node.level:
        return f"{name.rpartition('.')[0]}.{module}".removesuffix(".")
    return module[len("errdex") + 1 :] if module.split(".")[0] == "errdex" else None


IMPORTS = {name: imports_of(name) for name in MODULES}


def check_order(graph: dict[str, set[str]]) -> None:
    """Fail with the circle where there is one."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_modules_import_each_other_in_no_circle() -> None:
    """Every module of errdex has a place in one order."""
    check_order(IMPORTS)


def test_rooms_import_each_other_in_no_circle() -> None:
    """The folders have one order as well."""
    graph: dict[str, set[str]] = {}
    for name, imported in IMPORTS.items():
        room = room_of(name)
        graph.setdefault(room, set()).update({room_of(other) for other in imported} - {room})
    check_order(graph)


def test_the_page_names_every_room() -> None:
    """The table has a row for each folder with modules in it, and none for others."""
    rows = set(re.findall(r"^\| `src/errdex/([\w/]+)/` \|", PAGE, re.MULTILINE))
    folders = {path.relative_to(SOURCES).as_posix() for path in FOLDERS - {SOURCES}}
    assert rows == folders | {"browser"}


def test_the_page_is_read_in_minutes() -> None:
    """It has at most 700 words."""
    assert len(re.findall(r"\w+(?:[-'.]\w+)*", PAGE)) <= 700


@pytest.mark.parametrize("name", MODULES)
def test_the_halves_are_apart(name: str) -> None:
    """The runtime never imports authoring, but for commands, inside; nothing imports those."""
    half = name.partition(".")[0]
    if half != "authoring":
        found = imports_of(name, top_level=half == "cli")
        assert not [other for other in found if other.startswith("authoring.")]
    if half not in ("cli", "__main__"):
        assert not [other for other in IMPORTS[name] if other.startswith("cli.")]
    if half == "evidence":
        assert not [other for other in IMPORTS[name] if other.startswith("diagnosis.")]
    if half in ("matching", "prose"):
        assert all(other.startswith(f"{half}.") for other in IMPORTS[name])


def test_the_engines_are_twins() -> None:
    """Each of their modules has a twin of the same path in JavaScript, and the other way round."""
    twins = {
        ".".join(path.relative_to(BROWSER).with_suffix("").parts)
        for engine in ENGINES
        for path in (BROWSER / engine).rglob("*.mjs")
    }
    own = {name for name in MODULES if name.partition(".")[0] in ENGINES}
    assert twins == own - set(IN_PYTHON_ALONE)


def public_names(name: str) -> set[str]:
    """Return the public functions and the classes with behaviour of a module in Python."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not (isinstance(node, ast.ClassDef) and TYPES & {ast.unparse(b) for b in node.bases})
    }


def exported_names(name: str) -> set[str]:
    """Return the functions and classes that the JavaScript twin of a module exports."""
    text = (BROWSER / f"{name.replace('.', '/')}.mjs").read_text(encoding="utf-8")
    return set(re.findall(r"^export (?:function\*?|class) (\w+)", text, re.MULTILINE))


def in_camel_case(name: str) -> str:
    """Return the name that a function or a class has in JavaScript."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


@pytest.mark.parametrize("name", MODULES)
def test_twins_are_namesakes(name: str) -> None:
    """What one offers has the same name in the other, or a reason to be in one alone."""
    if name.partition(".")[0] not in NAMESAKES or name in IN_PYTHON_ALONE:
        return
    ours, theirs = public_names(name), exported_names(name)
    alone = {one for one in ours if in_camel_case(one) not in theirs}
    alone |= theirs - {in_camel_case(one) for one in ours}
    given = {key for key in ONE_LANGUAGE_ALONE if key.rpartition(".")[0] == name}
    assert {f"{name}.{one}" for one in alone} == given
