"""Repeatable measurements, each next to a limit or a reference measured in the same run."""
