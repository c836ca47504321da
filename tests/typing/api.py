"""A user's file: everything that a generated module offers, with the types that it has."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, assert_type

import smscodes
from smscodes import (
    CODES,
    Answer,
    Code,
    CodeError,
    Codes,
    Entry,
    Lifecycle,
    Messages,
    Related,
    RemovedCodeError,
    Step,
    Symptom,
    UnknownCodeError,
    annotate,
    find_codes,
    get,
    log_filter,
    lookup,
    metric_label,
    retry_after,
    search,
    should_retry,
    suggest,
    symptoms,
)

Field = Literal["code", "status", "http", "report", "error_code"]

entry = lookup("E000102")
assert_type(lookup(404, "http"), Entry)
assert_type(entry, Entry)
assert_type(lookup("E200015", "status"), Entry)
assert_type(get("E000102"), Entry | None)
assert_type(get(None, "default"), Entry | str)
assert_type(get(b"404", 0, field="http"), Entry | int)
assert_type(should_retry("E200015"), bool)
assert_type(retry_after("E200015", field="status"), int | None)
assert_type(suggest("E0001O2"), tuple[str, ...])
assert_type(search("app key"), list[Entry | Symptom])
assert_type(symptoms(), tuple[Symptom, ...])
assert_type(find_codes("E000102"), list[str])
assert_type(annotate(ValueError("no"), "E000102"), ValueError)
assert_type(annotate(KeyError(), None, field="status"), KeyError)
assert_type(log_filter("code"), Callable[[logging.LogRecord], bool])
assert_type(metric_label(404), str)
assert_type(CODES, tuple[str, ...])
assert_type(smscodes.FIELDS, tuple[Field, ...])
assert_type(smscodes.CATALOGUE["title"], str)

assert_type(entry.code, str)
assert_type(entry.field, Field)
assert_type(entry.also, tuple[Field, ...])
assert_type(entry.cause, tuple[str, ...])
assert_type(entry.remediation, tuple[Step, ...])
assert_type(entry.remediation[0].do, str)
assert_type(entry.see_also, tuple[Related, ...])
assert_type(entry.severity, Literal["info", "warning", "error", "critical"])
assert_type(entry.retry, Literal["never", "now", "after-fix", "after", "none"] | None)
assert_type(entry.asked, str | None)
assert_type(entry.retry_after, int | None)
assert_type(entry.lifecycle, Lifecycle)
assert_type(entry.http_status, int | None)
assert_type(entry.success, bool)
assert_type(entry.url, str)
assert_type(entry.message, Messages)
if TYPE_CHECKING:  # it has no parameter
    assert_type(entry.message(name="id"), str)
assert_type(entry.answer, Answer)
assert_type(entry.answer.send_again, str)
assert_type(symptoms()[0].answer, Answer)
assert_type(entry.text(), str)
assert_type(entry.markdown(), str)
assert_type(entry.to_dict(), dict[str, Any])
assert_type(entry.problem(detail="This time.", instance="/sms/7"), dict[str, Any])

known: Code = Codes.E000102
error = CodeError(Codes.E000102, app="gateway", tries=3)
assert_type(error.entry, Entry)
assert_type(error.code, str)
assert_type(error.parameters, dict[str, Any])
assert_type(error.problem(instance="/sms/7"), dict[str, Any])
CodeError(lookup("400", "http"), field="to")


def explain(code: str) -> str:
    """Use errors and a match statement as a caller would."""
    try:
        found = lookup(code, smscodes.FIELDS[0])
    except RemovedCodeError as error:
        assert_type(error.lifecycle.replaced_by, str)
        return f"{error.code} is gone, see {error.url}"
    except UnknownCodeError as error:
        assert_type(error.suggestions, tuple[str, ...])
        return str(error)
    match found:
        case Entry(success=True):
            return "fine"
        case Entry(code, field, retry_after=int(delay)):
            return f"{code} of {field}: wait {delay} s"
        case Entry(title=title):
            return title
