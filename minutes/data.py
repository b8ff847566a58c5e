"""What a talk decided and agreed on as plain values, for templates that list it in their own way.

The lock of the minutes holds here too: a change without all its sharers is a proposal and no decision.
"""

from typing import Any

from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Decision, Goal
from agendas.records.segment import Segment
from agendas.text import one_line


def data_of(meeting: Meeting) -> dict[str, Any]:
    """People, decisions, proposals, agreements and next talks of the minutes of a talk.

    `people` have `name` and `role`; `decisions` and `proposals` have `goal`, `choice`, `wording`,
    `parts`, `because`, `by` and `consented_by`; `agreements` have `goal`, `who`, `what`, `notice` and
    `on` (YYYY-MM-DD or ""); `next_talks` have `goal`, `on`, `people` and `words`.
    """
    found: dict[str, Any] = {
        "people": [{"name": one_line(p.name), "role": p.role} for p in meeting.people],
        "decisions": [],
        "proposals": [],
        "agreements": [],
        "next_talks": [],
    }
    for segment in meeting.segments:
        if segment.chosen:
            _add(found, meeting, segment)
    if not found["next_talks"] and meeting.next_talk.on:
        found["next_talks"].append(_next(meeting.segment, meeting))
    return found


def _add(found: dict[str, Any], meeting: Meeting, segment: Segment) -> None:
    goal = one_line(segment.goal.wording(segment.agreed).text)
    last = standing_records(segment.decisions)[-1:]  # the last word holds
    for decision in last:
        place = "decisions" if _holds(decision, segment.goal, meeting) else "proposals"
        found[place].append(
            {
                "goal": goal, "choice": decision.choice, "wording": decision.wording,
                "parts": list(decision.parts), "because": decision.text,
                "by": one_line(decision.by), "consented_by": list(decision.consented_by),
            }
        )  # fmt: skip
    for taken in standing_records(segment.initiatives):
        found["agreements"].append(
            {
                "goal": goal, "who": one_line(taken.by), "what": taken.text,
                "notice": taken.notice, "on": taken.due.isoformat() if taken.due else "",
            }
        )  # fmt: skip
    if segment.next_talk.on:
        found["next_talks"].append(_next(segment, meeting))


def _holds(decision: Decision, goal: Goal, meeting: Meeting) -> bool:
    """Whether it was decided, and waits for nobody's consent."""
    if meeting.ended is None:
        return False
    if decision.choice == "keep":
        return True
    worded = goal.now.text == decision.wording and goal.now.meeting == meeting.id
    return worded or goal.status in ("set-aside", "let-go", "replaced", "split")


def _next(segment: Segment, meeting: Meeting) -> dict[str, Any]:
    following = segment.next_talk if segment.next_talk.on else meeting.next_talk
    goal = segment.goal.wording(segment.agreed).text if segment.goal.id else ""
    return {
        "goal": one_line(goal),
        "on": following.on.isoformat() if following.on else "",
        "people": [one_line(name) for name in following.people],
        "words": following.words,
    }
