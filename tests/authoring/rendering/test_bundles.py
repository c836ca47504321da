"""Modules become one classic script that does what they do."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from errdex.authoring.rendering.bundles import classic_script, diagnosis_script, finder_script
from errdex.errors import ErrdexError
from tests.conftest import tool

MODULES = {
    "diagnosis/diagnosing.mjs": 'import { one } from "../numbers.mjs";\n\n'
    "/** Says\n * two. */\nexport function two(shadow) {\n  // a comment\n"
    "  const hidden = shadow ?? one;\n  return hidden + 1;\n}\n",
    "diagnosis/reports.mjs": 'import {\n  one,\n} from "../numbers.mjs";\n'
    'export const url = "http://a/"; // stays\nexport function* many() {\n  yield one;\n}\n',
    "diagnosis/knowledge.mjs": "const hidden = 3;\nexport class Known {\n  value = hidden;\n}\n",
    "numbers.mjs": "export const one = 1;\n",
}


def folder_of(tmp_path: Path, **changes: str) -> Path:
    """Write the modules, some of them changed."""
    (tmp_path / "diagnosis").mkdir()
    for name, text in MODULES.items():
        (tmp_path / name).write_text(changes.get(Path(name).stem, text))
    return tmp_path


def script_of(folder: Path) -> str:
    """Return the script of those modules that nothing imports."""
    return classic_script(folder, "things", [name for name in MODULES if "/" in name])


def test_the_script_offers_what_the_modules_export(tmp_path: Path) -> None:
    """Classes, generators and locals named like another module's names work in one scope."""
    script = script_of(folder_of(tmp_path))
    use = "const { two, url, many, Known } = things; "
    show = "console.log([two(), url, [...many()], new Known().value].join(' '));"
    done = subprocess.run(
        [tool("node"), "-e", script + use + show], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2 http://a/ 1 3\n"


def test_the_script_is_dense(tmp_path: Path) -> None:
    """Comments, indentation and long local names are removed; the contents of texts stay."""
    changes = (
        'export const url = "http://a/"; // goes\nexport function* many() {\n  yield one;\n}\n'
    )
    head = 'import { one } from "../numbers.mjs";\n'
    script = script_of(folder_of(tmp_path, reports=head + changes))
    for gone in ("a comment", "Says", "goes", "shadow", "hidden", "\n ", "import", "export"):
        assert gone not in script
    assert "http://a/" in script


def test_the_same_modules_give_the_same_bytes(tmp_path: Path) -> None:
    """A script is as deterministic as every artefact."""
    folder = folder_of(tmp_path)
    assert script_of(folder) == script_of(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reports": 'import { one as uno } from "../numbers.mjs";\n'}, "an import is renamed"),
        (
            {"reports": 'import { two } from "../numbers.mjs";\n'},
            "does not export two",
        ),
        ({"reports": "export const url = ;\n"}, r"/\*\.mjs: unexpected ;"),
    ],
)
def test_what_no_script_can_hold_is_refused(
    tmp_path: Path, changes: dict[str, str], message: str
) -> None:
    """The error names the module and the name; no JavaScript is no traceback."""
    with pytest.raises(ErrdexError, match=message):
        script_of(folder_of(tmp_path, **changes))


def test_json_becomes_a_constant(tmp_path: Path) -> None:
    """What a module imports as JSON, even from outside the folder, is a value in the script."""
    (tmp_path / "data.json").write_text('{"a b": ["\\u2028", "\\u0000"]}\n')
    (tmp_path / "all").mkdir()
    folder = folder_of(tmp_path / "all")
    data = 'import data from "../data.json" with { type: "json" };\n'
    (folder / "numbers.mjs").write_text(data + 'export const one = data["a b"];\n')
    show = "console.log(JSON.stringify([...things.many()]));"
    done = subprocess.run(
        [tool("node"), "-e", script_of(folder) + show], capture_output=True, text=True, check=True
    )
    assert done.stdout == '[["\u2028","\\u0000"]]\n'
    (tmp_path / "data.json").unlink()
    with pytest.raises(ErrdexError, match=r"all/\.\./data\.json: cannot be read"):
        script_of(folder)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    """Modules that import each other have no order."""
    numbers = 'import { url } from "./diagnosis/reports.mjs";\nexport const one = url;\n'
    with pytest.raises(ErrdexError, match="break the cycle"):
        script_of(folder_of(tmp_path, numbers=numbers))


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    """The error names the file."""
    (folder_of(tmp_path) / "numbers.mjs").unlink()
    with pytest.raises(ErrdexError, match=r"numbers\.mjs"):
        script_of(tmp_path)


def test_nothing_evaluates_text() -> None:
    """The shipped modules run where a policy forbids evaluation, and ask for nothing elsewhere."""
    script = diagnosis_script() + finder_script()
    for word in ("eval(", "Function(", "import(", "fetch(", "XMLHttp", "Storage", "innerHTML"):
        assert word not in script
