"""Tables as JSON, as lines of JSON, and as YAML."""

from __future__ import annotations

from collections.abc import Iterable
from json import JSONEncoder

from errdex.tables.rows import COLUMNS, Row

_json = JSONEncoder(ensure_ascii=False).encode


def yaml_pairs(rows: Iterable[Row]) -> str:
    """Return a mapping of codes to summaries; every text is in double quotes, as in JSON."""
    return "".join(f"{_json(row.code)}: {_json(row.summary())}\n" for row in rows) or "{}\n"


def rsyslog_table(rows: Iterable[Row]) -> str:
    """Return a lookup table of rsyslog, from codes to summaries; other texts give an empty one."""
    pairs = [_json({"index": row.code, "value": row.summary()}) for row in rows]
    head = '{"version": 1, "nomatch": "", "type": "string", "table": ['
    return f"{head}\n{_joined(pairs)}]}}\n"


def elasticsearch_bulk(rows: Iterable[Row]) -> str:
    """Return lines for `INDEX/_bulk`: each code is a document, and its own id."""
    lines = []
    for row in rows:
        values = dict(zip(COLUMNS, row.values(), strict=True))
        known = {name: value for name, value in values.items() if value not in ("", None)}
        lines += [_json({"index": {"_id": row.code}}), _json(known)]
    return "".join(f"{line}\n" for line in lines)


def _joined(items: list[str]) -> str:
    return ",\n".join(items) + "\n" if items else ""
