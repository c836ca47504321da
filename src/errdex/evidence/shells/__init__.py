"""curl commands, as each shell takes them apart."""
