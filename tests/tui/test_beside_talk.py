"""What stands beside a talk on a wide screen."""

from at_table import begun, ended, said, to

from agendas.agenda import builtin
from agendas.came_to.counting import TalkLines
from agendas.conduct.conductor import Card, Conductor
from docs.sample_talks import NOW, in_phase, sample
from tui.widgets.talk.asked import subject_of
from tui.widgets.talk.beside_talk import beside_ways
from tui.words.signs import Roster


def test_the_account_givers_own_sign_is_there_before_those_of_others() -> None:
    table = to(begun(), "indicator")
    said(table, "marieke: wie vraagt", "henk: een", "henk: twee", "henk: drie")
    heads = [row.plain for row in beside_ways(table, Roster(table.talk.names))[0]]
    assert "What we look at" not in heads, "they stand in the talk itself"
    to(table, "evidence")
    every, few = beside_ways(table, Roster(table.talk.names))
    assert [row.plain for row in every[1:5]] == ["– wie vraagt", "– een", "– twee", "– drie"]
    assert [row.plain for row in few[1:5]] == ["– wie vraagt", "– twee", "– drie", "… 1 more"]


def test_of_what_we_look_at_those_stay_in_sight_of_which_something_was_seen() -> None:
    table = to(begun(), "indicator")
    first, *_others = said(table, "henk: een", "henk: twee", "henk: drie", "henk: vier")
    (line,) = said(to(table, "evidence"), "henk: zes van de tien")
    table.mend(line.id, Card(about=first.id))
    few = [row.plain for row in beside_ways(table, Roster(table.talk.names))[-1]]
    assert few[1:5] == ["– een", "– drie", "– vier", "… 1 more"]


def test_a_sign_of_last_time_stays_beside_a_new_one_until_it_is_replaced() -> None:
    first = to(begun(), "indicator")
    said(first, "marieke: of ze bellen", "henk: of ze vragen")
    table = to(begun(earlier=(ended(first),)), "indicator_onward")

    def looked_at() -> list[str]:
        to(table, "evidence")  # where signs are said, what is new stands in the talk itself
        rows = [row.plain for row in beside_ways(table, Roster(table.talk.names))[0]]
        return rows[1 : rows.index("")]

    said(table, "marieke: 1")
    said(to(table, "indicator"), "joost: of ze ons corrigeren")
    assert looked_at() == ["– of ze bellen", "– of ze vragen", "– of ze ons corrigeren"]
    said(to(table, "indicator_onward"), "marieke: 3")
    assert looked_at() == ["– of ze vragen", "– of ze ons corrigeren"]


def test_what_was_said_to_be_asked_of_us_stands_first_where_it_is_asked_what_we_take_up() -> None:
    table = to(begun(), "indicator")
    table.shine(table.lamps_called("of_us")[0])
    said(table, "dat onze deur openstaat", "tijd")
    to(table, "initiative")
    rows = [row.plain for row in beside_ways(table, Roster(table.talk.names))[0]]
    assert rows[:4] == ["It asks this of us", "– dat onze deur openstaat", "– tijd", ""]
    assert subject_of(table, table.lamp).startswith("Dit vraagt het van ons, zeiden we:")
    assert subject_of(table, table.lamp, beside=True) == ""


def test_the_figure_of_last_time_stands_out_in_its_words() -> None:
    talk = in_phase("en", "evidence")
    table = Conductor(talk, builtin(talk.agenda), lambda: NOW, lambda _talk, _at_once: None, "pict")
    before = TalkLines(next(one for one in sample("en") if one.id == "trust3"))
    rows = beside_ways(table, Roster(talk.names), before)[0]
    (row,) = [row for row in rows if "31 of 52" in row.plain]
    assert [row.plain[span.start : span.end] for span in row.spans] == ["31 of 52"]
    assert str(row.spans[0].style) == "bold"


def test_beside_the_talk_stand_three_parts_at_most_and_the_limits_where_something_is_taken_up() -> (
    None
):
    heads = {}
    for kind in ("indicator", "evidence", "initiative"):
        talk = in_phase("en", kind)
        table = Conductor(
            talk, builtin(talk.agenda), lambda: NOW, lambda _talk, _at_once: None, "pict"
        )
        before = TalkLines(next(one for one in sample("en") if one.id == "trust3"))
        rows = beside_ways(table, Roster(talk.names), before)[0]
        heads[kind] = [row.plain for row in rows if "accent" in str(row.spans[:1])]
    assert heads == {
        "indicator": ["What we look at", "Last time, 7 June 2026", "Who is here"],
        "evidence": ["What we look at", "Last time, 7 June 2026", "Who is here"],
        "initiative": ["The limits", "What we look at", "Who is here"],
    }
