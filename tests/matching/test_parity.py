"""Random texts mean the same in CPython and in node, and the fast search finds the same codes."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from errdex.matching.exact import codes_in
from errdex.matching.finding import meant_by, mentions_in
from tests.conftest import tool
from tests.support.matching_cases import (
    CATALOGUES,
    MESSAGES,
    ROWS,
    knowledge_for,
    shown,
    site_data_for,
)
from tests.support.runtimes import Node

COUNT = 400
PIECES = (
    *" \t\n.,:;=-+_/\\\"'()[]{}<>0123456789OoEeZz",
    *(
        "code",
        "Code=",
        "status: ",
        "code ",
        "HTTP/1.1 ",
        "http status ",
        "exit code ",
        " Not Found",
    ),
    *(
        "svn: ",
        "\nsvn: ",
        "error: ",
        "\ncode: ",
        "\r\n",
        "=>",
        "\u00a0",
        "\u2013",
        "\uff10",
        "\uff25",
    ),
    *("\u212a", "\u017f", "\u0131", "\u00e9", "\U0001f600", "\u200b", "__proto__", "constructor"),
)


def texts_for(name: str) -> Iterator[str]:
    """Yield seeded texts of codes, parts of them, other spellings and what is around them."""
    chance = random.Random(f"{name}")
    codes = list(knowledge_for(name).codes.every())
    rows = [row.text for row in ROWS if row.catalogue == name]
    messages = [text for text, _ in MESSAGES.get(name, [])] or [""]
    for _ in range(COUNT):
        parts = []
        for _ in range(chance.randint(1, 9)):
            code = chance.choice(codes)
            at = chance.randint(0, len(code))
            swapped = code.swapcase().replace("0", "O")
            kinds = (code, code[:at], code[at:], f"{code[:at]}-{code[at:]}", swapped, code.lower())
            parts += [chance.choice(kinds), chance.choice(PIECES), chance.choice(PIECES)]
            parts.append(chance.choice((chance.choice(rows), chance.choice(messages), "", "")))
        yield "".join(parts)


@pytest.mark.parametrize("name", ["sms", *CATALOGUES])
def test_random_texts_mean_the_same_in_node(name: str) -> None:
    """Mentions of texts, and of texts as questions, are equal, their order included."""
    codes = knowledge_for(name).codes
    texts = list(texts_for(name))
    with Node(tool("node")) as node:
        node.ask("load", site_data_for(name))
        answers = node.ask("matched", texts)
    for text, (held, asked) in zip(texts, answers, strict=True):
        assert list(map(shown, mentions_in(codes, text))) == list(map(shown, held)), text
        assert list(map(shown, meant_by(codes, text))) == list(map(shown, asked)), text


@pytest.mark.parametrize("name", ["sms", *CATALOGUES])
def test_the_fast_search_finds_what_the_mentions_say(name: str) -> None:
    """`find_codes` gives the exact mentions that belong to no other program, once each."""
    codes = knowledge_for(name).codes
    for text in texts_for(name):
        mentions = [m for m in mentions_in(codes, text) if m.reason == "exact" and not m.program]
        expected = sorted({mention.code for mention in mentions})
        assert sorted(codes_in(codes, text)) == expected, text


@pytest.mark.parametrize("name", ["sms", *CATALOGUES])
def test_long_texts_are_read_once(name: str) -> None:
    """Beginnings of codes and names over and over are read in one go, in both languages."""
    codes = knowledge_for(name).codes
    first = next(codes.every())
    pieces = (first, f"{first} ", first[:-1], "code=", "code ", "code:", '"', "a-", "a b ", "\n: ")
    texts = [(piece * 30_000)[:30_000] for piece in pieces]
    for text in texts:
        mentions_in(codes, text)
        codes_in(codes, text)
    with Node(tool("node")) as node:
        node.ask("load", site_data_for(name))
        assert len(node.ask("matched", texts)) == len(texts)
