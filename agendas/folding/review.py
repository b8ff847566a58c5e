"""The cycle read back: how wordings grew, signs, limits, values, and where the day ruled us.

Nothing is counted or compared here; it is what was said, with its moment (method.md §3.6).
"""

from collections.abc import Iterator
from datetime import date

from agendas.folding.fold import in_order
from agendas.records.agreements import Laid
from agendas.records.meeting import Meeting, standing_records
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


def cycle_laid_out(meeting: Meeting, whole: State, earlier: tuple[Meeting, ...]) -> Iterator[Laid]:
    """The lines for the phases of a cycle review, by the ids the review's agenda gives them."""
    team = whole.team(meeting.team)
    mine = [m for m in in_order(earlier) if _of_team(m, meeting.team, whole) and m.ended]
    cycle = [m for m in mine if team.reviewed is None or m.started > team.reviewed]
    yield from _histories(cycle, whole, meeting.team)
    yield from _signs(cycle)
    yield from _limits(cycle, meeting)
    yield from _values(cycle)
    yield from _day(cycle, whole, meeting)
    for point in team.starting_points:
        yield Laid(phase="identity", head=STARTING_POINT, text=point.text, on=point.since)


def _of_team(meeting: Meeting, team: str, whole: State) -> bool:
    if meeting.private:
        return False
    known = (whole.goals.get(s.goal.id) for s in meeting.segments)
    name = meeting.team or next((g.team for g in known if g), "")
    return name.casefold() == team.casefold()


def _histories(cycle: list[Meeting], whole: State, team: str) -> Iterator[Laid]:
    talked = {s.goal.id for m in cycle for s in m.segments if s.chosen}
    talked |= {g.id for m in cycle for s in m.segments for g in s.new_goals}
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


def _signs(cycle: list[Meeting]) -> Iterator[Laid]:
    for meeting in cycle:
        on = meeting.started.date()
        for segment in meeting.segments:
            texts = {i.id: i.text for i in segment.brought.indicators}
            for choice in standing_records(segment.indicator_choices):
                if choice.choice == "replace":
                    text = f"{texts.get(choice.about, '')}: {choice.text}".removeprefix(": ")
                    yield Laid(
                        phase="indicators", head=SIGN_REPLACED, text=text, by=choice.by, on=on
                    )
            for item in standing_records(segment.indicators):
                text = f"{item.text} ({item.why})" if item.why else item.text
                yield Laid(phase="indicators", head=SIGN, text=text, by=item.by, on=on)


def _limits(cycle: list[Meeting], meeting: Meeting) -> Iterator[Laid]:
    for frame in meeting.agreed.frames:
        yield Laid(phase="frames", head=LIMIT, text=frame.text, by=frame.owner, on=frame.valid_from)
    for talk in cycle:
        on = talk.started.date()
        for frame in standing_records(talk.frames):
            if frame.n > 1:
                yield Laid(phase="frames", head=CHANGED, text=frame.text, by=frame.by, on=on)
        for segment in talk.segments:
            for item in standing_records(segment.initiatives):
                if item.limits == "touches":
                    which = "; ".join(f.text for f in item.considered if f.frame in item.touched)
                    text = f"{item.text} ({which})" if which else item.text
                    yield Laid(phase="frames", head=TOUCHED, text=text, by=item.by, on=on)


def _values(cycle: list[Meeting]) -> Iterator[Laid]:
    for meeting in cycle:
        on = meeting.started.date()
        for segment in meeting.segments:
            for value in standing_records(segment.values):
                yield Laid(phase="values", head=VALUE, text=value.text, by=value.by, on=on)
                if value.moment:
                    yield Laid(phase="values", head=MOMENT, text=value.moment)


def _day(cycle: list[Meeting], whole: State, meeting: Meeting) -> Iterator[Laid]:
    today = meeting.started.date()
    then = cycle[0].started.date() if cycle else today
    ids = {m.id for m in cycle}
    team = whole.team(meeting.team)
    mine = [g for g in whole.goals.values() if g.team.casefold() == meeting.team.casefold()]
    rows = [(g.goal.now.text, talk) for g in mine for talk in g.planned]
    rows += [(meeting.title[meeting.language], talk) for talk in team.planned]
    for text, talk in rows:
        for move in talk.moved:
            head = LATER if move.to else NOT_HELD
            yield Laid(phase="day", head=head, text=f"{text}: {move.text}", by=move.by, on=move.was)
        late = talk.on and talk.held_on and (talk.held_on - talk.on).days >= LATE_DAYS
        if late and talk.held_as in ids:
            yield Laid(phase="day", head=LATER, text=text, on=talk.on)
        if talk.open and talk.on and _missed(talk.on, then, today):
            yield Laid(phase="day", head=NOT_HELD, text=text, on=talk.on)
    for talk_held in cycle:
        for point in standing_records(talk_held.parked):
            on = talk_held.started.date()
            yield Laid(phase="day", head=PARKED, text=point.text, by=point.by, on=on)


def _missed(on: date, then: date, today: date) -> bool:
    return then <= on < today
