"""The reference pages of the format, made from what the loader reads."""
