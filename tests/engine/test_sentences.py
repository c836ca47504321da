"""Every sentence that the engines show is in one file a language, and both engines say it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from errdex.engine.sentences import Sentence, read_sentences, say
from errdex.engine.tables import limit
from tests.support.engines import JAVASCRIPT, PYTHON, SOURCES, room_of, said_in, texts_in

SENTENCES = read_sentences("en")
HOLE = re.compile(r"\{([a-z]+)\}")
IN_PYTHON_ALONE = {
    "object_not_read": "objects of Python libraries",
    "undocumented": "both runtimes get it in the data",
    "value_not_json": "objects of Python libraries",
}
WITH_SENTENCES = ("diagnosis/module_rows", "diagnosis/results")
"""The rooms that have sentences of their own; no other may. Those of results are for the schema."""
PROSE = re.compile(r"(?:[A-Za-z][a-z']*[,;:]? ){4,}[A-Za-z][a-z']*")
LANGUAGES = [path.suffixes[0][1:] for path in (SOURCES / "engine").glob("sentences.*.json")]


def holes_of(sentence: Sentence) -> set[str]:
    """Return the holes of a sentence; what has a form for one and for more has the same in both."""
    if isinstance(sentence, str):
        return set(HOLE.findall(sentence))
    assert list(sentence) == ["one", "other"]
    one, other = (set(HOLE.findall(text)) for text in sentence.values())
    assert one == other >= {"count"}
    return one


def keys_in(paths: list[Path]) -> set[str]:
    """Return what may be a key in the code; some keys are made of names."""
    texts = {text for path in paths for text in texts_in(path)}
    if "{}_body" in texts:
        texts |= {"request_body", "response_body"}
    return texts | {f"{kind}_{text}" for kind in ("ground", "need", "word") for text in texts}


def test_a_sentence_is_said() -> None:
    """Its holes are filled, numbers become text, and one is not several."""
    assert say("several_requests", count=2) == "2 requests were found; only the last was checked"
    assert [say("days", count=n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


@pytest.mark.parametrize(
    ("key", "holes"),
    [("no_such_sentence", {}), ("several_requests", {}), ("no_url", {"count": 1})],
)
def test_an_unknown_key_or_hole_is_a_fault(key: str, holes: dict[str, object]) -> None:
    """No sentence is shown with a hole in it, and none is missing quietly."""
    with pytest.raises(KeyError):
        say(key, **holes)


def test_both_engines_say_every_sentence() -> None:
    """No sentence is left over, and none is known to one language alone without a reason."""
    assert set(SENTENCES) - keys_in(PYTHON) == set()
    assert set(SENTENCES) - keys_in(JAVASCRIPT) == set(IN_PYTHON_ALONE)


@pytest.mark.parametrize("path", [*PYTHON, *JAVASCRIPT], ids=lambda path: path.name)
def test_every_hole_is_filled(path: Path) -> None:
    """A sentence that is said by its key gets the holes that it names, and no others."""
    for key, holes in said_in(path):
        assert holes == holes_of(SENTENCES[key]), key


@pytest.mark.parametrize("path", [*PYTHON, *JAVASCRIPT], ids=lambda path: path.name)
def test_no_sentence_is_in_the_code(path: Path) -> None:
    """What people read is in the file of sentences."""
    if room_of(path) not in WITH_SENTENCES:
        assert [text for text in texts_in(path) if PROSE.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_need_that_two_limits_lead_to_names_neither(language: str) -> None:
    """Values of a path and of a message have different limits, and one sentence."""
    assert limit("values_of_a_path") != limit("values_of_a_message")
    assert re.search("[0-9]", str(read_sentences(language)["need_fewer"])) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_say_the_same(language: str) -> None:
    """Each has a text for every key, with the same holes."""
    theirs = {key: holes_of(sentence) for key, sentence in read_sentences(language).items()}
    assert theirs == {key: holes_of(sentence) for key, sentence in SENTENCES.items()}
