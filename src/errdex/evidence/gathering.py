"""Puts the parts of a paste together: one request, one response, the reports, and the rest."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple, TypedDict

from errdex.engine.sentences import say
from errdex.evidence.http.documents import (
    NOT_GIVEN,
    Request,
    Response,
    body_of,
    is_short,
    partial_request,
    read_body,
    repeats_name,
    response_document,
    without_body,
)
from errdex.evidence.http.har import Archive, FailsBy
from errdex.evidence.http.sameness import may_be_same
from errdex.evidence.known_api import NO_API, KnownApi
from errdex.evidence.mocks import is_mocked
from errdex.evidence.outcomes import is_example
from errdex.evidence.text.characters import LONGEST, trim
from errdex.evidence.text.dates import read_http_date
from errdex.evidence.text.json_text import Json, quoted

_EACH = "[*]"
"""Ends the name of a list of reports."""
_NAMED_HOST = re.compile("(?=[.-]*[A-Za-z0-9])[A-Za-z0-9.-]+")
_CODE_LIKE = re.compile("[0-9A-Z](?:(?<=[0-9])|(?<=[A-Z])[A-Z]{3})")
_ASKED = re.compile(
    "(?:(?:GET|POST|PUT|PATCH|DELETE)[ :]|<--|-->"
    "|(?:get|post|put|patch|delete|request|send|fetch|axios|open|url|uri|endpoint)"
    "[\"']?[ \t]{0,3}[=:(])"
    "[^\n/]{0,40}https?://[^\n/?# \"'<>]{1,200}(/[^\n?# \"'<>(){},;|]{1,200})"
)
"""A request that is mentioned with its URL, of which the path is taken."""
_VARIABLE = re.compile("\\{\\{ {0,3}[A-Za-z0-9_.$-]{1,60} {0,3}\\}\\}")
"""A variable of a program that sends requests."""
_LEFT_OUT = re.compile(
    "\n[ \t>|]*(?:[.\u2026\\[(<{]|--)[.\u2026\\[(<{ \t-]{0,8}(?:[A-Za-z0-9,:']{1,20} ){0,6}"
    "(?<!frames )(?:[Tt]runcated|TRUNCATED|[Oo]mitted|OMITTED|[Ss]nip(?:ped)?|SNIP|[Cc]ut off"
    "|more (?:lines|rows|bytes|characters|chars|items))(?![A-Za-z])[^\n]{0,40}(?=\n)"
)
"""A line that says that something other than frames of a stack is not in the text."""

Report = Mapping[str, object]
"""A report that the service itself posts: the fields of a form, or a JSON object with a list."""


class Evidence(TypedDict):
    """What was read from a paste or from objects.

    `recognised`: what was found, of `curl command`, `request`, `response`, `HAR`, `report`
    and `log`, in order of appearance. `notes`: what the reader should know. `report`: each report
    that differs, in order, or None. `log`: all text that is none of the others. `sent_at`:
    `YYYY-MM-DDThh:mm:ssZ`, or None. `complete`: whether everything was read, to its end.
    `earlier`: the responses before the one that is read. `front`: what is in front of the last
    answer on its line. `behind`: what of the log is behind it. `doubts`: what speaks against a
    success. `curl_failure`: that curl itself failed, as a part of a sentence; else nothing.
    `preflight`: whether a browser asked before a request and none is shown.
    """

    recognised: list[str]
    notes: list[str]
    request: Request | None
    response: Response | None
    report: list[Report] | None
    log: str
    sent_at: str | None
    complete: bool
    earlier: list[Response]
    front: str
    behind: str
    doubts: list[str]
    curl_failure: str
    preflight: bool


class _Exchange(NamedTuple):
    """A request, the response to it, and which of the requests it is, from 1."""

    request: Request
    response: Response
    number: int


class Gathered:
    """What has been found so far; of several requests or responses, the last counts.

    Of several exchanges it is the last one that failed, as in an archive. A request to another API
    does not replace one to the API that is known, and takes the responses that follow with it.
    """

    def __init__(
        self,
        notes: list[str],
        report_marks: Collection[str] = (),
        fails: FailsBy = lambda _: False,
        api: KnownApi = NO_API,
    ) -> None:
        self.fails = fails
        self.api = api
        self.request: Request | None = None
        self.response: Response | None = None
        self._reports: dict[str, Report] = {}
        self._results: dict[str, dict[str, Report]] = {}
        """What has the names of a report and the code of an item in an answer, by its list."""
        self._sent_at: str | None = None
        self._notes = notes
        self._report_marks = report_marks
        self._lists = [mark.removesuffix(_EACH) for mark in report_marks if mark.endswith(_EACH)]
        self._marks = [mark for mark in report_marks if not mark.endswith(_EACH)]
        self._recognised: dict[str, None] = {}
        self._log: list[str] = []
        self._requests = 0
        self._responses = 0
        self._complete = True
        self._earlier: list[Response] = []
        self.before = ""
        """What is between what was read last and what is read."""
        self._front = ""
        """What is in front of the last answer, on its line."""
        self._behind: list[str] = []
        """What of the log is text behind the last answer."""
        self._doubts: list[str] = []
        self.curl_failure = ""
        """That curl itself failed, as a part of a sentence."""
        self._is_spoken = False
        """Whether the text only speaks of the response."""
        self._is_others = False
        """Whether the last request went to another API than the one that is kept."""
        self._is_other_answered = False
        self._answers = 0
        """Responses since the request that is kept."""
        self._answered = 0
        """Which of the requests the last response answers."""
        self._failed: _Exchange | None = None
        """The last exchange before the request that is kept whose response names a failure."""
        self._is_answer_first = False
        """Whether a response is above the first request."""
        self.has_preflight = False
        """Whether a browser asked before a request, with OPTIONS."""

    def note(self, text: str) -> None:
        """Add what the reader should know."""
        self._notes.append(text)

    def note_unread(self, text: str) -> None:
        """Add a note on something that was not read to its end."""
        self._notes.append(text)
        self._complete = False

    def doubt(self, text: str) -> None:
        """Add what speaks against a success."""
        self._doubts += [text] if text else []

    def add_status(self, status: int) -> None:
        """Add the status of a response as its client tells it."""
        self.doubt(say("doubt_status", status=status))
        if self.response is None:
            self.add_response(response_document(status, (), None))
        elif self.response["status"] is None:
            self.response = {**self.response, "status": status}

    def add_text(self, text: str) -> None:
        """Add text that is none of the others."""
        if text:
            self._log.append(text)
            self._behind.append(text)
        if _CODE_LIKE.search(text):
            self._recognised["log"] = None

    def add_request(self, kind: str, request: Request) -> None:
        """Add a request; what an earlier part told about the same one is kept."""
        self._recognised[kind] = None
        if request["method"] == "OPTIONS":
            self.has_preflight = True
            self._is_others = True
            return
        if len(request["body"] or "") > LONGEST:
            request = without_body(request)  # percent escapes made it as long
            self.note_unread(say("body_too_long", count=f"{LONGEST:,}"))
        if self.request and may_be_same(self.request, request, self.api.headers):
            self.request = _joined(self.request, request)
            self._is_others = False
            return
        self._is_answer_first = self._is_answer_first or (self._answers > 0 and not self._requests)
        self._requests += 1
        is_sent = self.api.sent(request)
        self._is_others = self.request is not None and self.api.sent(self.request) and not is_sent
        if self._is_others:
            self._log_body(request)
            return
        if self._answers and is_sent and self.request and not self.api.sent(self.request):
            self._is_other_answered = self._is_of_another(self.request)
            self._log_body(self.response)
            self.response = None
        elif self._answers and self._has_failed():
            self._keep_failed()
        self._answers = 0
        self.request = request

    def _has_failed(self) -> bool:
        return self.response is not None and self.fails(self.response)

    def _is_mended(self) -> bool:
        """Tell whether the last response could be read and names no failure, as one before does."""
        last = self.response
        is_read = last is not None and last["json"] is not None and (last["status"] or 200) < 400
        return is_read and not self._has_failed() and any(map(self.fails, self._earlier))

    def _keep_failed(self) -> None:
        """Keep the exchange that failed; another request follows it."""
        if self._failed:
            self._log_body(self._failed.response)
        if self.request and self.response:
            self._failed = _Exchange(self.request, self.response, self._requests - 1)
            self.response = None

    def _choose_failed(self) -> str:
        """Put the exchange that failed in the place of one that did not; return a note, if so.

        Where nothing answers the last request, each response is above its own.
        """
        is_answer_first = self._is_answer_first and not self._answers
        if self._failed is None:
            return ""
        if is_answer_first and self.response is None:
            self.response = self._failed.response
            return ""
        if is_answer_first or self._has_failed():
            self._log_body(self._failed.response)
            return ""
        self._log_body(self.response)
        self.request, self.response, number = self._failed
        return say("requests_failed", count=self._requests, number=number)

    def lacks_target(self) -> bool:
        """Return whether there is one request, and the place that it went to is not known."""
        return (
            self.request is not None and self._requests == 1 and self.request["path"] == NOT_GIVEN
        )

    def add_target(self, target: Request | None) -> None:
        """Add where the only request went, if that is shown elsewhere."""
        if self.request and target:
            shown = self.request
            self.request = {
                **target,
                **body_of(shown),
                "headers": shown["headers"],
                "media_type": shown["media_type"],
                "cut": shown["cut"],
                "twice": shown["twice"],
                "notes": shown["notes"],
            }

    def lacks_body(self) -> bool:
        """Return whether there is one request, and nothing is known of its body."""
        request = self.request
        is_open = request is not None and not request["body_given"] and not request["cut"]
        return (
            is_open
            and self._requests == 1
            and not self._recognised.keys() & {"HAR", "curl command"}
        )

    def declared_length(self) -> str:
        """Return how long the body of the request is, as its headers say, or nothing."""
        return self.request["headers"].get("content-length", "") if self.request else ""

    def add_body(self, body: str | None) -> None:
        """Add the body of the only request, if it is shown elsewhere."""
        if self.request and body is not None:
            notes = [*self.request["notes"], say("body_found_apart")]
            self.request = {**self.request, **read_body(body), "notes": notes}

    def _log_body(self, message: Request | Response | None) -> None:
        """Keep the body of a message that is not judged as text, for its codes."""
        if message and message["body"]:
            self._log.append(message["body"])

    def replace_cut(self, request: Request) -> None:
        """Put a request in the place of the one whose body may have been cut off."""
        self._complete = self._complete and request is self.request
        self.request = request

    def add_response(self, response: Response, is_spoken: bool = False) -> None:
        """Add a response; the body of an earlier one is kept as text, for its codes.

        One that the text only speaks of does not replace another.
        """
        self._recognised["response"] = None
        earlier = self.response
        if self._is_others:
            self._log_body(response)
            self._is_other_answered = True
            return
        if earlier and earlier["body"] and _is_shown_again(earlier, response):
            return
        if earlier and is_spoken and not self._is_spoken:
            self._log_body(response)
            return
        self._answers += 1
        self._answered = self._requests
        if earlier is None or (earlier["status"] or 200) >= 200:
            self._responses += 1
        self._keep_earlier(earlier)
        self._is_spoken = is_spoken
        self.response = response
        self._begin_behind()

    def _begin_behind(self) -> None:
        """Take what follows as text behind the last answer."""
        self._front = _front_of(self.before)
        self._behind = []
        if self.request is None:
            envelope = (self.response or {"body": None})["body"] or ""
            told = self.before + self.api.before_code(envelope)
            self._is_other_answered = self._names_another(told)

    def _names_another(self, text: str) -> bool:
        """Tell whether the last request that a text mentions by its URL went to another API."""
        asked = _ASKED.findall(text) if "://" in text and self.api.paths else []
        return bool(asked) and not self.api.has_path(asked[-1])

    def _keep_earlier(self, response: Response | None) -> None:
        if response:
            self._log_body(response)
        if response and not self._is_spoken:
            self._earlier.append(response)
            self._complete = self._complete and response["json_error"] is None

    def add_answer(self, body: str, is_spoken: bool = False) -> None:
        """Add a body that looks like a response's."""
        if self._add_reports(body):
            return
        if self.response and not self.response["body_given"] and not self._is_others:
            self._recognised["response"] = None
            self._is_spoken = is_spoken
            self.response = {**self.response, **read_body(body)}
            self._begin_behind()
        else:
            self.add_response(response_document(None, (), body), is_spoken)

    def add_posted(self, body: str) -> None:
        """Add a body that looks like a request's."""
        if self._add_reports(body):
            return
        if self.request is None:
            self.add_request("request", partial_request((), body))
        elif not self.request["body_given"]:
            self.request = {**self.request, **read_body(body)}
        elif body[:1] in ("{", "["):
            self.add_answer(body)
        else:
            self.add_text(body)

    def may_be_headers(self, request: Request) -> bool:
        """Return whether headers that stand alone may be those of a request to the API."""
        return not self.api.is_known() or self.api.sent(request)

    def may_be_posted(self, value: Json) -> bool:
        """Return whether JSON may be the body of a request to the API, or a list of reports."""
        is_ours = not self.api.is_known() or self.api.has_fields(value)
        return is_ours or self.reports_in(value) is not None

    def may_be_part(self, text: str) -> bool:
        """Return whether the beginning of JSON may be that of a request's body."""
        return not self.api.is_known() or any(name in text for name in self.api.fields)

    def names_api(self, text: str) -> bool:
        """Return whether a text has a header or a path of the API that is known."""
        return self.api.is_named_in(text, with_path=True)

    def may_be_form(self, form: Collection[str]) -> bool:
        """Return whether a form may be the body of a request to the API, or of one shown so far."""
        is_known = self.request is not None or not self.api.is_known()
        return is_known or self.api.tells([name.partition("[")[0] for name in form])

    def is_report(self, form: Report) -> bool:
        """Return whether a form is one that the service itself posts."""
        return any(mark in form for mark in self._report_marks)

    def tells_report(self, names: Collection[str]) -> bool:
        """Return whether names, or a text, have each name that marks a single report."""
        return bool(self._marks) and all(mark in names for mark in self._marks)

    def reports_in(self, json: Json) -> Report | None:
        """Return a JSON object with a list of reports; None for any other value."""
        is_one = isinstance(json, dict) and any(isinstance(json.get(n), list) for n in self._lists)
        return json if isinstance(json, dict) and is_one else None

    def _add_reports(self, body: str) -> bool:
        """Add a body that holds a list of reports; tell whether it does."""
        if not any(name in body for name in self._lists):
            return False
        reports = self.reports_in(read_body(body)["json"])
        if reports is not None:
            self.add_report(body, reports)
        return reports is not None

    def add_report(self, body: str, fields: Report) -> None:
        """Add what a body reports; a body that is shown again reports nothing new.

        Where a name stands twice in it, it is kept, for its codes. What has the code of an item in
        an answer is that item.
        """
        results = self.api.result_list(fields) if self.tells_report(fields) else None
        self._recognised["response" if results else "report"] = None
        if repeats_name(body):
            self._log.append(body)
            self.doubt(say("doubt_repeated"))
        self._begin_behind()
        found = self._reports if results is None else self._results.setdefault(results, {})
        found.setdefault(trim(body), fields)

    def _add_results(self) -> None:
        """Add the items of an answer that were shown without it; beside an answer they are text."""
        if not self._results:
            return
        body = _json_of({name: list(items.values()) for name, items in self._results.items()})
        if self.response is None:
            self._responses += 1
            self.response = response_document(None, (), body)
        else:
            self._log.append(body)

    def add_archive(self, archive: Archive) -> None:
        """Add the exchange of an archive."""
        self._recognised["HAR"] = None
        self._notes += archive.notes
        self._complete = self._complete and archive.complete
        self._requests += 1
        self.request = archive.request
        if archive.response:
            self._responses += 1
            self._answers += 1
            self.response = archive.response
        self._sent_at = archive.sent_at

    def evidence(self) -> Evidence:
        """Return what was found."""
        self._add_results()
        chosen = self._choose_failed()
        if any(_LEFT_OUT.search(f"\n{text}\n") for text in self._log):
            self.note_unread(say("left_out"))
        if self.has_preflight:
            self.note(say("preflight" if self._requests else "preflight_alone"))
        if self.request and self._is_of_another(self.request):
            host = self.request["host"]
            self.note(say("request_of_another", host=host))
            self._log_body(self.request)
            self.request = None
            is_named = _NAMED_HOST.fullmatch(host) is not None
            self._is_other_answered = self._is_other_answered or (is_named and self._answers > 0)
        if self._is_other_answered and not (self.request and self.response):
            self.doubt(say("doubt_another"))
        if self._answered and not self._answers and not self._is_answer_first:
            self.doubt(say("doubt_number", number=self._answered, count=self._requests))
        last = self.response
        if last and (self._is_spoken or is_example(last["json"]) or is_mocked(last["headers"])):
            self.doubt(say("doubt_spoken"))
        sent = None if "curl command" in self._recognised else self.request
        if any(message and is_short(message) for message in (sent, self.response)):
            self.note_unread(say("body_short"))
        notes = self._notes + (self.request["notes"] if self.request else [])
        if variable := _variable_in(self.request):
            notes.append(say("variable_unfilled", name=variable))
        if chosen:
            notes.append(chosen)
        elif self._requests > 1 and self.request and self.api.sent(self.request):
            which = f"{self.request['method']} {self.request['path']}"
            notes.append(say("requests_of_api", count=self._requests, which=which))
        elif self._requests > 1:
            notes.append(say("several_requests", count=self._requests))
        if self._responses > 1 and not chosen:
            key = "several_responses_mended" if self._is_mended() else "several_responses"
            notes.append(say(key, count=self._responses))
        request = self.request
        if request and self.api.shows(self._log, request["headers"]):
            type_ = request["media_type"] or NOT_GIVEN
            request = {**request, "method": NOT_GIVEN, "media_type": type_, "sanitized": True}
        return {
            "recognised": list(self._recognised),
            "notes": list(dict.fromkeys(notes)),
            "request": request,
            "response": self.response,
            "report": list(self._reports.values()) or None,
            "log": "\n".join(self._log),
            "sent_at": self._sent_at or self._answered_at(),
            "complete": self._complete and not self._ends_early(),
            "earlier": self._earlier,
            "front": self._front,
            "behind": "\n".join(self._behind),
            "doubts": list(dict.fromkeys(self._doubts)),
            "curl_failure": self.curl_failure,
            "preflight": self.has_preflight and not self._requests,
        }

    def _is_of_another(self, request: Request) -> bool:
        """Tell whether a request went to another API; what answers it with a code tells that."""
        if not self.api.is_known() or NOT_GIVEN in (request["host"], request["path"]):
            return False
        is_ours = self.api.sent(request) or (self.response and self.fails(self.response))
        return not is_ours

    def _ends_early(self) -> bool:
        """Tell whether the request was cut off, or the body of the response is not all JSON."""
        is_cut = self.request is not None and self.request["cut"]
        return is_cut or (self.response is not None and self.response["json_error"] is not None)

    def _answered_at(self) -> str | None:
        return read_http_date(self.response["headers"].get("date", "")) if self.response else None


def _variable_in(request: Request | None) -> str:
    """Return the first variable in a request that was not filled in, or nothing."""
    texts = [*request["headers"].values(), request["body"] or ""] if request else []
    found = next(filter(None, (_VARIABLE.search(text) for text in texts if "{{" in text)), None)
    return found.group() if found else ""


def _json_of(value: object) -> str:
    """Return texts, and lists and mappings of them, as JSON."""
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{quoted(name)}:{_json_of(value[name])}" for name in value) + "}"
    if isinstance(value, list):
        return f"[{','.join(map(_json_of, value))}]"
    return quoted(str(value))


def _is_shown_again(earlier: Response, later: Response) -> bool:
    """Return whether a log shows a response again, without its body."""
    pairs = ((earlier["status"], later["status"]), (earlier["headers"], later["headers"]))
    return not later["body_given"] and all(first == second for first, second in pairs)


def _joined(earlier: Request, later: Request) -> Request:
    """Return a request that was shown twice: as it was last, with the body that is known."""
    notes = earlier["notes"] + later["notes"]
    if later["body_given"]:
        return {**later, "notes": notes}
    return {**later, **body_of(earlier), "notes": notes}


def _front_of(between: str) -> str:
    """Return what is in front of a place on its line; on an empty one, the label above it.

    A label is no more than a sentence.
    """
    front = between.rpartition("\n")[2]
    label = "" if trim(front) else trim(between).rpartition("\n")[2].rpartition(". ")[2]
    return label if label.endswith((":", "\uff1a")) else front
