"""Time in a talk: a soft clock that can be given more, stopped, and left alone."""

from agendas.records.meeting import Meeting
from agendas.slots.slots import Ask
from agendas.talk.clock import clock, give_more, time_of
from agendas.text import one_line
from locales import _
from tui.board.file import BoardFile
from tui.board.view import board_of
from tui.keys import key_for
from tui.screens.talk.talk_saving import SavingScreen
from tui.widgets.rail import PhaseRail
from tui.widgets.time_left import share_words

MORE = 5  # minutes
TICK = 5.0  # seconds


class TimingScreen(SavingScreen):
    """A screen that shows how the time stands. It warns and never cuts off (method.md §2)."""

    told_share = False
    told_board = False
    ask: Ask | None = None
    board: BoardFile

    def tick(self) -> None:
        """Show how the time stands now; say once that evidence takes of interpretation's share."""
        extra = self.session.unspent()
        shown = self._vertel.settings.clock
        self.query_one(PhaseRail).show(self.meeting, extra, self.session.paused, shown)
        state = clock(self.meeting, extra)
        if state is None or state.for_meaning is None or not shown:
            self.told_share = self.told_share and self.meeting.phase.kind == "evidence"
        elif not self.told_share and not self.editing:
            self.told_share = True
            self.notice(share_words(state.for_meaning))

        self.show_board()

    def show_board(self) -> None:
        """Have a second window, where there is one, show what the projector may see."""
        if self.session.busy or self.meeting.private:
            return
        rail = self.query_one(PhaseRail)
        try:
            self.board.put(board_of(self.meeting, self.ask, rail.times, rail.bold))
        except OSError as error:
            if not self.told_board:
                self.told_board = True
                self.notice(_("The board cannot follow: {reason}").format(reason=error.strerror))

    def let_go(self, last: bool = False) -> bool:
        """Let the talk go, and take it off the board."""
        done = super().let_go(last)
        if done or last:
            self.board.away()
        return done

    def action_more_time(self) -> None:
        """Five minutes more for this phase."""
        if self.session.busy or not self.meeting.phase.minutes:
            return
        self.session.keep(give_more(self.meeting, MORE), _("the time that was given"))
        self.notice(_("Five minutes more. Time so far: {times}").format(times=_times(self.meeting)))
        self.tick()

    def action_pause(self) -> None:
        """Stop the clock, or let it go on; nothing else stops."""
        if self.session.busy:
            return
        self.session.pause()
        self.notice(
            _("The clock stands still; {key} lets it go on.").format(key=key_for(self, "pause"))
            if self.session.paused
            else _("The clock goes on.")
        )
        self.tick()


def _times(meeting: Meeting) -> str:
    """The minutes used and planned, for the facilitator; no score."""
    return " · ".join(
        _("{phase} {used} of {planned}").format(
            phase=one_line(phase.title[meeting.language]),
            used=round(phase.seconds / 60),
            planned=round(time_of(phase) / 60),
        )
        for phase in meeting.phases
        if phase.minutes and (phase.visited or phase.seconds)
    )
