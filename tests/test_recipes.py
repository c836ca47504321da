"""The recipes of docs/recipes.md, each run with the real library."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import smscodes
from tests.support.documents import blocks_of
from tests.support.sink import Sink, listening

BLOCKS = blocks_of("recipes.md", "python")
FOUND = smscodes.lookup("E000102")
LATER = smscodes.lookup("E200015")


def run(name: str) -> dict[str, Any]:
    """Run a recipe and return its names."""
    scope: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(BLOCKS[name], f"recipes.md, {name}", "exec"), scope)
    return scope


@pytest.fixture
def service() -> Iterator[Sink]:
    """A service that answers HTTP 200 with what its paths are called after."""
    with listening() as sink:
        sink.answers = {
            "/failure": (200, '{"code": "E000102"}'),
            "/unknown": (200, '{"code": "E999999"}'),
            "/success": (200, '{"code": "000000"}'),
            "/other": (200, "[1]"),
            "/none": (204, ""),
        }
        yield sink


def test_every_recipe_is_tried() -> None:
    """There is a test for each recipe of the document."""
    tests = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert {name.lower().replace(" ", "_") for name in BLOCKS} <= tests


def test_logging() -> None:
    """The handler shows the title and the link, in a process of its own."""
    more = "\nlogging.getLogger('gateway').error('no code')\n"
    command = [sys.executable, "-c", BLOCKS["Logging"] + more]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == f"sending failed | {FOUND.title} | {FOUND.url}\nno code |  | \n"


def test_structlog(capsys: pytest.CaptureFixture[str]) -> None:
    """The event has what the code means; an event with any object for a code passes."""
    import structlog

    try:
        run("structlog")
        structlog.get_logger().info("odd", error_code=["x"])
    finally:
        structlog.reset_defaults()
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["error_title"], first["error_url"]) == (FOUND.title, FOUND.url)
    assert second == {"event": "odd", "error_code": ["x"]}


def test_loguru(capsys: pytest.CaptureFixture[str]) -> None:
    """The line has the title and the link, and a line without a code has neither."""
    from loguru import logger

    try:
        run("loguru")
        logger.info("no code")
    finally:
        logger.remove()
        logger.configure(patcher=lambda _record: None)
    assert capsys.readouterr().err == (
        f"sending failed | {FOUND.title} | {FOUND.url}\nno code |  | \n"
    )


def test_opentelemetry() -> None:
    """The span has the code, the title and the link; `error.type` is `unknown` for other codes."""
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    record_code = run("OpenTelemetry")["record_code"]
    for code in ("E000102", "E999999"):
        with provider.get_tracer("test").start_as_current_span("send"):
            record_code(code)
    known, unknown = exporter.get_finished_spans()
    assert known.attributes == {
        "error.type": "E000102",
        "error.title": FOUND.title,
        "error.url": FOUND.url,
    }
    assert known.status.description == str(FOUND)
    assert unknown.attributes == {"error.type": "unknown"}
    assert unknown.status.description == "E999999"


def test_sentry() -> None:
    """The event has a tag, a context and a fingerprint; the note is in the exception's value.

    In a process of its own, because Sentry patches the standard library for good.
    """
    command = [sys.executable, "-c", BEFORE_SENTRY + BLOCKS["Sentry"] + AFTER_SENTRY]
    variables = os.environ | {"SENTRY_DSN": "http://key@127.0.0.1:9/1"}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["tags"]["error_code"] == "E000102"
    assert first["contexts"]["error code"]["url"] == FOUND.url
    assert first["fingerprint"] == ["{{ default }}", "E000102"]
    assert FOUND.title in first["exception"]["values"][0]["value"]
    assert "error_code" not in second.get("tags", {})


BEFORE_SENTRY = """
import json
import sentry_sdk
from sentry_sdk.transport import Transport

class Kept(Transport):
    def capture_envelope(self, envelope):
        print(json.dumps(envelope.get_event()))

init = sentry_sdk.init
sentry_sdk.init = lambda **given: init(**given, transport=Kept)
"""
AFTER_SENTRY = """
class ServiceError(Exception):
    code = "E000102"

sentry_sdk.capture_exception(smscodes.annotate(ServiceError(), "E000102"))
sentry_sdk.capture_exception(ValueError("no code"))
"""


def check_hook(get: Any, error_type: type[Exception], url: str) -> None:
    """Check which answers a client with the hook refuses."""
    for path in ("success", "other", "none"):
        assert get(f"{url}/{path}").status_code in (200, 204)
    with pytest.raises(error_type) as caught:
        get(f"{url}/failure")
    assert caught.value.__notes__ == [FOUND.text()]
    with pytest.raises(error_type) as caught:
        get(f"{url}/unknown")
    assert not hasattr(caught.value, "__notes__")


def test_requests(service: Sink) -> None:
    """A code that does not mean success is an exception with the entry as its note."""
    scope = run("requests")
    with scope["session"] as session:
        check_hook(session.get, scope["ServiceError"], service.url)


def test_httpx(service: Sink) -> None:
    """The same with httpx."""
    scope = run("httpx")
    with scope["client"] as client:
        check_hook(client.get, scope["ServiceError"], service.url)


def check_problem(kind: str, status: int, problem: Any, path: str) -> None:
    """Check an answer with the problem details of E000102."""
    assert kind.split(";")[0] == "application/problem+json"
    assert status == 502
    assert problem == {"status": 502, **FOUND.problem(instance=path)}


def test_django() -> None:
    """A view that raises a coded error answers with problem details; other errors go on."""
    from django.conf import settings  # type: ignore[import-untyped] # no stubs are installed
    from django.test import RequestFactory  # type: ignore[import-untyped] # the same

    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["testserver"])
    error_type = run("requests")["ServiceError"]
    middleware = run("Django")["ProblemMiddleware"](lambda request: request.path)
    request = RequestFactory().get("/send")
    assert middleware(request) == "/send"
    answer = middleware.process_exception(request, error_type("E000102"))
    kind = answer.headers["Content-Type"]
    check_problem(kind, answer.status_code, json.loads(answer.content), "/send")
    assert middleware.process_exception(request, ValueError()) is None
    assert middleware.process_exception(request, error_type("E999999")) is None


def test_fastapi() -> None:
    """A route that raises a coded error answers with problem details, also for unknown codes."""
    from fastapi.testclient import TestClient

    scope = run("FastAPI")

    @scope["app"].get("/send/{code}")  # type: ignore[untyped-decorator] # from the recipe
    def send(code: str) -> None:
        raise scope["ServiceError"](code)

    with TestClient(scope["app"]) as client:
        answer = client.get("/send/E000102")
        kind = answer.headers["content-type"]
        check_problem(kind, answer.status_code, answer.json(), "/send/E000102")
        unknown = client.get("/send/E999999")
    assert unknown.json() == {"title": "Unknown code", "code": "E999999", "status": 502}


def check_own_problem(kind: str, status: int, problem: Any, path: str) -> None:
    """Check an answer with the problem details of a CodeError of E000102 with a parameter."""
    assert kind.split(";")[0] == "application/problem+json"
    assert status == 500
    assert problem == {"status": 500, **FOUND.problem(instance=path), "app": "gateway"}


def own_error() -> Exception:
    """Return an error as a service raises it."""
    return smscodes.CodeError(smscodes.Codes.E000102, app="gateway")


def test_your_errors_with_fastapi() -> None:
    """A route that raises a CodeError answers with problem details and its parameters."""
    from fastapi.testclient import TestClient

    scope = run("Your errors with FastAPI")

    @scope["app"].get("/send")  # type: ignore[untyped-decorator] # from the recipe
    def send() -> None:
        raise own_error()

    with TestClient(scope["app"]) as client:
        answer = client.get("/send")
    check_own_problem(answer.headers["content-type"], answer.status_code, answer.json(), "/send")


def test_your_errors_with_flask() -> None:
    """A view that raises a CodeError answers with problem details and its parameters."""
    scope = run("Your errors with Flask")

    @scope["app"].get("/send")  # type: ignore[untyped-decorator] # from the recipe
    def send() -> None:
        raise own_error()

    answer = scope["app"].test_client().get("/send")
    check_own_problem(answer.content_type, answer.status_code, answer.get_json(), "/send")


def test_your_errors_with_django() -> None:
    """A view that raises a CodeError answers with problem details; other errors go on."""
    from django.conf import settings
    from django.test import RequestFactory

    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["testserver"])
    middleware = run("Your errors with Django")["CodeErrorMiddleware"](lambda request: request.path)
    request = RequestFactory().get("/send")
    assert middleware(request) == "/send"
    answer = middleware.process_exception(request, own_error())
    kind = answer.headers["Content-Type"]
    check_own_problem(kind, answer.status_code, json.loads(answer.content), "/send")
    assert middleware.process_exception(request, ValueError()) is None


def failing(scope: dict[str, Any], code: str) -> list[str]:
    """Let a recipe's call of the service fail with a code, and return what it was called with."""
    calls: list[str] = []

    def call_service(message: str) -> None:
        calls.append(message)
        raise scope["ServiceError"](code)

    scope["call_service"] = call_service
    return calls


@pytest.mark.parametrize(
    ("code", "tries"), [("E200015", 3), ("E000102", 1), ("E999999", 1), (None, 1)]
)
def test_tenacity(code: Any, tries: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that may be sent again is, after its wait; any other is not."""
    slept: list[float] = []
    monkeypatch.setattr("tenacity.nap.time.sleep", slept.append)
    scope = run("tenacity")
    calls = failing(scope, code)
    with pytest.raises(scope["ServiceError"]):
        scope["send"]("message")
    assert len(calls) == tries
    assert slept == [LATER.retry_after] * (tries - 1)


@pytest.mark.parametrize("code", ["E200015", "E000102", "E999999"])
def test_celery(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A task is sent again after the code's wait, or fails with the note of the entry."""
    from celery.exceptions import Retry  # type: ignore[import-untyped] # no stubs are installed

    monkeypatch.setenv("BROKER_URL", "memory://")
    scope = run("Celery")
    calls = failing(scope, code)
    task = scope["send"]
    task.push_request(id="1", args=("message",), kwargs={}, called_directly=False, retries=0)
    try:
        expected = Retry if code == "E200015" else scope["ServiceError"]
        with pytest.raises(expected) as caught:
            task.run("message")
    finally:
        task.pop_request()
        scope["app"].close()
    assert calls == ["message"]
    if isinstance(caught.value, Retry):
        assert caught.value.when == LATER.retry_after
    else:
        assert hasattr(caught.value, "__notes__") == (code == "E000102")


def test_metrics() -> None:
    """Every code has a series from the start, and unknown codes share one."""
    from prometheus_client import REGISTRY

    scope = run("Metrics")
    try:
        for code in ("E000102", "e000-102", "E999999", None, "x" * 1000):
            scope["count"](code)
        [metric] = scope["errors"].collect()
    finally:
        REGISTRY.unregister(scope["errors"])
    totals = {
        sample.labels["code"]: sample.value
        for sample in metric.samples
        if sample.name == "gateway_errors_total"
    }
    assert set(totals) == {*smscodes.CODES, "unknown"}
    assert (totals["E000102"], totals["unknown"], totals["404"]) == (2, 3, 0)


def test_a_handler_formats_what_a_library_logs() -> None:
    """Records of other libraries, which have no code, pass the filter and its format."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(smscodes.log_filter())
    handler.setFormatter(logging.Formatter("%(error_code)s%(error_title)s%(message)s"))
    handler.handle(logging.makeLogRecord({"msg": "connected"}))
    assert out.getvalue() == "connected\n"
