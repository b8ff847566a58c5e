"""Persistence: one TinyDB file a talk, written whole or not at all. TinyDB lives here alone."""
