"""Where there are several of a thing, goals, signs, proposals or lines of a plan, each is told apart."""

import pytest
from at_table import begun, ended, said, to, walk
from msgspec.structs import replace
from textual.content import Content

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.conduct.conductor import Conductor
from agendas.lines.talk import Talk
from agendas.records.said import Indicator
from docs.sample_talks import NOW, in_phase
from minutes.document import document
from minutes.formats.plain_text import to_text
from tui.widgets.lines.aloud import Aloud
from tui.widgets.lines.said_line import lines as shown_lines
from tui.widgets.talk.asked import choice_rows, which_words
from tui.words.not_said import not_said
from tui.words.signs import Roster


def with_two_proposals() -> Conductor:
    table = begun()
    for words in ("Zij vinden elkaar vanzelf", "Zij lopen binnen voor de bel"):
        (line,) = said(to(table, "itch"), f"Henk: {words}")
        table.mark_line(line.id)
        table.walk_as(line.id)
    return table


def heads(table: Conductor, about: str = "") -> list[str]:
    found = shown_lines(table.lines, None, about=about)
    return [told[0].words for _key, told in found if told[0].asks]


def test_of_two_proposals_it_is_told_at_the_close_of_which_somebody_spoke() -> None:
    first = with_two_proposals()
    assert [o.kind for o in first.talk.lines].count("wording") == 2
    second = begun(earlier=(ended(first),))
    for lamp in walk(second):
        if lamp.id == "consent_later":
            said(second, "Fatima: 2 want nog te breed")
            lit = lamp.about
    assert [head.partition("”")[0] for head in heads(second)] == [
        "“Zij vinden elkaar vanzelf",
        "“Zij lopen binnen voor de bel",
    ]
    assert heads(second, lit)[-1].startswith("Vorige keer"), "what it is about stands above it"


def test_what_was_taken_up_stands_once_where_it_heads_what_was_said_of_it() -> None:
    table = to(begun(), "initiative")
    said(table, "Marieke: ik vraag de nachtdienst", "Joost: ik oefen", "Henk: ik bel ouders")
    second = begun(earlier=(ended(table),))
    for lamp in walk(second):
        if lamp.subject and "nachtdienst" in lamp.subject:
            said(second, "Marieke: zij wisten van niets")
            break
    found = [one.words for _key, told in shown_lines(second.lines, None) for one in told]
    # of a phase alone nothing stands above them; the close has all that was looked back on
    assert sum("nachtdienst" in words for words in found) == 1
    assert {"ik oefen", "ik bel ouders"} <= set(found), "what nobody spoke of stands there too"


def test_of_a_plan_the_margin_tells_which_of_its_lines_is_asked_about() -> None:
    table = to(begun("plan"), "line_exit")
    told = [which_words(table)]
    table.on()
    told.append(which_words(table))
    assert told == ["line 1/3", "line 2/3"]


def test_choices_stand_closer_where_that_saves_a_row_and_only_there() -> None:
    words = ("behind it", "not behind it, because …", "was not there")
    rows = choice_rows(words, 56)
    assert isinstance(rows, Content)
    assert rows.plain == "1 behind it  2 not behind it, because …  3 was not there"
    assert choice_rows(words, 58).plain.count("   ") == 2
    assert choice_rows(words, 55).plain.count("\n") == 1
    evenly = "1 carried on   2 changed   3 stopped\n4 let go   5 did not happen"
    five = ("carried on", "changed", "stopped", "let go", "did not happen")
    assert choice_rows(five, 50).plain == evenly, "no choice alone in a last row"
    for dim in (True, False):
        spans = choice_rows(five, 50, dim, in_lamp=True).spans
        inks = {span.style for span in spans if span.end - span.start > 1}
        numbers = {str(span.style).split()[0] for span in spans if span.end - span.start == 1}
        assert (inks, numbers) == ({"$on-lamp"}, {"bold"}), "to be read from the last row"


def test_what_nobody_said_is_a_row_a_goal_in_a_talk_of_several() -> None:
    table = to(begun("goals", earlier=(ended(begun()),)), "chosen_goal")
    alone = not_said(begun(), begun().open_at_close().unanswered)
    assert len(alone) > 2
    assert all(row.startswith("Not said: ") for row in alone), "of one goal a row a question"
    said(table, "1")
    lamps = table.open_at_close().unanswered
    rows = not_said(table, lamps)
    of_goals = [row for row in rows if row.startswith("Not said of “Leerlingen")]
    assert len(of_goals) == 1
    assert " · " in of_goals[0]
    assert len(rows) < len(lamps)


def test_the_close_has_a_line_of_earlier_signs_and_one_of_new_ones_where_both_were_spoken_of() -> (
    None
):
    talk = in_phase("en", "close")
    new = [one.text for one in TalkLines(talk).of("sign", talk.place)]
    old = Indicator(id="s9", text="whether they wave", by="Ana", at=NOW)
    passes = [
        replace(
            one, began=replace(one.began, brought=replace(one.began.brought, indicators=(old,)))
        )
        for one in talk.passes
    ]
    talk = replace(talk, passes=tuple(passes))

    def told(of: Talk) -> list[str]:
        made = Aloud(TalkLines(of), None, Roster(of.names), frozenset())
        return [words for one in made._below_heads()[1] for words in one.words.split(" · ")]

    if not new:
        (ground, *_rest) = TalkLines(talk).of("ground")
        sign = replace(ground, id="99.z", kind="sign", text="whether they run", choice="")
        talk = replace(talk, lines=(*talk.lines, replace(sign, value=None)))
    assert len(told(talk)) == 1, "nobody spoke of the earlier one"
    (ground, *_rest) = TalkLines(talk).of("ground")
    kept = replace(ground, id="98.z", kind="sign onward", about=ELSEWHERE + old.id, choice="keep",
                   text="", value=None)  # fmt: skip
    both = told(replace(talk, lines=(*talk.lines, kept)))
    assert both[0] == "whether they wave"
    assert len(both) == 2


def test_in_minutes_an_answer_stands_behind_its_question_and_words_for_a_day_once() -> None:
    table = with_two_proposals()
    said(to(table, "itch"), "Ruth: het woord gekend schuurt")
    said(to(table, "initiative"), "Marieke: ik bel ouders")
    said(to(table, "due"), "marieke: na de vakantie")
    told = to_text(document(ended(table)))
    assert told.count("na de vakantie") == 1
    (row,) = (row for row in told.splitlines() if "gekend schuurt" in row)
    assert not row.strip().startswith("het woord"), "no row of its own beside its question"


@pytest.mark.parametrize(("then", "rows"), [("want het lukt nu", 1), ("3, het lukt niet", 2)])
def test_a_choice_that_is_given_its_reason_in_a_next_line_is_read_aloud_once(
    then: str, rows: int
) -> None:
    table = to(begun(), "standing")
    two = said(table, "marieke: 2", f"marieke: {then}")
    assert two[1].text == then.removeprefix("3, ")
    made = Aloud(table.lines, None, Roster(table.talk.names), frozenset())
    told = [one for level in made.read_back() for cell in level.cells for one in cell]
    spoken = [f"{one.label} {one.strong} {one.words}" for one in told if not one.heading]
    assert len([one for one in spoken if "onderweg" in one or "het lukt" in one]) == rows, spoken
