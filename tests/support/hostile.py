"""A catalogue whose every text tries to be anything but text."""

from __future__ import annotations

import json

RUNS = "window.ran=1"

TEXTS = (
    f"<script>{RUNS}</script>",
    f'<img src=x onerror="{RUNS}">',
    f"</title></textarea></style><script>{RUNS}</script>",
    f"</script></code></pre></div></article><script>{RUNS}</script>",
    f'"><svg onload={RUNS}>',
    f"'><b onmouseover='{RUNS}'>bold</b>",
    f"[a link](javascript:{RUNS}) and [another][1]",
    "![image](https://example.net/x.png)",
    "<https://example.net/> https://example.net/?a=1&b=2 user@example.net",
    "[reference]: https://example.net/ 'title'",
    "*[abbr]: long form [^1] [^1]: note",
    "**bold** *em* __bold__ _em_ ~~gone~~ ==mark== ^^ins^^ H~2~O x^2^",
    "| a | b \\| c ||",
    "a | --- | :-: | b",
    "``` unbalanced ` one",
    "````js ~~~ `` double `` ~~~",
    "~~~ html",
    "{{ 7 * 7 }} {% raw %} {# note #} {%- endfor %}",
    f'{{: #id .class onclick="{RUNS}" }} {{ #id }} {{}}',
    "--- ",
    "===",
    "***",
    "1. one",
    "1) one",
    "12345678901. one",
    "+ plus",
    "- minus",
    "* star",
    "# heading #",
    "> quote",
    '!!! note "title"',
    "??? question",
    ": definition",
    "/// block",
    "back\\slash \\* \\<b> \\n C:\\new \\` \\",
    "quotes \" ' ” « » and --flags -- ... (c) (tm)",
    "right\u200f-to-left שלום مرحبا \u200e zero\u200b width \ufeff joined",
    "astral \U0001d518\U0001d52b\U0001d526 \U0001f600\U0001f469\u200d\U0001f4bb",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp; &copy &bogus; &",
    "<!-- comment --> <?php x ?> <![CDATA[x]]> <!DOCTYPE html>",
    "$x^2$ \\(x\\) $(document) ${document.cookie} %s %(x)s {0}",
    ':smile: @user #12 --8<-- "x" ++ctrl++',
    '<div markdown="1"><code>',
    "%3Cscript%3E \\u003cscript\\u003e \\x3c",
    "=cmd|' /C calc'!A0",
    "null",
)
"""What is typed; the same is shown, with white space collapsed as HTML does."""

CONTACT = "mailto:a'*b*_c_[d](e)&f@example.com?subject=%22&body=x"
FEEDBACK = "https://other.example/?*a*_b_(c)!'%22;@&amp=1#{code}"
"""Addresses with all that an address may hold."""


def code_of(number: int) -> str:
    """Return the code of the entry whose texts are all `TEXTS[number]`."""
    return f"H{number:03}"


def where_of(number: int) -> str:
    """Return where the field whose title is `TEXTS[number]` is read; no path is free text."""
    return f"response.json.h{number}"


def hostile_catalogue() -> str:
    """Return a catalogue, as JSON, which is YAML, with one entry, field, group... a text."""
    names = [f"h{number}" for number in range(len(TEXTS))]
    titles = {
        name: {"title": text, "description": text} for name, text in zip(names, TEXTS, strict=True)
    }
    everything = " ".join(TEXTS)
    return json.dumps(
        {
            "catalogue": {
                "id": "hostile",
                "title": everything,
                "module": "hostilecodes",
                "url": "https://example.com/",
                "description": everything,
                "license": everything,
                "contact": CONTACT,
                "feedback": FEEDBACK,
            },
            "sources": {
                name: {"title": title["title"], "url": "https://example.org/*a*_b_(c)!'%22;@&amp=1"}
                for name, title in titles.items()
            },
            "owners": {
                name: {**title, "contact": title["title"], "have_ready": [title["title"]] * 2}
                for name, title in titles.items()
            },
            "fields": {
                name: {**title, "where": where_of(number)}
                for number, (name, title) in enumerate(titles.items())
            },
            "groups": titles,
            "codes": [_entry(number, text) for number, text in enumerate(TEXTS)],
            "symptoms": {f"s{number}": _symptom(number, text) for number, text in enumerate(TEXTS)},
            "context": {
                f"c{number}": {"title": text, "form": "text"} for number, text in enumerate(TEXTS)
            },
            "checks": [_check(number, text) for number, text in enumerate(TEXTS)],
            "decision_path": {
                "title": everything,
                "description": everything,
                "field": "h0",
                "checks": [f"check-{number}" for number in range(len(TEXTS))],
            },
        },
        ensure_ascii=False,
    )


def hostile_changelog() -> str:
    """Return a changelog whose items are the texts."""
    return "\n".join(
        ["## [1.0] - 2026-01-31", "", "### New codes", "", *(f"- It says {t}" for t in TEXTS)]
    )


def hostile_examples() -> str:
    """Return worked examples, one a text, which is name, paste and value of the context."""
    rows = [
        {"name": text, "input": [text], "context": {f"c{number}": text}}
        for number, text in enumerate(TEXTS)
    ]
    return json.dumps(rows)


def says_of(text: str) -> str:
    """Return what the check with this text says: a sentence."""
    return f"{text} ."


def _check(number: int, text: str) -> dict[str, object]:
    return {
        "id": f"check-{number}",
        "codes": [code_of(number)],
        "says": says_of(text),
        "look_at": "request.path",
        "must": {"present": True},
    }


def _symptom(number: int, text: str) -> dict[str, object]:
    return {
        "title": text,
        "words": [text],
        "description": text,
        "tell_apart": [text, text],
        "remediation": [{"do": text, "where": text, "example": block_of(text)}],
        "owner": f"h{number}",
        "tell_customer": text,
        "codes": [{"code": code_of(number), "because": text}],
        "see_also": [f"s{(number + 1) % len(TEXTS)}"],
    }


def _entry(number: int, text: str) -> dict[str, object]:
    name, next_name = f"h{number}", f"h{(number + 1) % len(TEXTS)}"
    return {
        "code": code_of(number),
        "field": name,
        "group": name,
        "title": text,
        "description": text,
        "message": [text.replace("{", "{{").replace("}", "}}")] * 2,
        "cause": text,
        "remediation": [
            {"do": text, "owner": next_name, "where": text, "example": block_of(text)},
            {"do": text, "check": f"check-{number}"},
        ],
        "severity": "error",
        "retry": "never",
        "owner": name,
        "tell_customer": text,
        "see_also": [{"code": code_of((number + 1) % len(TEXTS)), "because": text}],
        "examples": [{"title": text, "text": block_of(text)}],
        "notes": [text, text],
        "keywords": [text],
        "source": [name],
        "lifecycle": {"state": "deprecated", "since": text, "note": text},
    }


def block_of(text: str) -> str:
    """Return a literal block: the text, then indented, then after an empty line."""
    return f"{text.strip()}\n    {text.strip()}\n\n{text.strip()}"
