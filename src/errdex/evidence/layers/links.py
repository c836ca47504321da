"""Takes off what mail, chat and ticket programs write around a URL, such as the URL once more."""

from __future__ import annotations

import re

from errdex.evidence.text.forms import decode_percent

_URL = "https?://[^ \t\n<>()\\[\\]|\"'`\\\\]{1,2000}"
_TEXT = "[^ \t\n<>()\\[\\]|\"'`\\\\]{4,2000}"
_REWRITTEN = re.compile(
    "https?://[a-z0-9.-]{0,60}safelinks\\.[a-z.-]{1,60}/[^ \t\n?<>\"']{0,60}"
    "\\?url=(https?%3[Aa][A-Za-z0-9%._~+-]{1,2000})(?:&[^ \t\n<>()\\[\\]|\"'`\\\\]{0,2000})?"
    "|https?://[a-z0-9.-]{1,60}/v3/__(https?:/{1,2}[^ \t\n<>\"'`\\\\]{1,2000}?)__;"
    "[A-Za-z0-9!*_-]{0,500}\\$?"
)
"""A URL that a filter of mail put into one of its own."""
_PAIR = re.compile(
    f"\\[(?P<text>{_TEXT})(?:\\]\\(<?|\\|)(?P<url>{_URL})(?:>?\\)|\\])"
    f"|<(?P<url2>{_URL})\\|(?P<text2>{_TEXT})>"
    f"|<a [^<>\n]{{0,300}}href=[\"'](?P<url3>{_URL})[\"'][^<>\n]{{0,300}}>(?P<text3>{_TEXT})</a>"
)
_ALONE = re.compile(f" ?<({_URL})>")
_BEFORE = re.compile("[ \t\n'\":(]")


def take_link_marks_off(text: str) -> str:
    """Return text in which each URL is written once, as its author wrote it."""
    if "http" not in text:
        return text
    if "safelinks." in text or "/v3/__http" in text:
        text = _REWRITTEN.sub(_original, text)
    if "](" in text or "|" in text or "</a>" in text:
        text = _PAIR.sub(_one_of_pair, text)
    return _ALONE.sub(_bare, text) if "<http" in text else text


def _original(found: re.Match[str]) -> str:
    return decode_percent(found[1]) if found[1] else re.sub(":/{1,2}", "://", found[2], count=1)


def _one_of_pair(found: re.Match[str]) -> str:
    url = found["url"] or found["url2"] or found["url3"]
    text = found["text"] or found["text2"] or found["text3"]
    return url if _without_ends(text) == _without_ends(url) else found.group()


def _without_ends(url: str) -> str:
    """Return a URL without its scheme and the slash at its end, which a program may leave out."""
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def _bare(found: re.Match[str]) -> str:
    """Return a URL in angle brackets without them, or nothing where it stands in front as well."""
    text, start, url = found.string, found.start(), found[1]
    name = _without_ends(url)
    before = text[max(0, start - len(url) - 1) : start].removesuffix("/")
    if before.endswith(name):
        return ""
    blank = found.group()[: -len(url) - 2]
    opening = blank or text[max(0, start - 1) : start]
    is_item = text[max(0, start - 2) : start] in ('["', ',"')
    if is_item or (opening and not _BEFORE.match(opening)):
        return found.group()
    return blank + url
