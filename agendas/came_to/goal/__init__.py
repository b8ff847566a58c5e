"""What a talk made of a goal: its wordings, who stands behind each, what is decided."""
