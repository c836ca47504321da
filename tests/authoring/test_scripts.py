"""Modules become one classic script without losing anything but comments."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from errdex.authoring.scripts import OFFERED, classic_script
from errdex.errors import ErrdexError
from tests.conftest import tool

MODULES = {
    "diagnosing.mjs": 'import { one as uno } from "./numbers.mjs";\n\n'
    "/** Says\n * two. */\nexport function two() {\n  // a comment\n  return uno + 1;\n}\n",
    "reports.mjs": 'import {\n  one,\n} from "./numbers.mjs";\n'
    'export const url = "http://a/"; // stays\nexport function* many() {\n  yield one;\n}\n',
    "knowledge.mjs": "const hidden = 3;\nexport class Known {\n  value = hidden;\n}\n",
    "numbers.mjs": "export const one = 1;\n",
}


def folder_of(tmp_path: Path, **changes: str) -> Path:
    """Write the modules, some of them changed."""
    assert set(OFFERED) < set(MODULES)
    for name, text in MODULES.items():
        (tmp_path / name).write_text(changes.get(name.removesuffix(".mjs"), text))
    return tmp_path


def test_the_script_offers_what_the_modules_export(tmp_path: Path) -> None:
    """Renamed imports, classes and generators work; a shared module stands in it once."""
    script = classic_script(folder_of(tmp_path), "things")
    assert script.count("const one = 1") == 1
    use = "const { two, url, many, Known } = things; "
    show = "console.log([two(), url, [...many()], new Known().value].join(' '));"
    done = subprocess.run(
        [tool("node"), "-e", script + use + show], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2 http://a/ 1 3\n"


def test_comments_and_indentation_go(tmp_path: Path) -> None:
    """Comments on lines of their own are left out; one behind code stays."""
    script = classic_script(folder_of(tmp_path), "things")
    assert "a comment" not in script
    assert "Says" not in script
    assert "// stays" in script
    assert "\n " not in script


def test_a_circle_is_refused(tmp_path: Path) -> None:
    """Modules that import each other have no order."""
    numbers = 'import { url } from "./reports.mjs";\nexport const one = url;\n'
    with pytest.raises(ErrdexError, match="break the circle"):
        classic_script(folder_of(tmp_path, numbers=numbers), "things")


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    """The error names the file."""
    (folder_of(tmp_path) / "numbers.mjs").unlink()
    with pytest.raises(ErrdexError, match=r"numbers\.mjs"):
        classic_script(tmp_path, "things")


def test_nothing_evaluates_text() -> None:
    """The shipped modules run where a policy forbids evaluation, and ask for nothing elsewhere."""
    folder = Path(__file__).resolve().parents[2] / "templates" / "diagnosis"
    script = classic_script(folder, "errdexDiagnosis")
    for word in ("eval(", "Function(", "import(", "fetch(", "XMLHttpRequest", "Storage"):
        assert word not in script
