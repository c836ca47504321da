"""What tests share: projects in temporary folders, and tools that CI must have."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from errdex.project import Project, find_project

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ACME = (ROOT / "tests" / "data" / "acme.yaml").read_text(encoding="utf-8")

settings.register_profile("errdex", deadline=None)  # a busy machine is no failure
settings.load_profile("errdex")

MakeProject = Callable[..., Project]

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--host-resolver-rules=MAP errdex.test 127.0.0.1",  # plain http, and no secure context
)


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Return a function that writes a catalogue into a new project and finds that project."""

    def make(text: str = ACME, name: str = "acme.yaml") -> Project:
        (tmp_path / "codes").mkdir(exist_ok=True)
        (tmp_path / "codes" / name).write_text(text, encoding="utf-8")
        return find_project(str(tmp_path))

    return make


def tool(name: str) -> str:
    """Return the path of a program; without it skip, but fail where CI=true."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin")  # where daemons are
    return path or missing(f"{name} is not installed")


def unpacked(name: str) -> Path:
    """Return the folder of a program that a script in .ci/ unpacks; the same without it."""
    path = Path(os.environ.get("ERRDEX_TOOLS", os.devnull)) / name
    what = f"{name} is not there: run `.ci/tools FOLDER` and set ERRDEX_TOOLS=FOLDER"
    return path if path.is_dir() else missing(what)


def node_package(name: str) -> Path:
    """Return the folder of a package that `make test` installs with npm; the same without it."""
    path = ROOT / "tests" / "browser" / "node_modules" / name
    return path if path.is_dir() else missing(f"{name} is not installed: run `make test`")


def as_root() -> None:
    """Go on where files can be given to another user; else skip, but fail where CI=true."""
    if os.geteuid() != 0:
        missing("only root can give files to another user")


def missing(reason: str) -> NoReturn:
    """Skip a test for want of something, but fail where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and CI must not skip this")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """Chromium for all tests; its headless shell, where it is there, opens pages much sooner."""
    program = shutil.which("chromium-headless-shell") or tool("chromium")
    with driver.chromium.launch(executable_path=program, args=CHROMIUM) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def whole_browser(driver: Playwright) -> Iterator[Browser]:
    """Chromium with menus, which its headless shell lacks."""
    program = tool("chromium")
    with driver.chromium.launch(executable_path=program, args=CHROMIUM) as chromium:
        yield chromium
