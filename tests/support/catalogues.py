"""Makes small catalogues for tests, and the modules that are generated from them."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.rendering.artefacts import render_module
from errdex.modules import import_package
from errdex.project import Project

moderate = settings(max_examples=300, derandomize=True, deadline=None)
"""How properties are tested: the same examples each time, and no clock."""


def entry(code: str, title: str = "", **more: Any) -> dict[str, Any]:
    """Return an entry as it is written in a catalogue."""
    return {
        "code": code,
        "field": "code",
        "group": "all",
        "title": title or f"Title of {code}",
        "description": f"What {code} says.",
        "cause": "Nobody knows.",
        "remediation": [{"do": "Look at it."}],
        "severity": "error",
        "retry": "never",
        "owner": "caller",
        "tell_customer": "It did not work.",
    } | more


def catalogue_text(entries: Iterable[dict[str, Any] | str], title: str = "Made up") -> str:
    """Return a catalogue of these entries or codes, with the fields `code` and `status`."""
    catalogue = {
        "catalogue": {
            "id": "made",
            "title": title,
            "module": "made",
            "url": "https://example.com/made/",
        },
        "owners": {"caller": {"title": "The caller"}, "other": {"title": "Somebody else"}},
        "fields": {
            "code": {"title": "Code", "where": "response.json.code"},
            "status": {"title": "Status", "where": "response.json.status"},
        },
        "groups": {"all": {"title": "All codes"}},
        "codes": [entry(item) if isinstance(item, str) else item for item in entries],
    }
    # JSON is YAML, but for the line ends of YAML 1.1.
    text = json.dumps(catalogue, ensure_ascii=False)
    return re.sub("[\x7f-\xa0\u2028\u2029\ufeff]", lambda sign: f"\\u{ord(sign.group()):04x}", text)


def load_text(text: str) -> Catalogue:
    """Return the catalogue that a text holds."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.yaml"
        path.write_text(text, encoding="utf-8")
        return load_catalogue(path, path.name)


def files_of(text: str) -> dict[str, str]:
    """Return the files of the module that is generated from a catalogue."""
    catalogue = load_text(text)
    project = Project(Path("nowhere"), Path("nowhere", "codes", "made.yaml"))
    return {Path(file.path).name: file.text for file in render_module(catalogue, project)}


def source_of(text: str) -> str:
    """Return the file of the generated module that holds the entries."""
    return files_of(text)["__init__.py"]


def write_module(text: str, folder: Path) -> None:
    """Write the module that is generated from a catalogue into a new folder."""
    folder.mkdir()
    for name, source in files_of(text).items():
        (folder / name).write_text(source, encoding="utf-8")


def module_of(text: str, name: str = "") -> Any:
    """Return the module that is generated from a catalogue, in a package of its own name."""
    with TemporaryDirectory() as folder:
        package = Path(folder) / (name or f"made_{next(_numbers)}")
        write_module(text, package)
        return import_package(package)


_numbers = itertools.count(1)


def found_naively(codes: Iterable[str], text: str) -> list[str]:
    """Return what `find_codes` is to find: from left to right, the longest code at each place."""
    longest_first = sorted(codes, key=len, reverse=True)
    found: dict[str, None] = {}
    at = 0
    while at < len(text):
        code = next((code for code in longest_first if _stands(code, text, at)), "")
        if code:
            found[code] = None
        at += len(code) or 1
    return list(found)


def _stands(code: str, text: str, at: int) -> bool:
    around = text[at - 1 : at] + text[at + len(code) : at + len(code) + 1]
    return text.startswith(code, at) and not any(
        c == "_" or (c.isascii() and c.isalnum()) for c in around
    )
