"""Codes that are integers: asked for as numbers, and listed as numbers."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

import pytest
import yaml

from errdex.authoring.editing.formatting import sort_entries
from errdex.authoring.format.code_text import REFERENCE
from errdex.authoring.linting.order import lint_order
from tests.support.catalogues import catalogue_text, entry, load_text, module_of

INTEGERS = ["-1009", "-1", "0", "1", "2", "10", "404"]


@pytest.fixture(scope="module")
def module() -> Any:
    """A module with a field of integers, and one of texts that look so in part."""
    others = [entry(code, field="status") for code in ("0102", "10", "7", "OK")]
    return module_of(catalogue_text([*map(entry, INTEGERS), *others]))


@pytest.mark.parametrize("code", INTEGERS)
def test_an_integer_is_looked_up(module: Any, code: str) -> None:
    """The number means what its text means, with its field and without."""
    for _ in range(2):  # the second time it is remembered
        assert module.lookup(int(code)) is module.lookup(code)
        assert module.lookup(int(code), "code") is module.lookup(code, "code")
        assert module.get(int(code)).code == code
        assert module.metric_label(int(code)) == code
    assert module.retry_after(int(code)) is None


def test_an_enumerated_integer_is_one(module: Any) -> None:
    """A member of an `IntEnum` is looked up by its number."""
    assert module.lookup(HTTPStatus.NOT_FOUND).code == "404"


@pytest.mark.parametrize("code", [True, False, 1.0, 404.0, 7, 102, 3, None, b"404"])
def test_what_is_no_integer_of_the_field(module: Any, code: object) -> None:
    """Truth, fractions, other numbers, and those of fields of texts are unknown."""
    module.lookup(1)
    assert module.get(10**5000) is None
    assert module.get(code) is None
    with pytest.raises(module.UnknownCodeError):
        module.lookup(code)


def test_an_integer_of_a_field_of_texts(module: Any) -> None:
    """It says which text is a code, or that it may have lost its zeros."""
    with pytest.raises(module.UnknownCodeError, match="look up '10'"):
        module.lookup(10, "status")
    with pytest.raises(module.UnknownCodeError, match="as a number it has lost its leading zeros"):
        module.lookup(11, "status")
    with pytest.raises(module.UnknownCodeError, match=r"^unknown code 3$"):
        module.lookup(3, "code")


def test_integers_are_listed_as_numbers() -> None:
    """A module, the linter and `errdex fmt` have them in the order of numbers; others as text."""
    text = catalogue_text(sorted(INTEGERS))
    module = module_of(text)
    assert list(module.CODES) == INTEGERS
    assert load_text(text).codes == INTEGERS
    lines = yaml.safe_dump(json.loads(text), sort_keys=False)
    assert list(lint_order(load_text(lines)))
    assert list(lint_order(load_text(sort_entries(lines, "F")))) == []
    texts = ["10", "2", "2A"]
    assert list(module_of(catalogue_text(texts)).CODES) == texts


@pytest.mark.parametrize("code", INTEGERS)
def test_an_integer_is_in_quotes(code: str) -> None:
    """Unquoted it would be a number to YAML."""
    told: list[str] = []
    REFERENCE.examine(code, 0, "code", lambda _, what: told.append(what))
    assert not told
