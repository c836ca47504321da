"""Texts of paragraphs, lists, code and links, for people; copied into every module."""
