"""Feeds broken catalogues to the loader: `python -m tests.support.fuzz_loading INPUTS [SEED]`.

Each input is a good or a broken catalogue after some random edits, or random text. The loader
answers with a catalogue or with findings; anything else is a fault and is shown with its input.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.policies import lint_catalogue
from errdex.authoring.rendering import exports
from errdex.authoring.source.findings import CatalogueError, Finding
from tests.conftest import ROOT
from tests.support.catalogues import answers_of

DATA = ROOT / "tests" / "data"
SHIPPED = ROOT / "codes" / "sms.yaml"
WORDS = """: - , [ ] { } # & * ! | > ' " % @ ` ? ~ = << --- ... \\ $ |- >2 &a *a <<: a:b ${x} {{x}}
    000000 404 010 NO null true 1e5 2023-07-20 .inf 0x1F CON .. E1. "\\ud800" "\\e" "\\P"
    !!str !!python/name:os.system"""
SIGNS: list[str] = [*WORDS.split(), *"\t\r\n\x00\x1b\x7f\x85\ufeff\u2028\u202e\u200f消🚫", "\r\n"]
ALPHABET = "abE019 \n\n  :-,[]{}#&*!|>'\"%@`?~=\\\t\r\x00\ufeff\u2028消🚫"


def delete(text: str, rng: random.Random) -> str:
    """Take out a part."""
    start = rng.randrange(len(text) + 1)
    return text[:start] + text[start + rng.choice([1, 2, 5, 40, 400]) :]


def insert(text: str, rng: random.Random) -> str:
    """Put in something that means something to YAML or to a catalogue."""
    start = rng.randrange(len(text) + 1)
    return text[:start] + rng.choice(SIGNS) * rng.choice([1, 1, 1, 2, 30]) + text[start:]


def replace(text: str, rng: random.Random) -> str:
    """Replace what follows a key."""
    lines = text.split("\n")
    number = rng.randrange(len(lines))
    key, colon, _ = lines[number].partition(":")
    lines[number] = f"{key}{colon} {rng.choice(SIGNS)}"
    return "\n".join(lines)


def indent(text: str, rng: random.Random) -> str:
    """Move some lines to the right or to the left."""
    lines = text.split("\n")
    start, by = rng.randrange(len(lines)), rng.choice([1, 2, 4, -1, -2])
    for number in range(start, min(len(lines), start + rng.choice([1, 1, 3, 20]))):
        lines[number] = " " * by + lines[number] if by > 0 else lines[number][-by:]
    return "\n".join(lines)


def shuffle(text: str, rng: random.Random) -> str:
    """Double a line, or let two lines change places."""
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    if rng.random() < 0.5:
        lines.insert(one, lines[other])
    else:
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


EDITS: tuple[Callable[[str, random.Random], str], ...] = (delete, insert, replace, indent, shuffle)


def make_input(texts: list[str], rng: random.Random) -> bytes:
    """Return the bytes of one input."""
    if rng.random() < 0.05:
        return "".join(rng.choices(ALPHABET, k=rng.randrange(300))).encode()
    text = rng.choice(texts)
    for _ in range(rng.choice([1, 1, 2, 3, 8])):
        text = rng.choice(EDITS)(text, rng)
    data = text.encode()
    if rng.random() < 0.05 and data:
        place = rng.randrange(len(data))
        data = data[:place] + rng.randbytes(3) + data[place:]
    return data


def load(path: Path) -> tuple[Finding, ...]:
    """Load a catalogue and use it; return the findings that stopped it, each in good form."""
    try:
        catalogue = load_catalogue(path, "F")
    except CatalogueError as error:
        examine(error.findings, path.read_bytes())
        return error.findings
    lint_catalogue(catalogue)
    answers = answers_of(catalogue)
    exports.catalogue_json(catalogue, exports.entry_lines(catalogue, answers), answers)
    exports.catalogue_csv(catalogue)
    return ()


def examine(findings: tuple[Finding, ...], data: bytes) -> None:
    """Assert that findings can be printed, and point into the file or just behind its end."""
    lines = data.count(b"\n") + data.count(b"\r") + 2
    assert findings
    for finding in findings:
        assert str(finding).isprintable(), finding
        assert 0 <= finding.line <= lines, finding
        assert (finding.line > 0) == (finding.column > 0), finding


def run(inputs: int, seed: int = 1) -> tuple[int, int]:
    """Try so many inputs; return how many were refused, and the number of findings."""
    rng = random.Random(seed)
    texts = [path.read_text("utf-8") for path in sorted((DATA / "broken").glob("*.yaml"))]
    acme = (DATA / "acme.yaml").read_text("utf-8")
    texts += [acme] * len(texts) + [SHIPPED.read_text("utf-8")[:20_000]]
    refused = findings = 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.yaml"
        for _ in range(inputs):
            data = make_input(texts, rng)
            path.write_bytes(data)
            try:
                found = load(path)
            except BaseException:
                print(f"seed {seed}, input: {data!r}", file=sys.stderr)
                raise
            refused += bool(found)
            findings += len(found)
    return refused, findings


def main(arguments: list[str]) -> None:
    """Run the fuzzer from the command line."""
    inputs, seed = (int(argument) for argument in (arguments + ["1000", "1"][len(arguments) :]))
    start = time.process_time()
    refused, findings = run(inputs, seed)
    seconds = time.process_time() - start
    print(f"{inputs:,} inputs, {refused:,} refused, {findings:,} findings, {seconds:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
