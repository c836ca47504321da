"""Long texts of shapes that a careless reader would read again and again."""

from __future__ import annotations

COMMAND = "curl https://h/ -d "
UNITS = {
    "": [
        *("\n", " ", "{", "[", '{"', '\n\n{"', '{"a":[\n', ' {"code":1', ' {"code":1}', '={"'),
        *('curl -d "', "curl -d x \n\n", "curl -X '\n\n", "curl -a b ; ", "Curl a.b c\n", "code'"),
        *("X-Aa: b\n\n", "Host: b\n", "HTTP/1.1 200\n", "GET / HTTP/1.1\n", "```\n", "a=b&c=d\n"),
        *("> GET / HTTP/1.1\n> a: b\n", '< HTTP/1.1 200\n<\n{"a"\n', "< HTTP/1.1 200\n< \nabc\n\n"),
        *("> a\n", "\u200ba", "\r\n", "curl x.y -d @- <<EOF\n\n", "GET / ", "\n{}\n", '"code"'),
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
    "POST / HTTP/1.1\n": ["a: b\n", "a: b\n b\n", "a: b,\nb\n", "\na=b\n&"],
    '{"log":{"entries":[': ['{"request":{"url":"a"}},', '"', "[", "{},"],
    '{"a":"': ["a", "\\n", "\\u0041"],
    "[": ["1,", "{},", '"a",', "[],"],
    "X a=": ['"', "a=b,", "\u201c", "= "],
}


def shapes(length: int) -> list[str]:
    """Return texts of about this length."""
    return [
        start + unit * (length // len(unit)) for start, units in UNITS.items() for unit in units
    ]
