"""curl's command-line options: which of them take a value, and how words become options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from errdex.evidence.words import Word

# The long options that take a value, as curl 7.88 and 8 have them.
_WITH_VALUE = """
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii
data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr
dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form
form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode
happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos
ipfs-gateway json keepalive-cnt keepalive-time key key-type knownhosts krb libcurl limit-rate
local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file
noproxy oauth2-bearer output output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy
proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey
proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user
proxy1.0 pubkey quote random-file range rate referer request request-target resolve retry
retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5
socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr telnet-option
tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii
trace-config unix-socket upload-file upload-flags url url-query user user-agent variable
vlan-priority write-out
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
    if plain not in _VALUED:
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
        if name not in _VALUED:
            yield name, Word("")
        elif text[at:]:
            yield name, Word(text[at:], word.replaced)
            return
        else:
            yield from _valued(name, rest, note)
