"""Every limit with its value and what happens there, read from where each is declared.

Those of both engines are in `engine/tables.json`, with their words in `limits.en.json`; those of
one module are constants with a docstring in Python, and with a comment in JavaScript: what is
counted, then what happens to more of it.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from errdex.project import BROWSER, TEMPLATES, shipped_folder

PACKAGE = BROWSER.parent
ENGINE = PACKAGE / "engine"
NAME = re.compile("_?(?:MOST|MAX|LARGEST|LONGEST|DEEPEST)(?:_[A-Z_]+)?")
"""The names of constants that are limits."""
NAMED_OTHERWISE = ("FULL_TEXT", "LEADS", "COMPARED", "DIFF_LINES")
"""Limits that are clearer by other names."""

_DECLARED = re.compile(rf"^(?:{NAME.pattern}|{'|'.join(NAMED_OTHERWISE)}) = [0-9]", re.MULTILINE)
_SENTENCE = re.compile(r"(.*?)(?:[.;] |\.?\Z)(.*)", re.DOTALL)
_IN_JAVASCRIPT = re.compile(
    "^ *(?:export )?const ([A-Z_]+) = ([0-9_]+);(?: // (.*))?$", re.MULTILINE
)


class Limit(NamedTuple):
    """A limit: where it is declared, what it counts, its value, and what happens beyond it."""

    name: str
    counts: str
    value: int
    beyond: str


def engine_limits() -> list[Limit]:
    """Return the limits that both engines read.

    Raises:
        KeyError: A limit has no words, or words are there without a limit.
    """
    values = json.loads((ENGINE / "tables.json").read_text(encoding="utf-8"))["limits"]
    words = json.loads((ENGINE / "limits.en.json").read_text(encoding="utf-8"))
    if odd := values.keys() ^ words.keys():
        raise KeyError(f"tables.json and limits.en.json differ: {', '.join(sorted(odd))}")
    return [
        Limit(name, words[name]["counts"], value, words[name]["beyond"])
        for name, value in values.items()
    ]


def python_limits() -> list[Limit]:
    """Return the limits that are constants in Python, in the order of their modules."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return [found for path in paths for found in _in_python(path)]


def browser_limits() -> list[Limit]:
    """Return the limits of the finder and of the pages, which Python does not have."""
    folders = (BROWSER / "finder", shipped_folder() / TEMPLATES / "assets")
    paths = sorted(path for folder in folders for path in folder.glob("*.*js"))
    return [found for path in paths for found in _in_javascript(path)]


def _in_python(path: Path) -> Iterator[Limit]:
    text = path.read_text(encoding="utf-8")
    if not _DECLARED.search(text):
        return
    body = ast.parse(text).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        name = _name_of(node)
        if name and isinstance(node, ast.Assign) and _is_limit(name):
            value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, int):
                yield _limit(path, name, value.value, _text_of(after))


def _name_of(node: ast.stmt) -> str:
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    return target.id if isinstance(target, ast.Name) else ""


def _text_of(node: ast.stmt | None) -> str:
    """Return the docstring that follows a constant, or nothing."""
    value = node.value if isinstance(node, ast.Expr) else None
    is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return str(value.value) if is_text and isinstance(value, ast.Constant) else ""


def _in_javascript(path: Path) -> Iterator[Limit]:
    for name, value, text in _IN_JAVASCRIPT.findall(path.read_text(encoding="utf-8")):
        if _is_limit(name):
            yield _limit(path, name, int(value), text)


def _is_limit(name: str) -> bool:
    return NAME.fullmatch(name) is not None or name in NAMED_OTHERWISE


def _limit(path: Path, name: str, value: int, text: str) -> Limit:
    found = _SENTENCE.fullmatch(" ".join(text.split()))
    counts, beyond = found.groups() if found else ("", "")
    shown = f"{path.stem}.{name.lstrip('_').lower()}"
    return Limit(shown, _sentence(counts), value, _sentence(beyond))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "." if text else ""
