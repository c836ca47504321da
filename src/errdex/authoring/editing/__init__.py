"""Changes to a catalogue's text that leave all else in it as its author typed it."""
