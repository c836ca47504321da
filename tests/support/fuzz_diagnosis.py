"""Compares whole diagnoses of CPython and of the site's script in node over mutated cases, and
looks for leaks in them.

`python -m tests.support.fuzz_diagnosis COUNT [SEED]` prints what differed and exits with 1
where anything did. The same count and seed give the same inputs.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from errdex.diagnosis.knowledge import Knowledge
from tests.cases import Case, load_cases
from tests.support import check_cases, reading_cases
from tests.support.runtimes import (
    Node,
    own_knowledge,
    python_text,
    site_data,
    write_site_script,
)

BATCH = 100
PRIVATE = re.compile(
    r"(?<![0-9])\+?(?!20[0-4][0-9]{11}(?![0-9]))[0-9]{11,}"
    "|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}=="
)
"""Numbers of recipients, no times of 14 digits, and digests, which no output may hold whole."""

PIECES: tuple[str, ...] = (
    *"\"'`\\^%&=+,:;{}[]()<>#$!|@?/~ \t\r\n\0\x1b\x7f",
    *(
        "\r\n",
        "\n\n",
        "\\\n",
        "^\r\n",
        "`\n",
        "''",
        '""',
        "$'",
        '^"',
        '\\"',
        "%2B",
        "%",
        "%F",
        "%u0041",
    ),
    *(
        "\ufeff",
        "\u2028",
        "\u00a0",
        "\u0085",
        "\u0664",
        "\uff11",
        "\U0001f600",
        "e\u0301",
        "\u202e",
        "\ud800",
    ),
    *("__proto__", "constructor", '"10":1,', "toString", "null", "true", "1.0", "-0", "1e9", "NaN"),
    *("\\ud800", "\\u0000", "\\x41", "***", "[REDACTED]", "<app secret>", "{{secret}}", "$SECRET"),
    *(
        "-d ",
        "-H ",
        "--data-urlencode ",
        "--next ",
        "-G ",
        "-u a:b ",
        "-F x=1 ",
        "-k",
        "curl ",
        "@file",
    ),
    *("HTTP/1.1 404 Not Found\r\n\r\n", "POST /x HTTP/2\n", "> ", "< ", "Host:", "charset=utf-8"),
    *(
        "E000510",
        "E00O102",
        "000000",
        "e000102",
        "E999999",
        "+8615123456789",
        "2018-02-30T24:00:00Z",
    ),
    *("[" * 70, "0" * 300, "a" * 300, " " * 100, "\u4e2d" * 30, '\\"' * 40),
)


@dataclass
class Tally:
    """What a run found."""

    inputs: int = 0
    differing: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    leaking: list[tuple[str, str]] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing differed and nothing leaked."""
        return not self.differing and not self.leaking


@dataclass(frozen=True)
class Input:
    """A mutated case, and what must stay hidden of it."""

    text: str
    context: dict[str, str]
    private: tuple[str, ...]


def mutated(cases: list[Case], count: int, seed: int) -> Iterator[Input]:
    """Yield so many inputs, every case in turn."""
    chance = random.Random(seed)
    private = [_private(case) for case in cases]
    for number in range(count):
        case = cases[number % len(cases)]
        text = case.input
        for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 5, 8))):
            text = _mutation(text, chance, cases)
        context = {name: _context_value(value, chance) for name, value in case.context.items()}
        yield Input(text, context, (*private[number % len(cases)], *_secret(context)))


def all_cases() -> list[Case]:
    """Return the rows of every table: whole results, checks as requests, and what is read."""
    read = [Case(row["name"], reading_cases.text_of(row), {}, {}) for row in reading_cases.CASES]
    return [*load_cases(), *filter(None, map(_pasted, check_cases.load_cases())), *read]


def _pasted(row: check_cases.CheckCase) -> Case | None:
    """Return the document of a check case as the raw HTTP request that it came from."""
    request = row.document["request"]
    if request is None:
        return None
    lines = [f"{request['method']} {request['path']} HTTP/1.1", f"Host: {request['host']}"]
    lines += [f"{name}: {value}" for name, value in request["headers"].items()]
    context = {
        name: ",".join(value) if isinstance(value, list) else value
        for name, value in row.document["context"].items()
    }
    return Case(row.name, "\n".join([*lines, "", request["body"] or ""]), context, {})


def _private(case: Case) -> tuple[str, ...]:
    found = set(PRIVATE.findall(case.input))
    return tuple(sorted(found | {number.lstrip("+") for number in found}))


def _secret(context: dict[str, str]) -> tuple[str, ...]:
    """Return the secret that was given; one that differs from it by a sign is unknown to all."""
    secret = context.get("app_secret", "")
    return (secret,) if len(secret) >= 6 else ()


def _context_value(value: str, chance: random.Random) -> str:
    if chance.random() < 0.95:
        return value
    at = chance.randint(0, len(value))
    return value[:at] + chance.choice(PIECES) + value[at:]


def _mutation(text: str, chance: random.Random, cases: list[Case]) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice((1, 1, 2, 5, 20, 100)))
    kind = chance.randrange(8)
    if kind <= 1:
        return text[:start] + chance.choice(PIECES) + text[start:]
    if kind == 2:
        return text[:start] + text[end:]
    if kind == 3:
        return text[:start] + chance.choice(PIECES) + text[end:]
    if kind == 4:
        return text[:end] + text[start:]
    if kind == 5:
        return text[: max(1, start)]
    if kind == 6:
        sign = chance.choice("\"'\n ,:=+&")
        return text.replace(sign, chance.choice(PIECES), chance.choice((1, 2, -1)))
    other = chance.choice(cases).input
    return text[:start] + "\n" * chance.randint(0, 2) + other[: chance.randint(0, len(other))]


def compare(count: int, seed: int, program: str) -> Tally:
    """Return what so many mutated cases found; `program` is node."""
    tally = Tally()
    knowledge = own_knowledge()
    with TemporaryDirectory() as folder, Node(program, write_site_script(Path(folder))) as node:
        node.ask("load", site_data())
        batch: list[Input] = []
        for made in mutated(all_cases(), count, seed):
            batch.append(made)
            if len(batch) == BATCH:
                _compare(batch, node, tally, knowledge)
                batch = []
        _compare(batch, node, tally, knowledge)
    return tally


def _compare(batch: list[Input], node: Node, tally: Tally, knowledge: Knowledge) -> None:
    node.send("digests", [[made.text, made.context] for made in batch])
    ours = [python_text(made.text, made.context, knowledge) for made in batch]
    theirs = node.receive()
    tally.inputs += len(batch)
    for made, python, javascript in zip(batch, ours, theirs, strict=True):
        if sha256(python.encode("utf-8", "surrogatepass")).hexdigest() != javascript:
            tally.differing.append((made.text, made.context))
        tally.leaking += [(made.text, text) for text in made.private if _shows(python, text)]


def _shows(said: str, private: str) -> bool:
    """Return whether what is said contains a text; in JSON it would be escaped."""
    return private in said or json.dumps(private, ensure_ascii=False)[1:-1] in said


def main(arguments: list[str]) -> int:
    """Run and print; return 0 where nothing differed and nothing leaked."""
    count = int(arguments[0]) if arguments else 1000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    program = shutil.which("node")
    if program is None:
        print("node is not installed", file=sys.stderr)
        return 2
    before = time.monotonic()
    tally = compare(count, seed, program)
    minutes = (time.monotonic() - before) / 60
    print(
        f"{tally.inputs} inputs, seed {seed}: {len(tally.differing)} differ, "
        f"{len(tally.leaking)} leak; {tally.inputs / minutes:.0f} a minute"
    )
    for text, what in [*tally.differing[:5], *tally.leaking[:5]]:
        print(json.dumps([text, what]))
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
