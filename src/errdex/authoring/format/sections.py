"""The catalogue's format: which keys there are and what they hold.

One description serves the loader, which reports every fault with its place, and the JSON Schema
that editors use.
"""

from __future__ import annotations

from typing import Any

from errdex.authoring.format.evidence_paths import Path
from errdex.authoring.format.kinds import (
    Choice,
    HttpStatus,
    Key,
    ListOf,
    Names,
    Record,
    Text,
    Truth,
)
from errdex.diagnosis.paths import CODE_ROOTS

SEVERITIES = ("info", "warning", "error", "critical")
RETRIES = ("never", "now", "after-fix")
STATES = ("stable", "deprecated", "removed")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(duration: str) -> int:
    """Return the seconds of a duration such as `10m`."""
    return int(duration[:-1]) * UNITS[duration[-1]]


CODE = "[A-Za-z0-9._:-]{1,64}"
CODE_SAYS = "a code: 1 to 64 of the characters A-Z a-z 0-9 . _ : -"
NAME = Text()
LINE = Text(r"(?=\s*\S)[^\n]+\n?", "one line")
REFERENCE = Text(CODE, CODE_SAYS, quotes="if-unclear")
URL = Text(
    r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+",
    "a URL: http:// or https:// and the characters of RFC 3986",
)
HOME = Text(
    r"https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~:/@!$&'()*+,;=%-]*)?",
    "a URL: http:// or https://, without ? and #",
)
CODE_PATH = Path(CODE_ROOTS, facts=False)
DATE = Text("[0-9]{4}-[0-9]{2}(-[0-9]{2})?", "a date such as 2023-07-20")

STEP = Record(
    {
        "do": Key(Text(), "the action, as an imperative sentence", required=True),
        "owner": Key(NAME, "who acts, when it is not the entry's owner"),
        "where": Key(Text(), "the place where it is done, such as a page of a console"),
        "example": Key(Text(), "a literal block that shows it"),
        "check": Key(ListOf(NAME, single=True), "the checks that decide it"),
    }
)
EXAMPLE = Record(
    {
        "title": Key(LINE, "what is shown", required=True),
        "text": Key(Text(), "the literal text", required=True),
    }
)
RELATED = Record(
    {
        "code": Key(REFERENCE, "the other code", required=True),
        "field": Key(NAME, "its field, where the code stands in several"),
        "because": Key(Text(), "how it differs"),
    },
    short=REFERENCE,
)
RETRY = Record(
    {
        "after": Key(
            Text("[1-9][0-9]{0,4}[smhd]", "a duration such as 30s, 10m, 8h or 1d"),
            "how long to wait",
            required=True,
        )
    },
    short=Choice(RETRIES, also=" or {after: 10m}"),
)
LIFECYCLE = Record(
    {
        "state": Key(Choice(STATES), "stable, deprecated or removed", required=True),
        "since": Key(LINE, "the date or version of the change"),
        "replaced_by": Key(REFERENCE, "the code to use instead"),
        "note": Key(Text(), "where it went, in words"),
    }
)
ENTRY = Record(
    {
        "code": Key(Text(CODE, CODE_SAYS, quotes="always"), "the value, in quotes", required=True),
        "field": Key(NAME, "the field it stands in", required=True),
        "group": Key(NAME, "the group it is listed in", required=True),
        "title": Key(LINE, "what is wrong, in a few words", required=True),
        "description": Key(Text(), "what the code says", required=True),
        "cause": Key(ListOf(Text(), single=True), "why it happens", required=True),
        "remediation": Key(
            ListOf(STEP), "ordered steps that end it", required=True, unless="success"
        ),
        "severity": Key(Choice(SEVERITIES), "how bad it is", required=True),
        "retry": Key(RETRY, "never, now, after-fix or {after: 10m}", required=True),
        "owner": Key(NAME, "whose move it is", required=True),
        "tell_customer": Key(Text(), "a sentence that support can pass on", required=True),
        "see_also": Key(ListOf(RELATED), "related codes and how they differ"),
        "examples": Key(ListOf(EXAMPLE), "what the user sees on the wire"),
        "notes": Key(ListOf(Text()), "reservations and contradictions of the sources"),
        "keywords": Key(ListOf(Text()), "words that people search for"),
        "success": Key(Truth(), "true when the code reports success"),
        "see_field": Key(NAME, "the field whose values give the real reason, for a mere pointer"),
        "http_status": Key(HttpStatus(), "the HTTP status that comes with it, where it is known"),
        "lifecycle": Key(LIFECYCLE, "whether the code is still in use"),
        "source": Key(ListOf(NAME, single=True), "the sources of what the entry says"),
    }
)
# Without the sections of checks, which `vocabulary` adds.
CATALOGUE = Record(
    {
        "catalogue": Key(
            Record(
                {
                    "id": Key(
                        Text("[a-z][a-z0-9-]{0,39}", "an id: small letters, digits and -"),
                        "a short name for machines",
                        required=True,
                    ),
                    "title": Key(LINE, "the service's name", required=True),
                    "module": Key(
                        Text("[a-z][a-z0-9_]{0,39}", "a Python module name in small letters"),
                        "the generated Python module",
                        required=True,
                    ),
                    "url": Key(HOME, "where the site is published", required=True),
                    "description": Key(Text(), "what the catalogue covers"),
                }
            ),
            "the catalogue itself",
            required=True,
        ),
        "sources": Key(
            Names(
                Record(
                    {
                        "title": Key(LINE, "the page's title", required=True),
                        "url": Key(URL, "its address"),
                        "updated": Key(DATE, "the date it bears"),
                    }
                )
            ),
            "pages that entries cite",
        ),
        "owners": Key(
            Names(
                Record(
                    {
                        "title": Key(LINE, "who that is, in words", required=True),
                        "description": Key(Text(), "how to reach them"),
                    }
                )
            ),
            "whose move it can be",
            required=True,
        ),
        "fields": Key(
            Names(
                Record(
                    {
                        "title": Key(LINE, "the field's name for readers", required=True),
                        "where": Key(CODE_PATH, "its path in the evidence", required=True),
                        "items": Key(LINE, "what a value stands for, as a plural: numbers"),
                        "description": Key(Text(), "how to find it"),
                    }
                )
            ),
            "the places on the wire, first the one that lookups prefer",
            required=True,
        ),
        "groups": Key(
            Names(
                Record(
                    {
                        "title": Key(LINE, "the group's title", required=True),
                        "description": Key(Text(), "what its codes have in common"),
                    }
                )
            ),
            "entries that are read together",
            required=True,
        ),
        "codes": Key(ListOf(ENTRY), "the entries", required=True),
    }
)


def schema(catalogue: Record) -> dict[str, Any]:
    """Return a catalogue's format as JSON Schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "errdex catalogue",
        **catalogue.schema(),
    }
