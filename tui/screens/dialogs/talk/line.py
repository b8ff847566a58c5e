"""The card of a line: its words, whose they are, under which question, about what, as what, for whom."""

import msgspec
from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from agendas.conduct.conductor import Audience, Card, Conductor, Lamp
from agendas.conduct.shown import chosen_word, kind_of
from agendas.parsing.whose import fitting
from agendas.records.vocabulary import AUDIENCE, LINE_KIND
from agendas.text import in_short, kept, one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar, key_for
from tui.screens.dialogs.dialog import Dialog
from tui.screens.prepare_lines import LabelledRow
from tui.widgets.drop_down import DropDown
from tui.words.kind_words import kind_word
from tui.words.signs import Roster

ROWS = 9  # of the card with its borders, and the keys below it
WITHDRAW = "withdraw"
MARK = 2  # cells of a person's mark, at the end of the margin
MOST_SHOWN = 60  # letters of a line or a question in a list


class LineScreen(Dialog[Card | str | None]):
    """Gives what was filled in, `WITHDRAW`, or None when nothing is to change.

    It stands below the line it is about, which stays in sight: nothing is dimmed.
    """

    BINDINGS = bindings("line")

    def __init__(self, talk: Conductor, line_id: str, roster: Roster) -> None:
        super().__init__()
        self._roster = roster
        line = talk.find(line_id)
        assert line is not None
        self._talk, self.line = talk, line
        self._lamps: dict[str, Lamp] = {
            str(n): lamp for n, lamp in enumerate(talk.every_lamp()) if lamp.slot.becomes != "goals"
        }
        self._asked = ""  # a name of which was asked whether somebody joins

    def compose(self) -> ComposeResult:
        """A field for each."""
        line, language = self.line, self._talk.language
        audiences = [(words[language], key) for key, words in AUDIENCE.items()]
        with Vertical(id="bottom"), Vertical(id="card") as card:
            card.border_title, card.border_subtitle = self._borders()
            yield LabelledRow("", Input(", ".join(line.by) or line.maybe, id="by"))
            text = Input(line.text, select_on_focus=False, password=line.covered, id="text")
            yield LabelledRow(_("words"), text)
            yield LabelledRow(
                _("question"), self._select("question", self._questions(), self._here())
            )
            yield LabelledRow(_("about"), self._select("about", self._abouts(), line.about))
            yield LabelledRow(_("kind"), self._select("kind", self._kinds(), self._kind()))
            audience = self._select("audience", audiences, line.audience or "team")
            yield LabelledRow(_("for whom"), audience)
            notice = Static(id="notice", markup=False)
            notice.display = False
            yield notice
        yield KeyBar()

    def _borders(self) -> tuple[str, str]:
        """What stands in the borders of the card: of a choice which it is, and how another is made."""
        title, lamp = _("About this line"), self._talk.lamp_under(self.line)
        choice = chosen_word(self.line, self._talk.language) if self.line.choice else ""
        if not choice or lamp is None or not lamp.choices or self.line.kind != lamp.slot.line:
            return title, ""
        told = _("1–{n} before the words chooses anew").format(n=len(lamp.choices))
        return f"{title}: {choice}", told

    @staticmethod
    def _select(key: str, options: list[tuple[str, str]], value: str) -> DropDown:
        if value not in {one for _told, one in options}:
            options = [("—", value), *options]
        return DropDown(options, id=key, value=value, allow_blank=False)

    def _questions(self) -> list[tuple[str, str]]:
        language = self._talk.language
        phases = {phase.id: phase.title[language] for phase in self._talk.talk.phases}
        found = []
        for key, lamp in self._lamps.items():
            subject = f" · {_cut(lamp.subject)}" if lamp.about and lamp.subject else ""
            found.append(
                (f"{one_line(phases[lamp.phase])}: {_cut(lamp.question[language])}{subject}", key)
            )
        return found

    def _here(self) -> str:
        lamp = self._talk.lamp_under(self.line)
        return next((key for key, one in self._lamps.items() if lamp and one.key == lamp.key), "")

    def _abouts(self) -> list[tuple[str, str]]:
        here, sign = self._talk.lines.by_id, LINE_KIND["sign"][self._talk.language]
        earlier = {one.id: f"{_cut(one.text)}  {sign}" for one in self._talk.signs()}
        earlier = {self.line.about: _cut(self._talk.words_of(self.line.about)), **earlier}
        found = [(_("no other line"), "")]
        found += [(told, about) for about, told in earlier.items() if about and about not in here]
        for other in self._talk.lines.counting:
            if other.id != self.line.id and other.text and other.kind != "passed over":
                told = f"{_cut(self._talk.told(other))}  {kind_word(other, self._talk.language)}"
                found.append((told, other.id))
        return found

    def _kind(self) -> str:
        """As what it stands: of evidence, which kind of it."""
        line = self.line
        return (line.choice if line.kind == "ground" else "") or line.kind

    def _kinds(self) -> list[tuple[str, str]]:
        language = self._talk.language
        told = {slot.line: slot.line for slot in self._talk.kinds_for(self.line)}
        if self.line.kind == "ground":  # each kind of evidence that it may be
            told.pop("ground", None)
            told = {kind: kind for kind in self._talk.ways(self.line.id)} | told
        told |= (
            {self.line.kind: kind_of(self.line)} if self.line.kind in told else {}
        )  # as it is shown
        return [
            (LINE_KIND[word][language] if word in LINE_KIND else word, kind)
            for kind, word in told.items()
        ]

    def _typed(self) -> dict[str, str]:
        chosen = {one.id or "": str(one.value) for one in self.query(DropDown)}
        return super()._typed() | chosen

    def on_mount(self) -> None:
        """Begin at whose word it is."""
        self.set_focus(self.query_one("#by", Input))

    def on_resize(self) -> None:
        """Where the mark stands goes by the margin."""
        self.call_after_refresh(self._show_whose)

    @on(Input.Changed, "#by")
    def _show_whose(self) -> None:
        """The mark of who is named stands before the name, as it does before the line."""
        name = self.query_one("#by", Input).value.split(",")[0].strip()
        mark = self._roster.mark(name)
        row = self.query_one(LabelledRow)
        told = Content(_("whose")).pad_right(max(1, row.room - MARK - cell_len(_("whose"))))
        row.label = Content.assemble(told, (mark.sign, mark.role))
        row.refresh()

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Who goes to another field has not said that somebody joins."""
        if event.widget.id == "by":
            self._asked = ""

    def action_back(self) -> None:
        """Change nothing."""
        self._asked = ""
        if not self.unkept():
            self.dismiss(None)

    def action_withdraw(self) -> None:
        """Have the line withdrawn, or put back; what was filled in is not kept."""
        if not self.unkept():
            self.dismiss(WITHDRAW)

    def action_keep(self) -> None:
        """Give what was filled in; a name that fits nobody is asked about first."""
        typed, line = self._typed(), self.line
        by, joins = self._whose(typed["by"])
        if by is None:
            return
        lamp = self._lamps.get(typed["question"]) if typed["question"] != self._here() else None
        self.dismiss(
            Card(
                text=typed["text"] if typed["text"] != line.text else None,
                by=by if by != line.by else None,
                lamp=lamp,
                about=typed["about"] if typed["about"] != line.about else None,
                kind=typed["kind"] if typed["kind"] != self._kind() else "",
                audience=_audience(typed["audience"]),
                joins=joins,
            )
        )

    def _whose(self, typed: str) -> tuple[tuple[str, ...] | None, str]:
        """Whose it is and who joins by that; None for whose where it is asked first."""
        names, joins = [], ""
        for part in typed.split(","):
            name = self._talk.called(kept(part))
            if not name or name == self.line.maybe:
                continue
            fits = fitting(name, self._talk.talk.names)
            if len(fits) == 1:
                names.append(fits[0])
            elif not fits and name in (self._asked, *self.line.by):
                names.append(name)
                joins = name if name == self._asked else joins
            else:
                self._ask(name, fits)
                return None, ""
        return tuple(dict.fromkeys(names)), joins

    def _ask(self, name: str, fits: tuple[str, ...]) -> None:
        self._asked = "" if fits else name
        *most, last = map(one_line, fits or (name,))
        told = _("“{name}” is not at the table: put them there? {key} again does.").format(
            name=one_line(name), key=key_for(self, "keep")
        )
        if fits:
            several = _("{names} or {last}").format(names=", ".join(most), last=last)
            told = _("“{name}” may be {names}.").format(name=one_line(name), names=several)
        notice = self.query_one("#notice", Static)
        notice.update(told)
        notice.display = True
        self.set_focus(self.query_one("#by", Input))


def _audience(chosen: str) -> Audience:
    found: Audience = msgspec.convert(chosen, Audience)
    return found


def _cut(text: str) -> str:
    return in_short(text, MOST_SHOWN)
