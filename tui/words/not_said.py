"""What nobody said, and what is not to be done, as the close tells it: of several goals one row each."""

from collections.abc import Sequence

from agendas.conduct.conductor import Conductor, Lamp, Line
from agendas.text import in_short, one_line
from locales import _


def not_said(talk: Conductor, lamps: Sequence[Lamp]) -> list[str]:
    """The questions that nobody answered, a row each; in a talk of several goals a row a goal."""
    passes, rows = talk.talk.passes, []
    places = {phase.id: min(phase.segment, len(passes) - 1) for phase in talk.talk.phases}
    of_goals: dict[int, list[str]] = {}
    for lamp in lamps:
        place = places.get(lamp.phase, 0)
        if len(passes) > 1 and passes[place].goal:
            of_goals.setdefault(place, []).append(talk.not_said(lamp))
        else:
            rows.append(_("Not said: {question}").format(question=talk.not_said(lamp)))
    for place, questions in of_goals.items():
        goal = in_short(one_line(passes[place].began.goal.now.text))
        told = _("Not said of “{goal}”: {questions}")
        rows.append(told.format(goal=goal, questions=" · ".join(dict.fromkeys(questions))))
    return rows


def not_done(talk: Conductor, line: Line) -> str:
    """What somebody said not to do, or let drop for everybody, as a row of the close."""
    if line.kind == "consent":
        told = _("Let drop, for everybody: {text}")
    else:
        told = _("Not taken up, or stopped: {text}")
    return told.format(text=talk.not_done(line))
