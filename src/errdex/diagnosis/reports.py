"""Shows a diagnosis as text, JSON, or Markdown that can be pasted into a ticket."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import Diagnosis
from errdex.diagnosis.sections import Line, Section, behind_label, sections
from errdex.errors import escaped, escaped_json

_ADDRESS = re.compile(r"https?:[\x21-\x3b\x3d\x3f-\x7e]+")
"""A whole address that Markdown makes a link of between angle brackets."""
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&#|~$@]")


def report_diagnosis(result: Diagnosis, form: str, knowledge: Knowledge) -> str:
    """Return a diagnosis as `text`, `json` or `markdown`, without a final line end."""
    if form == "json":
        return as_json(result)
    return "\n\n".join(report_section(part, form) for part in sections(result, knowledge))


def as_json(result: Mapping[str, object]) -> str:
    """Return a diagnosis as JSON that is safe for a terminal."""
    return escaped_json(json.dumps(result, ensure_ascii=False, indent=2))


def report_section(section: Section, form: str) -> str:
    """Return a section as `text` or `markdown`."""
    return (_markdown if form == "markdown" else _plain_text)(section)


def heading(title: str, form: str) -> str:
    """Return a title above several sections, as `text` or `markdown`."""
    return f"### {_escaped(title)}" if form == "markdown" else f"== {visible(title)} =="


def _plain_text(section: Section) -> str:
    lines = [section.heading]
    for item in section.items:
        lines.append(f"  {visible(item.title)}")
        lines += [f"    {labelled(line, shown(line))}" for line in item.lines]
    return "\n".join(lines)


def _markdown(section: Section) -> str:
    lines = [f"**{section.heading}**", ""]
    for item in section.items:
        lines.append(f"- {marked(item.title) if item.marked else _escaped(item.title)}")
        for line in item.lines:
            bullet = "" if line.label.isdigit() else "   - " if line.part else "- "
            lines.append(f"  {bullet}{labelled(line, _in_markdown(line))}")
    return "\n".join(lines)


def _in_markdown(line: Line) -> str:
    if line.marked:
        return marked(line.text)
    if not line.verbatim:
        return _escaped(line.text)
    is_address = not line.label and _ADDRESS.fullmatch(line.text)
    return f"<{line.text}>" if is_address else _code_span(line.text)


def shown(line: Line) -> str:
    """Return a line's text; a value of evidence with a blank at an end stands in quotes."""
    text = visible(line.text)
    if line.part:
        return f"   {text}"
    return f'"{text}"' if line.verbatim and text != text.strip(" ") else text


def labelled(line: Line, text: str) -> str:
    """Return text behind the label of its line, if that has one."""
    if not line.label:
        return text
    return f"{line.label}. {text}" if line.label.isdigit() else behind_label(line.label, text)


def visible(text: str) -> str:
    """Return text on one line: control, formatting and invisible signs as `\\u....`."""
    return escaped(text)


def _escaped(text: str) -> str:
    """Return text as Markdown that shows it and does nothing else."""
    return _MARKDOWN.sub(lambda sign: "\\" + sign.group(), visible(text))


def marked(text: str) -> str:
    """Return text as Markdown; its code spans stay, everything else is text."""
    parts = text.split("`")
    if len(parts) % 2 == 0 or "``" in text:
        return _escaped(text)
    return "`".join(visible(part) if n % 2 else _escaped(part) for n, part in enumerate(parts))


def _code_span(text: str) -> str:
    """Return text as a Markdown code span, whatever it holds."""
    shown = visible(text)
    fence = "`"
    while fence in shown:
        fence += "`"
    pad = " " if shown[:1] == "`" or shown[-1:] == "`" or fence != "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
