"""Writes the headers that a host should send with the site: a strict policy, for several hosts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from errdex.authoring.disk.links import files_below
from errdex.project import SITE

HEADERS, NGINX = "_headers", "headers.nginx.conf"

_DIRECTIVES = (
    "default-src 'self'",
    "script-src 'self'{hashes}",
    "img-src 'self' data:",  # the theme's icons
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_INLINE = re.compile(rb"""\ssrc\s*=|\stype\s*=\s*["']?application/""", re.IGNORECASE)
_NGINX_MARKDOWN = """
# Who accepts text/markdown gets a page as Markdown, where there is one.
set $errdex_page index.html;
if ($http_accept ~* "text/markdown(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))") {
    set $errdex_page index.md;
}
index $errdex_page index.html;
location ~ \\.md$ {
    types { }
    default_type text/markdown;
    charset utf-8;
    charset_types text/markdown;
}
"""
_COMMENT = "Made by errdex build from the finished pages; do not edit."


def write_headers(site: Path) -> None:
    """Write `_headers`, as Netlify and Cloudflare Pages read it, and a snippet for nginx.

    The policy lets run what the site's own files hold, and of scripts inside pages exactly those
    that stand in them now, by their SHA-256. The same pages give the same bytes.

    Args:
        site: The folder of the finished site.
    """
    headers = {
        "Content-Security-Policy": content_policy(_pages_of(site)),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    (site / HEADERS).write_text(f"# {_COMMENT}\n/*\n{lines}", encoding="utf-8")
    headers["Vary"] = "Accept"
    rules = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    (site / NGINX).write_text(f"# {_COMMENT}\n{rules}{_NGINX_MARKDOWN}", encoding="utf-8")


def _pages_of(site: Path) -> list[Path]:
    return [path for path in files_below(site, SITE) if path.suffix == ".html"]


def content_policy(pages: Iterable[Path]) -> str:
    """Return the Content-Security-Policy under which these finished pages work whole."""
    scripts = {text for page in pages for text in _inline_scripts(page.read_bytes())}
    hashes = sorted(base64.b64encode(hashlib.sha256(text).digest()) for text in scripts)
    return "; ".join(_DIRECTIVES).format(
        hashes="".join(f" 'sha256-{digest.decode()}'" for digest in hashes)
    )


def _inline_scripts(html: bytes) -> list[bytes]:
    """Return the text of every script that stands in a page; data such as JSON is no script."""
    return [text for tag, text in _SCRIPT.findall(html) if not _NOT_INLINE.search(tag)]
