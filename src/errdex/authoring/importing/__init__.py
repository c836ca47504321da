"""Other teams' lists of codes, in whatever file they are, as entries; what is lost is said."""
