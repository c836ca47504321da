"""Checks in a catalogue: what is refused, with its place, and what they compile to."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.disk.writing import write_artefacts
from errdex.authoring.format.patterns import pattern_fault
from errdex.authoring.rendering.artefacts import render_module
from errdex.authoring.rendering.exports import code_json, entry_lines
from errdex.authoring.source.findings import CatalogueError
from tests.conftest import ACME, MakeProject
from tests.support.catalogues import answers_of

STEP = "- do: Choose a name of small letters and digits.\n"
CATALOGUE = ACME.replace(STEP, f"{STEP}        check: bucket-name\n")
CHECKS = """\
context:
  region: {title: the region of the bucket, form: text}
  token: {title: the access token, form: text, secret: true}
secrets: [context.token, auth.params.token]
facts:
  auth:
    - {from: request.headers.authorization, parse: auth_params}
  names:
    - {from: request.form.names, parse: split, by: ","}
    - {from: "request.json.buckets[*].name"}
guards:
  put: [{path: request.method, equal: PUT}]
checks:
  - id: bucket-name
    codes: [InvalidBucket]
    says: The bucket has a name.
    when: put
    look_at: "names[*]"
    must: {present: true, match: "[a-z0-9-]{3,63}"}
    expected: small letters and digits
"""


def findings(make_project: MakeProject, old: str, new: str) -> list[str]:
    """Return what is found after one change to the catalogue, without the file's name."""
    text = CATALOGUE + CHECKS
    assert text.count(old) == 1, old
    with pytest.raises(CatalogueError) as raised:
        load_project(make_project(text.replace(old, new)))
    return [str(finding).partition("acme.yaml:")[2] for finding in raised.value.findings]


def place(text: str, part: str) -> str:
    """Return line and column of a part of a text, counted from 1."""
    before = text[: text.index(part)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("must: {present", "must: {exists", "exists", 'unknown key "exists"'),
        ("equal: PUT", "equals: PUT", "equals", 'unknown key "equals"; did you mean "equal"?'),
        ("equal: PUT", "present: false", "false", "present: can only be true"),
        ('look_at: "names[*]"', "look_at: nam", "nam\n", 'did you mean "names"?'),
        ("request.method", "context.method", "context.method", '"method" is not declared'),
        ("  auth:\n", "  report:\n", "report:", '"report" is a root of paths; choose'),
        ("json.error}", "jsn.error}", "response.jsn", 'did you mean "json"?'),
        ("response.json.error", "respons.jsn.error", "respons.jsn", 'did you mean "response"?'),
        (
            "response.json.error",
            '"response.json. error"',
            '"response.json. e',
            "is not a path such",
        ),
        ("response.json.error", "context.token", "context.token}", "cannot begin with"),
        ("response.json.error", "auth.scheme", "auth.scheme}", "cannot begin with"),
        ("request.method", "report.status", "report.status", 'cannot begin with "report"'),
        ("request.method", "request.methd", "request.methd", 'did you mean "method"?'),
        ("[context.token, auth", "[context.toke, auth", "context.toke,", 'mean "token"?'),
        (
            "from: request.form.names",
            "from: context.names",
            "context.names",
            '"names" is not declared',
        ),
        ("when: put", "when: puts", "puts", 'unknown guard "puts"; did you mean "put"?'),
        ("codes: [Inv", "codes: [Unv", "Unvalid", 'names "UnvalidBucket", which does not exist'),
        ("says: The bucket has a name.", "says: yes", "yes", "end the sentence with a full stop"),
        ("    expected: small letters and digits\n", "", "id: b", "describe the pattern in `exp"),
        ("- id: bucket-name", "- id: other", "id: other", "no step uses this check"),
        ("check: bucket-name", "check: bucket", "bucket\n", 'unknown check "bucket"'),
        ('look_at: "names[*]"', "look_at: context.token", "id: b", "looks at a secret; set"),
        ("present: true,", "same_as: {a: b},", "{a: b},", "must be text, not a mapping"),
        ("present: true,", "within: {of: context.token},", "{of", "give either hours or minutes"),
        ("present: true,", "plain_fields: names,", "names, m", "must be a list"),
        ("present: true,", "same_as: context.token,", "context.token, m", "which is a secret"),
        ("[context.token, auth", "[auth", "true}\nsecrets", "list context.token under `secrets`"),
        (
            "[context.token, auth",
            "[{}, context.token, auth",
            "{}, context",
            "must be text, not a mapping",
        ),
        ('parse: split, by: ","', "parse: split", "{from: request.form", "`by` and `parse"),
        ('by: ","', 'by: ""', '""', "by: is empty; it needs at least one character"),
        ("request.form.names", "auth.params.names", "auth.params.names", 'with "auth"; expected'),
        ("{present: true, match", "{max_length: no, match", "no, match", "must be a whole number"),
        ("form: text, secret", "form: text, from: request.time, secret", "request.t", "set `form"),
        ("form: text, secret", "form: text, from: clock, secret", "clock", "one of request.time"),
        ("form: text, secret", "form: token, secret", "token, secret", 'not the text "token"'),
        ("{3,63}", "{3,63}\\\\d", '"[a-z0', "\\d is not read alike everywhere"),
        (
            "{present: true,",
            "{in_networks: request.host,",
            "request.host",
            'cannot begin with "request"; expected context',
        ),
    ],
)
def test_faults_are_refused_with_their_place(
    make_project: MakeProject, old: str, new: str, at: str, message: str
) -> None:
    """Whatever is wrong with a check is told with line and column."""
    found = findings(make_project, old, new)
    where = place((CATALOGUE + CHECKS).replace(old, new), at)
    assert [text for text in found if text.startswith(f"{where}: ") and message in text], found


def test_two_checks_of_one_id_are_refused(make_project: MakeProject) -> None:
    """An id names one check."""
    second = CHECKS[CHECKS.index("  - id: bucket-name") :]
    found = findings(make_project, second, second + second)
    assert [text for text in found if 'duplicate check "bucket-name"' in text]


def test_a_step_names_only_a_check_of_its_code(make_project: MakeProject) -> None:
    """A step of a code that the check does not list is refused."""
    found = findings(make_project, "codes: [InvalidBucket]", 'codes: ["SB:0100"]')
    assert [text for text in found if "does not list this code under `codes`" in text]


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("", ""),
        ("a*b+c?d{2}e{2,}f{2,3}", ""),
        ("[A-Za-z0-9+/]{43}=|[^. '-]*", ""),
        (r"\$\((?:[A-Z]+(?:_[0-9]+)?|[0-9]{1,2})\).*", ""),
        (r"[\]\[\-\\]", ""),
        (r"\d", "not read alike everywhere"),
        (r"\w", "not read alike everywhere"),
        (r"[\s]", "not read alike everywhere"),
        (r"\b", "not read alike everywhere"),
        (r"(a)\1", "not read alike everywhere"),
        (r"\-", "not read alike everywhere"),
        ("^a", "leave it out"),
        ("a$", "leave it out"),
        ("(?=a)", "only (?:...) and (...)"),
        ("(?i)a", "only (?:...) and (...)"),
        ("(?P<n>a)", "only (?:...) and (...)"),
        ("(a+)+", "a group is repeated"),
        ("(?:ab){2}", "a group is repeated"),
        ("a**", "a repetition is repeated"),
        ("a*?", "a repetition is repeated"),
        ("a++", "a repetition is repeated"),
        ("{", "must be escaped"),
        ("a{,2}", "must be escaped"),
        ("]", "must be escaped"),
        ("[]a]", "an empty class"),
        ("[[a]", "must be escaped"),
        ("[a", "a [ without ]"),
        ("[z-a]", "bad character range"),
        ("(a", "a ( without )"),
        ("a)", "a ) without ("),
        ("a{3,2}", "min repeat greater than max repeat"),
    ],
)
def test_patterns_are_those_that_both_runtimes_read_alike(pattern: str, fault: str) -> None:
    """Only what Python and JavaScript take for the same is allowed, and no nested repetition."""
    found = pattern_fault(pattern)
    assert fault in found if fault else found == ""


def test_checks_compile_with_their_guards(make_project: MakeProject) -> None:
    """Checks name their guards; numbers and truth values are what they are."""
    checks = load_project(make_project(CATALOGUE + CHECKS)).checks
    assert checks["checks"] == [
        {
            "id": "bucket-name",
            "codes": ["InvalidBucket"],
            "says": "The bucket has a name.",
            "when": ["put"],
            "look_at": "names[*]",
            "must": [("present", True), ("match", "[a-z0-9-]{3,63}")],
            "expected": "small letters and digits",
        }
    ]
    assert checks["guards"] == {"put": [("request.method", "equal", "PUT")]}
    assert checks["context"]["token"] == {
        "title": "the access token",
        "form": "text",
        "secret": True,
    }
    assert checks["facts"]["names"][0] == {
        "from": "request.form.names",
        "parse": "split",
        "by": ",",
    }


def test_a_step_carries_its_checks(make_project: MakeProject) -> None:
    """The ids reach the generated module and the JSON for programs."""
    project = make_project(CATALOGUE + CHECKS)
    entry = next(e for e in load_project(project).entries if e.code == "InvalidBucket")
    assert [step.check for step in entry.remediation] == ["bucket-name", ""]
    module = next(render_module(load_project(project), project)).text
    assert "small letters and digits.\\x1dcaller\\x1d\\x1d\\x1dbucket-name" in module
    catalogue = load_project(project)
    page = json.loads(
        code_json(catalogue, entry.code, entry_lines(catalogue, answers_of(catalogue)))
    )
    assert page["entries"][0]["remediation"][0]["check"] == "bucket-name"


def test_the_compiled_file_is_replaced_without_a_manifest(make_project: MakeProject) -> None:
    """The compiled checks are known as generated by their first line, even in a fresh clone."""
    changed = CHECKS.replace("has a name", "has a good name")
    for text in (CHECKS, changed):
        project = make_project(CATALOGUE + text)
        artefacts = render_module(load_project(project), project)
        write_artefacts(project.root, artefacts)
        (project.root / "build/errdex.json").unlink()
    path = project.root / "src/acmecodes/checks.json"
    compiled: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert compiled["checks"][0]["says"] == "The bucket has a good name."
    assert re.fullmatch("# Generated from codes/acme.yaml by .*do not edit.", compiled["generated"])


def test_a_catalogue_without_checks_loads(make_project: MakeProject) -> None:
    """Checks are optional."""
    checks = load_project(make_project()).checks
    assert checks["checks"] == []
    assert checks["facts"] == {}
