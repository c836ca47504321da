"""Makes small catalogues for tests, and the modules that are generated from them."""

from __future__ import annotations

import importlib
import itertools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.rendering.answers import Answers, read_answers
from errdex.authoring.rendering.artefacts import render_module
from errdex.authoring.rendering.code_shapes import shapes_of
from errdex.authoring.rendering.rendered_module import rendered_module
from errdex.matching.codes import Codes, is_distinctive
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


def catalogue_text(
    entries: Iterable[dict[str, Any] | str], title: str = "Made up", **sections: Any
) -> str:
    """Return a catalogue of these entries or codes, with the fields `code` and `status`.

    Args:
        entries: The entries, or codes that need no more than that.
        title: The catalogue's title.
        sections: More sections.
    """
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
        **sections,
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
    files = render_module(catalogue, project)
    return {file.path.split("/", 2)[2]: file.text for file in files}


def source_of(text: str) -> str:
    """Return the file of the generated module that holds the entries."""
    return files_of(text)["__init__.py"]


def write_module(text: str, folder: Path) -> None:
    """Write the module that is generated from a catalogue into a new folder."""
    for name, source in files_of(text).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(source, encoding="utf-8")


def answers_of(catalogue: Catalogue) -> Answers:
    """Return what the module of a catalogue answers, as its pages show it."""
    files = render_module(catalogue, Project(Path("no"), Path("no/codes/a.yaml")))
    with rendered_module(catalogue, {file.path: file.text for file in files}) as module:
        return read_answers(catalogue, module)


def module_of(text: str, name: str = "") -> Any:
    """Return the module that is generated from a catalogue, in a package of its own name."""
    with TemporaryDirectory() as folder:
        package = Path(folder) / (name or f"made_{next(_numbers)}")
        write_module(text, package)
        module = import_package(package)
        for part in ("_constants", "_errors", "_instrumentation"):  # before they are removed
            importlib.import_module(f"{module.__name__}.{part}")
        return module


_numbers = itertools.count(1)


def codes_of(codes: Sequence[str]) -> Codes:
    """Return failures of the first of the fields `code` and `status`, as matching asks for them."""
    shapes = shapes_of(codes)
    return Codes(
        {"code": dict.fromkeys(codes), "status": {}},
        {"code": {}, "status": {}},
        lambda _field, _code: False,
        where={"code": ["response.json.code"], "status": ["response.json.status"]},
        numbered=shapes.numbered,
        folded=shapes.folded,
        alphabet=shapes.alphabet,
        longest=shapes.longest,
        patterns=shapes.patterns,
        messages=(),
        aliases={},
        undocumented={},
    )


BEFORE = (
    r"(?<![0-9A-Za-z_])(?<![0-9A-Za-z]-)(?<!exit )({})"
    r"(?:[\"'\\]{{0,4}}[ \t]*(?:=>|[:=>])[ \t]*[\"'\\(\[{{<]{{0,6}}|[ \t]+[\"'(\[]*|[\"'(\[]+)$"
)


def found_naively(
    codes: Mapping[str, Sequence[str]] | Iterable[str],
    text: str,
    names: Sequence[str] = ("code", "status"),
) -> list[str]:
    """Return what `find_codes` is to find: from left to right, the longest code at each place.

    Args:
        codes: The fields of each code, or codes of the first field.
        text: A text without messages and without words around an HTTP status.
        names: The fields, which are the names of their values as well.
    """
    fields = codes if isinstance(codes, Mapping) else dict.fromkeys(codes, names[:1])
    where = {name: ("status", "http") if name == "http" else (name,) for name in names}
    longest_first = sorted(fields, key=len, reverse=True)
    found: dict[str, None] = {}
    at = 0
    while at < len(text):
        code = next((c for c in longest_first if _counts(c, fields, where, text, at)), "")
        if code:
            found[code] = None
        at += len(code) or 1
    return list(found)


def _counts(
    code: str,
    fields: Mapping[str, Sequence[str]],
    where: Mapping[str, Sequence[str]],
    text: str,
    at: int,
) -> bool:
    before, after = text[:at], text[at + len(code) :]
    if not text.startswith(code, at) or _is_word(before[-1:]) or _is_word(after[:1]):
        return False
    if re.fullmatch("-?[0-9]+", code) and re.match("[.,][0-9A-Za-z_]", after):
        return False
    longer = {other for other in fields if code in other and other != code}
    inside = {sign for sign in code[1:-1] if not _is_word(sign)}
    if after and _is_word(after[1:2]):
        carried = {c[n] for c in longer for n in range(1, len(c)) if _part(c, n - len(code), code)}
        if after[0] in inside | carried:
            return False
    names = [name for field in fields[code] for name in where[field]]
    if re.search(BEFORE.format("|".join(names)), before[-80:], re.ASCII | re.IGNORECASE):
        return True
    sign = before[-1:]
    if sign and sign in "+-" and code[0].isdigit():
        return False
    carried = {c[n] for c in longer for n in range(len(c)) if _part(c, n + 1, code)}
    leading = {c[0] for c in fields if not _is_word(c[0])}
    if sign and sign in inside | carried and (_is_word(before[-2:-1]) or sign in leading):
        return False
    return is_distinctive(code)


def _part(code: str, start: int, part: str) -> bool:
    """Tell whether a part of a code, between its separators, is at a place of it."""
    around = [code[n : n + 1] for n in (start - 1, start + len(part)) if n >= 0]
    whole = not any(map(_is_word, around))
    return start >= 0 and code.startswith(part, start) and whole


def _is_word(sign: str) -> bool:
    return sign == "_" or (sign.isascii() and sign.isalnum())
