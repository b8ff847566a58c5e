"""All questions of a phase, and what a facilitator may say when the talk slips."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from agendas.agenda import AgendaPhase
from agendas.conduct.conductor import Lamp
from agendas.records.said import Language
from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row, Rows
from tui.widgets.top_bar import TopBar


class QuestionsScreen(Dialog[int | None]):
    """Choose a question to put next; gives its number, or None.

    Behind those that were put come the deeper ones that wait, counted on.
    """

    BINDINGS = bindings("questions")

    def __init__(
        self,
        asked: tuple[Lamp, ...],
        waiting: tuple[Lamp, ...],
        place: int,
        phase: AgendaPhase,
        language: Language,
    ) -> None:
        super().__init__()
        self.asked, self.waiting = asked, waiting
        self.place, self.phase, self.speak = place, phase, language

    def compose(self) -> ComposeResult:
        """The purpose, the questions, and the steering lines."""
        purpose = self.phase.purpose
        yield TopBar(one_line(self.phase.title[self.speak]))
        if purpose:
            yield Static(purpose[self.speak], classes="purpose axis", markup=False)
        yield Rows(id="record", markup=False)
        yield KeyBar()

    def _rows(self) -> Iterator[Row]:
        for number, ask in enumerate(self.asked):
            yield self._question(ask, number, last=number == len(self.asked) - 1)
        if self.waiting:
            yield (ShownLine(_("Deeper"), heading=True),), None
        for number, ask in enumerate(self.waiting, len(self.asked)):
            yield self._question(ask, number, last=ask is self.waiting[-1])
        if self.phase.steers:
            yield (ShownLine(_("What one may say"), heading=True),), None
        for steer in self.phase.steers:
            when = ShownLine(one_line(steer.when[self.speak]), quiet=True)
            yield (when, ShownLine(one_line(steer.say[self.speak]), spaced=True)), None

    def _question(self, ask: Lamp, number: int, last: bool) -> Row:
        """A question, with what it is about where it is asked more than once."""
        question = ask.question[self.speak]
        again = sum(other.question == ask.question for other in self.asked) > 1
        about = [one_line(ask.subject)] if again and ask.subject else []
        lines = [ShownLine(question, str(number + 1), ink="$ink")]
        lines += [ShownLine(told, nested=True, quiet=True) for told in about]
        lines[-1] = lines[-1]._replace(spaced=last)
        return tuple(lines), str(number)

    def on_mount(self) -> None:
        """Begin at the question that is put now."""
        self.query_one(Rows).begin(self._rows(), self.place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Put the question that was chosen."""
        self.dismiss(int(event.option_id) if event.option_id else None)
