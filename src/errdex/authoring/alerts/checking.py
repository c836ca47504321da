"""Finds what Alertmanager's own check accepts, and with which no message would arrive.

That is a template that does not exist, for which the notification is dropped or sent empty, and
a value of the example that was not replaced.
"""

from __future__ import annotations

import difflib
import glob
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from errdex.authoring.disk.staging import is_generated
from errdex.errors import ErrdexError, escaped, reason_of

PREFIX = "code."
"""How the names of the templates begin that `errdex alerts` writes."""

PLACEHOLDER = "CHANGE-ME"
"""What the example has where an address or a key belongs."""

LARGEST_SETTINGS = 10_000_000
"""Bytes of a file that `errdex alerts check` reads. A larger one is refused."""

DEEPEST_SETTINGS = 100
"""Levels of lists and mappings in the settings of Alertmanager. What is deeper is refused."""

_COMMENT = re.compile(r"\{\{-?\s*/\*")
_NAMED = re.compile(
    r"(?P<word>define|block|template)\s+(?P<q>\\?\"|`)(?P<name>[^\"\\`\x00-\x1f]*)(?P=q)\s*(?P<end>-?\}\})?"
)
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
    """Return a line for each template that is used wrongly, and each value left to be replaced.

    Args:
        path: The settings of Alertmanager; files of `templates` are looked for from their folder,
            and their templates are looked at as well.

    Raises:
        ErrdexError: A file cannot be read, or the settings are no settings of Alertmanager.
    """
    text = _read(path)
    settings = _settings(path, text)
    what = f"still says {PLACEHOLDER}; put your own address or key there"
    left = [quote.line for quote in settings.texts if PLACEHOLDER in quote.value]
    findings = [(str(path), line, what) for line in left]
    uses = {path: [use for quote in settings.texts for use in _uses(quote.source, quote.line)]}
    for quote in settings.patterns:
        name = str(path.parent / quote.value)
        files = sorted(glob.glob(name))  # noqa: PTH207 - it may be absolute
        if not files:
            what = f"templates: no file matches {quote.value!r}; correct the path"
            findings.append((str(path), quote.line, what))
        uses |= {Path(file): _uses_of(Path(file)) for file in files}
    defined = {use.name for of in uses.values() for use in of if use.word != "template"}
    for file, of in uses.items():
        wrong = [(use.line, what) for use in of if (what := _fault(use, defined))]
        findings += [(str(file), line, what) for line, what in wrong]
    return [f"{file}:{line}: {what}" for file, line, what in sorted(set(findings))]


def _uses_of(path: Path) -> list[Use]:
    """Return the uses in a file of templates; in one that errdex wrote, only what it defines.

    The texts of a catalogue in it may look like templates.
    """
    uses = _uses(_read(path))
    return [use for use in uses if use.word != "template" or not is_generated(path)]


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


@dataclass(frozen=True, slots=True)
class Quote:
    """A text of a YAML file as it is written there, and the line where it begins, from 1."""

    source: str
    value: str
    line: int


@dataclass(slots=True)
class Settings:
    """What the settings of Alertmanager hold.

    Attributes:
        keys: The keys at the top.
        patterns: The paths under `templates`, which may hold wildcards.
        texts: Every text, once however often it is referred to.
    """

    keys: set[str] = field(default_factory=set)
    patterns: list[Quote] = field(default_factory=list)
    texts: list[Quote] = field(default_factory=list)


def _settings(path: Path, text: str) -> Settings:
    try:
        settings = _settings_of(text)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ErrdexError(f"{escaped(str(path))}{line}: is not YAML: {error.problem}") from None
    except yaml.YAMLError:
        raise ErrdexError(f"{escaped(str(path))}: is not YAML that can be read") from None
    if not settings.keys & {"route", "receivers"}:
        what = "has no `route` and no `receivers`; give Alertmanager's settings"
        raise ErrdexError(f"{escaped(str(path))}: {what}")
    return settings


def _settings_of(text: str) -> Settings:
    """Read the parser's events in one pass: it is not recursive, and keeps every text's place."""
    settings = Settings()
    depth, key = 0, ""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST_SETTINGS:
                raise yaml.YAMLError
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            key = key if depth > 1 else ""
        elif isinstance(event, yaml.ScalarEvent):
            quote = _quote_of(text, event)
            settings.texts.append(quote)
            if depth == 2 and key == "templates":
                settings.patterns.append(quote)
            if depth == 1:
                key = "" if key else quote.value
                settings.keys.add(key)
        elif isinstance(event, yaml.AliasEvent) and depth == 1:
            key = ""
    return settings


def _quote_of(text: str, event: yaml.ScalarEvent) -> Quote:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return Quote(text[start.index : end.index], event.value, start.line + 1)


def _uses(source: str, first: int = 1) -> Iterator[Use]:
    """Yield the names of templates in a text whose first line has this number."""
    line, counted = first, 0
    for start, action in _actions(source):
        for found in _NAMED.finditer(action):
            at = start + found.start()
            line += source.count("\n", counted, at)
            counted = at
            yield Use(found["word"], found["name"], line, found["end"] is not None)


def _actions(source: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a template between double braces, but not comments, with their places."""
    start = source.find("{{")
    while start != -1:
        is_comment = _COMMENT.match(source, start) is not None
        end = source.find("*/" if is_comment else "}}", start)
        if end == -1:
            return
        if not is_comment:
            yield start, source[start : end + 2]
        start = source.find("{{", end + 2)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_SETTINGS + 1)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "no such file"
        raise ErrdexError(f"{escaped(str(path))}: cannot be read: {reason}") from None
    if len(data) > LARGEST_SETTINGS:
        raise ErrdexError(
            f"{escaped(str(path))}: has more than {LARGEST_SETTINGS:,} bytes; is it the right file?"
        )
    return data.decode("utf-8", "replace")
