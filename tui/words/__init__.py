"""What screens and the shell tell in the same words: of a store, a line, a place, a story, an exchange."""
