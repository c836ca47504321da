"""The project's documents: their links lead somewhere, and a diff of them shows sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md")])
}


def prose_of(name: str) -> str:
    """Return a page without its code blocks."""
    return re.sub(r"^ *(`{3,}).*?^ *\1$", "", PAGES[name], flags=re.DOTALL | re.MULTILINE)


def anchors_of(name: str) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", prose_of(name), re.MULTILINE)
    bare = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in bare}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    """A link inside the repository leads to a file that is there, and to a heading in it."""
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub("`[^`\n]*`", "", prose_of(name))):
        path, _, anchor = link.partition("#")
        if path.startswith(("http://", "https://")):
            continue
        target = (ROOT / name).parent / path if path else ROOT / name
        page = Path(target).resolve().relative_to(ROOT).as_posix()
        if not target.exists() or (anchor and anchor not in anchors_of(page)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("name", PAGES)
def test_headings_differ(name: str) -> None:
    """No two headings of a reference page have one anchor, so that links reach the right one."""
    headings = re.findall(r"^#+ .*$", prose_of(name), re.MULTILINE)
    assert len(anchors_of(name)) == len(headings) or not name.startswith("docs/")


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"benchmarks/RESULTS.md"}))
def test_one_sentence_per_line(name: str) -> None:
    """Markdown of the project keeps one sentence on a line, so that a diff shows sentences."""
    for line in prose_of(name).splitlines():
        if line and line[0] not in "|#-0123456789":
            assert not re.search(r"[a-z)]\. [A-Z]", line), line


def test_every_document_can_be_found() -> None:
    """The README, or a page that it names, links to each document."""
    named = PAGES["README.md"] + PAGES["CONTRIBUTING.md"] + PAGES["ARCHITECTURE.md"]
    lost = [name for name in PAGES if name.startswith("docs/") and f"({name})" not in named]
    assert lost == []


def test_building_installs_a_part_of_what_development_does() -> None:
    """The packages of `make build`, with version and hashes, are among those of `make test`."""
    build, dev = (
        set(re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text("utf-8").strip()))
        for name in ("build.txt", "dev.txt")
    )
    assert build < dev
    assert any(block.startswith("hatchling==") for block in build)
