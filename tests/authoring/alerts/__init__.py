"""Tests of the alert rules and templates."""
