"""What a talk came to, read from its lines: one subject a file, each with its rule for who wins."""
