"""Packs the finished site into one archive that works from a disk, without a server."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.disk.filesystem import sync
from errdex.authoring.disk.links import files_below
from errdex.authoring.rendering.sizes import offered_archive
from errdex.authoring.services.members import Service, site_url
from errdex.authoring.site.headers import HEADERS, NGINX
from errdex.errors import ErrdexError, escaped, reason_of
from errdex.project import SITE, Project, beside, make_folders, real_path

_SERVED_ONLY = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of the times that a ZIP can hold; the real ones would differ
_HREF = re.compile(r"""(?<=[\s:]href=)(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_TAG = re.compile(r"<[a-z][^<>]*?[\s:]href=[^<>]*>", re.IGNORECASE)
_NO_PATH = re.compile(r"[a-z][a-z0-9+.-]*:|[/?#]|$", re.IGNORECASE)


def archive_project(project: Project, catalogue: Catalogue, output: Path) -> int:
    """Write the archive of one catalogue's built site, as `archive_services` does."""
    return archive_services([Service(project, catalogue)], output)


def archive_services(services: Sequence[Service], output: Path) -> int:
    """Write the archive of a project's built site and return its size in bytes.

    Raises:
        ErrdexError: There is no built site, or the archive cannot be written.
    """
    project, shown = services[0].project, escaped(str(output))
    site = project.site
    if not project.has_site:
        raise ErrdexError(f"{SITE}: there is no built site; run `errdex build` first")
    if output.is_dir():
        raise ErrdexError(f"{shown}: is a folder; give the name of a file")
    if real_path(output).is_relative_to(real_path(site)):
        raise ErrdexError(f"{shown}: would be a part of the site itself; choose another place")
    if output.exists() and not _is_replaceable(output):
        raise ErrdexError(f"{shown}: is there and is no ZIP archive; choose another place")
    try:
        make_folders(output.parent)
        write_archive(site, services, output)
        return output.stat().st_size
    except OSError as error:
        raise ErrdexError(f"{shown}: cannot be written: {reason_of(error)}") from None


def _is_replaceable(output: Path) -> bool:
    return output.is_file() and (output.stat().st_size == 0 or zipfile.is_zipfile(output))


def archive_name(services: Sequence[Service]) -> str:
    """Return the file name of the archive of a site."""
    return services[0].catalogue.archive_name if len(services) == 1 else "site.zip"


def write_archive(site: Path, services: Sequence[Service], output: Path) -> None:
    """Write a ZIP of the finished site whose links lead to files, as pages from a disk need.

    In it each relative link to a folder gets its `index.html`, and a link to what only the site
    itself has gets the site's address. The same site gives the same bytes.

    Raises:
        ErrdexError: There is a link in the site, which might lead to any file.
    """
    names = {path.relative_to(site).as_posix() for path in files_below(site, SITE)}
    names -= set(_left_out(services))
    top = archive_name(services).removesuffix(".zip")
    url = services[0].catalogue.url if len(services) == 1 else site_url(services)
    new = beside(output)
    new.unlink(missing_ok=True)  # a link there would be followed
    try:
        with zipfile.ZipFile(new, "x") as archive:
            for name in sorted(names):
                data = (site / name).read_bytes()
                if name.endswith(".html"):
                    html = data.decode(errors="surrogateescape")
                    data = plain_links(html, name, names, url).encode(errors="surrogateescape")
                archive.writestr(_member(f"{top}/{name}"), data)
        sync(new.parent, [new])
        new.replace(output)
    finally:
        new.unlink(missing_ok=True)


def _left_out(services: Sequence[Service]) -> Iterator[str]:
    """Yield the paths of what only a host needs, and of the archives that the site offers."""
    yield from (HEADERS, NGINX, *_SERVED_ONLY)
    for service in services:
        folder = f"{service.project.base}/" if len(services) > 1 else ""
        for name in (*_SERVED_ONLY, offered_archive(service.catalogue)):
            yield folder + name


def plain_links(html: str, page: str, files: set[str], url: str) -> str:
    """Return a page whose links lead to files instead of folders; nothing else of it changes.

    Args:
        html: The page.
        page: Its path below the site.
        files: The paths of all files that go along.
        url: Where the site is published; ends in `/`.
    """
    folder = dirname(page)

    def led(found: re.Match[str]) -> str:
        quote, link = found[0][0], found[0][1:-1]
        return f"{quote}{_led_link(link, folder, files, url)}{quote}"

    return _TAG.sub(lambda tag: _HREF.sub(led, tag[0]), html)


def _led_link(link: str, folder: str, files: set[str], url: str) -> str:
    if _NO_PATH.match(link):
        return link
    path = re.split("[?#]", link, maxsplit=1)[0]
    target = normpath(join(folder, unquote(path)))
    if target in files:
        return link
    if normpath(join(target, "index.html")) in files:
        return join(path, "index.html") + link[len(path) :]
    return f"{url}{target}{link[len(path) :]}"


def _member(name: str) -> zipfile.ZipInfo:
    """Return the head of a file in the archive: the same on every system and at every time."""
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3  # Unix, as the rights are
    member.external_attr = 0o100644 << 16
    return member
