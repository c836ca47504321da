"""The files of the built site: addresses, links, sections and what search finds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.rendering.answers import Answers
from errdex.errors import ErrdexError
from errdex.matching.addresses import address_of
from errdex.project import Project
from tests.conftest import ACME, ROOT, MakeProject
from tests.site.conftest import Site, built, copy_project
from tests.support.catalogues import answers_of
from tests.support.html import BuiltPage, fault_of, read_page, target_of

CODE_MARK = re.compile(r"(?<!`)`([^`]+)`(?!`)")


def page_of(site: Site, code: str) -> BuiltPage:
    """Return the built page of a code."""
    return read_page(site.folder / "codes" / address_of(code) / "index.html")


def plain(text: str) -> str:
    """Return a text as a page shows it: white space collapsed, no code marks."""
    return CODE_MARK.sub(r"\1", " ".join(text.split()))


def test_every_address_of_an_entry_leads_to_its_section(shipped_site: Site) -> None:
    """The URL of each entry is a page of the site, with the anchor it names."""
    catalogue = shipped_site.catalogue
    for entry in catalogue.entries:
        url = entry.url
        page = read_page(target_of(shipped_site.folder, catalogue.url, url))
        alone = len(catalogue.by_code[entry.code]) == 1
        assert page.ids[url.split("#")[1]] == ("h1" if alone else "h2")


@pytest.mark.parametrize("name", ["shipped_site", "hostile_site"])
def test_every_link_leads_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    """Each link between the site's files leads to a file, and to an anchor that is there."""
    site: Site = request.getfixturevalue(name)
    url = site.catalogue.url
    pages = list(site.folder.rglob("*.html"))
    assert len(pages) > len(site.catalogue.by_code) + len(site.catalogue.groups)
    addresses = set()
    for path in pages:
        page_url = url + path.relative_to(site.folder).as_posix().removesuffix("index.html")
        addresses |= {urljoin(page_url, link) for link in read_page(path).links}
    faults = {fault_of(site.folder, url, url, address) for address in addresses}
    assert faults == {""}


def test_a_page_shows_everything_of_its_entries(shipped_site: Site) -> None:
    """No text of an entry is missing on its page, and steps keep their order."""
    answers = answers_of(shipped_site.catalogue)
    for code, entries in shipped_site.catalogue.by_code.items():
        text = page_of(shipped_site, code).text
        for entry in entries:
            place = 0
            for said in said_by(shipped_site.catalogue, answers, entry):
                assert said in text, code
            for step in entry.remediation:
                place = text.index(plain(step.do), place)


def said_by(catalogue: Catalogue, answers: Answers, entry: Entry) -> list[str]:
    """Return what an entry says, as its page shows it."""
    severity = "success" if entry.success else f"severity: {entry.severity}"
    texts = [entry.code, entry.title, entry.description, severity, entry.tell_customer]
    answer = answers.of(entry)
    texts += [answer.who_acts, answer.first_step, answer.send_again] if answer else []
    texts += [catalogue.fields[entry.field].title]
    texts += [*entry.cause, *entry.notes]
    texts += [related.because.rstrip(".") for related in entry.see_also]
    texts += [source.title for source in entry.source]
    for step in entry.remediation:
        other = step.owner != entry.owner
        texts += [step.do, step.where, catalogue.owners[step.owner].title if other else ""]
    blocks = [step.example for step in entry.remediation]
    blocks += [part for example in entry.examples for part in (example.title, example.text)]
    return [plain(text) for text in texts] + [" ".join(block.split()) for block in blocks]


def test_a_block_in_a_step_keeps_its_lines(shipped_site: Site) -> None:
    """An example inside a numbered step stands in it letter by letter, with its indentation."""
    entry = shipped_site.catalogue.find("E200028")
    assert entry
    html = (shipped_site.folder / "codes/E200028/index.html").read_text(encoding="utf-8")
    steps = html[html.index("<ol>") :].partition("</ol>")[0]
    shown = re.findall(r"<pre[^>]*>.*?<code>(.*?)\n</code></pre>", steps, re.DOTALL)
    expected = [step.example for step in entry.remediation if step.example]
    assert len(expected) > 1
    assert [unescape(block) for block in shown] == expected


def test_a_value_of_several_fields_has_a_section_for_each(shipped_site: Site) -> None:
    """The page of 000000 tells its two meanings apart, each under its field."""
    page = page_of(shipped_site, "000000")
    entries = shipped_site.catalogue.by_code["000000"]
    fields = shipped_site.catalogue.fields
    expected = [f"{fields[entry.field].title}: {entry.title}" for entry in entries]
    assert [text for tag, text in page.headings if tag == "h1"] == ["000000"]
    assert [text for tag, text in page.headings if tag == "h2"] == expected


def test_code_and_title_stand_in_the_title_of_a_page(shipped_site: Site) -> None:
    """Browser tabs, bookmarks and search engines name the code and its meaning."""
    for entry in shipped_site.catalogue.entries:
        path = shipped_site.folder / "codes" / address_of(entry.code) / "index.html"
        html = path.read_text(encoding="utf-8")
        title = re.search("<title>(.*?)</title>", html)
        assert title
        assert title[1].startswith(f"{entry.code} — ")
        assert entry.title in unescape(title[1])


def test_the_home_page_leads_from_each_field_to_its_codes(shipped_site: Site) -> None:
    """Home has a section for each field: what it is, where it stands, and links to its groups."""
    page = read_page(shipped_site.folder / "index.html")
    html = (shipped_site.folder / "index.html").read_text(encoding="utf-8")
    for name, field in shipped_site.catalogue.fields.items():
        assert page.ids[name] == "h2"
        assert plain(field.description) in page.text
        assert f'title="{", ".join(field.where)}"' in html
    assert {"codes/", "groups/", "owners/", "retry/", "path/", "symptoms/"} <= set(page.links)
    for group in {entry.group for entry in shipped_site.catalogue.entries}:
        assert f"groups/{group}/" in page.links


def test_the_table_and_the_groups_list_every_entry(shipped_site: Site) -> None:
    """Each entry stands in the table of all codes and on the page of its group."""
    table = read_page(shipped_site.folder / "codes/index.html")
    for entry in shipped_site.catalogue.entries:
        assert f"{address_of(entry.code)}/#{entry.field}" in table.links
        group = read_page(shipped_site.folder / f"groups/{entry.group}/index.html")
        assert f"../../codes/{address_of(entry.code)}/#{entry.field}" in group.links


def test_whoever_has_a_step_finds_the_code_on_their_page(shipped_site: Site) -> None:
    """The page of each owner links every code and symptom that needs them, in any step."""
    for name in shipped_site.catalogue.owners:
        page = read_page(shipped_site.folder / f"owners/{name}/index.html")
        for entry in shipped_site.catalogue.entries:
            acts = name in (entry.owner, *(step.owner for step in entry.remediation))
            link = f"../../codes/{address_of(entry.code)}/#{entry.field}"
            assert (link in page.links) == acts, (name, entry.code)
        for symptom in shipped_site.catalogue.symptoms:
            acts = name in (symptom.owner, *(step.owner for step in symptom.remediation))
            assert (f"../../symptoms/{symptom.id}/" in page.links) == acts


def test_a_fix_and_then_a_wait_is_no_wait(shipped_site: Site) -> None:
    """A code that needs both stands apart from those that only need a fix, or only a wait."""
    page = (shipped_site.folder / "retry/index.html").read_text(encoding="utf-8")
    sections = {part.partition('"')[0]: part for part in page.split('<h2 id="')[1:]}
    for entry in shipped_site.catalogue.entries:
        if not entry.success and entry.retry in ("after", "after-fix"):
            name = (
                "after-fix-wait"
                if entry.retry == "after-fix" and entry.retry_after
                else entry.retry
            )
            row = f'"../codes/{address_of(entry.code)}/#{entry.field}"'
            assert [rule for rule, text in sections.items() if row in text] == [name]


TABS = {
    "codes/E000102/": "All codes", "groups/": "All codes", "groups/credentials/": "All codes",
    "owners/operations/": "All codes", "retry/": "All codes", "codes/": "All codes",
    "diagnose/examples/": "Diagnose", "symptoms/nothing-arrived/": "Symptoms", "path/": "Home",
    "find/": "Find",
}  # fmt: skip


@pytest.mark.parametrize("path", TABS)
def test_each_page_has_its_place_in_the_site(shipped_site: Site, path: str) -> None:
    """One tab is marked: that of the page, or of the list that leads to it."""
    html = (shipped_site.folder / path / "index.html").read_text(encoding="utf-8")
    tabs = re.search(r'<nav class="md-tabs".*?</nav>', html, re.DOTALL)
    assert tabs
    marked = re.findall(r"md-tabs__item--active.*?<a[^>]*>\s*(.*?)\s*</a>", tabs[0], re.DOTALL)
    assert marked == [TABS[path]]


def test_programs_find_the_catalogue(shipped_site: Site) -> None:
    """The files for programs are in the site, and the page of a code links its own."""
    for name in ("catalogue.json", "catalogue.csv", "schema.json", "codes/E000102.json"):
        assert (shipped_site.folder / "api" / name).stat().st_size > 100
    assert "../../api/codes/E000102.json" in page_of(shipped_site, "E000102").links


LIFE = """    lifecycle:
      {{state: {}, since: "2026-02", replaced_by: "InvalidBucket", note: Renamed.}}
"""


@pytest.mark.parametrize("state", ["deprecated", "removed"])
def test_a_code_that_goes_keeps_a_page_that_says_where(
    make_project: MakeProject, state: str
) -> None:
    """The page of a deprecated or removed code leads to the code to use instead."""
    project = make_project(ACME.replace('  - code: "OK"', LIFE.format(state) + '  - code: "OK"'))
    site = built(project.root)
    page = page_of(site, "SB:0100")
    assert f"{state.capitalize()} since 2026-02. Use InvalidBucket instead. Renamed." in page.text
    assert "../InvalidBucket/" in page.links
    assert ("Who acts" in page.text) == (state == "deprecated")
    table = read_page(site.folder / "codes/index.html")
    assert ("(no longer in use)" in table.text) == (state == "removed")


def test_a_catalogue_of_another_service_has_a_site_of_its_own(make_project: MakeProject) -> None:
    """The shipped mkdocs.yml, or a copy of it, names nothing of the shipped catalogue."""
    root = make_project().root
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    site = built(root)
    for path in site.folder.rglob("*.html"):
        assert "SMS" not in path.read_text(encoding="utf-8"), path
    assert "<title>Acme Storage</title>" in (site.folder / "index.html").read_text("utf-8")
    assert page_of(site, "SB:0100").ids["error"] == "h1"


def mkdocs(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as an author does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_plain_mkdocs_builds_a_new_clone_strictly(tmp_path: Path) -> None:
    """`mkdocs build --strict` alone renders the pages and builds the site without a warning."""
    project = copy_project(tmp_path / "clone")
    done = mkdocs("build", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert (project / "site/codes/E000102/index.html").is_file()
    assert 'href="https://example.com/sms/"' in (project / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            lambda root: (root / "codes/acme.yaml").write_text("codes: [", "utf-8"),
            "codes/acme.yaml:2:1: not YAML",
        ),
        (lambda root: (root / "codes/acme.yaml").unlink(), "no catalogue in codes/"),
        (
            lambda root: spoiled(root, "docs_dir: build/docs", "docs_dir: codes"),
            "docs_dir: must be build/docs",
        ),
        (
            lambda root: spoiled(root, "docs_dir:", "use_directory_urls: false\ndocs_dir:"),
            "use_directory_urls: must be true",
        ),
    ],
)
def test_plain_mkdocs_says_in_one_line_what_is_wrong(
    make_project: MakeProject, spoil: Callable[[Path], object], says: str
) -> None:
    """What stops the plugin is told as errdex tells it, without a traceback."""
    root = make_project().root
    (root / "build/docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Acme\ndocs_dir: build/docs\ntheme: {name: material}\n"
        "plugins: [search, errdex]\n",
        encoding="utf-8",
    )
    spoil(root)
    done = mkdocs("build", cwd=root)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def spoiled(root: Path, before: str, after: str) -> None:
    """Change the settings of a project."""
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_warning_of_mkdocs_stops_the_build_and_keeps_the_earlier_site(
    make_project: MakeProject,
) -> None:
    """A template whose link leads nowhere fails, and the site that was there stays whole."""
    project = make_project()
    site = built(project.root)
    before = (site.folder / "index.html").read_bytes()
    own_template(project, "groups.md.j2", "# Groups\n\n[nowhere](nowhere.md)\n")
    with pytest.raises(ErrdexError, match="the site was not built"):
        built(project.root)
    assert (site.folder / "index.html").read_bytes() == before
    assert not (project.root / "build/site").exists()


def own_template(project: Project, name: str, text: str) -> None:
    """Give a project a template of its own for a page."""
    path = project.root / "templates" / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_assets_of_a_project_stand_beside_the_shipped_ones(make_project: MakeProject) -> None:
    """A style sheet of the project's own replaces the shipped one; dot files stay out."""
    project = make_project()
    assets = project.root / "templates" / "assets"
    assets.mkdir(parents=True)
    (assets / "errdex.css").write_text("/* own */\n", encoding="utf-8")
    (assets / "more.js").write_text("// more\n", encoding="utf-8")
    (assets / ".DS_Store").write_bytes(b"\xff\x00")
    site = built(project.root)
    assert (site.folder / "assets/errdex.css").read_text("utf-8") == "/* own */\n"
    assert (site.folder / "assets/more.js").is_file()
    assert "leadOn" in (site.folder / "assets/lost.js").read_text("utf-8")
    assert not (site.folder / "assets/.DS_Store").exists()
    (assets / "logo.png").write_bytes(b"\x89PNG\xff")
    with pytest.raises(ErrdexError, match=r"templates/assets/logo\.png: is not UTF-8"):
        built(project.root)
