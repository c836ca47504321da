"""What a check needs, read from what it looks at."""

from __future__ import annotations

from typing import cast

import pytest

from errdex.authoring.rendering.check_needs import Asked, needs_of_checks
from errdex.diagnosis.compiled import CompiledChecks


def needs(**check: object) -> Asked:
    """Return what a check needs in a catalogue with a fact and two context values."""
    about = {"title": "a key", "form": "text", "secret": False}
    compiled = {
        "reports": {"marks": [], "note": ""},
        "context": {"key": about, "time": about},
        "secrets": [],
        "facts": {"parts": [{"from": "response.json.parts"}]},
        "variables": [],
        "guards": {"refused": [["response.status", "equal", 400]]},
        "checks": [{"id": "one", "codes": ["E1"], "says": "It must be.", "must": [], **check}],
    }
    return needs_of_checks(cast("CompiledChecks", compiled))[0]


@pytest.mark.parametrize(
    ("check", "pastes", "context"),
    [
        ({"look_at": "request.path"}, ("the request",), ()),
        ({"look_at": "parts[*]"}, ("the response",), ()),
        (
            {"look_at": "request.path", "when": ["refused"]},
            ("the request", "the response"),
            (),
        ),
        ({"look_at": "context.time"}, ("the request",), ("time",)),
        (
            {"look_at": "request.path", "must": [["digest", {"of": ["context.key|trim"]}]]},
            ("the request",),
            ("key",),
        ),
    ],
)
def test_it_says_what_to_paste_and_what_to_fill_in(
    check: dict[str, object], pastes: tuple[str, ...], context: tuple[str, ...]
) -> None:
    """Facts need what they are read from; a value counts wherever the check names it."""
    found = needs(**check)
    assert (found.pastes, found.context) == (pastes, context)
