"""What is on record, as the talk and the board show it: whose, what kind, and what is about it beneath."""

import pytest
from at_table import begun, ended, said, to
from made_talk import GOAL, line, lines

from agendas.agenda import builtin
from agendas.came_to.counting import TalkLines
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import shine
from agendas.lines.talk import Began, Figure, Line
from agendas.records.said import Indicator, Words
from agendas.records.segment import Brought
from agendas.slots.slots import SLOTS
from docs.sample_talks import NOW, in_phase
from tui.widgets.lines.drawn import Drawn, set_line
from tui.widgets.lines.record import with_their_items
from tui.widgets.lines.said_line import lines as shown_lines
from tui.widgets.lines.said_line import untagged
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.talk.asked import as_asked, rungs_of
from tui.widgets.talk.entry_border import lower
from tui.words.signs import NOBODY, NOBODY_YET

ASKED = Words(en="Before you looked: what did you expect?", nl="Wat verwachtte je?")


def shown(said: TalkLines, asked: str = "") -> list[tuple[str | None, tuple[ShownLine, ...]]]:
    return shown_lines(said, "p", asked=asked)


def figure(**more: object) -> Line:
    return line("1.a", "ground", "31 of 52 parents came", "Ana", choice="figure",
                value=Figure(said="31 of 52"), **more)  # fmt: skip


def test_what_a_figure_means_stands_beneath_it_each_voice_under_its_own_name() -> None:
    told = lines(
        figure(),
        line("2.a", "ground", "two stayed", "Joost", choice="observation"),
        line("3.a", "meaning", "they dare", "Joost", about="1.a", phase="later"),
        line("4.a", "meaning", "they had to", "Ana", about="1.a", phase="later"),
    )
    (key, (first,)), (_a, (joost,)), (_b, (ana,)), (_c, (seen,)) = shown(told)
    assert (key, first.who, first.strong, first.of) == ("1.a", "Ana", "31 of 52", (31, 52))
    assert (joost.words, joost.who, joost.nested) == ("they dare", "Joost", True)
    assert (ana.words, ana.who, ana.nested) == ("they had to", "Ana", True)
    assert joost.mark == seen.mark != first.mark
    assert (first.kind, joost.kind, seen.kind) == ("figure", "meaning", "seen")
    assert not first.spaced
    assert ana.spaced


def test_a_line_of_which_it_is_open_whose_it_is_has_a_sign_of_its_own() -> None:
    told = lines(
        line("1.a", "remark", "they linger", "Ana"),
        line("2.a", "remark", "they dare"),
        line("3.a", "remark", "they sing", maybe="jo"),
        line("4.a", "source", "the list of February", about="2.a"),
    )
    marks = {parts[0].words: parts[0].mark for _key, parts in shown(told)}
    assert marks["they dare"] == marks["they sing"] == NOBODY_YET
    assert marks["they linger"].role == "$person-1"
    assert marks["the list of February"] == NOBODY
    names = {parts[0].words: (parts[0].who, parts[0].ink) for _key, parts in shown(told)}
    assert names["they dare"] == ("someone", "$quiet"), "the room reads that it is somebody's"
    assert names["they sing"] == ("jo?", "$quiet")
    assert names["they linger"] == ("Ana", "$ink")


def test_an_open_line_about_anothers_does_not_read_as_of_whoever_stands_above_it() -> None:
    told = lines(
        figure(),
        line("2.a", "meaning", "they had to", about="1.a"),
        line("3.a", "initiative", "ask two more"),
        line("4.a", "notice", "that they may", about="3.a"),
    )
    below = {parts[0].words: parts[0] for _key, parts in shown(told)}
    for words in ("they had to", "that they may"):
        assert (below[words].who, below[words].mark) == ("someone", NOBODY_YET)
        assert below[words].nested


def test_an_expectation_tells_that_it_is_one_before_its_words_where_there_are_no_kinds() -> None:
    told = lines(figure(), line("2.a", "expectation", "about thirty", "Ana", about="1.a"))
    (_key, (expected,)) = shown(told)[1]
    assert (expected.label, expected.kind) == ("expected:", "")
    rows = [row.plain.rstrip() for row in set_line(expected, 56)]
    assert rows == ["● Ana     ╰ expected: about thirty"]
    ((_same, (asked_for,)),) = untagged(shown(told)[1:], frozenset({"2.a"}))
    assert asked_for.label == "", "under the question that asks what one expects it is plain"


def test_a_covered_figure_shows_neither_its_words_nor_its_people() -> None:
    ((_key, told),) = shown(lines(figure(covered=True)))
    assert all(row.of is None and not row.strong for row in told)
    assert "31" not in " ".join(row.words for row in told)


def test_a_question_stands_once_above_the_answers_to_it_but_for_the_one_that_is_lit() -> None:
    answers = [
        line(f"{n}.a", "remark", f"answer {n}", "Ana", question="expectation") for n in (1, 2)
    ]
    said = lines(*answers, questions={"expectation": ASKED})
    first, second = (told for _key, told in shown(said))
    assert [row.words for row in first] == [ASKED["en"], "answer 1"]
    assert [row.words for row in second] == ["answer 2"]
    assert first[0].quiet
    lit, _second = (told for _key, told in shown(said, ASKED["en"]))
    assert [row.words for row in lit] == ["answer 1"]


def test_where_the_lines_of_the_lit_question_begin_below_others_more_room_parts_them() -> None:
    lit = Words(en="What did you see?", nl="Wat zag je?")
    said = lines(
        line("1.a", "remark", "expected", "Ana", question="expectation"),
        line("2.a", "remark", "seen", "Ana", question="evidence"),
        line("3.a", "remark", "seen too", "Joost", question="evidence"),
        questions={"expectation": ASKED, "evidence": lit},
    )
    told = [[row.words for row in parts] for _key, parts in shown(said, lit["en"])]
    assert told == [[ASKED["en"], "expected"], ["", "seen"], ["seen too"]]
    begun = shown(said, lit["en"])[1][1]
    for low in (False, True):
        rows = Drawn(*begun, low=lambda low=low: low)._rows(60)
        assert [row.plain.split() for row in rows] == [[], ["●", "Ana", "seen"]]
    assert shown(said, lit["en"])[0][1][-1].spaced, "two rows where one is free between lines"


def test_a_withdrawn_line_is_struck_and_what_is_about_it_falls_along() -> None:
    gone = line("1.a", "ground", "two stayed", "Ana", choice="observation", withdrawn=True)
    why = line("2.a", "meaning", "they dare", "Joost", about="1.a")
    (_key, (row, note)), (_about, (below,)) = shown(lines(gone, why))
    assert row.struck
    assert note.words == "withdrawn"
    assert below.struck


def test_an_open_name_is_told_as_it_began_and_all_are_everybody() -> None:
    said = lines(
        line("1.a", "reading", "they dare", maybe="jo"),
        line("2.a", "reading", "yes", "Ana, Joost", about=""),
        line("3.a", "consent", "", "Ana, Joost", choice="behind"),
    )
    rows = [told[-1] for _key, told in shown(said)]
    assert [row.who for row in rows] == ["jo?", "Ana, Joost", "Ana, Joost"]
    assert rows[2].words == "behind it"


def test_nobody_who_doubts_is_shown_as_who_stands_behind_it() -> None:
    said = lines(
        line("1.a", "wording", "Parents dare", "Ana"),
        line("2.a", "consent", "I doubt the word", "Joost", about="1.a"),
        line("3.a", "consent", "it is vague", "Henk", about="1.a", choice="not"),
    )
    rows = [told[-1] for _key, told in shown(said)]
    assert [(row.words, row.kind) for row in rows[1:]] == [
        ("I doubt the word", ""), ("not behind it: it is vague", "no consent"),
    ]  # fmt: skip


def test_a_line_of_which_a_later_vertel_wrote_more_is_shown_too() -> None:
    ((_key, (told,)),) = shown(
        lines(line("1.a", "remark", "they dare", "Ana", more={"tone": ["a"]}))
    )
    assert told.words == "they dare"


def test_for_whom_the_goal_is_stands_once_on_a_screen() -> None:
    talk = in_phase("en", "goal")
    for at_head in (False, True):
        found = shown_lines(TalkLines(talk), talk.phase.id, at_head=at_head)
        words = [part.words for _key, parts in found for part in parts if part.words]
        assert ("parents of our youngest pupils" in words) != at_head
        assert "they walk in without a threshold" in words


def test_what_is_new_about_what_somebody_takes_up_lights_the_whole_of_it() -> None:
    told = shown(
        lines(
            line("1.a", "initiative", "call them", "Ana"),
            line("2.a", "notice", "they call back", "Ana", about="1.a"),
            line("3.a", "request", "stand at the door", "Ruth"),
            line("4.a", "request answer", "yes", "Joost", about="3.a"),
        )
    )
    assert with_their_items(told, frozenset({"2.a"})) == {0, 1}
    assert with_their_items(told, frozenset({"4.a"})) == {3}, "it bears a name of its own"
    assert told[3][1][0].kind == "", "beneath a request it is seen to answer that"


def test_what_the_question_above_it_asks_for_bears_no_kind_and_all_else_does() -> None:
    talk = in_phase("en", "initiative")
    table = Conductor(talk, builtin("accountability"), lambda: NOW, lambda _t, _now: None, "pict")
    told = shown_lines(table.lines, talk.phase.id)
    kinds = {parts[0].kind for _key, parts in told}
    for name, gone in (("initiative", {"takes up"}), ("notice", {"takes up"})):
        table.shine(table.lamps_called(name)[0])
        assert table.lamp
        here = [parts[0].kind for _key, parts in untagged(told, as_asked(table))]
        assert gone < kinds
        assert {kind for kind in here if kind} == kinds - gone - {""}


def test_the_border_says_what_an_answer_to_a_question_will_be() -> None:
    found = {}
    for kind, question in (("indicator", "of_us"), ("indicator", "key_word"), ("goal", "itch")):
        talk = in_phase("en", kind)
        table = Conductor(
            talk, builtin(talk.agenda), lambda: NOW, lambda _talk, _at_once: None, "pict"
        )
        shine(table, question)
        found[question] = lower(table, "ana: to be at the door", 100).partition(",")[0]
    assert found["of_us"].startswith("becomes: what it asks of us")
    assert found["key_word"].startswith("becomes: what we mean by it")
    assert found["itch"].startswith("becomes: a remark on this")


def test_what_is_asked_of_somebody_is_bold_once_they_take_it_up() -> None:
    asked = line("1.a", "request", "stand at the door", "Ruth")
    for choice, bold in (("yes", True), ("no", False)):
        answer = line("2.a", "request answer", "", "Joost", about="1.a", choice=choice)
        assert shown(lines(asked, answer))[0][1][0].all_strong == bold
    assert not shown(lines(asked))[0][1][0].all_strong


def test_who_is_asked_stands_once_before_the_words_be_it_one_or_several() -> None:
    for who, text, told in (
        ("Henk", "Henk, bel jij?", "bel jij?"),
        ("Henk, Anouk", "Henk en Anouk, willen jullie bellen?", "willen jullie bellen?"),
        ("Bas, Anouk, Gerda", "Bas, Anouk en Gerda, wie gaat mee?", "wie gaat mee?"),
        ("Henk, Anouk", "Henk, wil jij met Anouk bellen?", "Henk, wil jij met Anouk bellen?"),
    ):
        asked = line("1.a", "request", text, "Ruth", who=tuple(who.split(", ")))
        (found,) = shown(lines(asked))[0][1]
        assert (found.words, who in found.label) == (told, True)


def test_what_is_said_of_one_of_several_earlier_signs_stands_below_it_while_another_is_asked_about() -> (
    None
):
    signs = tuple(Indicator(id=f"one:{n}", text=f"sign {n}") for n in (1, 2))
    told = lines(
        line("1.a", "sign onward", "", "Ana", about="one:1", choice="keep", question="onward"),
        line("2.a", "sign onward", "", "Ana", about="one:2", choice="keep", question="onward"),
        began=Began(goal=GOAL, brought=Brought(indicators=signs)),
        questions={"onward": ASKED},
    )
    rows = shown_lines(told, "p", asked=ASKED.en, about="one:2")
    assert [part.words for _key, parts in rows for part in parts] == [
        "“sign 1”",
        "keep",
        "",
        "keep",
    ]
    later = shown_lines(told, "p")
    words = [part.words for _key, parts in later for part in parts]
    assert words == ["“sign 1”", "keep", "“sign 2”", "keep"]


def test_words_that_speak_to_others_than_who_takes_them_up_have_who_said_them_before_them() -> None:
    for text in ("Tom, Maria, will you each ring?", "Tom and Maria, ring two families each"):
        asked = line("1.a", "request", text, "Ruth", who=("Tom", "Maria"))
        yes = line("2.a", "request answer", "", "Henk", about="1.a", choice="yes")
        (key, (found,)), (_yes, (answer,)) = shown(lines(asked, yes))
        assert (key, found.who, found.by) == ("1.a", "Henk", "")
        assert f"{found.label} {found.words}" == f"asked by Ruth: {text}"
        assert answer.words == "yes, I take it up"


@pytest.mark.parametrize("question", ["enough", "would_see", "of_us"])
def test_the_border_names_the_sign_an_answer_is_about_where_there_is_little_room(
    question: str,
) -> None:
    table = to(begun(), "indicator")
    said(table, "Marieke: ik merk het als ze zonder vragen de jas aandoen",
         "Henk: ze bellen minder vaak in de nacht")  # fmt: skip
    for width in (58, 74):
        told = lower(to(table, question), "joost: dat weet ik niet", width)
        assert "with “ze bellen" in told, told
        assert len(told) <= width


def test_the_border_names_no_sign_where_there_is_no_other() -> None:
    table = to(begun(), "indicator")
    said(table, "Henk: ze bellen minder vaak in de nacht")
    told = lower(to(table, "of_us"), "joost: dat weet ik niet", 100)
    assert told == "becomes: what it asks of us · f6"


def test_the_border_tells_that_with_this_word_everyone_is_behind_it() -> None:
    table = to(begun(earlier=(ended(to(begun(), "reading")),)), "decision")
    table.slot = SLOTS["wording_proposed"]
    said(table, "Joost: Ze durven te vragen")
    said(to(table, "consent"), "allen: 1", "henk: 2 want het blijft vaag")
    assert "; with that everyone is" in lower(table, "henk: 1, toch wel", 100)
    assert "everyone" not in lower(table, "ruth: 1", 100)


def test_what_was_said_of_an_earlier_line_of_a_plan_stands_under_that_line() -> None:
    told = lines(
        line("1.a", "plan line", "80% come", phase="before"),
        line("2.a", "plan line", "a walk-in", phase="before"),
        line("3.a", "exit", "", "Joost", about="1.a", choice="keep"),
        line("4.a", "exit", "", "Ana", about="2.a", choice="to-initiative"),
    )
    words = [
        part.words
        for _key, parts in shown_lines(told, "p", about="2.a")
        for part in parts
        if part.words
    ]
    assert words == ["“80% come”", "stays a goal as it is", "to the initiatives"]


@pytest.mark.parametrize(
    ("typed", "told"), [("henk: 1 houden", "houden"), ("henk: 1 houden, want dit is het", "houden: want dit is het")]
)  # fmt: skip
def test_the_name_of_a_choice_that_was_said_with_its_number_stands_once(
    typed: str, told: str
) -> None:
    table = to(begun(), "decision")
    (line,) = said(table, typed)
    rows = [row.words for _key, rows in shown_lines(table.lines, line.phase) for row in rows]
    assert told in rows
    assert table.with_word(line) == told


def test_the_number_of_a_question_on_the_ladder_does_not_read_as_that_of_an_earlier_sign() -> None:
    before = to(begun(), "indicator")
    said(before, "marieke: ouders noemen een boek", "fatima: het aantal tassen")
    for earlier, head in (((), "1 Is dat genoeg?"), ((ended(before),), "ouders noemen een boek: Is dat genoeg?")):  # fmt: skip
        table = begun(earlier=earlier)
        if not earlier:
            said(to(table, "indicator"), "marieke: ouders noemen een boek")
        said(to(table, "enough"), "henk: een boek is niet genoeg")
        rows = shown_lines(table.lines, table.phase.id, rungs=rungs_of(table))
        (told,) = (one.words for _key, parts in rows for one in parts if "dat genoeg?" in one.words)
        assert told == head
