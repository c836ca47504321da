"""Takes the day of the build out of the site map: the same catalogue gives the same bytes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

SITEMAP = "sitemap.xml"
_DATE = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")


def write_sitemap(site: Path) -> None:
    """Write MkDocs' site map again, without dates, and its packed form without a time.

    A page's real last change is unknown, and search engines ignore a date that every build sets.

    Args:
        site: The folder of the finished site; one without a site map stays as it is.
    """
    path = site / SITEMAP
    if path.is_file():
        data = _DATE.sub(b"", path.read_bytes())
        path.write_bytes(data)
        path.with_name(f"{SITEMAP}.gz").write_bytes(gzip.compress(data, mtime=0))
