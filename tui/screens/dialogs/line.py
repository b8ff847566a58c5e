"""What may be added to a line afterwards: source, period, what was expected, for whom it is."""

import msgspec
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Label, Select, Static

from agendas.parsing.utterance import fitting
from agendas.records.meeting import Meeting
from agendas.records.said import Evidence
from agendas.records.vocabulary import AUDIENCE, with_word
from agendas.slots.script_on_goals import shown_text
from agendas.slots.slots import FIRST_SLOT
from agendas.text import kept, one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar, key_for
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.asked import may_be
from tui.widgets.fitted import Fitted


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What was filled in: fields of the record, and the phase it belongs to.

    `joins` is a name that was not at the table, and is to be there.
    """

    fields: dict[str, str]
    phase: str
    joins: str = ""


class LineScreen(Dialog[Added | None]):
    """Gives what was filled in, or None when nothing is to change."""

    BINDINGS = bindings("line")

    def __init__(self, meeting: Meeting, said_id: str) -> None:
        super().__init__()
        said = meeting.find(said_id)
        assert said is not None
        self.meeting, self.said = meeting, said
        self._asked = ""  # a name of which was asked whether somebody joins

    def compose(self) -> ComposeResult:
        """A field for each."""
        yield Static(_("About this line"), classes="head", markup=False)
        words = Fitted(2, classes="goal")
        said = shown_text(self.said)  # a covered figure stays covered
        if said == self.said.text:
            said = with_word(self.said, self.meeting.language)
        words.update(f"“{one_line(said)}”")
        yield words
        with VerticalScroll(can_focus=False):
            for name, label in self._labels().items():
                yield Label(label, classes="field", markup=False)
                yield Input(getattr(self.said, name), select_on_focus=name == "by", id=name)
            phases = [
                p for p in self.meeting.phases if p.kind in FIRST_SLOT or p.id == self.said.phase
            ]
            yield Label(_("Phase"), classes="field", markup=False)
            yield Select(
                [(one_line(p.title[self.meeting.language]), p.id) for p in phases],
                id="phase",
                value=self.said.phase,
                allow_blank=False,
            )
            yield Label(_("For whom"), classes="field", markup=False)
            yield Select(
                [(words[self.meeting.language], key) for key, words in AUDIENCE.items()],
                id="audience",
                value=self.said.audience,
                allow_blank=False,
            )
        yield Static(id="notice", markup=False)
        yield KeyBar()

    def _typed(self) -> dict[str, str]:
        chosen = {one.id or "": str(one.value) for one in self.query(Select)}
        return super()._typed() | chosen

    def _labels(self) -> dict[str, str]:
        labels = {"by": _("Whose word is it?")}
        if isinstance(self.said, Evidence):
            labels |= {
                "source": _("Source"),
                "period": _("When and with whom"),
                "expected": _("Expected beforehand"),
                "unit": _("Unit"),
            }
        return labels

    def on_mount(self) -> None:
        """Begin at whose word it is."""
        self.set_focus(self.query_one("#by", Input))

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def action_back(self) -> None:
        """Change nothing."""
        if not self.unkept():
            self.dismiss(None)

    def action_keep(self) -> None:
        """Give what was filled in; a name that fits nobody is asked about first."""
        fields = {field.id or "": field.value.strip() for field in self.query(Input)}
        joins = self._joins(fields)
        if joins is None:
            return
        fields["audience"] = str(self.query_one("#audience", Select).value)
        phase = str(self.query_one("#phase", Select).value)
        self.dismiss(Added(fields=fields, phase=phase, joins=joins))

    def _joins(self, fields: dict[str, str]) -> str | None:
        """Who joins the table by this; "" where nobody does, None where it is asked first.

        The beginning of one name is written out.
        """
        by = " ".join(kept(fields["by"]).split())
        fits = fitting(by, self.meeting.names) if by else ()
        if not by or by == self.said.by or len(fits) == 1:
            fields["by"] = fits[0] if len(fits) == 1 and by != self.said.by else by
            return ""
        if not fits and by == self._asked:
            return by
        self._asked = by
        whose = self.query_one("#by", Input)
        self.query_one("#notice", Static).update(
            may_be(by, fits)
            if fits
            else _("“{name}” is not at the table: put them there? {key} again does.").format(
                name=one_line(by), key=key_for(self, "keep")
            )
        )
        self.set_focus(whose)
        return None
