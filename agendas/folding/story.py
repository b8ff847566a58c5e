"""One goal through time: wordings, readings, signs, figures with their meanings, initiatives, values.

A figure always stands with its meaning, and nothing compares one with another; a changed sign
breaks the line of figures (method.md §1.2, invariants 11 to 13).
"""

import re
from collections.abc import Iterable
from datetime import date

from agendas.folding.fold import in_order, state_of
from agendas.records.meeting import Meeting, key_of, standing_records
from agendas.records.said import (
    Evidence,
    IndicatorOnward,
    Initiative,
    LookedBack,
    Record,
    Standing,
    Wording,
)
from agendas.records.segment import Segment
from agendas.records.state import GoalState, PlannedTalk

_VALUE = re.compile(r"-?\d+(?:[.,]\d+)*")
_PARTS = re.compile(r"(?:van de|of the|out of|van|of|op de|in)", re.IGNORECASE)


class Quote(Record, frozen=True, kw_only=True):
    """Something somebody said, with the talk and the day; `more` is what belongs with it."""

    text: str
    by: str = ""
    on: date
    meeting: str
    more: str = ""


class Sign(Record, frozen=True, kw_only=True):
    """An indicator in this goal's story: since when it was looked at, and what became of it."""

    key: str
    text: str
    why: str = ""
    by: str = ""
    since: date
    until: date | None = None
    choice: IndicatorOnward | None = None
    because: str = ""


class Point(Record, frozen=True, kw_only=True):
    """A figure on a day, as it was said, with its meanings; none means that it is still open.

    `value` is its number (of "31 of 52" the first), `whole` the other one; `series` tells which
    figures may be drawn as one line: those of one sign and unit.
    """

    on: date
    meeting: str
    text: str
    figure: str
    unit: str = ""
    value: float | None = None
    whole: float | None = None
    meanings: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    series: str = ""


class InitiativeStep(Record, frozen=True, kw_only=True):
    """An initiative and what came of it."""

    initiative: Initiative
    meeting: str
    taken: date
    words: str = ""
    back: LookedBack | None = None
    told_on: date | None = None


class Story(Record, frozen=True, kw_only=True):
    """The story of one goal; every list is in order of time."""

    state: GoalState
    wordings: tuple[Wording, ...] = ()
    readings: tuple[Quote, ...] = ()
    signs: tuple[Sign, ...] = ()
    points: tuple[Point, ...] = ()
    meanings: tuple[Quote, ...] = ()
    others: tuple[Quote, ...] = ()
    standings: tuple[tuple[date, Standing], ...] = ()
    steps: tuple[InitiativeStep, ...] = ()
    values: tuple[Quote, ...] = ()
    decisions: tuple[Quote, ...] = ()
    planned: tuple[PlannedTalk, ...] = ()
    talks: tuple[tuple[date, str], ...] = ()


def story_of(goal_id: str, meetings: Iterable[Meeting]) -> Story | None:
    """The story of a goal from its closed talks; None when no talk knows it. Check-ins tell nothing."""
    told = [m for m in in_order(meetings) if not m.private and m.ended is not None]
    state = state_of(told).goals.get(goal_id)
    if state is None:
        return None
    passes = [(m, s) for m in told for s in m.segments if s.goal.id == goal_id and s.chosen]
    return Story(
        state=state,
        wordings=state.goal.wordings,
        readings=_quotes(passes, "readings"),
        signs=_signs(passes),
        points=_points(passes),
        meanings=_meanings(passes, other=False),
        others=_meanings(passes, other=True),
        standings=tuple((_day(m), x) for m, s in passes for x in standing_records(s.standings)),
        steps=_steps(passes),
        values=_quotes(passes, "values", "moment"),
        decisions=_quotes(passes, "decisions", "choice"),
        planned=state.planned,
        talks=tuple((_day(m), m.id) for m, _s in passes),
    )


Passes = list[tuple[Meeting, Segment]]


def _day(meeting: Meeting) -> date:
    return meeting.started.date()


def _quotes(passes: Passes, where: str, more: str = "") -> tuple[Quote, ...]:
    return tuple(
        Quote(
            text=said.text, by=said.by, on=_day(meeting), meeting=meeting.id,
            more=getattr(said, more) if more else "",
        )
        for meeting, segment in passes
        for said in standing_records(getattr(segment, where))
    )  # fmt: skip


def _meanings(passes: Passes, other: bool) -> tuple[Quote, ...]:
    return tuple(
        Quote(text=m.text, by=m.by, on=_day(meeting), meeting=meeting.id)
        for meeting, segment in passes
        for m in standing_records(segment.meanings)
        if m.other == other and not m.about
    )


def _signs(passes: Passes) -> tuple[Sign, ...]:
    found: dict[str, Sign] = {}
    for meeting, segment in passes:
        for choice in standing_records(segment.indicator_choices):
            if (sign := found.get(choice.about)) and choice.choice == "replace":
                found[choice.about] = Sign(
                    key=sign.key, text=sign.text, why=sign.why, by=sign.by, since=sign.since,
                    until=_day(meeting), choice=choice.choice, because=choice.text,
                )  # fmt: skip
        for item in standing_records(segment.indicators):
            key = key_of(meeting.id, item.id)
            found[key] = Sign(
                key=key, text=item.text, why=item.why, by=item.by, since=_day(meeting)
            )
    return tuple(found.values())


def _points(passes: Passes) -> tuple[Point, ...]:
    found = []
    for meeting, segment in passes:
        meanings = standing_records(segment.meanings)
        guesses = standing_records(segment.guesses)
        for item in standing_records(segment.evidence):
            if not item.figure or item.covered:
                continue
            value, whole = numbers_in(item.figure)
            expected = [item.expected] if item.expected else []
            expected += [g.text for g in guesses if g.about == item.id]
            found.append(
                Point(
                    on=_day(meeting), meeting=meeting.id, text=item.text, figure=item.figure,
                    unit=item.unit, value=value, whole=whole,
                    meanings=tuple(m.text for m in meanings if m.about == item.id),
                    expected=tuple(expected), series=_series(meeting, segment, item),
                )
            )  # fmt: skip
    return tuple(found)


def numbers_in(figure: str) -> tuple[float | None, float | None]:
    """The number of a figure as it was said, and of how many: "31 of 52" gives 31 and 52.

    >>> numbers_in("4,5%")
    (4.5, None)
    """
    parts = [_number(part) for part in _PARTS.split(figure) if _VALUE.search(part)]
    return (parts[0] if parts else None, parts[1] if len(parts) > 1 else None)


def _number(text: str) -> float | None:
    found = _VALUE.search(text)
    if not found:
        return None
    digits = found.group()
    if re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return None


def _series(meeting: Meeting, segment: Segment, item: Evidence) -> str:
    """The sign the account-giver looks at, and the unit: a changed sign breaks the line."""
    giver = segment.account_giver.casefold()
    replaced = {
        c.about for c in standing_records(segment.indicator_choices) if c.choice == "replace"
    }
    brought = [i.id for i in segment.brought.indicators
               if i.by.casefold() == giver and i.id not in replaced]  # fmt: skip
    new = [
        key_of(meeting.id, i.id) for i in standing_records(segment.indicators)
        if i.by.casefold() == giver
    ]  # fmt: skip
    named = key_of(meeting.id, item.indicator) if item.indicator else ""
    sign = named or next(iter([*brought, *new]), "")
    return f"{sign}|{item.unit.casefold()}"


def _steps(passes: Passes) -> tuple[InitiativeStep, ...]:
    backs: dict[tuple[str, str], tuple[date, LookedBack]] = {}
    for meeting, segment in passes:
        for back in segment.looked_back:
            if back.happened or back.onward:
                backs[back.meeting, back.initiative.id] = (_day(meeting), back)
    found = []
    for meeting, segment in passes:
        for item in standing_records(segment.initiatives):
            told = backs.get((meeting.id, item.id))
            found.append(
                InitiativeStep(
                    initiative=item, meeting=meeting.id, taken=_day(meeting),
                    words=segment.goal.wording(segment.agreed).text,
                    back=told[1] if told else None, told_on=told[0] if told else None,
                )
            )  # fmt: skip
    return tuple(found)
