"""The config as a file, the keys in it, and what is known of who uses Vertel here."""
