"""A short run of the loader's fuzzer; `make fuzz` makes a long one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.catalogues import moderate
from tests.support.fuzz_loading import ALPHABET, load, run


def test_edited_catalogues_never_break_the_loader() -> None:
    """A thousand catalogues with random edits give catalogues or findings, and both occur."""
    refused, findings = run(1000)
    assert 500 < refused < 1000
    assert findings > refused


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the place of one file, which each example writes anew."""
    return tmp_path_factory.mktemp("fuzz") / "catalogue.yaml"


@moderate
@given(st.binary(max_size=200))
def test_any_bytes_are_findings(path: Path, data: bytes) -> None:
    """Bytes at random are no catalogue."""
    path.write_bytes(data)
    assert load(path)


@moderate
@given(st.text(ALPHABET, max_size=200) | st.text(max_size=200))
def test_any_text_is_findings(path: Path, text: str) -> None:
    """Text at random, of the signs of YAML or of all, is no catalogue."""
    path.write_text(text, encoding="utf-8", newline="")
    assert load(path)
