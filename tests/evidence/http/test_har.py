"""HAR archives: which entry is read, and that any number of them is read."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

from errdex.engine.tables import limit
from errdex.evidence.pasting import read_evidence
from tests.conftest import tool
from tests.support.reading_cases import canonical, in_node
from tests.support.runtimes import Node, own_knowledge, python_answer, site_data

LONGEST = limit("characters_of_a_text")
SENT = {"mimeType": "application/x-www-form-urlencoded", "text": "to=1"}


def entry(code: str, status: int = 200, method: str = "POST", padding: int = 0) -> dict[str, Any]:
    """Return an entry of an exchange of the SMS API."""
    body = json.dumps({"code": code, "description": "x" * padding})
    request: dict[str, Any] = {"method": method, "url": f"https://h.example.com/{code}"}
    content = {"mimeType": "application/json", "text": body}
    if method == "POST":
        request["postData"] = SENT
    return {"request": request, "response": {"status": status, "content": content}}


def archive(*entries: dict[str, Any]) -> str:
    """Return an archive as browsers write it."""
    return json.dumps({"log": {"version": "1.2", "entries": entries, "comment": ""}}, indent=1)


def chosen(text: str) -> tuple[str, list[str]]:
    """Return the code that both runtimes read first, and the notes."""
    knowledge = own_knowledge()
    with Node(tool("node")) as node:
        node.ask("load", site_data())
        (theirs,) = node.ask("all", [[text, {}]])
    ours = python_answer(text, {}, knowledge)
    assert theirs == ours
    result = json.loads(ours["json"])
    return next(row["code"] for row in result["codes"]), result["notes"]


FAILED = entry("E000102", 400)
SUCCEEDED = entry("000000")


@pytest.mark.parametrize(
    ("entries", "code", "number"),
    [
        ([SUCCEEDED, FAILED, SUCCEEDED], "E000102", 2),
        ([FAILED, entry("E000103", 400), SUCCEEDED], "E000103", 2),
        ([entry("E000102", 200), SUCCEEDED], "E000102", 1),
        ([entry("E000102", 400, "GET"), SUCCEEDED, entry("x", 500)], "E000102", 1),
    ],
)
def test_the_last_entry_that_failed_is_read(
    entries: list[dict[str, Any]], code: str, number: int
) -> None:
    """An entry with a failing code is read before any other, of several the last."""
    count = len(entries)
    found, notes = chosen(archive(*entries))
    assert found == code
    assert notes[0] == (
        f"the HAR has {count} entries; entry {number} was read, the last of those that failed"
    )


@pytest.mark.parametrize(
    "page",
    [
        "```\ncurl https://h.example.com/\n```",
        "POST /x HTTP/1.1\nHost: h\n\n",
        "> POST / HTTP/1.1\n< HTTP/1.1 200 OK",
        'write(3, "POST / HTTP/1.1\\r\\n"..., 5) = 5',
        json.dumps({"log": "POST / HTTP/1.1\n", "stream": "stdout"}),
        "a=b&c=d",
        "curl -d a=b https://h.example.com/",
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_what_an_archive_holds_is_no_layer_around_it(page: str, indent: int | None) -> None:
    """Whatever its pages show, an archive at the start of a text is read as one."""
    shown = {"url": "https://h.example.com/", "method": "GET"}
    other = {"request": shown, "response": {"status": 200, "content": {"text": page}}}
    log = {"version": "1.2", "entries": [other, FAILED, SUCCEEDED, other]}
    text = json.dumps({"log": log}, indent=indent)
    for answer in (canonical(read_evidence(text)), in_node([text])[0]):
        assert '["recognised",["HAR"]]' in answer
        assert "entry 2 was read" in answer


def test_an_entry_that_is_none_is_passed_over() -> None:
    """An archive in which one entry holds no request is read all the same."""
    text = json.dumps({"log": {"version": "1.2", "entries": [None, SUCCEEDED, {}, FAILED]}})
    assert chosen(text)[0] == "E000102"


def test_of_entries_without_a_failure_the_last_is_read() -> None:
    """A success counts as long as nothing failed that tells as much."""
    found, notes = chosen(archive(SUCCEEDED, SUCCEEDED, entry("x", 404, "GET")))
    assert (found, notes[0]) == ("000000", "the HAR has 3 entries; entry 2 was read")


def test_a_fault_tells_more_than_a_later_success() -> None:
    """Of two posts the one with an HTTP error is read, whatever its body says."""
    text = archive(entry("one", 502), entry("two"))
    for answer in (read_evidence(text), json.loads(in_node([text])[0])):
        assert "https://h.example.com/one" in canonical(answer)


@pytest.mark.parametrize("failing", [0, 24, 49])
def test_an_archive_of_any_size_is_read_whole(failing: int) -> None:
    """Beyond the limit of other texts every entry counts, the last too."""
    entries = [entry("000000", padding=40_000) for _ in range(50)]
    entries[failing] = entry("E000102", 400)
    text = "\ufeff" + archive(*entries)
    assert len(text) > LONGEST
    found, notes = chosen(text)
    assert found == "E000102"
    assert notes == [
        f"the HAR has 50 entries; entry {failing + 1} was read, the last of those that failed"
    ]


def test_what_follows_a_long_archive_is_read_too() -> None:
    """Text behind an archive counts, up to the limit of texts."""
    long = archive(*[entry("000000", padding=40_000) for _ in range(50)])
    text = long + '\nHTTP/1.1 400 Bad Request\n\n{"code":"E000102"}'
    assert chosen(text)[0] == "E000102"
    texts = [long + "\n" + "x" * (LONGEST + 1), long[: LONGEST + 100_000]]
    for each, theirs in zip(texts, in_node(texts), strict=True):
        evidence = read_evidence(each)
        assert canonical(evidence) == theirs
        assert not evidence["complete"]


def test_no_more_than_an_entry_is_held() -> None:
    """The memory that reading takes does not grow with the number of entries."""
    text = archive(*[entry("000000", padding=1_000) for _ in range(5_000)])
    tracemalloc.start()
    try:
        read_evidence(text)
        assert tracemalloc.get_traced_memory()[1] < len(text) / 4
    finally:
        tracemalloc.stop()
