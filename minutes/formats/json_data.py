"""The whole talk as JSON, to be read by other programs and taken in by another store."""

from typing import Any

import msgspec

from agendas.records.meeting import Meeting
from agendas.text import visible

SCHEMA = 1


def as_data(meeting: Meeting, versions: int = 1) -> dict[str, Any]:
    """The talk as plain values, everything that is on record included.

    A figure without a meaning says so, whether people left it open or not (invariant 13). Of a talk
    with more than one version that nobody settled, `versions` says how many there are.
    """
    data: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(meeting)}
    if versions > 1:
        data["versions"] = versions
    for segment in data["segments"]:
        meanings = (m for m in segment.get("meanings", ()) if not m.get("withdrawn"))
        about = {meaning.get("about", "") for meaning in meanings}
        for item in segment.get("evidence", ()):
            if item.get("kind") == "figure" and item["id"] not in about:
                item["open_meaning"] = True
    return data


def as_json(meeting: Meeting, versions: int = 1) -> bytes:
    """The talk as indented JSON, with every character that could act on a terminal escaped."""
    text = msgspec.json.format(msgspec.json.encode(as_data(meeting, versions)), indent=2).decode()
    shown = "".join(c if c == "\n" or visible(c) == c else f"\\u{ord(c):04x}" for c in text)
    return f"{shown}\n".encode()
