"""Layers around a paste: each module takes one off and leaves other texts as they are."""
