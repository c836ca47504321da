"""The policies: each speaks up, and each keeps silent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from errdex.authoring.linting import policies
from errdex.authoring.linting.policies import POLICIES, lint_catalogue
from errdex.authoring.loading.loader import load_catalogue
from tests.conftest import ACME, ROOT


def lint(text: str, tmp_path: Path) -> list[str]:
    """Return what the policies find in a catalogue, without the file's name."""
    path = tmp_path / "acme.yaml"
    path.write_text(text, encoding="utf-8")
    found = lint_catalogue(load_catalogue(path, "F"))
    return [str(replace(finding, policy="")).removeprefix("F:") for finding in found]


def changed(*pairs: tuple[str, str]) -> str:
    """Return the Acme catalogue with the first place of each text changed."""
    text = ACME
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


RELATED = '[{code: "SB:0100", because: That one is about the object.}]'
REMOVED = "    lifecycle: {state: removed, note: Gone.}\n"
LAST = '  - code: "OK"'

LAST_LINE = "    success: true\n    source: wiki\n"
TWICE = ", SB:0100"
SYMPTOM = """symptoms:
  lost:
    title: It is gone
    words: [gone]
    description: Nothing is there.
    tell_apart: This is the one case.
    remediation: [{do: Look again.}]
    tell_customer: We are looking for your file.
    codes: [SB:0100, SB:0100]
    source: wiki
"""

FIRES = [
    ("lint_titles", "title: Done", "title: The object IS locked",
     ["51:12: OK: title: same as SB:0100 in error; say how they differ"]),
    ("lint_titles", "title: Done", "title: Done.", ["51:12: OK: title: remove the full stop"]),
    ("lint_cause", "cause: Two jobs run at once.", "cause: [Two jobs., the object is `locked`]",
     ["39:24: SB:0100: cause: repeats the description; say why it happens"]),
    ("lint_cause", "cause: Two jobs run at once.", "cause: Another job writes the object",
     ["39:12: SB:0100: cause: repeats the description; say why it happens"]),
    ("lint_unexplained", "cause: Two jobs run at once.", "cause: The wiki does not say why.",
     ["39:12: SB:0100: cause: says that there is none; say how it comes to this code"]),
    ("lint_unexplained", "cause: Two jobs run at once.", "cause: [Two jobs., It gives no reason.]",
     ["39:24: SB:0100: cause: says that there is none; say how it comes to this code"]),
    ("lint_unexplained", "cause: Two jobs run at once.", "cause: The cause is unknown.",
     ["39:12: SB:0100: cause: says that there is none; say how it comes to this code"]),
    ("lint_steps", "do: Create the bucket.", "do: Nothing has to be done.",
     ["25:9: InvalidBucket: remediation: says that there is nothing to do; remove the step or "
      "name an action"]),
    ("lint_steps", "do: Create the bucket.", "do: 'Empty the bucket, then remove it.'",
     ["25:9: InvalidBucket: remediation: two actions; make two steps of them"]),
    ("lint_steps", "do: Create the bucket.", 'do: "Follow the steps of SB:0100."',
     ["25:9: InvalidBucket: remediation: refers to the steps of another code; write them here"]),
    ("lint_keywords", "    source: wiki\n  - code: \"SB",
     "    keywords: [name, Upper, upper]\n    source: wiki\n  - code: \"SB",
     ['33:29: InvalidBucket: keywords: "upper" is given twice; remove one']),
    ("lint_promises", "Your file is stored.", "Your file will be stored.",
     ['57:20: OK: tell_customer: "will" promises something; say only what is so now']),
    ("lint_sentences", "The request succeeded.", "The request succeeded",
     ["52:18: OK: description: end the sentence with a full stop"]),
    ("lint_sentences", "do: Create the bucket.", "do: Create the bucket",
     ["25:9: InvalidBucket: remediation: end the sentence with a full stop"]),
    ("lint_sentences", "Your file is stored.", "Your file is stored",
     ["57:20: OK: tell_customer: end the sentence with a full stop"]),
    ("lint_tell_customer", "Your file is stored.", "Your file is stored. Be happy.",
     ["57:20: OK: tell_customer: write one sentence without codes or other internals"]),
    ("lint_tell_customer", "Your file is stored.", "Your file is OK.",
     ["57:20: OK: tell_customer: write one sentence without codes or other internals"]),
    ("lint_tell_customer", "Your file is stored.", "Your `file` is stored.",
     ["57:20: OK: tell_customer: write one sentence without codes or other internals"]),
    ("lint_see_also", RELATED, '["InvalidBucket"]',
     ["30:16: InvalidBucket: see_also: names the entry itself; remove it"]),
    ("lint_see_also", RELATED, '["OK", "SB:0100", {code: "OK", field: state}]',
     ["30:33: InvalidBucket: see_also: names OK twice; remove one"]),
    ("lint_see_also", LAST, REMOVED + LAST,
     ["30:16: InvalidBucket: see_also: SB:0100 is removed; name the code that replaces it"]),
    ("lint_aliases", "    success: true", '    aliases: ["FINE"]\n    success: true',
     ["60:15: OK: aliases: a success code has no other name; remove them"]),
    ("lint_symptom_codes", LAST_LINE, LAST_LINE + SYMPTOM,
     ["70:22: lost: codes: names SB:0100 twice; remove one"]),
    ("lint_titles", LAST_LINE, LAST_LINE + SYMPTOM.replace("It is gone", "Done").replace(TWICE, ""),
     ["64:12: lost: title: same as OK in state; say how they differ"]),
    ("lint_sentences", LAST_LINE, LAST_LINE + SYMPTOM.replace("case.", "case").replace(TWICE, ""),
     ["67:17: lost: tell_apart: end the sentence with a full stop"]),
    ("lint_keywords", LAST_LINE, LAST_LINE + SYMPTOM.replace("[gone]", "[gone, Gone]").replace(
        TWICE, ""), ['65:19: lost: words: "Gone" is given twice; remove one']),
    ("lint_sources", LAST_LINE, LAST_LINE + SYMPTOM.replace(
        "    source: wiki\n", "").replace(TWICE, ""),
     ["64:5: lost: source: missing; name the `sources` that the symptom is based on"]),
    ("lint_success", "severity: info", "severity: warning",
     ["60:14: OK: success: a success code must have severity info and retry never or none"]),
    ("lint_success", "retry: never", "retry: now",
     ["60:14: OK: success: a success code must have severity info and retry never or none"]),
    ("lint_lifecycle", LAST, "    lifecycle: {state: deprecated}\n" + LAST,
     ["48:16: SB:0100: lifecycle: add `replaced_by` or `note` to say what to use instead"]),
    ("lint_lifecycle", LAST, '    lifecycle: {state: deprecated, replaced_by: "SB:0100"}\n' + LAST,
     ["48:16: SB:0100: lifecycle: SB:0100 is itself no longer in use"]),
    ("lint_sources", "    source: wiki\n  - code: \"SB", "  - code: \"SB",
     ["17:5: InvalidBucket: source: missing; name the `sources` that the entry is based "
      "on"]),
    ("lint_examples", "    examples:\n      - {title: Response, text: '{\"state\":\"OK\"}'}\n", "",
     ["48:5: OK: examples: missing; show what the user sees: [{title: ..., text: ...}]"]),
    ("lint_internal", "    source: wiki\n  - code: \"SB:0100\"\n    field: error\n    group: all\n"
     "    title: The object is locked", "    source: wiki\n    internal: true\n"
     "  - code: \"SB:0100\"\n    field: error\n    group: all\n"
     "    title: Locked for `InvalidBucket`",
     ['38:12: SB:0100: title: names "InvalidBucket", which is internal; say it without the name']),
    ("lint_sections", "  storage: {title", "  nobody: {title: Nobody}\n  storage: {title",
     ['8:3: owners: no entry uses "nobody"; remove it']),
    ("lint_sections", "  wiki: {title", "  book: {title: Book}\n  wiki: {title",
     ['15:3: sources: no entry uses "book"; remove it']),
    ("lint_sections", "  all: {title", "  some: {title: Some}\n  all: {title",
     ['13:3: groups: no entry uses "some"; remove it']),
    ("lint_sections", "  state: {title",
     "  other: {title: o, where: response.json.o}\n  state: {title",
     ['11:3: fields: no entry uses "other"; remove it']),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "old", "new", "told"), FIRES)
def test_a_policy_fires(policy: str, old: str, new: str, told: list[str], tmp_path: Path) -> None:
    """A catalogue with one fault gives the findings of one policy, in their places."""
    path = tmp_path / "acme.yaml"
    path.write_text(changed((old, new)), encoding="utf-8")
    found = list(getattr(policies, policy)(load_catalogue(path, "F")))
    assert [str(finding).removeprefix("F:") for finding in found] == told
    assert lint(changed((old, new)), tmp_path) == told


def test_every_policy_is_tested() -> None:
    """Every policy in the list has a test in which it fires, here or beside its own module's."""
    assert {policy.__name__ for policy in POLICIES} == {policy for policy, *_ in FIRES} | {
        "lint_order",
        "lint_gaps",
        "lint_vanished",
    }


def test_good_catalogues_keep_every_policy_silent(tmp_path: Path) -> None:
    """The shipped catalogue and the small one of another service lint clean."""
    assert lint(ACME, tmp_path) == []
    assert lint((ROOT / "codes" / "sms.yaml").read_text(encoding="utf-8"), tmp_path) == []


@pytest.mark.parametrize(
    "pairs",
    [
        [(RELATED, '["OK"]'), (LAST, REMOVED + LAST)],
        [("Your file is stored.", "Your file is OKAY and costs 1.50 euros!")],
        [("cause: Two jobs run at once.", "cause: Another job writes the object, or two do.")],
        [(LAST, '    lifecycle: {state: deprecated, replaced_by: "InvalidBucket"}\n' + LAST)],
        [("do: Create the bucket.", "do: Create the bucket (see the wiki.)")],
        [("do: Create the bucket.", "do: Top up the account; then the bucket opens by itself.")],
        [("do: Create the bucket.", "do: Follow the steps of the wiki.")],
        [("cause: Two jobs run at once.", "cause: A job runs; the state does not say which.")],
        [("Your file is stored.", "Your file is at goodwill street.")],
    ],
)
def test_policies_keep_silent(pairs: list[tuple[str, str]], tmp_path: Path) -> None:
    """What only looks like a fault is none."""
    assert lint(changed(*pairs), tmp_path) == []


def test_all_policies_speak_at_once(tmp_path: Path) -> None:
    """The findings of several policies come together, by line."""
    text = changed(("title: Done", "title: Done."), ("severity: info", "severity: error"))
    text = text.replace("  storage: {title", "  nobody: {title: Nobody}\n  storage: {title")
    assert [line.split(":")[0] for line in lint(text, tmp_path)] == ["8", "52", "61"]


def test_places_in_flow_style(tmp_path: Path) -> None:
    """A step in a one-line list is found by its column."""
    text = changed(
        ("[{do: Wait until the other job ends.}]", json.dumps([{"do": "Wait."}, {"do": "Go"}]))
    )
    assert lint(text, tmp_path) == [
        "40:36: SB:0100: remediation: end the sentence with a full stop"
    ]


BLOCKS = """description: |
      It has a heading:

      ## No stop here

      - nor here

      ```rust
      it does not say why, then make two
      ```

      Nor does this one stop

      Steps."""


def test_paragraphs_are_judged_one_by_one(tmp_path: Path) -> None:
    """Headings, items of lists and code are no sentences; every paragraph is one."""
    text = changed(("description: The bucket name breaks the naming rules.", BLOCKS))
    told = lint(text, tmp_path)
    assert [line.partition(": ")[2] for line in told] == [
        "InvalidBucket: description: end the sentence with a full stop"
    ]


def test_code_in_a_cause_or_a_step_is_not_judged(tmp_path: Path) -> None:
    """What it says is the program's: no cause that is missing, no second action."""
    code = "|\n          {}\n\n          ```\n          x, then y; no reason\n          ```"
    cause, step = code.format("A capital letter."), code.format("Choose a name.")
    text = changed(
        ("cause: The name holds a capital letter or a sign.", f"cause: {cause}"),
        ("- do: Choose a name of small letters and digits.", f"- do: {step}"),
    )
    assert lint(text, tmp_path) == []
