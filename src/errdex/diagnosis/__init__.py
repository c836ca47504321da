"""Diagnosis: evidence and what a catalogue knows in, codes and check outcomes out."""
