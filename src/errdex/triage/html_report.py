"""A triage as one HTML file, which asks for nothing else and runs no script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from pathlib import Path

from errdex.errors import escaped
from errdex.triage.plots import hours_plot, share_plot
from errdex.triage.results import Triage, TriageRow
from errdex.triage.text_report import headline
from errdex.triage.wording import (
    AGAIN_ASIDE,
    NOT_LOOKED_AT,
    affected,
    again,
    changes,
    clock,
    counted,
    guess,
    move,
    number,
    owner,
    percent,
    rule,
    when,
)

MOST_PLOTS = 30
"""Codes that have a plot, the first in the ranking. The others are in the table alone."""

_STYLE = Path(__file__).with_name("report.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SPAN = re.compile("`([^`]+)`")


def as_html(result: Triage) -> str:
    """Return a triage as HTML."""
    title = f"Triage: {result['catalogue']}"
    body = "\n".join(_body(result, title))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>{_text(title)}</title>\n"
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>"
    )


def _body(result: Triage, title: str) -> Iterator[str]:
    yield f"<h1>{_text(title)}</h1>\n<p>{_text(headline(result))}</p>"
    if result["codes"] or result["unknown"]:
        yield _section("What changed", _list(list(changes(result))))
    yield _section("Notes", _list([*result["notes"], NOT_LOOKED_AT]))
    if result["codes"]:
        yield _section("What fails", _ranking(result))
        yield _section("Whose move it is", _owners(result))
        rows = [(words, number(n)) for words, n in again(result) if n]
        table = _table("How many to send again, and when", ("send again", "how many"), rows)
        yield _section("What to send again", f"{table}\n<p>{_text(AGAIN_ASIDE)}</p>")
        yield _section("Code by code", "\n".join(_codes(result)))
    if result["unknown"]:
        values = [(r["code"], r["field"], affected(r), guess(r)) for r in result["unknown"]]
        table = _table("Values that are no known code", ("value", "field", "for", "what"), values)
        yield _section("Not in this catalogue", table)
    if result["successes"] or result["pointers"]:
        told = [(r, "success") for r in result["successes"]]
        told += [(r, "points to another field") for r in result["pointers"]]
        rest = [(r["code"], r["field"], number(r["events"]), kind) for r, kind in told]
        yield _section("The rest", _table("Other codes", ("code", "field", "events", ""), rest))


def _ranking(result: Triage) -> str:
    heads = ("code", "what", "affected", "share", "with those above", "owner", "send again")
    rows = [
        (
            row["code"],
            row["title"],
            affected(row, result["approximate"]),
            percent(row["share"]),
            percent(row["cumulative"]),
            owner(row["owner_title"]),
            rule(row),
        )
        for row in result["codes"]
    ]
    return _table("Codes by how many they affect", heads, rows)


def _owners(result: Triage) -> str:
    owners = result["owners"]
    told = ", ".join(f"{owner(one['title'])} {percent(one['share'])}" for one in owners)
    plot = share_plot([one["share"] for one in owners], f"Share of each owner: {told}")
    titles = [owner(one["title"]) for one in owners]
    rows = [
        (title, number(one["affected"]), percent(one["share"]))
        for title, one in zip(titles, owners, strict=True)
    ]
    key = "".join(
        f'<span class="key p{n % 6}">{_text(title)}</span> ' for n, title in enumerate(titles)
    )
    table = _table("Affected by owner", ("owner", "affected", "share"), rows)
    return f'<figure>{plot}<figcaption aria-hidden="true">{key}</figcaption></figure>\n{table}'


def _codes(result: Triage) -> Iterator[str]:
    for row in result["codes"][:MOST_PLOTS]:
        told = [affected(row, result["approximate"]), counted(row["events"], "time"), *when(row)]
        link = row["url"] or ""
        heading = f"{_text(row['code'])} <small>{_text(row['field'])}</small>"
        parts = [f"<h3>{heading} {_marked(row['title'])}</h3>", f"<p>{_text('; '.join(told))}</p>"]
        parts.append(f"<p>{_text(move(row))}</p>")
        if row["first_step"]:
            parts.append(f"<p>First: {_marked(row['first_step'])}</p>")
        if link.startswith(("https://", "http://")):
            parts.append(f'<p><a href="{escape(link)}">{_text(link)}</a></p>')
        yield f"<article>{''.join(parts)}\n{_over_time(row, result)}</article>"


def _over_time(row: TriageRow, result: Triage) -> str:
    """Return a code's plot over the hours, and its table, of the hours that have some."""
    start = result["hours"]["first"]
    counts = row["events_by_hour"]
    if not start or not any(counts):
        return ""
    first = datetime.fromisoformat(start)
    hours = [f"{first + timedelta(hours=n):%Y-%m-%d %H:00Z}" for n in range(len(counts))]
    marked = [
        range(hours.index(clock(s["first"])), hours.index(clock(s["last"])) + 1)
        for s in row["spikes"]
    ]
    title = f"{row['code']} by hour, at most {number(max(counts))}: {'; '.join(when(row))}"
    ends = (hours[0], f"at most {number(max(counts))} in an hour", hours[-1])
    axis = f"<figcaption>{''.join(f'<span>{end}</span>' for end in ends)}</figcaption>"
    rows = [(hour, number(n)) for hour, n in zip(hours, counts, strict=True) if n]
    table = _table(f"{row['code']} by hour", ("hour", "events"), rows)
    figure = f"<figure>{hours_plot(counts, title, marked)}{axis}</figure>"
    return f"{figure}\n<details><summary>{_text(row['code'])} as a table</summary>{table}</details>"


def _section(title: str, body: str) -> str:
    return f"<section>\n<h2>{_text(title)}</h2>\n{body}\n</section>"


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in lines) + "</ul>"


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{_text(one)}</th>' if one else "<td></td>" for one in heads)
    lines = "".join(
        f'<tr><th scope="row">{_text(first)}</th>'
        + "".join(f"<td>{_marked(cell)}</td>" for cell in rest)
        + "</tr>\n"
        for first, *rest in rows
    )
    label = escape(caption)
    return (
        f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>'
        f"<caption>{_text(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{lines}</tbody></table></div>"
    )


def _text(text: str) -> str:
    return escape(escaped(text)).replace(" %", "\N{NO-BREAK SPACE}%")


def _marked(text: str) -> str:
    """Return text in which what is between backticks is code."""
    return _SPAN.sub(r"<code>\1</code>", _text(text))
