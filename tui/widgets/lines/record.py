"""What is on record in a phase, a line each, to read and to pick up."""

import sys
from itertools import accumulate, count, product
from typing import NamedTuple, cast

from textual import events
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets.option_list import Option

from agendas.came_to.counting import TalkLines
from agendas.lines.talk import Line
from locales import _, ngettext
from tui.keys import key_for
from tui.widgets.lines.aloud import Aloud, Columns, lines_in
from tui.widgets.lines.by_person import by_person
from tui.widgets.lines.drawn import BESIDE_FROM, HIGH, MOST_DOTS, Drawn, set_line
from tui.widgets.lines.said_line import Kept, Shown, lines, untagged
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.lines.side_by_side import Level, LevelDrawn, columns_in, level_rows, lines_until
from tui.widgets.lines.then_and_now import Airy, Beside
from tui.widgets.rows import Rows
from tui.widgets.rows_by_width import block
from tui.words.signs import Roster

WIDE = 100  # columns, from which readings stand beside each other
MOST_CUT = 3  # rows at the top that are left out
AROUND = 4  # cells that stay free beside the lines
AIR = 1  # more row that stays free below readings and what lies on the table, on a screen that is tall
OVERLAP = 2  # rows that stay in sight where one reads on
MIDDLE, TALL = (
    22,
    34,
)  # rows, as in the app's breakpoints: from the first a row is free below its lines


class Told(NamedTuple):
    """What is to be shown: the lines of a phase, or of all where `phase` is None, and how.

    `asked` is the question that stands above them all and `about` what it is about; `before` the
    lines of the last talk on the goal; `rungs` the questions of the ladder, by their ids; the
    lines that are `as_asked` bear no kind. On the ladder `sign` is what that is about.
    """

    said: TalkLines
    phase: str | None
    kind: str
    roster: Roster
    asked: str = ""
    about: str = ""
    before: TalkLines | None = None
    newest: str = ""
    rungs: tuple[str, ...] = ()
    as_asked: frozenset[str] = frozenset()
    sign: str = ""


Row = tuple[Visual, str | None]  # as it is drawn, and the id of its line

_WALKS = ("up", "down", "home", "end", "pageup", "pagedown")
_TAKES_AWAY = ("backspace", "ctrl+h", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+backspace")


class RecordList(Rows):
    """The lines of one phase; the id of an option is the id of what was said."""

    def __init__(self) -> None:
        super().__init__(id="record", markup=False)
        self._view: tuple[str, int, str | None] | None = None
        self._known: set[str] = set()
        self._since: frozenset[str] = frozenset()
        self._told: Told | None = None
        self._was_low = False
        self._shown: list[Shown] = []
        self._shown_levels: list[Level] = []
        self.table: tuple[Line, ...] = ()  # what lies on the table, where that is told in one row
        self._by_person: list[Shown] = []
        self._asking: list[int] = []  # for each line the last question above it
        self._is_read_on = False  # since something was said
        self._left_at = 0  # the page that was read when something was said at the close
        self._page = 0  # of what is read beside each other: behind what is told in short the whole; before a ladder -1
        self._pages = 1
        self._has_new = (
            False  # something was said at the close: it is to be on the page that is shown
        )
        self.left_above = 0  # lines before the sign whose ladder is shown
        self._is_close = False  # whether no rows are free between lines, so that the ladder fits
        self.kept: Kept = {}
        self._bare = False  # figures have no people below them: those of all do not fit
        self._drawn: dict[tuple[bool, tuple[ShownLine, ...]], Drawn] = {}  # a line keeps its own
        self._laid_in: tuple[object, ...] = ()
        self._has_just_come = False  # from the line to type in: nothing else was marked since

    class Typed(Message):
        """Letters came while a line was marked: they are for the line to type in."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Edited(Message):
        """A key that takes letters away was pressed on a line that is marked: it is for the line to type in."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Ended(Message):
        """The arrow down was pressed on the lowest line, or before any other: the way back."""

    class Opened(Message):
        """Enter was pressed on the line that is marked, in sight or not."""

    class Above(Message):
        """The arrow up was pressed where no line stands: what was said before is of an earlier phase."""

    class Left(Message):
        """No line is marked any more."""

    class Relaid(Message):
        """Lines stand beside each other now, or do so no more; or other lines lie on the table."""

    class Moved(Message):
        """Other lines are in sight."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how many lines went out of sight."""
        super().watch_scroll_y(old_value, new_value)
        self.tell_moved()

    def tell_moved(self) -> None:
        """Have it told how many lines are out of sight."""
        self.post_message(self.Moved())

    def fits(self, spare: int) -> bool:
        """Whether all of it could be seen with so many rows more."""
        return len(self._lines) <= self.size.height + spare

    def out_of_sight(self) -> tuple[int, int]:
        """How many lines are out of sight above, those that are half so too; and how many further on.

        Heads of parts are not counted.
        """
        top, every = self.scroll_offset.y + self._cut, self._lines
        above = {place for place, _row in every[:top]}
        above -= {every[top][0]} if self.asked_above else set()
        below = every[top + self.size.height - bool(self._asked_first) :]
        last = {place for place, row in below if not self._is_gap(place, row)}
        if not self.is_beside:
            return len(above) + self.left_above, len(last)
        further = lines_in(self._shown_levels[place] for place in last)
        if below and below[0][1]:  # of a level that is half in sight what is not
            begun, row = below[0]
            level, width = self._shown_levels[begun], block(self.app.size.width) - AROUND
            further -= begun in last and lines_until(level, row, width, self._low())
        return len(above - self._heads), further

    @property
    def page(self) -> tuple[int, int]:
        """Which page is read, and of how many."""
        return (self._page + 1, self._pages) if self.is_beside else (1, 1)

    def read_further(self) -> None:
        """What stands further on; behind the end of a page comes the next."""
        self._is_read_on = True
        if self._left_at > self._page >= 0:  # goes on where it was before something was said
            self._turn(self._left_at)
            self._left_at = 0
        elif self._page + 1 < self._pages and self.scroll_y >= self.max_scroll_y:
            self._turn(1)
        else:
            self.scroll_relative(y=self._screenful, animate=False)

    def read_before(self) -> None:
        """What stands before it; before the beginning of a page comes the one before.

        Before a ladder that is what was said before its sign.
        """
        self._is_read_on = True
        if (self._page > 0 or self.left_above) and not self.scroll_y:
            self._turn(-1)
        else:
            self.scroll_relative(y=-self._screenful, animate=False)

    @property
    def _screenful(self) -> int:
        return max(1, self.size.height - OVERLAP)

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._lay()
        if self._page < 0 or self.is_beside:
            self.scroll_to(y=0, animate=False)

    @property
    def _cut(self) -> int:
        """How many rows at the top are left out: what is left there of a line that is half gone.

        So is what is about a line that is out of sight, but for what was said just now. Of a longer
        line the rest is to be read. Where the question of the first line in sight is out of sight
        a row is left out at least, for that to stand in. What was brought from earlier talks stands
        there all or not at all, but where rows are few.
        """
        top = self.scroll_offset.y
        if not top or self._shown_levels or self.asked_above:
            return 0
        whole: int | None = None
        for cut, (place, row) in enumerate(self._lines[top : top + MOST_CUT + 1]):
            if place == self.highlighted or self.options[place].id == self._said_now:
                break
            drawn = self.options[place].prompt
            is_whole = row == 0 and not (isinstance(drawn, Drawn) and drawn.lines[0].nested)
            if is_whole and (cut or not self._asked_above(place)):
                if self._low() or self.options[place].id is not None:
                    return cut
                whole = cut if whole is None else whole
        return whole or 0

    @property
    def asked_above(self) -> str:
        """The question of the first line in sight, where rows are few and it alone of that is out of sight.

        It stands beside the sign that tells how much went: else a line would go for it.
        """
        top = self.scroll_offset.y
        if not (top and self._low()) or self._shown_levels or top >= len(self._lines):
            return ""
        place, row = self._lines[top]
        drawn = self.options[place].prompt
        if isinstance(drawn, Drawn) and 0 < row == drawn.asked_rows:
            return drawn.lines[0].words
        return ""

    def _asked_above(self, place: int) -> str:
        """The question that a line answers, where it stands above another line; "" for none."""
        if (
            len(self._asking) != self.option_count
        ):  # for a thousand lines once, and not at each row that is drawn
            asks = (
                isinstance(one.prompt, Drawn) and one.prompt.lines[0].asks for one in self.options
            )
            places = (n if is_asked else -1 for n, is_asked in enumerate(asks))
            self._asking = list(accumulate(places, max))
        above = self._asking[place]
        drawn = self.options[above].prompt if 0 <= above < place else None
        return drawn.lines[0].words if isinstance(drawn, Drawn) else ""

    @property
    def _asked_first(self) -> str:
        """The question of the first line in sight, where it is out of sight; "" for none."""
        top = self.scroll_offset.y + self._cut
        if not self.scroll_offset.y or self._shown_levels or top >= len(self._lines):
            return ""
        place, _row = self._lines[top]
        return (
            self._asked_above(place) if self._cut else ""
        )  # else a row at the end would go for it

    @property
    def _said_now(self) -> str:
        """The id of the line that was said just now; "" where none was since it was shown last."""
        told = self._told
        return told.newest if told and told.newest in self._since else ""

    @property
    def _heads(self) -> set[int]:
        return {place for place, level in enumerate(self._shown_levels) if level.is_head}

    def _is_gap(self, place: int, row: int) -> bool:
        """Whether a row of a line or a level is the blank one behind it."""
        drawn = self.options[place].prompt
        gap = isinstance(drawn, Drawn | LevelDrawn) and drawn.gap
        return gap and row == self._heights[place] - 1

    def _update_lines(self) -> None:
        """Have no blank row behind the last line: the line to type in keeps one free above it."""
        if not self.scrollable_content_region:
            return
        width, cache = self.scrollable_content_region.width, self._line_cache
        lines, known = cache.lines, len(cache.heights)
        if known < len(self.options):
            if lines:
                place, row = lines[-1]
                lines += [(place, more) for more in range(row + 1, cache.heights[place])]
            sides = self.get_component_styles("option-list--option").padding.width
            for place, option in enumerate(self.options[known:], known):
                rules = cast(RulesMap, self.styles)
                height = self._get_visual(option).get_height(rules, width - sides)
                cache.index_to_line[place], cache.heights[place] = len(lines), height
                lines += [(place, row) for row in range(height)]
            drawn = self.options[-1].prompt
            if isinstance(drawn, Drawn) and drawn.gap:
                lines.pop()
        size = Size(width, len(lines))
        if size != self.virtual_size:
            self.virtual_size = size
            self._scroll_update(size)

    def rows_of_signs(self) -> int:
        """The rows that signs of what is out of sight take now, and that its lines have without them.

        As it is laid out: a sign that is to come or to go takes its rows, or has them, until then.
        """
        above, below, signs, body = (
            self.screen.query_one(f"#{name}").region for name in ("above", "below", "signs", "body")
        )
        takes_gap = self.app.size.height >= MIDDLE and self.screen.has_class("-gone")
        above_lines = max(0, above.height - takes_gap)
        if not below:
            return above_lines
        free = body.bottom - self.region.bottom
        return above_lines + signs.height + free - self._free_below(self.is_beside)

    @property
    def _spare_for_people(self) -> int:
        """The rows that lines may have for the people of their figures: those of signs and, on a low screen, the one above them.

        As it is laid out. One row stays free above the line to type in.
        """
        is_low = self.app.size.height < MIDDLE
        free_above = min(self.region.y - self.screen.query_one("#body").region.y, is_low)
        return self.rows_of_signs() + free_above - is_low

    def _free_below(self, beside: bool) -> int:
        """The rows that stay free below lines, beside each other or not, where no sign stands there."""
        height, is_asked_about = self.app.size.height, self.screen.has_class("-about")
        return height >= MIDDLE and not is_asked_about and (height >= TALL or not beside)

    @property
    def _rows_of_a_sign(self) -> int:
        """The rows that a sign takes below lines beside each other.

        It keeps one free below it, and above it on a screen that is high.
        """
        height = self.app.size.height
        return 1 + (height >= MIDDLE) + (height >= TALL) - self._free_below(beside=True)

    def columns_above(self) -> Content | None:
        """The heads of the columns that are read now, where they are out of sight."""
        gone = {place for place, _row in self._lines[: self.scroll_offset.y]}
        heads = [level for place, level in enumerate(self._shown_levels) if place in gone]
        heads = [level for level in heads if level.is_head and len(level.cells) > 1]
        if not heads:
            return None
        width = block(self.app.size.width) - AROUND
        return level_rows(heads[-1]._replace(spaced=False), width)[0]

    def render_line(self, y: int) -> Strip:
        """A row; where only the end of a line would stand at the top they begin behind that.

        Before a line whose question went out of sight stands that, in the place of a row that is left out.
        """
        asked, cut = self._asked_first, self._cut
        if y or not asked:
            return super().render_line(y + cut - bool(asked))
        width = self.scrollable_content_region.width
        line = ShownLine(asked, quiet=True, whole=False)
        row = Content.assemble(" " * (AROUND // 2), set_line(line, width - AROUND)[0])
        ground = self.get_visual_style("option-list--option")
        return Visual.to_strips(self, row, width, 1, ground, pad=True)[0]

    def on_key(self, event: events.Key) -> None:
        """Pass letters on; nothing that is typed may fall on the floor."""
        lowest = max(self._in_order, default=None)
        is_way_back = self._has_just_come or self.highlighted in (None, lowest)
        self._has_just_come &= event.key not in _WALKS
        if event.key == "down" and is_way_back:
            event.stop()
            event.prevent_default()
            self.post_message(self.Ended())
        elif event.key in _TAKES_AWAY:
            event.stop()
            event.prevent_default()
            self.post_message(self.Edited(event.key))
        elif event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what is pasted."""
        event.stop()
        self.post_message(self.Typed(event.text))

    def on_blur(self) -> None:
        """No line is marked while one types: what is shown as marked is what a key acts on."""
        if self.screen.is_active and not self._is_walked:  # it may have come back since
            self.highlighted = None
            self.post_message(self.Left())
            if self._levels() or self._is_read_by_person or (self._told and self._told.sign):
                self._lay()

    def on_focus(self) -> None:
        """Lines are marked one below another."""
        self._has_just_come = True
        self.one_below_another()

    @property
    def _in_order(self) -> list[int]:
        """The places of the lines that can be marked, in the order in which they were said."""
        told = self._told.said.talk.lines if self._told else ()
        return [place for line in told if (place := self._place_of(line.id)) is not None]

    def _place_of(self, line_id: str) -> int | None:
        option = self._id_to_option.get(line_id)
        return None if option is None else self._option_to_index[option]

    def action_cursor_up(self) -> None:
        """Mark the line that stands above; before the first of all stands what is read above it."""
        self._walk(-1)

    def action_cursor_down(self) -> None:
        """Mark the line that stands below."""
        self._walk(1)

    def _walk(self, step: int) -> None:
        at, said = self.highlighted, self._in_order
        further = [n for n in said if at is not None and (n - at) * step > 0]
        if at is None and not said:
            self.post_message(self.Above())
        elif at is None:
            self.highlighted = next(reversed(said), None)
        elif further:
            self.highlighted = min(further, key=lambda n: abs(n - at))
        elif step < 0:
            self.scroll_home(animate=False)

    def action_select(self) -> None:
        """Open the line that is marked."""
        self.post_message(self.Opened())

    def mark(self, line_id: str) -> None:
        """Mark the line with this id; none, where it is not shown."""
        if self._place_of(line_id) is None:
            self.one_below_another()
        self.highlighted = self._place_of(line_id)
        self.call_after_refresh(self._mark_in_sight)

    def _mark_in_sight(self) -> None:
        """Have the marked line in sight, or its first rows where there are few."""
        place = self.highlighted
        if place is not None and place in self._index_to_line:
            self.scroll_to_highlight(top=self._heights[place] >= self.size.height)
            self.tell_moved()

    def on_resize(self) -> None:
        """Keep the newest lines in view; beside each other only where there is room for it."""
        if self._told and not self._is_walked and self._few_rows() != self._was_low:
            self._read(self._told)  # the head of a screen that is high tells more
            self._lay()
        elif self._told and not self._is_walked and self._is_laid_otherwise():
            self._lay()
        elif self.highlighted is not None:
            self.call_after_refresh(self._mark_in_sight)
        elif not self._is_walked and not self._is_read_back:
            self._to_newest()
        self.call_after_refresh(self.tell_moved)

    @property
    def _is_walked(self) -> bool:
        """Whether the arrows walk its lines now."""
        return self.is_attached and self.screen.focused is self

    @property
    def _is_read_back(self) -> bool:
        """Whether it is there to be read from the top, and to stay where it was scrolled to."""
        if not self._shown_levels:
            return self._page < 0
        is_close = self._told is not None and self._told.kind == "close"
        return not self._since or (is_close and self._is_read_on)

    def show(self, told: "Told") -> None:
        """Show a phase's lines, or those of the whole talk. Of the view before, what came since is tinted."""
        self._told = told
        view = (told.said.talk.id, told.said.talk.at, told.phase)
        self._read(told)
        shown = {key for key, _rows in self._shown if key}
        begun, before = self._view != view, self._since
        if begun:
            self._known = shown
        self._since = frozenset(shown - self._known)
        if begun or (self._since and told.sign):  # on the first page is what is new
            self._page = self._left_at = 0
        elif told.kind == "close" and self._since - before:
            self._page, self._left_at = min(self._page, 0), self._page or self._left_at
            self._has_new = True
        self._view, self._known = view, shown
        self._is_read_on = self._is_read_on and not self._since - before
        top = 0.0 if begun else self.scroll_y
        self._lay()
        if self._since - before:
            self.settle()
        if self._is_read_back:
            self.scroll_to(y=top, animate=False)
            self.call_after_refresh(self._have_asked_in_sight)

    def _read(self, told: Told) -> None:
        self._shown = lines(
            told.said,
            told.phase,
            told.roster,
            asked=told.asked,
            about=told.about,
            kept=self.kept,
            rungs=told.rungs,
            at_head=not self._few_rows(),
        )
        self._was_low = self._few_rows()

    @property
    def is_beside(self) -> bool:
        """Whether lines stand beside each other now."""
        return bool(self._shown_levels)

    def first_marked(self) -> str:
        """The id of the line that is marked first: the one that was said last, and where one read on of those in sight.

        "" where lines stand beside each other.
        """
        newest = self._told.newest if self._told else ""
        hidden = self._by_person or self.left_above  # one below another each has its place
        if newest and not self._is_read_on and (hidden or self._place_of(newest) is not None):
            return newest
        top = self.scroll_offset.y
        seen = self._lines[top + self._cut : top + self._cut + self.size.height]
        found = {place for place, _row in seen}
        last = next((place for place in reversed(self._in_order) if place in found), None)
        return "" if last is None else self.options[last].id or ""

    def one_below_another(self) -> None:
        """Have every line in a row of its own, to be marked."""
        if self._shown_levels or self._by_person or self.left_above:
            self._lay(as_list=True)

    @property
    def _is_read_by_person(self) -> bool:
        """Whether readings are shown by person where they do not stand side by side."""
        told = self._told
        return told is not None and told.kind == "interpretation" and told.phase is not None

    def _aloud(self, said: Aloud, width: int) -> list[Level]:
        """A page of what is read back: in short where the whole of it does not fit, then that."""
        room = self.size.height + self.rows_of_signs()
        # a low screen has a row above lines that all fit: with it and without, the pages are the same
        is_low = self.app.size.height < MIDDLE
        room -= is_low and not self.screen.query_one("#body").has_class("-airy")
        columns: Columns = (
            "all" if width >= WIDE else "of signs" if width >= BESIDE_FROM else "none"
        )
        pages = said.pages(width - AROUND, room, columns, self._low())
        self._pages = len(pages)
        if self._has_new and self._page == 0:
            short = enumerate(pages[: said.in_short])
            self._page = next((n for n, page in short if any(map(_is_new, page))), 0)
        self._page, self._has_new = min(self._page, self._pages - 1), False
        return pages[self._page]

    def _readings(self, said: Beside, phase: str, width: int) -> list[Level]:
        """The readings beside each other, with as much room as there is for what lies on the table."""
        room = self.size.height + self.rows_of_signs() + bool(self.table)
        room -= AIR * (self.app.size.height >= TALL)
        self._pages = 1 + self._page

        def laid(dots: bool, airy: Airy, things: int | None = None) -> tuple[list[Level], int]:
            """So many things on the table, and how many lines are left out; -1 where it does not fit."""
            levels, left_out = said.readings(phase, columns_in(width), dots, airy, things)
            if left_out:
                told = ngettext("{n} more line ({key})", "{n} more lines ({key})", left_out)
                told = told.format(n=left_out, key=key_for(self.screen, "read_further"))
                levels[-1] = levels[-1]._replace(spaced=airy != "not")
                levels.append(Level(((ShownLine(f"… {told}", quiet=True),),)))
            rows = sum(len(level_rows(one, width, self._low())) for one in levels)
            free = bool(left_out and self.app.size.height < TALL)  # above the line to type in
            return levels, left_out if rows + free <= room else -1

        airs: tuple[Airy, ...] = ("all", "groups", "not")
        levels: list[Level] = []
        for dots, airy in product((True, False), airs[: 2 + self._page]):
            levels, left_out = laid(dots, airy)
            if not left_out:
                return levels
        if self._page:
            return levels
        for dots, airy in product((True, False), airs[1:]):
            found: list[Level] = []
            for things in count(1):
                levels, left_out = laid(dots, airy, things)
                if left_out < 0:
                    break
                found, self._pages = levels, 1 + bool(left_out)
                if not left_out:
                    break
            if found:
                return found
        return []

    def _levels(self) -> list[Level]:
        """The lines beside each other, where they are told so and there is room; else none."""
        told, width = self._told, block(self.app.size.width)
        self._pages = 1
        if told is None:
            return []
        beside, talk = Beside(told.said, told.before, told.roster, self._since), told.said.talk
        if (
            told.kind == "close"
        ):  # what a talk about limits, a plan or several goals came to is a list
            if talk.about_team or len(talk.passes) > 1:
                return []
            return self._aloud(Aloud(told.said, told.before, told.roster, self._since), width)
        if told.kind == "look-back" and width >= BESIDE_FROM:
            levels = beside.look_back(told.about, named=width >= WIDE)
            return self._short_enough(levels, width - AROUND)
        if told.kind == "interpretation" and told.phase and width >= WIDE:
            return self._readings(beside, told.phase, width - AROUND)
        return []

    def _short_enough(self, levels: list[Level], width: int) -> list[Level]:
        """What the question is about with the newest that is said of it beside its first words; the older goes where not all fits."""
        room, low = self.size.height + self.rows_of_signs(), self._low()
        at = next((n for n, level in enumerate(levels) if level.asked), None)
        rows = [row.get_height(RulesMap(), width) for row, _key in self._beside(levels)]
        if at is None or sum(rows) <= room:
            return levels
        then, now = levels[at].cells

        def as_told(of: int) -> tuple[ShownLine, ...]:
            gone = (ShownLine(_("… {n} more").format(n=of), quiet=True),) * bool(of)
            return (*gone, *now[of:])

        def fits(of: int) -> bool:
            told = level_rows(levels[at]._replace(cells=((), as_told(of))), width, low)
            return len(told) < room - self._rows_of_a_sign

        of = next((n for n in range(len(now)) if fits(n)), max(0, len(now) - 1))
        return [*levels[:at], levels[at]._replace(cells=(then, as_told(of))), *levels[at + 1 :]]

    def _lay(self, as_list: bool = False) -> None:
        """Lay out what was given last: beside each other, or as a list whose lines can be marked."""
        told = self._told
        if told is None:
            return
        self.left_above = 0
        marking = as_list or self._is_walked
        levels = [] if marking else self._levels()
        before = self.is_beside, self.table
        self._shown_levels = levels
        self._by_person, self.table = [], ()
        if self._is_read_by_person and not levels:
            phase = told.phase or ""
            found = by_person(told.said, phase, told.roster, told.about, told.newest, marking)
            there = {key for key, _rows in found.shown}
            more = [one for one in self._shown if marking and one[0] and one[0] not in there]
            self._by_person, self.table = [*found.shown, *more], found.table
        if before != (self.is_beside, self.table):
            self.post_message(self.Relaid())
        self.screen.set_class(bool(levels), "-sided")
        place = self.highlighted
        marked = None if place is None else self.options[place].id
        self._put(self._beside(levels) if levels else self._listed(marking))
        self._asking = []
        if marked and self._is_walked:  # it, and never what stands in its place
            place = self._place_of(marked)
        if place is not None and self._is_walked:
            self.highlighted = place
            self.call_after_refresh(self._mark_in_sight)
        elif not self._is_read_back:
            self._to_newest()
        self.call_after_refresh(self.tell_moved)

    def _to_newest(self) -> None:
        """To the end; where the newest line stands beneath what it is about, so far that it is seen."""
        self.scroll_end(animate=False)
        if self._said_now:
            self.call_after_refresh(self._have_in_sight, self._said_now)

    def _have_in_sight(self, line_id: str) -> None:
        """Scroll no further than so that this line is seen, below whose name it stands where that fits."""
        places = [place for place, row in enumerate(self.options) if row.id == line_id]
        new = [n for n, level in enumerate(self._shown_levels) if _is_new(level)]
        for place in places[:1] or new[-1:]:
            above = place
            while above and self._is_about(above):
                above -= 1
            self._have_seen(above, place)

    def _is_about(self, place: int) -> bool:
        drawn = self.options[place].prompt
        return isinstance(drawn, Drawn) and drawn.lines[0].nested

    def _have_asked_in_sight(self) -> None:
        """Have in sight what the question is about, where lines stand beside each other."""
        for place in [n for n, level in enumerate(self._shown_levels) if level.asked][:1]:
            self._have_seen(place, place)

    def _have_seen(self, first: int, last: int) -> None:
        """Scroll no further than so that these rows are seen; where they do not fit, the last of them.

        What the question is about begins in sight: whose it is, and their first words.
        """
        if not {first, last} <= self._index_to_line.keys():
            return
        end = self._index_to_line[last] + self._heights[last]
        top = self._index_to_line[first]
        if end - top > self.size.height:
            asked = first == last < len(self._shown_levels) and self._shown_levels[first].asked
            top = top if asked else end - self.size.height
            end = top + self.size.height
        rows = Region(0, top, 1, end - top)
        self.scroll_to_region(rows, force=True, animate=False, immediate=True)

    def _put(self, rows: list[Row]) -> None:
        """Have these rows; those that are there already stay where they are, and are not drawn anew."""
        room = () if self.is_beside else (self.size, self._few_rows(), self._low(), self._bare)
        as_before, self._laid_in = bool(room) and room == self._laid_in, room
        there = self.options
        same = as_before and self.highlighted is None and 0 < len(there) <= len(rows)
        if not same or any(one.id != key for one, (_row, key) in zip(there, rows, strict=False)):
            self.set_options(Option(one, id=key, disabled=self.is_beside) for one, key in rows)
            return
        for place, (one, (drawn, _key)) in enumerate(zip(there, rows, strict=False)):
            if one.prompt is not drawn:
                self.replace_option_prompt_at_index(place, drawn)
        new = rows[len(there) :]
        self.add_options(Option(one, id=key) for one, key in new)

    def _beside(self, levels: list[Level]) -> list[Row]:
        is_looked_back = self._told is not None and self._told.kind == "look-back"
        last = levels[-1] if is_looked_back and levels else None  # there is little room above it
        tight = [level.is_head or level is last for level in levels]
        drawn = [
            LevelDrawn(level, self._few_rows if is_tight else self._low)
            for level, is_tight in zip(levels, tight, strict=True)
        ]
        return [(one, None) for one in drawn]

    def _few_rows(self) -> bool:
        return self.app.size.height < HIGH

    def _from_sign(self) -> list[Shown]:
        """On the ladder its sign, and what stands below it; elsewhere all."""
        sign = self._told.sign if self._told else ""
        keys = [key for key, _rows in self._shown]
        self.left_above = keys.index(sign) if sign in keys else 0
        below = self._shown[self.left_above :]
        if not self.left_above:
            return below
        (key, rows), *rungs = below
        return [(key, rows[rows[0].asks :]), *rungs]

    def _listed(self, marking: bool) -> list[Row]:
        as_asked = self._told.as_asked if self._told else frozenset()
        listed = self._shown if marking or self._page < 0 else self._from_sign()
        room = sys.maxsize if marking else self.size.height // (2 - self._low())
        shown = untagged(self._by_person or listed, as_asked, room)
        first = {key: number for number, (key, _rows) in reversed(list(enumerate(shown)))}
        new = with_their_items(shown, self._since)
        rows = [(n in new, told) for n, (_key, told) in enumerate(shown)]
        drawn = self._drawn
        self._drawn = {row: drawn.get(row) or self._drawn_of(*row) for row in rows}
        self._bare, self._is_close = self._is_to_be_bare(), self._is_to_be_close()
        # Of two lines with one id, which no talk of ours has, the first is the one that is meant.
        return [
            (self._drawn[of], key if first[key] == number else None)
            for number, ((key, _told), of) in enumerate(zip(shown, rows, strict=True))
        ]

    def _is_laid_otherwise(self) -> bool:
        """Whether lines stand otherwise in the room there is now."""
        now = self._is_to_be_bare(), self._is_to_be_close()
        as_list = not self._shown_levels and now != (self._bare, self._is_close)
        return as_list or self._levels() != self._shown_levels

    def _is_to_be_bare(self) -> bool:
        """Whether, where rows are few, the people of several figures do not all fit: then none has them.

        Where lines are out of sight without them, too, it is those in sight that count, from 24 rows.
        """
        if not self._has_several_figures:
            return False
        every, height = len(self._drawn), self.size.height
        was, self._bare = self._bare, True
        most = self._whole_in(height + self._spare_for_people)
        room = height + self._spare_for_people * (most == every)
        most = every if self._low() else self._whole_in(room)
        self._bare = False
        fewer = self._whole_in(room) < most
        self._bare = was
        return fewer

    def _whole_in(self, room: int) -> int:
        """How many of the last lines are seen in so many rows, with what they are about and what was asked."""
        drawn = [*self._drawn.values()]
        width, rows, found = self.size.width - AROUND, -drawn[-1].gap, 0
        for at in reversed(range(len(drawn))):
            rows += drawn[at].get_height(RulesMap(), width)
            if rows > room:
                break
            first = drawn[at].lines[0]
            asks = (one.lines[0] for one in reversed(drawn[: at + 1]) if one.lines[0].asks)
            asked = next(asks, first)
            takes_row = asked is not first and asked.asks and bool(asked.words)
            if not first.nested and rows + takes_row <= room:
                found = len(drawn) - at
        return found

    def _rows_of(self, width: int) -> int:
        drawn = [*self._drawn.values()]
        return sum(one.get_height(RulesMap(), width) for one in drawn) - drawn[-1].gap

    def _is_to_be_close(self) -> bool:
        """Whether a ladder fits below its sign without free rows between lines, and not with them."""
        if not (self.left_above and self._drawn):
            return False
        was, rows = self._is_close, []
        for self._is_close in (True, False):
            rows.append(self._rows_of(self.size.width - AROUND))
        self._is_close = was
        return rows[0] <= self.size.height < rows[1]

    def _low(self) -> bool:
        return super()._low() or self._is_close

    @property
    def _has_several_figures(self) -> bool:
        """Whether several figures could have people below them, and rows are few."""
        lines = (line for one in self._drawn.values() for line in one.lines)
        figures = sum(bool(line.of and line.of[1] <= MOST_DOTS) for line in lines)
        return figures > 1 and self._few_rows()

    def _is_bare(self) -> bool:
        return self._bare and self._few_rows()

    def _drawn_of(self, fresh: bool, told: tuple[ShownLine, ...]) -> Drawn:
        lines = (line._replace(fresh=fresh and not line.asks) for line in told)
        return Drawn(*lines, low=self._low, bare=self._is_bare)


def with_their_items(shown: list[Shown], since: frozenset[str]) -> set[int]:
    """The places of lines that are new; of what bears no name of its own with all it belongs to."""
    found: set[int] = set()
    item: list[int] = []
    for place, (_key, told) in enumerate(shown):
        item = [*item, place] if told[0].nested and not told[0].who else [place]
        new = [one for one in item if shown[one][0] in since]
        found.update(item if new else [])
    return found


def _is_new(level: Level) -> bool:
    """Whether something that was said just now stands in a level."""
    return any(line.fresh for cell in level.cells for line in cell)
