"""The next steps people take up, and what came of earlier ones (method.md §2.1, §2.5)."""

from collections.abc import Sequence
from typing import Any, get_args

import msgspec

from agendas.came_to.counting import (
    ELSEWHERE,
    TalkLines,
    beside_choice,
    by,
    chosen,
    joined,
)
from agendas.came_to.next_talks import days_told
from agendas.came_to.requests import (
    NOBODYS,
    is_imposed,
    is_nobodys,
    still_to_answer,
    taken_by,
)
from agendas.lines.talk import AgainstLimits, Line, number
from agendas.parsing.asked_of import asks_to_join
from agendas.parsing.each_name import each_name
from agendas.records.said import (
    Initiative,
    Limits,
    LookedBack,
    OfLimits,
    Onward,
    Origin,
    key_of,
)
from agendas.text import with_name

ORIGINS, LIMITS, ONWARD = get_args(Origin), get_args(Limits), get_args(Onward)


def initiatives(lines: TalkLines, place: int) -> tuple[Initiative, ...]:
    """All of them, each known by its first line and its taker's, else its speaker's.

    What they should notice and the like: every voice. Limits: its taker's last word, else the last; where it came from: the last;
    what it was held against stays as it then was. Its day is the last that was said of it, and none
    where nobody said one: it is told of in the goal's next talk then.
    """
    found = [*lines.of("initiative", place), *lines.of("request", place)]
    made = (_initiative(lines, line) for line in sorted(found, key=lambda one: number(one.id)))
    return tuple(one for one in made if one)


def asked_still(lines: TalkLines, place: int) -> tuple[Initiative, ...]:
    """What was asked of people whose answer is still open: nobody's, and asked of them next time.

    Where another took it up it stands beside what that one takes up, by an id of its own and without that one's day.
    """
    found = ((line, still_to_answer(lines, line)) for line in lines.of("request", place))
    return tuple(_asked_still(lines, line, who) for line, who in found if who)


def _asked_still(lines: TalkLines, line: Line, who: tuple[str, ...]) -> Initiative:
    asked = {"by": "", "origin": "on-request", "at_request_of": by(line), "asked": ", ".join(who)}
    still = _taken(lines, msgspec.structs.replace(line, who=(), about=""), asked)
    if not taken_by(lines, line):
        return still
    return msgspec.structs.replace(still, id=f"{line.id}.asked", due=None)


def _initiative(lines: TalkLines, line: Line) -> Initiative | None:
    """What is taken up; None for a request that nobody took up."""
    asked: dict[str, Any] = {}
    if line.kind == "request":
        takers, imposed = taken_by(lines, line), is_imposed(lines, line)
        if is_nobodys(lines, line):
            return _taken(lines, msgspec.structs.replace(line, about=""), {"by": ""})
        if not takers and not imposed:
            return None
        whose = by(line) if imposed else ", ".join(takers)
        origin: Origin = "imposed" if imposed else "on-request"
        asked = {"by": whose}
        party = asks_to_join(line.text) and {*line.by} <= {*takers}  # an agreement among peers
        if imposed or not (party or takers == line.by):
            asked |= {"origin": origin, "at_request_of": by(line)}
        line = msgspec.structs.replace(line, who=(), about="")
    return _taken(lines, line, asked)


def _taken(lines: TalkLines, line: Line, asked: dict[str, Any]) -> Initiative:
    said = lines.said(line)
    if line.choice == NOBODYS:
        said["by"] = ""
    elif line.who:
        said["by"] = ", ".join(line.who)
    origin = lines.last(line.id, "origin")
    limits, *beside = of_limits(lines, line, (asked.get("by") or said["by"]).split(", ")) or (None,)
    held = held_against(limits)
    whence: dict[str, Any] = {"origin": chosen(origin, ORIGINS)}
    whence["at_request_of"] = origin.text if origin else ""
    takers = {name.casefold() for name in str((said | asked).get("by", "")).split(", ")}
    if limits and {name.casefold() for name in limits.by} != takers:
        # of another, of one of several or of nobody known it is not the takers' choice
        whence |= {"limits_by": by(limits), "limits_open": bool(limits.choice) and not limits.by}
    return Initiative(
        **{**said, **whence, **asked},
        notice=lines.voices(line, "notice"), watch=lines.voices(line, "watch"),
        stops=lines.voices(line, "stops"), support=lines.voices(line, "support"),
        limits=chosen(limits, LIMITS),
        frames=limits.text if limits else "",
        considered=held.considered, touched=held.touched,
        limits_beside=tuple(
            OfLimits(
                limits=chosen(one, LIMITS), by=by(one), text=one.text, touched=held_against(one).touched
            )
            for one in beside if one
        ),
        due=min((day for _told, day in days_told(lines, line)), default=None),
        continues=line.about,
    )  # fmt: skip


def of_limits(lines: TalkLines, line: Line, takers: Sequence[str]) -> list[Line]:
    """Whether it stays inside the limits, the word that counts first: the taker's last choice, else the last of anybody.

    Of each who chose the last choice stands, with who made no other since; words that choose nothing stand too.
    """
    said = lines.about(line.id, "limits")
    last = {name: one.id for one in said if one.choice in LIMITS for name in one.by or ("",)}
    stands = [
        msgspec.structs.replace(one, by=tuple(name for name in one.by if last[name] == one.id))
        if one.choice in LIMITS
        else one
        for one in said
        if one.choice not in LIMITS or one.id in last.values()
    ]
    chose = [one for one in stands if one.choice in LIMITS]
    counts = ([one for one in chose if {*takers} & {*one.by}] or chose or stands)[-1:]
    return [*counts, *(one for one in stands if one not in counts)]


def held_against(line: Line | None) -> AgainstLimits:
    """The limits that an initiative was held against as somebody said whether it stays inside them."""
    return line.value if line and isinstance(line.value, AgainstLimits) else AgainstLimits()


def looked_back(lines: TalkLines, place: int) -> tuple[LookedBack, ...]:
    """The initiatives that waited when the talk began, each with what was said of it here.

    What came of it and what that means: every voice. Whether it goes on: the taker's last word
    outranks others'; without it the last holds.
    """
    began = lines.talk.passes[place].began
    known = (*lines.talk.names, *began.goal.sharers)
    return tuple(_told(lines, one, known) for one in began.looked_back)


def _told(lines: TalkLines, back: LookedBack, known: tuple[str, ...]) -> LookedBack:
    about = ELSEWHERE + key_of(back.meeting, back.initiative.id)
    taker = back.initiative.by or back.initiative.asked
    happened, means = lines.about(about, "experience"), lines.about(about, "meaning")
    onward = lines.about(about, "onward")
    if not happened and not means and not onward:
        return back
    mine = {name.casefold() for name in each_name(taker, known)}
    takers = [line for line in onward if mine & {name.casefold() for name in line.by}]
    among = takers or onward
    holds = ([line for line in among if line.choice] or among or (None,))[-1]
    why = beside_choice(holds) if holds else ""
    return msgspec.structs.replace(
        back,
        happened=joined(happened, taker),
        means=joined(means, taker),
        onward=chosen(holds, ONWARD),
        because=with_name(why, by(holds), taker) if holds and why else "",
    )
