"""JavaScript says what Python says, and stops where Python stops."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from errdex.engine.sentences import say
from errdex.engine.tables import limit, list_of, map_of
from tests.conftest import tool
from tests.support.engines import BROWSER

ENGINE = (BROWSER / "engine").as_uri()


def in_node(module: str, call: str) -> Any:
    """Return what a call gives in node, an error as the text `error`."""
    script = (
        f"import * as given from '{ENGINE}/{module}.mjs';"
        f"let answer; try {{ answer = given.{call}; }} catch {{ answer = 'error'; }}"
        "console.log(JSON.stringify(answer instanceof Map ? [...answer] : answer));"
    )
    run = subprocess.run(
        [tool("node"), "--no-warnings", "--input-type=module", "-e", script],
        capture_output=True,
        check=True,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    ("key", "holes"),
    [
        ("no_url", {}),
        ("har_entries", {"count": 1200, "number": 7}),
        ("variable", {"name": "$& {count}"}),
        ("days", {"count": 1}),
        ("days", {"count": 2}),
    ],
)
def test_both_say_the_same(key: str, holes: dict[str, Any]) -> None:
    """Numbers, one and several, and values that look like holes."""
    assert in_node("sentences", f"say('{key}', {json.dumps(holes)})") == say(key, **holes)


@pytest.mark.parametrize("call", ["say('no_such')", "say('days')", "say('no_url', {count: 1})"])
def test_an_unknown_key_or_hole_is_an_error(call: str) -> None:
    """A fault shows in the first test that meets it."""
    assert in_node("sentences", call) == "error"


def test_both_read_the_same_tables() -> None:
    """Limits, lists and maps are the same in both, and an unknown one is an error."""
    assert in_node("tables", "limit('levels_of_json')") == limit("levels_of_json")
    assert in_node("tables", "listOf('months')") == list(list_of("months"))
    escapes = [list(pair) for pair in map_of("powershell_escapes").items()]
    assert sorted(in_node("tables", "mapOf('powershell_escapes')")) == sorted(escapes)
    for call in ("limit('months')", "listOf('constructor')", "mapOf('')"):
        assert in_node("tables", call) == "error"
