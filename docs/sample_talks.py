"""What is said in the talks that the pictures show: a sample team, in Dutch and in English."""

from datetime import UTC, datetime, timedelta
from functools import cache

from msgspec.structs import replace

from agendas.agenda import builtin
from agendas.conduct.at_close import closed
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import say_all
from agendas.folding.fold import state_of
from agendas.lines.edit import change, go_to, spend
from agendas.lines.talk import Talk
from agendas.records.said import Language, Person
from agendas.records.state import GoalState
from agendas.talk.begin import Opening, new_talk

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
FOR_WHOM = {"en": "parents of our youngest pupils", "nl": "ouders van onze jongste leerlingen"}
SAID: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("happened", "two mornings were held, the third fell through"),
        ("happened_means", "that it asks more of us than a door ajar"),
        ("onward", "1"),
        ("reading", "parents dare to ask us anything"),
        ("reading", "joost: they leave without looking back"),
        ("indicator", "who comes to the walk-in mornings"),
        ("why_chosen", "they come unasked"),
        ("expectation", "about 20"),
        ("evidence", "31 of 52 parents came in October"),
        ("evidence", "joost: two parents stayed to read with their child"),
        ("meaning-figure", "more than half found their own way in"),
        ("meaning", "joost: that the door stands open, and they know it"),
        ("standing", "1 because they stay without being asked"),
        ("other_reading", "joost: only those who were at ease already"),
        ("value", "that a mother reads aloud"),
        ("decision", "ana: 1 it still says it"),
        ("initiative", "ask two parents to host the walk-in"),
        ("notice", "that it is their room too"),
        ("limits", "ana: 1 the coffee budget"),
        ("due", "8 December, with Joost"),
        ("learned", "fatima: that silence can be trust"),
    ),
    "nl": (
        ("happened", "twee ochtenden gingen door, de derde viel uit"),
        ("happened_means", "dat het meer vraagt dan een deur op een kier"),
        ("onward", "1"),
        ("reading", "ouders durven ons alles te vragen"),
        ("reading", "joost: ze gaan weg zonder om te kijken"),
        ("indicator", "wie er op de inloopochtenden komt"),
        ("why_chosen", "ze komen ongevraagd"),
        ("expectation", "een stuk of 20"),
        ("evidence", "31 van de 52 ouders kwamen in oktober"),
        ("evidence", "joost: twee ouders bleven lezen met hun kind"),
        ("meaning-figure", "meer dan de helft vond zelf de weg naar binnen"),
        ("meaning", "joost: dat de deur openstaat, en dat ze het weten"),
        ("standing", "1 want ze blijven zonder dat we het vragen"),
        ("other_reading", "joost: alleen wie zich al thuis voelde"),
        ("value", "dat een moeder voorleest"),
        ("decision", "ana: 1 het zegt het nog"),
        ("initiative", "twee ouders vragen gastheer te zijn bij de inloop"),
        ("notice", "dat het ook hún lokaal is"),
        ("limits", "ana: 1 het koffiegeld"),
        ("due", "8 december, met Joost"),
        ("learned", "fatima: dat stilte vertrouwen kan zijn"),
    ),
}
# What was said otherwise in the first talk, and in the second.
OTHERWISE: dict[Language, tuple[dict[str, str], ...]] = {
    "en": (
        {
            "31 of 52 parents came in October": "19 of 52 parents came in September",
            "about 20": "nearly all of them",
            "joost: two parents stayed to read with their child": "joost: at half past eight the hall was empty",
            "more than half found their own way in": "who was not rung up did not come",
            "joost: that the door stands open, and they know it": "joost: that an invitation is not a welcome",
            "1 because they stay without being asked": "2 because they come when we ring",
            "joost: only those who were at ease already": "fatima: they came at the hour that we chose",
            "parents dare to ask us anything": "parents come inside",
            "joost: they leave without looking back": "joost: they let us be",
            "ask two parents to host the walk-in": "open the hall on three mornings",
            "that it is their room too": "that they need not ask",
            "fatima: that silence can be trust": "joost: that we had never asked them",
        },
        {
            "31 of 52 parents came in October": "27 of 52 parents came in early October",
            "more than half found their own way in": "half of them came unasked",
            "parents dare to ask us anything": "parents stay a while",
            "joost: two parents stayed to read with their child": "joost: a grandfather repaired the door handle",
            "joost: that the door stands open, and they know it": "joost: that they look for something to do",
            "1 because they stay without being asked": "3 because group 3 was not there",
            "joost: only those who were at ease already": "fatima: my parents did not come, and I rang them",
            "fatima: that silence can be trust": "joost: that coffee does more than a letter",
        },
    ),
    "nl": (
        {
            "31 van de 52 ouders kwamen in oktober": "19 van de 52 ouders kwamen in september",
            "een stuk of 20": "bijna allemaal",
            "joost: twee ouders bleven lezen met hun kind": "joost: om half negen was de hal leeg",
            "meer dan de helft vond zelf de weg naar binnen": "wie niet gebeld was, kwam niet",
            "joost: dat de deur openstaat, en dat ze het weten": "joost: dat uitnodigen nog geen welkom is",
            "1 want ze blijven zonder dat we het vragen": "2 want ze komen als wij bellen",
            "joost: alleen wie zich al thuis voelde": "fatima: ze kwamen op het uur dat wij kozen",
            "ouders durven ons alles te vragen": "ouders komen binnen",
            "joost: ze gaan weg zonder om te kijken": "joost: ze laten ons begaan",
            "twee ouders vragen gastheer te zijn bij de inloop": "drie ochtenden de hal openzetten",
            "dat het ook hún lokaal is": "dat ze niets hoeven te vragen",
            "fatima: dat stilte vertrouwen kan zijn": "joost: dat we het hun nooit gevraagd hadden",
        },
        {
            "31 van de 52 ouders kwamen in oktober": "27 van de 52 ouders kwamen begin oktober",
            "meer dan de helft vond zelf de weg naar binnen": "de helft kwam ongevraagd",
            "ouders durven ons alles te vragen": "ouders blijven even",
            "joost: twee ouders bleven lezen met hun kind": "joost: een opa maakte de deurkruk",
            "joost: dat de deur openstaat, en dat ze het weten": "joost: dat ze iets te doen zoeken",
            "1 want ze blijven zonder dat we het vragen": "3 want groep 3 was er niet bij",
            "joost: alleen wie zich al thuis voelde": "fatima: mijn ouders kwamen niet, en die had ik gebeld",
            "fatima: dat stilte vertrouwen kan zijn": "joost: dat koffie meer doet dan een brief",
        },
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
def sample(language: Language) -> tuple[Talk, ...]:
    """Talks of one team: two on a goal that are closed, one on another that is not."""
    agenda = builtin("accountability")
    at = NOW - timedelta(days=49)
    first = closed(_through(fresh("a1b2c3", language, at), language, 0), agenda, at)
    state = state_of([first]).goals[first.goal.id]
    at = NOW - timedelta(days=14)
    second = closed(_through(fresh("d4e5f6", language, at, state), language, 1), agenda, at)
    other = fresh("g7h8k9", language, NOW - timedelta(days=1), goal=OTHER_GOAL[language])
    return (first, second, go_to(other, 1))


def fresh(
    key: str, language: Language, when: datetime, state: GoalState | None = None, goal: str = ""
) -> Talk:
    """A talk that begins, on the sample's goal or on another."""
    return _opened("accountability", key, language, when, goal or GOAL[language], state)


def _opened(
    agenda: str,
    key: str,
    language: Language,
    when: datetime,
    goal: str,
    state: GoalState | None = None,
) -> Talk:
    opening = Opening(
        goal_text=goal,
        target_group=FOR_WHOM[language] if goal == GOAL[language] else "",
        people=PEOPLE,
        account_giver="Ana",
        team=TEAM[language],
        language=language,
    )
    return new_talk(key, builtin(agenda), opening, when, state)


def _through(talk: Talk, language: Language, nth: int = 2) -> Talk:
    """The `nth` talk with all that is said in the sample; what is asked of earlier ones only after them."""
    other = OTHERWISE[language][nth] if nth < len(OTHERWISE[language]) else {}
    table = Conductor(
        talk, builtin(talk.agenda), lambda: talk.started, lambda _talk, _at_once: None, "pict"
    )
    back = ("happened", "happened_means", "onward")
    told = [(slot, other.get(words, words)) for slot, words in SAID[language]]
    say_all(table, [line for line in told if not (talk.first and line[0] in back)])
    talk = table.talk
    for place, phase in enumerate(talk.phases):
        talk = spend(go_to(talk, place), phase.minutes * 60 - 50)
    return talk


@cache
def in_phase(language: Language, kind: str) -> Talk:
    """The sample talk, said through and now in the phase of this kind."""
    state = state_of(sample(language)[:2]).goals
    talk = _through(fresh("k3f9q2", language, NOW, next(iter(state.values()))), language)
    place = next(n for n, p in enumerate(talk.phases) if p.kind == kind)
    phases = [replace(p, seconds=0.0) if n > place else p for n, p in enumerate(talk.phases)]
    phases[place] = replace(phases[place], seconds=60.0)
    return go_to(change(talk, phases=tuple(phases)), place)


def on_a_target(language: Language) -> Talk:
    """A goal dialogue on what is a target, where the coach asks its one question."""
    talk = _opened("goal-dialogue", "t4r9t2", language, NOW, TARGET[language])
    return go_to(talk, next(n for n, phase in enumerate(talk.phases) if phase.id == "wording"))
