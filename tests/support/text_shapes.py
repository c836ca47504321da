"""Long texts of shapes that a careless reader would read again and again.

A shape is an opening, a piece or two repeated, and a closing: `curl https://h/ -d "`, `${a`
thousands of times, `"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, permutations
from typing import NamedTuple

COMMAND = "curl https://h/ -d "
CREDENTIALS = 'X-WSSE: UsernameToken Username="a", PasswordDigest="YQ==", Nonce="a", Created="a"'
UNITS = {
    "": [
        *("\n", " ", "{", "[", '{"', '\n\n{"', '{"a":[\n', ' {"code":1', ' {"code":1}', '={"'),
        *('curl -d "', "curl -d x \n\n", "curl -X '\n\n", "curl -a b ; ", "Curl a.b c\n", "code'"),
        *("X-Aa: b\n\n", "Host: b\n", "HTTP/1.1 200\n", "GET / HTTP/1.1\n", "```\n", "a=b&c=d\n"),
        *("> GET / HTTP/1.1\n> a: b\n", '< HTTP/1.1 200\n<\n{"a"\n', "< HTTP/1.1 200\n< \nabc\n\n"),
        *(
            "> a\n",
            "to:  b\n",
            "\u2502 ",
            "+a\n-b\n",
            "b'a",
            "\\r\\n,",
            ":a: b\n",
            "\u200ba",
            "\r\n",
            "curl x.y -d @- <<EOF\n\n",
            "GET / ",
            "\n{}\n",
            '"code"',
            '"POST /x HTTP/1.1" 404 ',
        ),
    ],
    COMMAND: ["a ", "$a", "$(", "`", "\u201c", "\u2018\u201c", '""', "\\\n", "\n-d x", "> a "],
    COMMAND + '"': ["$a", "$(\n", "`\n", "\\", '$a"b"', "%41b=%C3&"],
    COMMAND + "'": ["\\a", "'\n\n'", "a\n\n"],
    COMMAND + "$'": ["\\x41", "\\u0041 ", "\\\\"],
    'curl ^"https://h/^" ^\n': ['-d ^"a^" ^\n', '""a', "%AB_C%", "^", "& curl ^"],
    'curl "https://h/" -d "': ['^\\^"', '""', "\\"],
    "curl.exe https://h/ `\n": ["-d 'a' `\n", "''", "$(", "`"],
    "{'code':": ["'", "\\'", "'a',", "\"'", "None "],
    ' {\\"code\\"': ['{\\"', "\\", '" {\\"a'],
    "POST / HTTP/1.1\n": [
        *("a: b\n", "a: b\n b\n", "a: b,\nb\n", "\na=b\n&"),
        *("Content-Length: 9999\n", "Content-Length: 999999\n\na "),
    ],
    '{"log":{"entries":[': ['{"request":{"url":"a"}},', '"', "[", "{},"],
    '{"a":"': ["a", "\\n", "\\u0041"],
    '{"to":["a': ['\\"', '\\"]', '{\\"a\\":\\"b\\"},'],
    "[": ["1,", "{},", '"a",', "[],"],
    "{'Authorization': '": ["'", "\\'", "', '", "','X-A':'", "${", "' + '", "''a", '"a"'],
    "headers = {": [
        "(",
        "{",
        "[",
        "a:",
        "a=>",
        "'a':{",
        "x-aa: 'b',",
        "'X-Aa: b',",
        "\n  a\n",
        "-aa ",
    ],
    "Authorization:[A b] ": ["a:[", "a:[b] ", "a=&", "a=b&", "http://a/ ", "\n[a] => b", "/a", "%"],
    "Authorization\nheaders {\n": ["a: b\n", "\nheaders {\n", "\nbody:json {\n"],
    "Result(code=": ["E1, a=[", "A(b=c), ", "[(", "code=1, a=[A(b=c)]), (code=", "'"],
    "password: '": ["a1", "\\'", "' + '", "''"],
    '{"password": "': ['\\"', "\\n", '" + "'],
    "password: |\n": ["  a1\n", " a\n b\n"],
    "password\n---\n": ["a1b2\n", "---\n"],
    "INSERT INTO a (b, password) VALUES ": ["('a', 'b1c2'), ", "(a("],
    "Array\n(\n": [" [a] => b\n", " [a] => Array\n(\n"],
    "POST / HTTP/1.1\nContent-Type: application/json\n\n": ['{"a":...,', "[52,", "[..."],
    "X a=": ['"', "a=b,", "\u201c", "= "],
}

FRAMES = {
    "plain text": ("", ""),
    "curl, bare words": ("curl https://h/ ", ""),
    "curl, sh, in double quotes": ('curl https://h/ -d "', '"'),
    "curl, sh, in single quotes": ("curl https://h/ -d '", "'"),
    "curl, sh, in ANSI quotes": ("curl https://h/ -d $'", "'"),
    "curl, sh, quotes left open": ('curl https://h/ -d "', ""),
    "curl, between backticks": ("`curl https://h/ -d ", "`"),
    "curl, a header": ("curl https://h/ -H 'Authorization: WSSE ", "'"),
    "curl, the URL": ("curl 'https://h/", "'"),
    "curl, --data-urlencode": ("curl https://h/ --data-urlencode 'a=", "'"),
    "curl, here-document": ("curl https://h/ -d @- <<EOF\n", "\nEOF\n"),
    "curl, here-document left open": ("curl https://h/ -d @- <<EOF\n", ""),
    "curl, cmd.exe": ('curl ^"https://h/^" ^\n -d ', ""),
    "curl, cmd.exe, in quotes": ('curl ^"https://h/^" ^\n -d "', '"'),
    "curl, cmd.exe, carets": ('curl "https://h/" -d "^\\^"', '^\\^""'),
    "curl, PowerShell": ("curl.exe 'https://h/' `\n -d ", ""),
    "curl, PowerShell, in double quotes": ("curl.exe 'https://h/' `\n -d \"", '"'),
    "curl, PowerShell, in single quotes": ("curl.exe 'https://h/' `\n -d '", "'"),
    "request line": ("POST /", " x"),
    "request line, headers below": ("POST /", "\nHost: h\n"),
    "request line, method": ("POST", " / HTTP/1.1\nHost: h\n"),
    "request, a header": ("POST /x HTTP/1.1\nHost: h\nAuthorization: WSSE ", ""),
    "request, header lines": ("POST /x HTTP/1.1\nHost: h\n", ""),
    "request, JSON body": ('POST /x HTTP/1.1\nContent-Type: application/json\n\n{"a":', "}"),
    "request, a text of JSON that is cut": ('POST /x HTTP/1.1\nHost: h\n\n{"to":["a', ""),
    "request, form body": ("POST /x HTTP/1.1\nHost: h\n\na=", ""),
    "headers alone": ("Host: h\nX-WSSE: UsernameToken Username=", ""),
    "response, status line": ("HTTP/1.1 200 ", ""),
    "response, header lines": ("HTTP/1.1 400 Bad Request\n", ""),
    "response, body": ("HTTP/1.1 400 Bad Request\n\n", ""),
    "transcript, sent": ("> POST /x HTTP/1.1\n> ", ""),
    "transcript, received": ("* Trying 1.1.1.1\n> GET / HTTP/1.1\n> \n< HTTP/1.1 400 Bad\n< ", ""),
    "transcript, body": ("> GET / HTTP/1.1\n> \n< HTTP/1.1 400 Bad\n< \n", ""),
    "JSON, a text": ('{"code":"', '"}'),
    "JSON, a name": ('{"', '":1}'),
    "JSON, a value": ('{"code":', "}"),
    "JSON, a list": ('{"result":[', "]}"),
    "JSON, printed by Python": ("{'code': '", "'}"),
    "JSON, escaped in a log": (' {\\"code\\":\\"', '\\"}'),
    "JSON, entities": ("{&quot;code&quot;:&quot;", "&quot;}"),
    "HAR, an entry": ('{"log":{"entries":[{"request":{"url":"', '"}}]}}'),
    "HAR, entries": ('{"log":{"entries":[', "]}}"),
    "HAR, a Base64 body": (
        '{"log":{"entries":[{"request":{"url":"https://h/"},"response":{"status":400,'
        '"content":{"encoding":"base64","text":"',
        '"}}}]}}',
    ),
    "HAR, cut off": ('{"log":{"creator":{},"entries":[{"request":{"url":"', ""),
    "form": ("a=b&c=", ""),
    "form, reports": ("smsMsgId=1&status=", ""),
    "fence": ("```\n", "\n```\n"),
    "reply marks": ("> curl https://h/ -d '\n> ", ""),
    "log line": ("2018-02-12T15:30:20Z ERROR code=", ""),
    "log, a payload": ("sent request {", "}"),
    "http.client": ("send: b'", "'\nreply: 'HTTP/1.1 400 Bad'\n"),
    "OkHttp": ("--> POST https://h/ http/1.1\n", "\n<-- 400 https://h/ (1ms)\n"),
    "source code, a header": ("headers = {'Authorization': '", "'}"),
    "source code, a call": ("r.post('https://h/', {'X-Key': 'K a=\"b\"', 'a': ", "})"),
    "source code, a joined text": ('c.header("Authorization", "A " + ', ")"),
    "a map that is printed": ("map[Authorization:[A b] C:[", "]]"),
    "a block of lines": ("\nheaders {\n  Authorization: A b\n}\n\nbody:json {\n", "\n}\n"),
    "a result that is printed": ("R(code=E000510, list=[A(status=", ")])"),
    "colours": ("\u001b[36m", "\u001b[0m"),
    "entities": ("&quot;", "&#39;"),
    "quoted-printable": ("a=3Db=3D=\n", "=\n"),
    "rich text": ("{\\rtf1{\\fonttbl{\\f0 A;}}", "\\par}"),
    "prefixes": ("11:02 api | POST / HTTP/1.1\n11:03 api | ", "\n11:04 api | "),
    "wire log": ('a >> "POST / HTTP/1.1[\\r][\\n]"\na >> "', '"'),
    "escaped message": ('"POST / HTTP/1.1\\r\\n', '"'),
    "concatenation": ("'a' +\n'", "' +\n'b'"),
    "tree": ("    POST / HTTP/1.1\\r\\n\n    ", "\\r\\n\n    \\r\\n\n"),
    "dump of text": ("=> Send header, 9 bytes\n0000: ", "\n0040: a"),
    "dump of digits": (
        "00000000  50 4f 53 54 20 2f 20 48 54 54 50 2f 31 0d 0a 0d |",
        "\n00000010 41",
    ),
    "log of objects": ('{"log":"POST / HTTP/1.1\\n', '"}'),
    "headers of a panel": ("Request URL\nhttps://h/\nauthorization\n", "\nb\n"),
    "wget": ("wget --post-data '", "' https://h/"),
    "HTTPie": ("http POST h/ a=b c:", ""),
    "assignments": ("A='", '\'\ncurl -d "$A" https://h/'),
    "mention": ("got 404 from POST /", " HTTP/1.1"),
    "labels": ("uri: https://h/\nmethod: POST\nheaders:\n", '\nX-WSSE: A b="c"\ndata:\na=b\n'),
    "request file": ("POST {{host}}/x\nAuthorization: A b\n", "\n\n{{body}}\n\n###\n"),
    "access log": ('203.0.113.7 - - [12/Feb/2018:15:30:20 +0000] "POST /', ' HTTP/1.1" 400 12\n'),
    "prompt": ("me@h:~$ ", " curl https://h/\n"),
    "borders": ('\u2502 X-Aa: A b="c" \u2502\n\u2502 ', " \u2502\n\u2502 \u2502\n"),
    "diff": ("@@ -1 +1 @@\n-a\n+", "\n b\n"),
    "arrows": ("-> POST / HTTP/1.1\n-> ", "\n->\n>> a=b\n<- HTTP/1.1 200\n"),
    "headers in a cell": ("POST\t/\tA: b\\r\\n,B: ", "\\r\\n\ta=b\n"),
    "rows of a form": ('X-Aa: A b="c"\n\nto:   ', "\nfrom: b\n"),
    "pseudo headers": (":method: POST\n:path: /\nX-Aa: ", "\n\na=b\n"),
    "elided headers": ("> POST / HTTP/1.1\n> A: b\n> ...\n> (", " omitted)\n"),
    "one field a line": ("POST / HTTP/1.1\nA: b\n\na=b\n", "\na=b\ncode=c\n"),
    "bytes": ("POST / HTTP/1.1\nA: b\nb'", "'\n"),
}
"""What the repeated pieces stand in: an opening, and what closes it."""

SIGNS = (*" \t\n\r\"'`\\^$%&|<>(){}[]#;=:,+-_/@?!~*.", "\u00a0", "\u201c", "\u2019", "\u2013")
LETTERS = ("a", "Z", "0", "9", "\u4e2d", "\u0301", "\U0001f600", "\u200b", "\uff11", "\u0130")
TOKENS = (
    *("${a", "${", "$a", "$(", "$((", "$'", '$"', "\\\n", "^\n", "`\n", "\n\n", "\r\n", "\n "),
    *("<<", "<<<", "<<EOF", ">>", "2>", "&>", "<(", "&&", "||", ";", '""', "''", '\\"', "\\'"),
    *('^"', '^\\^"', "%A%", "%AB_C%", "%ABC", "%41", "%C3", "%2", "\\x41", "\\u0041", "\\u", "\\n"),
    *("{{", "[[", '{"', '{"a":', "[{", '":', '",', "{}", "[]", "1,", "1.", "1e", "-", "null", "01"),
    *(
        '"code":',
        '"code":1,',
        '"status":"x",',
        "'code'",
        "code=",
        "code: ",
        "=1&",
        "a=b&",
        "&=",
        "=",
    ),
    *("a: b\n", ": ", "a:\n", " b\n", ",\n", "Host: h\n", "X-Aa: b\n", "a=b\n", "\n&a=b", "a b "),
    *(
        "HTTP/",
        "HTTP/1.1 200\n",
        "HTTP 4",
        "GET /",
        "GET / HTTP/1.1\n",
        "POST /\t",
        "POST  ",
        "AAA ",
    ),
    *("> ", "> a\n", "< ", "<\n", "* ", "> GET / HTTP/1.1\n", "< HTTP/1.1 200\n", "* Trying \n"),
    *("curl ", "curl -", "\ncurl https://h/ ", "curl a.b/c\n", "curl.exe ", "-d ", "-H 'a: b' "),
    *(
        "-d '",
        '-d "',
        "--json ",
        " -d x",
        "\n-d x ",
        "-G ",
        "--next ",
        "http://",
        "a.b/",
        "://",
        "@",
    ),
    *("```", "~~~", "```\n", "\n```", "&quot;", "{&quot;", "&amp;", "PS C:\\> ", "C:\\>", "$ "),
    *("E000102", "E000102 ", "E0001O2 ", "E000", "E ", "E-", "e000 102 ", "E-0-0-0-", "X123456 "),
    *(
        "123456",
        "8615123456789",
        "+86 151 ",
        "1-2-",
        "000000",
        "404 ",
        "status code ",
        "aB3_",
        "aB3/",
    ),
    *("***", "<a", "<$a>", "<%", "REDACTED", "{{a}}", "secret", '="', '",a="', "a=\u201c", "WSSE "),
    *(
        "send: b'",
        "\nsend: b'",
        "reply: ",
        "\n--> ",
        "\n<-- ",
        "request",
        "sent {",
        "level",
        "[90m",
    ),
    *("'a': 'b', ", "a => ", "@{a=", "map[", '`"', "b'", '"""', "\n# ", "\n[a] => b", "X-A: b"),
    *(
        "'X-Aa': 'b', ",
        "authorization='a', ",
        ".add('a', 'b')",
        "a: {",
        "'a' + ",
        "f(",
        "\nheaders {\n",
    ),
    *("[('a', 'b'), ", "Array\n(\n", " [a] => b\n", "52, ", "0x34, ", "...", "[...", "\u2028"),
    *("password: |\n  a\n", "- a1\n", "password = a(", 'variable "a" {', "\n    ?a=1", '\\\\"'),
    *("Content-Length: 5\n\na", "HTTP/1.1 200 OK", "json.dumps({", "a = b\n", "'curl \\'"),
    *("token=your_", "password\n---\n", "<b>", "<br>", "X-Aa: ", "< {\n", "=&#34;", "-p a1 "),
    *("password\ta\n", "token: expired\n", '"token": "a",\n', 'password = """', "code 4829 "),
    *("<https://h/>", "(0)151 ", "A...", "failed: a\n", "to: 1, 2\n", "[a](http://h/) "),
    *("Mon, 01 Jan ", "2018-01-01T00:00:00Z ", "${NUM_1}", "app_key ", "key is ", "\u4e2d\u6587 "),
)
PIECES = (*SIGNS, *LETTERS, *TOKENS)
"""What is repeated: characters and tokens that some reader looks at."""
PAIRED = (*SIGNS, "a", "0", "${a", "\n\n", "\\\n", '\\"', '{"', "a=b&", ": b\n", "curl ", "code=")
"""Those of which two are tried together in every frame."""


COUNTER = "######"
"""Where it stands in a piece, each repetition has a number of its own."""


class Shape(NamedTuple):
    """An opening, pieces that are repeated one run after the other, and a closing."""

    start: str
    pieces: tuple[str, ...]
    end: str

    def text(self, length: int) -> str:
        """Return a text of about this length."""
        each = length // len(self.pieces)
        runs = [piece * (each // len(piece)) for piece in self.pieces]
        counter = count()
        repeated = re.sub(COUNTER, lambda _: f"{next(counter):06}", "".join(runs))
        return self.start + repeated + self.end


COUNTED = (
    Shape("to,status\n", (f"+861380{COUNTER}0,DELIVRD\n",), ""),
    Shape("name,password\n", (f"a{COUNTER},b{COUNTER}c\n",), ""),
    Shape('[{"', (f'a{COUNTER}":{{"to":"861380{COUNTER}0","status":"DELIVRD"}},"',), '":1}]'),
    Shape('{"result":[', (f'{{"originTo":"+861380{COUNTER}0","status":"E000510"}},',), "]}"),
    Shape('{"log":{"entries":[', (f'{{"request":{{"url":"https://h/a?b={COUNTER}"}}}},',), "]}}"),
    Shape("<r>", (f"<i><to>+861380{COUNTER}0</to><status>UNDELIV</status></i>",), "</r>"),
    Shape("POST / HTTP/1.1\n", (f"X-A{COUNTER}: b{COUNTER}\n",), ""),
    Shape("curl https://h/ ", (f"-d a{COUNTER}=b{COUNTER} ",), ""),
    Shape("smsMsgId=1&status=", (f"a{COUNTER}=b{COUNTER}&",), ""),
    *(
        Shape("", (piece,), "")
        for piece in (
            f'{{"to":"861380{COUNTER}0","status":"UNDELIV"}}\n',
            f"to=+861380{COUNTER}0 status=UNDELIV\n",
            f"code=00{COUNTER} ",
            f"code=E{COUNTER}, to=+861380{COUNTER}0\n",
            f"E{COUNTER}: 1\n",
            f"smsMsgId=a{COUNTER}b failed E000510\n",
            f"2018-02-12T15:30:20Z ERROR order {COUNTER} was not sent: E000510\n",
            f"https://h/p?token=a1B{COUNTER}\n",
            f"https://h{COUNTER}/p?token=a{COUNTER}B\n",
            f"https://u{COUNTER}:p{COUNTER}x@h/ ",
            f"token {COUNTER}aB3cD4eF5gH6\n",
            f"password{COUNTER}=a1B2c{COUNTER}\n",
            f"password=a1B2c{COUNTER}\n",
            f"smsMsgId=a{COUNTER}&status=DELIVRD&total=2&sequence=1\n",
            f"- name: k{COUNTER}\n  value: v{COUNTER}x\n",
            f"curl https://h/ -d to=+861380{COUNTER}0\n",
            f"SB:{COUNTER} ",
        )
    ),
)
"""Values that differ from line to line, as those of logs and tables do."""

MANY_NUMBERS = tuple(f"line{n}.to=12345 " for n in range(3_000))
MANY_STATUSES = tuple(f"line{n}.status=DELIVRD " for n in range(3_000))
ONCE_SLOW = (
    Shape("curl https://h/ ", ("<",), ""),
    Shape('curl https://h/ -d "', ("${a",), '"'),
    Shape("curl https://h/ -d @- <<EOF\n", ("${a",), "\nEOF\n"),
    Shape("curl.exe 'https://h/' `\n -d \"", ("${a",), '"'),
    Shape("POST /", ("\t",), " x"),
    Shape('POST /x HTTP/1.1\nContent-Type: application/json\n\n{"a":', (".",), "}"),
    Shape("POST /x HTTP/1.1\nHost: h\n\na=", ("..",), ""),
    Shape("smsMsgId=1&status=", ("\u2026",), ""),
    Shape("smsMsgId status ", ("a=",), ""),
    Shape("", ("token a1B2c3.",), ""),
    Shape("", ("0123456789abcdef",), ""),
    Shape("payload ", ("0123456789abcdef",), " is"),
    Shape("", ("E200015 ",), "\ncode=000000"),
    Shape("", ("\u6ca1\u6709\u6536\u5230\u77ed\u4fe1",), ""),
    Shape('X-Aa {b="c"}\nX-Aa {', ('a="',), ""),
    Shape("wget --post-data '", ("+",), "' https://h/"),
    Shape("", ("\u0660",), ""),
    Shape("", ("%31",), ""),
    Shape("", ("1\u200b",), ""),
    Shape("", ("://a:",), ""),
    Shape("", ("+8615123456789,",), ""),
    Shape("", ("password\ta\n",), ""),
    Shape("", ("token: expired\n",), ""),
    Shape("", ('"token": "a",\n',), ""),
    Shape("", ("code 4829 ",), ""),
    Shape("password=abcdefgh1 ", ("abcdefgh1",), ""),
    Shape('X-WSSE: UsernameToken Nonce="7f3b9c2d41e84a06"\n\n', ("a",), ""),
    Shape("", ("X-Aa: b\nfoo bar\n",), ""),
    Shape("", ('X-Aa: b\nPOST / HTTP/1.1\nf"',), ""),
    Shape("", ("52,",), ""),
    Shape("x", (' {"a":', "}"), ""),
    Shape("x", (' {"code":{', "}}}}}}}"), ""),
    Shape("x", (' request {"a":', "}"), ""),
    Shape("", ('{"level":1,"a":\n', "}"), ""),
    Shape("HTTP/1.1 200 OK\\r\\n\n", (" ",), "x"),
    Shape('{"message":"', ("a",), '"}'),
    Shape('{"message":"', ("a=",), '"}'),
    Shape("curl https://h/ --data-urlencode 'a=", ("\u2019",), "'"),
    Shape("curl https://h/ --data-urlencode 'a=", (" b\n",), "'"),
    Shape("map[Authorization:[A b] C:[", ("\n0",), "]]"),
    Shape("me@h:~$ ", ("'X-Aa': 'b', ",), " curl https://h/\n"),
    Shape("r.post('https://h/', {'X-Key': 'K a=\"b\"', 'a': ", ("a=b\n",), "})"),
    Shape("POST / HTTP/1.1\n", ("X-Aa: b\n",), ""),
    Shape("<br>", ("X-Aa: ",), ""),
    Shape("</p>", ("=&#34;",), ""),
    Shape("> GET / HTTP/1.1\n< HTTP/1.1 200\n", ("< {\n",), ""),
    Shape("a,b\n", ("a,password\n",), ""),
    Shape("a.b..HTTP/1.1 200", (" ",), "\nx"),
    Shape(f"POST / HTTP/1.1\n{CREDENTIALS}\n| X-Aa | a |\n| X-Bb | a", (" ",), "b |\n"),
    Shape("x = 'a", ("\\\n                    a",), ""),
    Shape("x = 'a\n  b'", (" ",), "c"),
    Shape("", ("passwordText=",), ""),
    Shape("", ("led_pin=",), ""),
    Shape("", ('tokenValue="a ',), ""),
    Shape("", ("led_pin='a ",), ""),
    Shape("", ('csrf("a ',), ""),
    Shape("resultcode=000000 ", (*MANY_NUMBERS, *MANY_STATUSES), ""),
    Shape("", ('{"level":1,"a":[\n' * 30,) + ("1,",) * 40, "1]" + "]}" * 30),
)
"""What a reader once went over again and again."""


def singles() -> Iterator[Shape]:
    """Yield one repeated piece in every frame."""
    for start, end in FRAMES.values():
        for piece in PIECES:
            yield Shape(start, (piece,), end)
    yield from COUNTED


def pairs() -> Iterator[Shape]:
    """Yield two pieces: every two in plain text, the common ones in every frame.

    They take turns, or one run follows the other.
    """
    for first, second in permutations(PIECES, 2):
        yield Shape("", (first + second,), "")
    for start, end in FRAMES.values():
        for first, second in permutations(PAIRED, 2):
            yield Shape(start, (first + second,), end)
            yield Shape(start, (first, second), end)
    for (start, (first,), end), (_, (second,), _) in permutations(COUNTED, 2):
        yield Shape(start, (first + second,), end)


def common_shapes() -> list[Shape]:
    """Return what a test has the time to read: the openings with their units, and `ONCE_SLOW`."""
    units = ((start, unit) for start, units in UNITS.items() for unit in units)
    return [*(Shape(start, (unit,), "") for start, unit in units), *ONCE_SLOW]
