"""What is on record, as the talk and the board show it: whose, what kind, and what is about it beneath."""

from conftest import begin

from agendas.agenda import Agenda
from agendas.records.meeting import Meeting, change, in_segment
from agendas.records.said import Evidence, Meaning, Remark, Words
from tui.widgets.said_line import lines
from tui.widgets.shown_line import ShownLine

ASKED = Words(en="Before you looked: what did you expect?", nl="Wat verwachtte je?")


def shown(meeting: Meeting) -> list[tuple[str | None, tuple[ShownLine, ...]]]:
    return lines(meeting, "evidence")


def talk(agenda: Agenda, covered: bool = False) -> Meeting:
    figure = Evidence(
        id="e1", by="Ana", phase="evidence", text="31 of 52 parents came", kind="figure",
        figure="31 of 52", covered=covered,
    )  # fmt: skip
    seen = Evidence(id="e2", by="Joost", phase="evidence", text="two stayed")
    means = Meaning(id="m1", by="Joost", phase="interpretation", text="they dare", about="e1")
    return in_segment(begin(agenda), evidence=(figure, seen), meanings=(means,))


def test_what_a_figure_means_stands_beneath_it_under_the_name_of_who_said_it(
    agenda: Agenda,
) -> None:
    (key, (figure, meaning)), (_key, (seen,)) = shown(talk(agenda))
    assert (key, figure.who, figure.strong, figure.of) == ("e1", "Ana", "31 of 52", (31, 52))
    assert (meaning.words, meaning.who, meaning.nested) == ("they dare", "Joost", True)
    assert meaning.mark == seen.mark != figure.mark
    assert (figure.kind, meaning.kind) == ("figure", "means")
    assert not figure.spaced
    assert meaning.spaced


def test_a_covered_figure_shows_neither_its_words_nor_its_people(agenda: Agenda) -> None:
    (_key, told), _seen = shown(talk(agenda, covered=True))
    assert all(line.of is None and not line.strong for line in told)
    assert "31" not in " ".join(line.words for line in told)


def test_a_question_stands_once_above_the_answers_to_it(agenda: Agenda) -> None:
    answers = tuple(
        Remark(id=f"r{n}", by="Ana", phase="evidence", text=f"answer {n}", question=ASKED)
        for n in range(2)
    )
    meeting = change(in_segment(begin(agenda), remarks=answers))
    first, second = (told for _key, told in shown(meeting))
    assert [line.words for line in first] == [ASKED["en"], "answer 0"]
    assert [line.words for line in second] == ["answer 1"]
    assert first[0].quiet


def test_a_withdrawn_line_is_struck_and_says_so(agenda: Agenda) -> None:
    gone = Evidence(id="e1", by="Ana", phase="evidence", text="two stayed", withdrawn=True)
    ((_key, (line, note)),) = shown(in_segment(begin(agenda), evidence=(gone,)))
    assert line.struck
    assert note.words == "withdrawn"
