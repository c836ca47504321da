"""Tells what a name says, however it is written."""

from __future__ import annotations

from errdex.evidence.text.characters import lower

_REACH = 40  # characters, with its joints


def plain_name(name: str) -> str:
    """Return the last part of a name in small letters, without joints; "" for a long one."""
    last = name.rpartition(".")[2]
    return lower(last).replace("_", "").replace("-", "") if len(last) <= _REACH else ""
