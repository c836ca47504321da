"""The mappings of public catalogues name what the readers give for files of their kinds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.adopting import MAPPINGS, SOURCES
from errdex.authoring.editing.listing import read_root
from errdex.authoring.importing.cataloguing import Existing
from errdex.authoring.importing.examining import plain_values
from errdex.authoring.importing.importing import Target, import_files
from errdex.authoring.importing.mapping import read_mapping
from errdex.authoring.starting.projects import Start

GRPC = """\
syntax = "proto3";

package sample;

// The outcomes of a call.
enum Code {
  // The call did what it was asked for.
  //
  // HTTP Mapping: 200 OK
  OK = 0;

  // The caller went away. Nobody waits for the outcome.
  //
  // HTTP Mapping: 499 Client Closed Request
  CANCELLED = 1;
}
"""
HTTP = "value,name,phrase,description\n404,NOT_FOUND,Not Found,There is nothing at this URL\n"
PIPELEX = """\
# A registry.
prefix: sample

families:
  - {family: sample.plan, description: "What a plan allows."}

codes:

  - code: sample.plan.limit
    title: "The plan allows no more"
    domain: account
    retry: "no"
    raised_as: problem
    status: 409
    detail: "The plan allows {value} of these."
    steps:
      actor: {kind: check_account, detail: "Remove one."}
      other: {kind: contact_owner, detail: "Ask for a larger plan."}
    params:
      value: {type: integer, description: "How many."}
    meaning: "The plan has a limit."
    what_to_do: "Remove one, or choose a larger plan."
    see:
      - {title: Plans, href: plans.md}
"""
POSTGRESQL = """\
# Codes of a sample.
#
Section: Class 00 - Nothing Wrong

00000    S    ERRCODE_FINE                     fine

Section: Class 01 - Something to Know

01000    W    ERRCODE_SOMETHING                something
01A00    W    ERRCODE_ODD

Section: Class 22 - Bad Data

22000    E    ERRCODE_BAD_DATA                                   bad_data
"""
PYLINT = [
    {
        "msgid": "W9001", "symbol": "too-odd", "msg": "The name %r is too odd",
        "description": "Used when a name is odd.", "checker": "sample", "category": "W",
        "scope": "node-based", "old_names": ["odd"],
    }
]  # fmt: skip
REDFISH = {
    "Id": "Sample.1.0.0",
    "Messages": {
        "Odd": {
            "Description": "A value is odd.",
            "Message": "The value %1 for the property %2 is odd.",
            "Severity": "Warning",
            "NumberOfArgs": 2,
            "ParamTypes": ["string", "string"],
            "Resolution": "Send an even one.",
        },
        "Fine": {
            "Description": "It worked.",
            "Message": "It worked",
            "Severity": "OK",
            "NumberOfArgs": 0,
            "Resolution": "None",
        },
    },
}
EXPLANATION = (
    "## What it does\nFinds odd names.\n\n## Why is this bad?\nNobody can read them.\n\n"
    "## Example\n```python\nodd = 1\n```\n"
)
ABOUT = {
    "linter": "sample", "fix": "Fix is not available.", "fix_availability": "None",
    "explanation": EXPLANATION, "preview": False, "category": "style",
    "source_location": {"file": "a.rs", "line": 9},
}  # fmt: skip
RUFF = [
    {
        "name": f"{state.lower()}-name", "code": f"ODD00{number}", "summary": f"A name is {state}",
        "message_formats": [f"The name `{{name}}` is {state}"],
        "status": {state: {"since": "v1.2"}},
        **ABOUT,
    }
    for number, state in enumerate(("Stable", "Preview", "Removed"))
]  # fmt: skip
RUSTC = "A value is odd.\n\nIn code:\n\n```compile_fail,E9001\nlet odd = 1;\n```\n\nMake it even.\n"

SAMPLES: dict[str, tuple[str, str]] = {
    "grpc": ("code.proto", GRPC),
    "http": ("http.csv", HTTP),
    "pipelex": ("registry.yaml", PIPELEX),
    "postgresql": ("errcodes.txt", POSTGRESQL),
    "pylint": ("printed.json", json.dumps(PYLINT)),
    "redfish": ("Sample.json", json.dumps(REDFISH)),
    "ruff": ("printed.json", json.dumps(RUFF)),
    "rustc": ("pages/E9001.md", RUSTC),
}
"""A few rows in the form of each source, and the name of the file."""
BECOMES: dict[str, dict[str, Any]] = {
    "grpc": {
        "code": "CANCELLED",
        "title": "The caller went away",
        "aliases": ["1"],
        "description": (
            "The caller went away. Nobody waits for the outcome.\n\n"
            "HTTP Mapping: 499 Client Closed Request"
        ),
    },
    "http": {
        "code": "404",
        "title": "Not Found",
        "description": "There is nothing at this URL",
        "http_status": "404",
        "aliases": ["NOT_FOUND"],
    },
    "pipelex": {
        "code": "sample.plan.limit",
        "title": "The plan allows no more",
        "description": "The plan has a limit.",
        "message": "The plan allows {value} of these.",
        "remediation": [{"do": "Remove one."}, {"do": "Remove one, or choose a larger plan."}],
        "owner": "account",
        "http_status": "409",
        "retry": "after-fix",
        "x-other": "Ask for a larger plan.",
        "x-params": '{"value": {"type": "integer", "description": "How many."}}',
        "x-see": '{"title": "Plans", "href": "plans.md"}',
    },
    "postgresql": {
        "code": "22000",
        "title": "bad_data",
        "group": "class-22-bad-data",
        "severity": "error",
        "aliases": ["bad_data", "ERRCODE_BAD_DATA"],
    },
    "pylint": {
        "code": "W9001",
        "title": "The name … is too odd",
        "message": "The name {arg1} is too odd",
        "description": "Used when a name is odd.",
        "group": "sample",
        "severity": "warning",
        "aliases": ["too-odd", "odd"],
        "x-scope": "node-based",
    },
    "redfish": {
        "code": "Odd",
        "title": "The value … for the property … is odd",
        "message": "The value {arg1} for the property {arg2} is odd.",
        "description": "A value is odd.",
        "remediation": [{"do": "Send an even one."}],
        "severity": "warning",
    },
    "ruff": {
        "code": "ODD002",
        "title": "A name is Removed",
        "message": "The name `{name}` is Removed",
        "description": "Finds odd names.\n\nExample\n\n```python\nodd = 1\n```",
        "cause": "Nobody can read them.",
        "group": "sample",
        "aliases": ["removed-name"],
        "lifecycle": {"state": "removed", "since": "v1.2"},
        "x-fix": "Fix is not available.",
    },
    "rustc": {
        "code": "E9001",
        "title": "A value is odd",
        "description": "A value is odd.\n\nIn code:\n\n```rust\nlet odd = 1;\n```\n\nMake it even.",
        "severity": "error",
    },
}
"""What one of these rows becomes."""


@pytest.mark.parametrize("name", [source.__name__ for source in SOURCES])
def test_a_mapping_fits_files_of_its_kind(name: str, tmp_path: Path) -> None:
    """Each column that it names is there, nothing is lost, and each key has its text."""
    file, text = SAMPLES[name]
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    mapping = read_mapping([str(MAPPINGS / f"{name}.yaml")])
    start = Start("Sample", "sample", "response.json.code")
    target = Target("F", Existing(), start, "https://example.com/", None)
    read = path.parent if path.parent != tmp_path else path
    result = import_files([read], mapping, target)
    assert [str(one) for one in result.lost] == []
    made = {node["code"]: dict(plain_values(node)) for node in read_root(result.text, "F")["codes"]}
    expected = BECOMES[name]
    entry = made[expected["code"]]
    assert {key: value for key, value in entry.items() if key in expected} == expected
    mapped = {key.partition(".")[0] for key in mapping.keys}
    assert mapped <= {key for one in made.values() for key in one}


def test_every_mapping_has_a_source_and_a_sample() -> None:
    """A file that is there is one that the benchmark imports."""
    names = {path.stem for path in MAPPINGS.glob("*.yaml")}
    assert names == {source.__name__ for source in SOURCES} == SAMPLES.keys() == BECOMES.keys()
