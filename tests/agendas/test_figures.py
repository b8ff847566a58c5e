"""What is a figure in a sentence, in both languages, and what only looks like one."""

from conftest import begin, next_talk, said, whole_talk
from examples import rows
from hypothesis import given
from hypothesis import strategies as st
from said_in import Came

from agendas.agenda import Agenda
from agendas.conduct.shown import shown_text
from agendas.folding.story import numbers_in
from agendas.lines.talk import Figure, Line
from agendas.parsing.choices import chosen
from agendas.parsing.said_figure import figure_in, without_numbers
from agendas.records.vocabulary import EXIT, ONWARD, STANDING


@rows(
    "text",
    [
        "in lokaal 12 bleef het stil", "lokaal 214", "room 214 was quiet", "rooms 4 and 5",
        "6 vwo las door", "groep 8 kwam", "4 havo en 5 vwo lazen", "groepen 6, 7 en 8", "groep 7/8",
        "year 9 read", "bel 06…", "bel 06-12345678", "020 123 45 67", "in 2026", "schooljaar 2026-27",
        "om 10 uur stil", "at 10:30 nobody came", "at 9 am", "half 4", "1. ze kwamen", "2) they came",
        "2026-12-08", "op 8 december 2026", "8/12", "Dorpsstraat 12", "versie 2.1", "1.2.3 is out",
        "kinderen van 9 jaar", "children from 9 to 12 years", "two parents stayed",
        "Een van de twee juffen zei het", "one of the two teachers", "een op een gesprek",
        "punt 3 van het plan", "step 2 of the plan", "een derde ouder kwam binnen", "a third time",
        "groep 7, 8 en 6 lazen", "om half elf was het stil", "kwart over tien ging de deur open",
        "meer dan een ouder", "more than one parent",
        "1", " 3.", "1 elke dag", "1, elke dag", "2 want ze komen", "4 nee", "1 every day",
        "twee moeders zaten op de bank", "drie ouders praatten", "een kind", "één kind", "één keer", "one child",
        "vier weken", "drie kwartier", "vijf dagen", "four weeks", "in lokaal vier kinderen",
        "groep acht leerlingen lezen", "de vier ouders", "onze vijf leerlingen", "the four parents",
        "twaalf december", "om negen uur", "twee dingen: luisteren en wachten", "één ding", "vier dingen doen we anders", "vier afspraken: luisteren, wachten, vragen en zwijgen", "vijf redenen om te blijven", "ik dacht dat negen kinderen kwamen",
        "in week 3 was er niets", "week 48 ging mis", "in periode 2 las niemand", "in huis 7 is het stil",
        "Nothing in week 3", "bij signaal 2 was het stil", "nothing at sign 2", "in term 2 nobody read", "in house 7", "van week 3 tot week 5", "in weken 3 en 4",
        "tien minuten later", "twenty minutes ago", "twee handen", "drie keer zo stil", "twee keer zo veel", "twice as many", "twice the work", "once or twice", "na vijf keer", "de twee keer dat het lukte", "every five times", "om drie uur", "de vijf keer", "we wake them at six every day", "om zes uur elke dag stil", "seven at night", "twee van die moeders", "one of those three falls", "the four in the back room", "day four in the week", "van vier tot zes per nacht",
        "the first half of the year", "Ik dacht dat de helft zou komen", "I expected 4,5 or more",
    ],
)  # fmt: skip
def test_what_names_or_places_something_is_no_figure(text: str) -> None:
    assert figure_in(text) == ("", "")


@rows(
    ("text", "figure", "unit"),
    [
        ("€ 1.250 opgehaald", "€ 1.250", ""),
        ("we kregen € 2000", "€ 2000", ""),
        ("€ 12.50 a head", "€ 12.50", ""),
        ("€ 1.250,- van de € 2.000", "€ 1.250,- van de € 2.000", ""),
        ("het ging van 4,5 naar 6,8", "van 4,5 naar 6,8", ""),
        ("40 to 25 bells", "40 to 25", "bells"),
        ("from 40 bells to 25", "from 40 bells to 25", ""),
        ("tussen 10 en 15 ouders", "tussen 10 en 15", "ouders"),
        ("31", "31", ""),
        ("de knop ging vijf keer", "vijf", "keer"),
        ("negen keer", "negen", "keer"),
        ("zes kinderboeken", "zes", "kinderboeken"),
        ("vier gesprekken aan de keukentafel", "vier", "gesprekken"),
        ("five letters came back", "five", "letters"),
        ("twintig kaartjes hingen er", "twintig", "kaartjes"),
        ("hij begon twee keer opnieuw", "twee", "keer"),
        ("she rang twice", "twice", ""),
        ("tweemaal gebeld", "tweemaal", ""),
        ("three times a week", "three", "times"),
        ("it rang five times", "five", "times"),
        ("er is driemaal gebeld", "driemaal", ""),
        ("twintig minuten per dag gelezen", "twintig", "minuten"),
        ("twenty minutes a day", "twenty", "minutes"),
        ("drie uur per dag", "drie", "uur"),
        ("ik zag drie handen", "drie", "handen"),
        ("three hands went up", "three", "hands"),
        ("in week 3 kwamen 5 ouders", "5", "ouders"),
        ("in huis 12 bewoners", "12", "bewoners"),
        ("in week 3 van de 4 klassen", "3 van de 4", "klassen"),
        ("deze week 3 brieven", "3", "brieven"),
        ("per week 3", "3", ""),
        ("2 moeders bleven", "2", "moeders"),
        ("two of those three falls were at night", "two of those three", "falls"),
        ("twee van die drie vallen waren 's nachts", "twee van die drie", "vallen"),
        ("falls, four in the month before last", "four", ""),
        ("vallen, vier in de maand ervoor", "vier", ""),
        ("bells eighteen on average", "eighteen", ""),
        ("belletjes achttien gemiddeld", "achttien", ""),
        ("two a night", "two", ""),
        ("drie per week", "drie", ""),
        ("2, 3 en 4 kwamen", "2, 3 en 4", ""),
        ("1, zes van de negen ouderen belden in oktober aan", "zes van de negen", "ouderen"),
        ("2, drieentwintig hulpvragen via buren, vorig jaar negen", "drieentwintig", "hulpvragen"),
        ("1: acht van de tien deuren gingen open", "acht van de tien", "deuren"),
        ("2, I saw 4 doors open", "4", "doors"),
        ("3, 4 of 5 ouders", "3, 4 of 5", "ouders"),
        ("3, vorig jaar 5 ouders", "3", ""),
        ("7, 2 more than last year", "7", ""),
        ("8, 2 of them fathers", "8", ""),
        ("4, van de 11 portieken", "4", ""),
        ("4, die bleven", "4", ""),
        ("3 per week", "3", ""),
        ("8, meer dan vorig jaar", "8", ""),
        ("aantal: 3", "3", ""),
        ("2 niet op tijd", "2", ""),
        ("Drie van de vier klassen deden mee", "Drie van de vier", "klassen"),
        ("een op de vijf ouders", "een op de vijf", "ouders"),
        ("één van de vijf", "één van de vijf", ""),
        ("zesentwintig procent van de ouders", "zesentwintig procent", "ouders"),
        ("tachtig procent kwam", "tachtig procent", ""),
        ("De helft van de ouders", "De helft", "ouders"),
        ("driekwart van de klas", "driekwart", "klas"),
        ("eighty percent felt safe", "eighty percent", ""),
        ("one in five stayed", "one in five", ""),
        ("three out of four classes", "three out of four", "classes"),
        ("four of my seven tell it at the table", "four of my seven", ""),
        ("vier van mijn zeven vertellen het", "vier van mijn zeven", ""),
        ("4 of my 7 boys", "4 of my 7", "boys"),
        ("40 van de 52 namen een boek mee", "40 van de 52", ""),
        ("12 namen op de lijst", "12", "namen"),
        ("half of the parents", "half", "parents"),
        ("two thirds of the parents", "two thirds", "parents"),
        ("3 of the nine", "3 of the nine", ""),
        ("four of the 27 families called me", "four of the 27", "families"),
        ("vier van de 27 gezinnen belden", "vier van de 27", "gezinnen"),
        ("twee van 27 gezinnen", "twee van 27", "gezinnen"),
        ("one in 10 stayed", "one in 10", ""),
        ("more than four of the 27 families", "more than four of the 27", "families"),
        ("bijna vier van de 27 gezinnen", "bijna vier van de 27", "gezinnen"),
        ("from four to 27 families", "from four to 27", "families"),
        ("van 27 naar vier gezinnen", "van 27 naar vier", "gezinnen"),
        ("in groep vijf van de 27 kinderen", "27", "kinderen"),
        ("1, six of the 27 residents rang", "six of the 27", "residents"),
        ("een derde bleef weg", "een derde", ""),
        ("een kwart deed mee", "een kwart", ""),
        ("a third stayed away", "a third", ""),
        ("bij de opening was een derde.", "een derde", ""),
        ("meer dan veertig kinderen", "meer dan veertig", "kinderen"),
        ("fewer than thirty parents came", "fewer than thirty", "parents"),
        ("zo'n twee ouders per week", "zo'n twee", "ouders"),
        ("negen kinderen bleven", "negen", "kinderen"),
        ("Acht leerlingen lazen door", "Acht", "leerlingen"),
        ("nine children stayed", "nine", "children"),
        ("in lokaal 12 zaten vier ouders", "vier", "ouders"),
        ("er kwamen veertig kinderen", "veertig", "kinderen"),
        ("seventeen parents stayed", "seventeen", "parents"),
        ("ze gaven een 7, 8 en 6", "7, 8 en 6", ""),
        ("7, 8 and 6 out of ten", "7, 8 and 6", ""),
        ("1.250 euro opgehaald", "1.250 euro", ""),
        ("we haalden 1.250 euro", "1.250 euro", ""),
        ("in groep 3 van de 4", "3 van de 4", ""),
        ("31/52 parents", "31/52", "parents"),
        ("12 meisjes kwamen", "12", "meisjes"),
        ("last year 31 of 52 came", "31 of 52", ""),
        ("In lokaal 12, 9 ouders", "9", "ouders"),
        ("In lokaal 12 en 14 zaten 9 ouders", "9", "ouders"),
        ("Ik dacht dat de helft kwam, maar het waren 3 van de 9", "3 van de 9", ""),
        ("the mean was 7.50%", "7.50%", ""),
    ],
)
def test_a_figure_is_whole_with_its_unit(text: str, figure: str, unit: str) -> None:
    assert figure_in(text) == (figure, unit)


@given(st.text("0123456789 .,-/€%:…van opuitf|dehl\n", max_size=60))
def test_a_figure_is_a_part_of_what_was_said(text: str) -> None:
    assert figure_in(text)[0] in text


def test_a_figure_in_words_is_covered_as_one_in_digits() -> None:
    assert without_numbers("Drie van de vier") == "… van de …"
    assert without_numbers("eighty percent") == "… percent"
    assert without_numbers("de helft") == "de …"
    assert without_numbers("31 of 52") == "… of …"
    line = Line(
        id="1", text="De helft van de ouders kwam", value=Figure(said="De helft"), covered=True
    )
    assert shown_text(line) == "De … van de ouders kwam"


def test_what_changed_is_no_number_of_one_day() -> None:
    assert numbers_in("van 4,5 naar 6,8") == numbers_in("40 to 25") == (None, None)
    assert numbers_in("31/52") == numbers_in("31 of 52") == (31, 52)
    assert numbers_in("four of the 27") == numbers_in("vier van de 27") == (4, 27)
    assert numbers_in("3 of the nine") == (3, 9)
    assert numbers_in("twenty of the 27") == numbers_in("from four to 27") == (None, None)


@rows(
    "text",
    [
        "5 of 9 read", "1 op de drie deed mee", "1 op 3", "3 van de vijf", "2 out of nine", "1 in five",
        "3 per week", "2 uit 5", "4%", "4 procent", "4,5 gemiddeld", "2 weken geleden", "5 ouders",
        "2 weeks later", "van 4 naar 5", "2 rare dagen", "3 odd days", "4 boze ouders bleven",
        "1 jongen huilde", "1 kwam er te laat", "1 er kwamen drie ouders", "5 niemand", "2 huilden",
        "3 meisjes", "1 collega was weg", "1 cried", "2 of the boys left",
    ],
)  # fmt: skip
def test_a_number_of_a_figure_is_no_choice(text: str) -> None:
    assert chosen(text, STANDING) == ("", text)
    assert chosen(text, ONWARD) == ("", text)


@rows(
    ("text", "because"),
    [("5", ""), ("5, geen tijd", "geen tijd"), ("5 want 3 van de 9", "3 van de 9"),
     ("5, 5 of 9 read", "5 of 9 read"), ("5: ouders bleven weg", "ouders bleven weg"),
     ("5 because nobody came", "nobody came"), ("5 – er kwam niemand", "er kwam niemand")],
)  # fmt: skip
def test_a_number_before_a_sign_or_a_because_is_a_choice(text: str, because: str) -> None:
    assert chosen(text, ONWARD) == ("did-not-happen", because)


def test_the_words_of_a_goal_stand_behind_a_comma() -> None:
    assert chosen("2, Ouders voelen zich thuis", EXIT) == ("reword", "Ouders voelen zich thuis")
    for words in (
        "2 Ouders voelen zich thuis",
        "2 jongens huilden",
        "2 weken geleden",
        "2 van de 9",
    ):
        assert chosen(words, EXIT) == ("", words)


def test_a_figure_at_a_choice_chooses_nothing(agenda: Agenda) -> None:
    talk = said(begin(agenda), agenda, "decision", "ana: 5 of 9 read")
    assert Came(talk).decisions == ()
    assert talk.lines[-1].text == "5 of 9 read"


@rows(("by", "tied"), [("Ana", "de helft, dacht ik"), ("Joost", ""), ("Fatima", "")])
def test_what_one_expected_is_not_tied_to_what_another_counted(
    agenda: Agenda, by: str, tied: str
) -> None:
    here = said(begin(agenda), agenda, "expectation", "ana: de helft, dacht ik")
    room = Came(said(here, agenda, "evidence", f"{by}: in lokaal 12 bleef het stil")).evidence[-1]
    assert (room.figure, room.kind, room.expected) == ("", "observation", "")
    told = Came(said(here, agenda, "evidence", f"{by}: 3 van de 9 kwamen")).evidence[-1]
    assert (told.figure, told.expected) == ("3 van de 9", f"{tied} (Ana)" if tied else "")


@rows(
    ("text", "because"),
    [
        ("joost: 5, geen tijd", "geen tijd (Joost)"),
        ("ana: 5, geen tijd", "geen tijd"),
        ("5, geen tijd", "geen tijd"),
        ("joost: 5", ""),
    ],
)
def test_a_choice_at_the_look_back_is_whose_it_was_said(
    agenda: Agenda, text: str, because: str
) -> None:
    here = said(next_talk(agenda, whole_talk(agenda)), agenda, "onward", text)
    back = Came(here).looked_back[0]
    assert (back.onward, back.because) == ("did-not-happen", because)


@rows(
    ("text", "unit"),
    [
        ("3 van de 24 hebben nog niks gevraagd", ""), ("3 of the 24 have asked nothing", ""),
        ("4 gave", ""), ("4 rang", ""), ("4 rang back", ""), ("4 gaven iets", ""), ("4 belden", ""), ("6 didn't", ""),
        ("3 never came", ""), ("5 reageerden", ""), ("5 gebeld", ""), ("9 seeds", "seeds"), ("4 bedden", "bedden"),
        ("5 gesprekken", "gesprekken"), ("6 gezinnen", "gezinnen"), ("12 answers", "answers"),
        ("7 van de 28 heb ik nooit gezien", ""), ("19 van de 28 draaiden het kaartje om", ""),
        ("6 van de 8 gebruikten het bord", ""), ("19 van de 28 leden", "leden"), ("6 merken", "merken"),
        ("9 vragen in één ochtend", "vragen"), ("17 van de 24 kinderen", "kinderen"),
    ],
)  # fmt: skip
def test_a_verb_is_no_unit(text: str, unit: str) -> None:
    assert figure_in(text)[1] == unit


@given(
    st.sampled_from(
        [
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "four",
            "nine",
            "twelve",
        ]
    ),
    st.sampled_from(
        [
            "weken",
            "dagen",
            "uur",
            "kwartier",
            "december",
            "euro",
            "minuten",
            "weeks",
            "hours",
            "jaar",
            "lokalen",
        ]
    ),
    st.sampled_from(["", "er waren ", "na ", "in ", "elke ", "about "]),
)
def test_a_number_word_counts_people_and_no_time_or_place(
    number: str, what: str, before: str
) -> None:
    assert figure_in(f"{before}{number} {what} was het stil") == ("", "")
    people = figure_in(f"{before}{number} kinderen bleven")
    assert people == (number, "kinderen")
