"""Spark gives the same rows as DuckDB, in a session of the user's own and from spark-submit.

One session serves all: to start one takes half a minute.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import smscodes
from benchmarks.nights import Truth
from errdex.diagnosis.module_rows import load_knowledge
from errdex.triage import duckdb_runner, run, shape_of, spark_runner
from errdex.triage.statements import HOURS, TOTALS
from tests.conftest import ROOT, tool
from tests.triage.conftest import triaged

SHAPE = shape_of(load_knowledge(smscodes))
ODD = b"""\
{"time":"2025-03-03T02:00:00+08:00","code":0,"result":[{"status":"E200015","originTo":"+1"}]}
{"time":"2025-03-03T02:00:00-0700","Code":"X","result":"text"}
{"@timestamp":1710000000,"code":"E1 ","result":[]}
{"time":1740967200123,"code":12345678901234567890}
bad
null
[]
[{"code":"E000102"}]
42

{"time":"2025-03-03 02:00","code":true,"result":null}
{"time":"2025-03-03T02:00:00.123456789Z","code":{"a":1},"result":[null,{"status":null}]}
{"time":"2025-03-03T02:00:00,123Z","code":"\xc3\xa9"}
{"time":"2025-03-03 02:00:00,500","result":[{"status":"e200015 ","smsMsgId":"q"},{"smsMsgId":7}]}
{"time":"2025-03-03T25:00:00Z","code":" "}
{"time":"2025-02-30T02:00:00Z","code":"x\ty"}
{"time":"nonsense","code":1.50}
{"time":"2025-03-03","code":false}
{"time":"2025-03-03T02:00Z","code":["a"]}
{"time":"","code":"E000102"} trailing
{'code':'single'}
{"code":"unterminated
  {"code":"indented"}
{"code":"bad \xff utf"}
"""


_QUICK = (
    *("--conf", "spark.ui.enabled=false"),
    *("--conf", "spark.sql.shuffle.partitions=1"),
    *("--conf", "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1"),
)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Return a session whose time zone is not UTC, as a user's may be."""
    tool("java")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.session.timeZone", "Asia/Tokyo")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def night(planted: tuple[Path, Truth], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a night's first lines, and what is odd in every way."""
    path = tmp_path_factory.mktemp("spark") / "night.ndjson"
    lines = planted[0].read_bytes().splitlines(keepends=True)[:200]
    path.write_bytes(b"".join(lines) + ODD)
    return path


def test_rows_are_those_of_duckdb(spark: Any, night: Path) -> None:
    """Both statements, row for row, whatever the lines are."""
    run_spark = spark_runner(spark, str(night), SHAPE)
    with duckdb_runner([str(night)], SHAPE) as run_duckdb:
        for sql in (TOTALS, HOURS):
            assert set(run_spark(sql)) == set(run_duckdb(sql))


def test_a_notebook_has_the_same_report(spark: Any, night: Path) -> None:
    """`run` on a session says what it says on DuckDB, also of Parquet."""
    assert run(spark_runner(spark, str(night), SHAPE)) == triaged(night)
    folder = night.with_name("night.parquet")
    spark.read.schema("time STRING, code STRING").json(str(night)).coalesce(1).write.parquet(
        str(folder)
    )
    assert run(spark_runner(spark, str(folder), SHAPE)) == triaged(*folder.glob("*.parquet"))


def test_members_of_columns_are_found_by_their_names(spark: Any, tmp_path: Path) -> None:
    """Whatever their order, as DuckDB finds them, and whatever else is beside them."""
    items = "array(named_struct('sum', 1, 'originTo', '+1', 'status', 'E200028', 'smsMsgId', 'a'))"
    said = f"named_struct('description', 'x', 'result', {items}, 'code', 'E000102')"
    shape = shape_of(load_knowledge(smscodes), at="response")
    tables = {"nested": (f"{said} response", shape), "flat": (f"'1' code, {items} result", SHAPE)}
    for name, (columns, read) in tables.items():
        folder = tmp_path / f"{name}.parquet"
        spark.sql(f"SELECT {columns}").coalesce(1).write.parquet(str(folder))
        run_spark = spark_runner(spark, str(folder), read)
        [made] = folder.glob("*.parquet")
        with duckdb_runner([str(made)], read) as run_duckdb:
            assert set(run_spark(TOTALS)) == set(run_duckdb(TOTALS))
            assert {"E200028"} < {row[1] for row in run_duckdb(TOTALS)}


def test_the_script_of_the_guide_runs_by_spark_submit(night: Path, tmp_path: Path) -> None:
    """As docs/triage.md has it."""
    tool("java")
    guide = (ROOT / "docs" / "triage.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(# night\.py\n.*?)```", guide, re.DOTALL)
    assert found
    script = tmp_path / "night.py"
    script.write_text(found[1], encoding="utf-8")
    submit = shutil.which("spark-submit", path=str(Path(sys.executable).parent))
    assert submit
    done = subprocess.run(
        [submit, "--master", "local[1]", *_QUICK, str(script), night],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == triaged(night)
