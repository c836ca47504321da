"""YAML in, a Catalogue or all findings out."""
