"""YAML in, a Catalogue or every finding out."""
