"""The traps of method.md §5.3, a few sentences each, in both languages."""

from examples import rows

from agendas.coach import look
from agendas.coach.sentence.words import known
from agendas.records.said import Language

RESULTS: list[tuple[str, Language]] = [
    ("Kinderen van klas 1 en 2 voelen zich veilig.", "nl"),
    ("Pupils in Year 9 and 10 feel safe.", "en"),
    ("Residents of ward 3 choose their own music.", "en"),
    ("Gezinnen krijgen weer grip op hun leven.", "nl"),
    ("Pupils get a grip on their own learning.", "en"),
    ("Leerlingen herkennen zichzelf in het project.", "nl"),
    ("Jongeren hebben grip op hun eigen geld.", "nl"),
    ("Young people make their own decisions about money.", "en"),
    ("Geen cliënt hoeft zich te schamen.", "nl"),
    ("Nobody is left out.", "en"),
    ("Cliënten zijn tevreden.", "nl"),
    ("Clients are satisfied.", "en"),
    ("In 2027 kunnen leerlingen met vertrouwen hun mening geven.", "nl"),
    ("Wij willen dat onze bewoners zich thuis voelen.", "nl"),
    ("To ensure that every child feels safe.", "en"),
    ("Bewoners worden serieus genomen.", "nl"),
    ("Wij bieden cliënten een vaste dagindeling, waardoor ze meer rust ervaren.", "nl"),
    ("De school is een plek waar elk kind zich gezien voelt.", "nl"),
    ("Jongeren die dreigen uit te vallen, durven weer naar school.", "nl"),
    ("Members who have been isolated make friends again.", "en"),
    ("Improving the wellbeing of residents.", "en"),
]
NO_RESULTS: list[tuple[str, Language, str]] = [
    ("De oudertevredenheid is hoog.", "nl", "no-target-group"),
    ("Parent satisfaction is high.", "en", "no-target-group"),
    ("Het leerlingvolgsysteem is ingevoerd.", "nl", "means"),
    ("Students receive a tablet.", "en", "means"),
    ("De wachttijd is drie weken.", "nl", "target"),
    ("Een derde van de bezoekers komt terug.", "nl", "target"),
    ("Acht op de tien ouders voelen zich welkom.", "nl", "target"),
    ("A fifth of our members borrow nothing.", "en", "target"),
    ("Nine in ten parents feel welcome.", "en", "target"),
    ("De resultaten liggen boven het landelijk gemiddelde.", "nl", "target"),
    ("Minder leerlingen blijven zitten.", "nl", "target"),
    ("Leerlingen scoren hoger.", "nl", "target"),
    ("More students choose science.", "en", "target"),
    ("Pupils achieve better results.", "en", "target"),
    ("Aandacht voor jonge ouders.", "nl", "unclear"),
    ("Support for young parents.", "en", "unclear"),
    ("De cliënt staat centraal.", "nl", "unclear"),
    ("Alle begeleiders gebruiken het nieuwe dossier.", "nl", "means"),
    ("Cliënten worden maandelijks gebeld.", "nl", "means"),
    ("Clients are contacted monthly.", "en", "means"),
    ("Leerlingen moeten op tijd komen.", "nl", "means"),
    ("Parents must sign the agreement.", "en", "means"),
    ("Leerlingen maken gebruik van Chromebooks.", "nl", "means"),
    ("Ouders komen naar de ouderavond.", "nl", "means"),
    ("We helpen cliënten om zelf te koken.", "nl", "means"),
    ("Everyone completes the form.", "en", "means"),
    ("Als leerlingen te laat zijn, bellen we de ouders.", "nl", "means"),
]


@rows(("text", "language"), RESULTS)
def test_something_is_different_for_somebody(text: str, language: Language) -> None:
    seen = look(text, language)
    assert (seen.verdict, seen.exits) == ("result", ("keep",))
    assert not {"figure", "means"} & set(seen.flags)


@rows(("text", "language", "verdict"), NO_RESULTS)
def test_nothing_is_proved_and_a_question_is_asked(
    text: str, language: Language, verdict: str
) -> None:
    seen = look(text, language)
    assert seen.verdict == verdict
    assert seen.target_group == ""


READ: list[tuple[str, Language, str, tuple[str, ...]]] = [
    ("There will be a termly review of all plans.", "en", "means", ("review", "There will be")),
    ("The share of residents who trust the council increases.", "en", "target", ("share of",)),
    ("Everyone is noticed.", "en", "result", ("Everyone", "is", "noticed")),
    ("Almost nobody goes.", "en", "result", ("nobody", "goes")),
    ("Our staff blossom.", "en", "means", ("blossom",)),
    ("Leerlingen zijn gegroepeerd.", "nl", "means", ("zijn", "gegroepeerd")),
    ("Bewoners zijn verhuisd.", "nl", "means", ()),  # nobody did that to them
    (
        "Leraren ontwerpen in leerteams een les en voeren deze uit.",
        "nl",
        "means",
        ("les", "voeren"),
    ),
    ("Tentamens jagen studenten geen angst meer aan.", "nl", "result", ("studenten",)),
    ("Those whose voice is rarely heard feel seen.", "en", "result", ("Those", "feel")),
    ("The course is a place where pupils feel safe.", "en", "result", ("pupils", "feel")),
    ("Residents' meals in our building lead to more trust.", "en", "means", ("meals",)),
    ("Zodat kinderen gezien worden.", "nl", "result", ("kinderen", "worden", "gezien")),
]


@rows(("text", "language", "verdict", "found"), READ)
def test_these_words_told_it(
    text: str, language: Language, verdict: str, found: tuple[str, ...]
) -> None:
    seen = look(text, language)
    assert (seen.verdict, seen.found) == (verdict, found)


def test_the_first_part_of_a_compound_is_a_word_and_no_letter() -> None:
    assert [known(part, "nl") for part in ("school", "leerlingen", "werk", "x", "z")] == [
        True, True, True, False, False,
    ]  # fmt: skip


# Each of these was called something else by the rules alone, at one time or another.
ONCE_DENIED: list[tuple[str, Language, str]] = [
    ("Klanten kunnen op ons bouwen.", "nl", "Klanten"),
    ("Cliënten zitten niet langer vast in hun verleden.", "nl", "Cliënten"),
    ("Ik wil dat mijn cliënten weer buiten komen.", "nl", "cliënten"),
    ("Jongeren moeten zich veilig voelen op straat.", "nl", "Jongeren"),
    ("Promovendi durven een mislukt experiment te laten zien.", "nl", "Promovendi"),
    ("Over vier jaar voelen leerlingen zich vrij om te vragen.", "nl", "leerlingen"),
    ("Cliënten voelen zich veilig en het aantal incidenten daalt met 20%.", "nl", "Cliënten"),
    ("How do we get residents to feel at home?", "en", "residents"),
    ("Patrons report that they feel welcome.", "en", "Patrons"),
    ("Pupils feel safe in school and exclusions fall by a third.", "en", "Pupils"),
]


@rows(("text", "language", "group"), ONCE_DENIED)
def test_what_was_once_denied_is_a_goal_for_someone(
    text: str, language: Language, group: str
) -> None:
    seen = look(text, language)
    assert (seen.verdict, seen.sure, seen.target_group) == ("result", True, group)
