"""A sentence as words and clauses, before it is judged."""
