"""A goal after a talk: its wordings with who stands behind each, and the goals that came of it.

A wording is appended, never written over another; it is agreed once, at a close, all sharers stand
behind it or have left, and waits as proposed until then (invariants 2, 20 and 22).
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from agendas.came_to.counting import ELSEWHERE, TalkLines, chosen, joined
from agendas.came_to.goal.consents import BEHIND, DROPPED, consents, left, stances, stands_still
from agendas.came_to.goal.decisions import (
    decisions,
    of_others,
    own_reason,
    proposal,
    put_forward,
    reasons,
    standing,
    stays,
    told,
    whose,
)
from agendas.came_to.limits import EXITS, found_its_place, plan_lines
from agendas.lines.talk import Line
from agendas.records.said import Consent, Decision, Goal, GoalStatus, Record, Wording

_replace = msgspec.structs.replace
_ENDS: dict[str, GoalStatus] = {
    "replace": "replaced",
    "split": "split",
    "set-aside": "set-aside",
    "let-go": "let-go",
}


class Became(Record, frozen=True, kw_only=True):
    """What a talk left of a goal, and the goals that came of replacing, splitting or a plan.

    `decided`, `proposed` (words that nobody's decision asked for) and `consents` are what was said of
    it there; `stands` is what stands of what was decided.
    """

    goal: Goal
    new_goals: tuple[Goal, ...] = ()
    decided: tuple[Decision, ...] = ()
    stands: tuple[Decision, ...] = ()
    proposed: tuple[Decision, ...] = ()
    consents: tuple[Consent, ...] = ()


def in_hand(lines: TalkLines, place: int) -> Goal:
    """The goal as the room has it while it talks: as it came in, with what was said here of its words."""
    goal = lines.talk.passes[place].began.goal
    return _told(lines, place, goal) if goal.id else goal


def began_with(goal: Goal, talk: str) -> Wording:
    """The words with which the talk with this id began: the last that were not agreed on in it."""
    before = [
        w for w in goal.wordings if w.status == "agreed" and talk not in (w.meeting, w.agreed_in)
    ]
    return before[-1] if before else goal.wordings[0]


def proposals(lines: TalkLines, place: int) -> tuple[Decision, ...]:
    """The other words that were proposed for a goal, outside of any decision on it or before its last ones."""
    if not lines.talk.passes[place].began.goal.id:
        return ()
    given = {line.id for line in _given_words(lines, place)}
    before = _before_the_last(lines, place)
    return tuple(
        before.get(line.id) or proposal(lines, line)
        for line in lines.of("wording", place)
        if line.id in before or (line.id not in given and line.about not in lines.by_id)
    )


def _before_the_last(lines: TalkLines, place: int) -> dict[str, Decision]:
    """By its line each proposal under one choice of other words, but for the last: that is the choice's."""
    found = {}
    for chose in decisions(lines, place):
        said = put_forward(lines, chose.id, place) if chose.choice == "reword" else ()
        why = reasons(lines, chose.id, place)
        for line in said[:-1]:
            is_own = line.by and line.by == lines.by_id[chose.id].by
            if not (is_own and chose.id in lines.earlier):
                made = proposal(lines, line)
                text = made.text or (told(lines, why.get(line.id, ())) if is_own else "")
                found[line.id] = _replace(made, text=text)
    return found


def waiting_for(lines: TalkLines, line: Line) -> bool:
    """Whether a wording waits for those who share the goal; the words a talk gives its own goal do too."""
    about = lines.by_id.get(line.about)
    return about is None or about.kind == "decision"


def _given_words(lines: TalkLines, place: int) -> list[Line]:
    """The words that a talk gives a goal of its own, where it asks for them or the coach did.

    Words proposed elsewhere are a proposal, and so are those that somebody does not stand behind.
    """
    if lines.talk.passes[place].began.goal.now.meeting != lines.talk.id:
        return []
    wording = {phase.id for phase in lines.talk.phases if phase.kind == "wording"}
    return [
        line
        for line in lines.of("wording", place)
        if line.about not in lines.by_id
        and (line.phase in wording or line.question.partition("-")[0] == "coach")
        and not any(s.choice == "not" for s in stances(lines.about(line.id, "consent")))
    ]


def became(lines: TalkLines, place: int) -> Became:
    """What the talk left of a goal; what it brought in, where nothing was carried into it.

    While people chose differently nothing is decided, but for what all stand behind. What earlier
    talks proposed is carried out in the order in which it was proposed, once the last consent is
    given; what was said first for a goal's people stays.
    """
    began, on = lines.talk.passes[place].began, lines.talk.closed
    if not began.goal.id:
        new = began.new_goals if on is None else _from_plan(lines, on)
        return Became(goal=began.goal, new_goals=new)
    decided, here = decisions(lines, place), consents(lines, place)
    if on is None:
        return Became(goal=began.goal, new_goals=began.new_goals, decided=decided, consents=here)
    goal = _told(lines, place, _shared(lines, began.goal))
    others = proposals(lines, place)
    stands = standing(lines, decided)
    now = Became(goal=goal, decided=decided, stands=stands, proposed=others, consents=here)
    agreed = not lines.talk.private
    waits = [one for one in others if not agreed or _missing(lines, goal, one)]
    if agreed:
        waits += [one for one in stands if one.choice == "reword" and _missing(lines, goal, one)]
    for change in waits:  # before what is agreed on: once that is, they are overtaken
        now = _replace(now, goal=_reworded(lines, place, now.goal, change, on, agreed=False))
    if lines.talk.private:
        return now
    for change in others:
        if change not in waits:
            now = _replace(now, goal=_reworded(lines, place, now.goal, change, on, agreed=True))
    for pending in began.brought.pending:
        change = asked(pending, here)
        if not dropped(pending, here) and not _missing(lines, now.goal, change):
            now = _carried_out(lines, now, change, on)
    if stays(stands):
        goal = _a_goal(now.goal)
        return _replace(now, goal=_taken_up_again(goal, began.brought.status))
    whole = [o for o in stands if o.choice != "keep" and not _missing(lines, now.goal, o)]
    if not whole:
        return now
    last = whole[-1]
    if last.choice == "reword":
        goal = _reworded(lines, place, now.goal, last, on, agreed=True)
        return _replace(now, goal=_taken_up_again(goal, began.brought.status))
    return _carried_out(lines, now, last, on)


def asked(pending: Decision, here: Iterable[Consent]) -> Decision:
    """An earlier proposal with the consent that was given here."""
    mine = [c for c in here if c.about == pending.id]
    if not mine:
        return pending
    told = {s.name.casefold(): s for c in mine for s in stands_still(pending.apart, c.apart)}
    chose = {n.casefold() for c in mine for n in c.names} | told.keys()
    said = dict.fromkeys((*pending.spoke, *(n for c in mine for n in c.spoke)))
    given = dict.fromkeys((*pending.consented_by, *(n for c in mine for n in c.names)))
    gone = tuple(dict.fromkeys((*pending.left, *(n for c in mine for n in c.left))))
    before = (one for one in pending.apart if one.name.casefold() not in chose)
    return _replace(
        pending, consented_by=tuple(n for n in given if n.casefold() not in told), left=gone,
        apart=(*before, *told.values()), spoke=tuple(n for n in said if n.casefold() not in chose and n not in given),
    )  # fmt: skip


def dropped(pending: Decision, here: Iterable[Consent]) -> bool:
    """True for an earlier proposal that was taken back here, in words."""
    return any(c.dropped for c in here if c.about == pending.id)


def all_behind(lines: TalkLines, place: int, about: str, more: Iterable[Line] = ()) -> bool:
    """Whether each who shares the goal stands behind a change by their last word, or left; with `more` said.

    `about` is what consent to it is about: its line, or that of an earlier talk.
    """
    began = lines.talk.passes[place].began
    said = (*lines.about(about, "consent"), *more)
    line = lines.by_id.get(about)
    there = {*left(lines, (*((line,) if line else ()), *said))}
    stand = {one.name.casefold(): one.choice for one in stances(said)}
    for earlier in began.brought.pending:
        if ELSEWHERE + earlier.id == about:
            there |= {*earlier.left}
            stand = {n.casefold(): "behind" for n in earlier.consented_by} | stand
    there = {name.casefold() for name in there}
    there |= {name for name, choice in stand.items() if choice in BEHIND}
    needed = {name.casefold() for name in began.goal.sharers or lines.talk.member_names}
    return there >= needed and DROPPED not in stand.values()


def agreed_last(wordings: tuple[Wording, ...], agreed: Wording) -> tuple[Wording, ...]:
    """The wordings with one agreed on now; it is the last, also where a later one was agreed before."""
    behind = [w for w in wordings if w.status == "agreed" and w.n > agreed.n]
    if behind:
        agreed = _replace(agreed, n=max(w.n for w in wordings) + 1)
        return (*(w for w in wordings if not _same_words(w, agreed)), agreed)
    return tuple(agreed if _same_words(w, agreed) else w for w in wordings)


def _same_words(one: Wording, other: Wording) -> bool:
    return one.meeting == other.meeting and one.text == other.text and one.on == other.on


def _missing(lines: TalkLines, goal: Goal, change: Decision) -> bool:
    """True while somebody who shares the goal neither stands behind a change nor left."""
    there = {name.casefold() for name in (*change.consented_by, *change.left)}
    needed = goal.sharers or lines.talk.member_names
    return any(name.casefold() not in there for name in needed)


def _shared(lines: TalkLines, goal: Goal) -> Goal:
    """A goal that came into being here is shared by those who were there; that is no consent."""
    first = goal.wordings[0]
    if first.meeting != lines.talk.id or lines.talk.private:
        return goal
    return _replace(goal, sharers=lines.talk.member_names)


def _told(lines: TalkLines, place: int, goal: Goal) -> Goal:
    """The goal with its people, and what would be different, where that was still open or is its own talk's."""
    now, found = goal.now, {}
    if now.meeting == lines.talk.id and not lines.talk.private:
        goal = _found(lines, place, goal)
        now = goal.now
    for kind, name in (("target group", "target_group"), ("difference", "difference")):
        said = lines.of(kind, place)
        if said and (now.meeting == lines.talk.id or not getattr(now, name)):
            found[name] = said[-1].text
    if not found:
        return goal
    new = _replace(now, **found)
    return _replace(goal, wordings=tuple(new if w.n == now.n else w for w in goal.wordings))


def _found(lines: TalkLines, place: int, goal: Goal) -> Goal:
    """A goal that this talk gives its words: the last of them, and what the room made of how it came in."""
    now, words = goal.now, _given_words(lines, place)
    out = [line for line in lines.of("exit", place) if line.about == goal.id]
    way = chosen(out[-1], EXITS) if out else None
    if words:
        now = _replace(now, text=words[-1].text, original=now.original or now.text)
        goal = _replace(goal, wordings=(now, *goal.wordings[1:]), status="agreed")
    if way == "keep":
        return _a_goal(goal)
    if way in ("to-frame", "to-indicator", "to-initiative") and not words:
        return _replace(goal, status="set-aside", reason=out[-1].text)
    return goal


def _a_goal(goal: Goal) -> Goal:
    """A goal that was only brought in as one that people agreed on."""
    return _replace(goal, status="agreed", reason="") if goal.status == "brought-in" else goal


def _taken_up_again(goal: Goal, before: GoalStatus) -> Goal:
    """A goal that was set aside or let go is worked on again once that is decided."""
    return _replace(goal, status="agreed") if before in ("set-aside", "let-go") else goal


def _reworded(
    lines: TalkLines, place: int, goal: Goal, change: Decision, on: date, agreed: bool
) -> Goal:
    if not change.wording:
        return goal
    by = ", ".join(whose(lines, change, place))
    asked_by = joined(of_others(lines, change, place), by)
    reason = "; ".join(filter(None, (own_reason(lines, change, place), asked_by)))
    wording = Wording(
        n=max(w.n for w in goal.wordings) + 1, text=change.wording,
        target_group=goal.now.target_group, difference=goal.now.difference,
        reason=reason, meeting=lines.talk.id, consented_by=change.consented_by,
        on=on if agreed else (change.at or lines.talk.started).date(),  # a talk may be closed later
        status="agreed" if agreed else "proposed",
    )  # fmt: skip
    goal = _replace(goal, wordings=(*goal.wordings, wording))
    return _a_goal(goal) if agreed else goal


def _carried_out(lines: TalkLines, before: Became, change: Decision, on: date) -> Became:
    """What a change that everyone stands behind makes of a goal."""
    goal, given = before.goal, change.consented_by
    if change.choice == "reword":
        wordings = goal.wordings
        for w in goal.wordings:
            if w.status == "proposed" and w.text == change.wording:
                now = _replace(
                    w, status="agreed", agreed_in=lines.talk.id, agreed_on=on, consented_by=given
                )
                wordings = agreed_last(wordings, now)
        return _replace(before, goal=_replace(goal, wordings=wordings))
    words = change.parts if change.choice == "split" else (change.wording,)
    new: tuple[Goal, ...] = ()
    if change.choice in ("replace", "split"):
        if not all(words) or not words:
            return before
        new = tuple(_new_goal(lines, goal, change, on, n) for n in range(1, len(words) + 1))
    goal = _replace(
        goal,
        status=_ENDS[change.choice],
        reason=change.text,
        successors=tuple(g.id for g in new),
    )
    return _replace(before, goal=goal, new_goals=new)


def _new_goal(lines: TalkLines, old: Goal, change: Decision, on: date, place: int) -> Goal:
    text = change.parts[place - 1] if change.choice == "split" else change.wording
    first = Wording(
        n=1, text=text, target_group=old.now.target_group, reason=change.text,
        meeting=lines.talk.id, on=on, consented_by=change.consented_by,
    )  # fmt: skip
    return Goal(
        id=f"g-{lines.talk.id}-{change.id.replace(':', '-')}-{place}", wordings=(first,),
        sharers=change.consented_by or old.sharers, predecessor=old.id,
    )  # fmt: skip


def goal_of_line(talk_id: str, line_id: str) -> str:
    """The id of the goal that a line of a plan became."""
    return f"g-{talk_id}-{line_id}"


def _from_plan(lines: TalkLines, on: date) -> tuple[Goal, ...]:
    """The goals that lines of a plan became; the original wording stays with each.

    Who was there shares them; who said that it is one stands behind it.
    """
    if lines.talk.kind != "plan":
        return ()
    there = lines.talk.member_names
    return tuple(
        Goal(
            id=goal_of_line(lines.talk.id, line.id),
            wordings=(
                Wording(
                    n=1, text=line.became, original=line.text if line.text != line.became else "",
                    meeting=lines.talk.id, on=on, consented_by=found_its_place(lines, line.id),
                ),
            ),
            sharers=there,
        )
        for line in plan_lines(lines)
        if line.exit in ("keep", "reword")
    )  # fmt: skip
