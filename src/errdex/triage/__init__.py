"""What a night of responses says: which codes, since when, for whom, and what to do first."""

from errdex.triage.duckdb_runner import duckdb_runner
from errdex.triage.running import run
from errdex.triage.shapes import shape_of
from errdex.triage.spark_runner import spark_runner

__all__ = ["duckdb_runner", "run", "shape_of", "spark_runner"]
