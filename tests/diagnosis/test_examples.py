"""Evidence as it occurs leads to the entry whose folder it stands in, in CPython and in node.

`tests/examples/<CODE>/` holds evidence, and `expected.json` the verdict on each file, written by
hand. All keys, secrets and numbers are made up. No digest was made with this project's code:

    printf '%s' "$NONCE$CREATED$SECRET" | openssl dgst -sha256 -binary | openssl base64 -A

with `-sha1` for the digest of 28 characters, and for the one of 88 with

    openssl dgst -sha256 -r | cut -c1-64 | tr -d '\\n' | openssl base64 -A
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

import smscodes
from tests.conftest import ROOT, tool
from tests.support.runtimes import Answer, Node, own_knowledge, python_answer, site_data

FOLDER = ROOT / "tests" / "examples"
NONE = "_none"


@dataclass(frozen=True)
class Evidence:
    """One file, the code that it is about, and the verdict on it.

    Attributes:
        code: The name of its folder; `_none` where nothing must be recognised.
        expected: `context` goes in. `recognised`, `codes`, `fails` (with what must stand in the
            first evidence of each check), `retry` and `exit` come out as written; `holds`, `open`
            and `notes` are among what comes out; `hides` stands nowhere.
    """

    code: str
    name: str
    text: str
    expected: dict[str, Any]

    @property
    def context(self) -> dict[str, str]:
        return dict(self.expected.get("context", {}))


def _load(code: str) -> list[Evidence]:
    folder = FOLDER / code
    files = sorted(file for file in folder.iterdir() if file.name != "expected.json")
    table: dict[str, Any] = {file.name: {} for file in files}
    if code != NONE:
        table = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert sorted(table) == [file.name for file in files], code
    return [Evidence(code, f.name, f.read_text(encoding="utf-8"), table[f.name]) for f in files]


ALL = [one for folder in sorted(FOLDER.iterdir()) for one in _load(folder.name)]
OF_CODES = [one for one in ALL if one.code != NONE]
OF_NONE = [one for one in ALL if one.code == NONE]

KNOWLEDGE = own_knowledge()


def _answer(one: Evidence) -> Answer:
    return python_answer(one.text, one.context, KNOWLEDGE)


def _named(one: Evidence) -> str:
    return f"{one.code}/{one.name}"


def _outcomes(result: dict[str, Any], outcome: str) -> list[dict[str, Any]]:
    return [row for row in result["checks"] if row["outcome"] == outcome]


def _leads_to(result: dict[str, Any]) -> set[str]:
    """Return the codes that a reader is led to first.

    That is the first code that came back, with the codes that only point to its field, or,
    without any, what the first failing check stands for.
    """
    codes = [row for row in result["codes"] if not row["success"]] or result["codes"]
    for row in codes:
        pointing = (other for other in codes if KNOWLEDGE.target(other["field"], other["code"]))
        return {row["code"], *(other["code"] for other in pointing)}
    return {code for row in _outcomes(result, "fail")[:1] for code in row["codes"]}


@pytest.mark.parametrize("one", OF_CODES, ids=_named)
def test_evidence_gets_its_verdict(one: Evidence) -> None:
    """What comes out is what was written down, and nothing shows that must stay hidden."""
    answer = _answer(one)
    result = json.loads(answer["json"])
    failed = {row["id"]: row["evidence"][0] for row in _outcomes(result, "fail")}
    expected = one.expected
    assert result["recognised"] == expected["recognised"]
    assert [_code(row) for row in result["codes"]] == expected["codes"]
    assert list(failed) == list(expected["fails"])
    for check, about in expected["fails"].items():
        assert {key: text for key, text in about.items() if text not in failed[check][key]} == {}
    assert set(expected.get("holds", ())) <= {row["id"] for row in _outcomes(result, "pass")}
    assert set(expected.get("open", ())) <= {row["id"] for row in _outcomes(result, "unknown")}
    assert set(expected.get("notes", ())) <= set(result["notes"])
    assert result["retry"]["rule"] == expected.get("retry")
    assert answer["fine"] == (expected["exit"] == 0)
    for text in expected.get("hides", ()):
        assert text not in answer["json"] + answer["text"] + answer["markdown"]


def _code(row: dict[str, Any]) -> str:
    times = f" x{row['count']}" if row["count"] > 1 else ""
    return f"{row['field']} {row['code']}{times}"


@pytest.mark.parametrize("one", OF_CODES, ids=_named)
def test_evidence_leads_to_its_entry_first(one: Evidence) -> None:
    """Where anything is wrong, the folder's code is the first that a reader meets."""
    result = json.loads(_answer(one)["json"])
    if result["codes"] or _outcomes(result, "fail"):
        assert one.code in _leads_to(result)


@pytest.mark.parametrize("one", OF_NONE, ids=_named)
def test_other_text_matches_nothing(one: Evidence) -> None:
    """Prose, mail, traces and numbers are nothing: no code, no check that is decided, not fine."""
    answer = _answer(one)
    result = json.loads(answer["json"])
    assert result["recognised"] == []
    assert result["codes"] == []
    assert {row["outcome"] for row in result["checks"]} <= {"unknown"}
    assert not answer["fine"]


def test_every_code_has_evidence() -> None:
    """Each value of each field has a folder, and no folder is about anything else."""
    assert {one.code for one in ALL} - {NONE} == set(smscodes.CODES)


@pytest.mark.parametrize("check", [check["id"] for check in KNOWLEDGE.compiled["checks"]])
def test_every_check_fails_and_holds_somewhere(check: str) -> None:
    """A check has an example that fails, below a code of its own, and one that passes.

    One whose failure the sources leave open has an example that is open.
    """
    about = next(row for row in KNOWLEDGE.compiled["checks"] if row["id"] == check)
    assert [one.name for one in ALL if check in one.expected.get("holds", ())]
    outcome = "open" if "ask" in about else "fails"
    failing = {one.code for one in ALL if check in one.expected.get(outcome, ())}
    assert failing & set(about["codes"])


def test_node_answers_alike() -> None:
    """Whole results in node equal those in CPython, also for what stands in the catalogue."""
    asked = [(one.text, one.context) for one in ALL]
    asked += [(example.text, _context(entry)) for entry, example in EXAMPLES]
    with Node(tool("node")) as node:
        node.ask("load", site_data())
        answers = node.ask("all", asked)
    for (text, context), theirs in zip(asked, answers, strict=True):
        assert theirs == python_answer(text, context, KNOWLEDGE), text[:200]


CONTEXT = {
    "app_secret": "notARealAppSecret",
    "app_address": "smsapi.ap-southeast-1.myhuaweicloud.com:443",
}
"""What the titles and steps of the catalogue's examples say besides their text."""

MORE = {
    "E000110": {"sent_at": "2018-12-31T08:00:05Z"},
    "E200028": {"template": "Your verification code is ${NUM_6}."},
}

EXAMPLES = [
    (entry, example)
    for field in smscodes.FIELDS
    for code in smscodes.CODES
    if (entry := smscodes.get(code, field=field)) and entry.code == code
    for example in entry.examples
]


def _context(entry: smscodes.Entry) -> dict[str, str]:
    return CONTEXT | MORE.get(entry.code, {})


@pytest.mark.parametrize(
    ("entry", "example"), EXAMPLES, ids=[f"{e.field} {e.code}: {x.title}" for e, x in EXAMPLES]
)
def test_the_catalogues_examples_lead_back(entry: smscodes.Entry, example: Any) -> None:
    """A response, report or faulty request leads to its entry; the documented form fails nothing.

    The title says which of them an example is.
    """
    answer = python_answer(example.text, _context(entry), KNOWLEDGE)
    result = json.loads(answer["json"])
    failed = [row["id"] for row in _outcomes(result, "fail")]
    kind = example.title.split()[0]
    if kind in ("Response", "Part", "Status"):
        assert (entry.code in _leads_to(result), failed) == (True, [])
        assert (entry.field, entry.code) in {(row["field"], row["code"]) for row in result["codes"]}
    elif kind == "Faulty":
        assert entry.code in _leads_to(result)
    else:
        assert kind in ("Documented", "The")
        assert (result["codes"], failed) == ([], [])
