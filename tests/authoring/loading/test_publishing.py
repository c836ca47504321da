"""A public build tells nothing of what is internal."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.linting.internal import lint_internal
from errdex.authoring.rendering.artefacts import render_artefacts
from errdex.authoring.source.findings import CatalogueError
from errdex.cli.program import main
from errdex.project import Project
from tests.conftest import MakeProject

SHOP = """\
catalogue: {id: shop, title: Shop, module: shopcodes, url: https://example.com/shop/}
owners:
  caller: {title: The caller}
  zebra: {title: Zebra team, contact: zebra@example.com}
fields:
  error: {title: Error, where: response.json.error}
  trace: {title: Zebra trace, where: response.headers.x-zebra, internal: true}
sources:
  wiki: {title: Wiki}
  zebra: {title: Zebra handbook, url: "https://zebra.example.com/"}
groups:
  orders: {title: Orders}
  zebra: {title: Zebra group, description: Only for Zebras.}
codes:
  - code: order_locked
    field: error
    group: orders
    title: The order is locked
    description: Somebody else edits the order.
    cause: Two people opened it.
    remediation:
      - {do: Wait for the other one., check: order-id}
      - {do: Then reload.}
    severity: error
    retry: {after: 1m}
    owner: caller
    tell_customer: The order was not changed.
    see_also: [zebra_fault, {code: order_locked2, field: error}]
    lifecycle: {state: deprecated, replaced_by: zebra_fault, note: It goes away.}
    see_field: trace
    links: [{title: Locks, url: "https://example.com/locks"}]
  - code: order_locked2
    field: error
    group: orders
    title: The order is locked for good
    description: Nobody can change it.
    cause: It was shipped.
    remediation: [{do: Order again.}]
    severity: error
    retry: never
    owner: caller
    tell_customer: The order was shipped.
    see_also: [zebra_fault]
  - code: zebra_fault
    field: error
    group: zebra
    internal: true
    title: Zebra is down
    description: The Zebra cluster is down.
    cause: A Zebra was restarted.
    remediation: [{do: Restart Zebra., owner: zebra, where: Zebra console, check: zebra-id}]
    severity: critical
    retry: now
    owner: zebra
    tell_customer: The Zebra order was not placed.
    aliases: [ZebraDown]
    message: Zebra {id} is gone
    keywords: [zebra stripes]
    notes: [Zebra note]
    examples: [{title: Zebra, text: '{"error":"zebra_fault"}'}]
    source: zebra
    http_status: 503
    x-zebra: Zebra
  - code: Z-1
    field: trace
    group: orders
    title: Zebra trace
    description: A Zebra was traced.
    cause: Zebra tracing is on.
    remediation: [{do: Read the Zebra trace.}]
    severity: info
    retry: none
    owner: caller
    tell_customer: The Zebra is traced.
symptoms:
  slow:
    title: It is slow
    words: [slow]
    description: Orders take long.
    remediation: [{do: Wait., check: zebra-id}]
    tell_customer: The order takes long.
    codes: [zebra_fault, order_locked]
undocumented:
  - {code: Zebra-9, field: trace, seen: Zebra logs.}
context:
  zebra_key: {title: the Zebra key, form: text, secret: true}
secrets: [context.zebra_key]
facts:
  order: [{from: request.json.order}]
  zebra_fact: [{from: request.json.zebra}]
guards:
  has-zebra: [{path: zebra_fact, present: true}, {path: context.zebra_key, present: true}]
checks:
  - id: order-id
    codes: [order_locked, zebra_fault]
    says: The order must be there.
    look_at: order
    must: {present: true}
  - id: zebra-id
    codes: [zebra_fault]
    says: The Zebra must be there.
    when: has-zebra
    look_at: zebra_fact
    must: {present: true}
decision_path:
  title: What is wrong?
  field: error
  checks: [order-id]
"""
CHANGELOG = """\
# Changelog

## [1.1] - 2026-02-01

### New codes

- `zebra_fault` is new.
- `order_locked2` is new.

## [1.0] - 2026-01-01

### New codes

- ZebraDown was added.
"""
EXAMPLES = [
    {"name": "locked", "input": ['{"error":"order_locked"}']},
    {"name": "striped", "input": ['{"error":"zebra_fault"}'], "context": {"zebra_key": "k"}},
]


def shop(make_project: MakeProject, text: str = SHOP) -> Project:
    """Return a project with internal parts in every place."""
    project = make_project(text, "shop.yaml")
    project.changelog.write_text(CHANGELOG, encoding="utf-8")
    examples = project.catalogue.with_suffix(".examples.json")
    examples.write_text(json.dumps(EXAMPLES), encoding="utf-8")
    return project


def test_nothing_internal_is_in_any_artefact(make_project: MakeProject) -> None:
    """Not in the module, the pages, the feeds, the data of Find and Diagnose, or their names."""
    project = replace(shop(make_project), public=True)
    telling = re.compile("zebra|Z-1", re.IGNORECASE)
    found = {
        file.path: telling.findall(f"{file.path}\n{file.text}")
        for file in render_artefacts(load_project(project), project)
        if telling.search(f"{file.path}\n{file.text}")
    }
    assert found == {}


def test_all_of_it_is_there_without_the_option(make_project: MakeProject) -> None:
    """A build for the team has every word, and marks what is internal on its page."""
    project = shop(make_project)
    files = {file.path: file.text for file in render_artefacts(load_project(project), project)}
    assert "<li>internal</li>" in files["build/docs/codes/zebra_fault.md"]
    assert "<li>internal</li>" in files["build/docs/codes/Z-1.md"]
    assert "<li>internal</li>" not in files["build/docs/codes/order_locked.md"]
    assert json.loads(files["build/docs/api/codes/Z-1.json"])["entries"][0]["internal"] is True
    assert "Zebra team" in files["build/docs/owners/zebra.md"]


def test_what_is_public_stays(make_project: MakeProject) -> None:
    """References that lead somewhere, checks of public codes and the decision path are kept."""
    catalogue = load_project(replace(shop(make_project), public=True))
    locked = catalogue.entries[0]
    assert [one.code for one in locked.see_also] == ["order_locked2"]
    assert locked.lifecycle.replaced_by == ""
    assert locked.remediation[0].check == "order-id"
    assert [check["codes"] for check in catalogue.checks["checks"]] == [["order_locked"]]
    assert list(catalogue.checks["facts"]) == ["order"]
    assert catalogue.decision_path is not None
    assert [one.code for one in catalogue.symptoms[0].codes] == ["order_locked"]


def test_a_sentence_that_names_an_internal_code_is_found(make_project: MakeProject) -> None:
    """A public build would tell it."""
    text = SHOP.replace("Two people opened it.", "Two people, or zebra_fault.")
    found = list(lint_internal(load_project(shop(make_project, text))))
    assert [(one.which, one.what) for one in found] == [
        ("order_locked", 'cause: names "zebra_fault", which is internal; say it without the name')
    ]
    assert list(lint_internal(load_project(shop(make_project)))) == []


@pytest.mark.parametrize(
    ("place", "told", "which", "key"),
    [
        ("title: Shop,", "title: Shop, description: Not zebra_fault.,", "catalogue", "description"),
        ("{title: Orders}", "{title: Orders, description: No zebra_fault.}", "groups", "orders"),
        ("{title: The caller}", "{title: Us, contact: See ZEBRA_FAULT.}", "owners", "caller"),
        ("title: Locks,", "title: Locks of zebra_fault,", "order_locked", "links"),
        ("com/locks", "com/zebra_fault", "order_locked", "links"),
        ("see_field: trace", "x-runbook: {zebra_fault: 1}", "order_locked", "x-runbook"),
        ("see_field: trace", "keywords: [of zebra_fault]", "order_locked", "keywords"),
        ("The order must be there.", "It is no zebra_fault.", "checks", "checks"),
        ("What is wrong?", "Is it zebra_fault?", "decision_path", "title"),
        ("title: It is slow", "title: As with zebra_fault", "slow", "title"),
        ("owners:\n", "words: {means: zebra_fault}\nowners:\n", "words", "means"),
    ],
)
def test_every_text_that_names_an_internal_code_is_found(
    place: str, told: str, which: str, key: str, make_project: MakeProject
) -> None:
    """In each section and each key, of which a public build shows the text."""
    assert place in SHOP
    found = list(lint_internal(load_project(shop(make_project, SHOP.replace(place, told, 1)))))
    assert [(one.which, one.what.partition(":")[0]) for one in found] == [(which, key)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("As E-1 says.", "E-1"),
        ("As e-1 says.", "e-1"),
        ("As E-1-2 says.", ""),
        ("As E-1-3 says.", "E-1"),
        ("As XE-1 or E-10 says.", ""),
        ("It is gone.", ""),
        ("It is `gone`.", "gone"),
        ("İstanbul: E-1", "E-1"),
    ],
)
def test_hidden_names_are_words_of_their_own(text: str, told: str) -> None:
    """However they are capitalised, and not where they begin the code of a public entry."""
    assert HiddenNames(["E-1", "gone"], public=["E-1-2"]).in_prose(text) == told


def test_a_paste_with_a_message_of_an_internal_code_is_hidden() -> None:
    """Whatever stands in it for the parameters; a message of one word is a word of its own."""
    hidden = HiddenNames(["E-1"], ["Node {name} is gone", "Locked"])
    pastes = ["Node a-7 is gone", "the Node is here", "Locked", "Locked2"]
    assert [hidden.are_in(paste) for paste in pastes] == [True, False, True, False]


def test_a_public_code_points_to_no_internal_field(make_project: MakeProject) -> None:
    """It would have no retry rule of its own, and no other field that says it."""
    text = SHOP.replace("    retry: {after: 1m}\n", "    points_to: trace\n")
    text = text.replace("    see_field: trace\n", "")
    with pytest.raises(CatalogueError, match='points_to: names the internal field "trace"'):
        load_project(shop(make_project, text))


def test_a_catalogue_of_internal_codes_has_no_public_part(make_project: MakeProject) -> None:
    """A build with nothing in it is refused in one line."""
    text = SHOP.replace("response.json.error}", "response.json.error, internal: true}")
    with pytest.raises(CatalogueError, match="every entry is internal"):
        load_project(replace(shop(make_project, text), public=True))


def test_the_commands_take_the_option(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """`build --public` writes what `--check --public` wants; `archive` refuses any other site."""
    root = ["--root", str(shop(make_project).root)]
    assert main([*root, "build"]) == 0
    assert main([*root, "build", "--check"]) == 0
    assert main([*root, "build", "--check", "--public"]) == 1
    assert "run `errdex build --public`" in capsys.readouterr().err
    assert main([*root, "archive", "--public"]) == 1
    assert "is not the public site" in capsys.readouterr().err
    assert main([*root, "build", "--public"]) == 0
    assert capsys.readouterr().err == ""
    assert main([*root, "build", "--check", "--public"]) == 0
    assert main([*root, "archive", "--public"]) == 0
    folder = Path(root[1])
    telling = [
        path
        for path in [
            *folder.glob("site/**/*"),
            *folder.glob("src/**/*"),
            *folder.glob("build/**/*"),
        ]
        if path.is_file() and re.search(rb"zebra|Z-1\b", path.read_bytes(), re.IGNORECASE)
    ]
    assert telling == []
