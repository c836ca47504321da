"""Finds the templates that an Alertmanager file uses and that do not exist.

Alertmanager's own check does not look: a notification with such a template is dropped, or sent
empty.
"""

from __future__ import annotations

import difflib
import glob
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from errdex.errors import ErrdexError, reason_of

PREFIX = "code."
"""How the names of the templates begin that `errdex alerts` writes."""

LARGEST_SETTINGS = 10_000_000
"""Bytes of a file that `errdex alerts check` reads. A larger one is refused."""

_COMMENT = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)
_NAMED = re.compile(
    r"(?P<word>define|block|template)\s+(?P<q>\\?\"|`)(?P<name>[^\"\\`]*)(?P=q)\s*(?P<end>-?\}\})?"
)
_ACTION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BUILT_IN = re.compile(r"__.*|\w+\.default\..*")
"""Alertmanager's own templates; which there are depends on its version."""


class Use(NamedTuple):
    """A template's name where it is defined or used.

    Attributes:
        word: `define`, `block` or `template`.
        name: The template's name.
        line: The line, from 1.
        bare: Whether nothing is given to the template.
    """

    word: str
    name: str
    line: int
    bare: bool


def check_alertmanager(path: Path) -> list[str]:
    """Return a line for each template that is used wrongly, in the settings or a file they load.

    Args:
        path: The settings of Alertmanager; files of `templates` are looked for from their folder.

    Raises:
        ErrdexError: A file cannot be read, or the settings are no settings of Alertmanager.
    """
    text = _read(path)
    root = _settings(path, text)
    findings: list[tuple[str, int, str]] = []
    uses = {path: [use for node in _scalars(root) for use in _uses_in(text, node)]}
    for node in _patterns(root):
        files = sorted(glob.glob(str(path.parent / node.value)))  # noqa: PTH207 - it may be absolute
        if not files:
            what = f"templates: no file matches {node.value!r}; correct the path"
            findings.append((str(path), node.start_mark.line + 1, what))
        uses |= {Path(file): list(_uses(_read(Path(file)))) for file in files}
    defined = {use.name for of in uses.values() for use in of if use.word != "template"}
    for file, of in uses.items():
        wrong = [(use.line, what) for use in of if (what := _fault(use, defined))]
        findings += [(str(file), line, what) for line, what in wrong]
    return [f"{file}:{line}: {what}" for file, line, what in sorted(findings)]


def _fault(use: Use, defined: set[str]) -> str:
    """Return what is wrong with the use of a template; empty if nothing is."""
    if use.word != "template" or _BUILT_IN.fullmatch(use.name):
        return ""
    if use.name in defined:
        is_ours = use.bare and use.name.startswith(PREFIX)
        return f'template "{use.name}" needs the code after its name' if is_ours else ""
    near = difflib.get_close_matches(use.name, sorted(defined), n=1)
    hint = f'did you mean "{near[0]}"?' if near else "load the file that defines it in `templates`"
    return f'template "{use.name}" is not defined; {hint}'


def _settings(path: Path, text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ErrdexError(f"{path}{line}: is not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError):
        raise ErrdexError(f"{path}: is not YAML that can be read") from None
    keys = {key.value for key, _ in root.value} if isinstance(root, yaml.MappingNode) else set()
    if not isinstance(root, yaml.MappingNode) or not keys & {"route", "receivers"}:
        raise ErrdexError(f"{path}: has no `route` and no `receivers`; give Alertmanager's settings")
    return root


def _patterns(root: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    """Yield the paths under `templates`, which may hold wildcards."""
    for key, value in root.value:
        if key.value == "templates" and isinstance(value, yaml.SequenceNode):
            yield from (node for node in value.value if isinstance(node, yaml.ScalarNode))


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the texts of a document, each once however often it is referred to."""
    seen: set[int] = set()
    left = [root]
    while left:
        node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            left += [part for pair in node.value for part in pair]
        else:
            left += node.value


def _uses_in(text: str, node: yaml.ScalarNode) -> Iterator[Use]:
    source = text[node.start_mark.index : node.end_mark.index]
    return _uses(source, node.start_mark.line + 1)


def _uses(source: str, first: int = 1) -> Iterator[Use]:
    """Yield the names of templates in a text whose first line has this number."""
    for action in _ACTION.finditer(_COMMENT.sub(_blank, source)):
        for found in _NAMED.finditer(action.group()):
            line = first + source.count("\n", 0, action.start() + found.start())
            yield Use(found["word"], found["name"], line, found["end"] is not None)


def _blank(comment: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", comment.group())


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_SETTINGS + 1)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "no such file"
        raise ErrdexError(f"{path}: cannot be read: {reason}") from None
    if len(data) > LARGEST_SETTINGS:
        raise ErrdexError(f"{path}: has more than {LARGEST_SETTINGS:,} bytes; is it the right file?")
    return data.decode("utf-8", "replace")
