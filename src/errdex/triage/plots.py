"""Plots as SVG: bars over hours, and shares; beside each is a table with the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

MOST_BARS = 96
"""Bars of a plot. Of a longer time, several hours are one bar."""

WIDTH, HEIGHT = 480, 64


def hours_plot(counts: Sequence[int], title: str, marked: Sequence[range] = ()) -> str:
    """Return bars over hours.

    Args:
        counts: Events in each hour.
        title: What the plot shows, for those who do not see it.
        marked: Hours that stand out, as places among the hours.
    """
    size = -(-len(counts) // MOST_BARS) or 1
    bars = [sum(counts[at : at + size]) for at in range(0, len(counts), size)]
    most = max(bars, default=0) or 1
    step = WIDTH / max(len(bars), 1)
    high = {hour // size for hours in marked for hour in hours}
    shapes = "".join(
        _bar(n * step, step, bar / most, "bar high" if n in high else "bar")
        for n, bar in enumerate(bars)
        if bar
    )
    ground = f'<line class="axis" x1="0" y1="{HEIGHT}" x2="{WIDTH}" y2="{HEIGHT}"/>'
    return _svg(shapes + ground, HEIGHT + 1, title)


def share_plot(shares: Sequence[float], title: str) -> str:
    """Return shares of a whole beside each other, each in a class of its own."""
    at, shapes = 0.0, ""
    for number, share in enumerate(shares):
        width = share * WIDTH
        shapes += f'<rect class="part p{number % 6}" x="{at:.1f}" y="0" width="{width:.1f}"'
        shapes += ' height="24"/>'
        at += width
    return _svg(shapes, 24, title)


def _bar(x: float, step: float, share: float, kind: str) -> str:
    height = max(1.0, share * HEIGHT)
    width = max(step - 1, step * 0.7)
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{HEIGHT - height:.1f}" width="{width:.1f}"'
        f' height="{height:.1f}"/>'
    )


def _svg(shapes: str, height: int, title: str) -> str:
    return (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {WIDTH} {height}"'
        f' preserveAspectRatio="none" height="{height}"><title>{escape(title)}</title>'
        f"{shapes}</svg>"
    )
