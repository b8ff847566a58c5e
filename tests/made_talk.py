"""A talk made of lines by hand, for what its lines came to."""

from datetime import UTC, datetime, timedelta
from typing import Any

from agendas.came_to.counting import TalkLines
from agendas.lines.talk import Began, Line, Pass, Talk
from agendas.records.said import Goal, Person, Phase, Wording, Words
from agendas.records.segment import Brought

AT = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
SOME = Words(nl="Een gesprek", en="A talk")
GOAL = Goal(
    id="g-first", sharers=("Ana", "Joost"),
    wordings=(Wording(n=1, text="Parents dare to ask", meeting="first", consented_by=("Ana", "Joost")),),
)  # fmt: skip


def line(line_id: str, kind: str, text: str = "", by: str = "", **more: Any) -> Line:
    """A line; its speakers as they would be typed, "ana, joost"."""
    who = tuple(name.strip() for name in by.split(",") if name.strip())
    return Line(id=line_id, kind=kind, text=text, by=who, phase=more.pop("phase", "p"), **more)


def lines(*said: Line, began: Began | None = None, **more: Any) -> TalkLines:
    """The lines of a closed talk on one goal, of Ana, Joost and Ruth; Ana gives account."""
    frame: dict[str, Any] = {
        "id": "now", "agenda": "accountability", "title": SOME, "language": "en", "started": AT,
        "minutes": 45, "ended": AT, "closed": AT.date(), "team": "A team",
        "phases": (Phase(id="p", kind="open", title=SOME, minutes=5),),
        "passes": (Pass(goal="g-first", began=began or Began(goal=GOAL), account_giver="Ana"),),
        "people": (Person(name="Ana"), Person(name="Joost")),
    }  # fmt: skip
    return TalkLines(Talk(**{**frame, **more}, lines=said))


def closed(
    talk: str, days: int, *said: Line, goal: Goal = GOAL, pending: Any = (), **more: Any
) -> Talk:
    """A closed talk so many days on, that began with a goal as it was known there."""
    at = AT + timedelta(days=days)
    began = Began(goal=goal, brought=Brought(pending=tuple(pending)))
    frame = {"began": began, "id": talk, "started": at, "closed": at.date(), "ended": at}
    return lines(*said, **{**frame, **more}).talk


def decided(*more: Line, who: tuple[str, ...] = ("Ana", "Joost")) -> tuple[Line, ...]:
    """The lines of a talk that puts its goal in other words, and who stands behind them."""
    return (
        line("d1", "decision", "it is theirs", "Ana", choice="reword"),
        line("d1.wording", "wording", "Parents ask", about="d1"),
        line("d1.consent", "consent", about="d1.wording", who=who),
        *more,
    )
