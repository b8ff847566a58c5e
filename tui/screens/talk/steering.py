"""What helps whoever guides a talk: the coach beside the sentence, voices, covered figures.

Soft questions only; none of it keeps anybody from going on.
"""

from textual import work

from agendas.coach import exit_words, look
from agendas.coach.after import in_words, nudge_after
from agendas.records.meeting import with_person
from agendas.records.said import Evidence
from agendas.records.vocabulary import NO_LONGER_SERVES
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers import answer
from agendas.talk.change_line import bring_in, cover
from agendas.text import kept, one_line
from locales import _
from tui.owner import NOBODY
from tui.screens.talk.talk_shown import ShownScreen
from tui.widgets.entry import Entry

COACHED = ("goal_wording", "new_wording", "part", "coach", "line_exit")
_PAUSE = 0.35  # seconds after the last letter


class SteeringScreen(ShownScreen):
    """A talk on the screen with what its facilitator may ask."""

    def asked_now(self) -> Ask | None:
        """The question that is put now."""
        listed = self.asked
        return listed[self.place] if self.place < len(listed) else None

    # -- the coach beside the sentence

    def coach_soon(self, text: str) -> None:
        """Have the coach look at the sentence being typed, once typing pauses."""
        ask = self.asked_now()
        if ask is None or ask.slot.name not in COACHED or ask.slot.choices:
            self._fill("#coach", "")
            return
        self._coach(text)

    @work(thread=True, exclusive=True, group="coach")
    def _coach(self, text: str) -> None:
        from time import sleep

        from textual.worker import get_current_worker

        worker = get_current_worker()
        sleep(_PAUSE)
        if worker.is_cancelled:
            return
        language = self.meeting.language
        words = kept(text)
        people = self.meeting.goal.now.target_group or self._vertel.settings.people
        seen = look(words, language, people) if len(words.split()) > 2 else None
        if seen is None:
            told = ""
        else:
            ways = [
                exit_words(way, language) for way in seen.exits if way not in ("keep", "reword")
            ]
            told = "   ".join([seen.ask, *(f"({way})" for way in ways)])
        if not worker.is_cancelled:
            self.app.call_from_thread(self._fill, "#coach", told)

    @work(thread=True, group="warm")
    def warm_up(self) -> None:
        """Have the words of the coach read before they are needed."""
        look("", self.meeting.language)

    # -- soft questions about what was said

    @work(thread=True, exclusive=True, group="nudge")
    def nudge(self, ask: Ask, text: str) -> None:
        """Ask softly about a sentence that was put on record just now."""
        found = nudge_after(self.meeting, ask, text)
        if found is not None:
            self.app.call_from_thread(self.notice, in_words(found))

    # -- voices

    def action_people(self) -> None:
        """Somebody joins whose name is typed; else who speaks, and who was not heard."""
        self.in_turn(self._voices_or_join)

    def _voices_or_join(self) -> None:
        from tui.start_talk import looks_like_a_name, named_person

        entry = self.query_one(Entry)
        text = kept(entry.text)
        if len(text) <= 60 and looks_like_a_name(text):
            entry.text = ""
            self.edit(lambda m: with_person(m, named_person(text)), text)
            names = ", ".join(map(one_line, self.meeting.names))
            self.notice(_("At the table: {names}.").format(names=names))
            return
        self._voices()

    @work
    async def _voices(self) -> None:
        from tui.screens.dialogs.voices_dialog import VoicesScreen

        name = await self.app.push_screen_wait(VoicesScreen(self.meeting))
        if name:
            entry = self.query_one(Entry)
            entry.insert(f"{name}: ", (0, 0))
            entry.move_cursor(entry.document.end)
            self.set_focus(entry)

    # -- a criterion that no longer serves the goal

    def action_criterion(self) -> None:
        """Put what is typed on record as a criterion that no longer serves the goal."""
        self.in_turn(self._criterion)

    def _criterion(self) -> None:
        entry = self.query_one(Entry)
        text = kept(entry.text)
        if not text or self.session.busy:
            self.notice(_("Type the criterion first; it is then talked over in a talk of its own."))
            return
        entry.text = ""
        ask = Ask(phase=self.meeting.phase.id, question=NO_LONGER_SERVES, slot=SLOTS["criterion"])
        if self.edit(lambda m: answer(m, ask, text, self.session.now()), one_line(text)[:60]):
            self.notice(_("Kept. Home will say that it waits for a talk."))

    # -- guess before reveal

    def action_cover(self) -> None:
        """Cover the figure that is typed or marked, or show the one that is covered."""
        self.in_turn(self._cover_or_show)

    def _cover_or_show(self) -> None:
        entry = self.query_one(Entry)
        if self.session.busy:
            return
        if self.meeting.phase.kind != "evidence":
            self.notice(_("A figure is covered where evidence is put on the table."))
            return
        marked = self.meeting.find(self._marked() or self._newest())
        is_figure = isinstance(marked, Evidence) and bool(marked.figure)
        if entry.text or not is_figure:
            entry.covered = not entry.covered
            self.notice(
                _("What you type now is covered: the room guesses first.")
                if entry.covered
                else _("What you type is seen again.")
            )
            return
        assert isinstance(marked, Evidence)
        covered = not marked.covered
        self._change(
            lambda m: cover(m, marked.id, covered), _("covering") if covered else _("showing")
        )
        self.notice(
            _("Covered. Ask what the room expects; the same key shows it.")
            if covered
            else _("Shown: {text}").format(text=one_line(marked.text))
        )

    def tell_covered(self) -> None:
        """Say what to do with the figure that was put on record covered just now."""
        newest = self.meeting.segment.evidence[-1:]
        if newest and newest[0].covered:
            guess = (n for n, a in enumerate(self.asked) if a.about == newest[0].id)
            self.turn_to(next(guess, self.place))
            self.notice(_("Covered. Ask what the room expects; the same key shows it."))

    def evidence_asked(self, ask: Ask) -> Ask:
        """The question that takes evidence, where what is typed is covered; else the one put."""
        if not self.query_one(Entry).covered:
            return ask
        return next((a for a in self.asked if a.slot.name in ("evidence", "voice")), ask)

    # -- from one's own check-ins

    def action_bring_in(self) -> None:
        """Put a line of one's own check-in on the table."""
        if self._vertel.owner.writers == NOBODY:
            self._vertel.whose(self._bring_in)
        else:
            self._bring_in()

    @work
    async def _bring_in(self) -> None:
        from tui.check_in.release import lines_to_bring
        from tui.screens.dialogs.bring_in import BringingScreen

        if self.session.busy:
            return
        lines = lines_to_bring(self._vertel.library, self.meeting, self._vertel.owner.name)
        if not lines:
            self.notice(
                _("No line of a check-in on this goal since the last talk is marked to bring.")
            )
            return
        line = await self.app.push_screen_wait(BringingScreen(lines))
        if line is None:
            return
        self.edit(
            lambda m: bring_in(m, line.text, line.by, line.source, self.session.now(), line.seen),
            one_line(line.text)[:60],
        )
