"""What proved to matter, each with the moment it showed (method.md §2.4)."""

from agendas.came_to.counting import TalkLines
from agendas.records.said import Value


def values(lines: TalkLines, place: int) -> tuple[Value, ...]:
    """All of them, each with every moment that was told of it."""
    return tuple(
        Value(**lines.said(line), moment=lines.voices(line, "moment"))
        for line in lines.of("value", place)
    )
