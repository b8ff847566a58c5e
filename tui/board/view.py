"""What of a talk is shown on the board: nothing half typed, nothing parked, no check-in."""

import os

from agendas.records.meeting import Meeting, change
from agendas.records.vocabulary import SILENT_MINUTE
from agendas.slots.slots import Ask
from agendas.text import one_line
from tui.board.file import Board
from tui.widgets.asked import below_goal, subject_of
from tui.widgets.rail import phase_names
from tui.widgets.said_line import lines

MOST_ROWS = 400


def board_of(
    meeting: Meeting,
    ask: Ask | None,
    times: tuple[str, ...] = (),
    near_end: bool = False,
    silent: bool = False,
) -> Board:
    """The board of a talk, with the question that is put; above it that a `silent` minute is on."""
    seen = change(meeting, parked=(), drafts={})
    phase = None if meeting.phase.kind == "close" else meeting.phase.id
    rows = [line for _key, told in lines(seen, phase) for line in told]
    language = meeting.language
    return Board(
        meeting=meeting.id,
        process=os.getpid(),
        language=language,
        goal=one_line(meeting.goal.now.text),
        below=below_goal(meeting),
        phases=phase_names(meeting),
        at=meeting.at,
        subject=SILENT_MINUTE[language] if silent else subject_of(meeting, ask),
        question=ask.question[language] if ask else "",
        choices=tuple(words[language] for words in ask.slot.choices.values()) if ask else (),
        rows=tuple(rows[-MOST_ROWS:]),
        times=times,
        near_end=near_end,
    )
