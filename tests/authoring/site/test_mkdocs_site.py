"""Building and serving with MkDocs: whole sites, or one line that says why not."""

from __future__ import annotations

import gzip
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from errdex.authoring.building import build_artefacts, load_project
from errdex.authoring.disk import filesystem
from errdex.authoring.site.exchange import restore_site
from errdex.authoring.site.mkdocs_site import build_site, serve_site
from errdex.cli.program import main
from errdex.errors import ErrdexError
from errdex.project import STAGED_SITE, Project
from tests.conftest import ACME, MakeProject
from tests.support.catalogues import catalogue_text, entry


def built(project: Project) -> Path:
    """Write what the site is made of, and build it."""
    build_artefacts(project, load_project(project))
    return build_site(project, load_project(project))


def test_a_build_replaces_the_site_and_keeps_its_dot_files(make_project: MakeProject) -> None:
    """Pages of the earlier site go; `.gitignore` and its like stay; nothing is left aside."""
    project = make_project()
    folder = built(project)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    assert (folder / "codes/OK/index.html").is_file()
    built(make_project(ACME.replace('"OK"', '"Fine"')))
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert (folder / "codes/Fine/index.html").is_file()
    assert not (folder / "codes/OK").exists()
    assert sorted(path.name for path in (project.root / "build").iterdir()) == [
        "docs",
        "errdex.json",
    ]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device", "x"), KeyboardInterrupt])
def test_an_interrupted_build_leaves_the_earlier_site(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """A full disk or Ctrl-C in the middle of MkDocs changes nothing of what was there."""
    project = make_project()
    folder = built(project)
    before = (folder / "index.html").read_bytes()

    def fail(_config: object) -> None:
        (project.root / STAGED_SITE).mkdir(exist_ok=True)
        raise error

    monkeypatch.setattr("mkdocs.commands.build.build", fail)
    with pytest.raises((ErrdexError, KeyboardInterrupt)):
        built(project)
    assert (folder / "index.html").read_bytes() == before
    assert not (project.root / STAGED_SITE).exists()


def test_a_build_keeps_folders_with_a_leading_dot(make_project: MakeProject) -> None:
    """A repository in `site/`, from which a site is published, survives a build."""
    project = make_project()
    folder = built(project)
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text("ref: refs/heads/pages\n", encoding="utf-8")
    (folder / ".git/link").symlink_to("nowhere")
    built(project)
    assert (folder / ".git/HEAD").read_text(encoding="utf-8") == "ref: refs/heads/pages\n"
    assert (folder / ".git/link").is_symlink()


@pytest.mark.parametrize("name", ["site", "site/index.html", "site/sitemap.xml"])
def test_what_is_no_built_site_is_kept(make_project: MakeProject, name: str) -> None:
    """A folder or file called `site` that no build wrote is not replaced."""
    project = make_project()
    own = project.root / name
    own.parent.mkdir(exist_ok=True)
    own.write_text("my own", encoding="utf-8")
    with pytest.raises(ErrdexError, match="site: holds something other than a built site"):
        built(project)
    assert own.read_text(encoding="utf-8") == "my own"


def test_a_link_in_place_of_the_site_is_kept(make_project: MakeProject) -> None:
    """A link called `site` is told, wherever it leads, and neither it nor its target changes."""
    project = make_project()
    built(project).rename(project.root / "elsewhere")
    for target in ("elsewhere", "nowhere", "/dev/null"):
        (project.root / "site").symlink_to(target)
        with pytest.raises(ErrdexError, match=r"^site: holds something other"):
            built(project)
        (project.root / "site").unlink()
    assert (project.root / "elsewhere/index.html").is_file()


def test_a_site_known_by_a_link_alone_is_kept(make_project: MakeProject) -> None:
    """What errdex alone writes must be in `site/` itself, not where a link in it leads."""
    project = make_project()
    built(project).rename(project.root / "elsewhere")
    (project.root / "site").mkdir()
    (project.root / "site/own.txt").write_text("mine", encoding="utf-8")
    (project.root / "site/api").symlink_to(project.root / "elsewhere/api")
    with pytest.raises(ErrdexError, match=r"^site: holds something other"):
        built(project)
    assert (project.root / "site/own.txt").read_text(encoding="utf-8") == "mine"


def test_a_configuration_without_the_plugin_is_told(make_project: MakeProject) -> None:
    """Without the plugin the site would lack its address and its 404 page: that is refused."""
    project = make_project()
    (project.root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: build/docs\n", "utf-8")
    with pytest.raises(ErrdexError, match=r"^mkdocs\.yml: plugins: errdex is missing"):
        built(project)
    assert not (project.root / "site").exists()
    assert not (project.root / STAGED_SITE).exists()


def test_a_site_that_cannot_be_written_is_told(make_project: MakeProject) -> None:
    """Where the site cannot be built aside, one line names the place."""
    project = make_project()
    build_artefacts(project, load_project(project))
    (project.root / "build" / "site").write_text("in the way", encoding="utf-8")
    with pytest.raises(ErrdexError, match=r"^build/site: cannot be written: "):
        build_site(project, load_project(project))


@pytest.mark.parametrize("name", ["site", "site.earlier"])
def test_a_link_where_a_site_is_built_is_not_followed(make_project: MakeProject, name: str) -> None:
    """A link in `build/` that waits there costs nothing of what it leads to."""
    project = make_project()
    outside = project.root / "outside"
    outside.mkdir()
    (outside / "precious.txt").write_text("mine", encoding="utf-8")
    (project.root / "build").mkdir()
    (project.root / "build" / name).symlink_to(outside)
    restore_site(project)
    folder = built(project)
    assert not folder.is_symlink()
    assert (outside / "precious.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in (project.root / "build").iterdir()) == [
        "docs",
        "errdex.json",
    ]


@pytest.mark.parametrize("name", ["linked.md", "codes/linked.txt", "linked"])
def test_a_link_among_the_pages_is_refused(make_project: MakeProject, name: str) -> None:
    """MkDocs would publish what it leads to."""
    project = make_project()
    folder = built(project)
    before = (folder / "index.html").read_bytes()
    target = project.root if name == "linked" else "/etc/passwd"
    (project.docs / name).symlink_to(target)
    with pytest.raises(ErrdexError, match=f"build/docs/{name}: is a link, which errdex does not"):
        built(project)
    assert (folder / "index.html").read_bytes() == before


def test_a_site_does_not_tell_the_day_of_its_build(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Builds of one catalogue on two days give the same bytes, the site map included."""
    project = make_project()
    sites = []
    for day in ("1000000000", "1700000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        folder = built(project)
        sites.append({p: p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert sites[0] == sites[1]
    text = (folder / "sitemap.xml").read_bytes()
    assert b"<loc>https://example.com/acme/codes/OK/</loc>" in text
    assert b"lastmod" not in text
    assert gzip.decompress((folder / "sitemap.xml.gz").read_bytes()) == text


def test_there_is_a_site_at_every_moment(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system can swap folders, no rename takes the earlier site away first."""
    project = make_project()
    folder = built(project)
    seen = []
    exchange = filesystem.exchange

    def swap(first: Path, second: Path) -> bool:
        seen.append((folder / "index.html").is_file())
        done = exchange(first, second)
        seen.append((folder / "index.html").is_file())
        return done

    monkeypatch.setattr(filesystem, "exchange", swap)
    built(project)
    assert seen == [True, True]


def test_without_swapping_a_killed_build_is_put_right_by_the_next_start(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two renames there is no site; whatever starts next puts the earlier one back."""
    project = make_project()
    folder = built(project)
    before = (folder / "index.html").read_bytes()
    monkeypatch.setattr(filesystem, "exchange", lambda *_: False)
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path == project.staged_site:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        built(project)
    monkeypatch.setattr(Path, "rename", rename)
    assert not folder.exists()
    restore_site(project)
    assert (folder / "index.html").read_bytes() == before
    assert not project.earlier_site.exists()
    built(project)
    assert sorted(path.name for path in (project.root / "build").iterdir()) == [
        "docs",
        "errdex.json",
    ]


@pytest.mark.parametrize("command", [["build"], ["archive"]])
def test_every_command_on_the_site_puts_it_back(
    make_project: MakeProject, command: list[str]
) -> None:
    """Even one that then fails for another reason."""
    project = make_project()
    built(project).rename(project.earlier_site)
    make_project("catalogue: {}\n")
    assert main(["--root", str(project.root), *command]) == 1
    assert project.has_site


def test_a_site_that_takes_no_place_leaves_the_earlier_one(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the second of two renames fails, the first one is undone."""
    project = make_project()
    folder = built(project)
    before = (folder / "index.html").read_bytes()
    monkeypatch.setattr(filesystem, "exchange", lambda *_: False)
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path == project.staged_site:
            raise PermissionError(13, "Permission denied", str(path), None, str(target))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(ErrdexError, match=r"^site: cannot be written: permission denied"):
        built(project)
    assert (folder / "index.html").read_bytes() == before
    assert not project.earlier_site.exists()


def test_an_address_in_use_is_told(make_project: MakeProject) -> None:
    """`serve` names the address that it cannot have, and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ErrdexError, match=f"^{address}: .*in use; choose another with"):
            serve_site([make_project()], address)


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:99999"])
def test_an_impossible_address_is_told(make_project: MakeProject, address: str) -> None:
    """An address that is none ends `serve` with a line, not with a traceback."""
    with pytest.raises(ErrdexError, match="the site was not served"):
        serve_site([make_project()], address)


def test_a_broken_catalogue_is_not_served(make_project: MakeProject) -> None:
    """`serve` of a catalogue that does not load ends with its findings."""
    project = make_project(ACME.replace("severity: error", "severity: bad"))
    with pytest.raises(ErrdexError, match="InvalidBucket: severity"):
        serve_site([project], None)


def test_a_public_site_is_served_from_the_public_part_alone(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time that MkDocs reads its settings for a build."""
    codes = [entry("E1"), entry("E2", internal=True)]
    project = replace(make_project(catalogue_text(codes), "made.yaml"), public=True)
    served: list[list[str]] = []

    def serve(**settings: Any) -> None:
        for _ in range(2):
            plugin: Any = (config := load_config(**settings)).plugins["errdex"]
            plugin.on_config(config)
            served.append([one.code for one in plugin.services[0].catalogue.entries])

    monkeypatch.setattr("mkdocs.commands.serve.serve", serve)
    serve_site([project], None)
    serve_site([replace(project, public=False)], None)
    assert served == [["E1"], ["E1"], ["E1", "E2"], ["E1", "E2"]]


def test_a_public_site_without_the_plugin_is_not_served(make_project: MakeProject) -> None:
    """It would show the pages that an earlier build left, with everything in them."""
    project = replace(make_project(), public=True)
    project.settings.write_text("site_name: x\ndocs_dir: build/docs\n", encoding="utf-8")
    with pytest.raises(ErrdexError, match=r"^mkdocs\.yml: plugins: errdex is missing"):
        serve_site([project], None)
