"""Talks of a team one after the other: random ones, some begun before an earlier one was known."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from any_talk import KINDS, NAMES, said, step
from conftest import NOW
from msgspec.structs import replace

from agendas.agenda import builtin
from agendas.errors import MeetingError
from agendas.folding.fold import state_of
from agendas.records.meeting import Meeting, go_to
from agendas.records.state import State
from agendas.slots.script import asks
from agendas.talk.answers import answer_lines
from agendas.talk.close import close
from agendas.talk.reschedule import moved_talk
from tui.start_talk import start

PLAN = ("80% komt", "Een cursus", "Ouders durven te vragen")
FIRST = "Parents dare to ask us anything"


class Kept:
    """The talks so far, as a library of them that keeps nothing on disk."""

    def __init__(self) -> None:
        self.there: list[Meeting] = []
        self._whole = State()
        self._known = 0

    def state(self) -> State:
        if self._known != len(self.there):
            self._whole, self._known = state_of(self.there), len(self.there)
        return self._whole

    def talks(self) -> Iterator[Meeting]:
        return reversed(self.there)

    def new_id(self) -> str:
        return f"talk{len(self.there):02}"


def year(seed: int, talks: int, steps: int) -> list[Meeting]:
    """So many talks, each after up to `steps` things that can be done in it; most are closed."""
    random, kept = Random(seed), Kept()
    before: list[Meeting] = []
    for place in range(talks):
        known: Any = kept
        if place and random.random() < 0.2:  # begun on another machine, before the last was known
            known = Kept()
            known.there = before
            known.new_id = kept.new_id
        meeting = _talk(random, known, NOW + timedelta(days=7 * place), steps)
        before = [*kept.there]
        if meeting:
            kept.there.append(meeting)
    return kept.there


def _talk(random: Random, known: Any, now: Any, steps: int) -> Meeting | None:
    goals = known.state().goals
    if not known.state().goals_in("The team"):
        agenda = random.choice(("accountability", "goal-dialogue", "plan"))
    else:
        agenda = random.choice(
            [*KINDS, "accountability", "accountability", "goal-dialogue", "planning"]
        )
    goal = random.choice([FIRST, *goals, *goals, *goals]) if not builtin(agenda).about_team else ""
    if agenda == "planning":
        goal = ""
    meeting = start(known, builtin(agenda), goal, NAMES, "en", now, lines=PLAN, team="The team")
    if agenda == "planning":
        with suppress(MeetingError):
            on = random.choice([*goals, ""])
            day = random.choice((None, now.date() + timedelta(days=30)))
            return moved_talk(meeting, known.state(), on, day, "ill", random.choice(NAMES[:3]), now)
        return None
    if random.random() < 0.6:
        meeting = _talked_through(random, meeting, agenda)
    for _step in range(random.randint(0, steps)):
        with suppress(MeetingError):
            meeting = step(random, meeting, agenda)
    if meeting.ended is None and random.random() < 0.9:
        meeting = _closed(meeting)
    return meeting


FIT: dict[str, tuple[str, ...]] = {
    "decision": ("1 it says it", *(f"{n} because of it" for n in (2, 2, 2, 2, 3, 4, 5, 6))),
    "new_wording": ("Parents ask", "Parents dare", "Parents know whom to ask"),
    "part": ("Parents ask", "Children ask"),
    "consent": ("everyone", "everyone", "Ana, Joost", "Ana"),
    "consent_later": ("everyone", "everyone", "Ana", "Fatima, Ruth", "withdrawn"),
    "criterion": ("31 of 52 serves nobody",),
    "onward": tuple(f"{n} because of it" for n in range(1, 6)),
    "indicator_onward": ("1 yes", "2 beside", "3 it misses them"),
    "initiative": ("ask two mothers", "joost: open the room", "fat: call them"),
    "limits": ("1 inside", "2 a", "2 money"),
    "due": ("8 December, with Joost", "in 3 weeks", "2027-02-03"),
}


def _talked_through(random: Random, meeting: Meeting, agenda: str) -> Meeting:
    """The talk after a round in which most of what is asked is answered as a room would."""
    for place in range(len(meeting.phases)):
        meeting = go_to(meeting, place)
        for _turn in range(14):
            open_now = asks(meeting, builtin(agenda), meeting.phase)
            if not open_now or random.random() < 0.05:
                break
            ask = random.choice(open_now)
            words = FIT.get(ask.slot.name, ()) or (said(random, ask),)
            with suppress(MeetingError):
                now = (meeting.changed or NOW) + timedelta(seconds=20)
                meeting = answer_lines(meeting, ask, random.choice(words), now)
                meeting = replace(meeting, changed=now)
    return meeting


def _closed(meeting: Meeting) -> Meeting:
    """The talk closed, its figures without a meaning left open."""
    segments = tuple(
        replace(s, evidence=tuple(replace(e, open_meaning=True) for e in s.evidence))
        for s in meeting.segments
    )
    meeting = replace(meeting, segments=segments)
    return close(meeting, meeting.changed or meeting.started)
