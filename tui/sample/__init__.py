"""A sample team with a year of talks behind it, to look at and to try things on (`vertel --demo`)."""
