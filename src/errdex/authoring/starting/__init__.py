"""A new project: its first files, and errdex's own that it may change."""
