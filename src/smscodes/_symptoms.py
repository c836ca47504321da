"""What people see without a code, with words, steps and the codes that go with it.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

from ._answers import Answer, answer_of
from ._records import Related, Step, _plain, _Record
from ._runtime import (
    _action,
    _listed,
    _md,
    _md_listed,
    _md_step_list,
    _reference,
    _unpacked,
)
from ._tables import _OWNERS, _SYMPTOM_PARTS, _SYMPTOMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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

    def __repr__(self) -> str:
        return f"<Symptom {self.id}: {self.title}>"

    def __str__(self) -> str:
        return self.title

    @property
    def answer(self) -> Answer:
        """What the symptom says first: what it means, who acts, what to do, what to say."""
        return answer_of(self)

    def text(self) -> str:
        """Return the symptom as plain text, for a terminal or a ticket."""
        lines = [self.title, f"symptom · {self.id} · owner: {_OWNERS[self.owner]}"]
        lines += ["", self.description, *_listed("How to tell", self.tell_apart)]
        lines += ["", "What to do"]
        for number, step in enumerate(self.remediation, 1):
            lines.append(f"  {number}. {_action(step, self.owner)}")
            lines += ["       " + line for line in step.example.splitlines()]
        lines += _listed("Tell the customer", [self.tell_customer])
        lines += _listed("Codes that go with it", map(_reference, self.codes))
        lines += _listed("See also", self.see_also)
        return "\n".join([*lines, "", self.url])

    def markdown(self) -> str:
        """Return the symptom as Markdown, for a ticket or a chat."""
        lines = [f"### {_md(self.title)}", ""]
        lines += [_md(f"symptom · {self.id} · owner: {_OWNERS[self.owner]}")]
        lines += ["", _md(self.description), *_md_listed("How to tell", self.tell_apart)]
        lines += ["", "**What to do**", "", _md_step_list(self.remediation, self.owner)]
        lines += ["", "**Tell the customer**", "", _md(self.tell_customer)]
        lines += _md_listed("Codes that go with it", map(_reference, self.codes))
        lines += _md_listed("See also", self.see_also)
        return "\n".join([*lines, "", f"<{self.url}>"])

    def to_dict(self) -> "dict[str, Any]":
        """Return the symptom as dicts, lists and texts, as in the site's JSON."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}


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
