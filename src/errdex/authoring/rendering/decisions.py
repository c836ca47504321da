"""The decision path as the page shows it: its checks, each with the entries it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from errdex.authoring.catalogue import Catalogue, DecisionPath, Entry


@dataclass(frozen=True, slots=True)
class Decision:
    """A check of the path: what is true when it passes, and the entries it belongs to if not."""

    says: str
    entries: tuple[Entry, ...]


def decisions_of(catalogue: Catalogue, path: DecisionPath) -> list[Decision]:
    """Return the checks of a path in their order; codes of its own field come as its entries."""
    checks = {check["id"]: check for check in catalogue.checks["checks"]}
    return [_decision(catalogue, path, checks[name]["says"], checks[name]["codes"])
            for name in path.checks]  # fmt: skip


def _decision(catalogue: Catalogue, path: DecisionPath, says: str, codes: list[str]) -> Decision:
    found = (catalogue.find(code, path.field) or catalogue.find(code) for code in codes)
    return Decision(says, tuple(entry for entry in found if entry))
