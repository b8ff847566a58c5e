"""How each person reads the goal (method.md §1.2, reasonable interpretation)."""

from agendas.came_to.counting import TalkLines
from agendas.records.said import Reading
from agendas.text import number_in


def readings(lines: TalkLines, place: int) -> tuple[Reading, ...]:
    """All that was said of it, each with the number of the wording that was read."""
    return tuple(
        Reading(**lines.known(line), goal_wording=_wording(line.about))
        for line in lines.of("reading", place)
    )


def in_force(found: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Those that hold: the last of each person; of nobody known all, for they may be several's."""
    last: dict[str, Reading] = {}
    for reading in found:
        whose = reading.by.casefold() or f" {reading.id}"
        last.pop(whose, None)
        last[whose] = reading
    return tuple(last.values())


def _wording(about: str) -> int:
    return number_in(about.rpartition(":")[2]) or 1
