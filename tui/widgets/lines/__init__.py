"""Lines on record, and lines beside each other: what is shown of one, and how it is drawn."""
