"""Commands on a project of several catalogues: one build for all, and a question where needed."""

from __future__ import annotations

import json
import zipfile
from html import unescape
from pathlib import Path

import pytest

from errdex.cli.program import main
from tests.support.services import HOSTILE, write_services


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project of two catalogues."""
    folder = write_services(tmp_path_factory.mktemp("services"))
    assert main(["--root", str(folder), "build"]) == 0
    return folder


@pytest.fixture(autouse=True)
def here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project is the current one."""
    monkeypatch.chdir(root)


def test_each_has_a_module_and_a_part_of_the_site(root: Path) -> None:
    """One build writes everything, and then nothing is out of date."""
    for name in ("billing", "shop"):
        assert (root / f"src/{name}codes/__init__.py").is_file()
        assert (root / f"site/{name}/codes/SB~3A0100/index.html").is_file()
        assert (root / f"site/{name}/codes/SB~3A0100/index.md").is_file()
        assert (root / f"site/{name}/api/codes/OK.json").is_file()
    assert main(["build", "--check"]) == 0
    assert main(["lint"]) == 0
    assert main(["fmt", "--check"]) == 0


def test_the_site_lists_its_services(root: Path) -> None:
    """Pages and files over all name each catalogue, whose title is text everywhere."""
    listed = json.loads((root / "site/api/catalogues.json").read_text("utf-8"))
    assert [one["title"] for one in listed] == [HOSTILE, "Shop"]
    assert listed[1]["url"] == "https://example.com/errors/shop/"
    assert listed[1]["codes"] == 3
    for page in ("index.html", "codes/index.html", "diagnose/index.html"):
        html = (root / "site" / page).read_text("utf-8")
        assert HOSTILE in unescape(html)
        assert "<b>{{" not in html
        assert 'href="javascript:' not in html
    codes = (root / "site/codes/index.html").read_text("utf-8")
    assert codes.count('<td role="cell" class="errdex-codes__service">') == 6
    assert "https://example.com/errors/shop/llms.txt" in (root / "site/llms.txt").read_text("utf-8")


def test_every_link_between_pages_leads_somewhere(root: Path) -> None:
    """Links from the pages over all lead into the parts, and from these back."""
    site = root / "site"
    assert 'href="../shop/codes/SB~3A0100/#error"' in (site / "codes/index.html").read_text("utf-8")
    back = (site / "shop/codes/SB~3A0100/index.html").read_text("utf-8")
    assert 'href="../../../">All services' in back
    assert '<link rel="canonical" href="https://example.com/errors/shop/codes/SB~3A0100/">' in back


def test_explain_asks_which(capsys: pytest.CaptureFixture[str]) -> None:
    """A code of one catalogue is shown, with whose it is; one of two is not chosen for anybody."""
    assert main(["explain", "InvalidBucket"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("InvalidBucket: ")
    assert err == "InvalidBucket: of Shop\n"
    assert main(["explain", "SB:0100"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line for line in err.splitlines() if line.startswith(" ")] == [
        "  errdex explain SB:0100 --catalogue billing",
        "  errdex explain SB:0100 --catalogue shop",
    ]
    assert main(["explain", "SB:0100", "--catalogue", "shop"]) == 0
    assert "errors/shop/codes/SB~3A0100/" in capsys.readouterr().out
    assert main(["explain", "nothing"]) == 1
    assert "unknown in every catalogue: billing, shop" in capsys.readouterr().err
    assert main(["explain", "InvalidBuckt"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[1:] == ["Shop: unknown code 'InvalidBuckt'; did you mean InvalidBucket?"]


def test_search_goes_through_all(capsys: pytest.CaptureFixture[str]) -> None:
    """What is found is below the title of its catalogue, and in JSON beside its id."""
    assert main(["search", "locked"]) == 0
    titles = capsys.readouterr().out.splitlines()
    assert titles[::2] == [HOSTILE, "Shop"]
    assert main(["search", "declined", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["catalogue"] for one in found} == {"billing"}
    assert main(["search", "zzzz"]) == 1


@pytest.mark.parametrize(
    "command", [["tables", "csv"], ["payload", "slack", "OK"], ["alerts", "-o", "x"], ["new", "B"]]
)
def test_others_need_to_know(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that works on one catalogue says which there are."""
    assert main(command) == 2
    assert capsys.readouterr().err.endswith("several catalogues; give one of billing, shop\n")


def test_diagnose_says_which(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A paste is diagnosed by each catalogue that knows something in it; JSON names each."""
    paste = tmp_path / "paste.txt"
    paste.write_text('{"error": "CARD_DECLINED"}', encoding="utf-8")
    assert main(["diagnose", str(paste), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["catalogue"] for one in found["services"]] == ["billing"]
    assert [one["catalogue"] for one in found["others"]] == ["shop"]
    paste.write_text('{"error": "SB:0100"}', encoding="utf-8")
    assert main(["diagnose", str(paste), "--format", "markdown"]) == 1
    assert "### Shop\n" in capsys.readouterr().out
    paste.write_text('HTTP/1.1 200 OK\n\n{"state": "OK"}', encoding="utf-8")
    assert main(["diagnose", str(paste)]) == 0
    out = capsys.readouterr().out
    assert f"== {HOSTILE} ==" in out
    assert "== Shop ==" in out
    assert main(["diagnose", str(paste), "--context", "who=me"]) == 2
    assert main(["diagnose", str(paste), "--catalogue", "x"]) == 2


def test_redact_takes_out_what_is_secret_by_any(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """The codes of all stay, and no catalogue has to be named."""
    paste = tmp_path / "paste.txt"
    paste.write_text('{"error": "CARD_DECLINED", "to": "+4915112345678"}', encoding="utf-8")
    assert main(["redact", str(paste)]) == 0
    out = capsysbinary.readouterr().out
    assert b"CARD_DECLINED" in out
    assert b"112345" not in out


def test_a_named_one_is_as_if_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With `--catalogue` the commands work as in a project of one."""
    body = tmp_path / "body.json"
    body.write_text('{"error": "SB:0100"}', encoding="utf-8")
    assert main(["diagnose", str(body), "--catalogue", "billing"]) == 1
    assert "errors/billing/codes/SB~3A0100/" in capsys.readouterr().out
    assert main(["tables", "csv", "--catalogue", "shop"]) == 0


def test_the_archive_holds_the_whole_site(root: Path, tmp_path: Path) -> None:
    """It has the parts but not their own archives, and its links lead to files."""
    output = tmp_path / "all.zip"
    assert main(["archive", "--output", str(output)]) == 0
    with zipfile.ZipFile(output) as archive:
        names = archive.namelist()
        html = archive.read("site/shop/codes/SB~3A0100/index.html").decode()
    assert "site/index.html" in names
    assert not [name for name in names if name.endswith((".zip", "404.html", "sitemap.xml"))]
    assert 'href="../../../index.html">All services' in html
    assert (root / "site/shop/shop-site.zip").is_file()


def test_a_service_that_is_gone_takes_its_pages_along(tmp_path: Path) -> None:
    """Without one of the catalogues the other has the site for itself again."""
    folder = write_services(tmp_path)
    assert main(["--root", str(folder), "build"]) == 0
    for path in (folder / "codes" / "billing").iterdir():
        path.unlink()
    assert main(["--root", str(folder), "build"]) == 0
    assert (folder / "site/codes/SB~3A0100/index.html").is_file()
    assert not (folder / "site/billing").exists()
    assert not (folder / "site/api/catalogues.json").exists()
