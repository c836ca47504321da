"""Catalogue → the rules, their test, the templates and the example, as artefacts of one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, NamedTuple

from errdex.authoring.alerts.options import Options, seconds_of
from errdex.authoring.alerts.quoting import key_of, pattern_of, quoted
from errdex.authoring.alerts.slack import slack_text
from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_parts import SEVERITIES
from errdex.authoring.rendering.artefacts import Artefact
from errdex.authoring.rendering.templating import Brackets, Templates
from errdex.authoring.rendering.wording import (
    numbered_steps,
    owner_words,
    removal,
    sentence,
)
from errdex.payloads.slack import escaped
from errdex.project import Project

RULES = "error_codes.rules.yml"
RULES_TEST = "error_codes.rules.test.yml"
TEMPLATES = "error_codes.tmpl"
EXAMPLE = "alertmanager.example.yml"
FILES = (RULES, RULES_TEST, TEMPLATES, EXAMPLE)

_SAMPLES = 20  # of a window, in the rules' test
_LONG_INTERVAL = 240  # seconds, there; Prometheus takes a series for gone after five minutes
_GROUP_NAME = 40
"""Characters of the group's name; Grafana Cloud takes no more."""

_NO_SEVERITY, _NO_OWNER = "error", "unknown"
"""The labels of drafts that do not say these yet: those of codes that are not in the catalogue."""

_COLLECTIVE = "unknown"
"""What `metric_label` of a generated module returns for every code that is not in it."""

_BRACKETS = Brackets(("<<", ">>"), ("<%", "%>"), ("<#", "#>"))
"""Marks that Go's templates, PromQL and YAML leave alone."""

_INCREASE = {"prometheus": "increase", "victoriametrics": "increase_prometheus"}
"""MetricsQL's own `increase` takes every new series for an increase, after a gap as well."""

Rows = list[tuple[str, str]]
"""Codes and a text of each, both quoted."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What an alert says of each code that it is about."""

    titles: Rows
    steps: Rows
    owners: Rows
    retries: Rows
    urls: Rows
    slack: Rows


@dataclass(frozen=True, slots=True)
class AlertClass:
    """The codes whose alerts have the same severity and owner, and go to the same people."""

    severity: str
    owner: str
    pattern: str
    texts: Texts


def render_alerts(catalogue: Catalogue, project: Project, options: Options) -> Iterator[Artefact]:
    """Yield the files of `errdex alerts`; their paths are names in the folder of the output."""
    templates = Templates(project, _BRACKETS, quoted=quoted, key=key_of)
    values = _values(catalogue, project, options)
    for name in FILES:
        yield Artefact(name, templates.render(f"alerts/{name}.j2", **values))


@dataclass(frozen=True, slots=True)
class Times:
    """When what happens in the rules' test: intervals of some seconds, and seconds.

    Attributes:
        interval: Seconds between two samples.
        gap: Seconds of the gap.
        born: Intervals until the counters begin.
        seen: Intervals for which they are seen.
        look: Seconds after which the alerts are compared.
    """

    interval: int
    gap: int
    born: int
    seen: int
    look: int

    @classmethod
    def of(cls, options: Options) -> Times:
        window = seconds_of(options.window)
        interval = min(max(1, window // _SAMPLES), _LONG_INTERVAL)
        born = -(-2 * window // interval)
        seen = window // interval
        look = (born + seen // 2) * interval
        return cls(interval, seconds_of(options.gap), born, seen + 1, look)


def _values(catalogue: Catalogue, project: Project, options: Options) -> dict[str, Any]:
    live, removed = _split(catalogue)
    failures = [named for named in live if not named.entry.success]
    success = [quoted(named.name) for named in live if named.entry.success]
    classes = _classes(catalogue, failures)
    names = {named.name for named in (*live, *removed)}
    absentee = next(code for n in count(1) if (code := f"not-a-code-{n}") not in names)
    return {
        "options": options,
        "source": project.catalogue_name,
        "command": f"errdex {options.command()}",
        "group": quoted(f"errdex:{catalogue.id}"[:_GROUP_NAME]),
        "catalogue": quoted(catalogue.id),
        "title": catalogue.title,
        "slack_title": escaped(catalogue.title),
        "collective": _COLLECTIVE,
        "site": catalogue.url,
        "identity": ", ".join(dict.fromkeys([options.label, *options.by])),
        "metric": f'{options.metric}{{{options.label}!=""}}',
        "window_seconds": seconds_of(options.window),
        "increase": _INCREASE[options.dialect],
        "classes": classes,
        "known": quoted(pattern_of(named.name for named in live)),
        "texts": _texts(catalogue, live),
        "times": Times.of(options),
        "target": ",".join(
            f'{name}="{name}"' for name in dict.fromkeys(["job", "instance", *options.by])
        ),
        "counted": [c.texts.titles[0][0] for c in classes] + [quoted(absentee), *success[:1]],
        "absentee": absentee,
        "removals": [(quoted(named.name), quoted(removal(named.entry))) for named in removed],
        "removed_urls": [(quoted(named.name), quoted(named.entry.url)) for named in removed],
    }


class Named(NamedTuple):
    """An entry, and the code or the alias by which a label may name it."""

    name: str
    entry: Entry

    @property
    def title(self) -> str:
        """What an alert is called; an alias tells its code as well."""
        code = self.entry.code
        name = self.name if self.name == code else f"{self.name} ({code})"
        return f"{name}: {self.entry.title}"


def _split(catalogue: Catalogue) -> tuple[list[Named], list[Named]]:
    """Return what a lookup of each name finds: the entries in use, and those no longer."""
    found = [(code, catalogue.find(code)) for code in catalogue.by_code]
    named = [Named(code, entry) for code, entry in found if entry]
    named += [Named(alias, entry) for alias, entry in catalogue.by_alias.items()]
    return (
        [one for one in named if not one.entry.removed],
        [one for one in named if one.entry.removed],
    )


def _classes(catalogue: Catalogue, entries: Sequence[Named]) -> list[AlertClass]:
    """Return the classes that have codes: the most severe first, then in the owners' order."""
    classes = []
    for severity in reversed(SEVERITIES):
        for owner in dict.fromkeys([*catalogue.owners, _NO_OWNER]):
            of = [n for n in entries if _labels(n.entry) == (severity, owner)]
            if of:
                pattern = quoted(pattern_of(named.name for named in of))
                texts = _texts(catalogue, of)
                classes.append(AlertClass(severity, quoted(owner), pattern, texts))
    return classes


def _labels(entry: Entry) -> tuple[str, str]:
    return entry.severity or _NO_SEVERITY, entry.owner or _NO_OWNER


def _texts(catalogue: Catalogue, entries: Sequence[Named]) -> Texts:
    def rows(text_of: Callable[[Entry], str]) -> Rows:
        return [(quoted(named.name), quoted(text_of(named.entry))) for named in entries]

    return Texts(
        titles=[(quoted(named.name), quoted(named.title)) for named in entries],
        steps=rows(partial(numbered_steps, catalogue)),
        owners=rows(partial(owner_words, catalogue)),
        retries=rows(partial(sentence, catalogue)),
        urls=rows(lambda entry: entry.url),
        slack=rows(partial(slack_text, catalogue)),
    )
