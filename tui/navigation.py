"""The ways from one screen to another, and what is told on the way."""

from collections.abc import Callable

from textual.app import App

from agendas.errors import SpokenError
from agendas.lines.talk import Talk
from locales import error_text
from store.library import TalkLibrary
from tui.config.owner import NOBODY, Owner, called, remember


class NavigatingApp(App[None]):
    """An app with a store, and the ways to its screens."""

    library: TalkLibrary
    owner: Owner

    def tell(self, error: SpokenError) -> None:
        """Show what went wrong, in a sentence."""
        self.notify(error_text(error), severity="warning", timeout=10, markup=False)

    def prepare(
        self,
        agenda: str = "accountability",
        goal: str = "",
        team: str = "",
        names: tuple[str, ...] = (),
        lines: tuple[str, ...] = (),
        head: str = "",
    ) -> None:
        """Go to Prepare, with what is known already."""
        from tui.screens.prepare_screen import PrepareScreen

        self.push_screen(PrepareScreen(agenda, goal, team, names, lines, head))

    def begin(self, talk: Talk, in_place: bool = False) -> None:
        """Open a talk: a new one, or one to go on with; `in_place` of the screen that is shown."""
        from tui.screens.talk_screen import TalkScreen

        (self.switch_screen if in_place else self.push_screen)(TalkScreen(talk))

    def resume(self, talk_id: str, at: str = "") -> None:
        """Go on with the talk that has this id; a closed one opens as its minutes, `at` these words."""
        try:
            talk = self.library.open(talk_id)
        except SpokenError as error:
            self.tell(error)
            return
        if talk.ended:
            self.read(talk, at)
        else:
            self.go_on(talk)

    def go_on(self, talk: Talk, in_place: bool = False) -> None:
        """Open a talk or a check-in that was begun, or closed, to go on with; as `begin`."""
        if not talk.private:
            self.begin(talk, in_place)
            return
        from tui.check_in.conduct import CheckIn
        from tui.screens.check_in_screen import CheckInScreen

        screen = CheckInScreen(CheckIn(), talk)
        (self.switch_screen if in_place else self.push_screen)(screen)

    def paused(self, talk_id: str) -> None:
        """Have Home mark the row of this talk once it is shown: Enter there goes on with it."""
        from tui.screens.home_screen import HomeScreen

        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.mark_next = f"talk:{talk_id}"

    def read(self, talk: Talk, at: str = "") -> None:
        """Show a talk's minutes, from where these words stand."""
        from tui.screens.minutes_screen import MinutesScreen

        self.push_screen(MinutesScreen(talk, at))

    def whose(self, then: Callable[[], object], anew: bool = False) -> None:
        """Go on with `then` once it is known whose check-ins these are; with `anew` ask in any case."""
        if not (self.owner.asks or anew):
            then()
            return
        from tui.screens.dialogs.whose_check_in import WhoseCheckIn, WhoseScreen

        def named(answer: WhoseCheckIn | None) -> None:
            if answer is not None:
                self._now_of(answer.name, answer.alone)
                then()

        once = self.owner.asks and self.owner.writers != NOBODY and not anew
        self.push_screen(WhoseScreen(once), named)

    def _now_of(self, name: str, alone: bool | None) -> None:
        self.owner = called(name, bool(alone))
        self.library.writers = self.owner.writers
        if alone is not None:
            try:
                remember(name, alone)
            except SpokenError as error:
                self.tell(error)

    def check_in(self, written: object = None) -> None:
        """Go to the check-in, once it is known whose it is."""
        self.whose(lambda: self._check_in(written))

    def _check_in(self, written: object) -> None:
        from tui.check_in.conduct import CheckIn
        from tui.screens.check_in_screen import CheckInScreen

        self.push_screen(CheckInScreen(written if isinstance(written, CheckIn) else CheckIn()))
