"""Changing what is on record: every way in which a line of a talk can be mended.

Each change is one step that can be undone, and is a function of the method; none has rules of its own.
"""

from collections.abc import Callable
from typing import cast

from textual import work
from textual.screen import Screen
from textual.widgets import Static

from agendas.errors import MeetingError
from agendas.records import meeting as edits
from agendas.records.meeting import Meeting
from agendas.records.said import Evidence, EvidenceKind, Person, Said
from agendas.records.vocabulary import EVIDENCE_KIND, KINDS, with_word
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers import answer
from agendas.talk.audiences import marked_lines, with_audience
from agendas.talk.change_line import changing, move, of_kind, reword, said_by
from agendas.text import kept, one_line
from locales import _, say
from tui.keys import key_for
from tui.screens.dialogs.line import Added, LineScreen
from tui.session import Session
from tui.widgets.entry import Entry
from tui.widgets.record import RecordList


class MendingScreen(Screen[None]):
    """A screen that holds an open talk and can change it.

    `editing` is the id of a line taken back, `refused` the last refusal.
    """

    session: Session
    editing = ""
    insist = False
    refused: MeetingError | None = None

    def show(self) -> None:
        """Show the talk as it is now; the screen says how."""

    def enter_phase(self) -> None:
        """Show the phase the talk is in from its beginning; the screen says how."""

    @property
    def meeting(self) -> Meeting:
        """The talk as it is now."""
        return self.session.meeting

    def _fill(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if text or widget.display:  # else every letter that is typed lays the whole screen out anew
            widget.update(text)
            widget.display = bool(text)

    def notice(self, text: str) -> None:
        """Say something above the line, until the next thing happens."""
        self._fill("#notice", text)

    def edit(self, change: Callable[[Meeting], Meeting], did: str) -> bool:
        """Make a change that can be undone, and clear the line; a refusal keeps the line as it is."""
        try:
            changed = change(self.meeting)
        except MeetingError as error:
            self.refused = error
            self.notice(say(error.message, **error.values))
            return False
        self.notice("")
        self.insist = False
        self.session.keep(
            edits.with_draft(changed, changed.phase.id, self.query_one(Entry).text), did
        )
        self.show()
        return True

    def in_turn(self, action: Callable[[], None]) -> None:
        """Do it after the keys that came before it: a key of the screen overtakes those of the line."""
        self.query_one(Entry).call_later(self.call_later, action)

    def _marked(self) -> str:
        """The id of the line that is marked or being changed; "" for none."""
        record = self.query_one(RecordList)
        if self.focused is record and record.highlighted is not None:
            return record.get_option_at_index(record.highlighted).id or ""
        return self.editing

    def _newest(self) -> str:
        shown = [s for _w, s in self.meeting.said() if s.phase == self.meeting.phase.id]
        return shown[-1].id if shown else ""

    def _marked_for(self, action: str) -> Said | None:
        """The marked line. Where none is, the last one is marked, for the key to be pressed again."""
        if self.session.busy:
            return None
        if said := self.meeting.find(self._marked()):
            return said
        record = self.query_one(RecordList)
        places = [place for place, row in enumerate(record.options) if row.id]
        if not places:
            self.notice(_("There is no line here yet."))
            return None
        self.set_focus(record)
        record.highlighted = places[-1]
        said = self.meeting.find(self._marked())
        words = _("Marked: “{text}”. {key} again does it; the arrows mark another line.")
        key = key_for(self, action)
        self.notice(
            words.format(text=one_line(with_word(said, self.meeting.language)), key=key)
            if said
            else ""
        )
        return None

    def action_pick_up(self) -> None:
        """Take a line back into the field, to change its words."""
        said = self._marked_for("pick_up")
        if said is None:
            return
        entry = self.query_one(Entry)
        if kept(entry.text) and not self.editing:
            self.notice(_("First keep or clear what you are typing."))
            return
        if self.editing:
            self.set_aside()
        self.take_back(said)

    def take_back(self, said: Said) -> None:
        """Put a line in the field, with what was changed of it before where it was set aside."""
        entry = self.query_one(Entry)
        self.editing = said.id
        with self.prevent(Entry.Changed):
            entry.text = self.meeting.drafts.get(changing(said.id), said.text)
        entry.move_cursor(entry.document.end)
        self.set_focus(entry)
        self.notice(_("Change the words; Enter keeps them."))

    def set_aside(self) -> bool:
        """Leave the line that is being changed as it was; True when its new words wait for later."""
        self.note_typed()
        aside = changing(self.editing) in self.meeting.drafts
        self.editing = ""
        return aside

    def leave_change(self) -> bool:
        """Leave the line that is being changed, and put back what was typed here; as `set_aside`."""
        entry, aside = self.query_one(Entry), self.set_aside()
        with self.prevent(Entry.Changed):
            entry.text = self.meeting.drafts.get(self.meeting.phase.id, "")
        return aside

    def keep_change(self, text: str) -> bool:
        """Put the new words of the line that is being changed on record; one step to undo."""
        mended = self.editing
        self.editing = ""

        def change(meeting: Meeting) -> Meeting:
            return edits.with_draft(reword(meeting, mended, text), changing(mended), "")

        if self.edit(change, _("the change")):
            return True
        self.editing = mended
        return False

    def note_typed(self) -> None:
        """Have what stands in the field kept as it is now: of a line being changed beside its words."""
        if self.session.busy or self.meeting.ended or not (field := self.query(Entry)):
            return
        text, key = field.first().text, self.meeting.phase.id
        if self.editing:
            key, said = changing(self.editing), self.meeting.find(self.editing)
            text = "" if said and said.text == text else text
        if text != self.meeting.drafts.get(key, ""):
            self.session.keep(edits.with_draft(self.meeting, key, text), at_once=False)

    def begun_changes(self) -> list[tuple[Said, str]]:
        """The lines that were being changed when they were left, each with its new words."""
        found = [
            (said, self.meeting.drafts.get(changing(said.id))) for _w, said in self.meeting.said()
        ]
        return [(said, text) for said, text in found if text is not None]

    def action_mend_kind(self) -> None:
        """Another kind of evidence, in turn."""
        said = self._marked_for("mend_kind")
        if said and not isinstance(said, Evidence):
            words = _(
                "Only what was seen, heard, read or counted has another kind: “{text}” has none."
            )
            self.notice(words.format(text=one_line(said.text)))
        if isinstance(said, Evidence):
            kinds = list(EVIDENCE_KIND)
            kind = kinds[(kinds.index(said.kind) + 1) % len(kinds)]
            self._change(
                lambda m: of_kind(m, said.id, cast("EvidenceKind", kind)), _("the kind of evidence")
            )

    def action_withdraw(self) -> None:
        """Strike a line out, or put it back."""
        said = self._marked_for("withdraw")
        if said is None:
            return
        if self.editing == said.id:
            self.leave_change()
        words = {"text": one_line(said.text), "key": key_for(self, "withdraw")}
        did = _("“{text}” was put back") if said.withdrawn else _("“{text}” was withdrawn")
        told = _("Put back: “{text}”.")
        if not said.withdrawn:
            told = _("Withdrawn: “{text}”. {key} puts it back.")
        self._change(lambda m: edits.withdraw(m, said.id), did.format(**words))
        self.notice(told.format(**words))

    def _change(self, change: Callable[[Meeting], Meeting], did: str) -> None:
        if not self.session.busy:
            self.session.keep(change(self.meeting), did)
            self.notice("")
            self.show()

    def action_undo(self) -> None:
        """Undo letters while there are any; else the last thing put on record."""
        entry = self.query_one(Entry)
        if entry.text and entry.history.undo_stack and not self.editing:
            entry.undo()
            return
        phase = self.meeting.phase.id
        did = self.session.undo()
        if self.meeting.phase.id != phase:
            self.enter_phase()
        self.notice(_("Undone: {what}").format(what=did) if did else _("There is nothing to undo."))
        self.show()

    def action_park(self) -> None:
        """Park what is typed; with nothing typed, tell what is parked."""
        self.in_turn(self._park)

    def _park(self) -> None:
        text = kept(self.query_one(Entry).text)
        if text:
            ask = Ask(phase=self.meeting.phase.id, question=KINDS["open"], slot=SLOTS["parked"])
            self.query_one(Entry).text = ""
            if self.edit(lambda m: answer(m, ask, text, self.session.now()), one_line(text)[:60]):
                self.notice(_("Parked."))
            return
        parked = "; ".join(one_line(p.text) for p in self.meeting.parked if not p.withdrawn)
        self.notice(
            _("Parked: {points}").format(points=parked)
            if parked
            else _("Nothing is parked. Type it first, then {key}.").format(
                key=key_for(self, "park")
            )
        )

    @work
    async def action_add_to_line(self) -> None:
        """Add to the marked line, or move it to another phase."""
        said = self._marked_for("add_to_line")
        if said is None:
            return
        added = await self.app.push_screen_wait(LineScreen(self.meeting, said.id))
        if added is not None:
            self._change(lambda m: _with_added(m, said.id, added), _("what was said about a line"))

    @work
    async def action_for_whom(self) -> None:
        """Say of each line for whom it is."""
        from tui.screens.dialogs.for_whom import ForWhomScreen

        if self.session.busy:
            return
        marked = await self.app.push_screen_wait(ForWhomScreen(self.meeting))
        if marked is None:
            return

        def mark(meeting: Meeting) -> Meeting:
            for key, audience, _text in marked_lines(marked):
                meeting = with_audience(meeting, key, audience)
            return meeting

        self._change(mark, _("for whom the lines are"))


def _with_added(meeting: Meeting, said_id: str, added: Added) -> Meeting:
    if added.joins:
        meeting = edits.with_person(meeting, Person(name=added.joins))
    meeting = said_by(meeting, said_id, added.fields["by"])
    return move(edits.mend(meeting, said_id, **added.fields), said_id, added.phase)
