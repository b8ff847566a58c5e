"""A planned talk on another day: to when, and why. It becomes a small talk of its own."""

from datetime import date, datetime

import msgspec
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from agendas.agenda import builtin
from agendas.errors import TalkError
from agendas.folding.waits import Wait
from agendas.parsing.dates import date_in
from agendas.talk.begin import Opening, new_talk
from agendas.talk.reschedule import moved_talk
from agendas.text import one_line
from locales import _, error_text, long_date, spoken
from store.library import TalkLibrary
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.screens.prepare_lines import LabelledRow
from tui.widgets.lines.shown_line import BelowGoal
from tui.widgets.talk.goal_head import GoalHead
from tui.widgets.top_bar import TopBar


class AnotherDay(msgspec.Struct, frozen=True, kw_only=True):
    """To which day (None: it is called off), why, and whose word that is."""

    to: date | None
    why: str


def moved(library: TalkLibrary, wait: Wait, wish: AnotherDay, at: datetime) -> None:
    """Keep the other day as a small talk. Raises `SpokenError` when that cannot be."""
    agenda = builtin("planning")
    subject = f"{agenda.title[spoken()]}: {wait.subject}"
    opening = Opening(goal_text=subject, team=wait.team, language=spoken())
    opened = new_talk(library.new_id(), agenda, opening, at)
    library.save(moved_talk(opened, library.state(), wait.goal, wish.to, wish.why, "", at))


class MoveTalkScreen(Dialog[AnotherDay | None]):
    """Gives the wish, or None when the day stays as it is."""

    BINDINGS = bindings("another_day")

    def __init__(self, library: TalkLibrary, wait: Wait) -> None:
        super().__init__()
        self._library, self._wait = library, wait

    def compose(self) -> ComposeResult:
        """The talk and its day, then two lines."""
        yield TopBar(_("Another day"))
        yield GoalHead()
        with VerticalScroll(can_focus=False):
            yield LabelledRow(_("day"), Input(select_on_focus=False, id="to"))
            yield Static(
                _("To which day? Leave it empty when the talk is called off."),
                classes="note", markup=False,
            )  # fmt: skip
            yield LabelledRow(_("why"), Input(select_on_focus=False, id="why"))
            yield Static(_("Why? The cycle review reads it back."), classes="note", markup=False)
            yield Static(id="notice", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the day."""
        was = self._wait.talk or self._wait.on
        told = _("It was planned for {date}.").format(date=long_date(was)) if was else ""
        self.query_one(GoalHead).show(one_line(self._wait.subject), BelowGoal(told), roomy=True)
        self._tell("")
        self.set_focus(self.query_one("#to", Input))

    def on_input_submitted(self) -> None:
        """Enter goes to the next line."""
        self.focus_next()

    def action_keep(self) -> None:
        """Give what was wished, or say what is missing."""
        typed, why = (self.query_one(f"#{name}", Input).value.strip() for name in ("to", "why"))
        today = self._library.now().date()
        try:
            to = date_in(typed, today) if typed else None
        except TalkError as refused:
            self._tell(error_text(refused))
            return
        if not why:
            self._tell(_("Why is it another day? A few words; the cycle review reads them back."))
        else:
            self.dismiss(AnotherDay(to=to, why=why))

    def _tell(self, words: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(words)
        notice.display = bool(words)
