"""Addresses: every code is reached from home by links, and whatever prints an address, it leads."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest

from errdex.cli.program import main
from errdex.matching.addresses import address_of
from errdex.modules import load_module
from errdex.project import find_project
from tests.site.conftest import Site
from tests.support.html import fault_of, read_page, target_of

PASTE = '{"code":"E000102","result":[{"status":"E200028"}]}\nE000510 then E0009999'


def addresses_in(text: str, site: Site) -> list[str]:
    """Return the addresses of the site that a text holds."""
    return re.findall(rf"{re.escape(site.catalogue.url)}[^\s\"'<>)\]`]*", text)


def faults_of_addresses(site: Site, addresses: list[str]) -> list[str]:
    """Return what is wrong with addresses; there must be some."""
    assert addresses
    url = site.catalogue.url
    return [
        fault for one in sorted({*addresses}) if (fault := fault_of(site.folder, url, url, one))
    ]


def reached_from_home(site: Site) -> set[Path]:
    """Return the pages that links in the HTML lead to, from the home page on."""
    url = site.catalogue.url
    found = {site.folder / "index.html"}
    waiting = [(site.folder / "index.html", url)]
    while waiting:
        path, here = waiting.pop()
        for link in read_page(path).links:
            there = urldefrag(urljoin(here, link)).url
            page = target_of(site.folder, url, there)
            if there.startswith(url) and page.suffix == ".html" and page not in found:
                found.add(page)
                waiting.append((page, there))
    return found


@pytest.mark.parametrize("name", ["shipped_site", "hostile_site"])
def test_every_page_is_reached_without_a_script(name: str, request: pytest.FixtureRequest) -> None:
    """Links in the HTML lead from home to every page but those that lead on from an alias."""
    site: Site = request.getfixturevalue(name)
    reached = reached_from_home(site)
    aliases = [alias for entry in site.catalogue.entries for alias in entry.aliases]
    led_on = {site.folder / "codes" / address_of(alias) / "index.html" for alias in aliases}
    assert set(site.folder.rglob("*.html")) - reached == {site.folder / "404.html", *led_on}
    for code in site.catalogue.by_code:
        assert site.folder / "codes" / address_of(code) / "index.html" in reached


def test_the_module_gives_addresses_that_lead(shipped_site: Site) -> None:
    """`entry.url` of every entry, and what its problem details name."""
    module = load_module(find_project(str(shipped_site.folder.parent)))
    entries: list[Any] = [module.lookup(e.code, e.field) for e in shipped_site.catalogue.entries]
    addresses = [entry.url for entry in entries]
    addresses += addresses_in(json.dumps([entry.problem() for entry in entries]), shipped_site)
    assert len(addresses) >= 2 * len(entries)
    assert faults_of_addresses(shipped_site, addresses) == []


def test_files_for_programs_give_addresses_that_lead(shipped_site: Site) -> None:
    """JSON, CSV and the site map, with at least one address for each entry."""
    count = len(shipped_site.catalogue.entries)
    api = shipped_site.folder / "api"
    with (api / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len([row["url"] for row in rows]) == count
    for name, text in (
        ("JSON", (api / "catalogue.json").read_text(encoding="utf-8")),
        ("CSV", "\n".join(cell for row in rows for cell in row.values())),
        ("map", (shipped_site.folder / "sitemap.xml").read_text(encoding="utf-8")),
    ):
        addresses = addresses_in(text, shipped_site)
        assert len({urldefrag(one).url for one in addresses}) >= len(shipped_site.catalogue.by_code)
        assert faults_of_addresses(shipped_site, addresses) == [], name
    for path in sorted((api / "codes").glob("*.json")):
        addresses = addresses_in(path.read_text(encoding="utf-8"), shipped_site)
        assert faults_of_addresses(shipped_site, addresses) == [], path.name


def test_commands_give_addresses_that_lead(
    shipped_site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`explain` and `diagnose` in each of their forms, and `search` in its form for programs."""
    paste = tmp_path / "paste.txt"
    paste.write_text(PASTE, encoding="utf-8")
    commands = [["search", "app key", "--format", "json"]]
    for form in ("text", "json", "markdown"):
        commands.append(["explain", *shipped_site.catalogue.by_code, "--format", form])
        commands.append(["diagnose", str(paste), "--format", form])
    for command in commands:
        main(["--root", str(shipped_site.folder.parent), *command])
        addresses = addresses_in(capsys.readouterr().out, shipped_site)
        assert faults_of_addresses(shipped_site, addresses) == [], command
