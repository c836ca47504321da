"""Names and values as programs and people write them: source code, printed objects, documents."""
