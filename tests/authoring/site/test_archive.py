"""The archive of a site: links that lead to files, the same bytes, and errors in one line."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from errdex.authoring.building import build_artefacts, load_project
from errdex.authoring.rendering import sizes
from errdex.authoring.rendering.sizes import offered_archive
from errdex.authoring.site.archive import archive_project, plain_links
from errdex.authoring.site.mkdocs_site import build_site
from errdex.cli.program import main
from errdex.errors import ErrdexError
from errdex.project import Project
from tests.conftest import MakeProject

FILES = {"index.html", "codes/index.html", "codes/E1/index.html", "api/codes/E1.json", "a.css"}


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("..", "../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../", "../index.html"),
        ("../..", "../../index.html"),
        ("../E1/", "../E1/index.html"),
        ("../E1", "../E1/index.html"),
        ("../E%31/", "../E%31/index.html"),
        ("../E1/#code", "../E1/index.html#code"),
        ("../E1/?q=a&amp;b=c#code", "../E1/index.html?q=a&amp;b=c#code"),
        ("../../a.css", "../../a.css"),
        ("../../api/codes/E1.json", "../../api/codes/E1.json"),
        ("index.html", "index.html"),
        ("../../acme-site.zip", "https://example.com/acme/acme-site.zip"),
        ("", ""),
        ("#code", "#code"),
        ("?q=1", "?q=1"),
        ("/codes/", "/codes/"),
        ("//example.com/", "//example.com/"),
        ("https://example.com/codes/", "https://example.com/codes/"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("javascript:void(0)", "javascript:void(0)"),
    ],
)
def test_a_link_leads_to_a_file(link: str, becomes: str) -> None:
    """A link from a code's page to a folder names the page in it; others stay."""
    for before in (f'<a href="{link}">', f"<a class=x\n href='{link}' id=y>"):
        led = plain_links(before, "codes/E1/index.html", FILES, "https://example.com/acme/")
        assert led == before.replace(f"'{link}'", f"'{becomes}'").replace(
            f'"{link}"', f'"{becomes}"'
        )


@pytest.mark.parametrize(
    "html",
    [
        'text href="../" text',
        '<p data-href="../">',
        "<script>var a = 'href=\"../\"'</script>",
        '<code>&lt;a href="../"&gt;</code>',
        '<p>a < b, href="../" > c</p>',
    ],
)
def test_what_is_no_link_stays(html: str) -> None:
    """Text that looks like a link, and attributes of other names, are left as they are."""
    assert plain_links(html, "codes/E1/index.html", FILES, "https://example.com/") == html


def test_a_link_in_a_picture_leads_to_a_file() -> None:
    """Links inside SVG that stands in a page are led as well."""
    svg = '<svg><a href="codes/E1/#x"><text>E1</text></a><a xlink:href="codes/"></a></svg>'
    led = plain_links(svg, "index.html", FILES, "https://example.com/")
    assert led == svg.replace("E1/#", "E1/index.html#").replace('codes/"', 'codes/index.html"')


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    """A project whose site is built."""
    project = make_project()
    build_artefacts(project, load_project(project))
    build_site(project, load_project(project))
    return project


def test_the_command_writes_what_the_site_offers(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """`errdex archive` and the build give the same bytes, at any time and of any age of files."""
    offered = project.root / "site" / "acme-site.zip"
    for path in (project.root / "site").rglob("*"):
        os.utime(path, (10**9, 10**9))
    assert main(["--root", str(project.root), "archive"]) == 0
    written = project.root / "dist" / "acme-site.zip"
    assert written.read_bytes() == offered.read_bytes()
    assert "acme-site.zip: 0." in capsys.readouterr().out
    assert [path.name for path in written.parent.iterdir()] == ["acme-site.zip"]


def test_the_archive_holds_the_site_in_one_folder(project: Project) -> None:
    """Everything but what only a server can use, and files with a leading dot, is in it."""
    site = project.root / "site"
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("x", encoding="utf-8")
    output = project.root / "own.zip"
    archive_project(project, load_project(project), output)
    with zipfile.ZipFile(output) as packed:
        names = packed.namelist()
        assert (
            packed.read("acme-site/assets/errdex.css") == (site / "assets/errdex.css").read_bytes()
        )
    on_disk = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    left_out = {
        ".git/HEAD", "404.html", "_headers", "acme-site.zip", "headers.nginx.conf",
        "sitemap.xml", "sitemap.xml.gz",
    }  # fmt: skip
    assert names == sorted(f"acme-site/{name}" for name in on_disk - left_out)


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "index.html"])
def test_a_link_in_the_site_is_not_packed(project: Project, target: str) -> None:
    """Whatever it leads to, file or folder, inside or outside, it is named and nothing written."""
    (project.site / "codes" / "linked").symlink_to(target)
    with pytest.raises(ErrdexError) as caught:
        archive_project(project, load_project(project), project.root / "own.zip")
    what = "is a link, which errdex does not follow here; remove it"
    assert str(caught.value) == f"site/codes/linked: {what}"
    assert not list(project.root.glob("*own.zip*"))


def test_a_page_in_another_encoding_is_packed(project: Project) -> None:
    """Its links lead to files as well, and its other bytes stay."""
    (project.site / "own.html").write_bytes(b'\xfcber <a href="codes/">Codes</a>')
    archive_project(project, load_project(project), project.root / "own.zip")
    with zipfile.ZipFile(project.root / "own.zip") as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("/own.html")]
        assert archive.read(name) == b'\xfcber <a href="codes/index.html">Codes</a>'


def test_a_link_beside_the_archive_is_not_followed(project: Project) -> None:
    """A link that waits where the archive is written first does not lead the writing elsewhere."""
    outside = project.root / "precious.txt"
    outside.write_text("mine", encoding="utf-8")
    (project.root / ".own.zip.errdex-new").symlink_to(outside)
    archive_project(project, load_project(project), project.root / "own.zip")
    assert outside.read_text(encoding="utf-8") == "mine"
    assert zipfile.is_zipfile(project.root / "own.zip")


def test_a_large_catalogue_offers_none_and_makes_one_on_demand(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above the threshold the site neither holds nor links the archive; the command writes it."""
    project = make_project()
    catalogue = load_project(project)
    monkeypatch.setattr(sizes, "LARGEST_ARCHIVE", len(catalogue.by_code))
    assert offered_archive(catalogue) == "acme-site.zip"
    monkeypatch.setattr(sizes, "LARGEST_ARCHIVE", len(catalogue.by_code) - 1)
    build_artefacts(project, load_project(project))
    site = build_site(project, load_project(project))
    assert not list(site.glob("*.zip"))
    assert "acme-site.zip" not in (site / "index.html").read_text(encoding="utf-8")
    assert main(["--root", str(project.root), "archive", "--output", str(site.parent / "x")]) == 0
    assert zipfile.is_zipfile(project.root / "x")


def test_faults_are_told_in_one_line(project: Project) -> None:
    """No site yet, a place inside the site, or one that cannot be written: what to do is said."""
    catalogue = load_project(project)
    with pytest.raises(ErrdexError, match="would be a part of the site itself"):
        archive_project(project, catalogue, project.root / "site" / "x.zip")
    with pytest.raises(ErrdexError, match=r"^\.: is a folder; give the name of a file"):
        archive_project(project, catalogue, Path())
    with pytest.raises(ErrdexError, match=r"acme\.yaml: is there and is no ZIP archive; choose"):
        archive_project(project, catalogue, project.catalogue)
    with pytest.raises(ErrdexError, match=r"x\.zip: cannot be written: "):
        archive_project(project, catalogue, project.catalogue / "x.zip")
    shutil.rmtree(project.root / "site")
    with pytest.raises(ErrdexError, match=r"^site: there is no built site; run `errdex build`"):
        archive_project(project, catalogue, project.root / "x.zip")
    assert not list(project.root.glob("*.zip"))
