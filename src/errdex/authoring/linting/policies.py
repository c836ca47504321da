"""The catalogue's policies: the rules that a catalogue must keep beyond loading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.changes.released import lint_vanished
from errdex.authoring.format.entry_parts import Symptom
from errdex.authoring.linting.gaps import lint_gaps
from errdex.authoring.linting.internal import lint_internal
from errdex.authoring.linting.order import lint_order
from errdex.authoring.source.findings import Finding
from errdex.prose.blocks import PARAGRAPH, first_paragraph, paragraphs, read_blocks

Policy = Callable[[Catalogue], Iterator[Finding]]

_NO_CAUSE = re.compile(
    r"not (?:say|state|explain|tell|document) (?:why|how)"
    r"|\bno (?:\w+ )?(?:cause|reason)\b|\b(?:cause|reason) is (?:not known|unknown)",
    re.IGNORECASE,
)
_NO_ACTION = re.compile(r"(?:nothing|no action|there is nothing)\b", re.IGNORECASE)
_TWO_ACTIONS = re.compile(r"(?:;|,| and) then (?!it\b|the\b|they\b)", re.IGNORECASE)
_STEPS_OF = re.compile(r"\bsteps (?:of|for|under|in) `?([^\s`]+)", re.IGNORECASE)
_PROMISE = re.compile(
    r"\b(?:will|shall|soon|shortly|within|guaranteed?s?|promised?s?)\b", re.IGNORECASE
)


def lint_catalogue(catalogue: Catalogue, policies: Iterable[Policy] | None = None) -> list[Finding]:
    """Return the findings of the policies, without which every one counts, sorted by place."""
    return sorted(
        {
            replace(finding, policy=name_of(policy))
            for policy in (POLICIES if policies is None else policies)
            for finding in policy(catalogue)
        }
    )


def name_of(policy: Policy) -> str:
    """Return the name by which a policy is selected: `see-also` for `lint_see_also`."""
    return policy.__name__.removeprefix("lint_").replace("_", "-")


def lint_titles(catalogue: Catalogue) -> Iterator[Finding]:
    """No two titles are the same, and no title ends with a full stop."""
    first: dict[str, Entry | Symptom] = {}
    for subject in _subjects(catalogue):
        other = first.setdefault(subject.title.casefold(), subject)
        if other is not subject:
            what = f"title: same as {_named(other)}; say how they differ"
            yield catalogue.finding_in(subject, "title", what)
        if subject.title.endswith("."):
            yield catalogue.finding_in(subject, "title", "title: remove the full stop")


def lint_cause(catalogue: Catalogue) -> Iterator[Finding]:
    """A cause does not repeat the description or the title."""
    for entry in catalogue.entries:
        said = {_bare(entry.description), _bare(entry.title)}
        for number, cause in enumerate(entry.cause):
            if _bare(cause) in said:
                what = "cause: repeats the description; say why it happens"
                yield catalogue.finding_in(entry, "cause", what, number)


def lint_unexplained(catalogue: Catalogue) -> Iterator[Finding]:
    """A cause does not say that nobody gives one: a reader learns nothing from that.

    What is documented leads to the code in some way, and the cause says how; the gap in the source
    belongs into `notes`.
    """
    for entry in catalogue.entries:
        for number, cause in enumerate(entry.cause):
            if _NO_CAUSE.search(paragraphs(cause)):
                what = "cause: says that there is none; say how it comes to this code"
                yield catalogue.finding_in(entry, "cause", what, number)


def lint_steps(catalogue: Catalogue) -> Iterator[Finding]:
    """A step is one action, written where it is needed.

    Two actions in one step are ticked off after the first; the steps of another code are a second
    page to open; and a step without an action is none.
    """
    for subject in _subjects(catalogue):
        for number, step in enumerate(subject.remediation):
            what, action = "", first_paragraph(step.do)
            if _NO_ACTION.match(action):
                what = "says that there is nothing to do; remove the step or name an action"
            elif _TWO_ACTIONS.search(action):
                what = "two actions; make two steps of them"
            elif any(catalogue.find(code.rstrip(".,;")) for code in _STEPS_OF.findall(action)):
                what = "refers to the steps of another code; write them here"
            if what:
                yield catalogue.finding_in(subject, "remediation", f"remediation: {what}", number)


def lint_keywords(catalogue: Catalogue) -> Iterator[Finding]:
    """A keyword is given once, in whatever case: a second one finds nothing more."""
    for subject in _subjects(catalogue):
        if isinstance(subject, Symptom):
            key, words = "words", subject.words
        else:
            key, words = "keywords", subject.keywords
        seen = set()
        for number, keyword in enumerate(words):
            if keyword.casefold() in seen:
                what = f'{key}: "{keyword}" is given twice; remove one'
                yield catalogue.finding_in(subject, key, what, number)
            seen.add(keyword.casefold())


def lint_sentences(catalogue: Catalogue) -> Iterator[Finding]:
    """The description, the steps and the line for customers are complete sentences.

    In a text of several paragraphs each is, but for headings, items of lists and code.
    """
    for subject in _subjects(catalogue):
        texts = [("description", 0, subject.description)]
        texts += [("tell_customer", 0, subject.tell_customer)]
        texts += [("remediation", n, step.do) for n, step in enumerate(subject.remediation)]
        if isinstance(subject, Symptom):
            texts += [("tell_apart", n, text) for n, text in enumerate(subject.tell_apart)]
        for key, number, text in texts:
            for said in _sentences(text) if text else ():
                if not said.endswith((".", "!", "?", ":", "。", ".)")):
                    what = f"{key}: end the sentence with a full stop"
                    yield catalogue.finding_in(subject, key, what, number)


def lint_tell_customer(catalogue: Catalogue) -> Iterator[Finding]:
    """The line for customers is one sentence without markup or codes."""
    for subject in _subjects(catalogue):
        text = subject.tell_customer
        names = () if isinstance(subject, Symptom) else (subject.code, *subject.aliases)
        codes = "|".join(map(re.escape, names))
        named = codes and re.search(rf"(?<![0-9A-Za-z_])(?:{codes})(?![0-9A-Za-z_])", text)
        if re.search(r"[.!?]\s|`", text) or named:
            what = "tell_customer: write one sentence without codes or other internals"
            yield catalogue.finding_in(subject, "tell_customer", what)


def lint_promises(catalogue: Catalogue) -> Iterator[Finding]:
    """The line for customers promises nothing: those who have to keep it do not know of it."""
    for subject in _subjects(catalogue):
        if promise := _PROMISE.search(subject.tell_customer):
            what = f'tell_customer: "{promise[0]}" promises something; say only what is so now'
            yield catalogue.finding_in(subject, "tell_customer", what)


def lint_see_also(catalogue: Catalogue) -> Iterator[Finding]:
    """A related code is a different one, is named once, and is in use."""
    for entry in catalogue.entries:
        seen = set()
        for number, related in enumerate(entry.see_also):
            target = catalogue.find(related.code, related.field)
            what = ""
            if target is entry:
                what = "names the entry itself; remove it"
            elif target is None or target.removed:
                what = f"{related.code} is removed; name the code that replaces it"
            elif (related.code, related.field) in seen:
                what = f"names {related.code} twice; remove one"
            seen.add((related.code, related.field))
            if what:
                yield catalogue.finding_in(entry, "see_also", f"see_also: {what}", number)


def lint_symptom_codes(catalogue: Catalogue) -> Iterator[Finding]:
    """The codes of a symptom are in use, and each is named once."""
    for symptom in catalogue.symptoms:
        seen = set()
        for number, related in enumerate(symptom.codes):
            target = catalogue.find(related.code, related.field)
            what = ""
            if target is None or target.removed:
                what = f"{related.code} is removed; name the code that replaces it"
            elif target in seen:
                what = f"names {related.code} twice; remove one"
            seen.add(target)
            if what:
                yield catalogue.finding_in(symptom, "codes", f"codes: {what}", number)


def lint_aliases(catalogue: Catalogue) -> Iterator[Finding]:
    """A success code has no alias: success is told by the exact code alone."""
    for entry in catalogue.entries:
        if entry.success and entry.aliases:
            what = "aliases: a success code has no other name; remove them"
            yield catalogue.finding_in(entry, "aliases", what)


def lint_success(catalogue: Catalogue) -> Iterator[Finding]:
    """A success code has severity info and is not retried."""
    for entry in catalogue.entries:
        severity = entry.severity or (entry.draft and "info")
        rule = entry.retry or (entry.draft and "none")
        if entry.success and (severity != "info" or rule not in ("never", "none")):
            what = "success: a success code must have severity info and retry never or none"
            yield catalogue.finding_in(entry, "success", what)


def lint_lifecycle(catalogue: Catalogue) -> Iterator[Finding]:
    """A code out of use says what replaces it, and not itself."""
    for entry in catalogue.entries:
        life = entry.lifecycle
        if life.state == "stable":
            continue
        if not (life.replaced_by or life.note):
            what = "lifecycle: add `replaced_by` or `note` to say what to use instead"
            yield catalogue.finding_in(entry, "lifecycle", what)
        if life.replaced_by == entry.code:
            what = f"lifecycle: {life.replaced_by} is itself no longer in use"
            yield catalogue.finding_in(entry, "lifecycle", what)


def lint_examples(catalogue: Catalogue) -> Iterator[Finding]:
    """Every complete entry in use shows what the user sees."""
    for entry in catalogue.entries:
        if not (entry.examples or entry.removed or entry.draft):
            what = "examples: missing; show what the user sees: [{title: ..., text: ...}]"
            yield catalogue.finding_in(entry, "examples", what)


def lint_sources(catalogue: Catalogue) -> Iterator[Finding]:
    """Every complete entry in use and every symptom cites a source."""
    for subject in _subjects(catalogue):
        kind = "symptom" if isinstance(subject, Symptom) else "entry"
        exempt = isinstance(subject, Entry) and (subject.removed or subject.draft)
        if not (subject.source or exempt):
            what = f"source: missing; name the `sources` that the {kind} is based on"
            yield catalogue.finding_in(subject, "source", what)


def lint_sections(catalogue: Catalogue) -> Iterator[Finding]:
    """Every field, group, owner and source that is declared is used.

    Groups and owners may wait for drafts that have none yet.
    """
    entries, subjects = catalogue.entries, list(_subjects(catalogue))
    citing = [subject.source for subject in subjects]
    citing += [one.source for one in catalogue.undocumented]
    cited = {source for sources in citing for source in sources}
    used: dict[str, set[object]] = {
        "fields": {e.field for e in entries} | {one.field for one in catalogue.undocumented},
        "groups": {entry.group for entry in entries},
        "owners": {subject.owner for subject in subjects}
        | {step.owner for subject in subjects for step in subject.remediation},
        "sources": {name for name, source in catalogue.sources.items() if source in cited},
    }
    for section, names in used.items():
        for name in getattr(catalogue, section):
            if name not in names and "" not in names:
                yield catalogue.finding(section, name, f'no entry uses "{name}"; remove it')


def _sentences(text: str) -> list[str]:
    """Return the paragraphs of a text that are outside lists."""
    return [
        block.text for block in read_blocks(text) if block.kind == PARAGRAPH and not block.depth
    ]


def _subjects(catalogue: Catalogue) -> Iterator[Entry | Symptom]:
    """Yield what has a title, steps and a line for customers."""
    yield from catalogue.entries
    yield from catalogue.symptoms


def _named(subject: Entry | Symptom) -> str:
    if isinstance(subject, Symptom):
        return f"the symptom {subject.id}"
    return f"{subject.code} in {subject.field}"


def _bare(text: str) -> str:
    return " ".join(text.casefold().replace("`", "").rstrip(".").split())


POLICIES: tuple[Policy, ...] = (
    lint_order,
    lint_titles,
    lint_cause,
    lint_unexplained,
    lint_steps,
    lint_keywords,
    lint_sentences,
    lint_tell_customer,
    lint_promises,
    lint_see_also,
    lint_symptom_codes,
    lint_aliases,
    lint_success,
    lint_lifecycle,
    lint_examples,
    lint_sources,
    lint_sections,
    lint_internal,
    lint_gaps,
    lint_vanished,
)
