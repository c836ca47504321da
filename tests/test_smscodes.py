"""The generated module as it ships: the lookup contract, entries, and what importing it costs."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smscodes
from errdex.authoring.building import compare_project, load_project
from errdex.authoring.rendering.exports import entry_dict
from errdex.project import find_project
from smscodes import CODES, Entry, UnknownCodeError, find_codes, get, lookup, search, suggest
from tests.conftest import ROOT
from tests.support.catalogues import answers_of, found_naively, moderate

SOURCE = ROOT / "src" / "smscodes" / "__init__.py"
ENTRIES = [
    entry
    for code in CODES
    for field in smscodes.FIELDS
    if (entry := get(code, field=field)) and entry.code == code
]
SUCCESSES = {entry.code for entry in ENTRIES if entry.success}
INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
PIECES = [
    *"E0123456789Oo -_.:|eIlS\t\n\x00\x1f",
    *"\uff25\uff2f\uff10\uff11\uff12\uff0d",
    *"\xa0\u200b\ufeff\u3000\u2013\xb2\u0663\u212a\u017f\u0131\ud800\u202e",
    *("000000", "E000102", "E00", "404", "00"),
]

garbage = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
    st.builds(str.__add__, st.sampled_from(CODES), st.sampled_from(PIECES)),
    st.builds(str.__add__, st.sampled_from(PIECES), st.sampled_from(CODES)),
    st.builds(str.replace, st.sampled_from(CODES), st.just("0"), st.sampled_from(PIECES)),
    st.text(max_size=40),
)


def run_isolated(folder: Path | str, script: str) -> str:
    """Return what a script prints in a Python without site packages that can import `folder`."""
    code = f"import sys; sys.path.insert(0, {str(folder)!r})\n{script}"
    arguments = [sys.executable, "-S", "-I", "-c", code]
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def wide(text: str) -> str:
    """Return ASCII text in full-width forms."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def bare(text: str) -> str:
    """Return the text without white space and invisible characters around it."""
    shown = [i for i, c in enumerate(text) if not is_blank(c)]
    return text[shown[0] : shown[-1] + 1] if shown else ""


def is_blank(c: str) -> bool:
    in_sight = unicodedata.category(c) not in ("Cf", "Zs", "Zl", "Zp")
    selects = "\ufe00" <= c <= "\ufe0f" or "\u180b" <= c <= "\u180f"
    return c in "\t\n\x0b\x0c\r\x85" or c in INVISIBLE or selects or not in_sight


# ---- importing ----


def test_importing_imports_nothing() -> None:
    """A fresh process has one more module after the import: this one."""
    script = "before = set(sys.modules)\nimport smscodes\nprint(set(sys.modules) - before)"
    assert run_isolated(ROOT / "src", script) == "{'smscodes'}\n"


def test_a_copied_package_works_alone(tmp_path: Path) -> None:
    """The package in an otherwise empty folder answers under any name."""
    shutil.copytree(SOURCE.parent, tmp_path / "borrowed")
    script = "import borrowed\nprint(borrowed.lookup('102').url, *borrowed.find_codes('E000101'))"
    assert run_isolated(tmp_path, script) == f"{lookup('E000102').url} E000101\n"


def test_a_zipped_package_works(tmp_path: Path) -> None:
    """The package can be imported from a zip file."""
    with zipfile.ZipFile(tmp_path / "codes.zip", "w") as archive:
        for path in sorted(SOURCE.parent.rglob("*.py*")):
            archive.write(path, f"smscodes/{path.relative_to(SOURCE.parent)}")
    script = "import smscodes\nprint(smscodes.__file__, repr(smscodes.lookup('404')))"
    printed = run_isolated(tmp_path / "codes.zip", script)
    assert "codes.zip" in printed
    assert printed.endswith(f"{lookup('404')!r}\n")


def test_the_names_are_there() -> None:
    """The module offers what it announces, and nothing else without an underscore."""
    public = {name for name in dir(smscodes) if not name.startswith("_")}
    assert public == set(smscodes.__all__)
    assert {name for name in public if hasattr(smscodes, name)} == public
    assert not hasattr(smscodes, "nothing_of_the_kind")
    assert public >= {"lookup", "get", "suggest", "search", "find_codes", "CODES", "Entry"}
    assert sorted(smscodes.__all__) == sorted(set(smscodes.__all__))


def test_everything_public_is_documented() -> None:
    """Each public function and class says what it is for."""
    things = [getattr(smscodes, name) for name in smscodes.__all__]
    written = [thing for thing in things if inspect.isclass(thing) or inspect.isfunction(thing)]
    undocumented = [thing for thing in written if not thing.__doc__]
    assert undocumented == []
    assert smscodes.__doc__ is not None
    assert "Message & SMS API" in smscodes.__doc__


def test_the_committed_module_is_up_to_date() -> None:
    """What is committed in src/smscodes is what the catalogue renders to, and nothing else."""
    drift = compare_project(find_project(str(ROOT)))
    assert not drift, "\n".join(drift)


def test_the_module_reads_well() -> None:
    """No line is longer than 100 characters but a pattern's and an entry's, which is one line."""
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    lines += (SOURCE.parent / "_runtime.py").read_text(encoding="utf-8").split("\n")
    rows = [line for line in lines if line.startswith('        "') and "\\x1f" in line]
    patterns = [line for line in lines if line.startswith('    ("')]
    others = [line for line in lines if line not in rows + patterns and "https://" not in line]
    assert max(map(len, others)) <= 100
    assert len(rows) == len(ENTRIES)
    assert not [line for line in lines if line != line.rstrip()]


# ---- folding ----


def check(text: str, expected: str | None, field: str | None = None) -> None:
    """Compare what a text is taken for with a code, or with None where it is no code."""
    entry = get(text, field=field)  # type: ignore[arg-type] # any text as a field
    assert (entry and entry.code) == expected


@pytest.mark.parametrize(
    "text",
    [
        "E000102",
        *(" E000102", "E000102\r\n", "\tE000102 ", "\xa0E000102\u3000", "\u2028E000102\x85"),
        *("\ufeffE000102", "E000102\u200b", "\u200eE000102\u200f", "\xad\u2060E000102\ufe0f"),
        "\u202aE000102\u202c",
        *(wide("E000102"), wide("E") + "000102", "E" + wide("000102"), wide("e000102")),
        "e000102",
        *("E000-102", "E 000102", "E-000102", "E_000_102", "E 000 102", "E000\u2013102"),
        "E000" + wide("-") + "102",
        *("E\xa0000102", "e\u3000000\u2011102", "E000\n102"),
        *("EOOO1O2", "E00o102", "e0oo102", wide("EOO0102")),
        *("102", "000102", "00102", "0102", "1O2", "1-02", wide("102"), " 102\n"),
        *("E102", "e102", "E-102", "e 1O2"),
    ],
)
def test_a_text_is_folded(text: str) -> None:
    """Each fold of the contract leads to the code, alone and together with others."""
    check(text, "E000102")
    assert get(text) is lookup("E000102")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\u200b", "E", "-", "_", "code", "E00010", "E0000102", "0000102", "F000102"),
        *("E000102.", "E000102-", "-102", "_102", "-E000102", "E000102,", '"E000102"', "E:000102"),
        *("E.000102", "1.02", "1:02", "1,02", "+102", "E000102E", "E000102 E000102", "102 102"),
        *("E000\u200b102", "E000\xad102", "E000\u202e102", "E000\x00102", "E000\x1f102"),
        *("\x00E000102", "E000102\x1f", "\x1fE000102", "\x1b[1mE000102"),
        *("E000\xb9" + "02", "\xb9" + "02", "E000\u0661\u0660\u0662", "\u0661\u0660\u0662"),
        *("\u0415000102", "\u0395000102", "\u24ba000102", "\U0001d404000102", "E000\U0001d7cf02"),
        *("E000l02", "E000I02", "E0001Q2", "E000lO2", "EOOOIO2", "O", "OOO", "EOOOOOO"),
        *("E\u0307000102", "E000102\u0301", "E000102\ud800", "\u216002", "\u246002"),
        "E" + " " * 50 + "000102",
    ],
)
def test_nothing_else_is_folded(text: str) -> None:
    """What merely looks like a code, in any script, is no answer."""
    check(text, None)


@pytest.mark.parametrize("sign", ["\u212a", "\u017f", "\u0131", "\u0130", "\xdf", "\ufb00"])
def test_letters_that_become_ascii_by_case_are_not_folded(sign: str) -> None:
    """The Kelvin sign, the long s and the like are no ASCII letters."""
    check(f"{sign}000102", None)
    check(f"E000102{sign}", None)


@given(garbage)
@moderate
def test_an_answer_follows_from_the_contract(text: str) -> None:
    """Whatever text is answered differs from the code by nothing but the folds."""
    entry = get(text)
    if entry is None:
        return
    seen = bare(text)
    assert all(
        c.isascii() or wide("!") <= c <= wide("~") or c.isspace() or c in DASHES for c in seen
    )
    plain = unicodedata.normalize("NFKC", seen.translate(dict.fromkeys(map(ord, DASHES), "-")))
    letters = "".join(c for c in plain.upper() if not c.isspace() and c not in "-_")
    code = re.sub("[-_]", "", entry.asked or entry.code)
    number = letters.replace("O", "0")
    head, tail = re.fullmatch(r"(.*?)([0-9]*)", code).groups()  # type: ignore[union-attr] # always
    assert code in {letters, number, f"{head}{number.removeprefix(head).zfill(len(tail))}"}


@given(garbage)
@moderate
def test_success_is_never_a_guess(text: str) -> None:
    """A success entry answers its exact text only, but for what cannot be seen around it."""
    for field in (None, *smscodes.FIELDS):
        entry = get(text, field=field)
        if entry is not None and entry.success:
            assert bare(text) == entry.code


@given(garbage)
@moderate
def test_no_suggestion_is_a_success(text: str) -> None:
    """What is suggested are up to three different known codes that report a failure."""
    suggestions = suggest(text)
    assert len(set(suggestions)) == len(suggestions) <= 3
    assert not SUCCESSES & set(suggestions)
    assert set(suggestions) <= set(CODES)


@pytest.mark.parametrize(
    "text", ["000000", " 000000\n", "\ufeff000000", "\u200b000000\u200e", "\xa0000000"]
)
def test_success_is_found_by_its_exact_text(text: str) -> None:
    """White space and invisible characters around a success code do not matter."""
    assert lookup(text).success
    assert lookup(text, "status").success


@pytest.mark.parametrize(
    "text",
    ["0", "00", "00000", "0000000", "O00000", wide("00000") + "0", "000-000", "000 000", "0_00000"],
)
@pytest.mark.parametrize("field", [None, "code", "status", "http"])
def test_success_is_found_by_no_other_text(text: str, field: str | None) -> None:
    """No fold leads to success, in any field, and what is ambiguous is unknown."""
    check(text, None, field)


def test_the_field_decides() -> None:
    """A value that appears in two fields is that of the first, unless a field is given."""
    assert (lookup("000000").field, lookup("000000").also) == ("code", ("status",))
    assert (lookup("000000", "status").field, lookup("000000", "status").also) == (
        "status",
        ("code",),
    )
    check("E200015", None, "code")
    check("e200015", "E200015", "status")
    check("404", None, "code")
    with pytest.raises(
        UnknownCodeError, match="'E200015' is no value of code; it is one of status"
    ):
        lookup("E200015", "code")


class Loud(str):
    """A text whose every method misleads."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("000000")

    def __str__(self) -> str:
        return "000000"

    def strip(self, *_: object) -> str:
        return "000000"

    def translate(self, *_: object) -> str:
        raise RuntimeError

    __len__ = __repr__ = __format__ = __iter__ = translate  # type: ignore[assignment] # misleads


class Liar:
    """An object that says that it equals a code, or raises when asked."""

    def __init__(self, code: str, raises: bool = False) -> None:
        self.code = code
        self.raises = raises

    def __hash__(self) -> int:
        if self.raises:
            raise RuntimeError
        return hash(self.code)

    def __eq__(self, other: object) -> bool:
        return True

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        raise RuntimeError


class Silent:
    """An object that does not even say what class it has."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


LIARS: list[Any] = [
    Liar("E000102"),
    Liar("000000"),
    Liar("E000102", raises=True),
    Mock(spec=str),
    type("\x1b[31mred\u202e" * 20, (), {})(),
]
NOT_TEXT: list[Any] = [
    *(None, 0, 102, 4040, 4.04, True, b"E000102", bytearray(b"404"), [], {}, set(), ["E000102"]),
    *(object(), Entry, lookup("E000102"), ("E000102",), float("nan")),
    *LIARS,
]


@pytest.mark.parametrize("value", NOT_TEXT, ids=lambda value: type(value).__name__[:9])
def test_what_is_no_text_is_unknown(value: Any) -> None:
    """Anything but text is unknown, with a hint, and `get` returns the default."""
    lookup("E000102")
    default = object()
    assert get(value) is None
    assert get(value, default) is default
    assert get(value, field="code") is None
    assert suggest(value) == ()
    with pytest.raises(UnknownCodeError) as caught:
        lookup(value)
    assert caught.value.code is value
    assert str(caught.value).startswith("a code is text, not ")
    assert "; " in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (102, "a code is text, not int; as a number it has lost its leading zeros"),
        (404, "a code is text, not int; look up '404'"),
        (b"404", "a code is text, not bytes; decode it first"),
        (None, "a code is text, not NoneType; pass it as it stood on the wire"),
    ],
)
def test_the_hint_fits_what_was_given(value: Any, message: str) -> None:
    """A number, bytes and None each get a hint of their own."""
    assert str(UnknownCodeError(value)) == message


def test_an_object_that_answers_nothing_is_no_text() -> None:
    """An object whose every attribute raises, or whose class does, is reported as any other."""
    quiet = type("Quiet", (type,), {"__getattribute__": Silent.__getattribute__})
    unnamed = type("Unnamed", (type,), {"__name__": property(lambda _: 1 / 0)})
    values = {"Silent": Silent(), "Shy": quiet("Shy", (), {})(), "Sly": unnamed("Sly", (), {})()}
    for told, value in values.items():
        assert get(value) is None
        assert str(UnknownCodeError(value)).startswith(f"a code is text, not {told}; ")


def test_a_text_of_another_class_is_its_text() -> None:
    """A subclass of str counts by its characters, whatever its methods say."""
    assert lookup(Loud("E000102")) is lookup("E000102")
    assert lookup(Loud("e102")) is lookup("E000102")
    assert get(Loud("E999999")) is None
    assert suggest(Loud("E0001O2")) == ("E000102",)
    assert lookup("000000", Loud("status")).field == "status"  # type: ignore[arg-type] # any text
    assert "E999999" in str(UnknownCodeError(Loud("E999999")))


@pytest.mark.parametrize(
    "field",
    ["CODE", "", "nowhere", " code", 0, b"code", [], {}, object(), *LIARS],
    ids=lambda field: type(field).__name__[:9],
)
@pytest.mark.parametrize("code", ["E000102", "e102", "nonsense", None])
def test_an_unknown_field_has_no_codes(code: Any, field: Any) -> None:
    """A field that does not exist is an unknown code, whatever was passed as the field."""
    lookup("E000102", "code")
    assert get(code, "default", field=field) == "default"
    with pytest.raises(UnknownCodeError) as caught:
        lookup(code, field)
    assert str(caught.value).startswith("no field ")
    assert str(caught.value).endswith(f"; there are {', '.join(smscodes.FIELDS)}")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("text", ["E" * 10_000_000, " " * 10_000_000, "\ud800" * 1_000_000])
def test_a_huge_text_is_unknown(text: str) -> None:
    """Ten megabytes are no code, and do not end up in the message."""
    assert get(text) is None
    assert suggest(text) == ()
    assert len(str(UnknownCodeError(text))) < 500


def test_separators_of_the_rows_reach_nothing() -> None:
    """The signs that separate an entry's parts inside the module are ordinary garbage outside."""
    row = smscodes._ROWS["code"]["E000102"]  # type: ignore[attr-defined] # to attack it
    for sign in "\x1d\x1e\x1f":
        check(f"E000102{sign}", None)
        check(f"E000102{sign}code", None)
        assert search(sign) == []
    check("E000102\x1f" + row, None)
    check("E000102", None, "code\x1f")


@given(garbage, st.sampled_from([None, *smscodes.FIELDS, "nowhere", "\x1b", "\u202e"]))
@moderate
def test_a_message_is_safe_and_short(text: str, field: Any) -> None:
    """A message holds no control character and nothing that turns text around."""
    message = str(UnknownCodeError(text, field))
    assert message.isprintable()
    assert len(message) < 800


def test_the_error_says_what_was_meant() -> None:
    """The error is a LookupError with what was asked for, suggestions and a message."""
    with pytest.raises(LookupError) as caught:
        lookup("E0001Q3")
    error = caught.value
    assert isinstance(error, UnknownCodeError)
    assert (error.code, error.field) == ("E0001Q3", None)
    assert error.suggestions == suggest("E0001Q3")
    assert error.__context__ is None
    assert str(error) == "unknown code 'E0001Q3'; did you mean E000103?"
    assert str(UnknownCodeError("nonsense")) == "unknown code 'nonsense'"
    again = pickle.loads(pickle.dumps(UnknownCodeError("E1", "http")))
    assert (again.code, again.field, str(again)) == (
        "E1",
        "http",
        str(UnknownCodeError("E1", "http")),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("E000|02", "E000102"), ("E000lO2", "E000102"), ("EOOOSIO", "E000510")),
        *(("E0000102", "E000102"), ("0000000102", "E000102"), ("ERR-000102", "E000102")),
        *(("E000102.", "E000102"), ("E:000102", "E000102"), ("SMS.E000102", "E000102")),
        *(("E00102", "E000102"), ("E000\u200b102", "E000102"), ("EE000102", "E000102")),
        *(("E001002", "E000102"), ("W000102", "E000102"), ("4O4", "404"), ("HTTP 404", "404")),
    ],
)
def test_a_slip_is_suggested(text: str, expected: str) -> None:
    """What is no answer is suggested, the likeliest first."""
    assert suggest(text)[0] == expected


# ---- entries ----


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.code}-{entry.field}")
def test_an_entry_is_one_read_only_object(entry: Entry) -> None:
    """An entry cannot be changed, and lookups, pickles and copies give the same object."""
    with pytest.raises(AttributeError, match="Entry is read-only: title"):
        entry.title = "other"  # type: ignore[misc] # it cannot be
    with pytest.raises(AttributeError, match="Entry is read-only: title"):
        del entry.title
    with pytest.raises(AttributeError):
        entry.new = "attribute"  # type: ignore[attr-defined] # it cannot be
    assert lookup(entry.code, entry.field) is entry
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(entry, protocol)) is entry
    assert copy.copy(entry) is copy.deepcopy(entry) is entry
    assert copy.deepcopy([entry])[0] is entry


def test_entries_compare_by_what_they_say() -> None:
    """Entries are equal to themselves alone, and serve as keys; so do their parts."""
    assert len(set(ENTRIES)) == len(ENTRIES)
    assert lookup("000000") != lookup("000000", "status")
    assert lookup("E000102") != "E000102"
    step = lookup("E000102").remediation[0]
    same = copy.deepcopy(step)
    assert same == step
    assert hash(same) == hash(step)
    assert pickle.loads(pickle.dumps(step)) == step
    assert repr(step).startswith("Step(do='Compare ")
    with pytest.raises(AttributeError):
        step.do = "nothing"  # type: ignore[misc] # it cannot be
    with pytest.raises(TypeError, match="Step has 5 parts"):
        smscodes.Step("only one")


def test_an_entry_shows_itself() -> None:
    """`repr` and `str` name code and title."""
    entry = lookup("E000102")
    assert repr(entry) == f"<Entry E000102 (code): {entry.title}>"
    assert str(entry) == f"{entry}" == f"E000102: {entry.title}"


def test_an_entry_can_be_matched() -> None:
    """A match statement takes an entry apart, by position and by name."""
    match lookup("000000"):
        case Entry("000000", field, ("status",), success=True):
            assert field == "code"
        case other:
            pytest.fail(repr(other))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.code}-{entry.field}")
def test_an_entry_tells_all(entry: Entry) -> None:
    """Text and Markdown hold every step, cause and note, and end in the entry's address."""
    text = entry.text()
    for said in (entry.description, *entry.cause, *entry.notes, entry.tell_customer):
        assert said in text
    for number, step in enumerate(entry.remediation, 1):
        assert f"  {number}. {step.do}" in text
    assert text.startswith(f"{entry}\n")
    assert text.endswith(f"\n\n{entry.url}")
    assert entry.markdown().replace("\\", "").startswith(f"### {entry.code}: ")
    assert entry.markdown().endswith(f"\n\n<{entry.url}>")
    assert "\n\n\n" not in text + entry.markdown()


def test_a_dict_of_an_entry_is_what_the_site_publishes() -> None:
    """`to_dict()` is JSON, and equals the site's JSON of the entry."""
    catalogue = load_project(find_project(str(ROOT)))
    answers = answers_of(catalogue)
    assert [entry.to_dict() for entry in sorted(ENTRIES, key=_order)] == [
        entry_dict(entry, answers) for entry in catalogue.entries
    ]
    for entry in ENTRIES:
        assert json.loads(json.dumps(entry.to_dict())) == entry.to_dict()
        parts = [name for name in Entry.__match_args__ if name != "retry_after"]
        assert list(entry.to_dict()) == [*parts, "asked", "answer"]


def _order(entry: Entry) -> tuple[int, str]:
    return smscodes.FIELDS.index(entry.field), entry.code


def test_the_url_follows_from_code_and_field() -> None:
    """Each entry has an address of its own: its field's section of the code's page."""
    base = smscodes.CATALOGUE["url"]
    for entry in ENTRIES:
        assert entry.url == f"{base}codes/{entry.code.replace(':', '~3A')}/#{entry.field}"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.code}-{entry.field}")
def test_an_entry_is_a_problem(entry: Entry) -> None:
    """`problem()` gives RFC 9457's members, and no status where the HTTP status is unknown."""
    problem = entry.problem()
    assert problem["type"] == entry.url
    assert problem["title"] == entry.title
    assert problem["code"] == entry.code
    assert problem.get("status") == entry.http_status
    assert ("status" in problem) == (entry.http_status is not None)
    assert set(problem) <= {"type", "title", "status", "code"}
    happened = entry.problem("This time.", instance="/sms/7")
    assert happened == problem | {"detail": "This time.", "instance": "/sms/7"}
    assert json.loads(json.dumps(happened)) == happened


def test_a_problem_of_http_404_has_its_status() -> None:
    """The status is a number, as RFC 9457 wants it."""
    assert lookup("404").problem()["status"] == 404


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.code}-{entry.field}")
def test_retrying_follows_from_the_rule(entry: Entry) -> None:
    """Only `now` and `after` advise sending the same request again; a fix may need a wait too."""
    again = entry.retry in ("now", "after")
    assert smscodes.should_retry(entry.code, entry.field) is again
    assert smscodes.retry_after(entry.code, entry.field) == (entry.retry_after if again else None)
    assert again or entry.retry_after is None or entry.retry == "after-fix"


def test_the_delay_is_in_seconds() -> None:
    """About 10 minutes are 600 seconds; a caller's mistake has no delay."""
    assert smscodes.retry_after("e200015") == 600
    assert smscodes.retry_after("E000102") is None
    assert smscodes.should_retry("E000102") is False
    with pytest.raises(UnknownCodeError):
        smscodes.should_retry("E999999")
    with pytest.raises(UnknownCodeError):
        smscodes.retry_after("E200015", "code")


# ---- finding ----


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ('{"code":"E000510","result":[{"status":"E200015"}]}', ["E000510", "E200015"]),
        ("E000102 E000101 E000102", ["E000102", "E000101"]),
        ("404, E000102; 000000\n404", ["E000102"]),
        ("code=000000, status: 404", ["000000", "404"]),
        ("xE000102 E000102x _E000102 E000102_ E0001020 0E000102", []),
        ("-E000102-E000101:E000103.", ["E000102", "E000101", "E000103"]),
        ("错误E000102\uff0céE000101é", ["E000102", "E000101"]),
        ("e000102 E999999 E000-102 102 \uff25000103", []),
        ("E000102" * 3, []),
        ("EEEE000102 E E000102", ["E000102"]),
        ("0000000 code=1000000 code=000000", ["000000"]),
        ("HTTP/1.1 404 Not Found", ["404"]),
        ("404 messages sent, took 404 ms", []),
        ("svn: E200033: x\nE000102", ["E000102"]),
        ("svn: E200033: x\nE000102: E200033", ["E000102", "E200033"]),
    ],
)
def test_codes_are_found_in_text(text: str, expected: list[str]) -> None:
    """Known codes come once each, as they appear, where nothing carries them on."""
    assert find_codes(text) == expected


@given(
    st.lists(
        st.sampled_from([*CODES, *PIECES, " ", ",", "é", "E999999", "code=", "Status: ", "+"]),
        max_size=12,
    )
)
@moderate
def test_finding_is_what_a_naive_search_does(parts: list[str]) -> None:
    """On any text `find_codes` finds what comparing every code at every place finds."""
    text = "".join(parts)
    values = {code: [entry.field for entry in ENTRIES if entry.code == code] for code in CODES}
    assert find_codes(text) == found_naively(values, text, smscodes.FIELDS)


def test_every_code_is_found_in_a_log() -> None:
    """A log with all codes gives all codes, in its order."""
    codes = [*reversed(CODES)]
    assert find_codes("\n".join(f"at=7 status={code} end" for code in codes)) == codes


# ---- searching ----


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("E000102", "E000102"),
        ("102", "E000102"),
        ("e000-102", "E000102"),
        ("404", "404"),
        ("app key", "E000102"),
        ("APP KEY not VALID", "E000102"),
        ("frozen", "E000112"),
        ("Whitelist IP", "E000620"),
        ("flow control", "E200015"),
    ],
)
def test_a_search_ranks_the_best_first(words: str, expected: str) -> None:
    """An exact code comes first, then titles."""
    assert getattr(search(words)[0], "code", "") == expected


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e.message], ids=lambda entry: f"{entry.field}-{entry.code}"
)
def test_what_the_service_says_leads_to_its_code(entry: Entry) -> None:
    """Of all entries, a message as the service sends it finds its own first."""
    for message in entry.message:
        assert search(message)[0] is entry


def test_a_search_ranks_titles_before_the_rest() -> None:
    """Entries with all the words in their title come before those that have them elsewhere."""
    titled = ["frozen" in entry.title.lower() for entry in search("frozen")]
    assert titled == sorted(titled, reverse=True)
    assert 1 <= titled.count(True) < len(titled)


def test_a_search_needs_the_most_words_it_can_get() -> None:
    """Every result holds as many of the words as the best one does."""
    assert all("whitelist" in f"{entry.to_dict()}".lower() for entry in search("whitelist qqq"))
    assert search("whitelist qqq") == search("whitelist")
    assert search("000000")[:2] == [lookup("000000"), lookup("E000000")]
    assert lookup("000000", "status") in search("000000")


def test_a_search_does_not_read_facts_that_nobody_wrote() -> None:
    """Words of the format, such as a severity or a retry rule, find nothing by themselves."""
    assert len(search("after-fix")) < 5
    assert len(search("stable")) < 5


@pytest.mark.parametrize(
    "words", ["", " ", "\x1f", "\x1f\x1e", "qqqq", "\ud800", "\u202e", "%s", "("]
)
def test_odd_words_find_little(words: str) -> None:
    """Nothing, garbage and signs of a pattern are searched as plain text."""
    assert len(search(words)) < len(ENTRIES)
    assert len(set(search(words))) == len(search(words))


@pytest.mark.parametrize(
    "word", ["failed", "retried", "closed", "refused", "ECONNREFUSED", "status=RETRIED&order=17"]
)
def test_a_word_is_no_misspelt_code(word: str) -> None:
    """Letters that look like digits behind a prefix inside a word make no number."""
    assert suggest(word) == ()
    assert not [m for m in smscodes.find_mentions(word) if m.reason == "guessed"]
