"""Reads a curl command as curl does, and works out the request it would send."""

from __future__ import annotations

import base64
import re
from typing import NamedTuple

from errdex.engine.sentences import say
from errdex.engine.tables import list_of
from errdex.evidence.http.addresses import split_url
from errdex.evidence.http.documents import (
    CUT,
    NOT_GIVEN,
    Request,
    cut_off,
    request_document,
    without_body,
)
from errdex.evidence.http.messages import ELIDED
from errdex.evidence.shells.command_words import Command, Word
from errdex.evidence.shells.curl_options import read_options
from errdex.evidence.shells.recognition import split_command
from errdex.evidence.text.characters import LONGEST, lower, trim
from errdex.evidence.text.forms import decode_percent, encode_percent

_DATA = list_of("curl_data_options")
_SIGNED = list_of("curl_signing_options")
_LINE_ENDS = re.compile("[\r\n]+")
_URL_LIKE = re.compile("[.:/]|localhost|<[$%]")
# A form field that the shell would fill in: which fields it contains is unknown.
_UNKNOWN_FIELD = re.compile("(?:^|&)<[$%][^<>&=]*>(?:&|\\Z)")


class Curl(NamedTuple):
    """A curl command.

    Attributes:
        request: The document of its request.
        end: Where it ends in the text.
        has_url: Whether it names something that looks like a URL; prose does not.
    """

    request: Request
    end: int
    has_url: bool


def read_curl(text: str, start: int, closing: str = "") -> Curl:
    """Read the curl command that begins at `start`.

    Args:
        text: Text that may continue after the command.
        start: Where the word `curl` begins.
        closing: A backtick if the command is between two.
    """
    command = split_command(text, start, closing)
    plan = _Plan(command)
    for name, value in read_options(command.words[1:], plan.note):
        if name == "next" and plan.has("url"):
            plan.note(say("second_request"))
            break
        plan.take(name, value)
    url = (plan.texts("url") or [""])[0].replace(CUT, "")
    has_url = _URL_LIKE.search(url) is not None
    return Curl(plan.request(), command.end, has_url)


class _Plan:
    """What the options of a command add up to."""

    def __init__(self, command: Command) -> None:
        self.notes = command.notes
        self.stdin = command.stdin
        self.cut = command.cut
        self.given: dict[str, list[Word]] = {}
        self.data: list[str] = []  # parts of the body, as far as they are known
        self.data_known = True
        self.replaced = False

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def has(self, *names: str) -> bool:
        return not self.given.keys().isdisjoint(names)

    def texts(self, name: str) -> list[str]:
        return [value.text for value in self.given.get(name, ())]

    def take(self, name: str, value: Word) -> None:
        if name == "url" and ELIDED.fullmatch(value.text):
            self.cut = True
            return
        self.given.setdefault(name, []).append(value)
        if name == "unfinished" and value.text in _DATA:
            self.data_known = False
            self.data.append("")
        if name not in _DATA:
            return
        text = self._data_text(name, value.text)
        self.replaced = self.replaced or value.replaced
        if text is None:
            self.data_known = False
            self.note(say("body_in_a_file"))
        joint = "&" if self.data and name != "json" else ""
        self.data.append(joint + (text or ""))

    def _data_text(self, name: str, text: str) -> str | None:
        """Return what an option adds to the body, or None if that is in a file."""
        if name == "data-raw":
            return text
        if name == "data-urlencode":
            return _urlencoded(text)
        if not text.startswith("@"):
            return text
        if text != "@-" or self.stdin is None:
            return None
        self.replaced = self.replaced or self.stdin.replaced
        if name in ("data-binary", "json"):
            return self.stdin.text
        return _LINE_ENDS.sub("", self.stdin.text)

    def request(self) -> Request:
        """Return the document of the request that these options make."""
        headers = self._headers()
        urls = self.given.get("url", [])
        if self.has("config"):
            self.note(say("config_not_read"))
        if len(urls) > 1:
            self.note(say("several_urls"))
        if not urls:
            self.note(say("no_url"))
        url = self._url()
        all_headers = self._all_headers(headers, url)
        sent = request_document(self._method(), url, all_headers, self._body())
        known = without_body(sent) if self.replaced and sent["json_error"] else sent
        in_files = self.has("config") or any(text[:1] == "@" for text in self.texts("header"))
        request: Request = {
            **known,
            "url": url if urls else NOT_GIVEN,
            "path": self._path(sent["path"]),
            "sanitized": in_files,
            "notes": self.notes + sent["notes"],
        }
        is_cut = self.cut or any(map(ELIDED.fullmatch, self.texts("header")))
        return cut_off(request) if is_cut else request

    def _path(self, path: str) -> str:
        """Return the path that is requested, given the URL's path."""
        urls = self.given.get("url", [])
        if urls and self.has("request-target"):
            return self.texts("request-target")[-1].partition("?")[0]
        is_known = urls and not (urls[0].replaced and path == "/")
        return path if is_known else NOT_GIVEN

    def _url(self) -> str:
        url, sign, fragment = (self.texts("url") or [""])[0].partition("#")
        if url and "://" not in url.partition("?")[0]:
            url = "http://" + url
        query = [self._query(text) for text in self.texts("url-query")]
        if self.has("get"):
            query.append("".join(self.data))
        added = "&".join(part for part in query if part)
        if added:
            url += ("&" if "?" in url else "?") + added
        return url + sign + fragment

    def _query(self, text: str) -> str | None:
        if text.startswith("+"):
            return text[1:]
        encoded = _urlencoded(text)
        if encoded is None:
            self.note(say("query_in_a_file"))
        return encoded

    def _method(self) -> str:
        if self.has("request"):
            return self.texts("request")[-1]
        if self.has("head"):
            return "HEAD"
        if self.has("upload-file"):
            return "PUT"
        if self._has_body() or self._is_multipart():
            return "POST"
        return NOT_GIVEN if self.cut else "GET"

    def _has_body(self) -> bool:
        return self.data != [] and not self.has("get")

    def _is_multipart(self) -> bool:
        return self.has("form", "form-string")

    def _body(self) -> str | None:
        if self._is_multipart() or self.has("upload-file"):
            return None
        if not self._has_body():
            return ""
        data = "".join(self.data)[: LONGEST + 1]  # one more tells that it is too long
        unknown = not self.data_known or (self.replaced and _UNKNOWN_FIELD.search(data))
        return None if unknown else data

    def _headers(self) -> list[tuple[str, str | None]]:
        """Return the given headers, with None as the value of a removed one."""
        headers: list[tuple[str, str | None]] = []
        for text in self.texts("header"):
            name, colon, value = text.partition(":")
            if text.startswith("@"):
                self.note(say("headers_in_a_file"))
            elif colon:
                headers.append((trim(name), trim(value) or None))
            elif trim(text).endswith(";"):
                headers.append((trim(text)[:-1], ""))
            elif not text.endswith(CUT) and not ELIDED.fullmatch(text):
                self.note(say("header_without_colon"))
        return headers

    def _all_headers(
        self, headers: list[tuple[str, str | None]], url: str
    ) -> list[tuple[str, str]]:
        """Return the given headers and those that curl adds if they are not given."""
        given = {lower(name) for name, _ in headers}
        added = [(name, text) for name, text in self._added(url) if text and name not in given]
        return [(name, value) for name, value in headers if value is not None] + added

    def _added(self, url: str) -> list[tuple[str, str]]:
        address = split_url(url, "http")
        cookies = self.texts("cookie")
        if not all("=" in text for text in cookies):
            self.note(say("cookies_in_a_file"))
        return [
            ("host", address.host_header),
            ("authorization", self._authorization(address.user)),
            ("user-agent", (self.texts("user-agent") or ["curl"])[-1]),
            ("accept", "application/json" if self.has("json") else "*/*"),
            ("referer", (self.texts("referer") or [""])[-1].partition(";")[0]),
            ("cookie", ";".join(text for text in cookies if "=" in text)),
            ("content-type", self._content_type()),
        ]

    def _content_type(self) -> str:
        if self._is_multipart():
            return "multipart/form-data"
        if self.has("json"):
            return "application/json"
        return "application/x-www-form-urlencoded" if self._has_body() and not self.cut else ""

    def _authorization(self, user_in_url: str | None) -> str:
        if self.has(*_SIGNED):
            return NOT_GIVEN
        if self.has("oauth2-bearer"):
            return f"Bearer {self.texts('oauth2-bearer')[-1]}"
        user = self.given["user"][-1] if self.has("user") else None
        if user is None and user_in_url is not None:
            name, _, password = user_in_url.partition(":")
            user = Word(f"{decode_percent(name)}:{decode_percent(password)}")
        if user is None:
            return ""
        if user.replaced or ":" not in user.text:
            return f"Basic {NOT_GIVEN}"
        return "Basic " + base64.b64encode(user.text.encode()).decode()


def _urlencoded(text: str) -> str | None:
    """Return what `--data-urlencode` makes of its value, or None if that is in a file."""
    sign = "=" if "=" in text else "@"
    name, found, value = text.partition(sign)
    if found and sign == "@":
        return None
    if not found:
        name, value = "", text
    encoded = encode_percent(value).replace("%20", "+")
    return f"{name}={encoded}" if name else encoded
