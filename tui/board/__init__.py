"""The board: what the projector shows of the running talk."""
