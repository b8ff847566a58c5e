"""One talk further for a goal: what it leaves of wordings, readings, signs and initiatives."""

from collections.abc import Iterable

import msgspec

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.came_to.goal.decisions import own_reason, whose
from agendas.came_to.goal.wordings import Became, agreed_last, asked, became, dropped, goal_of_line
from agendas.came_to.indicators import let_go, signs
from agendas.came_to.initiatives import asked_still, initiatives, looked_back
from agendas.came_to.limits import plan_lines
from agendas.came_to.meanings import other_readings
from agendas.came_to.next_talks import is_of_agreement, next_talk, open_days, own_days
from agendas.came_to.readings import in_force, readings
from agendas.came_to.remarks import criteria
from agendas.lines.talk import Pass, Talk
from agendas.parsing.appointment import hours_in
from agendas.parsing.each_name import each_name, each_sharer
from agendas.records.agreements import Moved, PlanLine
from agendas.records.said import (
    Consent,
    Decision,
    Goal,
    GoalStatus,
    Indicator,
    Initiative,
    LookedBack,
    Meaning,
    NextTalk,
    Reading,
    TalkKind,
    Wording,
    key_of,
)
from agendas.records.state import GoalState, OwnDay, PlannedTalk, Waiting

_replace = msgspec.structs.replace
IN_BETWEEN: tuple[TalkKind, ...] = ("plan-or-frame", "criterion", "planning", "review")
_TAKEN_UP = ("taken-up", "carried-on", "changed")
_OVER = ("stopped", "let-go", "declined")
ENDED: tuple[GoalStatus, ...] = ("replaced", "split", "set-aside", "let-go")


def unfinished(before: GoalState | None, talk: Talk, one: Pass, team: str) -> GoalState:
    """The goal with a talk on it that is not closed, or private: it leaves it as it was.

    What a talk decided that is open again stays until it is closed anew.
    """
    if before is None:
        began = one.began.goal
        goal = became(TalkLines(talk), talk.passes.index(one)).goal if talk.closed else began
        before = GoalState(goal=goal, team=team)
    return before if talk.private else _replace(before, team=before.team or team)


def goal_after(
    before: GoalState | None, lines: TalkLines, place: int, team: str, made: Became
) -> GoalState:
    """The goal one closed talk later; `made` is what that talk by itself left of it."""
    talk, one = lines.talk, lines.talk.passes[place]
    state = before or GoalState(goal=one.began.goal, team=team)
    read, taken = readings(lines, place), initiatives(lines, place)
    left, decided, agreed_to = made.goal, made.decided, made.consents
    gone = [n for d in decided for n in d.left] + [n for c in agreed_to for n in c.left]
    goal, numbers = _merged(state, talk, left)
    status, reviewing = _status(state, one, left), talk.kind == "review"
    goal = _replace(
        goal, status=status, sharers=_sharers(state, one, left, read, taken, gone, talk)
    )
    following = next_talk(lines, place)
    planned = took_place(state.planned, talk)
    if following.on and not reviewing and status not in ("set-aside", "let-go"):
        planned = agreed(
            planned, as_agreed(following, talk, goal.id, is_of_agreement(lines, place))
        )
    return _replace(
        state,
        goal=goal,
        team=talk.team or state.team or team,
        waiting=_waiting(state, lines, place, left, numbers, (*taken, *asked_still(lines, place))),
        last_talk=state.last_talk if reviewing else talk.started,
        account_giver=one.account_giver or state.account_giver,
        people=state.people if reviewing else talk.members or state.people,
        talks=state.talks + (not reviewing),
        readings=_readings(state, read),
        indicators=_indicators(state, lines, place),
        others=_others(state, lines, place),
        pending=_pending(state, lines, place, left, (*made.stands, *made.proposed), agreed_to),
        criteria=() if talk.kind == "criterion"
        else (*state.criteria, *criteria(lines, place)),
        planned=planned,
    )  # fmt: skip


def _merged(state: GoalState, talk: Talk, left: Goal) -> tuple[Goal, dict[int, int]]:
    """The goal with this talk's wordings after those known, and this talk's numbers as they are now.

    Two talks that appended a wording apart from each other both keep theirs (invariant 2). One that
    is agreed on after a later one was stands behind it, and is the goal's from then on.
    """
    known: list[Wording] = list(state.goal.wordings)
    numbers: dict[int, int] = {}
    for wording in left.wordings:
        same = next((i for i, w in enumerate(known) if _same(w, wording, talk)), None)
        if same is None:
            n = max(w.n for w in known) + 1 if known else wording.n
            known.append(_replace(wording, n=n))
        else:
            n = known[same].n
            if known[same].status == "proposed" or wording.meeting == talk.id:
                now = _replace(wording, n=n)
                if now.agreed_in == talk.id != known[same].agreed_in:
                    known = list(agreed_last(tuple(known), now))
                    n = next(w.n for w in known if _same(w, wording, talk))
                else:
                    known[same] = now
            else:
                known[same] = _filled(known[same], wording)
        numbers[wording.n] = n
    goal = _replace(
        left,
        wordings=tuple(sorted(known, key=lambda w: w.n)),
        predecessor=state.goal.predecessor or left.predecessor,
    )
    return goal, numbers


def _filled(known: Wording, wording: Wording) -> Wording:
    """An agreed wording with what had been left open about it; what stood there stays."""
    return _replace(
        known,
        target_group=known.target_group or wording.target_group,
        difference=known.difference or wording.difference,
    )


def _same(known: Wording, wording: Wording, talk: Talk) -> bool:
    if known.meeting == wording.meeting and known.text == wording.text:
        return True
    # while the first talk goes on its own first wording may still change
    return wording.meeting == talk.id and known.meeting == talk.id and known.n == wording.n


def _status(state: GoalState, one: Pass, left: Goal) -> GoalStatus:
    now, before = left.status, state.goal.status
    if now in ENDED:
        return now
    if before in ("replaced", "split"):
        return before
    if before in ("set-aside", "let-go") and one.began.brought.status != before:
        return before  # this talk began before that was decided
    return now


def _sharers(
    state: GoalState,
    one: Pass,
    left: Goal,
    read: tuple[Reading, ...],
    taken: tuple[Initiative, ...],
    gone: list[str],
    talk: Talk,
) -> tuple[str, ...]:
    """Who shares the goal: those who agreed on it, give account of it, read it or took something on.

    A guest who reads it does not.
    """
    there, guests = talk.names, {*talk.names} - {*talk.member_names}
    before = each_sharer(state.goal, there).sharers
    names = (*before, *each_sharer(left, there).sharers, one.account_giver)
    known = {*before, *there}
    readers = (name for r in read for name in each_name(r.by, known) if name not in guests)
    names = (*names, *readers, *(name for i in taken for name in each_name(i.by, known)))
    if not gone and {*before, ""} >= {*names}:
        return before
    out = {name.casefold() for name in gone}
    found: dict[str, str] = {}
    for name in names:
        if name and name.casefold() not in out:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _waiting(
    state: GoalState,
    lines: TalkLines,
    place: int,
    left: Goal,
    numbers: dict[int, int],
    taken: tuple[Initiative, ...],
) -> tuple[Waiting, ...]:
    """What waits: what waited and was not ended or continued here, and what was taken up beside it.

    Who takes up something new still has what they carry on, and what did not happen yet.
    """
    if left.status == "let-go":
        return ()
    talk = lines.talk
    back = looked_back(lines, place)
    looked = {(b.meeting, b.initiative.id): b for b in back if b.onward}
    known = (*talk.names, *state.goal.sharers, *(person.name for person in state.people))
    each = {(w.meeting, w.initiative.id): _of_each(lines, w, known) for w in state.waiting}
    over = {k for k, b in looked.items() if b.onward in _OVER and not each.get(k)}
    takers = {item.by for item in taken}
    continued = {item.continues for item in taken}
    again = {(item.by, item.text.casefold()) for item in taken}
    over |= {
        (b.meeting, b.initiative.id)
        for b in back
        if key_of(b.meeting, b.initiative.id) in continued
        or (b.initiative.by, b.initiative.text.casefold()) in again
    }
    if talk.kind == "plan-or-frame":
        over |= {(b.meeting, b.initiative.id) for b in back if b.initiative.by in takers}
    n = _in_force(talk, left)
    words = left.wording(n).text
    unclear = {line.about for line in open_days(lines)}
    return (
        *(
            one
            for w in state.waiting
            if (key := (w.meeting, w.initiative.id)) not in over
            for one in each[key] or (_answered(w, looked.get(key)),)
        ),
        *(
            Waiting(initiative=item, meeting=talk.id, taken=talk.started.date(),
                    goal_wording=numbers.get(n, n), words=words, open_day=not item.due and item.id in unclear,
                    days=_days(lines, item))
            for item in taken
        ),
    )  # fmt: skip


def _days(lines: TalkLines, item: Initiative) -> tuple[OwnDay, ...]:
    step = lines.by_id.get(item.id)  # of what is asked still there is none
    return tuple(OwnDay(by=who, on=on) for who, on in own_days(lines, step)) if step else ()


def _of_each(lines: TalkLines, waiting: Waiting, known: Iterable[str]) -> tuple[Waiting, ...]:
    """What was asked, where some answered by name: whose it is now, and of whom of several it is asked still.

    Who was not asked and takes it up has it, too.
    """
    item, asked = waiting.initiative, each_name(waiting.initiative.asked, known)
    said = lines.about(ELSEWHERE + key_of(waiting.meeting, item.id), "onward")
    chose = {name.casefold(): line.choice for line in said if line.choice for name in line.by}
    named = {name.casefold(): name for name in (*asked, *(n for line in said for n in line.by))}
    up = {low for low, choice in chose.items() if choice in _TAKEN_UP}
    mine = {name.casefold() for name in asked}
    takes = [
        n for low, n in named.items() if low in up and (low in mine or chose[low] == "taken-up")
    ]
    still = [name for name in asked if chose.get(name.casefold()) not in (*_TAKEN_UP, *_OVER)]
    if not asked or not (takes or (len(asked) > 1 and len(still) < len(asked))):
        return ()
    now = _replace(item, by=", ".join(takes), asked="")
    left = _replace(item, id=f"{item.id}.asked" if takes else item.id, asked=", ".join(still))
    found = (now,) * bool(takes) + (left,) * bool(still)
    return tuple(_replace(waiting, initiative=one) for one in found)


def _answered(waiting: Waiting, back: LookedBack | None) -> Waiting:
    """What somebody was asked and took up, or carries on with by now, is theirs."""
    item = waiting.initiative
    if not item.asked or back is None or back.onward not in _TAKEN_UP:
        return waiting
    return _replace(waiting, initiative=_replace(item, by=item.asked, asked=""))


def taken_later(lines: TalkLines, place: int, back: LookedBack) -> Initiative | None:
    """What was asked in an earlier talk and somebody takes up in this one, as whose it is now; else None."""
    if not back.initiative.asked:
        return None
    known = (*lines.talk.names, *lines.talk.passes[place].began.goal.sharers)
    on = back.taken or lines.talk.started.date()
    waits = Waiting(initiative=back.initiative, meeting=back.meeting, taken=on, goal_wording=1)
    found = _of_each(lines, waits, known) or (_answered(waits, back),)
    return next((one.initiative for one in found if one.initiative.by), None)


def _in_force(talk: Talk, goal: Goal) -> int:
    """The number of the wording in force during the talk: a new one counts from its close on."""
    earlier = [w for w in goal.wordings
               if w.meeting != talk.id and w.status == "agreed" and w.agreed_in != talk.id]  # fmt: skip
    return earlier[-1].n if earlier else goal.wordings[0].n


def _readings(state: GoalState, read: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Each person's that hold; those of nobody known stand until others are said in their place."""
    if not read:
        return state.readings
    before = state.readings
    if any(not reading.by for reading in read):
        before = tuple(reading for reading in before if reading.by)
    return in_force((*before, *read))


def _indicators(state: GoalState, lines: TalkLines, place: int) -> tuple[Indicator, ...]:
    gone = let_go(lines, place)
    before = state.indicators
    if gone:
        before = tuple(item for item in before if item.id not in gone)
    return (*before, *signs(lines, place))


def _others(state: GoalState, lines: TalkLines, place: int) -> tuple[Meaning, ...]:
    """Other readings of this talk's facts; a talk in between leaves those of the talk before."""
    talk = lines.talk
    if talk.kind in IN_BETWEEN or not any(p.kind == "interpretation" for p in talk.phases):
        return state.others
    return other_readings(lines, place)


def _pending(
    state: GoalState,
    lines: TalkLines,
    place: int,
    left: Goal,
    decided: tuple[Decision, ...],
    here: tuple[Consent, ...],
) -> tuple[Decision, ...]:
    """The changes that wait for consent. Once other words are agreed on, those that waited are overtaken."""
    if left.status in ENDED:
        return ()
    talk = lines.talk.id
    agreed = {w.text for w in left.wordings if w.agreed_in == talk}
    other = agreed or any(
        w.meeting == talk and w.n > 1 and w.status == "agreed" for w in left.wordings
    )
    still = [
        asked(item, here)
        for item in state.pending
        if not dropped(item, here)
        and item.wording not in agreed
        and not (other and item.choice == "reword")
    ]
    new = [item for item in decided if _waits(item, left, talk)]
    return (*still, *(_as_proposed(lines, item, place) for item in new))


def _as_proposed(lines: TalkLines, said: Decision, place: int) -> Decision:
    """A change as later talks know it: theirs who gave it its words, whose reason alone goes along."""
    by = ", ".join(whose(lines, said, place))
    return _replace(
        said,
        id=key_of(lines.talk.id, said.id),
        by=by,
        text=own_reason(lines, said, place),
    )


def _waits(decision: Decision, left: Goal, talk: str) -> bool:
    """True for a change that was decided on in a talk and lacks somebody's consent."""
    if decision.choice == "keep" or (decision.choice == "replace" and not decision.wording):
        return False
    proposed = {w.text for w in left.proposed if w.meeting == talk}
    return decision.choice != "reword" or decision.wording in proposed


def as_agreed(
    following: NextTalk, talk: Talk, goal: str = "", of_step: bool = False
) -> PlannedTalk:
    """A next talk as it was agreed on in a talk, about a goal or about none."""
    at, _until = hours_in(following.words)
    return PlannedTalk(
        on=following.on,
        planned_in=talk.id,
        at=at,
        of_step=of_step,
        goal=goal,
        people=following.people,
    )


def agreed(planned: tuple[PlannedTalk, ...], following: PlannedTalk) -> tuple[PlannedTalk, ...]:
    """The planned talks with another one in place of what waits.

    A day that was said of the talk itself stays where the other is only one of what somebody took up.
    """
    if following.of_step and any(one.open and not one.of_step for one in planned):
        return planned
    return (*(one for one in planned if not one.open), following)


def took_place(planned: tuple[PlannedTalk, ...], talk: Talk) -> tuple[PlannedTalk, ...]:
    """The planned talks, with the one that this talk was.

    A talk in between, about a limit or a criterion, is not the one that was planned, nor is one
    before its day.
    """
    if talk.kind in IN_BETWEEN:
        return planned
    today = talk.started.date()
    waiting = [
        place for place, one in enumerate(planned) if one.open and one.on and one.on <= today
    ]
    if not waiting:
        return planned
    place = waiting[-1]
    one = _replace(planned[place], held_as=talk.id, held_on=talk.started.date())
    return (*planned[:place], one, *planned[place + 1 :])


def moved(planned: tuple[PlannedTalk, ...], item: Moved) -> tuple[PlannedTalk, ...]:
    """The planned talks, with one put on another day, or called off."""
    waiting = [place for place, talk in enumerate(planned) if talk.open]
    if not waiting:
        return planned
    place = waiting[-1]
    talk = planned[place]
    talk = _replace(talk, on=item.to, at=None, moved=(*talk.moved, item))
    return (*planned[:place], talk, *planned[place + 1 :])


def with_new_goals(
    goals: dict[str, GoalState], lines: TalkLines, place: int, team: str, new: tuple[Goal, ...]
) -> None:
    """Put the goals that came of replacing, splitting or taking in a plan among those known.

    What waits on a goal that was replaced goes along to the first that came of it.
    """
    talk, one = lines.talk, lines.talk.passes[place]
    for first, goal in enumerate(new):
        state = GoalState(
            goal=goal, team=team, people=talk.members, account_giver=one.account_giver,
            lines=_lines_for(goal, lines),
        )  # fmt: skip
        old = goals.get(one.goal)
        if first == 0 and old:
            state = _replace(
                state, waiting=old.waiting, planned=tuple(p for p in old.planned if p.open)
            )
            done = tuple(p for p in old.planned if not p.open)
            goals[one.goal] = _replace(old, waiting=(), planned=done)
        goals.setdefault(goal.id, state)


def _lines_for(goal: Goal, lines: TalkLines) -> tuple[PlanLine, ...]:
    """The signs and initiatives of a plan that stood under the line this goal came from."""
    found, here = [], False
    for line in plan_lines(lines):
        if line.exit in ("keep", "reword"):
            here = goal.id == goal_of_line(lines.talk.id, line.id)
        elif here and line.exit in ("to-indicator", "to-initiative"):
            found.append(line)
    return tuple(found)
