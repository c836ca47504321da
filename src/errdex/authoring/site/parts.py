"""Builds the part of a site that is one catalogue's, where several share it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from errdex.authoring.services.members import Service


def build_part(whole: MkDocsConfig, service: Service, folder: Path) -> None:
    """Build the pages of a catalogue by the settings of the whole site.

    Args:
        whole: Those settings.
        service: The catalogue, whose pages are rendered.
        folder: Where its part of the finished site goes.
    """
    config = load_config(
        config_file=whole.config_file_path,
        docs_dir=str(service.project.docs),
        site_dir=str(folder),
        site_url=f"{whole.site_url}{service.project.base}/",
        strict=whole.strict,
    )
    config.plugins["errdex"].part = service  # type: ignore[attr-defined] # this plugin's own
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build.build(config)
    finally:
        config.plugins.on_shutdown()
