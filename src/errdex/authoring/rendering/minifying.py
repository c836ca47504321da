"""Minifies scripts in a process of its own, since the minifier takes its process with it.

It is written in Go, whose runtime ends a process that has too little memory for it, and whose
threads survive no fork.
"""

from __future__ import annotations

import subprocess
import sys

from errdex.errors import ErrdexError

_REFUSED = 3
_PROGRAM = f"""
import sys, minify
try:
    script = minify.string("text/javascript", sys.stdin.buffer.read().decode())
except minify.MinifyError as error:
    sys.stderr.buffer.write(str(error).encode())
    sys.exit({_REFUSED})
sys.stdout.buffer.write(script.encode())
"""


def minified(script: str, name: str) -> str:
    """Return a script without comments, indentation and long local names.

    Args:
        script: The script.
        name: What errors call it.

    Raises:
        ErrdexError: It is not JavaScript, or the minifier failed.
    """
    command = [sys.executable, "-P", "-c", _PROGRAM]
    done = subprocess.run(command, input=script.encode(), capture_output=True, check=False)
    if done.returncode == 0:
        return done.stdout.decode()
    said = done.stderr.decode(errors="replace").splitlines() or [f"exit status {done.returncode}"]
    if done.returncode == _REFUSED:
        raise ErrdexError(f"{name}: {said[0]}; fix it")
    raise ErrdexError(f"{name}: the minifier failed: {said[0]}; try again with more memory")
