"""Where codes, their names and the time are in a record, as a catalogue and the user say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.paths import EACH, steps_of
from errdex.errors import UsageError

TIMES = (
    "time",
    "timestamp",
    "@timestamp",
    "ts",
    "datetime",
    "date",
    "created_at",
    "createdAt",
    "createTime",
    "eventTime",
)
"""Names under which the time of a record is looked for in the record."""
TIMES_OF_ITEMS = ("time", "timestamp", "createTime")
"""Names under which it is then looked for in the first item; each costs time with every item."""

DEEPEST_PATH = 64
"""Names of `--at` and `--time`. A longer path is refused."""

Steps = tuple[str, ...]
"""Names from the outside in; `[*]` is each item of a list."""
Node = dict[str, "Node"]
"""What is read of a record: the members of an object by name, the items of a list under `[*]`."""

_BODIES = ("response.json.", "report.")


@dataclass(frozen=True)
class Place:
    """Where a field's codes are.

    Attributes:
        field: The field.
        steps: From the record to the code.
        names: From an item, or from the record where there are none, to what tells which one it is.
        case: `upper` or `lower` where codes of the field may be folded to it, or nothing.
    """

    field: str
    steps: Steps
    names: tuple[Steps, ...]
    case: str

    @property
    def list_steps(self) -> Steps:
        """The steps to the items of the innermost list; none where the record has one code."""
        ends = [at + 1 for at, step in enumerate(self.steps) if step == EACH]
        return self.steps[: ends[-1]] if ends else ()


@dataclass(frozen=True)
class Shape:
    """Where everything is in a record.

    Attributes:
        places: Where the codes are.
        times: Paths from the record to the time, the first that is there counts.
    """

    places: tuple[Place, ...]
    times: tuple[Steps, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The names by one of which a table of codes is recognised."""
        return frozenset(name for p in self.places for name in (p.steps[-1], p.field))

    @property
    def tree(self) -> Node:
        """What is read of a record."""
        tree: Node = {}
        for place in self.places:
            plant(tree, place.steps)
            for name in place.names:
                plant(tree, place.list_steps + name)
        for steps in self.times:
            plant(tree, steps)
        return tree


def shape_of(
    knowledge: Knowledge, fields: Sequence[str] = (), at: str = "", time: str = ""
) -> Shape:
    """Return where a catalogue's codes are.

    Args:
        knowledge: The catalogue.
        fields: The fields to read; none for those of a JSON response.
        at: The path from a record to the response, where it lies in an envelope.
        time: The path from a record to its time; none to look under the usual names.

    Raises:
        UsageError: There is no such field, a field has no place in a body, a path is none, or
            two fields want the same place as a text and as an object.
    """
    places = tuple(_places(knowledge, _chosen(knowledge, fields), _path(at, "--at")))
    times = (_path(time, "--time"),) if time else tuple(_times(places, _path(at, "--at")))
    shape = Shape(places, times)
    _refuse_clashes(shape)
    return shape


def flat(shape: Shape, columns: Mapping[str, str]) -> Shape:
    """Return a shape for a table whose columns bear the last names of the paths.

    A nested column that is there stays nested. A place without a column is left out.

    Args:
        shape: Where everything is in a record.
        columns: The types of the table's columns in capitals, by their names.
    """
    places = [_flat_place(place, shape, columns) for place in shape.places]
    times = [time for time in shape.times if time[0] in columns]
    return Shape(tuple(place for place in places if place), tuple(times))


def _flat_place(place: Place, shape: Shape, columns: Mapping[str, str]) -> Place | None:
    outermost = place.steps[0]
    is_in_object = len(place.steps) > 1 and _is_object(columns.get(outermost, ""))
    if is_in_object or (outermost in columns and EACH in place.steps):
        return place
    column = next((c for c in (place.steps[-1], place.field) if c in columns), None)
    if column is None:
        return None
    names = dict.fromkeys(name for other in shape.places for name in other.names)
    there = tuple(name for name in names if name[0] in columns)
    return replace(place, steps=(column,), names=there)


def _is_object(type_: str) -> bool:
    """Tell whether a type is that of objects, `STRUCT(...)`, and not of lists of them."""
    return type_.startswith("STRUCT") and not type_.endswith("]")


def plant(tree: Node, steps: Steps) -> None:
    """Add what a path leads through to what is read."""
    for step in steps:
        tree = tree.setdefault(step, {})


def _chosen(knowledge: Knowledge, fields: Sequence[str]) -> list[str]:
    for field in fields:
        if field not in knowledge.fields:
            known = ", ".join(knowledge.fields)
            raise UsageError(f"errdex: unknown field {field!r}; expected one of {known}")
        if not _paths(knowledge, field, _BODIES):
            raise UsageError(f"errdex: the field {field} is read from no JSON body; name another")
    every = [name for name in knowledge.fields if _paths(knowledge, name, _BODIES[:1])]
    if not fields and not every:
        raise UsageError("errdex: the catalogue reads no code from a JSON response; name --field")
    return list(dict.fromkeys(fields)) or every


def _paths(knowledge: Knowledge, field: str, roots: tuple[str, ...]) -> list[Steps]:
    """Return the paths of a field below a body."""
    found = [
        path.removeprefix(root)
        for path in knowledge.fields[field]["where"]
        for root in roots
        if path.startswith(root)
    ]
    return [steps_of(path) for path in found]


def _places(knowledge: Knowledge, fields: Iterable[str], at: Steps) -> Iterable[Place]:
    for field in fields:
        names = knowledge.fields[field].get("named_by", ())
        for steps in _paths(knowledge, field, _BODIES):
            own = tuple(steps_of(name) for name in names) if EACH in steps[:-1] else ()
            yield Place(field, at + steps, own, _case_of(knowledge, field))


def _case_of(knowledge: Knowledge, field: str) -> str:
    """Return the case to which codes of a field may be folded: never to one that means success."""
    codes = list(knowledge.codes.rows[field])
    if any(c.upper() != c.lower() for c in codes if knowledge.is_success(field, c)):
        return ""
    cases: Mapping[str, bool] = {
        "upper": all(code == code.upper() for code in codes),
        "lower": all(code == code.lower() for code in codes),
    }
    return next((case for case, holds in cases.items() if holds), "")


def _times(places: Iterable[Place], at: Steps) -> Iterable[Steps]:
    lists = dict.fromkeys(place.list_steps for place in places if place.list_steps)
    for start in dict.fromkeys([(), at, *lists]):
        names = TIMES_OF_ITEMS if start in lists else TIMES
        yield from (
            (*start, name) for name in names if all(not _same(p, (*start, name)) for p in places)
        )


def _same(place: Place, steps: Steps) -> bool:
    return place.steps[: len(steps)] == steps


def _path(text: str, option: str) -> Steps:
    steps = steps_of(text) if text else ()
    if EACH in steps or "" in steps or len(steps) > DEEPEST_PATH:
        most = f"write names with dots between them, such as a.b, {DEEPEST_PATH} at most"
        raise UsageError(f"errdex: {option}: {most}")
    return steps


def _refuse_clashes(shape: Shape) -> None:
    tree = shape.tree
    for place in shape.places:
        node = tree
        for step in place.steps:
            node = node[step]
        if node:
            path = ".".join(place.steps)
            raise UsageError(
                f"errdex: {path} is read as a text and as an object; choose by --field"
            )
