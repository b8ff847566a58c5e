"""The few hard locks (method.md, at its top): each refuses, and says a way out; nothing else does."""

import inspect
from datetime import timedelta

import click
import msgspec
import pytest
from conftest import GOAL, NOW, SAID, begin, conducted, next_talk, said, talk_through, whole_talk
from said_in import Came, close, find, leave_open

from agendas.agenda import Agenda, builtin
from agendas.came_to.counting import TalkLines
from agendas.came_to.standings import standing, standings
from agendas.conduct.on_record import withdraw
from agendas.conduct.script import say_all
from agendas.errors import TalkError
from agendas.folding import fold as cycle
from agendas.folding import waits
from agendas.folding.fold import state_of
from agendas.folding.waits import waits as all_waits
from agendas.lines import talk as lines_of_talks
from agendas.lines.edit import change, with_line
from agendas.lines.talk import Line, Talk
from agendas.records import agreements, segment
from agendas.records import said as records
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import Goal, Person, Record
from agendas.talk.voices import voices
from minutes.document import document
from minutes.formats.plain_text import to_text
from minutes.formats.writers import write

LATER = NOW + timedelta(days=14)
OTHER = "Parents and teachers trust each other"


def records_of_the_method() -> set[type[Record]]:
    rooms = (agreements, cycle, lines_of_talks, records, segment, waits)
    found = {thing for room in rooms for _name, thing in inspect.getmembers(room, inspect.isclass)}
    return {thing for thing in found if issubclass(thing, Record)}


def reworded(talk: Talk, agenda: Agenda, *behind: str) -> Talk:
    """The talk in which other words were decided on, with who stands behind them."""
    table = conducted(talk, agenda)
    words = [("decision", "ana: 2, it goes both ways"), ("new_wording", f"ana: {OTHER}")]
    say_all(table, [*words, *(("consent", text) for text in behind)])
    return table.talk


def test_2_an_agreed_wording_is_never_written_over(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    talk = said(next_talk(agenda, first), agenda, "target_group", "somebody else")
    ended = close(reworded(talk, agenda, "all: 1"), LATER)
    goal = state_of([first, ended]).goals[first.goal.id].goal
    assert [w.text for w in goal.wordings] == [GOAL, OTHER]
    assert (goal.now.n, goal.now.reason, goal.now.meeting) == (2, "it goes both ways", ended.id)
    assert goal.now.target_group == SAID["target_group"], "said earlier, it stays"


def test_2_a_goal_dialogue_on_an_agreed_goal_appends_too(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    dialogue = builtin("goal-dialogue")
    talk = begin(dialogue, "m4p7r8", state_of([first]).goals[first.goal.id], LATER)
    with pytest.raises(LookupError):
        said(talk, dialogue, "goal_wording", "else")
    ended = close(reworded(talk, dialogue, "all: 1"), LATER)
    goal = state_of([first, ended]).goals[first.goal.id].goal
    assert [w.text for w in goal.wordings] == [GOAL, OTHER]


def test_2_a_file_that_was_altered_afterwards_does_not_change_an_agreed_wording(
    agenda: Agenda,
) -> None:
    first = whole_talk(agenda)
    talk = close(next_talk(agenda, first), LATER)
    words = msgspec.structs.replace(talk.goal.now, target_group="nobody")
    changed = with_goal(talk, msgspec.structs.replace(talk.goal, wordings=(words,)))
    assert (
        state_of([first, changed]).goals[first.goal.id].goal.now
        == state_of([first]).goals[first.goal.id].goal.now
    )


def test_6_and_7_no_record_and_no_command_can_approve_or_refuse() -> None:
    from tui.commands.group import vertel

    words = ("approv", "reject", "refus", "submit", "pending_approval", "awaiting")
    names = [n for record in records_of_the_method() for n in record.__struct_fields__]
    names += vertel.list_commands(click.Context(vertel))
    assert [name for name in names if any(word in name for word in words)] == []


@pytest.mark.parametrize(("limits", "told"), [("1", True), ("2, it costs too much", False)])
def test_6_what_stays_inside_is_agreed_at_once_and_7_what_touches_opens_a_talk(
    agenda: Agenda, limits: str, told: bool
) -> None:
    limit = Frame(id="f1", frame="f-1", text="No class spends another's money")
    talk = change(begin(agenda), agreed=Agreed(frames=(limit,)))
    talk = talk_through(talk, agenda, {**SAID, "limits": limits})
    ended = close(talk, NOW)
    text = " ".join(to_text(document(ended)).split())
    assert ("agreed in advance" in text.casefold()) is told
    rows = all_waits(state_of([ended]), NOW.date())
    assert [row.agenda for row in rows if row.initiatives] == (
        ["accountability"] if told else ["plan-or-frame"]
    )


def test_12_nothing_compares_a_figure_with_what_it_once_was_to_be(agenda: Agenda) -> None:
    def minutes(figure: str) -> str:
        talk = said(begin(agenda), agenda, "indicator", "how many come")
        target = Line(id="2.t", text="80% of parents", kind="former target", about=talk.lines[0].id,
                      phase="indicator")  # fmt: skip
        talk = with_line(talk, target)
        talk = said(talk, agenda, "evidence", f"{figure}% of parents came")
        return to_text(
            document(close(said(talk, agenda, "meaning-figure", "they do as they can"), NOW))
        )

    assert minutes("70").replace("70", "N") == minutes("95").replace("95", "N")


def test_13_a_figure_holds_the_close_until_its_meaning_is_said_or_left_open(
    agenda: Agenda,
) -> None:
    talk = said(begin(agenda), agenda, "evidence", "31 of 52 parents came")
    with pytest.raises(TalkError, match="has no meaning yet"):
        close(talk, NOW)
    for form in ("txt", "md", "html", "csv"):
        data = write(talk, form)
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        flat = " ".join(text.split())
        assert "31 of 52" not in flat or "meaning still open" in flat, form
    assert close(leave_open(talk), NOW).ended


def test_14_the_standing_is_the_account_givers_and_anothers_view_is_a_reading(
    agenda: Agenda,
) -> None:
    talk = said(begin(agenda), agenda, "standing", "joost: 4, they stay away")
    assert standing(TalkLines(talk), 0) is None
    assert [view.by for view in standings(TalkLines(talk), 0)] == ["Joost"]
    talk = said(talk, agenda, "standing", "ana: 1, they ask")
    own = standing(TalkLines(talk), 0)
    assert own is not None
    assert (own.by, own.word) == ("Ana", "came-closer")
    silent = {key: text for key, text in SAID.items() if key != "standing"}
    assert Came(close(talk_through(begin(agenda), agenda, silent), NOW)).standings == ()


def test_20_a_check_in_decides_nothing_and_is_no_planned_talk(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    before = state_of([first])
    solo = begin(builtin("checkin"), "s2x4z6", before.goals[first.goal.id], LATER)
    assert solo.private
    else_ = msgspec.structs.replace(solo.goal.now, n=2, text="Else")
    goal = msgspec.structs.replace(
        solo.goal, wordings=(*solo.goal.wordings, else_), status="let-go"
    )
    forged = msgspec.structs.replace(with_goal(solo, goal), ended=LATER)
    assert state_of([first, forged]) == before
    with pytest.raises(LookupError):
        said(solo, builtin("checkin"), "decision", "6, it is there")


def with_goal(talk: Talk, goal: Goal) -> Talk:
    """The talk with another goal put in its file."""
    one = talk.passes[0]
    began = msgspec.structs.replace(one.began, goal=goal)
    return msgspec.structs.replace(talk, passes=(msgspec.structs.replace(one, began=began),))


def test_22_a_shared_goal_changes_once_everyone_who_shares_it_consents(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    talk = begin(agenda, "m4p7r8", state_of([first]).goals[first.goal.id], LATER)
    talk = change(talk, people=(Person(name="Ana", role="account-giver"), Person(name="Joost")))
    ended = close(reworded(talk, agenda, "everyone but Fatima", "all: 1"), LATER)
    state = state_of([first, ended]).goals[first.goal.id]
    assert state.goal.now.text == GOAL
    assert state.goal.proposed[0].consented_by == ("Ana", "Joost")
    third = begin(agenda, "t5v7w9", state, LATER + timedelta(days=14))
    agreed = close(said(third, agenda, "consent_later", "fatima: 1"), LATER + timedelta(days=14))
    assert state_of([first, ended, agreed]).goals[first.goal.id].goal.now.n == 2


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
    taken = next(line for line in talk.lines if line.kind == "initiative")
    ended = close(withdraw(talk, taken.id), NOW)
    kept = find(ended, taken.id)
    assert (kept.withdrawn, kept.text) == (True, taken.text)
    assert state_of([ended]).goals[ended.goal.id].waiting == ()
    assert find(withdraw(ended, taken.id), taken.id).withdrawn is False
