"""Shows a diagnosis over several services: which one it is, then what each catalogue says."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.diagnosis.grounds import is_sure
from errdex.diagnosis.lists import first_of_many
from errdex.diagnosis.reports import as_json, heading, report_diagnosis, report_section
from errdex.diagnosis.results import Ground, OtherService, ServiceRow, ServicesDiagnosis
from errdex.diagnosis.sections import Item, Line, Section
from errdex.diagnosis.services import Service
from errdex.engine.sentences import say
from errdex.engine.tables import limit

MOST_CODES = limit("items_in_a_report")
"""How many codes are named of those that tell which service it is; JSON has them all."""


def report_services(result: ServicesDiagnosis, form: str, services: Sequence[Service]) -> str:
    """Return the diagnosis as `text`, `json` or `markdown`, without a final line end."""
    if form == "json":
        return as_json(result)
    known = {service.id: service.knowledge for service in services}
    parts = [report_section(service_section(result), form)]
    for row in result["services"]:
        parts += [heading(row["title"], form)] if row["grounds"] else []
        parts.append(report_diagnosis(row["diagnosis"], form, known[row["catalogue"]]))
    return "\n\n".join(parts)


def service_section(result: ServicesDiagnosis) -> Section:
    """Return the section that tells which service it is, and by what."""
    named = [*result["services"], *result["others"]]
    lines = [Line(grounds_words(row)) for row in named if row["grounds"]]
    return Section("service", say("heading_service"), [Item(result["says"], lines)])


def grounds_words(row: ServiceRow | OtherService) -> str:
    """Return in words what tells that a service is meant.

    What any service may have is told only where there is nothing else.
    """
    told = [one for one in row["grounds"] if is_sure([one])] or row["grounds"]
    grounds = "; ".join(map(_ground_words, told))
    return say("service_grounds", title=row["title"], grounds=grounds)


def _ground_words(ground: Ground) -> str:
    key = f"ground_{ground['kind']}"
    codes = ground["codes"]
    return say(key, codes=first_of_many(codes, MOST_CODES)) if codes else say(key)
