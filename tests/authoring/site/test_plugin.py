"""The MkDocs plugin: the site's address, the pages it renders, what it watches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from errdex.authoring.site.plugin import ErrdexPlugin
from tests.conftest import ROOT, MakeProject
from tests.support.catalogues import catalogue_text, entry


def configured(root: Path, **settings: Any) -> tuple[ErrdexPlugin, MkDocsConfig]:
    """Return the plugin and the settings of a project, as MkDocs loads them."""
    (root / "build/docs").mkdir(parents=True, exist_ok=True)
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(root / "build/docs"), **settings)
    plugin = config.plugins["errdex"]
    assert isinstance(plugin, ErrdexPlugin)
    return plugin, config


def test_the_address_of_the_site_is_the_catalogue_s(make_project: MakeProject) -> None:
    """Without `site_url` the catalogue's `url` is taken; a preview's own address stays."""
    root = make_project().root
    plugin, config = configured(root)
    assert plugin.on_config(config).site_url == "https://example.com/acme/"
    plugin, config = configured(root, site_url="http://127.0.0.1:8000/")
    assert plugin.on_config(config).site_url == "http://127.0.0.1:8000/"


def test_the_name_of_the_site_is_the_catalogue_s_title(make_project: MakeProject) -> None:
    """An empty `site_name`, as in the settings that errdex ships, is the title; another stays."""
    root = make_project().root
    plugin, config = configured(root)
    assert plugin.on_config(config).site_name == "Acme Storage"
    plugin, config = configured(root, site_name="Ours")
    assert plugin.on_config(config).site_name == "Ours"


def test_style_sheets_that_need_no_setting(make_project: MakeProject) -> None:
    """The header's colours come with the others, a project's own last; neither comes twice."""
    root = make_project().root
    plugin, config = configured(root)
    assert plugin.on_config(config).extra_css[-1] == "assets/header.css"
    own = root / "templates" / "assets" / "own.css"
    own.parent.mkdir(parents=True)
    own.touch()
    plugin, config = configured(root)
    sheets = plugin.on_config(config).extra_css
    assert sheets[-2:] == ["assets/header.css", "assets/own.css"]
    assert plugin.on_config(config).extra_css == sheets
    plugin, config = configured(root, extra_css=[])
    assert plugin.on_config(config).extra_css == ["assets/own.css"]


def test_own_theme_files_come_before_the_shipped_ones(make_project: MakeProject) -> None:
    """A project's `templates/theme` wins over errdex's, and both over Material's."""
    root = make_project().root
    own = root / "templates" / "theme"
    own.mkdir(parents=True)
    plugin, config = configured(root)
    dirs = plugin.on_config(config).theme.dirs
    assert dirs[:2] == [str(own), str(ROOT / "templates" / "theme")]
    assert "material" in dirs[2]


def test_pages_are_rendered_unless_they_just_were(make_project: MakeProject) -> None:
    """Plain MkDocs gets the pages; `errdex build`, which has written them, no second time."""
    root = make_project().root
    plugin, config = configured(root)
    plugin.on_config(config)
    plugin.rendered = plugin.services
    plugin.on_pre_build(config=config)
    assert not (root / "build/docs/index.md").exists()
    plugin.rendered = ()
    plugin.on_pre_build(config=config)
    assert (root / "build/docs/codes/SB~3A0100.md").is_file()
    assert not (root / "src").exists()


def test_a_template_that_fails_is_told(make_project: MakeProject) -> None:
    """A broken template stops MkDocs with the template's file and line."""
    root = make_project().root
    (root / "templates/pages").mkdir(parents=True)
    (root / "templates/pages/groups.md.j2").write_text("one\n{{ nothing }}\n", encoding="utf-8")
    plugin, config = configured(root)
    plugin.on_config(config)
    with pytest.raises(PluginError, match=r"templates/pages/groups\.md\.j2:2: .*nothing"):
        plugin.on_pre_build(config=config)


class Watches:
    """Stands in for MkDocs' server and records what it watches."""

    def __init__(self, *paths: str) -> None:
        self.paths = set(paths)

    def watch(self, path: str) -> None:
        self.paths.add(path)

    def unwatch(self, path: str) -> None:
        self.paths.remove(path)


def test_what_pages_are_made_of_is_watched(make_project: MakeProject) -> None:
    """The catalogue's folder and the templates are watched, the rendered pages no more."""
    root = make_project().root
    plugin, config = configured(root)
    plugin.on_config(config)
    server: Any = Watches(config.docs_dir, "mkdocs.yml")
    plugin.on_serve(server, config=config, builder=lambda: None)
    assert server.paths == {"mkdocs.yml", str(root / "codes"), str(ROOT / "templates")}


def test_the_option_public_leaves_out_what_is_internal(make_project: MakeProject) -> None:
    """A site that MkDocs builds by itself, such as one that pages are mounted in, has no other."""
    codes = [entry("E1"), entry("E2", internal=True)]
    project = make_project(catalogue_text(codes), "made.yaml")
    for public, told in ((False, ["E1", "E2"]), (True, ["E1"])):
        plugin, config = configured(project.root)
        plugin.config.public = public
        plugin.on_config(config)
        assert [one.code for one in plugin.services[0].catalogue.entries] == told
