"""Takes the layers off a paste, in one order, until none is left."""

from __future__ import annotations

from errdex.engine.sentences import say
from errdex.evidence.layers.colours import take_colours_off
from errdex.evidence.layers.concatenations import join_concatenations
from errdex.evidence.layers.dissections import read_dissections
from errdex.evidence.layers.dumps import read_dumps
from errdex.evidence.layers.entities import read_entities
from errdex.evidence.layers.escaped_messages import open_escaped_messages
from errdex.evidence.layers.exchange_marks import read_exchange_marks
from errdex.evidence.layers.fences import put_fences_apart
from errdex.evidence.layers.flattened import unfold_messages
from errdex.evidence.layers.header_tables import read_header_tables
from errdex.evidence.layers.header_tabs import read_header_tabs
from errdex.evidence.layers.labels import read_labels
from errdex.evidence.layers.line_marks import take_line_marks_off
from errdex.evidence.layers.log_lines import open_log_lines
from errdex.evidence.layers.markup import take_markup_off
from errdex.evidence.layers.prefixes import take_prefixes_off
from errdex.evidence.layers.quoted_printable import read_quoted_printable
from errdex.evidence.layers.reply_marks import take_reply_marks_off
from errdex.evidence.layers.wire_strings import join_wire_strings

MOST_ROUNDS = 2
"""How often all layers are tried. Layers that lie deeper stay in the text."""

_LAYERS = (
    take_markup_off,
    read_quoted_printable,
    read_entities,
    put_fences_apart,
    open_log_lines,
    take_colours_off,
    take_reply_marks_off,
    read_dumps,
    read_labels,
    take_prefixes_off,
    join_wire_strings,
    join_concatenations,
    read_dissections,
    take_line_marks_off,
    open_escaped_messages,
    unfold_messages,
    read_exchange_marks,
    read_header_tabs,
    read_header_tables,
)
_NOTES = {read_entities: say("entity_read")}


def peel(text: str) -> tuple[str, list[str]]:
    """Return text without its layers, and notes on what was read otherwise than it was written."""
    notes = []
    for _ in range(MOST_ROUNDS):
        before = text
        for layer in _LAYERS:
            peeled = layer(text)
            if peeled != text and layer in _NOTES:
                notes.append(_NOTES[layer])
            text = peeled
        if text == before:
            break
    return text, notes
