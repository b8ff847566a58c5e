"""Whether what was wanted came closer: said, never computed (hard lock 14)."""

from collections.abc import Sequence
from typing import get_args

from agendas.came_to.counting import TalkLines, by
from agendas.lines.talk import Line
from agendas.records.said import Standing, StandingWord

STANDINGS = get_args(StandingWord)


def standings(lines: TalkLines, place: int) -> tuple[Standing, ...]:
    """All that was said of it, in order; words without a choice are no standing."""
    return tuple(_made(lines, line) for line in said_of_it(lines, place))


def said_of_it(lines: TalkLines, place: int) -> tuple[Line, ...]:
    """The lines that say it, in order; a bare choice that its speaker then gives the words to is one with these."""
    found = _chosen(lines, place)

    def is_given_words(n: int) -> bool:
        then = next((one for one in found[n + 1 :] if one.by == found[n].by != ()), None)
        return then is not None and then.choice == found[n].choice and bool(then.text)

    return tuple(one for n, one in enumerate(found) if one.text or not is_given_words(n))


def standing(lines: TalkLines, place: int) -> Standing | None:
    """The standing: the account-giver's last word; where a talk has none, anybody's.

    Words of nobody known may be another's. Only the giver was asked where a line has no question: so
    earlier talks are upgraded.
    """
    mine = [line for line in _chosen(lines, place) if is_givers(lines, place, line)]
    return _made(lines, mine[-1]) if mine else None


def _chosen(lines: TalkLines, place: int) -> Sequence[Line]:
    return lines.choices("standing", STANDINGS, place)


def _made(lines: TalkLines, line: Line) -> Standing:
    return Standing(**lines.said(line), word=line.choice)  # type: ignore[arg-type]


def is_givers(lines: TalkLines, place: int, line: Line) -> bool:
    """Whether a standing is that of whoever gives account; words of nobody known are."""
    giver, who = lines.talk.passes[place].account_giver.casefold(), by(line).casefold()
    return not giver or giver == who or not (who or line.question)
