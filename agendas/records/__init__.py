"""The values a talk is made of and what the talks came to (method.md §4)."""
