"""What can be read from words that somebody typed."""
