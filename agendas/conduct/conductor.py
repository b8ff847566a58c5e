"""A talk as it is conducted: where it is, what may be done now, and what each command does.

Screen, prompts and scripts all conduct through this: none has rules of its own, and nothing here
knows of a screen or a disk. Each command is one step that can be undone; what cannot be taken is
refused with a `MeetingError`, and the words are then still the writer's.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from agendas.agenda import Agenda, AgendaPhase
from agendas.errors import N_
from agendas.parsing.choices import chosen, put_together, settled, with_its_word
from agendas.parsing.utterance import speaker
from agendas.records import meeting as edits
from agendas.records import vocabulary
from agendas.records.meeting import Meeting
from agendas.records.said import Audience, Evidence, Language, Person, Phase, Said
from agendas.records.vocabulary import EVIDENCE_KIND, KINDS, NO_LONGER_SERVES, with_word
from agendas.slots.deeper import put_deeper
from agendas.slots.script import asks, waiting
from agendas.slots.script_on_goals import shown_text
from agendas.slots.slots import SLOTS, Ask, takes_more
from agendas.talk import change_line as lines
from agendas.talk.answers import answer, answer_lines
from agendas.talk.audiences import with_audience
from agendas.talk.clock import give_more
from agendas.talk.close import close
from agendas.talk.rules import Step, go_on
from agendas.talk.unsent import asked_in, parked, sent, unsent
from agendas.talk.voices import Voice, voices
from agendas.text import kept, one_line

if TYPE_CHECKING:
    from agendas.coach import Look

# What conducting gives and takes; who draws it knows these by the conductor alone.
__all__ = [
    "Ask", "Audience", "Conductor", "Evidence", "Meeting", "Phase", "Said", "Step", "UndoStep",
]  # fmt: skip

MOST_UNDO = 200
LONGEST_PAUSE = 600.0  # seconds; a closed lid is no time spent talking
SILENT_MINUTE = 60.0  # seconds
MORE = 5  # minutes that a phase is given
LONGEST_DID = 60  # letters of what a step is called by
ASIDE = "aside:"  # a draft that waits since an undo: its number, its question's, its phase

Change = Callable[[Meeting], Meeting]
Put = Literal["again", "next", "last"]  # what is put after an answer: the same, another, none more


class UndoStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that can be undone: the talk before it, the question that was put, what it did.

    `did` is what somebody said, or with `values` a message of Vertel that takes those. `words` is
    what was typed for it in `phase`, "" for nothing; `covered` is true where nobody was to see it.
    """

    before: Meeting
    place: int
    did: str
    values: dict[str, str] | None = None
    words: str = ""
    phase: str = ""
    covered: bool = False


class Conductor:
    """One open talk.

    `now` gives the time, aware. Whatever becomes of the talk is given to `save`, with whether it is
    to be on disk at once. `place` is the number of the question that is put, `editing` the id of the
    line that is being changed ("" for none), `insisted` true once it was said what a phase still
    asks for. With `read_only` nothing that is done changes anything.
    """

    def __init__(
        self,
        meeting: Meeting,
        agenda: Agenda,
        now: Callable[[], datetime],
        save: Callable[[Meeting, bool], None],
        read_only: bool = False,
    ) -> None:
        self.meeting, self.agenda, self.now = meeting, agenda, now
        self.read_only = read_only
        self.paused = False
        self.insisted = False
        self.editing = ""
        self.place = meeting.asked.get(meeting.phase.id, 0)
        self.steps: list[UndoStep] = []
        self._save = save
        self._since = now()
        self._passed = 0.0
        self._silent: datetime | None = None

    # -- where it is

    @property
    def phase(self) -> Phase:
        """The phase the talk is in."""
        return self.meeting.phase

    @property
    def language(self) -> Language:
        """The language the talk is held in."""
        return self.meeting.language

    @property
    def written(self) -> AgendaPhase:
        """The present phase as the agenda has it: its questions, and what one may say."""
        return self.agenda.phase(self.phase.id, self.phase.kind, bool(self.phase.segment))

    @property
    def asked(self) -> tuple[Ask, ...]:
        """The questions of the present phase, in order."""
        return asks(self.meeting, self.agenda, self.phase)

    @property
    def waiting(self) -> tuple[Ask, ...]:
        """The deeper questions of the present phase that were not put yet, each once."""
        return waiting(self.meeting, self.agenda, self.phase)

    @property
    def ask(self) -> Ask | None:
        """The question that is put; None where a phase has none."""
        listed = self.asked
        return listed[min(self.place, len(listed) - 1)] if listed else None

    def newest(self) -> str:
        """The id of the newest line of the present phase; "" without one."""
        here = [said.id for _where, said in self.meeting.said() if said.phase == self.phase.id]
        return here[-1] if here else ""

    @property
    def typed(self) -> str:
        """What was half typed in the present phase."""
        return self.meeting.drafts.get(self.phase.id, "")

    @property
    def half_lines(self) -> list[str]:
        """The lines that were half typed in the present phase, the oldest first."""
        return [line for line in self.typed.split("\n") if line.strip()]

    # -- keeping, undoing, time

    def keep(
        self,
        meeting: Meeting,
        did: str = "",
        at_once: bool = True,
        values: dict[str, str] | None = None,
        **typed: Any,
    ) -> None:
        """Make this the talk and have it saved; `did` makes it one step to undo (`UndoStep`).

        `typed` is the `words`, `phase` and `covered` of that step, where there are any.
        """
        if self.read_only:
            return
        if did:
            step = UndoStep(
                before=self.meeting, place=self.place, did=did, values=values,
                **{"phase": self.phase.id, **typed},
            )  # fmt: skip
            self.steps = [*self.steps[-MOST_UNDO:], step]
        self.meeting = self._timed(meeting)
        self._save(self.meeting, at_once)

    def do(
        self,
        change: Change,
        did: str,
        typed: str | None = None,
        values: dict[str, str] | None = None,
        **words: Any,
    ) -> None:
        """Make a change that can be undone; `typed` is what then stands half typed, None as it was.

        `did`, `values` and what is in `words` tell of it, as in `UndoStep`.

        Raises `MeetingError` where it is refused; the talk is then as it was.
        """
        changed = change(self.meeting)
        did = "" if changed is self.meeting else did
        if typed is not None:
            changed = edits.with_draft(changed, changed.phase.id, typed)
        self.insisted = False
        told = did if values is not None else one_line(did)[:LONGEST_DID]
        self.keep(changed, told, values=values, **words)
        self.place = self._nearest(self.place)

    def undo(self) -> UndoStep | None:
        """Take the last step back, go to where it was made, and tell of it; None without one.

        Neither the time that was spent nor that a phase was visited is undone, nor what is half
        typed.
        """
        if not self.steps:
            return None
        self.meeting = self._timed(self.meeting)
        step = self.steps.pop()
        spent = {phase.id: phase for phase in self.meeting.phases}
        phases = tuple(
            msgspec.structs.replace(phase, seconds=now.seconds, visited=now.visited)
            if (now := spent.get(phase.id))
            else phase
            for phase in step.before.phases
        )
        self.meeting = edits.change(step.before, phases=phases, drafts=self.meeting.drafts)
        self.place = step.place
        self.keep(self._at(self.place))
        return step

    def undo_to_type(self) -> UndoStep | None:
        """As `undo`; what was typed for the step is half typed again, under its question.

        What was half typed there until now waits, with its own question, for `take_aside`.
        """
        asked = {**self.meeting.asked, self.phase.id: self.place}
        step = self.undo()
        if step and step.words:
            meeting = self.meeting
            if kept(half := meeting.drafts.get(step.phase, "")):
                number = sum(key.startswith(ASIDE) for key in meeting.drafts)
                key = f"{ASIDE}{number}:{asked.get(step.phase, 0)}:{step.phase}"
                meeting = edits.with_draft(meeting, key, half)
            self.keep(edits.with_draft(meeting, step.phase, step.words))
        return step

    def take_aside(self, phase_id: str) -> bool:
        """Have what waits since an undo half typed again, the last first; True where there is any.

        Only where nothing else is half typed in that phase. Its question is put again.
        """
        drafts = self.meeting.drafts
        waits = [k for k in drafts if k.startswith(ASIDE) and k.split(":", 3)[3] == phase_id]
        if not waits or kept(drafts.get(phase_id, "")):
            return False
        last = max(waits, key=lambda key: int(key.split(":", 3)[1]))
        place = int(last.split(":", 3)[2])
        meeting = edits.with_draft(self.meeting, last, "")
        meeting = edits.with_draft(meeting, phase_id, drafts[last])
        self.keep(edits.change(meeting, asked={**meeting.asked, phase_id: place}))
        if phase_id == self.phase.id:
            self.turn_to(place)
        return True

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
        self.keep(self.meeting)
        self.paused = not self.paused

    def be_silent(self) -> None:
        """Begin a silent minute, in which everybody writes before anybody speaks; or end it."""
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
        self.do(lambda m: give_more(m, MORE), N_("the time that was given"), values={})

    def _timed(self, meeting: Meeting) -> Meeting:
        seconds, self._passed = self.unspent(), 0.0
        at, meeting = (
            meeting.at,
            edits.change(meeting, at=min(self.meeting.at, len(meeting.phases) - 1)),
        )
        meeting = edits.spend(meeting, seconds) if meeting.ended is None else meeting
        return edits.change(meeting, at=at, changed=self.now())

    def _at(self, place: int) -> Meeting:
        """The talk with this question put in the present phase."""
        asked = {**self.meeting.asked, self.phase.id: place}
        return edits.change(self.meeting, asked=asked)

    # -- from question to question, from phase to phase

    def turn_to(self, place: int) -> None:
        """Put the question with this number, or the nearest there is."""
        self.place = self._nearest(place)
        self.keep(self._at(self.place), at_once=False)

    def choose(self, place: int) -> None:
        """Put the question with this number; behind those of `asked`, one of `waiting`, counted on."""
        listed, waits = self.asked, self.waiting
        if len(listed) <= place < len(listed) + len(waits):
            deeper = waits[place - len(listed)]
            self.keep(put_deeper(self.meeting, deeper))
            place = next(n for n, ask in enumerate(self.asked) if ask.id == deeper.id)
        self.turn_to(place)

    def _nearest(self, place: int) -> int:
        return max(0, min(place, len(self.asked) - 1))

    def enter(self) -> None:
        """Take the present phase up where it was left."""
        self.insisted, self.editing = False, ""
        self.place = self._nearest(self.meeting.asked.get(self.phase.id, 0))

    def go_to(self, number: int) -> None:
        """Go to phase `number`, or the nearest there is."""
        self.keep(edits.go_to(self.meeting, number))
        self.enter()

    def go_on(self, insisted: bool = False) -> Step:
        """On to the next phase; what is missing is asked for once, and put.

        Where it was asked for before, or with `insisted`, it stays on record as passed over. After
        the last phase the step is `finished`: the talk can be closed.
        """
        asked = self.asked
        step = go_on(self.meeting, asked, insisted or self.insisted)
        if step.moved or step.finished:
            self.keep(step.meeting)
            if step.moved:
                self.enter()
            return step
        self.insisted = True
        missing = [need.ask for need in step.missing][:1]
        bare = {figure.id for figure in step.bare}
        wanted = (
            n
            for n, ask in enumerate(asked)
            if ask in missing or (not missing and ask.about in bare)
        )
        self.place = next(wanted, self.place)
        return step

    def close(self) -> None:
        """Close the talk. Raises `MeetingError` while a figure has no meaning (invariant 13)."""
        self.keep(close(self.meeting, self.now()))

    # -- on record

    def say(self, text: str, typed: str = "", covered: bool = False) -> Put:
        """Put an answer to the question that is put on record, and tell what is put now.

        `covered` covers the figure in it; then it is evidence, whatever is asked. Raises
        `MeetingError`.
        """
        ask = self.taking(covered)
        if ask is None:
            return "last"
        put = lines.answer_covered if covered else answer_lines
        put_at = self.place
        told = self._in_few(ask, text)
        if covered:
            told = "".join("…" if sign.isdigit() else sign for sign in told)
        self.do(lambda m: put(m, ask, text, self.now()), told, typed, words=text, covered=covered)
        after = self.asked
        if covered:
            guessed = self.newest_covered()
            places = (n for n, one in enumerate(after) if guessed and one.about == guessed.id)
            self.turn_to(next(places, self.place))
            return "next"
        if put_at >= len(after):
            return "last"
        if not _same(after[self.place], ask):
            return "next"
        if takes_more(ask):
            return "again"
        self.turn_to(self.place + 1)
        return (
            "next" if self.place + 1 < len(after) or not _same(after[self.place], ask) else "last"
        )

    def _in_few(self, ask: Ask, text: str) -> str:
        """An answer in a few words, as undo names it: the word that was chosen, not its number."""
        by, said = speaker(text, self.meeting.names)
        told = self.with_its_word(ask, said)
        return f"{by}: {told}" if by else told

    def with_its_word(self, ask: Ask | None, text: str) -> str:
        """What was typed under a question, with the word that its number chooses."""
        return with_its_word(text, ask.slot.choices, self.language) if ask else text

    def taking(self, covered: bool = False) -> Ask | None:
        """The question that takes what is typed now: where it is covered, one that takes evidence."""
        evidence = (
            a for a in self.asked if covered and a.slot.where == "evidence" and not a.slot.field
        )
        return next(evidence, self.ask)

    def newest_covered(self) -> Evidence | None:
        """The newest evidence, where its figure is covered."""
        newest = self.meeting.segment.evidence[-1:]
        return newest[0] if newest and newest[0].covered else None

    def with_refused(self, ask: Ask, refused: str, text: str) -> str:
        """What was refused with what was typed next, where one is the choice and the other the words."""
        return put_together(ask.slot.choices, refused, text)

    def lacks_a_choice(self, ask: Ask, text: str) -> bool:
        """Whether the words are all there and only the choice before them is not."""
        return bool(ask.slot.choices) and not chosen(text, ask.slot.choices)[0]

    def settled(self, text: str) -> str:
        """A refused choice as words go on behind it."""
        return f"{settled(text).rstrip()} "

    def park(self, text: str, typed: str | None = None) -> None:
        """Put aside what is not about this goal."""
        self._put("parked", KINDS["open"], text, typed)

    def parked(self) -> str:
        """What is parked, in a line; "" for nothing."""
        return "; ".join(one_line(p.text) for p in edits.standing_records(self.meeting.parked))

    def criterion(self, text: str, typed: str | None = None) -> None:
        """Put on record that a criterion no longer serves the goal; a talk takes it up."""
        self._put("criterion", NO_LONGER_SERVES, text, typed)

    def _put(self, slot: str, question: Any, text: str, typed: str | None) -> None:
        ask = Ask(phase=self.phase.id, question=question, slot=SLOTS[slot])
        self.do(lambda m: answer(m, ask, text, self.now()), text, typed, words=text)

    def bring_in(self, text: str, by: str, source: str, seen: bool) -> None:
        """Put a line of somebody's own check-in on the table; what was `seen` is evidence."""
        self.do(lambda m: lines.bring_in(m, text, by, source, self.now(), seen), text)

    def join(self, person: Person, typed: str | None = None) -> None:
        """Have somebody at the table; who is there already stays one."""
        self.do(lambda m: edits.with_person(m, person), person.name, typed)

    # -- a line on record

    def find(self, line_id: str) -> Said | None:
        """The line with this id."""
        return self.meeting.find(line_id)

    def take_back(self, line_id: str) -> str:
        """Begin to change a line: gives its words, or what they were being changed into."""
        said = self.meeting.find(line_id)
        self.editing = line_id if said else ""
        return self.meeting.drafts.get(lines.changing(line_id), said.text) if said else ""

    def change(self, line_id: str, text: str) -> None:
        """Other words for a line, or whose they are (`reword_by`); a figure is read anew.

        Raises `MeetingError`.
        """

        def mended(meeting: Meeting) -> Meeting:
            return edits.with_draft(
                lines.reword_by(meeting, line_id, text), lines.changing(line_id), ""
            )

        self.do(mended, N_("the change"), values={})
        self.editing = ""

    def leave_as_it_was(self, line_id: str) -> None:
        """Let the new words that a line was being changed into go."""
        self.keep(edits.with_draft(self.meeting, lines.changing(line_id), ""))

    def set_aside(self, text: str) -> bool:
        """Leave the line that is being changed; True where its new words wait for later."""
        self.note(text)
        waits = lines.changing(self.editing) in self.meeting.drafts
        self.editing = ""
        return waits

    def note(self, text: str, at_once: bool = False, line_id: str = "") -> None:
        """Keep what is half typed: the phase's, or beside the words of the line being changed."""
        if self.read_only or self.meeting.ended:
            return
        key, line_id = self.phase.id, line_id or self.editing
        if line_id:
            key, said = lines.changing(line_id), self.meeting.find(line_id)
            text = "" if said and said.text == text else text
        if text != self.meeting.drafts.get(key, "") or at_once:
            self.keep(edits.with_draft(self.meeting, key, text), at_once=at_once)

    def note_beside(self, text: str, line_id: str = "") -> None:
        """Keep what was half typed under what stands so in the phase: neither takes the other's place.

        With `line_id` they are new words for that line, where none wait for it yet.
        """
        if line_id and lines.changing(line_id) not in self.meeting.drafts:
            self.note(text, at_once=True, line_id=line_id)
        elif text.strip() and text not in (stand := self.half_lines):
            self.note("\n".join([*stand, text]), at_once=True)

    def begun_changes(self) -> list[tuple[Said, str]]:
        """The lines of this phase, at the close of the talk, that were being changed, with new words."""
        phase = "" if self.phase.kind == "close" else self.phase.id
        return lines.begun_changes(self.meeting, phase)

    def withdraw(self, line_id: str) -> None:
        """Strike a line out, or put it back."""
        if said := self.meeting.find(line_id):
            did = N_("“{text}” was put back") if said.withdrawn else N_("“{text}” was withdrawn")
            words = {"text": one_line(self.shown(said))}
            self.do(lambda m: edits.withdraw(m, line_id), did, values=words)

    def next_kind(self, line_id: str) -> bool:
        """Make evidence another kind of evidence, in turn; False for a line that is none."""
        said = self.meeting.find(line_id)
        if isinstance(said, Evidence):
            kinds = list(EVIDENCE_KIND)
            kind: Any = kinds[(kinds.index(said.kind) + 1) % len(kinds)]
            self.do(
                lambda m: lines.of_kind(m, line_id, kind), N_("the kind of evidence"), values={}
            )
        return isinstance(said, Evidence)

    def add_to(self, line_id: str, phase_id: str, by: str, joins: str, **fields: Any) -> None:
        """Say more about a line: whose it is, its source and the like; or move it to a phase.

        `joins` is a name that is to be at the table, "" for none.
        """

        def added(meeting: Meeting) -> Meeting:
            if joins:
                meeting = edits.with_person(meeting, Person(name=joins))
            meeting = edits.mend(lines.said_by(meeting, line_id, by), line_id, by=by, **fields)
            return lines.move(meeting, line_id, phase_id)

        said = self.meeting.find(line_id)
        if said and added(self.meeting) != self.meeting:  # nothing that was done is nothing to undo
            words = {"text": one_line(self.shown(said))}
            self.do(added, N_("what was said about “{text}”"), values=words)

    def release(self, marks: Iterable[tuple[str, Audience]]) -> None:
        """Say for whom lines are, each by its key (`audiences.marked_lines`)."""
        marked = tuple(marks)

        def mark(meeting: Meeting) -> Meeting:
            for key, audience in marked:
                meeting = with_audience(meeting, key, audience)
            return meeting

        self.do(mark, N_("for whom the lines are"), values={})

    def figure(self, line_id: str) -> Evidence | None:
        """The line with this id, where it is evidence with a figure."""
        said = self.meeting.find(line_id)
        return said if isinstance(said, Evidence) and said.figure else None

    def newest_figure(self) -> Evidence | None:
        """The last figure that was put on the table."""
        found = [e for e in edits.standing_records(self.meeting.segment.evidence) if e.figure]
        return found[-1] if found else None

    def to_show(self) -> Evidence | None:
        """The covered figure that the question is about; else the newest one, None without any."""
        covered = [e for e in edits.standing_records(self.meeting.segment.evidence) if e.covered]
        about = [e for e in covered if self.ask and e.id == self.ask.about] or covered
        return about[-1] if about else None

    def cover(self, line_id: str) -> bool:
        """Cover a figure, or show it; True where it is covered now."""
        figure = self.figure(line_id)
        covered = figure is not None and not figure.covered
        did = N_("covering") if covered else N_("showing")
        self.do(lambda m: lines.cover(m, line_id, covered), did, values={})
        return covered

    # -- what is half typed at the close

    def unsent(self) -> list[tuple[Phase, str]]:
        """The sentences that were typed and are not on record, with the phase of each.

        One that waits since an undo comes when the sentence before it is settled.
        """
        for phase in self.meeting.phases:
            self.take_aside(phase.id)
        return unsent(self.meeting)

    def asked_then(self, phase: Phase) -> Ask | None:
        """The question under which something was typed in a phase."""
        place = next(n for n, p in enumerate(self.meeting.phases) if p.id == phase.id)
        return asked_in(edits.go_to(self.meeting, place), self.agenda)

    def send(self, phase: Phase, text: str, left: str = "") -> None:
        """Put what was typed in a phase on record there; `left` still stands half typed.

        Raises `MeetingError`.
        """

        def put(meeting: Meeting) -> Meeting:
            typed = edits.with_draft(meeting, phase.id, text)
            return edits.with_draft(sent(typed, self.agenda, phase, self.now()), phase.id, left)

        self.do(put, text, words=text, phase=phase.id)

    def drop(self, phase: Phase, text: str, left: str = "") -> None:
        """Let what was typed in a phase go; `left` still stands."""
        self.do(lambda m: edits.with_draft(m, phase.id, left), text, words=text, phase=phase.id)

    def park_unsent(self, phase: Phase, text: str, left: str = "") -> None:
        """Park what was typed in a phase and no question takes; `left` still stands half typed."""

        def put(meeting: Meeting) -> Meeting:
            aside = parked(edits.with_draft(meeting, phase.id, text), phase, self.now())
            return edits.with_draft(aside, phase.id, left)

        self.do(put, text)

    # -- what is shown

    def shown(self, said: Said) -> str:
        """The words of a line as the room may see them."""
        return shown_text(said)

    def with_word(self, said: Said) -> str:
        """The words of a line as the room may see them, with the word that was chosen in it."""
        if isinstance(said, Evidence) and said.covered:
            return one_line(shown_text(said))
        return one_line(with_word(said, self.language))

    def voices(self) -> tuple[Voice, ...]:
        """Everyone at the table in the order of speaking, with who was heard in this phase."""
        return voices(self.meeting)

    def coached(self) -> bool:
        """Whether the coach looks at what is typed under this question."""
        ask = self.ask
        return ask is not None and ask.slot.coached and not ask.slot.choices

    def look(self, text: str, people: str) -> "Look | None":
        """What the coach sees in a sentence of a few words; `people` is whom goals here are for."""
        from agendas.coach import look

        words = kept(text)
        whom = self.meeting.goal.now.target_group or people
        return look(words, self.language, whom) if len(words.split()) > 2 else None

    def nudge(self, ask: Ask, text: str) -> str:
        """The soft question about what was said just now, in words; "" for none."""
        from agendas.coach.after import in_words, nudge_after

        found = nudge_after(self.meeting, ask, text)
        return in_words(found) if found else ""


def _same(one: Ask, other: Ask) -> bool:
    """True for the same question about the same thing, whatever is said of that by now."""
    return (one.question, one.slot.name, one.about) == (
        other.question,
        other.slot.name,
        other.about,
    )
