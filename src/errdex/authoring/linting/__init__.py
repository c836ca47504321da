"""What lint requires of a catalogue beyond loading, which of it is wanted, and its reports."""
