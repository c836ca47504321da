"""Reads OpenAPI documents, in YAML or JSON, as dicts and lists that know their lines."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from errdex.authoring.source.findings import quoted
from errdex.errors import ErrdexError, escaped, reason_of

LARGEST_DOCUMENT = 20_000_000
"""Bytes of an OpenAPI document. A larger one is refused."""
DEEPEST_DOCUMENT = 100
"""Lists and mappings of an OpenAPI document inside each other. What is deeper is refused."""
LONGEST_NUMBER = 1000
"""Characters of a number in an OpenAPI document. A longer one is refused."""
_FLOAT = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
_CORE = {
    "null": "~|null|Null|NULL|",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "[-+]?[0-9]+",
    "float": _FLOAT,
}
"""The scalars of YAML 1.2's core schema that are not text."""


class Place(NamedTuple):
    """A line and a column of a document, counted from 1."""

    line: int
    column: int


class Members(dict[str, Any]):
    """A mapping of a document; `places` tells where each key is."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, Place] = {}


class Items(list[Any]):
    """A list of a document; `places` tells where each item is."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []


class Document(NamedTuple):
    """An OpenAPI document: its name for messages, and its root."""

    name: str
    root: Members

    @property
    def title(self) -> str:
        """The service that it describes."""
        info = self.root.get("info")
        title = info.get("title") if isinstance(info, dict) else None
        return title if isinstance(title, str) and title.strip() else self.name

    def resolved(self, value: Any) -> Any:
        """Return a value, or what its `$ref` leads to inside the document; None where to nothing.

        References to other documents are not followed.
        """
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                return value
            value = self._at(value["$ref"])
        return None

    def _at(self, reference: str) -> Any:
        value: Any = self.root
        if not reference.startswith("#/"):
            return None
        for part in reference[2:].split("/"):
            name = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(value, dict) or name not in value:
                return None
            value = value[name]
        return value


_LONGEST_CHAIN = 20
"""References from one to the next. A longer chain leads to nothing."""


def read_document(path: Path) -> Document:
    """Return the OpenAPI document in a file.

    Raises:
        ErrdexError: It cannot be read, is no YAML or JSON, or is no OpenAPI document.
    """
    name = escaped(path.as_posix())
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_DOCUMENT + 1)
    except OSError as error:
        raise ErrdexError(f"{name}: cannot be read: {reason_of(error)}") from None
    if len(raw) > LARGEST_DOCUMENT:
        raise ErrdexError(f"{name}: is larger than {LARGEST_DOCUMENT // 1_000_000} MB; split it")
    try:
        root = _parsed(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ErrdexError(f"{name}: is not UTF-8, at byte {error.start + 1}; convert it") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ErrdexError(f"{name}{at}: {escaped(error.problem or 'is not YAML')}") from None
    except yaml.reader.ReaderError as error:
        what = f"has U+{error.character:04X} at character {error.position + 1}; remove it"
        raise ErrdexError(f"{name}: {what}") from None
    if not isinstance(root, Members) or not {"openapi", "swagger"} & set(root):
        raise ErrdexError(f'{name}: is no OpenAPI document; it needs a key "openapi" at its top')
    return Document(name, root)


def _parsed(text: str) -> Any:
    if text.lstrip()[:1] == "{":
        text = text.replace("\t", " ")  # JSON allows it between tokens, YAML does not
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


class _Loader(yaml.SafeLoader):
    """Reads dates and `no` as the text they are; keys are text, and none is there twice."""

    depth = 0

    def members(self, node: yaml.MappingNode) -> Any:
        made = Members()
        yield made
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._fault("a key must be text", key)
            name = self.text(key)
            if name in made:
                raise self._fault(f"the key {quoted(name)} is there twice", key)
            made[name] = self.construct_object(value, deep=True)
            made.places[name] = _place(key)

    def items(self, node: yaml.SequenceNode) -> Any:
        made = Items()
        yield made
        for item in node.value:
            made.append(self.construct_object(item, deep=True))
            made.places.append(_place(item))

    def text(self, node: yaml.ScalarNode) -> str:
        value = str(node.value)
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def number(self, node: yaml.ScalarNode) -> int | float:
        text = str(node.value)
        if len(text) > LONGEST_NUMBER or not math.isfinite(float(text)):
            raise self._fault("the number is too large; put it in quotes", node)
        return int(text) if node.tag == f"{_PREFIX}int" else float(text)

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # untyped in the stubs
        what = ""
        if isinstance(event, yaml.AliasEvent):
            what = "anchors and aliases are not read; write the text where it is used"
        elif getattr(event, "tag", None) is not None:
            what = "tags are not read; remove it"
        elif self.depth > DEEPEST_DOCUMENT:
            what = f"is nested deeper than {DEEPEST_DOCUMENT} levels"
        if what:
            raise yaml.MarkedYAMLError(problem=what, problem_mark=event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _fault(self, what: str, node: yaml.Node) -> yaml.MarkedYAMLError:
        return yaml.MarkedYAMLError(problem=what, problem_mark=node.start_mark)


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


_PREFIX = "tag:yaml.org,2002:"
_Loader.yaml_implicit_resolvers = {}
for _kind, _form in _CORE.items():
    _Loader.add_implicit_resolver(f"{_PREFIX}{_kind}", re.compile(f"^(?:{_form})$"), None)
_Loader.add_constructor(f"{_PREFIX}map", _Loader.members)
_Loader.add_constructor(f"{_PREFIX}seq", _Loader.items)
_Loader.add_constructor(f"{_PREFIX}str", _Loader.text)
_Loader.add_constructor(f"{_PREFIX}int", _Loader.number)
_Loader.add_constructor(f"{_PREFIX}float", _Loader.number)


class _Dumper(yaml.SafeDumper):
    """Writes text in quotes where YAML 1.1 or 1.2 would read something else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        """Write everything where it is used."""
        return True


def as_yaml(document: dict[str, Any]) -> str:
    """Return a document as YAML, its keys in their order."""
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


_Dumper.add_multi_representer(dict, _Dumper.represent_dict)
_Dumper.add_multi_representer(list, _Dumper.represent_list)
