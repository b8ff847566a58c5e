"""Minutes for a word processor: Word and OpenDocument."""
