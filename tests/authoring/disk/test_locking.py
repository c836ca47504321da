"""One build at a time: builds of a project wait for each other."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from errdex.authoring.disk.locking import locked
from tests.conftest import ACME, MakeProject

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks of POSIX; CI runs on Debian")


def test_a_second_build_waits(tmp_path: Path) -> None:
    """Inside the block nobody else gets in; after it, whoever waited does."""
    entered = threading.Event()

    def enter() -> None:
        with locked(tmp_path):
            entered.set()

    with locked(tmp_path):
        thread = threading.Thread(target=enter)
        thread.start()
        assert not entered.wait(0.2)
    assert entered.wait(10)
    thread.join()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_locked_is_no_obstacle(tmp_path: Path) -> None:
    """Where there is nothing to lock, the block runs all the same."""
    with locked(tmp_path / "missing"):
        entered = True
    assert entered


def test_builds_at_once_leave_everything_whole(make_project: MakeProject) -> None:
    """Three builds started together all succeed, and the site has the catalogue's pages."""
    root = make_project().root
    command = [sys.executable, "-m", "errdex", "build"]
    for title in ("Done", "Finished"):
        (root / "codes/acme.yaml").write_text(ACME.replace("title: Done", f"title: {title}"))
        children = [
            subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        assert [child.communicate(timeout=60)[1] for child in children] == [b"", b"", b""]
        assert title in (root / "site/codes/OK/index.html").read_text(encoding="utf-8")
        assert {path.name for path in (root / "build").iterdir()} == {"docs", "errdex.json"}
