"""Tells whether a name is that of a secret: by itself, by its end, or by its last word."""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower
from errdex.redaction.readings import Reading

_JOINTS = re.compile("[ _.-]|[0-9]+$")
_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])")
_WORDS_BEHIND = list_of("words_behind_secret_names")
_LAST_WORD = re.compile("[a-z]+(?=[0-9]*$)")
_BEHIND = re.compile(
    f"[_.-](?:(?:{'|'.join(_WORDS_BEHIND)})[0-9]{{0,3}}|(?:for|of)[_.-][a-z0-9_.-]{{1,40}})$"
)
"""What tells several secrets, or forms of one, apart, such as `password_prod`, `token_for_bob`."""
_STAGE = re.compile(
    "(?<=[a-z])(?:Dev|Live|Prod|Sandbox|Staging|V[0-9]{1,3}|(?<!oken)(?:Current|New|Old|Value))$"
)
"""The same behind a hump, where other words are names of other things: `passwordConfirm`."""

_VALUE = re.compile("(?<=[a-z])(?:Current|New|Old|Plain|Str|String|Text|Val|Value)$")
"""What tells, behind a hump, that a name may be that of a value, or of a field that shows it."""

_DIGITS_OF_WORD = 2
"""Digits at the end of a word that tells what is behind it."""

LANGUAGES = tuple(Reading(name).text for name in list_of("secret_names_of_languages"))
"""As they are read; in small letters."""

_NAMES = frozenset((*list_of("secret_names"), *LANGUAGES))
_ENDINGS = tuple(name for name in _NAMES if len(name) >= len("token"))
_DOUBTFUL = frozenset(list_of("doubtful_secret_names"))
_LAST_WORDS = frozenset(list_of("secret_last_words"))
_DOUBTFUL_LAST_WORDS = frozenset(list_of("doubtful_last_words"))
_LAST_ENDINGS = ("pass", "psw", "pswd", "pw", "pwd")
_OTHER_WORDS = frozenset(list_of("words_that_end_like_secret_names"))
_SPOKEN = tuple(list_of("secret_names_of_speech"))


def plain(name: str) -> str:
    """Return a name in small letters, its words joined."""
    return _JOINTS.sub("", lower(name))


def in_words(name: str) -> str:
    """Return a name with a joint before each of its humps: `user_Pwd`."""
    return _HUMP.sub("_", name)


def alike(name: str) -> str:
    """Return a name with zeros for the digits at its end; few may be of a word, as in `md5`."""
    bare = name.rstrip("0123456789")
    count = len(name) - len(bare)
    return bare + "0" * count if count > _DIGITS_OF_WORD else name


def is_secret(name: str) -> bool:
    """Tell whether a plain name is one of a secret, or ends in one."""
    return name in _NAMES or (name.endswith(_ENDINGS) and name not in _OTHER_WORDS)


def is_other(name: str) -> bool:
    """Tell whether a plain name only ends like one of a secret."""
    return name in _OTHER_WORDS


def is_doubtful(name: str) -> bool:
    """Tell whether a plain name is a word as well, so that its value must look like a secret."""
    return name in _DOUBTFUL


def is_spoken(name: str) -> bool:
    """Tell whether a sentence may give the value of a plain name behind it."""
    return name.endswith(_SPOKEN)


def ends_in_secret(name: str) -> bool:
    """Tell whether the last word of a name, which has joints, is short for one of a secret."""
    found = _LAST_WORD.search(lower(name))
    if not found or found[0] in _OTHER_WORDS:
        return False
    return found[0] in _LAST_WORDS or found[0].endswith(_LAST_ENDINGS)


def ends_in_doubt(name: str) -> bool:
    """Tell whether a name has joints, and its last word is one of a secret and of others."""
    found = _LAST_WORD.search(lower(name))
    return found is not None and found.start() > 0 and found[0] in _DOUBTFUL_LAST_WORDS


def without_last_word(name: str) -> str | None:
    """Return a name without a last word that tells several secrets apart; None if it has none."""
    found = _BEHIND.search(lower(name)) or _STAGE.search(name)
    return name[: found.start()] if found else None


def without_value(name: str) -> str | None:
    """Return a name without a last word that tells that it is the value; None if it has none."""
    found = _VALUE.search(name)
    return name[: found.start()] if found else None
