"""What was said of a line that was found, and what its talk led to: beside the lines of Find."""

from collections.abc import Iterator

from agendas.came_to.counting import TalkLines, by
from agendas.came_to.goal.wordings import became
from agendas.came_to.initiatives import initiatives
from agendas.lines.talk import Talk
from agendas.text import one_line


def said_of(talk: Talk, text: str) -> Iterator[tuple[str, str]]:
    """What was said of a line with this text, each with whose it is."""
    lines = TalkLines(talk)
    found = {line.id for line in lines.counting if line.text == text}
    for line in lines.counting:
        if line.about in found and line.text:
            yield one_line(by(line)), one_line(line.text)


def led_to(talk: Talk, but: str = "") -> Iterator[tuple[str, str]]:
    """The words of a goal that a talk came to, and what was taken up in it, each with who took it up.

    Left out is what reads as `but`.
    """
    lines = TalkLines(talk)
    for place, one in enumerate(talk.passes):
        before = {wording.text for wording in one.began.goal.wordings}
        for wording in became(lines, place).goal.wordings:
            if wording.meeting == talk.id and wording.text not in {*before, but}:
                yield "", one_line(wording.text)
        for item in initiatives(lines, place):
            if item.text != but:
                yield one_line(item.by), one_line(item.text)
