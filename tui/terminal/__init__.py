"""What a terminal does to a program, and what lies outside Textual."""
