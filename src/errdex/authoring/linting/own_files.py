"""The policy on internal codes for a project's own pages, templates and settings of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.source.findings import Finding

_TEMPLATE = re.compile(r"\{#.*?#\}|<#.*?#>", re.DOTALL)
_UNSAID = {
    ".j2": _TEMPLATE,
    ".html": _TEMPLATE,
    ".yml": re.compile(r"^\s*#.*", re.MULTILINE),
}
"""By suffix, the comments of a file which no output has."""


def names_in_file(path: Path, shown: str, hidden: HiddenNames) -> Iterator[Finding]:
    """Yield where a file, or its name, tells what is internal: the first name of each line.

    Args:
        path: The file.
        shown: How findings name it.
        hidden: The names.
    """
    if name := hidden.in_prose(shown):
        yield Finding(shown, 0, 0, "", f'is called "{name}", which is internal; rename it')
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # a picture or a font, of which the name alone tells something
    if unsaid := _UNSAID.get(path.suffix):
        text = unsaid.sub(lambda comment: re.sub(".", " ", comment[0]), text)
    for number, line in enumerate(text.splitlines(), 1):
        if name := hidden.in_prose(line):
            what = f'names "{name}", which is internal; say it without the name'
            yield Finding(shown, number, line.index(name) + 1, "", what)
