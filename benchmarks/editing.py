"""How long an edited entry takes to be rendered, and to be seen in the served site.

`python -m benchmarks.editing FOLDER` renders a project once and prints the seconds and the files.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.measuring import child
from errdex.authoring.building import build_docs, load_project
from errdex.matching.addresses import address_of
from errdex.project import Project, find_project

PATIENCE = 60  # seconds to wait for a page
TITLE = re.compile(r'^  - code: "([^"]+)"\n(?:    .*\n)*?    title: (?=[^"\'>|&*])', re.MULTILINE)
"""An entry up to its title, if that has no quotes."""


def render_edits(project: Project, edits: int) -> list[dict[str, float]]:
    """Edit one entry this many times; return the seconds and changed files of each rendering."""
    return [
        child("editing", str(project.root)) for number in range(edits) if _edit(project, number)
    ]


def serve_edits(project: Project, edits: int) -> list[float]:
    """Edit one entry of a served site this many times; return the seconds until each is seen."""
    seconds = []
    with _served(project) as address:
        _wait(f"{address}index.html", "<html")
        for number in range(edits):
            code = _edit(project, number)
            start = time.monotonic()
            _wait(f"{address}codes/{address_of(code)}/", _mark(number))
            seconds.append(time.monotonic() - start)
    return seconds


def _edit(project: Project, number: int) -> str:
    """Put a mark before the title of an entry in the middle; return its code."""
    text = project.catalogue.read_text(encoding="utf-8")
    found = list(TITLE.finditer(text))
    title = found[len(found) // 2 + number]
    text = f"{text[: title.end()]}{_mark(number)} {text[title.end() :]}"
    project.catalogue.write_text(text, encoding="utf-8")
    return title[1]


def _mark(number: int) -> str:
    return f"Edit{number}"


@contextmanager
def _served(project: Project) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "errdex", "serve", "--address", place],
        cwd=project.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{place}/"
    finally:
        process.kill()
        process.wait()


def _wait(address: str, text: str) -> None:
    """Return when the page shows a text."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if text in answer.read().decode():
                    return
        except OSError:  # not there yet
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} did not show {text!r} in {PATIENCE} s")


def _render(project: Project) -> dict[str, float]:
    start, cpu = time.monotonic(), time.process_time()
    written = build_docs(project, load_project(project))
    spent = {"wall": time.monotonic() - start, "cpu": time.process_time() - cpu}
    return {**spent, "changed": len(written.changed)}


if __name__ == "__main__":
    print(json.dumps(_render(find_project(sys.argv[1]))))
