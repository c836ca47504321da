"""Prometheus and Alertmanager: which versions there are, their tools, and servers on loopback."""

from __future__ import annotations

import contextlib
import http.server
import json
import os
import queue
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import tool

UNPACKED = Path(os.environ.get("ERRDEX_TOOLS", "/nonexistent")) / "newer" / "usr" / "bin"
"""Where `.ci/tools` puts newer versions than the installed ones."""


@dataclass(frozen=True)
class Suite:
    """The programs of one release of Debian.

    Attributes:
        name: How tests are called.
        folder: Where the programs are; None for those that are installed.
    """

    name: str
    folder: Path | None = None

    def program(self, name: str) -> str:
        """Return the path of a program; without it skip, but fail where CI=true."""
        return str(self.folder / name) if self.folder else tool(name)


INSTALLED = Suite("installed")
SUITES = [INSTALLED, Suite("newer", UNPACKED)] if UNPACKED.is_dir() else [INSTALLED]


def run(program: str, arguments: Sequence[str], folder: Path) -> str:
    """Return what a program prints, which must succeed."""
    done = run_anyway(program, arguments, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run_anyway(
    program: str, arguments: Sequence[str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder and return its output, whatever becomes of it."""
    return subprocess.run(
        [program, *arguments], cwd=folder, capture_output=True, text=True, timeout=120
    )


class Sink:
    """A web server on loopback that keeps what is posted to it, as the receivers of alerts do."""

    def __init__(self, port: int | None = None) -> None:
        self.bodies: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._server: http.server.ThreadingHTTPServer | None = None
        self.port = port or free_port()

    def __enter__(self) -> Sink:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Take connections on the port, which stays the same."""
        sink = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                sink.bodies.put((self.path, json.loads(body)))
                answer = b"ok" if "slack" in self.path else b'{"status":"success"}'
                self.send_response(202 if "pagerduty" in self.path else 200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Refuse connections from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def next(self, seconds: float = 30) -> tuple[str, Any]:
        """Return the path and the JSON of the next post, for which it waits."""
        return self.bodies.get(timeout=seconds)


def free_port() -> int:
    """Return a port of loopback that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def started(
    arguments: Sequence[str], folder: Path, address: str, at: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends, from when this address answers."""
    name = Path(arguments[0]).name
    log = folder / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            arguments,
            cwd=at or folder,
            env=os.environ | {"TMPDIR": str(folder)},  # a stopped server leaves files there
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
        )
        try:
            _await(process, address, log)
            yield process
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _await(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.05)
    raise AssertionError(f"{address} does not answer: {log.read_text(errors='replace')[-2000:]}")


@contextmanager
def alertmanager(suite: Suite, folder: Path, settings: str) -> Iterator[str]:
    """Run Alertmanager with the settings in a file of the folder; gives its address."""
    address = f"127.0.0.1:{free_port()}"
    arguments = [
        suite.program("prometheus-alertmanager"),
        f"--config.file={settings}",
        "--storage.path=alertmanager",
        f"--web.listen-address={address}",
        "--cluster.listen-address=",
    ]
    with started(arguments, folder, f"http://{address}/-/ready"):
        yield address


@contextmanager
def prometheus(suite: Suite, folder: Path, settings: str) -> Iterator[str]:
    """Run Prometheus with the settings in a file of the folder; gives its address."""
    address = f"127.0.0.1:{free_port()}"
    arguments = [
        suite.program("prometheus"),
        f"--config.file={settings}",
        "--storage.tsdb.path=prometheus",
        f"--web.listen-address={address}",
        "--web.enable-lifecycle",
    ]
    with started(arguments, folder, f"http://{address}/-/ready"):
        yield address


def wait_for(holds: Callable[[], object]) -> None:
    """Wait until something holds, and fail where it does not within half a minute."""
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)
