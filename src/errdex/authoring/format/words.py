"""The words that pages and reports put around the catalogue's texts, which it may change."""

from __future__ import annotations

from errdex.authoring.format.entry_parts import LINE
from errdex.authoring.format.kinds import Key, Record
from errdex.engine.sentences import say

WORDS = {
    "means": "What it means",
    "who": say("word_who"),
    "first": say("word_first"),
    "again": say("word_again"),
    "customer": say("word_customer"),
    "details": "In detail",
    "steps": "What to do",
    "cause": "Cause",
    "causes": "Causes",
    "message": "The service says",
    "example": "Example",
    "examples": "Examples",
    "related": "Related codes",
    "notes": "Notes",
    "symptoms": "Symptoms",
    "tell_apart": "How to tell the cases apart",
    "other_symptoms": "Other symptoms",
    "links": "Read on",
}
"""What each is where a catalogue says nothing else; a diagnosis says some of them as well."""

SECTION = Record({name: Key(LINE, f"instead of “{word}”") for name, word in WORDS.items()})
