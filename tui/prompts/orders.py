"""What the orders of a talk in prompts do to it: each takes the talk and gives it back."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from agendas.agenda import Agenda
from agendas.errors import N_, MeetingError
from agendas.records.meeting import (
    Meeting,
    mend,
    mend_looked_back,
    standing_records,
    with_person,
    withdraw,
)
from agendas.records.said import Audience
from agendas.records.vocabulary import AUDIENCE, KINDS, NO_LONGER_SERVES
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers import answer
from agendas.talk.change_line import bring_in, cover, reword
from agendas.talk.voices import voices
from agendas.text import number_in, one_line
from locales import _, say
from tui.check_in.release import OwnLine
from tui.prompts.order_words import told
from tui.prompts.render import Numbered, numbered, record_lines
from tui.start_talk import named_person


class Prompts(Protocol):
    """What an order needs of the talk in prompts."""

    agenda: Agenda
    write: Callable[[str], None]
    now: Callable[[], datetime]
    own_lines: Callable[[Meeting], tuple[OwnLine, ...]]

    def ask_words(self, key: str, said: str) -> str:
        """Other words for the line with this key that says `said`; "" leaves it as it is."""


def nudge_for(meeting: Meeting, ask: Ask, text: str) -> str:
    """A soft question about what was said just now; "" when there is none."""
    from agendas.coach.after import in_words, nudge_after
    from tui.widgets.asked import made_first

    if first := made_first(meeting, ask, text):
        return first
    found = nudge_after(meeting, ask, text)
    return one_line(in_words(found)) if found else ""


def _say(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    if not numbered(meeting):
        prompts.write(_("Nothing is on record yet."))
    for line in record_lines(meeting):
        prompts.write(line)
    return meeting


def _hint(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    phase, language = meeting.phase, meeting.language
    steers = prompts.agenda.phase(phase.id, phase.kind, bool(phase.segment)).steers
    for steer in steers:
        prompts.write(f"{steer.when[language]}: {steer.say[language]}")
    if not steers:
        prompts.write(_("For this phase the agenda has no such lines."))
    return meeting


def _park(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    parked = "; ".join(one_line(point.text) for point in standing_records(meeting.parked))
    if not rest:
        prompts.write(
            _("Parked: {points}").format(points=parked) if parked else _("Nothing is parked.")
        )
        return meeting
    ask = Ask(phase=meeting.phase.id, question=KINDS["open"], slot=SLOTS["parked"])
    meeting = answer(meeting, ask, rest, prompts.now())
    prompts.write(_("Parked."))
    return meeting


def _with(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    if rest:
        meeting = with_person(meeting, named_person(rest))
    names = ", ".join(map(one_line, meeting.names))
    prompts.write(_("At the table: {names}.").format(names=names))
    return meeting


def _criterion(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    if not rest:
        prompts.write(
            _("Type the criterion behind the order: {order} TEXT.").format(order=told("criterion"))
        )
        return meeting
    ask = Ask(phase=meeting.phase.id, question=NO_LONGER_SERVES, slot=SLOTS["criterion"])
    meeting = answer(meeting, ask, rest, prompts.now())
    prompts.write(_("Kept. “vertel due” will say that it waits for a talk."))
    return meeting


def _voices(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    for voice in voices(meeting):
        heard = _("was heard") if voice.heard else _("not heard yet")
        prompts.write(f"  {one_line(voice.name)}: {heard}")
    return meeting


def _cover(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    figures = [e for e in standing_records(meeting.segment.evidence) if e.figure]
    if not figures:
        prompts.write(_("There is no figure yet."))
        return meeting
    newest = figures[-1]
    prompts.write(
        _("Shown: {text}").format(text=one_line(newest.text))
        if newest.covered
        else _("Covered. Ask what the room expects; the same order shows it.")
    )
    return cover(meeting, newest.id, not newest.covered)


def _bring(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    lines = prompts.own_lines(meeting)
    if not lines:
        prompts.write(
            _("No line of a check-in on this goal since the last talk is marked to bring.")
        )
        return meeting
    number = number_in(rest)
    if number and number <= len(lines):
        line = lines[number - 1]
        prompts.write(_("On the table: {text}").format(text=one_line(line.text)))
        return bring_in(meeting, line.text, line.by, line.source, prompts.now(), line.seen)
    for number, line in enumerate(lines, 1):
        prompts.write(f"  {number} {one_line(line.text)} ({line.source})")
    prompts.write(
        _("{order} and a number puts that line on the table.").format(order=told("bring"))
    )
    return meeting


_FOR: dict[str, Audience] = {
    "team": "team", "leader": "leader", "leidinggevende": "leader", "all": "all",
    "iedereen": "all", "everyone": "all",
}  # fmt: skip


def _for_whom(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    """Mark a line, the newest or the one with a number, for whom it is."""
    word, _space, number = rest.partition(" ")
    audience = _FOR.get(word.casefold())
    if audience is None or not numbered(meeting):
        _all(meeting, prompts)
        prompts.write(
            _(
                "{order} team, {order} leader or {order} all says for whom the last line is; a number behind it another one."
            ).format(order=told("for"))
        )
        return meeting
    line = _line(meeting, number or str(len(numbered(meeting))), prompts)
    if line is None:
        return meeting
    prompts.write(f"{line.text}: {AUDIENCE[audience][meeting.language]}")
    if line.key.startswith("looked"):
        place = int(line.key.removeprefix("looked"))
        return mend_looked_back(meeting, place, audience=audience)
    return mend(meeting, line.key, audience=audience)


def _change(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    number, _space, words = rest.partition(" ")
    if not number.isdigit():
        _all(meeting, prompts)
        prompts.write(
            _("{order} and the number of a line, then its new words.").format(order=told("change"))
        )
        return meeting
    line = _line(meeting, number, prompts, said_here=True)
    if line is None:
        return meeting
    words = words.strip()
    if not words:
        words = prompts.ask_words(line.key, line.text)
    if not words:
        prompts.write(_("It stays as it was."))
        return meeting
    try:
        meeting = reword(meeting, line.key, words)
    except MeetingError as error:
        prompts.write(say(error.message, **error.values))
        return meeting
    prompts.write(_("Changed."))
    return meeting


def _withdraw(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    if not rest.isdigit():
        _all(meeting, prompts)
        prompts.write(
            _("{order} and the number of a line strikes it out.").format(order=told("withdraw"))
        )
        return meeting
    line = _line(meeting, rest, prompts, said_here=True)
    if line is None:
        return meeting
    prompts.write(
        _("Struck out: {text}. {order} puts it back.").format(text=line.text, order=told("undo"))
    )
    return withdraw(meeting, line.key)


def _all(meeting: Meeting, prompts: Prompts) -> None:
    for line in record_lines(meeting):
        prompts.write(line)


_OF_BEFORE = N_("That was taken up in an earlier talk; go back to its question to answer it anew.")


def _line(
    meeting: Meeting, number: str, prompts: Prompts, said_here: bool = False
) -> Numbered | None:
    """The line with this number; else None, after saying why."""
    listed = numbered(meeting)
    number = number.strip()
    place = number_in(number)
    if not place or place > len(listed):
        prompts.write(
            _("There is no line {number}. {order} reads the lines with their numbers.").format(
                number=one_line(number), order=told("say")
            )
        )
        return None
    line = listed[place - 1]
    if said_here and line.key.startswith("looked"):
        prompts.write(_(_OF_BEFORE))
        return None
    return line


DOES: dict[str, Callable[[Meeting, str, Prompts], Meeting]] = {
    "say": _say,
    "hint": _hint,
    "park": _park,
    "with": _with,
    "criterion": _criterion,
    "voices": _voices,
    "cover": _cover,
    "bring": _bring,
    "for": _for_whom,
    "change": _change,
    "withdraw": _withdraw,
}
