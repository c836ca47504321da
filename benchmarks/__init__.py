"""Repeatable measurements, each beside a limit or a reference measured in the same run."""
