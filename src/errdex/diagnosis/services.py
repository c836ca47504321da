"""Diagnoses a text by the catalogues of several services, and tells which of them is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from errdex.diagnosis.checks import secrets_in
from errdex.diagnosis.diagnosing import examine, read_paste, reader_of
from errdex.diagnosis.grounds import grounds_of, is_sure, strength
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.redaction import Private
from errdex.diagnosis.results import VERSION, OtherService, ServiceRow, ServicesDiagnosis, is_fine
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.evidence.gathering import Evidence

MOST_SERVICES = limit("services_in_a_report")
"""How many diagnoses are given; other services are named."""


class Service(NamedTuple):
    """The catalogue of a service, and the context values that it declares."""

    id: str
    title: str
    knowledge: Knowledge
    context: Mapping[str, str]


def diagnose_services(text: str, services: Sequence[Service]) -> ServicesDiagnosis:
    """Diagnose a text by each catalogue, and give the diagnoses of those that know something.

    What is where a catalogue expects it comes before what is only mentioned. What any service may
    have, an HTTP status or a similar code, counts only where nothing else does.

    Raises:
        ErrdexError: A catalogue declares no such context, or a value of it has another form.
    """
    pastes = [(one, *read_paste(text, one.knowledge)) for one in services]
    find_hidden = cache(lambda: _hidden(pastes))
    rows: list[ServiceRow] = []
    for service, evidence, _ in pastes:
        made = examine(evidence, service.context, service.knowledge, find_hidden)
        rows.append(
            {
                "catalogue": service.id,
                "title": service.title,
                "grounds": grounds_of(evidence, made.codes, service.knowledge),
                "diagnosis": made.diagnosis,
            }
        )
    ranked = sorted(rows, key=lambda row: strength(row["grounds"]))
    shown = _shown(ranked)
    others: list[OtherService] = [
        {"catalogue": row["catalogue"], "title": row["title"], "grounds": row["grounds"]}
        for row in ranked
        if row not in shown
    ]
    return {"version": VERSION, "says": _says(ranked), "services": shown, "others": others}


def _hidden(pastes: Sequence[tuple[Service, Evidence, Callable[[], Private]]]) -> Private:
    """Return what is secret by any catalogue, which the diagnosis of no other one shows."""
    secrets: dict[str, None] = {}
    token_parts: dict[str, None] = {}
    plain: dict[str, None] = {}
    for service, evidence, find_private in pastes:
        private = find_private()
        reader = reader_of(evidence, service.context, service.knowledge)
        secrets.update(dict.fromkeys(secrets_in(reader, service.knowledge.compiled)))
        secrets.update(dict.fromkeys(private.passwords))
        token_parts.update(dict.fromkeys(private.token_parts))
        plain.update(dict.fromkeys(private.plain))
    return Private(list(secrets), list(token_parts), list(plain))


def is_fine_for_all(result: ServicesDiagnosis) -> bool:
    """Tell whether each diagnosis that is given says that nothing is wrong."""
    return all(is_fine(row["diagnosis"]) for row in result["services"])


def _shown(ranked: Sequence[ServiceRow]) -> list[ServiceRow]:
    """Return those that know something for certain, else something, else one for its notes."""
    sure = [row for row in ranked if is_sure(row["grounds"])]
    known = sure or [row for row in ranked if row["grounds"]]
    return known[:MOST_SERVICES] or [max(ranked, key=_told)]


def _told(row: ServiceRow) -> tuple[bool, bool]:
    """Return how much a diagnosis tells that knows nothing: a code, or at least an answer."""
    return bool(row["diagnosis"]["codes"]), row["diagnosis"]["answer"] is not None


def _says(ranked: Sequence[ServiceRow]) -> str:
    """Return in one sentence which service a text is from, as far as it tells."""
    sure = [row for row in ranked if is_sure(row["grounds"])]
    first = ranked[0]
    best = [row for row in sure if strength(row["grounds"]) == strength(first["grounds"])]
    if not first["grounds"]:
        return say("services_none", titles=", ".join(row["title"] for row in ranked))
    if not sure:
        return say("services_unsure")
    if len(sure) == 1:
        return say("services_one", title=first["title"])
    if len(best) > 1:
        return say("services_alike", count=len(best))
    return say("services_first", count=len(sure), title=first["title"])
