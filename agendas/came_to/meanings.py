"""What things tell people, and how else they may be read (method.md §2.4)."""

from agendas.came_to.counting import TalkLines
from agendas.records.said import Meaning


def meanings(lines: TalkLines, place: int) -> tuple[Meaning, ...]:
    """All of them: a meaning takes nothing from another. One left open is none."""
    return tuple(
        Meaning(**lines.known(line), about=line.about)
        for line in lines.of("meaning", place)
        if line.choice != "open"
    )


def other_readings(lines: TalkLines, place: int) -> tuple[Meaning, ...]:
    """All of them, beside the account-giver's (method.md §4.4)."""
    return tuple(
        Meaning(**lines.known(line), about=line.about, other=True)
        for line in lines.of("other reading", place)
    )
