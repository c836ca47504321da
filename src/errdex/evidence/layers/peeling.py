"""Takes the layers off a paste, in one order, until none is left."""

from __future__ import annotations

from errdex.engine.sentences import say
from errdex.evidence.layers.borders import take_borders_off
from errdex.evidence.layers.cells import read_cells
from errdex.evidence.layers.chat_documents import open_chat_documents
from errdex.evidence.layers.colours import take_colours_off
from errdex.evidence.layers.comparisons import read_comparisons
from errdex.evidence.layers.continuations import join_continuations
from errdex.evidence.layers.diffs import read_diffs
from errdex.evidence.layers.dissections import read_dissections
from errdex.evidence.layers.dumps import read_dumps
from errdex.evidence.layers.encoded_messages import open_encoded_messages
from errdex.evidence.layers.entities import read_entities
from errdex.evidence.layers.escaped_messages import open_escaped_messages
from errdex.evidence.layers.exchange_marks import read_exchange_marks
from errdex.evidence.layers.fences import put_fences_apart
from errdex.evidence.layers.flattened import unfold_messages
from errdex.evidence.layers.form_sections import read_form_sections
from errdex.evidence.layers.hard_wraps import join_hard_wraps
from errdex.evidence.layers.header_tables import read_header_tables
from errdex.evidence.layers.header_tabs import read_header_tabs
from errdex.evidence.layers.labels import read_labels
from errdex.evidence.layers.line_ends import put_line_ends
from errdex.evidence.layers.links import take_link_marks_off
from errdex.evidence.layers.log_lines import open_log_lines
from errdex.evidence.layers.markup import take_markup_off
from errdex.evidence.layers.message_ends import end_messages
from errdex.evidence.layers.packets import read_packets
from errdex.evidence.layers.prefixes import take_prefixes_off
from errdex.evidence.layers.properties import read_properties
from errdex.evidence.layers.quoted_documents import open_quoted_documents
from errdex.evidence.layers.quoted_lines import take_quotes_off
from errdex.evidence.layers.quoted_printable import read_quoted_printable
from errdex.evidence.layers.reply_marks import take_reply_marks_off
from errdex.evidence.layers.request_lines import join_request_lines
from errdex.evidence.layers.soft_wraps import join_soft_wraps
from errdex.evidence.layers.system_calls import read_system_calls
from errdex.evidence.layers.tags import take_tags_off
from errdex.evidence.layers.threads import put_in_order
from errdex.evidence.layers.typographic_quotes import straighten_quotes
from errdex.evidence.layers.wire_strings import join_wire_strings

MOST_ROUNDS = 2
"""How often all layers are tried. Layers that lie deeper stay in the text."""

_LAYERS = (
    open_chat_documents,
    take_markup_off,
    read_quoted_printable,
    take_tags_off,
    read_entities,
    straighten_quotes,
    take_link_marks_off,
    open_encoded_messages,
    read_cells,
    put_fences_apart,
    open_log_lines,
    open_quoted_documents,
    take_colours_off,
    take_borders_off,
    read_comparisons,
    read_diffs,
    put_in_order,
    take_reply_marks_off,
    read_properties,
    read_dumps,
    read_packets,
    join_hard_wraps,
    join_soft_wraps,
    read_labels,
    take_prefixes_off,
    read_system_calls,
    join_wire_strings,
    take_quotes_off,
    join_continuations,
    read_dissections,
    put_line_ends,
    open_escaped_messages,
    unfold_messages,
    end_messages,
    read_exchange_marks,
    read_header_tabs,
    read_header_tables,
    join_request_lines,
    read_form_sections,
)
_NOTES = {
    read_entities: say("entity_read"),
    straighten_quotes: say("quotes_straightened"),
    read_form_sections: say("body_rebuilt"),
}


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
