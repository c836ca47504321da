"""How fast `find_codes` reads a log, as a share of a bare scan for one character."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median

import smscodes
from benchmarks.measuring import Row, cpu_time, interleave, noise_of

LINES = 40_000
WORDS = (
    *("accepted", "batch", "callback", "channel", "completed", "delivery", "gateway", "handler"),
    *("header", "message", "number", "parameter", "pending", "platform", "queue", "receiver"),
    *("request", "response", "result", "route", "sender", "session", "signature", "template"),
)


def measure_scanning() -> Iterator[Row]:
    """Yield scans of logs with codes on few and on half of the lines."""
    every = smscodes.CODES
    with_letter = [code for code in every if code.startswith("E")]
    for share, goal in ((0.05, 0.55), (0.5, 0.45)):
        yield _measure("codes of every shape", make_log(every, share), share, goal)
        yield _measure("codes with E alone", make_log(with_letter, share), share, None)


def _measure(which: str, log: str, share: float, goal: float | None) -> Row:
    bare = re.compile("E")
    samples = interleave(
        {
            "find": lambda: cpu_time(lambda: smscodes.find_codes(log)),
            "bare": lambda: cpu_time(lambda: bare.findall(log)),
        },
        rounds=15,
    )
    find, limit = samples["find"], samples["bare"]
    speeds = [f"{len(log) / 1e6 / median(times):.0f} MB/s" for times in (find, limit)]
    quantity = f"find_codes, {which} on {share:.0%} of the lines"
    ratio = median(limit) / median(find)
    name = '`re.findall("E")` on the same text, as speed'
    return Row(quantity, name, ratio, noise_of(limit, find), speeds[0], speeds[1], goal, True)


def make_log(codes: Sequence[str], share: float) -> str:
    """Return the lines of a client's log, a share of which contains one of the codes.

    Two lines of five show the request's X-WSSE header, whose digest and nonce are Base64.
    """
    rng = Random(11)
    return "".join(_line(rng, number, codes, share) for number in range(LINES))


def _line(rng: Random, number: int, codes: Sequence[str], share: float) -> str:
    level = rng.choices(("INFO", "DEBUG", "WARN", "ERROR"), (70, 20, 7, 3))[0]
    hour, minute, thousandth = number % 24, number % 60, number % 997
    time = f"2024-05-{number % 28 + 1:02d}T{hour:02d}:{minute:02d}:07.{thousandth:03d}Z"
    if number % 5 < 2:
        digest, nonce = b64encode(rng.randbytes(32)).decode(), b64encode(rng.randbytes(24)).decode()
        text = f'X-WSSE: UsernameToken PasswordDigest="{digest}", Nonce="{nonce}", Created="{time}"'
    else:
        text = f"{' '.join(rng.choices(WORDS, k=8))} took {rng.randrange(2000)} ms"
    found = f" {_value(rng.choice(codes))}" if rng.random() < share else ""
    return f"{time} {level} [{rng.getrandbits(64):016x}] {text}{found}\n"


def _value(code: str) -> str:
    """Return a code behind a name of its field."""
    return f'{"status" if smscodes.lookup(code).field == "http" else "code"}="{code}"'
