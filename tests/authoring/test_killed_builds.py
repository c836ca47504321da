"""A killed build leaves the earlier files or the later ones; `make torture` tries every moment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ACME
from tests.support.killed_builds import hunts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="swaps folders; CI runs on Debian")


@pytest.mark.parametrize("way", range(4))
def test_a_killed_build_leaves_everything_whole(way: int, tmp_path: Path) -> None:
    """Module and site are whole and importable, and the next build gives the same bytes.

    Here at every 61st change on the disk and at the first of each kind, for each way in which a
    build changes what is there.
    """
    name, hunt = list(hunts(tmp_path, ACME))[way]
    tally = hunt.run(step=61)
    assert tally.bad == [], name
    assert tally.kills.total() >= 7
