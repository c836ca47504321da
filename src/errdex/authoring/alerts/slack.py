"""What `code.slack` says of an entry: a text for the attachment that Alertmanager sends."""

from __future__ import annotations

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.rendering.wording import owner_words, sentence, unwritten_words
from errdex.payloads.fitting import fit_steps
from errdex.payloads.slack import SECTION_ROOM, escaped, line_size
from errdex.payloads.subjects import Subject


def slack_text(catalogue: Catalogue, entry: Entry) -> str:
    """Return the title as a link, who acts, when to retry, and as many whole steps as fit."""
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    subject = Subject(
        catalogue=catalogue.id,
        code=entry.code,
        field=entry.field,
        title=entry.title,
        severity=entry.severity,
        owner=owner_words(catalogue, entry),
        retry=sentence(catalogue, entry),
        url=entry.url,
        http_status=entry.http_status,
        _remediation=entry.remediation,
        _owner=entry.owner,
        _owners=owners,
    )
    head = f"*<{entry.url}|{escaped(f'{entry.code}: {entry.title}')}>*"
    facts = escaped(f"Owner: {subject.owner} · {subject.retry}")
    lacking = [escaped(unwritten_words(entry))] if entry.unwritten else []
    room = SECTION_ROOM - sum(map(line_size, [head, facts, *lacking]))
    steps = [escaped(line) for line in fit_steps(subject, room, line_size)]
    return "\n".join([head, facts, *lacking, *steps])
