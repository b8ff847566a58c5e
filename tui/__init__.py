"""What people see and type: the commands, the prompts and the screens. Nothing imports this room."""

__version__ = "0.2.0"
