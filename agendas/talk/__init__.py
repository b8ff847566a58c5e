"""What happens in a talk, from its beginning to its close."""
