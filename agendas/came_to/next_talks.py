"""When account is given again, and with whom (method.md §2.5)."""

from collections.abc import Sequence
from datetime import date

from agendas.came_to.counting import TalkLines
from agendas.came_to.requests import is_imposed, is_nobodys, is_refused, taken_by
from agendas.lines.talk import Day, Line
from agendas.parsing.choices import tells_more
from agendas.records.agreements import Moved
from agendas.records.said import NextTalk

NONE = NextTalk()


def next_talk(lines: TalkLines, place: int) -> NextTalk:
    """The goal's next talk: the day said for it where that is asked, else the earliest that was said.

    That is of the days of its initiatives and of what nobody took up so far. A goal of which no day was
    said goes by the day of the talk as a whole.
    """
    if not lines.of("appointment"):
        return NONE
    if place not in lines.days:
        lines.days[place] = _next_talk(lines, place)
    return lines.days[place]


def is_of_agreement(lines: TalkLines, place: int) -> bool:
    """Whether the day of the next talk was said of what somebody takes up, and none for the talk itself."""
    found = _told(lines, place)
    return found is not None and found[0] not in _of_goal(lines, place)


def _told(lines: TalkLines, place: int) -> tuple[Line, date] | None:
    """The line that tells the day of the next talk, with that."""
    mine = _of_goal(lines, place)
    if said := _last([one for one in mine if _is_of_talk(lines, one)]):
        return said
    days = [one for one in (_last(mine), *_of_initiatives(lines, place)) if one]
    if not days and place:
        return _last(_of_goal(lines, 0))
    return min(days, key=lambda found: found[1]) if days else None


def _is_of_talk(lines: TalkLines, line: Line) -> bool:
    """Whether a day was said where it is asked when one talks again, and not when somebody tells of theirs."""
    kinds = {phase.id: phase.kind for phase in lines.talk.phases}
    return not line.phase or kinds.get(line.phase, "initiative") != "initiative"


def _next_talk(lines: TalkLines, place: int) -> NextTalk:
    found = _told(lines, place)
    if found is None:
        return NONE
    line, on = found
    timed = isinstance(line.value, Day) and (line.value.hour or line.value.place)
    more = timed or tells_more(line.text, line.who)  # the day and the names stand there
    words = line.text if more else ""
    return NextTalk(on=on, people=line.who, words=words)


def day_of(lines: Sequence[Line]) -> date | None:
    """The last day that lines say; None where they say none, or call it off."""
    found = _last(lines)
    return found[1] if found else None


def days_told(lines: TalkLines, step: Line) -> tuple[tuple[Line, date], ...]:
    """The days on which something that is taken up is told about, each once, with the line that says it.

    Of several who take it up each one's own last day is theirs alone; what another says holds for all.
    """
    found = {line.id: line for line in _last_of_each(lines, step).values()}
    days = ((line, line.value) for line in found.values())
    return tuple((line, day.on) for line, day in days if isinstance(day, Day) and day.on)


def own_days(lines: TalkLines, step: Line) -> tuple[tuple[str, date], ...]:
    """Of several who take something up the day of each, the earliest first; none where all have the same."""
    last = _last_of_each(lines, step).items()
    days = [(who, o.value.on) for who, o in last if isinstance(o.value, Day) and o.value.on]
    takers = _takers(lines, step)
    is_one = len(days) == len(takers) and len({day for _who, day in days}) == 1
    return () if is_one or len(takers) < 2 else tuple(sorted(days, key=lambda told: told[1]))


def _last_of_each(lines: TalkLines, step: Line) -> dict[str, Line]:
    """The last line that says a day of something, of each who takes it up and for whom that holds."""
    last: dict[str, Line] = {}
    for line in lines.about(step.id, "appointment"):
        if isinstance(line.value, Day):
            last |= dict.fromkeys(_holds_for(lines, step, line), line)
    return last


def open_days(lines: TalkLines) -> tuple[Line, ...]:
    """The last words about when something is told of, where no clear day was said of it; of each who takes it up."""
    clear: set[tuple[str, str]] = set()
    vague: dict[tuple[str, str], Line] = {}
    for line in lines.of("appointment"):
        step = lines.by_id.get(line.about)
        whose = {(line.about, name) for name in _holds_for(lines, step, line)}
        if isinstance(line.value, Day):
            clear |= whose
        elif line.text:
            vague |= dict.fromkeys(whose, line)
    told = {about for about, _name in clear}
    open_ones = (
        line
        for (about, name), line in vague.items()
        if (about, name) not in clear and (name in line.by or about not in told)
    )
    return tuple({line.id: line for line in open_ones}.values())


def _holds_for(lines: TalkLines, step: Line | None, line: Line) -> Sequence[str]:
    """For whom a day of theirs that a line tells holds: who says so themselves, else all who take it up."""
    takers = _takers(lines, step)
    return [name for name in takers if name in line.by] or takers or ("",)


def _takers(lines: TalkLines, step: Line | None) -> Sequence[str]:
    if step is None:
        return ()
    return taken_by(lines, step) if step.kind == "request" else step.who or step.by


def moves(lines: TalkLines) -> tuple[Moved, ...]:
    """Every planned talk that was put on another day or called off, with the reason."""
    return tuple(
        Moved(**lines.said(line), goal=line.about, was=line.value.was, to=line.value.on)
        for line in lines.of("moved talk")
        if isinstance(line.value, Day)
    )


def _last(lines: Sequence[Line]) -> tuple[Line, date] | None:
    """The last line that says a day, with it; words in which no day could be read say none."""
    for line in reversed(lines):
        if isinstance(line.value, Day):
            return (line, line.value.on) if line.value.on else None
    return None


def _of_goal(lines: TalkLines, place: int) -> list[Line]:
    days = lines.of("appointment", place)
    return [one for one in days if one.about not in lines.by_id or _is_open(lines, one.about)]


def _is_open(lines: TalkLines, line_id: str) -> bool:
    """Whether something was asked of somebody, and neither taken up nor refused."""
    line = lines.by_id[line_id]
    if line.kind != "request" or is_nobodys(lines, line) or is_refused(lines, line):
        return False
    return not taken_by(lines, line) and not is_imposed(lines, line)


def _of_initiatives(lines: TalkLines, place: int) -> list[tuple[Line, date]]:
    if not lines.of("appointment", place):
        return []
    asked = (
        line
        for line in lines.of("request", place)
        if taken_by(lines, line) or is_imposed(lines, line) or is_nobodys(lines, line)
    )
    found = (*lines.of("initiative", place), *asked)
    return [told for line in found for told in days_told(lines, line)]
