"""Reads a curl command as curl does: which request it would send."""

from __future__ import annotations

import base64
import re
from typing import NamedTuple

from errdex.evidence.addresses import split_url
from errdex.evidence.characters import lower, trim
from errdex.evidence.documents import NOT_GIVEN, Document, read_body, request_document
from errdex.evidence.forms import decode_percent, encode_percent
from errdex.evidence.options import read_options
from errdex.evidence.shells import split_command
from errdex.evidence.words import Word

_DATA = ("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")
_FLAGS = ("get", "head", "form", "form-string", "upload-file")
_SIGNED = ("digest", "ntlm", "negotiate", "anyauth", "aws-sigv4")
_TEXTS = ("request", "user", "oauth2-bearer", "user-agent", "referer", "request-target")
_LINE_ENDS = re.compile("[\r\n]+")
_URL_LIKE = re.compile("[.:/]|localhost|<[$%]")
# A field of a form that a shell would put there: nobody knows which fields it holds.
_UNKNOWN_FIELD = re.compile("(?:^|&)<[$%][^<>&=]*>(?:&|\\Z)")
_FILE = "the body comes from a file; it was not read"


class Curl(NamedTuple):
    """A curl command.

    Attributes:
        request: The document of its request.
        end: Where it ends in the text.
        has_url: Whether it names something that looks like an address; prose does not.
    """

    request: Document
    end: int
    has_url: bool


def read_curl(text: str, start: int, closing: str = "") -> Curl:
    """Read the curl command that begins at `start`.

    Args:
        text: Text that goes on after the command.
        start: Where the word `curl` stands.
        closing: A backtick where the command stands between two.
    """
    command = split_command(text, start, closing)
    plan = _Plan(command.notes, command.stdin)
    for name, value in read_options(command.words[1:], plan.note):
        if name == "next" and plan.urls:
            plan.note("--next begins another request; only the first was read")
            break
        plan.take(name, value)
    has_url = plan.urls != [] and _URL_LIKE.search(plan.urls[0].text) is not None
    return Curl(plan.request(), command.end, has_url)


class _Plan:
    """What the options of a command add up to."""

    def __init__(self, notes: list[str], stdin: Word | None) -> None:
        self.notes = notes
        self.stdin = stdin
        self.urls: list[Word] = []
        self.flags: set[str] = set()
        self.texts: dict[str, Word] = {}
        self.headers: list[tuple[str, str | None]] = []
        self.cookies: list[str] = []
        self.query: list[str] = []
        self.data: list[str] = []
        self.data_known = True
        self.replaced = False
        self.sanitized = False

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def take(self, name: str, value: Word) -> None:
        if name == "url":
            self.urls.append(value)
        elif name in _DATA:
            self._take_data(name, value)
        elif name == "header":
            self._take_header(value.text)
        elif name == "cookie":
            self._take_cookie(value.text)
        elif name == "url-query":
            self.query.append(self._query(value.text))
        elif name == "config":
            self.note("the options in a configuration file were not read")
            self.sanitized = True
        elif name in _TEXTS:
            self.texts[name] = value
        elif name in _FLAGS or name in _SIGNED:
            self.flags.add(name)

    def _take_data(self, name: str, value: Word) -> None:
        text = self._data_text(name, value.text)
        if name == "json":
            self.flags.add("json")
        self.replaced = self.replaced or value.replaced
        if text is None:
            self.data_known = False
            self.note(_FILE)
        joint = "&" if self.data and name != "json" else ""
        self.data.append(joint + (text or ""))

    def _data_text(self, name: str, text: str) -> str | None:
        """Return what an option adds to the body, or None where a file holds it."""
        if name == "data-raw":
            return text
        if name == "data-urlencode":
            return _urlencoded(text)
        if not text.startswith("@"):
            return text
        if text != "@-" or self.stdin is None:
            return None
        self.replaced = self.replaced or self.stdin.replaced
        return self.stdin.text if name in ("data-binary", "json") else _without_lines(self.stdin)

    def _take_header(self, text: str) -> None:
        name, colon, value = text.partition(":")
        if text.startswith("@"):
            self.note("the headers in a file were not read")
            self.sanitized = True
        elif colon:
            self.headers.append((trim(name), trim(value) or None))
        elif trim(text).endswith(";"):
            self.headers.append((trim(text)[:-1], ""))
        else:
            self.note("a header without a colon is not sent")

    def _take_cookie(self, text: str) -> None:
        if "=" in text:
            self.cookies.append(text)
        else:
            self.note("the cookies in a file were not read")

    def _query(self, text: str) -> str:
        if text.startswith("+"):
            return text[1:]
        encoded = _urlencoded(text)
        if encoded is None:
            self.note("a part of the query comes from a file; it was not read")
        return encoded or ""

    def request(self) -> Document:
        """Return the document of the request that these options make."""
        if len(self.urls) > 1:
            self.note("the command has several URLs; only the first was read")
        if not self.urls:
            self.note("the curl command has no URL")
        url = self._url()
        request = request_document(self._method(), url, self._all_headers(url), self._body())
        if not self.urls:
            request.update(url=NOT_GIVEN, path=NOT_GIVEN)
        elif "request-target" in self.texts:
            request["path"] = self.texts["request-target"].text.partition("?")[0]
        elif self.urls[0].replaced and request["path"] == "/":
            request["path"] = NOT_GIVEN
        if self.replaced and request["json_error"]:
            request.update(read_body(None))
        request.update(sanitized=self.sanitized, notes=self.notes + request["notes"])
        return request

    def _url(self) -> str:
        url, sign, fragment = (self.urls[0].text if self.urls else "").partition("#")
        if url and "://" not in url.partition("?")[0]:
            url = "http://" + url
        query = self.query + (["".join(self.data)] if "get" in self.flags else [])
        added = "&".join(part for part in query if part)
        if added:
            url += ("&" if "?" in url else "?") + added
        return url + sign + fragment

    def _method(self) -> str:
        if "request" in self.texts:
            return self.texts["request"].text
        if "head" in self.flags:
            return "HEAD"
        if "upload-file" in self.flags:
            return "PUT"
        return "POST" if self._has_body() or self._is_multipart() else "GET"

    def _has_body(self) -> bool:
        return self.data != [] and "get" not in self.flags

    def _is_multipart(self) -> bool:
        return "form" in self.flags or "form-string" in self.flags

    def _body(self) -> str | None:
        if self._is_multipart() or "upload-file" in self.flags:
            return None
        if not self._has_body():
            return ""
        data = "".join(self.data)
        unknown = not self.data_known or (self.replaced and _UNKNOWN_FIELD.search(data))
        return None if unknown else data

    def _all_headers(self, url: str) -> list[tuple[str, str]]:
        """Return the headers given and, where none has that name, those that curl adds."""
        given = {lower(name) for name, _ in self.headers}
        headers = [(name, value) for name, value in self.headers if value is not None]
        added = [(name, value) for name, value in self._added(url) if name not in given]
        return headers + [(name, value) for name, value in added if value]

    def _added(self, url: str) -> list[tuple[str, str]]:
        address = split_url(url, "http")
        agent = self.texts["user-agent"].text if "user-agent" in self.texts else "curl"
        referer = self.texts["referer"].text.partition(";")[0] if "referer" in self.texts else ""
        is_json = "json" in self.flags
        return [
            ("host", address.host_header),
            ("authorization", self._authorization(address.user)),
            ("user-agent", agent),
            ("accept", "application/json" if is_json else "*/*"),
            ("referer", referer),
            ("cookie", ";".join(self.cookies)),
            ("content-type", self._content_type(is_json)),
        ]

    def _content_type(self, is_json: bool) -> str:
        if self._is_multipart():
            return "multipart/form-data"
        if is_json:
            return "application/json"
        return "application/x-www-form-urlencoded" if self._has_body() else ""

    def _authorization(self, user_in_url: str | None) -> str:
        if any(name in self.flags for name in _SIGNED):
            return NOT_GIVEN
        if "oauth2-bearer" in self.texts:
            return f"Bearer {self.texts['oauth2-bearer'].text}"
        user = self.texts.get("user")
        if user is None and user_in_url is not None:
            name, _, password = user_in_url.partition(":")
            user = Word(f"{decode_percent(name)}:{decode_percent(password)}")
        if user is None:
            return ""
        if user.replaced or ":" not in user.text:
            return f"Basic {NOT_GIVEN}"
        return "Basic " + base64.b64encode(user.text.encode()).decode()


def _urlencoded(text: str) -> str | None:
    """Return what `--data-urlencode` makes of its value, or None where a file holds it."""
    sign = "=" if "=" in text else "@"
    name, found, value = text.partition(sign)
    if found and sign == "@":
        return None
    if not found:
        name, value = "", text
    encoded = encode_percent(value).replace("%20", "+")
    return f"{name}={encoded}" if name else encoded


def _without_lines(word: Word) -> str:
    return _LINE_ENDS.sub("", word.text)
