"""Talks as they may stand at any moment: random ones, in any kind, from Home to the close and after."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random

from conftest import NOW

from agendas.agenda import BUILTIN, builtin
from agendas.conduct.at_close import reopened
from agendas.conduct.conductor import Card, Conductor
from agendas.conduct.lamps import Lamp
from agendas.errors import TalkError
from agendas.lines.talk import Talk
from agendas.records.said import Language, Person
from store.library import TalkLibrary
from tui.start_talk import start

KINDS = [name for name in BUILTIN if name != "planning"]
NAMES = ("Ana", "Joost", "Fatima", "Ruth (leader)", "Jo")
WORDS = (
    "31 of 52 parents came", "80% komt op tijd", "they come unasked (Joost)", "mwah", "geen",
    "because a mother said “stay”", "2, gewoon", "de koffie kost € 500", "tuesday\ntwo stayed\n3 left",
    "every six weeks", "a, b the budget", "iedereen", "Ana, Joost", "niemand", "1 2", "let go of it",
    "8 December, with Joost", "3 because it is theirs", "(Fatima)", "x (Ana)",
)  # fmt: skip


class Room:
    """A talk that is conducted, and the moment it is there."""

    def __init__(self, talk: Talk) -> None:
        self.now = talk.started
        self.table = Conductor(
            talk, builtin(talk.agenda), lambda: self.now, lambda _talk, _at_once: None, "rand"
        )

    def later(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


def said(random: Random, lamp: Lamp) -> str:
    """Something that somebody may type there: fitting more often than not."""
    words = random.choice(WORDS)
    if lamp.choices and random.random() < 0.8:
        words = f"{random.randint(1, len(lamp.choices) + 1)} {words}"
    elif lamp.slot.line in ("appointment", "review day", "last day") and random.random() < 0.8:
        words = random.choice(("8 December, with Joost", "in 3 weeks", "2027-02-03"))
    who = random.choice(("", "", "joost: ", "Ana: ", "fat: ", "jo: ", "henk: ", "ruth: "))
    return who + words


def step(random: Random, room: Room) -> None:
    """Do something that can be done in a talk."""
    room.later(random.randint(1, 200))
    table, turn = room.table, random.random()
    if table.talk.ended:
        if turn < 0.5:
            table.keep(reopened(table.talk))
        return
    some = random.choice(table.talk.lines).id if table.talk.lines else ""
    if turn < 0.55 and table.lamps:
        table.choose(random.randrange(len(table.lamps) + len(table.waiting)))
        assert table.lamp
        table.say(said(random, table.lamp))
    elif turn < 0.66:
        random.choice((table.on, table.on, table.next_phase, table.back, table.past_block))()
    elif turn < 0.70:
        table.note(random.choice(("", "half a")))
    elif turn < 0.72:
        table.join(Person(name=random.choice(("Henk", "Ana"))))
    elif turn < 0.78 and some:
        table.withdraw(some)
    elif turn < 0.82 and some:
        table.move_to(some, random.choice(table.every_lamp()))
    elif turn < 0.86 and some:
        table.give(some, random.choice(((), ("Joost",), ("Fatima",), ("Ana", "Joost"))))
    elif turn < 0.90 and some:
        table.change(some, random.choice(WORDS))
    elif turn < 0.92 and some:
        table.walk_as(some)
    elif turn < 0.93:
        table.cover(some)
    elif turn < 0.94:
        table.release([(some, random.choice(("leader", "all", "team")))])
    elif turn < 0.95 and some:
        table.mend(some, Card(audience="leader", joins=random.choice(("", "Wim"))))
    elif turn < 0.96:
        table.park("the copier")
    elif turn < 0.97:
        table.bring_in("4 of 9 read", "Ana", "check-in, 3 November", random.random() < 0.5)
    elif turn < 0.98:
        table.undo()
    else:
        table.leave_figures_open()
        table.close()


def states(library: TalkLibrary, language: Language, seed: int, steps: int) -> Iterator[Talk]:
    """A talk in all its states, one after the other; of some kind, on some goal of the store."""
    for room in rooms(library, language, seed, steps):
        yield room.table.talk


def rooms(library: TalkLibrary, language: Language, seed: int, steps: int) -> Iterator[Room]:
    """The room in which such a talk is held, once it has begun and after each step."""
    random = Random(seed)
    agenda = KINDS[seed % len(KINDS)]
    goals = ["Parents dare to ask us anything", *library.goals()]
    goal = "" if builtin(agenda).about_team else random.choice(goals)
    plan = ("80% komt", "Een cursus", "Ouders durven te vragen")
    room = Room(start(library, builtin(agenda), goal, NAMES, language, NOW, lines=plan))
    yield room
    for _step in range(steps):
        with suppress(TalkError):
            step(random, room)
            yield room
