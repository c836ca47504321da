"""What a catalogue may contain: one description for loading, schema and reference."""
