"""Codes as other services have them, of any characters: paths, addresses, sentences, files."""

from __future__ import annotations

DISTINCTIVE = [
    "kms/key-not-found", "auth/user-not-found", "NSURLErrorDomain -1009", "NSURLErrorDomain -1001",
    "invalid grant", "SQLSTATE[42S02]", "SQLSTATE[23000]", "#1045", "#1046",
    "https://acme.com/errors/x", "https://acme.com/errors/x/y", "urn:acme:error:x", "C++",
    "a&b<c>\"",
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7*7 }}", "{% raw %}", "`rm -rf`",
    "a|b", "50%25", "a~b", "a\\b", "$HOME/x", "(E1)", "x.html", "con.txt", "E_1", "ns::Type::kind",
    "user@host-9", "k=v;w", "it's", "**bold-1**", "foo.bar()", "\u0627\u0644\u062e\u0637\u0623-7",
    "\u9519\u8bef-42", "\u041e\u0448\u0438\u0431\u043a\u0430 7", "\U0001f600-1", "a, b", "AB12",
    "C#", "__proto__", "toString", "x" * 127 + "1", "q" + "/z" * 63 + "1", "\u9519-" * 63 + "7",
]  # fmt: skip
"""They count anywhere in a text."""

PLAIN = [
    "+", "\u041e\u0448\u0438\u0431\u043a\u0430", "\u9519\u8bef", "index", "con", "aux", "readme",
    ".hidden", "constructor", "-1", "1", "hello", "null", "404",
]  # fmt: skip
"""They count behind a name of their field."""

NASTY = [*DISTINCTIVE, *PLAIN]
