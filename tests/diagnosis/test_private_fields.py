"""Which fields of a catalogue have private values, by what its checks show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from errdex.diagnosis.private_fields import private_fields_of

FACTS = {
    "values": [{"from": "request.form.fillIns"}, {"from": "request.json.list[*].fill_ins"}],
    "signed": [{"from": "request.headers.x-signed", "parse": "auth_params"}],
}


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["request.form.fullName", "request.query.homeTown[*]"], ["fullName", "homeTown"]),
        (["values[*]"], ["fillIns", "fill_ins"]),
        (["values[*].lastWord", "values"], ["lastWord"]),
        (["request.json.list", "request.json.list[*].to"], ["to"]),
        (["response.json.result[*].codeWord", "report.who"], ["codeWord", "who"]),
        (["request.body", "request.headers.x-name", "signed.params.nonce", "context.name"], []),
    ],
)
def test_the_fields_of_which_the_shape_is_shown(paths: Sequence[str], names: list[str]) -> None:
    """The last name of a path counts, also behind a fact; what holds other fields is no value."""
    checks = [{"look_at": path, "redact": "shape"} for path in paths]
    other = {"look_at": "request.form.colour"}
    compiled: Any = {"facts": FACTS, "checks": [*checks, other]}
    assert private_fields_of(compiled) == names
