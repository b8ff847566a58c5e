"""What a talk decided and agreed on as plain values, for templates that list it in their own way.

The lock of the minutes holds here too: a change without all its sharers is a proposal and no decision.
"""

from typing import Any

from agendas.came_to.goal.changes import changes, is_behind
from agendas.came_to.initiatives import initiatives
from agendas.came_to.next_talks import next_talk
from agendas.records.said import NextTalk
from agendas.text import one_line
from minutes.sections.phrases import Writing


def data_of(w: Writing) -> dict[str, Any]:
    """People, decisions, proposals, agreements and next talks of the minutes of a talk.

    `people` have `name` and `role`; `decisions` and `proposals` have `goal`, `choice`, `wording`,
    `parts`, `because`, `by`, `consented_by` and `waiting`; `agreements` have `goal`, `who`, `what`,
    `notice` and `on` (YYYY-MM-DD or ""); `next_talks` have `goal`, `on`, `people` and `words`.
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
    for change in changes(w.lines, w.place):
        if change.dropped:
            continue
        said = change.said
        found["decisions" if change.agreed else "proposals"].append(
            {
                "goal": goal, "choice": said.choice, "wording": said.wording,
                "parts": list(said.parts), "because": said.text, "by": one_line(said.by),
                "consented_by": [one.name for one in change.stances if is_behind(one)],
                "waiting": list(change.waiting),
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


def _next(w: Writing, following: NextTalk) -> dict[str, Any]:
    return {
        "goal": one_line(w.then.text) if w.began.goal else "",
        "on": following.on.isoformat() if following.on else "",
        "people": [one_line(name) for name in following.people],
        "words": following.words,
    }
