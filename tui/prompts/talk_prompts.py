"""A talk as plain prompts: for screen readers, dumb terminals and scripts (`vertel meet --plain`).

The same questions, rules and records as on the screen; every answer is on disk before the next
question. Lines come from any stream; the end of the stream leaves the talk unfinished.
"""

import contextlib
from collections.abc import Callable
from typing import Literal

from agendas.conduct.conductor import Ask, Conductor, Meeting, Step
from agendas.errors import MeetingError, SpokenError
from agendas.text import number_in, one_line
from locales import _, say
from tui.prompts.lines import BrokenOff
from tui.prompts.order_words import help_lines, nearest, order_in, told
from tui.prompts.orders import DOES, OwnLines, after_words
from tui.prompts.reading import read_words
from tui.prompts.render import ask_lines, numbered, phase_lines, subject_lines
from tui.widgets.asked import did_words, whose_is_open

Read = Callable[[], str | None]
Write = Callable[[str], None]
Way = Literal["", "on", "back", "stop", "again"]
TAKES, DROPS = "+", "-"  # a line of this sign alone puts a half line on record, or drops it


class PlainTalk:
    """One run through a talk with prompts, which `talk` conducts.

    `read` gives the next line, or None at the end, and may raise `BrokenOff`; `write` shows a
    line. `own_lines` gives the lines of one's own check-ins that may be brought in. With `complain`
    nobody is there to answer anew, as where lines come from a file: a line that is refused is told
    there, kept, and ends the reading, with `failed` set.
    """

    def __init__(
        self,
        talk: Conductor,
        read: Read,
        write: Write,
        own_lines: OwnLines = lambda meeting: (),
        complain: Write | None = None,
    ) -> None:
        self.talk, self.read, self.write = talk, read, write
        self.own_lines, self.complain = own_lines, complain
        self.failed = False
        self.stopping = False  # set where somebody stopped in the middle of an order
        self._changing = ""  # the line of which other words are asked for
        self._refused: tuple[int, Ask, str] | None = None  # in which phase, to what, which words
        self._more = ""  # the question of which was said that it takes more answers
        self._alone: int | None = None  # the one question put when the phase was to be left
        self._ahead: str | None = None  # a line that was read before its question was put
        self._told = False  # the question was told already, as one that is not answered yet

    def run(self) -> Meeting:
        """Go through the talk from where it is. Returns the meeting, closed or not.

        Raises `BrokenOff` where reading was broken off, after what was half typed is kept too.
        """
        self.talk.keep(self.talk.meeting)
        self._greet()
        try:
            self._go_through()
        except BrokenOff as broken:
            if broken.typed.strip():
                self.talk.note_beside(broken.typed, line_id=self._changing)
            with contextlib.suppress(OSError, SpokenError):  # the window may be gone
                self.write("")
                self._stopped()
            broken.told = True
            raise
        return self.talk.meeting

    def _go_through(self) -> None:
        while True:
            for line in () if self._told else phase_lines(self.talk.meeting):
                self.write(line)
            way = self._taken_up() or self._questions()
            if way == "on":
                way = self._leave()
            if way == "stop":
                self.talk.keep(self.talk.meeting)
                self._stopped()
                return
            if way == "back":
                if self.talk.meeting.at == 0:
                    self.write(_("This is the first phase."))
                self.talk.go_to(self.talk.meeting.at - 1)
                self.talk.turn_to(0)
            if self.talk.meeting.ended:
                return

    def _greet(self) -> None:
        meeting = self.talk.meeting
        self.write(f"{meeting.title[meeting.language]}. {one_line(meeting.goal.now.text)}")
        self.write(
            _(
                "Type an answer, or an empty line for the next question. {help} tells what else you can type; {stop} stops for now."
            ).format(help=told("help"), stop=told("stop"))
        )

    def _stopped(self) -> None:
        self.write(
            _("Everything is saved. Go on later with: {command}").format(
                command=f"vertel resume {self.talk.meeting.id} --plain"
            )
        )

    # -- lines that are being changed

    def _taken_up(self) -> Way:
        """Settle the lines that were being changed when the talk was left."""
        for said, words in self.talk.begun_changes():

            def put(text: str = said.text, words: str = words) -> None:
                self.write(_("This line was being changed: {text}").format(text=one_line(text)))
                self.write(_("Its new words so far: {text}").format(text=one_line(words)))
                self.write(
                    _(
                        "An empty line keeps them. Other words are kept instead; {order} leaves the line as it was."
                    ).format(order=told("undo"))
                )

            line = self._read_words(said.id, put, "undo")
            if line is None:
                return "stop"
            if order_in(line):
                self.talk.leave_as_it_was(said.id)
            else:
                self.talk.change(said.id, line.strip() or words)
                self.write(_("Changed."))
        return ""

    def ask_words(self, line_id: str, said: str) -> str:
        """Other words for the line with this id that says `said`; "" leaves it as it is."""

        def put() -> None:
            self.write(_("It says: {text}").format(text=said))
            self.write(_("Which words instead? An empty line leaves it as it is."))

        line = self._read_words(line_id, put)
        self.stopping = line is None
        return (line or "").strip()

    def _read_words(self, line_id: str, put: Callable[[], None], *taken: str) -> str | None:
        self._changing = line_id
        line = read_words(self.read, self.write, put, *taken)
        self._changing = ""
        return line

    # -- questions

    def _questions(self) -> Way:
        """Put each question until it is answered or passed; gives the way out of the phase."""
        talk, subject = self.talk, ""
        offered: list[str] = []
        while talk.place < len(talk.asked) and (self._alone is None or talk.place <= self._alone):
            ask = talk.asked[talk.place]
            if not self._told:
                if ask.subject and ask.subject != subject:
                    for row in subject_lines(talk.meeting, ask):
                        self.write(row)
                    subject = ask.subject
                self._put(ask)
            self._told = False
            half = self._half_lines()
            if self._ahead is None and half != offered:
                self._offer(half, ask)
                offered = half
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
            if not line.strip():
                self._refused = None
                way = self._next()
            elif half and line.strip() == DROPS:
                way = self._drop(half)
            elif half and line.strip() == TAKES:
                way = self._answer(ask, half[0], half[1:])
            else:
                way = self._answer(ask, line, half)
            if way:
                return way
        self._alone = None
        return "on"

    def _next(self) -> Way:
        """The next question; past the last one, the way on."""
        if self.talk.place + 1 >= len(self.talk.asked) or self.talk.place == self._alone:
            self._alone = None
            return "on"
        self.talk.turn_to(self.talk.place + 1)
        return ""

    def _half_lines(self) -> list[str]:
        """What stands half typed in this phase, but for the words that wait for their choice."""
        lines = self.talk.half_lines
        if self._refused and self._refused[0] == self.talk.meeting.at and self._refused[2] in lines:
            lines.remove(self._refused[2])
        return lines

    def _offer(self, half: list[str], ask: Ask) -> None:
        for line in half:
            self.write(_("Typed before, and not on record: {text}").format(text=one_line(line)))
        if half:
            self._tell_signs(half[0], ask)
            self.write(_("Until then it waits, and an empty line goes to the next question."))

    def _tell_signs(self, half: str, ask: Ask | None) -> None:
        """With which sign a half line is put on record, under which question, and dropped."""
        question = ask.question[self.talk.language] if ask else ""
        self.write(
            _(
                "“{takes}” puts “{text}” on record as the answer to “{question}”; “{drops}” drops it."
            ).format(takes=TAKES, drops=DROPS, text=one_line(half), question=question)
        )

    def _drop(self, half: list[str]) -> Way:
        self.talk.note("\n".join(half[1:]), at_once=True)
        self.write(_("Dropped: {text}").format(text=one_line(half[0])))
        return ""

    def _refuse(self, why: str, line: str) -> Way:
        """End the reading of lines that nobody is there to mend; the refused one is kept."""
        assert self.complain is not None
        self.talk.note_beside(line)
        self.failed = True
        self.complain(why)
        if line:
            self.complain(
                _("Refused, and kept in the talk: {text}. What came after it was not read.").format(
                    text=one_line(line)
                )
            )
        return "stop"

    def _answer(self, ask: Ask, line: str, half: list[str]) -> Way:
        """Put an answer on record; what is `half` typed stands on."""
        text = self._with_refused(ask, line)
        try:
            put = self.talk.say(text, "\n".join(half))
        except MeetingError as error:
            if self.complain:
                return self._refuse(say(error.message, **error.values), text)
            self._refused = (self.talk.meeting.at, ask, text)
            self.talk.note("\n".join([*half, text]), at_once=True)
            self.write(say(error.message, **error.values))
            self._tell_refused(ask, text)
            return ""
        self._refused = None
        if told_open := whose_is_open(self.talk.meeting, ask, text):
            self.write(f"  {told_open}")
            way = _("{undo} takes it back; {join} and a name puts somebody at the table.")
            self.write(f"  {way.format(undo=told('undo'), join=told('with'))}")
            give = _("{order}, a name and a colon give the line to somebody who is there.")
            keys = [line.key for line in numbered(self.talk.meeting)]
            if (newest := self.talk.newest()) in keys:
                order = f"{told('change')} {keys.index(newest) + 1}"
                self.write(f"  {give.format(order=order)}")
        elif found := after_words(self.talk, ask, text):
            self.write(f"  {found}")
        if put == "again":
            words = ask.question[self.talk.language]
            first, self._more = self._more != words, words
            self.write(_("Noted. Another one? An empty line goes on.") if first else _("Noted."))
            return ""
        if put == "last":
            self._alone = None
            return "on"
        return ""

    def _with_refused(self, ask: Ask, line: str) -> str:
        if self._refused is None:
            return line
        at, then, refused = self._refused
        same = (at, then.question, then.about) == (self.talk.meeting.at, ask.question, ask.about)
        return self.talk.with_refused(ask, refused, line) if same else line

    def _tell_refused(self, ask: Ask, text: str) -> None:
        if self.talk.lacks_a_choice(ask, text):
            self.write(
                _("Your words are still here: {text}. Type the number alone to choose for them.")
                .format(text=one_line(text))
            )  # fmt: skip
        else:
            self.write(_("You typed: {text}").format(text=one_line(text)))

    def _put(self, ask: Ask) -> None:
        for row in ask_lines(self.talk.meeting, ask):
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
                return self._undo()
            case "previous":
                self.talk.turn_to(self.talk.place - 1)
            case "questions":
                self._list_questions(rest)
            case "" if self.complain:
                why = _("There is no order “{order}”.").format(order=one_line(word))
                return self._refuse(why, f"{word} {rest}".strip())
            case "":
                self._unknown(word)
            case _:
                DOES[order](self.talk, rest, self)
        return "stop" if self.stopping else ""

    def _undo(self) -> Way:
        phase = self.talk.phase.id
        step = self.talk.undo()
        if step is None:
            self.write(_("There is nothing to undo."))
            return ""
        self.write(_("Undone: {what}").format(what=did_words(step)))
        return "again" if self.talk.phase.id != phase else ""

    def _list_questions(self, rest: str) -> None:
        listed, waits = self.talk.asked, self.talk.waiting
        number = number_in(rest)
        if number and number <= len(listed) + len(waits):
            self.talk.choose(number - 1)
            return
        for number, ask in enumerate((*listed, *waits), 1):
            if number == len(listed) + 1:
                self.write(_("Deeper:"))
            self.write(f"  {number} {ask.question[self.talk.language]}")
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
        step = self.talk.go_on()
        if not step.moved and not step.finished:
            self._ask_once(step)
            line = self.read()
            if line is None:
                return "stop"
            order = order_in(line)
            if line.strip() and (order is None or order[0] != "on"):
                if order or (self.talk.half_lines and line.strip() in (TAKES, DROPS)):
                    self._ahead = line
                else:  # it need not be the answer to what is missing: that is asked
                    self.talk.note_beside(line)
                self._told = True
                self._alone = self.talk.place
                return "again"
            step = self.talk.go_on(insisted=True)
        return self._close() if step.finished else "again"

    def _ask_once(self, step: Step) -> None:
        for need in step.missing:
            question = need.ask.question[self.talk.language]
            self.write(_("Not said yet: {question}").format(question=question))
        for figure in step.bare:
            shown = one_line(self.talk.shown(figure))
            self.write(_("No meaning yet: {figure}").format(figure=shown))
        self.write(
            _(
                "An empty line goes on all the same, and that stays on record. Of words you type it is asked whether they answer the first of these."
            )
        )

    def _unsent_settled(self) -> Way:
        """Ask of each sentence that was typed and never kept what becomes of it."""
        while unsent := self.talk.unsent():
            phase, typed = unsent[0]
            text, *rest = [line for line in typed.split("\n") if line.strip()]
            left = "\n".join(rest)
            where = one_line(phase.title[self.talk.language])
            words = _("Typed in “{phase}”, and not on record: {text}").format(
                phase=where, text=one_line(text)
            )
            if self.complain:
                return self._refuse(words, "")
            ask = self.talk.asked_then(phase)

            def put(words: str = words, text: str = text, ask: Ask | None = ask) -> None:
                self.write(words)
                self._tell_signs(text, ask)
                self.write(_("Other words are put on record in its place."))

            line = read_words(self.read, self.write, put)
            if line is None:
                return "stop"
            if not line.strip():
                continue
            if line.strip() == DROPS:
                self.talk.drop(phase, text, left)
                continue
            words = text if line.strip() == TAKES else line
            try:
                self.talk.send(phase, words, left)
            except (
                MeetingError
            ) as error:  # no question takes it as it stands; it is kept all the same
                self.write(say(error.message, **error.values))
                self.talk.park_unsent(phase, words, left)
                self.write(_("Parked: {points}").format(points=one_line(words)))
        return ""

    def _close(self) -> Way:
        if way := self._unsent_settled():
            return way
        try:
            self.talk.close()
        except SpokenError as error:
            if self.complain:
                return self._refuse(say(error.message, **error.values), "")
            self.write(say(error.message, **error.values))
            return "again"
        self.write(
            _("The talk is closed. Its minutes: vertel minutes {id}").format(
                id=self.talk.meeting.id
            )
        )
        return "again"
