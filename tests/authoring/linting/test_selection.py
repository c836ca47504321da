"""Policies by name."""

from __future__ import annotations

import pytest

from errdex.authoring.linting.policies import POLICIES, name_of
from errdex.authoring.linting.selection import NAMED, about, select_policies
from errdex.errors import UsageError


def test_every_policy_has_a_name_and_a_sentence() -> None:
    """Names are words with dashes, each different, and each policy says what it requires."""
    assert len(NAMED) == len(POLICIES)
    assert all(name.replace("-", "").isalpha() and name.islower() for name in NAMED)
    assert all(about(policy).endswith(".") for policy in POLICIES)


def test_policies_are_selected_and_ignored_by_name() -> None:
    """`select` names those that count, `ignore` takes some of them away; without both, all do."""
    assert select_policies() == list(POLICIES)
    names = [name_of(policy) for policy in select_policies(["titles, order", "steps"], ["steps"])]
    assert names == ["order", "titles"]
    assert select_policies(["titles"], ["titles"]) == []


@pytest.mark.parametrize(
    ("select", "ignore", "told"),
    [
        (["ordr"], [], r'^--select: unknown policy "ordr"; did you mean "order"\?$'),
        ([], ["see_also"], r'^--ignore: unknown policy "see_also"; did you mean "see-also"\?$'),
        ([""], [], '^--select: unknown policy ""; expected one of aliases, cause, '),
    ],
)
def test_an_unknown_name_is_wrong_usage(select: list[str], ignore: list[str], told: str) -> None:
    """A name that no policy has is refused with the nearest, or with all of them."""
    with pytest.raises(UsageError, match=told):
        select_policies(select, ignore)
