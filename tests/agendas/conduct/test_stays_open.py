"""That something stays open is said in words: it is no meaning, no choice and nobody's reading."""

import pytest
from at_table import begun, ended, said, to

from agendas.came_to.grounds import told
from agendas.came_to.standings import standings
from agendas.conduct.conductor import Conductor, Put
from minutes.document import document
from minutes.formats.json_data import as_data
from minutes.formats.plain_text import to_text
from tui.widgets.talk.asked import told_after
from tui.widgets.talk.entry_border import lower
from tui.words.kind_words import kind_word

OPEN = ["open laten", "laten we open", "we leave it open", "betekenis nog open"]
WHY = ["want we weten te weinig", "we weten te weinig"]


@pytest.mark.parametrize("words", OPEN)
def test_said_at_a_figure_its_meaning_stays_open_as_at_the_close(words: str) -> None:
    table = to(begun(), "evidence")
    (figure,) = said(table, "Henk: 12 van de 30 kwamen")
    (line,) = said(to(table, "meaning-figure"), f"Ruth: {words}")
    assert (line.kind, line.choice, line.text, line.by) == ("meaning", "open", words, ("Ruth",))
    assert not told(table.lines, figure)
    assert not table.open_at_close().figures, "it is asked no more"
    assert "12 van de 30 kwamen (Henk) — betekenis nog open (Ruth)" in _written(table)


@pytest.mark.parametrize("why", WHY)
def test_why_it_stays_open_is_told_and_a_meaning_said_later_takes_its_place(why: str) -> None:
    table = to(begun(), "evidence")
    said(table, "Henk: 12 van de 30 kwamen")
    said(to(table, "meaning-figure"), f"Ruth: laat open, {why}")
    sign = "," if why.startswith("want") else ":"
    assert f"betekenis nog open{sign} {why} (Ruth)" in _written(table)
    assert _written(table).count(why) == 1
    said(table, "Henk: ze durven")
    written = _written(table)
    assert "12 van de 30 kwamen (Henk) — ze durven (Henk)" in written
    assert f"laat open, {why} (Ruth)" in written, "nothing said is lost"


def test_said_at_a_figure_that_has_meanings_it_is_somebodys_own_words_under_that_figure() -> None:
    table = to(begun(), "evidence")
    said(table, "Henk: 12 van de 30 kwamen", "Henk: 8 belden")
    to(table, "meaning-figure")
    said(table, "Joost: ze durven")
    assert lower(table, "Fatima: laat het open", 99, "F6").startswith("becomes: gezegd, ")
    (line,) = put(table, "Fatima: laat het open").lines
    assert "open" not in kind_word(line, "nl")
    assert told_after(table, put(table, "Ruth: laat open")) == ""
    told_of_it = "12 van de 30 kwamen (Henk) — ze durven (Joost) Wat zegt dit cijfer jou? laat het open (Fatima)"
    assert told_of_it in _written(table)
    assert _written(table).count("laat het open") == 1
    (figure, bare) = as_data(table.talk)["came_to"]["segments"][0]["evidence"]
    assert ("open_meaning" in figure, "open_meaning" in bare) == (False, True)


def test_left_open_first_and_told_since_a_figure_is_open_no_more() -> None:
    table = to(begun(), "evidence")
    said(table, "Henk: 12 van de 30 kwamen")
    said(to(table, "meaning-figure"), "Ruth: laat open", "Henk: ze durven")
    assert "12 van de 30 kwamen (Henk) — ze durven (Henk); laat open (Ruth)" in _written(table)
    (figure,) = as_data(table.talk)["came_to"]["segments"][0]["evidence"]
    assert "open_meaning" not in figure


@pytest.mark.parametrize("question", ["meaning", "standing", "decision"])
def test_elsewhere_it_stands_as_words_under_its_question_and_is_completed_by_no_digit(
    question: str,
) -> None:
    table = to(begun(), question)
    (line,) = said(table, "Marieke: open laten")
    assert (line.kind, line.choice, line.text) == ("remark", "", "open laten")
    assert table.meant("Marieke: open laten").stays_open
    assert not table.open_at_close().choices
    if question == "standing":
        (chosen,) = said(table, "Marieke: 2")
        assert chosen.about == ""
        assert [one.text for one in standings(table.lines, 0)] == [""]


def test_in_minutes_all_words_that_chose_nothing_stand_by_what_it_means() -> None:
    table = to(begun(), "standing")
    said(table, "Marieke: laat open", "Ruth: twee, want ze zitten buiten", "Ruth: 2", "Henk: tja")
    told = _written(table).partition("WAT HET BETEKENT")[2].partition("HET DOEL")[0]
    asked = "Waaraan zie je dat?"
    assert told.count(asked) == 1
    assert told.partition(asked)[2].strip() == "laat open (Marieke) tja (Henk)"


@pytest.mark.parametrize("words", ["laat de deur open", "open, eerlijk en vrij", "open-minded"])
def test_what_is_open_itself_leaves_nothing_open(words: str) -> None:
    (line,) = said(to(begun(), "meaning"), f"Marieke: {words}")
    assert line.kind == "meaning"


def put(table: Conductor, text: str) -> Put:
    found = table.say(text)
    assert found
    return found


def _written(table: Conductor) -> str:
    return " ".join(to_text(document(ended(table))).split())
