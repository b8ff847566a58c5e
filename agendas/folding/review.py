"""The cycle read back: how wordings grew, signs, limits, values, and where the day ruled us.

Nothing is counted or compared here; it is what was said, with its moment (method.md §3.6).
"""

from collections.abc import Iterable, Iterator
from datetime import date

from agendas.came_to.counting import TalkLines
from agendas.came_to.indicators import onward, signs
from agendas.came_to.initiatives import initiatives
from agendas.came_to.limits import limits
from agendas.came_to.remarks import parked
from agendas.came_to.values import values
from agendas.came_to.wordings import became
from agendas.folding.fold import in_order
from agendas.lines.talk import Talk
from agendas.records.agreements import Laid
from agendas.records.said import Words
from agendas.records.state import State

WORDING = Words(nl="Zo verwoord", en="Put this way")
NOT_AGREED = Words(nl="Voorgesteld", en="Proposed")
BECAUSE = Words(nl="Omdat", en="Because")
SET_ASIDE = Words(nl="Terzijde gelegd", en="Set aside")
LET_GO = Words(nl="Losgelaten, binnen bereik", en="Let go, within reach")
SPLIT = Words(nl="Uiteengevallen in andere doelen", en="Fell into other goals")
REPLACED = Words(nl="Vervangen door een ander doel", en="Replaced by another goal")
SIGN = Words(nl="Signaal", en="Sign")
SIGN_REPLACED = Words(nl="Signaal vervangen", en="Sign replaced")
LIMIT = Words(nl="Grens", en="Limit")
TOUCHED = Words(nl="Raakte een grens", en="Touched a limit")
CHANGED = Words(nl="Grens veranderd", en="Limit changed")
AGREEMENT = Words(nl="Wie aan wie vertelt", en="Who tells whom")
VALUE = Words(nl="Wat van belang bleek", en="What proved to matter")
MOMENT = Words(nl="Het moment", en="The moment")
NOT_HELD = Words(nl="Gesprek dat er niet van kwam", en="A talk that did not come about")
LATER = Words(nl="Gesprek op een andere dag", en="A talk on another day")
PARKED = Words(nl="Geparkeerd", en="Parked")
STARTING_POINT = Words(nl="Waar wij voor staan", en="What we stand for")
_ENDS = {"set-aside": SET_ASIDE, "let-go": LET_GO, "split": SPLIT, "replaced": REPLACED}
LATE_DAYS = 7  # a talk a week later than planned was put off by something


def cycle_laid_out(talk: Talk, whole: State, earlier: Iterable[Talk]) -> Iterator[Laid]:
    """The lines for the phases of a cycle review, by the ids the review's agenda gives them."""
    team = whole.team(talk.team)
    since = team.reviewed
    cycle = [
        TalkLines(one)
        for one in in_order(t for t in earlier if t.ended and (since is None or t.started > since))
        if _of_team(one, talk.team, whole)
    ]
    yield from _histories(cycle, whole, talk.team)
    yield from _signs(cycle)
    yield from _limits(cycle, talk)
    yield from _values(cycle)
    yield from _day(cycle, whole, talk)
    for point in team.starting_points:
        yield Laid(phase="identity", head=STARTING_POINT, text=point.text, on=point.since)


def _of_team(talk: Talk, team: str, whole: State) -> bool:
    if talk.private:
        return False
    known = (whole.goals.get(one.goal) for one in talk.passes)
    name = talk.team or next((g.team for g in known if g), "")
    return name.casefold() == team.casefold()


def _on(lines: TalkLines) -> date:
    return lines.talk.started.date()


def _passes(cycle: list[TalkLines]) -> Iterator[tuple[TalkLines, int]]:
    for lines in cycle:
        yield from ((lines, place) for place in range(len(lines.talk.passes)))


def _histories(cycle: list[TalkLines], whole: State, team: str) -> Iterator[Laid]:
    talked = {one.goal for lines in cycle for one in lines.talk.passes if one.chosen}
    talked |= {new.id for lines, place in _passes(cycle) for new in became(lines, place).new_goals}
    for key, state in whole.goals.items():
        if key not in talked or state.team.casefold() != team.casefold():
            continue
        for wording in state.goal.wordings:
            head = WORDING if wording.status == "agreed" else NOT_AGREED
            yield Laid(phase="histories", head=head, text=wording.text, on=wording.on)
            if wording.reason:
                yield Laid(phase="histories", head=BECAUSE, text=wording.reason)
        if end := _ENDS.get(state.goal.status):
            yield Laid(phase="histories", head=end, text=state.goal.reason)


def _signs(cycle: list[TalkLines]) -> Iterator[Laid]:
    for lines, place in _passes(cycle):
        on = _on(lines)
        texts = {i.id: i.text for i in lines.talk.passes[place].began.brought.indicators}
        for choice in onward(lines, place):
            if choice.choice == "replace":
                text = f"{texts.get(choice.about, '')}: {choice.text}".removeprefix(": ")
                yield Laid(phase="indicators", head=SIGN_REPLACED, text=text, by=choice.by, on=on)
        for item in signs(lines, place):
            text = f"{item.text} ({item.why})" if item.why else item.text
            yield Laid(phase="indicators", head=SIGN, text=text, by=item.by, on=on)


def _limits(cycle: list[TalkLines], talk: Talk) -> Iterator[Laid]:
    for frame in talk.agreed.frames:
        yield Laid(phase="frames", head=LIMIT, text=frame.text, by=frame.owner, on=frame.valid_from)
    for lines in cycle:
        on = _on(lines)
        for frame in limits(lines):
            if frame.n > 1:
                yield Laid(phase="frames", head=CHANGED, text=frame.text, by=frame.by, on=on)
        for place in range(len(lines.talk.passes)):
            for item in initiatives(lines, place):
                if item.limits == "touches":
                    which = "; ".join(f.text for f in item.considered if f.frame in item.touched)
                    text = f"{item.text} ({which})" if which else item.text
                    yield Laid(phase="frames", head=TOUCHED, text=text, by=item.by, on=on)


def _values(cycle: list[TalkLines]) -> Iterator[Laid]:
    for lines, place in _passes(cycle):
        for value in values(lines, place):
            yield Laid(phase="values", head=VALUE, text=value.text, by=value.by, on=_on(lines))
            if value.moment:
                yield Laid(phase="values", head=MOMENT, text=value.moment)


def _day(cycle: list[TalkLines], whole: State, talk: Talk) -> Iterator[Laid]:
    today = talk.started.date()
    then = _on(cycle[0]) if cycle else today
    ids = {lines.talk.id for lines in cycle}
    team = whole.team(talk.team)
    mine = [g for g in whole.goals.values() if g.team.casefold() == talk.team.casefold()]
    rows = [(g.goal.now.text, planned) for g in mine for planned in g.planned]
    rows += [(talk.title[talk.language], planned) for planned in team.planned]
    for text, planned in rows:
        for move in planned.moved:
            head = LATER if move.to else NOT_HELD
            yield Laid(phase="day", head=head, text=f"{text}: {move.text}", by=move.by, on=move.was)
        on, held = planned.on, planned.held_on
        if on and held and (held - on).days >= LATE_DAYS and planned.held_as in ids:
            yield Laid(phase="day", head=LATER, text=text, on=on)
        if planned.open and on and _missed(on, then, today):
            yield Laid(phase="day", head=NOT_HELD, text=text, on=on)
    for lines in cycle:
        for point in parked(lines):
            yield Laid(phase="day", head=PARKED, text=point.text, by=point.by, on=_on(lines))


def _missed(on: date, then: date, today: date) -> bool:
    return then <= on < today
