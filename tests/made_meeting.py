"""A talk of schema 1 made of records by hand."""

from typing import Any

from made_talk import AT, GOAL, SOME

from agendas.records.meeting import Meeting
from agendas.records.said import Person, Phase, Said
from agendas.records.segment import Segment

PHASES = (Phase(id="p", kind="open", title=SOME, minutes=5),)
PEOPLE = (Person(name="Ana"), Person(name="Joost"))


def meeting(segment: Segment | None = None, **more: Any) -> Meeting:
    frame: dict[str, Any] = {
        "id": "now", "agenda": "accountability", "title": SOME, "language": "en", "started": AT,
        "minutes": 45, "phases": PHASES, "people": PEOPLE,
        "segments": (segment or Segment(goal=GOAL),),
    }  # fmt: skip
    return Meeting(**{**frame, **more})


def said(kind: type[Said], /, **more: Any) -> Any:
    return kind(**{"id": "e1", "text": "words", "by": "Ana", "at": AT, "phase": "p", **more})
