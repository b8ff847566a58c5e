"""Talks and check-ins as plain prompts."""
