"""What an API's requests look like: by it they are told from those of others."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.http.documents import NOT_GIVEN, Request
from errdex.evidence.text.characters import lower
from errdex.evidence.text.json_text import Json

_HEADERS_OF_ANY = list_of("headers_of_any_api")
_RECEIVERS = list_of("words_of_receivers")
_INNER = re.compile("[a-z][^a-z]")  # in a name of several words
_ANY_API = "authorization"  # a header that every API may have
_SHOWN = re.compile("authorization(?:[\\\\\"'`\\]]{0,4}[ \t]*[:=]|[\\\\\"'`]{1,4}[ \t]*,|[ \t]*\n)")
"""That header with a value, in whatever form; in prose its name alone says nothing."""


_NAMED = re.compile(
    "(?<![a-z0-9_-])([a-z][a-z0-9-]{1,60})[\"'`\\]]{0,4}[ \t]{0,9}(?:[:=]|->)[ \t]*[^ \t\n]"
)
"""A name with a value behind it."""


_KEY = re.compile(
    "(?<![A-Za-z0-9_.-])([A-Za-z_][A-Za-z0-9_.-]{0,60})"
    "[\"'`\u2018-\u201f\\\\]{0,4}[ \t\n]{0,9}(?::|=>)"
)
"""A name in what is like JSON."""


class Results(NamedTuple):
    """The items of an answer: the list that they are in, their name for the number, and codes.

    `own` are those that no report has, `others` those of reports that are plain words.
    """

    inside: str
    named_by: str
    own: frozenset[str]
    others: frozenset[str]


class KnownApi:
    """The names of an API's headers, lower case, its fields, and its paths; all may be empty.

    `codes` are the names in an answer under which its code is. `results` are its items by the name
    of their code.
    """

    def __init__(
        self,
        headers: Collection[str] = (),
        fields: Collection[str] = (),
        paths: Sequence[str] = (),
        codes: Collection[str] = (),
        results: Mapping[str, Results] | None = None,
    ) -> None:
        self.headers = tuple(headers)
        self._own = [name for name in self.headers if name not in _HEADERS_OF_ANY]
        self.fields = frozenset(fields)
        self._telling = frozenset(filter(_INNER.search, fields)) or self.fields
        self.paths = tuple(paths)
        self._codes = [f'"{name}"' for name in codes]
        self.results = results or {}

    def is_known(self) -> bool:
        """Tell whether anything is known of the API."""
        return bool(self.headers or self.fields or self.paths)

    def before_code(self, body: str) -> str:
        """Return what is in front of the name of a code in the JSON of an answer, or all of it."""
        places = (body.find(name) for name in self._codes)
        return body[: min((at for at in places if at >= 0), default=len(body))]

    def result_list(self, fields: Mapping[str, object]) -> str | None:
        """Return the name of the list in an answer in which such texts are an item, or None."""
        if not all(isinstance(value, str) for value in fields.values()):
            return None
        found = self.results.items()
        return next((of.inside for name, of in found if fields.get(name) in of.own), None)

    def has_path(self, path: str) -> bool:
        """Tell whether a path begins as one of the API's does."""
        return any(_first(path) == _first(known) for known in self.paths)

    def is_below(self, path: str) -> bool:
        """Tell whether a path is one of the API's, or goes on behind it."""
        return any(_is_below(path, known) for known in self.paths)

    def is_others(self, path: str, host: str = "") -> bool:
        """Tell whether a path is none of the API's, nor one that was meant to be, as by its host.

        Where a path has a word for what receives, the service calls, and is not called.
        """
        if not self.paths or self.is_below(path):
            return False
        said = lower(path)
        is_like = any(lower(_first(known)) in lower(host) + said for known in self.paths)
        return not is_like or any(word in said for word in _RECEIVERS)

    def has_fields(self, value: Json) -> bool:
        """Tell whether JSON has a field of the API, at its top or in the first of its items."""
        if isinstance(value, list):
            value = value[0] if value else None
        return isinstance(value, dict) and self.tells(value)

    def has_field_in(self, text: str) -> bool:
        """Tell whether a text that is like JSON has a field of the API."""
        return not self.is_known() or self.tells(_KEY.findall(text))

    def is_named_in(self, text: str, with_path: bool) -> bool:
        """Tell whether a text has a header of the API, or one of its paths, somewhere."""
        lowered = lower(text) if self.headers or with_path else ""
        names = [name for name in self.headers if name != _ANY_API]
        names += map(lower, self.paths) if with_path else ()
        has_any = _ANY_API in self.headers and _SHOWN.search(lowered) is not None
        return has_any or any(name in lowered for name in names)

    def shows(self, log: Sequence[str], headers: Collection[str]) -> bool:
        """Tell whether text that is not read has a header of the API that others lack."""
        lacked = {*self._own, _ANY_API}.intersection(self.headers).difference(headers)
        names = chain(*(_NAMED.findall(lower(text)) for text in log)) if lacked else ()
        return not lacked.isdisjoint(names)

    def sent(self, request: Request) -> bool:
        """Tell whether a request has the API's path, or names that others do not have."""
        path, headers = request["path"], request["headers"]
        if (
            path != NOT_GIVEN
            and self.has_path(path)
            and (path in self.paths or not request["body"])
        ):
            return True
        if any(name in headers for name in self.headers if name != _ANY_API):
            return True
        if path == NOT_GIVEN and _ANY_API in self.headers and _ANY_API in headers:
            return True
        return self.has_field(request)

    def owns(self, request: Request) -> bool:
        """Tell the same more surely: a whole path counts, or a header that few others have."""
        has_header = any(name in request["headers"] for name in self._own)
        return self.is_below(request["path"]) or has_header or self.has_field(request)

    def has_field(self, request: Request) -> bool:
        """Tell whether a request has a field of the API in its form or its JSON."""
        form = request["form"] or {}
        return self.tells(form) or self.has_fields(request["json"])

    def tells(self, names: Collection[str]) -> bool:
        """Tell whether one of the names is a field of the API; a plain word says it only where
        all its fields are plain."""
        return not self._telling.isdisjoint(names)


NO_API = KnownApi()
"""Nothing is known."""


def _is_below(path: str, known: str) -> bool:
    """Tell whether a path is one that is known, or goes on behind it."""
    return known != "/" and f"{path}/".startswith(f"{known.removesuffix('/')}/")


def _first(path: str) -> str:
    """Return the first segment of a path."""
    return path.split("/", 2)[1] if path.startswith("/") else path
