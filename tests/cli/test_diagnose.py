"""`errdex diagnose`: what it reads, what it prints, and how it ends."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from errdex.cli.inputs import has_terminal
from errdex.cli.output import FINE, PROBLEMS, USAGE
from errdex.cli.program import main
from tests.support.runtimes import own_knowledge

SECRET = "Jq7pXw2Lr9Tz4Nb6Vc8M"


@pytest.fixture(autouse=True)
def _own_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work on the shipped catalogue, away from any project and any secret of the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ERRDEX_APP_SECRET", raising=False)


def paste(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def digest(tmp_path: Path, digest: str) -> Path:
    """Write a request whose PasswordDigest is given, and the code that came back for it."""
    path = tmp_path / "paste.txt"
    path.write_text(
        "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: a.example\n"
        'Authorization: WSSE realm="SDP",profile="UsernameToken",type="Appkey"\n'
        'X-WSSE: UsernameToken Username="k2Xm9Qr4Tn7Vb1Zc5Dh8",Nonce="7d3f0b1e9a2c4d5f8e6b",'
        f'Created="2026-03-02T08:15:30Z",PasswordDigest="{digest}"\n\n'
        'HTTP/1.1 200 OK\n\n{"code":"E000105"}\n'
    )
    return path


def outcome(capsys: pytest.CaptureFixture[str], check: str) -> str:
    """Return the outcome of a check in the JSON that was printed."""
    rows = json.loads(capsys.readouterr().out)["checks"]
    return str(next(row["outcome"] for row in rows if row["id"] == check))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b'{"code":"000000"}', FINE),
        (b'{"code":"E000102"}', PROBLEMS),
        (b'{"code":"E999999"}', PROBLEMS),
        (b"HTTP/1.1 200 OK\n\n", PROBLEMS),
        (b"good morning", PROBLEMS),
        (b"", PROBLEMS),
    ],
)
def test_exit_codes(
    text: bytes, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 means that something was decided and nothing is wrong; everything else is 1."""
    paste(monkeypatch, text)
    assert main(["diagnose"]) == code
    assert capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_forms(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each form names the code."""
    paste(monkeypatch, b'{"code":"E000102"}')
    main(["diagnose", "-", "--format", form])
    out = capsys.readouterr().out
    assert "E000102" in out
    assert form != "json" or json.loads(out)["recognised"] == ["response"]


def test_utf_16_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What PowerShell redirects into a file is UTF-16 with a mark."""
    paste(monkeypatch, '{"code":"000000"}'.encode("utf-16"))
    assert main(["diagnose"]) == FINE
    assert "000000" in capsys.readouterr().out


def test_a_secret_comes_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line end behind the secret in the file does not count; the secret is not printed."""
    right = digest(tmp_path, "bh1yzGLTiyYt91mxChszHXaBmCKBrOOtEJ5aV4xSQHU=")
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    option = f"app_secret=@{tmp_path / 'secret'}"
    main(["diagnose", str(right), "--context", option, "--format", "json"])
    captured = capsys.readouterr()
    assert SECRET not in captured.out + captured.err
    main(["diagnose", str(right), "--context", option, "--format", "json"])
    assert outcome(capsys, "password-digest") == "pass"


def test_a_secret_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """ERRDEX_APP_SECRET stands in for the option."""
    right = digest(tmp_path, "bh1yzGLTiyYt91mxChszHXaBmCKBrOOtEJ5aV4xSQHU=")
    monkeypatch.setenv("ERRDEX_APP_SECRET", SECRET)
    main(["diagnose", str(right), "--format", "json"])
    assert outcome(capsys, "password-digest") == "pass"


def test_a_secret_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name alone asks, without showing what is typed."""
    right = digest(tmp_path, "bh1yzGLTiyYt91mxChszHXaBmCKBrOOtEJ5aV4xSQHU=")
    monkeypatch.setattr("errdex.cli.inputs.has_terminal", lambda _: True)
    monkeypatch.setattr("errdex.cli.inputs.getpass", lambda _: SECRET)
    main(["diagnose", str(right), "--context", "app_secret", "--format", "json"])
    assert outcome(capsys, "password-digest") == "pass"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--context", f"app_secret={SECRET}"], "app_secret is secret"),
        (["--context", "colour=blue"], 'unknown context "colour"'),
        (["--context", f"app_secret {SECRET}"], "no = behind the name; write app_secret=@FILE\n"),
        (["--context", f"app_secret:{SECRET}"], "no = behind the name; write app_secret=@FILE\n"),
        (
            ["--context", SECRET],
            "--context: unknown name, or no = behind it; expected one of app_s",
        ),
        (["--context", f"{SECRET}=="], "--context: unknown name"),
        (["--context", f"app_secret{SECRET}=x"], "--context: unknown name"),
        (["--context", "sent_at:12:00"], "write sent_at=@FILE or sent_at=VALUE"),
        (["--context", "app_secret"], "app_secret: there is no terminal to ask for it"),
        (["--context", "template"], "template: there is no terminal to ask for it"),
        (["a\x1b\n.txt"], "a\\u001b\\u000a.txt: cannot be read"),
        (["--context", "sent_at=yesterday"], "sent_at: must be a time"),
        (["--context", "template=@missing.txt"], "missing.txt: cannot be read"),
        (["missing.json"], "missing.json: cannot be read"),
        ([""], "the name of the file is empty"),
        (["--context", "template=@"], "the name of the file is empty"),
    ],
)
def test_wrong_usage(
    options: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Wrong usage ends with 2 and a line that names what is wrong, but no secret."""
    paste(monkeypatch, b"{}")
    monkeypatch.setattr("errdex.cli.inputs.has_terminal", lambda _: False)
    assert main(["diagnose", *options]) == USAGE
    captured = capsys.readouterr()
    assert said in captured.err
    assert SECRET not in captured.out + captured.err


@pytest.mark.parametrize(
    "options",
    [
        ["--contxt", f"app_secret={SECRET}"],
        [f"--contxt=app_secret={SECRET}"],
        ["--context", "sent_at=x", "paste.txt", f"app_secret={SECRET}"],
        ["--context", "sent_at=x", "paste.txt", SECRET],
        [f"-c{SECRET}"],
        [f"--context{SECRET}"],
        ["--format", f"app_secret={SECRET}"],
        ["--format", SECRET.lower()],
        [f"--form={SECRET}"],
        [f"--help={SECRET}"],
    ],
)
def test_a_mistyped_option_is_told_without_its_value(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What the parser of arguments refuses may hold a secret."""
    with pytest.raises(SystemExit) as stopped:
        main(["diagnose", *options])
    assert stopped.value.code == USAGE
    assert SECRET.lower() not in capsys.readouterr().err.lower()


def test_nobody_can_be_asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is none, and only secrets are asked for at a terminal that is not standard input."""
    paste(monkeypatch, b"")
    monkeypatch.setattr("os.open", lambda *_: (_ for _ in ()).throw(OSError()))
    assert not has_terminal(secret=True)
    monkeypatch.setattr("os.open", lambda *_: 99)
    monkeypatch.setattr("os.close", lambda _: None)
    assert has_terminal(secret=True)
    assert not has_terminal(secret=False)


def test_json_holds_no_control_and_formatting_characters(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a terminal acts on is escaped, and JSON gives it back."""
    path = own_knowledge().api.paths[0]
    paste(monkeypatch, f"GET {path}\x9b\x7f\u202e HTTP/1.1\nHost: h\n\n".encode())
    main(["diagnose", "--format", "json"])
    out = capsys.readouterr().out
    assert "\\u009b\\u007f\\u202e" in out
    assert not set("\x9b\x7f\u202e") & set(out)


def test_closed_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a standard input, as after `<&-`, the program says what to do."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["diagnose"]) == USAGE
    assert capsys.readouterr().err == "errdex: standard input is closed; name a file\n"


def test_output_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that knows ASCII alone gets escapes instead of a failure."""
    paste(monkeypatch, b'{"code":"E000102"}')
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii", write_through=True))
    assert main(["diagnose"]) == PROBLEMS
    assert b"E000102" in out.getvalue()


class Endless:
    """Bytes without an end, which counts how many were read."""

    def __init__(self, opening: bytes = b"") -> None:
        self.opening = opening
        self.taken = 0

    def read(self, size: int) -> bytes:
        part = self.opening.ljust(size, b"-")[:size]
        self.opening = b""
        self.taken += size
        return part


def test_an_endless_text_is_not_read_to_be_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No more is read than makes a text too long, and what it begins with is no success."""
    endless = Endless(b'{"code":"000000"}\n')
    stdin = SimpleNamespace(buffer=endless, isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["diagnose"]) == PROBLEMS
    assert endless.taken < 5_000_000
    out = capsys.readouterr().out
    assert "the text is longer than 500,000 characters; the rest was not read" in out
    assert "succeeded" not in out


def test_a_long_archive_is_read_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a HAR that is larger than any other text may be the last entry counts."""
    content = {"mimeType": "application/json", "text": '{"code":"E000102"}'}
    entry = {"request": {"method": "POST", "url": "https://h.example/" + "x" * 60_000}}
    failed = {**entry, "response": {"status": 400, "content": content}}
    path = tmp_path / "a.har"
    path.write_text(json.dumps({"log": {"entries": [*[entry] * 99, failed]}}), encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    assert main(["diagnose", str(path)]) == PROBLEMS
    assert "entry 100 was read" in capsys.readouterr().out


def test_a_context_file_that_is_too_large_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A context value is short; of a file that is not no more is read than shows that."""
    path = tmp_path / "secret"
    path.write_bytes(b"x" * 1_000_001)
    (tmp_path / "paste").write_text("{}")
    assert main(["diagnose", "--context", f"app_secret=@{path}", str(tmp_path / "paste")]) == USAGE
    assert f"{path}: cannot be read: has more than 1000000 bytes" in capsys.readouterr().err


def test_a_fresh_process_diagnoses_with_the_shipped_catalogue(tmp_path: Path) -> None:
    """Outside any project, nothing was loaded before."""
    done = subprocess.run(
        [sys.executable, "-m", "errdex", "diagnose"],
        input='{"code": "E000102"}',
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert "E000102: The app key is not valid" in done.stdout
    assert done.returncode == PROBLEMS
