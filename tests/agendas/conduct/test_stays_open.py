"""That something stays open is said in words: it is no meaning, no choice and nobody's reading."""

import pytest
from at_table import begun, ended, said, to

from agendas.came_to.grounds import told
from agendas.came_to.standings import standings
from agendas.conduct.conductor import Conductor
from minutes.document import document
from minutes.formats.plain_text import to_text

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


def _written(table: Conductor) -> str:
    return " ".join(to_text(document(ended(table))).split())
