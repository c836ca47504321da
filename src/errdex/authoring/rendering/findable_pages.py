"""The pages that Find leads to besides codes and symptoms: their titles, addresses, and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from errdex.authoring.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class FindablePage:
    """A page of the site that is about more than one code.

    Attributes:
        title: What a hit is called.
        path: Its address below the site's.
        words: What people call it besides its title, each a word or a phrase.
    """

    title: str
    path: str
    words: tuple[str, ...]


_RESEND = (
    "retry", "retries", "resend", "resending", "send again", "sending again", "send it again",
    "send twice", "try again", "repeat", "should I resend", "can I resend", "when to retry",
)  # fmt: skip
_OWNERS = ("owner", "owners", "who acts", "my codes", "responsible", "whose", "who fixes it")
_DIAGNOSE = ("diagnosis", "check a request", "what is wrong", "debug", "curl", "examples")
_SYMPTOMS = ("symptom", "symptoms", "no code", "without a code")
_SEVERITIES = ("severity", "severities", "how bad")
_ALERTS = ("alert", "alerting", "Alertmanager", "Prometheus", "monitoring", "pager")


def findable_pages(catalogue: Catalogue) -> Iterator[FindablePage]:
    """Yield the pages of a catalogue's site, those that say most first."""
    if catalogue.resends:
        yield FindablePage("May I send again?", "retry/", _RESEND)
    yield FindablePage("Diagnose", "diagnose/", _DIAGNOSE)
    if catalogue.symptoms:
        yield FindablePage(catalogue.words["symptoms"], "symptoms/", _SYMPTOMS)
    yield FindablePage("All codes", "codes/", ("list of codes", "table", "catalogue"))
    who = catalogue.words["who"]
    yield FindablePage(who, "owners/", _OWNERS)
    for name, owner in catalogue.owners.items():
        words = (owner.title, name, f"codes of {owner.title}", f"codes of {name}")
        yield FindablePage(f"{who}: {owner.title}", f"owners/{name}/", words)
    yield FindablePage("What the severities mean", "codes/#severity", _SEVERITIES)
    severities = dict.fromkeys(one.severity for one in catalogue.entries if not one.success)
    for severity in filter(None, severities):
        path = f"codes/#severity={severity}"
        yield FindablePage(f"Codes of severity {severity}", path, (severity,))
    yield FindablePage("Codes by group", "groups/", ("group", "groups", "topics"))
    for name, group in catalogue.groups.items():
        yield FindablePage(group.title, f"groups/{name}/", (name.replace("-", " "),))
    if catalogue.decision_path:
        yield FindablePage("Where to start", "path/", ("picture", "decision path", "start"))
    yield FindablePage("Alerts", "alerts/", _ALERTS)
