"""CHANGELOG.md: releases and their items about the catalogue, and one line for each fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.changes import changelog
from errdex.authoring.changes.changelog import load_changelog, read_changelog
from errdex.authoring.source.findings import CatalogueError
from errdex.authoring.source.parser import MAX_REFUSALS

TEXT = """\
# Changelog

Prose, with a list:

- not an item

## [Unreleased]

### Added

- A program.

## [1.1.0] - 2026-02-28

### Changed advice

None of it is urgent.

- `A1` waits longer,
  see [the guide](docs/a.md).
* B2 is rewritten.

### New codes

- C3

### Fixed

- A bug.

## 1.0.0 \u2013 2026-01-31 [YANKED]

### New codes

## 0.9
### Removed codes
- D4
"""


def test_releases_hold_what_is_about_the_catalogue() -> None:
    """Sections about programs, prose and empty sections are left out; links are their words."""
    found = read_changelog(TEXT, "CHANGELOG.md")
    assert [(r.version, r.date, r.sections) for r in found.releases] == [
        (
            "1.1.0",
            "2026-02-28",
            {
                "New codes": ["C3"],
                "Changed advice": ["`A1` waits longer, see the guide.", "B2 is rewritten."],
            },
        ),
        ("0.9", "", {"Removed codes": ["D4"]}),
    ]
    assert found.newest == "2026-02-28"
    assert [release.version for release in found.dated] == ["1.1.0"]


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("## Version one, in March", 'CHANGELOG.md:3:1: "## Version one, in March": is no release'),
        ("## [1.0] - 1 May 2026", "is no release; a release is `## [VERSION] - YYYY-MM-DD`"),
        ("## [1.0] - 26-05-01", "is no release"),
        ("## [1.0] - 2026-02-30", "2026-02-30 is not in the calendar; correct the day"),
        ("## [1.0] - 2026-13-01", "is not in the calendar"),
        ("## [0.9]", "is there twice"),
        ("## ", "is no release"),
        ("\x07", "CHANGELOG.md:3:1: has a control character; remove it"),
        ("## [<script>] - 2026-01-01", "is no release"),
    ],
)
def test_a_fault_is_told_with_its_line(heading: str, says: str) -> None:
    """Each faulty heading is one finding."""
    with pytest.raises(CatalogueError) as caught:
        read_changelog(f"# Changelog\n## [0.9] - 2026-01-01\n{heading}\n", "CHANGELOG.md")
    (finding,) = caught.value.findings
    assert says in str(finding)


def test_all_faults_are_told_at_once() -> None:
    """Two faulty headings are two findings, in the file's order."""
    with pytest.raises(CatalogueError) as caught:
        read_changelog("## soon, perhaps\n## [1.0] - 2026-99-99\n", "CHANGELOG.md")
    assert [finding.line for finding in caught.value.findings] == [1, 2]


def test_without_the_file_there_are_no_releases(tmp_path: Path) -> None:
    """A project need not have a changelog."""
    assert load_changelog(tmp_path / "CHANGELOG.md").releases == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"\xff\xfe", "CHANGELOG.md: is not UTF-8"), (b"x" * 101, "CHANGELOG.md: is larger than 100")],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, says: str
) -> None:
    """Bytes that are no text, and too many of them, end in one line."""
    monkeypatch.setattr(changelog, "LARGEST_CHANGELOG", 100)
    path = tmp_path / "CHANGELOG.md"
    path.write_bytes(data)
    with pytest.raises(CatalogueError, match=says):
        load_changelog(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(CatalogueError, match=r"CHANGELOG\.md: is not a file"):
        load_changelog(path)


def test_code_blocks_and_comments_are_neither_releases_nor_items() -> None:
    """What is between fences, or in a comment, is an example: it says nothing."""
    text = """\
<!-- ## one line -->
<!--
## [x.y.z] - the day
-->
## [1.0] - 2026-01-01
### New codes
- A1
- ~~~markdown
  ## A2
  ```
  ~~~ not the end
  ~~~
```
### Removed codes
- A3
````
- A4
```
not the end
"""
    (release,) = read_changelog(text, "CHANGELOG.md").releases
    assert (release.version, release.sections) == ("1.0", {"New codes": ["A1", "A4"]})


def test_a_file_of_faults_is_not_read_to_its_end() -> None:
    """There are at most as many findings as a catalogue may have."""
    with pytest.raises(CatalogueError) as caught:
        read_changelog("## 1.0\n" * (MAX_REFUSALS + 10), "CHANGELOG.md")
    assert len(caught.value.findings) == MAX_REFUSALS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_markdown(end: str) -> None:
    """Other characters at which Python ends a line are control characters."""
    lines = ["## 1.0", "### New codes", "- A1", "  and more"]
    (release,) = read_changelog(end.join(lines), "CHANGELOG.md").releases
    assert release.sections == {"New codes": ["A1 and more"]}
    for other in "\x0b\x0c\x1c\x85\u2028":
        with pytest.raises(CatalogueError, match=r"CHANGELOG\.md:3:1: has a control character"):
            read_changelog(end.join([*lines[:2], f"- A1{other}and more"]), "CHANGELOG.md")
