"""What was asked of somebody, and what they said to it (lines.md §2: it binds by their own yes)."""

from agendas.came_to.counting import TalkLines
from agendas.came_to.initiatives import is_imposed, taken_by
from agendas.lines.talk import Line


def not_taken_up(lines: TalkLines, place: int) -> tuple[Line, ...]:
    """The requests that nobody took up and that were not imposed."""
    return tuple(
        line
        for line in lines.of("request", place)
        if not taken_by(lines, line) and not is_imposed(lines, line)
    )
