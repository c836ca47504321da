"""What the pages answer: read from the module that is rendered, the one home of these words."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_parts import Symptom
from errdex.diagnosis.module_rows import codes_of
from errdex.errors import ErrdexError
from errdex.matching.codes import Codes
from errdex.modules import Answer, import_package


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a catalogue.

    Attributes:
        of_entries: By field and code; a removed code has none.
        of_symptoms: By id.
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


def read_answers(catalogue: Catalogue, files: Mapping[str, str]) -> Answers:
    """Return the answers of a catalogue's module, which is imported from a temporary folder.

    Args:
        catalogue: What the module was rendered from.
        files: The texts of the module's files, by their paths.

    Raises:
        ErrdexError: The module cannot be imported, as where a project's template breaks it.
    """
    module_folder = f"rendered_{catalogue.module}"  # another name than the module's on disk
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            below = PurePosixPath(path).parts
            place = Path(folder, module_folder, *below[below.index(catalogue.module) + 1 :])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        try:
            module = import_package(Path(folder, module_folder))
        except Exception as error:
            what = f"the module cannot be imported: {type(error).__name__}: {error}"
            raise ErrdexError(f"{catalogue.path}: {what}; fix its template") from None
        live = [entry for entry in catalogue.entries if not entry.removed]
        return Answers(
            {(e.field, e.code): module.lookup(e.code, e.field).answer for e in live},
            {symptom.id: symptom.answer for symptom in module.symptoms()},
            codes_of(module),
        )
