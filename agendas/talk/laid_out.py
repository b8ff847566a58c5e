"""What is laid on the table when a talk begins: agreements, the goals there are, the cycle so far.

It is a snapshot in the talk itself, so that the talk and its minutes can be read without others.
"""

from collections.abc import Iterator

from agendas.folding.review import cycle_laid_out
from agendas.lines.talk import Talk
from agendas.records.agreements import Laid
from agendas.records.heads import AGREEMENT, LIMIT, STARTING_POINT
from agendas.records.said import Words
from agendas.records.state import State

GOAL = Words(nl="Doel dat we delen", en="Goal we share")
INITIATIVE = Words(nl="Wacht op een gesprek", en="Waits for a talk")
LAST_TALK = Words(nl="Laatst besproken", en="Last talked about")
NEVER = Words(nl="Nog niet besproken", en="Not talked about yet")
FROM_PLAN = Words(nl="Uit het plan", en="From the plan")


def laid_out(talk: Talk, whole: State, earlier: tuple[Talk, ...]) -> tuple[Laid, ...]:
    """The lines of every phase that has any, in the order in which they are shown."""
    found: list[Laid] = []
    for phase in talk.phases:
        if phase.kind == "agreements":
            found += _agreements(talk, phase.id)
        elif phase.kind == "choose":
            found += _goals(talk, phase.id, whole)
        elif phase.kind == "indicator" and not phase.segment and not talk.about_team:
            found += _from_plan(talk, phase.id, whole)
        elif phase.kind == "interpretation" and not phase.segment:
            found += [
                Laid(phase=phase.id, head=STARTING_POINT, text=point.text, by=point.by)
                for point in talk.agreed.starting_points
            ]
    if talk.kind == "review":
        found += cycle_laid_out(talk, whole, earlier)
    return tuple(found)


def _agreements(talk: Talk, phase: str) -> Iterator[Laid]:
    yield Laid(phase=phase, head=GOAL, text=talk.goal.now.text)
    for frame in talk.agreed.frames:
        yield Laid(phase=phase, head=LIMIT, text=frame.text, by=frame.owner)
    whole = talk.agreed.agreement
    for agreement in (whole, *whole.others) if whole else ():
        more = (agreement.rhythm, agreement.form, agreement.use_of_notes)
        text = " · ".join(part for part in (agreement.text, *more) if part)
        yield Laid(phase=phase, head=AGREEMENT, text=text, by=agreement.by)


def _goals(talk: Talk, phase: str, whole: State) -> Iterator[Laid]:
    for number, one in enumerate(talk.passes[1:], 1):
        state = whole.goals[one.goal]
        last = state.last_talk.date() if state.last_talk else None
        head = LAST_TALK if last else NEVER
        yield Laid(phase=phase, head=head, text=f"{number}  {one.began.goal.now.text}", on=last)
        for waiting in state.waiting:
            item = waiting.initiative
            yield Laid(phase=phase, head=INITIATIVE, text=item.text, by=item.by, on=item.due)


def _from_plan(talk: Talk, phase: str, whole: State) -> Iterator[Laid]:
    state = whole.goals.get(talk.goal.id)
    if state and not state.talks:
        for line in state.lines:
            yield Laid(phase=phase, head=FROM_PLAN, text=line.became or line.text)
