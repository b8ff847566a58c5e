"""What of a talk the page shows: the board's own words, and which questions take lines now."""

from hashlib import blake2s

from agendas.conduct.conductor import Conductor, Lamp
from tui.board.file import Board
from tui.live.pipe import RoomRow, RoomView
from tui.widgets.lines.shown_line import ShownLine

MOST_ROWS = 60  # lines on record that a phone shows


def question_key(lamp: Lamp) -> str:
    """By what a phone names a question; the same for as long as the question is."""
    return blake2s("\n".join(lamp.key).encode(), digest_size=6).hexdigest()


def takes(lamp: Lamp) -> bool:
    """Whether a question takes lines from phones: a choice of goals is the table's own."""
    return lamp.slot.becomes != "goals"


def open_keys(talk: Conductor) -> tuple[str, ...]:
    """The questions that take lines now: those of the phase the talk is in."""
    return tuple(question_key(lamp) for lamp in talk.lamps if takes(lamp))


def lamp_of_key(talk: Conductor, key: str) -> Lamp | None:
    """The question that a phone wrote to, wherever it stands in the talk; None where it is gone."""
    near = (*talk.lamps, *talk.every_lamp())
    return next((lamp for lamp in near if key and question_key(lamp) == key), None)


def view_of(board: Board, lamp: Lamp | None) -> RoomView:
    """The page, from what the board shows."""
    takes_lines = lamp is not None and takes(lamp)
    return RoomView(
        language=board.language,
        goal=board.goal,
        below="   ".join(part.before + part.words + part.after for part in board.below),
        subject=board.subject,
        question=board.question,
        choices=board.choices,
        rows=tuple(map(_row, board.rows[-MOST_ROWS:])),
        about=question_key(lamp) if lamp and takes_lines else "",
        takes=takes_lines,
    )


def _row(line: ShownLine) -> RoomRow:
    hue = line.mark.role.removeprefix("$person-")
    label = f"{line.label}: " if line.label else ""
    return RoomRow(
        words=f"{label}{line.words}",
        who=line.who,
        sign=line.mark.sign,
        hue=int(hue) if hue.isdigit() else 0,
        kind=line.kind,
        strong=line.strong,
        of=line.of,
        nested=line.nested,
        bold=line.all_strong or line.heading,
        struck=line.struck,
        quiet=line.quiet,
    )
