"""Builds and serves the site with MkDocs."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # a notice of Material's, not about this site

from mkdocs.commands import build, serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from errdex.authoring.building import load_services
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.disk.links import discard, files_below
from errdex.authoring.progress import SILENT, Progress
from errdex.authoring.services.members import Service
from errdex.authoring.site.exchange import exchange_site, refuse_other_site
from errdex.authoring.site.plugin import ErrdexPlugin
from errdex.errors import ErrdexError, reason_of
from errdex.project import DOCS, SETTINGS, Project, shipped_folder


def build_site(project: Project, catalogue: Catalogue) -> Path:
    """Build the site of one catalogue, as `build_services_site` does."""
    return build_services_site([Service(project, catalogue)])


def build_services_site(services: Sequence[Service], progress: Progress = SILENT) -> Path:
    """Build the site from the pages that catalogues were rendered to, and return its folder.

    MkDocs builds into a folder aside, which then takes the place of `site/`: a build that fails
    or is interrupted leaves the earlier site whole.

    Raises:
        ErrdexError: MkDocs refused the site; what it said is on standard error. Or `site/` holds
            something else.
    """
    _show_warnings()
    project = services[0].project
    staged = project.staged_site
    refuse_other_site(project)
    try:
        discard(staged)
        config = load_config(**_settings(project), site_dir=str(staged), strict=True)
        plugin = _plugin_of(config)
        if plugin.config.mount:
            what = "the pages are mounted in this site; the module is written, now `mkdocs build`"
            raise ErrdexError(f"{SETTINGS}: errdex: {what}")
        plugin.rendered = services
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with progress.steps("pages", _steps_of(project)) as plugin.step:
                build.build(config)
        finally:
            config.plugins.on_shutdown()
        exchange_site(project)
    except MkDocsException as error:
        raise ErrdexError(f"the site was not built: {error}") from None
    except OSError as error:
        target = Path(str(error.filename2 or error.filename))  # of a copy the second is the target
        shown = target.relative_to(project.root) if project.root in target.parents else target
        raise ErrdexError(f"{shown.as_posix()}: cannot be written: {reason_of(error)}") from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return project.site


def serve_site(projects: Sequence[Project], address: str | None) -> None:
    """Serve the site and rebuild it when the catalogue or a template changes, until interrupted.

    Args:
        projects: Its catalogues; where they are public, what is internal is left out.
        address: `HOST:PORT`; MkDocs' own default without it.

    Raises:
        ErrdexError: The first build failed.
    """
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    _show_warnings()
    project = projects[0]
    (project.root / DOCS).mkdir(parents=True, exist_ok=True)
    load_services(projects)  # what is wrong with them is told before anything is served
    settings = _settings(project)
    if address:
        settings["dev_addr"] = address
    try:
        if project.public:
            _plugin_of(load_config(**settings))  # without it, an earlier build's pages are served
        ErrdexPlugin.serves_public = project.public
        serve.serve(**settings)
    except MkDocsException as error:
        raise ErrdexError(f"the site was not served: {error}") from None
    except (OSError, OverflowError) as error:  # a port past 65535 overflows
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        what = f"{address or 'its address'}: the site was not served: {reason}"
        raise ErrdexError(f"{what}; choose another with --address HOST:PORT") from None
    finally:
        ErrdexPlugin.serves_public = False


def _steps_of(project: Project) -> int:
    """Return how often the plugin counts: each page is read, then written."""
    return 2 * sum(1 for path in files_below(project.docs, DOCS) if path.suffix == ".md")


def _settings(project: Project) -> dict[str, Any]:
    """Return MkDocs' settings: the project's `mkdocs.yml`, or the shipped one for its pages."""
    if project.settings.is_file():
        return {"config_file": str(project.settings)}
    return {
        "config_file": str(shipped_folder() / SETTINGS),
        "docs_dir": str(project.root / DOCS),
    }


def _plugin_of(config: MkDocsConfig) -> Any:
    plugin = config.plugins.get("errdex")
    if plugin is None:
        what = "plugins: errdex is missing; add the line `- errdex`"
        raise ErrdexError(f"{SETTINGS}: {what}")
    return plugin


def _show_warnings() -> None:
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
