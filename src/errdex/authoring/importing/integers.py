"""Integers as source code writes them, and the other spellings by which programs show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from errdex.authoring.importing.tables import Row, Table

_SIGNED = range(1 << 31, 1 << 32)
"""Numbers that a program which takes 32 bits as signed shows as negative ones."""


def value_of(number: str) -> int | None:
    """Return what a decimal or hexadecimal number is, or None for any other text."""
    try:
        return int(number, 0)
    except ValueError:
        return None


def say_hexadecimal(table: Table, rows: Sequence[Row], name: str, number: str) -> None:
    """Give hexadecimal numbers their decimal spellings as names, as logs may have either.

    Where most numbers are decimal, the decimal spelling is the code, and the other one a name: a
    field of integers is sorted and looked up by number.
    """
    written = [str(row.cells[number]) for row in rows]
    hexadecimal = [row for row in rows if _is_hexadecimal(str(row.cells[number]))]
    decimal = [text for text in written if text.lstrip("-+").isdigit()]
    turned = len(decimal) > len(hexadecimal)
    taken = {*written}
    for row in hexadecimal:
        text = str(row.cells[number])
        others = [one for one in _decimals(text) if one not in taken]
        if turned and others:
            row.cells[number] = others[0]
            others[0] = text
        if others:
            names = row.cells[name]
            row.cells[name] = (*((names,) if isinstance(names, str) else names), *others)
    if hexadecimal:
        what = "decimal, as most are, with the hexadecimal spelling as an alias"
        what = what if turned else "as it is, with the decimal spelling as an alias"
        table.remark("note", f"hexadecimal numbers ({len(hexadecimal)}): the code is {what}")


def _is_hexadecimal(text: str) -> bool:
    return text.lower().lstrip("-+").startswith("0x") and value_of(text) is not None


def _decimals(text: str) -> Iterator[str]:
    value = int(text, 0)
    yield str(value)
    if value in _SIGNED:
        yield str(value - (1 << 32))
