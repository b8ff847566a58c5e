"""The way through a talk: from question to question, from phase to phase, and to its close."""

from textual import work

from agendas.agenda import Agenda
from agendas.errors import MeetingError
from agendas.parsing.choices import with_its_word
from agendas.records import meeting as edits
from agendas.records.said import Phase, Said
from agendas.slots.script import asks
from agendas.slots.script_on_goals import shown_text
from agendas.slots.slots import Ask
from agendas.talk.close import close
from agendas.talk.rules import Step, go_on
from agendas.talk.unsent import asked_in, parked, sent, unsent
from agendas.text import one_line
from locales import _, say
from tui.keys import key_for
from tui.screens.talk.timing import TimingScreen
from tui.widgets.entry import Entry


class MovingScreen(TimingScreen):
    """A screen on which a talk moves. `place` is the number of the question that is put."""

    place = 0
    _to_settle = 0  # how many sentences were not sent when the talk was to be closed
    told_change: tuple[Said, str] | None = None

    @property
    def agenda(self) -> Agenda:
        """The agenda the talk goes by."""
        return self.session.agenda

    @property
    def asked(self) -> tuple[Ask, ...]:
        """The questions of the present phase."""
        return asks(self.meeting, self.agenda, self.meeting.phase)

    def turn_to(self, place: int) -> None:
        """Put the question with this number, or the nearest there is."""
        count = len(self.asked)
        self.place = max(0, min(place, count - 1))
        asked = {**self.meeting.asked, self.meeting.phase.id: self.place}
        self.session.keep(edits.change(self.meeting, asked=asked), at_once=False)
        self.show()

    def action_next_question(self) -> None:
        """The next question; after the last one, say how to go on."""
        self.in_turn(self._next_question)

    def _next_question(self) -> None:
        if self.place + 1 >= len(self.asked):
            self.notice(
                _("That was the last question here. {key} goes on.").format(
                    key=key_for(self, "go_on")
                )
            )
        else:
            self.notice("")
            self.turn_to(self.place + 1)
        self.set_focus(self.query_one(Entry))

    def action_question_before(self) -> None:
        """The question before."""
        self.in_turn(self._question_before)

    def _question_before(self) -> None:
        self.notice("")
        self.turn_to(self.place - 1)
        self.set_focus(self.query_one(Entry))

    def action_go_on(self) -> None:
        """On to the next phase; what is missing is asked for once."""
        self.in_turn(self._go_on)

    def _go_on(self) -> None:
        if self.session.busy:
            return
        step = go_on(self.meeting, self.asked, insisted=self.insist)
        if not step.moved and not step.finished:
            self._ask_once(step)
            return
        if step.finished and not self._change_left_told():
            return
        if step.finished and (left := unsent(self.meeting)):
            self._to_settle = max(self._to_settle, len(left))
            self._settle(*left[0], place=self._to_settle - len(left) + 1)
            return
        self.session.keep(step.meeting)
        if step.finished:
            self._close()
            return
        self.enter_phase()

    @work
    async def _settle(self, phase: Phase, text: str, place: int) -> None:
        """Ask what is to become of a sentence that was never sent; then go on to the close.

        One that its question refuses is parked: nobody is kept from the close by it.
        """
        from tui.screens.dialogs.unsent_lines import UnsentScreen

        there = next(n for n, p in enumerate(self.meeting.phases) if p.id == phase.id)
        language = self.meeting.language
        ask = asked_in(edits.go_to(self.meeting, there), self.agenda)
        wish = await self.app.push_screen_wait(
            UnsentScreen(
                one_line(phase.title[language]),
                ask.question[language] if ask else "",
                with_its_word(text, ask.slot.choices, language) if ask else text,
                (place, self._to_settle),
            )
        )
        if wish is None:
            self._to_settle = 0
            return
        if phase.id == self.meeting.phase.id:
            with self.prevent(Entry.Changed):
                self.query_one(Entry).text = ""
        did, now = one_line(text)[:60], self.session.now()
        if not wish:
            self.session.keep(edits.with_draft(self.meeting, phase.id, ""), did)
        elif not self.edit(lambda m: sent(m, self.agenda, phase, now), did) and self.refused:
            why = say(self.refused.message, **self.refused.values)
            self.session.keep(parked(self.meeting, phase, now), did)
            told = _("Parked: {points}").format(points=one_line(text))
            self.app.notify(f"{why}\n{told}", markup=False)
        self.action_go_on()

    def _change_left_told(self) -> bool:
        """True when no line is being changed any more, or it was said that one still is."""
        begun = [(said, text) for said, text in self.begun_changes() if not said.withdrawn]
        if not begun or self.told_change == begun[-1]:
            return True
        self.told_change = begun[-1]
        self.notice(
            _("A change is not kept yet: “{text}”. {key} again closes without it.").format(
                text=one_line(begun[-1][1]), key=key_for(self, "go_on")
            )
        )
        return False

    def _ask_once(self, step: Step) -> None:
        language = self.meeting.language
        bare = {figure.id for figure in step.bare}
        missing = [need for need in step.missing if need.ask.about not in bare]
        lines = [
            _("No meaning yet: {figure}").format(figure=one_line(shown_text(f)))
            for f in step.bare[:1]
        ]
        lines += [
            _("Not said yet: {question}").format(question=n.ask.question[language])
            for n in missing[: 2 - len(lines)]
        ]
        self.notice(
            "\n".join(
                [
                    *lines,
                    _("{key} again goes on; that it is open stays on record.").format(
                        key=key_for(self, "go_on")
                    ),
                ]
            )
        )
        self.insist = True
        if step.missing and step.missing[0].ask in self.asked:
            self.place = self.asked.index(step.missing[0].ask)
            self.show()

    def action_go_back(self) -> None:
        """Back to the phase before; nothing is lost."""
        self.in_turn(self._go_back)

    def _go_back(self) -> None:
        if self.session.busy or self.meeting.at == 0:
            return
        self.session.keep(edits.go_to(self.meeting, self.meeting.at - 1))
        self.enter_phase()

    def _close(self) -> None:
        still_open = self.meeting
        try:
            self.session.keep(close(self.meeting, self.session.now()))
        except MeetingError as error:
            self.notice(say(error.message, **error.values))
            return
        closed = self.meeting
        if self.let_go():
            self.app.pop_screen()
            self._vertel.read(closed)
        else:
            self.session.keep(still_open)
            self.tell_not_let_go()

    # -- looking on

    @work
    async def action_questions(self) -> None:
        """All questions of this phase and what one may say; a question chosen is put next."""
        from tui.screens.dialogs.questions import QuestionsScreen

        phase = self.meeting.phase
        place = await self.app.push_screen_wait(
            QuestionsScreen(
                self.asked,
                self.place,
                self.agenda.phase(phase.id, phase.kind, bool(phase.segment)),
                self.meeting.language,
            )
        )
        if place is not None:
            self.turn_to(place)
