"""Whether a line of a log says success behind those that fail, perhaps of the same attempt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from errdex.diagnosis.knowledge import Knowledge
from errdex.matching.mentions import Mention

_NUMBER = re.compile("[+][0-9*]{7,16}")


def ends_in_success(log: str, mentions: Sequence[Mention], knowledge: Knowledge) -> bool:
    """Tell whether a success is on a line behind all failures, and not for another number."""
    codes = {(m.field, m.code) for m in mentions}
    succeed = {one for one in codes if knowledge.knows(*one) and knowledge.is_success(*one)}
    if not succeed:
        return False
    failures = [m for m in mentions if (m.field, m.code) not in succeed]
    end = log.find("\n", max((m.end for m in failures), default=len(log)))
    later = [m for m in mentions if (m.field, m.code) in succeed and m.start > end >= 0]
    failed = set().union(*_numbers_beside(failures, log)) if later else set()
    beside = _numbers_beside(later, log)
    return any(not (failed and told) or bool(failed & told) for told in beside)


def _numbers_beside(mentions: Sequence[Mention], log: str) -> Iterator[set[str]]:
    """Yield the numbers in each line that has mentions, which are in order."""
    end = -1
    for mention in mentions:
        if mention.start > end:
            start = log.rfind("\n", 0, mention.start) + 1
            found = log.find("\n", mention.start)
            end = found if found >= 0 else len(log)
            yield set(_NUMBER.findall(log[start:end]))
