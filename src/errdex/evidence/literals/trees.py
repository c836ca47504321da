"""Joins tokens to names and values, in brackets inside each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from errdex.engine.tables import limit
from errdex.evidence.literals.names import name_of, names_response
from errdex.evidence.literals.tokens import Token

DEEPEST = limit("levels_of_literals")
"""How many brackets may be inside each other; deeper ones are left out."""

_CLOSING = {"{": "}", "[": "]", "(": ")"}
_SEPARATORS = (":", "=", "=>", ":=")
TEXTS = ("text", "bare", "url")
"""Kinds of tokens that are a text."""
_NEAR = 6  # before a bracket that tell what is in it
_JOINING = ("+", ".", "%", "&", "|")


@dataclass
class Group:
    """What is between brackets, its items in order; `label` is the words before it."""

    opening: str
    label: str
    start: int
    end: int = 0
    items: list[Item] = field(default_factory=list)


@dataclass
class Item:
    """A value, which consists of parts, and its name where it has one."""

    name: str = ""
    named: Token | None = None
    parts: list[Token | Group] = field(default_factory=list)
    sign: str = ""

    @property
    def start(self) -> int:
        """Where the item begins; it has a part or a name."""
        return self.named.start if self.named else self.parts[0].start


def read_tree(tokens: list[Token], end: int) -> Group:
    """Return the outermost group; a bracket that never closes ends with the text."""
    tree = _Tree(end)
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        after = tokens[number + 2] if number + 2 < len(tokens) else None
        tree.take(token, following, after)
    return tree.whole()


class _Tree:
    """The groups that are open, and the item that is read in each."""

    def __init__(self, end: int) -> None:
        self.end = end
        self.open: list[tuple[Group, Item]] = [(Group("", "", 0, end), Item())]
        self.deeper = 0

    def take(self, token: Token, following: Token | None, after: Token | None) -> None:
        if token.kind == "line":
            self._take_line(following, after)
        elif token.kind != "sign":
            self._take_part(token)
        elif token.text in _CLOSING:
            self._open(token)
        elif token.text in ("}", "]", ")"):
            self._close(token)
        elif token.text in _SEPARATORS:
            self._separate(token.text)
        elif token.text in (",", ";"):
            self._end_item()
        else:
            self._item.parts.append(token)

    @property
    def _group(self) -> Group:
        return self.open[-1][0]

    @property
    def _item(self) -> Item:
        return self.open[-1][1]

    def whole(self) -> Group:
        while len(self.open) > 1:
            self._close_group(self.end)
        self._end_item()
        return self._group

    def _take_part(self, token: Token) -> None:
        item = self._item
        is_option = token.kind == "word" and token.text[0] == "-" and len(token.text) > 2
        if is_option:
            self._end_item()
            self._item.name, self._item.named, self._item.sign = token.text, token, "-"
            return
        if item.sign == "-" and item.parts and token.kind in TEXTS:
            self._end_item()
        self._item.parts.append(token)

    def _open(self, token: Token) -> None:
        if len(self.open) > DEEPEST:
            self.deeper += 1
            return
        label = _label(self._item)
        self.open.append((Group(token.text, label, token.start), Item()))

    def _close(self, token: Token) -> None:
        if self.deeper:
            self.deeper -= 1
            return
        openings = [group.opening for group, _ in self.open[-3:]]
        wanted = [_CLOSING.get(opening) for opening in openings]
        if token.text not in wanted or len(self.open) == 1:
            return
        while _CLOSING.get(self._group.opening) != token.text:
            self._close_group(token.start)
        self._close_group(token.end)

    def _close_group(self, end: int) -> None:
        self._end_item()
        group, _ = self.open.pop()
        group.end = end
        self._item.parts.append(group)

    def _separate(self, sign: str) -> None:
        item = self._item
        if not item.parts:
            return
        last = item.parts[-1]
        named = _name_in(last)
        if named is None:
            return
        group, _ = self.open[-1]
        item.parts.pop()
        if item.named or item.parts:
            self._end_item()
        self.open[-1] = (group, Item(named.text, named, [], sign))

    def _take_line(self, following: Token | None, after: Token | None) -> None:
        item = self._item
        if not item.parts:
            return
        last = item.parts[-1]
        if isinstance(last, Token) and last.kind == "sign" and last.text in _JOINING:
            return
        if following is None or following.text in _JOINING or following.text[:1] == ".":
            return
        begins = after is not None and after.kind == "sign" and after.text in _SEPARATORS
        if len(self.open) > 1 and following.kind == "text" and not begins:
            return
        is_opened = following.kind == "sign" and following.text in ("{", "(")
        if is_opened and isinstance(last, Token) and last.kind == "word":
            return
        self._end_item()

    def _end_item(self) -> None:
        group, item = self.open[-1]
        if item.named or item.parts:
            group.items.append(item)
        self.open[-1] = (group, Item())


def receives(item: Item) -> bool:
    """Tell whether an item is named after what a call in it answers, and not after what it holds.

    Such as `response = client.post(...)`, which sends.
    """
    is_named = item.sign in ("=", ":=") and names_response(name_of(item.name))
    return is_named and any(isinstance(part, Token) and part.kind == "word" for part in item.parts)


def _label(item: Item) -> str:
    words = [
        part.text for part in item.parts[-_NEAR:] if isinstance(part, Token) and part.kind == "word"
    ]
    return " ".join(["" if receives(item) else item.name, *words])


def _name_in(part: Token | Group) -> Token | None:
    """Return the name that a part is: a text, a word, or one of these in square brackets."""
    if isinstance(part, Token):
        return part if part.kind in ("text", "word") else None
    if part.opening != "[" or len(part.items) != 1 or len(part.items[0].parts) != 1:
        return None
    inner = part.items[0].parts[0]
    return inner if isinstance(inner, Token) and not part.items[0].named else None
