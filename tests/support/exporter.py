"""A process that counts codes; run it with a port and the codes, each with one error or `=NUMBER`.

It ends with its input.
"""

from __future__ import annotations

import sys

from prometheus_client import Counter, start_http_server


def main(port: str, *codes: str) -> None:
    """Serve the counter on loopback until the input ends."""
    errors = Counter("error_codes", "Responses by their code.", ["code"])
    for text in codes:
        code, _, number = text.partition("=")
        errors.labels(code).inc(int(number or 1))
    start_http_server(int(port), "127.0.0.1")
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
