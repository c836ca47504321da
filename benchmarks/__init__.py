"""Repeatable measurements: each quantity is a ratio to a limit that is measured in the same run."""
