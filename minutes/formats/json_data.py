"""The whole talk as JSON, to be read by other programs and taken in by another store."""

from typing import Any

import msgspec

from agendas.came_to import agreed, next_talks
from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.changes import changes
from agendas.came_to.goal.consents import consents
from agendas.came_to.goal.wordings import became
from agendas.came_to.grounds import evidence, told
from agendas.came_to.indicators import onward, signs
from agendas.came_to.initiatives import initiatives, looked_back
from agendas.came_to.insights import insights
from agendas.came_to.limits import limits, limits_onward, plan_lines
from agendas.came_to.meanings import meanings, other_readings
from agendas.came_to.readings import readings
from agendas.came_to.remarks import criteria, parked
from agendas.came_to.requests import not_taken_up
from agendas.came_to.standings import standings
from agendas.came_to.values import values
from agendas.lines.from_records import Told, as_talk
from agendas.lines.schema_2 import document_of
from agendas.text import visible

OF_GOAL = {
    "looked_back": looked_back,
    "readings": readings,
    "indicators": signs,
    "indicator_choices": onward,
    "meanings": meanings,
    "other_readings": other_readings,
    "standings": standings,
    "values": values,
    "consents": consents,
    "changes": changes,
    "not_taken_up": not_taken_up,
    "initiatives": initiatives,
    "learned": insights,
    "criteria": criteria,
    "next_talk": next_talks.next_talk,
}
OF_TEAM = {
    "parked": parked,
    "frames": limits,
    "frame_choices": limits_onward,
    "agreement": agreed.agreement,
    "starting_points": agreed.starting_points,
    "rhythm": agreed.rhythm,
    "moves": next_talks.moves,
    "plan": plan_lines,
}


def as_data(of: Told, versions: int = 1) -> dict[str, Any]:
    """The talk as its file holds it, everything that is on record included, and what it came to.

    `lines` is what was said, `came_to` what is read from it: each goal with its readings, signs,
    evidence and so on, and what the team agreed on. It is left out where a talk is taken in. A
    figure without a meaning says so there, whether people left it open or not (invariant 13). Of a
    talk with more than one version that nobody settled, `versions` says how many there are.
    """
    lines = TalkLines(as_talk(of))
    places = range(len(lines.talk.passes))
    team = {name: told for name, read in OF_TEAM.items() if (told := _plain(read(lines)))}
    came_to = {"segments": [_segment(lines, place) for place in places], **team}
    data = {**document_of(lines.talk), "came_to": came_to}
    if versions > 1:
        data["versions"] = versions
    return data


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _segment(lines: TalkLines, place: int) -> dict[str, Any]:
    """What a talk came to of one goal; what nothing was said of is left out."""
    left, one = became(lines, place), lines.talk.passes[place]
    frame = {"agreed": one.began.agreed, "account_giver": one.account_giver, "chosen": one.chosen}
    grounds = [
        _plain(
            msgspec.structs.replace(item, open_meaning=True)
            if item.kind == "figure" and not told(lines, lines.by_id[item.id])
            else item
        )
        for item in evidence(lines, place)
    ]
    said = {name: _plain(read(lines, place)) for name, read in OF_GOAL.items()}
    said |= {"evidence": grounds, "decisions": _plain(left.decided)}
    said |= {"new_goals": _plain(left.new_goals)}
    return {"goal": _plain(left.goal), **frame, **{name: it for name, it in said.items() if it}}


def as_json(of: Told, versions: int = 1) -> bytes:
    """The talk as indented JSON, with every character that could act on a terminal escaped."""
    text = msgspec.json.format(msgspec.json.encode(as_data(of, versions)), indent=2).decode()
    shown = "".join(c if c == "\n" or visible(c) == c else f"\\u{ord(c):04x}" for c in text)
    return f"{shown}\n".encode()
