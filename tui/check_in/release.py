"""What one's own check-ins hold for a talk: the lines that their writer marked to bring into it."""

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.lines.talk import Line, Talk
from agendas.text import kept
from locales import _, long_date
from store.errors import StoreError
from store.library import TalkLibrary


class OwnLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a check-in: its words, whose they are ("" where nobody said), and what it was.

    `seen` is true for what was noticed; what it means and what is next is no evidence.
    """

    text: str
    source: str
    by: str = ""
    seen: bool = True


def lines_to_bring(library: TalkLibrary, told: Talk, name: str = "") -> tuple[OwnLine, ...]:
    """What is marked in the check-ins on this talk's goal since the last talk on it, newest first.

    No other line of them is given: the room reads along where these are chosen from, and nothing is
    in the talk until their writer chooses it (method.md §2.7). `name` is the writer's, ""
    where nobody gave it: who was at the last talk on this goal says nothing about that.
    """
    talk, found = told, list[OwnLine]()
    # By its words too: where a login is shared, a goal that only a check-in has is begun anew.
    worded = {wording.text for wording in talk.goal.wordings}
    state = library.state().goals.get(talk.goal.id)
    last = state.last_talk if state else None
    for row in library.summaries():
        if last is not None and row.started <= last:
            break
        if not (row.private and (row.goal_id == talk.goal.id or kept(row.goal) in worded)):
            continue
        try:
            solo = library.open(row.id)
        except StoreError:
            continue  # told where the store is looked over; the others can still be chosen
        source = _("check-in, {date}").format(date=long_date(solo.started.date(), talk.language))
        found += [
            OwnLine(text=line.text, source=source, by=name, seen=line.kind == "ground")
            for line in sorted(TalkLines(solo).counting, key=lambda o: _ORDER.get(o.kind, 0))
            if line.kind in _ORDER and line.text and _marked(solo, line)
        ]
    here = {line.text for line in talk.lines}
    return tuple(line for line in found if line.text not in here)


_ORDER = {"ground": 1, "meaning": 2, "remark": 3}


def _marked(solo: Talk, line: Line) -> bool:
    """Whether a line is to be brought: its writer marked it, or it is the last of what is done."""
    last = line.question.partition("-")[0] == "bring" and solo.ended is not None
    return last or line.phase in solo.bring
