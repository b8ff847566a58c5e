"""Two talks as they would be filed: one of a ward, in English, and one of a school, in Dutch."""

from datetime import UTC, datetime

from said_in import close

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.folding.fold import state_of
from agendas.lines.talk import Talk
from agendas.records.said import Language, Person
from agendas.talk.begin import Opening, new_talk
from minutes.document import document
from minutes.formats.plain_text import to_text
from minutes.formats.writers import write

AGENDA = builtin("accountability")
Answers = dict[str, list[tuple[str, str]]]

WARD_OPENING = Opening(
    goal_text="Patients leave the ward knowing what they can do themselves",
    team="Ward 4",
    people=(
        Person(name="Mary", role="account-giver"),
        Person(name="Tom"),
        Person(name="Ruth", role="leader"),
    ),
    account_giver="Mary",
)
WARD_FIRST: Answers = {
    "goal": [("target_group", "patients who go home"), ("reading", "they need not phone us")],
    "indicator": [("indicator", "what they ask on the last day")],
    "initiative": [
        ("initiative", "sit down with each patient on the last evening"),
        ("limits", "1"),
        ("due", "24 November"),
    ],
}
WARD_SECOND: Answers = {
    "look-back": [
        ("happened", "we sat down with most of them"),
        ("happened_means", "the evening is quiet enough"),
        ("happened", "2 because families were missing"),
    ],
    "goal": [
        ("difference", "they dare to go home"),
        ("road", "the morning round is too busy for it"),
        ("parked", "the lift is noisy"),
        ("reading", "Tom: they know whom to phone"),
    ],
    "indicator": [
        ("indicator", "questions on the last evening"),
        ("why_chosen", "who asks has begun to think of home"),
        ("indicator_origin", "2"),
        ("misses", "those who keep silent"),
        ("enough", "a call after a week could stand beside it"),
    ],
    "evidence": [
        ("expectation", "about half"),
        ("evidence", "31 of 40 patients asked a question"),
        ("period", "October, all rooms"),
        ("direction", "1"),
        ("evidence", "12 phoned us within a week"),
        ("evidence", "Tom: a man showed his wife how to inject"),
        ("missing", "those who went home on a Sunday"),
    ],
    "interpretation": [
        ("meaning", "they prepare themselves when we sit down"),
        ("standing", "1, they ask about home now, not about us"),
        ("other_reading", "ruth: they ask because they are afraid"),
        ("value", "that a patient is the one who knows"),
        ("moment", "when the man took over the needle"),
        ("decision", "2, families belong in it"),
        ("new_wording", "Patients and their families leave the ward knowing what they can do"),
        ("consent", "all: 1"),
    ],
    "initiative": [
        ("initiative", "invite families on the last evening"),
        ("initiative_origin", "1"),
        ("notice", "that they may ask as well"),
        ("limits", "1, visiting hours, the rota"),
        ("stops", "the leaflet on paper"),
        ("watch", "who comes"),
        ("support", "Ruth clears the quiet room"),
    ],
    "close": [
        ("learned", "Ruth: fear can be a good sign"),
        ("due", "12 January 2027, with Tom and Ruth"),
    ],
}
WARD_MINUTES = """\
Accountability dialogue · Ward 4 · Tuesday 24 November 2026 · draft
Patients leave the ward knowing what they can do themselves

Who it is for: patients who go home
In these words since: 6 October 2026
Account given by: Mary
Present: Mary, Tom, Ruth (leader)

DECISIONS
  - The goal becomes “Patients and their families leave the ward knowing what
    they can do”: families belong in it. Mary, Tom, and Ruth stand behind it.

AGREEMENTS
  - Who — What — What they will notice
  - Mary — invite families on the last evening — that they may ask as well

ABOUT THE AGREEMENTS
  - This was by own choice.
  - Stays within the limits: visiting hours, the rota.
  - What stops in its place: the leaflet on paper.
  - To watch: who comes.
  - Support asked: Ruth clears the quiet room.

NEXT TALK
  Tuesday 12 January 2027, with Tom and Ruth

TAKEN UP EARLIER
  - sit down with each patient on the last evening (Mary, since 6 October
    2026): we sat down with most of them. Changed: families were missing.

WHAT IT MEANS
  - Mary
      About “sit down with each patient on the last evening”: the evening is
        quiet enough.
      The goal came closer: they ask about home now, not about us.
  - Ruth
      they ask because they are afraid (another reading).

EVIDENCE
  - 31 of 40 patients asked a question (Mary) — they prepare themselves when
    we sit down (Mary)
      Expected beforehand: about half (Mary)
      When and with whom: October, all rooms
      Points towards the goal
  - 12 phoned us within a week (Mary) — meaning still open
  - a man showed his wife how to inject (Tom)
  - What points the other way, and who are we missing?
      those who went home on a Sunday

VALUES THAT SURFACED
  - that a patient is the one who knows, at this moment: when the man took
    over the needle (Mary)

WHAT WAS SET IN MOTION
  - How did you come to this approach? What else did you consider?
      the morning round is too busy for it (Mary)

HOW THE GOAL WAS READ
  - they need not phone us (Mary, in an earlier talk)
  - they know whom to phone (Tom)

THE INDICATOR, AND WHY THIS ONE
  - what they ask on the last day (Mary)
      Chosen in an earlier talk.
  - questions on the last evening, because who asks has begun to think of home
    (Mary)
      This was chosen together.
      What it shows and what stays out of sight: those who keep silent.
      Is that enough? a call after a week could stand beside it.

THE GOAL
  What would be different for them: they dare to go home

WHAT EACH CAME TO SEE
  - fear can be a good sign (Ruth)

PARKED POINTS
  - the lift is noisy
"""


def with_words(talk: Talk, words: Answers, at: datetime) -> Talk:
    """The talk with these words said, each under the first lamp of its phase that takes it.

    The first figure gets its meaning, where one is said; a second one about it is not asked.
    """
    table = Conductor(talk, AGENDA, lambda: at, lambda _talk, _at_once: None, "ward")
    while True:
        for slot, text in words.get(table.phase.id, []):
            listed = (*table.lamps, *table.waiting)
            put = [n for n, lamp in enumerate(listed) if slot in (lamp.id, lamp.slot.name)]
            of_figures = [n for n in put if listed[n].about] if slot == "meaning" else []
            table.choose((of_figures or put)[0])
            table.say(text)
        if table.next_phase() == "end":
            return table.talk


def ward_talk() -> Talk:
    """The second talk of the ward."""
    from said_in import leave_open

    first_day = datetime(2026, 10, 6, 15, 0, tzinfo=UTC)
    first = new_talk("aaaaaa", AGENDA, WARD_OPENING, first_day)
    first = close(with_words(first, WARD_FIRST, first_day), first_day)
    day = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    state = state_of([first]).goals[first.goal.id]
    second = new_talk("k3f9q2", AGENDA, WARD_OPENING, day, state)
    return close(leave_open(with_words(second, WARD_SECOND, day)), day)


def school_talk(language: Language = "nl") -> Talk:
    """A first talk of a school."""
    day = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    opening = Opening(
        goal_text="Brugklassers durven fouten te maken waar de hele klas bij is",
        people=(Person(name="Ana", role="account-giver"), Person(name="Joost")),
        account_giver="Ana",
        language=language,
        target_group="brugklassers",
    )
    answers: Answers = {
        "goal": [("reading", "ze steken hun vinger op zonder het antwoord te weten")],
        "indicator": [
            ("indicator", "wie er vragen stelt"),
            ("why_chosen", "vragen is durven"),
            ("indicator_origin", "1"),
        ],
        "evidence": [("evidence", "19 van de 28 leerlingen stelden een vraag")],
        "interpretation": [
            ("meaning", "de helft durft al"),
            ("standing", "2, de stille leerlingen nog niet"),
            ("other_reading", "joost: ze vragen het liever aan elkaar"),
        ],
        "initiative": [
            ("initiative", "ik begin elke les met mijn eigen fout"),
            ("limits", "1"),
            ("due", "8 december, met Joost"),
        ],
    }
    return close(with_words(new_talk("m4p7r8", AGENDA, opening, day), answers, day), day)


def test_the_ward_talk_reads_as_a_secretary_would_file_it() -> None:
    assert write(ward_talk(), "txt").decode() == WARD_MINUTES


def test_what_was_decided_and_agreed_stands_on_top_then_what_it_means_then_the_rest() -> None:
    headings = [section.heading for section in document(ward_talk()).sections]
    assert headings == [
        "Decisions",
        "Agreements",
        "About the agreements",
        "Next talk",
        "Taken up earlier",
        "What it means",
        "Evidence",
        "Values that surfaced",
        "What was set in motion",
        "How the goal was read",
        "The indicator, and why this one",
        "The goal",
        "What each came to see",
        "Parked points",
    ]


def test_a_dutch_talk_is_written_with_the_methods_dutch_words() -> None:
    made = document(school_talk())
    assert made.language == "nl"
    assert "Verantwoordingsgesprek" in made.over
    text = to_text(made, width=1000)
    in_order = [
        "24 november 2026",
        "Brugklassers durven fouten te maken waar de hele klas bij is",
        "ik begin elke les met mijn eigen fout",
        "8 dec 2026",
        "Blijft binnen de grenzen",
        "onderweg",
        "ze vragen het liever aan elkaar",
        "19 van de 28 leerlingen stelden een vraag (Ana) — de helft durft al",
        "ze steken hun vinger op zonder het antwoord te weten (Ana)",
        "wie er vragen stelt, want vragen is durven (Ana)",
        "Dit was een eigen keuze.",
    ]
    places = [text.index(words) for words in in_order]
    assert places == sorted(places)


def test_minutes_can_be_asked_for_in_the_other_language() -> None:
    text = to_text(document(school_talk(), "en"), width=1000)
    assert "The goal is on its way: de stille leerlingen nog niet" in text
    assert "8 Dec 2026, with Joost" in text
    assert "This is the first talk about this goal." in text
