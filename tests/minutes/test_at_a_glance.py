"""What somebody who was not there must be able to read off the first page, of each kind of talk."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from made_talk import AT, GOAL, line, lines

from agendas.came_to.counting import TalkLines
from agendas.conduct.limits_in_force import limits_in_force
from agendas.folding.fold import state_of
from agendas.lines.talk import AgainstLimits, Began, Line, Pass, Talk
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import FrameRef, Goal, Initiative, LookedBack, Wording
from minutes.document import document
from minutes.formats.ics import to_ics
from minutes.pseudonyms import without_names
from store.library import TalkLibrary
from tui.sample.play import play_year

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Talk]:
    """The talks of the sample's year, by their agenda; of several the last."""
    library = TalkLibrary(tmp_path_factory.mktemp("year"), lambda: NOW)
    return {talk.agenda: talk for talk in play_year(library, "en", NOW)}


def texts(talk: Talk, name: str) -> list[str]:
    """What stands in a section, row by row."""
    found = [one for one in document(talk).sections if one.id == name]
    items = [row for one in found for item in one.listed for row in (item.text, *item.below)]
    return items + [row for one in found for table in one.tables for row in table.lines]


def made(*said: Line, **more: Any) -> Talk:
    return lines(*said, **more).talk


def test_the_words_that_a_talk_gave_its_goal_are_a_decision(year: dict[str, Talk]) -> None:
    assert texts(year["goal-dialogue"], "decisions") == [
        "“20% of teaching time consists of integrated modules” becomes the goal “Pupils recognise"
        " in their lessons the world they live in”."
    ]
    assert texts(year["goal-dialogue"], "goal")[:1] == []


def test_each_line_of_a_plan_tells_in_a_sentence_what_became_of_it(year: dict[str, Talk]) -> None:
    told = texts(year["plan"], "lines")
    assert any("in use before the summer” is an initiative (" in row for row in told)
    assert (
        "becomes a goal in other words: “Parents bring their child to school with trust” ("
        in told[0]
    )
    assert texts(year["plan"], "new-goals") == [], "they were told already"


def test_who_saw_another_place_for_a_line_of_a_plan_stands_below_it() -> None:
    talk = made(
        line("1.a", "plan line", "80% come"),
        line("2.a", "exit", "they come gladly", "Joost", about="1.a", choice="reword"),
        line("3.a", "exit", "", "Ruth", about="1.a", choice="to-indicator"),
        line("4.a", "exit", "that counts too", "Ana", about="1.a", choice="keep"),
        line("5.a", "exit", "they will notice", "Joost", about="1.a", question="line_exit"),
    )
    assert texts(talk, "lines") == [
        "“80% come” stays a goal as it is (Ana): that counts too.",
        "a goal in other words: they come gladly (Joost)",
        "to the indicators (Ruth)",
        "they will notice (Joost)",
    ]
    assert texts(talk, "also") == [], "what chooses nothing stands under the line it is about"


def test_why_a_line_of_a_plan_is_put_somewhere_is_not_what_it_becomes() -> None:
    talk = made(
        line("1.a", "plan line", "80% come"),
        line("2.a", "exit", "because it tells little", "Ana", about="1.a", choice="to-indicator"),
        line("3.a", "plan line", "a course"),
        line("4.a", "exit", "we call them", "Ruth", about="3.a", choice="to-initiative"),
    )
    assert texts(talk, "lines") == [
        "“80% come” is an indicator (Ana), because it tells little.",
        "“a course” becomes an initiative: “we call them” (Ruth).",
    ]


def test_why_a_line_of_a_plan_has_its_place_stands_with_who_said_so() -> None:
    plan = line("1.a", "plan line", "a course")
    mila = line("2.a", "exit", "", "Mila", about="1.a", choice="to-initiative")
    otto = line("3.a", "exit", "because the board says so", "Otto", about="1.a", choice="to-frame")
    limit = line("3.a.1", "limit", "a course", "Otto")
    talk = made(plan, mila, otto, limit)
    assert texts(talk, "lines") == [
        "“a course” is a limit (Otto), because the board says so.", "to the initiatives (Mila)"
    ]  # fmt: skip
    assert texts(talk, "limits") == ["a course (Otto)"]
    later = made(plan, otto, limit, msgspec.structs.replace(mila, id="4.a"))
    assert texts(later, "lines") == [
        "“a course” is an initiative (Mila).", "to the limits (Otto), because the board says so."
    ]  # fmt: skip
    assert texts(later, "limits") == texts(later, "also") == [], "the last place counts"
    assert limits_in_force(TalkLines(later)) == ()
    assert [one.text for one in limits_in_force(TalkLines(talk))] == ["a course"]
    assert state_of((later,)).team("A team").frames == ()
    assert len(state_of((talk,)).team("A team").frames) == 1


def test_a_limit_that_took_the_place_of_another_stands_before_the_agreements(
    year: dict[str, Talk],
) -> None:
    ids = [section.id for section in document(year["plan-or-frame"]).sections]
    assert ids.index("limits") < ids.index("agreements")
    assert (
        "This takes the place of “A class spends no more than €500 a year on materials”."
        in texts(year["plan-or-frame"], "limits")
    )


def test_a_review_calls_a_goal_by_its_words_of_now(year: dict[str, Talk]) -> None:
    rows = texts(year["review"], "earlier")
    assert rows[2:4] == [
        "Parents and teachers trust each other with the child",
        "ask two parents to host the walk-in (Ana, since 7 June 2026).",
    ]


def test_whose_an_account_agreement_is_stands_behind_its_own_words(year: dict[str, Talk]) -> None:
    told = texts(year["peer"], "rested-on")
    assert any("Ruth twice a year (Ana); every six weeks" in row for row in told)
    assert not any("Goal we share" in row for row in told), "it is the title"


def test_where_nothing_was_decided_or_taken_up_that_is_said_first() -> None:
    seen = line("1.k", "ground", "she stayed in bed", "Ana")
    nothing = "Nothing was decided in this talk, and nothing taken up."
    assert document(made(seen)).remark == nothing
    assert document(made(seen), reader="leader").remark != nothing, "an excerpt cannot know"
    assert nothing not in document(made(seen), reader="leader").remark
    assert document(made(seen, line("2.k", "initiative", "I ask her", "Ana"))).remark == ""
    assert nothing not in document(made(seen, ended=None, closed=None)).remark


def test_in_an_open_talk_the_head_tells_who_the_goal_is_for() -> None:
    asked = line("1.k", "target group", "parents", question="target_group")
    talk = made(asked, ended=None, closed=None)
    assert ("Who it is for", "parents") in document(talk).facts
    assert texts(talk, "also") == []


def test_why_a_sign_was_chosen_and_the_moment_of_a_value_stand_behind_it() -> None:
    said = (
        line("1.k", "sign", "who stays", "Ana"),
        line("2.k", "why", "they come unasked", "Ana", about="1.k"),
        line("3.k", "value", "patience", "Joost"),
        line("4.k", "moment", "the boy began again", "Joost", about="3.k"),
        line("5.k", "value", "rest", "Ana"),
        line("6.k", "moment", "he sat down", "Joost", about="5.k"),
    )
    assert texts(made(*said), "indicator") == ["who stays, because they come unasked (Ana)"]
    assert texts(made(*said), "values") == [
        "patience, at this moment: the boy began again (Joost)",
        "rest (Ana)",
        "The moment: he sat down (Joost)",
    ]


def test_what_came_of_what_was_taken_up_stands_in_a_sentence_and_what_it_tells_with_the_meaning() -> (
    None
):
    taken = Initiative(id="i1", text="call", by="Joost")
    back = LookedBack(initiative=taken, meeting="old", taken=AT.date())
    talk = made(
        line("1.k", "experience", "two came", "Joost", about="talk:old:i1"),
        line("2.k", "meaning", "they wait", "Joost", about="talk:old:i1"),
        began=Began(goal=GOAL, looked_back=(back,)),
    )
    assert texts(talk, "earlier") == ["call (Joost, since 1 December 2026): two came."]
    assert texts(talk, "meaning") == ["About “call”: they wait (Joost)"]
    assert texts(talk, "set-in-motion") == []


def test_who_took_up_what_was_asked_is_named_once_with_the_words_of_their_yes() -> None:
    said = (
        line("1.k", "request", "be at the door", "Ruth", who=("Ana",)),
        line("2.k", "request answer", "if it may be in May", "Ana", about="1.k", choice="yes"),
    )
    assert texts(made(*said), "of-agreements") == ["Yes, if it may be in May"]


def test_a_sentence_that_begins_with_a_stand_in_begins_with_a_capital() -> None:
    ref = FrameRef(frame="f1", n=1, text="€ 500")
    agreed = Agreed(frames=(Frame(id="f", text="€ 500", frame="f1", owner="Ruth"),))
    held = AgainstLimits(considered=(ref,), touched=("f1",))
    talk = made(
        line("1.k", "initiative", "a corner", "Ana"),
        line("2.k", "limits", about="1.k", choice="touches", value=held),
        agreed=agreed,
    )
    (told,) = texts(without_names(talk, talk, "en"), "of-agreements")
    assert told.endswith(". Colleague A and colleague C first talk about plan or limit.")


def test_what_was_expected_of_no_figure_in_particular_is_told_as_what_was_expected_of_one() -> None:
    phase = msgspec.structs.replace(lines().talk.phases[0], id="e", kind="evidence")
    hoped = line("1.k", "expectation", "five at most", "Joost", phase="e", question="expectation")
    assert texts(made(hoped, phases=(phase,)), "evidence") == [
        "Expected beforehand: five at most (Joost)"
    ]


def test_of_several_signs_minutes_tell_by_which_one_something_was_expected() -> None:
    phase = msgspec.structs.replace(lines().talk.phases[0], id="e", kind="evidence")
    signs = [line(f"{n}.k", "sign", text) for n, text in ((1, "they turn a card"), (2, "they ask"))]
    hopes = [
        line(f"{n}.k", "expectation", text, name, phase="e", about=sign, question="expectation")
        for n, text, name, sign in (
            (3, "five at most", "Joost", "1.k"),
            (4, "none", "Ana", "2.k"),
            (5, "ten", "", "1.k"),
        )
    ]
    alone = made(signs[0], hopes[0], phases=(phase,))
    assert texts(alone, "evidence") == ["Expected beforehand: five at most (Joost)"]
    assert texts(made(*signs, *hopes, phases=(phase,)), "evidence") == [
        "Expected beforehand, of “they turn a card”: five at most (Joost); ten",
        "Expected beforehand, of “they ask”: none (Ana)",
    ]


def test_an_agreement_stands_whole_once_where_somebody_took_up_several() -> None:
    long = "I ask two parents to host the walk-in on Fridays"
    said = (
        line("1.k", "initiative", long, "Ana"),
        line("2.k", "watch", "who comes", "Ana", about="1.k"),
        line("3.k", "initiative", "I ring", "Ana"),
    )
    assert texts(made(*said), "of-agreements") == [
        "Ana: I ask two parents to host the walk-in …",
        "To watch: who comes",
    ]
    assert texts(made(*said), "agreements")[1] == f"Ana — {long}"


def test_a_request_names_once_whom_it_was_asked_of() -> None:
    asked = line("1.k", "request", "Ana, will you call?", "Joost", who=("Ana",))
    assert texts(made(asked), "open-requests") == ["Joost asked: Ana, will you call?"]
    assert texts(made(asked), "also") == []
    asked = line("1.k", "request", "will you call?", "Joost", who=("Ana",))
    assert texts(made(asked), "open-requests") == ["Joost asked Ana: will you call?"]


def test_that_nobody_read_the_facts_otherwise_stands_once() -> None:
    none = line("1.k", "remark", "none", phase="i", question="other_reading")
    phase = msgspec.structs.replace(lines().talk.phases[0], id="i", kind="interpretation")
    talk = made(none, phases=(phase,))
    assert texts(talk, "meaning") == ["Nobody read the facts otherwise."]
    assert texts(talk, "also") == []


def test_the_next_talk_of_a_chosen_goal_is_for_the_calendar(year: dict[str, Talk]) -> None:
    assert b"SUMMARY" in to_ics(year["goals"])
    assert to_ics(year["review"]).count(b"BEGIN:VEVENT") == 1, "the next review, no goal's talk"


def test_of_several_goals_each_begins_with_its_words_and_ends_with_what_it_left_open() -> None:
    other = Goal(id="g-2", wordings=(Wording(n=1, text="Pupils read", meeting="first"),))
    phase = lines().talk.phases[0]
    passes = [Pass(goal=g.id, began=Began(goal=g), account_giver="Ana") for g in (GOAL, other)]
    talk = made(
        line("1.k", "passed over", "", question="evidence"),
        line("2.k", "passed over", "", question="evidence", phase="q"),
        passes=tuple(passes), phases=(phase, msgspec.structs.replace(phase, id="q", segment=1)),
    )  # fmt: skip
    assert [one.heading for one in document(talk).sections] == [
        "Parents dare to ask", "Left open", "Pupils read", "Left open",
    ]  # fmt: skip


def test_a_limit_without_a_number_is_about_what_it_is_about() -> None:
    agreed = Agreed(frames=(Frame(id="f", text="no bus", frame="f1", owner="Ruth"),))
    limit = line("1.k", "limit", "one bus", "Ruth", choice="money", about="f1")
    assert "It is about money." in texts(made(limit, agreed=agreed), "limits")
