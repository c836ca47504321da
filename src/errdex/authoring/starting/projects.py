"""The files of a new project: a catalogue of two examples, hooks, a workflow."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import jinja2

from errdex import __version__
from errdex.authoring.format import sections, vocabulary
from errdex.authoring.format.kinds import Kind, Record, needs_quotes
from errdex.authoring.loading.reserved import taken_by
from errdex.authoring.source.findings import quoted
from errdex.errors import UsageError
from errdex.matching.addresses import RESERVED
from errdex.project import CODES

FIELD = "response.json.code"
"""Where codes are read if nothing else is said."""
NAMES_OF_INTEGERS = ("response.json.error", "response.json.err", "response.json.rc")
"""Where integers are read as well, if nothing else is said."""

_FILES = Path(__file__).resolve().parent / "files"
_EXAMPLES = ("example_not_found", "example_unavailable")


@dataclass(frozen=True, slots=True)
class Start:
    """What a new project is about.

    Attributes:
        title: The service's name.
        id: A short name of it for machines.
        field: The path to its codes in the evidence.
        also: Further paths to them, if they are integers: a log says `error 7` or `rc=7`.
    """

    title: str
    id: str
    field: str
    also: tuple[str, ...] = ()


def id_from(name: str) -> str:
    """Return an id made of the letters and digits of a name: `acme-shop` for `Acme Shop`."""
    words = "-".join(re.findall("[a-z0-9]+", name.lower()))[:40].strip("-")
    return words if words[:1].isalpha() and words not in RESERVED else "service"


def render_project(start: Start) -> dict[str, str]:
    """Return the files of a new project by their paths below its root.

    Raises:
        UsageError: The title, the id or the field cannot be one.
    """
    examine_start(start)
    values = {
        "id": start.id,
        "module": module_of(start.id),
        "title": _as_yaml(start.title),
        "field": field_name(start.field),
        "where": _as_yaml(start.field),
        "texts": [f"'{_example(start.field, code)}'" for code in _EXAMPLES],
    }
    # Last: what failed before it is done again by the next call.
    catalogue = _environment().get_template("catalogue.yaml.j2").render(values)
    return {**render_surroundings(), f"{CODES}/{start.id}.yaml": catalogue}


def render_surroundings() -> dict[str, str]:
    """Return the files that a project has beside its catalogue, by their paths below its root."""
    files = _environment()
    return {
        f"{CODES}/schema.json": json.dumps(sections.schema(vocabulary.CATALOGUE), indent=2) + "\n",
        ".pre-commit-config.yaml": files.get_template("pre-commit-config.yaml.j2").render(),
        ".github/workflows/errdex.yml": files.get_template("workflow.yml.j2").render(
            version=__version__
        ),
        ".gitignore": files.get_template("gitignore.j2").render(),
    }


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FILES),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
    )


def module_of(id_: str) -> str:
    """Return the name of a project's module: `acme_shopcodes` for `acme-shop`."""
    return f"{id_.replace('-', '_')[:34]}codes"


def examine_start(start: Start, field_option: str = "--field") -> None:
    """Refuse a title, an id or a field that cannot be one.

    Args:
        start: What was given.
        field_option: The option by which the field was given.

    Raises:
        UsageError: One of them cannot.
    """
    head = vocabulary.CATALOGUE.keys["catalogue"].kind
    assert isinstance(head, Record)
    _examine_one("--title", start.title, head.keys["title"].kind)
    _examine_one("--id", start.id, head.keys["id"].kind)
    _examine_one(field_option, start.field, sections.CODE_PATH)
    if not start.title.isprintable():
        raise UsageError("--title: must be one line without control characters")
    if start.id in RESERVED:
        raise UsageError(f"--id: {quoted(start.id)} is a name that file systems reserve")
    if by := taken_by(module_of(start.id), start.id):
        raise UsageError(f"--id: its module {quoted(module_of(start.id))} is taken by {by}")


def _examine_one(option: str, value: str, kind: Kind) -> None:
    faults: list[str] = []
    kind.examine(value, 0, option, lambda _, what: faults.append(what))
    if faults:
        raise UsageError(faults[0])


def field_name(path: str) -> str:
    """Return a name for the field at a path: the last one in it."""
    name = re.findall(r"[A-Za-z][A-Za-z0-9_-]*", path)[-1].lower()[:40]
    return f"{name}_code" if needs_quotes(name) else name


def _example(path: str, code: str) -> str:
    """Return what the user sees of a code: a JSON body where the path leads into one."""
    root, _, below = path.partition(".json.")
    if root != "response" or not re.fullmatch(r"[\w.-]+(\[\*\][\w.-]*)*", below):
        return code
    value: object = code
    for name, each in reversed(re.findall(r"([\w-]+)((?:\[\*\])?)", below)):
        value = {name: [value] if each else value}
    return json.dumps(value)


def _as_yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
