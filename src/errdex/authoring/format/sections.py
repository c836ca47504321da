"""The catalogue's format: which keys there are and what they contain.

One description serves the loader, which reports every fault with its place, and the JSON Schema
that editors use.
"""

from __future__ import annotations

from typing import Any

from errdex.authoring.format import words
from errdex.authoring.format.entry_fields import DEFAULTS, ENTRY, GROUP_DEFAULTS
from errdex.authoring.format.entry_parts import EXTRA, LINE, SYMPTOM, SYMPTOM_ID, UNDOCUMENTED, URL
from errdex.authoring.format.evidence_paths import Path
from errdex.authoring.format.kinds import Count, Key, ListOf, Names, Record, Text, Truth
from errdex.diagnosis.paths import CODE_ROOTS

HOME = Text(
    r"https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~:/@!$&'()*+,;=%-]*)?",
    "a URL: http:// or https://, without ? and #",
)
CODE_PATH = Path(CODE_ROOTS, facts=False)
CONTACT = Text(
    r"(?:https://[A-Za-z0-9._~:/?#@!$&'()*+,;=%{}\[\]-]+|mailto:[^\s@<>?\"]+@[^\s@<>\"]+)",
    "an address: https:// or mailto:",
)
DATE = Text("[0-9]{4}-[0-9]{2}(-[0-9]{2})?", "a date such as 2023-07-20")

# Without the sections of checks, which `vocabulary` adds.
CATALOGUE = Record(
    {
        "catalogue": Key(
            Record(
                {
                    "id": Key(
                        Text("[a-z][a-z0-9-]{0,39}", "an id: lower-case letters, digits and -"),
                        "a short name for machines",
                        required=True,
                    ),
                    "title": Key(LINE, "the service's name", required=True),
                    "module": Key(
                        Text("[a-z][a-z0-9_]{0,39}", "a Python module name in lower case"),
                        "the generated Python module",
                        required=True,
                    ),
                    "url": Key(HOME, "where the site is published", required=True),
                    "description": Key(Text(), "what the catalogue covers"),
                    "feedback": Key(
                        CONTACT,
                        "where readers report a mistake; `{code}` in it becomes the code",
                    ),
                    "contact": Key(CONTACT, "where readers ask; the foot of each page has it"),
                    "license": Key(LINE, "under which terms the texts may be used"),
                    "most_gaps": Key(
                        Count(), "how many [gaps](#drafts) drafts may leave; it may only fall"
                    ),
                },
                own=EXTRA,
            ),
            "the catalogue itself",
            required=True,
        ),
        "sources": Key(
            Names(
                Record(
                    {
                        "title": Key(
                            LINE, "the page's title; a step that says it links to it", required=True
                        ),
                        "url": Key(URL, "its address"),
                        "updated": Key(DATE, "the date on the page"),
                    }
                )
            ),
            "pages that entries cite",
        ),
        "owners": Key(
            Names(
                Record(
                    {
                        "title": Key(LINE, "who this is, in words", required=True),
                        "description": Key(Text(), "what they look after"),
                        "contact": Key(Text(), "how to reach them"),
                        "have_ready": Key(ListOf(Text()), "what they will ask for, one thing each"),
                    }
                )
            ),
            "who may have to act",
            required=True,
        ),
        "fields": Key(
            Names(
                Record(
                    {
                        "title": Key(LINE, "the field's name for readers", required=True),
                        "where": Key(
                            ListOf(CODE_PATH, single=True),
                            "its path in the evidence; of several, each is read",
                            required=True,
                        ),
                        "items": Key(LINE, "what the values belong to, in the plural: numbers"),
                        "named_by": Key(
                            ListOf(Text()), "names in an item that tell which one it is, best first"
                        ),
                        "description": Key(Text(), "how to find it"),
                        "internal": Key(
                            Truth(), "true where a public build leaves it out, with its codes"
                        ),
                    }
                )
            ),
            "the places on the wire, the one that lookups prefer first",
            required=True,
        ),
        "groups": Key(
            Names(
                Record(
                    {
                        "title": Key(LINE, "the group's title", required=True),
                        "description": Key(Text(), "what its codes have in common"),
                        "defaults": Key(
                            GROUP_DEFAULTS, "what its entries have in common, key by key"
                        ),
                    }
                )
            ),
            "entries that are read together",
            required=True,
        ),
        "defaults": Key(DEFAULTS, "what entries have that do not say it themselves"),
        "codes": Key(ListOf(ENTRY), "the entries", required=True),
        "symptoms": Key(
            Names(SYMPTOM, SYMPTOM_ID, "an id: 1 to 60 of the characters a-z 0-9 -"),
            "what people see without a code",
        ),
        "undocumented": Key(
            ListOf(UNDOCUMENTED), "codes that are known to exist and that nobody documents"
        ),
        "words": Key(words.SECTION, "headings and labels of pages and reports, as they fit better"),
    }
)


def schema(catalogue: Record) -> dict[str, Any]:
    """Return the format of a catalogue's file as JSON Schema (draft 2020-12).

    No section is required, because other files of the catalogue may have it.
    """
    described = catalogue.schema()
    del described["required"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "errdex catalogue",
        **described,
        "allOf": [_unless_given(name) for name in ENTRY.required if ENTRY.keys[name].by_default],
    }


def _unless_given(name: str) -> dict[str, Any]:
    """Return that entries must have a key where no `defaults` give it to any of them."""
    silent = {"properties": {"defaults": {"not": {"required": [name]}}}}
    none = {"properties": {**silent["properties"], "groups": {"additionalProperties": silent}}}
    return {"if": none, "then": {"properties": {"codes": {"items": ENTRY.requirement(name)}}}}
