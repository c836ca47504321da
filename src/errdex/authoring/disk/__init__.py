"""Artefacts on disk: whole or not at all, one build at a time, compared with what is there."""
