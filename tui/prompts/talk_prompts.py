"""A talk as plain prompts: for screen readers, dumb terminals and scripts (`vertel meet --plain`).

The same lamps, rules and lines as on the screen; what is said is on disk before the next line is
read. Lines come from any stream; the end of the stream leaves the talk unfinished.
"""

import contextlib
from collections.abc import Callable, Collection

from agendas.conduct.conductor import Conductor, Line, Talk
from agendas.errors import SpokenError, TalkError
from agendas.text import one_line
from locales import _, error_text
from tui.prompts.became import ToldBecame
from tui.prompts.closing_prompts import DROPS, TAKES, ReadBack, Way
from tui.prompts.lines import BrokenOff
from tui.prompts.order_words import addressed, help_lines, nearest, order_in, told
from tui.prompts.orders import DOES, OwnLines, lamp_called
from tui.prompts.reading import read_words
from tui.prompts.render import ask_lines, phase_lines, subject_lines
from tui.widgets.talk.asked import undone_words

Read = Callable[[], str | None]
Write = Callable[[str], None]


class PlainTalk:
    """One run through a talk with prompts, which `talk` conducts.

    `read` gives the next line, or None at the end, and may raise `BrokenOff`; `write` shows a
    line. `own_lines` gives the lines of one's own check-ins that may be brought in; `nameless` are
    lines from a phone of which nobody is asked whose they are. With `complain`
    nobody is there to mend anything, as where lines come from a file: what is refused is told there,
    kept, and ends the reading, with `failed` set.
    """

    def __init__(
        self,
        talk: Conductor,
        read: Read,
        write: Write,
        own_lines: OwnLines = lambda talk: (),
        complain: Write | None = None,
        nameless: Collection[str] = (),
    ) -> None:
        self.talk, self.read, self.write = talk, read, write
        self.own_lines, self.complain, self.nameless = own_lines, complain, nameless
        self.failed = False
        self.closing = False  # somebody ordered to close
        self.left: Way = ""  # how a question that is no lamp was left
        self.typed_by_hand = complain is None
        self._became = ToldBecame(talk, write, complain or write)
        self._read_back = ReadBack(self)
        self._stopping = False  # somebody stopped in the middle of an order
        self._changing = ""  # the line of which other words are asked for
        self._ahead: str | None = (
            None  # a line that is no answer to what was asked at the read-back
        )
        self._phase = ""  # the phase that was told
        self._lit = ("", "", "")  # the lamp that was told
        self._offered = ""  # the half line that was told

    def run(self) -> Talk:
        """Go through the talk from where it is. Returns it, closed or not.

        Raises `BrokenOff` where reading was broken off, after what was half typed is kept too.
        """
        self.talk.enter()
        self.talk.keep(self.talk.talk)
        self._greet()
        try:
            while not self.talk.talk.ended:
                if not self._step():
                    self.talk.keep(self.talk.talk)
                    self._stopped()
                    break
        except BrokenOff as broken:
            if broken.typed.strip():
                self._keep_half(broken.typed)
            with contextlib.suppress(OSError, SpokenError):  # the window may be gone
                self.write("")
                self._stopped()
            broken.told = True
            raise
        if self.talk.talk.ended:
            closed = _("The talk is closed. Its minutes: vertel minutes {id}")
            self.write(closed.format(id=self.talk.talk.id))
        return self.talk.talk

    def _greet(self) -> None:
        talk = self.talk.talk
        title, goal = talk.title[talk.language], one_line(self.talk.goal.now.text)
        self.write(goal if goal.startswith(title) else f"{title}. {goal}")
        self.write(
            _(
                "A question stays until you move on: every line you type is put on record under it, and an empty line goes to the next. {help} tells what else you can type; {stop} stops for now."
            ).format(help=told("help"), stop=told("stop"))
        )

    def _stopped(self) -> None:
        self.write(
            _("Everything is saved. Go on later with: {command}").format(
                command=f"vertel resume {self.talk.talk.id} --plain"
            )
        )

    def _keep_half(self, text: str) -> None:
        """Keep a line that was not put on record; one that waits already stands before it."""
        if self._changing:
            self.talk.begin_change(self._changing)
            self.talk.note(text, at_once=True)
        elif self.talk.typed:
            self.talk.set_aside(text)
        else:
            self.talk.note(text, at_once=True)

    # -- what is told before a line is read

    def _step(self) -> bool:
        """Tell what is new, and do what one line asks for; False where the talk is left."""
        if not self.talk.typed and not self.talk.take_aside(offered=True):
            self.talk.take_earlier()
        if self._tell_phase() and not self._taken_up():
            return False
        self._put_lamp()
        self._offer_half()
        line, self._ahead = self.read() if self._ahead is None else self._ahead, None
        return line is not None and self._take(line)

    def _tell_phase(self) -> bool:
        """Tell the phase where it is another than was told; True where it is."""
        if self._phase == self.talk.phase.id:
            return False
        self._phase, self._lit = self.talk.phase.id, ("", "", "")
        for row in phase_lines(self.talk):
            self.write(row)
        return True

    def _put_lamp(self) -> None:
        lamp = self.talk.lamp
        if lamp is None:
            self._lit = ("", "", "")
        elif lamp.key != self._lit:
            self._lit = lamp.key
            for row in (*subject_lines(self.talk, lamp), *ask_lines(self.talk, lamp)):
                self.write(row)

    def _offer_half(self) -> None:
        half = self._half()
        if half and half.text != self._offered:
            self.write(
                _("Typed before, and not on record: {text}").format(
                    text=one_line(self.talk.shown(half))
                )
            )
            self.write(
                _(
                    "“{takes}” puts it on record here, “{drops}” drops it; until then it waits."
                ).format(takes=TAKES, drops=DROPS)
            )
        self._offered = half.text if half else ""

    def _half(self) -> Line | None:
        """The line that is half typed."""
        text = self.talk.typed
        return next((o for o in self.talk.unsaid() if o.text == text), None) if text else None

    # -- a line

    def _take(self, line: str) -> bool:
        if to := addressed(line):
            lit = self._put_question(*to[:2], line)
            if self.failed or lit is None:
                return not self.failed
            if lit:
                self._tell_phase()
                self._put_lamp()
                return not to[2] or self.put_on_record(to[2])
        if order := order_in(line):
            return self._order(*order)
        if not line.strip():
            return self._went(self.talk.on() == "end")
        return (
            self._sign(line.strip()) if line.strip() in (TAKES, DROPS) else self.put_on_record(line)
        )

    def _sign(self, sign: str) -> bool:
        """Put the half line on record, or drop it."""
        half = self._half()
        if half is None:
            self.write(_("Nothing is half typed."))
        elif sign == DROPS:
            self.talk.drop(half)
            self.write(_("Dropped: {text}").format(text=one_line(self.talk.shown(half))))
        else:
            self.talk.covering = half.covered
            return self.put_on_record(half.text, left="")
        return True

    def _put_question(self, question: str, number: str, line: str) -> bool | None:
        """Have the lamp with this id shine, wherever it is; of several the one with this number.

        False where these are words, None where it was told why none does.
        """
        try:
            lamp = lamp_called(self.talk, question, number)
        except TalkError as error:
            self._cannot(error_text(error), line)
            return None
        if lamp:
            self.talk.shine(lamp)
        elif self.complain:
            unknown = _("There is no question “{question}” in this talk.")
            self.refuse(unknown.format(question=question), line)
        return lamp is not None

    def put_on_record(self, line: str, left: str | None = None) -> bool:
        """Put words on record under the lamp, which stays; what is half typed stays so, or is `left`."""
        lamp = self.talk.lamp
        if lamp is None:
            self._cannot(_("There is no question here; an empty line goes on."), line)
            return not self.failed
        try:
            put = self.talk.say(line, self.talk.typed if left is None else left)
        except TalkError as error:
            self._cannot(error_text(error), line)
            return not self.failed
        if put:
            self._became.tell(put)
        return True

    def _cannot(self, why: str, line: str) -> None:
        """Tell that a line cannot be put on record; its words are kept as a half line."""
        if self.complain:
            self.refuse(why, line)
            return
        self.write(why)
        if any(sign.isalpha() for sign in line) and line != self.talk.typed:
            self._keep_half(line)

    def refuse(self, why: str, line: str) -> Way:
        """End the reading of lines that nobody is there to mend; the refused one is kept."""
        assert self.complain is not None
        self.failed = True
        self.complain(why)
        if line:
            self._keep_half(line)
            self.complain(
                _("Refused, and kept in the talk: {text}. What came after it was not read.").format(
                    text=one_line(line)
                )
            )
        return "stop"

    # -- orders

    def _order(self, order: str, word: str, rest: str) -> bool:
        match order:
            case "stop":
                return False
            case "on":
                return self._went(self.talk.next_phase() == "end")
            case "back":
                if self.talk.back() == "end":
                    self.write(_("This is the first question."))
            case "close":
                self.closing = True
                self.talk.go_to(len(self.talk.talk.phases) - 1)
                return self._went(True)
            case "help":
                for row in help_lines():
                    self.write(f"  {row}")
            case "undo":
                self._undo()
            case "":
                self._unknown(word, f"{word} {rest}".strip())
            case _:
                self._stopping = False
                try:
                    DOES[order](self.talk, rest, self)
                except TalkError as error:
                    why = error_text(error)
                    if self.complain:
                        self.refuse(why, f"{word} {rest}".strip())
                    else:
                        self.write(why)
                return not (self.failed or self._stopping)
        return not self.failed

    def _undo(self) -> None:
        step = self.talk.undo()
        if step is None:
            self.write(_("There is nothing to undo."))
            return
        self.write(undone_words(step))
        self._offered = ""

    def _unknown(self, word: str, line: str) -> None:
        why = _("There is no order “{order}”.").format(order=one_line(word))
        if self.complain:
            self.refuse(why, line)
            return
        self.write(why)
        if near := nearest(word):
            self.write(_("Did you mean {order}?").format(order=near))
        self.write(
            _("{help} tells them all. Put a space before the / to keep the line as it is.").format(
                help=told("help")
            )
        )

    # -- lines that are being changed

    def _taken_up(self) -> bool:
        """Settle the lines that were being changed when the talk was left; False where it is left."""
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
                return False
            if order_in(line):
                self.talk.leave_as_it_was(said.id)
            else:
                self._changed(said.id, line.strip() or words)
        return True

    def _changed(self, line_id: str, words: str) -> None:
        try:
            self.talk.change(line_id, words)
        except TalkError as error:
            self.write(error_text(error))
        else:
            self.write(_("Changed."))

    def ask_words(self, line_id: str, said: str) -> str:
        """Other words for the line with this id that says `said`; "" leaves it as it is."""

        def put() -> None:
            self.write(_("It says: {text}").format(text=said))
            self.write(_("Which words instead? An empty line leaves it as it is."))

        line = self._read_words(line_id, put)
        self._stopping = line is None
        return (line or "").strip()

    def _read_words(self, line_id: str, put: Callable[[], None], *taken: str) -> str | None:
        self._changing = line_id
        line = read_words(self.read, self.write, put, *taken)
        self._changing = ""
        return line

    # -- the end

    def _went(self, to_the_end: bool) -> bool:
        """Read the talk back where it came to its end; False where the talk is left."""
        if not to_the_end:
            return True
        self._tell_phase()
        way = self._read_back.run()
        self._lit = ("", "", "")
        self.closing = self.closing and way != "back"
        return way in ("", "back")

    def ask(self, put: Callable[[], None], before: bool = False) -> str | None:
        """The words typed at a question that `put` puts and that is no lamp; None where it is left.

        Orders do there what they do elsewhere; one that moves the lamp goes back to it, but for the
        way to the question `before`, where there is one.
        """
        while True:
            put()
            line = self.read()
            order = order_in(line) if line is not None else None
            if line is None:
                ended = self.closing and not self.typed_by_hand
                self.left = "end" if ended else "stop"
                return None
            if order is None and not addressed(line):
                self.left = ""
                return line
            if order and order[0] in ("on", "close"):
                self.closing = self.closing or order[0] == "close"
                return ""
            if before and order and order[0] == "back":
                self.left = "before"
            elif order and order[0] not in ("back", "stop", "undo", "questions"):
                if self._order(*order):
                    continue
                self.left = "stop"
            else:
                self.left = "stop" if order and order[0] == "stop" else "back"
                self._ahead = line if not order or order[0] in ("undo", "questions") else None
            return None
