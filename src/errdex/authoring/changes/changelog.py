"""Reads CHANGELOG.md: its releases, and of each what it says about the catalogue.

The form is Keep a Changelog's. Of a release's sections only the catalogue's are read; everything
else is about the project's programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.source.findings import CatalogueError, Finding, quoted
from errdex.authoring.source.parser import CONTROL, LINE_END, MAX_REFUSALS
from errdex.errors import reason_of

NEW, CHANGED, REMOVED = SECTIONS = ("New codes", "Changed advice", "Removed codes")
"""The sections about the catalogue."""

LARGEST_CHANGELOG = 1_000_000
"""Bytes of CHANGELOG.md. A larger one is refused: the page of changes has all of it."""

_RELEASE = re.compile(
    r"\[?(?P<version>[A-Za-z0-9][A-Za-z0-9.+_-]{0,63})\]?"
    r"(?:\([^()\s]*\))?(?:\s+[-\u2013\u2014]\s+(?P<date>\S+))?(?:\s+\[YANKED\])?"
)
_FORM = "a release is `## [VERSION] - YYYY-MM-DD`, what is to come `## [Unreleased]`"
_ITEM = re.compile(r"[-*+]\s+(.*)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_FENCE = re.compile(r"\s*(?:[-*+]\s+)?(`{3,}(?!.*`)|~{3,})")


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its version, its day (empty where there is none), and its items by section."""

    version: str
    date: str
    sections: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changelog:
    """The releases that say something about the catalogue, in the file's order."""

    releases: tuple[Release, ...] = ()

    @property
    def dated(self) -> list[Release]:
        """The releases with a day, the newest first."""
        return sorted((r for r in self.releases if r.date), key=lambda r: r.date, reverse=True)

    @property
    def newest(self) -> str:
        """The day of the newest release; empty where none has one."""
        return self.dated[0].date if self.dated else ""


def public_part(changelog: Changelog, hidden: HiddenNames) -> Changelog:
    """Return a changelog without the items that name what is hidden."""
    releases = [
        Release(one.version, one.date, told)
        for one in changelog.releases
        if (told := _without(one.sections, hidden))
    ]
    return Changelog(tuple(releases))


def _without(sections: dict[str, list[str]], hidden: HiddenNames) -> dict[str, list[str]]:
    kept = {
        name: [item for item in items if not hidden.in_prose(item)]
        for name, items in sections.items()
    }
    return {name: items for name, items in kept.items() if items}


def load_changelog(path: Path) -> Changelog:
    """Read a project's changelog; without the file there are no releases.

    Raises:
        CatalogueError: With every finding; or the file is unreadable, too large or not UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise _whole(path, "is not a file; move it away")
        with path.open("rb") as file:
            raw = file.read(LARGEST_CHANGELOG + 1)
    except FileNotFoundError:
        return Changelog()
    except OSError as error:
        raise _whole(path, f"cannot be read: {reason_of(error)}") from None
    if len(raw) > LARGEST_CHANGELOG:
        what = f"is larger than {LARGEST_CHANGELOG:,} bytes; move old releases to another file"
        raise _whole(path, what)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _whole(path, "is not UTF-8; save it as UTF-8") from None
    return read_changelog(text, path.name)


def _whole(path: Path, what: str) -> CatalogueError:
    return CatalogueError([Finding(path.name, 0, 0, "", what)])


def read_changelog(text: str, shown: str) -> Changelog:
    """Return what a changelog says about the catalogue.

    Args:
        text: The changelog.
        shown: How findings name it.

    Raises:
        CatalogueError: With every heading that is no release, impossible day, and so on.
    """
    findings: list[Finding] = []
    releases: dict[str, Release] = {}
    lines: list[str] = []
    for number, line in _read_lines(text):
        fault = ""
        if CONTROL.search(line):
            findings.append(Finding(shown, number, 1, "", "has a control character; remove it"))
        elif line.startswith("## "):
            release, fault = _release(line[3:].strip())
            if not fault and release.version in releases:
                fault = "is there twice; give each release one heading"
            releases[release.version], lines = release, []
        elif line.startswith("### "):
            name = line[4:].strip().capitalize()
            last = next(reversed(releases.values()), None)
            lines = last.sections.setdefault(name, []) if last and name in SECTIONS else []
        else:
            lines.append(line)
        if fault:
            findings.append(Finding(shown, number, 1, quoted(line), fault))
        if len(findings) == MAX_REFUSALS:
            break
    if findings:
        raise CatalogueError(findings)
    return Changelog(tuple(_told(releases)))


def _read_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, but those of code blocks and of comments."""
    until = ""
    for number, line in enumerate(LINE_END.split(text), 1):
        opened = _FENCE.match(line)
        if until == "-->":
            until = "" if until in line else until
        elif until:
            closing = line.strip()
            until = "" if closing.startswith(until) and not closing.strip(until[0]) else until
        elif opened:
            until = opened[1]
        elif line.startswith("<!--"):
            until = "" if "-->" in line else "-->"
        else:
            yield number, line


def _release(heading: str) -> tuple[Release, str]:
    """Return the release of a heading without items, and what is wrong with the heading."""
    found = _RELEASE.fullmatch(heading)
    day = (found and found["date"]) or ""
    release = Release(found["version"] if found else heading, day)
    if not found or (day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII)):
        return release, f"is no release; {_FORM}"
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError:
        return release, f"{day} is not in the calendar; correct the day"
    return release, ""


def _items_of(lines: list[str]) -> list[str]:
    """Return the items of a section, each in one line; prose outside items is left out."""
    items: list[list[str]] = []
    for line in lines:
        found = _ITEM.fullmatch(line.rstrip())
        if found:
            items.append([found[1]])
        elif items and line[:1].isspace() and line.strip():
            items[-1].append(line.strip().removeprefix("- "))
    return [_LINK.sub(r"\1", " ".join(item)) for item in items]


def _told(releases: dict[str, Release]) -> Iterator[Release]:
    """Yield the releases with an item about the catalogue, each without its empty sections."""
    for release in releases.values():
        items = {name: _items_of(release.sections.get(name, [])) for name in SECTIONS}
        told = {name: said for name, said in items.items() if said}
        if told:
            yield Release(release.version, release.date, told)
