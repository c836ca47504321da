"""Scripts are minified in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from errdex.authoring.rendering.minifying import minified
from errdex.errors import ErrdexError


def test_what_is_no_javascript_is_refused_in_one_line() -> None:
    """The error has the script's name and the minifier's words."""
    assert minified("const one = 1 ; // one", "a.js") == "const one=1"
    with pytest.raises(ErrdexError, match=r"\Aa\.js: unexpected [^\n]*; fix it\Z"):
        minified("const = ;", "a.js")


def test_a_minifier_that_dies_leaves_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Go's runtime dies without memory: with status 2 and a page of goroutines."""
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho 'fatal error: no memory\ngoroutine 0:' >&2\nexit 2\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    says = "a.js: the minifier failed: fatal error: no memory; try again with more memory"
    with pytest.raises(ErrdexError) as error:
        minified("const one = 1;", "a.js")
    assert str(error.value) == says
