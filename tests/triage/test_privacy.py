"""No number, no secret and no value of a template leaves the engine, wherever it was planted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errdex.cli.program import main

PLANTED = {
    "number": "+8613812345678",
    "digits": "13987654321",
    "secret": "s3cr3tAppKeyV4lu3x9QzT",
    "value": "Dear Alice, your PIN is 908172",
    "token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMTIz",
}


def lines_with(text: str) -> list[dict[str, object]]:
    """Return records with a text in every place."""
    item = {"status": "E200015", "originTo": text, "smsMsgId": text, "from": text, text: text}
    return [
        {"time": text, "code": "E000510", "description": text, "result": [item]},
        {"code": text},
        {"code": {text: text}, text: 1},
        {"code": [text], "error_code": text},
        {"code": "E000102", "result": text},
        {"code": "000000", "result": [{"status": text, "originTo": text}, text]},
        {"response": {"code": text}, text: {"code": "E000102"}},
    ]


def inputs(text: str) -> dict[str, str]:
    """Return files with a text in every place."""
    every = lines_with(text)
    lines = "".join(json.dumps(record) + "\n" for record in every)
    return {
        "lines.json": lines + text + "\n",
        "array.json": json.dumps(every),
        "cut.json": json.dumps(every)[:-2],
        "bad.json": f"{text}\n{{'{text}\n" * 9,
        "table.csv": f'code,"{text}",originTo\n"{text}",x,"{text}"\n',
        "nohead.csv": f"{text},{text}\n",
        "log.txt": f"2025-03-03T02:00:00Z E000102 {text} {text}E000101 E000199 {text}\n",
    }


@pytest.mark.parametrize("what", PLANTED)
def test_nothing_planted_is_in_a_report(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither in the output nor in the messages, whatever the file, the reading and the format."""
    text = PLANTED[what]
    files = inputs(text)
    for name, data in files.items():
        (tmp_path / name).write_text(data, encoding="utf-8")
    runs = [[name, "--format", "json"] for name in files]
    runs += [[*files, "--text", "--format", form] for form in ("text", "html")]
    runs += [["lines.json", "--format", form] for form in ("text", "markdown", "html")]
    runs += [["lines.json", "--at", "response"], ["lines.json", "--low-memory"]]
    for names in runs:
        main(["triage", *(str(tmp_path / name) if name in files else name for name in names)])
        for shown in capsys.readouterr():
            for part in (text, text.removeprefix("+86"), "Alice", "908172"):
                assert part not in shown


def test_unknown_codes_of_a_code_s_form_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Others show their form alone, and how many different ones there were."""
    path = tmp_path / "a.json"
    codes = ["E000199", "13800000001", "13800000002"]
    path.write_text("".join(f'{{"code":"{code}"}}\n' for code in codes), encoding="utf-8")
    main(["triage", str(path), "--format", "json"])
    unknown = json.loads(capsys.readouterr().out)["unknown"]
    assert {row["code"]: row["texts"] for row in unknown} == {
        "(of the form 99999999999)": 2,
        "E000199": 1,
    }
