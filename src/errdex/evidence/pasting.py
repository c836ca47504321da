"""Takes a pasted text apart: commands, messages, archives, bodies, and other text between."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from itertools import islice

from errdex.engine.sentences import say
from errdex.engine.tables import limit, list_of
from errdex.evidence.gathering import Evidence, Gathered
from errdex.evidence.http.bodies import (
    ANSWER,
    BARE_LINE,
    BEFORE_CURL,
    BEHIND_CURL,
    FENCE,
    MOST_HEADERS,
    MOST_UNCLOSED,
    REQUEST_LINE,
    STATUS_LINE,
    TOOL,
    WIRE,
    Bodies,
    has_credentials,
)
from errdex.evidence.http.documents import cut_body_off, response_document
from errdex.evidence.http.har import FailsBy, begins_archive, read_archive, read_archive_text
from errdex.evidence.http.messages import read_headers, read_request, read_response
from errdex.evidence.http.transcripts import read_transcript
from errdex.evidence.known_api import NO_API, KnownApi
from errdex.evidence.layers.peeling import peel
from errdex.evidence.literals.reading import Literal, Literals
from errdex.evidence.mentions import find_body, find_mention, find_target
from errdex.evidence.outcomes import failure_in, has_failed, is_example
from errdex.evidence.printed_reports import forms_in, show_reports
from errdex.evidence.result_tables import name_reports, show_results
from errdex.evidence.shells.curl import read_curl
from errdex.evidence.shells.quotation import quoted_command
from errdex.evidence.shells.tools import read_tool
from errdex.evidence.speech import is_spoken_of
from errdex.evidence.text.characters import (
    BLANKS,
    LONGEST,
    MOST_LINES,
    clean,
    end_of_lines,
    line_at,
    trim,
    whole_pairs,
)
from errdex.evidence.text.flattening import flat_text, is_form, texts_of
from errdex.evidence.text.forms import decode_form
from errdex.evidence.text.json_text import Json, read_counted_json, read_json
from errdex.evidence.text.unwrapping import as_json, unescape

MOST_STARTS = limit("parts_of_a_text")
"""So many places are tried as the beginning of something; what follows them is a log."""

MOST_IN_VAIN = limit("characters_read_in_vain")
"""So many characters are read as JSON that turn out to be a log; JSON inside is read again."""
LONGEST_ARCHIVE = limit("characters_of_an_archive")
"""How many characters of an archive are read; what follows is cut off."""

MOST_DOCUMENTS = 20
"""Requests that are texts of one answer. Further ones are a part of that answer."""

DEEPEST_DOCUMENT = 3
"""Documents inside the texts of documents. Deeper ones are searched as a log."""

_WIDEST = 4  # bytes of a character, in any encoding that is read
_OTHER_HEADER = (
    "(?::[a-z]{4,9}|[Hh]ost|[Cc]ontent-[A-Za-z]+|[Aa]ccept[A-Za-z-]*|[Uu]ser-[Aa]gent)"
    ":[^\n]*\n[ \t]*"
)
_HEADER = (
    f"(?:{_OTHER_HEADER}){{0,12}}(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{{2,40}}):[ \t]*"
    "(?!\\[[^\\]\n]*\\],)[^ \t\n'\"`]"
)
_NAME = "[A-Za-z0-9_.%-]+"
_FORM = f"{_NAME}=[^ \t\n&]*(?:&{_NAME}=[^ \t\n&]*)+[ \t]*\n"
_JSON_START = "(?:\\{[ \t\n]*[\"'}\u2018-\u201f]|\\[[ \t\n]*\\{)"
_START = re.compile(
    f"[{BEFORE_CURL},](?:(?<=\n)[ \t]*(?:(?P<fence>{FENCE})|(?P<transcript>{WIRE})"
    f"|(?P<request>{REQUEST_LINE}(?=\n)|{BARE_LINE})|(?P<response>{STATUS_LINE}(?=[ \t\n]))"
    f"|(?P<json>{_JSON_START})|(?P<headers>{_HEADER})|(?P<form>{_FORM})|(?P<tool>{TOOL}))"
    f'|(?P<curl>{BEHIND_CURL})|(?<=[ :=>(,|\'"`])(?P<inline>\\{{(?:["\']|\\\\["n])))'
)
_MESSAGE = re.compile(f"\n[ \t]*(?:{REQUEST_LINE}\n|{STATUS_LINE}[ \t\n])")
_PROMPT = re.compile("[^\n]*(?:[$#>%\u276f][ \t]*|\\$\\()")
_TOOL_PROMPT = re.compile("[^A-Za-z]*")
_LONGEST_PROMPT = limit("characters_of_a_prompt")
_DESCRIBING = ("headers", "method", "uri", "url")
_DESCRIBES = re.compile(f"[\"'](?:{'|'.join(_DESCRIBING)})[\"'][ \t]{{0,9}}:")
_LOG_KEYS = list_of("keys_of_a_log_record")
_OTHER_TOOL = re.compile(
    "Invoke-(?:WebRequest|RestMethod)|fetch\\(|requests\\.[a-z]+\\(|\n[^a-z\n]{0,9}(?:wget|https?) "
)
_SENT = re.compile("(?:[Rr]equest|REQUEST|[Pp]ayload|[Ss]ending|[Ss]ent|[Pp]osting)[^\n{]{0,20}\\Z")
_CURL_ERROR = re.compile(
    "curl: \\(([1-9][0-9]{0,2})\\)(?:[^\n]{0,60} error: ([1-5][0-9]{2})(?![0-9]))?"
)
_HOST_ERRORS = ("3", "5", "6", "7", "28", "35", "56", "60")
_REST_OF_PIPE = re.compile("[ \t]*\\|[^|\n][^\n]*")
_GOES_ON = ",{["  # at the end of a line of JSON that another follows


def read_evidence(
    text: str,
    report_marks: Collection[str] = (),
    fails: FailsBy = lambda _: False,
    api: KnownApi = NO_API,
) -> Evidence:
    """Read whatever somebody pasted; nothing is raised.

    Args:
        text: The paste.
        report_marks: Names of form fields, any of which marks a report: a form that a service
            posts by itself.
        fails: Tells of the responses in an archive which name a failure.
        api: What is known of the API to which the request goes.
    """
    gathered = Gathered([], report_marks, fails, api)
    read_into(gathered, text)
    return gathered.evidence()


def read_into(gathered: Gathered, text: str) -> None:
    """Read a text as `read_evidence` does, and add what it holds to what was found before."""
    text = whole_pairs(text)
    if len(text) > LONGEST:
        text = _shortened(gathered, text)
    end = lines_end(text)
    if end < len(text):
        text = text[:end]
        gathered.note_unread(say("too_many_lines", count=f"{MOST_LINES:,}"))
    cleaned, notes = clean(text)
    for note in notes:
        gathered.note(note)
    _read_plain(gathered, cleaned, 0)


def _read_plain(gathered: Gathered, text: str, depth: int) -> None:
    """Read a text, or the texts inside a document, `depth` documents deep."""
    end = _archive_end(text)
    plain, notes = peel(text[end:])
    for note in notes:
        gathered.note(note)
    plain = show_reports(show_results(plain, gathered.api), gathered.tells_report)
    plain = name_reports(plain, gathered.api)
    _Paste("\n" + (text[:end] + plain).rstrip(BLANKS) + "\n", gathered, depth).read()


def _archive_end(text: str) -> int:
    """Return where the archive ends that a text begins with, or 0: its texts are no layers.

    One that never closes ends at an empty line.
    """
    if not begins_archive(text):
        return 0
    bodies = Bodies(text)
    end = bodies.json_end(text.index("{"), len(text))
    return end if end > 0 else bodies.part_end(0)


def readable(text: str) -> str:
    """Return as much of a text as may be read."""
    text = whole_pairs(text)
    text = text[: longest_of(text)]
    return text[: lines_end(text)]


def longest_of(text: str) -> int:
    """Return how many characters of a text may be read: of an archive more than of another."""
    return LONGEST_ARCHIVE if _is_archive(text) else LONGEST


def lines_end(text: str) -> int:
    """Return where the lines end that may be read: of an archive, all of them."""
    return len(text) if _is_archive(text) else end_of_lines(text)


def bytes_to_read(opening: str) -> int:
    """Return how many bytes of a file matter that begins so; more make a text that is cut."""
    return LONGEST_ARCHIVE if _is_archive(opening) else _WIDEST * (LONGEST + 2)


def _is_archive(text: str) -> bool:
    return begins_archive(text, int(text[:1] == "\ufeff"))


def _shortened(gathered: Gathered, text: str) -> str:
    """Return what is left to read of a text that is too long; an archive at its start is added."""
    if _is_archive(text):
        start = int(text[0] == "\ufeff")
        if len(text) > start + LONGEST_ARCHIVE:
            text = text[: start + LONGEST_ARCHIVE]
            gathered.note_unread(say("text_too_long", count=f"{LONGEST_ARCHIVE:,}"))
        archive = read_archive_text(text[start:], gathered.fails)
        if archive:
            gathered.add_archive(archive)
            text = text[start + archive.end :]
    if len(text) > LONGEST:
        text = text[:LONGEST]
        gathered.note_unread(say("text_too_long", count=f"{LONGEST:,}"))
    return text


class _Paste:
    """A text framed by line ends, how far it was read, and what was found."""

    def __init__(self, text: str, gathered: Gathered, depth: int) -> None:
        self.text = text
        self.bodies = Bodies(text)
        self.literals = Literals(text, gathered.fails)
        self.has_reports = gathered.tells_report(text)
        self.gathered = gathered
        self.depth = depth
        self.done = 0
        self.skipped = 0
        self.in_vain = 0
        self.without_answer = 0
        """Up to this place no name of an answer stands."""
        self.fault = ""
        """What is wrong with the last answer inside a line that could not be read."""

    def read(self) -> None:
        at = 0
        for _ in range(MOST_STARTS):
            found = _START.search(self.text, at)
            literal = self.literals.before(at, found)
            if literal:
                self._literal(literal)
                self.done = at = literal.end
                continue
            if not found:
                break
            kind = found.lastgroup or ""
            if kind == "fence":
                self._text_before(found.start())
                self.done = at = found.end()
                continue
            start = found.start(kind)
            end = _READERS[kind](self, start)
            if end is None:
                at = max(start + (kind != "curl"), self.skipped)
            else:
                self.done = end
                at = end - (self.text[end - 1] == "\n")
        else:
            self.gathered.note_unread(say("too_many_parts"))
        if self.literals.gave_up:
            self.gathered.note_unread(say("too_many_parts"))
        if self.bodies.gave_up:
            self.gathered.note_unread(say("too_many_brackets", count=MOST_UNCLOSED))
        if self.bodies.headers_left_out:
            self.gathered.note_unread(say("too_many_headers", count=f"{MOST_HEADERS:,}"))
        if self.fault:
            self.gathered.note_unread(say("note_response_body", fault=self.fault))
        self._text_before(len(self.text))
        request = self.gathered.request
        if request and self.text.endswith(f"{request['body']}\n"):
            self.gathered.replace_cut(cut_body_off(request))
        if request is None:
            self._mention()
        elif self.gathered.lacks_target():
            self.gathered.add_target(find_target(self.text, self.gathered.api))
        if self.depth == 0 and self.gathered.lacks_body():
            length = self.gathered.declared_length()
            self.gathered.add_body(find_body(self.text, self.gathered.api, length))
        self._curl_failures()

    def _curl_failures(self) -> None:
        """Add that curl says that it failed, or which status it says that it got."""
        for number, status in dict.fromkeys(_CURL_ERROR.findall(self.text)):
            if status:
                self.gathered.add_status(int(status))
                self.gathered.note(say("curl_status", status=status))
                continue
            key = "curl_failed" if number in _HOST_ERRORS else "curl_failed_otherwise"
            self.gathered.note(say(key, number=number))
            self.gathered.curl_failure = self.gathered.curl_failure or say(
                "doubt_curl", number=number
            )

    def _mention(self) -> None:
        """Add the request that the text mentions, or a note on one that was not read."""
        is_whole = self.depth == 0
        found = find_mention(self.text, self.gathered.api) if is_whole else None
        if found and found.request and found.request["path"] not in self.gathered.api.paths:
            self.gathered.add_request("request", found.request)
            if found.response and self.gathered.response is None:
                self.gathered.add_response(found.response)
            return
        is_named = is_whole and self.gathered.api.is_named_in(self.text, with_path=found is None)
        if is_named and not self.gathered.has_preflight:
            self.gathered.note(say("request_not_read"))
        elif "://" in self.text and _OTHER_TOOL.search(self.text):
            self.gathered.note(say("command_not_read"))

    def _text_before(self, start: int) -> None:
        between = self.text[self.done : start]
        at = 0
        for form in forms_in(between, self.gathered.tells_report) if self.has_reports else ():
            if is_spoken_of(between, form.start(), form.end()):
                continue
            self._add_log(between[at : form.start()])
            self.gathered.add_report(form.group(), decode_form(form.group()))
            at = form.end()
        self._add_log(between[at:])

    def _add_log(self, text: str) -> None:
        self.gathered.before = text
        self.gathered.add_text(trim(text))

    def _line_start(self, start: int) -> int:
        return self.text.rfind("\n", 0, start) + 1

    def _request(self, start: int) -> int:
        message = read_request(self.bodies, start)
        assert message.request is not None  # that is what was read
        self._text_before(start)
        form = message.request["form"] or {}
        body = message.request["body"] or ""
        reports = self.gathered.reports_in(message.request["json"])
        if reports is None and "authorization" not in message.request["headers"]:
            reports = form if self.gathered.is_report(form) else None
        if reports is not None:
            self.gathered.add_report(body, reports)
        else:
            self.gathered.add_request("request", message.request)
        return message.end

    def _literal(self, literal: Literal) -> None:
        self._text_before(literal.start)
        if literal.request:
            self.gathered.add_request("request", literal.request)
        for answer in literal.answers:
            self.gathered.add_answer(answer)
        self.gathered.add_text(literal.rest)

    def _headers(self, start: int) -> int | None:
        message = read_headers(self.bodies, start)
        assert message.request is not None  # that is what was read
        is_apart = self.depth > 0 and not has_credentials(self.text)
        if is_apart or not self.gathered.may_be_headers(message.request):
            self.skipped = message.below - 1
            return None
        self._text_before(start)
        self.gathered.add_request("request", message.request)
        return message.end

    def _response(self, start: int) -> int:
        message = read_response(self.bodies, start)
        assert message.response is not None  # that is what was read
        self._text_before(start)
        is_spoken = is_spoken_of(self.text, start, message.end)
        self.gathered.add_response(message.response, is_spoken)
        return message.end

    def _transcript(self, start: int) -> int:
        message = read_transcript(self.bodies, start)
        self._text_before(start)
        if message.request:
            self.gathered.add_request("request", message.request)
        if message.response:
            self.gathered.add_response(message.response)
        return message.end

    def _curl(self, start: int) -> int | None:
        quoted = quoted_command(self.text, start) if self.depth < DEEPEST_DOCUMENT else None
        if quoted:
            self._text_before(quoted.start)
            _read_plain(self.gathered, quoted.text, self.depth + 1)
            return quoted.end
        closing = "`" if self.text[start - 1] == "`" else ""
        request, end, has_url = read_curl(self.text, start, closing)
        if not has_url:
            self.skipped = end
            return None
        line = max(self._line_start(start), start - _LONGEST_PROMPT)
        self._text_before(line if _PROMPT.fullmatch(self.text, line, start) else start)
        self.gathered.add_request("curl command", request)
        rest = _REST_OF_PIPE.match(self.text, end)
        return rest.end() if rest else end

    def _tool(self, start: int) -> int | None:
        prompt = _TOOL_PROMPT.match(self.text, start)
        assert prompt is not None  # it may be empty
        found = read_tool(self.text, prompt.end())
        if not found:
            return None
        self._text_before(start)
        self.gathered.add_request("request", found[0])
        return found[1]

    def _form(self, start: int) -> int:
        line = line_at(self.text, start)
        self._text_before(start)
        fields = decode_form(trim(line))
        if self.gathered.is_report(fields):
            if is_spoken_of(self.text, self._table_start(start), start + len(line)):
                self.gathered.doubt(say("doubt_spoken"))
            self.gathered.add_report(trim(line), fields)
        elif self.gathered.may_be_form(fields):
            self.gathered.add_posted(trim(line))
        else:
            self.gathered.add_text(trim(line))
        return start + len(line)

    def _table_start(self, start: int) -> int:
        """Return where the names above the first row of a table are, or the row itself."""
        above = self._line_start(start - 1) if start > 1 else start
        names = self.text[above:start]
        return above if "=" not in names and self.gathered.tells_report(names) else start

    def _json(self, start: int) -> int | None:
        if self._has_read_enough():
            return None
        end = self.bodies.json_end(start, len(self.text))
        if end > 0:
            return self._whole_json(self.text[start:end], start, end)
        end = self.bodies.part_end(start)
        body = trim(self.text[start:end])
        archive = read_archive_text(body, self.gathered.fails)
        self._text_before(start)
        if archive:
            self.gathered.add_archive(archive)
        elif ANSWER.search(body):
            self._add_answers(body, None, is_spoken_of(self.text, start, end))
        elif self.gathered.may_be_part(body):
            self.gathered.add_posted(body)
        else:
            self.gathered.add_text(body)
        return end

    def _inline(self, start: int) -> int | None:
        """Read JSON inside a line, such as a response that a program wrote to its log."""
        if self.text[start + 1] == "\\":
            body, self.skipped = unescape(self.text, start)
            return self._inline_json(body, start, self.skipped)
        inside = start < self.without_answer and not self._is_sent(start)
        if inside or self._has_read_enough():
            return None
        line = line_at(self.text, start)
        end = self.bodies.json_end(start, start + len(line))
        if end < 0 and not self.bodies.gave_up:
            self._note_cut(line, start + len(line) + 1 == len(self.text))
        return None if end < 0 else self._inline_json(self.text[start:end], start, end)

    def _note_cut(self, line: str, is_last: bool) -> None:
        """Keep what is wrong with an answer that does not close in its line, nor goes on below."""
        if ANSWER.search(line) and (is_last or trim(line)[-1] not in _GOES_ON):
            self.fault = read_json(line)[1] or ""

    def _inline_json(self, body: str, start: int, end: int) -> int | None:
        if not ANSWER.search(body):
            self.without_answer = max(self.without_answer, end)
            is_told = "&" in body and self.gathered.names_api(body)
            if not is_told and not self._is_sent(start):
                return None
        return self._whole_json(body, start, end, inline=True)

    def _is_sent(self, start: int) -> bool:
        """Tell whether the words before a place say that what follows was sent."""
        return _SENT.search(self.text[max(0, start - 40) : start]) is not None

    def _has_read_enough(self) -> bool:
        if self.in_vain > MOST_IN_VAIN:
            self.gathered.note_unread(say("too_many_parts"))
        return self.in_vain > MOST_IN_VAIN

    def _whole_json(self, body: str, start: int, end: int, inline: bool = False) -> int | None:
        value, fault, doubled = read_counted_json(body)
        if fault and fault.about_quotes and ANSWER.search(body):
            printed = as_json(body)
            read = read_counted_json(printed)
            if not read.fault:
                body, (value, fault, doubled) = printed, read
                self.gathered.note(say("printed_json"))
        if (fault and (inline or _MESSAGE.search(body))) or (
            _is_log_record(value) and not self._holds_form(body, value)
        ):
            self.in_vain += len(body)
            if fault and inline and ANSWER.search(body):
                self.fault = fault.says
            return None
        if doubled:
            self.gathered.note(say("duplicate_names", count=doubled))
        self._text_before(start)
        archive = read_archive(value, self.gathered.fails)
        if archive:
            self.gathered.add_archive(archive)
        else:
            self._add_body(body, value, start, end)
        return end

    def _holds_form(self, body: str, value: Json) -> bool:
        """Tell whether a text in JSON is a form for the API, which a program told."""
        forms = filter(is_form, texts_of(value) if "&" in body else ())
        return any(self.gathered.api.tells(decode_form(form)) for form in forms)

    def _add_body(self, body: str, value: Json, start: int, end: int) -> None:
        if ANSWER.search(body) and not self._holds_form(body, value):
            self._add_answers(body, value, is_spoken_of(self.text, start, end))
        elif self._may_be_posted(body, value, start):
            self.gathered.add_posted(body)
        elif value is not None and self.depth < DEEPEST_DOCUMENT:
            self.gathered.doubt(failure_in(value))
            _read_plain(self.gathered, flat_text(value), self.depth + 1)
        else:
            self.gathered.add_text(body)

    def _may_be_posted(self, body: str, value: Json, start: int) -> bool:
        """Tell whether JSON, or what is like JSON and could not be read, may be a body."""
        if value is None:
            return self.gathered.api.has_field_in(body) and not _DESCRIBES.search(body)
        return self.gathered.may_be_posted(value) or (_is_sent(value) and self._is_sent(start))

    def _add_answers(self, body: str, value: Json, is_spoken: bool) -> None:
        """Add an answer; of one that has others inside its texts, these are the answers.

        It is the answer itself where it names a failure of its own, and none inside fails.
        Texts inside that are documents which show a request to the API are read as well.
        """
        inside = dict.fromkeys(text for text in texts_of(value) if _holds_answer(text))
        if inside and has_failed(value) and not any(map(self._is_failure, inside)):
            inside = {}
        if inside:
            self.gathered.doubt(failure_in(value))
            self.gathered.add_text(body)
        documents = (text for text in texts_of(value) if text[:1] == "{" and text not in inside)
        sent = filter(self.gathered.names_api, documents)
        for text in islice(sent, MOST_DOCUMENTS if self.depth < DEEPEST_DOCUMENT else 0):
            _read_plain(self.gathered, text, self.depth + 1)
        for text in inside or (body,):
            self.gathered.add_answer(text, is_spoken or is_example(value))

    def _is_failure(self, body: str) -> bool:
        return self.gathered.fails(response_document(None, (), body))


_READERS: Mapping[str, Callable[[_Paste, int], int | None]] = {
    "request": _Paste._request,
    "response": _Paste._response,
    "transcript": _Paste._transcript,
    "headers": _Paste._headers,
    "json": _Paste._json,
    "inline": _Paste._inline,
    "form": _Paste._form,
    "curl": _Paste._curl,
    "tool": _Paste._tool,
}
"""What reads each kind that `_START` finds; it returns where that ends, or None."""


def _holds_answer(text: str) -> bool:
    return text[:1] == "{" and ANSWER.search(text) is not None and not read_json(text)[1]


def _is_sent(value: Json) -> bool:
    """Tell whether JSON that is said to be sent may be a body, and does not describe a request."""
    return not (isinstance(value, dict) and any(name in value for name in _DESCRIBING))


def _is_log_record(value: Json) -> bool:
    return isinstance(value, dict) and any(key in value for key in _LOG_KEYS)
