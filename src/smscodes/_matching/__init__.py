"""Which code is meant by a text: one contract for every surface, copied into every module."""
