"""What hangs on one talk: what the talks that are left would no longer say, and what waits again without it."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from agendas.folding.fold import state_of
from agendas.lines.talk import Talk
from agendas.records.agreements import Frame
from agendas.records.said import Record, Said, Wording
from agendas.records.state import PlannedTalk, State, Waiting

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Dependents(Record, frozen=True, kw_only=True):
    """What is gone with a talk, and the initiatives that wait `again` because it took them up.

    What a later talk took along stays, and is not in it. `agreed` is what the team agreed on beside
    its limits: about giving account, starting points, its rhythm. `typed` is what is typed in it and
    not on record yet; of a check-in it is left out, for who looks along.
    """

    typed: tuple[str, ...] = ()
    wordings: tuple[Wording, ...] = ()
    frames: tuple[Frame, ...] = ()
    initiatives: tuple[Waiting, ...] = ()
    planned: tuple[PlannedTalk, ...] = ()
    agreed: tuple[Said, ...] = ()
    again: tuple[Waiting, ...] = ()


def dependents(talks: Iterable[Talk], talk_id: str) -> Dependents:
    """What hangs on a talk: the state after all talks, beside the state after all others."""
    every = [*talks]
    whole, left = state_of(every), state_of(talk for talk in every if talk.id != talk_id)
    itself = next((t for t in every if t.id == talk_id and not t.private), None)
    return Dependents(
        typed=tuple(line.text for line in itself.unsaid) if itself else (),
        wordings=_lost(_wordings(whole), _wordings(left)),
        frames=_lost(_frames(whole), _frames(left)),
        initiatives=_lost(_waiting(whole), _waiting(left)),
        planned=_lost(_planned(whole), _planned(left)),
        agreed=_lost(_agreed(whole), _agreed(left)),
        again=_lost(_waiting(left), _waiting(whole)),
    )


def _lost(before: dict[Key, Value], after: dict[Key, Value]) -> tuple[Value, ...]:
    return tuple(value for key, value in before.items() if key not in after)


def _wordings(state: State) -> dict[tuple[str, str], Wording]:
    return {(g.goal.id, w.text): w for g in state.goals.values() for w in g.goal.wordings}


def _frames(state: State) -> dict[tuple[str, str, int], Frame]:
    return {(t.name, f.frame, f.n): f for t in state.teams.values() for f in t.frames}


def _waiting(state: State) -> dict[tuple[str, str], Waiting]:
    """By their words: one that was carried on waits without that talk too."""
    every = (waiting for goal in state.goals.values() for waiting in goal.waiting)
    return {(w.initiative.by, w.initiative.text): w for w in every}


def _planned(state: State) -> dict[tuple[str, str, str], PlannedTalk]:
    every = [(key, goal.planned) for key, goal in state.goals.items()]
    every += [(key, team.planned) for key, team in state.teams.items()]
    return {
        (key, str(talk.on), talk.planned_in): talk
        for key, planned in every
        for talk in planned
        if talk.open
    }


def _agreed(state: State) -> dict[tuple[str, str], Said]:
    return {
        (name, said.text): said
        for name, team in state.teams.items()
        for agreed in (team.agreement,)
        for said in (agreed, *(agreed.others if agreed else ()), team.rhythm, *team.starting_points)
        if said
    }
