"""A check-in as plain prompts: the goal, then three questions. What is written is on disk after each."""

import contextlib
from collections.abc import Callable
from datetime import datetime

import msgspec

from agendas.agenda import builtin
from agendas.errors import SpokenError
from agendas.lines.talk import Talk
from agendas.records.said import Language
from agendas.records.state import GoalState
from agendas.text import kept, number_in, one_line
from locales import _, error_text
from store.library import TalkLibrary
from tui.check_in.conduct import (
    FIELDS,
    CheckIn,
    done,
    last_time,
    last_words,
    open_check_in,
    open_without_goal,
    questions,
    recent_goals,
    record,
    unfinished,
)
from tui.prompts.lines import BrokenOff
from tui.prompts.reading import read_words
from tui.session import Session
from tui.start_talk import OpeningError, goal_state

ABOUT = ("goal", *FIELDS)
YES = ("y", "yes", "j", "ja")


def asked_goal(
    states: list[GoalState],
    question: str,
    read: Callable[[], str | None],
    write: Callable[[str], None],
    is_new: Callable[[str], bool] = lambda _named: False,
) -> str:
    """The goal somebody names: by its number below, its id, or its words; "" when nobody does.

    What `is_new` is asked about first: it becomes a goal by a yes.
    """
    new = ""
    for number, state in enumerate(states, 1):
        write(f"  {number} {one_line(state.goal.now.text)} ({state.goal.id})")
    while True:
        line = read_words(read, write, lambda: write(question))
        if line is None:
            return ""
        named = kept(line)
        place = number_in(named)
        if place and place <= len(states):
            return states[place - 1].goal.id
        if new and named.casefold() in YES:
            return new
        if named and not named.isdigit():
            if not is_new(named):
                return named
            new = named
            asked = _("There is no such goal yet. Is “{goal}” a new one? y makes it one.")
            write(asked.format(goal=one_line(named)))
        if named:
            write(_("There is no goal with number {number}.").format(number=named))


class PlainCheckIn:
    """One run through a check-in, held for this window from its first word on.

    `opened` is the check-in that is gone on with, if there is one; `who` holds it. With `by_hand` a
    goal that is not there yet is asked about first: from a file its words are meant.
    """

    def __init__(
        self,
        library: TalkLibrary,
        written: CheckIn,
        language: Language,
        read: Callable[[], str | None],
        write: Callable[[str], None],
        now: Callable[[], datetime],
        opened: Talk | None = None,
        who: str = "",
        by_hand: bool = False,
    ) -> None:
        self.library, self.written, self.language = library, written, language
        self.read, self.write, self.now = read, write, now
        self._who, self._first, self._by_hand = who, opened, by_hand
        self._session: Session | None = None
        self._given = {field for field in ABOUT if getattr(written, field).strip()}
        self._asking = ""

    @property
    def opened(self) -> Talk | None:
        """The check-in as it is now; None where no word is written yet."""
        return self._session.talk.talk if self._session else None

    def _put_away(self, talk: Talk) -> None:
        """Have the check-in on disk. Raises `StoreError`, also where another window has it."""
        if self._session is None:
            agenda = builtin("checkin")
            self._session = Session(self.library, agenda, talk, self._who, self.now)
            if busy := self._session.busy:
                raise busy
        self._session.talk.keep(talk)

    def run(self) -> Talk | None:
        """The check-in when it is whole, closed and on disk; None when it stays unfinished.

        Raises `BrokenOff` where reading was broken off, after what was half typed is kept too, and
        `StoreError` where it cannot be written.
        """
        if self._first:
            self._put_away(self._first)
        try:
            return self._whole()
        except BrokenOff as broken:
            if broken.typed.strip() and self._asking:
                self._put(self._asking, broken.typed)
            self._keep()
            with contextlib.suppress(OSError, SpokenError):  # the window may be gone
                self.write("")
                self._stopped()
            broken.told = True
            raise
        finally:
            if self._session:
                self._session.close(last=True)

    def _whole(self) -> Talk | None:
        self.write(_("Check-in, for you alone"))
        while "goal" not in self._given or not self._goal_fits():
            if not self._asked_goal():
                self._stopped()
                return None
        fields = list(FIELDS)
        while fields:
            field = fields.pop(0)
            if field not in self._given and not self._asked(field):
                self._stopped()
                return None
            if not fields and not (self.written.noticed.strip() or self.written.means.strip()):
                try:
                    record(self._open(), self.written, self.now())
                except SpokenError as error:
                    self.write(error_text(error))
                self._given -= {"noticed", "means"}
                fields = ["noticed", "means"]
        self._put_away(done(self._open(), self.written, self.now()))
        return self.opened

    def _goal_fits(self) -> bool:
        """Whether the goal is one, known or new; else it is said, and asked for anew."""
        if self.opened is not None and self.opened.goal.id:
            return True
        try:
            goal_state(self.library, self.written.goal)
        except OpeningError as error:
            self.write(error_text(error))
            self._given.discard("goal")
            return False
        return True

    def _asked_goal(self) -> bool:
        self._asking = "goal"
        states = self.library.goals()
        listed = [states[key] for key in recent_goals(self.library) if key in states]
        goal = asked_goal(
            listed, _("Which goal is it about? Its number, or its words."), self.read, self.write,
            self._is_new if self._by_hand else lambda _named: False,
        )  # fmt: skip
        if goal:  # stopped, what was written as the goal before stays
            self._put("goal", goal)
            self._given.add("goal")
        return bool(goal)

    def _is_new(self, named: str) -> bool:
        with contextlib.suppress(OpeningError):  # that it fits several is told next
            return goal_state(self.library, named) is None
        return False

    def _asked(self, field: str) -> bool:
        self._asking = field
        before = self._last(field)

        def put() -> None:
            self.write(questions()[field])
            if before:
                self.write(f"  {before}")

        line = read_words(self.read, self.write, put)
        if line is None:
            return False
        self._put(field, kept(line))
        self._keep()
        return True

    def _put(self, field: str, text: str) -> None:
        self.written = msgspec.structs.replace(self.written, **{field: text})

    def _last(self, field: str) -> str:
        """Last time's words, to lay beside this time's."""
        state = None
        with contextlib.suppress(OpeningError):  # its words came to fit others since it was opened
            state = goal_state(self.library, self.written.goal)
        this = self.opened.id if self.opened else ""
        said = last_words(last_time(self.library, state, this) if state else None, field)
        return _("last time: {text}").format(text=said) if said else ""

    def _open(self) -> Talk:
        goal, before = kept(self.written.goal), self.opened
        if before is not None and (before.goal.id or not goal):
            return before
        make = open_check_in if goal else open_without_goal
        try:
            return make(self.library, self.written, self.language, self.now(), before=before)
        except OpeningError:  # it fits several; the words are kept until one is named
            return open_without_goal(self.library, self.written, self.language, self.now(), before)

    def _keep(self) -> None:
        """Put what is written on disk, as far as it goes; a check-in with no word in it is none."""
        if self.opened is not None or any(getattr(self.written, field).strip() for field in FIELDS):
            self._put_away(unfinished(self._open(), self.written, self.now()))

    def _stopped(self) -> None:
        self._keep()
        if self.opened is None:
            self.write(_("Nothing was written, so nothing is kept."))
            return
        self.write(
            _("Everything is saved. Go on later with: {command}").format(
                command=f"vertel resume {self.opened.id} --plain"
            )
        )
