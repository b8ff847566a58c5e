"""The further orders of a talk in prompts, and what a phase shows before its questions."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from agendas.meeting import Meeting, mend, standing_records
from agendas.mending import bring_in, cover
from agendas.records import Audience
from agendas.slots import Ask
from agendas.text import one_line
from agendas.vocabulary import AUDIENCE
from agendas.voices import voices
from locales import _, long_date
from tui.check_ins import OwnLine


class Prompts(Protocol):
    """What an order needs of the talk in prompts."""

    write: Callable[[str], None]
    now: Callable[[], datetime]
    own_lines: Callable[[Meeting], tuple[OwnLine, ...]]


def plain_lines(meeting: Meeting) -> Iterator[str]:
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


def nudge_for(meeting: Meeting, ask: Ask, text: str) -> str:
    """A soft question about what was said just now; "" when there is none."""
    from agendas.coach import in_words, nudge_after
    from tui.widgets.asked import made_first

    if told := made_first(meeting, ask, text):
        return told
    found = nudge_after(meeting, ask, text)
    return one_line(in_words(found)) if found else ""


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
        prompts.write(_("There is no check-in on this goal since the last talk."))
        return meeting
    if rest.isdigit() and 1 <= int(rest) <= len(lines):
        line = lines[int(rest) - 1]
        prompts.write(_("On the table: {text}").format(text=one_line(line.text)))
        return bring_in(meeting, line.text, line.by, line.source, prompts.now())
    for number, line in enumerate(lines, 1):
        prompts.write(f"  {number} {one_line(line.text)} ({line.source})")
    prompts.write(_("/bring and a number puts that line on the table."))
    return meeting


_FOR: dict[str, Audience] = {
    "team": "team", "leader": "leader", "leidinggevende": "leader", "all": "all",
    "iedereen": "all",
}  # fmt: skip


def _for_whom(meeting: Meeting, rest: str, prompts: Prompts) -> Meeting:
    """Mark a line, the newest or the one with a number, for whom it is."""
    word, _space, which = rest.partition(" ")
    audience = _FOR.get(word.casefold())
    standing = [said for _where, said in meeting.said() if not said.withdrawn]
    if audience is None or not standing:
        prompts.write(
            _(
                "/for team, /for leader or /for all marks the last line; a number behind it another one:"
            )
        )
        for number, said in enumerate(standing, 1):
            told = AUDIENCE[said.audience][meeting.language]
            prompts.write(f"  {number} {one_line(said.text)} ({told})")
        return meeting
    place = int(which) - 1 if which.strip().isdigit() else len(standing) - 1
    if not 0 <= place < len(standing):
        prompts.write(_("There is no line {number}.").format(number=which))
        return meeting
    said = standing[place]
    prompts.write(f"{one_line(said.text)}: {AUDIENCE[audience][meeting.language]}")
    return mend(meeting, said.id, audience=audience)


MORE_ORDERS: dict[str, Callable[[Meeting, str, Prompts], Meeting]] = {
    "/voices": _voices,
    "/cover": _cover,
    "/bring": _bring,
    "/for": _for_whom,
}
