"""Find: where something was said, as one types."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from agendas.errors import SpokenError
from agendas.lines.talk import Talk
from agendas.text import in_short, one_line
from locales import _, long_date, ngettext, spoken
from store.cache.texts import Texts
from store.find import Hit
from tui.actions import bindings
from tui.keys import KeyBar, key_for
from tui.screens.home_rows import near_date
from tui.screens.vertel_screen import VertelScreen
from tui.widgets.lines.drawn import found_in, wrapped
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row, Rows
from tui.widgets.rows_by_width import BESIDE, beside
from tui.widgets.top_bar import TopBar
from tui.words.find_words import FoundLine, once, whose
from tui.words.led_to import led_to, said_of
from tui.words.rosters import Rosters

MOST = 100
MOST_LETTERS = 300  # of one sentence; the talk has all of it
WIDTH = 36  # cells of the words beside the lines
MOST_TOLD = 3  # lines of what was said of a line, and of what its talk led to


class FindScreen(VertelScreen):
    """A few letters, and the lines in which they were said."""

    BINDINGS = bindings("find")

    _texts: Texts | None = None  # read once: nothing is said while this screen is open
    _rosters = Rosters()
    _found: Sequence[FoundLine] = ()
    _opened: Talk | None = None  # the talk of the line that is marked
    _alone: bool | None = None  # whether check-ins are looked in; at first where nobody looks on

    def __init__(self) -> None:
        super().__init__()
        self._reading = Lock()

    def on_mount(self) -> None:
        """Have the sentences at hand before the first letter comes."""
        self._search("")

    def compose(self) -> ComposeResult:
        """A line to type, and what is found."""
        yield TopBar(_("Find"))
        yield Input(select_on_focus=False, id="wanted", placeholder=_("a word, or a few letters"))
        with Horizontal(id="body"):
            yield Rows(id="found", markup=False)
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="beside", markup=False)
        yield KeyBar()

    def on_resize(self) -> None:
        """On a screen as wide as a wall one types above what is found."""
        self.query_one("#wanted").styles.offset = beside(self.size.width) - BESIDE, 0

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    @work(thread=True, exclusive=True)
    def _search(self, wanted: str) -> None:
        worker = get_current_worker()
        hits: list[Hit] = []
        sentences = self._sentences()
        for hit in islice(sentences.hits(wanted, private=bool(self._alone)), MOST):
            if worker.is_cancelled:
                return
            hits.append(hit)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, wanted, once(hits), len(hits) == MOST)

    def _sentences(self) -> Texts:
        with self._reading:
            if self._texts is None:
                try:
                    known = self.vertel.library.known()
                    self._texts = known.texts()
                    self._rosters = Rosters(known.overview)
                    if self._alone is None:
                        self._alone = not known.overview.in_company
                except SpokenError as error:
                    self._texts = Texts(b"\n")
                    self.app.call_from_thread(self.vertel.tell, error)
            return self._texts

    def _show(self, wanted: str, found: list[FoundLine], full: bool) -> None:
        options = self.query_one(Rows)
        rows = list(self._rows(wanted, found))
        if wanted and not rows:
            rows = [((ShownLine(_("Nothing found. Try fewer letters.")),), None)]
        if wanted and not self._alone:
            told = _("Check-ins are left out. {key} looks in them too.")
            key = key_for(self, "alone")
            rows.append(((ShownLine(told.format(key=key), quiet=True, key=key),), None))
        options.set_options(options.options_of(rows))
        self._found = found
        self.query_one(TopBar).show(_("Find"), "", _how_many(found, full))
        self.query_one("#aside").set_class(not found, "-none")
        if found:
            options.action_first()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Beside the lines stands the marked one whole, with where it was said."""
        place = (event.option.id or "").partition(":")[0]
        if place and int(place) < len(self._found):
            self.query_one("#beside", Static).update(self._whole(self._found[int(place)].hit))

    def _whole(self, hit: Hit) -> Content:
        """A line in full: whose it is, its words, what was asked, when, what was said of it and came of it."""
        wanted = self.query_one(Input).value.strip()
        asked = one_line(hit.question[spoken()]) if hit.question else ""
        phase, day = one_line(hit.phase[spoken()]), long_date(hit.started.astimezone().date())
        talk = self._talk(hit.meeting)
        led = list(islice(led_to(talk, hit.text), MOST_TOLD)) if talk else []
        known = {text for _name, text in led}
        said = said_of(talk, hit.text) if talk else ()
        of_it = islice((one for one in said if one[1] not in known), MOST_TOLD)
        parts = (
            [
                Content.styled(_("Where it was said"), "bold $accent"),
                Content.styled(f"{day} · {phase}", "$quiet"),
                *self._who(hit, hit.by),
                found_in(one_line(hit.text), wanted),
            ],
            [Content.styled(_("when this was asked"), "$quiet"), Content(asked)] if asked else [],
            self._told(hit, _("what was said of it"), of_it),
            self._told(hit, _("what that talk led to"), led),
            [Content.styled(whose(hit), "$quiet")] if hit.private else [],
        )
        return Content("\n\n").join(Content("\n").join(rows) for rows in parts if rows)

    def _talk(self, talk_id: str) -> Talk | None:
        """The talk of a line, opened once; None where it cannot be read."""
        if self._opened is None or self._opened.id != talk_id:
            try:
                self._opened = self.vertel.library.open(talk_id)
            except SpokenError:
                return None
        return self._opened

    def _who(self, hit: Hit, name: str) -> list[Content]:
        mark = self._rosters.at(hit.meeting).mark(name)
        sign = f"{mark.sign} " if mark.sign else ""
        return [Content.assemble((sign, mark.role), one_line(name))] if name else []

    def _told(self, hit: Hit, head: str, told: Iterable[tuple[str, str]]) -> list[Content]:
        """Lines below what they are, each behind whose it is; what is nobody's is a goal, in bold."""
        rows = [
            Content.assemble(*self._who(hit, name), "  ", in_short(text, MOST_LETTERS))
            if name
            else Content(in_short(text, MOST_LETTERS)).stylize("bold")
            for name, text in told
        ]
        fitting = [part for row in rows for part in wrapped(row, WIDTH)]
        return [Content.styled(head, "$quiet"), *fitting] if rows else []

    def _rows(self, wanted: str, found: list[FoundLine]) -> Iterator[Row]:
        """The lines, under the talk in which they were said; the last of a talk with room below."""
        today = self.vertel.library.now().date()
        for place, (hit, kinds) in enumerate(found):
            if not place or found[place - 1].hit.meeting != hit.meeting:
                day = near_date(hit.started.astimezone().date(), today)
                head = ShownLine(one_line(hit.goal), day, ink="$quiet", heading=True)
                yield (head, *([ShownLine(whose(hit), quiet=True)] if hit.private else [])), None
            last = place + 1 == len(found) or found[place + 1].hit.meeting != hit.meeting
            yield (self._line(hit, kinds, wanted)._replace(spaced=last),), f"{place}:{hit.meeting}"

    def _line(self, hit: Hit, kinds: tuple[str, ...], wanted: str) -> ShownLine:
        words, mark = in_short(hit.text, MOST_LETTERS), self._rosters.at(hit.meeting).mark(hit.by)
        return ShownLine(words, one_line(hit.by), mark, ", ".join(kinds), found=wanted)

    def action_alone(self) -> None:
        """Look in one's own check-ins too, or leave them out."""
        self._alone = not self._alone
        self._search(self.query_one(Input).value.strip())

    def action_down(self) -> None:
        """Mark the next line."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Mark the line before."""
        self.query_one(OptionList).action_cursor_up()

    def action_open(self) -> None:
        """Open the talk of the marked line."""
        options = self.query_one(OptionList)
        if options.highlighted is None:
            return
        place, _colon, talk_id = (
            options.get_option_at_index(options.highlighted).id or ""
        ).partition(":")
        if talk_id:
            self.app.pop_screen()
            self.vertel.resume(talk_id, at=self._found[int(place)].hit.text)


def _how_many(found: Sequence[FoundLine], full: bool) -> str:
    """How many lines were found, in how many talks."""
    if not found:
        return ""
    talks = len({one.hit.meeting for one in found})
    more = "+" if full else ""
    lines = ngettext("{n} line", "{n} lines", len(found)).format(n=f"{len(found)}{more}")
    told = ngettext("{lines} in {n} talk", "{lines} in {n} talks", talks)
    return told.format(lines=lines, n=talks)
