"""What stands over a screen for a moment."""
