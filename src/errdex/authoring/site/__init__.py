"""The built site: MkDocs, the headers that hosts send with it, and its archive."""
