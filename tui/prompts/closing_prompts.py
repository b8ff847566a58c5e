"""The read-back at the end of a talk in prompts: what is open is asked once, and then whether to close.

Open names, figures without a meaning and half-said lines are asked one by one; what nobody answered
is told (conversation.md §3, §9). All but a half-said line may stay open.
"""

from collections.abc import Callable, Collection
from typing import Literal, Protocol

from agendas.conduct.conductor import Conductor, Line
from agendas.errors import N_, TalkError
from agendas.text import one_line
from locales import _, error_text, say
from tui.prompts import line_words
from tui.prompts.order_words import told
from tui.prompts.render import became, numbered, people_meant, roster, row
from tui.words.not_said import not_done, not_said
from tui.words.open_answer import asked_still

TAKES, DROPS = "+", "-"  # a line of this sign alone puts a half line on record, or drops it
Way = Literal["", "before", "back", "stop", "end"]


class ClosingPrompts(Protocol):
    """What the read-back needs of the talk in prompts.

    `closing` is true where somebody ordered to close: the end of the lines then leaves open what may
    be, and closes. `typed_by_hand` is false where lines come from a file. `nameless` are the ids of
    lines that came from a phone without a name: whose they are nobody is asked.
    """

    talk: Conductor
    write: Callable[[str], None]
    closing: bool
    typed_by_hand: bool
    nameless: Collection[str]

    def ask(self, put: Callable[[], None], before: bool = False) -> str | None:
        """The words typed at a question that `put` puts; None where the read-back is left.

        Then `left` tells whether somebody went back or stopped, or the lines of a file ended; where
        there is one `before`, to go back leads there.
        """

    @property
    def left(self) -> Way:
        """How the last asking was left."""

    def put_on_record(self, line: str) -> bool:
        """Put words on record under the lamp; False where that ends the reading."""

    def refuse(self, why: str, line: str) -> Way:
        """End the reading of a file; what was refused is kept."""


class ReadBack:
    """The read-back of one run through a talk: what was asked once is not asked again."""

    def __init__(self, prompts: ClosingPrompts) -> None:
        self._prompts, self._talk, self._write = prompts, prompts.talk, prompts.write
        self._asked: set[str] = set()
        self._told = False

    def run(self) -> Way:
        """Ask what is open and close the talk; "back" and "stop" where that was not to be."""
        self._tell_fallen()
        for step in (self._names, self._tell_open, self._figures, self._half_lines):
            if way := step():
                return way
        return self._ask_to_close()

    def _tell_fallen(self) -> None:
        for line in self._talk.fallen():
            if line.id not in self._asked:
                self._asked.add(line.id)
                self._write(
                    _("Fell along with what was withdrawn: {text}").format(
                        text=row(self._talk, line)
                    )
                )

    # -- whose it was

    def _names(self) -> Way:
        not_now = self._asked.union(self._prompts.nameless)
        open_ones = [o for o in self._talk.open_at_close().names if o.id not in not_now]
        if open_ones:
            self._write(
                _("Who said these? At the table: {names}.").format(names=roster(self._talk))
            )
            self._write(_("A number or a name says it; an empty line leaves it open."))
        if len(open_ones) > 1:
            self._write(_("{back} goes to the line before.").format(back=told("back")))
        place = 0
        while place < len(open_ones):
            way = self._name(open_ones[place], before=place > 0)
            if way not in ("", "before"):
                return way
            place += -1 if way else 1
        return ""

    def _name(self, line: Line, before: bool) -> Way:
        while True:
            typed = self._prompts.ask(lambda: self._put_line(line.id), before)
            if typed is None and self._prompts.left != "end":
                return self._prompts.left
            if not (typed or "").strip():
                break
            assert typed is not None
            names = self._talk.talk.names
            if by := people_meant(typed, names):
                self._talk.give(line.id, by)
                given = self._talk.find(line.id) or line
                self._write(f"  {line_words.signed(given, names)}")
                break
            some = line_words.may_be(typed.strip(), names)
            message = (
                N_("“{name}” may be {names}.") if some else N_("Nobody here is called “{name}”.")
            )
            self._write(say(message, name=one_line(typed), names=some))
        self._asked.add(line.id)
        return ""

    def _put_line(self, line_id: str) -> None:
        for number, line in numbered(self._talk):
            if line.id == line_id:
                bare = line.kind == "exit" and not line.text  # a place alone: told of which line
                told = self._talk.told(line) if bare else row(self._talk, line)
                self._write(f"  {number} {told}")

    # -- what nobody answered, and what has no choice

    def _tell_open(self) -> Way:
        found = self._talk.open_at_close()
        if self._told:
            return ""
        self._told = True
        for line in found.declined:
            self._write(not_done(self._talk, line))
        if not (found.unanswered or found.choices or found.asked or found.days):
            return ""
        for told_of in not_said(self._talk, found.unanswered):
            self._write(told_of)
        for line in found.choices:
            self._write(_("Said without choosing: {text}").format(text=row(self._talk, line)))
        for line in found.asked:
            self._write(asked_still(line))
        for line in found.days:
            self._write(_("Day still open: {text}").format(text=self._talk.signed(line)))
        self._write(
            _("It may stay so; {back} goes back to the questions.").format(back=told("back"))
        )
        return ""

    def _figures(self) -> Way:
        for figure in self._talk.open_at_close().figures:
            if way := self._figure(figure):
                return way
        if self._talk.open_at_close().figures:
            self._talk.leave_figures_open()
        return ""

    def _figure(self, figure: Line) -> Way:
        shown = one_line(self._talk.shown(figure))

        def put() -> None:
            self._write(_("No meaning yet: {figure}").format(figure=shown))
            self._write(
                _("What does it tell you? An empty line leaves that open, in so many words.")
            )

        lamp = self._talk.lamp_of("meaning-figure", figure.id)
        while lamp is not None:
            typed = self._prompts.ask(put)
            if typed is None:
                return self._bare(shown) if self._prompts.left == "end" else self._prompts.left
            if not typed.strip():
                break
            waits = Line(id="", phase=lamp.phase, question=lamp.id, about=figure.id)
            if self._sent(waits, typed):
                break
        return ""

    def _bare(self, figure: str) -> Way:
        why = N_("“{figure}” has no meaning yet. Say what it means, or leave it open in words.")
        return self._refuse(say(why, figure=figure))

    # -- what is half said

    def _half_lines(self) -> Way:
        while half := self._talk.unsaid():
            if way := self._half_line(half[0]):
                return way
        return ""

    def _half_line(self, half: Line) -> Way:
        talk = self._talk
        phase = next((p for p in talk.talk.phases if p.id == half.phase), talk.phase)
        words = _("Typed in “{phase}”, and not on record: {text}").format(
            phase=one_line(phase.title[talk.language]), text=one_line(talk.shown(half))
        )
        if not self._prompts.typed_by_hand:
            return self._refuse(words)
        lamp = talk.lamp_of_unsaid(half)
        question = lamp.question[talk.language] if lamp else ""

        def put() -> None:
            self._write(words)
            self._write(
                _(
                    "“{takes}” puts it on record as the answer to “{question}”; “{drops}” drops it. Other words are put on record in its place."
                ).format(takes=TAKES, drops=DROPS, question=question)
            )

        typed = self._prompts.ask(put)
        if typed is None:
            return self._prompts.left
        if typed.strip() == DROPS:
            talk.drop(half)
        elif typed.strip():
            self._sent(half, half.text if typed.strip() == TAKES else typed)
        return ""

    def _sent(self, waits: Line, text: str) -> bool:
        """Put what was not said on record where it was typed; False where that cannot be."""
        before = {line.id for line in self._talk.talk.lines}
        try:
            self._talk.send(waits, text)
        except TalkError as error:
            self._write(error_text(error))
            return False
        for line in self._talk.talk.lines:
            if line.id not in before:
                self._write(f"  {became(self._talk, line)}")
        return True

    # -- the close

    def _ask_to_close(self) -> Way:
        prompts = self._prompts

        def put() -> None:
            close = _("{close} closes the talk; {back} goes back.")
            if prompts.typed_by_hand or prompts.closing:
                close = _("Enter closes the talk; {back} goes back.")
            self._write(close.format(close=told("close"), back=told("back")))

        while True:
            typed = prompts.ask(put)
            if typed is None and prompts.left != "end":
                return prompts.left
            if typed and typed.strip():
                if not prompts.put_on_record(typed):
                    return "stop"
            elif prompts.typed_by_hand or prompts.closing:
                break
        try:
            self._talk.close()
        except TalkError as error:
            return self._refuse(error_text(error))
        return ""

    def _refuse(self, why: str) -> Way:
        if self._prompts.typed_by_hand:
            self._write(why)
            return "back"
        return self._prompts.refuse(why, "")
