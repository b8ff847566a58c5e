"""Every word of the tables by which sentences are read and things are called: each does what it is for."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from examples import rows

from agendas.lines.kinds import LINE_KINDS
from agendas.parsing.a_yes import is_held_back, is_yes
from agendas.parsing.choices import chosen, tells_more
from agendas.parsing.dates import beyond_day, date_in, weeks_in
from agendas.parsing.in_digits import hour_alone
from agendas.records import heads, vocabulary
from agendas.records.said import Words
from agendas.slots.slots import SLOTS, Slot

MONDAY = date(2026, 11, 30)
HOURS = ("een één one", "twee two", "drie three", "vier four", "vijf five", "zes six", "zeven seven",
         "acht eight", "negen nine", "tien ten", "elf eleven", "twaalf twelve")  # fmt: skip


def tables() -> list[tuple[str, dict[str, Words]]]:
    found = []
    for name, value in vars(vocabulary).items():
        if isinstance(value, dict) and value:
            inner = value if isinstance(next(iter(value.values())), dict) else {"": value}
            found += [(f"{name} {key}".strip(), table) for key, table in inner.items()]
    return [(name, table) for name, table in found if name.isupper() or " " in name]


@pytest.mark.parametrize(("name", "table"), tables(), ids=lambda value: str(value)[:20])
def test_each_thing_is_called_in_both_languages_and_nothing_else_is_called_so(
    name: str, table: dict[str, Words]
) -> None:
    assert all(key and words.nl and words.en for key, words in table.items())
    if name not in ("LINE_KIND", "CHOICES limits"):
        for said in ([w.nl for w in table.values()], [w.en for w in table.values()]):
            assert len(set(said)) == len(said)


def test_each_kind_of_line_has_its_word() -> None:
    grounds = {*vocabulary.EVIDENCE_KIND, "done"}
    without = {"in place of", "moved talk", "passed over"}  # no lamp puts these
    assert {*LINE_KINDS, *grounds} - without == {*vocabulary.LINE_KIND}


def test_each_head_of_what_is_laid_out_is_its_own() -> None:
    found = [value for value in vars(heads).values() if isinstance(value, Words)]
    assert len({one.en for one in found}) == len({one.nl for one in found}) == len(found) > 15


@rows("name", ["STANDING", "DECISION", "ONWARD", "ORIGIN", "INITIATIVE_ORIGIN",
                                  "INDICATOR_KIND", "DIRECTION", "LIMITS", "INDICATOR_ONWARD",
                                  "FRAME_KIND", "FRAME_ONWARD", "EXIT"])  # fmt: skip
def test_a_choice_is_made_by_its_number_and_by_its_words_in_either_language(name: str) -> None:
    choices: dict[str, Words] = getattr(vocabulary, name)
    for number, (key, words) in enumerate(choices.items(), 1):
        for said in (str(number), words.nl, words.en, words.en.upper()):
            assert chosen(said, choices) == (key, ""), said
            assert chosen(f"{said}, it rained", choices) == (key, "it rained"), said
    assert chosen(str(len(choices) + 1), choices)[0] == ""
    assert chosen("0", choices) == ("", "0")


@rows("hour", range(1, 13))
def test_each_hour_is_read_in_words_alone_past_to_and_half(hour: int) -> None:
    before = hour - 1 or 12
    for word in HOURS[hour - 1].split():
        english = word in HOURS[hour - 1].split()[-1:]
        half = f"{hour if english else before}:30"
        assert hour_alone(f"half {word}") == half, word
        assert hour_alone(f"kwart over {word}") == f"{hour}:15"
        assert hour_alone(f"quarter to {word}") == f"{before}:45"
        assert hour_alone(f"{'at' if english else 'om'} {word} uur") == f"{hour}:00"


@rows(
    ("words", "minutes"),
    [("vijf five 5", 5), ("tien ten 10", 10), ("kwart quarter", 15), ("twintig twenty 20", 20)],
)
def test_so_many_minutes_past_or_to_an_hour(words: str, minutes: int) -> None:
    for word in words.split():
        assert (
            hour_alone(f"{word} over acht")
            == hour_alone(f"{word} past eight")
            == f"8:{minutes:02d}"
        )
        assert (
            hour_alone(f"{word} voor acht") == hour_alone(f"{word} to eight") == f"7:{60 - minutes}"
        )
        assert hour_alone(f"{word} over half acht") == f"7:{30 + minutes}"
        assert hour_alone(f"{word} voor half acht") == f"7:{30 - minutes:02d}"


def test_a_rhythm_in_words_or_digits_names_its_weeks() -> None:
    told = ("twee two 2", "drie three 3", "vier four 4", "vijf five 5", "zes six 6", "acht eight 8")
    for words in told:
        *said, digit = words.split()
        for word in (*said, digit, f" {digit}"):
            assert (
                weeks_in(f"every {word} weeks")
                == weeks_in(f"om de {word.upper()} weken")
                == int(digit)
            )
    assert weeks_in("every 12 weeks") == 12
    assert (weeks_in("weekly"), weeks_in("every 123 weeks"), weeks_in("two days a week")) == (
        None,
    ) * 3


DAYS = ("monday maandag mon ma", "tuesday dinsdag tue tues di", "wednesday woensdag wed wo",
        "thursday donderdag thu thur thurs do", "friday vrijdag fri vr", "saturday zaterdag sat za",
        "sunday zondag sun zo")  # fmt: skip


@rows("weekday", range(7))
def test_each_weekday_is_known_in_full_and_in_short_beside_its_date(weekday: int) -> None:
    day = MONDAY + timedelta(days=weekday or 7)
    full, short = DAYS[weekday].split()[:2], DAYS[weekday].split()[2:]
    for word in full:
        assert date_in(word, MONDAY) == day
        assert date_in(f"{word}middag", MONDAY) == day
        assert beyond_day(word).strip() == ""
    for word in (*full, *short):
        assert date_in(f"{word} {day.day} december", MONDAY) == day
        assert date_in(f"{word}. {day.isoformat()}", MONDAY) == day


@rows(
    ("words", "nth"),
    [("first 1st eerste 1e", 0), ("second 2nd tweede 2e", 1), ("third 3rd derde 3e", 2),
     ("fourth 4th vierde 4e", 3), ("last laatste", 3)],
)  # fmt: skip
def test_the_first_to_the_last_weekday_of_a_month(words: str, nth: int) -> None:
    for word in words.split():
        assert date_in(f"{word} Tuesday of February", MONDAY) == date(2027, 2, 2 + 7 * nth), word


def test_the_days_around_today_have_a_word() -> None:
    for words, days in (
        ("today vandaag", 0),
        ("tomorrow morgen morgenavond", 1),
        ("overmorgen", 2),
    ):
        for word in words.split():
            assert date_in(word, MONDAY) == MONDAY + timedelta(days=days)


SMALL = "with met and en on op at om the de het in we i ik wij"
BY_THEN = ("ja jawel hoor dat doe ik zal het wel doen is goed prima graag komt zeker dan voor vóór op uiterlijk "
           "yes i will ll do it that sure fine ok okay then by before on for so of course vanaf from starting "
           "with me mij wat betreft")  # fmt: skip


def test_small_words_beside_a_day_tell_no_more_than_the_day() -> None:
    for word in SMALL.split():
        assert not tells_more(f"8 December, {word} Ana", ("Ana",)), word
    assert tells_more("8 December, room", ())
    for word in BY_THEN.split():
        assert is_yes(f"yes {word}"), word
    assert not is_yes("yes they")


@rows(
    ("text", "held_back"),
    [("ja, maar dan samen", True), ("nee, tenzij Ana komt", True), ("yes but later", True),
     ("no, unless it rains", True), ("they came, but late", False), ("yes", False)],
)  # fmt: skip
def test_a_yes_or_no_with_a_condition_is_held_back_and_any_other_but_is_none(
    text: str, held_back: bool
) -> None:
    assert is_held_back(text) == held_back


def test_an_hour_beside_a_day_is_told_with_it() -> None:
    assert beyond_day("10.30 uur, dinsdag").split() == ["10.30", "uur,"]
    assert beyond_day("dinsdag 8.12").split() == []


def test_each_kind_of_question_is_made_of_what_there_is() -> None:
    known = [{}, *(table for _name, table in tables())]
    for name, slot in SLOTS.items():
        document: dict[str, Any] = msgspec.to_builtins(slot)
        assert msgspec.convert(document, Slot) == slot, name
        assert name == slot.name
        assert slot.line in LINE_KINDS, name
        assert slot.choices in known or name == "coach", name
        assert all(words.nl and words.en for words in (slot.ask, *slot.choices.values()) if words)


def test_words_without_a_name_are_the_account_givers_where_they_are_asked_as_you() -> None:
    assert {name for name, slot in SLOTS.items() if slot.you} == {
        "happened", "happened_means", "onward", "reading", "set_in_motion", "road", "indicator_onward",
        "indicator", "why_chosen", "misses", "indicator_origin", "expectation", "evidence", "period",
        "meaning", "standing", "value", "moment", "initiative", "initiative_origin", "notice", "stops",
        "watch", "support", "due", "why_done",
    }  # fmt: skip


def test_the_goal_coach_looks_on_where_words_of_a_goal_are_put() -> None:
    assert {name for name, slot in SLOTS.items() if slot.coached} == {
        "goal_wording", "coach", "new_wording", "part", "line_exit", "wording_proposed",
    }  # fmt: skip
