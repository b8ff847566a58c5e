"""What a talk in prompts shows, as lines: a phase before its questions, a question, what is on record."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from agendas.records.meeting import Meeting
from agendas.records.said import Audience, Language, LookedBack, Said
from agendas.records.vocabulary import AUDIENCE, ONWARD
from agendas.slots.script_on_goals import shown_text
from agendas.slots.slots import Ask
from agendas.text import one_line
from locales import _, long_date


def phase_lines(meeting: Meeting) -> Iterator[str]:
    """A phase as it begins, or is come back to: where in the talk, the goal, what lies on the table."""
    phase, language = meeting.phase, meeting.language
    yield ""
    number = _("Phase {number} of {count}").format(number=meeting.at + 1, count=len(meeting.phases))
    minutes = f", {phase.minutes} min" if phase.minutes else ""
    yield f"{number}: {phase.title[language]}{minutes}."
    yield _("Goal: {goal}").format(goal=one_line(meeting.goal.now.text))
    backs = meeting.segment.looked_back
    then = (backs[0].words if backs else "") or meeting.goal.wording(meeting.segment.agreed).text
    if then != meeting.goal.now.text:
        yield _("In the words of that time: {goal}").format(goal=one_line(then))
    for line in _laid_lines(meeting):
        yield f"  {line}"
    if phase.kind == "close":
        yield from record_lines(meeting)
        yield _("After the last question the talk is closed.")
    elif any(line.phase == phase.id for line in numbered(meeting)):
        yield _("On record in this phase:")
        yield from record_lines(meeting, phase.id)


def _laid_lines(meeting: Meeting) -> Iterator[str]:
    """What earlier talks laid on the table in this phase, and how each read the goal."""
    language = meeting.language
    for laid in meeting.laid_out:
        if laid.phase == meeting.phase.id:
            head = f"{laid.head[language]}: " if laid.head else ""
            by = f" ({one_line(laid.by)})" if laid.by else ""
            on = f", {long_date(laid.on, language)}" if laid.on else ""
            yield f"{head}{one_line(laid.text)}{by}{on}"
    if meeting.phase.kind == "goal":
        for reading in meeting.segment.brought.readings:
            label = _("{name} read it as").format(name=one_line(reading.by) or _("Somebody"))
            yield f"{label}: {one_line(reading.text)}"


class Numbered(NamedTuple):
    """A line on record as the orders name it: by its number. `key` is its id, or "looked" and a number."""

    key: str
    phase: str
    text: str
    audience: Audience


def numbered(meeting: Meeting) -> list[Numbered]:
    """What is on record and was not struck out; what came of earlier initiatives comes first."""
    phases = [phase.id for phase in meeting.phases if phase.kind == "look-back"]
    found = [
        Numbered(f"looked{n}", phases[0], _looked_back(back, meeting), back.audience)
        for n, back in enumerate(meeting.segment.looked_back)
        if phases and (back.happened or back.onward)
    ]
    found += [
        Numbered(said.id, said.phase, _said(meeting, where, said), said.audience)
        for where, said in meeting.said()
        if not said.withdrawn
    ]
    return found


def for_whom(audience: Audience, language: Language) -> str:
    """For whom a line is, in words."""
    return AUDIENCE[audience][language]


def record_lines(meeting: Meeting, phase_id: str = "") -> Iterator[str]:
    """What is on record, of one phase or of all, with its numbers, below the phase it was said in."""
    titles = {phase.id: phase.title[meeting.language] for phase in meeting.phases}
    told = phase_id
    for number, line in enumerate(numbered(meeting), 1):
        if phase_id and line.phase != phase_id:
            continue
        if line.phase != told:
            told = line.phase
            yield f"{titles.get(told, told)}:"
        for_whom = AUDIENCE[line.audience][meeting.language]
        yield f"  {number} {line.text}" + ("" if line.audience == "team" else f" ({for_whom})")
    if not phase_id and meeting.next_talk.on:
        day = long_date(meeting.next_talk.on, meeting.language)
        words = one_line(meeting.next_talk.words)
        yield _("next talk: {date}").format(date=f"{day}  {words}".rstrip())


def _said(meeting: Meeting, where: str, said: Said) -> str:
    from tui.widgets.said_line import around

    before, after = around(meeting, said)
    before = _("parked") if where == "parked" else before.rstrip(":")
    by = f"{one_line(said.by)}: " if said.by else ""
    told = f"{one_line(before).rstrip('.')}: " if before else ""
    return "; ".join([f"{told}{by}{one_line(shown_text(said))}", *_without_blanks(after)])


def _looked_back(back: LookedBack, meeting: Meeting) -> str:
    taken = back.initiative
    by = f"{one_line(taken.by)}: " if taken.by else ""
    onward = ONWARD[back.onward][meeting.language] if back.onward else ""
    told = _without_blanks([back.happened, back.means, onward, back.because])
    return "; ".join([f"{by}{one_line(taken.text)}", *told])


def _without_blanks(texts: Iterable[str]) -> list[str]:
    return [one_line(text) for text in texts if text.strip()]


def subject_lines(meeting: Meeting, ask: Ask) -> Iterator[str]:
    """What a question is about, in the words of whoever said it."""
    if ask.slot.where != "looked_back":
        yield from map(one_line, ask.subject.split("\n"))
        return
    back = meeting.segment.looked_back[int(ask.about)]
    taken = long_date(back.taken, meeting.language) if back.taken else ""
    yield _("{name} took up on {date}: {text}").format(
        name=one_line(back.initiative.by) or _("Somebody"),
        date=taken,
        text=one_line(ask.subject),
    )


def ask_lines(meeting: Meeting, ask: Ask) -> Iterator[str]:
    """A question, the words to choose from with their numbers, and its hint."""
    yield ask.question[meeting.language]
    for number, words in enumerate(ask.slot.choices.values(), 1):
        yield f"  {number} {words[meeting.language]}"
    if ask.hint:
        yield f"  {ask.hint[meeting.language]}"
