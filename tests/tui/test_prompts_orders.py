"""What the orders of a talk in prompts do to its lines, told back in the words of the line."""

import pytest
from at_table import conducted
from plain_talk import Typed, begun

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.lines.talk import Line
from tui.check_in.release import OwnLine
from tui.prompts.talk_prompts import PlainTalk

ANY = ("henk: a big word", "we see who stays behind")


def read(typed: Typed) -> str:
    """What is read out of a talk."""
    return Typed(typed.talk, "/read", "/stop").answer(1)


# -- whose


@pytest.mark.parametrize(
    ("order", "by"),
    [
        ("/who henk", ("Henk",)), ("/who 3", ("Joost",)), ("/wie jol", ("Jolanda",)),
        ("/who henk, fatima", ("Henk", "Fatima")), ("/who ?", ()), ("/who joost:", ("Joost",)),
    ],
)  # fmt: skip
def test_the_last_line_is_given_to_somebody(order: str, by: tuple[str, ...]) -> None:
    typed = Typed(begun(), *ANY, order)
    assert [line.by for line in typed.lines] == [("Henk",), by]
    assert [line.text for line in typed.lines] == ["a big word", "we see who stays behind"]


def test_another_line_is_given_by_its_number_wherever_the_talk_is() -> None:
    typed = Typed(begun(), *ANY, "/on", "/who 5 1")
    assert [line.by for line in typed.lines] == [("Ruth",), ()]
    assert "1 Ruth: a big word (reading)" in typed.answer(4)


def test_a_name_that_nobody_has_or_several_share_gives_the_line_to_nobody() -> None:
    typed = Typed(begun(), *ANY, "/who bert", "/who jo", "/who 9", "/who henk 7")
    assert [line.by for line in typed.lines] == [("Henk",), ()]
    assert "Nobody here is called “bert”." in typed.answer(3)
    assert "“jo” may be Joost or Jolanda." in typed.answer(4)
    assert "Nobody here is called “9”." in typed.answer(5)
    assert "There is no line 7." in typed.answer(6)
    assert "At the table: 1 Marieke, 2 Henk" in typed.answer(3)


def test_without_a_name_a_line_goes_round_the_table_and_those_it_may_be_go_first() -> None:
    typed = Typed(begun(), *ANY, "/who", "jo: me too", "/who", "/who", "/who")
    assert "2 Henk: we see who stays behind (reading)" in typed.answer(3), "who spoke last"
    assert "3 Joost: me too (reading)" in typed.answer(5)
    assert "3 Jolanda: me too (reading)" in typed.answer(6), "and nobody else"
    assert (typed.lines[-1].by, typed.lines[-1].maybe) == ((), "jo")


def test_a_person_gets_another_name_once_and_everywhere() -> None:
    typed = Typed(begun(), *ANY, "/rename henk: Hendrik", "hendrik: too big", "/rename hend: Joost")
    assert [line.by for line in typed.lines] == [("Hendrik",), (), ("Hendrik",)]
    assert "2 Hendrik" in typed.answer(3)
    assert "Somebody at the table is called Joost already." in typed.answer(5)
    told = Typed(begun(), "/rename", "/rename bert: Bertus", "/rename henk:").text
    assert told.count("with a colon between: /rename OLD: NEW") == 2
    assert "Nobody here is called “bert”." in told


# -- as what


def test_a_line_stands_as_the_next_kind_in_turn_or_as_the_one_that_is_named() -> None:
    lines = ("", "a talk every week", "henk: I sat in", "/as", "/as done", "/als waarom 3")
    typed = Typed(begun(), *lines)
    assert "2 Henk: I sat in (why; with “a talk every week”)" in typed.answer(4)
    assert "2 Henk: I sat in (done)" in typed.answer(5)
    assert "There is no line 3." in typed.answer(6)
    assert [line.kind for line in typed.lines] == ["remark", "remark"]


def test_evidence_stands_as_another_kind_of_evidence() -> None:
    typed = Typed(begun(), "@evidence 31 of 52 parents came", "/as heard", "/as figure", "/as car")
    assert typed.lines[0].choice == "figure"
    assert "(heard)" in typed.answer(2)
    assert "A line here may stand as: figure, seen, heard, work, read." in typed.answer(4)


# -- under which question


def test_a_line_goes_to_the_next_question_with_what_followed_it_and_the_lamp() -> None:
    typed = Typed(begun(), "a talk every week", "/to", "henk: I sat in")
    assert [line.question for line in typed.lines] == ["set_in_motion", "set_in_motion"]
    assert "1 Marieke: a talk every week (done)" in typed.answer(2)
    assert "What did you do, and why that way?" in typed.answer(2)


def test_another_line_goes_to_the_next_question_by_its_number() -> None:
    typed = Typed(begun(), *ANY, "joost: me too", "/to on 2", "henk: I sat in")
    assert [line.question for line in typed.lines] == [
        "reading", "set_in_motion", "set_in_motion", "set_in_motion",
    ]  # fmt: skip


def test_a_line_is_moved_to_a_question_by_its_number_or_its_id_and_the_lamp_stays() -> None:
    typed = Typed(begun(), *ANY, "/to 3 1", "/to evidence", "jo: me too", "/to back 2", "/to 99")
    assert [line.question for line in typed.lines] == ["itch", "expectation", "reading"]
    assert "Now with: Does anything about this goal chafe?" in typed.answer(3)
    assert "There is no question 99." in typed.answer(7)
    by = [line.by for line in typed.lines]
    assert by == [("Henk",), (), ()], "whose it is goes along"


def test_of_several_questions_with_an_id_a_number_tells_where_a_line_goes() -> None:
    figures = ("@evidence 31 of 52 parents came", "6 beds were empty", "joost: and so on")
    typed = Typed(begun(), *figures, "/to @meaning-figure.2", "/to @meaning-figure 3")
    assert typed.lines[2].about == typed.lines[1].id
    assert "“meaning-figure” is asked 2 times here" in typed.answer(5)
    assert typed.talk.phase.kind == "evidence", "the lamp stays"


def test_a_deeper_question_is_put_by_moving_a_line_there() -> None:
    listed = Typed(begun(), "/questions").answer(1)
    deeper = listed.partition("Deeper:\n")[2].strip().split()[0]
    typed = Typed(begun(), "henk: a big word", f"/to {deeper}", "joost: me too")
    assert len({line.question for line in typed.lines}) == 1
    assert typed.lines[0].question != "reading"


def test_a_question_is_put_by_its_number_and_figures_are_told_apart() -> None:
    lines = ("@evidence 31 of 52 parents came", "6 beds were empty", "/on", "/questions")
    listed = Typed(begun(), *lines)
    assert "1 What does this figure tell you? (31 of 52 parents came)" in listed.answer(4)
    assert "2 What does this figure tell you? (6 beds were empty)" in listed.answer(4)
    typed = Typed(listed.talk, "/questions 2", "henk: so so", "/questions 40", "/question evidence")
    assert typed.lines[-1].about == typed.lines[1].id
    assert "There is no question 40." in typed.answer(3)
    assert typed.talk.phase.kind == "evidence"


# -- words, and lines that are struck out


def test_lines_are_changed_by_their_numbers_which_they_keep() -> None:
    typed = Typed(begun(), *ANY, "/withdraw 1", "/change 2 who stays away", "/change 1 a big thing")
    assert "2 who?: who stays away (reading)" in typed.answer(4)
    assert [line.text for line in typed.lines] == ["a big thing", "who stays away"]
    assert [line.withdrawn for line in typed.lines] == [True, False]
    assert "a big thing" not in read(typed), "what was struck out is not read out"
    back = Typed(typed.talk, "/withdraw 1", "/withdraw 2", "/undo", "/stop")
    assert "Put back: a big thing" in back.answer(1)
    assert "Struck out: who stays away. /undo puts it back." in back.answer(2)
    assert [line.withdrawn for line in back.lines] == [False, False]


def test_what_is_about_a_line_falls_along_with_it_and_is_told() -> None:
    lines = ("@evidence 31 of 52 parents came", "@meaning-figure that they dare", "/withdraw 1")
    typed = Typed(begun(), *lines)
    assert "Falls along with it: Marieke: that they dare (meaning" in typed.answer(3)
    assert read(typed).strip() == "Nothing is on record yet."


@pytest.mark.parametrize(
    ("words", "by", "text"),
    [
        ("henk: they wave", ("Henk",), "they wave"), ("fat:", ("Fatima",), "they greet us"),
        ("they wave", ("Marieke",), "they wave"),
    ],
)  # fmt: skip
def test_a_name_before_the_new_words_makes_the_line_theirs(
    words: str, by: tuple[str, ...], text: str
) -> None:
    (line,) = Typed(begun(), "they greet us", f"/change 1 {words}").lines
    assert (line.by, line.text) == (by, text)


def test_words_that_somebody_stands_behind_are_not_changed() -> None:
    lines = (
        "@itch Pupils dare to ask for help",
        "/as proposed",
        "",
        "henk: 1",
        "/change 1 They dare",
    )
    typed = Typed(begun(), *lines)
    assert "Somebody stands behind these words already." in typed.answer(5)
    assert typed.lines[0].text == "Pupils dare to ask for help"


@pytest.mark.parametrize("number", ["²", "9" * 5000, "٠"])
def test_what_looks_like_a_number_and_is_none_of_the_lines_is_told(number: str) -> None:
    lines = (f"/change {number} x", f"/withdraw {number}", f"/questions {number}")
    typed = Typed(begun(), "they greet us", *lines)
    assert typed.text.count("There is no line") == 2
    assert typed.text.count("There is no question") == 1
    followed = Typed(begun(), "they greet us", *lines, "/read", "/questions")
    assert "1 Marieke: they greet us (reading)" in followed.answer(5)
    assert "Deeper:" in followed.answer(6)
    assert [line.text for line in typed.lines] == ["they greet us"]


# -- the others


def test_an_order_without_its_words_says_what_it_wants() -> None:
    typed = Typed(
        begun(), "/park", "/with", "/criterion", "/bring", "/change", "/withdraw", "/as", "/to", "/who",
        "/for", "/cover",
    )  # fmt: skip
    assert "There is no order" not in typed.text
    assert "Nothing is parked." in typed.text
    assert "At the table: 1 Marieke, 2 Henk" in typed.text
    assert "/criterion TEXT" in typed.text
    assert typed.text.count("Nothing is on record yet.") == 3
    assert typed.lines == []


def test_for_whom_is_said_of_the_last_line_or_of_one_with_a_number() -> None:
    typed = Typed(begun(), "/park the copier", "/park the gate", "/for leader", "/for all 1")
    assert [line.audience for line in typed.lines] == ["all", "leader"]
    assert "the copier: for all" in typed.answer(4)


def test_a_covered_figure_is_read_by_nobody_until_it_is_shown() -> None:
    typed = Typed(begun(), "@evidence 31 of 52 parents came", "/cover", "/read", "/cover", "/read")
    assert "31" not in typed.answer(3)
    assert "covered" in typed.answer(3)
    assert "Shown: 31 of 52 parents came" in typed.answer(4)
    assert "31 of 52" in typed.answer(5)


def test_what_is_parked_and_a_criterion_are_on_record_where_they_were_said() -> None:
    typed = Typed(begun(), "/park the copier", "/park", "/criterion 80% comes", "they greet us")
    assert "Parked: the copier" in typed.answer(2)
    assert [(line.kind, line.question) for line in typed.lines] == [
        ("parked", "parked"), ("remark", "criterion"), ("reading", "reading"),
    ]  # fmt: skip


def test_what_cannot_be_parked_parks_nothing_else_and_what_is_half_typed_waits() -> None:
    typed = Typed(begun(), "/park henk:", "they greet us")
    assert [line.kind for line in typed.lines] == ["reading"]
    table = conducted(begun())
    table.note("half a word")
    table.park("the copier")
    assert table.typed == "half a word"


def test_a_because_at_the_evidence_is_told_what_takes_it_on() -> None:
    typed = Typed(begun(), "@evidence two left due to the rain in the hall", "/to")
    assert "Move this to interpretation? /to takes the line a question on." in typed.answer(1)
    assert typed.lines[0].question != "evidence"


def test_who_was_not_heard_and_what_one_may_say_are_told() -> None:
    typed = Typed(begun(), "henk: a big word", "/voices", "/hint", "/silence")
    assert "Henk: was heard" in typed.answer(2)
    assert "Fatima: not heard yet" in typed.answer(2)
    assert "We'll get there. First: what was it for?" in typed.answer(3)
    assert "A silent minute" in typed.answer(4)


def test_a_line_of_ones_own_check_in_is_brought_in_by_its_number() -> None:
    rows: list[str] = []
    left = iter(["/bring", "/bring 1", None])
    talk = begun()
    own = (OwnLine(text="two stayed to read", source="check-in, 3 November", by="Henk"),)
    conductor = Conductor(talk, builtin(talk.agenda), lambda: talk.started, lambda *_: None, "test")
    PlainTalk(conductor, lambda: next(left), rows.append, lambda _talk: own).run()
    assert "  1 two stayed to read (check-in, 3 November)" in rows
    assert "On the table: two stayed to read" in rows
    brought: Line = conductor.talk.lines[0]
    assert (brought.by, brought.kind) == (("Henk",), "ground")


# -- who is there


def test_somebody_is_away_and_there_after_all_and_who_was_heard_was_there() -> None:
    typed = Typed(begun(), "henk: a big word", "/away jol", "/weg henk", "/away", "/with Jolanda")
    assert "Away: Jolanda." in typed.answer(2)
    assert "Jolanda" not in typed.answer(2).partition("Away")[0]
    assert "Henk said something here, and so was there." in typed.answer(3)
    assert "Away: Jolanda." in typed.answer(4)
    assert "Jolanda" in typed.answer(5)
    assert "Away" not in typed.answer(5)
    assert typed.talk.names[-1] == "Jolanda"
    assert "Jolanda" in Typed(begun(), "/away jolanda", "/away jolanda").talk.names
