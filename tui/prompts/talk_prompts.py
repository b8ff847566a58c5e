"""A talk as plain prompts: for screen readers, dumb terminals and scripts (`vertel meet --plain`).

The same questions, rules and records as on the screen; every answer is on disk before the next
question. Lines come from any stream; the end of the stream leaves the talk unfinished.
"""

import contextlib
from typing import Any

from agendas.errors import MeetingError, SpokenError
from agendas.parsing.choices import chosen, put_together
from agendas.records.meeting import Meeting, go_to, with_draft
from agendas.records.said import Words
from agendas.slots.script import asks
from agendas.slots.script_on_goals import shown_text
from agendas.slots.slots import Ask, takes_more
from agendas.talk.answers import answer
from agendas.talk.close import close
from agendas.talk.rules import Step, go_on
from agendas.talk.unsent import parked, sent, unsent
from agendas.text import number_in, one_line
from locales import _, say
from tui.prompts.lines import BrokenOff
from tui.prompts.open_talk import HeldTalk, Way
from tui.prompts.order_words import help_lines, nearest, order_in, told
from tui.prompts.orders import DOES, nudge_for
from tui.prompts.reading import read_words
from tui.prompts.render import ask_lines, phase_lines, subject_lines


class PlainTalk(HeldTalk):
    """One run through a talk with prompts: the same way as on the screen."""

    def __init__(self, *held: Any, **named: Any) -> None:
        super().__init__(*held, **named)
        self._half: dict[str, str] = {}  # what was half typed by phase when this run began
        self._refused: tuple[int, Ask, str] | None = None  # in which phase, to what, which words
        self._more: Words | None = None  # the question of which was said that it takes more answers
        self._alone: int | None = None  # the one question put when the phase was to be left
        self._ahead: str | None = None  # a line that was read before its question was put

    def run(self, meeting: Meeting) -> Meeting:
        """Go through the talk from where it is. Returns the meeting, closed or not.

        Raises `BrokenOff` where reading was broken off, after what was half typed is kept too.
        """
        self.meeting = meeting
        self.save(meeting)
        self._half = dict(meeting.drafts)
        self.place = meeting.asked.get(meeting.phase.id, 0)
        self._greet()
        try:
            self._go_through()
        except BrokenOff as broken:
            if broken.typed.strip():
                key = self.draft or self.meeting.phase.id
                self.meeting = with_draft(self.meeting, key, broken.typed)
            self.keep(self.meeting)
            with contextlib.suppress(OSError, SpokenError):  # the window may be gone
                self.write("")
                self._stopped()
            broken.told = True
            raise
        return self.meeting

    def _go_through(self) -> None:
        while True:
            for line in phase_lines(self.meeting) if self._ahead is None else ():
                self.write(line)
            way = self.taken_up() or self._questions()
            if way == "on":
                way = self._leave()
            if way == "stop":
                self.keep(self.meeting)
                self._stopped()
                return
            if way == "back":
                if self.meeting.at == 0:
                    self.write(_("This is the first phase."))
                self.place = 0
                self.keep(go_to(self.meeting, self.meeting.at - 1))
            if self.meeting.ended:
                return

    def _greet(self) -> None:
        meeting = self.meeting
        self.write(f"{meeting.title[meeting.language]}. {one_line(meeting.goal.now.text)}")
        self.write(
            _(
                "Type an answer, or an empty line for the next question. {help} tells what else you can type; {stop} stops for now."
            ).format(help=told("help"), stop=told("stop"))
        )

    def _stopped(self) -> None:
        self.write(
            _("Everything is saved. Go on later with: {command}").format(
                command=f"vertel resume {self.meeting.id} --plain"
            )
        )

    # -- questions

    def _questions(self) -> Way:
        """Put each question until it is answered or passed; gives the way out of the phase."""
        subject = ""
        half = self._half.pop(self.meeting.phase.id, "")
        while self.place < len(listed := asks(self.meeting, self.agenda, self.meeting.phase)):
            if self._alone is not None and self.place > self._alone:
                break
            ask = listed[self.place]
            if self._ahead is None:
                if ask.subject and ask.subject != subject:
                    for row in subject_lines(self.meeting, ask):
                        self.write(row)
                    subject = ask.subject
                self._put(self.meeting, ask)
                if half:
                    self._offer(half)
            line, self._ahead = self.read() if self._ahead is None else self._ahead, None
            if line is None:
                return "stop"
            if order := order_in(line):
                if order[0] in ("on", "back", "previous", "questions", "undo"):
                    self._alone = None
                    self._refused = self._refused if order[::2] == ("questions", "") else None
                if way := self._order(*order):
                    return way
                continue
            if not line.strip() and not half:
                self._refused = None
                self.place += 1
                continue
            if way := self._answer(ask, line if line.strip() else half, len(listed)):
                return way
            half = ""
        self._alone = None
        return "on"

    def _offer(self, half: str) -> None:
        self.write(_("Typed before, and not kept yet: {text}").format(text=one_line(half)))
        self.write(_("An empty line keeps it as the answer; or type another."))

    def _refuse(self, why: str, line: str) -> Way:
        """End the reading of lines that nobody is there to mend; the refused one is kept."""
        assert self.complain is not None
        self.keep(with_draft(self.meeting, self.meeting.phase.id, line))
        self.failed = True
        self.complain(why)
        if line:
            self.complain(
                _("Refused, and kept in the talk: {text}. What came after it was not read.").format(
                    text=one_line(line)
                )
            )
        return "stop"

    def _answer(self, ask: Ask, line: str, before: int) -> Way:
        from tui.widgets.asked import in_few, whose_is_open

        meeting = self.meeting
        text = self._with_refused(ask, line)
        try:
            changed = answer(meeting, ask, text, self.now())
        except MeetingError as error:
            if self.complain:
                return self._refuse(say(error.message, **error.values), text)
            self._refused = (meeting.at, ask, text)
            self.keep(with_draft(meeting, meeting.phase.id, text))
            self.write(say(error.message, **error.values))
            self._tell_refused(ask, text)
            return ""
        self._refused = None
        self.step(with_draft(changed, meeting.phase.id, ""), in_few(ask, text, meeting))
        if told_open := whose_is_open(self.meeting, ask, text):
            self.write(f"  {told_open}")
            way = _("{undo} takes it back; {join} and a name puts somebody at the table.")
            self.write(f"  {way.format(undo=told('undo'), join=told('with'))}")
        elif found := nudge_for(self.meeting, ask, text):
            self.write(f"  {found}")
        shrunk = before - len(asks(self.meeting, self.agenda, self.meeting.phase))
        if shrunk > 0 or not takes_more(ask):
            self.place = max(0, self.place + 1 - max(0, shrunk))
        else:
            first, self._more = self._more != ask.question, ask.question
            self.write(_("Noted. Another one? An empty line goes on.") if first else _("Noted."))
        return ""

    def _with_refused(self, ask: Ask, line: str) -> str:
        if self._refused is None:
            return line
        at, then, refused = self._refused
        same = (at, then.question, then.about) == (self.meeting.at, ask.question, ask.about)
        return put_together(ask.slot.choices, refused, line) if same else line

    def _tell_refused(self, ask: Ask, text: str) -> None:
        if ask.slot.choices and not chosen(text, ask.slot.choices)[0]:
            self.write(
                _("Your words are still here: {text}. Type the number alone to choose for them.")
                .format(text=one_line(text))
            )  # fmt: skip
        else:
            self.write(_("You typed: {text}").format(text=one_line(text)))

    def _put(self, meeting: Meeting, ask: Ask) -> None:
        for row in ask_lines(meeting, ask):
            self.write(row)

    # -- orders

    def _order(self, order: str, word: str, rest: str) -> Way:
        match order:
            case "on" | "back" | "stop":
                return order
            case "help":
                for row in help_lines():
                    self.write(f"  {row}")
            case "undo":
                return self.undo()
            case "previous":
                self.place = max(0, self.place - 1)
            case "questions":
                self._list_questions(rest)
            case "" if self.complain:
                why = _("There is no order “{order}”.").format(order=one_line(word))
                return self._refuse(why, f"{word} {rest}".strip())
            case "":
                self._unknown(word)
            case _:
                changed = DOES[order](self.meeting, rest, self)
                if changed is not self.meeting:
                    self.step(changed, f"{word} {one_line(rest)}"[:60].strip())
        return "stop" if self.stopping else ""

    def _list_questions(self, rest: str) -> None:
        listed = asks(self.meeting, self.agenda, self.meeting.phase)
        number = number_in(rest)
        if number and number <= len(listed):
            self.place = number - 1
            return
        for number, ask in enumerate(listed, 1):
            self.write(f"  {number} {ask.question[self.meeting.language]}")
        self.write(_("{order} and a number puts that question.").format(order=told("questions")))

    def _unknown(self, word: str) -> None:
        self.write(_("There is no order “{order}”.").format(order=one_line(word)))
        if near := nearest(word):
            self.write(_("Did you mean {order}?").format(order=near))
        self.write(
            _("{help} tells them all. Put a space before the / to keep the line as it is.").format(
                help=told("help")
            )
        )

    # -- on, and to the end

    def _leave(self) -> Way:
        """Leave the phase for the next or for the close, asking once for what is missing."""
        asked = asks(self.meeting, self.agenda, self.meeting.phase)
        step = go_on(self.meeting, asked)
        if not step.moved and not step.finished:
            self._ask_once(step)
            line = self.read()
            if line is None:
                return "stop"
            if line.strip() and (order_in(line) or ("",))[0] != "on":
                self._ahead = line
                self.place = self._alone = self._place_of(step, asked)
                return "again"
            step = go_on(self.meeting, asked, insisted=True)
        self.place = 0
        self.keep(step.meeting)
        return self._close() if step.finished else "again"

    def _ask_once(self, step: Step) -> None:
        for need in step.missing:
            question = need.ask.question[self.meeting.language]
            self.write(_("Not said yet: {question}").format(question=question))
        for figure in step.bare:
            self.write(_("No meaning yet: {figure}").format(figure=one_line(shown_text(figure))))
        self.write(
            _(
                "An empty line goes on all the same, and that stays on record. Anything else answers the first of these."
            )
        )

    def _place_of(self, step: Step, asked: tuple[Ask, ...]) -> int:
        wanted = [need.ask for need in step.missing]
        bare = {figure.id for figure in step.bare}
        for place, ask in enumerate(asked):
            if ask in wanted[:1] or (not wanted and ask.about in bare):
                return place
        return 0

    def _unsent_settled(self) -> Way:
        """Ask of each sentence that was typed and never kept what becomes of it."""
        for phase, text in unsent(self.meeting):
            where = one_line(phase.title[self.meeting.language])
            words = _("Typed in “{phase}”, and not on record: {text}").format(
                phase=where, text=one_line(text)
            )
            if self.complain:
                return self._refuse(words, "")
            self.write(words)
            line = read_words(
                self.read,
                self.write,
                lambda: self.write(_("An empty line puts it on record; “-” drops it.")),
            )
            if line is None:
                return "stop"
            try:
                if line.strip() == "-":
                    changed = with_draft(self.meeting, phase.id, "")
                else:
                    words = line if line.strip() else text
                    self.meeting = with_draft(self.meeting, phase.id, words)
                    changed = sent(self.meeting, self.agenda, phase, self.now())
            except (
                MeetingError
            ) as error:  # no question takes it as it stands; it is kept all the same
                self.write(say(error.message, **error.values))
                changed = parked(self.meeting, phase, self.now())
                self.write(_("Parked: {points}").format(points=one_line(words)))
            self.step(changed, one_line(text)[:60])
        return ""

    def _close(self) -> Way:
        if way := self._unsent_settled():
            return way
        try:
            closed = close(self.meeting, self.now())
        except SpokenError as error:
            if self.complain:
                return self._refuse(say(error.message, **error.values), "")
            self.write(say(error.message, **error.values))
            return "again"
        self.keep(closed)
        self.write(
            _("The talk is closed. Its minutes: vertel minutes {id}").format(id=self.meeting.id)
        )
        return "again"
