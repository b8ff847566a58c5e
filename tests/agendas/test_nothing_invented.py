"""What nobody said is nowhere: not in the record, the minutes, the JSON or the sheet."""

import json

import at_table
import msgspec
import pytest
from conftest import NOW, SAID, begin, next_talk, said, talk_through
from said_in import Came, add, close

from agendas.agenda import Agenda, builtin
from agendas.came_to.counting import TalkLines
from agendas.came_to.limits import limits
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import FrameRef, Indicator, Initiative, Person
from agendas.talk.begin import Opening, new_talk
from minutes.document import document
from minutes.formats.plain_text import to_text
from minutes.formats.writers import write

LIMIT = FrameRef(frame="f-1", n=1, text="A class spends no more than €500 a year")
CHOSEN = ("own choice", "of my own accord", "together", "imposed", "handed", "request", "accord")


def written(talk: Talk) -> str:
    return " ".join(to_text(document(talk)).split()).casefold()


def initiative(**values: object) -> Initiative:
    return msgspec.convert({"id": "i1", "text": "a walk-in morning", **values}, Initiative)


def test_who_chose_a_sign_and_an_initiative_is_open_until_it_is_said(agenda: Agenda) -> None:
    talk = close(talk_through(begin(agenda), agenda), NOW)
    (sign,), (taken,) = Came(talk).indicators, Came(talk).initiatives
    assert (sign.origin, sign.kind, taken.origin) == (None, None, None)
    assert [word for word in CHOSEN if word in written(talk)] == []
    (segment,) = json.loads(write(talk, "json"))["came_to"]["segments"]
    assert "origin" not in segment["indicators"][0]
    assert "origin" not in segment["initiatives"][0]
    assert [word for word in CHOSEN if word in str(write(talk, "csv")).casefold()] == []


def test_what_was_said_of_who_chose_is_on_record_own_choice_too(agenda: Agenda) -> None:
    said = {**SAID, "indicator_origin": "1", "initiative_origin": "1"}
    talk = close(talk_through(begin(agenda), agenda, said), NOW)
    assert "by own choice" in written(talk)
    data = json.loads(write(talk, "json"))["came_to"]["segments"][0]
    assert (data["indicators"][0]["origin"], data["initiatives"][0]["origin"]) == ("own", "own")


def test_an_older_file_opens_and_what_nobody_gave_is_not_carried_on(agenda: Agenda) -> None:
    talk = close(talk_through(begin(agenda), agenda), NOW)
    older = msgspec.json.decode(msgspec.json.encode(talk), type=Talk)
    assert older == talk
    following = next_talk(agenda, older)
    assert following.in_hand.began.brought.indicators[0].origin is None
    assert Came(following).looked_back[0].initiative.origin is None
    assert msgspec.convert({"id": "i1", "text": "who comes"}, Indicator).origin is None


def test_limits_that_nobody_spoke_of_are_not_in_the_minutes(agenda: Agenda) -> None:
    said = {name: text for name, text in SAID.items() if name != "limits"}
    talk = close(talk_through(begin(agenda), agenda, said), NOW)
    assert Came(talk).initiatives[0].limits is None
    told = [row for s in document(talk).sections if "agreements" in s.id for row in s.items]
    assert not any("limit" in item.text or "in advance" in item.text for item in told)


@pytest.mark.parametrize(
    ("values", "agreed"),
    [
        ({"limits": "inside", "considered": (LIMIT,)}, True),
        ({"limits": "inside", "considered": (LIMIT,), "origin": "on-request"}, True),
        ({"limits": "inside"}, False),
        ({"limits": "inside", "frames": "the rota"}, False),
        ({"limits": "touches", "considered": (LIMIT,)}, False),
        ({"limits": "inside", "considered": (LIMIT,), "touched": ("f-1",)}, False),
        ({"limits": "inside", "considered": (LIMIT,), "origin": "imposed"}, False),
        ({"considered": (LIMIT,)}, False),
    ],
    ids=[
        "inside",
        "on request",
        "no limits",
        "in words",
        "touches",
        "touched",
        "imposed",
        "unsaid",
    ],
)
def test_agreed_in_advance_is_said_only_inside_limits_there_are_and_never_beside_imposed(
    agenda: Agenda, values: dict[str, object], agreed: bool
) -> None:
    item = initiative(**values)
    assert item.agreed_in_advance is agreed
    talk = add(begin(agenda), "initiatives", item)
    assert ("agreed in advance" in written(talk)) is agreed


def test_a_sign_that_came_out_of_a_line_is_not_said_to_be_handed_down() -> None:
    dialogue = builtin("goal-dialogue")
    opening = Opening(goal_text="80% come", account_giver="Ana", people=(Person(name="Ana"),))
    talk = said(new_talk("k3f9q2", dialogue, opening, NOW), dialogue, "line_exit", "4, who comes")
    (sign,) = Came(talk).indicators
    assert (sign.text, sign.origin, sign.once_target) == ("who comes", None, "80% come")


def test_who_names_a_limit_in_money_is_not_said_to_keep_it() -> None:
    table = at_table.to(at_table.begun("frames"), "prevent")
    at_table.said(table, "henk: geen klas geeft meer dan 4000 euro uit")
    (limit,) = limits(TalkLines(table.talk))
    assert (limit.kind, limit.owner) == ("money", "")


def test_limits_in_force_when_it_was_said_are_what_counts(agenda: Agenda) -> None:
    limit = Frame(id="f1", frame="f-1", text="No class spends another's money")
    talk = change(begin(agenda), agreed=Agreed(frames=(limit,)))
    talk = talk_through(talk, agenda)
    assert Came(talk).initiatives[0].agreed_in_advance
    assert not Came(talk_through(begin(agenda), agenda)).initiatives[0].agreed_in_advance
