"""The finder's index holds what leads to a code, and the finder finds it: without a browser."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering import finder_index, sizes
from errdex.authoring.rendering.findable_pages import findable_pages
from tests.conftest import ACME, ROOT, tool
from tests.support.catalogues import answers_of, catalogue_text, entry, load_text, moderate
from tests.support.finding import ROWS
from tests.support.runtimes import own_project

SMS = load_project(own_project())
RUNNER = ROOT / "tests" / "javascript" / "finder.mjs"


def ask(catalogue: Catalogue, texts: Iterable[str], folder: Path) -> list[dict[str, Any]]:
    """Return what the finder answers to each text: `{hits, total}`."""
    index = folder / "index.js"
    index.write_text(finder_index.index_script(catalogue, answers_of(catalogue)), encoding="utf-8")
    given = "".join(f"{json.dumps(text)}\n" for text in texts)
    done = subprocess.run(
        [tool("node"), str(RUNNER), str(index)],
        input=given, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def codes(answer: dict[str, Any]) -> list[str]:
    """Return the codes of an answer."""
    return [hit["code"] for hit in answer["hits"]]


def test_what_people_have_in_hand_is_found(tmp_path: Path) -> None:
    """Each row of the table has its codes first, in their order, for the reason that it names."""
    answers = ask(SMS, [row.text for row in ROWS], tmp_path)
    for row, answer in zip(ROWS, answers, strict=True):
        named = [hit["code"] or hit["title"] for hit in answer["hits"]]
        assert tuple(named[: len(row.codes)]) == row.codes, row.text[:80]
        assert answer["hits"][0]["kind"] == row.reason, row.text[:80]


def test_every_code_is_found_by_itself_and_by_its_number(tmp_path: Path) -> None:
    """The exact code is the only answer to itself; its digits lead to it, unless to success."""
    known = list(SMS.by_code)
    for code, answer in zip(known, ask(SMS, known, tmp_path), strict=True):
        assert [(hit["code"], hit["reason"]) for hit in answer["hits"]] == [(code, "exact")]
    numbered = [code for code in known if code[0] == "E" and code[1:].strip("0").isdigit()]
    digits = [code[1:] for code in numbered]
    for code, answer in zip(numbered, ask(SMS, digits, tmp_path), strict=True):
        assert codes(answer)[0] == code


def test_every_title_and_keyword_leads_to_its_code(tmp_path: Path) -> None:
    """A title finds its code first; a keyword finds its code among those that are shown."""
    words = [(entry.code, word) for entry in SMS.entries for word in entry.keywords]
    answers = ask(SMS, [word for _, word in words], tmp_path)
    for (code, word), answer in zip(words, answers, strict=True):
        assert code in codes(answer) or code == "000000", word
    titles = [entries[0].title for entries in SMS.by_code.values()]
    for code, answer in zip(SMS.by_code, ask(SMS, titles, tmp_path), strict=True):
        assert codes(answer)[0] == code


@pytest.mark.parametrize(
    "texts",
    [
        ("0", "00", "000", "0000", "00000", "0000000", "00000000", "OOOOOO", "00000O"),
        ("000 000", "000-000", "0 0 0 0 0 0", "\uff10\uff10\uff10\uff10\uff10\uff10"),
        ("000001", "100000", "00000x", "12:00:00.000000", "2018-02-12T15:30:20.000000Z"),
        ("sucess", "succes"),
    ],
)
def test_no_guess_leads_to_success(texts: tuple[str, ...], tmp_path: Path) -> None:
    """Neither a fold, nor a pad, nor a slip, nor a part of a number finds a code of success."""
    for text, answer in zip(texts, ask(SMS, texts, tmp_path), strict=True):
        assert "000000" not in codes(answer), text


def test_an_unknown_text_finds_nothing(tmp_path: Path) -> None:
    """Neither blank text nor words that appear nowhere have hits."""
    for answer in ask(SMS, ["", " \n", "xyzzy frobnicate", "\u200b", "!?", "is it"], tmp_path):
        assert answer == {"hits": [], "total": 0, "unknown": "", "heard": "", "isCut": False}


def test_a_long_run_of_one_sign_is_read_once(tmp_path: Path) -> None:
    """Half a million of the same sign have their answer at once, not after minutes."""
    signs = [*"\\\"'{[(<%&=-_.0aE\n\u202e\u0301\U0001f600", '\\"', "E0", "a-", "%5", "&quot"]
    texts = [(sign * 500_000)[:500_000] for sign in signs]
    assert len(ask(SMS, texts, tmp_path)) == len(texts)


def test_a_quote_may_be_escaped_again_and_again(tmp_path: Path) -> None:
    """A response in JSON inside JSON leads to its code."""
    marks = ("\\", "\\" * 7)
    texts = [f'{{{mark}"code{mark}":{mark}"E000102{mark}"}}' for mark in marks]
    assert [codes(answer) for answer in ask(SMS, texts, tmp_path)] == [["E000102"]] * 2


def test_numbers_need_a_name(tmp_path: Path) -> None:
    """A bare number is a code behind a name of its field, or where it is all that was typed."""
    made = load_text(catalogue_text(["401", "1001", "E000102", "17"]))
    texts = [
        '{"status":401,"error":{"code":"E000102","id":17}}',
        '{"status":401,"code":1001}',
        "worker 17 says 401: E000102",
        "401",
        "code 17",
        "401 messages sent",
    ]
    assert [codes(answer) for answer in ask(made, texts, tmp_path)] == [
        ["E000102"],
        ["1001"],
        ["E000102"],
        ["401"],
        ["17"],
        [],
    ]


def test_an_unknown_code_is_unknown_first(tmp_path: Path) -> None:
    """What has the shape of a code and is none is said, before what is near in spelling."""
    unknown, near, inside = ask(SMS, ["E000999", "E000120", "got E000999 today"], tmp_path)
    assert (unknown["unknown"], codes(unknown)) == ("E000999", [])
    assert (near["unknown"], codes(near)[0]) == ("E000120", "E000102")
    assert inside["unknown"] == "E000999"


def test_codes_of_any_shape_are_found(tmp_path: Path) -> None:
    """Codes of words and with separators are found exactly, joined, by a start and by a slip."""
    texts = ["invalidbucket", "Invalid Bucket", "InvalidBuckt", "Inval", "sb0100", "SB 0100", "100"]
    answers = ask(load_text(ACME), [*texts, "ok", "OK", "locked"], tmp_path)
    expected = [["InvalidBucket"]] * 4 + [["SB:0100"]] * 3 + [[], ["OK"], ["SB:0100"]]
    assert [codes(answer)[:1] for answer in answers] == expected


def test_other_scripts_are_found(tmp_path: Path) -> None:
    """Words with accents, and parts of a message in a script without spaces, lead to the code."""
    says = '{"code":"E2","description":"\u77ed\u4fe1\u7b7e\u540d\u65e0\u6548"}'
    made = load_text(
        catalogue_text(
            [
                entry("E1", "Gr\u00f6\u00dfe \u00fcberschritten"),
                entry("E2", examples=[{"title": "Response", "text": says}]),
                entry(
                    "E3",
                    "\u041e\u0448 \u043f\u043e\u0434\u043f\u0438\u0441\u0438",
                ),
            ]
        )
    )
    texts = [
        "uberschritten",
        "\u7b7e\u540d\u65e0\u6548",
        "\u043f\u043e\u0434\u043f\u0438\u0441\u0438",
    ]
    assert [codes(answer)[0] for answer in ask(made, texts, tmp_path)] == ["E1", "E2", "E3"]


def test_a_removed_code_says_so(tmp_path: Path) -> None:
    """A code that is no longer in use is found, and marked in place of its severity."""
    gone = entry("E1", lifecycle={"state": "removed", "note": "It went away."})
    [answer] = ask(load_text(catalogue_text([gone, "E2"])), ["E1"], tmp_path)
    assert answer["hits"][0]["severity"] == "no longer in use"


def test_a_code_that_means_success_says_so(tmp_path: Path) -> None:
    """It is marked as pages mark it, instead of by its severity."""
    [answer] = ask(SMS, ["000000"], tmp_path)
    assert answer["hits"][0]["severity"] == "success"


@moderate
@given(st.lists(st.text(st.characters(exclude_categories=["C"])), min_size=1))
def test_words_share_what_they_begin_with(words: list[str]) -> None:
    """Shared prefixes count the same in Python and JavaScript, and words come back complete."""
    words = sorted({word for word in words if " " not in word})
    before, back = "", []
    for text in finder_index._shared(words).split(" ") if words else []:
        before = before[: int(text[0], 36)] + text[1:]
        back.append(before)
        assert max(before[: int(text[0], 36)], default="") <= "\uffff"
    assert back == words


def test_titles_come_back_as_they_were(tmp_path: Path) -> None:
    """Capitals, signs and characters of any plane in a title survive the packing."""
    titles = [
        "realm is missing",
        "Realm is missing",
        "X-WSSE Header",
        "\u01c5 \U0001f6ab\U0001f6ac",
        '"#! $</script>',
    ]
    made = load_text(catalogue_text(entry(f"E{n}", title) for n, title in enumerate(titles)))
    answers = ask(made, [f"E{n}" for n in range(len(titles))], tmp_path)
    assert [answer["hits"][0]["title"] for answer in answers] == [
        " ".join(t.split()) for t in titles
    ]


def test_the_index_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """If there are too many words, each code keeps its title and the most distinctive words."""
    often = entry("E1", "First thing", keywords=["common rare"])
    made = load_text(catalogue_text([often, entry("E2", "Second thing", keywords=["common"])]))
    monkeypatch.setattr(sizes, "MOST_WORDS", 6)
    answers = ask(made, ["First thing", "rare", "common"], tmp_path)
    assert [codes(answer) for answer in answers] == [["E1"], ["E1"], ["E2"]]


def test_the_index_is_one_script() -> None:
    """The script assigns one name, in plain data."""
    text = finder_index.index_script(SMS, answers_of(SMS))
    assert re.fullmatch(r"globalThis\.errdexFinderIndex = (\{.*\});\n", text)
    data = json.loads(text.partition(" = ")[2].removesuffix(";\n"))
    assert data["where"]["http"] == ["response.status"]


def test_pages_are_found_by_what_people_call_them(tmp_path: Path) -> None:
    """Owners, severities and sending again lead to pages; what is meant by a code stays first."""
    pages = {page.title: page.path for page in findable_pages(SMS)}
    owners = {owner.title: f"owners/{name}/" for name, owner in SMS.owners.items()}
    resend = dict.fromkeys(["resend", "retry", "send again"], "retry/")
    lists = {"owner": "owners/", "who acts": "owners/", "symptoms": "symptoms/"}
    severity = {"critical": "codes/#severity=critical", "severity": "codes/#severity"}
    expected = {**pages, **owners, **resend, **lists, **severity}
    for path, answer in zip(
        expected.values(), ask(SMS, [text.lower() for text in expected], tmp_path), strict=True
    ):
        assert path in [hit["path"] for hit in answer["hits"]]
    for answer in ask(SMS, ["E000102", "status=E200028", "app_key is invalid"], tmp_path):
        assert answer["hits"][0]["code"]
        assert "page" not in [hit["kind"] for hit in answer["hits"]]


def test_a_pointer_comes_after_what_it_points_to(tmp_path: Path) -> None:
    """A code that says "read the other field" is last where a code of that field is in the text."""
    pointer = next(entry for entry in SMS.entries if entry.points_to)
    target = next(one for one in SMS.entries if one.field == pointer.points_to and not one.success)
    both, alone = ask(SMS, [f"{pointer.code} {target.code}", pointer.code], tmp_path)
    assert codes(both) == [target.code, pointer.code]
    assert codes(alone) == [pointer.code]
