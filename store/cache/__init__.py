"""What is made from the talks so that nothing waits; each can be lost."""
