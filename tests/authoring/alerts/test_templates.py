"""What Alertmanager's own tools and servers make of the generated templates."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

import smscodes
from errdex.authoring.alerts.options import Options
from errdex.authoring.alerts.rendering import EXAMPLE, TEMPLATES
from errdex.authoring.building import build_artefacts, load_project
from errdex.cli.program import main
from errdex.diagnosis.retries import retry_words
from errdex.modules import Entry, load_module
from errdex.project import Project
from tests.conftest import MakeProject
from tests.support.alerting import SHIPPED, make_alerts, small_project
from tests.support.catalogues import catalogue_text, entry
from tests.support.monitoring import SUITES, Sink, Suite, alertmanager, run, run_anyway

suites = pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)

BETWEEN = "\x02"
HOSTILE = (
    '{{ .Foo }} {{/* x */}} ${NUM_6} `tick` "quote" back\\slash %s '
    "\U0001f600 \u4f60 <!channel> <b>&"
)
CODES = ["000000", "404", "010", "1e5", "E-1.2:3_x"]


def rendered(suite: Suite, folder: Path, name: str, codes: Iterable[str]) -> list[str]:
    """Return what a template makes of each of these codes."""
    calls = [f'{{{{ template "code.{name}" {json.dumps(code)} }}}}' for code in codes]
    arguments = [f"--template.glob={TEMPLATES}", f"--template.text={BETWEEN.join(calls)}"]
    out = run(suite.program("amtool"), ["template", "render", *arguments], folder)
    return out.removesuffix("\n").split(BETWEEN)


def steps_of(entry: Entry) -> str:
    """Return the numbered lines of `text()`, without the examples below them."""
    part = re.split(r"\n\n(?=\S)", entry.text().split("\nWhat to do\n")[-1])[0]
    lines = part.splitlines()
    found = [line[2:] for line in lines if re.match(r"  \d+\. ", line)]
    return "\n".join(found) if entry.remediation else ""


def check_templates(
    suite: Suite, folder: Path, entries: list[Entry], owners: dict[str, str]
) -> None:
    """Fail where a template says anything else than the module's entries."""
    codes = [found.code for found in entries]
    assert rendered(suite, folder, "title", codes) == [str(found) for found in entries]
    assert rendered(suite, folder, "steps", codes) == [steps_of(found) for found in entries]
    assert rendered(suite, folder, "owner", codes) == [owners[found.owner] for found in entries]
    assert rendered(suite, folder, "url", codes) == [found.url for found in entries]
    for text, found in zip(rendered(suite, folder, "retry", codes), entries, strict=True):
        said = retry_words({"rule": found.retry, "after_seconds": found.retry_after})
        assert found.success or not found.retry or text == said


def owners_of(project: Project) -> dict[str, str]:
    """Return the titles of the owners as they are written in the catalogue."""
    catalogue = yaml.safe_load(project.catalogue.read_text(encoding="utf-8"))
    return {name: owner["title"] for name, owner in catalogue["owners"].items()}


@suites
def test_every_template_says_what_the_module_says(suite: Suite, tmp_path: Path) -> None:
    """A6: each template gives for each code what `lookup` gives."""
    module = load_module(SHIPPED)
    entries = [module.lookup(code) for code in module.CODES]
    check_templates(suite, make_alerts(tmp_path), entries, owners_of(SHIPPED))


@suites
def test_a_catalogue_of_removed_codes(
    suite: Suite, tmp_path: Path, make_project: MakeProject
) -> None:
    """Templates without a single code in use are templates: each code is one that is not known."""
    removed = entry("E1", lifecycle={"state": "removed", "since": "2.0"})
    project = make_project(catalogue_text([removed]))
    folder = make_alerts(tmp_path, project=project)
    assert rendered(suite, folder, "owner", ["E1", ""]) == [
        "unknown",
        "no code was given to the template code.owner",
    ]


@suites
@pytest.mark.parametrize("word", ["null", "Yes", "on", "n"])
def test_labels_that_yaml_reads_as_something_else(suite: Suite, tmp_path: Path, word: str) -> None:
    """A label may be called like a truth value of YAML."""
    make_alerts(tmp_path, Options(by=("job", word)), small_project(tmp_path))
    settings = yaml.safe_load((tmp_path / EXAMPLE).read_text(encoding="utf-8"))
    assert word in settings["route"]["group_by"]
    run(suite.program("amtool"), ["check-config", EXAMPLE], tmp_path)
    run(suite.program("promtool"), ["test", "rules", "error_codes.rules.test.yml"], tmp_path)


@suites
def test_texts_do_nothing(suite: Suite, tmp_path: Path, make_project: MakeProject) -> None:
    """A6, A8: marks of templates and chats are text, and so are codes that look like numbers."""
    steps = [{"do": HOSTILE, "where": HOSTILE, "owner": "other"}, {"do": f"two\nlines {HOSTILE}"}]
    entries = [entry(code, HOSTILE, remediation=steps, owner="caller") for code in CODES]
    project = make_project(catalogue_text(entries, HOSTILE), "made.yaml")
    build_artefacts(project, load_project(project))
    module = load_module(project)
    folder = tmp_path / "alerts"
    folder.mkdir()
    make_alerts(folder, project=project)
    run(suite.program("promtool"), ["check", "rules", "error_codes.rules.yml"], folder)
    run(suite.program("promtool"), ["test", "rules", "error_codes.rules.test.yml"], folder)
    found = [module.lookup(code) for code in CODES]
    codes = [one.code for one in found]
    assert rendered(suite, folder, "title", codes) == [f"{code}: {HOSTILE}" for code in CODES]
    assert rendered(suite, folder, "url", codes) == [one.url for one in found]
    assert HOSTILE in rendered(suite, folder, "steps", codes)[0]
    for text in rendered(suite, folder, "slack", codes):
        assert "<!" not in text


@suites
@pytest.mark.parametrize("code", ["E{{x", "<!channel>", "a b"])
def test_an_unknown_code(suite: Suite, code: str, tmp_path: Path) -> None:
    """A6: a code that is not in the catalogue is said to be unknown, and leads to the finder."""
    folder = make_alerts(tmp_path)
    [title] = rendered(suite, folder, "title", [code])
    assert title == f"{code} is not in the catalogue Message & SMS API"
    [url] = rendered(suite, folder, "url", [code])
    assert re.fullmatch(r"https://example\.com/sms/find/#[A-Za-z0-9._:-]+", url)
    [slack] = rendered(suite, folder, "slack", [code])
    assert "<!" not in slack
    head, *steps = slack.splitlines()
    assert head.startswith(f"*<{url}|")
    assert head.endswith(" is not in the catalogue Message &amp; SMS API>*")
    assert steps == rendered(suite, folder, "steps", [code])[0].splitlines()
    assert steps[0] == "1. Look for the code in the log of the service."


@suites
def test_codes_that_are_counted_as_one(suite: Suite, tmp_path: Path) -> None:
    """`metric_label` hides which code it was: the message does not take its word for a code."""
    label = smscodes.metric_label("no-such-code")
    folder = make_alerts(tmp_path)
    [title] = rendered(suite, folder, "title", [label])
    assert title == f"{label}: a code that is not in the catalogue Message & SMS API"
    assert rendered(suite, folder, "url", [label]) == ["https://example.com/sms/find/"]
    [slack] = rendered(suite, folder, "slack", [label])
    assert slack.startswith(f"*<https://example.com/sms/find/|{label}: a code that is not in ")


@suites
def test_no_code(suite: Suite, tmp_path: Path) -> None:
    """A6: without an argument a template says so, where Alertmanager would send nothing."""
    folder = make_alerts(tmp_path)
    for call in ('{{ template "code.title" }}', '{{ template "code.title" "" }}'):
        arguments = [f"--template.glob={TEMPLATES}", f"--template.text={call}"]
        out = run(suite.program("amtool"), ["template", "render", *arguments], folder)
        assert out.strip() == "no code was given to the template code.title"


def uncommented(folder: Path, newer: bool) -> str:
    """Return the example for Alertmanager with what is commented out, but Teams where it can."""
    text = (folder / EXAMPLE).read_text(encoding="utf-8")
    if not newer:
        text = text[: text.index("  # - name: teams")]
    return re.sub(r"^( +)# (?=[- ] )", r"\1", text, flags=re.M)


def example(folder: Path, port: int, newer: bool) -> dict[str, Any]:
    """Return the example for Alertmanager, its receivers all in use and at a port of loopback."""
    settings: dict[str, Any] = yaml.safe_load(uncommented(folder, newer))
    settings["global"] = {"pagerduty_url": f"http://127.0.0.1:{port}/pagerduty"}
    for receiver in settings["receivers"]:
        for key, kind in (("api_url", "slack"), ("url", "webhook"), ("webhook_url", "teams")):
            for config in receiver.get(f"{kind if kind != 'teams' else 'msteamsv2'}_configs", []):
                config[key] = f"http://127.0.0.1:{port}/{kind}"
            for config in receiver.get("pagerduty_configs", []):
                config["routing_key"] = "key"
    names = [receiver["name"] for receiver in settings["receivers"]]
    settings["route"] |= {
        "group_wait": "0s",
        "routes": [{"receiver": name, "continue": True} for name in names],
    }
    return settings


@suites
def test_the_example_reaches_every_receiver(suite: Suite, tmp_path: Path) -> None:
    """A7: Slack, PagerDuty, a webhook and, where Alertmanager has it, Teams get the entry."""
    folder = make_alerts(tmp_path)
    found = load_module(SHIPPED).lookup("E000102")
    alert = {
        "labels": {
            "alertname": "ErrorCode",
            "code": "E000102",
            "job": "j",
            "severity": "error",
            "owner": "caller",
        },
        "annotations": {
            "summary": str(found),
            "description": steps_of(found),
            "retry": "retry after the fix",
            "runbook_url": found.url,
        },
    }
    newer = suite.name == "newer"
    with Sink() as sink:
        settings = json.dumps(example(folder, sink.port, newer))
        (folder / "alertmanager.yml").write_text(settings, encoding="utf-8")
        run(suite.program("amtool"), ["check-config", "alertmanager.yml"], folder)
        assert main(["alerts", "check", str(folder / "alertmanager.yml")]) == 0
        with alertmanager(suite, folder, "alertmanager.yml") as address:
            post(f"http://{address}/api/v2/alerts", [alert])
            bodies = dict(sink.next() for _ in range(4 if newer else 3))
    slack = bodies["/slack"]["attachments"][0]
    assert slack["title"] == "FIRING: error, job j"
    assert slack["fallback"] == f"FIRING: {found}"
    assert slack["title_link"] == found.url
    assert found.title in slack["text"]
    event = bodies["/pagerduty"]["payload"]
    assert (event["summary"], event["severity"]) == (f"{found}, job j", "error")
    details = event["custom_details"]
    assert (details["owner"], details["retry"]) == ("API caller", "retry after the fix")
    assert details["steps"] == steps_of(found)
    assert bodies["/webhook"]["alerts"][0]["annotations"] == alert["annotations"]
    if newer:
        card = json.dumps(bodies["/teams"], ensure_ascii=False)
        for text in (
            f"FIRING: {found}, job j",
            "error · Owner: API caller · retry after the fix",
            found.remediation[0].do,
            found.url,
        ):
            assert text in card


@suites
def test_an_alert_without_a_code(suite: Suite, tmp_path: Path) -> None:
    """The alert about a missing metric says in the chat what is missing, as inert text."""
    folder = make_alerts(tmp_path)
    alert = {
        "labels": {"alertname": "ErrorCodeUnknown", "severity": "error", "owner": "unknown"},
        "annotations": {"summary": "a <b> & c", "description": "1. <!channel>"},
    }
    with Sink() as sink:
        text = (folder / EXAMPLE).read_text(encoding="utf-8").replace("10s", "0s")
        text = text.replace(
            "https://hooks.slack.com/services/CHANGE-ME", f"http://127.0.0.1:{sink.port}/slack"
        )
        (folder / "alertmanager.yml").write_text(text, encoding="utf-8")
        with alertmanager(suite, folder, "alertmanager.yml") as address:
            post(f"http://{address}/api/v2/alerts", [alert])
            [slack] = sink.next()[1]["attachments"]
    assert slack["title"] == "FIRING: error"
    assert slack["fallback"] == "FIRING: a &lt;b&gt; &amp; c"
    assert slack["text"] == "*a &lt;b&gt; &amp; c*\n1. &lt;!channel&gt;"


@suites
@pytest.mark.parametrize(
    ("severity", "owner", "receivers"),
    [
        ("error", "platform", "chat"),
        ("critical", "platform", "pager,chat"),
        ("critical", "caller", "pager,the-team-that-calls-the-API"),
    ],
)
def test_where_the_example_sends(
    suite: Suite, severity: str, owner: str, receivers: str, tmp_path: Path
) -> None:
    """With all of it uncommented, critical alerts reach the pager and the chat as well."""
    settings = yaml.safe_load(uncommented(make_alerts(tmp_path), newer=False))
    settings["receivers"].append({"name": "the-team-that-calls-the-API"})
    (tmp_path / "alertmanager.yml").write_text(json.dumps(settings), encoding="utf-8")
    labels = ["alertname=ErrorCode", f"severity={severity}", f"owner={owner}"]
    arguments = ["config", "routes", "test", "--config.file=alertmanager.yml", *labels]
    assert run(suite.program("amtool"), arguments, tmp_path).strip() == receivers


def test_a_mistyped_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A7: Alertmanager's check finds nothing wrong with a name that ours names, with its line."""
    folder = make_alerts(tmp_path)
    text = (folder / EXAMPLE).read_text(encoding="utf-8").replace("CHANGE-ME", "x")
    text = text.replace('"code.slack"', '"code.slak"')
    (folder / EXAMPLE).write_text(text, encoding="utf-8")
    done = run_anyway(SUITES[-1].program("amtool"), ["check-config", EXAMPLE], folder)
    assert done.returncode == 0
    assert main(["alerts", "check", str(folder / EXAMPLE)]) == 1
    line = text[: text.index("code.slak")].count("\n") + 1
    what = 'template "code.slak" is not defined; did you mean "code.slack"?'
    assert capsys.readouterr().err == f"{folder / EXAMPLE}:{line}: {what}\n"


def post(address: str, body: object) -> None:
    """Post JSON."""
    data = json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10):
        pass
