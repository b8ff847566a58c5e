from datetime import date, timedelta

from examples import rows
from hypothesis import given
from hypothesis import strategies as st

from agendas.parsing.choices import chosen
from agendas.parsing.dates import date_in, past_date_in
from agendas.parsing.said_figure import figure_in
from agendas.parsing.utterance import read, speaker
from agendas.records.vocabulary import ORIGIN, STANDING
from agendas.text import kept, visible

TODAY = date(2026, 11, 24)


@rows(
    ("text", "figure"),
    [
        ("31 of 52 parents came", "31 of 52"),
        ("31 van de 52 ouders kwamen", "31 van de 52"),
        ("62% felt safe", "62%"),
        ("the mean was 7,5", "7,5"),
        ("Pupils of year 9 read more", ""),
        ("Kinderen van groep 7 lezen", ""),
        ("op 6 oktober 2026 was het stil", ""),
        ("at 10:30 nobody came", ""),
        ("two parents stayed", ""),
    ],
)
def test_a_figure_is_read_and_a_name_or_a_date_is_not(text: str, figure: str) -> None:
    assert figure_in(text)[0] == figure


@rows(
    ("text", "choice"),
    [
        ("3, van de inspectie", "handed-down"),
        ("3: van het bestuur, vorig jaar", "handed-down"),
        ("3, of the board", "handed-down"),
        ("3 van de ouders", ""),
        ("3 van de negen", ""),
        ("3 van hen", ""),
    ],
)
def test_from_whom_something_came_stands_behind_its_number(text: str, choice: str) -> None:
    assert chosen(text, ORIGIN)[0] == choice
    assert chosen(text, STANDING)[0] == ("not-visible-yet" if choice else "")


def test_a_name_and_a_colon_say_whose_word_it_is() -> None:
    assert speaker("jo: they stayed", ("Ana", "Joost")) == ("Joost", "they stayed")
    assert speaker("jo: they stayed", ("Joke", "Joost")) == ("", "jo: they stayed")
    assert speaker("note: x", ("Ana",)) == ("", "note: x")


def test_the_kind_of_evidence_is_guessed_from_the_words() -> None:
    assert read("a mother said “at last”").kind == "voice"
    assert read("31 parents came").kind == "figure"
    assert read("they linger at the door").kind == "observation"


@rows(
    ("text", "kind"),
    [
        ("de stille jongens zeggen niets", "observation"),
        ("de jongens zeggen steeds minder", "observation"),
        ("the quiet boys said nothing", "observation"),
        ("niemand zei iets", "observation"),
        ("ze komen vroeg binnen", "observation"),
        ("een moeder zei dat hij niet meer huilt", "voice"),
        ("een vader zei niet dat hij ging, maar dat hij bleef", "voice"),
        ("a father said he is not afraid", "voice"),
        ("Samir vroeg of hij mocht lezen", "voice"),
        ("“niets”, zei ze", "voice"),
    ],
)
def test_only_what_somebody_said_is_heard(text: str, kind: str) -> None:
    assert read(text).kind == kind


@rows(
    ("text", "day"),
    [
        ("8 december, met Joost", date(2026, 12, 8)),
        ("2027-01-05", date(2027, 1, 5)),
        ("December 8th", date(2026, 12, 8)),
        ("3 maart", date(2027, 3, 3)),
        ("in 3 weeks", date(2026, 12, 15)),
        ("over twee weken", date(2026, 12, 8)),
        ("3 weeks from now, ruth too", date(2026, 12, 15)),
        ("over 3 weken, met ruth", date(2026, 12, 15)),
        ("drie weken vanaf nu", date(2026, 12, 15)),
        ("a week from today at 3 pm", date(2026, 12, 1)),
        ("ten days from now", date(2026, 12, 4)),
        ("morgen", date(2026, 11, 25)),
    ],
)
def test_a_day_is_read_as_people_say_it(text: str, day: date) -> None:
    assert date_in(text, TODAY) == day


def test_a_choice_is_read_by_its_number_or_its_words() -> None:
    assert chosen("came closer, because they stay", STANDING) == ("came-closer", "they stay")
    assert chosen("3, niemand zag het", STANDING) == ("not-visible-yet", "niemand zag het")
    assert chosen("12 people", STANDING) == ("", "12 people")


def test_what_acts_on_a_terminal_is_shown_as_a_sign_and_the_rest_as_it_is() -> None:
    assert visible("\x1b[2J\x9b\u202e") == "␛[2J��"
    joined = "👩‍👩‍👧 مرحبا é"
    assert visible(joined) == joined
    assert kept(" a\r\nb\ud800 ") == "a\nb\ufffd\ufffd\ufffd"


@rows(
    ("text", "day"),
    [
        ("2026-09-01", date(2026, 9, 1)),
        ("2027-09-01", date(2027, 9, 1)),  # as it was said
        ("yesterday", TODAY - timedelta(days=1)),
        ("gisteren", TODAY - timedelta(days=1)),
        ("eergisteren", TODAY - timedelta(days=2)),
        ("today", TODAY),
        ("vorige week", TODAY - timedelta(days=7)),
        ("2 weeks ago", TODAY - timedelta(days=14)),
        ("drie weken geleden", TODAY - timedelta(days=21)),
        ("10 dagen geleden", TODAY - timedelta(days=10)),
        ("een maand geleden", TODAY.replace(month=TODAY.month - 1)),
        ("nonsense", None),
        ("2 nonsenses ago", None),
    ],
)
def test_a_day_that_was_is_read_as_one_that_comes(text: str, day: date | None) -> None:
    assert past_date_in(text, TODAY) == day


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)), st.integers(0, 364))
def test_without_a_year_it_is_the_last_such_day(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    if (day.month, day.day) != (2, 29):
        assert past_date_in(f"{day.day} {day:%B}".lower(), today) == day
    if 0 < back <= 7:
        assert past_date_in(f"{day:%A}", today) == day
