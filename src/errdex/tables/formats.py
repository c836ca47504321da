"""The formats of tables: what each is called, what reads it, and how it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from errdex.tables.delimited import csv_pairs, csv_table, syslog_ng_table
from errdex.tables.documents import elasticsearch_bulk, rsyslog_table, yaml_pairs
from errdex.tables.rows import Row
from errdex.tables.sql import sql_script


class Format(NamedTuple):
    """A format: its file on the site, and how rows become its text."""

    file: str
    render: Callable[[Sequence[Row]], str]


FORMATS: Mapping[str, Format] = {
    "csv": Format("codes.csv", csv_table),
    "pairs-csv": Format("pairs.csv", csv_pairs),
    "pairs-yaml": Format("pairs.yaml", yaml_pairs),
    "rsyslog": Format("rsyslog.json", rsyslog_table),
    "syslog-ng": Format("syslog-ng.csv", syslog_ng_table),
    "elasticsearch": Format("elasticsearch.ndjson", elasticsearch_bulk),
    "sql": Format("codes.sql", sql_script),
}
