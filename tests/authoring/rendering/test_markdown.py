"""Catalogue text in Markdown: whatever it holds, Python-Markdown shows it as text."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import markdown as python_markdown  # type: ignore[import-untyped] # stubs are not installed
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.rendering.markdown import (
    bare,
    breakable,
    fenced,
    front_matter,
    inline,
    literal,
    whole,
)

EXTENSIONS = ["attr_list", "md_in_html", "admonition", "tables", "toc", "pymdownx.superfences"]

TYPED = st.text(
    st.one_of(
        st.sampled_from("`*_{}[]()<>#+-.!|~^$=:&;\"'\\/@%1 \n"),
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="`"),
    ),
    min_size=1,
).filter(str.strip)
"""Text as the loader lets it pass, full of what Markdown reads as its own."""


class Shown(HTMLParser):
    """The elements of rendered Markdown, and its text with white space collapsed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.words: list[str] = []
        html = python_markdown.markdown(text, extensions=EXTENSIONS)
        self.feed(html)
        self.close()
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag if not attrs or tag == "h1" else f"{tag} {attrs}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def check(typed: str, shown: str) -> None:
    """Check what a reader sees of a text that an author typed, and that it stays one paragraph."""
    page = Shown(inline(typed))
    assert page.text == shown
    assert set(page.elements) <= {"p", "code"}


@pytest.mark.parametrize(
    "typed",
    [
        "<b>bold</b> & &lt; &#60;",
        "**bold** _em_ [a](b) ![a](b) [a]: b",
        "# heading",
        "- item",
        "1. item",
        "1) item",
        "> quote",
        "```",
        "a ` b",
        "``double``",
        "| a | b |",
        "---",
        "{: #id }",
        '!!! note "x"',
        "back\\slash \\*",
        "https://example.com/ <https://example.com/> a@example.com",
    ],
)
def test_text_is_shown_as_typed(typed: str) -> None:
    """Special characters of Markdown and HTML appear on the page as they were typed."""
    check(typed, typed)


def test_text_between_single_backticks_is_code() -> None:
    """A pair of backticks marks code; all else stays text, in the code as well."""
    assert inline("see `a<b>` and `*c*`") == (
        "see <code>a&#60;b&#62;</code> and <code>&#42;c&#42;</code>"
    )
    check("see `a<b>`", "see a<b>")


def test_white_space_collapses() -> None:
    """Line ends and indentation do not reach Markdown, where they would have a meaning."""
    assert inline("  one\n\n    two\tthree ") == "one two three"


@given(TYPED)
def test_any_text_is_inert(typed: str) -> None:
    """Whatever is typed becomes one paragraph with nothing but text and code in it."""
    page = Shown(inline(typed))
    assert set(page.elements) <= {"p", "code"}
    assert letters(page.text) == letters(typed)


def letters(text: str) -> str:
    """Return a text without white space and without backticks, which may have become code."""
    return "".join(text.split()).replace("`", "")


@given(TYPED)
def test_any_text_is_inert_in_headings_lists_and_tables(typed: str) -> None:
    """The same holds in the other places where templates put text."""
    text = inline(typed)
    page = Shown(
        f"# {text} {{ #id }}\n\n- {text}\n\n# .\n\n1.  {text}\n\n"
        f"| . |\n| --- |\n| {text} |\n\n> {text}\n"
    )
    assert [element for element in page.elements if element != "code"] == [
        "h1", "ul", "li", "h1", "ol", "li", "table", "thead", "tr", "th", "tbody", "tr", "td",
        "blockquote", "p",
    ]  # fmt: skip
    once = letters(typed)
    assert letters(page.text) == f"{once}{once}.{once}.{once}{once}"


@given(TYPED)
def test_a_fenced_block_shows_its_text(typed: str) -> None:
    """A block shows any text letter by letter, in a numbered step too."""
    block = typed.strip()
    page = Shown(f"1.  step\n\n{fenced(block, 4)}\n")
    assert page.elements[:4] == ["ol", "li", "p", "div [('class', 'highlight')]"]
    shown = "".join(page.words)
    assert shown[shown.index("step") + 4 :].strip() == block.strip()


def test_a_fence_is_longer_than_any_in_its_text() -> None:
    """Backticks in a block do not end it."""
    assert fenced("a\n````\nb").startswith("`````text\n")


def test_an_indented_block_keeps_empty_lines_empty() -> None:
    """Lines are indented, empty ones are not, so that no trailing space is written."""
    assert fenced("a\n\n  b\n", 2) == "  ```text\n  a\n\n    b\n  ```"


@given(TYPED)
def test_front_matter_is_read_back(typed: str) -> None:
    """MkDocs reads front matter with a YAML reader and gets what was written."""
    text = front_matter(title=typed, search={"exclude": True})
    assert text.startswith("---\n")
    assert text.endswith("\n---")
    assert yaml.safe_load(text.strip("-")) == {"title": typed, "search": {"exclude": True}}


def test_bare_text_is_html_without_code_marks() -> None:
    """Titles take no mark-up: HTML is escaped, pairs of backticks go, single ones stay."""
    assert bare("a `code`\n<b> \"q\" 'q' & ` end") == (
        "a code &lt;b&gt; &quot;q&quot; &#x27;q&#x27; &amp; ` end"
    )


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a   b\nccc d", False),
        ("a   b\nccc  d", True),
        ("NAME  digits\nTIME  a time", True),
        ('{\n    "code": 1,\n    "text": 2\n}', False),
        ("one line  of two", False),
    ],
)
def test_a_block_in_columns_says_so(text: str, columns: bool) -> None:
    """Two lines with a gap inside are columns, which must not be wrapped; indentation is none."""
    html = python_markdown.markdown(fenced(text), extensions=EXTENSIONS)
    assert ("errdex-columns" in html) == columns
    assert unescape(html).count(text.split("\n")[-1]) == 1


def test_a_name_with_a_hyphen_stays_on_one_line() -> None:
    """Names of headers keep together; words that may be broken at a hyphen do not."""
    kept = whole(inline("The `X-WSSE` header is well-formed"))
    assert kept.count("errdex-whole") == 1
    assert '<code><span class="errdex-whole">X-WSSE</span></code>' in kept


def test_a_long_code_breaks_between_its_words() -> None:
    """Behind a sign and before a capital; a short one stays whole, and copies as it is."""
    assert breakable("E000102") == "E000102"
    assert breakable("kms/key-not-found") == "kms/<wbr>key-<wbr>not-<wbr>found"
    assert breakable("PaymentDeclined") == "Payment<wbr>Declined"
    assert breakable("<b>.not_found.x").replace("<wbr>", "") == literal("<b>.not_found.x")
