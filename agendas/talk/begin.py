"""A talk about to begin: the goal as it is known, and everything earlier talks left for it."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from agendas.agenda import Agenda, AgendaPhase
from agendas.lines.edit import change, with_goals
from agendas.lines.talk import Began, Convened, Line, Pass, Talk
from agendas.parsing.each_name import each_sharer
from agendas.records.agreements import Agreed
from agendas.records.said import (
    Goal,
    Language,
    LookedBack,
    Person,
    Phase,
    Record,
    Wording,
)
from agendas.records.segment import Brought
from agendas.records.state import GoalState, State, TeamState, Waiting
from agendas.records.vocabulary import PHASE_KIND
from agendas.text import kept


class Opening(Record, frozen=True, kw_only=True):
    """What a new talk is started with, as the facilitator chose it on Prepare."""

    goal_text: str
    team: str = ""
    people: tuple[Person, ...] = ()
    account_giver: str = ""
    language: Language = "en"
    target_group: str = ""
    lines: tuple[str, ...] = ()
    convened: Convened = Convened()


def new_talk(
    talk_id: str,
    agenda: Agenda,
    opening: Opening,
    now: datetime,
    state: GoalState | None = None,
    whole: State | None = None,
    earlier: Iterable[Talk] = (),
) -> Talk:
    """A talk about to begin: with the goal as it is known, and the initiatives that wait.

    `state` is the goal's state after earlier talks, or None for a goal that is new; `whole` the
    state of everything, from which the team's agreements and goals come along; `earlier` the talks
    that a cycle review reads back. `now` is aware. A talk on a new goal has no look-back.
    """
    whole = whole or State()
    team = whole.team(opening.team)
    others = whole.goals_in(opening.team) if agenda.kind in ("goals", "review") else ()
    if agenda.about_team:
        each = (msgspec.structs.replace(_pass(s, opening), chosen=False) for s in others)
        passes = (_about_team(talk_id, opening, now), *each)
    elif state is None:
        passes = (_new_goal(talk_id, agenda, opening, now),)
    else:
        passes = (_pass(state, opening, agenda),)
    agreed = _agreed(team, now.date(), agenda)
    talk = Talk(
        id=talk_id,
        agenda=agenda.id,
        kind=agenda.kind,
        title=agenda.title,
        language=opening.language,
        team=kept(opening.team),
        started=now,
        changed=now,
        minutes=agenda.minutes,
        phases=_phases(agenda, passes[0], agreed),
        people=opening.people,
        convened=opening.convened,
        private=agenda.solo,
        passes=passes,
        agreed=agreed,
        each=tuple(
            Phase(id=p.id, kind=p.kind, title=p.title, minutes=p.minutes)
            for p in agenda.phases
            if p.each
        ),
    )
    return _laid_out(_with_lines(_reviewing(talk), opening), whole, tuple(earlier))


def _phases(agenda: Agenda, first: Pass, agreed: Agreed) -> tuple[Phase, ...]:
    phases = tuple(
        Phase(id=phase.id, kind=phase.kind, title=phase.title, minutes=phase.minutes)
        for phase in agenda.phases
        if not phase.each
        and (phase.kind != "look-back" or first.began.looked_back)
        and (agreed.frames or not _of_earlier_limits(phase))
    )
    if not agenda.solo and not any(phase.kind == "close" for phase in phases):
        phases = (*phases, Phase(id="close", kind="close", title=PHASE_KIND["close"], minutes=0))
    return (msgspec.structs.replace(phases[0], visited=True), *phases[1:])


def _of_earlier_limits(phase: AgendaPhase) -> bool:
    """True for a phase that only asks what becomes of limits there are."""
    return bool(phase.questions) and all(q.records == "frame_choice" for q in phase.questions)


def _new_goal(talk_id: str, agenda: Agenda, opening: Opening, now: datetime) -> Pass:
    first = Wording(
        n=1,
        text=kept(opening.goal_text),
        target_group=kept(opening.target_group),
        meeting=talk_id,
        on=now.date(),
    )
    brought_in = agenda.kind == "goal-dialogue"
    goal = Goal(
        id=f"g-{talk_id}", wordings=(first,), status="brought-in" if brought_in else "agreed"
    )
    return Pass(goal=goal.id, began=Began(goal=goal), account_giver=opening.account_giver)


def _about_team(talk_id: str, opening: Opening, now: datetime) -> Pass:
    subject = Wording(n=1, text=kept(opening.goal_text), meeting=talk_id, on=now.date())
    began = Began(goal=Goal(id="", wordings=(subject,)))
    return Pass(goal="", began=began, account_giver=opening.account_giver)


def _pass(state: GoalState, opening: Opening, agenda: Agenda | None = None) -> Pass:
    solo = agenda is not None and agenda.solo
    waiting = state.touching if agenda and agenda.kind == "plan-or-frame" else state.waiting
    looked = tuple(_look_back(item) for item in waiting)
    giver = opening.account_giver
    if agenda is None:  # one of several goals: whoever took it on gives account of it
        giver = next((w.initiative.by for w in waiting if w.initiative.by), state.account_giver)
    numbers = {w.n for w in state.goal.wordings}
    agreed = looked[0].goal_wording if looked else state.goal.now.n
    began = Began(
        goal=each_sharer(state.goal, tuple(person.name for person in opening.people)),
        agreed=agreed if agreed in numbers else state.goal.now.n,
        looked_back=() if solo else looked,
        brought=Brought(
            readings=state.readings,
            indicators=state.indicators,
            others=() if solo else state.others,
            pending=() if solo else state.pending,
            status=state.goal.status,
        ),
    )
    return Pass(goal=state.goal.id, began=began, account_giver=giver)


def _look_back(waiting: Waiting) -> LookedBack:
    return LookedBack(
        initiative=waiting.initiative,
        meeting=waiting.meeting,
        taken=waiting.taken,
        goal_wording=waiting.goal_wording,
        words=waiting.words,
    )


def _agreed(team: TeamState, on: date, agenda: Agenda) -> Agreed:
    if agenda.solo:
        return Agreed()
    return Agreed(
        frames=team.in_force(on),
        agreement=team.agreement,
        starting_points=team.starting_points,
        rhythm=team.rhythm,
    )


def _reviewing(talk: Talk) -> Talk:
    """A cycle review talks every goal of the team through in a few words."""
    if talk.kind != "review" or len(talk.passes) == 1:
        return talk
    return with_goals(talk, tuple(range(1, len(talk.passes))))


def _with_lines(talk: Talk, opening: Opening) -> Talk:
    """The lines of a plan that is taken in, each in its original wording."""
    phase = next((p.id for p in talk.phases if p.kind == "origin"), "")
    lines = opening.lines or ((opening.goal_text,) if talk.kind == "goal-dialogue" else ())
    texts = [kept(text) for text in lines if phase and kept(text)]
    made = tuple(
        Line(id=f"l{n}", text=text, phase=phase, kind="plan line")
        for n, text in enumerate(texts, 1)
    )
    return change(talk, lines=made, counter=len(made))


def _laid_out(talk: Talk, whole: State, earlier: tuple[Talk, ...]) -> Talk:
    from agendas.talk.laid_out import laid_out

    return change(talk, laid_out=laid_out(talk, whole, earlier))
