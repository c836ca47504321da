"""Names are added to a section of a catalogue, and everything else stays."""

from __future__ import annotations

import pytest

from errdex.authoring.editing.declaring import declare_names
from errdex.authoring.editing.listing import read_root
from tests.conftest import ACME

NEW = {"jobs": "Jobs: all", "no-1": "<b>"}
FLOW = ACME.replace("groups:\n  all: {title: All codes}\n", "groups: {all: {title: All codes}}\n")
COMMENTED = ACME.replace("sources:\n", "  # last of all\n\n# Where it is written.\nsources:\n")


@pytest.mark.parametrize("text", [ACME, FLOW, COMMENTED, ACME.replace("\n", "\r\n")])
def test_names_are_added_to_a_section(text: str) -> None:
    """Behind those that are there, in the style of the section; all other lines stay."""
    added = declare_names(text, "F", "groups", NEW)
    groups = read_root(added, "F")["groups"]
    assert {name: node["title"] for name, node in groups.items()} == {"all": "All codes", **NEW}
    if text is not FLOW:
        lines = added.splitlines(keepends=True)
        assert [line for line in lines if line[:6] not in ("  jobs", "  no-1")] == (
            text.splitlines(keepends=True)
        )


def test_a_missing_section_is_added() -> None:
    """In front of the codes."""
    text = ACME.replace('sources:\n  wiki: {title: Storage wiki, updated: "2026-01-31"}\n', "")
    added = declare_names(text, "F", "sources", NEW)
    assert set(read_root(added, "F")["sources"]) == set(NEW)
    assert added.replace(
        'sources:\n  jobs: {title: "Jobs: all"}\n  no-1: {title: "<b>"}\n\n', ""
    ) == (text)


def test_the_last_section_of_a_file_can_be_added_to() -> None:
    """Also where the file does not end with a line's end."""
    head, _, codes = ACME.partition("owners:")
    owners, _, rest = codes.partition("fields:")
    text = f"{head}fields:{rest}owners:{owners}".rstrip("\n")
    added = declare_names(text, "F", "owners", NEW)
    assert list(read_root(added, "F")["owners"]) == ["caller", "storage", *NEW]
    assert added.startswith(text)
