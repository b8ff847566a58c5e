"""The whole talk as JSON, to be read by other programs and taken in by another store."""

from typing import Any

import msgspec

from agendas.lines.from_records import talk_of
from agendas.lines.schema_2 import document_of
from agendas.records.agreements import SAID_BY_TEAM
from agendas.records.meeting import Meeting
from agendas.text import visible

CAME_TO = ("segments", *SAID_BY_TEAM, "next_talk")


def as_data(meeting: Meeting, versions: int = 1) -> dict[str, Any]:
    """The talk as its file holds it, everything that is on record included, and what it came to.

    `lines` is what was said, `came_to` what is read from it: each goal with its readings, signs,
    evidence and so on, and what the team agreed on. It is left out where a talk is taken in. A
    figure without a meaning says so there, whether people left it open or not (invariant 13). Of a
    talk with more than one version that nobody settled, `versions` says how many there are.
    """
    records = msgspec.to_builtins(meeting)
    came_to = {name: records[name] for name in CAME_TO if name in records}
    data = {**document_of(talk_of(meeting)), "came_to": came_to}
    if versions > 1:
        data["versions"] = versions
    for segment in came_to["segments"]:
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
