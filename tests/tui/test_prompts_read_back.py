"""The end of a talk in prompts: what is open is asked once, half lines always, and then whether to close."""

from pathlib import Path

import pytest
from at_table import conducted
from conftest import NOW
from plain_talk import Typed, begun

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from store.files.this_machine.waiting_file import WaitingRow
from store.library import TalkLibrary
from tui.commands.talks.in_prompts import nameless
from tui.prompts.lines import BrokenOff
from tui.prompts.talk_prompts import PlainTalk

CLOSE = "Enter closes the talk; /back goes back."


def at_the_end(*lines: str) -> Talk:
    """A talk in which this was said, at the last question of its close."""
    talk = Typed(begun(), *lines).talk
    return change(talk, at=len(talk.phases) - 1, asked={**talk.asked, talk.phases[-1].id: 9})


def test_after_the_last_question_it_is_asked_whether_to_close_and_enter_does() -> None:
    asked = Typed(at_the_end("we see who stays behind"), "", None)
    assert asked.asked(1) == CLOSE
    assert asked.talk.ended is None, "the end of the lines closes nothing"
    closed = Typed(at_the_end("we see who stays behind"), "", "")
    assert closed.talk.ended
    assert closed.shown[-1] == "The talk is closed. Its minutes: vertel minutes k3f9q2"
    assert Typed(begun(), *["/on"] * 6, "").talk.ended
    assert Typed(begun(), "/close", "").talk.ended
    assert Typed(begun(), "/close", "/close").talk.ended


def test_one_goes_back_from_the_close_to_the_questions_and_comes_to_it_again() -> None:
    typed = Typed(at_the_end(), "", "/back", "henk: silence can be trust", "", None)
    assert typed.answer(2) == "What do you see now that you didn't before?"
    assert [line.kind for line in typed.lines] == ["insight"]
    assert typed.asked(4) == CLOSE
    assert typed.talk.ended is None


def test_words_at_the_close_are_put_on_record_and_close_nothing() -> None:
    typed = Typed(at_the_end(), "", "fatima: silence can be trust", None)
    assert typed.answer(2) == f"  ● Fatima · insight\n{CLOSE}"
    assert typed.talk.ended is None


# -- whose


def test_open_names_are_asked_one_by_one_and_may_stay_open() -> None:
    talk = at_the_end("henk: a big word", "jo: me too", "and I", "Mother of Samir: he sleeps")
    typed = Typed(talk, "", "4", "jo", "nobody here", "Fatima", "", None)
    assert "Who said these? At the table: 1 Marieke, 2 Henk, 3 Joost" in typed.answer(1)
    assert typed.asked(1) == "  2 who? (jo: Joost or Jolanda): me too (reading)"
    assert "  ● Jolanda" in typed.answer(2)
    assert "“jo” may be Joost or Jolanda." in typed.answer(3)
    assert "Nobody here is called “nobody here”." in typed.answer(4)
    assert [line.by for line in typed.lines] == [("Henk",), ("Jolanda",), ("Fatima",), ()]
    again = Typed(talk, "", "", "", "", "/back", "", None)
    assert again.answer(6).count("he sleeps") == 0, "it is asked once"
    assert again.asked(6) == CLOSE


def test_a_name_that_was_given_is_gone_back_to_and_from_the_first_to_the_questions() -> None:
    talk = at_the_end("jo: me too", "and I")
    typed = Typed(talk, "", "4", "/back", "3", "2", None)
    assert typed.asked(3) == "  1 Jolanda: me too (reading)"
    assert [line.by for line in typed.lines] == [("Joost",), ("Henk",)]
    typed = Typed(talk, "", "/back", "henk: silence can be trust", None)
    assert typed.lines[-1].kind == "insight", "the lamp is there again"


def test_whose_a_nameless_line_from_a_phone_is_nobody_is_asked(tmp_path: Path) -> None:
    library = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    talk = at_the_end("henk: a big word", "and I")
    assert library.journal
    sent = talk.lines[1].id
    library.journal.waiting(talk.id).add([WaitingRow(id=sent, now="done", about=sent)])
    rows: list[str] = []
    typed = iter(["", None])
    there = nameless(library, talk)
    PlainTalk(conducted(talk), lambda: next(typed), rows.append, nameless=there).run()
    assert not any("Who said" in row for row in rows)
    assert rows[-2] == CLOSE


def test_somebody_who_joins_at_the_read_back_can_be_given_a_line() -> None:
    talk = at_the_end("Mother of Samir: he sleeps")
    typed = Typed(talk, "", "/with Samira", "samira", None)
    assert typed.lines[0].by == ("Samira",)
    assert typed.asked(3) == CLOSE


# -- what may stay open


def test_what_nobody_answered_and_open_choices_are_told_once() -> None:
    talk = at_the_end("@standing 3 mothers stayed", "@evidence they greet us")
    typed = Typed(talk, "", "/back", "", None)
    told = typed.answer(1)
    assert "Not said: How do you read this goal?" in told
    assert "Said without choosing: Marieke: 3 mothers stayed (how close)" in told
    assert "It may stay so; /back goes back to the questions." in told
    assert "Not said" not in typed.answer(3)


def test_what_somebody_said_not_to_take_up_is_told_once_where_nothing_is_open_too() -> None:
    talk = at_the_end("@initiative joost: I take up nothing")
    typed = Typed(talk, "", "/back", "", None)
    assert "Not taken up, or stopped: I take up nothing (Joost)" in typed.text
    assert typed.text.count("Not taken up") == 1


def test_what_fell_along_with_a_line_that_was_struck_out_is_told() -> None:
    lines = ("@evidence 31 of 52 parents came", "@meaning-figure that they dare", "/withdraw 1")
    typed = Typed(at_the_end(*lines), "", None)
    assert "Fell along with what was withdrawn: Marieke: that they dare (meaning" in typed.text


def test_words_that_choose_nothing_of_the_goal_are_read_back_as_said_and_no_decision() -> None:
    typed = Typed(at_the_end("@decision henk: it is too early"), "", None)
    assert "Henk: it is too early (said)" in typed.text
    assert "decision" not in typed.text


# -- figures


def figures() -> Talk:
    return at_the_end("@evidence 31 of 52 parents came", "6 beds were empty")


def test_a_figure_without_a_meaning_is_asked_for_and_words_are_its_meaning() -> None:
    typed = Typed(figures(), "", "henk: that they dare", "", "")
    assert "No meaning yet: 31 of 52 parents came" in typed.answer(1)
    assert "● Henk · meaning · with “31 of 52 parents came”" in typed.answer(2)
    first, second, *meanings = typed.lines
    assert [(m.about, m.by, m.text, m.choice) for m in meanings] == [
        (first.id, ("Henk",), "that they dare", ""), (second.id, (), "", "open"),
    ]  # fmt: skip
    assert typed.talk.ended


def test_one_may_go_back_to_the_figures_instead_and_nothing_is_left_open_by_it() -> None:
    typed = Typed(figures(), "", "", "/back", None)
    assert [line.kind for line in typed.lines] == ["ground", "ground"]
    assert typed.talk.ended is None


# -- half lines


def test_every_half_line_is_asked_and_none_is_dropped_by_an_empty_line() -> None:
    talk = at_the_end("we see who stays behind")
    talk = Typed(talk, BrokenOff("they gre")).talk
    talk = Typed(talk, BrokenOff("the litt")).talk
    typed = Typed(talk, "", "", "+", "they wave", "")
    assert "Typed in “Close”, and not on record: they gre" in typed.answer(1)
    assert "not on record: they gre" in typed.answer(2), "it is asked until it is settled"
    assert [line.text for line in typed.lines[1:]] == ["they gre", "they wave"]
    assert typed.talk.ended
    dropped = Typed(talk, "", "-", "-", "")
    assert len(dropped.lines) == 1
    assert dropped.talk.ended
    assert Typed(talk, "", "/back", None).talk.unsaid == talk.unsaid


# -- orders and the end of the lines


def test_orders_do_at_the_read_back_what_they_do_elsewhere() -> None:
    talk = at_the_end("henk: a big word", "and I")
    typed = Typed(talk, "", "/read", "/change 1 a large word", "?", "5", "/undo", "/stop")
    assert "1 Henk: a big word (reading)" in typed.answer(2)
    assert typed.asked(2).startswith("  2 who?"), "then it is asked again"
    assert "/close: read it back, and close the talk" in typed.answer(4)
    assert [line.text for line in typed.lines] == ["a large word", "and I"]
    assert typed.lines[1].by == (), "undo takes back who said it"
    assert typed.talk.ended is None


@pytest.mark.parametrize("order", ["/stop", None])
def test_stopping_at_the_read_back_leaves_the_talk_open(order: str | None) -> None:
    for talk in (at_the_end("and", "henk: x", "I"), figures(), at_the_end()):
        typed = Typed(talk, "", order)
        assert typed.talk.ended is None
        assert typed.shown[-1].startswith("Everything is saved")


def test_what_is_half_typed_at_the_read_back_is_kept() -> None:
    typed = Typed(figures(), "", BrokenOff("that they da"))
    assert typed.half == ["that they da"]


def test_a_talk_that_was_closed_and_opened_again_is_closed_anew() -> None:
    closed = Typed(at_the_end("we see who stays behind"), "", "").talk
    opened = change(closed, ended=None)
    typed = Typed(opened, "henk: silence can be trust", "", "")
    assert typed.talk.ended
    assert [line.kind for line in typed.lines] == ["reading", "insight"]


def test_a_day_that_nobody_made_clear_is_told_once_with_whose_it_is() -> None:
    table = Conductor(begun(), builtin("accountability"), lambda: NOW, lambda _t, _o: None, "k3f9")
    for question, words in (
        ("initiative", "Henk: I ring them"),
        ("due", "Henk: after the holiday"),
    ):
        table.shine(table.lamps_called(question)[0])
        table.say(words)
    phases = table.talk.phases
    talk = change(table.talk, at=len(phases) - 1, asked={**table.talk.asked, phases[-1].id: 9})
    shown = "\n".join(Typed(talk, "", None).shown)
    assert shown.count("Day still open: after the holiday (Henk)") == 1
