"""A project's own pages in `pages/`: in the navigation, with links and pictures."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from errdex.authoring.site.own_pages import in_nav
from errdex.errors import ErrdexError
from tests.conftest import ACME
from tests.site.conftest import built, serve

GUIDE = """\
# How we handle <i>errors</i>

See [the bucket](codes/InvalidBucket.md#error), [the second](later/second.md) and this:

![A dot](dot.png)

<p class="own">Raw <b>HTML</b>.</p>
"""


def picture() -> bytes:
    """Return a PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def make_project(root: Path, **pages: str) -> Path:
    """Write a project with pages; `later__second` is `pages/later/second.md`."""
    (root / "codes").mkdir(parents=True)
    (root / "codes" / "acme.yaml").write_text(ACME, encoding="utf-8")
    for name, text in pages.items():
        path = root / "pages" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_pages_are_in_the_navigation_and_lead_on(tmp_path: Path, faultless: Page) -> None:
    """In the order of their names, with links both ways, a picture and HTML, in strict mode."""
    root = make_project(
        tmp_path / "own", guide=GUIDE, later__second="# The second\n\n[Back](../guide.md)\n"
    )
    (root / "pages" / "dot.png").write_bytes(picture())
    (root / "pages" / "index.tsx").write_text("not ours", encoding="utf-8")
    site = built(root)
    assert not list(site.folder.rglob("*.tsx"))
    page = faultless
    with serve(site.folder, "/acme/") as address:
        page.goto(address)
        tabs = page.locator(".md-tabs__link").all_inner_texts()
        assert [tab.strip() for tab in tabs][-2:] == ["How we handle errors", "The second"]
        page.click(".md-tabs__link >> text=How we handle")
        expect(page.locator(".own b")).to_have_text("HTML")
        expect(page.locator("img[alt='A dot']")).to_have_js_property("naturalWidth", 1)
        page.click("text=the second")
        page.click("article >> text=Back")
        page.click("text=the bucket")
        expect(page).to_have_url(f"{address}codes/InvalidBucket/#error")


def test_a_page_at_the_address_of_a_generated_one_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """All of them are told at once, and the earlier site stays."""
    root = make_project(
        tmp_path / "own", index="# Home\n", find="# Find\n", codes__OK="# OK\n", fine="# Fine\n"
    )
    with pytest.raises(ErrdexError, match="the site was not built"):
        built(root)
    assert caplog.messages[-1].splitlines() == [
        "pages/codes/OK.md: errdex itself makes codes/OK.md; rename it",
        "pages/find.md: errdex itself makes find/index.md; rename it",
        "pages/index.md: errdex itself makes index.md; rename it",
    ]


def test_a_link_to_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Strict mode looks at a project's own pages as well."""
    root = make_project(tmp_path / "own", guide="# Guide\n\n[x](codes/NOPE.md)\n")
    with pytest.raises(ErrdexError, match="the site was not built"):
        built(root)


def test_a_page_behind_a_link_is_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What a link leads to is not published."""
    root = make_project(tmp_path / "own", guide="# Guide\n")
    (root / "pages" / "secret.md").symlink_to("/etc/hostname")
    with pytest.raises(ErrdexError, match="the site was not built"):
        built(root)
    assert "pages/secret.md: is a link" in caplog.text


@pytest.mark.parametrize(("name", "shown"), [(b"\xff", "\\udcff"), (b"a\nb", "a\\u000ab")])
def test_a_name_that_no_address_can_hold_is_refused(
    name: bytes, shown: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told in one line, without the characters themselves."""
    root = make_project(tmp_path / "own", guide="# Guide\n")
    (root / "pages" / f"{os.fsdecode(name)}.md").write_text("# A\n", encoding="utf-8")
    with pytest.raises(ErrdexError, match="the site was not built"):
        built(root)
    problem = "has a name with control characters; rename the file"
    assert caplog.messages[-1] == f"pages/{shown}.md: {problem}"


def test_a_nav_that_names_a_page_keeps_its_place() -> None:
    """It is not listed again; without a nav MkDocs makes one of every page."""
    nav = [{"Home": "index.md"}, {"More": [{"Mine": "b.md"}]}]
    assert in_nav(nav, ["a.md", "b.md", "x.png"]) == [*nav, "a.md"]
    assert in_nav(None, ["a.md"]) is None
