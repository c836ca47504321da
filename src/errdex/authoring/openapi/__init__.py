"""OpenAPI documents: the catalogue's codes written into them, and what theirs say of codes."""
