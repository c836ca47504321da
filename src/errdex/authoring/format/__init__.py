"""What a catalogue may hold: one description for loading, schema and reference."""
