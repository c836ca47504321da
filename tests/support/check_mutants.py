"""Seeded mutations of the check cases' documents, for comparing the two runtimes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from errdex.evidence.http.documents import read_body
from errdex.evidence.text.json_text import JsonNumber
from tests.support.check_cases import CheckCase, Document

PIECES = (
    *("", " ", "\t", "\n", "\r\n", "\u00a0", "\u2028", "\ufeff", "\x00", "\x1c", "\u0085"),
    *('"', "'", "\u201c", "\\", "\\u0041", "\\ud800", "\\ud83d\\ude00", "%", "%2B", "%C3", "%00"),
    *("+", ",", ";", "=", "&", "/", ":", "::", "-", "_", ".", "*", "***", "$", "{", "}", "[", "]"),
    *(
        "0",
        "9",
        "00",
        "1e5",
        "-0",
        "1.0",
        "\u0661",
        "\u00b2",
        "a",
        "Z",
        "\u00e9",
        "\u0130",
        "\u017f",
    ),
    *("\U0001f600", "\u4e2d\u6587", "__proto__", "constructor", "null", "true", "NaN", "Infinity"),
    *("[REDACTED]", "<secret>", "{{digest}}", "${NUM_6}", "$(NUM_6)", "${TXT_2}", "${1}", "WSSE"),
    *("2018-02-29T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.5+23:59"),
    *("8618612345678", "::ffff:1.2.3.4", "/33", "[1,2]", '["1"]', "A" * 30, "a1" * 15),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, "", " ", "***", [], {}, JsonNumber("1.0"), JsonNumber("-1e400")),
    *(["1", JsonNumber("1")], [["a"], ["a"]], {"to": "1"}, {"__proto__": "x"}, {"10": 1, "2": 2}),
    *(["+8618612345678"] * 9, [{"a": JsonNumber("1")}, {"a": JsonNumber("1")}]),
)


def mutants(cases: list[CheckCase], seed: int, count: int) -> Iterator[Document]:
    """Yield documents, each a case's with one to three changes; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        document = _copy(chance.choice(cases).document)
        for _ in range(chance.randint(1, 3)):
            _change(document, chance)
        yield document


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copy(item) for name, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _change(document: Document, chance: random.Random) -> None:
    request = document["request"]
    part = chance.randrange(8) if request else 7
    if part < 3:
        _change_one(request["headers"], chance)
    elif part < 5 and request["body"] is not None:
        request.update(read_body(_mutated(request["body"], chance)))
    elif part == 5 and isinstance(request["json"], dict):
        _change_deep(request["json"], chance)
    elif part == 6:
        name = chance.choice(["path", "host", "media_type", "method"])
        request[name] = _mutated(request[name], chance)
    else:
        _change_one(document["context"], chance)


def _change_one(texts: dict[str, Any], chance: random.Random) -> None:
    """Change, drop or add one of a mapping's texts; of a list change one item."""
    if not texts or chance.random() < 0.1:
        texts[chance.choice(["authorization", "x-wsse", "template", "sent_at"])] = "x"
        return
    name = chance.choice(list(texts))
    value = texts[name]
    if chance.random() < 0.1:
        del texts[name]
    elif isinstance(value, str):
        texts[name] = _mutated(value, chance)
    elif value:
        at = chance.randrange(len(value))
        value[at] = _mutated(value[at], chance)


def _change_deep(node: Any, chance: random.Random) -> None:
    """Change one value somewhere in a JSON value, or the kind of it."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    if not keys:
        return
    key = chance.choice(keys)
    value = node[key]
    if isinstance(value, dict | list) and chance.random() < 0.8:
        _change_deep(value, chance)
    elif value.__class__ is str and chance.random() < 0.7:
        node[key] = _mutated(value, chance)
    else:
        node[key] = _copy(chance.choice(VALUES))


def _mutated(text: str, chance: random.Random) -> str:
    """Return text with a piece put in, taken out, doubled or replaced."""
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice([0, 0, 1, 1, 2, 8, 40]))
    middle = chance.choice([chance.choice(PIECES), chance.choice(PIECES), text[start:end] * 2])
    return text[:start] + middle + text[end:]
