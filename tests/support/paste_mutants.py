"""Seeded mutations of pasted texts, for comparing the two runtimes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

# Pieces that one of the readers looks at, or that the two languages see differently.
PIECES = (
    *"'\"`^\\$%&|<>(){}[]#;=:,+ \t\n\r/@*~!-_",
    *("\n\n", "\r\n", "\\\n", "^\n", "`\n", '^\\^"', "$'", "$(", "${A}", "%AB_C%", "%E4%BD", "%2B"),
    *("\\u00e9", "\\ud83d", "\\udc00", "\\x41", "\\\\", '""', "''", "<<EOF\n", "\nEOF\n", "<<<"),
    *("2>&1", " -d ", " -H ", " --json ", " --data-urlencode ", " -G ", " --next ", " -F a=1"),
    *(" -u a:b ", "curl ", "\ncurl https://h/ ", "curl.exe ", "PS C:\\> ", "C:\\>", "\n> ", "\n< "),
    *("\n* ", "```\n", "HTTP/1.1 200 OK\n", "\nPOST /p HTTP/1.1\n", "\nGET https://h/ HTTP/2\n"),
    *("Host: h\n", "\nX-A: 1\n", '{"code":"E1"}', '{"a":', "[{", "null", "1.0", "01", "1e5", "-"),
    *("true", "NaN", '"level":1,', '"log":{"entries":[', "status=", "a=1&b=2", "=?", "&=&", "%%"),
    *("\u00a0", "\u200b", "\ufeff", "\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\x00", "\x1c"),
    *("\x7f", "\u2018", "\u2019", "\u201c", "\u201d", "\u2013", "\u0661", "\u212a", "\u017f"),
    *("\u0130", "\u00df", "\U0001f600", "\ufffd", "\u3002", "\u276f", "__proto__", "constructor"),
    *("Authorization: WSSE ", "&amp;"),
    *("headers = {", "'Authorization': 'A b'", '"x-key":"K a=\\"b\\""', "=> ", ":= ", "@{", "map["),
    *("Authorization:[A b]", "[to] => +86\n", "\nheaders {\n", "\nbody:json {\n", "\n}\n", '"""'),
    *("b'", 'f"', '@"', '`"', "#{a}", "%s", ".format(a)", "curl_setopt($c, CURLOPT_URL, '/a');"),
    *(
        ".post(",
        "JSON.stringify(",
        "data = {'a': '1', 'b': [2]}",
        "response: {",
        "Result(code=E1, ",
    ),
    *("items=[A(status=E2)]", "-Body '", "--header 'X-A: b' ", "path: '/p', ", "\n// ", "\n# "),
    *("\u001b[36m", "\u001b[0m", "[0m", "&#x27;", "=3D", "=\n", "11:02 api | ", "\n11:03 api | "),
    *(">> ", '\n>> "', '[\\r][\\n]"\n', "\nsend: b'", "\nreply: '", "\nheader: a: b", '\n-> "'),
    *("\\r\\n", "\\n", "' +\n '", "\n=> Send header, 1\n0000: ", "\n0040: ", "\n<= Recv data, 1\n"),
    *(
        "\n--> POST https://h/p\n",
        "\n<-- 200 OK\n",
        "\n---request end---\n",
        "\n[BODY data: a=b]\n",
    ),
    *(
        '\n{"log":"',
        '\\n","a":1}\n',
        "Request URL\nhttps://h/p\n",
        "\nStatus Code\n200\n",
        "\nwget ",
    ),
    *(
        "\nhttp POST h/p a=b c:=1 d==2 E:f\n",
        "\nK='v'\n",
        "$K",
        "\n| a=b",
        "\n00000000  50 4f 53 54",
    ),
    *("{\\rtf1 ", "\\par\n", "{", "\\'e9", 'Form item: "a" = "b"\n', ' "GET /p HTTP/1.1" 404'),
)


def mutants(texts: Sequence[str], count: int, seed: int) -> Iterator[str]:
    """Yield texts with a few changes each: pieces put in, spans cut, doubled, joined."""
    source = random.Random(seed)
    for _ in range(count):
        text = source.choice(texts)[:4000]
        for _ in range(source.choice((1, 1, 2, 3, 5, 8))):
            text = _mutated(text, texts, source)
        yield text


def _mutated(text: str, texts: Sequence[str], source: random.Random) -> str:
    piece, other = str(source.choice(PIECES)), str(source.choice(texts))
    at = source.randrange(len(text) + 1)
    end = min(len(text), at + source.choice((1, 1, 2, 5, 20, 100)))
    kind = source.randrange(8)
    if kind <= 3:
        return text[:at] + piece + text[at:]
    if kind == 4:
        return text[:at] + text[end:]
    if kind == 5:
        return text[:at] + text[at:end] * 2 + text[end:]
    if kind == 6:
        return text[:at] + piece + text[end:]
    return text[:at] + other[:1000] + text[at:]
