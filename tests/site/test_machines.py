"""What assistants, browsers and programs are given: Markdown twins, llms.txt, search, a feed."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from errdex.authoring.changes.changelog import load_changelog
from errdex.authoring.rendering import llms
from errdex.authoring.rendering.sizes import LARGEST_LLMS_FULL, offered_archive
from errdex.authoring.site.headers import NGINX
from errdex.cli.program import main
from errdex.matching.addresses import address_of
from errdex.project import find_project
from tests.conftest import ACME, MakeProject, tool
from tests.site.conftest import Served, Site, built
from tests.support.hostile import TEXTS
from tests.support.html import read_page, target_of
from tests.support.monitoring import free_port, started

SITES = ["shipped_site", "hostile_site"]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def twins_of(site: Site) -> dict[str, Path]:
    """Return the twin of each code and symptom that has one, by what `errdex explain` takes."""
    named = [*site.catalogue.by_code, *site.catalogue.by_alias]
    paths = {code: site.folder / f"codes/{address_of(code)}/index.md" for code in named}
    paths |= {s.id: site.folder / f"symptoms/{s.id}/index.md" for s in site.catalogue.symptoms}
    return {name: path for name, path in paths.items() if path.is_file()}


@pytest.mark.parametrize("name", SITES)
def test_llms_txt_names_every_code_once(name: str, request: pytest.FixtureRequest) -> None:
    """L1: each code, with its title and a link that leads to a file of the site."""
    site: Site = request.getfixturevalue(name)
    catalogue = site.catalogue
    lines = text_of(site.folder / "llms.txt").splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("## ")][-1] == "## Optional"
    links = Counter(
        re.findall(r"^- \[(?:\\.|[^\]\\])*\]\(([^()]*)\)", "\n".join(lines), re.MULTILINE)
    )
    assert set(links.values()) == {1}
    for link in links:
        assert target_of(site.folder, catalogue.url, link).is_file(), link
    linked = {link.removesuffix("index.md") for link in links}
    codes = {*catalogue.by_code, *catalogue.undocumented_by_code}
    assert {catalogue.page_url(code) for code in codes} <= linked


def test_llms_txt_tells_the_titles(shipped_site: Site) -> None:
    """Each code's line has its titles, which a reader sees as they are."""
    text = text_of(shipped_site.folder / "llms.txt")
    for code, entries in shipped_site.catalogue.by_code.items():
        (line,) = re.findall(rf"^- \[{re.escape(code)}: .*$", text, re.MULTILINE)
        assert all(entry.title in line for entry in entries)


def test_llms_full_has_every_twin(shipped_site: Site) -> None:
    """L1: all of them in one file, if they fit."""
    full = text_of(shipped_site.folder / "llms-full.txt")
    assert len(full.encode()) <= LARGEST_LLMS_FULL
    aliases = shipped_site.catalogue.by_alias
    for name, path in twins_of(shipped_site).items():
        assert name in aliases or text_of(path) in full


def test_a_twin_is_what_explain_prints(
    shipped_site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """L2: byte for byte; of a code with several fields, one after the other."""
    root = str(shipped_site.folder.parent)
    twins = twins_of(shipped_site)
    catalogue = shipped_site.catalogue
    assert len(twins) >= len(catalogue.by_code) + len(catalogue.by_alias) + len(catalogue.symptoms)
    for name, path in twins.items():
        printed = []
        fields = [entry.field for entry in catalogue.by_code.get(name, ())]
        for field in fields if len(fields) > 1 else [""]:
            asked = ["--field", field] if field else []
            main(["--root", root, "explain", name, *asked, "--format", "markdown"])
            printed.append(capsys.readouterr().out)
        assert text_of(path) == "\n".join(printed), name


@pytest.mark.parametrize("name", SITES)
def test_a_page_leads_to_its_twin(name: str, request: pytest.FixtureRequest) -> None:
    """L2: by a relative link, so that it resolves at any address and from a disk."""
    site: Site = request.getfixturevalue(name)
    for path in site.folder.rglob("index.html"):
        html = text_of(path)
        links = re.findall(r'<link rel="alternate" type="text/markdown"[^>]* href="([^"]*)"', html)
        assert links == ["index.md"] * path.with_name("index.md").is_file(), path


def test_the_archive_has_them(shipped_site: Site) -> None:
    """L3: twins and `llms.txt` are in the ZIP, and no file tells a path of this machine."""
    with zipfile.ZipFile(shipped_site.folder / offered_archive(shipped_site.catalogue)) as packed:
        names = {name.partition("/")[2]: name for name in packed.namelist()}
        for path in [*twins_of(shipped_site).values(), shipped_site.folder / "llms.txt"]:
            data = packed.read(names[path.relative_to(shipped_site.folder).as_posix()])
            assert data == path.read_bytes()
            assert str(shipped_site.folder.parent).encode() not in data


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_button_copies_the_twin(
    faultless: Page, shipped: Served, shipped_site: Site, scheme: str
) -> None:
    """L4: "Copy as Markdown" pastes exactly that file, by keyboard, also from a disk."""
    root = shipped.address if scheme == "http" else f"{shipped_site.folder.as_uri()}/"
    end = "" if scheme == "http" else "index.html"
    symptom = shipped_site.catalogue.symptoms[0].id
    faultless.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for place in ("codes/E000102/", "codes/000000/", f"symptoms/{symptom}/"):
        faultless.goto(f"{root}{place}{end}")
        button = faultless.get_by_role("button", name="Copy as Markdown")
        button.focus()
        faultless.keyboard.press("Enter")
        expect(faultless.get_by_role("status").filter(has_text="Markdown copied.")).to_be_visible()
        copied = faultless.evaluate("navigator.clipboard.readText()")
        assert copied == text_of(shipped_site.folder / place / "index.md")


NGINX_CONF = """
pid {0}/nginx.pid; error_log {0}/error.log; daemon off; worker_processes 1;
events {{}}
http {{
  access_log off; default_type application/octet-stream;
  types {{ text/html html; text/css css; application/json json; }}
  client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
  uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
  server {{
    listen 127.0.0.1:{1};
    location /sms/ {{ alias {2}/; error_page 404 /sms/404.html; include {2}/{3}; gzip on; }}
  }}
}}
"""


@pytest.fixture(scope="module")
def nginx(
    shipped_site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[http.client.HTTPConnection]:
    """A connection to nginx, which serves the site as docs/publishing.md says."""
    program, port = tool("nginx"), free_port()
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)  # the worker is another user
    site = shutil.copytree(shipped_site.folder, folder / "site")
    conf = NGINX_CONF.format(folder, port, site, NGINX)
    (folder / "nginx.conf").write_text(
        f"user root;\n{conf}" if os.geteuid() == 0 else conf, "utf-8"
    )
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with started(command, folder, f"http://127.0.0.1:{port}/sms/"):
        yield http.client.HTTPConnection("127.0.0.1", port, timeout=10)


@pytest.mark.parametrize(
    ("path", "accept", "kind", "file"),
    [
        ("codes/E000102/", "text/markdown", "text/markdown", "codes/E000102/index.md"),
        ("codes/E000102/", "text/markdown, text/html;q=0.9, */*;q=0.8", "text/markdown", None),
        ("codes/E000102/", "*/*", "text/html", "codes/E000102/index.html"),
        ("codes/E000102/", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html", None),
        ("codes/E000102/", "text/markdown;q=0, text/html", "text/html", None),
        ("codes/E000102/", "text/markdown;q=0.000,text/html", "text/html", None),
        ("codes/E000102/", "text/markdown;q=0.5", "text/markdown", None),
        ("codes/E000102/index.md", "*/*", "text/markdown", "codes/E000102/index.md"),
        ("", "text/markdown", "text/html", "index.html"),
        ("codes/", "text/markdown", "text/html", "codes/index.html"),
    ],
)
def test_nginx_gives_markdown_to_those_who_ask(
    nginx: http.client.HTTPConnection,
    shipped_site: Site,
    path: str,
    accept: str,
    kind: str,
    file: str | None,
) -> None:
    """L5: by the shipped snippet; both forms say that they vary, and keep the strict policy."""
    nginx.request("GET", f"/sms/{path}", headers={"Accept": accept})
    answer = nginx.getresponse()
    body = answer.read()
    assert answer.status == 200
    assert answer.headers["Content-Type"].partition(";")[0] == kind
    if kind == "text/markdown":
        assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "Accept" in re.split(", ?", ", ".join(answer.headers.get_all("Vary", [])))
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert file is None or body == (shipped_site.folder / file).read_bytes()


def test_nginx_answers_what_is_not_there(nginx: http.client.HTTPConnection) -> None:
    """Also to assistants it says 404, with the page that helps."""
    nginx.request("GET", "/sms/codes/E0001/", headers={"Accept": "text/markdown"})
    answer = nginx.getresponse()
    assert b"Page not found" in answer.read()
    assert answer.status == 404


def test_a_twin_is_small(shipped_site: Site) -> None:
    """L6: at the median a page is ten times as large as its twin."""
    pairs = [(path.with_name("index.html"), path) for path in twins_of(shipped_site).values()]
    assert median(html.stat().st_size / md.stat().st_size for html, md in pairs) >= 10


def test_browsers_find_the_search(shipped_site: Site) -> None:
    """Every page leads to the OpenSearch description, which leads to Find."""
    root = ElementTree.parse(shipped_site.folder / "opensearch.xml").getroot()
    url = root.find("{*}Url")
    assert url is not None
    template = url.attrib["template"]
    assert template == f"{shipped_site.catalogue.url}find/?q={{searchTerms}}"
    assert target_of(shipped_site.folder, shipped_site.catalogue.url, template).is_file()
    for path in shipped_site.folder.rglob("*.html"):
        assert re.search('<link rel="search" type="application/opensearch', text_of(path)), path


@pytest.mark.parametrize("name", SITES)
def test_every_page_has_a_title_and_a_description(
    name: str, request: pytest.FixtureRequest
) -> None:
    """For tabs, search engines, and services that show a link; text in them stays text."""
    site: Site = request.getfixturevalue(name)
    for path in site.folder.glob("**/index.html"):
        head = text_of(path).partition("</head>")[0]
        told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', head))
        home = path.parent == site.folder
        assert told["type"] == ("website" if home else "article")
        assert told["title"], path
        assert f"<title>{told['title']}" in head, path
        description = re.search('<meta name="description" content="([^"]*)">', head)
        assert description, path
        assert told["description"] == description[1]
        assert told["url"].startswith(site.catalogue.url)
    assert "codes/" in text_of(site.folder / "sitemap.xml")
    assert "lastmod" not in text_of(site.folder / "sitemap.xml")


def test_the_icon_is_our_own(shipped_site: Site) -> None:
    """A small drawing, which every page names."""
    assert (shipped_site.folder / "assets/favicon.svg").stat().st_size < 1000
    for path in shipped_site.folder.rglob("*.html"):
        assert re.search(r'<link rel="icon" href="[./a-z]*assets/favicon\.svg">', text_of(path)), (
            path
        )


def test_the_changes_are_a_page_and_a_feed(shipped_site: Site) -> None:
    """Each release is there with links to its codes; the feed has the dated ones."""
    catalogue, folder = shipped_site.catalogue, shipped_site.folder
    page = read_page(folder / "changes/index.html")
    changelog = load_changelog(find_project(str(folder.parent)).changelog)
    assert changelog.dated
    for release in changelog.releases:
        assert page.ids[release.version] == "h2"
    feed = ElementTree.parse(folder / "changes/feed.xml").getroot()
    entries = feed.findall("{*}entry")
    assert len(entries) == len(changelog.dated)
    for entry in entries:
        address, _, anchor = str(entry.findtext("{*}id")).partition("#")
        assert target_of(folder, catalogue.url, address) == folder / "changes/index.html"
        assert anchor in page.ids
    assert "feed.xml" in page.links
    assert changelog.newest in text_of(folder / "index.html").partition("<footer")[2]


def test_a_page_says_when_its_code_changed(shipped_site: Site) -> None:
    """At its foot, with a link to the release; the same day is nowhere in the module."""
    newest = load_changelog(find_project(str(shipped_site.folder.parent)).changelog).dated[0]
    page = read_page(shipped_site.folder / "codes/E000102/index.html")
    assert f"here {newest.date}" in page.text
    assert f"../../changes/#{newest.version}" in page.links


ASKED = """catalogue:
  feedback: {0}
  contact: "mailto:help@example.com"
  license: "CC BY 4.0 <b>"
"""


@pytest.mark.parametrize(
    ("feedback", "leads"),
    [
        ("https://example.com/new?title={code}&a=b", "https://example.com/new?title=SB%3A0100&a=b"),
        ("https://example.com/issues", "https://example.com/issues"),
        ("mailto:codes@example.com", "mailto:codes@example.com?subject=SB%3A0100"),
        ("mailto:a@example.com?body=About%20{code}", "mailto:a@example.com?body=About%20SB%3A0100"),
    ],
)
def test_a_reader_can_report_and_ask(make_project: MakeProject, feedback: str, leads: str) -> None:
    """The catalogue's addresses are at the foot; where it gives none, nothing is."""
    given = ACME.replace("catalogue:\n", ASKED.format(json.dumps(feedback)), 1)
    site = built(make_project(given).root)
    page = read_page(site.folder / "codes/SB~3A0100/index.html")
    assert "Report a mistake" in page.text
    assert leads in page.links
    assert "mailto:help@example.com" in page.links
    assert "CC BY 4.0 &lt;b&gt;" in text_of(site.folder / "index.html").partition("<footer")[2]


def test_without_a_changelog_nothing_is_claimed(make_project: MakeProject) -> None:
    """No page of changes, no day, no address."""
    site = built(make_project().root)
    text = text_of(site.folder / "codes/SB~3A0100/index.html")
    assert not (site.folder / "changes").exists()
    assert "changes/" not in text
    assert not re.search("Report a mistake|(Changed|Added) here|Contact", text)


def test_a_changelog_is_text(make_project: MakeProject) -> None:
    """Whatever its items hold is shown as it is; without a day there is no feed."""
    root = make_project().root
    hides = re.compile("\u200f|<!--|^~~~")  # a comment or a block of code is no item
    items = "".join(f"- {text} InvalidBucket\n" for text in TEXTS if not hides.search(text))
    (root / "CHANGELOG.md").write_text(f"## [Unreleased]\n### New codes\n{items}", "utf-8")
    site = built(root)
    html = text_of(site.folder / "changes/index.html").partition("<article")[2]
    article = html.partition("</article>")[0]
    assert not re.search('<script|<img|<svg|<b>|onerror="', article)
    assert article.count('href="../codes/InvalidBucket/#error"') >= len(TEXTS) // 2
    assert not (site.folder / "changes/feed.xml").exists()
    assert "application/atom+xml" not in text_of(site.folder / "index.html")


def test_a_faulty_changelog_is_told(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """By `lint` and by `build`, in a line with its place."""
    root = make_project().root
    (root / "CHANGELOG.md").write_text("# Changelog\n\n## Some day\n", "utf-8")
    for command in ("lint", "build"):
        assert main(["--root", str(root), command]) == 1
        told = "".join(capsys.readouterr())
        assert 'CHANGELOG.md:3:1: "## Some day": is no release' in told
        assert "Traceback" not in told
    assert not (root / "site").exists()


def test_too_much_is_left_out_of_one_file(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L1: a larger llms-full.txt is not written, and llms.txt says so."""
    monkeypatch.setattr(llms, "LARGEST_LLMS_FULL", 100)
    site = built(make_project().root)
    assert not (site.folder / "llms-full.txt").exists()
    text = text_of(site.folder / "llms.txt")
    assert "There is no llms-full.txt: it would have more than 100 bytes." in text
    assert "Everything as Markdown" not in text
