"""Names that a catalogue cannot give: no page could be at them, or a module would hide another."""

from __future__ import annotations

import keyword
import re
import sys

from errdex.project import SHIPPED_ID, SHIPPED_MODULE

RESERVED = {"index", "readme", "con", "prn", "aux", "nul"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
"""URL parts that a file system or MkDocs keeps for itself, in small letters."""

RESERVED_SAYS = "its URL would be one that file systems or MkDocs reserve"

NEEDED = frozenset(
    (
        "_cffi_backend", "_yaml", "babel", "backrefs", "certifi", "cffi", "charset_normalizer",
        "click", "colorama", "dateutil", "ghp_import", "idna", "jinja2", "markdown", "markupsafe",
        "material", "materialx", "mergedeep", "minify", "mkdocs", "mkdocs_get_deps", "packaging",
        "paginate", "pathspec", "platformdirs", "pycparser", "pygments", "pymdownx", "requests",
        "six", "tzdata", "urllib3", "watchdog", "yaml", "yaml_env_tag",
    )
)  # fmt: skip
"""What Python imports when errdex compiles and builds, besides its own library."""


def unfit_code(part: str) -> str:
    """Return why the part of a URL that stands for a code cannot be one, or nothing.

    Args:
        part: The part, in small letters.
    """
    if not re.search("[a-z0-9]", part):
        return "has no letter or digit"
    if part.startswith(".") or part.endswith("."):
        return "begins or ends with a dot: file systems and MkDocs hide or cut its page"
    if part.split(".")[0] in RESERVED:
        return RESERVED_SAYS
    if part.endswith((".html", ".htm")):
        return "ends like the file name of a page, which some hosts cut off its URL"
    return ""


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
