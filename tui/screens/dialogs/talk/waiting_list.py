"""What waits from the room's phones: on the laptop only; the facilitator says of each line.

A name that was typed on a phone has the sign of what is open, and no mark of a person: it counts
when Tab says so.
"""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from agendas.conduct.conductor import Conductor, Lamp
from agendas.errors import SpokenError, TalkError
from agendas.text import kept, one_line
from locales import _, error_text, ngettext
from store.files.this_machine.waiting_file import WaitingRow
from tui.actions import bindings
from tui.keys import KeyBar, key_for
from tui.live.at_talk import RoomAtTalk
from tui.live.code_drawn import to_type
from tui.live.room_view import lamp_of_key, takes
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.fitted import Fitted
from tui.widgets.lines.drawn import Drawn
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Rows
from tui.widgets.talk.asked import which_words
from tui.widgets.talk.lamp import LampBlock
from tui.widgets.top_bar import TopBar
from tui.words.kind_words import kind_word
from tui.words.signs import NOBODY, NOBODY_YET, Roster

MOST_SHOWN = 200  # rows at once; the others follow as these are put on record
NEW = 0.5  # seconds between two looks at what came


class WaitingListScreen(Dialog[None]):
    """The lines that wait, each as it would stand; Enter puts the marked one on record."""

    BINDINGS = bindings("waiting")
    DEFAULT_CSS = """
    WaitingListScreen #rows { height: 1fr; }
    WaitingListScreen.-middle #rows, WaitingListScreen.-high #rows { margin-top: 1; }
    WaitingListScreen #open-names { padding: 0 2; height: 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
    WaitingListScreen.-middle #open-names, WaitingListScreen.-high #open-names { margin-bottom: 1; }
    WaitingListScreen #words { display: none; dock: bottom; margin-bottom: 1; }
    WaitingListScreen #words.-open { display: block; }
    """

    def __init__(
        self,
        talk: Conductor,
        roster: Roster,
        room: RoomAtTalk,
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._roster = roster
        self._talk, self._at, self._changed = talk, room, changed
        self._by: dict[str, tuple[str, ...]] = {}  # whose a line is, where the facilitator said so
        self._here: set[str] = set()  # lines that go under the lamp, whatever they were written to
        self._laid = False  # whether what was laid aside is shown
        self._editing: WaitingRow | None = None
        self._seen: object = None

    def compose(self) -> ComposeResult:
        """The lamp, the lines, whose hand is up, and the keys."""
        yield TopBar()
        yield LampBlock()
        yield Rows(id="rows", markup=False)
        yield Static(id="open-names", markup=False)
        yield Fitted(3, id="notice")
        yield Input(id="words", select_on_focus=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first, and follow what comes."""
        lamp = self._talk.lamp
        self.query_one(LampBlock).show(
            lamp.question[self._talk.language] if lamp else "", which_words(self._talk)
        )
        self._show()
        self.set_focus(self._rows)
        self.set_interval(NEW, self.look)

    @property
    def _rows(self) -> Rows:
        return self.query_one("#rows", Rows)

    @property
    def _lines(self) -> list[WaitingRow]:
        room = self._at.room
        return (room.aside if self._laid else room.rows) if room else []

    def look(self) -> None:
        """Take in what came meanwhile; the line that is marked stays marked."""
        self._at.look()
        if self._now() != self._seen and not self._editing:
            self._show()

    def _now(self) -> object:
        room = self._at.room
        return room and (
            len(room.rows), len(room.back), len(room.aside), tuple(room.hands), room.at, room.fault
        )  # fmt: skip

    def _show(self, told: str = "") -> None:
        rows = self._rows
        self._seen = self._now()
        marked = self._marked()
        self.query_one(TopBar).show(*self._head(), _("not on the board"))
        lines = self._lines[:MOST_SHOWN]
        place = rows.highlighted or 0
        rows.set_options([Option(self._drawn(row), id=row.id) for row in lines])
        ids = [row.id for row in lines]
        if ids:
            at = ids.index(marked.id) if marked and marked.id in ids else place
            rows.highlighted = min(at, len(ids) - 1)
        self._tell_open_names()
        self._tell(told or self._hand_words() or self._empty_words())

    def _tell_open_names(self) -> None:
        """What the sign before a name says, and the key that says whose a line is."""
        key = key_for(self, "whose")
        before, _key, behind = _("as typed on a phone; {key} says whose the line is").partition(
            "{key}"
        )
        told = self.query_one("#open-names", Static)
        told.update(Content.assemble(f"{NOBODY_YET.sign} {before}", (key, "bold $accent"), behind))
        told.display = any(row.by and not self._by.get(row.id) for row in self._lines)

    def _tell(self, words: str) -> None:
        notice = self.query_one("#notice", Fitted)
        of_hand = words == self._hand_words()
        mark = self._roster.mark(self._at.first_hand() or "") if of_hand else NOBODY
        notice.update(words, key=key_for(self, "heard") if of_hand else "", mark=mark)
        notice.display = bool(words)

    def _head(self) -> tuple[str, str]:
        """What is listed, and how many lines and hands there are."""
        room = self._at.room
        n, hands = len(self._lines), len(room.hands) if room else 0
        parts = [ngettext("{n} line", "{n} lines", n).format(n=n)]
        if hands:
            parts.append(ngettext("{n} hand", "{n} hands", hands).format(n=hands))
        if room and room.back:
            more = len(room.back)
            parts.append(
                ngettext(
                    "{n} without a name waits for others",
                    "{n} without a name wait for others",
                    more,
                ).format(n=more)
            )
        return _("Laid aside") if self._laid else _("From the room"), "   ".join(parts)

    def _empty_words(self) -> str:
        if self._lines or self._laid:
            return ""
        if not self._at.is_open:
            key = key_for(self, "door")
            return _(
                "The room does not take part now. {key} lets it in, from its own phones."
            ).format(key=key)
        if address := self._at.join:
            told = _("Nothing waits. The room takes part at {address}")
            return told.format(address=to_type(address))
        return self._at.words("") or _("The page is being opened.")

    def _hand_words(self) -> str:
        name = self._at.first_hand()
        if name is None:
            return ""
        sign = self._roster.mark(name).sign
        told = _("{name} raises a hand").format(name=name)
        heard = _("heard")
        return f"{sign} {told}   {key_for(self, 'heard')} {heard}".lstrip()

    def _lamp_for(self, row: WaitingRow) -> Lamp | None:
        """The question that a line goes under: the one it was written to, unless it was said otherwise."""
        written = None if row.id in self._here else lamp_of_key(self._talk, row.about)
        lamp = written or self._talk.lamp
        return lamp if lamp and takes(lamp) else None

    def _drawn(self, row: WaitingRow) -> Drawn:
        by, lamp = self._by.get(row.id, ()), self._lamp_for(row)
        language = self._talk.language
        kind = ""
        if lamp:
            found = self._talk.heard(kept(row.text), lamp, by, row.by)
            kind = kind_word(found.line, language)
        name = one_line(by[0] if by else row.by) or _("someone")
        mark, ink = (self._roster.mark(by[0]), "$ink") if by else (NOBODY_YET, "$quiet")
        lines = [ShownLine(one_line(row.text), name, mark, kind, ink=ink)]
        shining = self._talk.lamp
        if lamp and shining and lamp.key != shining.key:
            lines.append(ShownLine(one_line(lamp.question[language]), nested=True, quiet=True))
        lines[-1] = lines[-1]._replace(spaced=True)
        return Drawn(*lines, low=lambda: self.app.size.height < 24)

    def _marked(self) -> WaitingRow | None:
        place, rows = self._rows.highlighted, self._rows
        if place is None or place >= rows.option_count:
            return None
        wanted = rows.get_option_at_index(place).id
        return next((row for row in self._lines if row.id == wanted), None)

    # -- what is done with a line

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """A click is no Enter: it marks."""
        event.stop()

    def action_record(self) -> None:
        """Put the marked line on record, or the words that were changed."""
        if row := self._editing:
            self._put(row, self.query_one(Input).value)
        elif row := self._marked():
            self._put(row, row.text)

    def _put(self, row: WaitingRow, text: str) -> None:
        lamp = self._lamp_for(row)
        if lamp is None:
            self._tell(_("The question that shines takes no line. Go on to another one first."))
            return
        if not kept(text):
            self._tell(_("There is nothing to keep yet: type a few words first."))
            return
        try:
            self._at.put(row, kept(text), lamp, self._by.get(row.id, ()))
        except TalkError as error:
            self._tell(error_text(error))
            return
        self._changed()
        self._leave_words()
        self._show()

    def action_change(self) -> None:
        """Change the words of the marked line before they are on record."""
        if row := self._marked():
            self._editing = row
            field = self.query_one(Input)
            field.value = row.text.replace("\n", " ")
            field.add_class("-open")
            field.cursor_position = len(field.value)
            self.set_focus(field)
            self._tell(_("Change the words; Enter puts them on record."))

    def _leave_words(self) -> None:
        self._editing = None
        field = self.query_one(Input)
        field.value = ""
        field.remove_class("-open")
        self.set_focus(self._rows)

    def action_aside(self) -> None:
        """Lay the marked line aside; where those are shown, have it wait again."""
        row, room = self._marked(), self._at.room
        if row and room and not self._editing:
            (room.take_back if self._laid else room.lay_aside)(row)
            self._show()

    def action_asides(self) -> None:
        """What was laid aside, or what waits."""
        if not self._editing:
            self._laid = not self._laid
            self._rows.highlighted = 0 if self._lines else None
            self._show()

    def action_whose(self) -> None:
        """Whose the marked line is, in turn: the name that came with it first, then those at the table."""
        row = self._marked()
        if row is None or self._editing:
            return
        names = list(self._talk.talk.names)
        typed = one_line(row.by)
        own = next((name for name in names if name.casefold() == typed.casefold()), typed)
        order = list(dict.fromkeys([*([own] if own else []), *names, ""]))
        now = next(iter(self._by.get(row.id, ())), "")
        following = order[(order.index(now) + 1) % len(order)]
        self._by[row.id] = (following,) if following else ()
        self._show()

    def action_under(self) -> None:
        """Under the lamp, or under the question it was written to."""
        if (row := self._marked()) and not self._editing:
            self._here ^= {row.id}
            self._show()

    def action_heard(self) -> None:
        """The first hand was heard."""
        if self._at.room and self._at.room.hear_hand() is not None:
            self._show()

    def action_wall(self) -> None:
        """The code over the whole board, or in its corner."""
        if self._at.is_open:
            self._at.wall = not self._at.wall
            self._changed()
            self._show(
                _("The code fills the board.")
                if self._at.wall
                else _("The code is in the corner of the board.")
            )

    def action_door(self) -> None:
        """Let the room in, or shut the door; what waits goes on waiting."""
        if self._at.is_open:
            self._at.shut()
            told = _("The door is shut. What waits goes on waiting.")
        else:
            try:
                self._at.open()
            except SpokenError as error:
                self._tell(error_text(error))
                return
            told = _("The room can take part. The board shows the code.")
        self._changed()
        self._show(told)

    def action_back(self) -> None:
        """Back to the list, or to the talk."""
        if self._editing:
            as_it_came = self._editing.text.replace("\n", " ")
            if self.query_one(Input).value == as_it_came or not self.unkept():
                self._leave_words()
                self._show()
        else:
            self.dismiss(None)
