"""`errdex serve` and plain `mkdocs serve`: rebuilt on every edit, alive through a broken one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ACME, ROOT

PATIENCE = 30  # seconds for a rebuild on a busy machine; one takes about a second


@dataclass
class Server:
    """A serving process: its project, its address, and the file with what it said."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def shows(self, path: str, text: str) -> bool:
        """Return whether the page shows a text before patience ends; the text may come late."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if text in self.page(path):
                return True
            time.sleep(0.1)
        return False

    def says(self, text: str) -> bool:
        """Return whether the process says a text before patience ends."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if text in self.said:
                return True
            time.sleep(0.1)
        return False

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def page(self, path: str) -> str:
        """Return a page, or nothing when it does not come at once."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=2) as answer:
                text: str = answer.read().decode()
        except urllib.error.HTTPError as error:
            return f"HTTP {error.code}"
        except OSError:
            return ""
        return text


@pytest.fixture(params=["errdex", "mkdocs"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A project of its own, served by a real process on a free port."""
    root = tmp_path / "project"
    for folder in ("codes", "build/docs", "templates/pages"):
        (root / folder).mkdir(parents=True)
    (root / "codes/acme.yaml").write_text(ACME, encoding="utf-8")
    if request.param == "mkdocs":  # errdex brings its own where a project has none
        shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = f"127.0.0.1:{port}"
    option = "--address" if request.param == "errdex" else "--dev-addr"
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", request.param, "serve", option, place],
            cwd=root, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    yield Server(root, f"http://{place}/", process, log)
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=5)


def test_an_edit_is_served_and_a_broken_catalogue_survived(server: Server) -> None:
    """Edits of the catalogue and of a template show; a broken catalogue is reported, not fatal."""
    catalogue = server.root / "codes/acme.yaml"
    assert server.shows("codes/InvalidBucket/", "The bucket name is not valid"), server.said

    catalogue.write_text(ACME.replace("bucket name is not valid", "name is bad"), "utf-8")
    assert server.shows("codes/InvalidBucket/", "The name is bad"), server.said

    template = server.root / "templates/pages/groups.md.j2"
    template.write_text("# Own groups\n", encoding="utf-8")
    assert server.shows("groups/", "Own groups"), server.said

    catalogue.write_text(ACME.replace("severity: error", "severity: bad"), "utf-8")
    assert server.says("InvalidBucket: severity: "), server.said

    mended = catalogue.with_name("mended")  # editors replace the file instead of writing into it
    mended.write_text(ACME.replace('"OK"', '"Fine"'), encoding="utf-8")
    catalogue.unlink()
    mended.rename(catalogue)
    assert server.shows("codes/Fine/", "Done"), server.said
    assert server.shows("codes/OK/", "HTTP 404"), server.said
    assert "Traceback" not in server.said
