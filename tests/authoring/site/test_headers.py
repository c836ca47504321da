"""The headers that hosts send: a policy with the hashes of what stands in the pages."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from errdex.authoring.site.headers import HEADERS, NGINX, content_policy, write_headers


def digest(text: str) -> str:
    """Return what a policy says to let a script of this text run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def hashes_of(tmp_path: Path, *pages: str) -> list[str]:
    """Return the hashes in the policy of pages with these texts."""
    paths = [tmp_path / f"{number}.html" for number in range(len(pages))]
    for path, text in zip(paths, pages, strict=True):
        path.write_text(text, encoding="utf-8")
    return re.findall(r"'sha256-[^']*'", content_policy(paths))


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>a()</script>", ["a()"]),
        ("<script>\n  é()\n</script>", ["\n  é()\n"]),
        ("<SCRIPT defer>a()</SCRIPT>", ["a()"]),
        ('<script type="module">a()</script>', ["a()"]),
        ('<script data-src="x">a()</script>', ["a()"]),
        ('<script src="a.js"></script>', []),
        ("<script defer src=a.js></script>", []),
        ('<script id="x" type="application/json">{}</script>', []),
        ("<script>a()</script><p><script>b()</script>", ["a()", "b()"]),
    ],
)
def test_each_script_inside_a_page_has_a_hash(
    tmp_path: Path, html: str, scripts: list[str]
) -> None:
    """Its exact text counts; files and data need none."""
    assert hashes_of(tmp_path, html) == sorted(map(digest, scripts))


def test_a_script_of_many_pages_has_one_hash(tmp_path: Path) -> None:
    """The policy grows with the number of different scripts, and their order is fixed."""
    first, second = "<script>a()</script>", "<script>b()</script>"
    assert hashes_of(tmp_path, first, second, first) == hashes_of(tmp_path, second, first, second)
    assert len(hashes_of(tmp_path, first, second, first)) == 2


def test_both_files_say_the_same(tmp_path: Path) -> None:
    """`_headers` and the snippet for nginx hold the same, but for Markdown; 404 page included."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "404.html").write_text("<script>a()</script>", encoding="utf-8")
    (tmp_path / "deep" / "index.html").write_text("<script>b()</script>", encoding="utf-8")
    write_headers(tmp_path)
    netlify = (tmp_path / HEADERS).read_text(encoding="utf-8")
    nginx = (tmp_path / NGINX).read_text(encoding="utf-8")
    said = re.findall(r"^  ([\w-]+): (.*)$", netlify, re.MULTILINE)
    rules = re.findall(r'^add_header ([\w-]+) "([^"]*)" always;$', nginx, re.MULTILINE)
    assert rules == [*said, ("Vary", "Accept")]
    policy = dict(said)["Content-Security-Policy"]
    assert f"script-src 'self' {' '.join(sorted([digest('a()'), digest('b()')]))};" in policy
    assert "unsafe" not in policy
    assert len(netlify.splitlines()) == len(rules) + 1 == 5


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    """Written again over its own files, nothing changes."""
    (tmp_path / "index.html").write_text("<script>a()</script>", encoding="utf-8")
    write_headers(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_headers(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_called_like_a_page_is_none(tmp_path: Path) -> None:
    """A folder `x.html` is walked and not read; folders with a leading dot are passed by."""
    for folder in ("x.html", ".git"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text(f"<script>{folder}</script>", "utf-8")
    write_headers(tmp_path)
    policy = (tmp_path / HEADERS).read_text(encoding="utf-8")
    assert digest("x.html") in policy
    assert digest(".git") not in policy
