"""The JSON Schema of a diagnosis, against every case in CPython and in node."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest

from errdex.cli.program import main
from errdex.diagnosis.schema import diagnosis_schema
from tests.cases import load_cases
from tests.conftest import tool
from tests.diagnosis.test_completeness import READ_IN_PART
from tests.diagnosis.test_examples import ALL
from tests.support.reading_cases import CASES, text_of
from tests.support.runtimes import Answer, Node, own_knowledge, python_answer, site_data

ASKED = [
    *((case.input, case.context) for case in load_cases()),
    *((text_of(case), {}) for case in CASES),
    *((one.text, one.context) for one in ALL),
    *((text, {}) for text in READ_IN_PART.values()),
]


def strict(schema: Any) -> Any:
    """Return a schema in which no object has a key that is not declared."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: strict(part) for key, part in schema.items()}
    return {"additionalProperties": False, **inner} if "required" in inner else inner


VALIDATOR = jsonschema.Draft202012Validator(strict(diagnosis_schema()))


def check(answers: list[Answer]) -> None:
    """Hold answers against the schema, each key that is not declared being a fault."""
    assert len(answers) == len(ASKED)
    for (text, _), answer in zip(ASKED, answers, strict=True):
        if "error" not in answer:
            assert faults_of(answer["json"]) == [], text[:200]


@cache
def faults_of(result: str) -> list[str]:
    """Return the faults of a result; one that both languages give is looked at once."""
    return [fault.message for fault in VALIDATOR.iter_errors(json.loads(result))]


def test_every_case_in_python_has_the_shape() -> None:
    """What Python answers to the cases and the examples is what the schema says."""
    knowledge = own_knowledge()
    check([python_answer(text, context, knowledge) for text, context in ASKED])


def test_every_case_in_node_has_the_shape() -> None:
    """So is what the site's modules answer."""
    with Node(tool("node")) as node:
        node.ask("load", site_data())
        check(node.ask("all", ASKED))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 1),
        (("version",), True),
        (("complete",), "yes"),
        (("codes", 0, "success"), "true"),
        (("codes", 0, "retry", "rule"), "later"),
        (("checks", 0, "outcome"), "skip"),
        (("checks", 0, "needs"), None),
        (("retry", "numbers", "after"), {"600": "3"}),
        (("new",), 1),
    ],
)
def test_another_shape_is_none(path: tuple[Any, ...], value: Any) -> None:
    """A value of another type, a word that is not declared and an unknown key are faults."""
    text = 'POST / HTTP/1.1\nHost: h\n\nHTTP/1.1 200 OK\n\n{"code":"E000102"}'
    result = json.loads(python_answer(text, {}, own_knowledge())["json"])
    assert list(VALIDATOR.iter_errors(result)) == []
    inner = result
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert list(VALIDATOR.iter_errors(result)) != []


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    """`errdex schema --diagnosis` prints a valid schema in which each key has its words."""
    assert main(["schema", "--diagnosis"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == diagnosis_schema()
    jsonschema.Draft202012Validator.check_schema(printed)
    assert printed["properties"]["version"]["const"] == 2
    assert all("description" in key for key in printed["properties"].values())
