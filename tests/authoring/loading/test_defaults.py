"""What entries are given by defaults: their group's, and then the catalogue's."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.editing.adding import add_entry
from errdex.authoring.editing.formatting import format_catalogue
from errdex.authoring.format import sections, vocabulary
from errdex.authoring.linting.policies import lint_catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.source.findings import CatalogueError

HEAD = """\
catalogue: {id: shop, title: Shop, module: shopcodes, url: https://example.com/}
owners: {caller: {title: The caller}, shop: {title: The shop}}
fields: {error: {title: Error, where: response.json.error}}
sources: {wiki: {title: Wiki}}
groups:
  orders: {title: Orders}
  stock: {title: Stock, defaults: {owner: shop, retry: {after: 1m}}}
defaults:
  field: error
  group: orders
  severity: error
  retry: never
  owner: caller
  tell_customer: The order was not placed.
  source: wiki
  http_status: 409
codes:
"""
ORDER = """\
  - code: order_locked
    title: The order is locked
    description: Somebody else edits the order.
    cause: Two people opened it.
    remediation: [{do: Wait for the other one.}]
    examples: [{title: Response, text: order_locked}]
"""
STOCK = """\
  - code: out_of_stock
    group: stock
    title: Nothing is left
    description: The article is sold out.
    cause: All of it was ordered.
    remediation: [{do: Order more.}]
    severity: warning
    examples: [{title: Response, text: out_of_stock}]
"""
SHOP = HEAD + ORDER + STOCK
SCHEMA = jsonschema.Draft202012Validator(sections.schema(vocabulary.CATALOGUE))


def load(text: str, tmp_path: Path) -> Catalogue:
    """Load a catalogue from text; findings call it `F`."""
    path = tmp_path / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    return load_catalogue(path, "F")


def findings(text: str, tmp_path: Path) -> list[str]:
    """Return what loading finds."""
    with pytest.raises(CatalogueError) as caught:
        load(text, tmp_path)
    return [str(finding) for finding in caught.value.findings]


def test_an_entry_wins_over_its_group_and_that_over_the_catalogue(tmp_path: Path) -> None:
    """Missing keys come from the nearest defaults that have them; lists and mappings are whole."""
    locked, sold = load(SHOP, tmp_path).entries
    assert (locked.field, locked.group, locked.owner, locked.retry) == (
        "error", "orders", "caller", "never",
    )  # fmt: skip
    assert (sold.group, sold.owner, sold.retry, sold.retry_after) == ("stock", "shop", "after", 60)
    assert (locked.severity, sold.severity) == ("error", "warning")
    assert [entry.http_status for entry in (locked, sold)] == [409, 409]
    assert [source.name for source in sold.source] == ["wiki"]
    assert [step.owner for step in sold.remediation] == ["shop"]


def test_a_group_given_by_default_has_its_own_defaults(tmp_path: Path) -> None:
    """An entry without a group takes what the default group gives."""
    text = SHOP.replace("orders: {title: Orders}", "orders: {title: O, defaults: {owner: shop}}")
    assert load(text, tmp_path).entries[0].owner == "shop"


def test_a_code_that_points_to_a_field_takes_no_retry_rule(tmp_path: Path) -> None:
    """Each value of the other field has a rule of its own."""
    other = "fields: {item: {title: Item, where: response.json.item}, "
    text = SHOP.replace("fields: {", other).replace(
        "    cause: Two", "    points_to: item\n    cause: Two"
    )
    assert [entry.retry for entry in load(text, tmp_path).entries] == [None, "after"]


def test_a_wrong_default_is_found_once_at_its_place(tmp_path: Path) -> None:
    """Not once for each entry, and not at the entries."""
    text = SHOP.replace("  severity: error\n", "  severity: eror\n").replace("wiki\n", "wikki\n")
    text = text.replace("{owner: shop,", "{owner: shopp,").replace("http_status", "http_statu")
    assert findings(text, tmp_path) == [
        'F:7:43: groups: "shopp" is not declared in owners; did you mean "shop"?',
        "F:11:13: defaults: severity: must be one of info, warning, error, critical, not the text "
        '"eror"; did you mean "error"?',
        'F:15:11: defaults: "wikki" is not declared in sources; did you mean "wiki"?',
        'F:16:3: defaults: unknown key "http_statu"; did you mean "http_status"?',
    ]


def test_what_no_default_gives_is_missing_at_the_entry(tmp_path: Path) -> None:
    """A group's defaults help its own entries alone."""
    text = SHOP.replace("  owner: caller\n", "")
    assert findings(text, tmp_path) == [
        'F:17:5: order_locked: key "owner" is missing: who has to act; '
        "not needed with `draft: true`"
    ]


def test_keys_that_differ_in_every_entry_are_no_defaults(tmp_path: Path) -> None:
    """Codes and titles cannot be given; a group's defaults name no other group."""
    text = SHOP.replace("  field: error\n", "  field: error\n  title: Oops\n")
    text = text.replace("{owner: shop,", "{group: orders, owner: shop,")
    assert [line.partition(";")[0] for line in findings(text, tmp_path)] == [
        'F:7:36: groups: unknown key "group"',
        'F:10:3: defaults: unknown key "title"',
    ]


def test_a_policy_names_the_default_once(tmp_path: Path) -> None:
    """What lint has against a default is said of the section that holds it."""
    text = SHOP.replace("was not placed.", "will be placed soon.")
    assert [str(one) for one in lint_catalogue(load(text, tmp_path))] == [
        'F:14:18: defaults: tell_customer: "will" promises something; say only what is so now '
        "[promises]"
    ]


def test_fmt_sorts_by_what_defaults_give() -> None:
    """Entries without a field are sorted as those of the default field, and nothing is added."""
    assert format_catalogue(HEAD + STOCK + ORDER, "F") == SHOP
    replaced = HEAD.replace("http_status: 409", "lifecycle: {state: deprecated, replaced_by: 404}")
    quoted = replaced.replace("replaced_by: 404", 'replaced_by: "404"')
    assert format_catalogue(replaced + ORDER + STOCK, "F") == quoted + ORDER + STOCK


def test_a_new_entry_leaves_out_what_defaults_give() -> None:
    """What is left to write is what no default says."""
    added, line = add_entry(SHOP, "F", "order_void")
    entry = added.splitlines()[line - 1 :][: added.count("\n") - SHOP.count("\n")]
    assert [text[4:].partition(":")[0] for text in entry if text[4] != " "] == [
        "code", "title", "description", "cause", "remediation", "examples",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "fits"),
    [
        ("", "", True),
        ("  owner: caller\n", "", True),  # a group gives it, to some entries
        ("  severity: error\n", "", False),
        ("  retry: never\n", "", True),
        (", retry: {after: 1m}", "", True),
        ("  severity: error\n", "  severity: eror\n", False),
        ("  field: error\n", "  title: Oops\n", False),
    ],
)
def test_the_schema_asks_for_what_no_default_can_give(old: str, new: str, fits: bool) -> None:
    """An editor misses a key only where neither the catalogue nor a group gives it."""
    tree = yaml.safe_load(SHOP.replace(old, new, 1) if old else SHOP)
    assert SCHEMA.is_valid(tree) == fits
