"""Tells where the files on disk differ from what a build would write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from errdex.authoring.rendering.artefacts import Artefact
from errdex.errors import reason_of

DIFF_LINES = 200
"""Lines of a difference that `errdex build --check` prints. The rest is left out."""


def compare_artefacts(
    root: Path,
    artefacts: Iterable[Artefact],
    earlier: Iterable[str] = (),
    command: str = "errdex build",
) -> list[str]:
    """Return one text for each committed artefact that differs from the disk; none: no drift.

    A text names the file and the command that repairs it, then shows the difference.

    Args:
        root: The project's root.
        artefacts: What must be on disk.
        earlier: Paths that an earlier build wrote.
        command: What writes them anew.
    """
    expected = {artefact.path: artefact.text for artefact in artefacts}
    drifts = (drift_of(root / path, path, text, command) for path, text in expected.items())
    texts = [text for text in drifts if text]
    left = sorted(set(earlier) - set(expected))
    texts += [f"{path} is left from an earlier build; run `{command}`" for path in left]
    orphans = _orphans(root, expected)
    return texts + [f"{path} is not an artefact of the catalogue; remove it" for path in orphans]


def drift_of(file: Path, shown: str, text: str, command: str = "errdex build") -> str:
    """Return how a file differs from the text that it must have; empty if it does not.

    Args:
        file: The file.
        shown: How the result names it.
        text: What it must contain.
        command: What writes it anew.
    """
    try:
        found = file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return f"{shown} is missing; run `{command}`"
    except OSError as error:
        return f"{shown} cannot be read: {reason_of(error)}"
    if found == text:
        return ""
    return f"{shown} is out of date; run `{command}`\n{difference(shown, found, text)}"


def difference(path: str, found: str, text: str) -> str:
    """Return how a text differs from what errdex makes of it, the first 200 lines of that."""
    lines = list(
        difflib.unified_diff(
            found.splitlines(), text.splitlines(), path, f"{path} (rendered)", lineterm=""
        )
    )
    if len(lines) > DIFF_LINES:
        lines[DIFF_LINES:] = [f"... and {len(lines) - DIFF_LINES:,} more lines"]
    return "\n".join(lines)


def _orphans(root: Path, expected: Iterable[str]) -> list[str]:
    """Return files beside the expected ones that no build wrote."""
    folders = {PurePosixPath(path).parent for path in expected}
    found = [p for folder in folders for p in (root / folder).glob("[!.]*") if p.is_file()]
    return sorted({p.relative_to(root).as_posix() for p in found} - set(expected))
