"""What must not leak, how it is spelled, and where it stands: the rows of the leak fuzzer."""

from __future__ import annotations

import base64
import html
import json
import random
import string
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, quote_plus

Spelling = Callable[[str], str]


class Private(NamedTuple):
    """A text that must not leak.

    Attributes:
        kind: `number`, `secret` (the context has it), `named` (its name says so), `token`.
        text: The text itself.
    """

    kind: str
    text: str


def _digits(chance: random.Random, count: int) -> str:
    return chance.choice("13456789") + "".join(chance.choices(string.digits, k=count - 1))


def _letters(chance: random.Random, count: int, alphabet: str) -> str:
    """Return random characters in which letters and digits take turns now and then."""
    made = chance.choices(alphabet, k=count)
    made[2], made[4], made[7] = chance.choice("23456789"), "q", chance.choice("23456789")
    return "".join(made)


_ALNUM = string.ascii_letters + string.digits
_URL = _ALNUM + "-_"
SECRET_ALPHABETS = (
    _ALNUM,
    _ALNUM + "!@#%^*()-_=+",
    _ALNUM + "/+=$<>\"'&?:;, ",
    _ALNUM + "\u00e9\u4e2d",
)
NUMBERS: tuple[Callable[[random.Random], str], ...] = (
    lambda chance: f"+86151{_digits(chance, 8)}",
    lambda chance: f"86151{_digits(chance, 8)}",
    lambda chance: f"151{_digits(chance, 8)}",
    lambda chance: f"+852{chance.choice('569')}{_digits(chance, 7)}",
    lambda chance: f"{chance.choice('569')}{_digits(chance, 7)}",
    lambda chance: f"+49151{_digits(chance, 8)}",
    lambda chance: f"+1415{_digits(chance, 7)}",
    lambda chance: f"0044207{_digits(chance, 7)}",
    lambda chance: _digits(chance, 7),
    lambda chance: _digits(chance, 15),
)
TOKENS: tuple[Callable[[random.Random], str], ...] = (
    lambda chance: "AKIA" + "".join(chance.choices(string.ascii_uppercase + "234567", k=16)),
    lambda chance: "ghp_" + _letters(chance, 36, _ALNUM),
    lambda chance: "xoxb-" + _digits(chance, 11) + "-" + _letters(chance, 24, _ALNUM),
    lambda chance: "sk_live_" + _letters(chance, 24, _ALNUM),
    lambda chance: "AIza" + _letters(chance, 35, _URL),
    lambda chance: ".".join(
        [
            "eyJ" + _letters(chance, 20, _ALNUM),
            _letters(chance, 40, _URL),
            _letters(chance, 43, _URL),
        ]
    ),
    lambda chance: base64.b64encode(chance.randbytes(20)).decode(),
    lambda chance: base64.b64encode(chance.randbytes(32)).decode(),
    lambda chance: base64.b64encode(chance.randbytes(64)).decode(),
    lambda chance: chance.randbytes(16).hex(),
    lambda chance: chance.randbytes(32).hex(),
    lambda chance: _letters(chance, 16, _ALNUM),
    lambda chance: _letters(chance, 22, _ALNUM),
    lambda chance: "4/0A" + _letters(chance, 40, _ALNUM),
)


def made(chance: random.Random) -> Private:
    """Return a text that must not leak."""
    kind = chance.choice(("number", "number", "secret", "named", "token"))
    if kind == "number":
        return Private(kind, chance.choice(NUMBERS)(chance))
    if kind == "token":
        return Private(kind, chance.choice(TOKENS)(chance))
    alphabet = chance.choice(SECRET_ALPHABETS)
    if kind == "named":
        return Private(kind, _letters(chance, chance.randint(8, 40), _ALNUM + "!#*()_"))
    return Private(kind, _letters(chance, chance.randint(9, 40), alphabet).strip())


def _grouped(joint: str) -> Spelling:
    """Return a spelling that parts digits into groups."""

    def spelled(text: str) -> str:
        sign = "+" if text.startswith("+") else ""
        digits = text.lstrip("+")
        groups = [
            digits[:2],
            digits[2:5],
            *[digits[at : at + 4] for at in range(5, len(digits), 4)],
        ]
        return sign + joint.join(group for group in groups if group)

    return spelled


def _in_script(zero: int) -> Spelling:
    return lambda text: "".join(chr(zero + int(c)) if c in string.digits else c for c in text)


JOINTS = (*" -./_~|'", " - ", ") ", "\u00a0", "\u2009", "\u202f", "\u3000", "\u2011", "\u2013")
INVISIBLE = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202a")
SUPERSCRIPT = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
CIRCLED = "\u24ea\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468"
SCRIPTS = (0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7CE, 0x1D7F6, 0x1E950)
COMMON: tuple[Spelling, ...] = (
    lambda text: text,
    lambda text: quote(text, safe=""),
    quote_plus,
    lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    lambda text: quote(quote(text, safe=""), safe=""),
    lambda text: json.dumps(text)[1:-1],
    lambda text: json.dumps(json.dumps(text)[1:-1])[1:-1],
    lambda text: "".join(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else c for c in text),
    lambda text: "".join(f"\\x{ord(c):02x}" if ord(c) < 0x80 else c for c in text),
    html.escape,
    lambda text: "".join(f"&#{ord(c)};" for c in text),
    lambda text: "".join(f"&#x{ord(c):X};" for c in text),
)


def _inside(sign: str) -> Spelling:
    """Return a spelling with a sign in the middle of the digits, which nobody sees."""
    return lambda text: f"{text[:5]}{sign}{text[5:]}"


OF_NUMBERS: tuple[Spelling, ...] = (
    *map(_inside, ("\u001b[1m", "\u001b[01;31m\u001b[K", "\\u001b[0m", "\0", "\u3164", "=\n")),
    lambda text: "".join(f"&#{ord(c)}" for c in text),
    lambda text: "".join(f"\\u{{{ord(c):x}}}" for c in text),
    lambda text: "".join(f"\\U{ord(c):08x}" for c in text),
    lambda text: "".join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in text),
    lambda text: text.translate(dict(zip(map(ord, string.digits), SUPERSCRIPT, strict=True))),
    lambda text: text.translate(dict(zip(map(ord, string.digits), CIRCLED, strict=True))),
    *map(_grouped, JOINTS),
    *map(_grouped, INVISIBLE),
    *map(_in_script, SCRIPTS),
    lambda text: f"+{text.lstrip('+')[:2]} (0){text.lstrip('+')[2:]}",
    lambda text: f"({text[:4]}) {text[4:]}",
    lambda text: " ".join(text),
    lambda text: _grouped(" ")(_in_script(0xFF10)(text)),
    lambda text: quote(_grouped(" ")(text)),
    lambda text: quote(_in_script(0x660)(text)),
)
OF_SECRETS: tuple[Spelling, ...] = (
    str.upper,
    str.lower,
    lambda text: base64.b64encode(text.encode()).decode(),
    lambda text: base64.b64encode(b"k" + text.encode()).decode(),
    lambda text: base64.b64encode(b"kk" + text.encode() + b"z").decode(),
    lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    lambda text: text.encode().hex(),
    lambda text: text.encode().hex().upper(),
    lambda text: text.encode().hex(":"),
    lambda text: text[: len(text) // 2] + "\n" + text[len(text) // 2 :],
    lambda text: text[: len(text) // 2] + " \\\n    " + text[len(text) // 2 :],
    lambda text: text[: len(text) // 2] + "\u200b" + text[len(text) // 2 :],
    lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
)


def spellings_of(private: Private) -> tuple[Spelling, ...]:
    """Return how such a text is spelled."""
    return COMMON + {"number": OF_NUMBERS, "secret": OF_SECRETS}.get(private.kind, ())


HOLE = "§"
"""Where such a text is put in a place."""

_MESSAGE = (
    "POST /sms/batchSendSms/v1 HTTP/1.1",
    "Host: h",
    'X-WSSE: UsernameToken Username="u",PasswordDigest="§",Nonce="c",Created="d"',
    "X-Api-Key: §",
    "",
    "to=§&from=1&templateId=2",
)
LAYERED: tuple[str, ...] = (
    "\n".join(f"2026-11-26T11:28:02Z api-1 | {line}" for line in _MESSAGE),
    "\n".join(f">> {line}" for line in _MESSAGE),
    "\n".join(f"\u001b[36m{line}\u001b[0m" for line in _MESSAGE),
    "\n".join(f'>> "{line}[\\r][\\n]"' for line in _MESSAGE),
    "\n".join(f'{{"log":"{line}\\n"}}' for line in _MESSAGE if '"' not in line),
    "\n".join(f"    {line}\\r\\n" for line in _MESSAGE),
    "=> Send header, 9 bytes\n" + "\n".join(f"0000: {line}" for line in _MESSAGE),
    "send: b'" + "\\r\\n".join(_MESSAGE) + "'\nreply: 'HTTP/1.1 400 Bad\\r\\n'\nheader: A: §",
    'x "' + "\\r\\n".join(line.replace('"', '\\"') for line in _MESSAGE) + '"',
    "```" + "\n".join(_MESSAGE) + "```",
    "\n".join(_MESSAGE).replace("=", "=3D").replace("&", "&=\n"),
    "--> POST https://h/sms/batchSendSms/v1?x=§\nX-Api-Key: §\n\nto=§&a=b\n--> END POST\n<-- 400 §",
    'Request URL\nhttps://h/sms/§\nx-wsse\nUsernameToken Username="§"\nx-api-key\n§\n',
    "wget --header='X-Api-Key: §' --post-data='to=§&from=1' https://h/sms/batchSendSms/§",
    "http -f POST https://h/sms/batchSendSms/§ X-Api-Key:§ 'X-WSSE:UsernameToken §' to=§ from=1",
    'API_KEY=\'§\'\ncurl -H "X-Api-Key: $API_KEY" -d "to=$API_KEY&from=1" https://h/sms/batchSendSms/v1',
    'POST /sms/§ HTTP/1.1\nX-WSSE: §\n\nGET /§ HTTP/1.1\nHost: §\n\nHTTP/1.1 200 OK\n\n{"a":"§"}',
    'got 404 from POST https://h/sms/§ and "POST /sms/§ HTTP/1.1" 404',
    '{"kind":"a","note":{"text":"POST /sms/§ HTTP/1.1\\nX-WSSE: §"},"n":"§"}',
    '{"code":"200","response":"{\\"code\\":\\"§\\",\\"a\\":\\"§\\"}"}',
    "\n".join(f"\u2551 {line} \u2551" for line in _MESSAGE),
    "@@ -1,2 +1,6 @@\n-X-Api-Key: §\n" + "\n".join(f"+{line}" for line in _MESSAGE),
    "\n".join(f"-> {line}" for line in _MESSAGE[:-1]) + "\n>> to=§&from=1\n\n<- HTTP/1.1 400 §\n",
    "POST\t/sms/§\t" + "\\r\\n,".join(_MESSAGE[1:4]) + "\\r\\n\tto=§&from=1\n",
    "\n".join(_MESSAGE[:-1]) + "\nto:         §\nfrom:       1\ntemplateId: §\n",
    ":method: POST\n:path: /sms/§\n:authority: §\n" + "\n".join(_MESSAGE[2:]),
    "\n".join(_MESSAGE[:-1]) + "\nb'to=§&from=1&templateId=§'\n",
    'Wrote Authorization [WSSE a="§"]\nWrote X-Api-Key [§]\nWrote X-WSSE [UsernameToken §]\n',
    "':path', '/sms/§'\n'authorization', 'WSSE a=\"§\"'\n'x-wsse', 'UsernameToken §'\n",
)
"""Places inside each layer that is taken off a paste."""

NOTATIONS: tuple[str, ...] = (
    '{"password": ["§", "§"]}',
    '{"password": {"value": "§"}}',
    '{"password":\n  "§"}',
    '{"password":"ab\\"§"}',
    '{"name":"Authorization","value":"Sign §"}',
    "<wsse:Password Type='x'>§</wsse:Password>",
    "<password><![CDATA[§]]></password>",
    "<key>password</key><string>§</string>",
    '<input name="password" value="§">',
    "password: |\n  §",
    "- name: DB_PASSWORD\n  value: §",
    "authorization:\n§",
    "Authorization: Bearer\n §",
    "Authorization: Bearer §",
    'Cookie: sid="§"; a=b',
    "{'password': b'§'}",
    "login('password', '§')",
    "setPassword('§')",
    "d['password'] = '§'",
    "user%5Bpassword%5D=§",
    'const password: string = "§"',
    'password := "§"',
    "DEBUG: password = '§'",
    "at start:\npassword=§",
    "token is set, password=§",
    "**Password**: §",
    "`password`: `§`",
    "password\t§",
    "API key: §",
    "password2: §",
    "The password is §",
    "\u5bc6\u7801\uff1a§",
    "tool --api-key §",
    "tool --password='§'",
    "java -Djavax.net.ssl.keyStorePassword=§",
    "curl -su bob:§ https://h",
    'curl -u "bob:a §" https://h',
    "curl -E me.pem:§ https://h",
    "curl -x bob:§@proxy:3128 https://h",
    "curl --proxy-tlspassword § https://h",
    'Content-Disposition: form-data; name="password"\r\n\r\n§\r\n--b--',
    "name,password,host\nbob,§,h1\namy,§,h2",
    'user;passwd\r\n"bob";"§"\r\n',
    "user\tpassword\nbob\t§",
    "| user | password | x |\n|---|---|---|\n| bob | § | y |",
    "+------+----------+\n| user | password |\n+------+----------+\n| bob  | § |",
    " user | db_password\n------+----------\n bob | §",
    "password\n--------\n§\n§",
    "db dump -h x -p§ orders",
    "tool login -u bob -p § reg.example.com",
    "sshpass -p '§' ssh bob@h",
    "machine h login bob password §",
    "machine h\n  login bob\n  password §",
    "password §",
    "see (password §) there",
    "db.example.com:5432:orders:bob:§",
    "*:*:*:bob:§",
    "FROM x\nENV DB_PASSWORD §\nARG TOKEN §",
    "setx PASSWORD §",
    "password - §",
    "Password \u2014 §",
    "passwort ist §",
    "GET /x?a=1&key=§&b=2",
    "CREATE USER bob IDENTIFIED BY '§'",
    "p\u0430ssw\u043erd=§",
    "\u0420\u0410SSW\u041eRD: §",
    "https://bob:66/§@h",
    "http -a bob:§ https://h/",
    "login bob, pwd/§",
    "keytool -storepass § -list",
    "sqltool -S h -U sa -P § -Q x",
    "tool config set api_token §",
    "echo § | docker login -u bob --password-stdin",
    "net use \\\\srv\\share § /user:bob",
    "net use Z: \\\\nas\\share /user:bob §",
    "SET PASSWORD FOR bob = '§'",
    "SET PASSWORD FOR 'bob'@'%' = PASSWORD('§');",
    "ALTER USER bob IDENTIFIED BY §;",
    "ALTER ROLE bob WITH PASSWORD '§'",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIB§\n-----END RSA PRIVATE KEY-----",
    "INSERT INTO users (id, name, password) VALUES (1, 'bob', '§');",
    "INSERT INTO users (name, password, at) VALUES ('bob', '§', NOW());",
    "insert into t (`password`, `n`)\nvalues\n('x1', 1),\n('§',2)",
    "passwords:\n  - §\n  - other",
    "password: &pw §",
    "password: !vault §",
    'password = """§"""',
    "password = '''\n§\n'''",
    "//registry.example.com/:_authToken=§",
    "__Password__: §",
    "DB_PASSWORD_PROD=§",
    "password_live: §",
    "api_keys=§",
    "RAILS_MASTER_KEY=§",
    '{ "name" : "API_TOKEN" , "value" : "§" }',
    '{"ParameterKey": "DBPassword", "ParameterValue": "§"}',
    '{"key":"password","val":"§"}',
    '{"env":[{"value":"§","name":"DB_PASSWORD"}]}',
    '- value: "§"\n  name: DB_PASSWORD',
    '<property value="§" name="password" />',
    '<input value="§" type=password>',
    '<meta name="csrf-token" content="§">',
    '<property name="db.password">§</property>',
    "<server><username>bob</username><password>§</password></server>",
    "<tr><th>API key</th>\n<td>§</td></tr>",
    "| Field | Value |\n|---|---|\n| password | § |",
    "| **Password** | `§` |",
    "set -gx API_TOKEN §",
    "setenv DB_PASSWORD §",
    'const token = process.env.TOKEN || "§";',
    "\u001b[31mpassword\u001b[0m: §",
    "pass\u001b[01;31m\u001b[Kword\u001b[m\u001b[K=§",
    '{"a":"password\\u001b[0m=§"}',
    "Kennwort: §",
    "contrase\u00f1a: §",
    "\u043f\u0430\u0440\u043e\u043b\u044c: §",
    "\u30d1\u30b9\u30ef\u30fc\u30c9: §",
)
"""A password, each time named in another way."""
PROSE: tuple[str, ...] = (
    "use secret § for it",
    "my api key § is refused",
    "the token § fails, the other does not",
    "API key (§) of app 3",
    "user,bob\npassword,§\nhost,h",
)
"""A secret of letters and digits in a sentence; one that looks like a word is not told there."""

PLACES: tuple[str, ...] = (
    *LAYERED,
    *NOTATIONS,
    *PROSE,
    "GET /sms/§ HTTP/1.1\nHost: h\n\n",
    "GET /sms/batchSendSms/v1/§/x HTTP/1.1\nHost: h\n\n",
    "POST /sms/batchSendSms/v1?x=§&y=1 HTTP/1.1\nHost: h\n\n",
    "POST § HTTP/1.1\nHost: h\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: §\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: §.example.com:8443\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nContent-Type: §\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nContent-Type: a/b; charset=§\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nAuthorization: §\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nAuthorization: Bearer §\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nAuthorization: Basic §\n\n",
    *(
        "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nAuthorization: WSSE "
        f'realm="{a}",profile="{b}",type="{c}"\n\n'
        for a, b, c in (("§", "b", "c"), ("SDP", "§", "c"), ("SDP", "UsernameToken", "§"))
    ),
    *(
        "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n"
        'Authorization: WSSE realm="SDP",profile="UsernameToken",type="Appkey"\n'
        f'X-WSSE: {a} Username="u",PasswordDigest="{b}",Nonce="{c}",Created="{d}"\n\n'
        for a, b, c, d in (
            ("§", "b", "c", "d"),
            ("UsernameToken", "§", "c", "d"),
            ("UsernameToken", "b", "§", "d"),
            ("UsernameToken", "b", "c", "§"),
            ("UsernameToken", "b", "c", "2018-02-12T15:30:20Z§"),
        )
    ),
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nCookie: sid=§\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nX-Api-Key: §\n\n",
    *(
        "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nContent-Type: application/json\n\n" + body
        for body in (
            '{"to":"§"}',
            "to=§&from=1&templateId=2",
            "[§",
            "§",
            'templateParas=["§"]&to=1',
        )
    ),
    *(
        "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n"
        f"Content-Type: application/x-www-form-urlencoded\n\n{body}"
        for body in (
            "to=§&from=1&templateId=2",
            "to=1,§,2&from=1&templateId=2",
            "to=1&from=§&templateId=§",
            'to=1&from=1&templateId=2&templateParas=["§"]',
            "to=1&from=1&templateId=2&templateParas=§",
        )
    ),
    *(
        "POST /sms/batchSendDiffSms/v1 HTTP/1.1\nHost: h\nContent-Type: application/json\n\n" + body
        for body in (
            '{"from":"1","smsContent":[{"to":["§"],"templateId":"2","templateParas":["1"]}]}',
            '{"from":"1","smsContent":[{"to":["1"],"templateId":{"x":"§"}}]}',
            '{"from":"1","smsContent":[{"to":"§","templateId":["§"],"templateParas":["§"]}]}',
            '{"from":"§","smsContent":"§"}',
            '{"password":"§","client_secret":"§"}',
        )
    ),
    "curl https://h/sms/§",
    'curl -u "bob:§" https://h/sms/batchSendSms/v1',
    "curl -u 'bob:§' https://h/sms/batchSendSms/v1",
    "curl -H 'Authorization: §' https://h/sms/batchSendSms/v1",
    'curl -H "X-Token: §" https://h/sms/batchSendSms/v1',
    "curl -d 'to=§&from=1' https://h/sms/batchSendSms/v1",
    'curl --data-urlencode "to=§" https://h/sms/batchSendSms/v1',
    "curl 'https://bob:§@h/sms/x'",
    "curl https://h/sms/batchSendSms/v1 --§ 1",
    "curl https://§/x -d §",
    '{"code":"§","description":"§"}',
    '{"code":"E000510","result":[{"originTo":"§","status":"§","smsMsgId":"§"}]}',
    '{"error_code":"§","error_msg":"§"}',
    '{"errCode":"§"}',
    "HTTP/1.1 § Bad\n\n",
    "HTTP/1.1 400 Bad\nX: §\n\n§",
    "2018-02-12 15:30:20 E000102 § failed",
    "E000102 code=§ status: §",
    "code: §",
    "smsMsgId=§&status=§&to=§",
    "E000102 password=§ token: §",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h:§\n\n",
    "POST §://h/sms/x HTTP/1.1\nHost: h\n\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n§: x\n\n",
    "POST /sms/x HTTP/1.1\nHost: h\nContent-Type: multipart/form-data; boundary=§\n\n--§\n",
    "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n\n§=1&to=2&§=3",
    'POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n\n{"§":1,"to":{"§":"§"}}',
    "GET /sms/x?access_token=§&password=§ HTTP/1.1\nHost: h\n\n",
    "HTTP/1.1 302 Found\nLocation: https://bob:§@h/?token=§\nSet-Cookie: sid=§; Path=/\n\n",
    '> POST /sms/§ HTTP/1.1\n> Host: §\n> Authorization: §\n>\n< HTTP/1.1 400 §\n<\n{"code":"§"}',
    "--> POST https://h/sms/§ http/1.1\nAuthorization: §\n\n<-- 400 https://h/sms/§ (1ms)\n",
    "send: b'POST /sms/§ HTTP/1.1\\r\\nAuthorization: §\\r\\n'\nreply: 'HTTP/1.1 400 Bad'\n",
    'sent {\\"to\\":\\"§\\",\\"password\\":\\"§\\"} got {\\"code\\":\\"§\\"}',
    "{'code': '§', 'password': '§', 'description': '§'}",
    "{&quot;code&quot;:&quot;§&quot;,&quot;password&quot;:&quot;§&quot;}",
    '{"log":{"entries":[{"request":{"method":"POST","url":"https://h/sms/§?token=§",'
    '"headers":[{"name":"Authorization","value":"§"}],"postData":{"mimeType":"§",'
    '"text":"to=§&from=§"}},"response":{"status":400,"content":{"text":"{\\"code\\":\\"§\\"}"}}}]}}',
    'curl "https://h/sms/batchSendSms/v1" ^\n -H "Authorization: §" ^\n -d "to=§"',
    "curl.exe 'https://h/sms/batchSendSms/v1' `\n -H 'Authorization: §' -d 'to=§'",
    "curl https://h/sms/batchSendSms/v1 -X § -b 'sid=§' --next https://§/",
    "APP_SECRET=§ SMS_TOKEN='§'\nexport PASSWORD=\"§\"",
    "to: §\npassword: §\ntoken: §\n",
    "smsMsgId=1&status=E000102&orgCode=§&from=§",
    "headers = {'Authorization': '§', 'X-Token': '§'}\npost('https://h/sms/§', headers=headers)",
    'fetch("https://h/sms/batchSendSms/v1", {method: "POST", headers: {"x-wsse": `A b="c"`}, '
    'body: "to=§&from=1"})',
    "requests.post('https://h/sms/batchSendSms/v1', headers={'X-WSSE': 'A b=\"c\"'}, "
    "data={'to': '§', 'from': '1', 'templateParas': '[\"§\"]'})",
    'm.addHeader("Authorization", "WSSE realm=\\"§\\",type=\\"§\\"");\nm.addParameter("to", "§");',
    "headers=map[Authorization:[§] X-Token:[§]] body=to=§&from=1",
    "Array\n(\n    [0] => Authorization: §\n)\nArray\n(\n    [to] => §\n    [from] => 1\n)\n",
    "headers {\n  Authorization: §\n}\n\nbody:form-urlencoded {\n  to: §\n  from: §\n}\n",
    '{"request":{"url":{"raw":"https://h/sms/§"},"header":[{"key":"Authorization","value":"§"}],'
    '"body":{"mode":"urlencoded","urlencoded":[{"key":"to","value":"§"}]}}}',
    "SmsResponse(code=E000510, result=[SmsID(originTo=§, status=§, smsMsgId=§)])",
    "2018-02-12 15:30:20 user=bob password=§ [§] (§) <§> E000102",
)


def _is_placed(private: Private, place: str) -> bool:
    """Tell whether a place says that a text is a secret, where nothing else does."""
    names = ("password", "token:", "-u ", "bob:", "Authorization", "X-Token", "X-Api-Key", "sid=")
    if place in PROSE:
        return private.text.isalnum()
    is_named = place in NOTATIONS or any(name in place for name in names)
    return private.kind != "named" or is_named


def places_of(private: Private) -> tuple[str, ...]:
    """Return the places where such a text is put."""
    return tuple(place for place in PLACES if _is_placed(private, place))
