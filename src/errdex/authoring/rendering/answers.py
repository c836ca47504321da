"""What the pages answer: read from the module that is rendered, the one home of these words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_parts import Symptom
from errdex.diagnosis.module_rows import codes_of
from errdex.matching.codes import Codes
from errdex.modules import Answer, CodeModule


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a catalogue.

    Attributes:
        of_entries: By field and code; a removed code has none.
        of_symptoms: By id, or none.
        codes: The catalogue's codes, as matching asks for them.
    """

    of_entries: Mapping[tuple[str, str], Answer]
    of_symptoms: Mapping[str, Answer]
    codes: Codes

    def of(self, subject: Entry | Symptom) -> Answer | None:
        """Return the answer of an entry or a symptom."""
        if isinstance(subject, Symptom):
            return self.of_symptoms[subject.id]
        return self.of_entries.get((subject.field, subject.code))


def read_answers(catalogue: Catalogue, module: CodeModule) -> Answers:
    """Return the answers of a catalogue, as the module that was rendered from it gives them."""
    live = [entry for entry in catalogue.entries if not entry.removed]
    return Answers(
        {(e.field, e.code): module.lookup(e.code, e.field).answer for e in live},
        {symptom.id: symptom.answer for symptom in module.symptoms()},
        codes_of(module),
    )
