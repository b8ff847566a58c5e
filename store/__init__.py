"""Persistence: one TinyDB file a meeting, written whole or not at all. TinyDB lives here alone."""
