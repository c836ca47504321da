"""From a file to a catalogue, or to every finding at once."""

from __future__ import annotations

import gc
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.catalogue import Catalogue, DecisionPath
from errdex.authoring.loading.loader import MAX_FINDINGS, load_catalogue
from errdex.authoring.source.findings import CatalogueError, Finding
from tests.conftest import ACME, ROOT
from tests.support.catalogues import moderate

BROKEN = sorted((ROOT / "tests" / "data" / "broken").glob("*.yaml"))


def load(text: str, tmp_path: Path) -> Catalogue:
    """Load a catalogue from text; findings call it `F`."""
    path = tmp_path / "acme.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return load_catalogue(path, "F")


def findings(text: str, tmp_path: Path) -> list[str]:
    """Return what loading finds, without the file's name."""
    with pytest.raises(CatalogueError) as caught:
        load(text, tmp_path)
    return [str(finding).removeprefix("F:") for finding in caught.value.findings]


def changed(old: str, new: str) -> str:
    """Return the Acme catalogue with the first place of a text changed."""
    assert old in ACME
    return ACME.replace(old, new, 1)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_files(path: Path) -> None:
    """Each file of the corpus gives exactly the findings that its first lines announce."""
    text = path.read_text(encoding="utf-8")
    announced = re.findall(r"^# finds: (.*)$", text, re.MULTILINE)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path, "F")
    assert [str(finding).removeprefix("F:") for finding in caught.value.findings] == announced


UNQUOTED = ["000000", "404", "010", "NO", "1E3", "2023-07-20", "~", "0x1F", "yes", "on", "1e5",
            "12:30", ".inf", "y", "-1", "0b11", "1_000", "True", "null", "1.5"]  # fmt: skip


@pytest.mark.parametrize("code", UNQUOTED)
def test_a_code_is_quoted_text(code: str, tmp_path: Path) -> None:
    """A code without quotes is refused where a reader of YAML takes it for another thing."""
    expected = f'48:11: {code}: code {code} must be quoted: "{code}"'
    assert expected in findings(changed('"OK"\n', f"{code}\n"), tmp_path)


@pytest.mark.parametrize("code", ["404", "010", "1e5", "0x1F", "0b11", "12:30", "1_000", "NO", "on",
                                  "True", "null", "2026-01-31", "1.5"])  # fmt: skip
def test_a_reference_is_quoted_where_yaml_reads_no_text(code: str, tmp_path: Path) -> None:
    """As a reference a plain code is refused where a reader of YAML takes it for another thing."""
    text = changed('"OK"\n', f'"{code}"\n')
    quoted = text.replace('code: "SB:0100", because', f'code: "{code}", because', 1)
    assert load(quoted, tmp_path).find(code) is not None
    plain = text.replace('code: "SB:0100", because', f"code: {code}, because", 1)
    expected = f'30:23: InvalidBucket: code {code} must be quoted: "{code}"'
    assert findings(plain, tmp_path) == [expected]


@pytest.mark.parametrize("code", ["order_not_found", "E000102", "x", "kebab-case", "a.b", "K:v"])
def test_a_code_that_is_plainly_text_needs_no_quotes(code: str, tmp_path: Path) -> None:
    """A word is text for every reader of YAML."""
    assert load(changed('"OK"\n', f"{code}\n"), tmp_path).find(code) is not None


def test_the_output_of_a_yaml_library_is_a_catalogue(tmp_path: Path) -> None:
    """What PyYAML writes, with quotes only where it needs them, loads as it was."""
    written = yaml.safe_dump(yaml.safe_load(changed('"OK"\n', '"NO"\n')), sort_keys=False)
    assert "code: InvalidBucket\n" in written
    assert [entry.code for entry in load(written, tmp_path).entries][-1] == "NO"


def test_a_reference_that_is_plainly_text_needs_no_quotes(tmp_path: Path) -> None:
    """`E000102` is text for every reader of YAML."""
    text = changed('[{code: "SB:0100", because: That one is about the object.}]', "[OK]")
    related = load(text, tmp_path).entries[0].see_also[0]
    assert (related.code, related.field, related.because) == ("OK", "state", "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("severity: error", "severity: eror",
         '26:15: InvalidBucket: severity: must be one of info, warning, error, critical, '
         'not the text "eror"; did you mean "error"?'),
        ("severity: error", "severity: [error]",
         "26:15: InvalidBucket: severity: must be one of info, warning, error, critical, "
         "not a list"),
        ("retry: after-fix", "retry: 10m",
         '27:12: InvalidBucket: retry: must be one of never, now, after-fix, none, {after: 10m} '
         'or {after-fix: 10m}, '
         'not the text "10m"'),
        ("{after: 30s}", "{after: 0s}",
         '42:20: SB:0100: after: "0s" is not a duration such as 30s, 10m, 8h or 1d'),
        ("{after: 30s}", "{}", '42:12: SB:0100: retry: give exactly one of after, after-fix'),
        ("    owner: caller\n", "",
         '17:5: InvalidBucket: key "owner" is missing: who has to act; not needed with '
         "`draft: true`"),
        ("    remediation: [{do: Wait until the other job ends.}]\n", "",
         '34:5: SB:0100: key "remediation" is missing: ordered steps that fix it; not needed '
         "with `success: true` or `draft: true`"),
        ("[{do: Wait until the other job ends.}]", "[]",
         "40:18: SB:0100: remediation: is an empty list; fill it in or remove the key"),
        ("[{do: Wait until the other job ends.}]", "Wait.",
         '40:18: SB:0100: remediation: must be a list, not the text "Wait."'),
        ("[{do: Wait until the other job ends.}]", "[Wait.]",
         '40:19: SB:0100: remediation: must be a mapping, not the text "Wait."'),
        ("source: wiki", "source: {wiki: x}",
         "33:13: InvalidBucket: source: must be text, not a mapping"),
        ("success: true", 'success: "true"',
         "60:14: OK: success: must be true or false, without quotes"),
        ("success: true", "success: true\n    http_status: 99",
         "61:18: OK: http_status: must be an HTTP status code from 100 to 599, without quotes"),
        ("success: true", 'success: true\n    http_status: "200"',
         "61:18: OK: http_status: must be an HTTP status code from 100 to 599, without quotes"),
        ("title: Done", "title: ' '", "51:12: OK: title: is empty; fill it in or remove the key"),
        ("title: Done", r'title: "Do\nne"', r'51:12: OK: title: "Do\nne" is not one line'),
        ("title: Done", "title: {x: y}", "51:12: OK: title: must be text, not a mapping"),
        ("  storage: {title: Storage on-call}", "  storage: Storage on-call",
         '8:12: owners: "storage": must be a mapping, not the text "Storage on-call"'),
        ("  state: {title: state", "  State!: {title: state",
         '11:3: fields: "State!" is not a name of lower-case letters, digits, - and _, '
         "starting with a letter"),
        ("updated: \"2026-01-31\"", "updated: January",
         '15:40: sources: updated: "January" is not a date such as 2023-07-20'),
        ("url: https://example.com/acme/", "url: example.com",
         '5:8: catalogue: url: "example.com" is not a URL: http:// or https://, without ? and #'),
        ("url: https://example.com/acme/", 'url: "https://example.com/#acme"',
         '5:8: catalogue: url: "https://example.com/#acme" is not a URL: http:// or https://, '
         "without ? and #"),
        ("url: https://example.com/acme/", 'url: "https://[/"',
         '5:8: catalogue: url: "https://[/" is not a URL: http:// or https://, without ? and #'),
        ("id: acme", "id: Acme!", '2:7: catalogue: id: "Acme!" is not an id: lower-case letters, '
         "digits and -"),
        ("  - code: \"OK\"", "  - junk\n  - code: \"OK\"",
         '48:5: entry 3: codes: must be a mapping, not the text "junk"'),
    ],
)  # fmt: skip
def test_one_fault_is_one_finding(old: str, new: str, expected: str, tmp_path: Path) -> None:
    """Each fault is reported once, with its place, the entry or section, and what is expected."""
    told = findings(changed(old, new), tmp_path)
    assert [line for line in told if "is not declared in" not in line] == [expected]


def test_an_unknown_key_suggests_the_one_that_is_missing(tmp_path: Path) -> None:
    """A misspelt required key is reported as unknown, with a suggestion, and as missing."""
    assert findings(changed("severity: error", "severty: error"), tmp_path) == [
        '17:5: InvalidBucket: key "severity" is missing: how far it reaches: info, warning, error '
        "or critical; not needed with `draft: true`",
        '26:5: InvalidBucket: unknown key "severty"; did you mean "severity"?',
    ]


@pytest.mark.parametrize("section", ["catalogue", "owners", "fields", "groups", "codes"])
@pytest.mark.parametrize("value", ["", " {}", " []", " text", " null"])
def test_a_section_without_content(section: str, value: str, tmp_path: Path) -> None:
    """A section that is empty or of another kind is a finding, and no exception."""
    text = re.sub(rf"(?m)^{section}:\n(  .*\n)+", f"{section}:{value}\n", ACME)
    assert any(f": {section}: " in line for line in findings(text, tmp_path))


def test_a_catalogue_without_codes(tmp_path: Path) -> None:
    """A catalogue with no code at all is refused."""
    told = findings(ACME[: ACME.index("codes:")] + "codes: []\n", tmp_path)
    assert told == ["16:8: codes: is an empty list; fill it in or remove the key"]


def test_all_faults_are_told_at_once_sorted_by_place(tmp_path: Path) -> None:
    """Refusals of YAML, of the format and of references come together, by line and column."""
    text = changed("severity: error", "severty: error").replace("owner: storage\n", "owner: x\n")
    text = text.replace("title: Done", "title: &a Done").replace("id: acme", "id: A")
    told = findings(text, tmp_path)
    places = [tuple(map(int, line.split(":")[:2])) for line in told]
    assert places == sorted(places)
    assert [line.split(": ")[1] for line in told] == [
        "catalogue", "InvalidBucket", "InvalidBucket", "SB:0100", "OK",
    ]  # fmt: skip


def test_a_finding_names_the_entry_or_the_section(tmp_path: Path) -> None:
    """A finding outside entries names its section; an entry without a code, its number."""
    text = changed('  - code: "OK"\n', "  - cod: OK\n").replace("Storage on-call", "{x: y}")
    told = findings(text + "colour: red\n", tmp_path)
    assert told == [
        "8:20: owners: title: must be text, not a mapping",
        '48:5: entry 3: key "code" is missing: the value',
        '48:5: entry 3: unknown key "cod"; did you mean "code"?',
        '62:1: unknown key "colour"; expected one of catalogue, sources, owners, fields, groups, '
        "defaults, codes, symptoms, undocumented, words, context, methods, reports, secrets, "
        "facts, guards, variables, checks, decision_path",
    ]


def test_windows_line_ends_move_nothing(tmp_path: Path) -> None:
    """A file with CRLF gives the same places and the same texts."""
    windows = ACME.replace("\n", "\r\n")
    assert load(windows, tmp_path).entries == load(ACME, tmp_path).entries
    text = changed("severity: error", "severity: eror")
    assert findings(text.replace("\n", "\r\n"), tmp_path) == findings(text, tmp_path)


def test_what_a_catalogue_becomes(tmp_path: Path) -> None:
    """Defaults are filled in, single items become lists, durations seconds."""
    catalogue = load(changed("url: https://example.com/acme/", "url: https://a.b"), tmp_path)
    first, locked, done = catalogue.entries
    assert catalogue.url == "https://a.b/"
    assert (first.code, locked.code, done.code) == ("InvalidBucket", "SB:0100", "OK")
    assert first.cause == ("The name holds a capital letter or a sign.",)
    assert [step.owner for step in first.remediation] == ["caller", "storage"]
    assert (locked.retry, locked.retry_after) == ("after", 30)
    assert (done.success, done.remediation, done.retry_after) == (True, (), None)
    assert str(done.source[0]) == "Storage wiki (2026-01-31)"


PATH = """
checks:
  - id: bucket-named
    codes: [InvalidBucket]
    says: It has a name.
    look_at: request.path
    must: {present: true}
decision_path:
  title: Is the bucket named?
  field: error
  checks: [bucket-named]
"""
WITH_PATH = (
    ACME.replace(
        "small letters and digits.\n", "small letters and digits.\n        check: bucket-named\n"
    )
    + PATH
)


def test_a_decision_path_is_loaded(tmp_path: Path) -> None:
    """It keeps its order; a catalogue without one has none."""
    assert load(WITH_PATH, tmp_path).decision_path == DecisionPath(
        "Is the bucket named?", "error", ("bucket-named",)
    )
    assert load(ACME, tmp_path).decision_path is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("checks: [bucket-named]", "checks: [bucket-nammed]",
         '73:12: decision_path: "bucket-nammed" is not declared in checks; '
         'did you mean "bucket-named"?'),
        ("checks: [bucket-named]", "checks: []",
         "73:11: decision_path: checks: is an empty list; fill it in or remove the key"),
        ("checks: [bucket-named]", "checks: bucket-named",
         '73:11: decision_path: checks: must be a list, not the text "bucket-named"'),
        ("field: error\n  checks", "field: eror\n  checks",
         '72:10: decision_path: "eror" is not declared in fields; did you mean "error"?'),
        ("  title: Is the bucket named?\n", "",
         '71:3: decision_path: key "title" is missing: the question it answers'),
        ("  title: Is the bucket", "  titel: Is the bucket",
         '71:3: decision_path: unknown key "titel"; did you mean "title"?'),
    ],
)  # fmt: skip
def test_a_faulty_decision_path_is_told_with_its_place(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    """What leads nowhere or is missing is reported on its line, with a suggestion."""
    assert old in WITH_PATH
    assert expected in findings(WITH_PATH.replace(old, new), tmp_path)


@pytest.mark.parametrize(
    ("duration", "seconds"), [("30s", 30), ("10m", 600), ("8h", 28_800), ("1d", 86_400)]
)
def test_durations_are_seconds(duration: str, seconds: int, tmp_path: Path) -> None:
    """A wait in seconds, minutes, hours or days is kept in seconds."""
    text = changed("{after: 30s}", f"{{after: {duration}}}")
    assert load(text, tmp_path).entries[1].retry_after == seconds


def test_text_loses_the_line_ends_of_its_block(tmp_path: Path) -> None:
    """White space that only the form of YAML brought in is dropped; examples stay indented."""
    text = changed("title: Done", "title: >\n      Done")
    text = text.replace('text: \'{"state":"OK"}\'}', 'text: "  a\\n    b\\n\\n"}')
    text = text.replace("{title: Storage on-call}", "\n    title: |\n      Storage on-call")
    catalogue = load(text, tmp_path)
    assert catalogue.entries[2].title == "Done"
    assert catalogue.entries[2].examples[0].text == "  a\n    b"
    assert catalogue.owners["storage"].title == "Storage on-call"


def test_a_reference_without_a_field_means_the_first_field(tmp_path: Path) -> None:
    """If a code appears in two fields, the order of `fields` decides what a reference means."""
    second = ACME[ACME.index('  - code: "OK"') :].replace("field: state", "field: error")
    text = changed('[{code: "SB:0100", because: That one is about the object.}]', '["OK"]')
    assert load(text, tmp_path).entries[0].see_also[0].field == "state"
    assert load(text + second, tmp_path).entries[0].see_also[0].field == "error"


def test_loading_leaves_the_garbage_collector_as_it_was(tmp_path: Path) -> None:
    """Loading pauses the garbage collector, and switches it on again after a fault too."""
    load(ACME, tmp_path)
    findings("a: b", tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        load(ACME, tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()


def many(entries: int, related: str) -> str:
    """Return a catalogue of so many entries, each with a reference."""
    head, entry = ACME[: ACME.index("  - code:")], ACME[ACME.index('  - code: "OK"') :]
    return head + "".join(
        entry.replace('"OK"', f'"E{number:06}"', 1).replace("owner: caller", f"owner: {related}")
        + f'    see_also: ["F{number:06}"]\n'
        for number in range(entries)
    )


def test_ten_thousand_dangling_references(tmp_path: Path) -> None:
    """20,000 findings, each with its suggestions, are listed; then loading stops."""
    with pytest.raises(CatalogueError) as caught:
        load(many(10_000, "caler"), tmp_path)
    assert len(caught.value.findings) == MAX_FINDINGS
    assert len(str(caught.value).splitlines()) == MAX_FINDINGS


def parts(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of a tree's nodes."""
    yield path
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            yield from parts(value, (*path, key))
        else:
            yield (*path, key)


TREE = yaml.load(ACME, yaml.BaseLoader)
TREE["codes"][2]["success"] = True  # the only value that is no text
PATHS = list(parts(TREE))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def replaced(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a tree with one node replaced."""
    if not path:
        return value
    copy = tree.copy()
    copy[path[0]] = replaced(tree[path[0]], path[1:], value)
    return copy


@moderate
@given(path=st.sampled_from(PATHS), value=values)
def test_any_node_may_be_anything(
    path: tuple[Any, ...], value: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever replaces a node, the result is a catalogue or sorted findings."""
    text = json.dumps(replaced(TREE, path, value), ensure_ascii=False)
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert all(str(finding).isprintable() for finding in outcome(file))


def outcome(file: Path) -> tuple[Finding, ...]:
    """Return the findings of a file; none when it is a catalogue."""
    try:
        assert load_catalogue(file, "F").entries
    except CatalogueError as error:
        return error.findings
    return ()


@pytest.mark.parametrize("value", [None, [], {}, ["x"], {"x": "y"}, [[]], "", " "])
def test_no_node_may_be_of_another_kind(value: Any, tmp_path: Path) -> None:
    """A list, a mapping, nothing or blank text in place of any node is a finding.

    Only a cause may be a list of texts as well.
    """
    for path in PATHS:
        if value != ["x"] or path[-1:] != ("cause",):
            assert findings(json.dumps(replaced(TREE, path, value)), tmp_path)


def test_reordered_entries_make_the_same_catalogue(tmp_path: Path) -> None:
    """The order of entries in the file does not decide their order in the catalogue."""
    tree = TREE | {"codes": random.Random(1).sample(TREE["codes"], len(TREE["codes"]))}
    codes = [entry.code for entry in load(json.dumps(tree), tmp_path).entries]
    assert codes == [entry.code for entry in load(ACME, tmp_path).entries]
