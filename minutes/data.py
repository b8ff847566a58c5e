"""What a talk decided and agreed on as plain values, for templates that list it in their own way.

The lock of the minutes holds here too: a change without all its sharers is a proposal and no decision.
"""

from typing import Any

from agendas.came_to.decisions import decisions
from agendas.came_to.initiatives import initiatives
from agendas.came_to.next_talks import next_talk
from agendas.records.said import Decision, NextTalk
from agendas.text import one_line
from minutes.sections.phrases import Writing


def data_of(w: Writing) -> dict[str, Any]:
    """People, decisions, proposals, agreements and next talks of the minutes of a talk.

    `people` have `name` and `role`; `decisions` and `proposals` have `goal`, `choice`, `wording`,
    `parts`, `because`, `by` and `consented_by`; `agreements` have `goal`, `who`, `what`, `notice` and
    `on` (YYYY-MM-DD or ""); `next_talks` have `goal`, `on`, `people` and `words`.
    """
    found: dict[str, Any] = {
        "people": [{"name": one_line(p.name), "role": p.role} for p in w.talk.people],
        "decisions": [],
        "proposals": [],
        "agreements": [],
        "next_talks": [],
    }
    for place, one in enumerate(w.talk.passes):
        if one.chosen:
            _add(found, w.at(place))
    whole = next_talk(w.lines, 0)
    if not found["next_talks"] and whole.on:
        found["next_talks"].append(_next(w, whole))
    return found


def _add(found: dict[str, Any], w: Writing) -> None:
    goal = one_line(w.then.text)
    for decision in decisions(w.lines, w.place)[-1:]:  # the last word holds
        found["decisions" if _holds(w, decision) else "proposals"].append(
            {
                "goal": goal, "choice": decision.choice, "wording": decision.wording,
                "parts": list(decision.parts), "because": decision.text,
                "by": one_line(decision.by), "consented_by": list(decision.consented_by),
            }
        )  # fmt: skip
    for taken in initiatives(w.lines, w.place):
        found["agreements"].append(
            {
                "goal": goal, "who": one_line(taken.by), "what": taken.text,
                "notice": taken.notice, "on": taken.due.isoformat() if taken.due else "",
            }
        )  # fmt: skip
    if w.own_next_talk:
        found["next_talks"].append(_next(w, next_talk(w.lines, w.place)))


def _holds(w: Writing, decision: Decision) -> bool:
    """Whether it was decided, and waits for nobody's consent."""
    if w.talk.ended is None:
        return False
    if decision.choice == "keep":
        return True
    worded = w.goal.now.text == decision.wording and w.goal.now.meeting == w.talk.id
    return worded or w.goal.status in ("set-aside", "let-go", "replaced", "split")


def _next(w: Writing, following: NextTalk) -> dict[str, Any]:
    return {
        "goal": one_line(w.then.text) if w.began.goal else "",
        "on": following.on.isoformat() if following.on else "",
        "people": [one_line(name) for name in following.people],
        "words": following.words,
    }
