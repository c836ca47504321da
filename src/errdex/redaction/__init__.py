"""What must not be shown of a text, by what it is: numbers, secrets and tokens in any spelling."""
