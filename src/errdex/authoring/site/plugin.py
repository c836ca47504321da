"""The MkDocs plugin: renders the pages before MkDocs reads them, and watches the catalogue."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import ClassVar
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext
from pathspec.gitignore import GitIgnoreSpec

from errdex.authoring.building import build_services_docs, load_services, told_in_public
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes.changelog import Changelog, load_changelog, public_part
from errdex.authoring.disk.locking import locked
from errdex.authoring.disk.own_files import own_pages
from errdex.authoring.rendering.compiled_templates import CompiledTemplates
from errdex.authoring.rendering.markdown import bare
from errdex.authoring.rendering.sizes import offered_archive
from errdex.authoring.services.members import Service, site_url
from errdex.authoring.services.overview import TITLE
from errdex.authoring.site.archive import write_archive
from errdex.authoring.site.headers import write_headers
from errdex.authoring.site.mounting import (
    add_mounted,
    examine_address,
    examine_mount,
    prepare,
    project_root,
    styled,
)
from errdex.authoring.site.own_pages import add_pages, in_nav, watched
from errdex.authoring.site.parts import build_part
from errdex.authoring.site.sitemap import write_sitemap
from errdex.authoring.site.twins import place_twins
from errdex.errors import ErrdexError
from errdex.project import CODES, DOCS, SETTINGS, find_projects

SYMPTOMS = "symptoms/index.md"
HOME = "index.md"
COLOURS = "assets/errdex.css"
"""The style sheet with the colours."""
HEADER_STYLE = "assets/header.css"
"""The style sheet that gives them to the header; pages in another site do without."""
OWN_STYLE = "assets/own.css"
"""A project's style sheet, which every page loads after the others where it is there."""
LISTED_BY = {"groups": "codes", "owners": "codes", "retry": "codes"}
"""Folders whose pages belong to the tab of another."""
_THEME = CompiledTemplates()
_LOG = logging.getLogger("mkdocs.plugins.errdex")


class ErrdexConfig(Config):  # type: ignore[no-untyped-call] # untyped in MkDocs
    """The plugin's options.

    Attributes:
        mount: The folder of another site below which the pages are; empty for a site of their own.
        project: The project's folder, as seen from that site's `mkdocs.yml`.
        public: Whether the pages leave out what the catalogue calls internal.
    """

    mount = Type(str, default="")
    project = Type(str, default=".")
    public = Type(bool, default=False)


class ErrdexPlugin(BasePlugin[ErrdexConfig]):  # type: ignore[no-untyped-call] # the same
    """Renders a catalogue's pages into a site of their own, or below a folder of another one.

    A site of their own takes no options: the project is the folder whose `build/docs` is the
    `docs_dir`.

    Attributes:
        rendered: The catalogues whose pages a caller has just written itself, if any.
        part: The one catalogue of several whose part of the site is built, if only that is.
        step: Counts one of two steps of each page.
        serves_public: Whether every site of this process leaves out what is internal. MkDocs makes
            a plugin for each build of a site that it serves, from the settings alone.
    """

    rendered: Sequence[Service] = ()
    part: Service | None = None
    step: Callable[[], object] = staticmethod(lambda: None)
    serves_public: ClassVar[bool] = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the site's name, its address and what it has from the catalogue, and its theme."""
        mount = self.config.mount
        try:
            if mount:
                examine_mount(config, mount)
            if not self.part:
                _examine(config, is_mounted=bool(mount))
            self.services = self._services(config)
            self.project = self.services[0].project
            self.own_pages = [] if self.part else own_pages(self.project)
            if mount:
                self._mount(config, mount)
                return config
            if len(self.services) > 1:
                self._take_several(config)
            else:
                self._take_one(config, self.services[0])
        except ErrdexError as error:
            raise PluginError(str(error)) from None
        config.nav = in_nav(config.nav, self.own_pages)
        more = [HEADER_STYLE] if COLOURS in config.extra_css else []
        more += [OWN_STYLE] if (self.project.templates / OWN_STYLE).is_file() else []
        config.extra_css.extend([sheet for sheet in more if sheet not in config.extra_css])
        behind_own = 1 if config.theme.custom_dir else 0  # what a project has there comes first
        for folder in self.project.template_folders("theme"):
            config.theme.dirs.insert(behind_own, str(folder))
        return config

    def _services(self, config: MkDocsConfig) -> Sequence[Service]:
        if self.part:
            return [self.part]
        mounted = self.config.mount
        root = project_root(config, self.config.project) if mounted else _root_of(config)
        public = self.config.public or self.serves_public
        projects = [replace(one, public=public) for one in find_projects(str(root))]
        return self.rendered or load_services(projects)

    def _mount(self, config: MkDocsConfig, folder: str) -> None:
        if len(self.services) > 1:
            what = "mount: the project has several catalogues; one alone can be mounted"
            raise ErrdexError(f"{SETTINGS}: errdex: {what}")
        if not _is_preview(config):
            examine_address(config, folder, self.services[0].catalogue)
        prepare(config, folder)

    def _take_one(self, config: MkDocsConfig, service: Service) -> None:
        catalogue, changelog = service.catalogue, load_changelog(service.project.changelog)
        if service.project.public:
            changelog = public_part(changelog, catalogue.hidden)
        own_name = "" if self.part else config.site_name  # of several, that is the whole site's
        config.site_name = own_name or bare(catalogue.title)
        config.site_url = config.site_url or catalogue.url
        if config.nav and catalogue.symptoms:
            config.nav = [*config.nav, {bare(catalogue.words["symptoms"]): SYMPTOMS}]
        about = _foot_of(catalogue, changelog)
        config.extra["errdex"] = {**about, "part": True} if self.part else about

    def _take_several(self, config: MkDocsConfig) -> None:
        config.site_name = config.site_name or TITLE
        config.site_url = config.site_url or site_url(self.services)
        config.exclude_docs = GitIgnoreSpec.from_lines(
            [f"/{service.project.base}/" for service in self.services]
        )
        config.extra["errdex"] = {"title": config.site_name, "services": True}

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Render the pages; of those on disk only what changed is written.

        What a public site tells of internal codes is said, and stops no strict build.
        """
        if self.rendered or self.part:
            return
        mounted = bool(self.config.mount)
        try:
            with locked(self.project.root):
                build_services_docs(self.services, mounted=mounted)
            for finding in told_in_public(self.services, mounted=mounted):
                _LOG.info(str(finding))
        except ErrdexError as error:
            raise PluginError(str(error)) from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the mounted pages, or the project's own."""
        try:
            if self.config.mount:
                add_mounted(files, self.project, self.config.mount, config)
                return files
            add_pages(files, self.project, self.own_pages, config)
        except ErrdexError as error:
            raise PluginError(str(error)) from None
        return files

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Let the parts of a site share the theme's templates, which do not change meanwhile."""
        env.bytecode_cache = _THEME
        env.auto_reload = False
        return env

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Count a page that was read, and spare the theme's index, which Find does without."""
        self.step()
        if not self.config.mount:
            page.meta["search"] = {"exclude": True}
        return html

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs' signature
        nav: Navigation,
    ) -> TemplateContext:
        """Mark the tab of the folder that a page belongs to; where there is none, Home."""
        if not self.config.mount:
            self._set_tab(page, nav, active=True)
        self.nav = nav
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take the mark away again; give a mounted page its style sheets."""
        self.step()
        if mount := self.config.mount:
            own = page.file.src_uri.startswith(f"{mount}/")
            return styled(output, mount, get_relative_url(".", page.url)) if own else output
        self._set_tab(page, self.nav, active=False)
        return output

    def _set_tab(self, page: Page, nav: Navigation, *, active: bool) -> None:
        folder = PurePosixPath(page.file.src_uri).parts[0]
        pages = {one.file.src_uri: one for one in nav.pages}
        tab = pages.get(f"{LISTED_BY.get(folder, folder)}/{HOME}") or pages.get(HOME)
        if tab and page not in pages.values():
            tab.active = active

    @event_priority(-100)  # last: both are made from what every other plugin has finished
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add to the finished site its Markdown, what hosts send with it, and its archive."""
        site = Path(config.site_dir)
        if self.config.mount:
            place_twins(self.project.twins, site / self.config.mount)
            return
        shutil.rmtree(site / "search", ignore_errors=True)  # the theme's index
        write_sitemap(site)
        if len(self.services) > 1:
            for service in self.services:
                build_part(config, service, site / service.project.base)
        else:
            place_twins(self.project.twins, site)
        if not self.part:
            write_headers(site)
        catalogue = self.services[0].catalogue
        if len(self.services) == 1 and (name := offered_archive(catalogue)):
            write_archive(site, self.services, site / name)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002 - MkDocs' signature
    ) -> LiveReloadServer:
        """Watch what the pages are made of instead of the pages, which a build itself writes.

        Folders, not files: MkDocs stops watching a file that is away for a moment, as when an
        editor replaces it.
        """
        if not self.config.mount:
            server.unwatch(config.docs_dir)
        server.watch(str(self.project.root / CODES))
        for folder in [*self.project.template_folders(), *watched(self.project)]:
            server.watch(str(folder))
        return server


def _foot_of(catalogue: Catalogue, changelog: Changelog) -> dict[str, str | bool]:
    """Return what the theme tells on every page about the catalogue."""
    return {
        "title": catalogue.title,
        "license": catalogue.license,
        "contact": catalogue.contact,
        "changes": bool(changelog.releases),
        "newest": changelog.newest,
    }


def _is_preview(config: MkDocsConfig) -> bool:
    """Tell whether `mkdocs serve` shows the site, at an address of its own.

    A plugin with `on_startup` would be told, but MkDocs keeps one such object for every build.
    """
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr)


def _root_of(config: MkDocsConfig) -> Path:
    return Path(config.docs_dir).parents[1]


def _examine(config: MkDocsConfig, *, is_mounted: bool) -> None:
    """Refuse settings with which pages would not be where entries say that they are."""
    if not is_mounted and Path(config.docs_dir).parts[-2:] != PurePosixPath(DOCS).parts:
        raise PluginError(f"{SETTINGS}: docs_dir: must be {DOCS}, where errdex renders the pages")
    if not config.use_directory_urls:
        what = "must be true: the address of an entry is codes/CODE/"
        raise PluginError(f"{SETTINGS}: use_directory_urls: {what}")
