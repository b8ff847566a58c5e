"""What of a talk is shown on the board: nothing half typed, nothing parked, no check-in."""

import os

from agendas.conduct.conductor import Conductor
from agendas.records.vocabulary import SILENT_MINUTE
from agendas.text import one_line
from tui.board.file import Board
from tui.widgets.lines.said_line import Kept, lines, untagged
from tui.widgets.talk.asked import as_asked, below_goal, rungs_of, subject_of, which_words
from tui.widgets.talk.rail import phase_names
from tui.words.signs import Roster

MOST_ROWS = 400


def board_of(
    talk: Conductor,
    times: tuple[str, ...] = (),
    near_end: bool = False,
    silent: bool = False,
    kept: Kept | None = None,
    roster: Roster | None = None,
) -> Board:
    """The board of a talk, with the lamp that shines; above it that a `silent` minute is on.

    What its lines were shown in before is in `kept`. Without a `roster` the talk's own people have
    the first marks.
    """
    roster = roster or Roster(talk.talk.names)
    phase = None if talk.phase.kind == "close" else talk.phase.id
    language, lamp = talk.language, talk.lamp
    question = lamp.question[language] if lamp else ""
    shown = lines(
        talk.lines,
        phase,
        roster,
        parked=False,
        asked=question,
        most=MOST_ROWS,
        kept=kept,
        rungs=rungs_of(talk),
        about=lamp.about if lamp else "",
    )
    rows = [line for _key, told in untagged(shown, as_asked(talk)) for line in told]
    return Board(
        meeting=talk.talk.id,
        process=os.getpid(),
        language=language,
        goal=one_line(talk.goal.now.text),
        is_goal=bool(talk.goal.id),
        below=below_goal(talk, roster),
        phases=phase_names(talk.talk),
        at=talk.talk.at,
        subject=SILENT_MINUTE[language] if silent else subject_of(talk, lamp),
        question=question,
        which=which_words(talk),
        choices=tuple(words[language] for words in lamp.choices.values()) if lamp else (),
        rows=tuple(rows[-MOST_ROWS:]),
        times=times,
        near_end=near_end,
    )
