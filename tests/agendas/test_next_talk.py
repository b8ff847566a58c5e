"""A next talk is kept as it was said: the day, who is wanted there, and hour and place."""

from datetime import date

import pytest
from at_table import begun, to
from at_table import said as say
from conftest import said, whole_talk
from said_in import Came

from agendas.agenda import Agenda
from agendas.lines.edit import change, go_to
from agendas.lines.talk import Talk
from minutes.audience import Reader
from minutes.document import document
from minutes.formats.ics import to_ics
from minutes.formats.plain_text import to_text
from minutes.request import Wish, seen
from store.library import TalkLibrary


def planned(agenda: Agenda, words: str) -> Talk:
    """A talk at whose close the next one was planned in these words."""
    talk = whole_talk(agenda)
    rest = tuple(line for line in talk.lines if line.kind != "appointment")
    return said(go_to(change(talk, lines=rest), 0), agenda, "due", f"ana: {words}")


def told(talk: Talk, reader: Reader = "team", names: bool = True) -> str:
    return to_text(document(seen(talk, Wish(fmt="txt", reader=reader, names=names))), 200)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("14 December, with Joy", ("Joy",)),
        ("14 December, with Joy and Ana", ("Ana", "Joy")),
        ("14 december met Joy de Vries, Ana en Wim", ("Ana", "Joy de Vries", "Wim")),
        ("Ana, 14 December", ("Ana",)),
        ("14 December, with Joy, Monday", ("Joy",)),
        ("14 December with everyone", ("Ana", "Joost", "Fatima")),
        ("14 december met iedereen van 3B", ()),
    ],
)
def test_who_is_wanted_is_kept_whether_at_the_table_or_not(
    agenda: Agenda, words: str, people: tuple[str, ...]
) -> None:
    talk = planned(agenda, words)
    planned_for = Came(talk).next_talk
    assert (planned_for.on, planned_for.people) == (date(2026, 12, 14), people)
    for name in people:
        assert name in told(talk)
        assert name not in told(talk, "leader", names=False)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("14 December, 10:30, room 4, with Joy", ", 10.30, room 4, with Joy"),
        ("14 December, 10:30, bring the ladder", "14 December, 10:30, bring the ladder"),
        ("14 december om 10.30 uur in de kantine", ", 10.30, de kantine"),
        ("10.12 uur, 14 december", ", 10.12\n"),
        ("14 December, 15.00", ", 15.00\n"),
        ("14 December with joy", "14 December with joy"),
    ],
)
def test_hour_and_place_and_any_other_word_are_kept_and_shown(
    agenda: Agenda, words: str, shown: str
) -> None:
    talk = planned(agenda, words)
    assert Came(talk).next_talk.on == date(2026, 12, 14), "an hour is taken for no day"
    assert Came(talk).next_talk.words == words
    assert shown in told(talk)
    assert words.split(",")[0] in to_ics(talk).decode().replace("\r\n ", "")


def test_no_day_is_open_and_the_words_are_kept(agenda: Agenda) -> None:
    talk = planned(agenda, "10.30 uur, lokaal 4")
    assert Came(talk).next_talk.on is None
    assert talk.lines[-1].text == "10.30 uur, lokaal 4"


def test_a_store_takes_the_words_and_an_older_file_has_none(
    library: TalkLibrary, agenda: Agenda
) -> None:
    talk = planned(agenda, "14 December, 10:30")
    library.save(talk)
    assert Came(library.open(talk.id)).next_talk == Came(talk).next_talk
    (path,) = library.meetings_folder.glob("*.json")
    text = path.read_text("utf-8")
    assert "14 December, 10:30" in text
    older = whole_talk(agenda)
    library.save(older)
    assert "10:30" not in path.read_text("utf-8"), "it is as older files are"
    assert "10:30" not in Came(library.open(older.id)).next_talk.words


def test_without_names_nobody_who_is_wanted_is_named(agenda: Agenda) -> None:
    for words in ("14 December, with Joy and Ana", "14 December, 10:30, with Joy and Ana"):
        text = told(planned(agenda, words), names=False)
        assert "Joy" not in text
        assert "Ana" not in text


def test_the_day_of_the_next_talk_is_nobodys_agreement(agenda: Agenda) -> None:
    """It was asked at the close, behind days that people had said of what they take up."""
    talk = planned(agenda, "8 December, with Joost")
    own = told(talk)
    assert "NEXT TALK" not in own, "nobody said one for the talk"
    assert own.count("8 Dec 2026") == 1, "it stands with what it was said of"
    own = own[: own.index("8 Dec 2026")]
    talk = said(go_to(talk, 0), agenda, "due-all", "joost: 12 January 2027, with all of us")
    assert talk.lines[-1].about == ""
    assert Came(talk).next_talk.on == date(2027, 1, 12)
    minutes = told(talk)
    assert "Tuesday 12 January 2027, with Ana" in minutes
    assert "NEXT TALK" in minutes
    assert minutes.startswith(own), "and no agreement is another"


@pytest.mark.parametrize("typed", ["joost, over drie weken", "joost: over drie weken"])
def test_who_tells_on_a_day_is_no_company_at_it(typed: str) -> None:
    table = to(begun(), "initiative")
    say(table, "joost: ik bel")
    (day,) = say(to(table, "due"), typed)
    table.give(day.id, ("Joost",))
    assert table.talk.lines[-1].who == ()
