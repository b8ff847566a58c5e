"""Talks on more than one laptop: versions are exchanged with an organisation's PostgreSQL."""
