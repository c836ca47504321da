"""Context: what no request and no response holds, validated before any check sees it."""

from __future__ import annotations

from collections.abc import Mapping

from errdex.diagnosis.compiled import ContextAbout
from errdex.engine.sentences import say
from errdex.errors import ErrdexError
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.dates import read_time

Context = dict[str, str | list[str]]


def read_context(given: Mapping[str, str], declared: Mapping[str, ContextAbout]) -> Context:
    """Return context values in the form that the catalogue declares; blank ones are left out.

    Args:
        given: Texts by name.
        declared: The catalogue's `context`: for each name its `form`, one of `text`, `utc_time`,
            `address` (a host, also read out of a URL) and `list` (separated by commas).

    Raises:
        ErrdexError: A name is not declared, or a value has not its form. The message never
            holds a value.
    """
    context: Context = {}
    for name, text in given.items():
        if name not in declared:
            raise unknown_context(name, declared)
        if text.__class__ is not str:
            raise ErrdexError(say("context_not_text", name=name))
        if trim(text):
            whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            context[name] = _value(name, whole, declared[name]["form"])
    return context


def unknown_context(name: str, declared: Mapping[str, ContextAbout]) -> ErrdexError:
    """Return the error that a context value has a name which is not declared."""
    return ErrdexError(say("context_unknown", name=name, names=", ".join(declared)))


def with_time(context: Context, time: str | None, declared: Mapping[str, ContextAbout]) -> Context:
    """Return context with the time of the request under each name that it is declared to fill."""
    names = [name for name, about in declared.items() if about.get("from") == "request.time"]
    return {**dict.fromkeys(names, time), **context} if time is not None else context


def _value(name: str, text: str, form: str) -> str | list[str]:
    if form == "text":
        return text
    if form == "list":
        items = [trim(item) for item in text.replace("\n", ",").split(",")]
        return [item for item in items if item]
    text = trim(text)
    if form == "address":
        return _host(text)
    if read_time(text) is None:
        raise ErrdexError(say("context_not_time", name=name))
    return text


def _host(text: str) -> str:
    """Return the host of a URL or of `host:port`, ASCII letters in small."""
    host = text.split("://")[-1].split("/")[0].split("@")[-1]
    if host.count(":") == 1:
        host = host.split(":")[0]
    return lower(host)
