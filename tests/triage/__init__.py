"""Tests of bulk triage."""
