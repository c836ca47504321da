"""What both engines read, Python and JavaScript alike: their sentences and their tables."""
