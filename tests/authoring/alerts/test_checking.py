"""What `errdex alerts check` finds in settings of Alertmanager, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.alerts.checking import LARGEST_SETTINGS, check_alertmanager
from errdex.authoring.alerts.rendering import EXAMPLE
from errdex.errors import ErrdexError
from tests.conftest import MakeProject
from tests.support.alerting import make_alerts
from tests.support.catalogues import catalogue_text, entry

TEMPLATES = (
    '{{ define "code.title" }}{{ end }}{{ define `code.url` }}{{ end }}{{ block "own" . }}{{ end }}'
)
HEAD = "templates: [codes.tmpl]\nroute: {receiver: a}\n"


def check(folder: Path, settings: str, *findings: str, templates: str = TEMPLATES) -> None:
    """Fail unless these are the findings, each without the file's path."""
    (folder / "codes.tmpl").write_text(templates, encoding="utf-8")
    path = folder / "alertmanager.yml"
    path.write_text(settings, encoding="utf-8")
    found = [text.removeprefix(f"{folder}/") for text in check_alertmanager(path)]
    assert found == list(findings)


@pytest.mark.parametrize(
    "use",
    [
        "x: '{{ template \"code.title\" .CommonLabels.code }}'",
        "x: '{{- template `code.url` . -}}'",
        "x: '{{ template \"own\" . }}'",
        'x: \'{{ template "slack.default.title" . }} {{ template "__subject" . }}\'',
        'x: template "code.nothing" outside of braces',
        "x: '{{/* template \"code.nothing\" . */}}'",
        '# {{ template "code.nothing" . }}',
        "x: 'a text with define \"code.x\"'",
    ],
)
def test_what_is_right(use: str, tmp_path: Path) -> None:
    """Templates that exist, Alertmanager's own ones, comments and other text are no findings."""
    check(tmp_path, f"{HEAD}{use}\n")


@pytest.mark.parametrize(
    ("use", "finding"),
    [
        (
            "x:\n  # CHANGE-ME\n  y: https://CHANGE-ME/",
            "5: still says CHANGE-ME; put your own address or key there",
        ),
        (
            'x: \'{{ template "code.nix" . }}{{ template "code.nix" . }}\'',
            '3: template "code.nix" is not defined; did you mean "code.title"?',
        ),
        (
            "x: '{{ template \"code.titel\" . }}'",
            '3: template "code.titel" is not defined; did you mean "code.title"?',
        ),
        (
            'x: "{{ template \\"code.titel\\" . }}"',
            '3: template "code.titel" is not defined; did you mean "code.title"?',
        ),
        (
            "x: |\n  one\n  {{ if .x }}{{ template `cod.url` . }}{{ end }}",
            '5: template "cod.url" is not defined; did you mean "code.url"?',
        ),
        (
            'x: >-\n  one\n\n  {{ template\n  "zzz" . }}',
            '6: template "zzz" is not defined; load the file that defines it in `templates`',
        ),
        (
            "x: '{{ template \"code.title\" }}'",
            '3: template "code.title" needs the code after its name',
        ),
        (
            "x: '{{ template \"code.title\" -}}'",
            '3: template "code.title" needs the code after its name',
        ),
    ],
)
def test_what_is_wrong(use: str, finding: str, tmp_path: Path) -> None:
    """A7: a template that nobody defines is named with its line, and so is one without a code."""
    check(tmp_path, f"{HEAD}{use}\n", f"alertmanager.yml:{finding}")


def test_templates_in_other_files(tmp_path: Path) -> None:
    """What a template of one's own uses is looked at in its file."""
    own = '{{ define "mine" }}\n{{ template "code.titel" . }}{{ end }}'
    own += '{{ define "code.title" }}{{ end }}'
    what = 'template "code.titel" is not defined; did you mean "code.title"?'
    check(tmp_path, HEAD, f"codes.tmpl:2: {what}", templates=own)


def test_texts_of_a_catalogue(tmp_path: Path, make_project: MakeProject) -> None:
    """A text of a catalogue that looks like a template is none."""
    project = make_project(catalogue_text([entry("E1", 'See {{ template "none" . }}')]))
    make_alerts(tmp_path, project=project)
    found = check_alertmanager(tmp_path / EXAMPLE)
    assert [text for text in found if "still says" not in text] == []


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A path under `templates` that matches no file is a finding with its line."""
    settings = "route: {}\ntemplates:\n  - codes.tmpl\n  - 'lost/*.tmpl'\n"
    what = "templates: no file matches 'lost/*.tmpl'; correct the path"
    check(tmp_path, settings, f"alertmanager.yml:4: {what}")


def test_an_anchor_is_looked_at_once(tmp_path: Path) -> None:
    """A text that is referred to twice is one finding; a circle of references ends."""
    settings = f"{HEAD}x: &t '{{{{ template \"zz\" . }}}}'\ny: *t\nz: &c [*c]\n"
    what = 'template "zz" is not defined; load the file that defines it in `templates`'
    check(tmp_path, settings, f"alertmanager.yml:3: {what}")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"groups: []\n", "has no `route` and no `receivers`; give Alertmanager's settings"),
        (b"", "has no `route` and no `receivers`; give Alertmanager's settings"),
        (b"a: [\n", ":2: is not YAML: "),
        (b"\xff\x00", "is not YAML that can be read"),
        (b"[" * 100_000, "is not YAML that can be read"),
        (b"route: &a {x: *a}\n", ""),
        (b"# " + b"x" * LARGEST_SETTINGS, "has more than 10,000,000 bytes; is it the right file?"),
    ],
    ids=["rules", "empty", "open", "bytes", "deep", "circle", "large"],
)
def test_what_cannot_be_read(data: bytes, what: str, tmp_path: Path) -> None:
    """Files that are no settings are refused in one line that names them."""
    path = tmp_path / "alertmanager.yml"
    path.write_bytes(data)
    if not what:
        assert check_alertmanager(path) == []
        return
    with pytest.raises(ErrdexError) as raised:
        check_alertmanager(path)
    assert str(raised.value).startswith(str(path))
    assert what in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "unit", ["{{", "{{/*", "{{ define ", "{{}}", "a: '{{ template \"x\" . }}'\n"]
)
def test_long_texts(unit: str, tmp_path: Path) -> None:
    """A megabyte of braces that never close is read once, not from each of them."""
    path = tmp_path / "alertmanager.yml"
    path.write_text("route: |\n  " + unit.replace("\n", " ") * (1_000_000 // len(unit)))
    check_alertmanager(path)


def test_a_folder(tmp_path: Path) -> None:
    """A folder, and a name that is no file, are told as such."""
    for path in (tmp_path, tmp_path / "nothing", Path("a\0b")):
        with pytest.raises(ErrdexError, match="cannot be read: "):
            check_alertmanager(path)
