"""Starting a talk: from what was asked on the command line or on Prepare to a new talk."""

import re
from collections.abc import Iterable
from datetime import datetime

import msgspec

from agendas.agenda import Agenda
from agendas.errors import N_, SpokenError
from agendas.lines.talk import Talk
from agendas.parsing.convened import convened
from agendas.records.said import Language, Person, Role
from agendas.records.state import GoalState, PlannedTalk, State, TeamState
from agendas.talk.begin import Opening, new_talk
from agendas.text import kept
from locales import _
from store.library import TalkLibrary


class OpeningError(SpokenError):
    """A talk that cannot be started as asked."""

    exit_code = 2


class NoGoalError(OpeningError):
    """A talk about a goal without one, or about the goals there are where there are none."""


def goal_state(library: TalkLibrary, goal: str) -> GoalState | None:
    """The state of the goal with this id, id's beginning or wording; None when it is a new one.

    Raises `OpeningError` when the beginning of an id fits several goals.
    """
    return goal_in(library.state().goals, goal)


def goal_in(states: dict[str, GoalState], goal: str) -> GoalState | None:
    """As `goal_state`, among goals that were read already; raises as it does."""
    wanted = kept(goal).casefold()
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


# What stands between two names beside a comma; not within the brackets of a role.
_AND = re.compile(r"(?:\A|\s+)(?:and|en)\s+(?![^(]*\))|\s*[&+]\s*(?![^(]*\))", re.I)


def listed(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The names in a list as people write one; what is `known` as one name stays one.

    >>> listed("Ana, Joost en Ruth (leader)"), listed("Ana and Joost", ["ana and joost"])
    (('Ana', 'Joost', 'Ruth (leader)'), ('Ana and Joost',))
    """
    there = {" ".join(name.split()).casefold() for name in known}
    found: list[str] = []
    for part in text.split(","):
        found += [part] if named_person(part).name.casefold() in there else _AND.split(part.strip())
    return tuple(name.strip() for name in found if name.strip())


def are_people(text: str, known: Iterable[str]) -> bool:
    """Whether words are a list of people: of those there are all are `known`, or two at least.

    >>> are_people("ana, Joost, Nadia", ["Ana", "Joost"]), are_people("Team Ana", ["Ana"])
    (True, False)
    """
    there = {" ".join(name.split()).casefold() for name in known}
    parts = [named_person(name).name.casefold() for name in listed(text, known)]
    at_table = [name for name in parts if name in there]
    return bool(parts) and len(at_table) >= min(2, len(parts))


def known_names(whole: State) -> tuple[str, ...]:
    """Everybody who was at a talk, once."""
    found = [person for team in whole.teams.values() for person in team.people]
    found += [person for goal in whole.goals.values() for person in goal.people]
    return tuple(dict.fromkeys(person.name for person in found))


def people(names: tuple[str, ...], giver: str = "") -> tuple[Person, ...]:
    """The people at the table, each name once; the first gives account unless `giver` is named.

    A name may carry its role for this talk behind it: "Fatima (facilitator)". Who has one gives no
    account, also where they stand first.
    """
    found: dict[str, Person] = {}
    for name in (*names, giver):
        person = named_person(name)
        if person.name:
            found.setdefault(person.name.casefold(), person)
    partners = [key for key, person in found.items() if person.role == "partner"]
    first = " ".join(kept(giver).split()).casefold() or next(iter(partners), "")
    return tuple(
        msgspec.structs.replace(person, role="account-giver") if key == first else person
        for key, person in found.items()
    )


_ROLES: dict[str, Role] = {
    "facilitator": "facilitator", "gespreksleider": "facilitator",
    "note-taker": "note-taker", "notulist": "note-taker", "guest": "guest", "gast": "guest",
    **dict.fromkeys(
        (
            "leader", "team leader", "head", "principal", "manager", "supervisor", "leidinggevende",
            "leider", "teamleider", "unitleider", "hoofd", "directeur", "schoolleider", "afdelingsleider",
        ),
        "leader",
    ),
}  # fmt: skip


def named_person(written: str) -> Person:
    """Somebody as they were written: "Fatima (leader)", "Joost".

    >>> named_person("Sanne (leider)").role, named_person("Ann (Head)").name
    ('leader', 'Ann')
    >>> named_person("Sanne (teamcoach)").name
    'Sanne (teamcoach)'
    """
    name, _bracket, role = written.strip().rstrip(")").rpartition("(")
    known = _ROLES.get(role.strip().casefold())
    clean = name if known and name.strip() else written
    return Person(name=" ".join(kept(clean).split()), role=known or "partner")


def with_role(written: str, known: Iterable[str] = ()) -> str:
    """A name with a role behind it, and no brackets, as it is written with them; "" for any other.

    It is asked back: somebody may be called so. Who is `known` by the whole of it is.

    >>> with_role("Ruth leidinggevende"), with_role("Ruth de Wit team leader"), with_role("Ruth")
    ('Ruth (leidinggevende)', 'Ruth de Wit (team leader)', '')
    >>> with_role("Ann Head", ["ann head"]), with_role("Ruth (leader)"), with_role("leader")
    ('', '', '')
    """
    words = written.split()
    if " ".join(words).casefold() in {" ".join(name.split()).casefold() for name in known}:
        return ""
    for many in (2, 1):
        name, role = " ".join(words[:-many]), " ".join(words[-many:])
        if name and role.casefold() in _ROLES:
            return f"{name} ({role})"
    return ""


_SMALL = frozenset(
    ["de", "den", "der", "het", "ten", "ter", "van", "von", "la", "le", "el", "al", "bin", "di"]
)


def looks_like_a_name(text: str) -> bool:
    """True for a word, or a few that are written as names are; a half-typed sentence is none.

    >>> looks_like_a_name("Ruth de Vries (leader)"), looks_like_a_name("they dare to ask")
    (True, False)
    """
    words = named_person(text).name.split()
    return len(words) == 1 or (
        1 < len(words) <= 5 and all(w[0].isupper() or w.casefold() in _SMALL for w in words)
    )


def invited(whole: State, state: GoalState, agenda: Agenda) -> tuple[Person, ...]:
    """Who is at the table unless somebody else is named: those of the last talk on this goal.

    Whoever is wanted at the talk that was planned comes too, there last time or not; where it is
    about plan or limit, whoever keeps the limit.
    """
    keepers = whole.keepers(state) if agenda.kind == "plan-or-frame" else ()
    return with_wanted(state.people, state.planned, keepers)


def with_wanted(
    present: tuple[Person, ...], planned: tuple[PlannedTalk, ...], more: tuple[Person, ...] = ()
) -> tuple[Person, ...]:
    """Those who were there last, with who is wanted at the next talk that is planned, each once."""
    wanted = next((talk.people for talk in reversed(planned) if talk.open), ())
    found = {person.name.casefold(): person for person in present}
    for person in (*(Person(name=name) for name in wanted), *more):
        found.setdefault(person.name.casefold(), person)
    return tuple(found.values())


def taker(state: GoalState) -> str:
    """Who took the initiative that waits, else who gave account last; "" when nobody did."""
    takers = (*(waiting.initiative.by for waiting in state.waiting), state.account_giver)
    return next((name for name in takers if name), "")


def start(
    library: TalkLibrary,
    agenda: Agenda,
    goal: str,
    names: tuple[str, ...],
    language: Language,
    now: datetime,
    team: str = "",
    lines: tuple[str, ...] = (),
    whole: State | None = None,
    this: str = "",
    head: str = "",
    nobody: bool = False,
) -> Talk:
    """A new talk, not saved yet: on a goal, known or new, or about the team as a whole.

    `whole` is the state of the library, where it was read already; `this` the id that it has
    already; `head` tells where it is held, who is absent, who leads it and who writes
    (`agendas.parsing.convened`). Names, team and who gives account come along from the last talk
    where none are given; no names where `nobody` is at the table. Raises `OpeningError` for a talk
    about a goal without one, and for a talk about several without any.
    """
    if not (agenda.about_team or kept(goal)):
        raise NoGoalError(N_("Which goal is the talk about? Give its words or its id with --goal."))
    whole = whole or library.state()
    state = None if agenda.about_team else goal_in(whole.goals, goal)
    if agenda.about_team:
        known = _team(whole, team, agenda)
        team, present = team or known.name, () if nobody else _of_team(known, names)
        title = agenda.title[language]
        goal = kept(goal) or (f"{title}: {known.name}" if known.name else title)
    else:
        team = team or (state.team if state else "")
        present = () if nobody else _on_goal(whole, state, agenda, names)
    opening = Opening(
        goal_text=goal,
        team=team,
        people=present,
        account_giver=next((p.name for p in present if p.role == "account-giver"), ""),
        language=language,
        lines=lines,
        convened=convened(head),
    )
    reviews = agenda.about_team and agenda.kind == "review"
    earlier = tuple(library.talks()) if reviews else ()
    return new_talk(this or library.new_id(), agenda, opening, now, state, whole, earlier)


def _on_goal(
    whole: State, state: GoalState | None, agenda: Agenda, names: tuple[str, ...]
) -> tuple[Person, ...]:
    """Who is at a talk on a goal, where it is known or not: these, else those of the last time."""
    if names or state is None or agenda.solo:  # who writes alone is nobody of the last time
        return people(names)
    return people(tuple(map(written, invited(whole, state, agenda))), taker(state))


def _team(whole: State, team: str, agenda: Agenda) -> TeamState:
    """The team that a talk is about; the only one there is where none is named."""
    known = whole.team(team)
    if not team and len(whole.teams) == 1:
        known = next(iter(whole.teams.values()))
    if agenda.kind in ("goals", "review") and not whole.goals_in(known.name):
        raise NoGoalError(
            N_("There are no goals yet to look at. Begin with one: vertel meet goal-dialogue.")
        )
    return known


def _of_team(known: TeamState, names: tuple[str, ...]) -> tuple[Person, ...]:
    """Who is at a talk about the team: nobody there gives account of one goal."""
    expected = with_wanted(known.people, known.planned)
    return tuple(
        msgspec.structs.replace(p, role="partner") if p.role == "account-giver" else p
        for p in people(names) or people(tuple(map(written, expected)))
    )


def written(person: Person) -> str:
    """Somebody as they are written on Prepare, with the role that stands behind the name."""
    roles = {
        "leader": _("leader"),
        "facilitator": _("facilitator"),
        "note-taker": _("note-taker"),
        "guest": _("guest"),
    }
    return f"{person.name} ({roles[person.role]})" if person.role in roles else person.name
