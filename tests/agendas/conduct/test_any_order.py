"""Any order of commands on a talk: nothing is lost, everything is read, and undone it is as it was."""

import importlib
import inspect
import json
import pkgutil
from contextlib import suppress
from datetime import timedelta
from typing import Any

import msgspec
from at_table import LIMITS, PEOPLE, begun, conducted, ended, said, to, what_is_said
from conftest import NOW
from examples import examples
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import agendas.came_to
from agendas.agenda import BUILTIN
from agendas.came_to.counting import TalkLines
from agendas.conduct.at_close import reopened
from agendas.conduct.conductor import Card
from agendas.conduct.shown import chosen_word
from agendas.errors import TalkError
from agendas.folding.fold import state_of
from agendas.lines.schema_2 import document_of, talk_in
from agendas.lines.talk import Line, Talk
from agendas.records.said import Person
from store.conflicts.compare import lines as compared

WORDS = (
    "31 van de 52 kwamen", "drie van de vier klassen", "omdat het zo is", "want ja", "2 want ze komen", "4", "1",
    "3 moeders bleven", "ik zet de box neer", "Joost, neem jij dit?", "ik vraag Fatima", "8 december, met Joost",
    "na de kerstvakantie", "dinsdag over drie weken, 10:30, in de hal", "80% komt op tijd", "niet meer dan € 500",
    "Leerlingen worden gezien", "2, Leerlingen worden gezien", "een\ntwee\njo: drie", "10:30", "a, b", "2 a", "gaat door",
    "een moeder zei: “hij slaapt”", "iedere zes weken", "\u0641\u0627\u0637\u0645\u0629", "x", "5 want € 500",
)  # fmt: skip
NAMES = (
    "",
    "",
    "",
    "henk: ",
    "ruth: ",
    "jo: ",
    "allen: ",
    "4: ",
    "Samir: ",
    "Marieke, fatima: ",
    "2 henk: ",
)
PURE = [
    found
    for module in pkgutil.walk_packages(agendas.came_to.__path__, "agendas.came_to.")
    for _name, found in inspect.getmembers(importlib.import_module(module.name))
    if inspect.isfunction(found)
    and not found.__name__.startswith("_")
    and [p.annotation for p in inspect.signature(found).parameters.values()] in ([TalkLines, int], [TalkLines])
]  # fmt: skip


def first() -> Talk:
    """A talk that left things to look back on, and a proposal."""
    table = to(begun(), "itch")
    table.walk_kind("x")
    said(table, "henk: Leerlingen worden gemist")
    said(to(table, "initiative"), "ik zet de box neer", "joost: ik bel")
    return ended(table)


FIRST = first()


class AnyOrder(RuleBasedStateMachine):
    """Commands in any order, on a talk of any kind, first or second, over any number of runs."""

    @initialize(name=st.sampled_from(BUILTIN), later=st.booleans())
    def begin(self, name: str, later: bool) -> None:
        self.at = NOW
        self.run_no = 0
        earlier = (FIRST,) if later else ()
        self.table = begun(name, earlier, LIMITS, now=self.clock)
        self.start: Talk | None = self.table.talk
        self.known = {line.id: line for line in self.table.talk.lines}

    def clock(self) -> Any:
        self.at += timedelta(seconds=7)
        return self.at

    def line(self, place: int) -> str:
        listed = [line for line in self.table.talk.lines if line.kind != "passed over"]
        return listed[place % len(listed)].id if listed else ""

    # -- commands

    @rule(
        who=st.sampled_from(NAMES), words=st.sampled_from(WORDS), left=st.sampled_from(("", "half"))
    )
    def say(self, who: str, words: str, left: str) -> None:
        lamp, before = self.table.lamp, len(self.table.talk.lines)
        with suppress(TalkError):
            put = self.table.say(who + words, left)
            if put and put.lines:
                assert self.table.lamp is not None
                assert lamp is not None
                assert self.table.lamp.key == lamp.key, "the lamp stays"
                assert len(self.table.talk.lines) == before + len(put.lines)
                for line in put.lines:
                    assert {*line.by} <= {*self.table.talk.names}

    @rule(who=st.sampled_from(NAMES), words=st.sampled_from(WORDS), many=st.integers(0, 4))
    def whose_and_as_what(self, who: str, words: str, many: int) -> None:
        for _press in range(many):
            self.table.walk_whose(who + words if many % 2 else "")
            self.table.walk_kind(who + words)
        self.table.meant(who + words)

    @rule(text=st.sampled_from(("", "half", "half a line")))
    def note(self, text: str) -> None:
        self.table.note(text)

    @rule(covering=st.booleans())
    def cover_next(self, covering: bool) -> None:
        self.table.covering = covering

    @rule(
        way=st.sampled_from(("on", "back", "next_phase", "past_block", "before_block", "enter")),
        many=st.integers(1, 6),
    )
    def page(self, way: str, many: int) -> None:
        half = self.table.typed
        for _press in range(many):
            getattr(self.table, way)()
        assert self.table.typed == half, "what is half typed travels"

    @rule(place=st.integers(0, 30))
    def choose(self, place: int) -> None:
        self.table.choose(place)

    @rule(
        place=st.integers(0, 99),
        way=st.sampled_from(("move_on", "move_back", "walk_as", "walk_given", "withdraw")),
    )
    def on_a_line(self, place: int, way: str) -> None:
        if line_id := self.line(place):
            self.table.mark_line(line_id)
            with suppress(TalkError):
                getattr(self.table, way)(line_id)

    @rule(
        place=st.integers(0, 99), to=st.integers(0, 99), on=st.integers(0, 99), about=st.booleans()
    )
    def move(self, place: int, to: int, on: int, about: bool) -> None:
        listed = self.table.every_lamp()
        if (line_id := self.line(place)) and listed:
            with suppress(TalkError):
                lamp = listed[to % len(listed)]
                if about:
                    self.table.mend(line_id, Card(lamp=lamp, about=self.line(on)))
                else:
                    self.table.move_to(line_id, lamp)

    @rule(
        place=st.integers(0, 99),
        who=st.sampled_from(NAMES),
        words=st.sampled_from(WORDS),
        half=st.booleans(),
    )
    def change(self, place: int, who: str, words: str, half: bool) -> None:
        if line_id := self.line(place):
            self.table.begin_change(line_id)
            self.table.note("other wor")
            with suppress(TalkError):
                if half:
                    self.table.leave_change(who + words)
                else:
                    self.table.change(line_id, who + words)
                    self.known.pop(line_id, None)  # older words are not kept
            self.table.editing = ""

    @rule(
        place=st.integers(0, 99),
        audience=st.sampled_from(("team", "leader", "all")),
        covered=st.booleans(),
    )
    def for_whom(self, place: int, audience: Any, covered: bool) -> None:
        if line_id := self.line(place):
            self.table.release([(line_id, audience)])
            if covered:
                self.table.cover(line_id)

    @rule(
        name=st.sampled_from(("Samir", "Henk", " ", "Jo")),
        old=st.sampled_from([p.name for p in PEOPLE]),
    )
    def people(self, name: str, old: str) -> None:
        self.table.join(Person(name=name))
        self.table.rename(old, name + "s")
        self.table.rename(name + "s", old)

    @rule(words=st.sampled_from(WORDS), way=st.sampled_from(("park", "criterion")))
    def aside(self, words: str, way: str) -> None:
        getattr(self.table, way)(words)

    @rule(words=st.sampled_from(WORDS), seen=st.booleans())
    def bring_in(self, words: str, seen: bool) -> None:
        self.table.bring_in(words, "Henk", "check-in, 3 november", seen)

    @rule()
    def undo(self) -> None:
        before = self.table.talk
        step = self.table.undo()
        now = self.table.talk
        gone = [o for o in before.lines if o.id not in {one.id for one in now.lines}]
        waits = " ".join(one.text for one in now.unsaid)
        self.known = {
            line.id: line for line in now.lines
        }  # a change that is undone has its words again
        for line in gone:
            whole = line.id.count(".") == 1 and line.question not in ("answer-brought", "")
            if whole and line.text and step and not (line.kind == "ground" and not step.words):
                assert all(row in waits for row in line.text.split()), (line, waits)

    @rule()
    def take_aside(self) -> None:
        self.table.take_aside()

    @rule(away=st.booleans(), place=st.integers(0, 9))
    def half_said(self, away: bool, place: int) -> None:
        if waits := self.table.unsaid():
            half = waits[place % len(waits)]
            with suppress(TalkError):
                if away:
                    self.table.drop(half)
                else:
                    self.table.send(half, half.text)

    @rule()
    def reopen(self) -> None:
        """Another run, from what stands on disk."""
        self.run_no += 1
        talk = talk_in(json.loads(msgspec.json.encode(document_of(self.table.talk))))
        assert talk == self.table.talk
        self.start = None
        self.table = conducted(talk, self.table.agenda, f"r{self.run_no}", self.clock)

    @rule()
    def close(self) -> None:
        asked = self.table.open_at_close()
        assert {line.id for line in asked.names} <= {line.id for line in self.table.talk.lines}
        half = [line.text for line in self.table.unsaid()]
        self.table.leave_figures_open()
        self.table.close()
        assert [line.text for line in self.table.unsaid()] == half, "nothing half said is dropped"
        state_of([FIRST, self.table.talk])
        self.known = {
            o.id: o for o in self.table.talk.lines if o.kind != "passed over" and o.id in self.known
        }
        self.table = conducted(
            reopened(self.table.talk), self.table.agenda, self.table.mark, self.clock
        )
        self.start = None

    # -- what holds at any moment

    @invariant()
    def nothing_is_lost(self) -> None:
        found = self.table.talk.lines
        ids = [line.id for line in found]
        assert len(ids) == len(set(ids)), "each line has an id of its own"
        now = {line.id: line for line in found}
        assert self.known.keys() <= now.keys()
        for line_id, line in self.known.items():
            assert all(word in whole(now[line_id]) for word in rest(line)), (
                line,
                now[line_id],
            )
        self.known = now

    @invariant()
    def nothing_goes_round(self) -> None:
        about = {line.id: line.about for line in self.table.talk.lines}
        for line_id in about:
            seen, at = set(), line_id
            while at in about:
                assert at not in seen
                seen.add(at)
                at = about[at]

    @invariant()
    def everything_is_read(self) -> None:
        talk = self.table.talk
        lines = TalkLines(talk)
        for read in PURE:
            if len(inspect.signature(read).parameters) == 1:
                read(lines)
            else:
                for place in range(len(talk.passes)):
                    read(lines, place)
        assert talk_in(json.loads(msgspec.json.encode(document_of(talk)))) == talk
        [*compared(talk)]
        back = talk
        assert sorted(map(kept, back.lines)) == sorted(map(kept, talk.lines))

    def teardown(self) -> None:
        if getattr(self, "start", None) is None:
            return
        while self.table.steps:
            self.table.undo()
        assert self.start
        assert what_is_said(self.table.talk) == what_is_said(self.start)


def kept(line: Line) -> tuple[str, str, tuple[str, ...], str]:
    return line.id, line.text, line.by, line.kind


BECAUSE = ("omdat", "want")


def rest(line: Line) -> list[str]:
    """The words of a line that may not go; a number, a letter or a because may have become a choice."""
    said = f"{chosen_word(line, 'nl')} {line.text}".casefold()
    words = [word.strip(".,:;") for word in said.split()]
    return [word for word in words if len(word) > 1 and word not in BECAUSE]


def whole(line: Line) -> str:
    """The words of a line, the word that was chosen on it and whose it is or may be."""
    told = (chosen_word(line, "nl"), line.text, *line.by, line.maybe)
    return " ".join(told).casefold()


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(examples(10), stateful_step_count=40)
