"""`errdex payload`: what it prints, how it ends, and where its secret comes from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from errdex.cli.output import FINE, PROBLEMS, USAGE
from errdex.cli.program import main
from tests.support.payloads import check_payload

KEY = "SECRETkey0123456789"


@pytest.fixture(autouse=True)
def _own_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work on the shipped catalogue, away from any project and any secret of the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ERRDEX_ROUTING_KEY", raising=False)


def test_a_payload_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is the payload and nothing else."""
    assert main(["payload", "slack", "102", "--set", "count=3", "--set", "service=gateway"]) == FINE
    out, err = capsys.readouterr()
    assert (out.count("\n"), err) == (1, "")
    check_payload("slack", json.loads(out), "E000102", "Count: 3", "Service: gateway")


def test_an_unknown_code_gives_a_payload_and_suggestions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The alert goes out and says that the code has no entry; the exit code and stderr tell."""
    assert main(["payload", "teams", "E000I02"]) == PROBLEMS
    out, err = capsys.readouterr()
    check_payload("teams", json.loads(out), "E000I02", "Not in the catalogue")
    assert err == "unknown code 'E000I02'; did you mean E000102?\n"
    assert "E000102" not in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["fax", "404"], "invalid choice: 'fax'"),
        (["slack"], "the following arguments are required: CODE"),
        (["slack", "404", "--set", "x=1"], 'unknown context "x"; expected one of count, '),
        (["slack", "404", "--set", "count=many"], "context count: must be a whole number"),
        (["slack", "404", "--set", "detail=@none"], "none: cannot be read: No such file"),
        (["slack", "404", "--field", "x"], "unknown field 'x'; expected one of code, status"),
        (["pagerduty", "404"], "context routing_key: is missing"),
        (["pagerduty", "404", "--set", f"routing_key={KEY}"], "context routing_key is secret"),
        (["slack", "404", "--set", f"routing_key={KEY}"], 'unknown context "routing_key"'),
    ],
)
def test_wrong_usage(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The error is one line that says what to do, and holds no secret; nothing is printed."""
    try:
        code = main(["payload", *arguments])
    except SystemExit as error:
        code = int(error.code or 0)
    out, err = capsys.readouterr()
    assert code == USAGE
    assert out == ""
    assert says in err
    assert KEY not in err


def test_the_routing_key_comes_from_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`routing_key=@FILE` reads the key without its line end."""
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    assert main(["payload", "pagerduty", "404", "--set", "routing_key=@key"]) == FINE
    assert json.loads(capsys.readouterr().out)["routing_key"] == KEY


def test_the_routing_key_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """ERRDEX_ROUTING_KEY serves PagerDuty and reaches no other channel."""
    monkeypatch.setenv("ERRDEX_ROUTING_KEY", KEY)
    assert main(["payload", "pagerduty", "404"]) == FINE
    assert json.loads(capsys.readouterr().out)["routing_key"] == KEY
    assert main(["payload", "slack", "404"]) == FINE
    assert KEY not in capsys.readouterr().out


def test_the_field_decides(capsys: pytest.CaptureFixture[str]) -> None:
    """`--field` picks one of the meanings of a code."""
    assert main(["payload", "problem", "000000", "--field", "status"]) == FINE
    assert json.loads(capsys.readouterr().out)["type"].endswith("/codes/000000/#status")


def test_a_reader_that_stops_early(tmp_path: Path) -> None:
    """`| head -c 1` ends the command without a traceback."""
    command = f"'{sys.executable}' -m errdex payload slack 404 | head -c 1"
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("{", "")


def test_any_byte_on_the_command_line(tmp_path: Path) -> None:
    """Bytes that are no text give JSON all the same, in any locale."""
    command: list[str | bytes] = [
        sys.executable,
        "-m",
        "errdex",
        "payload",
        "slack",
        b"\xff\xfe",
        "--set",
    ]
    for encoding in ("utf-8", "latin-1"):
        done = subprocess.run(
            [*command, b"detail=\xff\xe4\xb8\xad"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert done.returncode == PROBLEMS
        assert json.loads(done.stdout.decode(encoding))["blocks"]
        assert b"Traceback" not in done.stderr
