"""Home: what is today and waits for a talk, then what is unfinished and was; beside it the year."""

from collections.abc import Iterator
from itertools import islice

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from agendas.errors import SpokenError
from agendas.folding.waits import Wait, waits
from agendas.text import one_line
from locales import _, short_date, weekday_date
from store.cache.index import Summary
from store.cache.overview import Overview
from tui.actions import bindings
from tui.keys import KeyBar, key_for, key_name
from tui.screens.home_aside import aside_of
from tui.screens.home_rows import home_rows, told_of
from tui.screens.vertel_screen import VertelScreen
from tui.widgets.rows import Row, Rows
from tui.widgets.top_bar import TopBar

SHOWN = 0.1  # seconds in which what is known is on the screen, before the store is looked at again
FIRST = 60  # rows; more than a screen holds, and the others come once those are seen
ON_TALKS = ("open", "story", "find", "minutes", "move", "delete")  # actions
AGAIN = 0.5  # seconds: two letters in one word come sooner behind each other


class HomeScreen(VertelScreen):
    """The first thing people see. Enter opens the row that is marked."""

    BINDINGS = bindings("home")

    _waits: tuple[Wait, ...] = ()
    _team = ""
    _shown: tuple[Overview, list[str]] | None = None
    _rest: Iterator[Row] = iter(())
    _typed = False  # a letter that does nothing here: what follows may be words for elsewhere
    _asked = ""  # the key of which it was told what it does
    _asked_at = 0.0  # when it was pressed last
    _every = False  # all talks that were held are shown, and not the last few alone
    _insists = False  # `c` was pressed while others may look on
    mark_next = (
        ""  # the id of the row that is marked as soon as it is there: a talk that was paused
    )

    def compose(self) -> ComposeResult:
        """A head, the rows, the keys."""
        yield TopBar("Vertel")
        with Horizontal(id="body"):
            yield (rows := Rows(id="home", markup=False))
            rows.ends_whole = True
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="beside", markup=False)
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Read the store anew; of a large one what was known last is shown meanwhile."""
        self._insists = self._typed = False
        library = self.vertel.library
        try:
            before = library.overview_before()
        except SpokenError:
            before = None
        if before is None and not library.large():
            self.refresh_rows()
            return
        if before and self._shown is None:
            self._show(before, [])
        self.call_after_refresh(self.set_timer, SHOWN, self._look_again)

    @work(thread=True, exclusive=True)
    def _look_again(self) -> None:
        found = self._looked()
        if not get_current_worker().is_cancelled and found != self._shown:
            self.app.call_from_thread(self._show, *found)

    def refresh_rows(self) -> None:
        """Show what the store holds now."""
        self._show(*self._looked())

    def _looked(self) -> tuple[Overview, list[str]]:
        """What the store holds now, and what is to be told of it."""
        library = self.vertel.library
        try:
            known, shown = library.known(), self._shown[0] if self._shown else None
            same = shown is not None and shown.listing == known.listing
            overview = shown if same and shown else known.overview
            return overview, told_of(library, key_for(self, "exchange"))
        except SpokenError as error:
            self.app.call_later(self.vertel.tell, error)
            return Overview(), []

    def _show(self, overview: Overview, told: list[str]) -> None:
        at_first = self._shown is None
        self._shown = overview, told
        today = self.vertel.library.now().date()
        self._waits = waits(overview.waiting, today)
        known = overview.unfinished, overview.earlier, overview.unread, overview.more, self._waits
        self.set_class(not any(known), "-empty")
        self.refresh_bindings()
        team = next((t.name for t in overview.waiting.teams.values() if t.name), "")
        self._team = one_line(team)
        self.on_resize()
        steps = {action: key_for(self, action) for action in ("new", "check_in", "example")}
        rows = home_rows(overview, self._waits, told, today, steps, self._every)
        options = self.query_one(Rows)
        place = options.highlighted
        options.set_options(options.options_of(islice(rows, FIRST) if at_first else rows))
        beside = aside_of(overview, self._waits, today)
        self.query_one("#aside").set_class(not beside, "-none")
        self.query_one("#beside", Static).update(beside)
        self.set_focus(options)
        paused = [n for n, row in enumerate(options.options) if row.id and row.id == self.mark_next]
        if paused:
            options.highlighted, self.mark_next = paused[0], ""
        elif place is None:
            options.action_first()
        else:
            options.highlighted = min(place, options.option_count - 1)
        self._rest = rows
        if at_first:
            self.call_after_refresh(self._show_rest)

    def _show_rest(self) -> None:
        rest, self._rest = list(self._rest), iter(())
        if rest:
            options = self.query_one(Rows)
            options.add_options(options.options_of(rest))

    def on_resize(self) -> None:
        """A day is told as long as there is room beside it."""
        today = self.vertel.library.now().date()
        day = weekday_date(today)
        short = len(day) >= max(20, self.size.width - 4) // 2
        self.query_one(TopBar).show(
            "Vertel", self._team, short_date(today, today) if short else day
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What acts on talks has no key where there are none yet; the example has one only there."""
        empty = self.has_class("-empty")
        return empty if action == "example" else not (empty and action in ON_TALKS)

    def on_key(self, event: events.Key) -> None:
        """Who types words here by mistake gives no order: behind a letter that is none, each is asked."""
        letter = event.character if event.is_printable and event.key != "space" else None
        bound = self.active_bindings.get(event.key)
        if letter and self._insists and not (bound and bound.binding.action == "check_in"):
            event.stop()
            event.prevent_default()
            self._tell_company()
        elif letter is None:
            self._typed, self._asked = self._typed and event.key == "space", ""
            self._insists = False
        elif bound is None:
            self._typed = True
            self._say(_("“{key}” does nothing here. {help} has the keys.").format(
                key=letter, help=key_for(self, "keys_help")
            ))  # fmt: skip
        elif self._typed and (self._asked != event.key or event.time - self._asked_at < AGAIN):
            self._asked, self._asked_at = event.key, event.time
            event.stop()
            event.prevent_default()
            about = _(bound.binding.tooltip or bound.binding.description)
            told = _("{key} here is: {about}. Once more does it.")
            self._say(told.format(key=key_name(bound.binding), about=about))
        else:
            self._typed, self._asked = False, ""

    def _say(self, told: str) -> None:
        self.app.clear_notifications()
        self.app.notify(told, markup=False)

    def _marked(self) -> tuple[str, str]:
        options = self.query_one(OptionList)
        if options.highlighted is None:
            return "", ""
        kind, _colon, key = (options.get_option_at_index(options.highlighted).id or "").partition(
            ":"
        )
        return kind, key

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen: a goal starts its next talk, a talk goes on or is read."""
        self.action_open()

    def _wait(self) -> Wait | None:
        """What waits in the marked row, if it is one of those."""
        kind, key = self._marked()
        return self._waits[int(key)] if kind == "wait" else None

    def _goal(self) -> str:
        """The id of the goal that the marked row is about; "" when it is about none."""
        if wait := self._wait():
            return wait.goal
        talk = self._talk()
        return talk.goal_id if talk else ""

    def _talk(self) -> Summary | None:
        """The talk in the marked row, if it is one of those."""
        kind, key = self._marked()
        shown = self._shown[0] if self._shown and kind == "talk" else Overview()
        return next((row for row in (*shown.unfinished, *shown.earlier) if row.id == key), None)

    def action_open(self) -> None:
        """Open the marked row."""
        kind, key = self._marked()
        if wait := self._wait():
            self.vertel.prepare(wait.agenda, goal=wait.goal, team=wait.team)
        elif kind == "talk":
            self.vertel.resume(key)
        elif kind == "more" and self._shown:
            self._every = True
            self._show(*self._shown)

    def action_example(self) -> None:
        """A team's year, in a store of its own; at its end people come back here."""
        from tui.terminal.example import show_example

        try:
            show_example(self.app)
        except SpokenError as error:
            self.vertel.tell(error)

    def action_new(self) -> None:
        """A new talk."""
        self.vertel.prepare()

    def action_check_in(self) -> None:
        """A check-in, on the goal that is marked; asked for twice where others may look on."""
        if self._shown and self._shown[0].in_company and not self._insists:
            self._insists = True
            self._tell_company()
            return
        self.app.clear_notifications()
        self.vertel.whose(self._go_to_check_in)

    def _tell_company(self) -> None:
        """What is typed on for the check-in, which is not there yet, is no order either."""
        told = _(
            "A talk is open or paused: whoever sees this screen reads along. {key} again opens your check-in."
        )
        self._say(told.format(key=key_for(self, "check_in")))

    def _go_to_check_in(self) -> None:
        from tui.check_in.conduct import CheckIn

        wait = self._wait()
        goal = next((one.goal for one in self._waits if one.goal == self._goal()), "")
        for row in self.vertel.library.summaries():
            if row.private and row.ended is None and (not wait or row.goal_id == goal):
                self.vertel.resume(row.id)
                return
        self.vertel.check_in(CheckIn(goal=goal))

    def action_who(self) -> None:
        """Somebody else writes here, until Vertel is closed."""
        self.vertel.whose(self.on_screen_resume, anew=True)

    def action_minutes(self) -> None:
        """The minutes of the marked talk."""
        kind, key = self._marked()
        if kind != "talk":
            self.app.notify(_("Minutes are of a talk: mark one below."), markup=False)
        else:
            try:
                self.vertel.read(self.vertel.library.open(key))
            except SpokenError as error:
                self.vertel.tell(error)

    def action_story(self) -> None:
        """The story of the goal in the marked row."""
        from tui.screens.story_screen import StoryScreen

        goal = self._goal()
        if goal:
            self.app.push_screen(StoryScreen(goal))
        else:
            self.app.notify(_("Mark a row about a goal first."), markup=False)

    @work
    async def action_move(self) -> None:
        """Put the planned talk of the marked row on another day, with the reason."""
        from tui.screens.dialogs.another_day import MoveTalkScreen, moved

        wait = self._wait()
        if wait is None or wait.on is None or wait.kind not in ("talk", "first-talk", "team-talk"):
            self.app.notify(_("Mark a talk with a day first."), markup=False)
            return
        wish = await self.app.push_screen_wait(MoveTalkScreen(self.vertel.library, wait))
        if wish is not None:
            library = self.vertel.library
            try:
                moved(library, wait, wish, library.now())
            except SpokenError as error:
                self.vertel.tell(error)
            self.on_screen_resume()

    @work
    async def action_delete(self) -> None:
        """Delete the talk of the marked row, after a question."""
        from tui.screens.dialogs.delete_talk import DeleteTalkScreen

        talk, library = self._talk(), self.vertel.library
        if talk is None:
            self.app.notify(_("Mark a talk below first."), markup=False)
            return
        if not await self.app.push_screen_wait(DeleteTalkScreen(library, talk)):
            return
        from store.admin.delete import STAYS, delete

        try:
            left = delete(library, talk.id)
        except SpokenError as error:
            self.vertel.tell(error)
        else:
            told = _("The talk is out of the store. “vertel store recover {id}” brings it back.")
            if talk.private:
                told = _(
                    "The check-in is out of the store. “vertel store recover {id}” brings it back."
                )
            self.app.notify(told.format(id=talk.id), markup=False)
            if left:
                files = ", ".join(path.name for path in left)
                self.app.notify(_(STAYS).format(files=files, id=talk.id), markup=False)
        self.on_screen_resume()

    @work(group="exchange", exclusive=True)
    async def action_exchange(self) -> None:
        """Exchange this store's talks with the other laptops'; nothing waits for it."""
        from tui.words.exchange_sign import exchanged_now, is_exchanged

        library = self.vertel.library
        if not is_exchanged(library):
            told = _("This store is not exchanged with other laptops: see “vertel org connect”.")
        else:
            self.app.notify(_("Exchanging … go on meanwhile."), markup=False)
            told = await exchanged_now(library)
        self.app.notify(told, markup=False)
        if self.is_current:
            self.on_screen_resume()

    def action_find(self) -> None:
        """Find where something was said."""
        from tui.screens.find_screen import FindScreen

        self.app.push_screen(FindScreen())
