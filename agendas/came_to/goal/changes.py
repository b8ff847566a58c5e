"""What a talk made of changes of a goal: agreed, or waiting, and where everyone stands (hard lock 22)."""

from typing import Any

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.came_to.goal.consents import BEHIND, DROPPED, stances, stands_still
from agendas.came_to.goal.decisions import decisions, heard, standing, stays
from agendas.came_to.goal.wordings import became, proposals
from agendas.records.said import Decision, Goal, GoalStatus, Record, Stance

ENDS: dict[str, GoalStatus] = {
    "replace": "replaced",
    "split": "split",
    "set-aside": "set-aside",
    "let-go": "let-go",
}


class Change(Record, frozen=True, kw_only=True):
    """A change of a goal, and what a talk made of it.

    `said` is what was decided or proposed, `stances` is where each person stands after this talk, and
    `waiting` are those who share the goal and did not say. `earlier` is true for one of an earlier talk,
    `dropped` for one that was taken back here, and `overtaken` where other words were agreed instead.
    """

    said: Decision
    stances: tuple[Stance, ...] = ()
    waiting: tuple[str, ...] = ()
    agreed: bool = False
    earlier: bool = False
    dropped: bool = False
    overtaken: bool = False


def changes(lines: TalkLines, place: int) -> tuple[Change, ...]:
    """The changes that waited, the words that were proposed, and what stands of what was chosen.

    Nothing is agreed before the close, and in a check-in nothing is; that the goal stays is agreed
    where nobody chose otherwise.
    """
    began, goal = lines.talk.passes[place].began, became(lines, place).goal
    found = []
    for pending in began.brought.pending:
        here = lines.about(ELSEWHERE + pending.id, "consent")
        here = [*here, *lines.about(pending.id, "consent")]
        before = [Stance(name=name) for name in pending.consented_by]
        before += [one for one in pending.apart if one.choice == "not"]  # who was absent is asked
        now = stands_still(before, stances(here))
        change = _change(lines, goal, pending, (*before, *now))
        dropped = any(line.choice == DROPPED for line in here)
        found.append({"earlier": True, "dropped": dropped, **change})
    for item in proposals(lines, place):
        found.append(_change(lines, goal, item, stances(lines.about(item.id, "consent"))))
    stands = standing(lines, decisions(lines, place))
    for decision in stands:
        made = _change(lines, goal, decision, stances(heard(lines, decision.id, place)))
        if decision.choice == "keep":  # it asks nobody's consent
            made |= {"waiting": (), "agreed": made["agreed"] and stays(stands)}
        elif decision.choice == "reword" and not decision.wording:  # no words to stand behind yet
            made["waiting"] = ()
        found.append(made)
    worded = any(one["agreed"] and one["said"].choice == "reword" for one in found)
    return tuple(
        Change(**one, overtaken=worded and not one["agreed"] and one["said"].choice == "reword")
        for one in found
    )


def _change(
    lines: TalkLines, goal: Goal, said: Decision, heard: tuple[Stance, ...]
) -> dict[str, Any]:
    last = {stance.name.casefold(): stance for stance in heard}
    known = {*last, *(name.casefold() for name in said.left)}
    sharers = goal.sharers or lines.talk.member_names
    waiting = tuple(name for name in sharers if name.casefold() not in known)
    return {"said": said, "stances": tuple(last.values()), "waiting": waiting,
            "agreed": _is_agreed(lines, goal, said)}  # fmt: skip


def _is_agreed(lines: TalkLines, goal: Goal, said: Decision) -> bool:
    talk = lines.talk
    if talk.private or (talk.ended is None and talk.closed is None):
        return False
    if said.choice == "keep":
        return True
    if said.choice != "reword":
        return goal.status == ENDS[said.choice]
    return any(
        w.status == "agreed" and w.text == said.wording and talk.id in (w.meeting, w.agreed_in)
        for w in goal.wordings
    )


def is_behind(stance: Stance) -> bool:
    """Whether somebody stands behind a change."""
    return stance.choice in BEHIND
