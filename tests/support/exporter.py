"""A process that counts codes as the guide about alerts shows; run it with a port and the codes.

Each line that it reads is a code, of which one more is counted.
"""

from __future__ import annotations

import sys

from prometheus_client import Counter, start_http_server


def main(port: str, *codes: str) -> None:
    """Serve the counter on loopback, with one error of each code at first."""
    errors = Counter("error_codes", "Responses by their code.", ["code"])
    for code in codes:
        errors.labels(code).inc()
    start_http_server(int(port), "127.0.0.1")
    for line in sys.stdin:
        errors.labels(line.strip()).inc()


if __name__ == "__main__":
    main(*sys.argv[1:])
