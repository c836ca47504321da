"""The pages as Markdown: which there are, what lists show, and where tables end."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering import pages
from errdex.authoring.rendering.pages import render_pages
from errdex.authoring.rendering.templating import Templates
from errdex.project import Project
from tests.support.catalogues import answers_of, catalogue_text, entry, load_text
from tests.support.nasty_names import NASTY

CODES = [
    entry("E1", "First", retry="never"),
    entry("E2", "Second", owner="other", retry={"after": "10m"}),
    entry("E3", "Third", success=True, severity="info"),
    entry("E4", "Fourth", lifecycle={"state": "removed", "replaced_by": "E1"}),
    entry("E1", "First of status", field="status"),
]


@pytest.fixture
def catalogue() -> Catalogue:
    """A catalogue with two fields, a success, a removed code and two owners."""
    return load_text(catalogue_text(CODES))


def rendered(catalogue: Catalogue) -> dict[str, str]:
    """Return the pages by their paths."""
    templates = Templates(Project(Path("no"), Path("no/codes/a.yaml")))
    return dict(render_pages(catalogue, templates, answers_of(catalogue), {}, {}, ""))


def test_the_page_about_alerts_shows_one_as_a_chat_does(catalogue: Catalogue) -> None:
    """The title is a line of its own; who acts and when to retry are the next one."""
    [_, shown] = rendered(catalogue)["alerts/index.md"].split('<div class="errdex-now"')
    title, facts = shown.split("\n\n")[1:3]
    assert title.startswith("**[E1: First](")
    assert facts.startswith("Owner: ")
    assert facts.endswith(" · do not retry")


def test_every_catalogue_has_the_pages_of_the_menu(catalogue: Catalogue) -> None:
    """Lists by field, group, owner and rule are always there; the way to start only with a path."""
    assert list(rendered(catalogue)) == [
        "index.md", "find/index.md", "codes/index.md", "groups/index.md", "owners/index.md",
        "retry/index.md", "alerts/index.md", "groups/all.md", "owners/caller.md", "owners/other.md",
        "codes/E1.md", "codes/E2.md", "codes/E3.md", "codes/E4.md",
    ]  # fmt: skip


def test_rules_have_sections_and_owners_pages_and_anchors(catalogue: Catalogue) -> None:
    """Each lists its codes; success has a section of its own."""
    made = rendered(catalogue)
    for name, rule, owner in (
        ("E1", "never", "caller"), ("E2", "after", "other"), ("E3", "success", "caller"),
    ):  # fmt: skip
        section = made["retry/index.md"].partition(f"{{ #{rule} }}")[2].partition("## ")[0]
        assert f'<a href="../codes/{name}/#code">{name}</a>' in section
        assert f"({owner}.md) {{ #{owner} }}" in made["owners/index.md"]
        assert f'<a href="../../codes/{name}/#code">{name}</a>' in made[f"owners/{owner}.md"]
    assert "{ #now }" not in made["retry/index.md"]


def test_success_and_removal_are_told_in_every_list(catalogue: Catalogue) -> None:
    """A success code bears no severity, and a code out of use says so."""
    made = rendered(catalogue)
    for path in ("codes/index.md", "groups/all.md", "owners/caller.md", "retry/index.md"):
        assert ">Third</td> <td" in made[path]
        assert ">Nothing to send again</td>" in made[path] or path == "retry/index.md"
        assert 'class="errdex-success">success</span>' in made[path]
        assert ">Fourth (no longer in use)</td>" in made[path]
    assert "Fourth (no longer in use)" in made["index.md"]
    assert '<li class="errdex-success" markdown="span">success</li>' in made["codes/E3.md"]
    assert "<li>no longer in use</li>" in made["codes/E4.md"]
    assert "errdex-card" in made["codes/E1.md"]
    assert "errdex-card" not in made["codes/E4.md"]


def test_what_the_service_says_is_shown_as_it_is() -> None:
    """Each text that the service sends is a block of its own; without any there is no heading."""
    said = ["No bucket `{name}`.", "Bucket *gone*."]
    made = rendered(load_text(catalogue_text([entry("E1", message=said), "E2"])))
    assert "## The service says { #code.message" in made["codes/E1.md"]
    for text in said:
        assert f"```text\n{text}\n```\n" in made["codes/E1.md"]
    assert "The service says" not in made["codes/E2.md"]


def test_an_owner_finds_every_code_with_a_step_of_theirs() -> None:
    """Codes of their own come first, then single steps in the codes of others, with numbers."""
    steps = [{"do": "Ask them."}, {"do": "Unlock it.", "owner": "other"}]
    codes = [entry("E1"), entry("E2", "Locked", remediation=steps)]
    made = rendered(load_text(catalogue_text(codes)))
    page = made["owners/other.md"]
    assert "## Steps in 1 code of others { #steps }" in page
    assert "- [E2](../codes/E2.md#code) Locked  \n    Step 2 of 2: Unlock it.\n" in page
    assert "errdex-table" not in page
    assert "0 codes of theirs, and steps in 1 code of others." in made["owners/index.md"]
    assert "## 2 codes of theirs { #codes }" in made["owners/caller.md"]
    assert "#steps" not in made["owners/caller.md"]


def test_an_owner_says_how_to_reach_them_and_what_to_have_ready() -> None:
    """Both come from the catalogue, and without them nothing is said."""
    owners = {
        "caller": {"title": "Us", "contact": "Room 7", "have_ready": ["The `id`", "The time"]},
        "other": {"title": "Them"},
    }
    made = rendered(load_text(catalogue_text(["E1"], owners=owners)))
    assert "**How to reach them:** Room 7" in made["owners/index.md"]
    assert "<dd>Room 7</dd>" in made["owners/caller.md"]
    ready = "<li>The <code>id</code></li><li>The time</li>"
    assert ready in made["owners/caller.md"]
    assert "errdex-reach" not in made["owners/other.md"]


def test_three_boxes_sum_up_whether_to_send_again() -> None:
    """Each names its rules with their counts; a wait behind a fix is a rule of its own."""
    fixed = [entry("E5", retry="after-fix"), entry("E6", retry={"after-fix": "10m"})]
    boxes = rendered(load_text(catalogue_text([*CODES, *fixed])))["retry/index.md"]
    now, after_fix, never = boxes.partition("errdex-ways")[2].split("<section>")[1:4]
    assert '<a href="#after">After a wait</a>: 1 code<' in now
    assert '<a href="#now"' not in now
    assert '<a href="#after-fix-wait">After the fix, then a wait</a>: 1 code<' in after_fix
    assert '<a href="#never">Never</a>: 2 codes<' in never
    assert '<a href="#success">Success</a>: 1 code<' in never


def test_a_code_of_two_fields_is_counted_once(catalogue: Catalogue) -> None:
    """Five entries are four codes where one of them appears in two fields."""
    made = rendered(catalogue)
    assert "\n4 codes: " in made["index.md"]
    assert "\n4 codes, by " in made["codes/index.md"]


def test_a_table_has_the_names_of_a_code() -> None:
    """They are what the filter finds it by; a title that is one of them is not said twice."""
    named = [entry("E5", aliases=["X_<b>", "X_OLD"]), entry("E6", title="X_SIX", aliases=["X_SIX"])]
    table = rendered(load_text(catalogue_text([*CODES, *named])))["codes/index.md"]
    assert table.count("errdex-codes__names") == 1
    names = table.partition('errdex-codes__names">')[2].partition("</span>")[0]
    assert "<b>" not in names
    assert names.endswith(", X&#95;OLD")


def test_above_the_threshold_ranges_stand_in_for_tables(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No long table and no filter then; the page of the group keeps every code reachable."""
    assert "data-errdex-filter" in rendered(catalogue)["codes/index.md"]
    monkeypatch.setattr(pages, "LARGEST_TABLE", 4)
    monkeypatch.setattr(pages, "LARGEST_LIST", 4)
    made = rendered(catalogue)
    for path in ("index.md", "codes/index.md", "owners/caller.md", "retry/index.md"):
        assert "errdex-table" not in made[path]
        assert "data-errdex-filter" not in made[path]
    ranges = "[E1](E1.md#code) to [E4](E4.md#code), 4 codes"
    assert f"- [All codes](../groups/all.md): {ranges}" in made["codes/index.md"]
    assert "- [All codes](../groups/all.md): [E1](E1.md#status)\n" in made["codes/index.md"]
    assert "[E1](codes/E1.md#code) to [E4](codes/E4.md#code), 4 codes" in made["index.md"]
    assert "- [All codes](../groups/all.md): 3 codes" in made["owners/caller.md"]
    for code in catalogue.by_code:
        assert f'<a href="../../codes/{code}/#' in made["groups/all.md"]


def test_an_answer_leads_to_who_acts_and_to_when_to_send_again() -> None:
    """Whoever takes the first step is linked, and the rule; where nobody acts, nobody is."""
    steps = [{"do": "Unlock it.", "owner": "other"}, {"do": "Send it again."}]
    fixed = entry("E1", remediation=steps, retry={"after-fix": "10m"})
    success = entry("E2", success=True, severity="info")
    del success["remediation"]
    made = rendered(load_text(catalogue_text([fixed, success])))
    assert '<a href="../../owners/other/">' in made["codes/E1.md"]
    assert '<a href="../../retry/#after-fix-wait">' in made["codes/E1.md"]
    assert "owners/" not in made["codes/E2.md"]
    assert '<a href="../../retry/#success">' in made["codes/E2.md"]


def test_no_name_is_markup_in_front_matter() -> None:
    """The theme writes titles into `<head>` as they are: of codes, aliases and unknown codes."""
    names = [name for name in NASTY if len(name) < 100]
    codes = [entry(name, name, aliases=[f"former {name}"]) for name in names]
    unknown = [{"code": f"seen {name}", "field": "code", "seen": name} for name in names]
    written = rendered(load_text(catalogue_text(codes, undocumented=unknown)))
    told = [value for page in written.values() for value in front_matter_of(page)]
    assert [value for value in told if set(value) & set("<>\"'")] == []
    titles = {html.unescape(value) for value in told}
    assert {f"seen {name} — not documented" for name in names} <= titles
    assert {f"former {name} — another name of {name}" for name in names} <= titles


def front_matter_of(page: str) -> list[str]:
    """Return the texts in the front matter of a page."""
    lines = page.split("---\n")[1].splitlines() if page.startswith("---\n") else []
    values = [json.loads(line.partition(": ")[2]) for line in lines]
    return [value for value in values if isinstance(value, str)]
