"""Names that a catalogue cannot give: no page could be at them, or a module would hide another."""

from __future__ import annotations

import keyword
import sys

from errdex.matching.addresses import RESERVED
from errdex.project import SHIPPED_ID, SHIPPED_MODULE

RESERVED_SAYS = "its URL would be one that file systems or MkDocs reserve"

NEEDED = frozenset(
    (
        "_cffi_backend", "_yaml", "babel", "backrefs", "certifi", "cffi", "charset_normalizer",
        "click", "colorama", "dateutil", "ghp_import", "idna", "jinja2", "markdown", "markupsafe",
        "material", "materialx", "mergedeep", "minify", "mkdocs", "mkdocs_get_deps", "packaging",
        "paginate", "pathspec", "platformdirs", "pycparser", "pygments", "pymdownx", "requests",
        "six", "tqdm", "tzdata", "urllib3", "watchdog", "yaml", "yaml_env_tag",
    )
)  # fmt: skip
"""What Python imports when errdex compiles and builds, besides its own library."""


def taken_by(module: str, catalogue_id: str) -> str:
    """Return who has a module's name already, or nothing.

    With such a module, a program that has `src/` on its path would import one for the other.

    Args:
        module: The name that a catalogue gives to its module.
        catalogue_id: That catalogue's id: the catalogue that errdex ships has a name of its own.
    """
    if keyword.iskeyword(module) or module in sys.stdlib_module_names:
        return "Python"
    if module in RESERVED:
        return "file systems"
    if module == "errdex":
        return "errdex"
    if module in NEEDED:
        return "a package that errdex needs"
    if module == SHIPPED_MODULE and catalogue_id != SHIPPED_ID:
        return "the catalogue that comes with errdex"
    return ""
