"""The Markdown twins of pages: what `errdex explain --format markdown` prints, as files."""

from __future__ import annotations

from collections.abc import Iterator

from errdex.authoring.catalogue import Catalogue
from errdex.matching.addresses import address_of
from errdex.modules import CodeModule


def render_twins(catalogue: Catalogue, module: CodeModule) -> Iterator[tuple[str, str]]:
    """Yield the path below the site and the text of the twin of each code, alias and symptom.

    A code of several fields has its entries one after the other. Codes that are no longer in use
    and those that nobody documents have none, as `errdex explain` shows none.

    Args:
        catalogue: The catalogue.
        module: The module that was rendered from it.
    """
    for code, entries in catalogue.by_code.items():
        shown = [module.lookup(code, entry.field) for entry in entries if not entry.removed]
        if shown:
            yield twin_path(code), "\n\n".join(entry.markdown() for entry in shown) + "\n"
    for alias, entry in catalogue.by_alias.items():
        if not entry.removed:
            yield twin_path(alias), module.lookup(alias).markdown() + "\n"
    for symptom in catalogue.symptoms:
        yield f"symptoms/{symptom.id}/index.md", module.symptom(symptom.id).markdown() + "\n"


def twin_path(code: str) -> str:
    """Return where in the site the twin of a code's page is."""
    return f"codes/{address_of(code)}/index.md"
