"""Problem details (RFC 9457) with what an entry says as extension members."""

from __future__ import annotations

from typing import Any

from errdex.payloads.contexts import Context
from errdex.payloads.subjects import Subject
from errdex.payloads.texts import one_line, safe_reference


def problem_details(subject: Subject, context: Context) -> dict[str, Any]:
    """Return an object for `application/problem+json`; the standard sets no limit to its size."""
    problem: dict[str, Any] = {
        "type": subject.url,
        "title": subject.title,
        "status": subject.http_status,
        "detail": context.get("detail"),
        "instance": safe_reference(context.get("instance", "")) or None,
        "code": subject.code,
        "severity": subject.severity or None,
        "owner": subject.owner or None,
        "retry": subject.retry or None,
        "not_written_yet": subject.unwritten or None,
        "steps": list(subject.steps()),
        "service": one_line(context.get("service", "")) or None,
        "environment": one_line(context.get("environment", "")) or None,
        "count": int(context["count"]) if "count" in context else None,
    }
    return {name: value for name, value in problem.items() if value is not None}
