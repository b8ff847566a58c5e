"""What people came to see, and what else was asked at the end of a talk."""

from agendas.records.vocabulary import PHASE_KIND
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing


def learned(w: Writing) -> Section:
    """What each came to see; the same words of the same person stand once."""
    said = dict.fromkeys(w.said(line) for line in w.of("insight"))
    return Section(
        heading=w.say("What each came to see"), items=tuple(Item(text=text) for text in said)
    )


def initiative(w: Writing) -> Section:
    """What was answered beside the agreements themselves."""
    answers = () if w.talk.private else w.answers(w.remarks("initiative"))
    return Section(heading=w.say("The next initiative"), items=answers)


def closing(w: Writing) -> Section:
    """What was answered at the close."""
    return Section(heading=PHASE_KIND["close"][w.language], items=w.answers(w.remarks("close")))
