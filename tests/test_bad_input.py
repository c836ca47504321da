"""Bad input on the command line: one clear line or a list, exit code 1, nothing half written."""

from __future__ import annotations

import contextlib
import io
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from errdex.cli.program import main
from tests.conftest import ACME, ROOT
from tests.support.signals import default_handlers

Tree = dict[str, bytes]


def errdex(
    root: Path, *arguments: str, prepare: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run errdex in a project, as its user does."""
    return subprocess.run(
        [sys.executable, "-m", "errdex", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=prepare,
    )


def errdex_here(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Do the same in this process, which spares the time to start one."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def tree(root: Path) -> Tree:
    """Return every file of a project but the catalogue and the templates."""
    made = (path for part in ("src", "build", "site") for path in (root / part).rglob("*"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in made if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that was built once; tests leave it as it is."""
    root = tmp_path_factory.mktemp("built")
    (root / "codes").mkdir()
    (root / "codes" / "acme.yaml").write_text(ACME, encoding="utf-8")
    result = errdex(root, "build")
    assert result.returncode == 0, result.stderr
    return root


def check(root: Path, told: str | list[str], *arguments: str) -> None:
    """Run a command that must fail with these lines, and change nothing."""
    before = tree(root)
    result = errdex_here(root, *(arguments or ("build",)))
    assert result.stderr.splitlines() == ([told] if isinstance(told, str) else told)
    assert (result.returncode, result.stdout) == (1, "")
    assert tree(root) == before


def check_catalogue(root: Path, data: bytes, told: str | list[str]) -> None:
    """Build with these bytes as the catalogue, then put the good one back."""
    path = root / "codes" / "acme.yaml"
    path.write_bytes(data)
    try:
        check(root, told)
    finally:
        path.write_text(ACME, encoding="utf-8")


SECTIONS = (
    "catalogue, sources, owners, fields, groups, defaults, codes, symptoms, undocumented, "
    "words, context, methods, reports, secrets, facts, guards, variables, checks, decision_path"
)
F = "codes/acme.yaml"


def edited(old: str, new: str) -> bytes:
    """Return the catalogue with the first place of a text changed."""
    assert old in ACME
    return ACME.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"", f"{F}: is empty; a catalogue starts with `catalogue:`", id="empty"),
        pytest.param(
            edited("title: Done", "title: Fertig \xe4").decode().encode("latin-1"),
            f"{F}:51:19: byte 0xe4 is not valid UTF-8 text; save the file as UTF-8",
            id="not UTF-8",
        ),
        pytest.param(
            ACME.encode("utf-16"),
            f"{F}:1:1: byte 0xff is not valid UTF-8 text; save the file as UTF-8",
            id="UTF-16",
        ),
        pytest.param(
            edited("title: Done", "title: Error: done"),
            f"{F}:51:17: not YAML: mapping values are not allowed in this context; "
            "quote text that contains `: `",
            id="not YAML",
        ),
        pytest.param(
            edited("title: Done", "title: *done"),
            f'{F}:51:12: OK: alias "*done" is not allowed; write the text out',
            id="alias",
        ),
        pytest.param(
            edited("cause: The object was stored.", "cause: &why [*why]"),
            [
                f'{F}:53:12: OK: anchor "&why" is not allowed; write the text out',
                f'{F}:53:18: OK: alias "*why" is not allowed; write the text out',
            ],
            id="cyclic anchor",
        ),
        pytest.param(
            edited("title: Done", "title: !!python/object/apply:os.abort []"),
            f'{F}:51:12: OK: tag "!!python/object/apply:os.abort" is not allowed; '
            "remove it (every value is text)",
            id="tag",
        ),
        pytest.param(
            edited("title: Done", "title: Done\n    title: Again"),
            f'{F}:52:5: OK: duplicate key "title" (first used on line 51)',
            id="duplicate key",
        ),
        pytest.param(
            edited('code: "OK"', "code: 000000"),
            f'{F}:48:11: 000000: code 000000 must be quoted: "000000"',
            id="unquoted code",
        ),
        pytest.param(
            edited("severity: info", "severty: info"),
            [
                f'{F}:48:5: OK: key "severity" is missing: how far it reaches: '
                "info, warning, error or critical; not needed with `draft: true`",
                f'{F}:54:5: OK: unknown key "severty"; did you mean "severity"?',
            ],
            id="unknown key",
        ),
        pytest.param(
            edited("title: Done", "title: [Done]"),
            f"{F}:51:12: OK: title: must be text, not a list",
            id="wrong type",
        ),
        pytest.param(
            edited('{code: "SB:0100"', '{code: "SB:0101"'),
            f'{F}:30:23: InvalidBucket: see_also names "SB:0101", which does not exist; '
            'did you mean "SB:0100"?',
            id="dangling reference",
        ),
        pytest.param(
            edited("title: Done", "title: Done\u202e"),
            f"{F}:51:16: control character U+202E is not allowed; remove it",
            id="bidirectional override",
        ),
        pytest.param(
            edited('code: "OK"', 'code: "OK\u00a0yes"'),
            f'{F}:48:11: OK\\xa0yes: code: "OK\\xa0yes" has the invisible character U+00A0; '
            "remove it",
            id="code that is not seen",
        ),
        pytest.param(
            edited("module: acmecodes", "module: yaml"),
            f'{F}:4:11: catalogue: module: "yaml" is taken by a package that errdex needs; '
            "choose another name",
            id="module of a package",
        ),
        pytest.param(
            ACME.encode() + b"---\n",
            f"{F}:62:1: a second document; a catalogue is one",
            id="second document",
        ),
        pytest.param(
            b"a: &a [x]\nb: &b [*a, *a]\n",
            [
                f'{F}:1:1: key "{key}" is missing: {about}'
                for key, about in [
                    ("catalogue", "the catalogue itself"),
                    ("codes", "the entries"),
                    ("fields", "the places on the wire, the one that lookups prefer first"),
                    ("groups", "entries that are read together"),
                    ("owners", "who may have to act"),
                ]
            ]
            + [
                f'{F}:1:1: unknown key "a"; expected one of {SECTIONS}',
                f'{F}:1:4: a: anchor "&a" is not allowed; write the text out',
                f'{F}:2:1: unknown key "b"; expected one of {SECTIONS}',
                f'{F}:2:4: b: anchor "&b" is not allowed; write the text out',
                f'{F}:2:8: b: alias "*a" is not allowed; write the text out',
                f'{F}:2:12: b: alias "*a" is not allowed; write the text out',
            ],
            id="alias bomb",
        ),
    ],
)
def test_a_catalogue_that_is_none(built: Path, data: bytes, told: str | list[str]) -> None:
    """Each broken catalogue is reported by file, line, column and entry, and stops the build."""
    check_catalogue(built, data, told)


def test_a_catalogue_of_a_hundred_megabytes(built: Path) -> None:
    """A file that cannot be a catalogue is refused at once."""
    path = built / F
    with path.open("wb") as file:
        file.truncate(100_000_000)
    try:
        check(built, f"{F}: is larger than 95 MB; is it a catalogue?")
    finally:
        path.write_text(ACME, encoding="utf-8")


def test_thousands_of_findings_are_listed(built: Path) -> None:
    """A list of findings is whole, however long it is."""
    path = built / F
    path.write_text(ACME + "".join(f"x{number}: y\n" for number in range(5000)))
    try:
        lines = errdex_here(built, "build").stderr.splitlines()
    finally:
        path.write_text(ACME, encoding="utf-8")
    assert len(lines) == 5000


def test_no_catalogue_at_all(tmp_path: Path) -> None:
    """A folder without a catalogue is an error that says how to begin."""
    told = (
        "no project here: no folder from the current one upwards has a catalogue in codes/; "
        "`errdex init` starts one in codes/NAME.yaml, or give --root FOLDER"
    )
    check(tmp_path, told)
    check(tmp_path, told, "build", "--check")
    result = errdex(tmp_path, "--root", "nowhere", "build")
    assert result.stderr == "nowhere: there is no such folder; give that of a project\n"
    assert result.returncode == 2


@pytest.mark.parametrize(
    "command",
    [
        ["archive", "--output"],
        ["alerts", "-o"],
        ["alerts", "--check", "-o"],
        ["alerts", "check"],
        ["schema", "--markdown"],
        ["tables", "csv", "-o"],
        ["tables", "csv", "--check", "-o"],
        ["export", "go", "-o"],
        ["export", "go", "--check", "-o"],
        ["import"],
        ["scan", "openapi"],
        ["fmt"],
        ["lint"],
    ],
)
@pytest.mark.parametrize("is_folder", [True, False])
def test_a_name_is_told_without_its_control_characters(
    built: Path, tmp_path: Path, command: list[str], *, is_folder: bool
) -> None:
    """Whatever stands where a command reads or writes, a terminal gets nothing of its name."""
    path = tmp_path / "\x1b[31mname\u202e"
    path.mkdir() if is_folder else path.write_text("x", encoding="utf-8")
    done = errdex_here(built, *command, str(path))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", done.stdout + done.stderr)


@pytest.mark.parametrize("command", [["schema", "--markdown"], ["tables", "csv", "-o"]])
def test_more_folders_than_python_makes_at_once(tmp_path: Path, command: list[str]) -> None:
    """Each of them is made."""
    done = errdex_here(tmp_path, *command, f"{'d/' * 1500}new")
    subprocess.run(["rm", "-r", tmp_path / "d"], check=True)  # Python does not remove so many
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments", [["--root", "loop", "lint"], ["import", "x", "--into", "loop"]]
)
def test_links_in_a_circle_lead_nowhere(tmp_path: Path, arguments: list[str]) -> None:
    """They are no project and no file, which one line says."""
    (tmp_path / "loop").symlink_to("loop")
    done = errdex_here(tmp_path, *arguments)
    assert done.returncode in (1, 2)
    assert done.stderr.count("\n") == 1
    assert "internal error" not in done.stderr


def test_what_stands_in_the_place_of_a_catalogue(tmp_path: Path) -> None:
    """A folder, a pipe or a link to nothing is no catalogue."""
    (tmp_path / "codes").mkdir()
    path = tmp_path / F
    path.mkdir()
    check(tmp_path, f"{F}: is not a file; a catalogue is one YAML file")
    path.rmdir()
    os.mkfifo(path)
    check(tmp_path, f"{F}: is not a file; a catalogue is one YAML file")
    path.unlink()
    path.symlink_to("nowhere")
    check(tmp_path, f"{F}: cannot be read: no such file or directory")


@pytest.mark.parametrize("arguments", [["build"], ["build", "--check"], ["build", "--draft"]])
def test_a_broken_template(built: Path, arguments: list[str]) -> None:
    """An error in a template is reported with its file and line, whatever it is."""
    path = built / "templates" / "module" / "__init__.py.j2"
    path.parent.mkdir(parents=True)
    path.write_text("{{ header }}\n{{ nothing }}\n")
    try:
        told = "templates/module/__init__.py.j2:2: UndefinedError: 'nothing' is undefined"
        check(built, f"{told}; fix the template", *arguments)
        path.write_text("{{ header }}\n\n{% if %}\n")
        told = "Expected an expression, got 'end of statement block'; fix the template"
        check(built, f"templates/module/__init__.py.j2:3: {told}", *arguments)
    finally:
        shutil.rmtree(built / "templates")


def test_a_module_written_by_hand(built: Path) -> None:
    """A package that errdex did not make is in the way."""
    package = built / "src" / "mine"
    package.mkdir()
    (package / "__init__.py").write_text("x = 1\n")
    told = "src/mine/__init__.py exists and was not generated by errdex; "
    try:
        check_catalogue(
            built,
            edited("module: acmecodes", "module: mine"),
            f"{told}move it away, or choose another `module`",
        )
    finally:
        (package / "__init__.py").unlink()
        package.rmdir()


def test_a_target_that_cannot_be_written(tmp_path: Path) -> None:
    """What is in the way of the module or the pages is named."""
    (tmp_path / "codes").mkdir()
    (tmp_path / F).write_text(ACME, encoding="utf-8")
    (tmp_path / "src").write_text("mine")
    check(tmp_path, "src: cannot be written: not a directory")
    (tmp_path / "src").unlink()
    (tmp_path / "build").write_text("mine")
    check(tmp_path, "build: cannot be written: not a directory")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "codes"]


def test_a_full_disk(built: Path) -> None:
    """When the system takes no more, the file is named and the earlier files stay."""
    before = tree(built)
    (built / F).write_bytes(edited("title: Done", "title: Finished"))
    try:
        result = errdex(
            built, "build", prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (999, 999))
        )
    finally:
        (built / F).write_text(ACME, encoding="utf-8")
    assert (result.returncode, result.stdout) == (1, "")
    assert re.fullmatch(r"(src|build)/\S+: cannot be written: file too large\n", result.stderr)
    assert tree(built) == before


@pytest.mark.parametrize("command", [["schema"], ["build", "--draft"]])
def test_a_full_standard_output(built: Path, command: list[str]) -> None:
    """Output that cannot be written is one line, without a traceback."""
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "errdex", *command],
            cwd=built,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (result.returncode, result.stderr) == (1, "errdex: no space left on device\n")


# Runs `errdex build`, and sends itself a signal when so many files have been opened.
STOPPED = """
import os, sys
from errdex.__main__ import main
opened, last, kind = 0, int(sys.argv[1]), int(sys.argv[2])
def count(event, _arguments):
    global opened
    if event == "open":
        opened += 1
        if opened == last:
            os.kill(os.getpid(), kind)
sys.addaudithook(count)
sys.argv[1:] = ["build"]
code = main()
print(opened)
sys.exit(code)
"""


def stopped_build(
    root: Path, opened: int, kind: signal.Signals
) -> subprocess.CompletedProcess[str]:
    """Run a build that is stopped when so many files have been opened."""
    command = [sys.executable, "-c", STOPPED, str(opened), str(int(kind))]
    place = os.environ | {"TMPDIR": str(root.parent)}  # where a stopped build may leave folders
    with default_handlers():
        return subprocess.run(
            command, cwd=root, env=place, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def finished(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return what a build makes of the catalogue once it is edited."""
    root = Path(shutil.copytree(built, tmp_path_factory.mktemp("finished") / "project"))
    (root / F).write_bytes(edited("title: Done", "title: Finished"))
    assert errdex_here(root, "build").returncode == 0
    return artefacts(root)


@pytest.fixture(scope="module")
def opened(built: Path) -> int:
    """Return how many files a build opens that is not stopped."""
    assert errdex_here(built, "build").returncode == 0  # what earlier tests left needs more files
    return int(stopped_build(built, 0, signal.SIGTERM).stdout.splitlines()[-1])


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_build_that_is_stopped(
    built: Path, finished: Tree, opened: int, kind: signal.Signals, tmp_path: Path
) -> None:
    """Whenever a build is stopped, each file is the earlier or the later one, and no traceback.

    A few moments of a whole build; `tests/authoring/test_writing.py` goes through all of writing.
    """
    root = Path(shutil.copytree(built, tmp_path / "project"))
    before = artefacts(root)
    (root / F).write_bytes(edited("title: Done", "title: Finished"))
    for part in range(6):
        done = stopped_build(root, 1 + opened * part // 6, kind)
        assert done.returncode == (130 if kind is signal.SIGINT else -kind)
        assert done.stderr in ("", "errdex: interrupted\n")
        assert kind is signal.SIGKILL or not list(root.rglob(".*.errdex-new"))
        for path, data in artefacts(root).items():
            assert data in (before[path], finished[path]), path
    assert errdex(root, "build").returncode == 0
    assert artefacts(root) == finished
    (root / F).write_text(ACME, encoding="utf-8")
    assert errdex_here(root, "build").returncode == 0
    assert artefacts(root) == before


def artefacts(root: Path) -> Tree:
    """Return the files of a project that the site is built from, and its module."""
    made = {path: data for path, data in tree(root).items() if "__pycache__" not in path}
    places = ("src/", "build/docs/")
    return {p: made[p] for p in made if p.startswith(places) and ".errdex-new" not in p}


def test_check_shows_the_difference_and_the_command(built: Path) -> None:
    """`build --check` fails with the file, the command that repairs it, and a diff."""
    before = tree(built)
    (built / F).write_bytes(edited("title: Done", "title: Finished"))
    try:
        result = errdex(built, "build", "--check")
    finally:
        (built / F).write_text(ACME, encoding="utf-8")
    lines = result.stderr.splitlines()
    assert (result.returncode, result.stdout) == (1, "")
    assert lines[0] == "src/acmecodes/__init__.py is out of date; run `errdex build`"
    assert lines[1] == "--- src/acmecodes/__init__.py"
    assert [line for line in lines if line.startswith("+") and "Finished" in line]
    assert tree(built) == before
    assert errdex(built, "build", "--check").returncode == 0


def test_lint_prints_findings_and_fails(built: Path) -> None:
    """`errdex lint` prints one line a finding on standard output; a good catalogue gives none."""
    (built / F).write_bytes(edited("title: Done", "title: Done."))
    try:
        bad = errdex(built, "lint")
    finally:
        (built / F).write_text(ACME, encoding="utf-8")
    told = f"{F}:51:12: OK: title: remove the full stop [titles]\n"
    assert (bad.returncode, bad.stdout, bad.stderr) == (1, told, "")
    good = errdex(built, "lint")
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")


def test_the_shipped_catalogue_lints_clean() -> None:
    """`errdex lint` has nothing to say about the shipped catalogue."""
    result = errdex(ROOT, "lint")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
