"""Tests of the built site: its files, and the site in a real browser."""
