"""What Diagnose says of who acts and of sending again is what the module says, for every code."""

from __future__ import annotations

import json

from errdex.authoring.building import load_project
from errdex.authoring.rendering.diagnosis_answers import answers_script
from tests.support.catalogues import answers_of
from tests.support.runtimes import own_project


def test_every_code_is_in_one_group_with_its_words() -> None:
    """A code that is in use has both texts once, in each field; a removed one has none."""
    catalogue = load_project(own_project())
    answers = answers_of(catalogue)
    script = answers_script(catalogue, answers)
    found = [
        ((field, code), (group["whoActs"], group["sendAgain"]))
        for group in json.loads(json.loads(script[script.index("(") + 1 : script.rindex(")")]))
        for field, codes in group["codes"].items()
        for code in codes
    ]
    expected = {place: (one.who_acts, one.send_again) for place, one in answers.of_entries.items()}
    assert sorted(found) == sorted(expected.items())
