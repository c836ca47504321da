"""What a browser loads on a first visit, and how fast the finder answers in it."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browsing import settled
from benchmarks.serving import serve

INDEX = "assets/finder-index.js"
LOG_LINES = 200

KINDS = {
    ".html": "page",
    ".css": "styles",
    ".js": "scripts",
    "sitemap.xml": "site map",
}
"""Kinds of files by name or suffix."""

READY = """async () => {
    const start = performance.now();
    document.querySelector("[data-errdex-find] textarea").focus();
    await window.errdex.finder();
    return performance.now() - start;
}"""

ANSWERS = """async (text) => {
    const box = document.querySelector("[data-errdex-find]");
    const input = box.querySelector("textarea");
    const shown = new Promise((done) => {
        const watch = new MutationObserver(() => (watch.disconnect(), done()));
        watch.observe(box, { subtree: true, childList: true, characterData: true });
    });
    input.value = text;
    const start = performance.now();
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await Promise.race([shown, new Promise((done) => setTimeout(done, 3000))]);
    return [performance.now() - start, box.querySelectorAll("[data-hits] li").length];
}"""


@dataclass(frozen=True, slots=True)
class Found:
    """How the finder of a site answers.

    Attributes:
        raw, packed: Bytes of its index, and after gzip.
        ready: Seconds from the focus to an index that answers.
        slowest: Seconds of the slowest query, from the key to the list.
        query: What that was.
    """

    raw: int
    packed: int
    ready: float
    slowest: float
    query: str


def measure_visit(browser: Browser, site: Path, page: str) -> Counter[str]:
    """Return the bytes of a first visit of a page after gzip, by kind of file."""
    with serve(site) as served:
        context = browser.new_context()
        context.new_page().goto(served.address + page, wait_until="networkidle")
        settled()
        context.close()
    kinds: Counter[str] = Counter()
    for name, size in served.sent.items():
        kinds[KINDS.get(Path(name).name) or KINDS.get(Path(name).suffix, "other")] += size
    return kinds


def measure_finder(browser: Browser, site: Path, queries: list[str]) -> Found:
    """Return how the finder answers each query, and every beginning of the shorter ones."""
    data = (site / INDEX).read_bytes()
    with serve(site) as served:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{served.address}find/")
        settled()
        ready = tab.evaluate(READY)
        tab.wait_for_timeout(100)
        slowest, query = 0.0, ""
        for text in queries:
            beginnings = range(1, len(text) + 1) if len(text) < 40 else [len(text)]
            for end in beginnings:
                milliseconds, _ = tab.evaluate(ANSWERS, text[:end])
                slowest, query = max((slowest, query), (milliseconds, text[:end]))
        context.close()
    packed = len(gzip.compress(data, 6))
    return Found(len(data), packed, ready / 1000, slowest / 1000, query[:40])


def made_queries(codes: list[str], title: str) -> list[str]:
    """Return what readers type and paste: codes, digits, slips, titles, responses, a log."""
    code = codes[len(codes) // 2]
    lines = [
        f'2026-01-02T03:04:{number % 60:02d}Z WARN gateway[{number}]: {{"status": 400, '
        f'"code": "{codes[number * 7 % len(codes)]}"}}'
        for number in range(LOG_LINES)
    ]
    return [
        code,
        code.lstrip("EW0"),
        code[:-1],
        code[:3] + code[2:],
        code[:-2] + code[-1] + code[-2],
        title,
        f'"{title}"',
        title.replace("a", "e", 1),
        f'{{"code": "{code}", "description": "{title}"}}',
        "\n".join(lines),
        "works on my machine but not in production",
    ]
