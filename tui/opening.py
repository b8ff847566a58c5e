"""Starting a talk: from what was asked on the command line or on Prepare to a new meeting."""

from datetime import datetime

from agendas.agenda import Agenda
from agendas.cycle import GoalState, Opening, new_meeting
from agendas.errors import N_, SpokenError
from agendas.meeting import Meeting
from agendas.records import Language, Person, Role
from agendas.text import kept
from store.library import MeetingLibrary


class OpeningError(SpokenError):
    """A talk that cannot be started as asked."""

    exit_code = 2


def goal_state(library: MeetingLibrary, goal: str) -> GoalState | None:
    """The state of the goal with this id, id's beginning or wording; None when it is a new one.

    Raises `OpeningError` when the beginning of an id fits several goals.
    """
    wanted = kept(goal).casefold()
    states = library.goals()
    for key, state in states.items():
        if wanted in (key.casefold(), *(w.text.casefold() for w in state.goal.wordings)):
            return state
    starts = [s for key, s in states.items() if key.startswith("g-") and _starts(key, wanted)]
    if len(starts) > 1:
        raise OpeningError(
            N_("“{goal}” fits several goals: {goals}. Type more of its id."),
            goal=goal,
            goals=", ".join(state.goal.id for state in starts),
        )
    return starts[0] if starts else None


def _starts(key: str, wanted: str) -> bool:
    return (
        len(wanted) >= 3
        and " " not in wanted
        and (key.startswith(wanted) or key.removeprefix("g-").startswith(wanted))
    )


def people(names: tuple[str, ...], giver: str = "") -> tuple[Person, ...]:
    """The people at the table, each name once; the first gives account unless `giver` is named."""
    found: dict[str, str] = {}
    for name in names:
        if clean := " ".join(kept(name).split()):
            found.setdefault(clean.casefold(), clean)
    clean_giver = " ".join(kept(giver).split())
    if clean_giver:
        found.setdefault(clean_giver.casefold(), clean_giver)
    first = clean_giver.casefold() or next(iter(found), "")
    return tuple(Person(name=name, role=_role(key == first)) for key, name in found.items())


def _role(gives_account: bool) -> Role:
    return "account-giver" if gives_account else "partner"


def taker(state: GoalState) -> str:
    """Who took the initiative that waits, else who gave account last; "" when nobody did."""
    takers = (*(waiting.initiative.by for waiting in state.waiting), state.account_giver)
    return next((name for name in takers if name), "")


def start(
    library: MeetingLibrary,
    agenda: Agenda,
    goal: str,
    names: tuple[str, ...],
    language: Language,
    now: datetime,
    team: str = "",
    giver: str = "",
) -> Meeting:
    """A new talk on a goal, known or new, not saved yet. Raises `OpeningError` without a goal.

    Names, team and who gives account come along from the last talk on it where none are given.
    """
    if not kept(goal):
        raise OpeningError(
            N_("Which goal is the talk about? Give its words or its id with --goal.")
        )
    state = goal_state(library, goal)
    if state and not giver and not names:
        giver = taker(state)
    present = people(names, giver)
    if state and not names and not agenda.solo:
        present = people(tuple(person.name for person in state.people), giver)
    giver_name = next((p.name for p in present if p.role == "account-giver"), "")
    opening = Opening(
        goal_text=goal,
        team=team or (state.team if state else ""),
        people=present,
        account_giver=giver_name,
        language=language,
    )
    return new_meeting(library.new_id(), agenda, opening, now, state)
