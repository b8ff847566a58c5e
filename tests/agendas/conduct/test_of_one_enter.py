"""Several lines of one Enter: each is whose the border said of them all, and of that kind."""

from at_table import begun, said, to

from tui.widgets.talk.entry_border import lower, upper
from tui.words.signs import Roster


def test_the_lines_of_one_enter_are_whose_the_border_said_and_what_it_said() -> None:
    table = to(begun(), "evidence")
    told = "henk: een moeder zei dat ze durft te bellen\nze was er vroeg\nen ze bleef lang"
    assert "gehoord" in lower(table, told, 90)
    lines = said(table, told)
    assert [line.by for line in lines] == [("Henk",)] * 3
    assert [line.choice for line in lines] == ["voice"] * 3
    assert [line.text for line in lines][1:] == ["ze was er vroeg", "en ze bleef lang"]


def test_of_several_voices_under_one_enter_a_line_without_a_name_is_nobodys_and_the_border_says_so() -> (
    None
):
    table = to(begun(), "evidence")
    told = (
        "henk: een moeder zei dat ze durft\nvan mijn kant: niets nieuws\nruth: ze zwaaide,\n"
        "en lachte\ntoen was het stil"
    )
    assert upper(table, told, Roster(table.talk.names), 60).words == "5 lines: Henk, who?, Ruth"
    lines = said(table, told)
    assert [line.by for line in lines] == [("Henk",), (), ("Ruth",), ("Ruth",), ()]
    assert [line.choice for line in lines][:3] == ["voice", "observation", "observation"]


def test_the_border_counts_the_lines_of_one_voice() -> None:
    table = to(begun(), "evidence")
    told = "henk: een moeder belde\nvan mijn kant: niets nieuws"
    assert upper(table, told, Roster(table.talk.names), 60).words.endswith(" Henk, 2 lines")
    said(table, told)
    assert upper(table, "ze belde\nze kwam", Roster(table.talk.names), 60).words == (
        "○ who? tab Henk · 2 lines"
    )


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
