"""Entries and symptoms as plain text and as Markdown: the answer first, then what explains it.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

from ._tables import _OWNERS, _WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._answers import Answer
    from ._records import Example, Related, Step

    Section = tuple[str, Sequence[tuple[str, str]], bool]
    """A heading, texts with the literal blocks below them, and whether the texts are numbered."""


def as_text(
    head: "Iterable[str]", answer: "Answer", sections: "Iterable[Section]", url: str
) -> str:
    """Return a report for a terminal or a ticket; `head` is its first lines."""
    lines = [*head, "", *[f"{_label(name)} {said}" for name, said in _facts(answer)]]
    for heading, items, numbered in sections:
        lines += ["", heading] if items else []
        for number, (said, block) in enumerate(items, 1):
            mark = f"{number}. " if numbered else ""
            lines += [f"  {line}" for line in f"{mark}{said}".splitlines()]
            lines += [f"       {line}".rstrip() for line in block.splitlines()]
    return "\n".join([*lines, "", url])


def as_markdown(
    head: "Sequence[str]", answer: "Answer", sections: "Iterable[Section]", url: str
) -> str:
    """Return a report for a ticket or a chat; the first line of `head` is its heading.

    The catalogue's text shows as it is, whatever signs it holds; `code` in it stays code.
    """
    lines = [f"### {markdown_line(head[0])}", "", *map(markdown_line, head[1:]), ""]
    lines += [
        f"- **{markdown_line(_label(name))}** {markdown_line(said)}"
        for name, said in _facts(answer)
    ]
    for heading, items, numbered in sections:
        lines += ["", f"**{markdown_line(heading)}**", ""] if items else []
        for number, (said, block) in enumerate(items, 1):
            mark = f"{number}." if numbered else "-"
            lines.append(f"{mark} {markdown_line(said)}{_block(block)}")
        lines[-1] = lines[-1].rstrip("\n")
    return "\n".join([*lines, "", f"<{url}>"])


def steps_section(steps: "Sequence[Step]", owner: str) -> "Section":
    """Return the section with the steps; who does one is told where it is not the owner."""
    return _WORDS["steps"], [(_action(step, owner), step.example) for step in steps], True


def texts_section(heading: str, texts: "Iterable[str]") -> "Section":
    """Return a section that lists texts."""
    return heading, [(text, "") for text in texts], False


def examples_section(examples: "Sequence[Example]") -> "Section":
    """Return the section with literal texts and their titles."""
    heading = _WORDS["examples" if len(examples) > 1 else "example"]
    return heading, [(example.title, example.text) for example in examples], False


def related_section(codes: "Iterable[Related]") -> "Section":
    """Return the section with other codes, and how they differ."""
    told = [f"{one.code}: {one.because}" if one.because else one.code for one in codes]
    return texts_section(_WORDS["related"], told)


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
    return f"{step.do} ({aside})" if aside else step.do


def _block(text: str) -> str:
    """Return text as a code block inside an item of a list, between empty lines."""
    fence = "```"
    while fence in text:
        fence += "`"
    lines = [fence, *text.splitlines(), fence]
    return "\n\n" + "".join([f"    {line}".rstrip() + "\n" for line in lines]) if text else ""


def markdown_line(text: str) -> str:
    """Return text as one line of Markdown that shows it and does nothing; `code` stays code."""
    line = " ".join(text.split())
    parts = line.split("`")
    if "``" in line or len(parts) % 2 == 0:
        line = line.translate(_MARKS)
    else:
        line = "`".join([p if i % 2 else p.translate(_MARKS) for i, p in enumerate(parts)])
    rest = line.lstrip("0123456789")
    number = line[: len(line) - len(rest)]
    opens_item = rest.startswith((".", ")") if number else ("-", "+", ":"))
    return f"{number}&#{ord(rest[0])};{rest[1:]}" if opens_item else line


_MARKS = str.maketrans({c: "\\" + c for c in "\\`*_[]{}#"} | {c: f"&#{ord(c)};" for c in "&<>|~$@"})
