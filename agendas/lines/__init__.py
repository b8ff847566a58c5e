"""Everything said is a line: the record of a talk as its lines and what frames them."""
