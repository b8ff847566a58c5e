"""One talk further for a goal: what it leaves of wordings, readings, signs and initiatives."""

import msgspec

from agendas.records.agreements import Moved, PlanLine
from agendas.records.meeting import Meeting, S, key_of, standing_records
from agendas.records.said import (
    Decision,
    Goal,
    GoalStatus,
    Indicator,
    Meaning,
    Reading,
    Remark,
    TalkKind,
    Wording,
)
from agendas.records.segment import Segment
from agendas.records.state import GoalState, PlannedTalk, Waiting
from agendas.talk.close import goal_id

IN_BETWEEN: tuple[TalkKind, ...] = ("plan-or-frame", "criterion", "planning", "review")
ENDED: tuple[GoalStatus, ...] = ("replaced", "split", "set-aside", "let-go")


def goal_after(
    before: GoalState | None, meeting: Meeting, segment: Segment, team: str
) -> GoalState:
    """The goal one talk later. A talk that is not closed, or private, leaves it as it was."""
    state = before or GoalState(goal=segment.goal, team=team)
    if meeting.private:
        return state
    if meeting.ended is None:
        return msgspec.structs.replace(state, team=state.team or team)
    goal, numbers = _merged(state, meeting, segment)
    on = segment.next_talk.on or meeting.next_talk.on
    people = segment.next_talk.people or meeting.next_talk.people
    planned = held(state.planned, meeting)
    if on and meeting.kind != "review" and goal.status not in ("set-aside", "let-go"):
        talk = PlannedTalk(on=on, planned_in=meeting.id, goal=goal.id, people=people)
        planned = (*(p for p in planned if not p.open), talk)
    return msgspec.structs.replace(
        state,
        goal=goal,
        team=meeting.team or state.team or team,
        waiting=_waiting(state, meeting, segment, numbers),
        last_talk=state.last_talk if meeting.kind == "review" else meeting.started,
        account_giver=segment.account_giver or state.account_giver,
        people=state.people if meeting.kind == "review" else meeting.people or state.people,
        talks=state.talks + (meeting.kind != "review"),
        readings=_readings(state, meeting, segment),
        indicators=_indicators(state, meeting, segment),
        others=_others(state, meeting, segment),
        pending=_pending(state, meeting, segment),
        criteria=_criteria(state, meeting, segment),
        planned=planned,
    )


def _keyed(said: S, meeting: Meeting) -> S:
    return msgspec.structs.replace(said, id=key_of(meeting.id, said.id))


def _merged(state: GoalState, meeting: Meeting, segment: Segment) -> tuple[Goal, dict[int, int]]:
    """The goal with this talk's wordings after those known, and this talk's numbers as they are now.

    Two talks that appended a wording apart from each other both keep theirs (invariant 2).
    """
    known: list[Wording] = list(state.goal.wordings)
    numbers: dict[int, int] = {}
    for wording in segment.goal.wordings:
        same = next((i for i, w in enumerate(known) if _same(w, wording, meeting)), None)
        if same is None:
            n = max((w.n for w in known), default=0) + 1 if known else wording.n
            known.append(msgspec.structs.replace(wording, n=n))
            numbers[wording.n] = n
        else:
            n = known[same].n
            if known[same].status == "proposed" or wording.meeting == meeting.id:
                known[same] = msgspec.structs.replace(wording, n=n)
            else:
                known[same] = _filled(known[same], wording)
            numbers[wording.n] = n
    goal = msgspec.structs.replace(
        segment.goal,
        wordings=tuple(sorted(known, key=lambda w: w.n)),
        status=_status(state, segment),
        sharers=_sharers(state, meeting, segment),
        predecessor=state.goal.predecessor or segment.goal.predecessor,
    )
    return goal, numbers


def _filled(known: Wording, wording: Wording) -> Wording:
    """An agreed wording with what had been left open about it; what stood there stays."""
    return msgspec.structs.replace(
        known,
        target_group=known.target_group or wording.target_group,
        difference=known.difference or wording.difference,
    )


def _same(known: Wording, wording: Wording, meeting: Meeting) -> bool:
    if known.meeting == wording.meeting and known.text == wording.text:
        return True
    # while the first talk goes on its own first wording may still change
    return wording.meeting == meeting.id and known.meeting == meeting.id and known.n == wording.n


def _status(state: GoalState, segment: Segment) -> GoalStatus:
    now, before = segment.goal.status, state.goal.status
    if now in ENDED:
        return now
    if before in ("replaced", "split"):
        return before
    if before in ("set-aside", "let-go") and segment.brought.status != before:
        return before  # this talk began before that was decided
    return now


def _sharers(state: GoalState, meeting: Meeting, segment: Segment) -> tuple[str, ...]:
    """Who shares the goal: those who agreed on it, and who has read it or took something on."""
    names = [*state.goal.sharers, *segment.goal.sharers, segment.account_giver]
    names += [r.by for r in standing_records(segment.readings)]
    names += [i.by for i in standing_records(segment.initiatives)]
    left = {n.casefold() for d in standing_records(segment.decisions) for n in d.left}
    left |= {n.casefold() for c in standing_records(segment.consents) for n in c.left}
    found: dict[str, str] = {}
    for name in names:
        if name and name.casefold() not in left:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _waiting(
    state: GoalState, meeting: Meeting, segment: Segment, numbers: dict[int, int]
) -> tuple[Waiting, ...]:
    if segment.goal.status == "let-go":
        return ()
    looked = {(b.meeting, b.initiative.id): b for b in segment.looked_back if b.onward}
    done = {k for k, b in looked.items() if b.onward in ("stopped", "let-go", "did-not-happen")}
    n = _in_force(meeting, segment.goal)
    words = segment.goal.wording(n).text
    taken = tuple(
        Waiting(
            initiative=item, meeting=meeting.id, taken=meeting.started.date(),
            goal_wording=numbers.get(n, n), words=words,
        )
        for item in standing_records(segment.initiatives)
    )  # fmt: skip
    takers = {t.initiative.by for t in taken}
    followed = {k for k, b in looked.items() if taken and b.initiative.by in takers}
    # Of several that somebody took, those that carry on still wait beside what follows the others.
    several = {by for by in takers if sum(b.initiative.by == by for b in looked.values()) > 1}
    followed -= {
        k for k, b in looked.items() if b.onward == "carried-on" and b.initiative.by in several
    }
    talked_over = {
        (b.meeting, b.initiative.id) for b in segment.looked_back
        if meeting.kind == "plan-or-frame" and b.initiative.by in takers
    }  # fmt: skip
    still = tuple(
        w
        for w in state.waiting
        if (w.meeting, w.initiative.id) not in done | followed | talked_over
    )
    return still + taken


def _in_force(meeting: Meeting, goal: Goal) -> int:
    """The number of the wording in force during the talk: a new one counts from its close on."""
    earlier = [w for w in goal.wordings if w.meeting != meeting.id and w.status == "agreed"
               and w.agreed_in != meeting.id]  # fmt: skip
    return earlier[-1].n if earlier else goal.wordings[0].n


def _readings(state: GoalState, meeting: Meeting, segment: Segment) -> tuple[Reading, ...]:
    found = {reading.by.casefold(): reading for reading in state.readings}
    for reading in standing_records(segment.readings):
        found.pop(reading.by.casefold(), None)
        found[reading.by.casefold()] = _keyed(reading, meeting)
    return tuple(found.values())


def _indicators(state: GoalState, meeting: Meeting, segment: Segment) -> tuple[Indicator, ...]:
    choices = standing_records(segment.indicator_choices)
    gone = {choice.about for choice in choices if choice.choice == "replace"}
    new = tuple(_keyed(item, meeting) for item in standing_records(segment.indicators))
    return (*(item for item in state.indicators if item.id not in gone), *new)


def _others(state: GoalState, meeting: Meeting, segment: Segment) -> tuple[Meaning, ...]:
    """Other readings of this talk's facts; a talk in between leaves those of the talk before."""
    if meeting.kind in IN_BETWEEN or not any(p.kind == "interpretation" for p in meeting.phases):
        return state.others
    return tuple(_keyed(m, meeting) for m in standing_records(segment.meanings) if m.other)


def _criteria(state: GoalState, meeting: Meeting, segment: Segment) -> tuple[Remark, ...]:
    """What was said to serve the goal no longer; a criterion call talks it over (method.md §3.8)."""
    if meeting.kind == "criterion":
        return ()
    said = (r for r in standing_records(segment.remarks) if r.slot == "criterion")
    return (*state.criteria, *(_keyed(remark, meeting) for remark in said))


def _pending(state: GoalState, meeting: Meeting, segment: Segment) -> tuple[Decision, ...]:
    if segment.goal.status in ENDED:
        return ()
    decisions = standing_records(segment.decisions)
    new = decisions[-1:] if decisions and _waits(decisions[-1], segment) else ()
    still = [_asked(item, segment) for item in state.pending if _stands(item, meeting, segment)]
    return (*still, *(_keyed(item, meeting) for item in new))


def _waits(decision: Decision, segment: Segment) -> bool:
    """True for a change that was decided on and lacks somebody's consent."""
    if decision.choice == "keep" or (decision.choice == "replace" and not decision.wording):
        return False
    proposed = {w.text for w in segment.goal.wordings if w.status == "proposed"}
    return decision.choice != "reword" or decision.wording in proposed


def _stands(item: Decision, meeting: Meeting, segment: Segment) -> bool:
    """True for an earlier proposal that was neither carried out here nor taken back in words."""
    consents = [c for c in standing_records(segment.consents) if c.about == item.id]
    agreed = any(
        w.agreed_in == meeting.id and w.text == item.wording for w in segment.goal.wordings
    )
    return not agreed and not any(consent.dropped for consent in consents)


def _asked(item: Decision, segment: Segment) -> Decision:
    """An earlier proposal with the consent that was given here."""
    given = [c for c in standing_records(segment.consents) if c.about == item.id]
    names = tuple(dict.fromkeys((*item.consented_by, *(n for c in given for n in c.names))))
    left = tuple(dict.fromkeys((*item.left, *(n for c in given for n in c.left))))
    return msgspec.structs.replace(item, consented_by=names, left=left)


def held(planned: tuple[PlannedTalk, ...], meeting: Meeting) -> tuple[PlannedTalk, ...]:
    """The planned talks, with the one that this meeting was.

    A talk in between, about a limit or a criterion, is not the one that was planned.
    """
    if meeting.kind in IN_BETWEEN:
        return planned
    waiting = [place for place, talk in enumerate(planned) if talk.open]
    if not waiting:
        return planned
    place = waiting[-1]
    talk = msgspec.structs.replace(
        planned[place], held_as=meeting.id, held_on=meeting.started.date()
    )
    return (*planned[:place], talk, *planned[place + 1 :])


def moved(planned: tuple[PlannedTalk, ...], item: Moved) -> tuple[PlannedTalk, ...]:
    """The planned talks, with one put on another day, or called off."""
    waiting = [place for place, talk in enumerate(planned) if talk.open]
    if not waiting:
        return planned
    place = waiting[-1]
    talk = planned[place]
    talk = msgspec.structs.replace(talk, on=item.to, moved=(*talk.moved, item))
    return (*planned[:place], talk, *planned[place + 1 :])


def with_new_goals(
    goals: dict[str, GoalState], meeting: Meeting, team: str
) -> dict[str, GoalState]:
    """The goals with those that came of replacing, splitting or taking in a plan.

    What waits on a goal that was replaced goes along to the first that came of it.
    """
    for segment in meeting.segments:
        for place, goal in enumerate(segment.new_goals):
            state = GoalState(
                goal=goal, team=team, people=meeting.people,
                account_giver=segment.account_giver, lines=_lines_for(goal, meeting),
            )  # fmt: skip
            old = goals.get(segment.goal.id)
            if place == 0 and old:
                state = msgspec.structs.replace(
                    state, waiting=old.waiting, planned=tuple(p for p in old.planned if p.open)
                )
                done = tuple(p for p in old.planned if not p.open)
                goals[segment.goal.id] = msgspec.structs.replace(old, waiting=(), planned=done)
            goals.setdefault(goal.id, state)
    return goals


def _lines_for(goal: Goal, meeting: Meeting) -> tuple[PlanLine, ...]:
    """The signs and initiatives of a plan that stood under the line this goal came from."""
    found, here = [], False
    for line in standing_records(meeting.lines):
        if line.exit in ("keep", "reword"):
            here = goal.id == goal_id(meeting.id, line)
        elif here and line.exit in ("to-indicator", "to-initiative"):
            found.append(line)
    return tuple(found)
