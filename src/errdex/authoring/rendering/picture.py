"""Draws the decision path as an inline SVG; the style sheet sets the colours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TypeAlias

from errdex.authoring.catalogue import Catalogue, DecisionPath, Entry, slug

WIDTH = 360  # of the drawing, in units; on the narrowest phone a unit is 0.9 px
SIZE = 14  # of letters: 12.7 px on such a phone
LINE = 19  # from one line of text to the next
PAD = 9  # between a box and its text
GAP = 30  # between two boxes
QUESTION = "Where do you see the code?"
MIDDLE = 108  # where arrows go down
END = "All checks pass: look up the code itself"

# Advance widths from U+0020 on, in thousandths of the font size: those of DejaVu Sans, the widest
# of the common sans-serif fonts, or Helvetica's where they are wider.
REGULAR = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556,
    1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863, 748, 787,
    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
)  # fmt: skip
BOLD = (
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580,
    1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850,
    733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500,
    500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
)  # fmt: skip
FIXED = (620,) * len(REGULAR)

Widths: TypeAlias = tuple[int, ...]

Place: TypeAlias = tuple[int, int, int, int]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A check of the path: what is true when it passes, and the entries it belongs to if not."""

    says: str
    entries: tuple[Entry, ...]


def decisions_of(catalogue: Catalogue, path: DecisionPath) -> list[Decision]:
    """Return the checks of a path in their order; codes of its own field come as its entries."""
    checks = {check["id"]: check for check in catalogue.checks["checks"]}
    return [_decision(catalogue, path, checks[name]["says"], checks[name]["codes"])
            for name in path.checks]  # fmt: skip


def _decision(catalogue: Catalogue, path: DecisionPath, says: str, codes: list[str]) -> Decision:
    found = (catalogue.find(code, path.field) or catalogue.find(code) for code in codes)
    return Decision(says, tuple(entry for entry in found if entry))


def wrap(text: str, width: float, face: Widths = REGULAR) -> list[str]:
    """Return text in lines that fit a width in units; a word that does not fit is cut."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, face) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:
            if width_of(lines[-1] + sign, face) > width and lines[-1]:
                lines.append("")
            lines[-1] += sign
    return lines


def width_of(text: str, face: Widths = REGULAR) -> float:
    """Return the greatest width that a line of text may have, in units.

    Args:
        text: One line.
        face: `REGULAR`, `BOLD` or `FIXED`.
    """
    return SIZE * sum(_advance(char, face) for char in text) / 1000


def _advance(char: str, face: Widths) -> int:
    if " " <= char <= "~":
        return face[ord(char) - 32]
    wide = _is_wide(char) or ord(char) > 0xFFFF
    return 2 * FIXED[0] if wide and face is FIXED else 1000 if wide else 750


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


@dataclass
class _Drawing:
    """What has been drawn so far, and how far down it reaches."""

    parts: list[str] = field(default_factory=list)
    y: int = 1

    def add(self, *parts: str) -> None:
        self.parts += parts


def draw_path(catalogue: Catalogue, path: DecisionPath) -> str:
    """Return the picture as HTML without an empty line, for a page in a folder of the root.

    Boxes are stacked so that it fits a phone: the fields, the path's own last, then the checks,
    each with an arrow down for yes and one to the codes for no.
    """
    drawing = _Drawing()
    _draw_fields(drawing, catalogue, path)
    _draw_decisions(drawing, decisions_of(catalogue, path), path)
    title, desc = escape(_bare(path.title)), f"{QUESTION} Then the checks, one after the other."
    opening = (
        f'<svg class="errdex-picture" viewBox="0 0 {WIDTH} {drawing.y + 1}" role="group" '
        'aria-labelledby="errdex-picture-title errdex-picture-about">'
    )
    return "\n".join([
        opening,
        f'<title id="errdex-picture-title">{title}</title>',
        f'<desc id="errdex-picture-about">{desc}</desc>',
        *drawing.parts,
        "</svg>",
    ])  # fmt: skip


def _draw_fields(drawing: _Drawing, catalogue: Catalogue, path: DecisionPath) -> None:
    """Draw the question, and below it a box for each field on a line that leads to all of them."""
    start = _draw_words(drawing, QUESTION)
    left = 34
    width = WIDTH - 1 - left
    drawing.add('<g role="list">')
    for name in sorted(catalogue.fields, key=lambda name: name == path.field):
        about = catalogue.fields[name]
        title = wrap(_bare(about.title), width - 2 * PAD, BOLD)
        where = [line for path in about.where for line in wrap(path, width - 2 * PAD, FIXED)]
        top, height = drawing.y + 12, _height(len(title) + len(where))
        words = f"<strong>{_broken(title)}</strong> <code>{_broken(where)}</code>"
        drawing.add(
            '<g role="listitem">',
            _arrow(f"M14 {start}V{top + height // 2}H{left - 2}"),
            _link(f"../codes/#{name}", (left, top, width, height), words),
            "</g>",
        )
        drawing.y = top + height
    drawing.add("</g>")


def _draw_decisions(drawing: _Drawing, decisions: list[Decision], path: DecisionPath) -> None:
    """Draw the checks one below the other, each with the codes it leads to."""
    _draw_arrow_down(drawing)
    _draw_words(drawing, _bare(path.title))
    _draw_arrow_down(drawing)
    drawing.add('<g role="list">')
    for decision in decisions:
        drawing.add('<g role="listitem">', *_draw_decision(drawing, decision), "</g>")
    drawing.add("</g>")
    end = wrap(END, WIDTH - 2 - 2 * PAD)
    height = _height(len(end))
    place = (1, drawing.y, WIDTH - 2, height)
    drawing.add(_link(f"../codes/#{path.field}", place, _broken(end)))
    drawing.y += height


def _draw_decision(drawing: _Drawing, decision: Decision) -> Iterator[str]:
    top, wide, left = drawing.y, 2 * MIDDLE - 2, 252
    width = WIDTH - 1 - left
    lines = wrap(_bare(decision.says), wide - 2 * PAD)
    height = _height(len(lines))
    yield from _box("", (1, top, wide, height), lines)
    yield _arrow(f"M{wide + 1} {top + 18}H{left - 2}")
    yield _way("no", wide + 8, top + 14)
    bottom = top
    for entry in decision.entries:
        code = wrap(entry.code, width - 2 * PAD, FIXED)
        target = f"../codes/{slug(entry.code)}/#{entry.field}"
        place = (left, bottom, width, _height(len(code)))
        yield _link(target, place, f"<code>{_broken(code)}</code>")
        bottom += _height(len(code)) + 6
    drawing.y = max(top + height, bottom - 6) + GAP
    yield _arrow(f"M{MIDDLE} {top + height}V{drawing.y - 2}")
    yield _way("yes", MIDDLE + 8, drawing.y - 10)


def _draw_words(drawing: _Drawing, words: str) -> int:
    """Draw words in a box as wide as the picture, and return where it ends."""
    lines = wrap(words, WIDTH - 2 - 2 * PAD, BOLD)
    height = _height(len(lines))
    drawing.add(*_box("errdex-asked", (1, drawing.y, WIDTH - 2, height), lines))
    drawing.y += height
    return drawing.y


def _draw_arrow_down(drawing: _Drawing) -> None:
    drawing.add(_arrow(f"M{MIDDLE} {drawing.y}V{drawing.y + GAP - 2}"))
    drawing.y += GAP


def _height(lines: int) -> int:
    return lines * LINE + 2 * PAD - 1


def _box(name: str, place: Place, lines: list[str]) -> Iterator[str]:
    """Yield a box and the lines in it; spaces between them serve screen readers and copying."""
    x, y, width, height = place
    named = f' class="{name}"' if name else ""
    yield f'<rect{named} x="{x}" y="{y}" width="{width}" height="{height}" rx="5"/>'
    first = y + PAD + SIZE - 1
    spans = " ".join(
        f'<tspan x="{x + PAD}" y="{first + LINE * number}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    yield f"<text{named}>{spans}</text>"


def _link(target: str, place: Place, words: str) -> str:
    """Return a box that is an HTML link: the theme's scripts fail on SVG links."""
    x, y, width, height = place
    box = f'<foreignObject x="{x}" y="{y}" width="{width}" height="{height}">'
    return f'{box}<a href="{target}">{words}</a></foreignObject>'


def _broken(lines: list[str]) -> str:
    """Return lines of text as HTML."""
    return " <br/>".join(map(escape, lines))


def _way(word: str, x: int, y: int) -> str:
    return f'<text class="errdex-way" x="{x}" y="{y}">{word}</text>'


def _arrow(line: str) -> str:
    """Return an arrow along a line of `M`, `V` and `H`; it points right if it ends in an `H`."""
    head = "l-5 -5m5 5l-5 5" if "H" in line else "l-5 -5m5 5l5 -5"
    return f'<path aria-hidden="true" d="{line}{head}"/>'


def _bare(text: str) -> str:
    """Return a text without backticks: the picture has no code style."""
    return " ".join(text.replace("`", "").split())
