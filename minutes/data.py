"""The whole talk as JSON, to be read by other programs and taken in by another store."""

from typing import Any

import msgspec

from agendas.meeting import Meeting
from agendas.rules import leave_open
from agendas.text import visible

SCHEMA = 1


def as_data(meeting: Meeting) -> dict[str, Any]:
    """The talk as plain values. A figure without a meaning says that its meaning is still open."""
    return {"schema": SCHEMA, **msgspec.to_builtins(leave_open(meeting))}


def as_json(meeting: Meeting) -> bytes:
    """The talk as indented JSON, with every character that could act on a terminal escaped."""
    text = msgspec.json.format(msgspec.json.encode(as_data(meeting)), indent=2).decode()
    shown = "".join(c if c == "\n" or visible(c) == c else f"\\u{ord(c):04x}" for c in text)
    return f"{shown}\n".encode()
