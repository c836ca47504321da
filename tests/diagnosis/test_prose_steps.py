"""Steps of several paragraphs in a diagnosis: the first leads, the others are lines below it."""

from __future__ import annotations

from typing import Any

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled
from errdex.diagnosis.knowledge import Knowledge
from tests.diagnosis.conftest import Diagnosis
from tests.support.catalogues import catalogue_text, entry, load_text
from tests.support.runtimes import python_answer

DO = (
    "Borrow it, as [the book](https://example.org/b) says:\n\n- once\n\n"
    "```rust\nlet y = &x;\n\n\tz\n```"
)
CATALOGUE = catalogue_text(
    [entry("E1", remediation=[{"do": DO, "where": "<b>the</b> file"}, {"do": "Compile it."}])]
)


def test_a_step_is_told_in_lines(diagnosis: Diagnosis) -> None:
    """Text and Markdown have each block on lines of its own; JSON keeps what was written."""
    found: dict[str, Any] = diagnosis('{"code": "E1"}', CATALOGUE)
    first = "Borrow it, as the book (https://example.org/b) says: (<b>the</b> file)"
    assert found["answer"]["first_step"] == first
    assert found["codes"][0]["steps"][0].startswith("Borrow it, as [the book](https://example")
    loaded = load_text(CATALOGUE)
    answer = python_answer('{"code": "E1"}', {}, Knowledge(compiled(loaded), code_rows(loaded)))
    below = ["- once", "let y = &x;", "    z"]
    lines = [f"    1. {first}", *[f"       {line}" for line in below], "    2. Compile it."]
    assert "\n".join(lines) in answer["text"]
    assert "\n     - \\- once\n" in answer["markdown"] or "\n     - - once\n" in answer["markdown"]
    assert "\n     - `let y = &x;`\n" in answer["markdown"]
