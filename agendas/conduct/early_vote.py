"""A vote said a question too early: its number is no wording and nothing that anybody takes up.

It stands as it was said, or as what the number chooses there; moved to the vote right behind it the
number chooses there.
"""

import re
from collections.abc import Sequence

from agendas.came_to.counting import TalkLines
from agendas.conduct.lamps import Lamp, is_under
from agendas.lines.talk import Line
from agendas.parsing.choices import is_vote
from agendas.records.vocabulary import ASKED_ONWARD, CHOICES

SAYS = (
    "initiative",
    "sign",
    "reading",
    "notice",
    "watch",
)  # the kinds of lines that a digit alone never is
_ALONE = re.compile(r"\s*\d[\s.!]*")
VOTES = ("consent", "request answer")  # the kinds of lines that are votes


def votes_early(lines: TalkLines, lamp: Lamp, words: str) -> bool:
    """Whether words under a question without choices vote on what is asked behind it.

    A digit alone is none of those things that are said in words, whatever is asked behind it.
    """
    if lamp.slot.line == "wording":
        return is_vote(words)
    if lamp.slot.line in SAYS and not lamp.choices and _ALONE.fullmatch(words):
        return True
    asks = lamp.slot.name == "initiative" and any(is_under(o, lamp) for o in lines.of("request"))
    return asks and is_vote(words, alone=True)


def chose_by(line: Line) -> int:
    """The number that chooses what was chosen on a line; 0 for none."""
    asked = line.choice in ASKED_ONWARD  # these are chosen by numbers of their own
    words = list(ASKED_ONWARD if asked else CHOICES.get(line.kind, {}))
    return words.index(line.choice) + 1 if line.choice in words else 0


def is_for_vote(line: Line, lamp: Lamp, target: Lamp) -> bool:
    """Whether the number that a line chose by under a lamp chooses at the vote that is asked next."""
    listed, number = list(lamp.choices or lamp.slot.choices), chose_by(line)
    asked = line.kind == lamp.slot.line and listed[number - 1 : number] == [line.choice]
    return asked and lamp.phase == target.phase and target.slot.line in VOTES


def vote_behind(lamps: Sequence[Lamp], lamp: Lamp) -> Lamp | None:
    """The vote that is the next question behind a lamp; None where that is another, or none."""
    behind = _behind(lamps, lamp)
    return behind if behind and behind.slot.line in VOTES else None


def choice_behind(lamps: Sequence[Lamp], lamp: Lamp, words: str) -> Lamp | None:
    """The next question behind a lamp, where a digit alone that was typed at this one chooses there."""
    behind = _behind(lamps, lamp)
    number = int(words.strip(" .!")) if _ALONE.fullmatch(words) else 0
    return behind if behind and 1 <= number <= len(behind.choices) else None


def _behind(lamps: Sequence[Lamp], lamp: Lamp) -> Lamp | None:
    keys = [one.key for one in lamps]
    place = keys.index(lamp.key) + 1 if lamp.key in keys else len(keys)
    return next(iter(lamps[place:]), None)
