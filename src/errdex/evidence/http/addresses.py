"""Splits the URL of a request into its parts."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.engine.tables import map_of
from errdex.evidence.text.characters import lower

_URL_PARTS = re.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)([^?#]*)(?:\\?([^#]*))?")
_HOST = re.compile("(\\[[^\\]]*\\]|[^:]*)(?::(.*))?", re.DOTALL)
_PORTS = map_of("ports")


class Address(NamedTuple):
    """The parts of a URL; `query` as it is written, `user` before the `@`, or None.

    `host_header` is what a client sends as `Host`.
    """

    scheme: str
    user: str | None
    host: str
    port: str
    path: str
    query: str
    host_header: str


def split_url(url: str, scheme: str) -> Address:
    """Return the parts of a URL; `scheme` is the default if it names none."""
    found = _URL_PARTS.match(url)
    assert found is not None  # every part may be empty
    scheme = lower(found[1]) if found[1] else scheme
    user, at, rest = found[2].rpartition("@")
    host = _HOST.match(rest)
    assert host is not None  # every part may be empty
    usual = _PORTS.get(scheme, "")
    port = host[2] or usual
    name = lower(host[1])
    shown = name if port == usual else f"{name}:{port}"
    return Address(scheme, user if at else None, name, port, found[3] or "/", found[4] or "", shown)
