"""For whom minutes are: a talk with only what that audience may see, and no trace of the rest.

Each line of a talk is for the team, also for the leader, or for all; the team alone is the
default. The head stays for every audience: the day, the team, and the goal in its agreed words
with who it is for; a goal that was not talked through is no part of it. Who was there, who gives
account and with whom the next talk is, stay for the team and the leader. All else that was not
marked is left out: lines, what earlier talks left, what was passed over, earlier reasons, times,
drafts, and the gaps in numbering that would tell of them. What a later Vertel adds to a talk is
left out too until it is named here.

A figure whose meaning is not for this audience is left out with it (invariant 13): it would stand
as if its meaning were open. So is a figure that the room had not seen yet.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from agendas.records.agreements import SAID_BY_TEAM
from agendas.records.meeting import Meeting, change, standing_records
from agendas.records.said import (
    Audience,
    Evidence,
    Goal,
    LookedBack,
    NextTalk,
    Person,
    Phase,
    Said,
    Wording,
)
from agendas.records.segment import SAID_IN, Segment
from minutes import Reader
from minutes.renumbering import renumbered

SEES: dict[Reader, tuple[Audience, ...]] = {
    "team": ("team", "leader", "all"),
    "leader": ("leader", "all"),
    "public": ("all",),
}
S = TypeVar("S", bound=Said)


def for_reader(meeting: Meeting, reader: Reader) -> Meeting:
    """The meeting as `reader` may see it: nothing withdrawn, no drafts, only what is for them."""
    standing = change(
        meeting,
        segments=tuple(_standing(segment) for segment in meeting.segments),
        drafts={},
        unsaid=(),
        unread=tuple(line for line in meeting.unread if not line.withdrawn),
        **{name: standing_records(getattr(meeting, name)) for name in SAID_BY_TEAM},
    )
    return standing if reader == "team" else _Outside(standing, reader).seen()


def _standing(segment: Segment) -> Segment:
    kept = {name: standing_records(getattr(segment, name)) for name in SAID_IN}
    return msgspec.structs.replace(segment, **kept)


class _Outside:
    """A talk in the eyes of somebody who is not of the team; made of what is named, and no more."""

    def __init__(self, meeting: Meeting, reader: Reader) -> None:
        self.meeting, self.reader = meeting, reader
        self.names = reader != "public"

    def seen(self) -> Meeting:
        """The meeting with ids that tell nothing of what was left out."""
        whole = self.meeting
        midnight = whole.started.replace(hour=0, minute=0, second=0, microsecond=0)
        chosen = [place for place, segment in enumerate(whole.segments) if segment.chosen] or [0]
        said: dict[str, Any] = {name: self._for(getattr(whole, name)) for name in SAID_BY_TEAM}
        made = Meeting(
            id=whole.id,
            agenda=whole.agenda,
            title=whole.title,
            language=whole.language,
            started=midnight,
            ended=midnight if whole.ended else None,
            adopted=whole.adopted,
            minutes=whole.minutes,
            phases=tuple(_phase(phase, chosen) for phase in whole.phases),
            segments=tuple(self._segment(whole.segments[place]) for place in chosen),
            kind=whole.kind,
            team=whole.team,
            people=tuple(Person(name=p.name, role=p.role) for p in whole.people if self.names),
            next_talk=self._next(whole.next_talk),
            private=whole.private,
            **said,
        )
        return renumbered(made, whole)

    def _for(self, records: Iterable[S]) -> tuple[S, ...]:
        return tuple(_unmarked(record) for record in marked_for(records, self.reader))

    def _next(self, following: NextTalk) -> NextTalk:
        people = following.people if self.names else ()
        return NextTalk(on=following.on, people=people)  # its words were said for the table

    def _segment(self, segment: Segment) -> Segment:
        seen = lines_for(segment, self.reader)
        kept: dict[str, Any] = {name: tuple(map(_unmarked, seen[name])) for name in SAID_IN}
        decided = {decision.wording for decision in kept["decisions"]}
        goal, numbers = self._goal(segment.goal, decided)
        kept["readings"] = tuple(
            msgspec.structs.replace(r, goal_wording=numbers.get(r.goal_wording, 1))
            for r in kept["readings"]
        )
        return Segment(
            goal=goal,
            agreed=numbers.get(segment.agreed, 1),
            account_giver=segment.account_giver if self.names else "",
            looked_back=tuple(
                _looked_back(back, numbers)
                for back in segment.looked_back
                if back.audience in SEES[self.reader]
            ),
            next_talk=self._next(segment.next_talk),
            **kept,
        )

    def _goal(self, goal: Goal, decided: set[str]) -> tuple[Goal, dict[int, int]]:
        """The goal in its agreed words, numbered anew, and each old number's new one.

        The reason for new words, and words that were only proposed, go with the decision.
        """
        here = self.meeting.id
        ours = [w for w in goal.wordings if w.meeting == here and w.text in decided]
        kept = [w for w in goal.wordings if w.status == "agreed" or w in ours]
        kept = kept or [goal.wordings[0]]
        numbers = {wording.n: place for place, wording in enumerate(kept, 1)}
        wordings = tuple(
            msgspec.structs.replace(
                wording_for(w, told=w in ours),
                n=numbers[w.n],
                meeting=w.meeting if w.meeting == here else "",
            )
            for w in kept
        )
        return Goal(id=goal.id, wordings=wordings, status=goal.status), numbers


def marked_for(records: Iterable[S], reader: Reader) -> tuple[S, ...]:
    """The records that were not withdrawn and are for `reader`."""
    return tuple(r for r in standing_records(records) if r.audience in SEES[reader])


def lines_for(segment: Segment, reader: Reader) -> dict[str, Any]:
    """What was said on a goal that `reader` may see, by list.

    A figure goes with its meaning, and what was guessed of it with the figure (invariant 13).
    """
    kept: dict[str, Any] = {name: marked_for(getattr(segment, name), reader) for name in SAID_IN}
    told = {meaning.about for meaning in kept["meanings"]}
    had = {meaning.about for meaning in standing_records(segment.meanings)}
    kept["evidence"] = tuple(e for e in kept["evidence"] if not _bereft(e, had, told))
    looked_at = {record.id for record in kept["evidence"]}
    kept["guesses"] = tuple(g for g in kept["guesses"] if g.about in looked_at)
    return kept


def wording_for(wording: Wording, *, told: bool) -> Wording:
    """A wording as an outsider sees it: the reason for it, and who consented, go with the decision."""
    return Wording(
        n=wording.n,
        text=wording.text,
        target_group=wording.target_group,
        reason=wording.reason if told else "",
        meeting=wording.meeting,
        on=wording.on,
        consented_by=wording.consented_by if told else (),
        status=wording.status,
    )


def _unmarked(record: S) -> S:
    return msgspec.structs.replace(record, at=None, audience="team")


def _phase(phase: Phase, chosen: list[int]) -> Phase:
    """A phase as it was planned: that it was visited would tell that something was said in it."""
    place = chosen.index(phase.segment) if phase.segment in chosen else 0
    return Phase(
        id=phase.id, kind=phase.kind, title=phase.title, minutes=phase.minutes, segment=place
    )


def _looked_back(back: LookedBack, numbers: dict[int, int]) -> LookedBack:
    taken = msgspec.structs.replace(back.initiative, id="", at=None, continues="", audience="team")
    return msgspec.structs.replace(
        back,
        initiative=taken,
        meeting="",
        goal_wording=numbers.get(back.goal_wording, 1),
        audience="team",
    )


def _bereft(record: Evidence, had: set[str], told: set[str]) -> bool:
    """True for a figure that has a meaning which is not for this audience, or is still covered."""
    if record.kind != "figure":
        return False
    return record.covered or (record.id in had and record.id not in told)
