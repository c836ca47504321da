"""Which policies a user wants, by their names."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.authoring.linting.policies import POLICIES, Policy, name_of
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.errors import UsageError

NAMED: dict[str, Policy] = {name_of(policy): policy for policy in POLICIES}
"""Every policy by its name, in the order in which they are documented."""


def select_policies(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Policy]:
    """Return the policies that are wanted.

    Args:
        select: The names of those that are, several with commas between them; none: all.
        ignore: The names of those that are not, whatever else is selected.

    Raises:
        UsageError: A name is not a policy's.
    """
    wanted, unwanted = _names("--select", select), _names("--ignore", ignore)
    return [
        policy
        for name, policy in NAMED.items()
        if name not in unwanted and (not select or name in wanted)
    ]


def about(policy: Policy) -> str:
    """Return in one sentence what a policy requires."""
    return (policy.__doc__ or "").partition("\n\n")[0]


def _names(option: str, given: Sequence[str]) -> set[str]:
    names = {name.strip() for text in given for name in text.split(",")}
    for name in sorted(names - NAMED.keys()):
        known = sorted(NAMED)
        hint = did_you_mean(name, known) or f"; expected one of {', '.join(known)}"
        raise UsageError(f"{option}: unknown policy {quoted(name)}{hint}")
    return names
