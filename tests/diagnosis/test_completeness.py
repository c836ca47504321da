"""No success is claimed of a text that was not read to its end, in CPython and in node."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from errdex.diagnosis.codes import MOST_UNKNOWN
from errdex.engine.tables import limit
from tests.conftest import tool
from tests.support.runtimes import Answer, Node, own_knowledge, python_answer, site_data

KNOWLEDGE = own_knowledge()
REQUEST = """POST /sms/batchSendSms/v1 HTTP/1.1
Host: smsapi.ap-southeast-1.myhuaweicloud.com:443
Content-Type: application/x-www-form-urlencoded
Authorization: WSSE realm="SDP",profile="UsernameToken",type="Appkey"

from=csms12345678&to=1

"""
SUCCESS = """HTTP/1.1 200 OK
Content-Type: application/json

{"code":"000000","description":"Success"}
"""
COMMAND = "curl https://h.example.com/sms/batchSendSms/v1 -H 'Authorization: WSSE realm=\"SDP\"'"
WORDS = " x" * limit("words_of_a_command")
RECORD = '{"level": "info", "m": "' + "x" * limit("characters_read_in_vain") + '"}\n'
UNKNOWN = "".join(f"code=E9990{number}\n" for number in range(10, 11 + MOST_UNKNOWN))
ARCHIVE = json.dumps({"log": {"version": "1.2", "entries": [{"request": {"url": "https://h/"}}]}})

READ_IN_PART = {
    "characters": REQUEST + SUCCESS + "\n" + "-" * limit("characters_of_a_text"),
    "parts": REQUEST + SUCCESS + "a=b&c=d\n\n" * limit("parts_of_a_text"),
    "words": f"{SUCCESS}\n{COMMAND}{WORDS} -d to=1",
    "brackets": REQUEST + '\n{"a":\n\n' * (limit("unclosed_brackets") + 1) + SUCCESS,
    "records of a log": REQUEST + SUCCESS + RECORD + '{"level": "info"}',
    "headers": REQUEST
    + SUCCESS.replace("\n\n", "\n" + "X-Aa: b\n" * limit("headers_of_a_message") + "\n"),
    "headers of a transcript": "> GET / HTTP/1.1\n> Host: h\n> \n< HTTP/1.1 200 OK\n"
    + "< X-Aa: b\n" * (limit("headers_of_a_message") + 1)
    + f"< \n{SUCCESS.rpartition(chr(10) * 2)[2]}",
    "levels": REQUEST + SUCCESS.replace('"Success"', "[" * 64 + "]" * 64),
    "unknown codes": REQUEST + SUCCESS + UNKNOWN,
    "a response that is cut off": REQUEST + SUCCESS.replace('"}', ""),
    "a command that is cut off": f"{SUCCESS}\n{COMMAND} -d 'to=1",
    "a body that is cut off": f'{SUCCESS}\nPOST /sms/v1 HTTP/1.1\nHost: h\n\n{{"to":"1',
    "an archive that is cut off": f"{SUCCESS}\n{ARCHIVE[:-2]}",
    "an archive that lacks its last bracket": ARCHIVE[:-1],
    "a line of a log that is cut off": 'INFO sent: {"code":"000000","result":[{"status":"E0005',
    "a line of a log that is shortened": 'INFO {"code":"000000","result":[{"status":"x"}, ...]}',
    "levels in a line of a log": f'INFO {{"code":"000000","x":{"[" * 64 + "]" * 64}}} end',
}


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """Return a node process that knows the shipped catalogue."""
    with Node(tool("node")) as process:
        process.ask("load", site_data())
        yield process


def both(text: str, node: Node, **context: str) -> tuple[Answer, dict[str, Any]]:
    """Return the answer of both runtimes, which must be one, and its JSON."""
    ours = python_answer(text, context, KNOWLEDGE)
    assert node.ask("all", [[text, context]]) == [ours]
    return ours, json.loads(ours["json"])


def test_a_text_that_was_read_whole_may_be_fine(node: Node) -> None:
    """What the other tests take away is claimed of the same response, read to its end."""
    answer, result = both(SUCCESS, node)
    assert (answer["fine"], result["complete"]) == (True, True)
    assert "The request succeeded" in answer["text"]
    _, result = both(REQUEST + SUCCESS, node)
    assert result["complete"]
    assert "pass" in {row["outcome"] for row in result["checks"]}


@pytest.mark.parametrize("name", READ_IN_PART)
def test_no_success_is_claimed_of_a_part(name: str, node: Node) -> None:
    """Whatever limit was met: nothing is fine, succeeded or holds, and a note tells of the rest."""
    answer, result = both(READ_IN_PART[name], node)
    assert (answer["fine"], result["complete"]) == (False, False)
    assert result["notes"]
    assert {row["success"] for row in result["codes"]} <= {False, None}
    assert {row["outcome"] for row in result["checks"]} <= {"fail", "unknown"}
    for form in ("text", "markdown"):
        for claim in ("succeeded", "Holds", "that hold", "What holds", "the service accepted"):
            assert claim not in answer[form]


def test_a_success_in_a_part_is_said_to_be_one_of_a_part(node: Node) -> None:
    """The code is shown; what it means for the whole is left open."""
    _, result = both(READ_IN_PART["characters"], node)
    (row,) = result["codes"]
    assert (row["code"], row["success"], row["owner"]) == ("000000", None, None)
    assert row["title"] == "means success, but not everything was read (see the notes)"
    assert result["retry"]["rule"] is None


def test_what_is_wrong_in_a_part_is_said(node: Node) -> None:
    """A failure stays one, whatever the rest holds."""
    answer, result = both(UNKNOWN + 'code=E000102\n{"code":"E000102"}', node)
    assert not result["complete"]
    assert "E000102" in {row["code"] for row in result["codes"] if row["success"] is False}
    assert "The app key is not valid" in answer["text"]


@pytest.mark.parametrize(("more", "outcome"), [(0, "pass"), (1, "unknown")])
def test_values_that_were_not_compared_do_not_hold(more: int, outcome: str, node: Node) -> None:
    """Where a message has more values than are compared with its template, the check is open."""
    count = limit("values_of_a_message") + more
    form = f"from=1&to=1&templateId=1&templateParas={json.dumps(['1'] * count)}"
    text = REQUEST.replace("from=csms12345678&to=1", form.replace(" ", ""))
    _, result = both(text, node, template="${NUM_6}" * count)
    found = {row["id"]: row for row in result["checks"]}["values-fit-template"]
    assert found["outcome"] == outcome
    assert [need["name"] for need in found["needs"]] == ["fewer"] * more
