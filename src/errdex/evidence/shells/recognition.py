"""Tells which shell a command was written for."""

from __future__ import annotations

import re

from errdex.engine.tables import limit
from errdex.evidence.shells.command_words import Command
from errdex.evidence.shells.posix import split_posix
from errdex.evidence.shells.powershell import split_powershell
from errdex.evidence.shells.windows import split_windows
from errdex.evidence.text.characters import line_at, trim

_CARETS = re.compile('[ \t]\\^"|\\^\\\\\\^"')
_WINDOWS_PROMPT = re.compile("[ \t]*[A-Za-z]:\\\\[^\n]*>[ \t]*")
_POWERSHELL_PROMPT = re.compile("[ \t]*PS [^\n]*>[ \t]*")
_POWERSHELL = re.compile(" '|`[\"$`']|\\$(?:env:|\\()")
_LONGEST_PROMPT = limit("characters_of_a_prompt")
_FAR = limit("characters_with_carets")  # carets stand at the beginning of a command, or nowhere


def split_command(text: str, start: int, closing: str = "") -> Command:
    """Return the command that begins at `start`, taken apart as its shell would.

    Args:
        text: Text that goes on after the command.
        start: Where the name of the program stands.
        closing: A backtick where the command stands between two.
    """
    shell = _shell_of(text, start)
    if shell == "cmd":
        return split_windows(text, start)
    if shell == "powershell":
        return split_powershell(text, start)
    return split_posix(text, start, closing)


def _shell_of(text: str, start: int) -> str:
    """Line ends are escaped with a caret by cmd.exe, with a backtick by PowerShell."""
    line = line_at(text, start)
    prompt = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_PROMPT) : start]
    end = trim(line)[-1:]
    if _POWERSHELL_PROMPT.fullmatch(prompt) or _goes_on_in_powershell(trim(line), prompt):
        return "powershell"
    if end == "^" or _CARETS.search(line[:_FAR]) or _WINDOWS_PROMPT.fullmatch(prompt):
        return "cmd"
    if line[4:8] == ".exe" and end != "\\":
        return "powershell" if _POWERSHELL.search(line) else "cmd"
    return "posix"


def _goes_on_in_powershell(line: str, prompt: str) -> bool:
    """Tell whether a backtick escapes the line end: one that no other opens, here or before.

    Behind a blank it closes nothing, however many stand before it.
    """
    ticks = len(line) - len(line.rstrip("`"))
    if ticks % 2 == 0 or prompt.count("`") % 2:
        return False
    return line[-2:-1] in (" ", "\t") or line.count("`") % 2 == 1
