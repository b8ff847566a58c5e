"""Whether what was wanted came closer: said, never computed (hard lock 14)."""

from typing import get_args

from agendas.came_to.counting import TalkLines, by
from agendas.lines.talk import Line
from agendas.records.said import Standing, StandingWord

STANDINGS = get_args(StandingWord)


def standings(lines: TalkLines, place: int) -> tuple[Standing, ...]:
    """All that was said of it, in order; words without a choice are no standing."""
    return tuple(
        Standing(**lines.said(line), word=line.choice)  # type: ignore[arg-type]
        for line in lines.choices("standing", STANDINGS, place)
    )


def standing(lines: TalkLines, place: int) -> Standing | None:
    """The standing: the account-giver's last word. Words of nobody known are the giver's."""
    mine = [said for said in standings(lines, place) if _givers(lines, place, said)]
    return mine[-1] if mine else None


def views(lines: TalkLines, place: int) -> tuple[Standing, ...]:
    """How others see it, which is a reading with their name: the last word of each."""
    others = (said for said in standings(lines, place) if not _givers(lines, place, said))
    return tuple({said.by.casefold(): said for said in others}.values())


def is_givers(lines: TalkLines, place: int, line: Line) -> bool:
    """Whether a standing is that of whoever gives account; words of nobody known are."""
    return _is_givers(lines, place, by(line))


def _givers(lines: TalkLines, place: int, said: Standing) -> bool:
    return _is_givers(lines, place, said.by)


def _is_givers(lines: TalkLines, place: int, name: str) -> bool:
    giver = lines.talk.passes[place].account_giver.casefold()
    return not name or not giver or giver == name.casefold()
