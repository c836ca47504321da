"""Catalogues that share a site: what must hold between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.building import load_services
from errdex.authoring.services.members import site_url
from errdex.authoring.source.findings import CatalogueError
from errdex.project import find_projects
from tests.support.services import acme_as, write_services


def findings(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return why catalogues cannot be loaded together."""
    monkeypatch.chdir(root)
    with pytest.raises(CatalogueError) as caught:
        load_services(find_projects(str(root)))
    return str(caught.value).splitlines()


def test_the_site_is_where_the_catalogues_say(tmp_path: Path) -> None:
    """Its address is the folder above each of theirs."""
    services = load_services(find_projects(str(write_services(tmp_path))))
    assert [service.catalogue.id for service in services] == ["billing", "shop"]
    assert site_url(services) == "https://example.com/errors/"


def test_an_address_elsewhere_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The finding says what `url` must be."""
    root = write_services(tmp_path)
    text = acme_as("shop", "Shop").replace("/errors/shop/", "/shop/v2/")
    (root / "codes" / "shop.yaml").write_text(text, encoding="utf-8")
    assert findings(root, monkeypatch) == [
        "codes/shop.yaml:5:8: catalogue: url: must be https://example.com/errors/shop/, "
        "which is where the site has this catalogue"
    ]


def test_names_must_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An id is the name of the file or folder, no folder of the site, and a module is one's own."""
    root = write_services(tmp_path)
    text = acme_as("shop", "Shop").replace("shopcodes", "billingcodes")
    (root / "codes" / "shop.yaml").rename(root / "codes" / "find.yaml")
    (root / "codes" / "find.yaml").write_text(text, encoding="utf-8")
    told = findings(root, monkeypatch)
    assert told == [
        "codes/find.yaml:2:7: catalogue: id: must be what its file or folder in codes/ is called: "
        '"find"',
        'codes/find.yaml:4:11: catalogue: module: "billingcodes" is that of '
        "codes/billing/main.yaml; choose another",
        "codes/find.yaml:5:8: catalogue: url: must be https://example.com/errors/find/, which is "
        "where the site has this catalogue",
    ]
    text = text.replace("id: shop", "id: find").replace("billingcodes", "shopcodes")
    (root / "codes" / "find.yaml").write_text(text.replace("/shop/", "/find/"), encoding="utf-8")
    assert findings(root, monkeypatch)[0].endswith(
        'id: "find" is a folder of the site itself; choose another name'
    )


def test_all_catalogues_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults in one do not hide those in another."""
    root = write_services(tmp_path)
    for path in (root / "codes" / "shop.yaml", root / "codes" / "billing" / "codes.yaml"):
        path.write_text(path.read_text("utf-8").replace("severity: info", "severity: bad"), "utf-8")
    assert [one.partition(":")[0] for one in findings(root, monkeypatch)] == [
        "codes/billing/codes.yaml",
        "codes/shop.yaml",
    ]
