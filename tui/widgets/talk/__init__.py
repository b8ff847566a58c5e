"""What stands around the lines of a talk: the goal, the lamp, the entry, the clock."""
