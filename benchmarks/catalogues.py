"""Makes catalogues of any size whose entries have different words.

Nothing is taken from the shipped catalogue: the words are invented from syllables, some tens of
thousands of them, drawn as unevenly as the words of a language are. The same size gives the same
text.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from benchmarks.measuring import shown_size
from errdex.project import Project, find_project

VOCABULARY = 40_000
FULL = 1
SHORT = 2  # divides the number of sentences: 100,000 entries in a file that errdex reads
FOREIGN = ("Größe", "señal", "naïve", "“quoted”", "消息", "рассылка", "→ Einstellungen", "✉", "🚫")

HEAD = """\
catalogue: {id: made, title: Made up, module: made, url: "https://example.com/made/"}
owners:
  caller: {title: Caller}
  operations: {title: Operations}
  platform: {title: Platform}
fields:
  code: {title: Code, where: response.json.code}
  status: {title: Status, where: "response.json.result[*].status"}
groups:
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A generated catalogue: a project on disk.

    Attributes:
        project: The project that holds it.
        codes: Every code, sorted.
        size: Bytes of the YAML file.
        packed: The same after gzip.
    """

    project: Project
    codes: list[str]
    size: int
    packed: int

    @property
    def told(self) -> str:
        """The size in words."""
        each, share = self.size / len(self.codes), self.packed / self.size
        return (
            f"made entries: {shown_size(self.size)} of YAML, {each:,.0f} bytes an entry; "
            f"{shown_size(self.packed)} after gzip ({share:.0%})"
        )

    @property
    def source(self) -> Path:
        """The generated module's source."""
        return self.project.root / "src" / "made" / "__init__.py"


def make_project(folder: Path, entries: int, brevity: int = FULL) -> Made:
    """Write a catalogue of this many entries into a new project in a folder."""
    codes = make_codes(entries)
    data = catalogue_text(codes, brevity).encode()
    path = folder / "codes" / "made.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return Made(find_project(str(folder)), codes, len(data), len(gzip.compress(data, 6)))


def make_codes(entries: int) -> list[str]:
    """Return this many codes: a letter and six random digits each."""
    numbers = Random(entries).sample(range(1, 1_000_000), entries)
    return sorted(f"{'E' if number % 10 else 'W'}{number:06d}" for number in numbers)


def catalogue_text(codes: list[str], brevity: int = FULL) -> str:
    """Return a catalogue with these codes as YAML."""
    rng = Random(len(codes))
    words = _Words(rng)
    groups = max(3, len(codes) // 100)
    parts = [HEAD]
    parts += [f"  group-{number}: {{title: {words.phrase(3)}}}\n" for number in range(groups)]
    parts.append("codes:\n")
    for number, code in enumerate(codes):
        parts += _entry(rng, words, brevity, number, code)
        parts.append(f"    group: group-{rng.randrange(groups)}\n")
        parts.append(f'    see_also: ["{rng.choice(codes)}"]\n')
    return "".join(parts)


def _entry(rng: Random, words: _Words, brevity: int, number: int, code: str) -> Iterator[str]:
    yield f'  - code: "{code}"\n    field: {"status" if number % 8 == 7 else "code"}\n'
    yield f"    title: {words.phrase(5)}\n"
    yield f"    description: {words.sentence(10)}\n"
    yield "    cause:\n"
    for _ in range(rng.choice((1, 1, 2))):
        yield f"      - {words.sentence(16 // brevity)}\n"
    yield "    remediation:\n"
    for step in range(rng.choice((4, 5, 5, 6)) // brevity):
        yield f"      - do: {words.sentence(7)}\n"
        if step % 3 == 1:
            yield f"        owner: {rng.choice(('caller', 'operations'))}\n"
            yield f'        where: "Console: {words.phrase(3)}"\n'
    yield f"    severity: {rng.choice(('error', 'warning', 'critical'))}\n"
    yield f"    retry: {rng.choice(('never', 'now', 'after-fix', '{after: 10m}'))}\n"
    yield f"    owner: {rng.choice(('caller', 'operations', 'platform'))}\n"
    yield f"    tell_customer: {words.sentence(16 // brevity)}\n"
    if number % 10 == 0:
        yield f"    notes: [{words.phrase(4)} {rng.choice(FOREIGN)}]\n"
    if brevity == FULL:
        yield f"    keywords: [{words.phrase(1)}, {words.phrase(2)}, {words.phrase(1)}]\n"
        yield "    examples:\n      - title: Response\n        text: |\n"
        yield "          HTTP/1.1 400 Bad Request\n\n"
        yield f'          {{"code": "{code}", "description": "{words.phrase(8)}"}}\n'


class _Words:
    """Draws words; the word of rank n comes about 1/n as often as the first."""

    def __init__(self, rng: Random) -> None:
        starts = [a + b for a in "bcdfghklmnprstvwz" for b in "aeiou"]
        ends = [vowel + end for vowel in "aeiou" for end in ("", "n", "r", "s", "t", "lt")]
        tails = ["", *(a + b for a in starts[::3] for b in ("", "n", "d"))]
        every = [a + b[1:] + c for a in starts for b in ends for c in tails]
        self._rng = rng
        self._words = rng.sample(every, min(VOCABULARY, len(every)))
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(len(self._words))))

    def phrase(self, length: int) -> str:
        words = self._rng.choices(self._words, cum_weights=self._weights, k=length)
        return " ".join(words).capitalize()

    def sentence(self, length: int) -> str:
        return self.phrase(length + self._rng.randrange(3)) + "."
