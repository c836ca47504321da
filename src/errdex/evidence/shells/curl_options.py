"""curl's command-line options: which of them take a value, and how words become options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from errdex.evidence.shells.command_words import Word

# The long options for HTTP that take a value, as curl 7.88 and 8 have them; --proxy-... as well.
# The three of other protocols have letters: -POST is a slip that curl reads as -P OST.
_WITH_VALUE = """
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
connect-to continue-at cookie cookie-jar crlfile curves data data-ascii data-binary data-raw
data-urlencode dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech
etag-compare etag-save expect100-timeout form form-string ftp-port happy-eyeballs-timeout-ms
haproxy-clientip header hsts interface ip-tos json keepalive-cnt keepalive-time key key-type
libcurl limit-rate local-port max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer
output output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy
proxy1.0 quote range rate referer request request-target resolve retry retry-delay retry-max-time
service-name sigalgs socks4 socks4a socks5 socks5-hostname speed-limit speed-time stderr
telnet-option time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii
trace-config unix-socket upload-file url url-query user user-agent variable write-out
"""
_LETTERS = """
A=user-agent C=continue-at D=dump-header E=cert F=form G=get H=header I=head K=config P=ftp-port
Q=quote T=upload-file U=proxy-user X=request Y=speed-limit b=cookie c=cookie-jar d=data e=referer
m=max-time o=output r=range t=telnet-option u=user w=write-out x=proxy y=speed-time z=time-cond
:=next
"""
_VALUED = frozenset(_WITH_VALUE.split())
_SHORT = dict(pair.split("=") for pair in _LETTERS.split())
_DASHES = re.compile("[\u2010-\u2015\u2212]+-?")

Option = tuple[str, Word]
"""A long name, `url` for an argument that is no option, and its value."""


def read_options(words: Sequence[Word], note: Callable[[str], None]) -> Iterator[Option]:
    """Yield the options of a curl command in order.

    Args:
        words: The command without the program's name.
        note: Called with what the reader should know.
    """
    rest = iter(words)
    for word in rest:
        text = _with_hyphens(word.text, note)
        if not text.startswith("-") or text == "-":
            yield "url", word
        elif text.startswith("--"):
            yield from _long(text[2:], word, rest, note)
        else:
            yield from _cluster(text, word, rest, note)


def _takes_value(name: str) -> bool:
    return name.removeprefix("proxy-") in _VALUED


def _with_hyphens(text: str, note: Callable[[str], None]) -> str:
    dashes = _DASHES.match(text)
    if not dashes:
        return text
    note("a typographic dash was read as hyphens")
    name = text[dashes.end() :]
    return ("-" if len(name) == 1 else "--") + name


def _long(
    text: str, word: Word, rest: Iterator[Word], note: Callable[[str], None]
) -> Iterator[Option]:
    name, equals, value = text.partition("=")
    plain = name.removeprefix("expand-")
    if not _takes_value(plain):
        yield name, Word("")
    elif equals:
        note("curl does not take --option=value; write a space for the =")
        yield plain, Word(value, word.replaced)
    else:
        yield from _valued(plain, rest, note, expanded=plain != name)


def _valued(
    name: str, rest: Iterator[Word], note: Callable[[str], None], expanded: bool = False
) -> Iterator[Option]:
    value = next(rest, None)
    if value is None:
        note("the last option has no value")
    else:
        yield name, Word(value.text, value.replaced or expanded)


def _cluster(
    text: str, word: Word, rest: Iterator[Word], note: Callable[[str], None]
) -> Iterator[Option]:
    """Yield the options of a word such as `-sSXPOST`."""
    for at, letter in enumerate(text[1:], 2):
        name = _SHORT.get(letter, letter)
        if not _takes_value(name):
            yield name, Word("")
        elif text[at:]:
            yield name, Word(text[at:], word.replaced)
            return
        else:
            yield from _valued(name, rest, note)
