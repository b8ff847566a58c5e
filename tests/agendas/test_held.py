"""What holds whatever else happens in a talk: nobody leaves who is there, nothing ended comes back."""

from datetime import timedelta

import msgspec
import pytest
from conftest import GOAL, NOW, SAID, begin, next_talk, talk_through, whole_talk

from agendas.agenda import Agenda, builtin
from agendas.errors import MeetingError, UnfinishedError
from agendas.folding.fold import goals_of, state_of
from agendas.parsing.choices import consenting
from agendas.parsing.utterance import Utterance
from agendas.records.agreements import Agreed, Frame, FrameChoice
from agendas.records.meeting import Meeting, add, change, go_to
from agendas.records.said import Decision, Evidence, Person, Remark
from agendas.records.vocabulary import KINDS
from agendas.slots.script import asks
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answers import answer, answer_lines
from agendas.talk.answers_on_goals import frames_in_force
from agendas.talk.answers_on_teams import MOST_GOALS, choose_goals, with_goals
from agendas.talk.begin import Opening, new_meeting
from agendas.talk.change_line import answer_covered, cover, move, reword
from agendas.talk.close import close
from agendas.talk.rules import go_on, leave_open
from minutes.audience import for_reader
from minutes.document import document
from minutes.formats.plain_text import to_text

THERE = ("Ana", "Joost")


def test_somebody_who_is_there_cannot_have_left() -> None:
    with pytest.raises(MeetingError):
        consenting("Ana, left: Joost", THERE, THERE)
    assert consenting("Ana, left: Fatima", THERE, (*THERE, "Fatima")) == (("Ana",), ("Fatima",))


@pytest.mark.parametrize(
    ("decision", "status"),
    [("3 it is another", "replaced"), ("5 not now", "set-aside"), ("6 it is there", "let-go")],
)
def test_a_goal_that_ended_does_not_come_back_by_a_talk_that_knew_nothing_of_it(
    agenda: Agenda, decision: str, status: str
) -> None:
    first = whole_talk(agenda)
    said = {**SAID, "decision": decision, "new_wording": "They dare", "consent": "everyone"}
    ending = close(talk_through(next_talk(agenda, first), agenda, said), NOW + timedelta(days=14))
    assert goals_of([first, ending])[first.goal.id].goal.status == status
    state = goals_of([first])[first.goal.id]
    beside = begin(agenda, "z9z9z9", state, NOW + timedelta(days=15))
    beside = close(talk_through(beside, agenda), NOW + timedelta(days=16))
    for talks in ([first, ending, beside], [first, beside, ending]):
        assert goals_of(talks)[first.goal.id].goal.status == status
    if status == "replaced":
        return
    known = goals_of([first, ending])[first.goal.id]
    again = begin(agenda, "y8y8y8", known, NOW + timedelta(days=17))
    again = close(talk_through(again, agenda), NOW + timedelta(days=17))
    assert goals_of([first, ending, again])[first.goal.id].goal.status == "agreed", "they chose it"


@pytest.mark.parametrize(("phase", "covered"), [("evidence", True), ("interpretation", False)])
def test_a_figure_is_covered_in_the_evidence_phase_alone(
    agenda: Agenda, phase: str, covered: bool
) -> None:
    figure = Evidence(id="", text="7 came", kind="figure", figure="7", phase=phase)
    meeting = add(begin(agenda), "evidence", figure)
    after = cover(meeting, meeting.segment.evidence[0].id, True)
    assert after.segment.evidence[0].covered is covered
    assert not cover(after, after.segment.evidence[0].id, False).segment.evidence[0].covered


def two_goals() -> tuple[list[Meeting], Meeting]:
    """A talk on each of two goals, and one that may be about both."""
    agenda = builtin("accountability")
    opening = Opening(
        goal_text="Pupils read at home",
        people=(Person(name="Ana"),),
        account_giver="Ana",
        team="Blue",
    )
    other = close(new_meeting("b2b2b2", agenda, opening, NOW), NOW)
    earlier = [whole_talk(agenda), other]
    later = NOW + timedelta(days=14)
    opening = Opening(goal_text="What we do", people=opening.people, team="Blue")
    return earlier, new_meeting("c3c3c3", builtin("goals"), opening, later, whole=state_of(earlier))


def test_a_goal_that_was_not_chosen_gets_no_minutes() -> None:
    earlier, talk = two_goals()
    texts = [segment.goal.now.text for segment in talk.segments[1:]]
    assert sorted(texts) == sorted([GOAL, "Pupils read at home"])
    nobody = close(talk, NOW + timedelta(days=14))
    assert [text for text in texts if text in to_text(document(nobody), width=1000)] == []
    one = close(with_goals(talk, (2,)), NOW + timedelta(days=14))
    for reader in ("team", "leader", "public"):
        seen = for_reader(one, reader)  # type: ignore[arg-type]
        shown = to_text(document(seen), width=1000)
        assert texts[1] in shown
        assert texts[0] not in shown
        assert texts[0] not in str(seen.passes) or reader == "team"
    after = goals_of([*earlier, one])
    assert [after[segment.goal.id].talks for segment in talk.segments[1:]] == [1, 2]


def test_goals_stay_as_chosen_once_one_was_talked_about() -> None:
    _earlier, talk = two_goals()
    ask = Ask(phase="choose", question=KINDS["choose"], slot=SLOTS["chosen_goal"])
    chosen = choose_goals(talk, ask, Utterance(text="1"), NOW)
    assert [segment.chosen for segment in chosen.segments[1:]] == [True, False]
    again = choose_goals(chosen, ask, Utterance(text="1, 2"), NOW)
    assert [segment.chosen for segment in again.segments[1:]] == [True, True]
    for wrong in ("3", "0", "none"):
        with pytest.raises(MeetingError, match="1 to 2"):
            choose_goals(talk, ask, Utterance(text=wrong), NOW)
    place = next(n for n, phase in enumerate(chosen.phases) if phase.segment)
    with pytest.raises(MeetingError, match="stay as chosen"):
        choose_goals(go_to(chosen, place), ask, Utterance(text="2"), NOW)


def asked(meeting: Meeting, agenda: Agenda, slot: str) -> tuple[Meeting, Ask]:
    """The talk at the phase that puts this question, and the question."""
    for place in range(len(meeting.phases)):
        here = go_to(meeting, place)
        for ask in asks(here, agenda, here.phase, also=True):
            if ask.slot.name == slot:
                return here, ask
    raise LookupError(slot)


@pytest.mark.parametrize("choice", ["let-go", "reword", "set-aside"])
def test_what_one_person_writes_alone_decides_nothing_about_a_goal(
    agenda: Agenda, choice: str
) -> None:
    decision = {"id": "", "text": "done", "choice": choice, "wording": "They dare",
                "consented_by": ("Ana", "Joost", "Fatima")}  # fmt: skip
    talk = add(begin(agenda), "decisions", msgspec.convert(decision, Decision))
    together = close(talk, NOW).segment.goal
    assert (together.status, together.now.text) != ("agreed", GOAL)
    alone = close(change(talk, private=True), NOW).segment.goal
    assert (alone.status, alone.now.text) == ("agreed", GOAL)


def test_a_choice_wants_its_because_and_says_so(agenda: Agenda) -> None:
    here, ask = asked(begin(agenda), agenda, "standing")
    with pytest.raises(UnfinishedError, match="what makes you say so"):
        answer(here, ask, "2", NOW)
    here, ask = asked(here, agenda, "decision")
    kept = answer(here, ask, "1", NOW).segment.decisions[-1]
    assert (kept.choice, kept.text) == ("keep", "keep"), "to keep it needs none"


@pytest.mark.parametrize(("count", "records"), [(1, 1), (2, 2), (40, 40), (41, 1)])
def test_pasted_lines_are_each_on_record_and_a_document_stays_one(
    agenda: Agenda, count: int, records: int
) -> None:
    here, ask = asked(begin(agenda), agenda, "evidence")
    text = "\n".join(f"line {chr(97 + n % 26)}" for n in range(count))
    assert len(answer_lines(here, ask, text, NOW).segment.evidence) == records
    here, ask = asked(here, agenda, "why_chosen")
    assert len(answer_lines(here, ask, text, NOW).segment.remarks) == 1, "it takes one answer"


@pytest.mark.parametrize("slot", ["target_group", "evidence", "why_chosen", "due", "standing"])
@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_answer_of_nothing_is_refused_at_every_question(
    agenda: Agenda, slot: str, text: str
) -> None:
    here, ask = asked(begin(agenda), agenda, slot)
    with pytest.raises(MeetingError, match="nothing to keep"):
        answer(here, ask, text, NOW)


def test_a_talk_that_is_still_open_feeds_no_other(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    before = goals_of([first])[first.goal.id]
    going_on = talk_through(next_talk(agenda, first), agenda)
    assert goals_of([first, going_on])[first.goal.id] == before
    alone = change(going_on, private=True, ended=NOW)
    assert goals_of([first, alone])[first.goal.id] == before
    closed = goals_of([first, close(going_on, NOW + timedelta(days=14))])[first.goal.id]
    assert closed.talks == before.talks + 1


def test_a_covered_figure_stays_covered_until_somebody_shows_it_or_the_talk_is_closed(
    agenda: Agenda,
) -> None:
    here, ask = asked(begin(agenda), agenda, "evidence")
    here = answer_covered(here, ask, "7 of 52 came", NOW)
    assert here.segment.evidence[0].covered
    step = go_on(here, asks(here, agenda, here.phase), insisted=True)
    assert step.moved
    assert step.meeting.segment.evidence[0].covered
    closed = close(leave_open(step.meeting), NOW)
    assert not closed.segment.evidence[0].covered, "what was said is on record"
    goal = go_to(here, 0)
    elsewhere = go_on(goal, asks(goal, agenda, goal.phase), insisted=True)
    assert elsewhere.meeting.segment.evidence[0].covered


def test_at_the_close_a_bare_figure_of_any_goal_is_named() -> None:
    _earlier, talk = two_goals()
    talk = with_goals(talk, (1, 2))
    place = next(n for n, p in enumerate(talk.phases) if p.segment == 1 and p.kind == "evidence")
    figure = Evidence(id="", text="7 came", kind="figure", figure="7", phase="evidence-1")
    talk = add(go_to(talk, place), "evidence", figure)
    last = go_to(talk, len(talk.phases) - 1)
    assert [bare.text for bare in go_on(last, ()).bare] == ["7 came"]
    other = next(
        n for n, p in enumerate(talk.phases) if p.segment == 2 and p.kind == "interpretation"
    )
    assert go_on(go_to(talk, other), ()).bare == (), "that of the other goal waits for the close"


def test_three_goals_at_most_are_talked_through() -> None:
    _earlier, talk = two_goals()
    ask = Ask(phase="choose", question=KINDS["choose"], slot=SLOTS["chosen_goal"])
    more = change(talk, segments=(*talk.segments, *talk.segments[1:]))
    three = choose_goals(more, ask, Utterance(text="1 2 3"), NOW)
    assert sum(segment.chosen for segment in three.segments[1:]) == MOST_GOALS == 3
    with pytest.raises(MeetingError, match="at most"):
        choose_goals(more, ask, Utterance(text="1 2 3 4"), NOW)


def test_two_talks_that_reword_apart_from_each_other_both_keep_their_words(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    state = goals_of([first])[first.goal.id]
    talks = [first]
    for day, key, words in ((14, "a1a1a1", "They dare"), (15, "b1b1b1", "They ask")):
        said = {**SAID, "decision": "2 it says more", "new_wording": words, "consent": "everyone"}
        talk = talk_through(begin(agenda, key, state, NOW + timedelta(days=day)), agenda, said)
        talks.append(close(talk, NOW + timedelta(days=day)))
    goal = goals_of(talks)[first.goal.id].goal
    assert [(w.n, w.text, w.status) for w in goal.wordings] == [
        (1, GOAL, "agreed"), (2, "They dare", "agreed"), (3, "They ask", "agreed"),
    ]  # fmt: skip
    waiting = goals_of(talks)[first.goal.id].waiting[-1]
    assert (waiting.meeting, waiting.goal_wording, waiting.words) == ("b1b1b1", 1, GOAL)


def test_only_limits_that_hold_on_the_day_are_held_against_an_initiative(agenda: Agenda) -> None:
    days = {"then": (None, NOW.date()), "over": (None, NOW.date() - timedelta(days=1)),
            "to come": (NOW.date() + timedelta(days=1), None), "lapsed": (None, None)}  # fmt: skip
    limits = tuple(
        Frame(id=f"f{n}", frame=key, text=key, valid_from=first, valid_to=last)
        for n, (key, (first, last)) in enumerate(days.items())
    )
    talk = change(begin(agenda), agreed=Agreed(frames=limits))
    lapses = FrameChoice(id="", text="no longer", about="lapsed", choice="lapses")
    stays = FrameChoice(id="", text="still", about="then", choice="stays")
    talk = add(add(talk, "frame_choices", lapses), "frame_choices", stays)
    assert [held.frame for held in frames_in_force(talk)] == ["then"]
    newer = Frame(id="", frame="then", n=2, text="then, in other words")
    talk = add(talk, "frames", newer)
    assert [(held.n, held.text) for held in frames_in_force(talk)] == [(2, "then, in other words")]


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_line_is_not_changed_into_nothing(agenda: Agenda, text: str) -> None:
    here, ask = asked(begin(agenda), agenda, "evidence")
    here = answer(here, ask, "two parents stayed", NOW)
    with pytest.raises(MeetingError, match="Withdraw it instead"):
        reword(here, here.segment.evidence[0].id, text)


def test_a_goal_with_a_line_in_it_stays_chosen_so_that_the_line_is_seen() -> None:
    _earlier, talk = two_goals()
    ask = Ask(phase="choose", question=KINDS["choose"], slot=SLOTS["chosen_goal"])
    chosen = choose_goals(talk, ask, Utterance(text="1"), NOW)
    phase = next(p.id for p in chosen.phases if p.segment == 1 and p.kind == "evidence")
    said = add(chosen, "parked", Remark(id="", text="two stayed", by="Joost", phase="choose"))
    moved = move(said, f"p{said.counter}", phase)
    assert [e.text for e in moved.segments[1].evidence] == ["two stayed"]
    with pytest.raises(MeetingError, match="stay as chosen"):
        choose_goals(moved, ask, Utterance(text="2"), NOW)
    both = choose_goals(moved, ask, Utterance(text="1, 2"), NOW)
    assert [s.chosen for s in both.segments[1:]] == [True, True]
    assert phase in {p.id for p in both.phases}
