"""The wheel, installed into empty environments and used away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ACME, ROOT

FOLDER = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command outside the checkout, without its environment."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index",
        "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def installed(wheel: Path, folder: Path) -> Path:
    """Install the wheel into a new environment and return the folder of its programs."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    site = next(folder.glob("lib*/python*/site-packages" if os.name != "nt" else "Lib/*"))
    done = run(
        sys.executable, "-m", "pip", "--python", folder / FOLDER / "python", "install", "--quiet",
        "--no-deps", "--no-index", wheel, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (site / "smscodes" / "__init__.py").is_file()
    return folder / FOLDER


@pytest.fixture(scope="module")
def runtime(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and nothing else."""
    return installed(wheel, tmp_path_factory.mktemp("runtime") / "environment")


def test_the_wheel_alone_explains_a_code(runtime: Path, tmp_path: Path) -> None:
    """Without any other package, the command and the module answer."""
    done = run(runtime / "python", "-m", "errdex", "explain", "e000102", cwd=tmp_path)
    assert done.stdout.startswith("E000102: "), done.stderr
    code = "import smscodes; print(smscodes.lookup('102').code)"
    assert run(runtime / "python", "-c", code, cwd=tmp_path).stdout == "E000102\n"


def test_the_wheel_alone_triages_a_log(runtime: Path, tmp_path: Path) -> None:
    """Logs need no engine, and the style of the HTML is in the wheel."""
    log = tmp_path / "app.log"
    log.write_text("2025-03-03T02:00:00Z code=E000102\n", encoding="utf-8")
    triage = ("-m", "errdex", "triage", "--text", "--format", "html", log)
    done = run(runtime / "python", *triage, cwd=tmp_path)
    assert "prefers-color-scheme" in done.stdout, done.stderr
    assert "E000102" in done.stdout


@pytest.mark.parametrize("command", ["build", "lint", "serve", "schema"])
def test_the_wheel_alone_says_what_authoring_needs(
    runtime: Path, tmp_path: Path, command: str
) -> None:
    """Commands that compile name the extra in one line."""
    done = run(runtime / "python", "-m", "errdex", command, cwd=tmp_path)
    assert done.returncode == 1
    assert "pip install 'errdex[build]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_another_service_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """With the build extra, a folder with one catalogue becomes a module and a site."""
    programs = installed(wheel, tmp_path / "environment")
    packages = next((tmp_path / "environment").glob("lib*/python*/site-packages"))
    ours = next(path for path in sys.path if path.endswith("site-packages"))
    # The extra's packages are those of this environment: no registry is asked in a test.
    (packages / "extra.pth").write_text(f"import sys; sys.path.append({ours!r})\n")
    project = tmp_path / "project"
    (project / "codes").mkdir(parents=True)
    (project / "codes" / "acme.yaml").write_text(ACME, encoding="utf-8")
    done = run(programs / "python", "-m", "errdex", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "Acme Storage" in (project / "site" / "index.html").read_text(encoding="utf-8")
    page = project / "site" / "codes" / "SB~3A0100" / "index.html"
    assert "The object is locked" in page.read_text(encoding="utf-8")
    done = run(programs / "python", "-m", "errdex", "explain", "sb-100", cwd=project)
    assert done.stdout.startswith("SB:0100: ")
    done = run(programs / "python", "-m", "errdex", "lint", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
