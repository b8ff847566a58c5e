"""A line from the room's own phones is a line like any other, and of nobody until somebody says so."""

from conftest import NOW, begin

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor, Talk
from agendas.lines.talk import Figure

MARK = "k3f9"


def conductor() -> Conductor:
    kept: list[Talk] = []
    agenda = builtin("accountability")
    return Conductor(begin(agenda), agenda, lambda: NOW, lambda talk, _at: kept.append(talk), MARK)


def test_it_stands_under_the_question_it_was_written_to_and_the_lamp_stays() -> None:
    talk = conductor()
    first = talk.lamp
    assert first
    talk.on()
    shines = talk.lamp
    talk.hear("they dare to come in", first)
    (line,) = [one for one in talk.talk.lines if one.text == "they dare to come in"]
    assert talk.lamp_under(line) == first
    assert talk.lamp == shines
    assert (line.kind, line.by, line.maybe) == (first.slot.line, (), "")


def test_a_name_that_a_phone_typed_gives_the_line_to_nobody() -> None:
    talk = conductor()
    lamp = talk.lamp
    assert lamp
    for text, maybe in (("Joost: I said nothing", ""), ("all: 1", ""), ("they leave", "Joost")):
        put = talk.hear(text, lamp, (), maybe)
        assert [(one.by, one.maybe, one.text) for one in put.lines] == [((), maybe, text)]


def test_the_facilitator_says_whose_it_is_and_who_is_not_there_joins() -> None:
    talk = conductor()
    lamp = talk.lamp
    assert lamp
    (own,) = talk.hear("we saw it", lamp, ("Fatima",), "fatima").lines
    assert (own.by, own.maybe) == (("Fatima",), "")
    assert "Henk" not in talk.talk.names
    (other,) = talk.hear("so did I", lamp, ("Henk",), "henk").lines
    assert other.by == ("Henk",)
    assert "Henk" in talk.talk.names


def test_a_figure_is_read_as_in_what_is_typed_and_undone_its_words_are_open_still() -> None:
    talk = conductor()
    evidence = next(lamp for lamp in talk.every_lamp() if lamp.slot.line == "ground")
    (line,) = talk.hear("12 of the 52 came", evidence).lines[:1]
    assert isinstance(line.value, Figure)
    assert line.value.said == "12 of the 52"
    step = talk.undo()
    assert step
    assert (step.words, step.by) == ("12 of the 52 came", ())
    assert talk.typed == "12 of the 52 came"
    assert not any(one.text == "12 of the 52 came" for one in talk.talk.lines)
