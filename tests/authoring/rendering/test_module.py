"""The generated module for catalogues of every kind: folds, suggestions, hostile text."""

from __future__ import annotations

import json
import pickle
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped] # no stubs are installed
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from errdex.authoring.rendering.exports import entry_dict
from errdex.matching import guessed
from tests.conftest import ACME
from tests.support.catalogues import (
    answers_of,
    catalogue_text,
    entry,
    found_naively,
    load_text,
    moderate,
    module_of,
    source_of,
    write_module,
)

HOSTILE = [
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt;",
        "</p><b>",
        "<!-- x",
    ),
    *(
        "[x](javascript:alert(1))",
        "![x](http://example.com/x.png)",
        "[x]: http://example.com",
        "[x]",
    ),
    *("# x", "> x", "- x", "+ x", "* x", "1. x", "2) x", "---", "===", "***", "___", "- - -"),
    *("    x", "```", "````", "~~~", "`", "``", "`` ` ``", "``a` <b> `b", "`<b>` <i>", "a`<b>"),
    *(
        "**x**",
        "_x_",
        "~~x~~",
        "|a|b|",
        ":-|-:",
        "a|b",
        "\\",
        "\\<b>",
        "\\`<b>`",
        "`\\` <b>",
    ),
    *(
        "http://example.com <b>",
        "<http://example.com>",
        "@all",
        "$x$",
        "{: .x}",
        "{{ x }}",
        "{% x %}",
    ),
    *(
        '"""',
        "'''",
        "\\",
        '\\"',
        "%s",
        "{self}",
        "\u200f\u200e",
        "\xa0x",
        "😀",
        "消息",
        "#",
        "x #",
    ),
]
PAGE_TAGS = {"h3", "p", "strong", "ul", "ol", "li", "code", "pre", "div", "span", "a"}


def life(state: str, **more: str) -> dict[str, Any]:
    return {"lifecycle": {"state": state} | more}


LIVES = catalogue_text(
    [
        entry("E01", **life("removed", since="v2", replaced_by="E02", note="It was merged.")),
        entry("E02", **life("deprecated", since="2026-01", replaced_by="E03")),
        entry("E03"),
        entry("E04", **life("removed", replaced_by="E00", note="It is fine now.")),
        entry("E00", success=True, severity="info"),
        entry("E05", **life("removed", note="Gone.")),
        entry("E05", "Alive in status", field="status"),
        entry("E06", **life("removed", note="Gone from code.")),
        entry("E06", field="status", **life("removed", note="Gone from status.")),
    ]
)


def check(module: Any, text: str, expected: str | None) -> None:
    """Compare what a text is taken for with a code, or with None where it is no code."""
    entry = module.get(text)
    assert (entry and entry.code) == expected


# ---- lifecycles ----


@pytest.fixture(scope="module")
def lives() -> Any:
    return module_of(LIVES)


@pytest.mark.parametrize("text", ["E01", "e01", "1", " E-01 ", "EO1"])
def test_a_removed_code_says_where_it_went(lives: Any, text: str) -> None:
    """A removed code raises an error of its own, which names what replaces it."""
    with pytest.raises(lives.RemovedCodeError) as caught:
        lives.lookup(text)
    error = caught.value
    assert isinstance(error, lives.UnknownCodeError)
    assert (error.code, error.field) == ("E01", "code")
    assert error.lifecycle == lives.Lifecycle("removed", "v2", "E02", "It was merged.")
    assert error.suggestions == ("E02",)
    assert str(error) == (
        "E01: Removed since v2. Use E02. It was merged. "
        "See https://example.com/made/codes/E01/#code"
    )
    assert lives.get(text, "default") == "default"


def test_a_removed_code_is_not_offered(lives: Any) -> None:
    """Suggestions, searches, texts and CODES know only what is in use."""
    assert list(lives.CODES) == ["E00", "E02", "E03", "E05"]
    assert "E01" not in lives.suggest("E0l")
    assert [found.code for found in lives.search("E01")] == []
    assert lives.find_codes("E01 E02 E06 E05") == ["E02", "E05"]


def test_a_removed_code_that_became_success_suggests_nothing(lives: Any) -> None:
    """Even a replacement is not suggested when it means success; the message still tells it."""
    with pytest.raises(lives.RemovedCodeError, match="Use E00") as caught:
        lives.lookup("E04")
    assert caught.value.suggestions == ()


def test_a_value_in_use_comes_before_a_removed_one(lives: Any) -> None:
    """Without a field the entry in use answers; with one, that field's removal is told."""
    assert lives.lookup("E05").title == "Alive in status"
    assert lives.lookup("E05").also == ()
    with pytest.raises(lives.RemovedCodeError, match="Gone"):
        lives.lookup("E05", "code")
    with pytest.raises(lives.RemovedCodeError, match="Gone from code"):
        lives.lookup("E06")
    with pytest.raises(lives.RemovedCodeError, match="Gone from status"):
        lives.lookup("E06", "status")


def test_a_deprecated_code_is_found_and_says_so(lives: Any) -> None:
    """A deprecated code is an entry; text and Markdown name what to use."""
    found = lives.lookup("E02")
    assert found.lifecycle == lives.Lifecycle("deprecated", "2026-01", "E03", "")
    assert "\nDeprecated since 2026-01. Use E03.\n" in found.text()
    assert "\nDeprecated since 2026-01. Use E03.\n" in found.markdown()
    assert "Deprecated" not in lives.lookup("E03").text()


def test_a_removed_code_survives_a_pickle() -> None:
    """The error can cross a process border."""
    module = module_of(LIVES, "removed_codes")
    error = pickle.loads(pickle.dumps(module.RemovedCodeError("E01", "code")))
    assert error.lifecycle.note == "It was merged."
    assert error.url.endswith("/E01/#code")


# ---- catalogues of other services ----


@pytest.fixture(scope="module")
def acme() -> Any:
    return module_of(ACME)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("InvalidBucket", "InvalidBucket"), ("invalidbucket", "InvalidBucket")),
        *(("INVALID_BUCKET", "InvalidBucket"), ("invalid bucket", "InvalidBucket")),
        *(("InvalidBuckets", None), ("Inva1idBucket", None), ("Bucket", None)),
        *(("inval\u0131dbucket", None), ("\u017fb:0100", None), ("invalidbuc\u212aet", None)),
        *(("SB:0100", "SB:0100"), ("sb:0100", "SB:0100"), ("SB0100", "SB:0100")),
        *(("sb-0100", "SB:0100"), ("sb0l00", None), ("SB:O1OO", None), ("SB100", "SB:0100")),
        *(("100", "SB:0100"), ("OK", "OK"), ("ok", None), ("0K", None), ("O-K", None), ("K", None)),
    ],
)
def test_words_and_signs_are_folded(acme: Any, text: str, expected: str | None) -> None:
    """Codes of mixed case and with signs are folded by the same rules; success never."""
    check(acme, text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("InvalidBuckets", "InvalidBucket"), ("InvlaidBucket", "InvalidBucket")),
        *(("Invalid.Bucket", "InvalidBucket"), ("InvalidBucke", "InvalidBucket")),
        *(("SB:100", "SB:0100"), ("SB.0100", "SB:0100"), ("sb0l00", "SB:0100")),
    ],
)
def test_words_and_signs_are_suggested(acme: Any, text: str, expected: str) -> None:
    """Slips in words and signs are suggested in the catalogue's own spelling."""
    assert acme.suggest(text) == (expected,)


def test_another_catalogues_entries_are_whole(acme: Any) -> None:
    """Every entry's dict is what the site publishes; the address escapes its colon."""
    catalogue = load_text(ACME)
    found = [acme.lookup(entry.code, entry.field) for entry in catalogue.entries]
    assert [e.to_dict() for e in found] == [
        entry_dict(e, answers_of(catalogue)) for e in catalogue.entries
    ]
    assert acme.lookup("SB:0100").url == "https://example.com/acme/codes/SB~3A0100/#error"
    assert acme.retry_after("SB:0100") == 30
    assert acme.should_retry("SB:0100")
    assert acme.FIELDS == ("error", "state")
    step = "Create the bucket. (Storage on-call; console: Buckets)"
    assert f"  2. {step}\n" in acme.lookup("InvalidBucket").text()


def test_codes_that_differ_in_signs_alone_are_not_confused() -> None:
    """A spelling that fits two codes is unknown, and both are suggested."""
    module = module_of(catalogue_text(["A1", "B-12", "B.12"]))
    for code in module.CODES:
        check(module, code, code)
    check(module, "b12", None)
    assert module.suggest("b12") == ("B-12", "B.12")


@pytest.mark.parametrize("codes", [["A"], ["7"], ["X" * 128], ["a.b-c:d_e"], ["0"], ["E1", "E01"]])
def test_small_catalogues_work(codes: list[str]) -> None:
    """One code, a long one, or two that differ by a zero: each is found as itself."""
    module = module_of(catalogue_text(codes))
    assert sorted(codes) == list(module.CODES)
    for code in codes:
        check(module, code, code)
        check(module, f" {code.lower()}\n", code)
        assert module.find_codes(f"code=({code})") == [code]
        assert module.suggest(code)[0] == code
    for text in ("", "?", "zzz", "-", "\x1f", "é"):
        check(module, text, None)
        assert module.suggest(text) == ()


def test_a_catalogue_of_success_alone_suggests_nothing() -> None:
    """Where every code means success nothing is ever suggested, and nothing is folded."""
    module = module_of(catalogue_text([entry("OK", success=True), entry("00", success=True)]))
    for text in ("ok", "OK", "0", "O0", "00", "000", "OOK"):
        assert module.suggest(text) == ()
        assert (module.get(text) is not None) == (text in ("OK", "00"))


def test_bare_numbers_are_padded_where_one_code_results() -> None:
    """Numbers take their zeros; none are taken away, and a prefix is not invented."""
    module = module_of(catalogue_text([f"{number:03}" for number in range(0, 400, 3)]))
    check(module, "6", "006")
    check(module, "O6", "006")
    check(module, "0006", None)
    check(module, "E006", None)
    check(module, "7", None)
    assert module.suggest("0006") == ("006",)
    assert module.suggest("E006") == ("006",)
    assert module.find_codes("code 003, code=1003 code: 006 code=007 code 399") == [
        *("003", "006", "399")
    ]
    assert module.find_codes("at 003, 006") == []


def test_a_number_that_fits_two_prefixes_is_ambiguous() -> None:
    """`12` is neither A12 nor B12 but may have been either; `13` is clear."""
    module = module_of(catalogue_text(["A12", "B12", "B13"]))
    check(module, "12", None)
    check(module, "13", "B13")
    assert module.suggest("12") == ("A12", "B12")


def test_answers_do_not_depend_on_the_process(tmp_path: Path) -> None:
    """Where a number may be read in two ways, every process suggests them in the same order."""
    codes = ["4.012", "4.412", "5.012", "5.512", "6.001", "6.601"]
    write_module(catalogue_text(codes), tmp_path / "made")
    script = "from made import suggest\nprint(*map(suggest, ('412', '512', '601')))"
    answers = {
        subprocess.run(
            [sys.executable, "-S", "-c", script],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": str(seed), "PYTHONUTF8": "1"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in range(6)
    }
    assert len(answers) == 1


def test_the_field_narrows_a_fold_down() -> None:
    """With a field only its codes count, so that a number may become clear."""
    module = module_of(catalogue_text([entry("A12"), entry("B12", field="status")]))
    check(module, "12", None)
    assert module.lookup("12", "code").code == "A12"
    assert module.lookup("12", "status").code == "B12"


def test_words_are_found_folded_and_suggested() -> None:
    """500 words: each in its own, small and spaced spelling, with a slip, and in a text."""
    rng = random.Random(7)
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    words = sorted(
        {"".join(rng.choices(syllables, k=rng.randint(2, 6))).capitalize() for _ in range(500)}
    )
    module = module_of(catalogue_text(words))
    top = 0
    for word in words:
        check(module, word.lower(), word)
        check(module, f"{word[:2]}-{word[2:]}".upper(), word)
        swapped = module.suggest(word[:2] + word[3] + word[2] + word[4:])
        assert word in swapped or word[2] == word[3]
        top += swapped[:1] == (word,)
    assert top >= 0.95 * len(words)
    text = ", ".join(f"code={w}" for w in rng.sample(words, len(words))) + ", Bad" + words[0]
    assert module.find_codes(text) == found_naively(words, text)


@given(st.text("ok0O-_ K\uff2f\uff2b\u200b:SB1l", max_size=8))
@moderate
def test_success_is_never_a_guess_in_any_catalogue(text: str) -> None:
    """The rule holds for words as well."""
    for module in MODULES:
        found = module.get(text)
        if found is not None and found.success:
            assert text.strip(" \u200b") == found.code
        assert not any(module.lookup(code).success for code in module.suggest(text))


MODULES = [
    module_of(ACME),
    module_of(LIVES),
    module_of(catalogue_text([entry("0", success=True), entry("00"), entry("OO"), entry("K0")])),
]


# ---- suggestions ----


@pytest.fixture(scope="module")
def thousand() -> Any:
    """A catalogue of 1,000 codes, a letter and six digits each, without order in the digits."""
    numbers = random.Random(1000).sample(range(1, 1_000_000), 1000)
    codes = sorted(f"{'E' if number % 10 else 'W'}{number:06}" for number in numbers)
    return module_of(catalogue_text(codes))


def top(module: Any, slip: Callable[[str], str], count: int) -> float:
    """Return the share of codes that are among the first suggestions after a slip, in per cent.

    A slip that leads to a code again, that one or another, is no slip.
    """
    pairs = [(slip(code), code) for code in module.CODES]
    pairs = [(text, code) for text, code in pairs if text not in module.CODES]
    return 100 * sum(code in module.suggest(text)[:count] for text, code in pairs) / len(pairs)


def wide(code: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in code)


@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(str.lower, id="case"),
        pytest.param(lambda code: code[1:] if code[0] == "E" else code, id="prefix"),
        pytest.param(lambda code: f"ERR-{code[1:]}" if code[0] == "E" else code, id="foreign"),
        pytest.param(lambda code: f"sms.{code}", id="something before"),
        pytest.param(lambda code: code.replace("0", "O"), id="O for 0"),
        pytest.param(lambda code: code.replace("1", "l").replace("5", "S"), id="look-alikes"),
        pytest.param(wide, id="full width"),
        pytest.param(lambda code: f"{code[0]}000{code[1:]}", id="padding"),
        pytest.param(lambda code: code[0] + str(int(code[1:])), id="zeros lost"),
        pytest.param(lambda code: f"{code[:4]}-{code[4:]}", id="dashes"),
        pytest.param(lambda code: " ".join(code), id="spaces"),
        pytest.param(lambda code: f"({code})", id="brackets"),
    ],
)
def test_common_slips_are_always_suggested_first(thousand: Any, slip: Callable[[str], str]) -> None:
    """What people mistype most leads to the code every time."""
    assert top(thousand, slip, 1) == 100


@pytest.mark.parametrize(
    ("slip", "first", "among_three"),
    [
        (lambda code, at: code[:at] + code[at + 1 : at + 2] + code[at] + code[at + 2 :], 85, 100),
        (lambda code, at: code[:at] + code[at + 1 :], 85, 98),
        (lambda code, at: code[:at] + "7" + code[at:], 85, 98),
    ],
    ids=["swapped", "missing", "extra"],
)
def test_slips_of_one_digit_are_suggested(
    thousand: Any, slip: Callable[[str, int], str], first: float, among_three: float
) -> None:
    """Two digits swapped, one too many or missing: the code is among three suggestions."""
    for at in range(1, 6):
        assert top(thousand, lambda code, at=at: slip(code, at), 1) >= first  # type: ignore[misc] # a default
        assert top(thousand, lambda code, at=at: slip(code, at), 3) >= among_three  # type: ignore[misc] # a default


def test_another_digit_is_another_code(thousand: Any) -> None:
    """A code with another digit in place of a digit is no suggestion: it is one of many."""
    for at in range(1, 7):
        wrong = [f"{c[:at]}{(int(c[at]) + 3) % 10}{c[at + 1 :]}" for c in thousand.CODES]
        for text, code in zip(wrong, thousand.CODES, strict=True):
            assert code not in thousand.suggest(text) or text in thousand.CODES


def test_a_slip_of_many_codes_tells_nothing() -> None:
    """A lost last digit leads to ten codes: none of them is more likely than the others."""
    module = module_of(catalogue_text([f"E00{number:04}" for number in range(100, 130)]))
    assert module.suggest("E00010") == ()
    assert module.suggest("E0001022") == ("E000122", "E000102")


def test_the_work_of_a_suggestion_does_not_grow(thousand: Any) -> None:
    """As many spellings are tried in a catalogue of ten codes as in one of a thousand."""
    few = module_of(catalogue_text([*thousand.CODES[:9], "W000001"]))
    for text in ("E123456", "x" * 14, "hello", "12"):
        tried = [
            sum(1 for _ in guessed.respellings(module._runtime._CODES, text))
            + sum(map(len, guessed.slips(module._runtime._CODES, text)))
            for module in (few, thousand)
        ]
        assert tried[0] <= tried[1] <= 1.5 * tried[0] <= 600


def test_long_garbage_is_not_compared(thousand: Any) -> None:
    """Texts much longer than any code are given up before any work."""
    assert thousand.suggest("E12345" * 5) == ()
    assert thousand.suggest(" " * 20 + thousand.CODES[0]) == (thousand.CODES[0],)
    assert thousand.suggest(" " * 80 + thousand.CODES[0]) == ()
    assert list(guessed.slips(thousand._runtime._CODES, "E" * 9)) == []


# ---- finding ----


ORACLE_CODES = ["E1", "E12", "E000001", "E000002", "E000003", "E000004", "Busy", "Busy.Disk", "7-1"]


@pytest.fixture(scope="module")
def tangled() -> Any:
    return module_of(catalogue_text(ORACLE_CODES))


@given(
    st.lists(
        st.sampled_from([*ORACLE_CODES, *" .,-_:xE07é\n", "E00", "Bus", "code=", "Status: "]),
        max_size=12,
    )
)
@moderate
def test_finding_is_what_a_naive_search_does(tangled: Any, parts: list[str]) -> None:
    """On any text `find_codes` finds what comparing every code at every place finds."""
    text = "".join(parts)
    assert tangled.find_codes(text) == found_naively(ORACLE_CODES, text)


@pytest.mark.parametrize(
    "part", ["E", "E0", "E00000", "E000001", "Busy.", "Busy.Dis", "7-", "_", " ", "7-1-", "E1 E12 "]
)
def test_texts_made_to_mislead_are_read_once(tangled: Any, part: str) -> None:
    """A megabyte of beginnings of codes is read in one go, with the right result."""
    text = part * (1_000_000 // len(part))
    assert tangled.find_codes(text) == found_naively(ORACLE_CODES, part * 20)


def test_every_pattern_bounds_its_steps(tangled: Any, thousand: Any) -> None:
    """No pattern repeats without a bound, so that the time is linear in the text."""
    for module in (tangled, thousand, *MODULES):
        for _, pattern, _ in module._SHAPES:
            bare = re.sub(r"\\.|\[[^\]]*\]", "", pattern)
            assert not re.search(r"[*+]|\{\d+,", bare)


# ---- hostile text ----


def doubled(text: str) -> str:
    """Return a text with its braces as a message has them."""
    return text.replace("{", "{{").replace("}", "}}")


def hostile_entry(text: str) -> dict[str, Any]:
    return entry(
        "E1",
        text,
        description=text,
        message=[doubled(text)] * 2,
        cause=[text, text],
        remediation=[{"do": text, "owner": "other", "where": text, "example": text}, {"do": text}],
        tell_customer=text,
        see_also=[{"code": "E2", "because": text}],
        examples=[{"title": text, "text": text}],
        notes=[text, text],
        keywords=[text],
    )


def hostile_module(text: str) -> Any:
    return module_of(catalogue_text([hostile_entry(text), "E2"], title=text))


def rendered(text: str) -> str:
    """Return Markdown as HTML, with the extensions that a site or a ticket system may have on."""
    extensions = ["tables", "footnotes", "attr_list", "def_list", "abbr", "pymdownx.superfences"]
    return str(markdown.markdown(text, extensions=[*extensions, "pymdownx.tilde"]))


def shown(html: str) -> list[str]:
    """Return the words that a reader of HTML sees."""
    bare = re.sub("<[^>]*>", " ", html)
    signs = re.sub("&#(\\d+);", lambda sign: chr(int(sign.group(1))), bare)
    for name, sign in (("quot", '"'), ("lt", "<"), ("gt", ">"), ("amp", "&")):
        signs = signs.replace(f"&{name};", sign)
    return signs.split()


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_kept_as_it_is(text: str) -> None:
    """Text that means something to Python, Jinja or a shell comes out of the module unchanged."""
    module = hostile_module(text)
    found = module.lookup("E1")
    kept = text.strip()
    assert found.title == found.description == found.notes[1] == found.see_also[0].because == kept
    assert found.message == (doubled(kept),) * 2
    assert found.examples[0].text == text
    assert module.CATALOGUE["title"] == kept
    assert json.loads(json.dumps(found.to_dict()))["tell_customer"] == kept
    assert found.problem()["title"] == kept
    assert module.__doc__.startswith(f"What each code of {kept} means ")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_inert_in_markdown(text: str) -> None:
    """Rendered, an entry's Markdown has its own tags only, and shows the text."""
    html = rendered(hostile_module(text).lookup("E1").markdown())
    assert set(re.findall(r"<(\w+)", html)) <= PAGE_TAGS
    assert re.findall(r"<a [^>]*>", html) == ['<a href="https://example.com/made/codes/E1/#code">']
    assert html.count("<li>") == 5 + 2 + 2 + 2 + 1 + 1 + 2
    assert html.count("<h3>") == html.count("<ol>") == 1
    assert html.count("<ul>") == 6


MARKS = st.text("`*_[]()<>!#-+.1:|~\\ &ab\"'={}$@/\n", max_size=14)


@given(MARKS)
@example("`a`<b>`")
@example("\\`<b>")
@example("1)`<b>`")
@moderate
def test_text_shows_itself_in_markdown(text: str) -> None:
    """Rendered, any text is the words that were written, but for the backticks of code."""
    html = rendered(f"Before\n\n{MODULES[0]._reports.markdown_line(text)}\n\nAfter")
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "code"}
    seen = "".join(shown(html)).replace("`", "")
    assert seen == "Before" + "".join(text.split()).replace("`", "") + "After"


@pytest.mark.parametrize(
    "text", ["```\n<b>\n```", "~~~\n<b>", "a\n\n<b>\n\n1. x", "````\n```\n<b>"]
)
def test_an_example_is_a_block_of_code(text: str) -> None:
    """Whatever fences an example holds, it stays in its own, inside its step."""
    step = {"do": "Look.", "example": text}
    module = module_of(catalogue_text([entry("E1", remediation=[step, step])]))
    html = rendered(module.lookup("E1").markdown())
    assert set(re.findall(r"<(\w+)", html)) <= PAGE_TAGS
    blocks = re.findall("<code>(.*?)</code>", html, re.DOTALL)
    assert [shown(block) for block in blocks] == [text.split()] * 2
    assert html.count("<li>") == 5 + 1 + 2


@pytest.mark.parametrize("text", ["`a` and `b`", "the `code` field"])
def test_code_in_text_stays_code(text: str) -> None:
    """Single backticks in pairs are code in Markdown."""
    html = rendered(MODULES[0]._reports.markdown_line(text))
    assert "<code>" in html
    assert "`" not in html


def test_what_the_service_says_is_in_the_entry() -> None:
    """A message is found by a search, and text and dict of its entry show it."""
    module = module_of(catalogue_text([entry("E1", message="No bucket {name}."), "E2"]))
    [found] = module.search("bucket {name}")
    assert found.message == ("No bucket {name}.",)
    assert "\nThe service says\n  No bucket {name}.\n" in found.text()
    assert found.to_dict()["message"] == ["No bucket {name}."]
    assert module.lookup("E2").message == ()
    assert "The service says" not in module.lookup("E2").text()


# ---- the file ----


def test_the_order_in_the_catalogue_does_not_matter() -> None:
    """The same entries in reversed order give the same bytes."""
    codes: Iterable[str] = ["E1", "E2", "Busy", "busy.disk", "SB:1", "SB.2", "404", "7-1"]
    entries = [entry(code) for code in codes] + [entry("E1", field="status")]
    assert source_of(catalogue_text(entries)) == source_of(catalogue_text(entries[::-1]))
    assert source_of(catalogue_text(entries)) == source_of(catalogue_text(entries))


def test_a_row_may_end_before_the_last_fields(acme: Any) -> None:
    """What a row does not hold is empty: no text, no items, no number, not true."""
    fields = (("a", "text"), ("b", "text"), ("c", "texts"), ("d", "number"), ("e", "truth"))
    values = acme._runtime._unpacked((*fields, ("f", "steps")), ["x"])
    assert values == ["x", "", (), None, False, ()]


def test_an_entry_is_one_line() -> None:
    """A changed entry changes one line of the module besides the stamp, and a new one adds one."""
    codes = [f"E{number:03}" for number in range(20)]
    texts = (
        catalogue_text(codes),
        catalogue_text([*codes[:-1], entry(codes[-1], "Other")]),
        catalogue_text([*codes, "E020"]),
    )
    before, changed, longer = (
        [line for line in source_of(text).split("\n") if "_STAMP =" not in line] for text in texts
    )
    assert len(set(changed) - set(before)) == len(set(before) - set(changed)) == 1
    assert len(set(longer) - set(before)) == 1
    assert not set(before) - set(longer)


def test_the_file_says_where_it_comes_from() -> None:
    """Its first line names the catalogue and the command, and warns."""
    first = source_of(ACME).split("\n", 1)[0]
    assert first == '# Generated from codes/made.yaml by "errdex build"; do not edit.'
