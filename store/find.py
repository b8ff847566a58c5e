"""Where something was said: in a line of a talk, or in the words of its goal."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from agendas.came_to.counting import TalkLines, by
from agendas.came_to.goal.wordings import became
from agendas.conduct.shown import kind_of
from agendas.records.said import Record, Words


class Hit(Record, frozen=True, kw_only=True):
    """Where something was said: in which talk and phase, by whom, the words, as what and to which question.

    `kind` is a key of `vocabulary.LINE_KIND`, or "goal". `private` is true where it is a check-in, that only its writer sees.
    """

    meeting: str
    started: datetime
    goal: str
    phase: Words
    by: str
    text: str
    kind: str = ""
    question: Words | None = None
    private: bool = False


class SaidThere(NamedTuple):
    """Words that somebody said, in which phase, as what kind, and the id of the question they answer."""

    words: str
    by: str
    phase: Words
    kind: str
    question: str


def goal_of(lines: TalkLines) -> str:
    """The words of the goal in hand, as the talk left it."""
    return became(lines, lines.talk.place).goal.now.text


def sentences(lines: TalkLines) -> Iterator[SaidThere]:
    """All that was said in a talk and counts.

    What was said of something is a sentence of its own, of whoever said it.
    """
    talk = lines.talk
    titles = {phase.id: phase.title for phase in talk.phases}
    back = next((p.title for p in talk.phases if p.kind == "look-back"), talk.title)
    for wording in became(lines, talk.place).goal.wordings:
        if wording.meeting == talk.id:
            told = ("goal", wording.text), ("target group", wording.target_group)
            for kind, words in (*told, ("difference", wording.difference)):
                if words:
                    yield SaidThere(words, "", talk.title, kind, "")
    for line in lines.counting:
        if line.text:
            of_earlier = not line.phase and line.about.startswith("talk:")
            phase = back if of_earlier else titles.get(line.phase, talk.title)
            yield SaidThere(line.text, by(line), phase, kind_of(line), line.question)
