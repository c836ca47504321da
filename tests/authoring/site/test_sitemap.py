"""The site map without the day of the build."""

from __future__ import annotations

import gzip
from pathlib import Path

from errdex.authoring.site.sitemap import write_sitemap

DATED = """\
<urlset>
    <url>
         <loc>https://example.com/acme/</loc>
         <lastmod>2026-11-26</lastmod>
    </url>
</urlset>"""


def test_dates_go_and_everything_else_stays(tmp_path: Path) -> None:
    """Both forms hold the same, and a second run changes nothing."""
    (tmp_path / "sitemap.xml").write_text(DATED, encoding="utf-8")
    write_sitemap(tmp_path)
    text = (tmp_path / "sitemap.xml").read_bytes()
    assert text.decode() == DATED.replace("\n         <lastmod>2026-11-26</lastmod>", "")
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == text
    assert packed[4:8] == bytes(4)  # of the time
    write_sitemap(tmp_path)
    assert (tmp_path / "sitemap.xml.gz").read_bytes() == packed


def test_a_site_without_a_map_gets_none(tmp_path: Path) -> None:
    """A theme may leave it out."""
    write_sitemap(tmp_path)
    assert list(tmp_path.iterdir()) == []
