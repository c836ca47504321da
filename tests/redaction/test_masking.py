"""What is taken out of any text: numbers, tokens and secrets in every spelling, and what stays."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest

from errdex.redaction.masking import Masker
from errdex.redaction.readings import Reading
from errdex.redaction.tokens import token_parts

CODES = {"E000102", "10000001"}
SECRET = 'p@ss/w+rd=9<$k>!"x'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("8615123456789", "86151****6789"),
        ("+86 151 2345 6789", "+86 151 **** 6789"),
        ("+86-151-2345-6789", "+86-151-****-6789"),
        ("86.151.2345.6789", "86.151.****.6789"),
        ("+44 (0)20 7946 0958", "+44 (0)20 **** 0958"),
        ("(0151) 234-56-789", "(0151) ***-*6-789"),
        ("86/151_2345~6789", "86/151_****~6789"),
        ("51234567", "****4567"),
        ("app1:57 421 737", "app1:** **1 737"),
        ("5123\u00a04567", "****\u00a04567"),
        ("151\u20092345\u202f6789", "151\u2009****\u202f6789"),
        ("151\u20112345\u20106789", "151\u2011****\u20106789"),
        ("151\u200b2345\u20606789", "151\u200b****\u20606789"),
        ("\uff11\uff15\uff11\uff12\uff13\uff14\uff15", "***\uff12\uff13\uff14\uff15"),
        ("\u0661\u0665\u0661\u0662\u0663\u0664\u0665", "***\u0662\u0663\u0664\u0665"),
        ("\U0001d7cf\U0001d7d3\U0001d7cf2345", "***2345"),
        ("%31%35%31%32%33%34%35%36", "****%33%34%35%36"),
        ("%2531512345", "***2345"),
        ("\\u00315123456", "****3456"),
        ("&#49;&#x35;12345", "***2345"),
        ("x1234567y", "x***4567y"),
        ("+86 <b>151</b> 2345 6789", "+86 <b>151</b> **** 6789"),
        ('151<span class="a1">2345</span>6789', '151<span class="a1">****</span>6789'),
        ("8,615,123,456,789", "8,615,1**,**6,789"),
        ("to 8,615,123,456,789 Maria", "to 8,615,1**,**6,789 Maria"),
        ("12:34:56 +4791 234 567 E000102", "12:34:56 +47** **4 567 E000102"),
        ("12:34:56 +1415 555 0123", "12:34:56 +141* *** 0123"),
        ("at 10:00+8615 123456", "at 10:00+86** **3456"),
        ("/to/P8615123456789/1", "/to/P86151*****789/1"),
        ("P15123456789/2024", "P15123******/2024"),
        ("priv415.555.0123", "priv41*.***.0123"),
        ("v0151.1234.5678", "v0151.****.5678"),
        ("03\u30fc1234\u30fc5678", "03\u30fc****\u30fc5678"),
        ("010\udc96123\udc964567", "01*\udc96***\udc964567"),
        ("010=C2=A0123=C2=A04567", "01*=C2=A0***=C2=A04567"),
        ("010%A0123%A04567", "01*%A0***%A04567"),
        ("415 &mdash; 555 &mdash; 0123", "41* &mdash; *** &mdash; 0123"),
        ("+86 **151** 2345 6789", "+86 **151** **** 6789"),
        ("+20201127", "+****1127"),
        ("0151 (234567)", "01** (**4567)"),
        ("5123/4567", "****/4567"),
    ],
)
def test_long_numbers_in_any_spelling(text: str, shown: str) -> None:
    """Of seven digits or more the first few and the last four stay, and what is between them."""
    assert Masker((), CODES).mask(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-12T15:30:20Z",
        "2018-02-30T24:00:00Z",
        "2018-02-12 15:30:20.123456789+08:00",
        "2018-02-12%2015%3A30%3A20",
        "20180212T153020Z",
        "12.02.2018 15:30 E000102",
        "12/Feb/2018:15:30:20 +0800",
        "Mon, 12 Feb 2018 15:30:20 GMT",
        "10.0.0.1:8080",
        "10.0.0.1/24 and 192.168.100.200",
        "2001:0db8:85a3::8a2e:0370:7334",
        "Chrome/120.0.6099.109",
        "curl/7.88.1 OpenSSL/3.0.2",
        "HTTP/1.1 200 1234",
        "E000102 404 500",
        "10000001",
        "1,000,000 of 10,737,418,240 bytes",
        "<td>1234</td><td>5678</td> <b>12</b> <b>3456</b>",
        "123456",
        "/sms/batchSendDiffSms/v1/",
        "application/x-www-form-urlencoded",
        "application/problem+json",
        "https://example.com/codes/E000105/",
        "Basic authentication with a bearer token",
        "Your+verification+code+is+ready",
        "bob@example.com",
    ],
)
def test_what_is_no_number_and_no_token(text: str) -> None:
    """Dates, times, addresses, versions, statuses, codes and words stay."""
    assert Masker((), CODES).mask(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=", "r1qt...(44)"),
        ("OePYgHblZ/9cHIGzawI+AzPHlN4=", "OePY...(28)"),
        ("8ff55eac1d0b478ab3c06c3c6a492300", "8ff5...(32)"),
        ("-" * 50_000 + "0a", "----...(50002)"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIA...(20)"),
        ("ghp_Z1x2C3v4B5n6M7a8S9d0", "ghp_...(24)"),
        ("hunter2Hunter22x", "hunt...(16)"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.c2ln", "eyJh...(38)"),
        ("Authorization: Bearer q4Ii87", "Authorization: Bearer q4Ii...(6)"),
        ("code=4/0AX4XfWh1234", "code=4/0A...(14)"),
        ("https://bob:pa55@h.x/", "https://(secret)@h.x/"),
        ("https://admin:pa/ssw0rd@h/x", "https://(secret)@h/x"),
        ("https://bob:6#7Pq@h/x", "https://(secret)@h/x"),
        ("see --uPltzSYvhsCx1/fGQsThKLhXkUs= 1", "see --uP...(30) 1"),
        ("https://h.x:8080/users/bob@x", "https://h.x:8080/users/bob@x"),
        ("/ssw0rd@h/x", "/(secret)@h/x"),
    ],
)
def test_tokens_by_their_shape(text: str, shown: str) -> None:
    """Of a token the first four characters and the length stay; of a user of a URL nothing."""
    assert Masker((), CODES).mask(text) == shown


@pytest.mark.parametrize(
    "spelled",
    [
        SECRET,
        SECRET.upper(),
        quote(SECRET, safe=""),
        quote(quote_plus(SECRET)),
        json.dumps(SECRET)[1:-1],
        json.dumps(json.dumps(SECRET))[3:-3],
        "".join(f"\\u{ord(sign):04X}" for sign in SECRET),
        html.escape(SECRET),
        "".join(f"&#{ord(sign)};" for sign in SECRET),
        SECRET.encode().hex(),
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(SECRET.encode()).decode()[:12]
        + "\n  "
        + base64.b64encode(SECRET.encode()).decode()[12:],
        base64.urlsafe_b64encode(SECRET.encode()).decode(),
        SECRET[:5] + "\n    " + SECRET[5:],
        SECRET[:9],
        SECRET[-9:],
        "".join(chr(ord(sign) + 0xFEE0) for sign in SECRET),
    ],
)
def test_a_secret_in_any_spelling(spelled: str) -> None:
    """However it is written, and where half of it is missing, nothing of a secret stays."""
    assert Masker([SECRET]).mask(f"a {spelled}") == "a (secret)"


@pytest.mark.parametrize(
    ("secrets", "parts", "shown"),
    [
        ((), (), "+8615123456789"),
        (("abcdefgh", "86151x"), (), "+8615123456789"),
        (("512345",), (), "+861(secret)6789"),
        (("+86151",), (), "(secret)23456789"),
        ((), ("5123456789ab",), "+8615123456789"),
        ((), ("512345",), "+861(token)6789"),
    ],
)
def test_a_secret_in_digits_alone(
    secrets: tuple[str, ...], parts: tuple[str, ...], shown: str
) -> None:
    """A number is looked through where a secret has as many digits side by side."""
    assert Masker(secrets, (), parts).mask_tokens("+8615123456789") == shown


def test_digits_alone_are_looked_through_only_for_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table may have a number of its own in each of its rows."""
    monkeypatch.setattr(Masker, "find_tokens", lambda *_: pytest.fail("it is no token"))
    assert Masker(["12345x6789"]).mask_tokens("+8615123456789") == "+8615123456789"


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_secret_inside_base64(before: str) -> None:
    """What was encoded together with a secret does not hide it."""
    encoded = base64.b64encode(f"{before}{SECRET}z".encode()).decode()
    assert "(secret)" in Masker([SECRET]).mask(f"x {encoded}")


@pytest.mark.parametrize(
    ("token", "changed", "shown"),
    [
        ("Ol0+PaF9Wzcu1/bHFS8qB3MuwU=", "Ol0 PaF9Wzcu1/bHFS8qB3MuwU=", "Ol0 (token)/(token)="),
        ("hXKdtsbShEm+dNpmpxdehdvx/xIk=", "hxkdtsbshem+dnpmpxdehdvx", "(token)+(token)"),
        ("abc/uPltzSYvhsCx1/fGQsThKLhXk=", "abc/upltzsyvhscx1", "abc/(token)"),
        ("x/batchSendDiffSms/8ff55eac1d0b478a", "batchsenddiffsms", "batchsenddiffsms"),
        ("AKIACTSVKJJDXXDFKPND", "akiactsvkjjdxxdfkpnd", "(token)"),
        ("Your+Verification+coDe9Is2Ready", "verification code", "verification code"),
    ],
)
def test_tokens_that_a_reader_changed(token: str, changed: str, shown: str) -> None:
    """In small letters, cut at its signs or with a blank for its plus, a token is known still."""
    assert Masker((), CODES, list(token_parts(Reading(token)))).mask(changed) == shown


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("%41%2542%C3%A9", "AB\u00e9"),
        ("\\u0041\\\\u0042\\ud83d\\ude00\\x41\\n\\/", "AB\U0001f600A\n/"),
        ("&#65;&#x42;&amp;lt;&quot;", 'AB<"'),
        ("a\\\n  b", "a  b"),
        ("\u200ba\u00ad\u202eb", "ab"),
        ("\uff21\u0661\U0001d7ce\u00a0\u2011", "A10 -"),
        ("%&\\ %zz &x; \\q", "%&\\ %zz &x; \\q"),
    ],
)
def test_how_a_text_is_read(form: str, read: str) -> None:
    """Escapes are decoded, digits and letters are plain; each character leads back to its own."""
    text = f"{form}|{form}"
    reading = Reading(text)
    assert reading.text == f"{read}|{read}"
    assert reading.span(len(read), len(read) + 1) == (len(form), len(form) + 1)


def test_longer_secrets_go_first() -> None:
    """A secret that is the start of another does not leave the rest of it."""
    assert Masker(["abcdef", "abcdefghij"]).mask("abcdefghij") == "(secret)"


def test_short_secrets_are_passed_over() -> None:
    """What has fewer than six characters stands in other text by chance."""
    assert Masker(["a1b2c"]).mask("a1b2c") == "a1b2c"


def test_plain_words_of_a_secret_stay() -> None:
    """A secret of words does not take the words out of every sentence."""
    assert Masker(["my-secret-password"]).mask("the secret password") == "the secret password"
