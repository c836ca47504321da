"""The command line: reads arguments, calls the two halves, chooses the exit code."""

from __future__ import annotations

import argparse
import codecs
import contextlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from errdex import __version__
from errdex.errors import ErrdexError
from errdex.modules import load_module
from errdex.project import Project, find_project
from errdex.reporting import FORMATS, report_entries, report_titles

FINE, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run errdex and return its exit code: 0 fine, 1 problems found, 2 wrong usage."""
    _prepare_output()
    code = FINE
    try:
        options = _parser().parse_args(arguments)
        code = options.run(options)
        sys.stdout.flush()
    except ErrdexError as error:
        _tell(error)
        return PROBLEMS
    except BrokenPipeError:  # the reader has seen enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _tell(f"errdex: {error.strerror or error}")
        return PROBLEMS
    except Exception as error:
        if "ERRDEX_TRACEBACK" in os.environ:
            raise
        name = type(error).__name__
        _tell(
            f"errdex: a fault of its own: {name}: {error}; please report it with what "
            "ERRDEX_TRACEBACK=1 shows"
        )
        return PROBLEMS
    return code


def _prepare_output() -> None:
    """Let any text be printed: to nowhere when a stream is closed, as by `>&-`, else escaped.

    What the output's encoding lacks becomes `\\u00b7`, which is right in JSON as well.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
            setattr(sys, name, nowhere)
    codecs.register_error("errdex", _escape)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="errdex")


def _tell(text: object) -> None:
    """Print to standard error; that nobody reads it changes nothing of what a command returns."""
    with contextlib.suppress(BrokenPipeError):
        print(text, file=sys.stderr)


def _escape(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="errdex",
        description="One YAML catalogue of error codes: look codes up, and build the Python "
        "module and the site from it.",
        epilog="errdex works on the project around the current directory (a folder with "
        "codes/NAME.yaml) and, outside any, on the catalogue it ships. "
        "Exit codes: 0 fine, 1 problems found, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"errdex {__version__}")
    parser.add_argument("--root", metavar="FOLDER", help="the project's folder")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    explain = commands.add_parser("explain", help="show what codes mean and what to do")
    explain.add_argument("codes", nargs="+", metavar="CODE", help="such as E000102, 102, E000-102")
    explain.add_argument("--field", help="the field that the codes were read from")
    _add_format(explain)
    explain.set_defaults(run=_explain)

    search = commands.add_parser("search", help="find codes by words")
    search.add_argument("words", nargs="+", metavar="WORDS")
    _add_format(search)
    search.set_defaults(run=_search)

    _add_diagnose(commands)
    build = commands.add_parser("build", help="write the module and the site")
    mode = build.add_mutually_exclusive_group()
    mode.add_argument(
        "--check", action="store_true", help="write nothing; fail where the module is out of date"
    )
    mode.add_argument("--draft", action="store_true", help="write nothing; print every artefact")
    build.set_defaults(run=_build)

    archive = commands.add_parser("archive", help="pack the built site for use without a server")
    archive.add_argument("--output", metavar="FILE", help="default: dist/ID-site.zip")
    archive.set_defaults(run=_archive)

    lint = commands.add_parser("lint", help="examine the catalogue by its policies")
    lint.set_defaults(run=_lint)

    serve = commands.add_parser("serve", help="show the site; rebuild it on every edit")
    serve.add_argument("--address", metavar="HOST:PORT", help="default: 127.0.0.1:8000")
    serve.set_defaults(run=_serve)

    schema = commands.add_parser("schema", help="print the catalogue format as JSON Schema")
    schema.set_defaults(run=_schema)
    return parser


def _add_diagnose(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diagnose = commands.add_parser(
        "diagnose",
        help="say what is wrong with a request or a response",
        description="Reads a response body, a curl command, a raw HTTP exchange, a HAR, a log, or "
        "several of them, and says which codes stand in it and which check fails. Exit codes: "
        "0 nothing is wrong, 1 something is wrong or nothing could be decided, 2 wrong usage.",
    )
    diagnose.add_argument("file", nargs="?", default="-", metavar="FILE", help="default: - (stdin)")
    diagnose.add_argument(
        "--context",
        action="append",
        default=[],
        metavar="NAME=VALUE|NAME=@FILE|NAME",
        help="what the evidence does not hold; a secret comes from NAME=@FILE, from the "
        "environment (ERRDEX_NAME), or is asked for when NAME stands alone",
    )
    _add_format(diagnose)
    diagnose.set_defaults(run=_diagnose)


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def _explain(options: argparse.Namespace) -> int:
    module = load_module(find_project(options.root))
    if options.field is not None and options.field not in module.FIELDS:
        fields = ", ".join(module.FIELDS)
        _tell(f"errdex: no field {options.field!r}; there are {fields}")
        return USAGE
    entries, unknown = [], []
    for code in options.codes:
        try:
            entries.append(module.lookup(code, options.field))
        except module.UnknownCodeError as error:
            near = "" if module.suggest(code) else "; `errdex search WORDS` finds codes by words"
            unknown.append(f"{error}{near}")
    if entries or options.format == "json":
        print(report_entries(entries, options.format, _has_colour()))
    for entry in entries:
        for field in entry.also if options.field is None else ():
            hint = f"errdex explain {entry.code} --field {field}"
            _tell(f"{entry.code} is a value of {field} as well: {hint}")
    for line in unknown:
        _tell(line)
    return PROBLEMS if unknown else FINE


def _search(options: argparse.Namespace) -> int:
    words = " ".join(options.words)
    found = load_module(find_project(options.root)).search(words)
    if found or options.format == "json":
        print(report_titles(found, options.format))
    if not found:
        shown = words if words.isprintable() else ascii(words)[1:-1]
        _tell(f"no entry holds any of: {shown}")
    return FINE if found else PROBLEMS


def _diagnose(options: argparse.Namespace) -> int:
    from errdex import inputs
    from errdex.diagnosis import diagnosing, knowledge, reports, results

    known = knowledge.load_knowledge(load_module(find_project(options.root)))
    try:
        context = inputs.read_contexts(options.context, known.compiled["context"])
        result = diagnosing.diagnose_text(inputs.read_text(options.file), context, known)
    except ErrdexError as error:
        print(f"errdex: {error}", file=sys.stderr)
        return USAGE
    text = reports.report_diagnosis(result, options.format, known)
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))
    return FINE if results.is_fine(result) else PROBLEMS


def _build(options: argparse.Namespace) -> int:
    _require_authoring()
    from errdex.authoring import building, locking, rendering, site

    project = _own_project(options.root)
    if options.check:
        drift = building.compare_project(project)
        for text in drift:
            _tell(text)
        return PROBLEMS if drift else FINE
    if options.draft:
        catalogue = building.load_project(project)
        for artefact in rendering.render_artefacts(catalogue, project):
            print(f"==> {artefact.path} <==\n{artefact.text}")
        return FINE
    with locking.locked(project.root):
        catalogue = building.load_project(project)
        written = building.build_artefacts(project, catalogue)
        folder = site.build_site(project, catalogue)
    print(
        f"{len(written.changed)} files written, {len(written.removed)} removed, "
        f"{written.kept} unchanged; the site is in {os.path.relpath(folder)}/"
    )
    return FINE


def _archive(options: argparse.Namespace) -> int:
    _require_authoring()
    from errdex.authoring import archive, building, locking

    project = _own_project(options.root)
    with locking.locked(project.root):
        catalogue = building.load_project(project)
        output = project.root / "dist" / archive.archive_name(catalogue)
        output = Path(options.output) if options.output else output
        size = archive.archive_project(project, catalogue, output)
    print(f"{os.path.relpath(output)}: {size / 1e6:.1f} MB; unpack it and open index.html")
    return FINE


def _lint(options: argparse.Namespace) -> int:
    _require_authoring()
    from errdex.authoring import building, findings

    found = building.lint_project(_own_project(options.root))
    if found:
        _tell(findings.lines_of(found))
    return PROBLEMS if found else FINE


def _serve(options: argparse.Namespace) -> int:
    _require_authoring()
    from errdex.authoring import site

    project = find_project(options.root)
    if not project.shipped:
        site.serve_site(project, options.address)
        return FINE
    _tell("no project here: this is the catalogue that comes with errdex")
    with tempfile.TemporaryDirectory(prefix="errdex-") as folder:
        copy = Path(folder) / "codes" / project.catalogue.name
        copy.parent.mkdir()
        shutil.copyfile(project.catalogue, copy)
        site.serve_site(replace(project, root=Path(folder), catalogue=copy), options.address)
    return FINE


def _schema(_options: argparse.Namespace) -> int:
    _require_authoring()
    from errdex.authoring import format, vocabulary

    print(json.dumps(format.schema(vocabulary.CATALOGUE), indent=2))
    return FINE


def _own_project(root: str | None) -> Project:
    project = find_project(root)
    if project.shipped:
        raise ErrdexError(
            "no project here: no folder from the current one upwards has a catalogue in codes/; "
            "write codes/NAME.yaml (`errdex schema` prints the format) or give --root FOLDER"
        )
    return project


def _require_authoring() -> None:
    for package in ("yaml", "jinja2", "mkdocs", "material", "minify"):
        if find_spec(package) is None:
            raise ErrdexError(f"this command needs {package}: run `pip install 'errdex[build]'`")


def _has_colour() -> bool:
    wanted = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return wanted and os.environ.get("TERM") != "dumb"
