"""One goal through time: wordings, readings, signs, figures with their meanings, initiatives, values.

A figure always stands with its meaning, and nothing compares one with another; a changed sign
breaks the line of figures (method.md §1.2, invariants 11 to 13).
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from agendas.came_to.counting import TalkLines, beside_choice, by, joined
from agendas.came_to.goal.consents import BESIDE, DROPPED, consents, stands_still
from agendas.came_to.goal.decisions import decisions, whose
from agendas.came_to.goal.wordings import became
from agendas.came_to.grounds import expected, told
from agendas.came_to.indicators import is_divided, last_words, let_go, signs
from agendas.came_to.initiatives import initiatives, looked_back
from agendas.came_to.insights import insights
from agendas.came_to.meanings import meanings, other_readings
from agendas.came_to.readings import readings
from agendas.came_to.standings import standings
from agendas.came_to.values import values
from agendas.folding.fold import in_order, state_of
from agendas.folding.goals import taken_later
from agendas.lines.talk import Figure, Line, Talk
from agendas.parsing.said_figure import in_numerals
from agendas.records.said import (
    Consent,
    IndicatorOnward,
    Initiative,
    Learned,
    LookedBack,
    Record,
    Said,
    Stance,
    Standing,
    Wording,
    Words,
    key_of,
)
from agendas.records.state import GoalState, PlannedTalk

_VALUE = re.compile(r"-?\d+(?:[.,]\d+)*")
_PARTS = re.compile(r"(?:van de|of the|out of|van|of|op de|in|/)", re.IGNORECASE)


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
    voices: tuple[Quote, ...] = ()  # where not everyone chose the same; `more` is what each chose


class Point(Record, frozen=True, kw_only=True):
    """A figure on a day, as it was said, with its meanings; none means that it is still open.

    `value` is its number (of "31 of 52" the first), `whole` the other one; `series` tells which
    figures may be drawn as one line: those of one sign and unit. Evidence without a figure has none.
    `sign` is the key of the sign that somebody tied it to, else of the only one there was; "" of several.
    `meant_by` are the names of whose meanings it are, in their order, and `expected_by` of whose expectations, "" where nobody is known.
    """

    on: date
    meeting: str
    text: str
    by: str = ""
    figure: str = ""
    unit: str = ""
    value: float | None = None
    whole: float | None = None
    meanings: tuple[str, ...] = ()
    meant_by: tuple[str, ...] = ()
    expected_by: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    series: str = ""
    sign: str = ""


class InitiativeStep(Record, frozen=True, kw_only=True):
    """An initiative and what came of it, in each talk that looked back on it: `backs`, with their days."""

    initiative: Initiative
    meeting: str
    taken: date
    words: str = ""
    backs: tuple[tuple[date, LookedBack], ...] = ()


class Proposed(Record, frozen=True, kw_only=True):
    """Other words for the goal: who proposed them, in which talk, and where each stands since.

    `reasons` is what those who are not behind them said to that, in each talk.
    """

    key: str
    text: str
    by: str = ""
    meeting: str
    stances: tuple[Stance, ...] = ()
    reasons: tuple[Quote, ...] = ()

    def with_days(self, day: Callable[[date], str]) -> tuple[Stance, ...]:
        """Where each stands and why; what one person said in several talks all, each with its day."""
        told = []
        for one in self.stances:
            mine = [said for said in self.reasons if said.by.casefold() == one.name.casefold()]
            if one.choice == "not" and len(mine) > 1:
                each = (f"{said.text.rstrip('. ')} ({day(said.on)})" for said in mine)
                one = msgspec.structs.replace(one, because=BESIDE.join(each))
            told.append(one)
        return tuple(told)


class Story(Record, frozen=True, kw_only=True):
    """The story of one goal; every list is in order of time."""

    state: GoalState
    wordings: tuple[Wording, ...] = ()
    proposals: tuple[Proposed, ...] = ()
    readings: tuple[Quote, ...] = ()
    signs: tuple[Sign, ...] = ()
    points: tuple[Point, ...] = ()
    grounds: tuple[Point, ...] = ()
    meanings: tuple[Quote, ...] = ()
    others: tuple[Quote, ...] = ()
    standings: tuple[tuple[date, Standing], ...] = ()
    steps: tuple[InitiativeStep, ...] = ()
    values: tuple[Quote, ...] = ()
    decisions: tuple[Quote, ...] = ()
    planned: tuple[PlannedTalk, ...] = ()
    insights: tuple[Quote, ...] = ()
    talks: tuple[tuple[date, str], ...] = ()
    titles: tuple[Words, ...] = ()  # of these talks, one each


def story_of(goal_id: str, talks: Iterable[Talk]) -> Story | None:
    """The story of a goal from its closed talks; None when no talk knows it. Check-ins tell nothing."""
    closed = in_order(talk for talk in talks if not talk.private and talk.ended is not None)
    state = state_of(closed).goals.get(goal_id)
    if state is None:
        return None
    passes = [
        (TalkLines(talk), place)
        for talk in closed
        for place, one in enumerate(talk.passes)
        if one.goal == goal_id and one.chosen
    ]
    return Story(
        state=state,
        wordings=state.goal.wordings,
        proposals=_proposals(passes),
        readings=_quotes(passes, readings),
        signs=_signs(passes),
        points=tuple(point for point in _points(passes) if point.figure),
        grounds=tuple(point for point in _points(passes) if not point.figure),
        meanings=_of_the_whole(passes, meanings),
        others=_of_the_whole(passes, other_readings),
        standings=tuple(
            (_day(lines), said) for lines, place in passes for said in standings(lines, place)
        ),
        steps=_steps(passes),
        values=_quotes(passes, values, "moment"),
        decisions=_quotes(passes, decisions, "choice"),
        planned=state.planned,
        insights=_quotes(passes, _came_to_see),
        talks=tuple((_day(lines), lines.talk.id) for lines, _place in passes),
        titles=tuple(lines.talk.title for lines, _place in passes),
    )


Passes = list[tuple[TalkLines, int]]
Subject = Callable[[TalkLines, int], Iterable[Said]]


def _day(lines: TalkLines) -> date:
    return lines.talk.started.date()


def _quotes(passes: Passes, subject: Subject, more: str = "") -> tuple[Quote, ...]:
    return tuple(
        _quote(lines, said, more) for lines, place in passes for said in subject(lines, place)
    )


def _proposals(passes: Passes) -> tuple[Proposed, ...]:
    found: dict[str, Proposed] = {}
    for lines, place in passes:
        made = became(lines, place)
        for one in (*made.stands, *made.proposed):
            key, for_it = key_of(lines.talk.id, one.id), [Stance(name=n) for n in one.consented_by]
            if one.wording:
                found[key] = Proposed(
                    key=key, text=one.wording, by=", ".join(whose(lines, one, place)), meeting=lines.talk.id,
                    stances=(*for_it, *one.apart), reasons=_reasons(lines, one.apart),
                )  # fmt: skip
        for later in consents(lines, place):
            if before := found.get(later.about):
                now = (
                    *(Stance(name=name) for name in later.names),
                    *stands_still(before.stances, later.apart),
                    *_let_drop(later),
                )
                gone = {one.name.casefold() for one in now}
                kept = (one for one in before.stances if one.name.casefold() not in gone)
                given = {(said.by, said.text) for said in before.reasons}
                more = (o for o in _reasons(lines, now) if (o.by, o.text) not in given)
                found[later.about] = msgspec.structs.replace(
                    before, stances=(*kept, *now), reasons=(*before.reasons, *more)
                )
    return tuple(found.values())


def _reasons(lines: TalkLines, stances: Iterable[Stance]) -> tuple[Quote, ...]:
    said = (one for one in stances if one.choice == "not" and one.because)
    return tuple(
        Quote(text=one.because, by=one.name, on=_day(lines), meeting=lines.talk.id) for one in said
    )


def _let_drop(later: Consent) -> list[Stance]:
    """Who let a proposal drop, and why; of nobody known no name."""
    stance = Stance(name=later.by, choice=DROPPED, because=later.text)
    return [stance] if later.dropped else []


def _came_to_see(lines: TalkLines, place: int) -> tuple[Learned, ...]:
    """What people came to see of the goal; where a team looks back on all its goals, also of the whole."""
    of_all = insights(lines, 0) if place and not lines.talk.passes[0].goal else ()
    return (*insights(lines, place), *of_all)


def _of_the_whole(passes: Passes, subject: Subject) -> tuple[Quote, ...]:
    """What was said of everything together; what a figure means stands with that figure."""
    return tuple(
        _quote(lines, said)
        for lines, place in passes
        for said in subject(lines, place)
        if not getattr(said, "about", "")
    )


def _quote(lines: TalkLines, said: Said, more: str = "") -> Quote:
    return Quote(
        text=said.text, by=said.by, on=_day(lines), meeting=lines.talk.id,
        more=getattr(said, more) if more else "",
    )  # fmt: skip


def _signs(passes: Passes) -> tuple[Sign, ...]:
    found: dict[str, Sign] = {}
    for lines, place in passes:
        on = _day(lines)
        gone = let_go(lines, place)
        for about, said in last_words(lines, place).items():
            if not (sign := found.get(about)):
                continue
            if about in gone:
                against = [one for one in said if one.choice == "replace"]
                sign = msgspec.structs.replace(
                    sign, until=on, choice="replace",
                    because=joined([msgspec.structs.replace(o, text=text) for o in against if (text := beside_choice(o))], sign.by),
                )  # fmt: skip
            several = about in gone and len(said) > 1  # also who let it go without a word
            if several or is_divided(said) or (about not in gone and said[0].choice == "replace"):
                told = tuple(
                    Quote(
                        text=beside_choice(o), by=by(o), on=on, meeting=lines.talk.id, more=o.choice
                    )
                    for o in said
                )
                sign = msgspec.structs.replace(sign, voices=(*sign.voices, *told))
            found[about] = sign
        for item in signs(lines, place):
            found[item.id] = Sign(key=item.id, text=item.text, why=item.why, by=item.by, since=on)
    return tuple(found.values())


def _points(passes: Passes) -> tuple[Point, ...]:
    found = []
    for lines, place in passes:
        for line in lines.of("ground", place):
            said = line.value if isinstance(line.value, Figure) else Figure(said="")
            if line.covered:
                continue
            value, whole = numbers_in(said.said)
            hoped = expected(lines, line)
            found.append(
                Point(
                    on=_day(lines), meeting=lines.talk.id, text=line.text, by=", ".join(line.by),
                    figure=said.said, unit=said.unit, value=value, whole=whole,
                    meanings=tuple(_whose(meaning) for meaning in told(lines, line)),
                    meant_by=tuple(", ".join(meaning.by) for meaning in told(lines, line)),
                    expected=tuple(_whose(one, line.by) for one in hoped),
                    expected_by=tuple(by(one) for one in hoped),
                    series=_series(lines, place, line, said), sign=_sign_of(lines, place, line),
                )
            )  # fmt: skip
    return tuple(found)


def _whose(line: Line, owner: tuple[str, ...] = ()) -> str:
    """The words, and whose they are where they are not the owner's."""
    return f"{line.text} ({', '.join(line.by)})" if line.by and line.by != owner else line.text


def numbers_in(figure: str) -> tuple[float | None, float | None]:
    """The number of a figure as it was said, and of how many: "31 of 52" gives 31 and 52.

    So does "four of the 27", and one in words alone gives none. One that changes ("van 4,5 naar 6,8")
    is no number of one day, and gives none.

    >>> numbers_in("4,5%"), numbers_in("40 to 25")
    ((4.5, None), (None, None))
    """
    if _VALUE.search(figure):
        figure = in_numerals(figure)
    if any(len(_VALUE.findall(part)) > 1 for part in _PARTS.split(figure)):
        return None, None
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


def _series(lines: TalkLines, place: int, line: Line, figure: Figure) -> str:
    """The sign that it is of, and the unit: a changed sign breaks the line, and what is of none stands alone."""
    sign = _sign_of(lines, place, line)
    return f"{sign}|{figure.unit.casefold()}" if sign else f"|{lines.key(line)}"


def _tied_to(lines: TalkLines, line: Line) -> str:
    sign = lines.by_id.get(line.about)
    return lines.key(sign) if sign else line.about  # of an earlier talk it is a key already


def _sign_of(lines: TalkLines, place: int, line: Line) -> str:
    """The sign that somebody tied it to, else the one that the talk looked at; "" where there were several."""
    gone = let_go(lines, place)
    brought = [i.id for i in lines.talk.passes[place].began.brought.indicators if i.id not in gone]
    looked_at = brought + [lines.key(sign) for sign in lines.of("sign", place)]
    return _tied_to(lines, line) or (looked_at[0] if len(looked_at) == 1 else "")


def _steps(passes: Passes) -> tuple[InitiativeStep, ...]:
    backs: dict[tuple[str, str, bool], list[tuple[date, LookedBack]]] = {}
    for lines, place in passes:
        for back in looked_back(lines, place):
            if back.happened or back.onward:
                asked = bool(back.initiative.asked)  # as it was then: taken up by nobody
                told = backs.setdefault((back.meeting, back.initiative.id, asked), [])
                told.append((_day(lines), back))
    found = []
    for lines, place in passes:
        one, here = lines.talk.passes[place], lines.talk.id
        then = ((b.meeting, taken_later(lines, place, b)) for b in looked_back(lines, place))
        taken = [*then, *((here, item) for item in initiatives(lines, place))]
        for meeting, item in taken:
            if item is None:
                continue
            at_once = backs.get((meeting, item.id, True), [])[-1:] if meeting != here else []
            later = backs.get((meeting, item.id, False), [])
            before = [one for one in at_once if one[1].happened or not later]
            found.append(
                InitiativeStep(
                    initiative=item, meeting=here, taken=_day(lines),
                    words=one.began.goal.now.text,
                    backs=(*before, *later),
                )
            )  # fmt: skip
    return tuple(found)
