"""Names of fields in front of a value, such as `code=`, and what is said around an HTTP status."""

import re

from .codes import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codes import Codes

STATUS_LINE = "response.status"
"""The path of the number in an HTTP status line."""

_NEAR = 80  # characters before a value in which its name is looked for
_QUOTES = "[\"'\\\\]"
_BETWEEN = (
    f"(?:{_QUOTES}{{0,4}}[ \\t]{{0,9}}(?:=>|[:=>])[ \\t]{{0,9}}[\"'\\\\(\\[{{<]{{0,6}}"
    f"|{_QUOTES}{{0,2}}[ \\t]{{0,3}}[\"'\\\\(\\[]{{0,3}})"
)
_AROUND = " \t\"'\\\\:=>([{<"
"""What may be between a name and its value."""
_ARROWS = ("->", "=>", "\u2192")
_BEFORE_STATUS = re.compile(
    "(?:http(?:/[0-9.]{1,5})?(?:[ _-]?status)?(?:[ _-]?code)?|(?:status|response)[ _-]?code)"
    "[\"'\\\\]{0,4}[ \t]{0,9}[:=]?[ \t]{0,9}[\"'(]{0,2}\\Z|<[a-z]{0,20}response \\[\\Z"
    "|/[0-9a-z_.~%/-]{1,60}[ \t]{0,3}(?:[=-]>|\u2192)[ \t]{0,3}\\Z",  # a path, an arrow
    re.ASCII | re.IGNORECASE,
)
_STATUS_AND_REASON = re.compile(
    "[45][0-9]{2}\\)?:? \\(?(?=[a-z])(?:Client Error|Server Error|Bad Request|Unauthorized"
    "|Authorization Required|Forbidden|Not Found|(?:Method )?Not Allowed|Request Time"
    "|(?:Payload|Content|Request Entity) Too Large|Too Many Requests|Internal Server Error"
    "|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time)",
    re.ASCII | re.IGNORECASE,
)


class Names:
    """The names that a catalogue's values go by, and the fields of each."""

    def __init__(self, codes: "Codes") -> None:
        self.fields: dict[str, list[str]] = {}
        self.status = ""
        for field, paths in codes.where.items():
            last = [path.split(".")[-1].replace("[*]", "").lower() for path in paths]
            for name in dict.fromkeys([*last, field.lower()]):
                self.fields.setdefault(name, []).append(field)
            if STATUS_LINE in paths:
                self.status = field
        self.own = frozenset(self.fields)
        self._last_words = frozenset(name[len(name.rstrip(WORD)) :] for name in self.fields)
        longest_first = sorted(self.fields, key=lambda name: (-len(name), name))
        self._longest = max(map(len, self.fields), default=0)
        named = "|".join(map(re.escape, longest_first))
        # Neither a part of a longer name, nor what a process ends with.
        name = f"(?<![0-9A-Za-z_])(?<![0-9A-Za-z]-)(?<!exit )({named})({_BETWEEN})"
        self.anywhere = re.compile(f"{name}(?=[0-9A-Za-z+-])", re.ASCII | re.IGNORECASE)
        self._before = re.compile(f"{name}\\Z", re.ASCII | re.IGNORECASE)
        self._last = "", *self._named_in("")

    def before(self, text: str, start: int) -> "list[str]":
        """Return the fields whose name is in front of a value, the last segment's owner first."""
        near = text[max(0, start - _NEAR) : start]
        last = self._last  # a log repeats what is in front of its values
        if near != last[0]:
            last = self._last = near, *self._named_in(near)
        _, named, is_told = last
        is_status = self.status and self.status not in named and text[start : start + 1] in "12345"
        if not is_status or not (is_told or _STATUS_AND_REASON.match(text, start)):
            return named
        return [*named, self.status]

    def _named_in(self, near: str) -> "tuple[list[str], bool]":
        """Return the fields whose name ends a text, and whether a status is told behind it."""
        bare = near.rstrip(_AROUND)
        word = bare[len(bare.rstrip(WORD)) :].lower()  # so that most values cost no search
        first = max(0, len(bare) - self._longest)
        match = self._before.search(near, first) if word in self._last_words else None
        named = self.fields[match[1].lower()] if match and match[2] else []
        ending = bare[-12:].lower()
        may_tell = ending.endswith(("http", "code", "status", "response")) or "http/" in ending
        has_arrow = near.rstrip().endswith(_ARROWS)
        return named, (may_tell or has_arrow) and _BEFORE_STATUS.search(near) is not None


def names_of(codes: "Codes") -> Names:
    """Return the names of a catalogue's fields; made once for each catalogue."""
    made = codes.made.get("names")
    if not isinstance(made, Names):
        made = codes.made["names"] = Names(codes)
    return made
