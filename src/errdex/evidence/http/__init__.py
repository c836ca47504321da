"""Requests and responses as people paste them: raw HTTP, transcripts, HAR."""
