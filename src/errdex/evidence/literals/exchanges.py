"""Finds what a request was made of among names and values: headers, method, URL and body."""

from __future__ import annotations

import re
from itertools import pairwise

from errdex.engine.tables import limit
from errdex.evidence.http.bodies import ANSWER
from errdex.evidence.literals.fields import NAME_KEYS, Field
from errdex.evidence.literals.groups import (
    HEADER_TEXT,
    asks,
    header_pairs,
    is_body,
    is_elided_pair,
    is_printed,
    is_raw,
    shows,
)
from errdex.evidence.literals.names import (
    accepts,
    adds,
    header_constant,
    header_of,
    is_field,
    is_header,
    is_setting,
    method_of,
    name_of,
    names_body,
    names_body_group,
    names_headers,
    names_links,
    names_method,
    names_path,
    names_response,
    rank_of_url,
)
from errdex.evidence.literals.parts import Parts, is_telling
from errdex.evidence.literals.tokens import EXPRESSION, Token
from errdex.evidence.literals.trees import TEXTS, Group, Item, receives
from errdex.evidence.literals.values import (
    Source,
    group_of,
    only_in_json,
    text_of,
    word_of,
)
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.gaps import has_dots
from errdex.evidence.text.json_text import read_json

MOST = limit("requests_in_literals")
"""How many requests are told apart; what follows counts as the last of them."""

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_LEVELS = 4  # of brackets outside a value, whose names tell what it is
_OF_A_REQUEST = ("request", "config", "options")
_PAIR = "[A-Za-z0-9_.%-]{1,200}(?:\\[[A-Za-z0-9_]*\\])?=[^&\n]*"
_FORM = re.compile(f"{_PAIR}(?:&{_PAIR})+")
_FORM_NAME = re.compile("(?:body|data|payload|form|params|content)=(?=[A-Za-z0-9_.-]{1,200}=)")
_TO_ENCODE = re.compile('["\\[\\]{}\u0080-\U0010ffff]')
_OBJECT = re.compile('[ \t\r\n]*(?:\\[[ \t\r\n]*)?\\{[ \t\r\n]*"')
_URL = re.compile("https?://[^ \t\n]+")
_PATH = re.compile("(?:/[A-Za-z0-9_.~%-]+)+/?(?:\\?[^ \n]*)?")
_NO_PATH = re.compile(
    "\\.{3}|\u2026|\\.(?:json|ya?ml|txt|py|m?js|ts|rb|pem|crt|key|log|csv|ini|toml)\\Z"
)
"""What tells that a text is a part of a path, or names a file."""
_FIRST_LINE = re.compile("([A-Z]{3,7}) +([^ \n]+) +HTTP/[0-9.]+")
_STATUS = re.compile("HTTP/[0-9.]{1,3} [0-9]{3}(?![0-9])")
_COMPARED = re.compile(" (?:!=|doesn't|does not) ")
_MEDIA_TYPE = re.compile("application/(?:x-www-form-urlencoded|json)(?:; ?charset=[a-z0-9-]+)?")


class Exchange:
    """Reads the groups of a text; `found` are the requests in it, at least one."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Parts] = [Parts()]
        self._is_answer = False
        """Whether the status line of an answer was the last of the first lines."""

    @property
    def _parts(self) -> Parts:
        return self.found[-1]

    def read(self, group: Group, around: tuple[str, ...] = ()) -> None:
        """Take what a group and those inside it hold; `around` are the names it is under."""
        label = name_of(group.label)
        if names_response(label) and group.opening != "(":
            return self._read_answer(group, around)
        if names_links(label):
            return None
        around = (*around, label)[-_LEVELS:]
        taken = self._take_headers(group, label)
        if taken is None:
            return None
        self._take_arguments(group, around)
        for item in group.items:
            if id(item) not in taken:
                self._take_item(item, group, around)
        return None

    def _read_answer(self, group: Group, around: tuple[str, ...]) -> None:
        """Look for the answer's text, and for the request inside an answer."""
        for item in group.items:
            text = text_of(item, self.source)
            if text is not None:
                self._take_answer(text, item)
            for inner in _groups(item):
                name = name_of(f"{item.name} {inner.label}")
                if any(word in name for word in _OF_A_REQUEST):
                    self.read(inner, around)
                elif not names_headers(name):
                    self._read_answer(inner, around)

    def _take_answer(self, text: str, item: Item) -> None:
        body = trim(text)
        if body[:1] == "{" and ANSWER.search(body) and read_json(body)[1] is None:
            self._parts.answers[body] = None
            self._parts.mark(item)

    # headers

    def _take_headers(self, group: Group, label: str) -> set[int] | None:
        """Take the headers of a group, and return which they are; None where it holds no more."""
        if asks(group):
            return set()
        is_named = names_headers(label) and group.opening != "("
        told = [
            one
            for one in header_pairs(group, self.source)
            if is_named or is_header(header_of(one.name))
        ]
        headers = [(header_of(one.name), only_in_json(one.said)) for one in told]
        if not any(is_telling(*header) for header in headers):
            is_nested = any(one.value is None and _groups(one.item) for one in told)
            return None if is_named and headers and not is_nested else set()
        self._begin(headers)
        for header, one in zip(headers, told, strict=True):
            self._keep_header(*header, one.item)
        if is_named and any(is_elided_pair(item, self.source) for item in group.items):
            self._parts.headers["..."] = "..."
        if _COMPARED.match(self.source.text, group.end):  # with what differs alone
            self._parts.is_open = True
        return None if is_named else {id(one.item) for one in told}

    def _begin(self, headers: list[tuple[str, str]]) -> None:
        """Begin another request where the headers are not those of this one."""
        if self._parts.contradicts(headers) and len(self.found) < MOST:
            self.found.append(Parts())

    def _add_header(self, name: str, value: str | None, item: Item) -> None:
        header = (header_of(name), EXPRESSION if value is None else only_in_json(value))
        self._begin([header])
        self._keep_header(*header, item)

    def _keep_header(self, name: str, value: str, item: Item) -> None:
        is_given = name and value and (name, value) != ("host", EXPRESSION)
        if is_given and name not in self._parts.headers:
            self._parts.headers[name] = value
            self._parts.is_json &= item.named is None or self.source.text[item.named.start] == '"'
            self._parts.mark(item)

    # names and values

    def _take_arguments(self, group: Group, around: tuple[str, ...]) -> None:
        """Take a call's arguments: a name and a value behind each other, or an option of curl."""
        if asks(group):
            return
        for first, second in pairwise(group.items):
            if name_of(second.name).endswith("headerfield"):
                name = text_of(second, self.source)
                self._add_header(name or "", text_of(first, self.source), first)
            if group.opening == "" and first.name in NAME_KEYS and second.name == "value":
                self._take_pair(first, second)
            if first.named or second.named:
                continue
            word = name_of(word_of(first))
            if group.opening != "(" and len(first.parts) == 2 and adds(word):
                self._take_spaced(first.parts[1], second)
            if word.startswith("curlopt-"):
                self._take_named(word, second, around)
            elif group.opening == "(" and (_is_text(first) or header_constant(word_of(first))):
                self._take_argument(first, second, group)
            elif adds(group.label) and names_headers(name_of(group.label)):
                is_whole = HEADER_TEXT.fullmatch(text_of(second, self.source) or "") is not None
                self._parts.is_open = self._parts.is_open or not is_whole

    def _take_pair(self, first: Item, second: Item) -> None:
        """Take a name and a value that are written as two pairs below each other."""
        name = self.source.text[first.parts[0].start : first.parts[-1].end] if first.parts else ""
        value = text_of(second, self.source)
        if is_header(header_of(name)):
            self._add_header(name, value, second)
        elif is_field(name) and value is not None:
            self._parts.fields.append(Field(name, value, second))
            self._parts.mark(second)

    def _take_spaced(self, name: Token | Group, second: Item) -> None:
        """Take a header from a call without brackets: `setRequestHeader "a", "b"`."""
        if isinstance(name, Token) and name.kind == "text" and is_header(header_of(name.text)):
            self._add_header(name.text, text_of(second, self.source), second)

    def _take_argument(self, first: Item, second: Item, group: Group) -> None:
        name = header_constant(word_of(first)) or text_of(first, self.source) or ""
        value = text_of(second, self.source)
        if is_header(header_of(name)):
            self._add_header(name, value, second)
        elif len(group.items) == 2 and is_field(name) and adds(group.label):
            self._parts.fields.append(Field(name, value, second))
            self._parts.mark(second)

    def _take_item(self, item: Item, group: Group, around: tuple[str, ...]) -> None:
        name = name_of(item.name)
        text = text_of(item, self.source)
        if item.named:
            self._take_named(name, item, around)
        elif len(item.parts) == 2 and _is_text_part(item.parts[1]) and names_body(_word(item)):
            self._take_named(_word(item), Item(parts=item.parts[1:]), around)
        elif text is not None and text != EXPRESSION:
            self._take_text(text, item, around)
        else:
            self._take_group("", item, around)
        self._take_words(item)
        for inner in _groups(item):
            if shows(group) and not is_setting(item.name) and is_printed(inner, self.source):
                self._parts.printed = inner
            self.read(inner, around if receives(item) else (*around, name)[-_LEVELS:])
        if len(item.parts) > 1:
            for part in item.parts:
                if isinstance(part, Token) and part.kind in TEXTS:
                    self._take_text(part.text, Item(parts=[part]), around)

    def _take_named(self, name: str, item: Item, around: tuple[str, ...]) -> None:
        text = text_of(item, self.source)
        header = header_of(name)
        if is_header(header) and header not in ("content-length", "host"):
            is_plain = len(around) == 1 and is_raw(item, self.source.text)
            if not is_plain and not any(map(names_response, around)):
                self._take_loose(header, text, item)
        elif text is None or text == EXPRESSION:
            self._take_group(name, item, around)
        elif not self._take_place(name, text, item) and not (
            names_body(name) and self._take_body(text, item, 3)
        ):
            self._take_text(text, item, (*around, name))

    def _take_loose(self, name: str, text: str | None, item: Item) -> None:
        """Take a header outside a block of headers; its content type counts less than theirs."""
        if name == "content-type" and text and not self._parts.headers.get(name):
            self._parts.media_type = self._parts.media_type or text
            self._parts.mark(item)
        elif name != "content-type":
            self._add_header(name, text, item)

    def _take_place(self, name: str, text: str, item: Item) -> bool:
        """Take a method, or a part of the URL; False if a value is none of them."""
        parts = self._parts
        if names_method(name) and text.upper() in _METHODS:
            parts.method = parts.method or text.upper()
        elif name in ("host", "hostname"):
            parts.host = parts.host or text
        elif name == "port":
            parts.port = parts.port or text
        elif text[:1] == "/" and not ("{" in text or has_dots(text)) and names_path(name):
            parts.path = parts.path or text
        elif _URL.fullmatch(text) and EXPRESSION not in text:
            if name.upper() in _METHODS:
                parts.method = parts.method or name.upper()
            return self._take_url(name, text, item)
        else:
            return False
        parts.mark(item)
        return True

    def _take_url(self, name: str, text: str, item: Item) -> bool:
        rank = rank_of_url(name)
        if rank:
            self._parts.urls.append((rank, text))
            self._parts.mark(item)
        return True

    def _take_group(self, name: str, item: Item, around: tuple[str, ...]) -> None:
        """Take an object that the body is made of."""
        group, labels = _held_in(item)
        label = " ".join([name, *labels])
        if group is None or not names_body_group(label):
            return
        if names_response(label) or any(map(names_response, around)):
            return
        if self._parts.group is None and is_body(group, self.source):
            self._parts.group = group
            self._parts.mark(item)

    def _take_text(self, text: str, item: Item, around: tuple[str, ...]) -> None:
        """Take a text by its form: a header, a URL, a form, JSON, a content type."""
        if self._take_json_headers(text, item):
            return
        header = HEADER_TEXT.fullmatch(trim(text))
        first_line = _FIRST_LINE.fullmatch(text)
        if header is None and _STATUS.match(text):
            self._is_answer = True
        elif self._is_answer and header and header_of(header[1]) == "content-type":
            return
        if header and is_header(name_of(header[1])):
            if header[2]:
                self._add_header(header[1], header[2], item)
        elif first_line:
            self._is_answer = False
            self._parts.method, self._parts.path = first_line[1], first_line[2]
            self._parts.mark(item)
        elif text in _METHODS:
            self._parts.method = self._parts.method or text
        elif _URL.fullmatch(text) and EXPRESSION not in text:
            self._take_url("", text, item)
        elif _PATH.fullmatch(text):
            if _is_text(item) and not (self._parts.path or _NO_PATH.search(text)):
                self._parts.path = text
                self._parts.mark(item)
        elif _MEDIA_TYPE.fullmatch(lower(text)):
            if not any(map(accepts, around)):
                self._parts.media_type = self._parts.media_type or text
        elif any(map(names_response, around)) or not self._take_body(text, item, 2):
            self._take_answer(text, item)

    def _take_json_headers(self, text: str, item: Item) -> bool:
        """Take the headers that a text of JSON is; False if it is none."""
        value = read_json(text)[0] if text[:1] == "{" and '=\\"' in text else None
        if not isinstance(value, dict):
            return False
        headers = [(header_of(name), said) for name, said in value.items() if isinstance(said, str)]
        if not any(is_telling(*one) and is_header(one[0]) for one in headers):
            return False
        self._begin(headers)
        for header in headers:
            self._keep_header(*header, item)
        return True

    def _take_body(self, text: str, item: Item, rank: int) -> bool:
        """Take a text that is a form or JSON; False if it is neither."""
        name = _FORM_NAME.match(text)
        body = trim(text[name.end() :] if name else text)
        is_form = _FORM.fullmatch(body) is not None
        is_json = not is_form and _OBJECT.match(body) and not ANSWER.search(body)
        if not is_form and not (is_json and read_json(body)[1] is None):
            return False
        if rank > self._parts.body_rank:
            self._parts.is_encoded = not is_form or "%" in body or not _TO_ENCODE.search(body)
            self._parts.body, self._parts.body_rank = body, rank
        self._parts.mark(item)
        return True

    def _take_words(self, item: Item) -> None:
        """Take a method from the words of a call or a log line."""
        for part in item.parts:
            if self._parts.method:
                return
            if isinstance(part, Token) and part.kind == "word":
                self._parts.method = part.text if part.text in _METHODS else method_of(part.text)


def _groups(item: Item) -> list[Group]:
    return [part for part in item.parts if isinstance(part, Group)]


def _held_in(item: Item) -> tuple[Group | None, list[str]]:
    """Return the object or list that a value is, or that a call in it is given, and the labels."""
    for group in reversed(_groups(item)):
        if group.opening != "(":
            return group, [name_of(group.label)]
        inner = group_of(group.items[0]) if group.items else None
        if inner and inner.opening != "(":
            return inner, [name_of(group.label), name_of(inner.label)]
    return None, []


def _is_text(item: Item) -> bool:
    return bool(item.parts) and _is_text_part(item.parts[0])


def _is_text_part(part: Token | Group) -> bool:
    return isinstance(part, Token) and part.kind in TEXTS


def _word(item: Item) -> str:
    """Return the name that the word before a value says."""
    return name_of(word_of(item))
