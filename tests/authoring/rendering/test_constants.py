"""The codes in TypeScript and Go, as the compilers of these languages read them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.rendering.constants import LANGUAGES, render_constants
from errdex.errors import UsageError
from errdex.project import Project
from tests.conftest import node_package, tool
from tests.support.catalogues import catalogue_text, entry, load_text

HOSTILE = [
    "Quotes \" ' ` and ``two`` and ''two''",
    "A backslash \\ and a newline \\n, last \\",
    "Ends comments */ // <!-- --> {{ x }} {% x %}",
    "${process.exit(1)} `x` %s %d",
    "# A heading, \u4e2d\u6587, \U0001f600, e\u0301, \u00a0, \u00e9",
    "[Name]: https://example.com/",
    "@deprecated {@link x}",
]
CODES: list[dict[str, Any]] = [
    *[entry(f"hostile_{number}", title) for number, title in enumerate(HOSTILE)],
    entry("not-found", retry={"after": "10m"}, aliases=["ENOENT"]),
    entry("404", aliases=["NotThere"]),
    entry("404", field="status", title="Elsewhere", retry={"after-fix": "5m"}),
    entry("a-b"),
    entry("a_b"),
    entry("__proto__"),
    entry("-1"),
    entry("gone", lifecycle={"state": "removed", "replaced_by": "404"}),
]
PROJECT = Project(Path("nowhere"), Path("nowhere", "codes", "made.yaml"))
CATALOGUE = load_text(catalogue_text(CODES))
TITLES = [[e.code, e.field, e.title] for e in CATALOGUE.entries if not e.removed]

TYPESCRIPT = """\
import { Codes, ENTRIES, isCode, lookup, type Code } from "./codes.js";
const known: Code = Codes.NOT_FOUND;
// @ts-expect-error: a misspelt code is no code
const unknown: Code = "not-fuond";
// @ts-expect-error: a name that two codes would have is none
const clash: string = Codes.A_B;
// @ts-expect-error: a constant does not change
Codes.NOT_FOUND = "404";
const answers = [
  known, unknown, clash, Codes.ENOENT, Codes.NOT_THERE, isCode("404"), isCode("gone"),
  lookup("not-found"), lookup("404"), lookup("404", "status"), lookup("-1")?.title,
  lookup("__proto__")?.title, lookup("toString"), lookup("gone"),
];
console.log(JSON.stringify([answers, ENTRIES.map((one) => [one.code, one.field, one.title])]));
"""
GO = """\
package main

import (
	"encoding/json"
	"fmt"

	"example.com/user/made"
)

func main() {
	found, known := made.Lookup(made.NOT_THERE)
	elsewhere, _ := made.LookupIn("status", "404")
	_, gone := made.Lookup("gone")
	waiting, _ := made.Lookup(made.ENOENT)
	titles := [][]string{}
	for _, one := range made.Entries {
		titles = append(titles, []string{one.Code, one.Field, one.Title})
	}
	answers := []any{made.NOT_FOUND, found.Title, known, elsewhere.RetryAfter, gone, waiting.Retry}
	text, _ := json.Marshal([]any{append(answers, waiting.RetryAfter), titles})
	fmt.Println(string(text))
}
"""


def run(folder: Path, *command: str) -> str:
    """Run a compiler or a program in a folder and return what it prints."""
    own = {"GOCACHE": str(folder / "cache"), "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local"}
    done = subprocess.run(
        command, cwd=folder, env=os.environ | own, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_typescript(tmp_path: Path) -> None:
    """Strict TypeScript takes it and finds mistakes; node gives every title as it was written."""
    compiler = str(node_package("typescript") / "bin" / "tsc")
    text = render_constants(CATALOGUE, PROJECT, "typescript")
    (tmp_path / "codes.ts").write_text(text, encoding="utf-8")
    (tmp_path / "user.ts").write_text(TYPESCRIPT, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    options = ["--strict", "--noUnusedLocals", "--target", "es2022", "--module", "nodenext"]
    run(tmp_path, tool("node"), compiler, *options, "user.ts")
    answers, titles = json.loads(run(tmp_path, tool("node"), "user.js"))
    status = {"code": "404", "field": "status", "title": "Elsewhere"}
    assert answers == [
        *("not-found", "not-fuond", None, "not-found", "404", True, False),
        {"code": "not-found", "field": "code", "title": "Title of not-found"}
        | {"retry": "after", "retryAfter": 600},
        {"code": "404", "field": "code", "title": "Title of 404"}
        | {"retry": "never", "retryAfter": None},
        status | {"retry": "after-fix", "retryAfter": 300},
        *("Title of -1", "Title of __proto__", None, None),
    ]
    assert titles == TITLES


def test_go(tmp_path: Path) -> None:
    """Go compiles, vets and runs it, gofmt leaves it as it is, and every title is as written."""
    go = tool("go")
    (tmp_path / "made").mkdir()
    text = render_constants(CATALOGUE, PROJECT, "go")
    (tmp_path / "made" / "codes.go").write_text(text, encoding="utf-8")
    (tmp_path / "main.go").write_text(GO, encoding="utf-8")
    (tmp_path / "go.mod").write_text("module example.com/user\n\ngo 1.19\n")
    assert run(tmp_path, tool("gofmt"), "-l", ".") == ""
    run(tmp_path, go, "vet", "./...")
    answers, titles = json.loads(run(tmp_path, go, "run", "."))
    assert answers == ["not-found", "Title of 404", True, 300, False, "after", 600]
    assert titles == TITLES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_whose_codes_are_gone(language: str, tmp_path: Path) -> None:
    """Without a code in use, the file compiles all the same."""
    gone = load_text(catalogue_text([entry("gone", lifecycle={"state": "removed"})]))
    text = render_constants(gone, PROJECT, language)
    if language == "go":
        (tmp_path / "codes.go").write_text(text, encoding="utf-8")
        (tmp_path / "go.mod").write_text("module example.com/made\n\ngo 1.19\n")
        assert run(tmp_path, tool("gofmt"), "-l", ".") == ""
        run(tmp_path, tool("go"), "vet", ".")
    else:
        (tmp_path / "codes.ts").write_text(text, encoding="utf-8")
        compiler = str(node_package("typescript") / "bin" / "tsc")
        run(tmp_path, tool("node"), compiler, "--strict", "--target", "es2022", "codes.ts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_clashes_are_told(language: str) -> None:
    """A name that two codes would have is a line of the file; both codes are looked up."""
    text = render_constants(CATALOGUE, PROJECT, language)
    assert 'No constant A_B: the codes "a-b", "a_b" would all have it.' in text
    assert text.startswith("// Code generated by errdex export ")


@pytest.mark.parametrize("package", ["Made", "1a", "type", "a-b", "main", "a\n"])
def test_a_package_that_go_does_not_have(package: str) -> None:
    """A name that is none in Go is refused in one line."""
    with pytest.raises(UsageError, match="--package: must be a-z"):
        render_constants(CATALOGUE, PROJECT, "go", package)
