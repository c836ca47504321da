"""The words of answers that Diagnose takes from the entries: who acts, whether to send again."""

from __future__ import annotations

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering.answers import Answers
from errdex.authoring.rendering.bundles import json_script


def answers_script(catalogue: Catalogue, answers: Answers) -> str:
    """Return a script that says who acts and whether to send again, once for all codes alike."""
    groups: dict[tuple[str, str], dict[str, list[str]]] = {}
    for entry in catalogue.entries:
        if answer := answers.of(entry):
            alike = groups.setdefault((answer.who_acts, answer.send_again), {})
            alike.setdefault(entry.field, []).append(entry.code)
    rows = [
        {"whoActs": who_acts, "sendAgain": send_again, "codes": codes}
        for (who_acts, send_again), codes in groups.items()
    ]
    return json_script("errdexDiagnosisAnswers", rows)
