"""The whole way from files to a catalogue: what becomes of each cell, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errdex.authoring.editing.formatting import format_catalogue
from errdex.authoring.editing.listing import read_root
from errdex.authoring.importing.cataloguing import Existing, read_existing
from errdex.authoring.importing.importing import Target, import_files
from errdex.authoring.importing.mapping import read_mapping
from errdex.authoring.importing.reports import Import, report_as_json, report_as_text
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.starting.projects import Start
from errdex.errors import ErrdexError, UsageError
from tests.conftest import ACME

START = Start("Shop", "shop", "response.json.code")
FULL = (
    "code,title,description,cause,fix,severity,retry,owner,tell_customer,group\n"
    "E2,Locked,Another job has it.,Two jobs ran.,Wait.,warning,after 10m,Ops,In use.,Jobs\n"
    "E1,Gone,It was deleted.,Somebody did.,Ask.,error,never,Ops,It is gone.,Items\n"
)


def run(
    folder: Path, content: str, *pairs: str, into: str = "", field: str | None = None
) -> Import:
    """Import a file with this content, as CSV or as the JSON that it looks like."""
    path = folder / ("a.json" if content[:1] in "[{" else "a.csv")
    path.write_text(content, encoding="utf-8")
    existing = read_existing(into, "F") if into else Existing()
    target = Target("F", existing, START, "https://example.com/shop/", field)
    return import_files([path], read_mapping(pairs), target)


def said(result: Import, weight: str = "lost") -> list[str]:
    """Return the remarks of an import, without the folder."""
    folder = str(Path(result.tables[0].place.file).parent) + "/"
    return [str(one).replace(folder, "") for one in result.remarks if one.weight == weight]


def entries(result: Import) -> dict[str, dict[str, object]]:
    """Return the entries of a catalogue that came of an import, by their codes."""
    return {node["code"]: dict(node) for node in read_root(result.text, "F")["codes"]}


def test_a_complete_table_becomes_a_catalogue_that_loads(tmp_path: Path) -> None:
    """Nothing is lost, nothing is a draft, and it is in the order that lint wants."""
    result = run(tmp_path, FULL)
    assert (result.added, result.drafts, result.remarks) == (2, 0, [])
    assert format_catalogue(result.text, "F") == result.text
    (tmp_path / "shop.yaml").write_text(result.text, encoding="utf-8")
    catalogue = load_catalogue(tmp_path / "shop.yaml", "F")
    first, second = catalogue.entries
    assert (first.code, first.retry, first.severity) == ("E1", "never", "error")
    assert (second.retry_after, second.remediation[0].do, second.group) == (600, "Wait.", "jobs")
    assert catalogue.owners["ops"].title == "Ops"


def test_what_a_file_does_not_say_is_left_out(tmp_path: Path) -> None:
    """Such an entry is a draft, and holds nothing but what the file has."""
    result = run(tmp_path, "code,title\nE1,Gone\n")
    assert entries(result) == {
        "E1": {"code": "E1", "field": "code", "group": "codes", "title": "Gone", "draft": "true"}
    }
    assert (result.added, result.drafts) == (1, 1)


def test_every_row_and_cell_that_is_not_taken_is_said(tmp_path: Path) -> None:
    """With its place, its column and its code."""
    rows = (
        "code,title,severity,retry,http status,extra\n,none,,,,\nE1,a,bad,yes,404 Not,x\nE1,b,,,,\n"
    )
    result = run(tmp_path, rows)
    assert said(result) == [
        'a.csv:2: no code, so the row is left out: "none"',
        'a.csv:3: E1: column "severity": severity: must be one of info, warning, error, critical, '
        'not the text "bad"; left out',
        'a.csv:3: E1: column "retry": retry: must be one of never, now, after-fix, none, '
        '{after: 10m} or {after-fix: 10m}, not the text "yes"; left out',
        'a.csv:3: E1: column "http status": http_status: must be an HTTP status code from 100 to '
        '599, not the text "404 Not"; left out',
        'a.csv:3: column "extra": no key takes it: 1 cells, the first "x"; say --map '
        "KEY='extra', or x-NAME to keep it, or `drop` it in a mapping file",
        'a.csv:4: E1: the same code as at a.csv:3; title: "b" is left out',
    ]
    assert entries(result)["E1"].keys() == {"code", "field", "group", "title", "draft"}


def test_what_is_said_of_many_rows_is_said_once(tmp_path: Path) -> None:
    """With the first rows and how many there are; JSON has each."""
    rows = "".join(f"E{n},High\n" for n in range(1, 13))
    result = run(tmp_path, f"code,severity\n{rows}E13,Low\n")
    report = report_as_text(result)
    assert report.count('not the text "High"') == 1
    assert 'a.csv: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more: column "severity"' in report
    assert 'a.csv:14: E13: column "severity"' in report
    assert len(json.loads(report_as_json(result))["lost"]) == 13


def test_the_report_lists_the_texts_that_a_mapping_can_explain(tmp_path: Path) -> None:
    """As lines of a mapping file, which takes them as they are and leaves the texts out."""
    rows = 'code,severity,retry,http status\nE1,High,"No, never",4xx\nE2,High,,\n'
    report = report_as_text(run(tmp_path, rows))
    _, _, after = report.partition("in a file for --map:\n")
    lines = after.partition("\n\n")[0]
    assert lines.splitlines() == [
        "values:",
        "  severity:",
        '    High: "" # 2 rows',
        "  retry:",
        '    "No, never": "" # 1 row',
        "  http_status:",
        '    "4xx": "" # 1 row',
    ]
    mapping = tmp_path / "map.yaml"
    mapping.write_text(lines)
    assert said(run(tmp_path, rows, str(mapping))) == []


def test_a_text_is_listed_once_in_whatever_case(tmp_path: Path) -> None:
    """A meaning counts for all of them; and `no` is not taken for `now`."""
    text = report_as_text(run(tmp_path, "code,retry\nE1,no\nE2,No\nE3,Yes\nE4,NO\n"))
    assert text.endswith(
        '  retry:\n    "no": "" # 3 rows\n    "Yes": "" # 1 row\n\n'
        "F: 4 entries added of 4 rows, 4 drafts; lost: 4, listed above; nothing was written"
    )
    assert "did you mean" not in text


def test_columns_about_errors_are_recognised(tmp_path: Path) -> None:
    """Without the word, and by what people call them."""
    head = "Error Name,What it means,Old name,Error level,Err. Team\n"
    result = run(tmp_path, f"{head}gone,It is gone.,E1,warn,Ops\n")
    assert said(result) == []
    assert {key: origin.sources for key, origin in result.origins.items()} == {
        "code": ("Error Name",),
        "aliases": ("Old name",),
        "description": ("What it means",),
        "severity": ("Error level",),
        "owner": ("Err. Team",),
    }


def test_a_retry_rule_is_read_as_people_write_it(tmp_path: Path) -> None:
    """In a cell or as what a text means; whether yes is `now` only a mapping can say."""
    mapping = tmp_path / "map.yaml"
    mapping.write_text("values: {retry: {soon: {after: 30s}, later: after 1h}}\n")
    texts = ("After fix", "AFTER_FIX", "After 30 s", "after-fix: 5m", "soon", "later", "Never")
    rows = "".join(f"E{n},{text}\n" for n, text in enumerate(texts))
    result = run(tmp_path, f"code,retry\n{rows}", str(mapping))
    assert [one["retry"] for one in entries(result).values()] == [
        *["after-fix"] * 2,
        {"after": "30s"},
        {"after-fix": "5m"},
        {"after": "30s"},
        {"after": "1h"},
        "never",
    ]
    assert "a.csv: retry: After fix is after-fix" in said(result, "note")
    assert said(run(tmp_path, "code,retry\nE1,yes\n"))


def test_titles_lose_their_full_stop(tmp_path: Path) -> None:
    """As lint refuses it; an ellipsis stays, and the change is said."""
    result = run(tmp_path, "code,title\nE1,It is gone.\nE2,And so on...\n")
    assert [one["title"] for one in entries(result).values()] == ["It is gone", "And so on..."]
    assert said(result, "note") == ["a.csv: title: without its full stop"]


def test_rows_are_skipped_by_code_or_name(tmp_path: Path) -> None:
    """A file has other rows than codes; how many were left out is said."""
    rows = "code,name,title\n1,E_ONE,One\n2,X_MAX,Two\n3,X_COUNT,Three\n40,E_FOUR,Four\n"
    result = run(tmp_path, rows, "skip=X_*")
    assert [*entries(result)] == ["1", "40"]
    assert said(result, "note") == ["a.csv: left out, as `skip` says (2 times)"]
    assert [*entries(run(tmp_path, rows, "skip=4*"))] == ["1", "2", "3"]


def test_what_was_dropped_on_purpose_is_no_loss(tmp_path: Path) -> None:
    """A column that a mapping drops, or keeps under `x-`."""
    mapping = tmp_path / "map.yaml"
    mapping.write_text("drop: [a]\nx-b: b\n")
    result = run(tmp_path, "code,title,a,b\nE1,t,1,2\n", str(mapping))
    assert said(result) == []
    assert entries(result)["E1"]["x-b"] == "2"


def test_values_are_translated_and_lists_are_split(tmp_path: Path) -> None:
    """By tables and separators; the usual words of severities are known, and this is said."""
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "retry: again\nvalues: {retry: {'yes': now, '*': never}, owner: {x: ''}}\n"
        "split: {cause: '|'}\n"
    )
    rows = "code,title,level,again,aliases,cause,fix,owner\n"
    rows += 'E1,t,WARN,Yes,"A, B",one|two,"1. First\n2. Then",x\nE2,t,E,?,,,"a\n- b",\n'
    result = run(tmp_path, rows, str(mapping))
    first, second = entries(result).values()
    assert (first["severity"], first["retry"], second["retry"]) == ("warning", "now", "never")
    assert (first["aliases"], first["cause"]) == (["A", "B"], ["one", "two"])
    assert first["remediation"] == [{"do": "First"}, {"do": "Then"}]
    assert second["remediation"] == [{"do": "a\n- b"}]
    assert "owner" not in first
    assert said(result) == []
    assert "a.csv: severity: WARN is warning" in said(result, "note")


def test_a_title_comes_from_what_there_is(tmp_path: Path) -> None:
    """The first sentence of prose, an alias, or the code; and this is said."""
    made = [
        {"code": "E1", "description": "## About\n\n```\nx\n```\n\nIt is\ngone. More."},
        {"code": "E2", "name": "is_gone"},
        {"code": "E3"},
        {"code": "E4", "description": "word " * 50},
    ]
    result = run(tmp_path, json.dumps(made))
    titles = [str(entry["title"]) for entry in entries(result).values()]
    assert titles[:3] == ["It is gone", "is_gone", "E3"]
    assert titles[3].endswith("word …")
    assert len(titles[3]) <= 102
    assert "a.json: title: taken from the first sentence (2 times)" in said(result, "note")
    assert entries(result)["E1"]["description"] == "About\n\n```\nx\n```\n\nIt is\ngone. More."


MESSAGES = [
    {"code": "E1", "message": "No %s in %(name)s", "description": "It is missing. More."},
    {"code": "E2", "message": "%s: %r", "description": "It is broken. More."},
    {"code": "E3", "message": "Unused %s"},
    {"code": "E4", "message": "100 %% of %d items"},
    {"code": "E5", "message": "%(detail)s", "name": "other"},
]


def test_a_message_as_a_title_shows_its_parameters(tmp_path: Path) -> None:
    """By name, or as an ellipsis; without any word it is neither title nor message."""
    result = run(tmp_path, json.dumps(MESSAGES))
    made = entries(result)
    assert {code: one["title"] for code, one in made.items()} == {
        "E1": "No … in {name}",
        "E2": "It is broken",
        "E3": "Unused …",
        "E4": "100 % of … items",
        "E5": "other",
    }
    messages = {code: one["message"] for code, one in made.items() if "message" in one}
    assert messages == {"E1": "No {arg1} in {name}", "E4": "100 % of {arg1} items"}
    assert said(result) == []
    told = said(result, "note")
    assert "a.json: title: a parameter without a name is … (3 times)" in told
    assert [one for one in told if "message: nothing" in one or "message: too few" in one] == [
        'a.json: [1]: E2: column "message": message: nothing but parameters, so no text tells it',
        'a.json: [2]: E3: column "message": message: too few words to tell it by; it is the title '
        "alone",
        'a.json: [4]: E5: column "message": message: nothing but parameters, so no text tells it',
    ]


def test_a_short_message_beside_another_title_is_lost(tmp_path: Path) -> None:
    """Its words are nowhere else."""
    result = run(tmp_path, "code,title,message\nE1,It is unused,Unused %s\nE2,Gone %s,No %s here\n")
    assert [one["title"] for one in entries(result).values()] == ["It is unused", "Gone %s"]
    assert "E1" in said(result)[0]
    assert "cannot be recognised by so little text" in said(result)[0]


def test_a_column_of_sentences_is_the_description(tmp_path: Path) -> None:
    """Where no other is; the title is its first sentence, and nothing of a cell is lost."""
    rows = 'code,meaning\nE1,"It is gone.\nThe clock may be wrong."\nE2,It is locked.\nE3,Busy\n'
    result = run(tmp_path, rows)
    made = entries(result)
    assert [one["title"] for one in made.values()] == ["It is gone", "It is locked", "Busy"]
    assert made["E1"]["description"] == "It is gone.\nThe clock may be wrong."
    phrases = run(tmp_path, "code,meaning\nE1,Gone\nE2,Locked.\n")
    assert [one["title"] for one in entries(phrases).values()] == ["Gone", "Locked"]
    assert said(phrases, "note") == ["a.csv: title: without its full stop"]
    assert said(run(tmp_path, rows, "title=meaning"), "note")


def test_names_of_one_number_are_its_aliases(tmp_path: Path) -> None:
    """As in header files: EAGAIN and EWOULDBLOCK are one code."""
    result = run(tmp_path, "number,name,group\n11,EAGAIN,a\n11,EWOULDBLOCK,a\n12,X,a\n")
    assert entries(result)["11"]["aliases"] == ["EAGAIN", "EWOULDBLOCK"]
    assert said(result) == []
    assert "to which its names were added" in said(result, "note")[-1]


def test_what_cannot_be_in_one_catalogue_is_said(tmp_path: Path) -> None:
    """Codes that differ in case alone, an alias of two codes, a reference to nowhere."""
    rows = 'code,title,alias,see also\nE1,a,X,E2;E9\nE2,b,"X, Y",\ne2,c,,\n'
    result = run(tmp_path, rows)
    assert [text.partition(": ")[2] for text in said(result)] == [
        'E1: see_also: "E9" is no code of the catalogue; left out',
        'E2: aliases: "X" is an alias of "E1" already; the alias "X" is left out',
        'e2: "e2" and "E2" differ only in case; the row is left out',
    ]
    assert entries(result)["E2"]["aliases"] in ("Y", ["Y"])


def test_groups_and_owners_are_declared_by_their_titles(tmp_path: Path) -> None:
    """Two titles have two names, whatever their letters."""
    rows = "code,title,group,owner\nE1,a,Payments & Co,Ops\nE2,b,payments co,Ops\nE3,c,支払い,Ops\n"
    root = read_root(run(tmp_path, rows).text, "F")
    assert {name: node["title"] for name, node in root["groups"].items()} == {
        "payments-co": "Payments & Co", "payments-co-2": "payments co", "group": "支払い",
    }  # fmt: skip
    assert root["owners"] == {"ops": {"title": "Ops"}}


def test_entries_are_added_to_a_catalogue(tmp_path: Path) -> None:
    """In their places; every line that was there stays, also comments."""
    old = ACME.replace("codes:\n", "codes:\n  # Keep this.\n")
    rows = FULL.replace(",Items", ",All codes").replace(",Ops", ",Storage on-call")
    result = run(tmp_path, rows, into=old, field="error")
    assert (result.added, said(result)) == (2, [])
    kept = [line for line in result.text.splitlines() if line in old.splitlines()]
    assert [line for line in old.splitlines() if line not in kept] == []
    assert format_catalogue(result.text, "F") == result.text
    (tmp_path / "acme.yaml").write_text(result.text, encoding="utf-8")
    catalogue = load_catalogue(tmp_path / "acme.yaml", "F")
    assert catalogue.groups["jobs"].title == "Jobs"
    assert {entry.owner for entry in catalogue.entries} == {"caller", "storage"}


def test_an_existing_entry_is_never_changed(tmp_path: Path) -> None:
    """What differs is said, with the place of what is there; what is equal is nothing."""
    rows = "code,title,severity,notes\nInvalidBucket,Other,error,New\nQuota,Full,error,\n"
    result = run(tmp_path, rows, into=ACME, field="error")
    assert said(result) == [
        'a.csv:2: InvalidBucket: title: "Other" is not taken, because F:17 has "The bucket name is '
        'not valid"',
        'a.csv:2: InvalidBucket: notes: "New" is not taken, because F:17 has none',
    ]
    assert entries(result)["InvalidBucket"]["title"] == "The bucket name is not valid"
    again = run(tmp_path, rows, into=result.text, field="error")
    assert (again.added, again.text) == (0, result.text)


def test_the_field_must_be_clear(tmp_path: Path) -> None:
    """Of several it is named, and there."""
    with pytest.raises(UsageError, match="--field: give the codes' field, one of error, state"):
        run(tmp_path, FULL, into=ACME)
    with pytest.raises(UsageError, match='--field: unknown field "stat"; did you mean "state"'):
        run(tmp_path, FULL, into=ACME, field="stat")


def test_a_table_without_codes_is_said(tmp_path: Path) -> None:
    """With the columns that it has."""
    result = run(tmp_path, "x,y\n1,2\n")
    assert result.added == 0
    assert "has no column for the code, so none of its rows is taken (1)" in said(result)[0]
    with pytest.raises(ErrdexError, match="has no rows"):
        run(tmp_path, "code,title\n")


def test_damaged_codes_are_marked_in_the_catalogue(tmp_path: Path) -> None:
    """As comments above them, so that whoever completes the entry sees it."""
    result = run(tmp_path, "code,title\n000102,a\n000103,b\n104,c\n404.0,d\n")
    assert "  # import: Code: looks like" not in result.text
    assert result.text.count("  # import: ") == 2
    assert [text.partition(": ")[0] for text in said(result, "doubtful")] == ["a.csv:4", "a.csv:5"]
    assert not result.lost


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """Markup, templates, YAML, directions of writing: kept as they are, or left out and said."""
    hostile = [
        "<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7*7 }}", "{% raw %}", "- a: b",
        "# no comment", "a: b", "'", '"', "\\", "*x", "&x", "!!x", "| x", "> x", "@x", "`x`", "%x",
        "~", "null", "TODO", "yes", "---", "...", "a\n---\nb", "a\n  - code: x\nb", "x" * 100_000,
        "\u202eevil", "a\u0000b", "\u2028", "\ufeffx", "é\u0301", "😀", "a\tb", " a ", "a\rb",
    ]  # fmt: skip
    made = [{"code": f"E{n}", "title": one, "cause": one} for n, one in enumerate(hostile)]
    result = run(tmp_path, json.dumps(made))
    found = entries(result)
    for number, text in enumerate(hostile):
        if text.strip() and text.isprintable():
            assert found[f"E{number}"]["title"] == " ".join(text.split())
            assert found[f"E{number}"]["cause"] == text.strip()
    assert sum("control characters are left out" in text for text in said(result)) == 4


@settings(max_examples=60)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["code", "title", "description", "cause", "aliases", "fix", "x", ""]),
            st.one_of(st.text(max_size=60), st.integers(), st.none(), st.lists(st.text())),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_a_file_holds_the_catalogue_is_yaml(rows: list[dict[str, object]]) -> None:
    """It is read again, has as many entries as were reported, and only codes of the file."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        try:
            result = run(Path(folder), json.dumps(rows))
        except ErrdexError:
            return
        if result.added:
            assert len(entries(result)) == result.added
        assert report_as_text(result)
        assert json.loads(report_as_json(result))["added"] == result.added


def test_names_of_groups_are_none_that_pages_cannot_have(tmp_path: Path) -> None:
    """A group called "Index" or "Con" has a name that the catalogue may give."""
    rows = [f"E{n},Title {n},{name},{name}" for n, name in enumerate(["Index", "CON", "null"])]
    result = run(tmp_path, "\n".join(["code,title,group,owner", *rows]))
    (tmp_path / "shop.yaml").write_text(result.text, encoding="utf-8")
    catalogue = load_catalogue(tmp_path / "shop.yaml", "F")
    assert [group.title for group in catalogue.groups.values()] == ["Index", "CON", "null"]
