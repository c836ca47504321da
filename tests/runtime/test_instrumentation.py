"""Codes in tracebacks, log records and metrics: `annotate`, `log_filter` and `metric_label`."""

from __future__ import annotations

import io
import logging
import logging.config
import pickle
import random
import sys
import traceback
from typing import Any

import pytest

import smscodes
from smscodes import annotate, log_filter, lookup, metric_label
from tests.conftest import ROOT
from tests.support.catalogues import catalogue_text, entry, module_of
from tests.test_smscodes import NOT_TEXT, run_isolated

FORMAT = "%(error_title)s|%(error_severity)s|%(error_owner)s|%(error_retry)s|%(error_url)s"
NO_CODES: list[Any] = [*NOT_TEXT, "", "E999999", "x" * 100_000, "\ud800", "{{", "%s%(a)d", "\0"]


def record_of(**fields: object) -> logging.LogRecord:
    """Return a record as `logger.error("m", extra=fields)` makes it."""
    record = logging.LogRecord("n", logging.ERROR, __file__, 1, "m", (), None)
    record.__dict__.update(fields)
    return record


def formatted(record: logging.LogRecord) -> str:
    """Return a record as a format shows it that names every field of the filter."""
    return logging.Formatter(FORMAT).format(record)


def test_annotate_adds_one_note() -> None:
    """A11: a note shows the entry in the traceback; the second time nothing is added."""
    error = ValueError("refused")
    assert annotate(annotate(error, "E000102"), "e000-102") is error
    assert error.__notes__ == [lookup("E000102").text()]
    shown = "".join(traceback.format_exception(error))
    assert lookup("E000102").url in shown
    assert str(error) == "refused"
    assert pickle.loads(pickle.dumps(error)).__notes__ == error.__notes__


def test_annotate_adds_another_note_for_another_code() -> None:
    """One note an entry: another code, or the same value of another field, is another note."""
    error = annotate(annotate(OSError(), "000000"), "000000", field="status")
    assert error.__notes__ == [lookup("000000").text(), lookup("000000", "status").text()]


@pytest.mark.parametrize("code", NO_CODES, ids=lambda code: type(code).__name__[:9])
def test_annotate_adds_nothing_for_an_unknown_code(code: Any) -> None:
    """No object leads to a note or to another exception."""
    error = annotate(KeyError("x"), code)
    assert not hasattr(error, "__notes__")


@pytest.mark.parametrize("notes", [None, 7, ("a",), object()])
def test_annotate_leaves_strange_notes_alone(notes: object) -> None:
    """What something else put into `__notes__` never hides the exception that is raised."""
    error = ValueError("x")
    error.__notes__ = notes  # type: ignore[assignment] # as a program might
    assert annotate(error, "E000102").__notes__ is notes


def test_the_filter_adds_what_a_code_means() -> None:
    """A record with a code gets texts of its entry, and its own field stays as it was."""
    record = record_of(error_code="e000102")
    assert log_filter()(record) is True
    found = lookup("E000102")
    assert formatted(record) == "|".join(
        [found.title, found.severity, found.owner, found.retry or "", found.url]
    )
    assert record.__dict__["error_code"] == "e000102"


@pytest.mark.parametrize("fields", [{}, {"error_code": "E999999"}, {"error_code": None}])
def test_fields_are_empty_for_unknown_codes(fields: dict[str, object]) -> None:
    """A format that names the fields never fails, nor one that names the code."""
    record = record_of(**fields)
    log_filter()(record)
    assert formatted(record) == "||||"
    assert logging.Formatter("%(error_code)s").format(record) == str(fields.get("error_code", ""))


def test_a_second_catalogue_keeps_what_the_first_found() -> None:
    """The filters of two catalogues work on one record; only the one that knows the code adds."""
    other = module_of(catalogue_text([entry("X1", "Other")]))
    record = record_of(error_code="E000102")
    for one in (log_filter(), other.log_filter()):
        one(record)
    assert record.__dict__["error_title"] == lookup("E000102").title


def test_the_filter_never_raises() -> None:
    """A11: 100,000 records with any object in the field pass, and each can be formatted."""
    rng = random.Random(11)
    passes = log_filter()
    values = [*NO_CODES, *smscodes.CODES, [[]], {"a": 1}, ValueError, lambda: 1, 10**400, -0.0]
    for _ in range(100_000):
        record = record_of(error_code=rng.choice(values))
        assert passes(record) is True
        assert record.__dict__["error_url"].__class__ is str


def test_unknown_codes_are_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service with ever new codes costs no more memory than one with a thousand."""
    looked_up: list[object] = []
    instrumentation: Any = sys.modules["smscodes._instrumentation"]
    monkeypatch.setattr(instrumentation, "get", looked_up.append)
    passes = log_filter()
    for code in ["X1", "X1", "y" * 101, "y" * 101, *[f"Z{n}" for n in range(1_000)], "X1", "Z999"]:
        passes(record_of(error_code=code))
    assert [looked_up.count(code) for code in ("X1", "y" * 101, "Z1", "Z999")] == [2, 2, 1, 1]


def test_the_filter_on_a_handler_sees_the_loggers_below() -> None:
    """Installed by `dictConfig`, it fills the fields of every record that the handler gets."""
    out = io.StringIO()
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {"codes": {"()": "smscodes.log_filter", "field": "code"}},
            "formatters": {"f": {"format": "%(code)s %(error_url)s"}},
            "handlers": {
                "h": {
                    "class": "logging.StreamHandler",
                    "stream": out,
                    "filters": ["codes"],
                    "formatter": "f",
                }
            },
            "loggers": {"filtered": {"handlers": ["h"], "propagate": False}},
        }
    )
    logger = logging.getLogger("filtered.below")
    logger.error("no", extra={"code": "404"})
    logger.error("no")
    assert out.getvalue() == f"404 {lookup('404').url}\n \n"


def test_the_name_of_the_field_is_text() -> None:
    """A wrong name is an error when the filter is made, not at the first record."""
    with pytest.raises(TypeError, match="not list"):
        log_filter(["error_code"])  # type: ignore[arg-type] # a mistake


def test_labels_are_bounded() -> None:
    """Whatever a service sends, the label is one of the codes or `unknown`."""
    assert [metric_label(code) for code in smscodes.CODES] == list(smscodes.CODES)
    assert metric_label("102") == "E000102"
    assert {metric_label(code) for code in NO_CODES} == {"unknown"}


def test_a_removed_code_is_unknown_to_metrics_and_logs() -> None:
    """It has no title any more; `CODES` does not have it either."""
    gone = entry("E2", lifecycle={"state": "removed", "replaced_by": "E1"})
    module = module_of(catalogue_text(["E1", gone]))
    assert module.metric_label("E2") == "unknown"
    assert not hasattr(module.annotate(ValueError(), "E2"), "__notes__")
    record = record_of(error_code="E2")
    module.log_filter()(record)
    assert formatted(record) == "||||"


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """Importing the package does not load the instrumentation, and that does not load logging."""
    script = (
        "import smscodes\nprint([n for n in sys.modules if n.startswith('smscodes')])\n"
        "smscodes.log_filter()\nprint('logging' in sys.modules)"
    )
    assert run_isolated(ROOT / "src", script) == "['smscodes']\nFalse\n"
