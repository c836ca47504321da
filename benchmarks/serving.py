"""Serves a built site compressed, as a web server does, on a free port of this machine."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LEVEL = 6  # of gzip, as web servers have it


@dataclass(frozen=True, slots=True)
class Served:
    """A folder that is served: its address, which ends in `/`, and the bytes sent by path."""

    address: str
    sent: Counter[str]


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path
    instead: Mapping[str, bytes]
    packed: dict[str, bytes]
    sent: Counter[str]

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/")
        if not name or name.endswith("/"):
            name += "index.html"
        if not (name in self.instead or (self.folder / name).is_file()):
            self.send_error(404)
            return
        if name not in self.packed:
            data = self.instead.get(name) or (self.folder / name).read_bytes()
            self.packed[name] = gzip.compress(data, LEVEL)
        data = self.packed[name]
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(name)[0] or "text/plain")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)
        self.sent[name] += len(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, instead: Mapping[str, bytes] | None = None) -> Iterator[Served]:
    """Serve a folder; what is counted as sent are bodies, since headers differ by host.

    Args:
        folder: The built site.
        instead: Files by path that are served in place of those in the folder.
    """
    sent: Counter[str] = Counter()
    members = {"folder": folder, "instead": instead or {}, "packed": {}, "sent": sent}
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Handler", (_Handler,), members)
    )
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/", sent)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
