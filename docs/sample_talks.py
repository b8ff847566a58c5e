"""The talks that the pictures show: the sample team's year, and after it a talk as talks go.

In that talk people contradict one another, a name stays open, a line is taken back, a request is made,
and a wording is not everybody's.
"""

import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import say_all
from agendas.lines.edit import change, go_to
from agendas.lines.talk import Talk
from agendas.records.said import Audience, Language
from agendas.records.state import State
from agendas.talk.begin import Opening, new_talk
from store.library import TalkLibrary
from tui.sample.play import play_unfinished, play_year
from tui.start_talk import people

NOW = datetime(2026, 11, 24, 15).astimezone()  # the same day and hour in every zone
TEAM = {"en": "Team Blue", "nl": "Team Blauw"}
GOAL_ID = "g-plan25-1.team"
GOAL = {
    "en": "Parents and teachers trust each other with the child",
    "nl": "Ouders en leraren vertrouwen elkaar het kind toe",
}
WITH = ("Ana", "Joost", "Fatima", "Henk", "Ruth (leader)")
# What is said, each under the next lamp of its question: its id or what it records, Dutch, English.
SAID: tuple[tuple[str, str, str], ...] = (
    (
        "happened",
        "twee moeders doen de inloop, al drie vrijdagen op rij",
        "two mothers hold the walk-in, three Fridays in a row",
    ),
    (
        "happened_means",
        "ana: dat ze het niet laten vallen als wij er niet zijn",
        "ana: that they do not drop it when we are not there",
    ),
    ("onward", "ana: 1, het is nu van hen", "ana: 1, it is theirs now"),
    (
        "happened",
        "henk: de vierde keer stonden er twee voor een dichte deur",
        "henk: the fourth time two of them stood before a closed door",
    ),
    (
        "reading",
        "ana: dat ze weggaan zonder om te kijken",
        "ana: that they leave without looking back",
    ),
    (
        "reading",
        "fatima: dat wij ook durven te vragen hoe het thuis gaat",
        "fatima: that we too dare to ask how things are at home",
    ),
    (
        "set_in_motion",
        "ana: de gastouders hebben een sleutel",
        "ana: the hosting parents have a key",
    ),
    (
        "itch",
        "henk: “vertrouwen” is zo vaag, dat vinkt iedereen af",
        "henk: “trust” is so vague, anybody ticks that off",
    ),
    (
        "indicator_onward",
        "ana: 2, wie blijft, heeft nog niets gezegd",
        "ana: 2, whoever stays has not said anything yet",
    ),
    (
        "indicator",
        "fatima: wie er ongevraagd iets van thuis vertelt",
        "fatima: who tells us something of home unasked",
    ),
    (
        "why_chosen",
        "fatima: dat doe je alleen bij wie je vertrouwt",
        "fatima: one only does that with somebody one trusts",
    ),
    (
        "enough",
        "henk: nee, dat doet ook wie beleefd is",
        "henk: no, so does whoever is polite",
    ),
    (
        "key_word",
        "ana: dat je durft te zeggen wat niet goed gaat",
        "ana: that you dare to say what is not going well",
    ),
    ("key_word", "joost: dat je niet omkijkt", "joost: that you do not look back"),
    (
        "would_see",
        "joost: ze zwaaien één keer en gaan",
        "joost: they wave once and go",
    ),
    (
        "of_us",
        "fatima: zelf als eerste iets vertellen",
        "fatima: to be the first to tell something",
    ),
    ("expectation", "ana: een stuk of dertig ouders", "ana: about thirty parents"),
    (
        "evidence",
        "ana: 38 van de 52 ouders kwamen in november",
        "ana: 38 of 52 parents came in November",
    ),
    (
        "evidence",
        "joost: twee vaders bleven lezen met hun kind",
        "joost: two fathers stayed to read with their child",
    ),
    (
        "evidence",
        "henk: 12 van de 52 zijn steeds dezelfden",
        "henk: 12 of the 52 are always the same",
    ),
    (
        "evidence",
        "bij ons aan tafel wist niemand dat het elke week was",
        "at our table nobody knew that it was every week",
    ),
    (
        "evidence",
        "fatima: “ik wist niet dat ik hier mocht zitten”",
        "fatima: “I did not know I was allowed to sit here”",
    ),
    (
        "meaning-figure",
        "ana: wie één keer blijft, komt terug",
        "ana: who stays once comes back",
    ),
    (
        "meaning-figure",
        "henk: een vaste kern, en geen beweging",
        "henk: a steady few, and no movement",
    ),
    (
        "meaning-figure",
        "joost: wel de ouders die anderen meenemen",
        "joost: the very parents who bring others along",
    ),
    (
        "meaning",
        "ana: dat de deur openstaat, en dat ze het weten",
        "ana: that the door stands open, and they know it",
    ),
    ("standing", "ana: 1, ze blijven ongevraagd", "ana: 1, they stay unasked"),
    (
        "other_reading",
        "joost: alleen wie zich al thuis voelde, kwam binnen",
        "joost: only those who felt at home already came in",
    ),
    (
        "other_reading",
        "henk: van groep 3 zag ik nog niemand",
        "henk: of group 3 I have not seen anybody yet",
    ),
    (
        "value",
        "fatima: voorlezen in je eigen taal",
        "fatima: reading aloud in your own language",
    ),
    (
        "decision",
        "ana: 2, het moet van twee kanten komen",
        "ana: 2, it has to come from both sides",
    ),
    (
        "new_wording",
        "joost: Ouders en leraren durven elkaar te zeggen wat niet goed gaat",
        "joost: Parents and teachers dare to tell each other what is not going well",
    ),
    ("consent", "ana, joost, fatima: 1", "ana, joost, fatima: 1"),
    ("consent", "henk: 2 want het blijft vaag", "henk: 2 because it stays vague"),
    (
        "initiative",
        "ana: geeft een derde ouder een sleutel",
        "ana: gives a third parent a key",
    ),
    (
        "notice",
        "ana: dat de ochtend ook van hen is",
        "ana: that the morning is theirs, too",
    ),
    ("limits", "ana: 1", "ana: 1"),
    ("due", "ana: 8 december, 15:00, lokaal 2.04", "ana: 8 December, 15:00, room 2.04"),
    (
        "initiative",
        "ruth: Joost staat 's ochtends bij de deur",
        "ruth: Joost stands at the door in the morning",
    ),
    ("request_answer", "joost: 1", "joost: 1"),
    (
        "initiative",
        "henk: niets, want de toetsweek komt eraan",
        "henk: nothing, because the week of tests is coming",
    ),
    (
        "initiative",
        "fatima: zoekt de ouders van groep 3 thuis op, met een tolk",
        "fatima: visits the parents of group 3 at home, with an interpreter",
    ),
    (
        "notice",
        "fatima: dat iemand hun naam kent",
        "fatima: that somebody knows their name",
    ),
    (
        "learned",
        "fatima: dat stilte ook vertrouwen kan zijn",
        "fatima: that silence can be trust, too",
    ),
)
# For whom some of it is, beside the team.
FOR_WHOM: dict[Language, tuple[tuple[str, Audience], ...]] = {
    "nl": (
        ("twee vaders bleven lezen met hun kind", "all"),
        ("van groep 3 zag ik nog niemand", "leader"),
        ("geeft een derde ouder een sleutel", "all"),
        ("Joost staat 's ochtends bij de deur", "leader"),
    ),
    "en": (
        ("two fathers stayed to read with their child", "all"),
        ("of group 3 I have not seen anybody yet", "leader"),
        ("gives a third parent a key", "all"),
        ("Joost stands at the door in the morning", "leader"),
    ),
}
# What is half typed in each phase.
HALF: dict[str, tuple[str, str]] = {
    "happened": (
        "en niemand had het hun verteld, dat trek ik me aan",
        "and nobody had told them, I take that to heart",
    ),
    "itch": (
        "fatima: het gaat maar één kant op: vertrouwen wij hen ook?",
        "fatima: it goes one way only: do we trust them, too?",
    ),
    "of_us": (
        "joost: 's ochtends bij de deur staan in plaats van binnen",
        "joost: to stand at the door in the morning, not inside",
    ),
    "evidence": ("een vader kwam 's middags terug om", "a father came back at noon to"),
    "other_reading": (
        "fatima: maar mijn ouders kwamen niet, en die had ik gebeld",
        "fatima: but my parents did not come, and I had rung them",
    ),
    "notice": ("en ik vraag wie er nog mee wil", "and I ask who else wants to come along"),
    "learned": ("maar als de tolk er niet is", "but if the interpreter is not there"),
}


def half(question: str, language: Language) -> str:
    """What is half typed under a question."""
    return HALF[question][0 if language == "nl" else 1]


def half_by(question: str, language: Language) -> tuple[tuple[str, ...] | None, str]:
    """The same, and whose it is where it is begun with a name: of whoever Tab said it is."""
    who, colon, words = half(question, language).partition(": ")
    return ((who.capitalize(),), words) if colon else (None, who)


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
# What is written alone this time: of the last of it the half.
ALONE_NOW = {
    "en": ("a father stayed until the song was over", "that he wants to know what we"),
    "nl": ("een vader bleef staan tot het lied uit was", "dat hij wil weten wat wij"),
}
TARGET = {
    "en": "80% of parents attend the parents' evening",
    "nl": "80% van de ouders komt naar de ouderavond",
}


@cache
def sample(language: Language) -> tuple[Talk, ...]:
    """The talks of the sample team's year, and one that was paused in its evidence yesterday."""
    with tempfile.TemporaryDirectory() as folder:
        library = TalkLibrary(Path(folder), lambda: NOW)
        year = tuple(play_year(library, language, NOW))
        return (*year, play_unfinished(library, language, NOW))


@cache
def came_to(language: Language) -> State:
    """What the year's talks came to."""
    with tempfile.TemporaryDirectory() as folder:
        library = TalkLibrary(Path(folder), lambda: NOW)
        for talk in sample(language):
            library.save(talk)
        return library.state()


def fresh(
    key: str, language: Language, when: datetime, whole: State | None = None, goal: str = ""
) -> Talk:
    """A talk that begins, on the sample's goal or on another; after the `whole` of the year or none."""
    return _opened("accountability", key, language, when, goal or GOAL[language], whole)


def _opened(
    agenda: str,
    key: str,
    language: Language,
    when: datetime,
    goal: str,
    whole: State | None = None,
) -> Talk:
    opening = Opening(
        goal_text=goal,
        people=people(WITH),
        account_giver="Ana",
        team=TEAM[language],
        language=language,
    )
    state = whole.goals[GOAL_ID] if whole else None
    return new_talk(key, builtin(agenda), opening, when, state, whole)


@cache
def said(language: Language, count: int = len(SAID)) -> Talk:
    """The talk after the year as it is when so many of its lines were said, in their phase."""
    talk = fresh("k3f9q2", language, NOW, came_to(language))
    table = Conductor(
        talk, builtin(talk.agenda), lambda: talk.started, lambda _talk, _at_once: None, "pict"
    )
    say_all(table, (line_of(number, language) for number in range(count)))
    return _timed(table.talk)


def line_of(number: int, language: Language) -> tuple[str, str]:
    """The line with this number, with its question."""
    row = SAID[number]
    return row[0], row[1 if language == "nl" else 2]


def last_of(question: str) -> int:
    """The number of the line that is said last to a question."""
    return max(number for number, row in enumerate(SAID) if row[0] == question)


@cache
def in_phase(language: Language, kind: str) -> Talk:
    """That talk, said through and now in the phase of this kind."""
    talk = said(language)
    return _timed(go_to(talk, next(n for n, p in enumerate(talk.phases) if p.kind == kind)))


def _timed(talk: Talk) -> Talk:
    """The talk with the phases before the present one in their time, and some of that one spent."""
    here = talk.at
    spent = [phase.minutes * 60.0 - 50 if n < here else 0.0 for n, phase in enumerate(talk.phases)]
    spent[here] = min(60.0, talk.phases[here].minutes * 9)  # of a short one a few seconds
    phases = (replace(p, seconds=s) for p, s in zip(talk.phases, spent, strict=True))
    return change(talk, phases=tuple(phases))


def on_a_target(language: Language) -> Talk:
    """A goal dialogue on what is a target, where the coach asks its one question."""
    talk = _opened("goal-dialogue", "t4r9t2", language, NOW, TARGET[language])
    return go_to(talk, next(n for n, phase in enumerate(talk.phases) if phase.id == "wording"))
