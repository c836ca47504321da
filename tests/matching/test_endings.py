"""The last part of a code typed alone: a suggestion of every code that ends so, never an answer."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.cli.program import main
from errdex.diagnosis.knowledge import Knowledge
from errdex.matching.guessed import MOST_ENDINGS, suggest
from tests.conftest import MakeProject, tool
from tests.support.catalogues import catalogue_text, entry, load_text, module_of
from tests.support.runtimes import Node

MANY = [f"s{letter}/quota-used-up" for letter in "abcdefghijklmnop"[: MOST_ENDINGS + 3]]
ENTRIES: list[dict[str, Any] | str] = [
    entry("kms/key-not-found", aliases=["NOT_THERE/NO_SUCH_KEY"]),
    "vault/key-not-found",
    "auth.token:expired",
    "https://acme.com/errors/out-of-credit",
    "#1045",
    "net#timeout-reached",
    "a/io",
    entry("jobs/all-done", success=True),
    *MANY,
]
CASES = {
    "key-not-found": ["kms/key-not-found", "vault/key-not-found"],
    "KEY_NOT_FOUND": ["kms/key-not-found", "vault/key-not-found"],
    "KeyNotFound": ["kms/key-not-found", "vault/key-not-found"],
    "no-such-key": ["kms/key-not-found"],
    "expired": ["auth.token:expired"],
    "out of credit": ["https://acme.com/errors/out-of-credit"],
    "timeout-reached": ["net#timeout-reached"],
    "quota-used-up": MANY[:MOST_ENDINGS],
    "io": [],
    "not-found": [],
    "found": [],
    "all-done": [],
}


def test_what_ends_so_is_suggested() -> None:
    """All such codes are, in the catalogue's order and bounded; one that means success never is."""
    catalogue = load_text(catalogue_text(ENTRIES))
    codes = Knowledge(compiled(catalogue), code_rows(catalogue)).codes
    assert {text: suggest(codes, text) for text in CASES} == CASES


def test_javascript_suggests_the_same() -> None:
    """For each of these texts."""
    catalogue = load_text(catalogue_text(ENTRIES))
    with Node(tool("node")) as node:
        node.ask("load", {"compiled": compiled(catalogue), "codes": site_rows(catalogue)})
        assert {text: node.ask("suggest", text) for text in CASES} == CASES


def test_a_lookup_does_not_take_it() -> None:
    """Its error names the codes, for a person to choose from."""
    module = module_of(catalogue_text(ENTRIES))
    assert module.get("key-not-found") is None
    with pytest.raises(module.UnknownCodeError, match="mean kms/key-not-found or vault/key-not-"):
        module.lookup("key-not-found")


def test_explain_names_them(make_project: MakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    """It explains none of them without being asked for it."""
    project = make_project(catalogue_text(["kms/key-not-found", "vault/key-not-found"]))
    assert main(["--root", str(project.root), "build", "--quiet"]) == 0
    assert main(["--root", str(project.root), "explain", "key-not-found"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("did you mean kms/key-not-found or vault/key-not-found?\n")
