"""The cycle read back: how wordings grew, signs, limits, values, and where the day ruled us.

Nothing is counted or compared here; it is what was said, with its moment (method.md §3.6).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.wordings import became
from agendas.came_to.indicators import let_go, onward, signs
from agendas.came_to.initiatives import initiatives
from agendas.came_to.insights import insights
from agendas.came_to.limits import limits
from agendas.came_to.remarks import parked
from agendas.came_to.values import values
from agendas.folding.fold import in_order
from agendas.lines.talk import Talk
from agendas.records.agreements import Laid
from agendas.records.heads import (
    CHANGED,
    INSIGHT,
    LATER,
    LET_GO,
    LIMIT,
    NOT_AGREED,
    NOT_HELD,
    PARKED,
    REPLACED,
    SAID_TO_TOUCH,
    SET_ASIDE,
    SIGN,
    SIGN_REPLACED,
    SPLIT,
    STARTING_POINT,
    TOUCHED,
    VALUE,
    WORDING,
)
from agendas.records.said import Goal
from agendas.records.state import PlannedTalk, State

_ENDS = {"set-aside": SET_ASIDE, "let-go": LET_GO, "split": SPLIT, "replaced": REPLACED}
LATE_DAYS = 7  # a talk a week later than planned was put off by something


def cycle_laid_out(talk: Talk, whole: State, earlier: Iterable[Talk]) -> Iterator[Laid]:
    """The lines for the phases of a cycle review, by the ids the review's agenda gives them."""
    team = whole.team(talk.team)
    since = team.reviewed
    cycle = [
        TalkLines(one)
        for one in in_order(t for t in earlier if t.ended and (since is None or t.started > since))
        if _of_team(one, talk.team, whole)
    ]
    yield from _histories(cycle, whole, talk.team)
    yield from _signs(cycle, whole)
    yield from _limits(cycle, talk)
    yield from _values(cycle, whole)
    yield from _day(cycle, whole, talk)
    for point in team.starting_points:
        yield Laid(phase="identity", head=STARTING_POINT, text=point.text, on=point.since)


def _of_team(talk: Talk, team: str, whole: State) -> bool:
    if talk.private:
        return False
    known = (whole.goals.get(one.goal) for one in talk.passes)
    name = talk.team or next((g.team for g in known if g), "")
    return name.casefold() == team.casefold()


def _on(lines: TalkLines) -> date:
    return lines.talk.started.date()


def _passes(cycle: list[TalkLines]) -> Iterator[tuple[TalkLines, int]]:
    for lines in cycle:
        yield from ((lines, place) for place in range(len(lines.talk.passes)))


def _goal_of(lines: TalkLines, place: int, whole: State) -> str:
    """The words of a goal as they are now."""
    known = whole.goals.get(lines.talk.passes[place].goal)
    return known.goal.now.text if known else ""


def _histories(cycle: list[TalkLines], whole: State, team: str) -> Iterator[Laid]:
    talked = {one.goal for lines in cycle for one in lines.talk.passes if one.chosen}
    talked |= {new.id for lines, place in _passes(cycle) for new in became(lines, place).new_goals}
    for key, state in whole.goals.items():
        if key in talked and state.team.casefold() == team.casefold():
            before = whole.goals.get(state.goal.predecessor)
            came = [whole.goals[key].goal for key in state.goal.successors if key in whole.goals]
            yield from history(state.goal, before.goal.reason if before else "", came)


def history(goal: Goal, told: str = "", came: Sequence[Goal] = ()) -> Iterator[Laid]:
    """How the words of a goal grew, and how it ended; `came` are the goals that came of it.

    `told` is a reason that stands with the goal that this one came of.
    """
    this, before = goal.now.text, ""
    for wording in goal.wordings:
        agreed = wording.status == "agreed"
        was = before or (wording.original if wording.original != wording.text else "")
        yield Laid(
            phase="histories", head=WORDING if agreed else NOT_AGREED, text=wording.text,
            on=wording.since, of_goal=this, before=was,
            because="" if wording.n == 1 and wording.reason == told else wording.reason,
        )  # fmt: skip
        before = wording.text if agreed else before
    if end := _ENDS.get(goal.status):
        text = "; ".join(f"“{one.wordings[0].text}”" for one in came)
        yield Laid(phase="histories", head=end, text=text, because=goal.reason, of_goal=this)


def _signs(cycle: list[TalkLines], whole: State) -> Iterator[Laid]:
    for lines, place in _passes(cycle):
        on, goal = _on(lines), _goal_of(lines, place, whole)
        texts = {i.id: i.text for i in lines.talk.passes[place].began.brought.indicators}
        gone = let_go(lines, place)
        for one in onward(lines, place):
            if one.choice == "replace" and one.about in gone:
                yield Laid(
                    phase="indicators", head=SIGN_REPLACED, text=texts.get(one.about, ""),
                    because=one.text, by=one.by, on=on, of_goal=goal,
                )  # fmt: skip
        for item in signs(lines, place):
            yield Laid(
                phase="indicators", head=SIGN, text=item.text, because=item.why, by=item.by, on=on,
                of_goal=goal,
            )  # fmt: skip


def _limits(cycle: list[TalkLines], talk: Talk) -> Iterator[Laid]:
    changed = list(_changed(cycle))
    told = {one.text for one in changed}
    for frame in talk.agreed.frames:
        if frame.text not in told:
            yield Laid(
                phase="frames",
                head=LIMIT,
                text=frame.text,
                on=frame.valid_from,
                kept_by=frame.owner,
            )
    yield from changed
    for lines, place in _passes(cycle):
        for item in initiatives(lines, place):
            differ = item.limits_differ
            voices = [voice for voice in item.on_limits if voice.limits == "touches"]
            for voice in voices if differ else voices[:1]:
                which = "; ".join(f.text for f in item.considered if f.frame in voice.touched)
                yield Laid(
                    phase="frames",
                    head=SAID_TO_TOUCH if differ else TOUCHED,
                    text=item.text,
                    because=which,
                    by=voice.by if differ else item.by,
                    on=_on(lines),
                )


def _changed(cycle: list[TalkLines]) -> Iterator[Laid]:
    for lines in cycle:
        before = {frame.frame: frame.text for frame in lines.talk.agreed.frames}
        for frame in limits(lines):
            if frame.n > 1:
                yield Laid(
                    phase="frames", head=CHANGED, text=frame.text, before=before.get(frame.frame, ""),
                    by=frame.by, kept_by=frame.owner, on=_on(lines),
                )  # fmt: skip


def _values(cycle: list[TalkLines], whole: State) -> Iterator[Laid]:
    for lines, place in _passes(cycle):
        on, goal = _on(lines), _goal_of(lines, place, whole)
        for value in values(lines, place):
            yield Laid(
                phase="values", head=VALUE, text=value.text, because=value.moment, by=value.by, on=on,
                of_goal=goal,
            )  # fmt: skip
        for seen in insights(lines, place):
            yield Laid(
                phase="values", head=INSIGHT, text=seen.text, by=seen.by, on=on, of_goal=goal
            )


def _day(cycle: list[TalkLines], whole: State, talk: Talk) -> Iterator[Laid]:
    today = talk.started.date()
    then = _on(cycle[0]) if cycle else today
    ids = {lines.talk.id for lines in cycle}
    team = whole.team(talk.team)
    mine = [g for g in whole.goals.values() if g.team.casefold() == talk.team.casefold()]
    rows = [(g.goal.now.text, planned) for g in mine for planned in g.planned]
    rows += [(talk.title[talk.language], planned) for planned in team.planned]
    for text, planned in rows:
        yield from put_off(planned, text, ids)
        on = planned.on
        if planned.open and on and _missed(on, then, today):
            yield Laid(phase="day", head=NOT_HELD, text=text, on=on)
    for lines in cycle:
        for point in parked(lines):
            yield Laid(phase="day", head=PARKED, text=point.text, by=point.by, on=_on(lines))


def put_off(planned: PlannedTalk, text: str, held: Collection[str]) -> Iterator[Laid]:
    """That a planned talk came on another day, or not; `held` are the talks that are told of."""
    for move in planned.moved:
        head = LATER if move.to else NOT_HELD
        yield Laid(
            phase="day",
            head=head,
            text=text,
            because=move.text,
            by=move.by,
            on=move.was,
            to=move.to,
        )
    on, came = planned.on, planned.held_on
    if on and came and (came - on).days >= LATE_DAYS and planned.held_as in held:
        yield Laid(phase="day", head=LATER, text=text, on=on, to=came)


def _missed(on: date, then: date, today: date) -> bool:
    return then <= on < today
