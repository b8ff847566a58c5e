"""A check-in, and what of it comes into a talk."""
