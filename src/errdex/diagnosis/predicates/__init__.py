"""What a check can demand of a value."""
