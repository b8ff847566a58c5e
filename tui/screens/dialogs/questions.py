"""All questions of a phase, and what a facilitator may say when the talk slips."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from agendas.agenda import AgendaPhase
from agendas.conduct.conductor import Lamp
from agendas.records.said import Language
from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.rows import Rows


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
        yield Static(self.phase.title[self.speak], classes="head", markup=False)
        if purpose:
            yield Static(purpose[self.speak], classes="purpose", markup=False)
        rows: list[Option | None] = [
            Option(self._question(ask), id=str(number)) for number, ask in enumerate(self.asked)
        ]
        if self.waiting:
            rows += [None, Option(Content.styled(_("Deeper:"), "italic"), disabled=True)]
        rows += [
            Option(self._question(ask), id=str(number))
            for number, ask in enumerate(self.waiting, len(self.asked))
        ]
        if self.phase.steers:
            rows.append(None)
        rows += [
            Option(
                Content.assemble(
                    (f"{steer.when[self.speak]}\n", "italic"),
                    (f"  {steer.say[self.speak]}", "bold"),
                )
            )
            for steer in self.phase.steers
        ]
        yield Rows(*rows, id="record", markup=False)
        yield KeyBar()

    def _question(self, ask: Lamp) -> Content:
        """A question, with what it is about where it is asked more than once."""
        question = ask.question[self.speak]
        again = sum(other.question == ask.question for other in self.asked) > 1
        about = one_line(ask.subject) if again and ask.subject else ""
        return Content.assemble(question, (f"  {about}", "italic")) if about else Content(question)

    def on_mount(self) -> None:
        """Begin at the question that is put now."""
        options = self.query_one(OptionList)
        options.highlighted = self.place
        self.set_focus(options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Put the question that was chosen."""
        self.dismiss(int(event.option_id) if event.option_id else None)

    def action_choose(self) -> None:
        """Put the question that is marked."""
        self.query_one(OptionList).action_select()
