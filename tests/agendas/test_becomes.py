"""What an answer becomes, and what a line becomes that is moved, brought in, or marked for a reader."""

import pytest
from conftest import GOAL, NOW, SAID, begin, next_talk, talk_through, whole_talk

from agendas.agenda import Agenda, builtin
from agendas.records.agreements import Agreed, Frame
from agendas.records.meeting import Meeting, add, change, go_to, in_segment
from agendas.records.said import Meaning
from agendas.records.vocabulary import KINDS
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers import answer
from agendas.talk.audiences import marked_lines, with_audience
from agendas.talk.begin import Opening, new_meeting
from agendas.talk.change_line import bring_in, move
from agendas.talk.close import close


def to(slot: str, phase: str = "goal", about: str = "", subject: str = "") -> Ask:
    return Ask(phase=phase, question=KINDS["open"], slot=SLOTS[slot], about=about, subject=subject)


def test_none_is_no_meaning_but_no_other_reading_is_on_record(agenda: Agenda) -> None:
    talk = answer(begin(agenda), to("meaning", "interpretation"), "none", NOW)
    assert [m.text for m in talk.segment.meanings] == ["none"]
    talk = answer(begin(agenda), to("other_reading", "interpretation"), "none", NOW)
    assert talk.segment.meanings == ()
    assert [(r.slot, r.text) for r in talk.segment.remarks] == [("other_reading", "none")]


def test_a_choice_without_a_record_of_its_own_is_kept_in_words() -> None:
    agenda = builtin("peer")
    talk = begin(agenda)
    ask = to("make_first", "agreements")
    plain = answer(talk, ask, "2", NOW).segment.remarks[-1].text
    assert plain == "we make it first"
    assert (
        answer(talk, ask, "2 there is time", NOW).segment.remarks[-1].text
        == f"{plain}: there is time"
    )


def test_an_answer_about_one_of_several_limits_changes_that_one(agenda: Agenda) -> None:
    talk = begin(agenda)
    for text in ("no money", "no nights"):
        talk = answer(talk, to("prevent", "frames"), text, NOW)
    first, second = talk.frames
    talk = answer(talk, to("frame_text", "frames", about=first.id), "At most €500", NOW)
    assert [frame.text for frame in talk.frames] == ["At most €500", "no nights"]
    talk = answer(talk, to("frame_text", "frames", about=second.id), "None after ten", NOW)
    assert [frame.text for frame in talk.frames] == ["At most €500", "None after ten"]


def test_other_words_for_a_limit_are_its_next_version(agenda: Agenda) -> None:
    old = Frame(id="f1", frame="f-1", n=2, text="At most €500", owner="Ruth")
    talk = change(begin(agenda), agreed=Agreed(frames=(old,)))
    new = answer(talk, to("frame_new", "frames", about="f-1"), "At most €800", NOW).frames[-1]
    assert (new.frame, new.n, new.text, new.owner) == ("f-1", 3, "At most €800", "Ruth")
    assert (new.valid_from, new.meeting) == (NOW.date(), talk.id)


@pytest.mark.parametrize(
    ("choice", "status", "reason"),
    [
        ("1", "agreed", ""),
        ("2 They dare to ask", "agreed", ""),
        ("3", "set-aside", "to the limits"),
        ("4", "brought-in", ""),
        ("5 we phone them", "set-aside", "to the initiatives: we phone them"),
    ],
)
def test_what_the_room_does_with_the_coachs_question(choice: str, status: str, reason: str) -> None:
    agenda = builtin("goal-dialogue")
    opening = Opening(
        goal_text="80% of parents phone", people=begin(agenda).people, account_giver="Ana"
    )
    talk = new_meeting("g1g1g1", agenda, opening, NOW)
    talk = in_segment(
        talk, goal=type(talk.goal)(id="g-1", wordings=talk.goal.wordings, status="brought-in")
    )
    after = answer(talk, to("coach", "wording"), choice, NOW)
    assert (after.goal.status, after.goal.reason) == (status, reason)
    note = after.segment.remarks[-1]
    assert (note.slot, note.about) == ("coach", "80% of parents phone"), "as it came in"
    signs = after.segment.indicators
    assert [(s.text, s.kind, s.once_target) for s in signs] == (
        [("80% of parents phone", "figure", "80% of parents phone")] if choice == "4" else []
    )
    assert [f.text for f in after.frames] == (["80% of parents phone"] if choice == "3" else [])
    became = choice.partition(" ")[2] or "80% of parents phone"
    way = ("keep", "reword", "to-frame", "to-indicator", "to-initiative")[int(choice[0]) - 1]
    assert [(line.text, line.became, line.exit) for line in after.lines] == [
        ("80% of parents phone", became, way)
    ]
    assert after.goal.now.text == (
        "They dare to ask" if choice[0] == "2" else "80% of parents phone"
    )


def test_a_goal_that_was_agreed_is_kept_as_it_is_by_the_coachs_question(agenda: Agenda) -> None:
    second = next_talk(agenda, whole_talk(agenda))
    after = answer(second, to("coach", "goal"), "1", NOW)
    assert (after.goal, len(after.segment.remarks)) == (second.goal, 1)


def test_a_sign_without_a_figure_has_none_that_it_once_was() -> None:
    agenda = builtin("goal-dialogue")
    after = answer(begin(agenda), to("coach", "wording", subject="who comes"), "4", NOW)
    (sign,) = after.segment.indicators
    assert (sign.text, sign.kind, sign.once_target) == ("who comes", None, "")


def evidence(agenda: Agenda) -> Meeting:
    talk = answer(begin(agenda), to("evidence", "evidence"), "Joost: 7 of 52 came", NOW)
    about = Meaning(id="", text="few", about=talk.segment.evidence[0].id, phase="interpretation")
    return add(talk, "meanings", about)


def test_a_line_that_is_moved_becomes_what_that_phase_records(agenda: Agenda) -> None:
    talk = evidence(agenda)
    line = talk.segment.evidence[0]
    for where in ("evidence", "nowhere"):
        assert move(talk, line.id, where) is talk
    assert move(talk, "x99", "goal") is talk
    moved = move(go_to(talk, 1), line.id, "indicator")
    assert moved.at == 1
    assert moved.segment.evidence == ()
    (remark,) = moved.segment.remarks
    assert (remark.slot, remark.text, remark.by, remark.phase) == (
        "would_see", "7 of 52 came", "Joost", "indicator",
    )  # fmt: skip
    assert [m.about for m in moved.segment.meanings] == [""], "it is about the whole now"
    back = move(moved, remark.id, "evidence").segment.evidence[0]
    assert (back.text, back.by, back.figure, back.kind) == (
        "7 of 52 came", "Joost", "7 of 52", "figure",
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "covered"), [("evidence", True), ("interpretation", False)])
def test_a_line_of_ones_own_comes_in_covered_where_the_room_can_guess(
    agenda: Agenda, kind: str, covered: bool
) -> None:
    talk = begin(agenda)
    here = go_to(talk, next(n for n, p in enumerate(talk.phases) if p.kind == kind))
    line = bring_in(here, "7 of 52 came", "Joost", "check-in, 3 November", NOW).segment.evidence[-1]
    assert (line.by, line.source, line.covered) == ("Joost", "check-in, 3 November", covered)
    words = bring_in(here, "they came", "", "check-in", NOW).segment.evidence[-1]
    assert (words.by, words.covered) == ("", False)


def test_what_is_said_of_an_earlier_initiative_is_marked_for_a_reader_too(agenda: Agenda) -> None:
    second = next_talk(agenda, whole_talk(agenda))
    second = talk_through(second, agenda, {"happened": "both hosted", "reading": SAID["reading"]})
    keys = [key for key, _audience, _text in marked_lines(second)]
    back, reading = keys[0], second.segment.readings[0].id
    assert back.startswith("looked")
    marked = with_audience(second, back, "leader")
    assert (marked.segment.looked_back[0].audience, marked.segment.readings[0].audience) == (
        "leader", "team",
    )  # fmt: skip
    marked = with_audience(second, reading, "all")
    assert (marked.segment.looked_back[0].audience, marked.segment.readings[0].audience) == (
        "team", "all",
    )  # fmt: skip


def test_a_goal_that_is_split_falls_into_others(agenda: Agenda) -> None:
    talk = talk_through(begin(agenda), agenda, {**SAID, "decision": "4 they are two"})
    for words in ("They dare", "They ask"):
        decision = talk.segment.decisions[-1].id
        talk = answer(talk, to("part", "interpretation", about=decision), words, NOW)
    talk = answer(talk, to("consent", "interpretation", about=decision), "everyone", NOW)
    closed = close(talk, NOW)
    assert (closed.goal.status, closed.goal.now.text) == ("split", GOAL)
    ids = [f"g-{talk.id}-{decision}-{place}" for place in (1, 2)]
    assert [(g.id, g.now.text, g.predecessor) for g in closed.segment.new_goals] == [
        (ids[0], "They dare", closed.goal.id), (ids[1], "They ask", closed.goal.id),
    ]  # fmt: skip
    assert list(closed.goal.successors) == ids
