"""Codes of any printable characters: what a text holds of them, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from errdex.matching.codes import Codes, is_distinctive
from errdex.matching.exact import codes_in
from errdex.matching.finding import meant_by, mentions_in
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, load_text, module_of
from tests.support.matching_cases import shown
from tests.support.nasty_names import DISTINCTIVE, NASTY, PLAIN
from tests.support.runtimes import Node

TEXTS = {
    "Firebase: Error (auth/user-not-found).": ["auth/user-not-found"],
    "kms/key-not-found-2, x/kms/key-not-found, /kms/key-not-found": [],
    "at kms/key-not-found: kms/key-not-found.": ["kms/key-not-found"],
    "type https://acme.com/errors/x.": ["https://acme.com/errors/x"],
    "https://acme.com/errors/x/z and https://acme.com/errors/x/y": ["https://acme.com/errors/x/y"],
    "NSURLErrorDomain -1009 NSURLErrorDomain -10091": ["NSURLErrorDomain -1009"],
    "ERROR #1045 - Access denied; acme#1046": ["#1045"],
    "SQLSTATE[42S02]: Base table": ["SQLSTATE[42S02]"],
    "was invalid grant for it, invalid grants": ["invalid grant"],
    "C++ C# con + index": ["C++", "C#"],
    "C++11": [],
    "\u53d1\u751f\u9519\u8bef-42\u3002": [],
    "\u53d1\u751f \u9519\u8bef-42\u3002": ["\u9519\u8bef-42"],
    "\u041e\u0448\u0438\u0431\u043a\u0430": [],
    "code=\u041e\u0448\u0438\u0431\u043a\u0430": ["\u041e\u0448\u0438\u0431\u043a\u0430"],
    'code: "con", code=+ code=null': ["con", "+", "null"],
    "{{ 7*7 }}": ["{{ 7*7 }}"],
    "code=constructor code=__proto__": ["constructor", "__proto__"],
    "E1 (E1)": ["(E1)"],
}


@pytest.fixture(scope="module")
def codes() -> Codes:
    """The nasty codes, as a module has them."""
    catalogue = load_text(catalogue_text(NASTY))
    return Knowledge(compiled(catalogue), code_rows(catalogue)).codes


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A node process that has the same catalogue."""
    catalogue = load_text(catalogue_text(NASTY))
    with Node(tool("node")) as running:
        running.ask("load", {"compiled": compiled(catalogue), "codes": site_rows(catalogue)})
        yield running


@pytest.fixture(scope="module")
def module() -> Any:
    """The generated module of the nasty codes."""
    return module_of(catalogue_text(NASTY))


def check(codes: Codes, node: Node, texts: list[str]) -> None:
    """Compare what both languages find in texts."""
    for text, (held, asked) in zip(texts, node.ask("matched", texts), strict=True):
        assert [shown(m) for m in mentions_in(codes, text)] == [shown(m) for m in held], text
        assert [shown(m) for m in meant_by(codes, text)] == [shown(m) for m in asked], text


@pytest.mark.parametrize(("text", "held"), TEXTS.items())
def test_what_a_text_holds(codes: Codes, node: Node, text: str, held: list[str]) -> None:
    """A code counts where nothing carries it on, a plain one behind a name of its field."""
    assert codes_in(codes, text) == held
    exact = [m.code for m in mentions_in(codes, text) if m.reason == "exact"]
    assert list(dict.fromkeys(exact)) == held
    check(codes, node, [text])


def test_each_code_is_found_in_a_line(codes: Codes, node: Node) -> None:
    """A distinctive one stands anywhere between blanks, any behind the name of its field."""
    for code in NASTY:
        assert is_distinctive(code) == (code in DISTINCTIVE), code
        assert codes_in(codes, f"the request failed: code={code} again") == [code], code
        if code not in PLAIN:
            assert codes_in(codes, f"before {code} after") == [code], code
    lines = [f"{text}{code}{end}" for code in NASTY for text in ("", "x ", "x", "code=")
             for end in ("", " x", "x", ".", "/", "\u9519")]  # fmt: skip
    check(codes, node, lines)


def test_each_code_is_looked_up(module: Any) -> None:
    """A lookup takes each as it is, and never another one for it."""
    for code in NASTY:
        assert module.lookup(code).code == code
        assert module.lookup(f" {code}\n").code == code
        assert module.search(code)[0].code == code
        assert module.find_mentions(code)[0].code == code
    assert module.get("C") is None
    assert module.get("c+") is None
    assert module.lookup("KMS/KEY-NOT-FOUND").code == "kms/key-not-found"
    assert module.lookup("1045").code == "#1045"
