"""Entries and symptoms as plain text and as Markdown: the answer first, then what explains it.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

from ._prose.blocks import after_first, with_aside
from ._prose.markdown_text import fenced_lines, markdown_block, markdown_line
from ._prose.plain_text import text_lines
from ._prose.spans import plain
from ._tables import _OWNERS, _WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._answers import Answer
    from ._records import Example, Link, Related, Step

    Section = tuple[str, Sequence[tuple[str, str]], str]
    """A heading, texts with the literal blocks below them, and what the texts are.

    That is `numbered` or `prose`, which may have paragraphs, lists and code; or `literal`.
    """


def as_text(
    head: "Iterable[str]", answer: "Answer", sections: "Iterable[Section]", url: str
) -> str:
    """Return a report for a terminal or a ticket; `head` is its first lines."""
    lines = [*head, "", *[f"{_label(name)} {plain(said)}" for name, said in _facts(answer)]]
    for heading, items, kind in sections:
        lines += ["", heading] if items else []
        for number, (said, block) in enumerate(items, 1):
            mark = f"{number}. " if kind == "numbered" else ""
            made = said.splitlines() if kind == "literal" else text_lines(said, mark)
            if len(made) > 1 and kind != "literal" and (block or number < len(items)):
                made.append("")
            lines += [f"  {line}".rstrip() for line in made]
            lines += [f"       {line}".rstrip() for line in block.splitlines()]
    return "\n".join([*lines, "", url])


def as_markdown(
    head: "Sequence[str]",
    answer: "Answer",
    sections: "Iterable[Section]",
    links: "Iterable[Link]",
    url: str,
) -> str:
    """Return a report for a ticket or a chat; the first line of `head` is its heading.

    The catalogue's text shows as it is, whatever signs it holds; `code` in it stays code.
    """
    lines = [f"### {markdown_line(head[0])}", "", *map(markdown_line, head[1:]), ""]
    lines += [
        f"- **{markdown_line(_label(name))}** {markdown_line(said)}"
        for name, said in _facts(answer)
    ]
    for heading, items, kind in sections:
        lines += ["", f"**{markdown_line(heading)}**", ""] if items else []
        for number, (said, block) in enumerate(items, 1):
            mark = f"{number}. " if kind == "numbered" else "- "
            if kind == "literal":
                lines.append(f"{mark}{markdown_line(said)}")
            else:
                lines += markdown_block(said, mark)
            lines += _block(block)
        if lines[-1] == "":
            lines.pop()
    told = [f"- {markdown_line(link.title)}: <{link.url}>" for link in links]
    lines += ["", f"**{markdown_line(_WORDS['links'])}**", "", *told] if told else []
    return "\n".join([*lines, "", f"<{url}>"])


def steps_section(steps: "Sequence[Step]", owner: str) -> "Section":
    """Return the section with the steps; who does one is told where it is not the owner."""
    return _WORDS["steps"], [(_action(step, owner), step.example) for step in steps], "numbered"


def details_section(description: str) -> "Section":
    """Return the section with what a description says behind its first paragraph."""
    rest = after_first(description)
    return prose_section(_WORDS["details"], [rest] if rest else [])


def prose_section(heading: str, texts: "Iterable[str]") -> "Section":
    """Return a section that lists texts, which may have paragraphs, lists and code."""
    return heading, [(text, "") for text in texts], "prose"


def texts_section(heading: str, texts: "Iterable[str]") -> "Section":
    """Return a section that lists texts as they are."""
    return heading, [(text, "") for text in texts], "literal"


def examples_section(examples: "Sequence[Example]") -> "Section":
    """Return the section with literal texts and their titles."""
    heading = _WORDS["examples" if len(examples) > 1 else "example"]
    return heading, [(example.title, example.text) for example in examples], "literal"


def related_section(codes: "Iterable[Related]") -> "Section":
    """Return the section with other codes, and how they differ."""
    told = [f"{one.code}: {one.because}" if one.because else one.code for one in codes]
    return texts_section(_WORDS["related"], told)


def links_section(links: "Iterable[Link]") -> "Section":
    """Return the section with pages that say more."""
    return texts_section(_WORDS["links"], [f"{link.title}: {link.url}" for link in links])


def _facts(answer: "Answer") -> "list[tuple[str, str]]":
    facts = [
        (_WORDS["means"], answer.means),
        (_WORDS["who"], answer.who_acts),
        (_WORDS["first"], answer.first_step),
        (_WORDS["again"], answer.send_again),
        (_WORDS["customer"], answer.tell_customer),
    ]
    return [(name, said) for name, said in facts if said]


def _label(name: str) -> str:
    return name if name.endswith("?") else f"{name}:"


def _action(step: "Step", owner: str) -> str:
    who = _OWNERS[step.owner] if step.owner != owner else ""
    aside = "; ".join([part for part in (who, step.where) if part])
    return with_aside(step.do, aside) if aside else step.do


def _block(text: str) -> "list[str]":
    """Return text as a code block inside an item of a list, between empty lines."""
    if not text:
        return []
    return ["", *[f"    {line}".rstrip() for line in fenced_lines(text)], ""]
