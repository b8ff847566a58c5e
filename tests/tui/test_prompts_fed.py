"""A talk in prompts whose lines come from a file: none slips under the wrong question, none is lost."""

from plain_talk import Typed, begun

from agendas.lines.talk import Talk


def fed(*lines: str | None, talk: Talk | None = None) -> Typed:
    return Typed(talk or begun(), *lines, fed=True)


def test_a_line_goes_to_the_question_it_names_wherever_the_talk_is() -> None:
    typed = fed(
        "@initiative I put the box there", "@reading henk: a big word", "@evidence 31 of 52 came",
        "@meaning-figure ruth: that they dare", "and more", "@target_group parents",
    )  # fmt: skip
    assert [(line.question, line.by) for line in typed.lines] == [
        ("initiative", ("Marieke",)), ("reading", ("Henk",)), ("evidence", ("Marieke",)),
        ("meaning-figure", ("Ruth",)), ("meaning-figure", ()), ("target_group", ()),
    ]  # fmt: skip
    assert not typed.prompts.failed
    assert typed.talk.ended is None, "without the order to close it is paused"


def test_it_is_told_under_which_question_a_line_went_before_what_became_of_it() -> None:
    told = fed("@evidence 31 of 52 came").answer(1).split("\n")
    asked = told.index("What did you see, hear, read or count?")
    assert told.index("  ● Marieke · seen, figure “31 of 52”") > asked


def test_a_name_of_a_question_alone_lights_it() -> None:
    typed = fed("@evidence", "henk: 31 of 52 came")
    assert [(line.question, line.by) for line in typed.lines] == [("evidence", ("Henk",))]


def test_of_several_questions_with_an_id_the_number_tells_which() -> None:
    figures = ("@evidence 31 of 52 came", "6 beds were empty")
    typed = fed(*figures, "@meaning-figure.2 henk: so so", "@meaning-figure.1 they dare")
    first, second, henk, other = typed.lines
    assert (henk.about, other.about) == (second.id, first.id)
    for line in ("@meaning-figure so so", "@meaning-figure.3 so so"):
        refused = fed(*figures, line, "@reading a big word")
        assert refused.prompts.failed
        assert "type @meaning-figure.1" in refused.told[0]
        assert len(refused.lines) == 2
        assert refused.half == [line]


def test_an_unknown_question_is_told_its_words_are_kept_and_nothing_after_it_is_read() -> None:
    typed = fed("@reading a big word", "@sign henk: they stay", "@evidence 31 of 52 came", "/close")
    assert typed.prompts.failed
    assert typed.told == [
        "There is no question “sign” in this talk.",
        "Refused, and kept in the talk: @sign henk: they stay. What came after it was not read.",
    ]
    assert [line.text for line in typed.lines] == ["a big word"]
    assert typed.half == ["@sign henk: they stay"]
    assert typed.talk.ended is None
    by_hand = Typed(begun(), "@ home they stay")
    assert [line.text for line in by_hand.lines] == ["@ home they stay"]
    assert [line.text for line in Typed(begun(), "@joost they stay").lines] == ["@joost they stay"]


def test_an_order_that_cannot_be_done_is_refused_too() -> None:
    for order in (
        "/besluit they stay",
        "/change 9 x",
        "/who bert",
        "/to 99",
        "/rename henk: Joost",
    ):
        typed = fed("they dare", order, "they stay", "/close")
        assert typed.prompts.failed, order
        assert typed.half == [order]
        assert [line.text for line in typed.lines] == ["they dare"]
        assert typed.talk.ended is None


def test_a_file_that_ends_with_the_order_to_close_is_closed_with_what_is_open_left_so() -> None:
    typed = fed("jo: me too", "@evidence they greet us", "/close")
    assert (typed.prompts.failed, typed.told) == (False, [])
    assert typed.talk.ended
    assert [line.by for line in typed.lines] == [(), ("Marieke",)]
    assert "Not said: " in typed.text


def test_a_file_answers_what_the_read_back_asks_or_is_refused() -> None:
    lines = ("@evidence 31 of 52 came", "jo: 6 beds were empty", "/close")
    answered = fed(*lines, "4", "henk: they dare", "")
    assert answered.talk.ended
    assert answered.lines[1].by == ("Jolanda",)
    assert [(m.kind, m.text, m.choice) for m in answered.lines[2:]] == [
        ("meaning", "they dare", ""), ("meaning", "", "open"),
    ]  # fmt: skip
    refused = fed(*lines)
    assert refused.prompts.failed
    assert refused.told[0].startswith("“31 of 52 came” has no meaning yet.")
    assert refused.talk.ended is None


def test_empty_lines_alone_close_no_talk_from_a_file() -> None:
    typed = fed("they dare", *[""] * 60)
    assert typed.talk.phase.kind == "close"
    assert typed.talk.ended is None
    assert not typed.prompts.failed


def test_a_half_line_that_stands_from_before_closes_nothing() -> None:
    talk = fed("@sign henk: they stay").talk
    typed = fed("/close", talk=talk)
    assert typed.prompts.failed
    assert "@sign henk: they stay" in typed.told[0]
    assert typed.talk.ended is None
    assert typed.half == ["@sign henk: they stay"]


def test_a_day_that_is_not_clear_is_told_there_and_stands_open() -> None:
    typed = fed("@initiative I put the box there", "@due after Christmas", "/close")
    assert "Which day is that?" in typed.told[0]
    assert typed.lines[-1].text == "after Christmas"
    assert typed.talk.ended
