"""Reading curl commands: what curl itself sends to a server on this machine decides."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from errdex.evidence.http.addresses import split_url
from errdex.evidence.http.documents import join_headers
from errdex.evidence.pasting import read_evidence
from tests.conftest import tool

COMMANDS = r"""
curl URL/p
curl 'URL/p?a=1&b=2'
curl -d 'to=+8615&x=1' URL/p
curl -d a=1 -d b=2 URL/p
curl -d '' URL/p
curl -d '' -d a=1 URL/p
curl -d a=1 -d '' URL/p
curl -d '&a=1' URL/p -d '&b'
curl --data-raw '@file' URL/p
curl --data-binary $'a\nb' URL/p
curl --data-urlencode 'a b&c' URL/p
curl --data-urlencode '=a=b' URL/p
curl --data-urlencode 'n=a b+c/ü' URL/p
curl --data-urlencode 'a@b=c' URL/p
curl --data-urlencode 'ab~-._*()!' URL/p
curl --data-urlencode 'to=+86 15' --data-urlencode 'p=["1"]' URL/p
curl -G -d a=1 --data-urlencode 'b=x y' URL/p
curl -G -d a=1 'URL/p?z=9#frag'
curl -G --data-urlencode '' URL/p
curl --get -d 'a=1' -X POST URL/p
curl --url-query 'q=a b' URL/p
curl --url-query '+raw=a%20b' -d x=1 URL/p
curl --json '{"a":1}' URL/p
curl --json '{"a":' --json '1}' URL/p
curl --json '{}' -H 'Content-Type: text/x' URL/p
curl -XPUT -d a=1 URL/p
curl -sSkXPOST URL/p
curl -sd a=1 URL/p
curl -da=1 URL/p
curl -d=a=1 URL/p
curl -X DELETE URL/p
curl -X -H URL/p
curl --request PATCH --data-ascii a=1 URL/p
curl -I URL/p
curl -0 URL/p -d a=1
curl -u user:pass URL/p
curl -u user:pass -H 'Authorization: X y' URL/p
curl --oauth2-bearer TOK URL/p
curl -H 'X-A;' URL/p
curl -H 'Accept:' URL/p
curl -H 'X-A: 1' -H 'x-a: 2' URL/p
curl -H 'X-A:1' -H'X-B: 2' URL/p
curl -HX-A:\ 1 URL/p
curl -H 'nocolon' URL/p
curl -A agent/1 URL/p
curl -A '' URL/p
curl -e http://r/ URL/p
curl -e 'x;auto' URL/p
curl -b 'a=1; b=2' URL/p
curl -b a=1 -b c=2 URL/p
curl -H 'Cookie: z=1' URL/p
curl -d a=1 -H 'Content-Type: application/json' URL/p
curl -d a=1 -H 'Content-Type:' URL/p
curl -d a=1 -H 'Host: other.example' URL/p
curl -d $'a=\u0021\'\x41\101\tb' URL/p
curl -d "templateParas=["369751"]" URL/p
curl -d "a=\"1\" \$x \\ \z" URL/p
curl -d 'a='"'"'b' URL/p
curl -d a\ b URL/p
curl "URL/p" -H "X-WSSE: UsernameToken Username=\"a\", Nonce=\"b\""
curl URL/p -d a=1 | cat
curl URL/p -d a=1 2>/dev/null
curl URL/p -d a=1 > /dev/null
curl URL/p -d a=1 ; true
curl URL/p -d a=1 && true
curl URL/p -d a=1 # comment
curl URL/p?a=1&b=2
curl --next URL/p
curl URL/p --next -d a=1 URL/q
curl --url URL/p -d x=1
curl -o /dev/null -w '%{http_code}' -m 5 URL/p
curl --request-target '/t?x=1' URL/p
curl URL/p#frag
curl URL
curl URL?x=1
curl -d @- URL/p <<< 'a=1'
""".strip().split("\n")
COMMANDS += [
    "curl -d 'a=1\nb=2' URL/p",
    "curl -d @- URL/p <<EOF\na=1\nb=2\nEOF\n",
    "curl --data-binary @- URL/p <<'EOF'\na=$X\nb=2\nEOF\n",
    "curl -X POST URL/p \\\n  -H 'A: b' \\\n  -d 'x=1'",
]
SENT = ("content-length", "expect", "accept-encoding")  # what curl adds and nobody writes


class Server(HTTPServer):
    """A server on this machine that keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[dict[str, Any]] = []


class Handler(BaseHTTPRequestHandler):
    """Answers every method in the same way."""

    server: Server

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        length = int(self.headers.get("Content-Length") or 0)
        self.server.requests.append(
            {
                "method": self.command,
                "target": self.path,
                "headers": join_headers(self.headers.items()),
                "body": self.rfile.read(length).decode(),
            }
        )
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A running server."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_read_as_curl_does(command: str, server: Server, tmp_path: Path) -> None:
    """Method, target, headers and body are those that curl sends."""
    tool("curl")
    command = command.replace("URL", f"http://127.0.0.1:{server.server_port}")
    server.requests.clear()
    quiet = command.replace("curl ", "curl -s --noproxy '*' ", 1)
    if command.endswith("/p?a=1&b=2"):
        quiet += "; wait"
    subprocess.run([tool("bash"), "-c", quiet], check=True, timeout=60, cwd=tmp_path, env=ENV)
    sent = server.requests[0]
    request = read_evidence(command)["request"]
    assert request
    assert request["method"] == sent["method"]
    if "--request-target" not in command:
        address = split_url(request["url"], "http")
        query = f"?{address.query}" if address.query else ""
        assert address.path + query == sent["target"]
    assert _written(request["headers"]) == _written(sent["headers"])
    assert request["body"] == sent["body"]


ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}


def _written(headers: dict[str, str]) -> dict[str, str]:
    shown = {name: value for name, value in headers.items() if name not in SENT}
    if shown.get("user-agent", "").startswith("curl"):
        shown["user-agent"] = "curl"
    return shown
