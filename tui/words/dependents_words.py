"""What hangs on a talk, in words: for who is about to delete it, on the screen and in the shell."""

from collections.abc import Iterator

from agendas.folding.dependents import Dependents
from agendas.records.agreements import Frame
from agendas.records.said import Said
from agendas.records.state import Waiting
from agendas.text import one_line
from locales import _, long_date


def told(dependents: Dependents) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each kind of thing that goes with the talk, or waits again without it: a heading, its lines."""
    parts = (
        (
            _("Typed and not on record yet, and goes with it"),
            tuple(map(one_line, dependents.typed)),
        ),
        (_("Wordings that go with it"), tuple(one_line(w.text) for w in dependents.wordings)),
        (_("Limits that go with it"), tuple(map(_said, dependents.frames))),
        (_("Initiatives that go with it"), tuple(map(_waiting, dependents.initiatives))),
        (_("Agreements that go with it"), tuple(map(_said, dependents.agreed))),
        (
            _("Talks that are no longer planned"),
            tuple(long_date(talk.on) for talk in dependents.planned if talk.on),
        ),
        (_("Initiatives that wait again"), tuple(map(_waiting, dependents.again))),
    )
    yield from ((heading, lines) for heading, lines in parts if lines)


def _said(said: Said | Frame) -> str:
    return one_line(said.text)


def _waiting(waiting: Waiting) -> str:
    initiative = waiting.initiative
    return one_line(f"{initiative.by}: {initiative.text}" if initiative.by else initiative.text)
