"""The few hard locks (method.md, at its top): each refuses, and says a way out; nothing else does."""

import inspect
from datetime import timedelta

import click
import msgspec
import pytest
from conftest import GOAL, NOW, SAID, begin, next_talk, talk_through, whole_talk

from agendas.agenda import Agenda, builtin
from agendas.errors import MeetingError
from agendas.folding import fold as cycle
from agendas.folding import waits
from agendas.folding.fold import goals_of, state_of
from agendas.folding.waits import waits as all_waits
from agendas.records import agreements, meeting, segment
from agendas.records import said as records
from agendas.records.agreements import Agreed, Frame
from agendas.records.meeting import Meeting, describe_goal, go_to, withdraw
from agendas.records.said import Person, Record
from agendas.slots.script import asks
from agendas.slots.slots import Ask
from agendas.talk.answers import answer
from agendas.talk.close import close
from agendas.talk.rules import leave_open
from agendas.talk.voices import voices
from minutes.document import document
from minutes.formats.plain_text import to_text
from minutes.formats.writers import write

LATER = NOW + timedelta(days=14)


def ask_for(meeting: Meeting, agenda: Agenda, slot: str) -> tuple[Meeting, Ask]:
    """The talk at the phase that has this question, and the question."""
    for place in range(len(meeting.phases)):
        here = go_to(meeting, place)
        for ask in asks(here, agenda, here.phase):
            if ask.slot.name == slot:
                return here, ask
    raise LookupError(slot)


def said(meeting: Meeting, agenda: Agenda, slot: str, text: str) -> Meeting:
    here, ask = ask_for(meeting, agenda, slot)
    return answer(here, ask, text, NOW)


def records_of_the_method() -> set[type[Record]]:
    rooms = (agreements, cycle, meeting, records, segment, waits)
    found = {thing for room in rooms for _name, thing in inspect.getmembers(room, inspect.isclass)}
    return {thing for thing in found if issubclass(thing, Record)}


def test_2_an_agreed_wording_is_never_written_over(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    talk = next_talk(agenda, first)
    with pytest.raises(MeetingError, match="agreed earlier and stay"):
        describe_goal(talk, text="Everybody passes")
    with pytest.raises(MeetingError, match="agreed earlier and stay"):
        describe_goal(talk, target_group="somebody else")
    worded = said(talk, agenda, "decision", "2 trust comes from both sides")
    worded = said(worded, agenda, "new_wording", "Parents and teachers trust each other")
    closed = close(said(worded, agenda, "consent", "everyone"), LATER)
    goal = goals_of([first, closed])[first.goal.id].goal
    assert [w.text for w in goal.wordings] == [GOAL, "Parents and teachers trust each other"]
    assert (goal.now.n, goal.now.reason, goal.now.meeting) == (
        2, "trust comes from both sides", closed.id,
    )  # fmt: skip


def test_2_a_goal_dialogue_on_an_agreed_goal_appends_too(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    dialogue = builtin("goal-dialogue")
    talk = begin(dialogue, "m4p7r8", goals_of([first])[first.goal.id], LATER)
    with pytest.raises(LookupError):
        ask_for(talk, dialogue, "goal_wording")
    talk = said(talk, dialogue, "decision", "2 it goes both ways")
    talk = said(talk, dialogue, "new_wording", "Parents and teachers trust each other")
    closed = close(said(talk, dialogue, "consent", "everyone"), LATER)
    goal = goals_of([first, closed])[first.goal.id].goal
    assert [w.text for w in goal.wordings] == [GOAL, "Parents and teachers trust each other"]


def test_2_a_file_that_was_altered_afterwards_does_not_change_an_agreed_wording(
    agenda: Agenda,
) -> None:
    first = whole_talk(agenda)
    talk = close(next_talk(agenda, first), LATER)
    goal = msgspec.structs.replace(
        talk.goal, wordings=(msgspec.structs.replace(talk.goal.now, target_group="nobody"),)
    )
    changed = msgspec.structs.replace(
        talk, segments=(msgspec.structs.replace(talk.segment, goal=goal),)
    )
    assert goals_of([first, changed])[first.goal.id].goal.now == first.goal.now


def test_6_and_7_no_record_and_no_command_can_approve_or_refuse() -> None:
    from tui.commands.group import vertel

    words = ("approv", "reject", "refus", "submit", "pending_approval", "awaiting")
    names = [n for record in records_of_the_method() for n in record.__struct_fields__]
    names += vertel.list_commands(click.Context(vertel))
    assert [name for name in names if any(word in name for word in words)] == []


@pytest.mark.parametrize(("limits", "told"), [("1", True), ("2 it costs too much", False)])
def test_6_what_stays_inside_is_agreed_at_once_and_7_what_touches_opens_a_talk(
    agenda: Agenda, limits: str, told: bool
) -> None:
    limit = Frame(id="f1", frame="f-1", text="No class spends another's money")
    talk = meeting.change(begin(agenda), agreed=Agreed(frames=(limit,)))
    talk = talk_through(talk, agenda, {**SAID, "limits": limits})
    closed = close(talk, NOW)
    text = " ".join(to_text(document(closed)).split())
    assert ("agreed in advance" in text.casefold()) is told
    rows = all_waits(state_of([closed]), NOW.date())
    assert [row.agenda for row in rows if row.initiatives] == (
        ["accountability"] if told else ["plan-or-frame"]
    )


def test_12_nothing_compares_a_figure_with_what_it_once_was_to_be(agenda: Agenda) -> None:
    def minutes(figure: str) -> str:
        talk = begin(agenda)
        talk = said(talk, agenda, "indicator", "how many come")
        talk = meeting.mend(talk, talk.segment.indicators[0].id, once_target="80% of parents")
        talk = said(talk, agenda, "evidence", f"{figure}% of parents came")
        here, _ = ask_for(talk, agenda, "standing")
        ask = next(a for a in asks(here, agenda, here.phase) if a.subject)
        return to_text(document(close(answer(here, ask, "they do as they can", NOW), NOW)))

    assert minutes("70").replace("70", "N") == minutes("95").replace("95", "N")


def test_13_a_figure_holds_the_close_until_its_meaning_is_said_or_left_open(
    agenda: Agenda,
) -> None:
    talk = said(begin(agenda), agenda, "evidence", "31 of 52 parents came")
    with pytest.raises(MeetingError, match="has no meaning yet"):
        close(talk, NOW)
    for form in ("txt", "md", "html", "csv"):
        data = write(talk, form)
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        flat = " ".join(text.split())
        assert "31 of 52" not in flat or "meaning still open" in flat, form
    assert close(leave_open(talk), NOW).ended


def test_14_standing_is_said_by_whoever_gives_account_and_by_nobody_else(agenda: Agenda) -> None:
    here, ask = ask_for(begin(agenda), agenda, "standing")
    with pytest.raises(MeetingError, match="Ana, who gives account"):
        answer(here, ask, "joost: 4 they stay away", NOW)
    with pytest.raises(MeetingError):
        answer(here, ask, "4", NOW)  # a word without its because
    assert answer(here, ask, "4 they stay away", NOW).segment.standings[0].by == "Ana"
    silent = {key: text for key, text in SAID.items() if key != "standing"}
    closed = close(talk_through(begin(agenda), agenda, silent), NOW)
    assert closed.segment.standings == ()


def test_20_a_check_in_decides_nothing_and_is_no_planned_talk(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    before = state_of([first])
    solo = begin(builtin("checkin"), "s2x4z6", before.goals[first.goal.id], LATER)
    assert solo.private
    goal = msgspec.structs.replace(
        solo.goal,
        wordings=(*solo.goal.wordings, msgspec.structs.replace(solo.goal.now, n=2, text="Else")),
        status="let-go",
    )
    forged = msgspec.structs.replace(
        solo, ended=LATER, segments=(msgspec.structs.replace(solo.segment, goal=goal),)
    )
    assert state_of([first, forged]) == before
    with pytest.raises(LookupError):
        ask_for(solo, builtin("checkin"), "decision")


def test_22_a_shared_goal_changes_once_everyone_who_shares_it_consents(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    talk = begin(agenda, "m4p7r8", goals_of([first])[first.goal.id], LATER)
    talk = meeting.change(
        talk, people=(Person(name="Ana", role="account-giver"), Person(name="Joost"))
    )
    talk = said(talk, agenda, "decision", "2 it goes both ways")
    talk = said(talk, agenda, "new_wording", "Parents and teachers trust each other")
    here, ask = ask_for(talk, agenda, "consent")
    with pytest.raises(MeetingError, match="Name only those who consent"):
        answer(here, ask, "everyone but Fatima", NOW)
    closed = close(answer(here, ask, "everyone", NOW), LATER)
    state = goals_of([first, closed])[first.goal.id]
    assert state.goal.now.text == GOAL
    assert state.goal.proposed[0].consented_by == ("Ana", "Joost")
    third = begin(agenda, "t5v7w9", state, LATER + timedelta(days=14))
    agreed = close(said(third, agenda, "consent_later", "Fatima"), LATER + timedelta(days=14))
    assert goals_of([first, closed, agreed])[first.goal.id].goal.now.n == 2


def test_23_nothing_about_who_was_heard_is_kept_or_counted(agenda: Agenda) -> None:
    talk = talk_through(begin(agenda), agenda)
    assert {voice.heard for voice in voices(talk)} <= {True, False}
    kept = msgspec.json.decode(msgspec.json.encode(close(talk, NOW)))
    assert not {"heard", "voices", "spoke", "turns"} & keys_of(kept)
    per_person = {
        name for record in records_of_the_method() for name in record.__struct_fields__
        if name in ("counts", "scores", "totals", "ranking", "times_spoken")
    }  # fmt: skip
    assert per_person == set()


def keys_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys_of(item)}
    if isinstance(value, list):
        return {key for item in value for key in keys_of(item)}
    return set()


def test_25_what_is_withdrawn_stays_in_the_talk_and_leaves_its_minutes(agenda: Agenda) -> None:
    talk = talk_through(begin(agenda), agenda)
    taken = talk.segment.initiatives[0]
    closed = close(withdraw(talk, taken.id), NOW)
    kept = closed.find(taken.id)
    assert kept is not None
    assert (kept.withdrawn, kept.text) == (True, taken.text)
    assert state_of([closed]).goals[closed.goal.id].waiting == ()
    assert withdraw(closed, taken.id).find(taken.id) == taken
