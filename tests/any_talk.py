"""Talks as they may stand at any moment: random ones, in any kind, from Home to the close and after."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random

from conftest import NOW

from agendas.agenda import BUILTIN, builtin
from agendas.errors import MeetingError
from agendas.records.meeting import (
    Meeting,
    change,
    go_to,
    mend,
    spend,
    with_draft,
    with_person,
    withdraw,
)
from agendas.records.said import Language, Person
from agendas.slots.script import asks
from agendas.slots.slots import SLOTS, Ask, is_day
from agendas.talk.answers import answer_lines
from agendas.talk.audiences import with_audience
from agendas.talk.change_line import bring_in, changing, cover, move, of_kind, reword, said_by
from agendas.talk.close import close, reopened
from agendas.talk.rules import needs, skip, unskip
from store.library import MeetingLibrary
from tui.start_talk import start

KINDS = [name for name in BUILTIN if name != "planning"]
NAMES = ("Ana", "Joost", "Fatima", "Ruth (leader)", "Jo")
WORDS = (
    "31 of 52 parents came", "80% komt op tijd", "they come unasked (Joost)", "mwah", "geen",
    "because a mother said “stay”", "2 gewoon", "de koffie kost € 500", "tuesday\ntwo stayed\n3 left",
    "every six weeks", "a, b the budget", "iedereen", "Ana, Joost", "niemand", "1 2", "let go of it",
    "8 December, with Joost", "3 because it is theirs", "(Fatima)", "x (Ana)",
)  # fmt: skip


def said(random: Random, ask: Ask) -> str:
    """Something that somebody may type there: fitting more often than not."""
    words = random.choice(WORDS)
    if ask.slot.choices and random.random() < 0.8:
        words = f"{random.randint(1, len(ask.slot.choices) + 1)} {words}"
    elif is_day(ask.slot) and random.random() < 0.8:
        words = random.choice(("8 December, with Joost", "in 3 weeks", "2027-02-03"))
    who = random.choice(("", "", "joost: ", "Ana: ", "fat: ", "jo: ", "henk: ", "ruth: "))
    return who + words


def step(random: Random, meeting: Meeting, agenda: str) -> Meeting:
    """The talk after something that can be done in it."""
    now = (meeting.changed or NOW) + timedelta(seconds=random.randint(1, 200))
    lines = [said for _where, said in meeting.said()]
    some = random.choice(lines).id if lines else ""
    phase = random.choice(meeting.phases).id
    turn = random.random()
    if meeting.ended:
        return reopened(meeting) if turn < 0.5 else meeting
    if turn < 0.55:
        questions = asks(meeting, builtin(agenda), meeting.phase)
        if not questions:
            return meeting
        ask = random.choice(questions)
        return change(answer_lines(meeting, ask, said(random, ask), now), changed=now)
    if turn < 0.66:
        asked = asks(meeting, builtin(agenda), meeting.phase)
        passed = skip(meeting, needs(meeting, asked), random.choice(("", "no time")))
        return go_to(unskip(passed, asked), meeting.at + random.choice((-1, 1, 1, 1)))
    if turn < 0.70:
        return with_draft(
            meeting, random.choice((phase, changing(some or "e1"))), random.choice(("", "half a"))
        )
    if turn < 0.72:
        return spend(with_person(meeting, Person(name=random.choice(("Henk", "Ana")))), 7.25)
    if turn < 0.78:
        return withdraw(meeting, some)
    if turn < 0.82:
        return move(meeting, some, phase)
    if turn < 0.86:
        return said_by(meeting, some, random.choice(("", "Joost", "Fatima")))
    if turn < 0.90:
        return reword(meeting, some, random.choice(WORDS)) if some else meeting
    if turn < 0.93:
        return cover(of_kind(meeting, some, random.choice(("figure", "voice"))), some, True)
    if turn < 0.94:
        key, audience = random.choice(("looked0", some)), random.choice(("leader", "all", "team"))
        looked = meeting.segment.looked_back
        return with_audience(meeting, key, audience) if looked or key == some else meeting
    if turn < 0.96:
        fields = {"audience": "leader", "source": "the register", "period": "May"}
        name = random.choice([*fields])
        return mend(meeting, some, **{name: fields[name]})
    if turn < 0.97:
        ask = Ask(phase=phase, question=builtin(agenda).title, slot=SLOTS["parked"])
        return answer_lines(meeting, ask, "the copier", now)
    if turn < 0.98:
        return bring_in(meeting, "4 of 9 read", "Ana", "check-in, 3 November", now)
    return close(meeting, now)


def states(library: MeetingLibrary, language: Language, seed: int, steps: int) -> Iterator[Meeting]:
    """A talk in all its states, one after the other; of some kind, on some goal of the store."""
    random = Random(seed)
    agenda = KINDS[seed % len(KINDS)]
    goals = ["Parents dare to ask us anything", *library.goals()]
    goal = "" if builtin(agenda).about_team else random.choice(goals)
    plan = ("80% komt", "Een cursus", "Ouders durven te vragen")
    meeting = start(library, builtin(agenda), goal, NAMES, language, NOW, lines=plan)
    yield meeting
    for _step in range(steps):
        with suppress(MeetingError):
            meeting = step(random, meeting, agenda)
            yield meeting
