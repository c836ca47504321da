"""The words by which a search finds codes that come with an HTTP or a gRPC status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from errdex.authoring.catalogue import Catalogue, Entry

HTTP_NAMES: Mapping[int, str] = {
    100: "Continue", 101: "Switching Protocols", 102: "Processing", 103: "Early Hints",
    200: "OK", 201: "Created", 202: "Accepted", 203: "Non-Authoritative Information",
    204: "No Content", 205: "Reset Content", 206: "Partial Content", 207: "Multi-Status",
    208: "Already Reported", 226: "IM Used", 300: "Multiple Choices", 301: "Moved Permanently",
    302: "Found", 303: "See Other", 304: "Not Modified", 305: "Use Proxy",
    307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request",
    401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required",
    408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required",
    412: "Precondition Failed", 413: "Content Too Large", 414: "URI Too Long",
    415: "Unsupported Media Type", 416: "Range Not Satisfiable", 417: "Expectation Failed",
    421: "Misdirected Request", 422: "Unprocessable Content", 423: "Locked",
    424: "Failed Dependency", 425: "Too Early", 426: "Upgrade Required",
    428: "Precondition Required", 429: "Too Many Requests",
    431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout", 505: "HTTP Version Not Supported",
    506: "Variant Also Negotiates", 507: "Insufficient Storage", 508: "Loop Detected",
    511: "Network Authentication Required",
}  # fmt: skip
"""The statuses of IANA's registry of HTTP status codes, with their names."""


class StatusWords(NamedTuple):
    """A status: as it is written, whole phrases that mean it, and the words of its name."""

    status: str
    phrases: tuple[str, ...]
    name: str


def status_words(entry: Entry) -> Iterator[StatusWords]:
    """Yield the words for each status that comes with an entry."""
    if entry.http_status:
        number = str(entry.http_status)
        phrases = (number, f"http {number}", f"http status {number}", f"status {number}")
        yield StatusWords(number, phrases, HTTP_NAMES.get(entry.http_status, "").lower())
    if entry.grpc_status:
        status = entry.grpc_status.lower()
        named = (status, f"grpc {status}", f"grpc status {status}")
        yield StatusWords(entry.grpc_status, named, status.replace("_", " "))


def statuses_of(catalogue: Catalogue) -> dict[str, StatusWords]:
    """Return the words for each status of a catalogue, sorted by the status."""
    found = (words for entry in catalogue.entries for words in status_words(entry))
    return dict(sorted({words.status: words for words in found}.items()))
