"""Where an answer goes, and which questions are put."""
