"""Patterns that are accepted are matched in steps that grow with the text and no faster."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from errdex.authoring.format.pattern_speed import MOST_AGAIN, MOST_WAYS
from errdex.authoring.format.patterns import LONGEST, pattern_fault

CLASSES = ("a", "b", "[ab]", "[^a]", ".", "[a-c]", "c", "x")
REPEATS = ("", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}", "{0,9}")
COUNTS = {"": (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None)}
ITEM = re.compile(r"(\[[^\]]*\]|[a-z.])(\?|\*|\+|\{[0-9]+(?:,[0-9]*)?\}|)")


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (".* .*", ""),
        (".*foo.*", ""),
        ("[^@]+@[^@]+", ""),
        ("[a-z]+[0-9]+[a-z]+", ""),
        ("[0-9]+(?:[.][0-9]+)?", ""),
        ("(?:GET|POST|PUT) /.*", ""),
        (".*[a-z]{50}x", ""),
        (".*foo.*bar", ".* and .* can match the same text"),
        (".*a.*a.*a.*b", ".* and .* can match the same text"),
        ("[a-z]*[a-z0-9]*!", "[a-z]* and [a-z0-9]* can match the same text"),
        ("a?a?b", "a? and a? can match the same text"),
        ("[0-9]*[.]?[0-9]*", "[0-9]* and [0-9]* can match the same text"),
        ("a{0,99}[ab]{0,99}c", "a{0,99} and [ab]{0,99} can match the same text"),
        ("(?:a*|b)c?a*d", "a* and a* can match the same text"),
        ("(?:a|a)" * 7, f"more than {MOST_WAYS} ways"),
        ("(?:ab)?" * 9 + "ab", f"more than {MOST_WAYS} ways"),
        (".*[a-z]{500}x", f"count at most {MOST_AGAIN}"),
        ("a" * (LONGEST + 1), f"longer than {LONGEST} characters"),
    ],
)
def test_what_can_match_slowly_is_refused(pattern: str, fault: str) -> None:
    """The finding says which parts share a text, and what to write instead."""
    found = pattern_fault(pattern)
    assert fault in found if fault else found == ""


def accepted(seed: int, count: int) -> Iterator[str]:
    """Yield so many random patterns that are accepted."""
    source = random.Random(seed)
    while count:
        pattern = "".join(_item(source) for _ in range(source.randint(1, 6)))
        if not pattern_fault(pattern):
            count -= 1
            yield pattern


def _item(source: random.Random) -> str:
    plain = source.choice(CLASSES) + source.choice(REPEATS)
    if source.random() < 0.8:
        return plain
    other = source.choice(CLASSES) + source.choice(REPEATS)
    return f"(?:{plain}|{other}){source.choice(('', '?'))}"


def steps_of(pattern: str, text: str) -> int:
    """Return how many characters a backtracking matcher compares, the greedy way first.

    It goes on after a match, as if what follows never fitted, but for any text at the end.
    """
    ending = pattern.endswith((".*", ".+", ".{2,}"))
    return _Matcher(_parsed(pattern), text, ending).steps()


def _parsed(pattern: str) -> list[list[tuple[str, int, int | None]]]:
    """Return the alternatives of each item, each a class and its counts."""
    items = []
    for group, is_optional, plain in re.findall(r"\(\?:([^)]*)\)(\??)|([^()]+)", pattern):
        if group:
            choices = [_counted(part) for part in group.split("|")]
            items.append(choices + ([("a", 0, 0)] if is_optional else []))
        else:
            items += [[_counted(found.group())] for found in ITEM.finditer(plain)]
    return items


def _counted(item: str) -> tuple[str, int, int | None]:
    found = ITEM.fullmatch(item)
    assert found
    if found[2] in COUNTS:
        return (found[1], *COUNTS[found[2]])
    least, comma, most = found[2].strip("{}").partition(",")
    return found[1], int(least), (int(most) if most else None) if comma else int(least)


class _Matcher:
    """Matches as the languages do, and counts."""

    def __init__(
        self, items: list[list[tuple[str, int, int | None]]], text: str, is_ending: bool
    ) -> None:
        self.items = items
        self.text = text
        self.is_ending = is_ending
        self.count = 0
        self.classes: dict[str, re.Pattern[str]] = {}

    def steps(self) -> int:
        self._match(0, 0)
        return self.count

    def _fits(self, one: str, at: int) -> bool:
        self.count += 1
        pattern = self.classes.setdefault(one, re.compile(one, re.DOTALL))
        return at < len(self.text) and pattern.match(self.text, at) is not None

    def _match(self, item: int, at: int) -> bool:
        if item == len(self.items):
            return self.is_ending and at == len(self.text)
        for one, least, most in self.items[item]:
            end = at
            while (most is None or end - at < most) and self._fits(one, end):
                end += 1
            for stop in range(end, at + least - 1, -1):
                if self._match(item + 1, stop):
                    return True
        return False


@pytest.mark.parametrize("seed", range(6))
def test_accepted_patterns_take_steps_in_line_with_the_text(seed: int) -> None:
    """A text of twice the length takes twice the steps, and each character a bounded number."""
    source = random.Random(seed)
    for pattern in accepted(seed, 60):
        for _ in range(6):
            unit = "".join(source.choice("abcx") for _ in range(source.randint(1, 3)))
            once, twice = (steps_of(pattern, unit * (n // len(unit))) for n in (120, 240))
            assert twice <= 2.4 * once + 200, (pattern, unit)
            assert twice <= MOST_AGAIN * 240, (pattern, unit)


def test_the_count_of_steps_tells_a_slow_pattern() -> None:
    """The same count grows with the square for what is refused."""
    for pattern in ("[ab]*a[ab]*x", "a*a*x", ".*b.*a.*x"):
        once, twice = (
            steps_of(pattern, "ab" * n if "b" in pattern else "a" * n) for n in (60, 120)
        )
        assert twice > 3 * once
        assert pattern_fault(pattern)
