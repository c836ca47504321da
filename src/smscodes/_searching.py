"""Finds entries and symptoms by words.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

from . import _ROWS
from ._runtime import _PART, _TEXTS_BEGIN, _asked, _items, _load, find_mentions
from ._symptoms import symptom
from ._tables import _FACTS, _STATUSES, _SYMPTOM_PARTS, _SYMPTOMS, _TEXTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._matching.mentions import Mention
    from ._runtime import Entry
    from ._symptoms import Symptom

_MOST_WORDS = 100
"""Words of a search. Later ones do not count."""
_ENDS = ".!?\u3002\uff01\uff1f"  # of sentences
_CALLED = [n for n, (name, _) in enumerate(_TEXTS) if name in ("title", "keywords", "message")]
_STATUS = [n for n, (name, _) in enumerate(_FACTS) if name in ("http_status", "grpc_status")]
_SYMPTOM_CALLED = [n for n, (name, _) in enumerate(_SYMPTOM_PARTS) if name in ("title", "words")]
_SYMPTOM_FACTS = [name for name, _ in _SYMPTOM_PARTS].index("retry")
"""Where the texts of a symptom end that a search reads."""


def search(words: str) -> "list[Entry | Symptom]":
    """Return the entries and symptoms that hold the most of the words, best first.

    Codes in the text come first: those spelled as they are, then in another spelling, then after
    a slip. What has it as a whole title, keyword, message or status follows, then what holds most
    of the words in its title, side by side if possible, then the rest, each in the catalogue's
    order, entries before symptoms. Of a longer text the first 100 words count.
    """
    phrase = " ".join(words.casefold().split()).rstrip(_ENDS)
    every = list(dict.fromkeys(phrase.split()))
    wanted = every[:_MOST_WORDS]
    asked = dict.fromkeys([(m.code, m.field, m.text) for m in find_mentions(words) if _is_row(m)])
    meant = [_asked(*one) for one in asked]
    ranked: list[tuple[tuple[int, bool, int, bool], str, str]] = []
    for field, rows in _ROWS.items():
        for code, row in rows.items():
            facts, _, texts = row.partition(_TEXTS_BEGIN)
            name, phrases = _statuses(facts)
            said = f"{texts.casefold()}{_PART}{name}"
            rank = _rank(code.casefold(), said, _CALLED, phrase, wanted)
            if phrase in phrases:
                rank = (len(wanted), True, *rank[2:])
            ranked.append((rank, code, field))
    for name, row in _SYMPTOMS.items():
        said = _PART.join(row.casefold().split(_PART)[:_SYMPTOM_FACTS])
        ranked.append((_rank(name, said, _SYMPTOM_CALLED, phrase, wanted), name, ""))
    ranked.sort(key=lambda place: place[0], reverse=True)
    most = len(wanted) if meant else max([rank[0] for rank, _, _ in ranked], default=0)
    found = [
        (rank, _load(name, field) if field else symptom(name))
        for rank, name, field in ranked
        if rank[0] >= most > 0
    ]
    # Success is found by nothing less than all the words.
    hits = [hit for rank, hit in found if rank[0] == len(every) or not getattr(hit, "success", 0)]
    return list(dict.fromkeys([*meant, *hits]))


def _statuses(facts: str) -> tuple[str, tuple[str, ...]]:
    """Return the words for the statuses among a row's facts, and the phrases that mean one."""
    parts = facts.split(_PART)
    known = [_STATUSES[parts[n]] for n in _STATUS if n < len(parts) and parts[n]]
    words = [word for phrases, name in known for word in (phrases[0], name)]
    return " ".join(words), tuple([phrase for phrases, _ in known for phrase in phrases])


def _rank(
    name: str, texts: str, called: "Iterable[int]", phrase: str, wanted: list[str]
) -> tuple[int, bool, int, bool]:
    """Return how well a row's texts fit, the title first; `called` are the parts that name it."""
    text = f"{name} {texts}"
    title = text.partition(_PART)[0]
    held, titled = [sum([word in part for word in wanted]) for part in (text, title)]
    return held, _is_called(texts, called, phrase), titled, phrase in title


def _is_row(mention: "Mention") -> bool:
    return mention.code in _ROWS[mention.field]


def _is_called(texts: str, called: "Iterable[int]", phrase: str) -> bool:
    """Tell whether the title, a keyword or a message of a row is a phrase, without its end."""
    if phrase not in texts:
        return False
    parts = texts.split(_PART)
    names = [name for n in called for part in parts[n : n + 1] for name in _items(part)]
    return phrase in [name.rstrip(_ENDS) for name in names]
