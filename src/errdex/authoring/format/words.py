"""The words that pages and reports put around the catalogue's texts, which it may change."""

from __future__ import annotations

from errdex.authoring.format.entry_parts import LINE
from errdex.authoring.format.kinds import Key, Record

WORDS = {
    "means": "What it means",
    "who": "Who acts",
    "first": "Do this first",
    "again": "Send again?",
    "customer": "For the customer",
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
"""What each is where a catalogue says nothing else."""

SECTION = Record({name: Key(LINE, f"instead of “{word}”") for name, word in WORDS.items()})
