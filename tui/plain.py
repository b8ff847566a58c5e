"""A talk as plain prompts: for screen readers, dumb terminals and scripts (`vertel meet --plain`).

The same questions, rules and records as on the screen; every answer is on disk before the next
question. Lines come from any stream; the end of the stream leaves the talk unfinished.
"""

from collections.abc import Callable
from datetime import datetime

from agendas.agenda import Agenda
from agendas.answers import answer
from agendas.closing import close
from agendas.errors import MeetingError
from agendas.meeting import Meeting, go_to, spend, with_person
from agendas.records import Remark
from agendas.rules import Step, go_on
from agendas.script import asks
from agendas.script_of_goals import shown_text
from agendas.slots import SLOTS, Ask, takes_more
from agendas.text import one_line
from agendas.vocabulary import KINDS, NO_LONGER_SERVES
from locales import _, long_date, say
from tui.check_ins import OwnLine
from tui.opening import named_person
from tui.plain_orders import MORE_ORDERS, nudge_for, plain_lines

Read = Callable[[], str | None]
Write = Callable[[str], None]
Save = Callable[[Meeting], None]
OwnLines = Callable[[Meeting], tuple[OwnLine, ...]]


class PlainTalk:
    """One run through a talk with prompts.

    `read` gives the next line, or None at the end; `write` shows a line; `save` puts the meeting
    on disk and returns when it is there. `now` gives the time; `own_lines` the lines of one's own
    check-ins that may be brought in.
    """

    def __init__(
        self,
        agenda: Agenda,
        read: Read,
        write: Write,
        save: Save,
        now: Callable[[], datetime],
        own_lines: OwnLines = lambda meeting: (),
    ) -> None:
        self.agenda = agenda
        self.own_lines = own_lines
        self.read = read
        self.write = write
        self.save = save
        self.now = now
        self.undone: list[Meeting] = []

    def run(self, meeting: Meeting) -> Meeting:
        """Go through the talk from where it is. Returns the meeting, closed or not."""
        self.save(meeting)
        self._greet(meeting)
        while True:
            self._phase(meeting)
            meeting, way = self._questions(meeting)
            if way == "stop":
                self.write(
                    _("Everything is saved. Go on later with: vertel resume {id}").format(
                        id=meeting.id
                    )
                )
                return meeting
            if way == "back":
                meeting = self._keep(go_to(meeting, meeting.at - 1))
                continue
            step = self._leave(meeting)
            if step is None:
                continue
            meeting = self._keep(step.meeting)
            if step.finished:
                return self._close(meeting)

    def _greet(self, meeting: Meeting) -> None:
        self.write(f"{meeting.title[meeting.language]}. {one_line(meeting.goal.now.text)}")
        self.write(
            _(
                "An empty line goes to the next question. /on next phase, /back phase before, /undo, /park TEXT,"
            )
        )
        self.write(
            _(
                "/with NAME somebody joins, /say what is on record, /hint what to ask, /stop for now."
            )
        )
        self.write(
            _(
                "/voices who was not heard yet, /cover or show the last figure, /bring a check-in's line, /criterion TEXT that no longer serves the goal."
            )
        )
        self.write(_("/for leader, /for all or /for team: for whom the last line is."))

    def _phase(self, meeting: Meeting) -> None:
        phase = meeting.phase
        self.write("")
        number = _("Phase {number} of {count}").format(
            number=meeting.at + 1, count=len(meeting.phases)
        )
        self.write(f"{number}: {phase.title[meeting.language]}, {phase.minutes} min.")
        self.write(_("Goal: {goal}").format(goal=one_line(meeting.goal.now.text)))
        self._wording_then(meeting)
        for line in plain_lines(meeting):
            self.write(f"  {line}")
        if phase.kind == "close":
            self._read_back(meeting)

    def _wording_then(self, meeting: Meeting) -> None:
        backs = meeting.segment.looked_back
        then = (backs[0].words if backs else "") or meeting.goal.wording(
            meeting.segment.agreed
        ).text
        if then != meeting.goal.now.text:
            self.write(_("In the words of that time: {goal}").format(goal=one_line(then)))

    def _questions(self, meeting: Meeting) -> tuple[Meeting, str]:
        """Put each question until it is answered or passed; gives the meeting and the way out."""
        place = 0
        subject = ""
        while place < len(listed := asks(meeting, self.agenda, meeting.phase)):
            ask = listed[place]
            if ask.subject and ask.subject != subject:
                self._subject(meeting, ask)
                subject = ask.subject
            self._put(meeting, ask)
            line = self.read()
            if line is None:
                return meeting, "stop"
            if not line.strip():
                place += 1
                continue
            if line.lstrip().startswith("/"):
                meeting, way = self._order(meeting, line.strip())
                if way:
                    return meeting, way
                continue
            try:
                changed = answer(meeting, ask, line, self.now())
            except MeetingError as error:
                self.write(say(error.message, **error.values))
                continue
            self.undone.append(meeting)
            before = len(listed)
            meeting = self._keep(changed)
            self._nudge(meeting, ask, line)
            shrunk = before - len(asks(meeting, self.agenda, meeting.phase))
            if shrunk > 0 or not takes_more(ask):
                place += 1 - max(0, shrunk)
        return meeting, "on"

    def _subject(self, meeting: Meeting, ask: Ask) -> None:
        if ask.slot.where == "looked_back":
            back = meeting.segment.looked_back[int(ask.about)]
            taken = long_date(back.taken, meeting.language) if back.taken else ""
            self.write(
                _("{name} took up on {date}: {text}").format(
                    name=one_line(back.initiative.by) or _("Somebody"),
                    date=taken,
                    text=one_line(ask.subject),
                )
            )
        else:
            for row in ask.subject.split("\n"):
                self.write(one_line(row))

    def _put(self, meeting: Meeting, ask: Ask) -> None:
        self.write(ask.question[meeting.language])
        for number, words in enumerate(ask.slot.choices.values(), 1):
            self.write(f"  {number} {words[meeting.language]}")
        if ask.hint:
            self.write(f"  {ask.hint[meeting.language]}")

    def _order(self, meeting: Meeting, line: str) -> tuple[Meeting, str]:
        word, _space, rest = line.partition(" ")
        if word in ("/on", "/back", "/stop"):
            return meeting, word[1:]
        if word == "/undo" and self.undone:
            meeting = self._keep(self.undone.pop())
            self.write(_("Undone: the last thing that was put on record."))
        elif word == "/undo":
            self.write(_("There is nothing to undo."))
        elif word == "/park" and rest.strip():
            meeting = self._add(
                meeting,
                Ask(phase=meeting.phase.id, question=KINDS["open"], slot=SLOTS["parked"]),
                rest,
            )
            self.write(_("Parked."))
        elif word == "/with" and rest.strip():
            meeting = self._keep(with_person(meeting, named_person(rest)))
            self.write(
                _("At the table: {names}.").format(names=", ".join(map(one_line, meeting.names)))
            )
        elif word == "/criterion" and rest.strip():
            slot = SLOTS["criterion"]
            ask = Ask(phase=meeting.phase.id, question=NO_LONGER_SERVES, slot=slot)
            meeting = self._add(meeting, ask, rest)
            self.write(_("Kept. “vertel due” will say that it waits for a talk."))
        elif word in MORE_ORDERS:
            changed = MORE_ORDERS[word](meeting, rest.strip(), self)
            if changed is not meeting:
                self.undone.append(meeting)
                meeting = self._keep(changed)
        elif word == "/help":
            self._greet(meeting)
        elif word == "/say":
            self._read_back(meeting)
        elif word == "/hint":
            for steer in self.agenda.phase(
                meeting.phase.id, meeting.phase.kind, bool(meeting.phase.segment)
            ).steers:
                self.write(f"{steer.when[meeting.language]}: {steer.say[meeting.language]}")
        else:
            self.write(
                _(
                    "There is no “{order}”. A line that begins with / is an order; put a space before it to keep it."
                ).format(order=one_line(word))
            )
        return meeting, ""

    def _nudge(self, meeting: Meeting, ask: Ask, line: str) -> None:
        if found := nudge_for(meeting, ask, line):
            self.write(f"  {found}")

    def _add(self, meeting: Meeting, ask: Ask, text: str) -> Meeting:
        self.undone.append(meeting)
        return self._keep(answer(meeting, ask, text, self.now()))

    def _leave(self, meeting: Meeting) -> Step | None:
        """Leave the phase, asking once for what is missing; None when the room wants to stay."""
        asked = asks(meeting, self.agenda, meeting.phase)
        step = go_on(meeting, asked)
        if step.moved or step.finished:
            return step
        for need in step.missing:
            self.write(
                _("Not said yet: {question}").format(question=need.ask.question[meeting.language])
            )
        for figure in step.bare:
            self.write(_("No meaning yet: {figure}").format(figure=one_line(shown_text(figure))))
        self.write(
            _(
                "An empty line goes on all the same, and that stays on record. Anything else goes back to it."
            )
        )
        line = self.read()
        if line is not None and line.strip():
            return None
        return go_on(meeting, asked, insisted=True)

    def _read_back(self, meeting: Meeting) -> None:
        for where, said in meeting.said():
            if said.withdrawn:
                continue
            label = KINDS["open"][meeting.language] if where == "parked" else ""
            if isinstance(said, Remark) and said.question and where != "parked":
                label = said.question[meeting.language]
            by = f"{one_line(said.by)}: " if said.by else ""
            self.write(f"  {label + ' ' if label else ''}{by}{one_line(shown_text(said))}")

    def _close(self, meeting: Meeting) -> Meeting:
        meeting = self._keep(close(meeting, self.now()))
        self.write(_("The talk is closed. Its minutes: vertel minutes {id}").format(id=meeting.id))
        return meeting

    def _keep(self, meeting: Meeting) -> Meeting:
        now = self.now()
        since = meeting.changed or now
        meeting = spend(meeting, min((now - since).total_seconds(), 600.0))
        from agendas.meeting import change

        meeting = change(meeting, changed=now)
        self.save(meeting)
        return meeting
