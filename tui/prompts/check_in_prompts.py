"""A check-in as plain prompts: the goal, then three questions. What is written is on disk after each."""

import contextlib
from collections.abc import Callable
from datetime import datetime

import msgspec

from agendas.errors import SpokenError
from agendas.records.meeting import Meeting, change
from agendas.records.said import Language
from agendas.records.state import GoalState
from agendas.talk.close import close
from agendas.text import kept, number_in, one_line
from locales import _, say
from store.library import MeetingLibrary
from tui.check_in.conduct import (
    FIELDS,
    CheckIn,
    last_time,
    open_check_in,
    open_without_goal,
    questions,
    recent_goals,
    record,
    unfinished,
)
from tui.prompts.lines import BrokenOff
from tui.prompts.reading import read_words
from tui.start_talk import OpeningError, goal_state

ABOUT = ("goal", *FIELDS)


def asked_goal(
    states: list[GoalState],
    question: str,
    read: Callable[[], str | None],
    write: Callable[[str], None],
) -> str:
    """The goal somebody names: by its number below, its id, or its words; "" when nobody does."""
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
        if named and not named.isdigit():
            return named
        if named:
            write(_("There is no goal with number {number}.").format(number=named))


class PlainCheckIn:
    """One run through a check-in. `opened` is the check-in that is gone on with, if there is one."""

    def __init__(
        self,
        library: MeetingLibrary,
        written: CheckIn,
        language: Language,
        read: Callable[[], str | None],
        write: Callable[[str], None],
        now: Callable[[], datetime],
        opened: Meeting | None = None,
    ) -> None:
        self.library, self.written, self.language = library, written, language
        self.read, self.write, self.now = read, write, now
        self.opened = opened
        self._given = {field for field in ABOUT if getattr(written, field).strip()}
        self._asking = ""

    def run(self) -> Meeting | None:
        """The check-in when it is whole, closed and not saved yet; None when it stays unfinished.

        Raises `BrokenOff` where reading was broken off, after what was half typed is kept too.
        """
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

    def _whole(self) -> Meeting | None:
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
                    self.write(say(error.message, **error.values))
                self._given -= {"noticed", "means"}
                fields = ["noticed", "means"]
        return close(change(record(self._open(), self.written, self.now()), drafts={}), self.now())

    def _goal_fits(self) -> bool:
        """Whether the goal is one, known or new; else it is said, and asked for anew."""
        if self.opened is not None and self.opened.goal.id:
            return True
        try:
            goal_state(self.library, self.written.goal)
        except OpeningError as error:
            self.write(say(error.message, **error.values))
            self._given.discard("goal")
            return False
        return True

    def _asked_goal(self) -> bool:
        self._asking = "goal"
        states = self.library.goals()
        listed = [states[key] for key in recent_goals(self.library) if key in states]
        goal = asked_goal(
            listed, _("Which goal is it about? Its number, or its words."), self.read, self.write
        )
        if goal:  # stopped, what was written as the goal before stays
            self._put("goal", goal)
            self._given.add("goal")
        return bool(goal)

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
        before = (
            last_time(self.library, state, self.opened.id if self.opened else "") if state else None
        )
        phases = {p.id for p in before.phases if p.kind == FIELDS[field]} if before else set()
        said = [one_line(s.text) for _w, s in before.said() if s.phase in phases] if before else []
        return _("last time: {text}").format(text=" · ".join(said)) if said else ""

    def _open(self) -> Meeting:
        goal = kept(self.written.goal)
        before = self.opened
        if before is None or (goal and before.goal.id == ""):
            make = open_check_in if goal else open_without_goal
            try:
                made = make(self.library, self.written, self.language, self.now(), before=before)
            except OpeningError:  # it fits several; the words are kept until one is named
                made = open_without_goal(
                    self.library, self.written, self.language, self.now(), before
                )
            self.opened = made
        assert self.opened is not None
        return self.opened

    def _keep(self) -> None:
        """Put what is written on disk, as far as it goes; a check-in with no word in it is none."""
        if self.opened is not None or any(getattr(self.written, field).strip() for field in FIELDS):
            self.library.save(unfinished(self._open(), self.written, self.now()))

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
