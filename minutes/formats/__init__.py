"""A form of minutes a file, and what forms share."""
