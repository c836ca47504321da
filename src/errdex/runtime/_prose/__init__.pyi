"""What is copied beside the run time, for the types."""
