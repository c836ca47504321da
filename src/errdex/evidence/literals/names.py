"""Says what a name means: a header, the URL, the method, a body, an answer."""

from __future__ import annotations

import re

from errdex.evidence.text.characters import lower

_HEADER = re.compile(
    "authorization|x-[a-z0-9-]{2,40}|content-type|content-length|accept|host|user-agent"
)
_HEADERS = re.compile(
    "(?:^|[^a-z])(?:http)?headers?(?:map)?(?:\\Z|[^a-z])|headers\\Z|header-?(?:map|fields)"
)
_BODY_GROUP = re.compile(
    "body|data|payload|form|param|field|content|json|urlencoded|stringify|querystring|values"
    "|build-query"
)
_BODY = re.compile(
    "(?:^|[^a-z])(?:body|data|payload|content|form|json|params?|fields)\\Z"
    "|(?:body|payload|postdata|formdata|postfields)\\Z"
)
_ANSWERED = re.compile("resp|reply|answer|received|result")
_ANSWER = re.compile(
    "(?:code|status|errors?|results?|message|msg|description|fault|success|details?|reason)\\Z"
)
_URL = re.compile("(?:^|[^a-z])(?:u?r[il]|endpoint|full|raw|href|address)\\Z|url\\Z")
_OTHER_URL = re.compile("callback|notify|referer|referrer|origin|schema|proxy|doc|redirect")
_LINKS = re.compile("(?:^|[^a-z])links\\Z")
_PATH = re.compile("(?:^|[^a-z])(?:path|uri|url|target|requesturi|resource)\\Z")
_METHOD = re.compile("(?:method|verb|customrequest|type)\\Z")
_SENDS = re.compile(
    "(?:^|[.:>$@/-])(post|put|patch)(?:asjson)?(?:async|form|entity)?\\Z|[.:](post|put)\\.new\\Z"
)
_ADDS = re.compile("add|set|append|insert|put|with|header|field|param|property|entity")
_PUT_BEFORE = re.compile(
    "(?:[a-z.-]*\\.)?headers?\\.|(?:https?|request|req)[.-](?=authorization|x-|content-type)"
)
_CONSTANT = re.compile("(?:^|[.:])(?:(Authorization|AUTHORIZATION)|Content_?Type|CONTENT_TYPE)\\Z")
_MEDIA_TYPE = re.compile(
    "(?:^|[.:-])application[.:-]{0,2}"
    "(?:(json)|(?:x-)?(?:www-)?form-?url-?encoded)(?:-utf-?8)?(?:-value)?\\Z"
)
_ACCEPTS = re.compile("(?:^|[^a-z])accept\\Z")
_READS = re.compile("(?:^|[.:>])(?:get|has|opt|contains|remove|delete|find|expect|is)[a-z-]*\\Z")
_FIELD = re.compile("[A-Za-z][A-Za-z0-9_.]{0,60}(?:\\[[A-Za-z0-9_]*\\])?")
_DIGITS = re.compile("[0-9]+")
_SETTING = re.compile("[A-Z][A-Z0-9_]+")
_BEFORE = "-$@:"
_SPELLED = re.compile("[ -~]{0,80}")


def name_of(text: str) -> str:
    """Return a name in one spelling: small letters, `-` for `_`; empty if it can be no name."""
    if not _SPELLED.fullmatch(text):
        return ""
    return lower(text).replace("_", "-").lstrip(_BEFORE)


def header_of(text: str) -> str:
    """Return the name of a header, also from names that others are put together from it."""
    return _PUT_BEFORE.sub("", name_of(text))


def header_constant(word: str) -> str:
    """Return the name of the header that a constant of a library stands for, or nothing."""
    found = _CONSTANT.search(word)
    if not found:
        return ""
    return "authorization" if found[1] else "content-type"


def media_type_of(word: str) -> str:
    """Return the content type that a constant of a library stands for, or nothing."""
    found = _MEDIA_TYPE.search(name_of(word))
    if not found:
        return ""
    return "application/json" if found[1] else "application/x-www-form-urlencoded"


def accepts(name: str) -> bool:
    """Tell whether a name is that of what is taken as an answer."""
    return _ACCEPTS.search(name) is not None


def reads(word: str) -> bool:
    """Tell whether a function asks for the value of a name, and gives it none."""
    return _READS.search(name_of(word)) is not None


def is_header(name: str) -> bool:
    """Tell whether a name is that of a header which requests have."""
    return _HEADER.fullmatch(name) is not None


def tells_kind(name: str) -> bool:
    """Tell whether a name is that of a header which no field of a body is named after."""
    return name in ("authorization", "content-type")


def names_headers(name: str) -> bool:
    """Tell whether a name is that of a block of headers."""
    return _HEADERS.search(name) is not None


def names_body(name: str) -> bool:
    """Tell whether a name is that of a body."""
    return _BODY.search(name) is not None


def names_body_group(name: str) -> bool:
    """Tell whether the words before an object say that a body is made of it."""
    return _BODY_GROUP.search(name) is not None


def names_response(name: str) -> bool:
    """Tell whether a name is that of a response."""
    return _ANSWERED.search(name) is not None


def names_answer(name: str) -> bool:
    """Tell whether a name is one that an answer has and a request has not."""
    return _ANSWER.search(name) is not None


def names_links(name: str) -> bool:
    """Tell whether a name is that of links to other documents."""
    return _LINKS.search(name) is not None


def rank_of_url(name: str) -> int:
    """Return how sure a name is that of the request's URL: 0 for another's."""
    if _OTHER_URL.search(name):
        return 0
    return 2 if _URL.search(name) else 1


def names_path(name: str) -> bool:
    """Tell whether a name is that of the path of a URL."""
    return _PATH.search(name) is not None


def names_method(name: str) -> bool:
    """Tell whether a name is that of a method."""
    return _METHOD.search(name) is not None


def method_of(word: str) -> str:
    """Return the method that a function is named after, or nothing."""
    found = _SENDS.search(name_of(word))
    return (found[1] or found[2]).upper() if found else ""


def adds(word: str) -> bool:
    """Tell whether a function puts a name and a value into something."""
    return _ADDS.search(name_of(word)) is not None


def is_field(name: str) -> bool:
    """Tell whether a text can be the name of a field."""
    return _FIELD.fullmatch(name) is not None


def is_setting(name: str) -> bool:
    """Tell whether a name, as it is written, is that of a setting: in capital letters."""
    return _SETTING.fullmatch(name) is not None


def is_number(name: str) -> bool:
    """Tell whether a name is a place in a list."""
    return _DIGITS.fullmatch(name) is not None
