"""A killed build leaves the earlier files or the later ones; `make torture` tries every moment."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="swaps folders; CI runs on Debian")


@pytest.mark.parametrize("way", range(4))
def test_a_killed_build_leaves_everything_whole(way: int, tmp_path: Path) -> None:
    """Module and site are whole and importable, and the next build gives the same bytes.

    Here at every 23rd change on the disk, for each way in which a build changes what is there.
    """
    catalogue = ROOT / "tests" / "data" / "acme.yaml"
    command = [sys.executable, "-m", "tests.support.killed_builds"]
    done = subprocess.run(
        [*command, str(way), "23", str(tmp_path), str(catalogue)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    tally = json.loads(done.stdout)
    assert tally["bad"] == [], tally["name"]
    assert tally["kills"] >= 7
