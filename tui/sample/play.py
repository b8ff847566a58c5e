"""Plays a written talk: each answer goes to the next question that records it, in turn."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any

from agendas.agenda import Agenda, builtin
from agendas.records.meeting import Meeting, change, go_to, spend
from agendas.records.said import Language
from agendas.slots.script import asks
from agendas.slots.slots import Ask
from agendas.talk.answered import is_answered
from agendas.talk.answers import answer
from agendas.talk.begin import Opening, new_meeting
from agendas.talk.close import close
from agendas.talk.reschedule import moved_talk
from store.library import MeetingLibrary
from tui.start_talk import start

_AHEAD = re.compile(r"\{\+(\d+)\}")
Line = tuple[str, str]


def sample_talks(language: Language) -> list[dict[str, Any]]:
    """The talks of the sample year, its sentences in one language, oldest first."""
    text = resources.files("tui").joinpath("sample", "year.toml").read_text("utf-8")
    year = tomllib.loads(text)
    return [_spoken({**talk, "team": year["team"]}, language) for talk in year["talks"]]


def _spoken(value: Any, language: Language) -> Any:
    if isinstance(value, dict) and set(value) == {"nl", "en"}:
        return value[language]
    if isinstance(value, dict):
        said = value.get("said")
        plain = {key: _spoken(item, language) for key, item in value.items() if key != "said"}
        place = 1 if language == "nl" else 2
        lines = [(row[0], row[place] if len(row) > 1 else "") for row in said or ()]
        return plain if said is None else {**plain, "said": lines}
    return value


def play_year(library: MeetingLibrary, language: Language, today: datetime) -> Iterator[Meeting]:
    """Play the sample year into a library, as it was on each day; gives each talk as it is saved."""
    for written in sample_talks(language):
        at = today - timedelta(days=written["ago"])
        meeting = play(library, written, language, at)
        library.save(meeting)
        yield meeting


def play_unfinished(library: MeetingLibrary, language: Language, today: datetime) -> Meeting:
    """A talk of the sample that was paused yesterday in its evidence, and is not closed."""
    at = today - timedelta(days=1)
    written = next(talk for talk in sample_talks(language) if talk["id"] == "trust3")
    agenda = builtin(written["agenda"])
    meeting = start(library, agenda, written["goal"], tuple(written["with"]), language, at)
    evidence = next(text for slot, text in written["said"] if slot == "evidence")
    happened = next(text for slot, text in written["said"] if slot == "happened")
    meeting = say_all(meeting, agenda, [("happened", happened), ("evidence", evidence)], at)
    place = [phase.kind for phase in meeting.phases].index("evidence")
    meeting = change(go_to(meeting, place), changed=at)
    library.save(meeting)
    return meeting


def play(
    library: MeetingLibrary, written: dict[str, Any], language: Language, at: datetime
) -> Meeting:
    """One written talk, begun at `at` and closed."""
    agenda = builtin(written["agenda"])
    names = tuple(written["with"])
    if move := written.get("move"):
        opened = _small(written, agenda, language, at)
        to = at.date() + timedelta(days=move["to"])
        return moved_talk(opened, library.state(), move["goal"], to, move["why"], names[0], at)
    goal = written.get("goal") or written.get("subject", "")
    meeting = start(library, agenda, goal, names, language, at, written["team"])
    meeting = change(meeting, id=written["id"]) if agenda.about_team else _named(meeting, written)
    meeting = say_all(meeting, agenda, written["said"], at)
    return close(meeting, at + timedelta(minutes=agenda.minutes))


def _small(written: dict[str, Any], agenda: Agenda, language: Language, at: datetime) -> Meeting:
    opening = Opening(goal_text=written["subject"], team=written["team"], language=language)
    return new_meeting(written["id"], agenda, opening, at)


def _named(meeting: Meeting, written: dict[str, Any]) -> Meeting:
    """The meeting with the id the sample gives it; a goal that is new here goes by the same."""
    opening = Opening(
        goal_text=meeting.goal.wordings[0].text, team=meeting.team, people=meeting.people,
        account_giver=meeting.account_giver, language=meeting.language,
    )  # fmt: skip
    if meeting.goal.id != f"g-{meeting.id}":
        return change(meeting, id=written["id"])
    return new_meeting(written["id"], builtin(meeting.agenda), opening, meeting.started)


def say_all(meeting: Meeting, agenda: Agenda, said: list[Line], at: datetime) -> Meeting:
    """The meeting with every line answered, in the order in which they were written.

    Raises `LookupError` for a line that no question of the talk records.
    """
    place = 0
    for slot, text in said:
        if slot.startswith("@"):
            place = [phase.id for phase in meeting.phases].index(slot[1:])
            continue
        place, ask = _next_ask(meeting, agenda, slot, place)
        meeting = go_to(meeting, place)
        meeting = answer(meeting, ask, _filled(meeting, ask, text, at.date()), at)
    for number, phase in enumerate(meeting.phases):
        meeting = spend(go_to(meeting, number), phase.minutes * 60.0)
    return meeting


def _next_ask(meeting: Meeting, agenda: Agenda, slot: str, first: int) -> tuple[int, Ask]:
    """The question that records in `slot`, from phase number `first` on; "figure" is a meaning of one."""
    fresh: list[tuple[int, Ask]] = []
    again: list[tuple[int, Ask]] = []
    for place in range(first, len(meeting.phases)):
        here = go_to(meeting, place)
        for ask in asks(here, agenda, here.phase, also=True):
            name = "figure" if ask.slot.name == "meaning" and ask.about else ask.slot.name
            if name == slot:
                (again if is_answered(here, ask) else fresh).append((place, ask))
    many = [found for found in again if found[1].slot.many or slot in ("indicator", "learned")]
    if slot in ("evidence", "reading", "line", "part", "learned", "value") and many:
        return many[0]
    if fresh:
        return fresh[0]
    if again:
        return again[-1]
    raise LookupError(slot)


def _filled(meeting: Meeting, ask: Ask, text: str, today: date) -> str:
    text = _AHEAD.sub(lambda found: f"{today + timedelta(days=int(found[1]))}", text)
    if ask.slot.name == "chosen_goal":
        ids = [segment.goal.id for segment in meeting.segments]
        return " ".join(str(ids.index(word)) for word in text.split())
    return text
