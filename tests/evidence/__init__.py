"""Tests of reading evidence."""
