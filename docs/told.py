"""What is said in the talks that the pictures show: a sample team, in Dutch and in English."""

from datetime import UTC, datetime, timedelta
from functools import cache

from msgspec.structs import replace

from agendas.agenda import builtin
from agendas.folding.fold import goals_of
from agendas.records.meeting import Meeting, change, go_to, spend
from agendas.records.said import Language, Person
from agendas.slots.script import asks
from agendas.talk.answered import is_answered
from agendas.talk.answers import answer
from agendas.talk.begin import Opening, new_meeting
from agendas.talk.close import close

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
TEAM = {"en": "Team Blue", "nl": "Team Blauw"}
GOAL = {
    "en": "Parents bring their child to school with trust",
    "nl": "Ouders brengen hun kind met vertrouwen naar school",
}
OTHER_GOAL = {
    "en": "Pupils see the link between their effort and their results",
    "nl": "Leerlingen zien het verband tussen hun inzet en hun resultaten",
}
SAID: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("happened", "two mornings were held, the third fell through"),
        ("looked_means", "that it asks more of us than a door ajar"),
        ("onward", "1"),
        ("target_group", "parents of our youngest pupils"),
        ("reading", "parents dare to ask us anything"),
        ("reading", "joost: they leave without looking back"),
        ("indicator", "who comes to the walk-in mornings"),
        ("why_chosen", "they come unasked"),
        ("expectation", "about 20"),
        ("evidence", "31 of 52 parents came in October"),
        ("evidence", "joost: two parents stayed to read with their child"),
        ("meaning", "more than half found their own way in"),
        ("meaning", "that the door stands open, and they know it"),
        ("standing", "1 because they stay without being asked"),
        ("other_reading", "joost: only those who were at ease already"),
        ("value", "that a mother reads aloud"),
        ("decision", "1 it still says it"),
        ("initiative", "ask two parents to host the walk-in"),
        ("notice", "that it is their room too"),
        ("limits", "1 the coffee budget"),
        ("due", "8 December, with Joost"),
        ("learned", "fatima: that silence can be trust"),
    ),
    "nl": (
        ("happened", "twee ochtenden gingen door, de derde viel uit"),
        ("looked_means", "dat het meer vraagt dan een deur op een kier"),
        ("onward", "1"),
        ("target_group", "ouders van onze jongste leerlingen"),
        ("reading", "ouders durven ons alles te vragen"),
        ("reading", "joost: ze gaan weg zonder om te kijken"),
        ("indicator", "wie er op de inloopochtenden komt"),
        ("why_chosen", "ze komen ongevraagd"),
        ("expectation", "een stuk of 20"),
        ("evidence", "31 van de 52 ouders kwamen in oktober"),
        ("evidence", "joost: twee ouders bleven lezen met hun kind"),
        ("meaning", "meer dan de helft vond zelf de weg naar binnen"),
        ("meaning", "dat de deur openstaat, en dat ze het weten"),
        ("standing", "1 want ze blijven zonder dat we het vragen"),
        ("other_reading", "joost: alleen wie zich al thuis voelde"),
        ("value", "dat een moeder voorleest"),
        ("decision", "1 het zegt het nog"),
        ("initiative", "twee ouders vragen gastheer te zijn bij de inloop"),
        ("notice", "dat het ook hún lokaal is"),
        ("limits", "1 het koffiegeld"),
        ("due", "8 december, met Joost"),
        ("learned", "fatima: dat stilte vertrouwen kan zijn"),
    ),
}
PEOPLE = (
    Person(name="Ana", role="account-giver"),
    Person(name="Joost"),
    Person(name="Fatima"),
)
HALF = {"en": "a father came back at noon to", "nl": "een vader kwam 's middags terug om"}
ALONE = {
    "en": (
        "a mother asked whether she might read to the others",
        "that she feels at home; a colleague might say she was bored",
        "ask Fatima what she saw",
    ),
    "nl": (
        "een moeder vroeg of ze de anderen mocht voorlezen",
        "dat ze zich thuis voelt; een collega zou zeggen dat ze zich verveelde",
        "Fatima vragen wat zij zag",
    ),
}

TARGET = {
    "en": "80% of parents attend the parents' evening",
    "nl": "80% van de ouders komt naar de ouderavond",
}


@cache
def sample(language: Language) -> tuple[Meeting, ...]:
    """Talks of one team: two on a goal that are closed, one on another that is not."""
    first = _through(fresh("a1b2c3", language, NOW - timedelta(days=49)), language)
    first = close(first, NOW - timedelta(days=49))
    state = goals_of([first])[first.goal.id]
    second = _through(fresh("d4e5f6", language, NOW - timedelta(days=14), state), language)
    second = close(second, NOW - timedelta(days=14))
    other = fresh("g7h8k9", language, NOW - timedelta(days=1), goal=OTHER_GOAL[language])
    return (first, second, go_to(other, 1))


def fresh(
    key: str, language: Language, when: datetime, state: object = None, goal: str = ""
) -> Meeting:
    """A talk that begins, on the sample's goal or on another."""
    opening = Opening(
        goal_text=goal or GOAL[language],
        people=PEOPLE,
        account_giver="Ana",
        team=TEAM[language],
        language=language,
    )
    return new_meeting(key, builtin("accountability"), opening, when, state)  # type: ignore[arg-type]


def _through(meeting: Meeting, language: Language) -> Meeting:
    agenda = builtin("accountability")
    for place, phase in enumerate(meeting.phases):
        meeting = go_to(meeting, place)
        for slot, text in SAID[language]:
            fitting = [a for a in asks(meeting, agenda, phase) if a.slot.name == slot]
            fitting.sort(key=lambda ask: (is_answered(meeting, ask), not ask.about))
            if fitting:
                meeting = answer(meeting, fitting[0], text, meeting.started)
        meeting = spend(meeting, phase.minutes * 60 - 50)
    return meeting


@cache
def in_phase(language: Language, kind: str) -> Meeting:
    """The sample talk, said through and now in the phase of this kind."""
    state = goals_of(sample(language)[:1])
    meeting = fresh("k3f9q2", language, NOW, next(iter(state.values())))
    meeting = _through(meeting, language)
    place = next(n for n, p in enumerate(meeting.phases) if p.kind == kind)
    phases = [replace(p, seconds=0.0) if n > place else p for n, p in enumerate(meeting.phases)]
    phases[place] = replace(phases[place], seconds=60.0)
    return go_to(change(meeting, phases=tuple(phases)), place)


def on_a_target(language: Language) -> Meeting:
    """A goal dialogue on what is a target, where the coach asks its one question."""
    opening = Opening(
        goal_text=TARGET[language],
        people=PEOPLE,
        account_giver="Ana",
        team=TEAM[language],
        language=language,
    )
    meeting = new_meeting("t4r9t2", builtin("goal-dialogue"), opening, NOW)
    place = next(n for n, phase in enumerate(meeting.phases) if phase.id == "wording")
    return go_to(meeting, place)
