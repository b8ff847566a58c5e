"""From earlier talks to the next: a goal's story so far, and what the next talk opens with.

Everything that spans talks is a fold over them in order of time. Check-ins decide nothing shared
and leave the cycle where it is (invariant 20).
"""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from agendas.agenda import Agenda
from agendas.meeting import Meeting, standing_records
from agendas.records import (
    Goal,
    Initiative,
    Language,
    LookedBack,
    Person,
    Phase,
    Record,
    Segment,
    Wording,
)
from agendas.text import kept
from agendas.vocabulary import KINDS


class Waiting(Record, frozen=True, kw_only=True):
    """An initiative that waits for its talk: who took it, in which words, and when it is due."""

    initiative: Initiative
    meeting: str
    taken: date
    goal_wording: int


class GoalState(Record, frozen=True, kw_only=True):
    """A goal as the talks so far left it: its wordings, what waits, and when it was last talked of."""

    goal: Goal
    team: str = ""
    waiting: tuple[Waiting, ...] = ()
    last_talk: datetime | None = None
    next_talk: date | None = None
    account_giver: str = ""
    people: tuple[Person, ...] = ()
    talks: int = 0

    @property
    def due(self) -> date | None:
        """The day account of it is due: of the earliest initiative, or the next talk agreed on."""
        days = [w.initiative.due for w in self.waiting if w.initiative.due]
        return min(days, default=self.next_talk)


def goals_of(meetings: Iterable[Meeting]) -> dict[str, GoalState]:
    """Every goal by its id, as a fold over talks; the order in which they come does not matter."""
    states: dict[str, GoalState] = {}
    for meeting in sorted(meetings, key=lambda m: (m.started, m.id)):
        before = states.get(meeting.goal.id)
        if meeting.private:
            if before is None:
                states[meeting.goal.id] = GoalState(goal=meeting.goal, team=meeting.team)
            continue
        states[meeting.goal.id] = _after(before, meeting)
    return states


def _after(before: GoalState | None, meeting: Meeting) -> GoalState:
    state = before or GoalState(goal=meeting.goal)
    if meeting.ended is None:
        return msgspec.structs.replace(state, team=meeting.team or state.team)
    wordings = {w.n: w for w in state.goal.wordings} | {w.n: w for w in meeting.goal.wordings}
    goal = Goal(id=meeting.goal.id, wordings=tuple(wordings[n] for n in sorted(wordings)))
    looked = {
        (back.meeting, back.initiative.id): back
        for back in meeting.segment.looked_back
        if back.onward
    }
    carried = {
        key
        for key, back in looked.items()
        if back.onward in ("stopped", "let-go", "did-not-happen")
    }
    taken = tuple(
        Waiting(
            initiative=item,
            meeting=meeting.id,
            taken=meeting.started.date(),
            goal_wording=_in_force(meeting),
        )
        for item in standing_records(meeting.segment.initiatives)
    )
    replaced = {
        key
        for key, back in looked.items()
        if taken and back.initiative.by in {t.initiative.by for t in taken}
    }
    still = tuple(
        waiting
        for waiting in state.waiting
        if (waiting.meeting, waiting.initiative.id) not in carried | replaced
    )
    return msgspec.structs.replace(
        state,
        goal=goal,
        team=meeting.team or state.team,
        waiting=still + taken,
        last_talk=meeting.started,
        next_talk=meeting.next_talk.on,
        account_giver=meeting.account_giver or state.account_giver,
        people=meeting.people or state.people,
        talks=state.talks + 1,
    )


def _in_force(meeting: Meeting) -> int:
    """The number of the wording in force during the talk: a new one counts from its close on."""
    earlier = [
        wording
        for wording in meeting.goal.wordings
        if wording.meeting != meeting.id and wording.status == "agreed"
    ]
    return earlier[-1].n if earlier else meeting.goal.wordings[0].n


class Opening(Record, frozen=True, kw_only=True):
    """What a new talk is started with, as the facilitator chose it on Prepare."""

    goal_text: str
    team: str = ""
    people: tuple[Person, ...] = ()
    account_giver: str = ""
    language: Language = "en"
    target_group: str = ""


def new_meeting(
    meeting_id: str,
    agenda: Agenda,
    opening: Opening,
    now: datetime,
    state: GoalState | None = None,
) -> Meeting:
    """A talk about to begin: with the goal as it is known, and the initiatives that wait.

    `state` is the goal's state after earlier talks, or None for a goal that is new; `now` is aware.
    A talk on a new goal has no look-back.
    """
    if state is None:
        first = Wording(
            n=1,
            text=kept(opening.goal_text),
            target_group=kept(opening.target_group),
            meeting=meeting_id,
            on=now.date(),
        )
        goal = Goal(id=f"g-{meeting_id}", wordings=(first,))
    else:
        goal = state.goal
    looked = tuple(_look_back(waiting) for waiting in (state.waiting if state else ()))
    phases = tuple(
        Phase(id=phase.id, kind=phase.kind, title=phase.title, minutes=phase.minutes)
        for phase in agenda.phases
        if phase.kind != "look-back" or looked
    )
    if not agenda.solo and not any(phase.kind == "close" for phase in phases):
        phases = (*phases, Phase(id="close", kind="close", title=KINDS["close"], minutes=0))
    phases = (msgspec.structs.replace(phases[0], visited=True), *phases[1:])
    return Meeting(
        id=meeting_id,
        agenda=agenda.id,
        title=agenda.title,
        language=opening.language,
        team=kept(opening.team),
        started=now,
        changed=now,
        minutes=agenda.minutes,
        phases=phases,
        people=opening.people,
        private=agenda.solo,
        segments=(
            Segment(
                goal=goal,
                agreed=looked[0].goal_wording if looked else goal.now.n,
                account_giver=opening.account_giver,
                looked_back=() if agenda.solo else looked,
            ),
        ),
    )


def _look_back(waiting: Waiting) -> LookedBack:
    return LookedBack(
        initiative=waiting.initiative,
        meeting=waiting.meeting,
        taken=waiting.taken,
        goal_wording=waiting.goal_wording,
    )
