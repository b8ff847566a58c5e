"""For whom minutes are: a talk with only what that audience may see, and no trace of the rest.

Each line of a talk is for the team, also for the leader, or for all; the team alone is the
default. The head stays for every audience: the day, the team, and the goal in its agreed words
with who it is for. Who was there, who gives account and with whom the next talk is, stay for the
team and the leader. All else that was not marked is left out: lines, what was passed over, earlier
reasons, times, drafts, and the gaps in numbering that would tell of them.

A figure whose meaning is not for this audience is left out with it (invariant 13): it would stand
as if its meaning were open.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from agendas.agreements import SAID_BY_TEAM, Agreed
from agendas.meeting import Meeting, change, standing_records
from agendas.records import Audience, Evidence, Goal, NextTalk, Said, Wording
from agendas.segment import SAID_IN, Brought, Segment
from minutes import Reader

_SEES: dict[Reader, tuple[Audience, ...]] = {
    "team": ("team", "leader", "all"),
    "leader": ("leader", "all"),
    "public": ("all",),
}
_REFERS = ("about", "indicator")
S = TypeVar("S", bound=Said)


def for_reader(meeting: Meeting, reader: Reader) -> Meeting:
    """The meeting as `reader` may see it: nothing withdrawn, no drafts, only what is for them."""
    segments = tuple(_standing(segment) for segment in meeting.segments)
    of_team = {name: standing_records(getattr(meeting, name)) for name in SAID_BY_TEAM}
    meeting = change(meeting, segments=segments, drafts={}, **of_team)
    return meeting if reader == "team" else _outside(meeting, reader)


def _standing(segment: Segment) -> Segment:
    kept = {name: standing_records(getattr(segment, name)) for name in SAID_IN}
    return msgspec.structs.replace(segment, **kept)


def _outside(meeting: Meeting, reader: Reader) -> Meeting:
    """The meeting for somebody who is not of the team."""
    public = reader == "public"
    midnight = meeting.started.replace(hour=0, minute=0, second=0, microsecond=0)
    phases = tuple(
        msgspec.structs.replace(phase, seconds=0.0, visited=False) for phase in meeting.phases
    )
    day = meeting.next_talk.on
    seen = change(
        meeting,
        started=midnight,
        ended=midnight if meeting.ended else None,
        changed=None,
        at=0,
        asked={},
        phases=phases,
        people=() if public else meeting.people,
        next_talk=NextTalk(on=day) if public else meeting.next_talk,
        segments=tuple(
            _segment(segment, meeting.id, reader) for segment in meeting.segments if segment.chosen
        ),
        agreed=Agreed(),
        laid_out=(),
        each=(),
        **{name: _for(getattr(meeting, name), reader) for name in SAID_BY_TEAM},
    )
    places = {place: n for n, place in enumerate(_chosen(meeting))}
    phases = tuple(
        msgspec.structs.replace(phase, segment=places.get(phase.segment, 0))
        for phase in seen.phases
    )
    seen = change(seen, phases=phases)
    return _numbered_anew(seen)


def _chosen(meeting: Meeting) -> list[int]:
    return [place for place, segment in enumerate(meeting.segments) if segment.chosen]


def _for(records: Iterable[S], reader: Reader) -> tuple[S, ...]:
    return tuple(record for record in records if record.audience in _SEES[reader])


def _segment(segment: Segment, meeting_id: str, reader: Reader) -> Segment:
    kept: dict[str, Any] = {name: _for(getattr(segment, name), reader) for name in SAID_IN}
    told = {meaning.about for meaning in kept["meanings"]}
    had = {meaning.about for meaning in segment.meanings}
    kept["evidence"] = tuple(e for e in kept["evidence"] if not _bereft(e, had, told))
    decided = {decision.wording for decision in kept["decisions"]}
    goal, numbers = _goal(segment.goal, meeting_id, decided)
    kept["readings"] = tuple(
        msgspec.structs.replace(r, goal_wording=numbers.get(r.goal_wording, 1))
        for r in kept["readings"]
    )
    looked_back = tuple(
        msgspec.structs.replace(
            back,
            initiative=msgspec.structs.replace(back.initiative, id="", at=None, continues=""),
            meeting="",
            goal_wording=numbers.get(back.goal_wording, 1),
        )
        for back in segment.looked_back
        if back.audience in _SEES[reader]
    )
    return msgspec.structs.replace(
        segment,
        goal=goal,
        agreed=numbers.get(segment.agreed, 1),
        account_giver="" if reader == "public" else segment.account_giver,
        looked_back=looked_back,
        brought=Brought(),
        next_talk=NextTalk(on=segment.next_talk.on),
        new_goals=(),
        skipped=(),
        **kept,
    )


def _bereft(record: Evidence, had: set[str], told: set[str]) -> bool:
    """True for a figure that has a meaning which is not for this audience."""
    return record.kind == "figure" and record.id in had and record.id not in told


def _goal(goal: Goal, meeting_id: str, decided: set[str]) -> tuple[Goal, dict[int, int]]:
    """The goal in its agreed words, numbered anew, and each old number's new one.

    The reason for new words, and words that were only proposed, go with the decision of this talk.
    """
    ours = [w for w in goal.wordings if w.meeting == meeting_id and w.text in decided]
    kept = [w for w in goal.wordings if w.status == "agreed" or w in ours] or [goal.wordings[0]]
    numbers = {wording.n: place for place, wording in enumerate(kept, 1)}
    wordings = tuple(_wording(w, numbers[w.n], meeting_id, w in ours) for w in kept)
    bare = msgspec.structs.replace(goal, wordings=wordings, sharers=(), predecessor="",
                                   successors=(), reason="")  # fmt: skip
    return bare, numbers


def _wording(wording: Wording, n: int, meeting_id: str, told: bool) -> Wording:
    hidden = {} if told else {"reason": "", "consented_by": ()}
    here = wording.meeting if wording.meeting == meeting_id else ""
    return msgspec.structs.replace(
        wording, n=n, difference="", original="", agreed_in="", meeting=here, **hidden
    )


def _numbered_anew(meeting: Meeting) -> Meeting:
    """The meeting with ids that follow each other: a gap would tell that something was left out."""
    data = msgspec.to_builtins(meeting)
    lists = [segment.get(name, []) for segment in data["segments"] for name in SAID_IN]
    lists += [data.get(name, []) for name in SAID_BY_TEAM]
    records = [record for found in lists for record in found]
    records.sort(key=lambda record: int(re.sub(r"\D", "", record["id"]) or 0))
    ids = {record["id"]: f"{record['id'][:1]}{n}" for n, record in enumerate(records, 1)}
    for record in records:
        record["id"] = ids[record["id"]]
        for unseen in ("at", "continues", "audience"):
            record.pop(unseen, None)
        for key in _REFERS:
            if key in record:
                record[key] = ids.get(record[key], "")
    for segment in data["segments"]:
        for back in segment.get("looked_back", []):
            back.pop("audience", None)
    data["counter"] = len(records)
    return msgspec.convert(data, Meeting)
