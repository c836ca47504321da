# Generated from codes/sms.yaml by "errdex build"; do not edit.
# fmt: off
# ruff: noqa
"What each code of Message & SMS API means and what to do about it."

__all__ = [
    "CATALOGUE", "CODES", "FIELDS", "Entry", "Example", "Lifecycle", "Related", "RemovedCodeError",
    "Step", "UnknownCodeError", "find_codes", "get", "lookup", "retry_after", "search",
    "should_retry", "suggest",
]


class _Record:
    """A read-only value with named parts."""

    __slots__ = ()

    def __init__(self, *parts):
        if len(parts) != len(self.__slots__):
            raise TypeError(f"{type(self).__name__} has {len(self.__slots__)} parts")
        for name, part in zip(self.__slots__, parts):
            object.__setattr__(self, name, part)

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is read-only: {name}")

    def __delattr__(self, name):
        raise AttributeError(f"{type(self).__name__} is read-only: {name}")

    def __repr__(self):
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({parts})"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash(self._parts())

    def __reduce__(self):
        return type(self), self._parts()

    def _parts(self):
        return tuple([getattr(self, name) for name in self.__slots__])


class Step(_Record):
    """One action of a remediation: what to do, who does it, where, and a literal example.

    `where` and `example` are empty where there is nothing to say.
    """

    __slots__ = __match_args__ = ("do", "owner", "where", "example")


class Example(_Record):
    """What a user sees on the wire: a title and the literal text."""

    __slots__ = __match_args__ = ("title", "text")


class Related(_Record):
    """A reference to another entry and how that one differs; `because` may be empty."""

    __slots__ = __match_args__ = ("code", "field", "because")


class Lifecycle(_Record):
    """Whether a code is in use: `state` is stable, deprecated or removed; the rest may be empty."""

    __slots__ = __match_args__ = ("state", "since", "replaced_by", "note")


class Entry(_Record):
    """One value of one field: what it means and what to do about it. Read-only.

    Attributes:
        code: The value as it stands on the wire; shows whether a lookup folded its text.
        field: The field it is a value of.
        also: Other fields in which the same value stands.
        cause: Why it happens, one text a cause.
        remediation: Ordered steps that end it; empty for success.
        severity: info, warning, error or critical.
        retry: never, now, after-fix or after.
        retry_after: Seconds to wait before the next try; None where waiting does not help.
        owner: Whose move it is, one of the catalogue's owners.
        tell_customer: One sentence that support can pass on.
        http_status: The HTTP status code that comes with it, or None where it is not known.
        source: The pages that the entry rests on.
        url: The entry's section on the published site.
    """

    __slots__ = __match_args__ = (
        "code", "field", "also", "group", "title", "description", "cause", "remediation",
        "severity", "retry", "retry_after", "owner", "tell_customer", "see_also", "examples",
        "notes", "keywords", "success", "http_status", "lifecycle", "source", "url",
    )

    def __repr__(self):
        return f"<Entry {self.code} ({self.field}): {self.title}>"

    def __str__(self):
        return f"{self.code}: {self.title}"

    def __reduce__(self):
        return lookup, (self.code, self.field)

    def text(self):
        """Return the entry as plain text, for a terminal or a ticket."""
        lines = [f"{self.code}: {self.title}", f"{self.field} · {self._summary()}"]
        lines += _lifecycle_lines(self.lifecycle)
        lines += ["", self.description]
        lines += _listed("Cause", self.cause)
        for number, step in enumerate(self.remediation, 1):
            if number == 1:
                lines += ["", "What to do"]
            aside = _aside(step, self.owner)
            lines.append(f"  {number}. {step.do}{aside and f' ({aside})'}")
            lines += ["       " + line for line in step.example.splitlines()]
        lines += ["", "Tell the customer", "  " + self.tell_customer]
        related = [f"{r.code}: {r.because}" if r.because else r.code for r in self.see_also]
        lines += _listed("See also", related)
        lines += _listed("Notes", self.notes)
        lines += ["", self.url]
        return "\n".join(lines)

    def markdown(self):
        """Return the entry as Markdown, for a ticket or a chat; the catalogue's text is escaped."""
        lines = [f"### {_md(self.code)}: {_md(self.title)}", "", f"{_md(self.field)} · {_md(self._summary())}"]
        lines += [_md(line) for line in _lifecycle_lines(self.lifecycle)]
        lines += ["", _md(self.description)]
        lines += _listed("**Cause**", map(_md, self.cause), "- ")
        for number, step in enumerate(self.remediation, 1):
            if number == 1:
                lines += ["", "**What to do**", ""]
            aside = _md(_aside(step, self.owner))
            lines.append(f"{number}. {_md(step.do)}{aside and f' ({aside})'}")
            if step.example:
                lines += _fenced(step.example, "   ")
        lines += ["", "**Tell the customer**", "", _md(self.tell_customer)]
        related = [f"{_md(r.code)}: {_md(r.because)}" if r.because else _md(r.code) for r in self.see_also]
        lines += _listed("**See also**", related, "- ")
        lines += _listed("**Notes**", map(_md, self.notes), "- ")
        lines += ["", f"<{self.url}>"]
        return "\n".join(lines)

    def to_dict(self):
        """Return the entry as plain dicts, lists, texts, numbers and None, as in the site's JSON."""
        entry = {name: getattr(self, name) for name in self.__slots__}
        entry["retry"] = {"rule": self.retry, "after_seconds": entry.pop("retry_after")}
        return {name: _plain(value) for name, value in entry.items()}

    def problem(self, detail=None, instance=None):
        """Return the entry as problem details (RFC 9457), ready for `application/problem+json`.

        Args:
            detail: What happened this time.
            instance: A URI reference of this occurrence.

        Returns:
            `type`, `title` and `code`; `status` where the HTTP status is known; `detail` and
            `instance` where given.
        """
        problem = {"type": self.url, "title": self.title}
        if self.http_status is not None:
            problem["status"] = self.http_status
        if detail is not None:
            problem["detail"] = detail
        if instance is not None:
            problem["instance"] = instance
        problem["code"] = self.code
        return problem

    def _summary(self):
        owner = _OWNERS[self.owner]
        return f"{self.severity} · {_retry_words(self)} · owner: {owner}"


class UnknownCodeError(LookupError):
    """No entry for this code.

    Attributes:
        code: What was asked for, as it was given.
        field: The field that was asked for, or None.
    """

    def __init__(self, code, field=None):
        super().__init__(code, field)
        self.code = code
        self.field = field

    @property
    def suggestions(self):
        """Up to three codes that may have been meant; never one that means success."""
        return suggest(self.code)

    def __str__(self):
        if self.field is not None and not _is_field(self.field):
            return f"no field {_shown(self.field)}; there are {', '.join(FIELDS)}"
        if not isinstance(self.code, str):
            hint = "; numbers lose their leading zeros" if isinstance(self.code, int) else ""
            return f"a code is text, not {type(self.code).__name__}{hint}"
        fields = _fields_of(self.code, None)
        if self.field is not None and fields:
            return f"{_shown(self.code)} is no value of {self.field}; it is one of {', '.join(fields)}"
        near = self.suggestions
        return f"unknown code {_shown(self.code)}" + (f"; did you mean {' or '.join(near)}?" if near else "")


class RemovedCodeError(UnknownCodeError):
    """The code is no longer in use.

    Attributes:
        lifecycle: Since when, what replaces it, and where it went in words.
        url: The page that says so.
    """

    def __init__(self, code, field=None):
        super().__init__(code, field)
        self.lifecycle = Lifecycle("removed", *_REMOVED[field][code].split("\x1f"))
        self.url = _url(code, field)

    @property
    def suggestions(self):
        """The code that replaces it, if there is one."""
        return (self.lifecycle.replaced_by,) if self.lifecycle.replaced_by else ()

    def __str__(self):
        lines = _lifecycle_lines(self.lifecycle)
        return f"{self.code}: {' '.join(lines)} See {self.url}"


def lookup(code, field=None):
    """Return the entry of a code.

    The text is folded in this order and no further: white space and invisible characters around
    it; full-width forms and case; separators inside it; the letter O among digits; a missing
    prefix and missing zeros, when exactly one code results. A success entry is returned only for
    its exact text.

    Args:
        code: The code's text.
        field: The field it was read from; without it the first field that has the code.

    Raises:
        RemovedCodeError: The code is no longer in use; the error says where it went.
        UnknownCodeError: There is no such code; the error carries suggestions.
    """
    try:
        if field is None:
            return _FOUND[code]
        return _FOUND_IN[field][code]
    except Exception:  # not found yet, or nothing that can be a key
        pass
    return _find(code, field)


def get(code, default=None, *, field=None):
    """Return the entry of a code as `lookup` does, or the default. Never raises for any object."""
    try:
        return lookup(code, field)
    except UnknownCodeError:
        return default


def should_retry(code):
    """Tell whether the same request may succeed without a change, now or after a wait.

    Raises:
        UnknownCodeError: There is no such code.
    """
    return lookup(code).retry_after is not None


def retry_after(code):
    """Return the seconds to wait before the same request is sent again; None: do not send it.

    Raises:
        UnknownCodeError: There is no such code.
    """
    return lookup(code).retry_after


def suggest(code):
    """Return up to three codes that a text may have meant, the likeliest first.

    Suggestions are for people: they are never answers, and never a code that means success.
    The time taken does not depend on the number of codes.
    """
    if not isinstance(code, str) or len(code) > 4 * _LONGEST + 40:
        return ()
    text = "".join([c for c in code.translate(_FULL_WIDTH) if c.isascii() and c.isalnum()]).upper()
    if not text or len(text) > 2 * _LONGEST:
        return ()
    for candidates in (_respelled(text), _neighbours(text)):
        found = [_FOLDED.get(c, c) for c in candidates]
        found = [c for c in dict.fromkeys(found) if _is_failure(c)]
        if found:
            return tuple(found[:3])
    return ()


def search(words):
    """Return the entries that hold the most of the words, best first.

    A text that `lookup` takes for a code comes first, then entries whose code and title hold
    most of the words, then the rest, each in the catalogue's order.
    """
    wanted = words.lower().split()
    exact = get(words)
    ranked = []
    for field, rows in _ROWS.items():
        for code, row in rows.items():
            text = f"{code} {row}".lower()
            title = text[: text.index("\x1f")]
            found = sum([word in text for word in wanted])
            if found:
                ranked.append((-found, -sum([word in title for word in wanted]), code, field))
    if exact is not None:
        ranked.append((-len(wanted) - 1, 0, exact.code, exact.field))
    most = min(ranked, default=(0,))[0]
    least = -len(wanted) if exact is not None else most
    ranked = [rank for rank in ranked if rank[0] <= least]
    ranked.sort(key=lambda rank: rank[:2])
    return list(dict.fromkeys([lookup(code, field) for _, _, code, field in ranked]))


def find_codes(text):
    """Return every known code that stands in a text, once each, in order of appearance.

    A code counts where no letter, digit or underscore touches it, in its exact spelling. Linear
    in the length of the text.
    """
    found = []
    for part, pattern in _patterns():
        if part in text:
            known = [c for c in dict.fromkeys(pattern.findall(text)) if any([c in rows for rows in _ROWS.values()])]
            if known:
                found.append((pattern, known))
    if len(found) == 1:
        return found[0][1]
    return [code for _, code in sorted([first for some in found for first in _first_places(text, *some)])]


def _first_places(text, pattern, codes):
    """Yield where each of these codes stands first; reads no further than needed."""
    missing = set(codes)
    for match in pattern.finditer(text):
        if match.group() in missing:
            missing.remove(match.group())
            yield match.start(), match.group()
            if not missing:
                return


def _patterns():
    if not _COMPILED:
        import re

        _COMPILED.extend([(part, re.compile(pattern)) for part, pattern in _SHAPES])
    return _COMPILED


def _find(code, field):
    """Return the entry of a code that was not asked for before, or whose text needs folding."""
    if isinstance(code, str) and (field is None or _is_field(field)):
        exact = code.strip(_BLANK)
        known, fields = _fold(exact, field) if len(exact) <= 4 * _LONGEST else ("", ())
        for name in fields:
            if known in _REMOVED[name]:
                raise RemovedCodeError(known, name)
            entry = _load(known, name)
            if entry.success and known != exact:
                break
            if field is None:
                return _FOUND.setdefault(known, entry)
            return entry
    raise UnknownCodeError(code, field)


def _fold(exact, field):
    """Return the code that a text stands for and the fields that have it, or nothing."""
    fields = _fields_of(exact, field)
    if fields:
        return exact, fields
    text = exact.translate(_FULL_WIDTH)
    if not text.isascii():
        text = "".join(["-" if c in _DASHES else c for c in text if c not in _BLANK or c.isspace()])
        if not text.isascii():
            return "", ()
    text = text.upper()
    joined = "".join(text.replace("-", " ").replace("_", " ").replace(".", " ").replace(":", " ").split())
    if not (text[:1].isalnum() and text[-1:].isalnum()):
        joined = text
    for spelled in (text, joined, _digits_for_letters(joined)):
        known = _FOLDED.get(spelled, spelled)
        fields = _fields_of(known, field)
        if fields:
            return known, fields
    padded = {c: _fields_of(c, field) for c in _padded(_digits_for_letters(joined))}
    padded = [(c, fields) for c, fields in padded.items() if fields]
    return padded[0] if len(padded) == 1 else ("", ())


def _fields_of(code, field):
    """Return the fields, in order, in which a code stands or stood."""
    return [
        name for name in (FIELDS if field is None else (field,))
        if code in _ROWS[name] or code in _REMOVED[name]
    ]


def _digits_for_letters(text):
    """Return the text with the letter O as 0 where all the rest of a code's number is digits."""
    for prefix, _ in _NUMBERED:
        number = text[len(prefix):].replace("O", "0")
        if text.startswith(prefix) and number.isdigit() and any([c.isdigit() for c in text[len(prefix):]]):
            return prefix + number
    return text


def _padded(text):
    """Yield the codes that a text becomes with a prefix added and zeros filled in."""
    for prefix, widths in _NUMBERED:
        for number in {text, text[len(prefix):] if text.startswith(prefix) else text}:
            if number.isdigit():
                for width in widths:
                    if len(number) <= width:
                        spelled = prefix + number.zfill(width)
                        yield _FOLDED.get(spelled, spelled)


def _respelled(text):
    """Yield what a text becomes when look-alikes, prefix and zeros are put right."""
    yield text
    for prefix, _ in _NUMBERED:
        start = text.rfind(prefix) if prefix else 0
        number = text[start + len(prefix):] if start >= 0 else text
        number = number.translate(_LOOK_ALIKES)
        yield prefix + number
        if number.isdigit():
            yield from _padded(prefix + (number.lstrip("0") or "0"))


def _neighbours(text):
    """Yield the texts one slip away: swapped, doubled, lost or changed characters."""
    cuts = [(text[:i], text[i:]) for i in range(len(text) + 1)]
    yield from [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    yield from [a + b[1:] for a, b in cuts if b]
    yield from [a + c + b for a, b in cuts for c in _ALPHABET]
    yield from [a + c + b[1:] for a, b in cuts if b for c in _ALPHABET]


def _is_failure(code):
    fields = [name for name in FIELDS if code in _ROWS[name]]
    return bool(fields) and not any([_load(code, name).success for name in fields])


def _load(code, field):
    """Return the entry of a code in a field; the same object each time."""
    entry = _FOUND_IN[field].get(code)
    if entry is not None:
        return entry
    (
        title, group, description, cause, steps, severity, retry, after, owner, tell_customer,
        related, examples, notes, keywords, success, status, lifecycle, source,
    ) = _ROWS[field][code].split("\x1f")
    entry = Entry(
        code,
        field,
        tuple([name for name in FIELDS if name != field and code in _ROWS[name]]),
        group,
        title,
        description,
        _split(cause),
        tuple([Step(*step.split("\x1d")) for step in _split(steps)]),
        severity,
        retry,
        int(after) if after else None,
        owner,
        tell_customer,
        tuple([Related(*item.split("\x1d")) for item in _split(related)]),
        tuple([Example(*item.split("\x1d")) for item in _split(examples)]),
        _split(notes),
        _split(keywords),
        success == "true",
        int(status) if status else None,
        Lifecycle(*lifecycle.split("\x1d")),
        _split(source),
        _url(code, field),
    )
    return _FOUND_IN[field].setdefault(code, entry)


def _split(packed):
    return tuple(packed.split("\x1e")) if packed else ()


def _url(code, field):
    return f"{CATALOGUE['url']}codes/{code.replace(':', '-')}/#{field}"


def _is_field(field):
    return isinstance(field, str) and field in _ROWS


def _shown(value):
    return repr(value if len(repr(value)) <= 80 else str(value)[:60] + "...")


def _plain(value):
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, _Record):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value


def _retry_words(entry):
    if entry.retry == "after":
        return f"retry after {_duration(entry.retry_after)}"
    return {"never": "do not retry", "now": "retry now", "after-fix": "retry after the fix"}[entry.retry]


def _duration(seconds):
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _lifecycle_lines(lifecycle):
    if lifecycle.state == "stable":
        return []
    since = f" since {lifecycle.since}" if lifecycle.since else ""
    line = f"{lifecycle.state.capitalize()}{since}."
    if lifecycle.replaced_by:
        line += f" Use {lifecycle.replaced_by}."
    return [f"{line} {lifecycle.note}".strip()]


def _aside(step, owner):
    who = _OWNERS[step.owner] if step.owner != owner else ""
    return "; ".join([part for part in (who, step.where) if part])


def _listed(heading, texts, mark="  "):
    texts = list(texts)
    return ["", heading] + [""] * (mark == "- ") + [mark + text for text in texts] if texts else []


def _fenced(text, indent):
    fence = "```"
    while fence in text:
        fence += "`"
    return [indent + line for line in ["", fence, *text.splitlines(), fence]]


def _md(text):
    """Return text as Markdown that shows it and does nothing else; code spans stay."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return "".join(["`".join(parts)]).translate(_ESCAPED)
    return "`".join([part if i % 2 else part.translate(_ESCAPED) for i, part in enumerate(parts)])


_ESCAPED = {ord(c): "\\" + c for c in "\\`*_[]<>&#|~$@"}
_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_FULL_WIDTH[0x3000] = 0x20
_LOOK_ALIKES = {ord(a): b for a, b in zip("OQDILSBZG", "000115826")}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_BLANK = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
    "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062\u2063\u2064\u2066\u2067"
    "\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3000\u3164\ufe0e\ufe0f\ufeff\uffa0"
)
_COMPILED = []

CATALOGUE = {
    "id": "sms",
    "title": "Message & SMS API",
    "url": "https://example.com/sms/",
}
FIELDS = ("code", "status", "http",)
_OWNERS = {
    "caller": "API caller",
    "administrator": "Administrator",
    "operations": "Operation manager",
    "platform": "SMS platform",
}
_LONGEST = 7
_ALPHABET = "0123456789E"
_NUMBERED = (("E", (6,),), ("", (3, 6,),),)
_SHAPES = (("E", "E(?<![0-9A-Za-z_]E)[0-9]{6}(?![0-9A-Za-z_])",), ("000000", "000000(?<![0-9A-Za-z_]000000)(?![0-9A-Za-z_])",), ("404", "404(?<![0-9A-Za-z_]404)(?![0-9A-Za-z_])",),)
_FOLDED = {
}
_REMOVED = {
    "code": {
    },
    "status": {
    },
    "http": {
    },
}
_ROWS = {
    "code": {
        "000000": "The request succeeded\x1fresults\x1fThe platform took over the request without an error.\x1fThe call to the API worked. Whether a message arrives is a separate matter: the status report tells it. According to the documentation it is pushed to `statusCallback` within 72 hours.\x1f\x1finfo\x1fnever\x1f\x1fplatform\x1fYour message has been handed over for sending, and we are waiting for the delivery report.\x1f000000\x1dstatus\x1dThat one is the outcome for a single recipient number.\x1eE000510\x1dcode\x1dThat one means that sending failed and the reason stands with each number.\x1fResponse\x1dHTTP/1.1 200 OK\nDate: Mon, 06 Aug 2018 11:59:50 GMT\nServer: WebServer\nContent-Type: application/json;charset=UTF-8\n\n{\n    \"code\":\"000000\",\n    \"description\":\"Success\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"4b4b34e7-1a9e-42ac-b309-d10997148905_85496076\",\n        \"status\":\"000000\"\n    }]\n}\n\x1fHTTP status 200 stands in a newer table of the China site, of which only an excerpt was seen. The vendor's example response shows 200 as well.\x1fok\x1eaccepted\x1esubmitted\x1edelivery receipt\x1esix zeros\x1ftrue\x1f200\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eStatus report, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0051.html\x1eAPI Error Codes (China site), https://support.huaweicloud.com/api-msgsms/sms_05_0050.html",
        "E000000": "The platform cannot parse the request\x1frequest\x1fThe system reports a fault. As a rule the request is badly formed, so that the platform cannot read it.\x1fThe template writes its variables with parentheses `()` instead of curly braces `{}`.\x1eThe quotation marks in `templateParas` are wrong. The two APIs want different quoting: text for the SMS Sending API, an array for the Batch SMS Sending API.\x1fLook at the template and find out whether every variable is written with `{}`.\x1dcaller\x1d\x1d\x1eApply for a new template if a variable is written with `()`.\x1dcaller\x1d\x1dwrong: Your code is $(NUM_6).\nright: Your code is ${NUM_6}.\x1eFor the SMS Sending API, send `templateParas` as one text: put quotes around the whole value and around each value in it, of a different kind or escaped.\x1dcaller\x1d\x1dtemplateParas='[\"3\",\"Main gate\"]'\ntemplateParas=\"[\\\"3\\\",\\\"Main gate\\\"]\"\n\nURL-encoded in the form body:\ntemplateParas=%5B%223%22%2C%22Main%20gate%22%5D\x1eFor the Batch SMS Sending API, send `templateParas` as an array of texts: put quotes around each value and none around the array.\x1dcaller\x1d\x1dtemplateParas=[\"3\",\"Main gate\"]\n\nin the JSON body:\n\"templateParas\":[\"3\",\"Main gate\"]\x1eCompare your code with the vendor's code samples for the API that you call.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the sending request was badly formed, which our developers have to correct.\x1fE200028\x1dstatus\x1dThat one means that the values were read, but do not fit the variables of the template.\x1eE000503\x1dcode\x1dThat one says that a parameter has the wrong format.\x1eE000040\x1dcode\x1dThat one is about the content type of the request.\x1fResponse body\x1d{\"code\":\"E000000\",\"description\":\"The system is abnormal.\"}\n\x1eFaulty request of the Batch SMS Sending API, with the array sent as text\x1dPOST /sms/batchSendDiffSms/v1 HTTP/1.1\nContent-Type: application/json\n\n{\"from\":\"1069031221280000001\",\"smsContent\":[{\"to\":[\"+8618612345678\"],\n \"templateId\":\"0123456789abcdef0123456789abcdef\",\"templateParas\":\"[\\\"3\\\",\\\"Main gate\\\"]\"}]}\n\x1eThe same body with the array as the documentation asks for it\x1d{\"from\":\"1069031221280000001\",\"smsContent\":[{\"to\":[\"+8618612345678\"],\n \"templateId\":\"0123456789abcdef0123456789abcdef\",\"templateParas\":[\"3\",\"Main gate\"]}]}\n\x1fThe vendor's own example must not be copied. It puts a text in which single quotes occur (\"People's Park\", itself with quotes around it) between single quotes. In a shell or in code the text ends too early, and the value begins with a stray single quote. The array inside, taken alone, is valid JSON.\x1eA newer table of the China site calls E000000 a general system error and gives HTTP status 400 for it. Only an excerpt of that table was seen.\x1fquotes\x1equotation marks\x1eescape\x1eJSON\x1ebrackets\x1eapostrophe\x1eparse error\x1esystem error\x1emalformed\x1f\x1f400\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html\x1eBatch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html\x1eAPI Error Codes (China site), https://support.huaweicloud.com/api-msgsms/sms_05_0050.html",
        "E000001": "The Authorization header is missing\x1fauthorization-header\x1fThe HTTP header of the request has no `Authorization`.\x1fThe header was left out of the request; the vendor does not say how that comes about.\x1eThe request has no app key, or a wrong one.\x1e`Created` is 24 hours or more away from the present UTC time. `Created` is the UTC time at which the random string was generated.\x1e`PasswordDigest` is not the value that the service computes by its own method.\x1fLook whether the request carries an `Authorization` header, and add it if not.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1eMake sure that the app key is filled in and right.\x1dcaller\x1d\x1d\x1eCompare `Created` with the present UTC time; the two must be less than 24 hours apart.\x1dcaller\x1d\x1dCreated=\"2018-02-12T15:30:20Z\"\x1eLook up how your programming language writes this time. The vendor has a page for it, called Time formats in different programming languages.\x1dcaller\x1d\x1d\x1eCompute `PasswordDigest` again. Put nothing between the three texts, no plus and no space. Password is the app secret.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system did not identify itself properly to the SMS service, which our developers have to correct.\x1fE000020\x1dcode\x1dThat one means that the other header, X-WSSE, is missing.\x1eE000102\x1dcode\x1dA wrong app key has this code of its own.\x1eE000105\x1dcode\x1dA wrong digest has this code of its own, with the recipe in detail.\x1eE000110\x1dcode\x1dA time that is too far off has this code of its own.\x1fResponse body\x1d{\"code\":\"E000001\",\"description\":\"Authorization is not contained in the HTTP header.\"}\n\x1eFaulty request headers\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request headers\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\nX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1fThe vendor's advice for this code also covers the app key, the time and the digest. Each of these has a code of its own: E000102, E000110 and E000105.\x1eThe page gives 24 hours here and at most 8 hours to Beijing time under E000110. 24 hours is the limit that the API pages give as well; the 8 hours are a recommendation.\x1eThe vendor's samples put the digest into Base64 in two forms, raw bytes and hexadecimal text: see E000105.\x1fno auth header\x1enot logged in\x1eheader stripped\x1eCreated\x1epasswordDigest\x1e24 hours\x1eclock\x1eapp_key\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html\x1eBatch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
        "E000002": "realm is missing from Authorization\x1fauthorization-header\x1fThe value of `Authorization` has no `realm`.\x1fThe vendor gives no reason for the missing attribute; the page only asks to look for it.\x1fLook for `realm` in the `Authorization` header.\x1dcaller\x1d\x1d\x1eAdd `realm=\"SDP\"` if it is missing.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because part of our system's sign-in to the SMS service is missing, which our developers have to correct.\x1fE000004\x1dcode\x1dThat one means that realm is there, but is not SDP.\x1fResponse body\x1d{\"code\":\"E000002\",\"description\":\"realm is not contained in Authorization.\"}\n\x1eFaulty request header\x1dAuthorization: WSSE profile=\"UsernameToken\", type=\"Appkey\"\n\x1eDocumented request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1f\x1fauth header\x1eattribute missing\x1eSDP\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000003": "profile is missing from Authorization\x1fauthorization-header\x1fThe value of `Authorization` has no `profile`.\x1fThe vendor does not say why the attribute would be missing; the page only asks to look for it.\x1fLook for `profile` in the `Authorization` header.\x1dcaller\x1d\x1d\x1eAdd `profile=\"UsernameToken\"` if it is missing.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because part of our system's sign-in to the SMS service is missing, which our developers have to correct.\x1fE000005\x1dcode\x1dThat one means that profile is there, but is not UsernameToken.\x1eE000026\x1dcode\x1dThat one misses the word UsernameToken in the other header, X-WSSE.\x1fResponse body\x1d{\"code\":\"E000003\",\"description\":\"profile is not contained in Authorization.\"}\n\x1eFaulty request header\x1dAuthorization: WSSE realm=\"SDP\", type=\"Appkey\"\n\x1eDocumented request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1f\x1fauth header\x1eattribute missing\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000004": "realm in Authorization is not SDP\x1fauthorization-header\x1f`Authorization` has a `realm`, but its value is something other than `SDP`.\x1fThe vendor does not say where another value comes from. According to the documentation only `SDP` is allowed.\x1fCompare what `Authorization` has for `realm` with `SDP`, letter by letter.\x1dcaller\x1d\x1d\x1eWrite `realm=\"SDP\"` if it differs.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system's sign-in to the SMS service contains a wrong value, which our developers have to correct.\x1fE000002\x1dcode\x1dThat one means that realm is missing altogether.\x1fResponse body\x1d{\"code\":\"E000004\",\"description\":\"The value of realm in Authorization must be SDP.\"}\n\x1eFaulty request header\x1dAuthorization: WSSE realm=\"SMS\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1eDocumented request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1f\x1fauth header\x1ewrong realm\x1etypo\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000005": "profile in Authorization is not UsernameToken\x1fauthorization-header\x1f`Authorization` has a `profile`, but its value is something other than `UsernameToken`.\x1fThe vendor does not say where another value comes from. According to the documentation only `UsernameToken` is allowed.\x1fCompare what `Authorization` has for `profile` with `UsernameToken`, letter by letter.\x1dcaller\x1d\x1d\x1eWrite `profile=\"UsernameToken\"` if it differs.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system's sign-in to the SMS service contains a wrong value, which our developers have to correct.\x1fE000003\x1dcode\x1dThat one means that profile is missing altogether.\x1fResponse body\x1d{\"code\":\"E000005\",\"description\":\"The value of profile in Authorization must be UsernameToken.\"}\n\x1eFaulty request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UserToken\", type=\"Appkey\"\n\x1eDocumented request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1f\x1fauth header\x1ewrong profile\x1etypo\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000006": "type in Authorization is not Appkey\x1fauthorization-header\x1f`Authorization` has a `type`, but its value is something other than `Appkey`.\x1fThe vendor does not say where another value comes from. According to the documentation only the word `Appkey` is allowed.\x1fCompare what `Authorization` has for `type` with `Appkey`, letter by letter.\x1dcaller\x1d\x1d\x1eWrite `type=\"Appkey\"` if it differs. The word itself belongs here; your app key goes into `Username` of `X-WSSE`.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system's sign-in to the SMS service contains a wrong value, which our developers have to correct.\x1fE000007\x1dcode\x1dThat one means that type is missing altogether.\x1eE000102\x1dcode\x1dThat one is about the app key itself.\x1fResponse body\x1d{\"code\":\"E000006\",\"description\":\"The value of type in Authorization must be Appkey.\"}\n\x1eFaulty request header, with the app key in place of the word\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"a1B2c3D4e5F6g7H8\"\n\x1eDocumented request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1f\x1fauth header\x1ewrong type\x1etypo\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000007": "type is missing from Authorization\x1fauthorization-header\x1fThe value of `Authorization` has no `type`.\x1fThe vendor does not explain how the attribute gets lost; the page only asks to look for it.\x1fLook for `type` in the `Authorization` header.\x1dcaller\x1d\x1d\x1eAdd `type=\"Appkey\"` if it is missing.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because part of our system's sign-in to the SMS service is missing, which our developers have to correct.\x1fE000006\x1dcode\x1dThat one means that type is there, but is not Appkey.\x1fResponse body\x1d{\"code\":\"E000007\",\"description\":\"type is not contained in Authorization.\"}\n\x1eFaulty request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\"\n\x1eDocumented request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1f\x1fauth header\x1eattribute missing\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000008": "The word WSSE is missing from Authorization\x1fauthorization-header\x1fThe value of `Authorization` does not have the word `WSSE` in it.\x1fThe vendor names no cause. In the documented form of X-WSSE authentication the value begins with `WSSE` and a space, before the attributes.\x1fLook whether the value of `Authorization` begins with `WSSE`.\x1dcaller\x1d\x1d\x1ePut `WSSE` and a space in front of the attributes if it does not.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system's sign-in to the SMS service does not have the right form, which our developers have to correct.\x1fE000026\x1dcode\x1dThat one misses the first word of the other header, X-WSSE.\x1eE000001\x1dcode\x1dThat one means that the whole header is missing.\x1fResponse body\x1d{\"code\":\"E000008\",\"description\":\"WSSE is not contained in Authorization.\"}\n\x1eFaulty request header\x1dAuthorization: realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1eDocumented request header\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1fA request uses one of two schemes, X-WSSE or AK/SK. With AK/SK the header begins with `SDK-HMAC-SHA256` and has other attributes.\x1fauth scheme\x1eBasic\x1eBearer\x1eauth header\x1eSDK-HMAC-SHA256\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html",
        "E000020": "The X-WSSE header is missing\x1fx-wsse-header\x1fThe HTTP header of the request has no `X-WSSE`.\x1fThe vendor names no cause. According to the documentation X-WSSE authentication needs two headers, `Authorization` and `X-WSSE`.\x1fLook whether the request carries an `X-WSSE` header.\x1dcaller\x1d\x1d\x1eAdd the header in the documented form if it is missing.\x1dcaller\x1d\x1dX-WSSE: UsernameToken Username=\"<app key>\", PasswordDigest=\"<digest>\", Nonce=\"<nonce>\", Created=\"<time>\"\x1eSend `Authorization` along with it; one header does not replace the other.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system did not prove who it is to the SMS service, which our developers have to correct.\x1fE000001\x1dcode\x1dThat one means that the other header, Authorization, is missing.\x1fResponse body\x1d{\"code\":\"E000020\",\"description\":\"X-WSSE is not contained in the HTTP header.\"}\n\x1eFaulty request headers\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\n\x1eDocumented request headers\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\nX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1f\x1fsecond header\x1eheader stripped\x1eXWSSE\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000021": "Username is missing from X-WSSE\x1fx-wsse-header\x1fThe value of `X-WSSE` has no `Username`, the attribute that holds the app key.\x1fThe vendor gives no reason for the missing attribute; the page only asks to look for it.\x1fLook for `Username` in the `X-WSSE` header.\x1dcaller\x1d\x1d\x1eAdd `Username` with your app key as its value if it is missing.\x1dcaller\x1d\x1dX-WSSE: UsernameToken Username=\"<app key>\", PasswordDigest=\"<digest>\", Nonce=\"<nonce>\", Created=\"<time>\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system did not give its name to the SMS service, which our developers have to correct.\x1fE000102\x1dcode\x1dThat one means that an app key was sent, but is not valid.\x1fResponse body\x1d{\"code\":\"E000021\",\"description\":\"UserName is not contained in X-WSSE.\"}\n\x1eFaulty request header\x1dX-WSSE: UsernameToken PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1fThe error table spells the attribute `UserName`. The API pages and the vendor's samples spell it `Username`; use that spelling.\x1fuser name\x1eapp_key\x1eattribute missing\x1ecapital N\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000022": "Nonce is missing from X-WSSE\x1fx-wsse-header\x1fThe value of `X-WSSE` has no `Nonce`, the random string.\x1fThe vendor does not say why the attribute would be missing; the page only asks to look for it.\x1fLook for `Nonce` in the `X-WSSE` header.\x1dcaller\x1d\x1d\x1eAdd `Nonce` with a random text of 1 to 128 digits and letters if it is missing.\x1dcaller\x1d\x1dNonce=\"7f3b9c2d41e84a06\"\x1eCompute `PasswordDigest` from that same `Nonce`.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because part of our system's proof of identity for the SMS service is missing, which our developers have to correct.\x1fE000105\x1dcode\x1dThat one means that the digest, which is made from Nonce, is not valid.\x1fResponse body\x1d{\"code\":\"E000022\",\"description\":\"Nonce is not contained in X-WSSE.\"}\n\x1eFaulty request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1f\x1frandom string\x1erandom number\x1eattribute missing\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000023": "Created is missing from X-WSSE\x1fx-wsse-header\x1fThe value of `X-WSSE` has no `Created`, the time at which the random string was generated.\x1fThe vendor does not explain how the attribute gets lost; the page only asks to look for it.\x1fLook for `Created` in the `X-WSSE` header.\x1dcaller\x1d\x1d\x1eAdd `Created` with the present UTC time if it is missing.\x1dcaller\x1d\x1dCreated=\"2018-02-12T15:30:20Z\"\x1eCompute `PasswordDigest` from that same `Created`.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system did not state the time in its request to the SMS service, which our developers have to correct.\x1fE000025\x1dcode\x1dThat one means that the time is there, but is badly written.\x1eE000110\x1dcode\x1dThat one means that the time is too far off.\x1fResponse body\x1d{\"code\":\"E000023\",\"description\":\"Created is not contained in X-WSSE.\"}\n\x1eFaulty request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1f\x1ftimestamp\x1etime stamp\x1eattribute missing\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000024": "PasswordDigest is missing from X-WSSE\x1fx-wsse-header\x1fThe value of `X-WSSE` has no `PasswordDigest`.\x1fThe vendor gives no reason for the missing attribute; the page just asks to look for it.\x1fLook for `PasswordDigest` in the `X-WSSE` header.\x1dcaller\x1d\x1d\x1eAdd it if it is missing. Put nothing between the three texts, no plus and no space. Password is the app secret.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because part of our system's proof of identity for the SMS service is missing, which our developers have to correct.\x1fE000105\x1dcode\x1dThat one means that the digest is there, but is not valid.\x1fResponse body\x1d{\"code\":\"E000024\",\"description\":\"PasswordDigest is not contained in X-WSSE.\"}\n\x1eFaulty request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1f\x1fhash\x1esignature missing\x1eattribute missing\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000025": "Created has the wrong format\x1fx-wsse-header\x1f`Created` in `X-WSSE` is not written in the required form.\x1fThe vendor's error table names no cause. The documented form is `yyyy-MM-dd'T'HH:mm:ss'Z'`, in UTC.\x1fCompare `Created` in the `X-WSSE` header with the documented form, 20 characters long.\x1dcaller\x1d\x1dright: 2018-02-12T15:30:20Z\n\nwrong: 2018-02-12T23:30:20+08:00    offset instead of Z\nwrong: 2018-02-12T15:30:20          Z missing\nwrong: 2018-02-12 15:30:20Z         space instead of T\nwrong: 2018-02-12T15:30:20.123Z     fraction of a second\nwrong: 1518449420                   Unix time stamp\x1eCompare the date and the hour with the calendar and the clock; 30 February and hour 24 do not exist.\x1dcaller\x1d\x1d\x1eWrite the time in UTC and in that form, then compute `PasswordDigest` from the new text.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system wrote the time in a form that the SMS service cannot read, which our developers have to correct.\x1fE000110\x1dcode\x1dThat one means that the form is not the matter, but the time is too far off.\x1eE000023\x1dcode\x1dThat one means that the time is missing.\x1fResponse body\x1d{\"code\":\"E000025\",\"description\":\"The format of Created is incorrect.\"}\n\x1eFaulty request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"YsgThhD8VafV5q0VYsXNRINthZ+r64v8gkCHNTe6pBE=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12 15:30:20\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1f\x1ftimestamp\x1edate format\x1eISO 8601\x1etime zone\x1estrftime\x1eSimpleDateFormat\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000026": "The word UsernameToken is missing from X-WSSE\x1fx-wsse-header\x1fThe value of `X-WSSE` does not have the word `UsernameToken` in it.\x1fThe vendor names no cause. In the documented form the value begins with `UsernameToken` and a space, before the attributes.\x1fLook whether the value of `X-WSSE` begins with `UsernameToken`.\x1dcaller\x1d\x1d\x1ePut `UsernameToken` and a space in front of the attributes if it does not.\x1dcaller\x1d\x1dX-WSSE: UsernameToken Username=\"<app key>\", PasswordDigest=\"<digest>\", Nonce=\"<nonce>\", Created=\"<time>\"\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system's proof of identity for the SMS service does not have the right form, which our developers have to correct.\x1fE000005\x1dcode\x1dThat one is about profile in Authorization, which has to be UsernameToken too.\x1eE000008\x1dcode\x1dThat one misses the first word of the other header, Authorization.\x1fResponse body\x1d{\"code\":\"E000026\",\"description\":\"UsernameToken is not contained in X-WSSE.\"}\n\x1eFaulty request header\x1dX-WSSE: Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1f\x1fuser name token\x1efirst word\x1eattribute missing\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000027": "The request is not valid\x1frequest\x1fThe platform refuses the request; the code does not say which part of it.\x1fThe vendor names no single cause. Its advice points to parameters that do not meet the API document.\x1fCompare every parameter of the request with its row in the API document.\x1dcaller\x1d\x1d\x1eLook whether the body has the parameters of the API that you call.\x1dcaller\x1d\x1dSMS Sending API         POST /sms/batchSendSms/v1\n                        from, to, templateId, templateParas, signature, statusCallback, extend\nBatch SMS Sending API   POST /sms/batchSendDiffSms/v1\n                        from, statusCallback, extend, smsContent: a list of\n                        to, templateId, templateParas, signature\x1eCompare the recipients in `to` with the documented rules.\x1dcaller\x1d\x1dat most 500 numbers\nat most 21 characters for each number\nnothing but digits and +\nSMS Sending API: one text, numbers joined with commas\nBatch SMS Sending API: a list of numbers\x1eIn the form body of the SMS Sending API, write the `+` of a number as `%2B`; a bare `+` means a space there. That is a rule of form encoding, not of the vendor.\x1dcaller\x1d\x1dto=%2B8618612345678,%2B8618612345679\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the sending request contained something that is not allowed, which our developers have to correct.\x1fE000503\x1dcode\x1dThat one says that the format of a parameter is wrong.\x1eE000000\x1dcode\x1dThat one means that the request could not even be read.\x1eE000040\x1dcode\x1dThat one is about the content type of the request.\x1fResponse body\x1d{\"code\":\"E000027\",\"description\":\"Invalid request.\"}\n\x1fAccording to the API pages nothing is sent when `to` has more than 500 numbers or any other character. They do not say which code the response then carries.\x1eWhether 500 counts per message or over the whole batch request is open.\x1eAn excerpt of the vendor's site gives 1 to 128 as the length of `extend`. The code for a longer value was not visible.\x1fbad request\x1eparameters\x1etoo many numbers\x1eplus sign\x1eencoding\x1esmsContent\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html\x1eBatch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
        "E000040": "The content type is wrong\x1frequest\x1fThe `Content-Type` header is not `application/x-www-form-urlencoded`. That value is right only for the SMS Sending API.\x1fThe request names another content type than the one that belongs to its API: form encoding for the SMS Sending API, JSON for the Batch SMS Sending API.\x1fFind out which of the two APIs the request calls.\x1dcaller\x1d\x1dSMS Sending API         POST /sms/batchSendSms/v1\nBatch SMS Sending API   POST /sms/batchSendDiffSms/v1\x1eSend `Content-Type` to the SMS Sending API as `application/x-www-form-urlencoded`.\x1dcaller\x1d\x1dContent-Type: application/x-www-form-urlencoded\x1eSend `Content-Type` to the Batch SMS Sending API as `application/json`.\x1dcaller\x1d\x1dContent-Type: application/json\x1eWrite the body in the matching form, URL-encoded for the first API and JSON for the second.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system labelled its request in the wrong way, which our developers have to correct.\x1fE000000\x1dcode\x1dThat one means that the body could not be read.\x1fResponse body\x1d{\"code\":\"E000040\",\"description\":\"The value of ContentType must be application/x-www-form-urlencoded.\"}\n\x1eFaulty request of the SMS Sending API\x1dPOST /sms/batchSendSms/v1 HTTP/1.1\nContent-Type: application/json\n\x1eDocumented request of the SMS Sending API\x1dPOST /sms/batchSendSms/v1 HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\x1eDocumented request of the Batch SMS Sending API\x1dPOST /sms/batchSendDiffSms/v1 HTTP/1.1\nContent-Type: application/json\n\x1fThe text of the code fits only the SMS Sending API. The vendor's advice covers both APIs; follow the advice.\x1eThe error table writes `ContentType`; the header is called `Content-Type`.\x1fmedia type\x1eform data\x1eJSON\x1eurlencoded\x1echarset\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html\x1eBatch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
        "E000101": "The request could not be authenticated\x1fcredentials\x1fAuthentication failed; the code does not say which value is at fault.\x1fThe vendor names no single cause. Its advice points to wrong values in `Authorization` or `X-WSSE`.\x1fCompare `Authorization` with the documented form.\x1dcaller\x1d\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\x1eCompare `X-WSSE` with the documented form.\x1dcaller\x1d\x1dX-WSSE: UsernameToken Username=\"<app key>\", PasswordDigest=\"<digest>\", Nonce=\"<nonce>\", Created=\"<time>\"\x1eCompute `PasswordDigest` again and compare. Put nothing between the three texts, no plus and no space. Password is the app secret.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the SMS service did not accept our system's sign-in, which our developers have to correct.\x1fE000105\x1dcode\x1dThat one names the digest as the faulty value and gives the recipe in detail.\x1eE000104\x1dcode\x1dThat one names the app secret as the faulty value.\x1eE000111\x1dcode\x1dThat one means that there is no user for the app key.\x1fResponse body\x1d{\"code\":\"E000101\",\"description\":\"Authentication failed.\"}\n\x1eDocumented request headers\x1dAuthorization: WSSE realm=\"SDP\", profile=\"UsernameToken\", type=\"Appkey\"\nX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1fThe vendor's samples put the digest into Base64 in two forms, raw bytes and hexadecimal text: see E000105.\x1flogin failed\x1eunauthorized\x1esign-in\x1ecredentials\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000102": "The app key is not valid\x1fcredentials\x1fThe platform does not accept the app key of the request.\x1fThe request carries a wrong app key.\x1eThe app key is right, but the request goes to another application access address than the application's own.\x1fCompare the app key in the request with the app key of your application, character by character.\x1dcaller\x1d\x1dX-WSSE: UsernameToken Username=\"<app key>\", ...\x1eIf the app key is right, compare the host and port in the URL with the application access address.\x1dcaller\x1dconsole: Application Management\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the SMS service does not recognise our application, which our developers have to correct.\x1fE000103\x1dcode\x1dThat one means that the app key cannot be used at present.\x1eE000111\x1dcode\x1dThat one means that no user is found for the app key.\x1e404\x1dhttp\x1dThat one means that the URL leads nowhere.\x1eE000021\x1dcode\x1dThat one means that no app key was sent.\x1fResponse body\x1d{\"code\":\"E000102\",\"description\":\"app_key is invalid.\"}\n\x1eFaulty request header, with the last character of the app key lost\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1f\x1fwrong region\x1eother region\x1eappkey\x1eApplication Key\x1etest key in production\x1eUsername\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000103": "The app key cannot be used\x1faccount\x1fThe app key is not available at present.\x1fThe vendor names no cause. The page sends you to the administrator, who can see whether the app key is in its normal state.\x1fTell the administrator which app key gets E000103.\x1dcaller\x1d\x1d\x1eLook whether that app key is in its normal state.\x1dadministrator\x1d\x1d\x1eSend the request again after the administrator has put things right.\x1dcaller\x1d\x1d\x1fcritical\x1fafter-fix\x1f\x1fadministrator\x1fYour message could not be sent because our access to the SMS service is not available at present, and an administrator has to look into it.\x1fE000102\x1dcode\x1dThat one means that the app key is wrong, or belongs to another access address.\x1eE000106\x1dcode\x1dThat one means that the app key may not call this API.\x1fResponse body\x1d{\"code\":\"E000103\",\"description\":\"app_key is unavailable.\"}\n\x1f\x1fappkey\x1edisabled\x1esuspended\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E000104": "The app secret is not valid\x1fcredentials\x1fThe platform does not accept the app secret behind the request.\x1fThe vendor's advice points to one cause, a wrong app secret. The secret itself does not stand in the request: it goes into `PasswordDigest`.\x1fCompare the app secret that your program uses with the app secret of the application to which the app key belongs, character by character.\x1dcaller\x1d\x1d\x1eCompute `PasswordDigest` again with the right app secret as Password.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the SMS service did not accept our system's secret, which our developers have to correct.\x1fE000105\x1dcode\x1dThat one names the digest that is made from the app secret.\x1eE200031\x1dstatus\x1dThat one also points to a wrong app key or app secret, for a single number.\x1fResponse body\x1d{\"code\":\"E000104\",\"description\":\"app_secret is invalid.\"}\n\x1eFaulty request header, with a digest made from another secret\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"57uAXd6XYZ/+6i85ITMBZeb3WAbt9auEdPwH/PGVgVM=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request header, made with the example secret notARealAppSecret\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1fThe vendor's samples put the digest into Base64 in two forms, raw bytes and hexadecimal text: see E000105.\x1fappsecret\x1eApplication Secret\x1epassword\x1esecret changed\x1eline end\x1eworks locally but not in production\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000105": "The password digest is not valid\x1fcredentials\x1fThe platform does not accept the `PasswordDigest` of the request.\x1fThe vendor's advice points to one cause, a wrong `PasswordDigest`. It is made from `Nonce`, `Created` and the app secret, so that a difference in any of the three, or in the recipe, gives another digest.\x1fJoin `Nonce`, `Created` and Password with nothing between them, no plus and no space. Password is the app secret.\x1dcaller\x1d\x1dNonce      7f3b9c2d41e84a06\nCreated    2018-02-12T15:30:20Z\nPassword   notARealAppSecret\n\njoined     7f3b9c2d41e84a062018-02-12T15:30:20ZnotARealAppSecret\x1eHash the joined text with SHA-256 and put the result into Base64.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\n\n# Python, raw bytes: 44 characters\nbase64.b64encode(hashlib.sha256((nonce + created + secret).encode()).digest()).decode()\nr1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\n\n# Python, hexadecimal text: 88 characters\nbase64.b64encode(hashlib.sha256((nonce + created + secret).encode()).hexdigest().encode()).decode()\nYWY1YWFkZmExNWNhNzZkYjFiNGExMTI2ZDdkOWFjYTUxOTViOTE0Y2ViNzgzNzRkYTY2YTcxNzVlODVkYmYxMg==\x1eCompare the result with the `PasswordDigest` that was sent.\x1dcaller\x1d\x1d\x1eMake sure that `Nonce` and `Created` in the header are the very texts that were hashed.\x1dcaller\x1d\x1d\x1eIf they differ, compare your code with mistakes that were seen in public code.\x1dcaller\x1d\x1dSHA-1 in place of SHA-256: the digest has 28 characters\nBase64 of the hexadecimal text in capitals\nNonce decoded from Base64 before it is hashed\na line end after the app secret\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the SMS service did not accept our system's proof of identity, which our developers have to correct.\x1fE000104\x1dcode\x1dThat one names the app secret as the faulty value.\x1eE000024\x1dcode\x1dThat one means that the digest is missing.\x1eE000101\x1dcode\x1dThat one does not say which value is at fault.\x1fResponse body\x1d{\"code\":\"E000105\",\"description\":\"PasswordDigest is invalid.\"}\n\x1eFaulty request header, with plus signs between the three texts\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"4b+07NPsjyim68RzoRBX3SlrHCAbfsjYAc/7NKqf1Sc=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1eDocumented request header\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-02-12T15:30:20Z\"\n\x1fThe documentation does not say which output of SHA-256 goes into Base64, and the vendor's samples differ. The Java and Node samples take the 32 raw bytes (44 characters, the last one `=`). The Python sample takes the 64 lower-case hexadecimal characters as text (88 characters, the last two `==`). That the live service takes both is concluded from the samples, not tried.\x1fhash\x1eSHA256\x1eSHA-1\x1eBase64\x1ehexdigest\x1epasswordDigest\x1eapp_secret\x1esignature wrong\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E000106": "The app key may not call this API\x1faccount\x1fThe app key has no permission for the API that was called.\x1fThe vendor's advice points to one cause: the application behind the app key does not support SMS capability exposure.\x1fTell the administrator which app key gets E000106 and which API it calls.\x1dcaller\x1d\x1d\x1eLook whether SMS capability exposure is supported by the application behind that app key.\x1dadministrator\x1d\x1d\x1eSend the request again after the administrator has put things right.\x1dcaller\x1d\x1d\x1fcritical\x1fafter-fix\x1f\x1fadministrator\x1fYour message could not be sent because our application has no permission for this SMS service, and an administrator has to look into it.\x1fE000103\x1dcode\x1dThat one means that the app key cannot be used at all.\x1fResponse body\x1d{\"code\":\"E000106\",\"description\":\"The app_key does not have the permission to call this API.\"}\n\x1f\x1fpermission denied\x1eforbidden\x1enot allowed\x1eappkey\x1eapplication not enabled\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E000109": "The user has been deactivated\x1faccount\x1fThe user behind the request is not active.\x1fThe vendor does not say why a user gets deactivated. The page sends you to the administrator.\x1fAsk the administrator for the activation, and name the app key that gets E000109.\x1dcaller\x1d\x1d\x1eActivate the user.\x1dadministrator\x1d\x1d\x1eSend the request again after the user is active.\x1dcaller\x1d\x1d\x1fcritical\x1fafter-fix\x1f\x1fadministrator\x1fYour message could not be sent because our account for the SMS service is switched off, and an administrator has to switch it on again.\x1fE000112\x1dcode\x1dThat one means that the account is frozen, for arrears or for a business violation.\x1eE000111\x1dcode\x1dThat one means that no user is found for the app key.\x1fResponse body\x1d{\"code\":\"E000109\",\"description\":\"The user is deactivated.\"}\n\x1f\x1fuser disabled\x1einactive\x1eaccount switched off\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E000110": "The request is outside the time limit\x1fcredentials\x1fA time limit of the request was exceeded.\x1fWith X-WSSE authentication: between `Created`, the moment when the random string was generated, and the sending of the request lies too much time.\x1eThe clock of the server that sends the request is wrong.\x1eThe code that writes `Created` formats the year wrongly, as `YYYY` does in Java.\x1fCompare `Created` with the UTC time at which the request was sent; the two must be less than 24 hours apart.\x1dcaller\x1d\x1dCreated=\"2018-02-12T15:30:20Z\"\x1eGenerate `Nonce`, `Created` and `PasswordDigest` shortly before the request is sent.\x1dcaller\x1d\x1d\x1eCompare the server's local time with Beijing time (GMT+08:00). The vendor recommends a difference of 8 hours at most.\x1dcaller\x1d\x1d\x1eCorrect the clock of the server if it is wrong.\x1dcaller\x1d\x1d\x1eLook at the code that writes `Created`. In Java, write `yyyy` in the format string, not `YYYY`.\x1dcaller\x1d\x1dwrong: new SimpleDateFormat(\"YYYY-MM-dd'T'HH:mm:ss'Z'\")\nright: new SimpleDateFormat(\"yyyy-MM-dd'T'HH:mm:ss'Z'\")\n\nand for UTC: format.setTimeZone(TimeZone.getTimeZone(\"UTC\"))\x1eCompare your code with the description of the SMS Sending API, to which the vendor refers here.\x1dcaller\x1d\x1d\x1eContact the administrator if you need details about the time limit.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the clock or the time in our system's request is wrong, which our technicians have to correct.\x1fE000025\x1dcode\x1dThat one means that the time is badly written.\x1eE000001\x1dcode\x1dThe advice for that one names the limit of 24 hours as well.\x1fResponse body\x1d{\"code\":\"E000110\",\"description\":\"Time out limit.\"}\n\x1eFaulty request header, sent on 2018-12-31 by a Java program with YYYY\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"WftXsVc6PObcp3xp4qC8DTJI4SOED7ECacJBFjuj5Bg=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2019-12-31T08:00:00Z\"\n\x1eThe same header with yyyy\x1dX-WSSE: UsernameToken Username=\"a1B2c3D4e5F6g7H8\", PasswordDigest=\"vuC9Wg0y6B313qn4i8hJH2M6NTO/viJHkQUf2PDPK5A=\", Nonce=\"7f3b9c2d41e84a06\", Created=\"2018-12-31T08:00:00Z\"\n\x1fThe sources name two figures. 24 hours between `Created` and UTC is the limit (error table under E000001, and the API pages). 8 hours between the server and Beijing time is advice. Whether exactly 24 hours is still in time is open.\x1eThe vendor's samples and public code format local time and end it with a literal `Z`. A server in China is then 8 hours off UTC and still within 24 hours. That the figure of 8 hours comes from this is concluded, not stated.\x1e`YYYY` is the year of the week. It is wrong only around New Year, when the time lies about one year ahead.\x1eFor AK/SK authentication the API pages give 15 minutes between `X-Sdk-Date` and UTC.\x1ftimeout\x1etimed out\x1eexpired\x1eclock skew\x1eNTP\x1etime zone\x1enew year\x1eweek year\x1eSimpleDateFormat\x1eGMT+08:00\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html\x1eBatch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
        "E000111": "User name or password is wrong\x1faccount\x1fThe platform does not accept the user name or the password.\x1fThere is no user information that belongs to the app key.\x1fTell the administrator which app key gets E000111.\x1dcaller\x1d\x1d\x1eLook for the user that belongs to this app key.\x1dadministrator\x1d\x1d\x1eSend the request again after the administrator has put things right.\x1dcaller\x1d\x1d\x1fcritical\x1fafter-fix\x1f\x1fadministrator\x1fYour message could not be sent because the SMS service does not find our account, and an administrator has to look into it.\x1fE000102\x1dcode\x1dThat one means that the app key is not valid.\x1eE000109\x1dcode\x1dThat one means that the user exists but is not active.\x1fResponse body\x1d{\"code\":\"E000111\",\"description\":\"Incorrect username or password.\"}\n\x1fThe text of the code speaks of user name and password. The vendor's advice speaks only of the app key and of its user.\x1fwrong password\x1elogin\x1euser not found\x1eappkey\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E000112": "The account is frozen\x1faccount\x1fThe subscriber behind the request is frozen.\x1fThe account is in arrears.\x1eThe account was frozen for a business violation.\x1fFind out whether arrears or a business violation is the reason.\x1dcaller\x1d\x1d\x1eIn the case of arrears, top up the account; it is then unfrozen without further action. The vendor's guide is called Topping Up an Account (Prepaid Direct Customers).\x1dcaller\x1d\x1d\x1eIn the case of a business violation, put the business right first.\x1dcaller\x1d\x1d\x1eThen apply to the operation manager to unfreeze the account.\x1dcaller\x1d\x1d\x1eUnfreeze the account after the application.\x1doperations\x1d\x1d\x1fcritical\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our account for the SMS service is blocked at the moment, and we have to clear that up with the provider.\x1fE000109\x1dcode\x1dThat one means that the user is deactivated; the administrator activates it.\x1fResponse body\x1d{\"code\":\"E000112\",\"description\":\"The subscriber status is frozen.\"}\n\x1f\x1funpaid\x1ebalance\x1eno credit\x1emoney\x1ebilling\x1eblocked\x1esuspended\x1epayment\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E000503": "A parameter has the wrong format\x1frequest\x1fAt least one parameter of the request does not have the right format; the code does not say which.\x1fA value contains special characters.\x1eThe template ID is missing, or is not 1 to 32 characters long.\x1eThere is no recipient number, or there are too many.\x1eA recipient number has the wrong format.\x1fCompare the format of every parameter with the API document.\x1dcaller\x1d\x1d\x1eLook for special characters in the values.\x1dcaller\x1d\x1d\x1eMake sure that `templateId` is there and has 1 to 32 characters.\x1dcaller\x1d\x1d\x1eCompare the recipients in `to` with the documented rules.\x1dcaller\x1d\x1dat least one number, at most 500\nat most 21 characters for each number\nnothing but digits and +\n\nSMS Sending API        to=%2B8618612345678,%2B8618612345679\nBatch SMS Sending API  \"to\":[\"+8618612345678\",\"+8618612345679\"]\x1eCompare `templateParas` with the form that belongs to the API: text for the SMS Sending API, an array for the Batch SMS Sending API.\x1dcaller\x1d\x1dSMS Sending API        templateParas='[\"12345\"]'\nBatch SMS Sending API  templateParas=[\"12345\"]\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because a value in the request, for example a phone number, has the wrong form.\x1fE000027\x1dcode\x1dThat one calls the whole request invalid.\x1eE000000\x1dcode\x1dThat one means that the request could not even be read.\x1eE200028\x1dstatus\x1dThat one is about values that do not fit the template.\x1fResponse body\x1d{\"code\":\"E000503\",\"description\":\"The parameter format is incorrect.\"}\n\x1eFaulty parameter, with dashes in the number\x1dto=%2B86186-1234-5678\n\x1eThe same parameter as the documentation asks for it\x1dto=%2B8618612345678\n\x1fThe causes are those of the China site's error table. The international page names none.\x1eIn a status report the same value means something else: a number in a group-send file has the wrong format.\x1eIn a form body a bare `+` means a space, so write `%2B`. This is a rule of form encoding, not of the vendor.\x1finvalid number\x1ephone number\x1etemplateId\x1especial characters\x1eplus sign\x1e500 recipients\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eAPI Error Codes (China site), https://support.huaweicloud.com/api-msgsms/sms_05_0050.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html\x1eBatch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
        "E000510": "Sending failed and the status parameter says why\x1fresults\x1fThe message was not sent. This code is only a pointer: the reason stands in `status` of each item in `result`.\x1fThe reason can differ from number to number. It is given by `status`, not by this code.\x1fRead `status` in each item of `result`.\x1dcaller\x1d\x1d\x1eLook up each value that is not `000000`, and follow its advice.\x1dcaller\x1d\x1d\x1eSend again only to the numbers that failed, and only after that advice has been followed.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent, and we are finding out the reason for your number.\x1fE200015\x1dstatus\x1dToo many messages; wait for about 10 minutes.\x1eE200028\x1dstatus\x1dThe values do not fit the variables of the template.\x1eE200029\x1dstatus\x1dTemplate and signature do not match.\x1eE200030\x1dstatus\x1dThe template is not active.\x1eE200031\x1dstatus\x1dThe app key or the app secret may be wrong.\x1eE200033\x1dstatus\x1dThe template type is wrong.\x1eE200041\x1dstatus\x1dA number is given twice; it gets one message.\x1fResponse body\x1d{\n    \"code\":\"E000510\",\n    \"description\":\"The SMS fails to be sent.\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c01_10000001\",\n        \"status\":\"E200028\"\n    },{\n        \"originTo\":\"+8618612345679\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c02_10000002\",\n        \"status\":\"E200015\"\n    }]\n}\n\x1fAn older public copy of the vendor's table used E200037 for this.\x1fE200037\x1enot sent\x1esome numbers failed\x1eresult\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E000620": "The whitelist lacks the IP address of the client\x1freach\x1fThe request comes from an IP address that the whitelist of the application does not contain.\x1fThe whitelist of the application is wrong or lacks the address from which the client calls. The platform administrator may have configured it.\x1fFind out from which IP address your client reaches the API.\x1dcaller\x1d\x1d\x1eCompare that address with the IP address whitelist of the application.\x1dcaller\x1dconsole: Application Management > Modify\x1d\x1eCorrect the whitelist so that it contains the address.\x1dcaller\x1dconsole: Application Management > Modify\x1d\x1eHave the right whitelist added if it was the platform administrator who configured it.\x1dadministrator\x1d\x1d\x1eWait 10 to 15 minutes before the next request, so that the change takes effect. The figure is from an excerpt of the China site's table.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the SMS service does not yet accept requests from our server, which we have to get permitted.\x1fE000628\x1dcode\x1dThat one is about another whitelist, that of countries and regions of the recipients.\x1eE000102\x1dcode\x1dThat one is about the address that you call, not the address from which you call.\x1fResponse body\x1d{\"code\":\"E000620\",\"description\":\"The app client IP address is not in the whitelist.\"}\n\x1fHTTP status 403 stands in a newer table of the China site, of which only an excerpt was seen.\x1eThe page mentions the platform administrator only in brackets and does not say who then adds the whitelist.\x1fworks on my machine but not in production\x1enew server\x1eNAT\x1eproxy\x1efirewall\x1eallowlist\x1eallow list\x1e403\x1f\x1f403\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eAPI Error Codes (China site), https://support.huaweicloud.com/api-msgsms/sms_05_0050.html",
        "E000623": "The SP has reached its sending limit\x1flimits\x1fAs many messages as the SP may send have been sent.\x1fThe vendor does not say why the limit was reached, how high it is, or whether it resets. The page also leaves the abbreviation SP unexplained.\x1fAsk the operation manager for a higher maximum number of messages.\x1dcaller\x1d\x1d\x1eRaise the maximum number of messages that the SP may send.\x1doperations\x1d\x1d\x1eSend the request again after the limit has been raised.\x1dcaller\x1d\x1d\x1fcritical\x1fafter-fix\x1f\x1foperations\x1fYour message could not be sent because we have used up the number of messages that we may send, and we have to ask the provider for more.\x1fE200015\x1dstatus\x1dThat one is flow control and needs nothing but a wait of about 10 minutes.\x1fResponse body\x1d{\"code\":\"E000623\",\"description\":\"Number of SMSs sent by the SP reached the limit.\"}\n\x1f\x1fquota\x1emaximum\x1eused up\x1erate limit\x1etoo many messages\x1eservice provider\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E000628": "The whitelist lacks the country or region of a recipient\x1flimits\x1fThe whitelist does not contain the countries or regions to which the recipient numbers belong.\x1fWhen the regional threshold was set, the countries or regions of these numbers were left out of the whitelist.\x1fFind out to which countries or regions the recipient numbers belong.\x1dcaller\x1d\x1d\x1eAdd these countries or regions to the whitelist in the region settings.\x1dcaller\x1d\x1d\x1eSend the request again.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because sending to the country or region of this phone number is not enabled yet.\x1fE000620\x1dcode\x1dThat one is about another whitelist, that of client IP addresses.\x1fResponse body\x1d{\"code\":\"E000628\",\"description\":\"Countries or regions of the recipient numbers are not in the whitelist.\"}\n\x1f\x1fabroad\x1einternational\x1eforeign number\x1ecountry code\x1eroaming\x1eregional threshold\x1eallowlist\x1eallow list\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
    },
    "status": {
        "000000": "Success for this number\x1fresults\x1fThe response reports no failure for this recipient number.\x1fThe vendor's page gives no explanation for this value of `status`. It stands in the example of a successful response, next to `code` `000000`. Whether the message arrives is told by the status report.\x1f\x1finfo\x1fnever\x1f\x1fplatform\x1fThe message to your number has been handed over for sending, and we are waiting for the delivery report.\x1f000000\x1dcode\x1dThat one is the outcome of the whole request.\x1fResponse body\x1d{\n    \"code\":\"000000\",\n    \"description\":\"Success\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c03_10000003\",\n        \"status\":\"000000\"\n    },{\n        \"originTo\":\"+8618612345679\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c04_10000004\",\n        \"status\":\"000000\"\n    }]\n}\n\x1fThe error table lists `000000` only under `code`. As a `status` it is known from the vendor's example response.\x1fok\x1eaccepted\x1esubmitted\x1edelivery receipt\x1esix zeros\x1ftrue\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E200015": "Too many messages are to be sent\x1flimits\x1fThe number of messages to send is above the upper limit.\x1fThe SMS platform is limiting the traffic at the moment (flow control).\x1fWait for about 10 minutes.\x1dcaller\x1d\x1d\x1eSend again to the numbers that carry E200015.\x1dcaller\x1d\x1d\x1fwarning\x1fafter\x1f600\x1fplatform\x1fYour message was held back because very many messages are being sent at the moment, and it can be sent again in about ten minutes.\x1fE000623\x1dcode\x1dThat one is a limit that only the operation manager can raise.\x1eE200033\x1dstatus\x1dThat one also asks for a wait of about 10 minutes, but after a correction.\x1fResponse body\x1d{\n    \"code\":\"E000510\",\n    \"description\":\"The SMS fails to be sent.\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c05_10000005\",\n        \"status\":\"E200015\"\n    },{\n        \"originTo\":\"+8618612345679\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c06_10000006\",\n        \"status\":\"E200015\"\n    }]\n}\n\x1fThe vendor does not say how high the limit is.\x1fthrottled\x1ethrottling\x1erate limit\x1epeak\x1eburst\x1ecampaign\x1eslow down\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E200028": "The values do not fit the variables of the template\x1ftemplates\x1fThe platform compared `templateParas` with the variables of the template and found a mismatch.\x1fThere are more or fewer values than the template has variables.\x1eA value is longer than its variable allows.\x1eA value is of the wrong kind, such as letters for a variable of digits.\x1e`templateParas` has values, but the template named by `templateId` has no variables.\x1eA value contains a single quote or a brace. The China site names this for templates of the mainland.\x1fOpen the template that `templateId` names, and count its variables.\x1dcaller\x1d\x1d\x1eIf it has no variables, leave `templateParas` out or leave it blank.\x1dcaller\x1d\x1d\x1eOtherwise give exactly one value for each variable.\x1dcaller\x1d\x1d\x1eCompare the kind and the length of each value with its variable. `${NUM_6}` takes six digits at most.\x1dcaller\x1d\x1dtemplate: Your code is ${NUM_6}.\n\nright: templateParas='[\"12345\"]'        SMS Sending API\nright: templateParas=[\"345678\"]         Batch SMS Sending API\n\nThe wrong ones are for the SMS Sending API.\nwrong: templateParas='[\"123\",\"456\"]'    two values for one variable\nwrong: templateParas='[\"1234567\"]'      seven digits where six are the most\nwrong: templateParas='[\"1a2b3c\"]'       letters where only digits are allowed\x1eFor an international or older template, compare the values with these rules.\x1dcaller\x1d\x1d${TXT_n}   text of at most n characters, without { and }\n${NUM_n}   digits 0-9 only, at most n of them\n${DATE}    yyyy/MM/dd\x1eFor a template of the China site, look up in the console which attribute each variable has, and compare the values with its rules.\x1dcaller\x1d\x1dPHONE      4 to 15 characters: digits, + and -, the last one a digit\nCHARDIGIT  1 to 20 characters: letters, digits, _\nDATETIME   1 to 20 characters: a date or a time; both together need two variables\n           date: yyyyMMdd, yyyy-MM-dd, yyyy/MM/dd, yyyy年mm月dd日\n           time: HH:mm:ss, HH:mm, HH点mm分, HH点mm\nMONEY      1 to 20 characters: digits, point or Chinese numerals, no currency sign\nTEXT       1 to 20 characters, none of . 。 ' < > { }\x1eFill every variable; an empty value is not allowed.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because a piece of text that was to be filled in does not fit the approved message.\x1fE000000\x1dcode\x1dThat one means that templateParas could not even be read, for example for its quotes.\x1eE200029\x1dstatus\x1dThat one is about the type of the template and its signature.\x1fResponse body\x1d{\n    \"code\":\"E000510\",\n    \"description\":\"The SMS fails to be sent.\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c07_10000007\",\n        \"status\":\"E200028\"\n    }]\n}\n\x1eFaulty parameter of the SMS Sending API, for a template with the variable ${NUM_6}\x1dtemplateParas=%5B%221234567%22%5D\n\x1eThe same parameter with a value that fits\x1dtemplateParas=%5B%2212345%22%5D\n\x1fThe page says that a value has to be shorter than the length given in the template, but its own right example has six digits for a variable of six. Read the length as a maximum.\x1eThe pages count the characters of `${TXT_n}` differently: an older one counts a non-English character as 2 bytes, a newer one counts every character as 1.\x1eThe international page gives 1 to 20 for n, but a sample of the vendor uses `${TXT_32}`.\x1eFor `${TIME}` four formats are announced; they could not be read. For text of international templates the pages differ on whether a single quote is allowed.\x1eOn the China site (since about 2022) the name between the braces has no effect; the attribute set in the console decides. For PHONE an older page allows 1 to 15 characters.\x1eComments in older samples of the vendor say what to send for an empty value: a space or `.` for `${TXT_n}` and `0` for `${NUM_n}`. `${DATE}` and `${TIME}` are never empty there.\x1fone-time code\x1everification code\x1eOTP\x1eplaceholder\x1eparameter count\x1etoo long\x1eapostrophe\x1eNUM_6\x1eTXT\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eVariables of SMS templates (international) (2024-08-13), https://support.huaweicloud.com/intl/en-us/msgsms_faq/sms_faq_0003.html\x1eVariables of SMS templates (China site) (2024-11-08), https://support.huaweicloud.com/productdesc-msgsms/sms_faq_0003.html",
        "E200029": "Template and signature do not match\x1ftemplates\x1fThe template type did not pass the platform's verification.\x1f`templateId` or `from` names another template or another signature than the one that is meant.\x1eThe type of the template is not the type of the signature.\x1eThe signature of the template is not the name of the signature to which the sender number `from` belongs.\x1fCompare `templateId` in the request with the ID of the template that you mean to use.\x1dcaller\x1d\x1d\x1eCompare `from` in the request with the sender number of the signature that you mean to use.\x1dcaller\x1d\x1d\x1eOpen the Message & SMS console.\x1dcaller\x1d\x1d\x1eFind the template by `templateId` and note its Template Type and its Signature.\x1dcaller\x1dconsole: Chinese Mainland SMS > Template Management\x1d\x1eFind the signature by `from` and note its Signature Type and its Signature Name.\x1dcaller\x1dconsole: Chinese Mainland SMS > Signature Management\x1d\x1eCompare Template Type with Signature Type; they must agree.\x1dcaller\x1d\x1d\x1eCompare Signature with Signature Name; they must agree. Skip this step for a common signature.\x1dcaller\x1d\x1d\x1eCorrect `templateId` or `from`, so that the two belong together.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the message text and the sender name do not belong together, which we have to correct.\x1fE200033\x1dstatus\x1dThat one has the same remedy, and then a wait of about 10 minutes.\x1eE200030\x1dstatus\x1dThat one means that the template is not active.\x1eE200028\x1dstatus\x1dThat one is about the values for the variables of the template.\x1fResponse body\x1d{\n    \"code\":\"E000510\",\n    \"description\":\"The SMS fails to be sent.\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c09_10000009\",\n        \"status\":\"E200029\"\n    }]\n}\n\x1f\x1fwrong sender\x1echannel number\x1epromotion\x1enotification\x1everification code\x1ecommon signature exemption\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E200030": "The template is not active\x1ftemplates\x1fThe template that the request names has not been activated.\x1fThe vendor does not say why a template is not activated. Its only advice points to a wrong `templateId`.\x1fCompare `templateId` in the request with the ID of the template that you mean to use.\x1dcaller\x1d\x1d\x1eCorrect `templateId` if it differs.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because its text is not released for sending, which we have to correct.\x1fE200029\x1dstatus\x1dThat one means that template and signature do not match.\x1fResponse body\x1d{\n    \"code\":\"E000510\",\n    \"description\":\"The SMS fails to be sent.\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c11_10000011\",\n        \"status\":\"E200030\"\n    }]\n}\n\x1f\x1ftemplate ID\x1enot approved\x1epending\x1einactive\x1eunknown template\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E200031": "The protocol verification failed\x1fcredentials\x1fThe request did not pass what the platform calls the protocol verification.\x1fThe vendor does not explain what this verification is. Its only advice points to a wrong Application Key or Application Secret.\x1fCompare the app key (Application Key) in the request with the one of your application, character by character.\x1dcaller\x1d\x1d\x1eCompare the app secret (Application Secret) that your program uses with the one of the same application.\x1dcaller\x1d\x1d\x1eCompute `PasswordDigest` again with that app secret as Password.\x1dcaller\x1d\x1dPasswordDigest = Base64(SHA256(Nonce + Created + Password))\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because the SMS service did not accept our system's credentials, which our developers have to correct.\x1fE000102\x1dcode\x1dThat one names the app key as the faulty value, for the whole request.\x1eE000104\x1dcode\x1dThat one names the app secret as the faulty value, for the whole request.\x1fResponse body\x1d{\n    \"code\":\"E000510\",\n    \"description\":\"The SMS fails to be sent.\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c13_10000013\",\n        \"status\":\"E200031\"\n    }]\n}\n\x1fThe vendor's samples put the digest into Base64 in two forms, raw bytes and hexadecimal text: see E000105.\x1fappkey\x1eappsecret\x1eapp_key\x1eapp_secret\x1edigest\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eX-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
        "E200033": "The template type is wrong\x1ftemplates\x1fThe type of the template is not right.\x1fThe vendor gives no cause of its own for this value; the page refers to the advice for E200029, which compares the template with the signature.\x1fFollow the steps of E200029 and correct what they show.\x1dcaller\x1d\x1d\x1eWait for about 10 minutes.\x1dcaller\x1d\x1d\x1eSend the request again.\x1dcaller\x1d\x1d\x1ferror\x1fafter\x1f600\x1fcaller\x1fYour message could not be sent because its text is registered under the wrong type, and it can be sent again about ten minutes after we have corrected that.\x1fE200029\x1dstatus\x1dThe steps of that one come first; it needs no wait afterwards.\x1eE200015\x1dstatus\x1dThat one needs the wait of about 10 minutes, but no correction.\x1fResponse body\x1d{\n    \"code\":\"E000510\",\n    \"description\":\"The SMS fails to be sent.\",\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c15_10000015\",\n        \"status\":\"E200033\"\n    }]\n}\n\x1fThe wait alone is not enough; the 10 minutes begin after the correction.\x1fpromotion\x1enotification\x1everification code\x1ewrong template\x1esignature type\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
        "E200041": "A recipient number is given more than once\x1flimits\x1fThe same number stands more than once among the recipients of one message.\x1fThe list of recipients contains duplicates.\x1fDo nothing: the platform drops the duplicates by itself, and the number gets one message.\x1dplatform\x1d\x1d\x1eIf you wish, remove duplicates from `to` before you send.\x1dcaller\x1d\x1dwrong: to=%2B8618612345678,%2B8618612345678\nright: to=%2B8618612345678\x1finfo\x1fnever\x1f\x1fplatform\x1fYour number was on the list more than once, and the message is sent to it only once.\x1f000000\x1dstatus\x1dThat one reports no failure for a number.\x1fPart of a response body\x1d{\n    \"result\":\n    [{\n        \"originTo\":\"+8618612345678\",\n        \"createTime\":\"2018-08-06T11:59:50Z\",\n        \"from\":\"1069031221280000001\",\n        \"smsMsgId\":\"0c1d9a52-7e34-4b8f-9a60-5d2f8e7b1c17_10000017\",\n        \"status\":\"E200041\"\n    }]\n}\n\x1eRequest parameter that names the number twice\x1dto=%2B8618612345678,%2B8618612345678\n\x1fThe vendor does not say which `code` the response carries when a number has this value.\x1fsent twice\x1edouble\x1erepeated\x1ededuplicate\x1esame number twice\x1ereceived only once\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
    },
    "http": {
        "404": "The URL of the API is wrong\x1freach\x1fThe API call was answered with HTTP 404.\x1fThe application access address in the URL is wrong.\x1eThe URI in the URL is wrong.\x1eAccess address and URI are not joined to one complete URL.\x1fCompare the host and port in the URL with the application access address.\x1dcaller\x1dconsole: Application Management\x1d\x1eCompare the URI with the one of the API that you call, up to the version at the end.\x1dcaller\x1d\x1dSMS Sending API         /sms/batchSendSms/v1\nBatch SMS Sending API   /sms/batchSendDiffSms/v1\x1eJoin access address and URI to one complete URL.\x1dcaller\x1d\x1dhttps://smsapi.ap-southeast-1.myhuaweicloud.com:443/sms/batchSendSms/v1\x1eRead the vendor's section Development Preparation for both values if you are not sure of them.\x1dcaller\x1d\x1d\x1ferror\x1fafter-fix\x1f\x1fcaller\x1fYour message could not be sent because our system called the SMS service at a wrong address, which our developers have to correct.\x1fE000102\x1dcode\x1dA wrong application access address can also lead to that one.\x1fResponse\x1dHTTP/1.1 404 Not Found\n\x1eFaulty request, without the version at the end of the URI\x1dPOST /sms/batchSendSms HTTP/1.1\nHost: smsapi.ap-southeast-1.myhuaweicloud.com:443\n\x1eDocumented request\x1dPOST /sms/batchSendSms/v1 HTTP/1.1\nHost: smsapi.ap-southeast-1.myhuaweicloud.com:443\n\x1fThe host in the example belongs to one region. The right one for you is the access address in the console.\x1fnot found\x1ewrong path\x1eendpoint\x1ebase URL\x1ewrong region\x1ehost\x1eport 443\x1f\x1f\x1fstable\x1d\x1d\x1d\x1fAPI Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html\x1eSMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html\x1eBatch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
    },
}
_FOUND = {}
_FOUND_IN = {field: {} for field in _ROWS}
CODES = tuple(dict.fromkeys([code for rows in _ROWS.values() for code in rows]))
