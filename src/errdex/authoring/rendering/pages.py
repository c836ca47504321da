"""The site's pages about entries, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.changes.naming import Change
from errdex.authoring.format.entry_parts import Step, Symptom
from errdex.authoring.rendering.answers import Answers
from errdex.authoring.rendering.cross_links import CrossLinks, PageLinks
from errdex.authoring.rendering.decisions import decisions_of
from errdex.authoring.rendering.sizes import LARGEST_LIST, LARGEST_TABLE, indexed
from errdex.authoring.rendering.templating import Templates
from errdex.authoring.rendering.wording import RETRY_RULES, example, rule_of
from errdex.matching.addresses import address_of

NumberedStep: TypeAlias = tuple[int, Step]
"""A step of an entry and its number, from 1."""


def render_pages(
    catalogue: Catalogue,
    templates: Templates,
    answers: Answers,
    twins: Mapping[str, str],
    last_changes: Mapping[str, Change],
    archive: str,
) -> Iterator[tuple[str, str]]:
    """Yield the path below the pages' folder and the text of each page.

    Args:
        catalogue: What is shown.
        templates: What makes the pages.
        answers: The answers of its entries and symptoms.
        twins: The pages as Markdown, by their paths in the site.
        last_changes: The last change of each code and symptom that has one.
        archive: Where the site's own archive is; empty where it has none.
    """
    entries = catalogue.entries
    in_groups = partial(_sorted_in, catalogue.groups, "group")
    whole = {
        "catalogue": catalogue,
        "answers": answers,
        "example": example(catalogue),
        "archive": archive,
        "resends": catalogue.resends,
        "in_groups": in_groups,
        "entries_of_group": (of_group := in_groups(entries)),
        "entries_of_field": _sorted_in(catalogue.fields, "field", entries),
        "entries_of_owner": (of_owner := _sorted_in(catalogue.owners, "owner", entries)),
        "steps_of_owner": (steps_of := _steps_of_owners(catalogue)),
        "entries_of_rule": {
            rule: [entry for entry in entries if rule_of(entry) == rule] for rule in RETRY_RULES
        },
        "tabled": len(entries) <= LARGEST_TABLE,
        "listed": len(entries) <= LARGEST_LIST,
    }
    yield "index.md", templates.render("pages/index.md.j2", **whole)
    for name in ("find", "codes", "groups", "owners", "retry", "alerts"):
        if name == "retry" and not catalogue.resends:
            continue
        yield f"{name}/index.md", templates.render(f"pages/{name}.md.j2", **whole)
    for name, group in catalogue.groups.items():
        text = templates.render("pages/group.md.j2", group=group, entries=of_group[name], **whole)
        yield f"groups/{name}.md", text
    for name, owner in catalogue.owners.items():
        acting = {"owner": owner, "entries": of_owner[name], "steps": steps_of[name]}
        acting["symptoms"] = [one for one in catalogue.symptoms if _acts(name, one)]
        yield f"owners/{name}.md", templates.render("pages/owner.md.j2", **acting, **whole)
    if path := catalogue.decision_path:
        decisions = decisions_of(catalogue, path)
        text = templates.render("pages/path.md.j2", catalogue=catalogue, decisions=decisions)
        yield "path/index.md", text
    links = CrossLinks(catalogue, answers.codes)
    about = {
        "catalogue": catalogue,
        "answers": answers,
        "twins": twins,
        "last_changes": last_changes,
        "search": indexed(len(catalogue.by_code)),
    }
    yield from _symptom_pages({**about, "say": PageLinks(links, "../codes/")}, catalogue, templates)
    yield from _other_codes(about, links, catalogue, templates)
    for code, of_code in catalogue.by_code.items():
        say = PageLinks(links, "", code)
        text = templates.render("pages/code.md.j2", code=code, entries=of_code, say=say, **about)
        yield f"codes/{address_of(code)}.md", text


def _symptom_pages(
    about: dict[str, object], catalogue: Catalogue, templates: Templates
) -> Iterator[tuple[str, str]]:
    if catalogue.symptoms:
        yield "symptoms/index.md", templates.render("pages/symptoms.md.j2", **about)
    for symptom in catalogue.symptoms:
        text = templates.render("pages/symptom.md.j2", symptom=symptom, **about)
        yield f"symptoms/{symptom.id}.md", text


def _other_codes(
    about: dict[str, object], links: CrossLinks, catalogue: Catalogue, templates: Templates
) -> Iterator[tuple[str, str]]:
    """Yield the pages of aliases, and of undocumented codes that are no entries elsewhere."""
    for alias, entry in catalogue.by_alias.items():
        say = PageLinks(links, "", entry.code)
        text = templates.render("pages/alias.md.j2", alias=alias, entry=entry, say=say, **about)
        yield f"codes/{address_of(alias)}.md", text
    for code, known in catalogue.undocumented_by_code.items():
        if code not in catalogue.by_code:
            text = templates.render("pages/undocumented.md.j2", known=known, **about)
            yield f"codes/{address_of(code)}.md", text


def _sorted_in(names: Iterable[str], key: str, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the entries of each of these groups, fields or owners; `key` says which.

    Those of drafts that name none come last, under an empty name.
    """
    members: dict[str, list[Entry]] = {name: [] for name in (*names, "")}
    for entry in entries:
        members[getattr(entry, key)].append(entry)
    return members


def _steps_of_owners(catalogue: Catalogue) -> dict[str, list[tuple[Entry, list[NumberedStep]]]]:
    """Return, for each owner, the entries of others that have steps of theirs, and these."""
    found: dict[str, list[tuple[Entry, list[NumberedStep]]]] = {
        name: [] for name in catalogue.owners
    }
    for entry in catalogue.entries:
        for name in dict.fromkeys(step.owner for step in entry.remediation):
            if name != entry.owner:
                steps = enumerate(entry.remediation, 1)
                found[name].append((entry, [one for one in steps if one[1].owner == name]))
    return found


def _acts(owner: str, symptom: Symptom) -> bool:
    return owner in (symptom.owner, *(step.owner for step in symptom.remediation))
