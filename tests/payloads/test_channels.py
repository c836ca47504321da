"""Payloads for every channel: what is in them, whatever the catalogue and the context hold."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import errdex
import smscodes
from errdex import ErrdexError, payload
from errdex.payloads import NAMES
from errdex.payloads.channels import CHANNELS
from errdex.payloads.contexts import EVERYWHERE
from errdex.payloads.texts import one_line
from tests.support.catalogues import catalogue_text, entry, moderate, module_of
from tests.support.hostile import TEXTS, hostile_catalogue
from tests.support.payloads import check_payload, texts_in
from tests.test_smscodes import ENTRIES

KEY = "0123456789abcdef0123456789abcdef"
SHORT = [
    *(
        "<!channel> <!here> <@U012AB3CD> <#C1> <https://x.example|click>",
        "@everyone @here @channel",
    ),
    *("[a](https://x.example) **b** _c_ `d` ~~e~~ # f\n> g\n- h\n1. i", "<at>everyone</at>"),
    *("{{", "}}{{ .Foo }}{% x %}", "${X} $(x) `x` %s %(a)d {0}", "&amp; &lt;!channel&gt; &#60;"),
    *(
        "a\nb\r\nc\u2028d\x85e\tf",
        "\u202edesrever\u202c \u2066x\u2069",
        "\0\x01\x1b[31mred\x9f\x7f",
    ),
    *("\ud800 \udfff a\ud83d", "\u200f\u05d0 \ufeff\u200b", "\U0001f600" * 3, '\\"' * 50),
]
LONG = [
    *("<" * 100_000, "&" * 100_000, "\U0001f600" * 100_000, '"' * 100_000, "\x01" * 100_000),
    *("\n" * 100_000, "x" * 100_000, "\ud800" * 50_000, " " * 100_000, "\u4e2d" * 100_000),
]
HOSTILE = [*SHORT, *LONG]
MARK = "start"
FREE = sorted(EVERYWHERE.keys() - {"count"})


def context_of(channel: str, text: str) -> dict[str, Any]:
    """Return a context in which every free text is hostile."""
    free = dict.fromkeys(FREE, text) | {"count": 7}
    return free | ({"dedup_key": text, "routing_key": KEY} if channel == "pagerduty" else {})


def key_for(channel: str) -> dict[str, str]:
    """Return the context that a channel cannot do without."""
    return {"routing_key": KEY} if channel == "pagerduty" else {}


def essentials(found: Any) -> list[str]:
    """Return what no payload may lack: code, severity, link, the beginning of the first step."""
    steps = [one_line(step.do)[:60] for step in found.remediation[:1]]
    return [found.code, found.severity, found.url, *steps]


def changed(found: Any, **values: Any) -> Any:
    """Return an entry with other values, as no loader would let it through."""
    parts = [values.get(name, getattr(found, name)) for name in found.__slots__]
    return type(found)(*parts)


def hostile_entry(text: str, steps: int = 3) -> Any:
    """Return an entry whose every text is hostile."""
    found = smscodes.lookup("E000102")
    step = smscodes.Step(f"{MARK} {text}", text, text, text, "")
    return changed(
        found,
        title=text,
        description=text,
        severity=text,
        owner=text,
        remediation=(step,) * steps,
        url=f"{found.url}?{text}"[:100],
    )


@pytest.mark.parametrize("channel", NAMES)
def test_every_code_in_a_hostile_context(channel: str) -> None:
    """A9: every payload of every code, and every hostile text in every name."""
    tried: set[tuple[str, str]] = set()
    for turn, found in enumerate(ENTRIES):
        context = {name: SHORT[(turn + n) % len(SHORT)] for n, name in enumerate(FREE)}
        context[FREE[turn // len(LONG) % len(FREE)]] = LONG[turn % len(LONG)]
        tried.update(context.items())
        shown = payload(channel, found, count=7, **context, **key_for(channel))
        check_payload(channel, shown, *essentials(found))
    assert len(tried) == len(FREE) * len(HOSTILE)


@pytest.mark.parametrize("channel", NAMES)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_a_hostile_entry(channel: str, text: str) -> None:
    """A9: the same for an entry with a hostile value in every field, in a hostile context."""
    shown = payload(channel, hostile_entry(text), **context_of(channel, text))
    check_payload(channel, shown, "E000102", "error", MARK, "https://")


@pytest.mark.parametrize("channel", NAMES)
def test_the_hostile_catalogue(channel: str) -> None:
    """A9: text that is markup somewhere is text in a payload, as it was typed."""
    module = module_of(hostile_catalogue())
    for code, text in zip(module.CODES, TEXTS, strict=True):
        found = module.lookup(code)
        shown = payload(channel, found, **context_of(channel, text))
        check_payload(channel, shown, *essentials(found), one_line(text)[:60])


@pytest.mark.parametrize("channel", NAMES)
@pytest.mark.parametrize("code", ["000000", "404", "010", "1e5", "NO", "-1", "0.5", "1:0"])
def test_codes_are_text(channel: str, code: str) -> None:
    """A8: a code that looks like a number or a truth value reaches every payload as text."""
    module = module_of(catalogue_text([code]))
    found = module.lookup(code)
    texts = list(texts_in(payload(channel, found, **key_for(channel))))
    assert any(found.code in text.split(": ") or text == found.code for text in texts)


@pytest.mark.parametrize("channel", NAMES)
@pytest.mark.parametrize("number", [0, 1, 2, 60, 5_000])
def test_whole_steps_are_left_out(channel: str, number: int) -> None:
    """A9: what does not fit are whole steps, and a line counts them and links to the page."""
    found = changed(
        smscodes.lookup("E000102"),
        remediation=tuple(
            smscodes.Step(f"Do {n} <b>{' word' * 40} end {n}", "caller", "", "", "")
            for n in range(number)
        ),
    )
    shown = payload(channel, found, **context_of(channel, "x" * 10_000))
    check_payload(channel, shown, found.code, found.severity, found.url)
    whole = "\n".join(texts_in(shown))
    kept = re.findall(r"\d+\. Do (\d+) .* end \1\n", f"{whole}\n")
    assert kept == [str(n) for n in range(len(kept))] == re.findall(r"Do (\d+)", whole)
    assert bool(kept) == bool(number)
    left = number - len(kept)
    assert (f"{left} more step{'' if left == 1 else 's'}: {found.url}" in whole) == (left > 0)
    if channel != "problem":
        assert left or number < 5_000


@pytest.mark.parametrize("channel", NAMES)
def test_a_long_first_step_is_cut(channel: str) -> None:
    """A9: a step longer than the room of all steps is the only one that is ever cut."""
    step = smscodes.Step("Begin" + " &<>\U0001f600" * 200_000, "caller", "", "", "")
    found = changed(smscodes.lookup("E000102"), remediation=(step, step))
    shown = payload(channel, found, **key_for(channel))
    check_payload(channel, shown, "1. Begin", found.url)
    if channel != "problem":
        assert any(text.endswith("\u2026") for text in "\n".join(texts_in(shown)).split("\n"))
        assert f"1 more step: {found.url}" in "\n".join(texts_in(shown))


@pytest.mark.parametrize("channel", NAMES)
@pytest.mark.parametrize(
    "code",
    ["E000I02", "<!channel>", "", "x" * 100_000, "\ud800\0", None, 102, 10**5000, b"404", [[]]],
    ids=lambda code: type(code).__name__,
)
def test_an_unknown_code_is_an_alert_that_says_so(channel: str, code: Any) -> None:
    """The payload names the code, says that it has no entry, and suggests no other code."""
    with pytest.raises(smscodes.UnknownCodeError) as caught:
        smscodes.lookup(code)
    shown = payload(channel, caught.value, **context_of(channel, "x"))
    where = f"{smscodes.CATALOGUE['url']}find/#"
    check_payload(channel, shown, 'Not in the catalogue "Message & SMS API"', "error", where)
    assert not [text for text in texts_in(shown) if "E000102" in text]
    if code == "E000I02":
        check_payload(channel, shown, code, "1. Search for the code")
    if code == "x" * 100_000:
        check_payload(channel, shown, "x" * 64 + "\u2026", f"{where}{'x' * 64}")
        assert "#" + "x" * 65 not in json.dumps(shown)


@pytest.mark.parametrize("channel", NAMES)
def test_a_removed_code_says_where_it_went(channel: str) -> None:
    """Its payload says since when it is gone and what replaces it, and links to its page."""
    life = {"state": "removed", "since": "2026-01", "replaced_by": "E1", "note": "It was <b>."}
    module = module_of(catalogue_text(["E1", entry("E2", lifecycle=life)]))
    with pytest.raises(module.RemovedCodeError) as caught:
        module.lookup("E2")
    shown = payload(channel, caught.value, **key_for(channel))
    said = "Removed since 2026-01. Use E1. It was <b>."
    check_payload(channel, shown, "E2", said, "https://example.com/made/codes/E2/#code")


def test_a_value_of_another_field() -> None:
    """A code that the named field does not have is unknown there."""
    with pytest.raises(smscodes.UnknownCodeError) as caught:
        smscodes.lookup("E200015", "code")
    shown = payload("slack", caught.value)
    check_payload("slack", shown, "E200015", "as a value of this field")


@moderate
@given(st.text(max_size=60), st.sampled_from(NAMES), st.sampled_from(ENTRIES))
def test_any_text_is_valid_in_any_payload(text: str, channel: str, found: Any) -> None:
    """A9: no text in the context makes a payload that its channel refuses."""
    shown = payload(channel, found, **context_of(channel, text))
    check_payload(channel, shown, *essentials(found))


def test_problem_details_are_those_of_the_entry() -> None:
    """The members of RFC 9457 are those of `entry.problem()`; the others are its extensions."""
    for found in ENTRIES:
        shown = payload("problem", found, detail="This time.", instance="/r/1")
        own = found.problem("This time.", "/r/1")
        assert {name: shown[name] for name in own} == own


def test_the_keys_of_pagerduty() -> None:
    """Events of one code in one place have one key; a long one becomes its digest."""
    found = smscodes.lookup("404")

    def key(**context: str) -> str:
        return str(payload("pagerduty", found, routing_key=KEY, **context)["dedup_key"])

    assert key() == key(detail="other", instance="/r/1") == "sms/http/404"
    assert key(service="gateway", environment="test") == "sms/test/gateway/http/404"
    assert key(dedup_key="mine") == "mine"
    assert key(dedup_key="k" * 255) == "k" * 255
    assert len(key(dedup_key="k" * 256)) == len(key(service="s" * 300)) == 64
    assert key(dedup_key="k" * 256) != key(dedup_key="k" * 257)


def test_an_event_can_be_resolved() -> None:
    """With the same key, `event_action` resolves what was triggered."""
    found = smscodes.lookup("404")
    events = [
        payload("pagerduty", found, routing_key=KEY, event_action=action)
        for action in (None, "acknowledge", "resolve")
    ]
    assert [event["event_action"] for event in events] == ["trigger", "acknowledge", "resolve"]
    assert len({event["dedup_key"] for event in events}) == 1


def test_severities_are_mapped() -> None:
    """PagerDuty gets one of its four severities, also of an entry with another."""
    for severity in ("info", "warning", "error", "critical"):
        found = changed(smscodes.lookup("404"), severity=severity)
        event = payload("pagerduty", found, routing_key=KEY)
        assert event["payload"]["severity"] == severity
    fatal = changed(smscodes.lookup("404"), severity="fatal")
    assert payload("pagerduty", fatal, routing_key=KEY)["payload"]["severity"] == "error"


def test_who_acts_is_in_words() -> None:
    """The owner has the catalogue's words, and a step of another owner says whose it is."""
    step = {"do": "Look.", "owner": "other", "where": "console: Logs"}
    module = module_of(catalogue_text([entry("E1", remediation=[step], retry={"after": "10m"})]))
    shown = payload("problem", module.lookup("E1"))
    assert (shown["owner"], shown["retry"]) == ("The caller", "after 10 minutes")
    assert shown["steps"] == ["1. Look. (Somebody else; console: Logs)"]


@pytest.mark.parametrize("thing", [None, "E000102", {}, 404, smscodes, KeyError("E000102")])
def test_what_is_no_entry_is_an_error(thing: object) -> None:
    """The error says what a payload is about."""
    with pytest.raises(TypeError, match="a payload is about an entry, or about the error"):
        payload("slack", thing)


def test_an_unknown_channel() -> None:
    """The error names the channels that there are."""
    for channel in ("sms", None, ["slack"]):
        with pytest.raises(ErrdexError, match="expected one of slack, teams, pagerduty, problem"):
            payload(channel, smscodes.lookup("404"))  # type: ignore[arg-type] # a mistake


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/codes/1", "", "https://", "x" * 2_000])
def test_a_link_is_an_address(url: str) -> None:
    """A link that is no address is an error that names the code, not half a payload."""
    with pytest.raises(ErrdexError, match=r"E000102: its link is not an http or https address"):
        payload("slack", changed(smscodes.lookup("E000102"), url=url))
    with pytest.raises(ErrdexError, match="more than 1,000 characters"):
        payload("slack", changed(smscodes.lookup("404"), url="https://x/" + "x" * 1_000))


def test_the_names_are_those_of_the_channels() -> None:
    """The command line names the channels that there are, in their order."""
    assert tuple(CHANNELS) == NAMES
    assert "payload" in errdex.__all__


def test_the_same_entry_gives_the_same_bytes() -> None:
    """A payload holds no time and nothing random."""
    for channel in NAMES:
        first, second = (
            json.dumps(payload(channel, ENTRIES[0], **key_for(channel))) for _ in range(2)
        )
        assert first == second
    shown = payload("problem", ENTRIES[0], environment="test", count=1, service="gateway")
    assert list(shown)[-3:] == ["service", "environment", "count"]
