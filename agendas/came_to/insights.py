"""What people came to see (method.md §2.6)."""

from agendas.came_to.counting import TalkLines
from agendas.records.said import Learned


def insights(lines: TalkLines, place: int) -> tuple[Learned, ...]:
    """All of them: what somebody saw takes nothing from what another did."""
    return tuple(Learned(**lines.said(line)) for line in lines.of("insight", place))
