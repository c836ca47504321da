"""Symptoms of a generated module, and the names of codes besides their own."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any

import pytest

import smscodes
from tests.conftest import ROOT
from tests.support.catalogues import module_of

PARCELS = (ROOT / "tests" / "data" / "parcels.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parcels() -> Any:
    """The module of the parcel service."""
    return module_of(PARCELS)


def test_an_alias_is_answered_with_its_entry(parcels: Any) -> None:
    """The entry says which name was asked for, and is equal to the one of its code."""
    entry = parcels.lookup("DEPOT_NONE")
    assert (entry.code, entry.asked) == ("P-0200", "DEPOT_NONE")
    assert entry == parcels.lookup("P-0200")
    assert parcels.lookup("P-0200").asked is None
    assert parcels.get("depot none").asked == "DEPOT_NONE"
    assert parcels.get("DEPOT_NONE", field="label") is None
    assert parcels.lookup("DEPOT_NONE", "result").asked == "DEPOT_NONE"
    assert pickle.loads(pickle.dumps(entry)).asked == "DEPOT_NONE"
    assert "DEPOT_NONE is another name of P-0200." in entry.text()
    assert r"DEPOT\_NONE is another name of P-0200." in entry.markdown()
    assert "Also called DEPOT_NONE, P-0020." in parcels.lookup("P-0200").text()
    assert entry.to_dict()["asked"] == "DEPOT_NONE"


def test_a_text_with_an_alias_holds_its_code(parcels: Any) -> None:
    """`find_codes` gives the code once; a mention shows how it was written."""
    assert parcels.find_codes("DEPOT_NONE, P-0020 and P-0200; P-0199.") == ["P-0200", "LABELS"]
    mentions = parcels.find_mentions("saw DEPOT_NONE and p-0199")
    assert [(m.code, m.text, m.reason) for m in mentions] == [
        ("P-0200", "DEPOT_NONE", "exact"),
        ("LABELS", "p-0199", "respelled"),
    ]
    assert [hit.asked for hit in parcels.search("P-0020")] == ["P-0020"]
    assert parcels.suggest("P-0198") == ()
    assert parcels.suggest("DEPOT_NON") == ("P-0200",)
    assert parcels.metric_label("P-0020") == "P-0200"


def test_a_pointer_has_no_rule_of_its_own(parcels: Any) -> None:
    """A code that only points to another field says that its values have the rules."""
    entry = parcels.lookup("LABELS")
    assert (entry.retry, entry.retry_after, entry.points_to) == (None, None, "label")
    assert parcels.should_retry("LABELS") is False
    assert parcels.retry_after("LABELS") is None
    assert "Send again? Each of the labels has its own rule" in entry.text()


def test_a_fix_comes_before_its_wait(parcels: Any) -> None:
    """After a fix and a wait the request is another one: it is not to be sent again as it is."""
    entry = parcels.lookup("P-0200")
    assert (entry.retry, entry.retry_after) == ("after-fix", 600)
    assert parcels.should_retry("P-0200") is False
    assert parcels.retry_after("P-0200") is None
    assert "Send again? After the fix, then wait 10 minutes" in entry.text()
    assert parcels.should_retry("DELIVERED") is parcels.should_retry("ON_ITS_WAY") is False


@pytest.mark.parametrize("text", ["P-0404", "p-0404", " P-0404 ", "\uff30-0404"])
def test_an_undocumented_code_is_known_to_exist(text: str, parcels: Any) -> None:
    """The error says where the code was seen, and suggests nothing."""
    with pytest.raises(parcels.UnknownCodeError) as caught:
        parcels.lookup(text)
    said = "This code exists, but nobody documents it. A log of the depot from 2025 has it once."
    assert str(caught.value) == f"{text.strip()}: {said}"
    assert (caught.value.suggestions, caught.value.undocumented) == ((), said)
    assert parcels.suggest(text) == ()
    assert parcels.search(text) == []


def test_other_unknown_codes_say_no_such_thing(parcels: Any) -> None:
    """What nobody has seen is unknown, in whatever field or form it is asked for."""
    for code, field in (("P-0405", None), (None, None), ("P-0404", "no field")):
        with pytest.raises(parcels.UnknownCodeError) as caught:
            parcels.lookup(code, field)
        assert caught.value.undocumented == ""


def test_the_same_value_means_another_thing_in_another_field(parcels: Any) -> None:
    """Each field has its own entry, and names the others."""
    assert parcels.lookup("P-0300").title == "The label printer is busy"
    assert parcels.lookup("P-0300", "event").title == "Nobody was at home"
    assert parcels.lookup("P-0300").also == ("event",)


def test_symptoms_are_read_by_their_ids(parcels: Any) -> None:
    """A symptom has words, steps with their owners, and codes; all of them are in its report."""
    late, lost = parcels.symptom("parcel-is-late"), parcels.symptom("parcel-never-came")
    assert parcels.symptoms() == (lost, late)
    assert parcels.symptom("parcel-is-late") is late
    assert late.owner == "sender"
    assert [step.owner for step in lost.remediation] == ["sender", "depot"]
    assert [(related.code, related.field) for related in lost.codes] == [
        ("ON_ITS_WAY", "event"),
        ("DELIVERED", "event"),
    ]
    assert lost.url == "https://example.com/parcels/symptoms/parcel-never-came/"
    for report in (lost.text(), lost.markdown()):
        for said in ("2. Ask the driver. (The depot)", "a neighbour may have it", "looking for"):
            assert said in report
    assert lost.to_dict()["remediation"][1]["owner"] == "depot"
    assert pickle.loads(pickle.dumps(lost)) == lost
    assert isinstance(lost, parcels.Symptom)


@pytest.mark.parametrize("name", ["", "parcel", "DELIVERED", None, 1])
def test_a_name_of_no_symptom_is_refused(name: Any, parcels: Any) -> None:
    """The error names the symptoms that there are."""
    with pytest.raises(LookupError, match="parcel-never-came, parcel-is-late"):
        parcels.symptom(name)


def test_a_catalogue_may_have_no_symptoms() -> None:
    """The functions are there all the same."""
    assert module_of(PARCELS.split("symptoms:\n")[0]).symptoms() == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("lost parcel", "parcel-never-came"),
        ("包裹丢了", "parcel-never-came"),
        ("slow", "parcel-is-late"),
        ("parcel-is-late", "parcel-is-late"),
        ("printer busy", "P-0300"),
        ("Delivered", "DELIVERED"),
    ],
)
def test_a_search_finds_symptoms_and_codes(words: str, first: str, parcels: Any) -> None:
    """What has the words as a name comes first; at the same rank a code does."""
    hit = parcels.search(words)[0]
    assert getattr(hit, "code", "") or hit.id == first


def test_symptoms_load_when_they_are_asked_for() -> None:
    """An import, and a lookup, load none of it."""
    program = (
        "import sys, smscodes; smscodes.lookup('404'); print('smscodes._symptoms' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
    assert {"symptom", "symptoms", "Symptom"} <= set(smscodes.__all__)
