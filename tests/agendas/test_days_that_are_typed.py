"""A day typed in a talk: what is clear is that day, and what is not is asked (conversation.md §7)."""

from datetime import date, time, timedelta

import pytest
from examples import rows

from agendas.errors import TalkError
from agendas.parsing.appointment import hours_in, place_in
from agendas.parsing.choices import tells_more
from agendas.parsing.dates import date_in, past_date_in

SUNDAY, TUESDAY = date(2026, 11, 29), date(2026, 11, 24)
UNCLEAR, SEVERAL, PASSED, TWO_DAYS = (
    "Which day is that",
    "more than one",
    "has passed",
    "weekday and",
)
JUST = "only just passed"


@rows(
    ("words", "today", "day"),
    [
        ("eerste dinsdag van februari", SUNDAY, date(2027, 2, 2)),
        ("the first Tuesday of February, 10:30", SUNDAY, date(2027, 2, 2)),
        ("laatste vrijdag van november", date(2026, 11, 26), date(2026, 11, 27)),
        ("last Friday in November", TUESDAY, date(2026, 11, 27)),
        ("tweede maandag van maart 2028", SUNDAY, date(2028, 3, 13)),
        ("dinsdag over drie weken", SUNDAY, date(2026, 12, 22)),
        ("over drie weken op dinsdag, in de hal", SUNDAY, date(2026, 12, 22)),
        ("Tuesday in three weeks", SUNDAY, date(2026, 12, 22)),
        ("dinsdag over drie weken", TUESDAY, date(2026, 12, 15)),
        ("donderdag over een week", SUNDAY, date(2026, 12, 10)),
        ("maandag over drie weken", TUESDAY, date(2026, 12, 21)),
        ("woensdag wk3", SUNDAY, date(2027, 1, 20)),
        ("Tuesday of next week", TUESDAY, date(2026, 12, 1)),
        ("morgenochtend", SUNDAY, date(2026, 11, 30)),
        ("dinsdag 15 uur", SUNDAY, date(2026, 12, 1)),
        ("maandag 18 januari, 10 uur", SUNDAY, date(2027, 1, 18)),
        ("January 18, 10 o'clock", SUNDAY, date(2027, 1, 18)),
        ("vrijdag over vijf weken", TUESDAY, date(2027, 1, 1)),
        ("in three weeks' time", SUNDAY, date(2026, 12, 20)),
        ("over 3 maanden", TUESDAY, date(2027, 2, 24)),
        ("over een maand", SUNDAY, date(2026, 12, 29)),
        ("in a month", SUNDAY, date(2026, 12, 29)),
        ("over een maand", date(2027, 1, 31), date(2027, 2, 28)),
        ("1 november 2027", SUNDAY, date(2027, 11, 1)),
        ("maandag 1 november", SUNDAY, date(2027, 11, 1)),
        ("1 november", date(2027, 2, 5), date(2027, 11, 1)),
        ("28 augustus", SUNDAY, date(2027, 8, 28)),
        ("8 december om half elf", SUNDAY, date(2026, 12, 8)),
        ("8 december, kwart over tien", SUNDAY, date(2026, 12, 8)),
        ("Tuesday at a quarter to eleven", SUNDAY, date(2026, 12, 1)),
        ("over tien dagen", SUNDAY, date(2026, 12, 9)),
        ("woensdag in week 3", SUNDAY, date(2027, 1, 20)),
        ("Wednesday of week 3", SUNDAY, date(2027, 1, 20)),
        ("week 50, dinsdag", SUNDAY, date(2026, 12, 8)),
        ("maandag in week 1 van 2028", SUNDAY, date(2028, 1, 3)),
        ("dinsdag 2 februari 2027, 10:30, in de hal", SUNDAY, date(2027, 2, 2)),
        ("di 2 februari om 10.30 uur", SUNDAY, date(2027, 2, 2)),
        ("Tue 2 Feb, 10-11 uur", SUNDAY, date(2027, 2, 2)),
        ("8 april 15.00-15.45", SUNDAY, date(2027, 4, 8)),
        ("8 april 10.10", SUNDAY, date(2027, 4, 8)),
        ("the 8th of December", SUNDAY, date(2026, 12, 8)),
        ("8 december volgend jaar", SUNDAY, date(2027, 12, 8)),
        ("December 8, 2027", SUNDAY, date(2027, 12, 8)),
        ("8 december '27", SUNDAY, date(2027, 12, 8)),
        ("3-5-28", SUNDAY, date(2028, 5, 3)),
        ("3 mei", SUNDAY, date(2027, 5, 3)),
        ("tot 1 maart", SUNDAY, date(2027, 3, 1)),
        ("8 december, na de vergadering", SUNDAY, date(2026, 12, 8)),
        ("8 december in de morgen", SUNDAY, date(2026, 12, 8)),
        ("8 december tussen 8 en 9 uur", SUNDAY, date(2026, 12, 8)),
        ("dinsdagmiddag na school", SUNDAY, date(2026, 12, 1)),
        ("dinsdag met Jan in een werkgroep", SUNDAY, date(2026, 12, 1)),
        ("next Tuesday", SUNDAY, date(2026, 12, 1)),
        ("maandag", SUNDAY, date(2026, 11, 30)),
        ("Tuesday with the team of year 9", SUNDAY, date(2026, 12, 1)),
        ("volgende week dinsdag", TUESDAY, date(2026, 12, 1)),
        ("deze week vrijdag", TUESDAY, date(2026, 11, 27)),
        ("vandaag", SUNDAY, SUNDAY),
        ("Tuesday the 15th", SUNDAY, date(2026, 12, 15)),
        ("dinsdag de 15e", SUNDAY, date(2026, 12, 15)),
        ("tuesday the fifteenth", SUNDAY, date(2026, 12, 15)),
        ("on friday the eleventh, at ten o'clock", SUNDAY, date(2026, 12, 11)),
        ("monday the twenty first", SUNDAY, date(2026, 12, 21)),
        ("monday the twenty-first", SUNDAY, date(2026, 12, 21)),
        ("on the fifteenth, tuesday", SUNDAY, date(2026, 12, 15)),
        ("dinsdag de vijftiende", SUNDAY, date(2026, 12, 15)),
        ("de vijftiende, dinsdag", SUNDAY, date(2026, 12, 15)),
        ("dinsdag de tweeëntwintigste om half elf", SUNDAY, date(2026, 12, 22)),
        ("tuesday the fifteenth of december", SUNDAY, date(2026, 12, 15)),
        ("tuesday, december the fifteenth", SUNDAY, date(2026, 12, 15)),
        ("dinsdag vijftien december", SUNDAY, date(2026, 12, 15)),
        ("december thirty-first", SUNDAY, date(2026, 12, 31)),
        ("de dertigste van december", SUNDAY, date(2026, 12, 30)),
        ("dinsdag op de derde verdieping", SUNDAY, date(2026, 12, 1)),
        ("Tuesday in the first hour", SUNDAY, date(2026, 12, 1)),
        ("tuesday 15 december 14:30 in room 4.1", SUNDAY, date(2026, 12, 15)),
        ("dinsdag in lokaal 4.1", SUNDAY, date(2026, 12, 1)),
    ],
)  # fmt: skip
def test_a_clear_day_is_read(words: str, today: date, day: date) -> None:
    assert date_in(words, today) == day


NUMBERS = (
    (1, "een één one a"), (2, "twee two"), (3, "drie three"), (4, "vier four"), (5, "vijf five"),
    (6, "zes six"), (7, "zeven seven"), (8, "acht eight"), (9, "negen nine"), (10, "tien ten"),
    (12, "twaalf twelve"),
)  # fmt: skip


@rows(("number", "words"), NUMBERS)
def test_a_number_of_weeks_in_words_is_that_many(number: int, words: str) -> None:
    for word in words.split():
        said = f"in {word} weeks"
        assert date_in(said, SUNDAY) == date_in(f"in {number} weeks", SUNDAY), said
        assert date_in(said, SUNDAY) == SUNDAY + timedelta(weeks=number), said


@rows(
    ("words", "asked"),
    [
        ("na de kerstvakantie", UNCLEAR),
        ("after the holidays", UNCLEAR),
        ("dinsdag na de kerstvakantie", UNCLEAR),
        ("Tuesday after Christmas", UNCLEAR),
        ("dinsdag in de eerste week van februari", UNCLEAR),
        ("een dinsdag in februari", UNCLEAR),
        ("eerste dinsdag", UNCLEAR),
        ("elke dinsdag", UNCLEAR),
        ("after 8 December", UNCLEAR),
        ("na di 8 december", UNCLEAR),
        ("dinsdag van volgende maand", UNCLEAR),
        ("rond dinsdag 8 december", UNCLEAR),
        ("de week van 8 december", UNCLEAR),
        ("week 3", UNCLEAR),
        ("over drie weken op maandag", UNCLEAR),
        ("dinsdag de 16e", UNCLEAR),  # no Tuesday
        ("Tuesday the sixteenth", UNCLEAR),
        ("the 15th", UNCLEAR),
        ("dinsdag 15", UNCLEAR),
        ("friday, not the fourth but the eleventh", UNCLEAR),
        ("vrijdag, niet de vierde maar de elfde", UNCLEAR),
        ("friday the eleventh or the eighteenth", UNCLEAR),
        ("1e dinsdag", UNCLEAR),
        ("the 3rd Tuesday", UNCLEAR),
        ("dinsdag december", UNCLEAR),
        ("room 8.12", UNCLEAR),
        ("weekend van 12 december", UNCLEAR),
        ("niet op dinsdag", UNCLEAR),
        ("maandag of zo", SEVERAL),
        ("dinsdag in week 54", UNCLEAR),
        ("31 februari", UNCLEAR),
        ("soon", UNCLEAR),
        ("3 marketing people", UNCLEAR),
        ("8 of 9 december", SEVERAL),
        ("8 or 9 December", SEVERAL),
        ("8-9 december", SEVERAL),
        ("dinsdag 8 of woensdag 9 december", SEVERAL),
        ("8 december of 9 december", SEVERAL),
        ("December 8 or 9", SEVERAL),
        ("dinsdag of woensdag", SEVERAL),
        ("friday the eleventh or friday the eighteenth", SEVERAL),
        ("8 december of een week later", SEVERAL),
        ("next Friday", SEVERAL),  # this week's or next week's
        ("vrijdag 2 februari 2027", TWO_DAYS),
        ("Friday 2 February 2027", TWO_DAYS),
        ("vr 2 februari", TWO_DAYS),
        ("morgen, vrijdag", TWO_DAYS),
        ("1 november", JUST),
        ("November 1, with Ana", JUST),
        ("1/11", JUST),
        ("24 august", JUST),
        ("eerste dinsdag van november", JUST),
        ("3 mei 2026", PASSED),
        ("May 3, 2026", PASSED),
        ("2026-05-03", PASSED),
        ("gisteren", PASSED),
        ("vorige week dinsdag", PASSED),
        ("last Tuesday", PASSED),
        ("3 weeks ago", PASSED),
        ("maandag deze week", PASSED),
    ],
)  # fmt: skip
def test_what_is_unclear_double_contradictory_or_past_is_asked(words: str, asked: str) -> None:
    with pytest.raises(TalkError, match=asked):
        date_in(words, TUESDAY)


@rows(
    ("words", "day"),
    [
        ("vorige week donderdag", date(2026, 11, 19)),
        ("Tuesday 17 November", date(2026, 11, 17)),
        ("eerste dinsdag van februari", date(2026, 2, 3)),
        ("tuesday", date(2026, 11, 17)),
        ("Friday 17 November", None),
        ("8 of 9 november", None),
    ],
)
def test_a_day_that_was_is_not_guessed_either(words: str, day: date | None) -> None:
    assert past_date_in(words, TUESDAY) == day


def test_the_words_of_a_day_that_was_counted_are_kept() -> None:
    for words in ("dinsdag over drie weken", "woensdag in week 3", "eerste dinsdag van februari"):
        assert tells_more(words, ()), words
    for small in (
        "dinsdag 2 februari 2027, met Joost",
        "on Tuesday 2 February with Joost and we",
        "ik en Joost, dinsdag",
    ):
        assert not tells_more(small, ("Joost",)), small


def test_each_month_is_known_in_full_and_in_short() -> None:
    for number, names in enumerate(
        ("jan january januari", "feb february februari", "mar maa mrt march maart", "apr april",
         "may mei", "jun june juni", "jul july juli", "aug august augustus", "sep sept september",
         "oct okt october oktober", "nov november", "dec december"), 1,
    ):  # fmt: skip
        for name in names.split():
            assert date_in(f"8 {name} 2027", SUNDAY) == date(2027, number, 8), name
            assert date_in(f"{name} 8, 2027", SUNDAY) == date(2027, number, 8), name


@rows(
    ("words", "place"),
    [
        ("14 December, 10:30, room 4, with Joy", "room 4"),
        ("14 december om 10.30 uur in de kantine met Joost", "de kantine"),
        ("14 December in the hall at ten", "the hall"),
        ("18 januari, 10 uur, in de wijkpost, met Bas", "de wijkpost"),
        ("14 December, hopefully", ""),
    ],
)
def test_a_place_is_what_is_named_as_one(words: str, place: str) -> None:
    assert place_in(words) == place


@rows(
    ("words", "hour"),
    [
        ("dinsdag om half elf", time(10, 30)),
        ("dinsdag half 11", time(10, 30)),
        ("Tuesday at half eleven", time(11, 30)),
        ("Tuesday, half past ten", time(10, 30)),
        ("dinsdag, kwart over tien", time(10, 15)),
        ("kwart voor één 's middags", time(12, 45)),
        ("8 december om kwart voor 11", time(10, 45)),
        ("8 December at quarter to eleven", time(10, 45)),
        ("at a quarter past 10 on Tuesday", time(10, 15)),
        ("vijf voor half negen, dinsdag", time(8, 25)),
        ("dinsdag om tien uur in de hal", time(10)),
        ("dinsdag om tien", time(10)),
        ("Tuesday at ten with Ana", time(10)),
        ("dinsdagmiddag om half drie", time(14, 30)),
        ("Tuesday afternoon at 3", time(15)),
        ("vrijdagmiddag 11:30", time(11, 30)),
        ("vrijdagavond om 8 uur", time(20)),
        ("maandag 18 januari, 10 uur, in de wijkpost", time(10)),
        ("18 januari 10 uur", time(10)),
        ("18 januari, tien uur", time(10)),
        ("18 januari 2027, 10u", time(10)),
        ("Monday 18 January, 10 o'clock", time(10)),
        ("January 18th, ten o’clock", time(10)),
        ("18 January, 10 am", time(10)),
        ("dinsdag de vijftiende, tien uur", time(10)),
        ("dinsdag tien uur", time(10)),
        ("dinsdagmiddag 2 uur", time(14)),
        ("18-1, 10 uur", time(10)),
        ("18 januari, 2 uur", None),
        ("dinsdagmiddag 2 uur lang", None),
        ("dinsdag acht uur lang", None),
        ("dinsdagmiddag een uur", None),
        ("met 10 uur werk", None),
        ("met groep 3, 10 uur", None),
        ("friday the 18th, quarter to four", time(15, 45)),
        ("friday the 18th, ten to five", time(16, 50)),
        ("friday the 18th at noon", time(12)),
        ("friday the 18th, ten thirty", time(10, 30)),
        ("Friday 18 December ten forty-five, room 4", time(10, 45)),
        ("at three thirty on Friday", time(15, 30)),
        ("vrijdag de 18e, kwart voor vier", time(15, 45)),
        ("vrijdag 18 december om tien voor vijf", time(16, 50)),
        ("vrijdag de 18e, twaalf uur 's middags", time(12)),
        ("vrijdag de 18e, half elf in de hal", time(10, 30)),
        ("vrijdag om tien uur dertig", time(10, 30)),
        ("dinsdag om half drie", time(14, 30)),
        ("dinsdag om drie uur", time(15)),
        ("dinsdagochtend om kwart voor vier", time(3, 45)),
        ("dinsdag kwart voor vier 's nachts", None),
        ("dinsdag om 3:45", None),  # of either half of the day
        ("before noon on Tuesday", None),
        ("Tuesday ten thirty children", None),
        ("half 10", None),  # 9:30 in Dutch, 10:30 in English
        ("dinsdag om twee redenen", None),
        ("half december", None),
    ],
)
def test_an_hour_is_read_as_people_say_it(words: str, hour: time | None) -> None:
    assert hours_in(words)[0] == hour


def test_hours_from_and_to_as_they_are_spoken() -> None:
    begins_ends = time(15, 45), time(16, 30)
    assert hours_in("friday the 18th from quarter to four to half past four") == begins_ends
    assert hours_in("vrijdag de 18e van kwart voor vier tot half vijf") == begins_ends


def test_an_hour_in_words_is_no_part_of_the_place() -> None:
    assert place_in("dinsdag in de hal half elf met Joost") == "de hal"
