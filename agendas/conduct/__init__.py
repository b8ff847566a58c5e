"""What conducts a talk."""
