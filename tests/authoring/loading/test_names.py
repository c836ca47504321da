"""What catalogues name: aliases, symptoms, undocumented codes, fields of several places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from errdex.authoring.linting.policies import lint_catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.source.findings import CatalogueError
from tests.conftest import ROOT

PARCELS = (ROOT / "tests" / "data" / "parcels.yaml").read_text(encoding="utf-8")

ALIASES = 'aliases: ["DEPOT_NONE", "P-0020"]'
CODES = "    codes: [ON_ITS_WAY]\n"
SEE_ALSO = "see_also: [parcel-is-late]"

REFUSED = [
    (ALIASES, 'aliases: ["LABELS"]',
     'P-0200: aliases: "LABELS" is a code of this catalogue; remove it here'),
    (ALIASES, 'aliases: ["GHOST"]',
     'P-0200: aliases: "GHOST" is a code of this catalogue; remove it here'),
    (ALIASES, 'aliases: ["P-0199"]',
     'P-0200: aliases: "P-0199" is an alias of "LABELS" already; remove one'),
    (ALIASES, 'aliases: ["p-0199"]',
     'P-0200: "p-0199" and "P-0199" differ only in case; one page cannot show both'),
    (ALIASES, 'aliases: ["labels"]',
     'P-0200: "labels" and "LABELS" differ only in case; one page cannot show both'),
    (ALIASES, 'aliases: ["a  b"]',
     'P-0200: aliases: "a  b" has two spaces in a row; a code has single ones'),
    (ALIASES, "aliases: [404]", 'P-0200: aliases 404 must be quoted: "404"'),
    (ALIASES, "aliases: []", "P-0200: aliases: is an empty list; fill it in or remove the key"),
    ("points_to: label", "points_to: lable",
     'LABELS: "lable" is not declared in fields; did you mean "label"?'),
    ("points_to: label", "points_to: result",
     "LABELS: points_to: names the field of the code itself"),
    ("points_to: label", "points_to: label\n    retry: never",
     'LABELS: retry: each value of "label" has a rule of its own; remove the key'),
    ("points_to: label", "points_to: label\n    see_field: label",
     "LABELS: see_field: `points_to` says it already; remove the key"),
    ("    points_to: label\n", "",
     'LABELS: key "retry" is missing: whether to send again: never, now, after-fix, none, '
     "{after: 10m} or {after-fix: 10m}; not needed with `points_to` or `draft: true`"),
    ("{after-fix: 10m}", "{after: 1m, after-fix: 10m}",
     "P-0200: retry: give exactly one of after, after-fix"),
    ("{after-fix: 10m}", "{after-fix: soon}",
     'P-0200: after-fix: "soon" is not a duration such as 30s, 10m, 8h or 1d'),
    ("{after-fix: 10m}", "{after-fx: 10m}",
     'P-0200: unknown key "after-fx"; did you mean "after-fix"?'),
    ("report.events[*].state", "report.events[*]",
     'fields: where: "report.events[*]": write the report and one name, such as report.status'),
    ("report.events[*].state", "reprot.state",
     'fields: where: "reprot.state" cannot begin with "reprot"; did you mean "report"?'),
    ("  parcel-never-came:", "  Parcel_lost:",
     'symptoms: "Parcel_lost" is not an id: 1 to 60 of the characters a-z 0-9 -'),
    ("  parcel-never-came:", "  index:",
     'symptoms: "index": its URL would be one that file systems or MkDocs reserve; choose another '
     "name"),
    (CODES, "    codes: [ON_ITS_WY]\n",
     'parcel-is-late: codes names "ON_ITS_WY", which does not exist; did you mean "ON_ITS_WAY"?'),
    (CODES, "    codes: [{code: ON_ITS_WAY, field: label}]\n",
     'parcel-is-late: codes: "ON_ITS_WAY" is not a value of field "label"'),
    (SEE_ALSO, "see_also: [parcel-is-lat]",
     'parcel-never-came: "parcel-is-lat" is not declared in symptoms; did you mean '
     '"parcel-is-late"?'),
    (SEE_ALSO, "see_also: [parcel-never-came]",
     "parcel-never-came: see_also: names the symptom itself; remove it"),
    ("{do: Ask the driver., owner: depot}", "{do: Ask the driver., owner: dpot}",
     'parcel-never-came: "dpot" is not declared in owners; did you mean "depot"?'),
    ("    owner: sender\n    tell_customer: We are l", "    owner: sendr\n    tell_customer: We l",
     'parcel-never-came: "sendr" is not declared in owners; did you mean "sender"?'),
    ("{do: Ask the driver., owner: depot}", "{do: Ask the driver., check: x}",
     'parcel-never-came: check: unknown check "x"'),
    ("    words: [late, slow delivery]\n", "",
     'parcel-is-late: key "words" is missing: the words that they use'),
    ("    seen: The changes of the manual name it.\n", "",
     'GHOST: key "seen" is missing: where it was seen, in one sentence'),
    ('code: "GHOST"\n    field: event', 'code: "GHOST"\n    field: evnt',
     'GHOST: "evnt" is not declared in fields; did you mean "event"?'),
    ('code: "GHOST"', 'code: "DELIVERED"',
     'DELIVERED: "DELIVERED" is an entry of field "event"; remove it here'),
    ('code: "GHOST"\n    field: event', 'code: "P-0404"\n    field: result',
     'P-0404: duplicate in field "result" (first used on line 129)'),
    ('code: "GHOST"', "code: 404", '404: code 404 must be quoted: "404"'),
]  # fmt: skip


def findings(text: str, tmp_path: Path) -> list[str]:
    """Return what loading finds, without file and column."""
    path = tmp_path / "parcels.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load_catalogue(path, "F")
    except CatalogueError as error:
        return [re.sub("^F:[0-9]+:[0-9]+: ", "", str(finding)) for finding in error.findings]
    return []


@pytest.mark.parametrize(("old", "new", "told"), REFUSED, ids=[told for *_, told in REFUSED])
def test_a_name_that_leads_nowhere_is_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    """One fault gives one finding, which says what to do."""
    assert old in PARCELS
    assert findings(PARCELS.replace(old, new, 1), tmp_path) == [told]


def test_the_catalogue_of_parcels_is_complete(tmp_path: Path) -> None:
    """Without a fault it loads, and keeps every policy."""
    path = tmp_path / "parcels.yaml"
    path.write_text(PARCELS, encoding="utf-8")
    assert lint_catalogue(load_catalogue(path, "F")) == []


def test_a_value_may_be_undocumented_in_one_field_and_an_entry_of_another(tmp_path: Path) -> None:
    """The same value may mean something else in another field, also where nobody says what."""
    text = PARCELS.replace('code: "GHOST"', 'code: "P-0200"')
    assert findings(text, tmp_path) == []


def test_a_list_of_reports_is_marked_by_its_name(tmp_path: Path) -> None:
    """The paths of a field say by what a form is a report, and by what a JSON body is."""
    path = tmp_path / "parcels.yaml"
    path.write_text(PARCELS, encoding="utf-8")
    assert load_catalogue(path, "F").checks["reports"]["marks"] == ["state", "events[*]"]
