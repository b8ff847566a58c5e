"""The child of a talk, and the page that it serves to the room's phones."""
