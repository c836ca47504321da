from errdex.matching.guessed import suggest as suggest
