"""What diagnosis knows of a catalogue: its entries as rows, and the compiled checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, TypedDict

from errdex.diagnosis.api_names import api_of
from errdex.diagnosis.compiled import Compiled, Seen
from errdex.diagnosis.paths import EACH
from errdex.diagnosis.redaction import names_of
from errdex.diagnosis.results import CodeRow
from errdex.engine.sentences import say
from errdex.evidence.known_api import KnownApi
from errdex.matching import guessed
from errdex.matching.addresses import address_of
from errdex.matching.codes import Codes, Pattern, is_distinctive
from errdex.matching.names import STATUS_LINE
from errdex.redaction.code_forms import forms_of
from errdex.redaction.names import Names

Value = tuple[str, str]
"""A field and a code."""

ProseLine = tuple[str, bool]
"""A line of a step, and whether it is code."""


_ARTICLES = ("The ", "A ", "An ", "Our ", "Your ")  # of a title, small inside a sentence


class CodeRows(TypedDict):
    """The entries of a catalogue, and what matching needs to know of their codes.

    A row is code, title, owner, retry rule, seconds, 1 for success, the steps, the checks that
    decide each of them, the sentence for the customer, where a draft has None for what it does not
    say yet, and who does the first step where that is not the owner; a removed code's row is code,
    what became of it, and the code to use instead, if any. An alias has the field and the code that
    it stands for, an undocumented code what is known of it. Steps of several paragraphs are in
    `prose` with their lines.
    """

    url: str
    rows: Mapping[str, Sequence[Sequence[Any]]]
    removed: Mapping[str, Sequence[Sequence[str]]]
    longest: int
    alphabet: str
    numbered: Sequence[tuple[str, Sequence[int]]]
    folded: Mapping[str, str]
    patterns: Sequence[Pattern]
    messages: Sequence[tuple[str, str]]
    aliases: Mapping[str, tuple[str, str]]
    prose: Mapping[str, Sequence[ProseLine]]
    undocumented: Mapping[str, Mapping[str, str]]


class Knowledge:
    """A catalogue's entries and compiled checks, as diagnosis asks for them.

    Attributes:
        compiled: What `checks.json` holds.
        fields: By name, in the catalogue's order.
        told: The symptoms that people tell in words.
        resends: Whether sending again means anything for some code.
        codes: The codes, as matching asks for them.
    """

    def __init__(self, compiled: Compiled, codes: CodeRows) -> None:
        self.compiled = compiled
        self.fields = compiled["fields"]
        self.told = compiled.get("told", [])
        self.resends = compiled.get("resends", True)
        self._words = compiled.get("words", {})
        self._see_field = compiled["see_field"]
        self._owners = compiled["owners"]
        self._url = codes["url"]
        self._rows = {field: {r[0]: r[1:] for r in rows} for field, rows in codes["rows"].items()}
        removed = codes["removed"].items()
        self._removed = {field: {r[0]: r[1:] for r in rows} for field, rows in removed}
        self._undocumented = codes["undocumented"]
        self._prose = codes["prose"]
        self.codes = Codes(
            self._rows,
            self._removed,
            self.is_success,
            where={field: about["where"] for field, about in self.fields.items()},
            numbered=codes["numbered"],
            folded=codes["folded"],
            alphabet=codes["alphabet"],
            longest=codes["longest"],
            patterns=codes["patterns"],
            messages=codes["messages"],
            aliases=codes["aliases"],
            undocumented=codes["undocumented"],
            url=codes["url"],
        )

    def word(self, name: str) -> str:
        """Return a heading or a label, in the catalogue's own words where it has them."""
        return self._words.get(name) or say(f"word_{name}")

    def owner_title(self, owner: str) -> str:
        """Return an owner's name for readers."""
        return self._owners[owner]

    def who_acts(self, owner: str, first_step: str | None) -> str:
        """Return who acts, for readers: whoever does the first step, then the owner."""
        first = self._first_owners.get(first_step or "", owner)
        if first == owner:
            return self._owners[owner]
        then = self._owners[owner]
        then = then[0].lower() + then[1:] if then.startswith(_ARTICLES) else then
        return say("acts_first", first=self._owners[first], then=then)

    @cached_property
    def _first_owners(self) -> dict[str, str]:
        """Who does a first step, or the fix that avoids a code, where that is not the owner."""
        values = (value for of in self._rows.values() for value in of.items())
        rows = [(code, row) for code, row in values if len(row) > 8]
        who = {code: row[8] for code, row in rows}
        checks = [check for check in self.compiled["checks"] if "fix" in check]
        fixes = {check["fix"]: who[c] for check in checks for c in check["codes"] if c in who}
        told = {one["answer"]["first_step"]: one["first"] for one in self.told if "first" in one}
        return told | fixes | {self.first_of(row[5][0]): row[8] for _, row in rows}

    def target(self, field: str, code: str) -> str | None:
        """Return the field whose values give the real reason, where a code only points to it."""
        return self._see_field.get(field, {}).get(code)

    def items_of(self, field: str) -> str:
        """Return what the values of a field belong to, in the plural."""
        return self.fields[field]["items"] or say("items")

    def symptoms(self, field: str, code: str) -> list[Seen]:
        """Return what people may see although a code means success."""
        return self.compiled["symptoms"].get(field, {}).get(code, [])

    def is_many(self, field: str) -> bool:
        """Tell whether a response may hold several values of a field."""
        return any(EACH in path for path in self.fields[field]["where"])

    def is_status_line(self, field: str) -> bool:
        """Tell whether a field's values are those of the HTTP status line."""
        return STATUS_LINE in self.fields[field]["where"]

    def steps_of(self, row: CodeRow) -> list[tuple[str, Sequence[str]]]:
        """Return the steps that a row has, each with the ids of the checks that decide it."""
        known = self._rows[row["field"]].get(row["code"])
        checks = dict(zip(known[5], known[6], strict=False)) if known else {}
        return [(step, checks.get(step, ())) for step in row["steps"]]

    def first_of(self, step: str) -> str:
        """Return the first paragraph of a step."""
        return self._prose[step][0][0] if step in self._prose else step

    def rest_of(self, step: str) -> Sequence[ProseLine]:
        """Return the lines of a step behind its first paragraph."""
        return self._prose.get(step, ())[1:]

    def first_step(self, row: CodeRow) -> str | None:
        """Return the first paragraph of the first step of a row, if it has one."""
        return self.first_of(row["steps"][0]) if row["steps"] else None

    def tell_customer(self, field: str, code: str) -> str | None:
        """Return the sentence for the customer of a code, if it is in use, in whatever field."""
        home = None if self.knows(field, code) else self.home_of(field, code)
        field, code = home or (field, code)
        known = self._rows[field].get(code)
        return known[7] if known else None

    def fix_of(self, check: str) -> str | None:
        """Return what to do where a check fails, if the catalogue says so."""
        return next(one for one in self.compiled["checks"] if one["id"] == check).get("fix")

    @cached_property
    def known_codes(self) -> frozenset[str]:
        """The codes, those included that are no longer in use: nothing private."""
        return frozenset(self.codes.every())

    @cached_property
    def successes(self) -> list[str]:
        """The codes that mean success in some field."""
        every = [(field, code) for field, rows in self._rows.items() for code in rows]
        return list(dict.fromkeys(code for field, code in every if self.is_success(field, code)))

    @cached_property
    def sent_with(self) -> Mapping[str, list[str]]:
        """The codes with which each message is sent."""
        codes: dict[str, list[str]] = {}
        for message, code in self.codes.messages:
            codes.setdefault(message, []).append(code)
        return codes

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of the codes, except of those that mean success."""
        return forms_of(code for code in self.known_codes if not self.succeeds(code))

    @cached_property
    def names(self) -> Names:
        """What finds the values of names that hold secrets."""
        return names_of(self.compiled, self.forms)

    @cached_property
    def api(self) -> KnownApi:
        """What the requests look like that the checks are about."""
        return api_of(self.compiled, self._rows)

    def succeeds(self, code: str) -> bool:
        """Tell whether a text is a code in use that means success in its field."""
        return code in self._succeeding

    @cached_property
    def _succeeding(self) -> frozenset[str]:
        """The codes in use that mean success in their field, and their aliases."""
        named = ((code, self.codes.named(code)) for code in self.known_codes)
        used = [(code, known) for code, known in named if self.codes.is_in_use(known)]
        return frozenset(c for c, known in used if self.is_success(self.field_of(known), known))

    def knows(self, field: str, code: str) -> bool:
        """Tell whether a code is in use in a field, in exactly this spelling."""
        return code in self._rows[field]

    def home_of(self, field: str, text: str) -> Value | None:
        """Return the field and the code that a text means which a field itself does not know.

        Only a distinctive code in use counts, and never one that means success.
        """
        rows = (self._rows[field], self._removed[field], self._undocumented.get(field, {}))
        if any(text in known for known in rows) or not is_distinctive(text):
            return None
        code = self.codes.named(text)
        home = next((name for name, known in self._rows.items() if code in known), None)
        return (home, code) if home and self.codes.may_be_meant(code) else None

    def is_success(self, field: str, code: str) -> bool:
        """Tell whether a code that is in use in a field means success there."""
        return bool(self._rows[field][code][4])

    def suggest(self, code: str) -> list[str]:
        """Return codes that may have been meant; never one that means success."""
        return guessed.suggest(self.codes, code)

    def describe(self, field: str, code: str, count: int, asked: str | None = None) -> CodeRow:
        """Return what the catalogue says about a code, known or not, in its exact spelling.

        Args:
            field: The field that it was read from.
            code: The code.
            count: How often it was found.
            asked: How it was written, where that is another spelling.
        """
        known = self._rows[field].get(code)
        removed = self._removed[field].get(code)
        title, owner, rule, after, success, steps = (known or ("", None, None, None, 0, ()))[:6]
        heard = self._undocumented.get(field, {}).get(code)
        suggestions: list[str] = []
        if removed:
            title = removed[0]
            suggestions = [other for other in removed[1:] if self.codes.is_failure(other)]
        elif heard:
            title = heard
        elif not known:
            suggestions = [other for other in self.suggest(code) if other != code]
        return {
            "field": field,
            "code": code,
            "asked": asked,
            "known": known is not None,
            "success": bool(success),
            "title": title,
            "count": count,
            "of_items": False,
            "accepted_later": False,
            "owner": owner,
            "retry": {"rule": rule, "after_seconds": after},
            "url": self._url_of(field, code) if known or removed or heard else None,
            "steps": list(steps),
            "items": [],
            "suggestions": suggestions,
            "parameters": {},
        }

    def _url_of(self, field: str, code: str) -> str:
        return f"{self._url}codes/{address_of(code)}/#{field}"

    def field_of(self, code: str) -> str:
        """Return the first field that has a code."""
        return self.codes.fields_of(code)[0]
