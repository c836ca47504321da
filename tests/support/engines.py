"""The engines' source code, as tests read it: its texts and its calls, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

SOURCES = ROOT / "src" / "errdex"
BROWSER = SOURCES / "browser"
ENGINES = ("evidence", "redaction", "diagnosis")
PYTHON = [path for engine in ENGINES for path in sorted((SOURCES / engine).rglob("*.py"))]
JAVASCRIPT = [path for engine in ENGINES for path in sorted((BROWSER / engine).rglob("*.mjs"))]

# Comments and regular expressions come first, so that no quote in them begins a text. A division
# has a space behind its sign.
_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|/(?! )(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
    r"|\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`",
    re.DOTALL,
)
_FILLED = re.compile(r"\$\{[^{}]*\}")
_SAID = re.compile(r'say\(\s*"(\w+)"(?:,\s*\{([^}]*)\})?,?\s*\)')


def room_of(path: Path) -> str:
    """Return the path of a module without its language: `evidence/pasting`."""
    folder = BROWSER if path.suffix == ".mjs" else SOURCES
    return path.relative_to(folder).with_suffix("").as_posix()


def texts_in(path: Path) -> list[str]:
    """Return the texts in a module's code, without what documents it; what is filled in is {}."""
    text = path.read_text(encoding="utf-8")
    return list(_python_texts(text) if path.suffix == ".py" else _javascript_texts(text))


def said_in(path: Path) -> list[tuple[str, set[str]]]:
    """Return the sentences that a module says by key, each with the holes that it fills."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return list(_said_in_python(text))
    return [
        (key, {part.split(":")[0].strip() for part in holes.split(",") if part.strip()})
        for key, holes in _SAID.findall(text)
    ]


def _python_texts(text: str) -> Iterator[str]:
    tree = ast.parse(text)
    documents = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and node not in documents:
            yield str(node.value)


def _javascript_texts(text: str) -> Iterator[str]:
    for double, single, template in _TOKEN.findall(text):
        if double or single or template:
            yield double or single or _FILLED.sub("{}", template)


def _said_in_python(text: str) -> Iterator[tuple[str, set[str]]]:
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id == "say" and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value), {str(keyword.arg) for keyword in node.keywords}
