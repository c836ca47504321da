"""The catalogue as flat tables, with which log pipelines and databases enrich what they hold."""

NAMES = ("csv", "pairs-csv", "pairs-yaml", "rsyslog", "syslog-ng", "elasticsearch", "sql")
"""The formats. They are here so that the command line names them without loading them."""
