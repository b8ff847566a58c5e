"""The screen of a talk."""
