"""A talk as it is conducted: where it is, what may be done now, and what each command does.

Screen, prompts and scripts all conduct through this: none has rules of its own, and nothing here
knows of a screen or a disk. The question is a lamp that shines until somebody moves it; whatever is
said is a line, and each command is one step that can be undone (conversation.md §2 to §4).
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from agendas.agenda import Agenda, AgendaPhase
from agendas.came_to.counting import TalkLines, beside_choice
from agendas.came_to.goal.wordings import all_behind, in_hand
from agendas.conduct import on_record
from agendas.conduct.about import figure_named, may_be_about, other_steps, step_named, was_asked
from agendas.conduct.at_close import OpenAtClose, closed, left_open, open_at_close
from agendas.conduct.earlier_steps import of_whom, proposed_earlier, told_earlier
from agendas.conduct.early_vote import is_for_vote
from agendas.conduct.lamps import Lamp, asks_same, deeper_key, in_full, is_under, lamps, waiting
from agendas.conduct.limits_in_force import limits_in_force
from agendas.conduct.meant import Meant, meant, nameless, walked
from agendas.conduct.of_initiatives import EACH_ITS_OWN, counted
from agendas.conduct.shown import NOTHING_UNDONE, act_undone, chosen_word, is_left_open, shown_text
from agendas.conduct.which_sign import signs_for
from agendas.errors import N_, TalkError, UnfinishedError
from agendas.lines import edit
from agendas.lines.talk import Figure, Line, Talk, number
from agendas.named_sign import NamedSign, named
from agendas.parsing.choices import says_why
from agendas.parsing.said_figure import any_number, figure_in
from agendas.parsing.whose import called, fits, is_name_alone, near, whose
from agendas.records import vocabulary
from agendas.records.said import Audience, FrameRef, Goal, Language, Person, Phase, Words
from agendas.records.vocabulary import EVIDENCE_KIND
from agendas.slots.slots import SLOTS, Slot
from agendas.talk.clock import give_more
from agendas.talk.voices import Voice, voices
from agendas.text import in_short, kept, one_line

if TYPE_CHECKING:
    from agendas.coach import Look

# What conducting gives and takes; who draws it knows these by the conductor alone.
__all__ = [
    "Audience", "Card", "Conductor", "Lamp", "Line", "Meant", "Phase", "Put", "Talk", "UndoStep",
]  # fmt: skip

MOST_UNDO = 200
LONGEST_PAUSE = 600.0  # seconds; a closed lid is no time spent talking
SILENT_MINUTE = 60.0  # seconds
LADDER = ("enough", "key_word", "would_see", "of_us")  # the slots of its rungs
PARKED, EVIDENCE = SLOTS["parked"], SLOTS["evidence"]
MORE = 5  # minutes that a phase is given
LONGEST_DID = 60  # letters of what a step is called by
TYPED, ASIDE = (
    "typed",
    "aside",
)  # the ids of what is not on record: the entry's, and what F8 set aside

GIVEN = N_("the other name with “{text}”")
LEFT_OPEN = N_("that what a figure means was left open")
OPEN = "open"  # the choice of half-typed words of which it is open whose they are

Change = Callable[[Talk], Talk]
Went = Literal["lamp", "phase", "end"]


class Put(msgspec.Struct, frozen=True):
    """What came of saying something: the lines that are on record now, and what to ask about them.

    `unclear` is the sentence for a day that could not be read; the line stands, its day is open.
    """

    lines: tuple[Line, ...]
    lamp: Lamp
    unclear: TalkError | None = None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What is to become of a line, as its card has it; None and "" leave it as it is.

    `joins` is a name that was not at the table, and is to be there.
    """

    text: str | None = None
    by: tuple[str, ...] | None = None
    lamp: Lamp | None = None
    about: str | None = None
    kind: str = ""
    audience: Audience = "team"
    joins: str = ""


class UndoStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that can be undone: the talk before it, the lamp that shone, what it did.

    `did` is what somebody said, or with `values` a message of Vertel that takes those. `words` is
    what was typed for it, "" for nothing, `by` whose, `slot` as what and `sign` about which where Tab and F6 said so;
    `covered` is true where nobody was to see it. `went` are the ids of the lines that Right moved, the
    marked one first.
    """

    before: Talk
    lit: tuple[str, str, str]
    did: str
    values: dict[str, str] | None = None
    words: str = ""
    by: tuple[str, ...] | None = None
    slot: Slot | None = None
    sign: str = ""
    covered: bool = False
    went: tuple[str, ...] = ()


class _Walk(NamedTuple):
    """F6 on a marked line, both ways: as what it stood in turn, where it is now, and where it was when marked."""

    stood: tuple[Line, ...] = ()
    now: int = 0
    began: int = 0
    step: UndoStep | None = None


class Conductor:
    """One open talk.

    `now` gives the time, aware; `mark` is the mark of this run, in the ids of its lines. Whatever
    becomes of the talk is given to `save`, with whether it is to be on disk at once. `by` is whose the
    next line is where Tab said so, `held` whose all lines under this lamp are; `slot` as what it is to
    be where F6 said so, `sign` the one of several that it is then about. `marked` is the id of the marked line, `editing` of the one whose words are
    being changed ("" for none). With `read_only` nothing that is done changes anything.
    """

    def __init__(
        self,
        talk: Talk,
        agenda: Agenda,
        now: Callable[[], datetime],
        save: Callable[[Talk, bool], None],
        mark: str,
        read_only: bool = False,
    ) -> None:
        self.talk, self.agenda, self.now, self.mark = talk, agenda, now, mark
        self.read_only = read_only
        self.paused = False
        self.by: tuple[str, ...] | None = None
        self._by_beside: tuple[tuple[str, ...], str] = (
            (),
            "",
        )  # what the words told when it was chosen
        self._putting_back = self._aside = False
        self.held: tuple[str, ...] | None = None
        self.slot: Slot | None = None
        self.sign = ""
        self.covering = False
        self.marked = self.editing = ""
        self.steps: list[UndoStep] = []
        self._walk = _Walk()
        self._save = save
        self._since = now()
        self._passed = 0.0
        self._silent: datetime | None = None
        self._read = TalkLines(talk)
        self._meant: tuple[tuple[object, ...], Meant] | None = None
        self._counted: tuple[Talk, int, tuple[int, int]] | None = None
        self._listed: tuple[Talk, Talk, tuple[Lamp, ...]] | None = None
        self._lit = ("", "", "")
        self._place = talk.asked.get(talk.phase.id, 0)
        self.light(self._place)
        draft = next((line for line in talk.unsaid if line.id == TYPED), None)
        if draft:  # whose it is, and that nobody is to see it, wait with the words
            self._give_draft(_whose(draft), draft.text, draft.covered)

    # -- where it is

    @property
    def lines(self) -> TalkLines:
        """The lines of the talk that count, by kind and by what they are about."""
        if self._read.talk is not self.talk:
            self._read = self._read.for_talk(self.talk)
        return self._read

    @property
    def phase(self) -> Phase:
        """The phase the talk is in."""
        return self.talk.phase

    @property
    def language(self) -> Language:
        """The language the talk is held in."""
        return self.talk.language

    @property
    def goal(self) -> Goal:
        """The goal in hand, as the room has it now."""
        return in_hand(self.lines, self.talk.place)

    @property
    def limits(self) -> tuple[FrameRef, ...]:
        """The limits in force, those that were set here included."""
        return limits_in_force(self.lines)

    @property
    def written(self) -> AgendaPhase:
        """The present phase as the agenda has it: its questions, and what one may say."""
        return self.agenda.phase(self.phase.id, self.phase.kind, bool(self.phase.segment))

    @property
    def lamps(self) -> tuple[Lamp, ...]:
        """The lamps of the present phase, in order."""
        known = self._listed
        if known is None or known[0] is not self.talk:
            asks = _but_typed(self.talk)
            same = known is not None and known[1] == asks
            listed = known[2] if known and same else self._lamps_of(self.phase)
            self._listed = known = (self.talk, asks, listed)
        return known[2]

    def _lamps_of(self, phase: Phase) -> tuple[Lamp, ...]:
        return lamps(self.lines, self.agenda, phase)

    @property
    def waiting(self) -> tuple[Lamp, ...]:
        """The deeper questions of the present phase that were not put yet, each once."""
        return waiting(self.lines, self.agenda, self.phase)

    @property
    def place(self) -> int:
        """The number of the lamp that shines; where it is gone, of the one that came before it."""
        keys = [lamp.key for lamp in self.lamps]
        if self._lit in keys:
            self._place = keys.index(self._lit)
        return max(0, min(self._place, len(keys) - 1))

    @property
    def lamp(self) -> Lamp | None:
        """The lamp that shines; None where a phase has none."""
        listed = self.lamps
        return listed[self.place] if listed else None

    @property
    def question_of(self) -> tuple[int, int]:
        """Which question of the talk shines, of how many; what is part of one counts with it.

        So do figures with what they mean all together, which is asked behind them.
        """
        known = self._counted
        if known is None or known[0] is not self.talk or known[1] != self.place:
            self._counted = known = (self.talk, self.place, self._question_of())
        return known[2]

    def _question_of(self) -> tuple[int, int]:
        count = before = 0
        for place, phase in enumerate(self.talk.phases):
            listed = self.lamps if place == self.talk.at else self._lamps_of(phase)
            whole = [n for n, lamp in enumerate(listed) if not lamp.part]
            still = counted(self.lines, self.agenda, phase, {lamp.id for lamp in listed})
            count += len(whole) + still
            if place < self.talk.at:
                before += len(whole) + still
            elif place == self.talk.at:
                before += sum(n <= self.place for n in whole)
                if listed and listed[self.place].part:
                    slot = listed[self.place].slot
                    leads = not whole or self.place < whole[0]
                    before += any(
                        n > self.place and (leads or listed[n].slot is slot) for n in whole
                    )
        return max(1, before), max(1, count)

    @property
    def rung_of(self) -> tuple[int, int] | None:
        """Which rung of the ladder shines, of how many; None elsewhere."""
        rungs = [n for n, lamp in enumerate(self.lamps) if lamp.slot.name in LADDER]
        if self.place not in rungs or len(rungs) < 2:
            return None
        return rungs.index(self.place) + 1, len(rungs)

    def light(self, place: int) -> None:
        """Have another lamp of this phase shine; whose and as what go by that one then."""
        listed = self.lamps
        self._place = max(0, min(place, len(listed) - 1))
        self._lit = listed[self._place].key if listed else (self.phase.id, "", "")
        self.held = None
        self.slot, self.sign = None, ""
        self._putting_back = False

    # -- keeping, undoing, time

    def keep(self, talk: Talk, at_once: bool = True) -> None:
        """Make this the talk and have it saved."""
        if self.read_only:
            return
        lit = self.place
        self.talk = self._timed(talk)
        asked = {**self.talk.asked, self.phase.id: self.place if self.lamps else lit}
        self.talk = edit.change(self.talk, asked=asked)
        self._save(self.talk, at_once)

    def do(
        self,
        changed: Change,
        did: str,
        values: dict[str, str] | None = None,
        words: str = "",
        covered: bool = False,
        went: tuple[str, ...] = (),
    ) -> bool:
        """Make a change that can be undone; True where it changed anything. Raises `TalkError`.

        `did`, `values`, `words`, `covered` and `went` tell of it, as in `UndoStep`.
        """
        made = changed(self.talk)
        if made is self.talk or self.read_only:
            return False
        told = did if values is not None else in_short(did, LONGEST_DID)
        step = UndoStep(before=self.talk, lit=self._lit, did=told, values=values, words=words,
                        by=self._by_for(words) if words and self.by is None else self.by, slot=self.slot if words else None,
                        sign=self.sign if words else "", covered=covered, went=went)  # fmt: skip
        self.steps = [*self.steps[-MOST_UNDO:], step]
        self.keep(made)
        return True

    def undo(self) -> UndoStep | None:
        """Take the last step back, have its lamp shine, and its words typed again; None without one.

        What was half typed waits, and returns once the line is free. Neither time nor visits are
        undone. After reopening it reads the talk itself.
        """
        if self.read_only:
            return None
        self._settle_whose()
        self.talk = self._timed(self.talk)
        was = self.lamp
        if self.steps:
            step = self.steps.pop()
            spent = {phase.id: phase for phase in self.talk.phases}
            phases = tuple(
                msgspec.structs.replace(phase, seconds=now.seconds, visited=now.visited)
                if (now := spent.get(phase.id))
                else phase
                for phase in step.before.phases
            )
            # Questions that were put since stay put, whatever is undone of what was said.
            self.talk = edit.change(
                step.before, phases=phases, unsaid=self.talk.unsaid, asked=self.talk.asked
            )
            self._go_to_lit(step.lit)
        else:
            found = on_record.undone(self.talk, self.lamp_of, self.now())
            if found is None:
                return None
            lamp = self.lamp_under(found[1])
            self.talk, line = found
            lamp = self.lamp_under(self.find(line.id) or line) or lamp
            lit = lamp.key if lamp else self._lit
            stands = any(one.id == line.id for one in self.talk.lines)
            did = act_undone(line, self.talk) if stands else ""
            if did != NOTHING_UNDONE:
                self._go_to_lit(lit)
            words = self.told(line)
            if is_left_open(line):
                step = UndoStep(before=self.talk, lit=lit, did=LEFT_OPEN, values={})
            elif stands:
                step = UndoStep(before=self.talk, lit=lit, did=did, values={"text": words})
            else:
                step = UndoStep(before=self.talk, lit=lit, covered=line.covered,
                                did=in_short(words, LONGEST_DID))  # fmt: skip
                step = self._as_typed(step, line, lamp)
        if step.words:
            if kept(self.typed):
                self._set_aside(self.typed, was, self.typed_covered)
            self._give_draft(step.by, step.words, step.covered, step.slot)
            self.sign = step.sign
            self._putting_back = True
            self.keep(self._with_typed(step.words, step.covered))
        else:
            self.keep(self.talk)
        self.marked = self.marked if self.find(self.marked) else ""
        return step

    def _as_typed(self, step: UndoStep, line: Line, lamp: Lamp | None) -> UndoStep:
        """The step with a line as it would be typed: whose and as what it was, and its choice's number."""
        slots = walked(lamp, self._lamps_of(self.phase)) if lamp else ()
        slot = next((one for one in slots if one.line == line.kind), lamp.slot if lamp else None)
        listed = list(
            (lamp.choices if lamp and slot is lamp.slot and slot.choices else slot.choices)
            if slot
            else {}
        )
        number = f"{listed.index(line.choice) + 1}" if line.choice in listed else ""
        words = (" " if says_why(line.text) else ", ").join(filter(None, (number, line.text)))
        by: tuple[str, ...] | None = line.by
        if line.maybe and not line.by and fits(line.maybe, self.talk.names):
            words, by = f"{line.maybe}: {words}", None
        elif whose(words, self.talk.names).told or not set(line.by) <= {*self.talk.names}:
            words, by = (f"{', '.join(line.by)}: {words}" if line.by else words), None
        usual = slot if lamp and slot is not lamp.slot else None
        may = may_be_about(self.lines, lamp, slot, line.by, True) if lamp and slot else ()
        sign = line.about if line.about in may else ""
        return msgspec.structs.replace(step, words=words, by=by, slot=usual, sign=sign)

    def _go_to_lit(self, lit: tuple[str, str, str]) -> None:
        at = next((n for n, p in enumerate(self.talk.phases) if p.id == lit[0]), self.talk.at)
        if at != self.talk.at:
            self.talk = edit.go_to(self.talk, at)
        self._lit = lit
        keys = [lamp.key for lamp in self.lamps]
        near = next((n for n, key in enumerate(keys) if key[:2] == lit[:2]), self._place)
        self.light(keys.index(lit) if lit in keys else near)

    def lamp_of(self, question: str, about: str = "") -> Lamp | None:
        """The lamp with this id, in this phase or the nearest before it, else in any.

        With `about` the one that is about that line.
        """
        order = [*range(self.talk.at, -1, -1), *range(self.talk.at + 1, len(self.talk.phases))]
        for place in order:
            for lamp in self._lamps_of(self.talk.phases[place]):
                if lamp.id == question and about in ("", lamp.about):
                    return lamp
        return None

    def every_lamp(self) -> tuple[Lamp, ...]:
        """The lamps of every phase, in order."""
        return tuple(lamp for phase in self.talk.phases for lamp in self._lamps_of(phase))

    def kinds_for(self, line: Line) -> tuple[Slot, ...]:
        """As what a line may stand: the kinds of its question, then of its phase."""
        lamp = self._there(line)
        phase = next((p for p in self.talk.phases if lamp and p.id == lamp.phase), None)
        return self._kinds(lamp, self._lamps_of(phase), line.text) if lamp and phase else ()

    def _kinds(self, lamp: Lamp, others: tuple[Lamp, ...], text: str) -> tuple[Slot, ...]:
        """As what words may be put; a figure said on the ladder first as evidence, further on."""
        kinds = walked(lamp, others)
        return (kinds[0], EVIDENCE, *kinds[1:]) if self.is_seen_early(text, lamp) else kinds

    def is_seen_early(self, text: str, lamp: Lamp) -> bool:
        """Whether words under a lamp of the ladder tell a figure, which is asked for further on."""
        on_ladder = lamp.slot.name in LADDER and self._lamp_for(EVIDENCE, lamp) is not lamp
        return on_ladder and bool(figure_in(text[: on_record.READ])[0])

    def _lamp_for(self, slot: Slot, lamp: Lamp) -> Lamp:
        """The lamp under which something is put as this: evidence where the talk asks for it."""
        ids = [phase.id for phase in self.talk.phases]
        at = ids.index(lamp.phase) if lamp.phase in ids else self.talk.at
        if slot is not EVIDENCE or self.talk.phases[at].kind == "evidence":
            return lamp
        segment = self.talk.phases[at].segment
        later = (p for p in self.talk.phases[at:] if (p.kind, p.segment) == ("evidence", segment))
        takes = (one for phase in later for one in self._lamps_of(phase) if one.slot is EVIDENCE)
        return next(takes, lamp)

    def is_under(self, line: Line, lamp: Lamp) -> bool:
        """Whether a line was said under this lamp."""
        return is_under(line, lamp)

    def lamp_under(self, line: Line) -> Lamp | None:
        """The lamp under which a line was said."""
        phase = next((p for p in self.talk.phases if p.id == line.phase), None)
        listed = self._lamps_of(phase) if phase else ()
        return next((lamp for lamp in listed if is_under(line, lamp)), None)

    def _there(self, line: Line) -> Lamp | None:
        """The lamp under which a line was said; where that is gone, one that asks the same, or of what came before."""
        if lamp := self.lamp_under(line):
            return lamp
        phase = next((p for p in self.talk.phases if p.id == line.phase), self.phase)
        listed = [one for one in self._lamps_of(phase) if one.about != line.id]
        before = (one for one in reversed(self.talk.lines) if number(one.id) < number(line.id))
        said = (one for line in before for one in listed if is_under(line, one))
        same = [one for one in listed if asks_same(line.question, one.id)]
        was = (o for step in reversed(self.steps) for o in step.before.lines if o.id == line.id)
        under = (one for earlier in was for one in same if is_under(earlier, one))  # of its figure
        return next(chain(under, same, said), listed[0] if listed else self.lamp)

    def unspent(self) -> float:
        """The seconds that passed since the talk's own time was last noted.

        Asked at every tick: people may talk a quarter of an hour and type nothing. Only a gap
        without ticks is cut short.
        """
        now = self.now()
        gap, self._since = (now - self._since).total_seconds(), now
        if self.paused:
            return 0.0
        self._passed += max(0.0, min(gap, LONGEST_PAUSE))
        return self._passed

    def pause(self) -> None:
        """Stop the clock, or let it go on; the time until now is noted first."""
        self.keep(self.talk)
        self.paused = not self.paused

    def be_silent(self) -> None:
        """Begin a silent minute, in which everybody writes before anybody speaks; or end it.

        What is put on record at the table ends it, too: somebody spoke. What is parked does not.
        """
        begun = self._silent is None or not self.silent_left()
        self._silent = self.now() if begun else None

    @property
    def silence(self) -> str:
        """What is said to the room for a silent minute."""
        return vocabulary.SILENT_MINUTE[self.language]

    def silent_left(self) -> float:
        """The seconds that are left of a silent minute; 0 where there is none."""
        if self._silent is None:
            return 0.0
        return max(0.0, SILENT_MINUTE - (self.now() - self._silent).total_seconds())

    def more_time(self) -> None:
        """Give the present phase some minutes more."""
        self.do(lambda t: give_more(t, MORE), N_("the time that was given"), values={})

    def _timed(self, talk: Talk) -> Talk:
        seconds, self._passed = self.unspent(), 0.0
        if talk.ended is not None:
            return edit.change(talk, changed=self.now())
        at = talk.at
        spent = edit.spend(edit.change(talk, at=min(self.talk.at, len(talk.phases) - 1)), seconds)
        return edit.change(spent, at=at, changed=self.now())

    # -- the lamp

    def enter(self) -> None:
        """Take the phase as it was left, or from its first lamp."""
        if not self.phase.visited and not self.read_only:
            self.talk = edit.go_to(self.talk, self.talk.at)
        self.light(self.talk.asked.get(self.phase.id, 0))

    def on(self) -> Went:
        """The next lamp, behind the last one the next phase; "end" where the talk has no more."""
        if self.place + 1 < len(self.lamps):
            self._turn(self.place + 1)
            return "lamp"
        return self.next_phase()

    def back(self) -> Went:
        """The lamp before, before the first one the last lamp of the phase before."""
        if self.place > 0:
            self._turn(self.place - 1)
            return "lamp"
        if not self.talk.at:
            return "end"
        self._leave_for(self.talk.at - 1)
        self._turn(len(self.lamps) - 1)
        return "phase"

    def next_phase(self) -> Went:
        """The next phase, from its first lamp."""
        if self.talk.at + 1 >= len(self.talk.phases):
            return "end"
        self._leave_for(self.talk.at + 1)
        self._turn(0)
        return "phase"

    def past_block(self) -> Went:
        """Past the block that the lamp stands in (look-back, ladder, figures); else past the phase."""
        after = [n for n, lamp in enumerate(self.lamps) if n > self.place and not lamp.part]
        inside = self.lamp is not None and (self.lamp.part or self._leads_a_block())
        if inside and after:
            self._turn(after[0])
            return "lamp"
        return self.next_phase()

    def before_block(self) -> Went:
        """Before the block that the lamp stands in; else the phase before, from its beginning."""
        before = [n for n, lamp in enumerate(self.lamps) if n < self.place and not lamp.part]
        if self.lamp is not None and self.lamp.part and before:
            self._turn(before[-1])
            return "lamp"
        if not self.talk.at:
            return "end"
        self._leave_for(self.talk.at - 1)
        self._turn(0)
        return "phase"

    def _leads_a_block(self) -> bool:
        after = self.lamps[self.place + 1 : self.place + 2]
        return bool(after) and after[0].part

    def choose(self, place: int) -> None:
        """Have the lamp of this number shine, of those there are and then those that wait (F2)."""
        listed = self.lamps
        if place < len(listed):
            self._turn(place)
            return
        waits = self.waiting
        if place - len(listed) >= len(waits):
            return
        wanted = waits[place - len(listed)]
        key = deeper_key(wanted.phase, wanted.id)
        self.keep(edit.change(self.talk, asked={**self.talk.asked, key: 1}))
        keys = [lamp.id for lamp in self.lamps]
        self._turn(keys.index(wanted.id) if wanted.id in keys else self.place)

    def lamps_called(self, question: str) -> list[Lamp]:
        """Every lamp with this id, wherever it is, in the order of the talk; deeper ones too."""
        listed = (lamps(self.lines, self.agenda, phase, True) for phase in self.talk.phases)
        return [lamp for some in listed for lamp in some if lamp.id == question]

    def shine(self, lamp: Lamp) -> None:
        """Have this lamp shine, wherever it is; a deeper question is put by it."""
        self.go_to(next((n for n, p in enumerate(self.talk.phases) if p.id == lamp.phase), -1))
        keys = [one.key for one in self.lamps]
        waits = [one.id for one in self.waiting]
        if lamp.key not in keys and lamp.id in waits:
            self.choose(len(keys) + waits.index(lamp.id))
        else:
            self._turn(keys.index(lamp.key) if lamp.key in keys else self.place)

    def go_to(self, at: int) -> None:
        """Go to the phase with this number, as it was left; one that is not there changes nothing."""
        if 0 <= at < len(self.talk.phases) and at != self.talk.at:
            self._leave_for(at)

    def _settle_whose(self) -> None:
        """What is half typed stays whose it is under the lamp that shines, or open, wherever it goes."""
        if self.by is None and kept(self.typed) and (found := self.meant(self.typed)):
            told = any(self._told_in(self.typed))
            self._give_draft(None if told else found.line.by, self.typed, self.covering, self.slot)

    def _turn(self, place: int) -> None:
        self._settle_whose()
        self.light(place)
        self.keep(self._with_typed(self.typed, self.covering), at_once=False)

    def _leave_for(self, at: int) -> None:
        self._settle_whose()
        self.marked = ""
        if self.read_only:  # a reader turns pages, and nothing of it is kept
            self.talk = edit.change(self.talk, at=at)
        self.keep(edit.go_to(self.talk, at))
        self.light(self.talk.asked.get(self.phase.id, 0))

    # -- what is typed

    @property
    def typed(self) -> str:
        """What is half typed: a talk has one entry and one draft."""
        return next((line.text for line in self.talk.unsaid if line.id == TYPED), "")

    @property
    def typed_covered(self) -> bool:
        """Whether what is half typed is covered."""
        return any(line.covered for line in self.talk.unsaid if line.id == TYPED)

    def note(self, text: str, at_once: bool = False) -> None:
        """Keep what is half typed, or the new words of the line that is being changed."""
        if self.read_only or self.talk.ended:
            return
        if self.editing:
            line = self.find(self.editing)
            changed = text if line and line.text != text else ""
            rest = tuple(o for o in self.talk.unsaid if o.id or o.about != self.editing)
            new = (Line(id="", text=changed, about=self.editing),) if changed else ()
            made = edit.change(self.talk, unsaid=(*rest, *new))
        else:
            if not kept(text):  # with the words goes what was said of them
                self.by = self.slot = None
                self.sign = ""
            made = self._with_typed(text, self.covering)
        if made.unsaid != self.talk.unsaid or at_once:
            self.keep(made, at_once=at_once)

    def _with_typed(self, text: str, covered: bool = False) -> Talk:
        rest = tuple(line for line in self.talk.unsaid if line.id != TYPED)
        if not kept(text):
            return edit.change(self.talk, unsaid=rest)
        lamp = self.lamp
        draft = Line(id=TYPED, text=_savable(text), by=self.by or (), phase=self.phase.id,
                     question=lamp.id if lamp else "", about=lamp.about if lamp else "",
                     choice=OPEN if self.by == () else "", covered=covered)  # fmt: skip
        return edit.change(self.talk, unsaid=(draft, *rest))

    def set_aside(self, text: str) -> None:
        """Keep a half-typed line behind the one that is half typed already."""
        self._set_aside(text, self.lamp)
        self.keep(self.talk)

    def _set_aside(self, text: str, lamp: Lamp | None, covered: bool = False) -> None:
        waits = Line(id=ASIDE, text=_savable(text), by=self.by or (),
                     phase=lamp.phase if lamp else self.phase.id, covered=covered, question=lamp.id if lamp else "",
                     about=lamp.about if lamp else "",
                     choice=OPEN if self.by == () else "")  # fmt: skip
        self.talk = edit.change(self.talk, unsaid=(*self.talk.unsaid, waits))
        self._aside = True

    def take_aside(self, offered: bool = False) -> bool:
        """Have what waits since an undo half typed again, the last first, under the lamp it was typed at.

        True where there is any. Where it is not `offered` only right behind what undo gave to type, once
        that is on record or erased. The lamp stays: what was typed under another is asked at the close.
        """
        if kept(self.typed):
            return False
        back, self._putting_back = self._putting_back or offered, False
        waits = [n for n, line in enumerate(self.talk.unsaid) if line.id == ASIDE]
        last = self.talk.unsaid[waits[-1]] if waits else None
        if last is None or not back or (last.phase, last.question, last.about) != self._lit:
            return False
        rest = tuple(line for n, line in enumerate(self.talk.unsaid) if n != waits[-1])
        self.talk = edit.change(self.talk, unsaid=rest)
        self._give_draft(_whose(last), last.text, last.covered)
        self._putting_back = True
        self.keep(self._with_typed(last.text, last.covered))
        return True

    def left_aside(self) -> str:
        """The words that F8 set aside last and that did not come back, told once; "" for none."""
        waits = [line for line in self.talk.unsaid if line.id == ASIDE]
        told, self._aside = self._aside, False
        return one_line(shown_text(waits[-1])) if waits and told else ""

    def take_earlier(self) -> None:
        """Have a sentence half typed that was left so in this phase by an earlier Vertel."""
        here = [
            o for o in self.talk.unsaid if not o.id and not o.about and o.phase == self.phase.id
        ]
        if here and not kept(self.typed):
            rest = tuple(line for line in self.talk.unsaid if line is not here[0])
            self.talk = edit.change(self.talk, unsaid=rest)
            self.keep(self._with_typed(here[0].text))

    def meant(self, text: str) -> Meant | None:
        """What Enter would put on record of what is typed: whose, as what, about what."""
        lamp = self.taking()
        if lamp is None:
            return None
        by, slot, today = self._by_for(text), self._slot_for(lamp), self.now().date()
        asked = (self.talk, lamp.key, text, today, by, slot, self.covering, self.sign)
        if self._meant is None or self._meant[0][0] is not self.talk or self._meant[0] != asked:
            found = meant(self.lines, lamp, text, today, by, slot, self.covering, sign=self.sign)
            self._meant = (asked, found)  # both borders ask, at every letter
        return self._meant[1]

    def makes_agreed(self, line: Line) -> bool:
        """Whether this is the last word that was wanted: everyone stands behind the change with it."""
        place = self.talk.place
        wanted = line.kind == "consent" and not all_behind(self.lines, place, line.about)
        return wanted and all_behind(self.lines, place, line.about, (line,))

    def _give_draft(
        self, by: tuple[str, ...] | None, text: str, covered: bool, slot: Slot | None = None
    ) -> None:
        """Have this half typed as somebody's, and as this."""
        self.by, self.slot, self.covering, self.sign = by, slot, covered, ""
        self._by_beside = self._told_in(text)

    def _told_in(self, text: str) -> tuple[tuple[str, ...], str]:
        """Whose a line is by its own words: by a prefix, or by one that is open."""
        found = whose(text, self.talk.names)
        return found.by, found.maybe

    def _by_for(self, text: str) -> tuple[str, ...] | None:
        """Whose a line is by Tab: this line's, or held for the lamp; a prefix typed since says otherwise."""
        told = self._told_in(text)
        if self.by is not None and told in (((), ""), self._by_beside):
            return self.by
        return None if any(told) else self.held

    def _slot_for(self, lamp: Lamp) -> Slot | None:
        if self.slot is not None:
            return self.slot
        return lamp.slot if lamp is not self.lamp else None

    def taking(self) -> Lamp | None:
        """The lamp that takes what is typed: where that is covered, one that takes evidence.

        What is parked stands by itself, under no question of the talk.
        """
        if self.slot is PARKED:
            return self._beside(PARKED, vocabulary.PHASE_KIND["open"])
        if not self.covering:
            lamp = self.lamp
            return self._lamp_for(self.slot, lamp) if lamp and self.slot else lamp
        takes = (one for one in self.lamps if one.slot.line == "ground")
        return next(takes, self.lamp)

    def walk_whose(self, text: str, back: bool = False) -> None:
        """Tab: whose this line is, in turn or `back`; on an empty entry it holds for this lamp.

        With an open beginning of a name only those it fits are walked, then it stays open; otherwise
        who spoke last, the account-giver, the others.
        """
        following = self._following(text, back)
        if not kept(text):
            self.held = following or None
            return
        self.by, self._by_beside = following, self._told_in(text)
        if not self.editing:
            self.note(text)

    def _following(self, text: str, back: bool = False) -> tuple[str, ...]:
        """Whose the next Tab has a line, or with nothing typed all lines under this lamp."""
        order = self._whose_by_turn(text)[:: -1 if back else 1]
        by = self.by if self.by is not None and self._by_for(text) == self.by else None
        by = by if kept(text) else self.held
        if by in order:
            return order[(order.index(by) + 1) % len(order)]
        found = self.meant(text or "…")  # the first press changes whose it is
        now = found.line.by if found and not found.line.maybe else None
        return next((by for by in order if by != now), ())  # nobody may be at the table

    def _whose_by_turn(self, text: str) -> list[tuple[str, ...]]:
        """Whose a line may be, in turn: who is named first; the name of nobody joins, then is part of the sentence."""
        said, lamp = whose(text, self.talk.names), self.lamp
        maybe = said.maybe
        some = fits(maybe, self.talk.names) if maybe else ()
        order: list[tuple[str, ...]] = [(name,) for name in some or self._by_turn()]
        if said.by:
            order = [said.by, *order]
        if maybe and not some and lamp:
            close = [(name,) for name in near(maybe, self.talk.names)]
            order = [*close, (self.joins_as(maybe),), nameless(self.lines, lamp), *order]
        return list(dict.fromkeys((*order, ())))

    def offered(self, text: str = "") -> str:
        """Whom Tab offers next where it is open whose a line is; "" for nobody who is there."""
        return next((name for name in self._following(text) if name in self.talk.names), "")

    def _by_turn(self, but: str = "", lamp: Lamp | None = None) -> list[str]:
        """Who spoke last, in any line `but` the one that is walked; the account-giver; the others.

        Before them of whom the lamp asks, until they spoke under it: each tells of their own.
        """
        lamp = lamp or self.lamp
        said = [line for line in self.lines.counting if line.id != but]
        asked = of_whom(self.lines, lamp) if lamp else ()
        if lamp and any({*asked} & {*line.by} for line in said if is_under(line, lamp)):
            asked = ()
        spoke = [line.by[0] for line in said if len(line.by) == 1]
        present = {name.casefold(): name for name in self.talk.names}
        last = [present[name.casefold()] for name in reversed(spoke) if name.casefold() in present]
        giver = [self.talk.account_giver] if self.talk.account_giver in self.talk.names else []
        return list(dict.fromkeys((*asked, *last[:1], *giver, *self.talk.names)))

    def walk_kind(self, text: str, back: bool = False) -> None:
        """F6: as what this line is put, in turn or `back`: the kinds of this question, then of the phase.

        Where it may be about one of several signs each of those first.
        """
        lamp, found = self.lamp, self.meant(text)
        if lamp is None or found is None:
            return
        lines, by, today = self.lines, self._by_for(text), self.now().date()

        def usual(slot: Slot) -> str:
            return meant(lines, lamp, text, today, by, slot, self.covering).line.about

        ways = self._in_turn(lamp, self.lamps, text, found.line.by, usual)
        slot, self.sign = _next_way(ways, found.slot, found.line.about, back)
        self.slot = slot
        if self.sign == usual(slot):
            self.sign = ""

    def may_be_of(self, lamp: Lamp) -> int:
        """Of how many signs an answer to a question may be."""
        return len(signs_for(self.lines, lamp.slot))

    def _in_turn(
        self,
        lamp: Lamp,
        others: tuple[Lamp, ...],
        text: str,
        by: tuple[str, ...],
        usual: Callable[[Slot], str],
        but: str = "",
    ) -> list[tuple[Slot, str]]:
        """As what words may be put, each with the sign that they are then about; "" for what has none.

        First is what they are about as is `usual`; a figure said on the ladder is evidence before that.
        What is tied to none by itself goes to the one that the words name first. The line `but` is the one that is walked.
        """
        ways = [(slot, "") for slot in self._kinds(lamp, others, text)]
        before = tuple(one for one in self.talk.lines if one.id != but)
        if lamp.slot.name == "initiative" and was_asked(
            edit.change(self.talk, lines=before), lamp, by
        ):
            ways.append((SLOTS["request_answer"], ""))
        expects = [SLOTS["expectation"]] * (lamp.slot.line == "ground")
        for slot in (lamp.slot, *(SLOTS[name] for name in lamp.slot.also), *expects):
            back = slot.becomes == "looked back" and but  # the arrows move what is on record
            signs = [] if back else self._may_be_about(lamp, slot, text, by, bool(but))
            if signs and (slot, "") in ways:
                first, at = usual(slot), ways.index((slot, ""))
                of_step = slot.of == "initiative"  # one's own come first
                n = signs.index(first) if first in signs and not of_step else 0
                ways[at] = (slot, first)
                others_of = [(slot, one) for one in (*signs[n:], *signs[:n]) if one != first]
                behind = at + 1 + self.is_seen_early(text, lamp)
                ways[behind:behind] = others_of
        return ways

    def _may_be_about(
        self, lamp: Lamp, slot: Slot, text: str, by: tuple[str, ...], on_record: bool = True
    ) -> list[str]:
        signs = [*may_be_about(self.lines, lamp, slot, by, on_record)]
        if figure := figure_named(self.lines, lamp, slot, text) if slot is lamp.slot else "":
            signs = [figure, lamp.about]
        said = named(text, signs_for(self.lines, slot)) if slot.tied else ""
        return sorted(signs, key=lambda one: one not in ("", said)) if said else signs

    def signs(self) -> tuple[NamedSign, ...]:
        """The signs of this goal, of earlier talks first."""
        return signs_for(self.lines, EVIDENCE)

    def put_with(self, line: Line) -> str:
        """The words of what a line is about, where F6 may have it about something else, or nothing; "" else."""
        lamp = self._there(line)
        slots = (lamp.slot, *(SLOTS[name] for name in lamp.slot.also)) if lamp else ()
        slots = (EVIDENCE,) if line.kind == "ground" else (*slots, SLOTS["expectation"])
        slot = next((one for one in slots if one.line == line.kind), None)
        if lamp is None or (slot and slot.becomes == "looked back"):
            return ""
        if slot is None:
            return self.words_of(line.about) if line.about != lamp.about else ""
        may = may_be_about(self.lines, lamp, slot, line.by, on_record=True)
        return self.words_of(line.about) if len(may) > 1 else ""

    def words_of(self, about: str) -> str:
        """The words of what lines are about, of an earlier talk too; "" for nothing."""
        if line := self.find(about):
            return self.told(line)
        return one_line((told_earlier(self.talk) | proposed_earlier(self.talk)).get(about, ""))

    def other_steps(self, found: Meant) -> dict[str, str]:
        """The words of the initiatives of its speaker that F6 puts what is meant with instead, by their ids."""
        return other_steps(self.lines, self.lamp, found.slot, found.line) if self.lamp else {}

    def step_named(self, found: Meant) -> str:
        """The words of the one of those that words name; "" where they name none."""
        others = self.other_steps(found)
        return others.get(step_named(self.lines, found.line, others), "")

    def sign_named(self, text: str, slot: Slot) -> str:
        """The words of the one of several signs that words name; "" where they name none."""
        signs = signs_for(self.lines, slot)
        said = named(text, signs)
        return next((sign.text for sign in signs if sign.id == said), "")

    def join(self, person: Person) -> None:
        """Have somebody at the table; who is there already stays one."""
        known = msgspec.structs.replace(person, name=self.called(person.name))
        self.do(lambda t: edit.with_person(t, known), known.name)

    def called(self, name: str) -> str:
        """Who is to join by a name, as that stands in this talk already."""
        return edit.spelled(self.talk, called(name))

    def joins_as(self, maybe: str) -> str:
        """Who is to join by the name before words, with its capital."""
        name = self.called(maybe)
        return name if name != name.lower() else f"{name[:1].upper()}{name[1:]}"

    def just_joined(self, line: Line) -> bool:
        """Whether whose a line is came to the table by that, in the step before."""
        last = self.steps[-1] if self.steps else None
        here = {*line.by} & {*self.talk.names}
        return bool(last and last.did == GIVEN and here - {*last.before.names})

    def away(self, name: str) -> bool:
        """Tell that somebody is not there, or is after all, in the role they had. True where away now.

        Raises `TalkError` for who gives account or was heard.
        """
        away, values = name in self.talk.names, {"name": one_line(name)}
        if away:
            self.do(lambda t: edit.without_person(t, name), N_("{name} is away"), values)
            return True
        known = (one for step in reversed(self.steps) for one in step.before.people)
        person = next((one for one in known if one.name == name), Person(name=name))
        self.do(lambda t: edit.with_person(t, person), N_("{name} is there"), values)
        return False

    def rename(self, old: str, new: str) -> None:
        """Give somebody another name, once and everywhere in the talk."""
        values = {"old": one_line(old), "new": one_line(new)}
        self.do(lambda t: edit.renamed(t, old, new), N_("{old} is called {new}"), values=values)

    # -- on record

    def say(self, text: str, left: str = "") -> Put | None:
        """Put what was typed on record under the lamp, which goes on shining; `left` stays half typed.

        Several lines are each a line. Raises `TalkError` for what is no line (a number of a goal
        that is not there, words that were announced and not said).
        """
        lamp = self.taking()
        if lamp is None or not kept(text):
            return None
        found = self.meant(text)
        goals = found.line.text if found and found.slot.becomes == "goals" else ""
        if is_name_alone(text, self.talk.names):
            raise UnfinishedError(N_("There is nothing to keep yet: type a few words first."))
        before = {line.id for line in self.talk.lines}
        unclear: list[TalkError] = []

        def put(talk: Talk) -> Talk:
            rows, one = on_record.each_line(text), found
            for n in range(len(rows)):
                one = self._meant_of(talk, lamp, rows, n, found, one)
                if one.refused:
                    unclear.append(one.refused)
                if goals and n == 0:
                    talk = on_record.choose_goals(talk, goals)
                    if on_record.are_numbers(goals) and not one.line.by:
                        continue
                talk = on_record.put(talk, lamp, one, self.now(), self.mark)
            return edit.change(talk, unsaid=_still_unsaid(talk, left))

        did = on_record.goals_named(self.talk, goals) if goals else self._in_few(text)
        self.do(put, did, words=text, covered=self.covering)
        self.by = self.slot = None
        self.sign, self.covering = "", False
        if lamp.slot is not PARKED:
            self._silent = None
        if left and left != self.typed:
            self.note(left)
        lines = tuple(line for line in self.talk.lines if line.id not in before)
        return Put(lines, lamp, unclear[0] if unclear else None)

    @property
    def next_id(self) -> str:
        """The id of the line that is put on record next."""
        return f"{self.talk.counter + 1}.{self.mark}"

    def heard(
        self,
        text: str,
        lamp: Lamp,
        by: tuple[str, ...] = (),
        maybe: str = "",
        talk: Talk | None = None,
    ) -> Meant:
        """What a line from the room's own phones would be under a lamp, in `talk` or as it is now.

        It is of whom `by` says, and where that says nobody it is open, whatever name stands before
        the words; `maybe` is the name that was typed with it.
        """
        talk = talk or self.talk
        at = next((n for n, p in enumerate(talk.phases) if p.id == lamp.phase), talk.at)
        there = TalkLines(edit.change(talk, at=at))
        found = meant(there, lamp, text, self.now().date(), by, prefixed=False)
        open_name = "" if by else maybe
        line = msgspec.structs.replace(found.line, maybe=open_name)
        joins = next((name for name in by if name not in talk.names), "")
        return msgspec.structs.replace(found, line=line, joins=joins)

    def hear(self, text: str, lamp: Lamp, by: tuple[str, ...] = (), maybe: str = "") -> Put:
        """Put a line from the room's own phones on record under a lamp; the one that shines stays.

        As what and whose is as `heard` tells. Raises `TalkError` as `say` does.
        """
        before = {line.id for line in self.talk.lines}
        unclear: list[TalkError] = []

        def put(talk: Talk) -> Talk:
            for row in on_record.each_line(text):
                found = self.heard(row, lamp, by, maybe, talk)
                unclear.extend([found.refused] if found.refused else [])
                talk = on_record.put(talk, lamp, found, self.now(), self.mark)
            return talk

        did = self._told_in_few(self.heard(text, lamp, by, maybe), text)
        own, self.by = self.by, by  # undone, its words are as open as they were
        self.do(put, did, words=text)
        self.by = own
        lines = tuple(line for line in self.talk.lines if line.id not in before)
        return Put(lines, lamp, unclear[0] if unclear else None)

    def meant_each(self, text: str) -> list[Meant]:
        """What Enter would put on record of each of several lines."""
        lamp, first = self.taking(), self.meant(text)
        rows, found = on_record.each_line(text), [first] if first else []
        if lamp and first and len(rows) > 1:
            found = []
            for n in range(len(rows)):
                one = self._meant_of(self.talk, lamp, rows, n, first, found[-1] if n else first)
                found.append(one)
        return found

    def _meant_of(
        self,
        talk: Talk,
        lamp: Lamp,
        rows: tuple[str, ...],
        n: int,
        whole: Meant | None,
        before: Meant | None,
    ) -> Meant:
        """What is meant by one of several lines: as is told of the `whole`, all of it one voice's.

        Where a further line opens with a name they are several voices': one without a name is then
        nobody's, but for a sentence of the line `before` that goes on in it.
        """
        row = rows[n]
        if not any(any(self._told_in(one)) for one in rows[1:]):
            return self._meant_in(talk, lamp, row, whole)
        if n and not any(self._told_in(row)) and not _goes_on(rows[n - 1], row):
            by, slot = self._by_for(row) or (), self._slot_for(lamp)
            today = self.now().date()
            return meant(TalkLines(talk), lamp, row, today, by, slot, self.covering, sign=self.sign)
        return self._meant_in(talk, lamp, row, before)

    def _meant_in(self, talk: Talk, lamp: Lamp, text: str, told: Meant | None = None) -> Meant:
        """What is meant by words; of several lines each as was `told` of them all, but for a name of its own."""
        by, slot, lines = self._by_for(text), self._slot_for(lamp), TalkLines(talk)
        on, sign = self.now().date(), self.sign
        if told is None or any(self._told_in(text)):
            return meant(lines, lamp, text, on, by, slot, self.covering, sign=sign)
        by = told.line.by if by is None else by
        slot = told.slot if slot is None and told.slot.line == "why" else slot
        found = meant(lines, lamp, text, on, by, slot, self.covering, sign=sign)
        if found.line.kind != "ground" or "figure" in (found.line.choice, told.line.choice):
            return found
        as_told = msgspec.structs.replace(found.line, choice=told.line.choice)
        return msgspec.structs.replace(found, line=as_told)

    def _in_few(self, text: str) -> str:
        """A line in a few words, as undo names it: the word that was chosen, not its number."""
        return self._told_in_few(self.meant(text), text)

    def _told_in_few(self, found: Meant | None, text: str) -> str:
        if found is None:
            return text
        told = self.with_word(found.line) or text
        if self.covering:
            told = "".join("…" if sign.isdigit() else sign for sign in told)
        return f"{', '.join(found.line.by)}: {told}" if found.line.by else told

    def park(self, text: str) -> None:
        """Put aside what is not about this goal."""
        slot, self.slot = self.slot, PARKED
        try:
            self.say(text, self.typed if kept(self.typed) != kept(text) else "")
        except TalkError:
            self.slot = slot
            raise

    def park_next(self) -> bool:
        """Have what is typed next parked, or no more; True where it is."""
        self.slot = None if self.slot is PARKED else PARKED
        return self.slot is PARKED

    def parked(self) -> str:
        """What is parked, in a line; "" for nothing."""
        return "; ".join(one_line(line.text) for line in self.lines.of("parked"))

    def criterion(self, text: str) -> None:
        """Put on record that a criterion no longer serves the goal; a talk takes it up."""
        lamp = self._beside(SLOTS["criterion"], vocabulary.NO_LONGER_SERVES)

        def put(talk: Talk) -> Talk:
            found = self._meant_in(talk, lamp, text)
            made = on_record.put(talk, lamp, found, self.now(), self.mark)
            return edit.change(made, unsaid=tuple(o for o in made.unsaid if o.id != TYPED))

        self.do(put, text, words=text)
        self.by = None

    def _beside(self, slot: Slot, question: Words) -> Lamp:
        """What is asked by a key, and no lamp of the talk."""
        return Lamp(phase=self.phase.id, id=slot.name, question=question, slot=slot)

    def bring_in(self, text: str, by: str, source: str, seen: bool) -> None:
        """Put a line of somebody's own check-in on the table; what was `seen` is evidence."""
        self.do(
            lambda t: on_record.brought_in(t, text, by, source, self.now(), self.mark, seen), text
        )

    # -- a line on record

    def find(self, line_id: str) -> Line | None:
        """The line with this id; what nobody answered is none that anybody said."""
        line = self.lines.by_id.get(line_id)
        return line if line and line.kind != "passed over" else None

    @property
    def here(self) -> list[Line]:
        """The lines of this phase in their order, those that were withdrawn too; of all at the close."""
        close = self.phase.kind == "close"
        return [
            o
            for o in self.talk.lines
            if o.kind != "passed over" and (close or o.phase == self.phase.id)
        ]

    def newest(self) -> str:
        """The id of the newest line of the present phase; "" without one."""
        return self.here[-1].id if self.here else ""

    def said_last(self, before: str = "") -> Line | None:
        """The last line of all phases, or the last `before` one by its id; None where nothing was said."""
        said = [o for o in self.talk.lines if o.kind != "passed over"]
        at = next((n for n, line in enumerate(said) if line.id == before), len(said))
        return said[at - 1] if at else None

    def mark_line(self, line_id: str) -> None:
        """Mark a line: every key then acts on it and on no other; "" marks none."""
        was, self.marked = self.marked, line_id if self.find(line_id) else ""
        if self.marked != was:
            self._walk = self._walk._replace(began=self._walk.now)

    def begin_change(self, line_id: str) -> str:
        """Begin to change a line: gives its words, or what they were being changed into."""
        line = self.find(line_id)
        self.editing = line_id if line else ""
        waits = (o.text for o in self.talk.unsaid if not o.id and o.about == line_id)
        return next(waits, line.text) if line else ""

    def change(self, line_id: str, text: str) -> None:
        """Other words for a line, or whose they are; a figure is read anew. Raises `TalkError`."""

        def mended(talk: Talk) -> Talk:
            line = self.find(line_id)
            lamp = self.lamp_under(line) if line else None
            made = on_record.reword(talk, line_id, text, lamp)
            rest = tuple(o for o in made.unsaid if o.id or o.about != line_id)
            return edit.change(made, unsaid=rest)

        self.do(mended, N_("the change"), values={})
        self.editing = ""

    def leave_change(self, text: str) -> bool:
        """Leave the line that is being changed; True where its new words wait for later."""
        self.note(text)
        waits = any(not o.id and o.about == self.editing for o in self.talk.unsaid)
        self.editing = ""
        return waits

    def leave_as_it_was(self, line_id: str) -> None:
        """Let the new words that a line was being changed into go."""
        rest = tuple(o for o in self.talk.unsaid if o.id or o.about != line_id)
        self.keep(edit.change(self.talk, unsaid=rest))

    def begun_changes(self) -> list[tuple[Line, str]]:
        """The lines that were being changed, with their new words: of this phase, or of all at the close."""
        found = []
        for waits in self.talk.unsaid:
            line = self.find(waits.about) if not waits.id and waits.about else None
            here = (
                line
                and not line.withdrawn
                and (self.phase.kind == "close" or line.phase == self.phase.id)
            )
            if line and here:
                found.append((line, waits.text))
        return found

    def give(self, line_id: str, by: tuple[str, ...]) -> None:
        """Give a line to somebody, or leave it open."""
        line = self.find(line_id)
        lamp = self.lamp_under(line) if line else None

        def given(talk: Talk) -> Talk:
            if line and by and by == (self.joins_as(line.maybe),) and by[0] not in talk.names:
                talk = edit.with_person(talk, Person(name=by[0]))
            return on_record.given(talk, line_id, by, lamp)

        self._on_line(line_id, given, GIVEN)

    def part_of_sentence(self, line_id: str) -> None:
        """What stands before the words of a line as a name would is a part of them."""
        self._on_line(line_id, lambda t: on_record.without_name(t, line_id), GIVEN)

    def walk_given(self, line_id: str, back: bool = False) -> None:
        """Tab on a marked line: whose it is, in turn or `back`; first whose name it nearly has.

        Who is not at the table joins by it, and is not there any more where Tab goes on.
        """
        line = self.find(line_id)
        if line is None:
            return
        now = line.by
        if self.just_joined(line):
            self.undo()
            line = self.find(line_id) or line
        names = fits(line.maybe, self.talk.names) if line.maybe else ()
        close = near(line.maybe, self.talk.names)
        joins = (self.joins_as(line.maybe),) if line.maybe and not names else ()
        usual = self._by_turn(line_id, self.lamp_under(line))
        turn = names or dict.fromkeys((*close, *joins, *usual))
        order = [*((name,) for name in turn), ()][:: -1 if back else 1]
        following = order[(order.index(now) + 1) % len(order)] if now in order else order[0]
        if following != line.by:
            self.give(line_id, following)

    def ways(self, line_id: str) -> tuple[str, ...]:
        """As what a line may stand, in turn: kinds of evidence, or the names of slots."""
        line = self.find(line_id)
        lamp = self._there(line) if line else None
        if line is None or lamp is None:
            return ()
        if line.kind == "ground":  # without a number in it, it is no figure
            counts = line.choice == "figure" or any_number(line.text[: on_record.READ])[0]
            return tuple(kind for kind in EVIDENCE_KIND if counts or kind != "figure")
        return tuple(slot.name for slot in self.kinds_for(line))

    def put_as(self, line_id: str, way: str) -> None:
        """Have a line stand as something else, by one of its `ways`. Raises `TalkError`."""
        line = self.find(line_id)
        lamp = self._there(line) if line else None
        if line is None or lamp is None:
            return
        if line.kind == "ground":
            self._on_line(line_id, lambda t: on_record.evidence_as(t, line_id, way))
            return
        slot = SLOTS[way]
        target = self._lamp_for(slot, lamp)
        self._on_line(line_id, lambda t: on_record.move(t, line_id, target, self.now(), slot))

    def walk_as(self, line_id: str, back: bool = False) -> None:
        """F6 on a marked line: as what it stands, in turn or `back`; evidence as another kind of it.

        What may be about one of several signs, or tied to one, is so first. The other way round is the exact way back.
        """
        line = self.find(line_id)
        if line is None:
            return
        last = self.steps[-1] if self.steps else None
        stood, now, began, step = self._walk
        if not stood or stood[now] != line or step is not last:
            stood, now, began = (line,), 0, 0
        to = now + (-1 if back else 1)
        if 0 <= to < len(stood):
            self._on_line(line_id, lambda talk: on_record.as_it_stood(talk, stood[to]))
        else:
            self._walk_on(line, stood[began], back)
        if self.steps and self.steps[-1] is not last:
            is_first, here = to < 0, (self.find(line_id) or line,)
            stood = here + stood if is_first else stood[:to] + here + stood[to + 1 :]
            self._walk = _Walk(stood, to + is_first, began + is_first, self.steps[-1])

    def _walk_on(self, line: Line, began: Line, back: bool) -> None:
        ways, lamp = self.ways(line.id), self._there(line)
        if lamp is None or not ways:
            return
        if line.kind == "ground":
            self._walk_evidence(line, began, lamp, ways, -1 if back else 1)
            return
        phase = next((p for p in self.talk.phases if p.id == lamp.phase), self.phase)

        def usual(slot: Slot) -> str:
            return on_record.about_then(self.talk, line, lamp, slot, line.by)

        turn = self._in_turn(lamp, self._lamps_of(phase), line.text, line.by, usual, line.id)
        same = [way for way in turn if way[0].line == line.kind]
        near = [slot for slot, sign in same if sign == line.about] or [slot for slot, _ in same[:1]]
        now = lamp.slot if lamp.slot in near else near[0 if back else -1] if near else None
        slot, sign = _next_way(turn, now, line.about, back)
        if sign:
            made = partial(
                on_record.move, line_id=line.id, lamp=lamp, at=self.now(), slot=slot, about=sign
            )
            self._on_line(line.id, made)
        else:
            self.put_as(line.id, slot.name)

    def _walk_evidence(
        self, line: Line, began: Line, lamp: Lamp, ways: tuple[str, ...], step: int
    ) -> None:
        """As another of what evidence may be: first of each sign, as what it stood, then as each other kind.

        It goes round from where the walk began, and is there what it was, a covered figure too.
        """
        began = began if began.kind == line.kind else line
        signs = self._may_be_about(lamp, EVIDENCE, line.text, line.by)
        signs = signs if began.about in signs else [began.about, *signs]
        n = ways.index(began.choice) + 1 if began.choice in ways else 0
        kinds = [kind for kind in (*ways[n:], *ways[:n]) if kind != began.choice]
        ring = [(began.choice, about) for about in signs]
        ring += [(kind, began.about) for kind in kinds]
        kind, about = ring[(ring.index((line.choice, line.about)) + step) % len(ring)]

        def walked_on(talk: Talk) -> Talk:
            if kind != line.choice:
                talk = on_record.evidence_as(talk, line.id, kind)
            if kind == began.choice:
                talk = edit.mend(talk, line.id, value=began.value, covered=began.covered)
            return on_record.tied(talk, line.id, about) if about != line.about else talk

        self._on_line(line.id, walked_on)

    def move_on(self, line_id: str) -> None:
        """Right: a line and what followed it under its lamp go to the next question.

        The lamp that shines goes along; where another shines by now, that one stays.
        Pressed again, the same lines go a question further: what was said at the questions that they
        pass stays there.
        """
        line = self.find(line_id)
        lamp = self._there(line) if line else None
        if line is None or lamp is None:
            return
        ids = [one.id for one in self.talk.lines]
        after = [one for one in self.talk.lines[ids.index(line_id) :] if is_under(one, lamp)]
        voted = {one.about for one in self.lines.of("consent")}  # words that were voted on stay
        after = [
            one for one in after if one is line or not (one.kind == "wording" and one.id in voted)
        ]
        after = after if line in after else [line]  # its own question is gone
        went = self.steps[-1].went if self.steps else ()
        if went[:1] == (line_id,):
            after = [one for one in after if one.id in went]
        going = {one.id for one in after}
        target = self._neighbour(lamp, 1, going)
        if target is None:
            return

        def moved(talk: Talk) -> Talk:
            before = None
            for one in after:
                if one.about in going:  # what is said about a line goes with it as it is
                    talk = on_record.take_along(talk, one.id, target, self.now())
                else:
                    because = on_record.is_why_there(one, target)  # of what it followed, wherever
                    about, vote = before if because else None, is_for_vote(one, lamp, target)
                    talk = on_record.move(
                        talk, one.id, target, self.now(), about=about, numbered=vote
                    )
                    before = before if because and before else one.id
            return talk

        lit = self.lamp
        did = N_("“{text}” was moved")
        if len(after) > 1:
            did = N_("“{text}” and what followed it there were moved")
        values = {"text": self.told(line)}
        self.do(moved, did, values=values, went=tuple(one.id for one in after))
        self.shine(target if lit is None or lit.key == lamp.key else lit)

    def move_back(self, line_id: str) -> None:
        """Left: a line alone goes back to the question before."""
        line = self.find(line_id)
        lamp = self._there(line) if line else None
        if line is None or lamp is None:
            return
        stays = not line.about and asks_same(line.question, lamp.id)  # as another kind, by F6
        gone = self.lamp_under(line) is None and not stays
        target = lamp if gone else self._neighbour(lamp, -1, {line_id})
        if target is None:
            return

        def moved(talk: Talk) -> Talk:
            talk = self._moved(talk, line_id, target)
            return on_record.with_its_why(talk, line_id, target, self.now())

        self._on_line(line_id, moved, N_("“{text}” was moved"))

    def move_to(self, line_id: str, lamp: Lamp) -> None:
        """Move a line to another question."""
        did = N_("“{text}” was moved")
        self._on_line(line_id, lambda t: self._moved(t, line_id, lamp), did)

    def _moved(self, talk: Talk, line_id: str, lamp: Lamp) -> Talk:
        return on_record.move(talk, line_id, lamp, self.now())

    def _neighbour(self, lamp: Lamp, step: int, going: set[str]) -> Lamp | None:
        """The question after or before this one, a phase further where it is the last or the first.

        None of those that the lines which are `going` have laid themselves.
        """
        at = next((n for n, p in enumerate(self.talk.phases) if p.id == lamp.phase), self.talk.at)
        listed = [one for one in self._lamps_of(self.talk.phases[at]) if one.about not in going]
        keys = [one.key for one in listed]
        place = (keys.index(lamp.key) if lamp.key in keys else 0) + step
        while not 0 <= place < len(listed):
            at += step
            if not 0 <= at < len(self.talk.phases):
                return None
            phase = self.talk.phases[at]
            listed = [one for one in self._lamps_of(phase) if one.about not in going]
            place = 0 if step > 0 else len(listed) - 1
        return listed[place]

    def withdraw(self, line_id: str) -> None:
        """Strike a line out, or put it back."""
        if line := self.find(line_id):
            did = N_("“{text}” was put back") if line.withdrawn else N_("“{text}” was withdrawn")
            self._on_line(line_id, lambda t: on_record.withdraw(t, line_id), did)

    def mend(self, line_id: str, card: Card) -> None:
        """Have a line as its card has it, in one step. Raises `TalkError`."""
        line = self.find(line_id)
        if line is None:
            return

        def mended(talk: Talk) -> Talk:
            if card.joins:
                talk = edit.with_person(talk, Person(name=card.joins))
            if card.text is not None:
                talk = on_record.reword(talk, line_id, card.text, self.lamp_under(line))
            lamp = card.lamp or self._there(line)
            slot = next((s for s in self.kinds_for(line) if s.line == card.kind), None)
            if lamp and slot and not card.lamp:
                lamp = self._lamp_for(slot, lamp)
            if card.about is not None and not (card.lamp or slot or self.lamp_under(line)):
                talk = on_record.tied(talk, line_id, card.about)
            elif lamp and (card.lamp or slot or card.about is not None):
                talk = on_record.move(talk, line_id, lamp, self.now(), slot, card.about)
            now = _line(talk, line_id)
            if now and now.kind == "ground" and card.kind in EVIDENCE_KIND:
                talk = on_record.evidence_as(talk, line_id, card.kind)
            if card.by is not None:
                under = card.lamp or self.lamp_under(line) if card.about is None else None
                talk = on_record.given(talk, line_id, card.by, under)
            if card.audience != (line.audience or "team"):
                talk = on_record.release(talk, line_id, card.audience)
            return talk

        self._on_line(line_id, mended)

    def fallen(self) -> tuple[Line, ...]:
        """The lines that fell along with one that was withdrawn."""
        gone = self.lines.fallen
        return tuple(line for line in self.talk.lines if line.id in gone and not line.withdrawn)

    def _on_line(self, line_id: str, made: Change, did: str = "") -> None:
        line = self.find(line_id)
        if line is not None:
            values = {"text": self.told(line)}
            self.do(made, did or N_("the change to “{text}”"), values=values)

    def release(self, marks: Iterable[tuple[str, Audience]]) -> None:
        """Say for whom lines are, each by its id."""
        marked = tuple(marks)

        def mark(talk: Talk) -> Talk:
            for line_id, audience in marked:
                talk = on_record.release(talk, line_id, audience)
            return talk

        self.do(mark, N_("for whom the lines are"), values={})

    def figure(self, line_id: str) -> Line | None:
        """The line with this id, where it is evidence with a figure."""
        line = self.find(line_id)
        return line if line and line.kind == "ground" and isinstance(line.value, Figure) else None

    def newest_figure(self) -> Line | None:
        """The last figure that was put on the table."""
        found = [o for o in self.lines.of("ground", self.talk.place) if isinstance(o.value, Figure)]
        return found[-1] if found else None

    def to_show(self) -> Line | None:
        """The covered figure that the lamp is about; else the newest one, None without any."""
        covered = [line for line in self.lines.of("ground", self.talk.place) if line.covered]
        lit = self.lamp.about if self.lamp else ""
        about = [line for line in covered if line.id == lit] or covered
        return about[-1] if about else None

    def cover(self, line_id: str) -> bool:
        """Cover a figure, or show it; True where it is covered now."""
        figure = self.figure(line_id)
        covered = figure is not None and not figure.covered
        did = N_("covering") if covered else N_("showing")
        self.do(lambda t: on_record.cover(t, line_id, covered), did, values={})
        return covered

    # -- at the close

    def open_at_close(self) -> OpenAtClose:
        """What of the talk is open: names, figures without a meaning, what nobody answered."""
        return open_at_close(self.talk, self.agenda)

    def leave_figures_open(self) -> None:
        """Leave the meaning of every bare figure open, in so many words."""
        self.do(
            lambda t: left_open(t, self.now(), self.mark),
            LEFT_OPEN,
            values={},
        )

    def close(self) -> None:
        """Close the talk. Raises `TalkError` while a figure has no meaning (invariant 13)."""
        self.keep(closed(self.talk, self.agenda, self.now()))

    def unsaid(self) -> list[Line]:
        """What was typed and is not on record: the entry's words, what F8 set aside, what was left."""
        return [line for line in self.talk.unsaid if line.id or not line.about]

    def lamp_of_unsaid(self, unsaid: Line) -> Lamp | None:
        """The lamp under which something was typed and not said."""
        phase = next((p for p in self.talk.phases if p.id == unsaid.phase), self.phase)
        listed = self._lamps_of(phase)
        exact = (o for o in listed if o.id == unsaid.question and o.about == unsaid.about)
        same = (o for o in listed if o.id == unsaid.question)
        return next(exact, next(same, listed[0] if listed else None))

    def send(self, unsaid: Line, text: str) -> None:
        """Put what was typed and not said on record under its lamp. Raises `TalkError`."""
        lamp = self.lamp_of_unsaid(unsaid)

        def found(talk: Talk, lamp: Lamp, row: str) -> Meant:
            at = next((n for n, p in enumerate(talk.phases) if p.id == lamp.phase), talk.at)
            anew = any(self._told_in(row)) and self._told_in(row) != self._told_in(unsaid.text)
            there, by = TalkLines(edit.change(talk, at=at)), None if anew else _whose(unsaid)
            return meant(there, lamp, row, self.now().date(), by, None, unsaid.covered)

        def put(talk: Talk) -> Talk:
            rest = tuple(line for line in talk.unsaid if line is not unsaid)
            talk = edit.change(talk, unsaid=rest)
            if lamp is None:
                raise UnfinishedError(N_("There is nothing to keep yet: type a few words first."))
            for row in on_record.each_line(text):
                talk = on_record.put(talk, lamp, found(talk, lamp, row), self.now(), self.mark)
            return talk

        did = self._told_in_few(found(self.talk, lamp, text) if lamp else None, text)
        self.do(put, did, words=text)

    def drop(self, unsaid: Line) -> None:
        """Let what was typed and not said go."""
        rest = tuple(line for line in self.talk.unsaid if line is not unsaid)
        self.do(lambda t: edit.change(t, unsaid=rest), unsaid.text, words=unsaid.text)

    # -- what is shown

    def asked(self, lamp: Lamp) -> str:
        """A question as it is told apart from others that ask the same of something else."""
        return in_full(lamp, self.language)

    def not_said(self, lamp: Lamp) -> str:
        """A question that nobody answered, with whose initiatives or words it is still to be said of."""
        of = lamp.subject if lamp.slot.name in EACH_ITS_OWN else ""
        if lamp.slot.line == "consent":
            line = self.find(lamp.about)
            decided = self.with_word(line) if line and line.kind == "decision" else ""
            of = decided or lamp.subject.partition("\n")[0]
        return " ".join(filter(None, (self.asked(lamp), of)))

    def signed(self, line: Line) -> str:
        """The words of a line behind the word that was chosen on it, and who said them."""
        names = ", ".join(map(one_line, line.by))
        return f"{self.with_word(line)} ({names})" if names else self.with_word(line)

    def not_done(self, line: Line) -> str:
        """What somebody said not to do, in their words, and of what they said it."""
        about = self.find(line.about)
        earlier = told_earlier(self.talk) | proposed_earlier(self.talk)
        of = one_line(shown_text(about)) if about else earlier.get(line.about, "")
        return " – ".join(filter(None, (self.signed(line), in_short(one_line(of)))))

    def shown(self, line: Line) -> str:
        """The words of a line as the room may see them."""
        return shown_text(line)

    def with_word(self, line: Line) -> str:
        """The words of a line as the room may see them, behind the word that was chosen on it."""
        word = chosen_word(line, self.language)
        of = self.find(line.about) if line.kind == "exit" and word and not line.text else None
        word = f"“{in_short(one_line(shown_text(of)))}”: {word}" if of else word
        words = shown_text(line) if line.covered else beside_choice(line)
        return ": ".join(filter(None, (word, one_line(words))))

    def told(self, line: Line) -> str:
        """The words of a line as the room may see them; those that were chosen where nothing else was said."""
        return one_line(shown_text(line)) or self.with_word(line)

    def voices(self) -> tuple[Voice, ...]:
        """Everyone at the table in the order of speaking, with who was heard in this phase."""
        return voices(self.talk)

    def coached(self) -> bool:
        """Whether the coach looks at what is typed under this lamp."""
        lamp = self.lamp
        slot = self.slot or (lamp.slot if lamp else None)
        return (
            slot is not None
            and slot.coached
            and not (lamp and lamp.slot.choices and self.slot is None)
        )

    def look(self, text: str, people: str) -> "Look | None":
        """What the coach sees in a sentence of a few words; `people` is whom goals here are for."""
        from agendas.coach import look

        words = kept(text)
        whom = self.goal.now.target_group or people
        return look(words, self.language, whom) if len(words.split()) > 2 else None

    def nudge(self, put: Put, moves: str = "") -> str:
        """The soft question about what was said just now, in words; "" for none.

        `moves` tells what moves a line on, behind a question that asks for that.
        """
        from agendas.coach.nudges import in_words, nudge_after_line

        found = nudge_after_line(self.talk, put.lines[0]) if put.lines else None
        return in_words(found, moves) if found else ""


def _next_way(
    ways: list[tuple[Slot, str]], now: Slot | None, sign: str, back: bool
) -> tuple[Slot, str]:
    """The way behind the one that a line goes by now, or before it: as what, and about which sign."""
    same = [n for n, (slot, _sign) in enumerate(ways) if now and slot.name == now.name]
    if not same:
        return ways[-1 if back else 0]
    at = next((n for n in same if ways[n][1] == sign), same[0])
    return ways[(at + (-1 if back else 1)) % len(ways)]


def _goes_on(before: str, row: str) -> bool:
    """Whether a sentence goes on in the next line: it broke off at a comma or a dash."""
    return before.endswith((",", "-", "–", "—")) and row[:1].islower()


def _line(talk: Talk, line_id: str) -> Line | None:
    return next((one for one in reversed(talk.lines) if one.id == line_id), None)


def _but_typed(talk: Talk) -> Talk:
    """The talk but for what a letter changes: what is half typed, when that was, and the time spent."""
    phases = tuple(msgspec.structs.replace(phase, seconds=0.0) for phase in talk.phases)
    return edit.change(talk, unsaid=(), changed=None, phases=phases)


def _still_unsaid(talk: Talk, left: str) -> tuple[Line, ...]:
    """What is not on record once the typed words are; of those at most `left` is still half typed."""
    return tuple(o for o in talk.unsaid if o.id != TYPED or (left and o.text == left))


def _whose(unsaid: Line) -> tuple[str, ...] | None:
    """Whose half-typed words are; empty where that was open, None where it goes by their lamp."""
    return unsaid.by or (() if unsaid.choice == OPEN else None)


def _savable(text: str) -> str:
    """The text as a file can hold it: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
