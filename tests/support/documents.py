"""The code blocks of a document, as a reader copies them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def blocks_of(name: str, language: str) -> dict[str, str]:
    """Return the fenced blocks of a document in a language by the heading that they are under.

    Several blocks under one heading are one text, in their order.
    """
    found: dict[str, str] = {}
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for section in re.split("^#+ ", text, flags=re.MULTILINE)[1:]:
        heading = section.split("\n", 1)[0]
        blocks = re.findall(rf"^```{language}\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
        if blocks:
            found[heading] = "\n".join(blocks)
    return found


def run_shell(commands: str, folder: Path, **variables: str) -> None:
    """Run commands of a document with bash in a folder; `errdex` is this errdex.

    Args:
        commands: What a reader would paste.
        folder: Where they run, outside any project.
        variables: What they expect in the environment.
    """
    program = folder / "bin" / "errdex"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m errdex "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = os.environ | variables
    environment["PATH"] = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), *sys.path])
    command = ["bash", "-euo", "pipefail", "-c", commands]
    subprocess.run(command, cwd=folder, env=environment, check=True)
