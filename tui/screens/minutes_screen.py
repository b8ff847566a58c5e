"""The minutes of a talk: to read, and to keep as a file."""

import asyncio
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from agendas.came_to.counting import TalkLines
from agendas.errors import SpokenError
from agendas.lines.talk import Talk
from agendas.records.state import State
from agendas.text import one_line
from locales import _, error_text, in_one_breath, ngettext
from minutes import READERS, Reader
from minutes.audience import lines_for
from minutes.blocks import sentences
from minutes.document import document
from minutes.readers import FOR
from minutes.request import Wish, made, seen
from tui.actions import bindings
from tui.config.remembered import remember
from tui.keys import NAMES, KeyBar, key_for
from tui.screens.vertel_screen import VertelScreen
from tui.terminal.open_file import open_file
from tui.widgets.document_page import marked, page_rows, row_of
from tui.widgets.top_bar import TopBar
from tui.widgets.whole_items import Page

ABOVE = 3  # rows in sight above the words that were looked for


class MinutesScreen(VertelScreen):
    """A preview. No letter does anything here: whoever types on in their talk changes nothing."""

    BINDINGS = bindings("minutes")

    def __init__(self, talk: Talk, at: str = "") -> None:
        """With `at`, words of a line, the minutes open where these stand, and mark them."""
        super().__init__()
        self._at = one_line(at)
        self.talk = talk
        self.reader: Reader = "team"
        self.names = True

    def compose(self) -> ComposeResult:
        """The minutes as they will be."""
        yield TopBar(_("Minutes"))
        with Horizontal(id="body"):
            yield Page(self._follows, id="page")
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="beside", markup=False)
        yield Static(id="notice", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#notice").display = False
        self._show()
        self.set_focus(self.query_one("#scroll"))
        if self._at:
            self.call_after_refresh(self._go_there)

    def _go_there(self) -> None:
        """Have the words in sight that were looked for, a little below the top."""
        scroll = self.query_one("#scroll")
        rows = self._rows(self.query_one("#document").content_size.width)
        place = row_of(rows, self._at)
        if place is not None:
            scroll.scroll_to(y=max(0, place - ABOVE), animate=False)

    def _wish(self, fmt: str) -> Wish:
        """As it was chosen here; the whole record where all of it is for another Vertel."""
        whole = fmt == "json" and self.reader == "team"
        return Wish(fmt=fmt, reader=None if whole else self.reader, names=self.names)

    @cached_property
    def _versions(self) -> int:
        """How many versions there are of the talk that nobody settled."""
        return self.vertel.library.versions(self.talk.id)

    def _state(self, fmt: str) -> State | None:
        """What all talks left, where a calendar is to know a talk that was put on another day."""
        if fmt != "ics" or not self.talk.moves:
            return None
        return self.vertel.library.state()

    def _show(self) -> None:
        """Show the minutes for whom they are, with or without names."""
        here = seen(self.talk, self._wish("txt"))
        page = document(here, versions=self._versions, reader=self.reader)
        names = "" if self.names else ", " + _("without names")
        team, right = one_line(self.talk.team), f"{_(FOR[self.reader])}{names}"
        above = [part for part in page.over.split(" · ") if part not in (team, page.status)]
        right = " · ".join(filter(None, (page.status, right)))
        self.query_one(TopBar).show(_("Minutes"), team, right)
        page = replace(page, over=" · ".join(above))
        self._rows = lru_cache(maxsize=2)(lambda width: marked(page_rows(page, width), self._at))
        told = "\n".join(sentences(page))
        self._not_here = [*self._left_out()]
        self.query_one(Page).show(self._rows, told)

    def _follows(self, headings: list[str]) -> bool:
        """Tell beside the page what follows on it; False where that does not all fit there."""
        aside, beside = self.query_one("#aside"), self._beside(headings)
        width, height = aside.scrollable_content_region.size
        fits = 0 < len(beside.wrap(max(1, width))) <= height
        self.query_one("#beside", Static).update(beside if fits else self._beside())
        return fits

    def _beside(self, follow: Sequence[str] = ()) -> Content:
        """For whom it is, what is not in it, in which forms it can be kept, and what follows."""
        readers = [_chosen(_(FOR[reader]), reader == self.reader) for reader in READERS]
        names = [
            _chosen(_("with names"), self.names),
            _chosen(_("without names"), not self.names),
        ]
        parts = (
            (_("For whom"), key_for(self, "next_reader"), readers),
            (_("Names"), key_for(self, "names"), names),
            (_("Not in these"), "", self._not_here),
            (
                _("Keep as"),
                key_for(self, "forms"),
                [Content(_("Word, PDF, OpenDocument, a page, mail and others"))],
            ),
            (_("Further on"), NAMES["down"], [_chosen(heading, False) for heading in follow]),
        )
        return Content("\n\n").join(
            Content("\n").join([_headed(title, key), *rows]) for title, key, rows in parts if rows
        )

    def _left_out(self) -> Iterator[Content]:
        """How many lines are not for this reader, and how many were taken back."""
        lines = TalkLines(self.talk)
        said = sum(bool(line.text) for line in lines.counting)
        others = said - sum(bool(line.text) for line in lines_for(lines, self.reader))
        if others:
            words = ngettext("{n} line for others", "{n} lines for others", others)
            yield Content(words.format(n=others))
        if taken_back := len(lines.fallen):
            words = ngettext("{n} line withdrawn", "{n} lines withdrawn", taken_back)
            yield Content(words.format(n=taken_back))

    def action_next_reader(self) -> None:
        """For the next: the team, the leader, all."""
        self.reader = READERS[(READERS.index(self.reader) + 1) % len(READERS)]
        self._show()
        there = [one_line(person.name) for person in self.talk.people if person.role == "leader"]
        if self.reader == "leader" and there:
            told = _("{names} was at the table and may have the whole.")
            self._notice(told.format(names=in_one_breath(there)))
        else:
            self.query_one("#notice").display = False

    def action_names(self) -> None:
        """With names, or without."""
        self.names = not self.names
        self._show()

    @work
    async def action_forms(self) -> None:
        """Choose a form, and save in it."""
        from tui.screens.dialogs.formats import LAST_FORM, FormsScreen

        chosen = await self.app.push_screen_wait(FormsScreen(Path.cwd()))
        if chosen is None:
            return
        fmt, opened = chosen
        saved = await self._save(fmt)
        if saved is None:
            return
        remember(LAST_FORM, fmt)
        if opened and not open_file(saved):
            self._notice(_("Saved as {file}; it could not be opened here.").format(file=saved))

    async def _save(self, fmt: str) -> Path | None:
        """Save where Vertel was started, never over another file; None when it was not."""
        from store.files.atomic_write import write_whole
        from tui.screens.dialogs.second_version import SecondVersionScreen

        try:
            name, data = await asyncio.to_thread(
                made, self.talk, self._wish(fmt), self._versions, self._state(fmt)
            )
            target = Path.cwd() / name
            if target.exists():
                target = _free(target)
                if not await self.app.push_screen_wait(
                    SecondVersionScreen(Path.cwd() / name, target)
                ):
                    return None
            write_whole(target, data, replace=False)
        except SpokenError as error:
            self._notice(error_text(error))
            return None
        self._notice(_("Saved as {file}").format(file=target))
        return target

    def _notice(self, text: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(text)
        notice.display = True

    def action_reopen(self) -> None:
        """Open a closed talk again; on disk it stays closed until something is said in it."""
        self.vertel.go_on(self.talk, in_place=True)


def _chosen(words: str, here: bool) -> Content:
    return Content(words).stylize("bold $ink" if here else "$quiet")


def _headed(title: str, key: str) -> Content:
    return Content.assemble((title, "bold $accent"), (f"  {key}" if key else "", "bold $accent"))


def _free(path: Path) -> Path:
    found, number = path, 2
    while found.exists():
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found
