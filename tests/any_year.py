"""Talks of a team one after the other: random ones, some begun before an earlier one was known."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from any_talk import KINDS, NAMES, Room, said, step
from conftest import NOW

from agendas.agenda import builtin
from agendas.errors import TalkError
from agendas.folding.fold import state_of
from agendas.lines.talk import Talk
from agendas.records.state import State
from agendas.talk.reschedule import moved_talk
from tui.start_talk import start

PLAN = ("80% komt", "Een cursus", "Ouders durven te vragen")
FIRST = "Parents dare to ask us anything"


class Kept:
    """The talks so far, as a library of them that keeps nothing on disk."""

    def __init__(self) -> None:
        self.there: list[Talk] = []
        self._whole = State()
        self._known = 0

    def state(self) -> State:
        if self._known != len(self.there):
            self._whole, self._known = state_of(self.there), len(self.there)
        return self._whole

    def talks(self) -> Iterator[Talk]:
        return reversed(self.there)

    def new_id(self) -> str:
        return f"talk{len(self.there):02}"


def year(seed: int, talks: int, steps: int) -> list[Talk]:
    """So many talks, each after up to `steps` things that can be done in it; most are closed."""
    random, kept = Random(seed), Kept()
    before: list[Talk] = []
    for place in range(talks):
        known: Any = kept
        if place and random.random() < 0.2:  # begun on another machine, before the last was known
            known = Kept()
            known.there = before
            known.new_id = kept.new_id
        talk = _talk(random, known, NOW + timedelta(days=7 * place), steps)
        before = [*kept.there]
        if talk:
            kept.there.append(talk)
    return kept.there


def _talk(random: Random, known: Any, now: Any, steps: int) -> Talk | None:
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
    talk = start(known, builtin(agenda), goal, NAMES, "en", now, lines=PLAN, team="The team")
    if agenda == "planning":
        with suppress(TalkError):
            on = random.choice([*goals, ""])
            day = random.choice((None, now.date() + timedelta(days=30)))
            return moved_talk(talk, known.state(), on, day, "ill", random.choice(NAMES[:3]), now)
        return None
    room = Room(talk)
    if random.random() < 0.6:
        _talk_through(random, room)
    for _step in range(random.randint(0, steps)):
        with suppress(TalkError):
            step(random, room)
    if room.table.talk.ended is None and random.random() < 0.9:
        room.table.leave_figures_open()
        room.table.close()
    return room.table.talk


FIT: dict[str, tuple[str, ...]] = {
    "decision": ("1, it says it", *(f"{n} because of it" for n in (2, 2, 2, 2, 3, 4, 5, 6))),
    "new_wording": ("Parents ask", "Parents dare", "Parents know whom to ask"),
    "part": ("Parents ask", "Children ask"),
    "consent": ("all: 1", "all: 1", "Ana, Joost: 1", "Ana: 1", "Joost: 2, too grand"),
    "consent_later": ("all: 1", "all: 1", "Ana: 1", "Fatima, Ruth: 1", "Ana: 4, it is withdrawn"),
    "request_answer": ("1", "2, not now", "3"),
    "criterion": ("31 of 52 serves nobody",),
    "onward": tuple(f"{n} because of it" for n in range(1, 6)),
    "indicator_onward": ("1, yes", "2, beside", "3, it misses them"),
    "initiative": ("ask two mothers", "joost: open the room", "fat: call them"),
    "limits": ("1, inside", "2 a", "2, money"),
    "due": ("8 December, with Joost", "in 3 weeks", "2027-02-03"),
}


def _talk_through(random: Random, room: Room) -> None:
    """A round in which under most lamps something is said as a room would."""
    table = room.table
    while True:
        for _turn in range(14):
            if not table.lamps or random.random() < 0.05:
                break
            table.choose(random.randrange(len(table.lamps)))
            assert table.lamp
            words = FIT.get(table.lamp.id) or FIT.get(table.lamp.slot.name)
            room.later(20)
            with suppress(TalkError):
                table.say(random.choice(words or (said(random, table.lamp),)))
        if table.next_phase() == "end":
            return
