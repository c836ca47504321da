"""The exception that carries a code."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from typing import Any

import pytest

import smscodes
from smscodes import CodeError, Codes, lookup
from tests.conftest import ROOT
from tests.support.catalogues import catalogue_text, entry, module_of

MESSAGES = ["Locked.", "{name} is locked by {who}", "Column {name} is missing"]
MADE = module_of(catalogue_text([entry("locked", message=MESSAGES, http_status=409), "plain"]))


class OrderError(CodeError):
    """An error of a service's own, with another `__init__`."""

    def __init__(self, order: int) -> None:
        super().__init__(Codes.E000102, order=order)
        self.tries = 0


@pytest.mark.parametrize(
    ("code", "parameters", "says"),
    [
        ("locked", {}, "locked: Title of locked"),
        ("locked", {"name": "a"}, "locked: Column a is missing"),
        ("locked", {"name": "{who}", "who": "{name}"}, "locked: {who} is locked by {name}"),
        ("locked", {"other": 1}, "locked: Title of locked"),
        ("plain", {"name": "a"}, "plain: Title of plain"),
    ],
)
def test_the_text_is_the_message_filled_in(
    code: str, parameters: dict[str, Any], says: str
) -> None:
    """The first message whose parameters are all given, or the title; values stay as they are."""
    assert str(MADE.CodeError(code, **parameters)) == says


def test_the_problem_has_the_parameters() -> None:
    """They are members of their own, and none takes the place of a standard one."""
    error = MADE.CodeError("locked", name="a", status=200, code="x", type="y", title="", detail="")
    assert error.problem("/orders/7") == {
        "type": "https://example.com/made/codes/locked/#code",
        "title": "Title of locked",
        "status": 409,
        "detail": "Column a is missing",
        "instance": "/orders/7",
        "code": "locked",
        "name": "a",
    }
    assert "status" not in MADE.CodeError("plain", status=200).problem()
    json.dumps(error.problem())


def test_an_entry_says_which_field() -> None:
    """Where a code stands in two fields, the error is made of the entry; `field` is a parameter."""
    entry = lookup("400", "http")
    error = CodeError(entry, field="to", self=1, entry=2)
    assert error.entry is entry
    assert error.code == "400"
    assert error.parameters == {"field": "to", "self": 1, "entry": 2}


def test_an_unknown_code_is_refused() -> None:
    """A misspelt code raises what a lookup of it raises."""
    with pytest.raises(smscodes.UnknownCodeError):
        CodeError("E99999X")


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))]
)
def test_errors_are_copied_and_pickled(again: Any) -> None:
    """A subclass with an `__init__` of its own as well, with all that was put into it."""
    error = OrderError(7)
    error.tries = 2
    error.add_note("a note")
    same = again(error)
    assert type(same) is OrderError
    assert (str(same), same.args, vars(same)) == (str(error), error.args, vars(error))
    assert same.__notes__ == ["a note"]


def test_another_process_reads_a_pickled_error() -> None:
    """As from a worker: the module is imported where it is read."""
    data = pickle.dumps(CodeError(Codes.E000102, app="x"))
    script = f"import pickle\nerror = pickle.loads({data!r})\nprint(error, error.parameters)"
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")}
    )
    assert done.stdout == f"{lookup('E000102')} {{'app': 'x'}}\n"


def test_constants_and_errors_are_loaded_when_they_are_used() -> None:
    """A lookup loads neither, and importing the package loads nothing of it."""
    script = (
        "import sys, smscodes\nsmscodes.lookup('E000102')\n"
        "print([n for n in sys.modules if n in ('smscodes._constants', 'smscodes._errors')])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")}
    )
    assert done.stdout == "[]\n"
