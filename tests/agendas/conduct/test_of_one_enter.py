"""Several lines of one Enter: each is whose the border said of them all, and of that kind."""

from at_table import begun, said, to

from tui.widgets.talk.entry_border import lower


def test_the_lines_of_one_enter_are_whose_the_border_said_and_what_it_said() -> None:
    table = to(begun(), "evidence")
    told = "henk: een moeder zei dat ze durft te bellen\nze was er vroeg\nen ze bleef lang"
    assert "gehoord" in lower(table, told, 90)
    lines = said(table, told)
    assert [line.by for line in lines] == [("Henk",)] * 3
    assert [line.choice for line in lines] == ["voice"] * 3
    assert [line.text for line in lines][1:] == ["ze was er vroeg", "en ze bleef lang"]


def test_a_line_of_one_enter_that_opens_with_a_name_is_theirs_and_what_follows_it_is_open() -> None:
    table = to(begun(), "evidence")
    lines = said(
        table, "henk: een moeder zei dat ze durft\nhij lachte\nruth: ze zwaaide\ntoen was het stil"
    )
    assert [line.by for line in lines] == [("Henk",), ("Henk",), ("Ruth",), ()]
    assert [line.choice for line in lines][:3] == ["voice", "voice", "observation"]


def test_a_figure_in_a_line_of_one_enter_is_one_and_the_other_lines_are_none() -> None:
    table = to(begun(), "evidence")
    lines = said(table, "henk: ze waren er vroeg\n3 van de 8 bleven")
    assert [(line.by, line.choice) for line in lines] == [
        (("Henk",), "observation"),
        (("Henk",), "figure"),
    ]


def test_lines_that_begin_with_why_are_all_of_them_why() -> None:
    table = to(begun(), "indicator")
    said(table, "henk: wie lacht")
    first, second = said(table, "henk: omdat het vertrouwen toont\nook thuis")
    assert (first.kind, second.kind) == ("why", "why")
    assert first.about == second.about


def test_lines_of_one_enter_under_an_open_beginning_of_a_name_are_all_open() -> None:
    table = to(begun(), "evidence")
    lines = said(table, "jo: ze zwaaide\nen lachte")
    assert [line.by for line in lines] == [(), ()]
