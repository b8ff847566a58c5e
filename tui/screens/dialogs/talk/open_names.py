"""Who said it: at the read-back the open names are asked together, one key each; they may stay open."""

from collections.abc import Iterable, Iterator

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from agendas.conduct.conductor import Card, Conductor, Line
from agendas.parsing.whose import fits
from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.screens.dialogs.dialog import Dialog
from tui.widgets.rows import Rows
from tui.widgets.top_bar import TopBar

MOST = 9  # people who have a digit; the others are reached with the arrows


def numbered(some: Iterable[str]) -> Iterator[str]:
    """What one may choose, each behind the digit that chooses it; behind none where digits are up.

    >>> [row[:3] for row in numbered("abcdefghij")][-2:]
    ['9  ', '   ']
    """
    for n, words in enumerate(some, 1):
        yield f"{n if n <= MOST else ' '}  {words}"


class OpenNamesScreen(Dialog[str]):
    """Asks of each line in turn who said it; a digit gives it to somebody, Enter leaves it open.

    Letters that a name here begins with mark that. Comes back with what was typed that is no answer: it is for the line to type in; with None where
    one left before the last.
    """

    BINDINGS = bindings("open_names")

    def __init__(self, talk: Conductor, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self._talk, self._lines, self._place = talk, lines, 0
        self._given: list[
            int
        ] = []  # the places of the lines that were given here, the last one last
        self._sought = ""  # the beginning of a name that was typed

    def compose(self) -> ComposeResult:
        """The line with its question, and everyone at the table."""
        yield TopBar(_("Who said this?"))
        yield Static(id="asked", classes="purpose", markup=False)
        yield Static(id="words", classes="goal", markup=False)
        yield Rows(id="record", markup=False)
        yield Static(id="notice", markup=False)
        yield KeyBar()

    @property
    def _names(self) -> tuple[str, ...]:
        return self._talk.talk.names

    def _joins(self, line: Line) -> str:
        """Who would join by what stands before the words as a name; "" where that fits somebody here."""
        return (
            self._talk.joins_as(line.maybe)
            if line.maybe and not fits(line.maybe, self._names)
            else ""
        )

    def on_mount(self) -> None:
        """Begin with the first line."""
        self._show()

    def _show(self) -> None:
        line = self._talk.find(self._lines[self._place].id) or self._lines[self._place]
        which = _("{n} of {all}").format(n=self._place + 1, all=len(self._lines))
        words = self._talk.talk.questions.get(line.question)
        self.query_one(TopBar).show(_("Who said this?"), which)
        self.query_one("#asked", Static).update(words[self._talk.language] if words else "")
        maybe = f"   {one_line(line.maybe)}?" if line.maybe else ""
        self.query_one("#words", Static).update(f"“{self._talk.told(line)}”{maybe}")
        rows = self.query_one(Rows)
        some = list(map(one_line, self._names))
        if joins := self._joins(line):
            some += [
                _("{name} joins us").format(name=one_line(joins)),
                _("it is part of the sentence"),
            ]
        rows.set_options(numbered(some))
        self._seek("")
        named = line.by[0] if line.by else ""
        rows.highlighted = self._names.index(named) if named in self._names else None
        self.set_focus(rows)
        self._tell_keys()

    def _seek(self, letters: str) -> None:
        """Mark whose name begins so; who talks on, as no name does, types on in the talk."""
        found = fits(letters, self._names) if letters else ()
        if letters and not found:
            self.dismiss(letters)
            return
        self._sought = letters
        only = len(found) == 1
        self.query_one(Rows).highlighted = self._names.index(found[0]) if only else None
        notice = self.query_one("#notice", Static)
        notice.display = len(found) > 1
        if notice.display:
            *most, last = map(one_line, found)
            several = _("{names} or {last}").format(names=", ".join(most), last=last)
            notice.update(
                _("“{name}” may be {names}.").format(name=one_line(letters), names=several)
            )
        self._tell_keys()

    def on_key(self, event: events.Key) -> None:
        """A digit gives the line to who has it; letters find a name, or are somebody who talks on."""
        if event.character and event.character.isdecimal():
            event.stop()
            place = int(event.character) - 1
            if 0 <= place < min(MOST, self.query_one(Rows).option_count):
                self._choose(place)
        elif (
            event.character
            and event.is_printable
            and (letters := self._sought + event.character).strip()
        ):
            event.stop()
            self._seek(letters)
        elif event.key == "backspace" and self._sought:
            event.stop()
            self._seek(self._sought[:-1])

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is for the line to type in."""
        event.stop()
        self.dismiss(self._sought + event.text)

    def on_option_list_option_highlighted(self) -> None:
        """Tell what Enter does to who is marked now."""
        self._tell_keys()

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        """The line is of who is marked."""
        self._choose(event.option_index)

    def _choose(self, row: int) -> None:
        """Give the line to who stands in a row, or have what stands before it be a name, or be none."""
        line, names = self._talk.find(self._lines[self._place].id), self._names
        if line and row > len(names):
            self._talk.part_of_sentence(line.id)
            self._given.append(self._place)
            self._show()  # who said it is asked still
            return
        if line and row == len(names):
            name = self._joins(line)
            card = Card(by=(name,), joins=name, audience=line.audience or "team")
            self._talk.mend(line.id, card)
            self._given.append(self._place)
        elif line and line.by != (names[row],):
            self._talk.give(line.id, (names[row],))
            self._given.append(self._place)
        self.action_leave_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who has no digit is reached with a key of its own, where there is anybody.

        Of several whom letters may mean one is to be marked first.
        """
        rows = self.query_one(Rows)
        if action == "choose":
            return rows.highlighted is not None or not self._sought
        return action != "further" or rows.option_count > MOST

    def action_further(self) -> None:
        """Mark the first who has no digit; pressed on, the next."""
        rows = self.query_one(Rows)
        if rows.highlighted is None or rows.highlighted < MOST:
            rows.highlighted = MOST
        else:
            rows.action_cursor_down()

    def action_line_before(self) -> None:
        """The line before, whose it is now marked."""
        self._place = max(0, self._place - 1)
        self._show()

    def action_take_back(self) -> None:
        """The name that was given last here is taken back, and its line asked again."""
        if self._given:
            self._place = self._given.pop()
            self._talk.undo()
            self._show()

    def action_leave_open(self) -> None:
        """The next line; this one stays as it is."""
        self._place += 1
        if self._place >= len(self._lines):
            self.dismiss("")
        else:
            self._show()

    def action_choose(self) -> None:
        """Give the line to who is marked; with nobody marked it stays open."""
        rows = self.query_one(Rows)
        if rows.highlighted is not None:
            rows.action_select()
        else:
            self.action_leave_open()

    def _tell_keys(self) -> None:
        """Tell what Enter does now."""
        is_marked = self.query_one(Rows).highlighted is not None
        self.query_one(KeyBar).call("choose", _("of who is marked") if is_marked else "")
        self.refresh_bindings()
