"""Names of codes as constants: which there are, and what has none."""

from __future__ import annotations

import pytest

from errdex.authoring.rendering.constant_names import Constant, constant_name, constants_of
from tests.support.catalogues import catalogue_text, entry, load_text, module_of


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("not_found", "NOT_FOUND"),
        ("kms/key-not-found", "KMS_KEY_NOT_FOUND"),
        ("AccessDenied.Forbidden", "ACCESS_DENIED_FORBIDDEN"),
        ("E000102", "E000102"),
        ("SB:0100", "SB_0100"),
        ("invalid grant", "INVALID_GRANT"),
        ("NSURLErrorDomain -1009", "NSURLERROR_DOMAIN__1009"),
        ("class", "CLASS"),
        ("404", ""),
        ("-1", ""),
        ("_private", ""),
        ("SQLSTATE[42S02]", ""),
        ("Ошибка", ""),
        ("straße", ""),
        ("a\u212ab", ""),
        ('"; import os #', ""),
    ],
)
def test_a_name_follows_from_the_code(code: str, name: str) -> None:
    """Separators and humps become underscores, letters capitals; anything else makes no name."""
    assert constant_name(code) == name
    assert not name or name.isidentifier()


def test_an_alias_is_a_name_of_its_code() -> None:
    """A number is reached by its name, and an alias that makes the code's own name is no clash."""
    entries = [entry("404", aliases=["NotFound"]), entry("no-way", aliases=["no_way"])]
    catalogue = load_text(catalogue_text(entries))
    assert constants_of(catalogue.entries).named == (
        Constant("NOT_FOUND", "404", "Title of 404"),
        Constant("NO_WAY", "no-way", "Title of no-way"),
    )


def test_codes_of_one_name_have_none() -> None:
    """Neither gets it, and the clash is listed; a code of two fields is one code."""
    entries = [entry("a_b"), entry("x", aliases=["aB"]), entry("x", field="status", title="Other")]
    made = constants_of(load_text(catalogue_text(entries)).entries)
    assert made.named == (Constant("X", "x", "Title of x"),)
    assert made.clashes == (("A_B", ("a_b", "x")),)


def test_a_removed_code_has_no_constant() -> None:
    """What is no longer in use cannot be named, so a checker finds where it is."""
    gone = entry("gone", lifecycle={"state": "removed", "replaced_by": "here"})
    module = module_of(catalogue_text([gone, "here"]))
    assert [name for name in vars(module.Codes) if name.isupper() and name[0] != "_"] == ["HERE"]
    assert module.Code.__args__ == ("here",)


def test_the_module_has_them() -> None:
    """The package's constants are texts, its clashes are told, and hostile titles are inert."""
    hostile = '""" \\ {{ x }} */ `${x}` \\'
    entries = [entry("not-found", hostile), entry("a-b"), entry("a_b"), entry("404")]
    module = module_of(catalogue_text(entries))
    assert module.Codes.NOT_FOUND == "not-found"
    assert module.Codes._CLASHES == {"A_B": ("a-b", "a_b")}
    assert not hasattr(module.Codes, "A_B")
    assert set(module.Code.__args__) == {"not-found", "a-b", "a_b", "404"}


def test_a_catalogue_whose_codes_are_gone_has_the_module_all_the_same() -> None:
    """Without a code in use, a code is any text."""
    gone = entry("gone", lifecycle={"state": "removed"})
    assert module_of(catalogue_text([gone])).Code is str
