"""A catalogue's YAML as nodes with positions, and what is found wrong with it."""
