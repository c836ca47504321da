"""What people see without a code, with words, steps and the codes that go with it.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

from ._answers import Answer, answer_of, send_again_words
from ._records import Link, Related, Step, _plain, _Record
from ._reports import (
    as_markdown,
    as_text,
    details_section,
    links_section,
    prose_section,
    related_section,
    steps_section,
    texts_section,
)
from ._runtime import _unpacked
from ._tables import _SYMPTOM_PARTS, _SYMPTOMS, _WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._reports import Section

_MADE: "dict[str, Symptom]" = {}


class Symptom(_Record):
    """What people see without a code. Read-only.

    Attributes:
        id: Its name, in its page's address as well.
        words: What people call it.
        tell_apart: How to tell the cases apart, one text a case.
        remediation: Ordered steps.
        owner: Whose move it is, one of the catalogue's owners.
        tell_customer: One sentence for the end customer.
        codes: The codes that go with it.
        see_also: The ids of other symptoms.
        source: The pages that it rests on.
        url: Its page on the published site.
        links: Pages that say more.
        retry: Whether to send again: a rule as of an entry, or None.
        retry_after: Seconds to wait, after the fix where one is needed, or None.
    """

    __module__ = __package__
    __slots__ = ("id", *[name for name, _ in _SYMPTOM_PARTS])
    __match_args__: tuple[str, ...] = __slots__
    id: str
    title: str
    words: tuple[str, ...]
    description: str
    tell_apart: tuple[str, ...]
    remediation: tuple[Step, ...]
    owner: str
    tell_customer: str
    codes: tuple[Related, ...]
    see_also: tuple[str, ...]
    source: tuple[str, ...]
    url: str
    links: tuple[Link, ...]
    retry: str | None
    retry_after: int | None

    def __repr__(self) -> str:
        return f"<Symptom {self.id}: {self.title}>"

    def __str__(self) -> str:
        return self.title

    @property
    def answer(self) -> Answer:
        """What the symptom says first: what it means, who acts, what to do, what to say."""
        again = send_again_words(self.retry, self.retry_after, "") if self.retry else ""
        return answer_of(self, again)

    def text(self) -> str:
        """Return the symptom as plain text, for a terminal or a ticket."""
        sections = [*self._sections(), links_section(self.links)]
        return as_text(self._head(), self.answer, sections, self.url)

    def markdown(self) -> str:
        """Return the symptom as Markdown, for a ticket or a chat."""
        return as_markdown(self._head(), self.answer, self._sections(), self.links, self.url)

    def to_dict(self) -> "dict[str, Any]":
        """Return the symptom as dicts, lists and texts, as in the site's JSON."""
        parts = {name: getattr(self, name) for name in self.__slots__}
        parts["retry"] = {"rule": self.retry, "after_seconds": parts.pop("retry_after")}
        return {name: _plain(value) for name, value in {**parts, "answer": self.answer}.items()}

    def _head(self) -> list[str]:
        return [self.title, f"symptom · {self.id}"]

    def _sections(self) -> "list[Section]":
        """Return what explains the answer, in the order of the symptom's page."""
        return [
            details_section(self.description),
            prose_section(_WORDS["tell_apart"], self.tell_apart),
            steps_section(self.remediation, self.owner),
            related_section(self.codes),
            texts_section(_WORDS["other_symptoms"], self.see_also),
        ]


def symptoms() -> "tuple[Symptom, ...]":
    """Return every symptom, in the catalogue's order."""
    return tuple([symptom(name) for name in _SYMPTOMS])


def symptom(name: str) -> Symptom:
    """Return the symptom with an id.

    Raises:
        LookupError: There is none.
    """
    made = _MADE.get(name) if type(name) is str else None
    if made is None:
        if type(name) is not str or name not in _SYMPTOMS:
            known = ", ".join(_SYMPTOMS) or "none"
            raise LookupError(f"no symptom of this name; there are {known}")
        parts = _unpacked(_SYMPTOM_PARTS, _SYMPTOMS[name].split("\x1f"))
        made = _MADE.setdefault(name, Symptom(name, *parts))
    return made
