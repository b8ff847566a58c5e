"""What the closing of a talk of schema 1 made of its goals: by it the day it was closed is found.

A wording is appended, never written over another; a goal changes with the consent of those who
share it, and until then the change is proposed (invariants 2, 20 and 22).
"""

from datetime import date

import msgspec

from agendas.records.agreements import PlanLine
from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Decision, Goal, GoalStatus, Wording
from agendas.records.segment import Segment

_ENDS: dict[str, GoalStatus] = {
    "replace": "replaced",
    "split": "split",
    "set-aside": "set-aside",
    "let-go": "let-go",
}


def consent_needed(meeting: Meeting, segment: Segment) -> tuple[str, ...]:
    """Whose consent a change of the goal needs: those who share it, else those present."""
    return segment.goal.sharers or meeting.names


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def still_asked(
    meeting: Meeting, segment: Segment, given: tuple[str, ...], left: tuple[str, ...]
) -> tuple[str, ...]:
    """Those whose consent is not there yet."""
    there = _folded(given) | _folded(left)
    return tuple(n for n in consent_needed(meeting, segment) if n.casefold() not in there)


def decided(meeting: Meeting, on: date) -> Meeting:
    """The meeting with its decisions carried into its goals. Calling it twice changes nothing."""
    segments = tuple(_decided(meeting, segment, on) for segment in meeting.segments)
    return msgspec.structs.replace(meeting, segments=segments)


def _decided(meeting: Meeting, segment: Segment, on: date) -> Segment:
    if not segment.goal.id:
        return msgspec.structs.replace(segment, new_goals=_from_plan(meeting, on))
    goal = _first_agreed(meeting, as_it_came_in(meeting, segment))
    segment = msgspec.structs.replace(segment, goal=goal, new_goals=())
    for pending in segment.brought.pending:
        if any(c.dropped for c in standing_records(segment.consents) if c.about == pending.id):
            continue
        given, left = _given_later(segment, pending)
        if not still_asked(meeting, segment, given, left) and not meeting.private:
            segment = _carried_out(meeting, segment, pending, given, on)
    decisions = standing_records(segment.decisions)
    if not decisions:
        return segment
    decision = decisions[-1]
    if decision.choice == "keep":
        return segment if meeting.private else _as_a_goal(segment)
    missing = still_asked(meeting, segment, decision.consented_by, decision.left)
    agreed = not missing and not meeting.private
    if decision.choice == "reword":
        return _reworded(meeting, segment, decision, on, agreed)
    return (
        _carried_out(meeting, segment, decision, decision.consented_by, on) if agreed else segment
    )


def _from_plan(meeting: Meeting, on: date) -> tuple[Goal, ...]:
    """The goals that lines of a plan became; the original wording stays with each."""
    there = meeting.names
    return tuple(
        Goal(
            id=goal_id(meeting.id, line),
            wordings=(
                Wording(
                    n=1, text=line.became, original=line.text if line.text != line.became else "", meeting=meeting.id, on=on,
                    consented_by=there,
                ),
            ),
            sharers=there,
        )
        for line in standing_records(meeting.lines)
        if line.exit in ("keep", "reword") and meeting.kind == "plan"
    )  # fmt: skip


def as_it_came_in(meeting: Meeting, segment: Segment) -> Goal:
    """The goal as it came in: an earlier closing of the same talk undone."""
    goal = segment.goal
    wordings = tuple(
        msgspec.structs.replace(w, status="proposed", agreed_in="", agreed_on=None)
        if w.agreed_in == meeting.id
        else w
        for place, w in enumerate(goal.wordings)
        if place == 0 or w.meeting != meeting.id
    )
    decided_here = segment.decisions or segment.consents
    status: GoalStatus = "agreed" if decided_here and goal.status != "brought-in" else goal.status
    return msgspec.structs.replace(goal, wordings=wordings, status=status, successors=(), reason="")


def _first_agreed(meeting: Meeting, goal: Goal) -> Goal:
    """A goal that came into being here is shared by those who were there."""
    first = goal.wordings[0]
    if first.meeting != meeting.id or meeting.private:
        return goal
    there = meeting.names
    first = msgspec.structs.replace(first, consented_by=there)
    return msgspec.structs.replace(goal, wordings=(first, *goal.wordings[1:]), sharers=there)


def _given_later(segment: Segment, pending: Decision) -> tuple[tuple[str, ...], tuple[str, ...]]:
    consents = [c for c in standing_records(segment.consents) if c.about == pending.id]
    given = tuple(dict.fromkeys((*pending.consented_by, *(n for c in consents for n in c.names))))
    left = tuple(dict.fromkeys((*pending.left, *(n for c in consents for n in c.left))))
    return given, left


def _reworded(
    meeting: Meeting, segment: Segment, decision: Decision, on: date, agreed: bool
) -> Segment:
    if not decision.wording:
        return segment
    goal = segment.goal
    wording = Wording(
        n=max(w.n for w in goal.wordings) + 1,
        text=decision.wording,
        target_group=goal.now.target_group,
        difference=goal.now.difference,
        reason=decision.text,
        meeting=meeting.id,
        on=on,
        consented_by=decision.consented_by,
        status="agreed" if agreed else "proposed",
    )
    segment = msgspec.structs.replace(
        segment, goal=msgspec.structs.replace(goal, wordings=(*goal.wordings, wording))
    )
    return _as_a_goal(segment) if agreed else segment


def _as_a_goal(segment: Segment) -> Segment:
    """The segment with a goal that was only brought in as one that people agreed on."""
    if segment.goal.status != "brought-in":
        return segment
    goal = msgspec.structs.replace(segment.goal, status="agreed", reason="")
    return msgspec.structs.replace(segment, goal=goal)


def _carried_out(
    meeting: Meeting, segment: Segment, decision: Decision, given: tuple[str, ...], on: date
) -> Segment:
    """The segment with a change that everyone consented to."""
    goal = segment.goal
    if decision.choice == "reword":
        wordings = tuple(
            msgspec.structs.replace(
                w, status="agreed", agreed_in=meeting.id, agreed_on=on, consented_by=given
            )
            if w.status == "proposed" and w.text == decision.wording
            else w
            for w in goal.wordings
        )
        return msgspec.structs.replace(
            segment, goal=msgspec.structs.replace(goal, wordings=wordings)
        )
    words = decision.parts if decision.choice == "split" else (decision.wording,)
    if decision.choice in ("replace", "split"):
        if not all(words) or not words:
            return segment
        new = tuple(
            _new_goal(meeting, goal, text, decision, given, on, place)
            for place, text in enumerate(words, 1)
        )
    else:
        new = ()
    goal = msgspec.structs.replace(
        goal,
        status=_ENDS[decision.choice],
        reason=decision.text,
        successors=tuple(g.id for g in new),
    )
    return msgspec.structs.replace(segment, goal=goal, new_goals=new)


def _new_goal(
    meeting: Meeting,
    old: Goal,
    text: str,
    decision: Decision,
    given: tuple[str, ...],
    on: date,
    place: int,
) -> Goal:
    first = Wording(
        n=1,
        text=text,
        target_group=old.now.target_group,
        reason=decision.text,
        meeting=meeting.id,
        on=on,
        consented_by=given,
    )
    key = decision.id.replace(":", "-")
    return Goal(
        id=f"g-{meeting.id}-{key}-{place}",
        wordings=(first,),
        sharers=given or old.sharers,
        predecessor=old.id,
    )


def goal_id(talk_id: str, line: PlanLine) -> str:
    """The id of the goal that a line of a plan became."""
    return f"g-{talk_id}-{line.id}"
