"""What diagnosis knows of a catalogue: the generated module and the compiled file beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from errdex.diagnosis.results import CodeRow
from errdex.errors import ErrdexError
from errdex.modules import CodeModule, Entry
from errdex.redaction.code_forms import forms_of


class Knowledge:
    """A catalogue's entries and compiled checks, as diagnosis asks for them.

    Attributes:
        compiled: What `checks.json` holds: `context`, `secrets`, `facts`, `variables`, `checks`,
            `fields`, `owners` and `see_field`.
        fields: By name, in the catalogue's order: `title`, `where` and `items` of each field.
        see_field: By field and code: the field whose values give the real reason.
    """

    def __init__(self, module: CodeModule, compiled: Mapping[str, Any]) -> None:
        self.module = module
        self.compiled = compiled
        self.fields: dict[str, dict[str, str]] = compiled["fields"]
        self.see_field: dict[str, dict[str, str]] = compiled["see_field"]
        self._owners: dict[str, str] = compiled["owners"]

    def owner_title(self, owner: str) -> str:
        """Return an owner's name for readers."""
        return self._owners[owner]

    def is_many(self, field: str) -> bool:
        """Tell whether a response may hold several values of a field."""
        return "[*]" in self.fields[field]["where"]

    @cached_property
    def fields_of(self) -> dict[str, list[str]]:
        """The fields in which each code stands, in the catalogue's order."""
        entries = [self.module.lookup(code) for code in self.module.CODES]
        return {entry.code: [entry.field, *entry.also] for entry in entries}

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of the codes that mean a failure."""
        fields_of = self.fields_of.items()
        return forms_of(code for code, of in fields_of if not self.is_success(of[0], code))

    def knows(self, field: str, code: str) -> bool:
        """Tell whether a code stands in a field, in exactly this spelling."""
        return field in self.fields_of.get(code, ())

    def is_success(self, field: str, code: str) -> bool:
        """Tell whether a code that stands in a field means success there."""
        return self.module.lookup(code, field).success

    def suggest(self, code: str) -> list[str]:
        """Return codes that may have been meant; never one that means success."""
        return list(self.module.suggest(code))

    def describe(self, field: str, code: str, count: int) -> CodeRow:
        """Return what the catalogue says about a code, known or not, in its exact spelling."""
        if self.knows(field, code):
            return self._known(self.module.lookup(code, field), count)
        row = _unknown(field, code, count)
        removed = self._removal(field, code)
        if removed is None:
            row["suggestions"] = self.suggest(code)
        else:
            lifecycle = removed.lifecycle
            row["title"] = removal_text(lifecycle.since, lifecycle.replaced_by, lifecycle.note)
            row["url"] = removed.url
            row["suggestions"] = list(removed.suggestions)
        return row

    def _removal(self, field: str, code: str) -> Any:
        """Return the error that tells where a removed code went, or None."""
        try:
            self.module.lookup(code, field)
        except self.module.RemovedCodeError as error:
            return error if getattr(error, "code", None) == code else None
        except self.module.UnknownCodeError:
            pass
        return None

    def _known(self, entry: Entry, count: int) -> CodeRow:
        return {
            "field": entry.field,
            "code": entry.code,
            "known": True,
            "success": entry.success,
            "title": entry.title,
            "count": count,
            "owner": entry.owner,
            "retry": {"rule": entry.retry, "after_seconds": entry.retry_after},
            "url": entry.url,
            "steps": [self._step(step, entry.owner) for step in entry.remediation],
            "suggestions": [],
        }

    def _step(self, step: Any, owner: str) -> str:
        who = self._owners[step.owner] if step.owner != owner else ""
        aside = "; ".join(part for part in (who, step.where) if part)
        return f"{step.do} ({aside})" if aside else step.do


def removal_text(since: str, replaced_by: str, note: str) -> str:
    """Return in words that a code was removed, since when, and what to use instead."""
    parts = [f"Removed since {since}." if since else "Removed."]
    if replaced_by:
        parts.append(f"Use {replaced_by}.")
    return " ".join([*parts, note]).strip()


def _unknown(field: str, code: str, count: int) -> CodeRow:
    return {
        "field": field,
        "code": code,
        "known": False,
        "success": False,
        "title": "",
        "count": count,
        "owner": None,
        "retry": {"rule": None, "after_seconds": None},
        "url": None,
        "steps": [],
        "suggestions": [],
    }


@lru_cache
def load_knowledge(module: CodeModule) -> Knowledge:
    """Return what stands in a generated module and in the `checks.json` beside it.

    Raises:
        ErrdexError: The file is missing or was not written by this errdex.
    """
    path = Path(str(module.__file__)).with_name("checks.json")
    try:
        return Knowledge(module, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError):
        name = f"{path.parent.name}/{path.name}"
        raise ErrdexError(f"{name} is missing or not readable; run `errdex build`") from None
