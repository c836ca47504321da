"""What tests of the site share: built sites, a server on a free local port, and a browser."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from errdex.authoring.building import build_artefacts, load_project
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.site.mkdocs_site import build_site
from errdex.project import find_project
from tests.conftest import ROOT
from tests.site.walking import faults_of
from tests.support.hostile import hostile_catalogue, hostile_changelog, hostile_examples


@dataclass(frozen=True)
class Site:
    """A built site: the catalogue that it shows, and its folder."""

    catalogue: Catalogue
    folder: Path


@dataclass(frozen=True)
class Served:
    """A site that is served: the catalogue that it shows, and its address, which ends in `/`."""

    catalogue: Catalogue
    address: str


def built(root: Path) -> Site:
    """Build the project in a folder."""
    project = find_project(str(root))
    build_artefacts(project, load_project(project))
    return Site(load_project(project), build_site(project, load_project(project)))


def built_once(factory: pytest.TempPathFactory, name: str, write: Callable[[Path], object]) -> Site:
    """Build a project that all tests share, unless another worker of this run has built it.

    Args:
        factory: Where temporary folders are.
        name: The project's folder.
        write: Writes the project into that folder, which is not there.
    """
    base = factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    done = root.with_suffix(".built")
    with root.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(root, ignore_errors=True)
            write(root)
            built(root)
            done.touch()
    project = find_project(str(root))
    return Site(load_project(project), project.site)


def copy_project(target: Path) -> Path:
    """Copy what a new clone of this project has that the site is made of."""
    shutil.copytree(ROOT / "codes", target / "codes")
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, target / name)
    (target / "build" / "docs").mkdir(parents=True)
    shutil.copyfile(ROOT / "build" / "docs" / ".gitignore", target / "build/docs/.gitignore")
    return target


def write_hostile_project(root: Path) -> None:
    """Write a project whose texts try to be anything but text."""
    (root / "codes").mkdir(parents=True)
    (root / "codes" / "hostile.yaml").write_text(hostile_catalogue(), encoding="utf-8")
    (root / "codes" / "hostile.examples.json").write_text(hostile_examples(), encoding="utf-8")
    (root / "CHANGELOG.md").write_text(hostile_changelog(), encoding="utf-8")


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the shipped catalogue."""
    return built_once(tmp_path_factory, "shipped", copy_project)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a catalogue whose texts try to be anything but text."""
    return built_once(tmp_path_factory, "hostile", write_hostile_project)


@pytest.fixture(scope="session")
def shipped(shipped_site: Site) -> Iterator[Served]:
    """The shipped site, served below /sms/ as its address says."""
    with serve(shipped_site.folder, "/sms/") as address:
        yield Served(shipped_site.catalogue, address)


@pytest.fixture(scope="session")
def hostile(hostile_site: Site) -> Iterator[Served]:
    """The hostile site, served at the root of its host."""
    with serve(hostile_site.folder, "/") as address:
        yield Served(hostile_site.catalogue, address)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without history."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 800})
    fresh.set_default_timeout(15_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in a browser without history."""
    return context.new_page()


@pytest.fixture(scope="session")
def used(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with a history, whose cache holds what other tests loaded."""
    shared = browser.new_context(viewport={"width": 1280, "height": 800})
    shared.set_default_timeout(15_000)
    yield shared
    shared.close()


@pytest.fixture
def tab(used: BrowserContext) -> Iterator[Page]:
    """A new tab of that browser, which opens sooner than a page in a browser without history."""
    opened = used.new_page()
    yield opened
    opened.close()


@pytest.fixture
def faultless(page: Page) -> Iterator[Page]:
    """A page on which no script may fail, and nothing may be missing or refused."""
    faults = faults_of(page)
    yield page
    assert faults == []


def search(page: Page, words: str) -> None:
    """Put words into the header's box, as a reader does by typing."""
    page.click(".md-search__input")
    page.fill(".md-search__input", words)


def swapping(page: Page, site: Served) -> None:
    """Let the theme swap pages in: it asks the site map which pages there are."""
    sitemap = page.request.get(f"{site.address}sitemap.xml").text()
    here = sitemap.replace(site.catalogue.url, site.address)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=here, content_type="text/xml"))


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a path, and its 404 page for everything else."""

    mount = "/"
    headers_sent: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.mount):
            return str(Path(self.directory) / "no such file")
        return super().translate_path("/" + path[len(self.mount) :])

    def send_error(self, code: int, message: str | None = None, _: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser may leave before all has come."""


@contextmanager
def serve(
    folder: Path,
    mount: str,
    headers: Mapping[str, str] | None = None,
    handler: type[Handler] = Handler,
) -> Iterator[str]:
    """Serve a folder on a free port of this machine and give its address."""
    kind = type("Mounted", (handler,), {"mount": mount, "headers_sent": headers or {}})
    server = _Server(("127.0.0.1", 0), functools.partial(kind, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{mount}"
    server.shutdown()
    server.server_close()
    thread.join()
