"""Reads commands of wget and HTTPie, and works out the requests they would send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from errdex.engine.tables import list_of
from errdex.evidence.http.addresses import split_url
from errdex.evidence.http.documents import (
    Request,
    cut_off,
    request_document,
    without_body,
)
from errdex.evidence.shells.command_words import Word
from errdex.evidence.shells.recognition import split_command
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.forms import encode_percent
from errdex.evidence.text.json_text import quoted

_WITH_VALUE = frozenset(list_of("wget_options_with_value"))
_BODIES = ("post-data", "body-data")
_FILES = ("post-file", "body-file")
_FORM = "application/x-www-form-urlencoded"
_ITEM = re.compile("(.*?)(:=@|=@|:=|==|[:=@])(.*)", re.DOTALL)
_METHOD = re.compile("[A-Z]{3,7}")
_FLAG = re.compile("--?[A-Za-z]")
_URL = re.compile("https?://|[A-Za-z0-9.-]+[.:/]|/")

_SCHEMES = {"https": "https", "xhs": "https"}
_PIPED = re.compile("\\|[ \t\\\\\n]*\\Z")

Header = tuple[str, str]
Field = tuple[str, str, bool]
"""A name, a value, and whether that is JSON already."""


def read_tool(text: str, start: int) -> tuple[Request, int] | None:
    """Return the request of the command that begins at `start`, and its end; None without a URL."""
    command = split_command(text, start)
    program, *words = command.words
    if program.text == "wget":
        request = _of_wget(words)
    else:
        request = _of_httpie(words, command.stdin, _SCHEMES.get(program.text, "http"))
        if request and not request["body"] and _PIPED.search(text[max(0, start - 20) : start]):
            request = without_body(request)
    if request is None:
        return None
    request = {**request, "notes": command.notes + request["notes"]}
    return cut_off(request) if command.cut else request, command.end


def _of_wget(words: list[Word]) -> Request | None:
    headers: list[Header] = []
    method, url = "", ""
    body: str | None = ""
    for name, value in _options(words):
        if name == "":
            url = url or value
        elif name == "header":
            header, _, text = value.partition(":")
            headers.append((trim(header), trim(text)))
        elif name == "method":
            method = value
        elif name in _BODIES or name in _FILES:
            body = None if name in _FILES else value
            method = method or "POST"
            headers.append(("content-type", _FORM))
    return _request(method or "GET", url, headers, body, "http")


def _options(words: list[Word]) -> Iterator[tuple[str, str]]:
    """Yield names and values, arguments without a name."""
    rest = iter(words)
    for word in rest:
        name, equals, value = word.text.partition("=")
        if not name.startswith("-"):
            yield "", word.text
        elif name.startswith("--") and not equals and name[2:] in _WITH_VALUE:
            following = next(rest, None)
            yield name[2:], following.text if following else ""
        elif name.startswith("--"):
            yield name[2:], value
        elif name[-1:] in "OoaeiPUtTwQADRIXlB" and not equals:
            next(rest, None)


def _of_httpie(words: list[Word], stdin: Word | None, scheme: str) -> Request | None:
    flags = [word.text for word in words if word.text.startswith("-")]
    items = [word.text for word in words if not word.text.startswith("-")]
    method = items.pop(0) if items and _METHOD.fullmatch(items[0]) else ""
    if not items or not _URL.match(items[0]):
        return None
    url, *items = items
    behind = words[[word.text for word in words].index(url) :]
    if any(_is_said(before.text, word.text) for before, word in pairwise(behind)):
        return None
    headers, fields, query = _items_of(items)
    is_form = "-f" in flags or "--form" in flags
    raw = [flag[6:] for flag in flags if flag.startswith("--raw=")]
    body = stdin.text if stdin else (raw or [""])[0]
    if fields:
        body = _form_of(fields) if is_form else _json_of(fields)
        headers.append(("content-type", _FORM if is_form else "application/json"))
    if query:
        url += ("&" if "?" in url else "?") + _form_of(query)
    return _request(method or ("POST" if body else "GET"), url, headers, body, scheme)


def _is_said(before: str, word: str) -> bool:
    """Tell whether a word is none that HTTPie takes, as a status in a line of a log."""
    return not (_FLAG.match(word) or _FLAG.match(before) or _ITEM.fullmatch(word))


def _items_of(items: list[str]) -> tuple[list[Header], list[Field], list[Field]]:
    """Return the headers, the fields, and the parts of the query."""
    headers: list[Header] = []
    fields: list[Field] = []
    query: list[Field] = []
    for item in items:
        found = _ITEM.fullmatch(item)
        if not found:
            continue
        if found[2] == ":":
            headers.append((trim(found[1]), trim(found[3])))
        elif found[2] == "==":
            query.append((found[1], found[3], False))
        else:
            fields.append((found[1], found[3], found[2] == ":="))
    return headers, fields, query


def _form_of(fields: list[Field]) -> str:
    return "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value, _ in fields)


def _encoded(text: str) -> str:
    return encode_percent(text).replace("%20", "+")


def _json_of(fields: list[Field]) -> str:
    members = [
        f"{quoted(name)}: {value if is_json else quoted(value)}" for name, value, is_json in fields
    ]
    return "{" + ", ".join(members) + "}"


def _request(
    method: str, url: str, headers: list[Header], body: str | None, scheme: str
) -> Request | None:
    """Return the document; of headers given twice, the first, as the added ones stand last."""
    if not url:
        return None
    if "://" not in url.partition("?")[0]:
        url = f"{scheme}://{url}"
    sent: dict[str, str] = {}
    added = [("host", split_url(url, scheme).host_header)]
    for name, value in [*headers, *added]:
        sent.setdefault(lower(name), value)
    return request_document(method, url, list(sent.items()), body)
