"""What was said that feeds nothing by itself: remarks, and what was parked."""

from agendas.came_to.counting import TalkLines
from agendas.lines.talk import Line
from agendas.records.said import Remark

CRITERION = "criterion"


def criteria(lines: TalkLines, place: int) -> tuple[Remark, ...]:
    """All that was said to serve the goal no longer (method.md §3.8)."""
    return tuple(
        _remark(lines, line)
        for line in lines.of("remark", place)
        if line.question.partition("-")[0] == CRITERION
    )


def parked(lines: TalkLines) -> tuple[Remark, ...]:
    """All that was parked, in the whole talk."""
    return tuple(_remark(lines, line) for line in lines.of("parked"))


def _remark(lines: TalkLines, line: Line) -> Remark:
    return Remark(
        **lines.known(line), slot=line.question.partition("-")[0],
        question=lines.talk.questions.get(line.question), about=line.about,
    )  # fmt: skip
