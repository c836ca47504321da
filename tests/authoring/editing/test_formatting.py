"""The catalogue's text in order: what moves, what is quoted, and what never changes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.catalogue import entry_order
from errdex.authoring.editing.formatting import contents, format_catalogue
from errdex.authoring.editing.listing import read_root
from errdex.authoring.linting.order import lint_order
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.source.findings import CatalogueError
from errdex.errors import ErrdexError
from tests.conftest import ACME
from tests.support.catalogues import moderate

HEAD = "fields:\n  b: {where: x} # first\n  a: {where: y}\ncodes: # the entries\n"
PARTS = {
    "text": "    title: Title of {code}\n",
    "block": "    notes: |\n      One\n      # not a comment\n\n      - not an entry\n",
    "kept": "    notes: |+\n      One\n\n",
    "comment": "    # inside {code}\n",
    "quoted": '    title: "one\n      # two\n\n      three"\n',
    "steps": "    remediation:\n      - do: A. # why\n      # above a step\n      - do: B.\n",
}


def fmt(text: str) -> str:
    """Return the formatted text, which is formatted for good."""
    formatted = format_catalogue(text, "F")
    assert format_catalogue(formatted, "F") == formatted
    return formatted


@st.composite
def entries(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Return the fields, codes and texts of some entries, with comments above and inside."""
    names = draw(st.lists(st.tuples(st.sampled_from("abz"), st.integers(0, 30)), unique=True,
                          min_size=1, max_size=8))  # fmt: skip
    return [(field, f"C{number}", draw(texts(field, f"C{number}"))) for field, number in names]


def texts(field: str, code: str) -> st.SearchStrategy[str]:
    """Return how an entry may be written, with what is above it."""
    above = st.sampled_from(["", "\n", f"  # about {code}\n", f"\n# about {code}\n  #\n", "\n\n"])
    start = st.sampled_from([f"  - code: {code}\n    field: {field}\n",
                             f'  -\n    field: {field}\n    code: "{code}" # x\n'])  # fmt: skip
    parts = st.lists(st.sampled_from(sorted(PARTS)), unique_by=lambda part: PARTS[part][:9],
                     max_size=3)  # fmt: skip
    return st.builds(
        lambda a, s, p: a + s + "".join(PARTS[part].replace("{code}", code) for part in p),
        above, start, parts,
    )  # fmt: skip


@moderate
@given(entries(), st.sampled_from(["", "\n  # end\n", "owners: {x: y} # later\n", "...\n"]),
       st.sampled_from(["\n", "\r\n"]), st.booleans())  # fmt: skip
def test_sorting_keeps_every_line_and_all_data(
    written: list[tuple[str, str, str]], tail: str, end: str, ended: bool
) -> None:
    """Whatever the order, the comments and the layout: sorted, the same data, no line lost."""
    text = (HEAD + "".join(text for *_, text in written) + tail).replace("\n", end)
    text = text if ended else text.rstrip("\r\n")
    formatted = fmt(text)
    before, after = read_root(text, "F"), read_root(formatted, "F")
    assert contents(after) == contents(before)
    assert Counter(formatted.split(end)) - Counter(text.split(end)) <= Counter([""])
    assert not Counter(text.split(end)) - Counter(formatted.split(end)) - Counter([""])
    values = [(node["field"], node["code"]) for node in after["codes"]]
    order = entry_order(values, ["b", "a"])
    found = [order(*value) for value in values]
    assert found == sorted(found)
    lines = formatted.split(end)
    for number, line in enumerate(lines):
        if "# about" in line:
            code = line.split()[-1]
            assert any(f"code: {code}" in s.replace('"', "") for s in lines[number : number + 5])


def test_comments_move_and_blank_lines_stay() -> None:
    """A comment above an entry goes with it; the blank line between two entries stays there."""
    text = """codes:
  # The list starts here.

  # about B
  - code: B
    field: a
    # inside B

  - {code: A, field: a} # beside A
  # at the end
fields: {a: {}}
"""
    assert (
        fmt(text)
        == """codes:
  # The list starts here.

  - {code: A, field: a} # beside A

  # about B
  - code: B
    field: a
    # inside B
  # at the end
fields: {a: {}}
"""
    )


def test_entries_without_indentation() -> None:
    """A list whose dashes are below its key's first letter is sorted as well."""
    text = "fields: {a: }\ncodes:\n# b\n- code: B\n  field: a\n# a\n- code: A\n  field: a"
    assert (
        fmt(text)
        == "fields: {a: }\ncodes:\n# a\n- code: A\n  field: a\n# b\n- code: B\n  field: a\n"
    )


def test_codes_are_quoted_where_they_need_it(tmp_path: Path) -> None:
    """Codes and references that YAML could misread get quotes; nothing else does."""
    text = ACME.replace('"SB:0100"', "404").replace('"OK"', "NO").replace('"Inv', '"Inv')
    text = text.replace(
        "    source: wiki\n", "    aliases: [1e5, word] # é 404\n    source: wiki\n", 1
    )
    formatted = fmt(text)
    assert '  - code: "404"\n' in formatted
    assert 'see_also: [{code: "404", because' in formatted
    assert '    aliases: ["1e5", word] # é 404\n' in formatted
    assert '  - code: "NO"\n' in formatted
    path = tmp_path / "acme.yaml"
    path.write_text(formatted, encoding="utf-8")
    catalogue = load_catalogue(path, "F")
    assert list(lint_order(catalogue)) == []
    assert catalogue.find("404") is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("codes: [", "F:2:1: not YAML: "),
        ("- a\n", "F:1:1: a catalogue is a mapping"),
        ("codes: &x\n  - code: A\n", 'F:1:8: anchor "&x" is not allowed'),
        ("fields: {}\n", "F:1:1: codes: must be a list"),
        ("codes: none\n", "F:1:8: codes: must be a list"),
        (
            "codes: [{code: B, field: b}, {code: A, field: b}]",
            "F:1:8: codes: is a list in brackets; write each",
        ),
        ("codes:\n  - code: A\n", "F:2:5: codes: entry 1 lacks its code or its field"),
        ("codes:\n  - A\n", "F:2:5: codes: entry 1 lacks its code or its field"),
    ],
)
def test_what_cannot_be_sorted_is_refused(text: str, told: str) -> None:
    """A text that does not parse, or whose entries are not told apart, is refused with a place."""
    with pytest.raises(CatalogueError) as caught:
        format_catalogue(text, "F")
    assert str(caught.value).startswith(told)


def test_a_list_in_brackets_may_be_in_order() -> None:
    """JSON is YAML, and sorted JSON is formatted."""
    text = '{"fields": {"a": {}}, "codes": [{"code": "A", "field": "a"}]}'
    assert fmt(text) == text


def test_what_would_change_is_refused() -> None:
    """Where a line of a text looks like a comment above the next entry, nothing is moved."""
    text = 'codes:\n  - code: B\n    field: a\n    title: "x\n  # y"\n  - code: A\n    field: a\n'
    with pytest.raises(ErrdexError, match="move them by hand"):
        format_catalogue(text.replace('y"\n', 'y\n  #"\n'), "F")


def test_texts_of_several_paragraphs_stay_as_they_are() -> None:
    """Sorted, an entry keeps its block texts, with lists, code and empty lines in them."""
    first, second = ENTRY_WITH_BLOCKS.format(code="E2"), ENTRY_WITH_BLOCKS.format(code="E1")
    head = "fields: {code: {title: Code, where: response.json.code}}\ncodes:\n"
    sorted_text = format_catalogue(f"{head}{first}{second}", "F")
    assert sorted_text == f"{head}{second}{first}"


ENTRY_WITH_BLOCKS = """\
  - code: {code}
    field: code
    description: |
      Of {code}:

      - one
        - two

      ```yaml
      - code: E0

      key: value
      ```
    cause: It is so.
"""
