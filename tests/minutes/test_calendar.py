"""The coming talks in a calendar, read by two libraries: one event for each, which moves with it."""

import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from conftest import NOW, begin, next_talk, whole_talk
from said_in import close, planned

from agendas.agenda import builtin
from agendas.errors import SpokenError
from agendas.folding.fold import state_of
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.talk.begin import Opening, new_talk
from agendas.talk.reschedule import moved_talk
from minutes.formats.ics import calendar, of_planned, to_ics
from minutes.formats.writers import file_name, write
from minutes.request import Wish, made

ZONE = ZoneInfo("Europe/Amsterdam")
DAY = date(2026, 12, 8)


def talk(words: str = "", *people: str, on: date = DAY) -> Talk:
    return planned(whole_talk(builtin("accountability")), on, people or ("Joost",), words)


def event(data: bytes) -> icalendar.Event:
    (found,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return found


def moved(first: Talk, to: date, *before: Talk) -> Talk:
    at = NOW + timedelta(days=len(before) + 1)
    opening = Opening(goal_text="x", team=first.team)
    opened = new_talk(f"moved{len(before)}", builtin("planning"), opening, at)
    state = state_of((first, *before))
    return moved_talk(opened, state, first.goal.id, to, "the hall was taken", "Ana", at)


def test_a_day_without_an_hour_is_a_whole_day_with_an_alarm_the_day_before() -> None:
    made_of = event(write(talk(), "ics"))
    assert made_of.decoded("dtstart") == DAY
    assert made_of.decoded("dtend") == date(2026, 12, 9)
    assert made_of["transp"] == "TRANSPARENT"
    (alarm,) = made_of.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-15), "nine in the morning of the day before"


@pytest.mark.parametrize(
    ("words", "begins", "ends", "place"),
    [
        ("8 December, 10:30, room 4, with Joost", (9, 30), (10, 15), "room 4"),
        ("8 december om 10.30 uur in de kantine met Joost", (9, 30), (10, 15), "de kantine"),
        ("8 December 15:00-15:40", (14, 0), (14, 40), None),
        ("8 December at 3 pm", (14, 0), (14, 45), None),
    ],
)
def test_the_hour_and_the_place_are_those_that_were_said(
    words: str, begins: tuple[int, int], ends: tuple[int, int], place: str | None
) -> None:
    made_of = event(to_ics(talk(words), zone=ZONE))
    assert made_of.decoded("dtstart") == datetime(2026, 12, 8, *begins, tzinfo=UTC)
    assert made_of.decoded("dtend") == datetime(2026, 12, 8, *ends, tzinfo=UTC)
    assert made_of.get("location") == place
    assert words in made_of["description"]
    (alarm,) = made_of.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-1)


def test_in_summer_the_same_hour_is_another_moment() -> None:
    made_of = event(to_ics(talk("8 July, 10:30", on=date(2027, 7, 8)), zone=ZONE))
    assert made_of.decoded("dtstart") == datetime(2027, 7, 8, 8, 30, tzinfo=UTC)


def test_it_is_named_after_the_talk_that_comes_and_says_who_and_what() -> None:
    opened = change(talk(), title=type(talk().title)(nl="Doelgesprek", en="Goal dialogue"))
    made_of = event(write(opened, "ics"))
    assert made_of["summary"] == (
        "Accountability dialogue: Parents bring their child to school with trust"
    )
    assert [who.params["CN"] for who in made_of["attendee"]] == ["Ana", "Joost"]
    assert "With Joost" in made_of["description"]
    assert "ask two parents to host the walk-in" in made_of["description"]
    assert file_name(talk(), "ics").startswith("2026-12-08-parents")
    assert "attendee" not in event(made(talk(), Wish(fmt="ics", reader="public"))[1])


def test_a_talk_on_another_day_is_the_same_event_with_a_higher_sequence() -> None:
    first = talk("8 December, 10:30, room 4")
    once = moved(first, date(2026, 12, 15))
    twice = moved(first, date(2026, 12, 22), once)
    before = event(write(first, "ics"))
    state = state_of((first, once, twice))
    after = event(made(twice, Wish(fmt="ics"), state=state)[1])
    assert (before["uid"], before["sequence"]) == (after["uid"], 0)
    assert after["sequence"] == 2
    assert after.decoded("dtstart") == date(2026, 12, 22), "the hour was said of another day"
    assert after["summary"] == before["summary"]
    (planned,) = state.goals[first.goal.id].planned
    waiting = event(calendar([of_planned(planned, first, "en")], ZONE))
    for key in ("uid", "sequence", "summary", "dtstart"):
        assert waiting[key] == after[key]
    assert "the hall was taken" in waiting["description"]
    assert "10:30" not in waiting["description"]


def test_the_talk_after_it_is_another_event() -> None:
    agenda = builtin("accountability")
    first = whole_talk(agenda)
    later = next_talk(agenda, first)
    second = close(planned(later, date(2027, 1, 12)), NOW)
    assert event(write(first, "ics"))["uid"] != event(write(second, "ics"))["uid"]


def test_another_library_reads_the_same() -> None:
    data = to_ics(talk("8 December, 10:30, room 4, with Joost"), zone=ZONE).decode()
    read = vobject.readOne(io.StringIO(data)).vevent
    assert read.dtstart.value == datetime(2026, 12, 8, 9, 30, tzinfo=UTC)
    assert read.location.value == "room 4"
    assert read.valarm.trigger.value == timedelta(days=-1)
    assert [who.params["CN"] for who in read.attendee_list] == [["Ana"], ["Joost"]]
    assert "\r\n" in data


def test_words_cannot_add_lines_to_the_calendar() -> None:
    hostile = talk("8 December\r\nATTENDEE:y", "x\r\nATTENDEE:y", 'a";CN="b')
    made_of = event(write(hostile, "ics"))
    assert [str(who) for who in made_of["attendee"]] == ["invalid:nomail"] * 3


def test_without_a_next_day_there_is_nothing_for_a_calendar() -> None:
    with pytest.raises(SpokenError, match="No day was chosen") as told:
        write(begin(builtin("accountability")), "ics")
    assert getattr(told.value, "exit_code", 0) == 1
