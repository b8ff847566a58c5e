"""A written talk, said on a conductor: each line goes under the next lamp of its question, in turn."""

from collections.abc import Iterable

from agendas.conduct.conductor import Conductor
from agendas.conduct.lamps import Lamp, is_under
from agendas.slots.slots import SLOTS


def say_all(talk: Conductor, said: Iterable[tuple[str, str]]) -> None:
    """Say every line, each with the id of its question, or with what its question records.

    Raises `LookupError` for a line that no question from there on takes, `TalkError` for one that
    is none there.
    """
    for question, text in said:
        shine(talk, question)
        talk.say(text)


def shine(talk: Conductor, question: str) -> None:
    """Have the next lamp of a question shine, from the present phase on.

    In a phase it is the first under which nobody spoke, else the last; a deeper one is put. Raises
    `LookupError` where there is none.
    """
    while (place := _place(talk, question)) is None:
        if talk.next_phase() == "end":
            raise LookupError(question)
    talk.choose(place)


def _place(talk: Conductor, question: str) -> int | None:
    """The number of the lamp, of those of the present phase and then those that wait in it."""
    listed = list(enumerate((*talk.lamps, *talk.waiting)))
    asked = [(n, lamp) for n, lamp in listed if lamp.id == question] or [
        (n, lamp) for n, lamp in listed if question == lamp.slot.name
    ]
    along = SLOTS[question].line if not asked and question in SLOTS else ""
    if along:  # asked along with another: under the first where nobody said it
        asked = [(n, lamp) for n, lamp in listed if question in lamp.slot.also]
    fresh = (n for n, lamp in asked if not _is_spoken_under(talk, lamp, along))
    return next(fresh, asked[-1][0] if asked else None)


def _is_spoken_under(talk: Conductor, lamp: Lamp, kind: str = "") -> bool:
    return any(is_under(o, lamp) and kind in ("", o.kind) for o in talk.talk.lines)
