"""What changed in a catalogue and when, from the CHANGELOG.md of its project."""
