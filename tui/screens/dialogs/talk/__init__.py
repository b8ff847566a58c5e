"""What stands over a talk for a moment."""
