"""The coming talks as a calendar file (ICS, RFC 5545), one event for each talk that was agreed on.

An event keeps its UID for as long as the talk waits: put on another day, it is the same event with a
higher SEQUENCE. Where the hour was said it is in UTC, so that every calendar shows it in its own time
zone; without an hour it is of the whole day, wherever it is opened, and nobody is shown as busy.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.came_to.next_talks import moves, next_talk
from agendas.errors import N_
from agendas.lines.from_records import Told, as_talk
from agendas.parsing.appointment import hours_in, place_in
from agendas.records.agreements import Moved
from agendas.records.said import Goal, Language, NextTalk, Record
from agendas.records.state import PlannedTalk, State
from agendas.text import one_line
from minutes.errors import MinutesError
from minutes.sections.phrases import Writing


class NextTalkError(MinutesError):
    """A talk after which no day was chosen."""

    exit_code = 1


class Coming(Record, frozen=True, kw_only=True):
    """A talk that is to come: what was said of it, and how often it was put on another day.

    `minutes` is how long the talk before it was planned to take, `stamp` when it was agreed on.
    """

    uid: str
    summary: str
    told: tuple[str, ...]
    on: date
    words: str
    people: tuple[str, ...]
    minutes: int
    stamp: datetime
    moved: int = 0


def to_ics(
    told: Told,
    language: Language | None = None,
    state: State | None = None,
    zone: tzinfo | None = None,
) -> bytes:
    """The next talk, or each where there are several, as the bytes of a calendar file.

    `state` is what all talks so far left: it tells of which talk one that is put on another day is.
    `zone` is where an hour was said; without it that of the machine. Raises `NextTalkError` where no
    day was chosen.
    """
    talk = as_talk(told)
    found = list(coming(Writing(TalkLines(talk), language or talk.language), state))
    if not found:
        raise NextTalkError(
            N_("No day was chosen for the next talk, so there is nothing to put in a calendar.")
        )
    return calendar(found, zone)


def coming(w: Writing, state: State | None) -> Iterator[Coming]:
    """The talks that a talk agreed on, and those it put on another day."""
    of_team = w.about_team and w.talk.kind != "goals"
    for place in [0] if of_team else w.chosen:
        following = next_talk(w.lines, place)
        if following.on:
            key = _key(w.talk.passes[place].goal, w.talk.id)
            yield _coming(w.at(place), following, following.on, key)
    for move in moves(w.lines):
        if move.to is not None:
            yield _moved(w, move, move.to, state)


def of_planned(planned: PlannedTalk, told: Told, language: Language) -> Coming:
    """A talk that waits, as the talk in which it was agreed on and all since tell of it."""
    w = Writing(TalkLines(as_talk(told)), language)
    place = next((n for n, one in enumerate(w.talk.passes) if one.goal == planned.goal), 0)
    following = next_talk(w.lines, place)
    if planned.moved:  # what was said of hour and place was said of another day
        following = NextTalk(people=planned.people)
    assert planned.on is not None
    key = _key(planned.goal, planned.planned_in)
    found = _coming(w.at(place), following, following.on or planned.on, key)
    if not planned.moved:
        return found
    last = planned.moved[-1]
    return msgspec.structs.replace(
        found,
        told=(*found.told, one_line(last.text)),
        stamp=last.at or found.stamp,
        moved=len(planned.moved),
    )


def _key(goal: str, planned_in: str) -> str:
    return f"{goal or 'team'}-{planned_in}@vertel"


def _moved(w: Writing, move: Moved, on: date, state: State | None) -> Coming:
    """A talk on another day, told in the talk that put it there."""
    goal = state.goals.get(move.goal) if state else None
    talks = goal.planned if goal else state.team(w.talk.team).planned if state else ()
    planned = next((talk for talk in reversed(talks) if talk.moved), None)
    return Coming(
        uid=_key(move.goal, planned.planned_in if planned else str(move.was)),
        summary=_named(w, goal.goal) if goal else w.line(w.talk.team) or _kind(w),
        told=(w.line(move.text),),
        on=on,
        words="",
        people=planned.people if planned else (),
        minutes=0,
        stamp=w.talk.ended or w.talk.started,
        moved=len(planned.moved) if planned else 1,
    )


def _coming(w: Writing, following: NextTalk, on: date, key: str) -> Coming:
    people = [w.began.account_giver, *following.people]
    return Coming(
        uid=key,
        summary=_named(w, w.goal) if w.began.goal else _of_team(w),
        told=tuple(_told(w, following)),
        on=on,
        words=following.words,
        people=tuple(dict.fromkeys(name for name in map(w.line, people) if name)),
        minutes=w.talk.minutes,
        stamp=w.talk.ended or w.talk.started,
    )


def _named(w: Writing, goal: Goal) -> str:
    """The coming talk: of a goal account is given, whatever kind of talk it was agreed on in."""
    from agendas.agenda import builtin

    kind = "goal-dialogue" if goal.status == "brought-in" else "accountability"
    return w.line(f"{builtin(kind).title[w.language]}: {goal.now.text}")


def _kind(w: Writing) -> str:
    return w.line(w.talk.title[w.language])


def _of_team(w: Writing) -> str:
    return f"{_kind(w)}: {w.line(w.talk.team)}" if w.talk.team else _kind(w)


def _told(w: Writing, following: NextTalk) -> list[str]:
    """With whom, and what was taken up: account is given of it on that day."""
    _, ngettext = w.say, w.ngettext
    names = w.names(following.people)
    told = [_("With {names}").format(names=names)] if names else []
    if following.words:
        told.append(w.line(following.words))
    for line in w.of("initiative"):
        takers = line.who or line.by
        sentence = ngettext("{names} takes up: {text}", "{names} take up: {text}", len(takers))
        text = w.line(line.text)
        told.append(sentence.format(names=w.names(takers), text=text) if takers else text)
    return told


def calendar(talks: Iterable[Coming], zone: tzinfo | None = None) -> bytes:
    """The talks as the bytes of a calendar file."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Vertel//Vertel//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for talk in talks:
        made.add_component(_event(talk, zone))
    return bytes(made.to_ical())


def _event(talk: Coming, zone: tzinfo | None) -> Any:
    from icalendar import Event, vCalAddress, vText

    event = Event()
    event.add("uid", talk.uid)
    event.add("sequence", talk.moved)
    event.add("dtstamp", talk.stamp.astimezone(UTC).replace(microsecond=0))
    begin, end = hours_in(talk.words)
    if begin:
        start = _utc(talk.on, begin, zone)
        event.add("dtstart", start)
        until = _utc(talk.on, end, zone) if end else start + timedelta(minutes=talk.minutes or 45)
        event.add("dtend", until)
    else:
        event.add("dtstart", talk.on)
        if talk.on < date.max:  # without an end it is of one day
            event.add("dtend", talk.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", talk.summary)
    if talk.told:
        event.add("description", "\n".join(talk.told))
    if place := place_in(talk.words):
        event.add("location", place)
    for name in talk.people:
        who = vCalAddress("invalid:nomail")  # Vertel knows names and no addresses
        who.params["CN"] = vText(name.replace('"', "”"))
        event.add("attendee", who)
    event.add_component(_alarm(talk, before=timedelta(days=1) if begin else timedelta(hours=15)))
    return event


def _utc(day: date, hour: time, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, hour, zone).astimezone(UTC)


def _alarm(talk: Coming, before: timedelta) -> Any:
    """A day before; of a whole day at nine in the morning of the day before."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", talk.summary)
    alarm.add("trigger", -before)
    return alarm
