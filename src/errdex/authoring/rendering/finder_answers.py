"""The answers that Find shows in place where one code or symptom is found: a script of its own."""

from __future__ import annotations

from errdex.authoring.catalogue import Catalogue, Entry, entry_url, symptom_url
from errdex.authoring.format.entry_parts import Symptom
from errdex.authoring.rendering import sizes
from errdex.authoring.rendering.answers import Answers
from errdex.authoring.rendering.bundles import json_script
from errdex.authoring.rendering.wording import step_lines

_Packed = dict[str, str | list[str]]


def answers_script(catalogue: Catalogue, answers: Answers) -> str:
    """Return a script that sets `errdexFinderAnswers`; `browser/finder/answers.mjs` reads it.

    It holds `codes` and `symptoms`: for each name a list of answers, for a code one of each of its
    meanings. A catalogue that is too large has none: then a hit is a link alone.
    """
    codes: dict[str, list[_Packed]] = {}
    symptoms: dict[str, list[_Packed]] = {}
    if len(catalogue.by_code) <= sizes.LARGEST_ANSWERS:
        for entry in catalogue.entries:
            if not entry.removed:
                field = catalogue.fields[entry.field].title
                link = entry_url(catalogue.url, entry.code, entry.field)
                packed = _packed(catalogue, answers, entry, field=field, link=link)
                codes.setdefault(entry.code, []).append(packed)
        for symptom in catalogue.symptoms:
            link = symptom_url(catalogue.url, symptom.id)
            symptoms[symptom.id] = [_packed(catalogue, answers, symptom, field="", link=link)]
    return json_script("errdexFinderAnswers", {"codes": codes, "symptoms": symptoms})


def _packed(
    catalogue: Catalogue, answers: Answers, subject: Entry | Symptom, *, field: str, link: str
) -> _Packed:
    """Return what the card of an answer shows and copies, by the names of `assets/card.js`."""
    answer = answers.of(subject)
    assert answer
    return {
        "code": "" if isinstance(subject, Symptom) else subject.code,
        "field": field,
        "title": subject.title,
        "means": answer.means,
        "whoActs": answer.who_acts,
        "firstStep": answer.first_step,
        "sendAgain": answer.send_again,
        "tellCustomer": answer.tell_customer,
        "steps": step_lines(catalogue, subject),
        "link": link,
    }
