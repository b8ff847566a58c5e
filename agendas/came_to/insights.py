"""What people came to see (method.md §2.6)."""

from agendas.came_to.lines import Lines
from agendas.records.said import Learned


def insights(lines: Lines, place: int) -> tuple[Learned, ...]:
    """All of them: what somebody saw takes nothing from what another did."""
    return tuple(Learned(**lines.said(line)) for line in lines.of("insight", place))
