"""What stands above a lamp, in both languages."""

from agendas.records.said import Words

STILL_ASKED = Words(nl="Nog niet gevraagd: {names}.", en="Not asked yet: {names}.")
STILL_OPEN = Words(nl="Van {names} is het nog open.", en="Still open for {names}.")
NO_ANSWER = Words(nl="Nog geen antwoord: {names}.", en="No answer yet: {names}.")
SHARED_BY = Words(nl="Dit doel delen: {names}.", en="This goal is shared by: {names}.")
NOT_BEHIND = Words(nl="Niet: {names}.", en="Not: {names}.")
NOT_THERE = Words(nl="Was er niet bij: {names}.", en="Was not there: {names}.")
NOW_AGREED = Words(
    nl="Allen staan erachter: bij de afsluiting geldt het voorstel.",
    en="Everyone is behind it: at the close the proposal holds.",
)
ALL_BEHIND = Words(nl="Allen staan erachter.", en="Everyone is behind it.")
# What is asked of who shares a goal where it is not its words that are changed.
AGREES = {
    "split": Words(
        nl="Kan iedereen zich erin vinden dat we dit doel splitsen?",
        en="Can everybody agree that we split this goal?",
    ),
    "set-aside": Words(
        nl="Kan iedereen zich erin vinden dat we dit doel terzijde leggen?",
        en="Can everybody agree that we set this goal aside?",
    ),
    "let-go": Words(
        nl="Kan iedereen zich erin vinden dat we dit doel loslaten?",
        en="Can everybody agree that we let this goal go?",
    ),
}
SAID_OF_US = Words(nl="Dit vraagt het van ons, zeiden we:", en="It asks this of us, we said:")
SAID_HERE = Words(nl="Voorgesteld: “{text}”", en="Proposed: “{text}”")
AGREED_HERE = Words(
    nl="De woorden van het doel zodra dit gesprek sluit: “{text}”",
    en="The goal's words once this talk closes: “{text}”",
)
LAST_TIME = Words(nl="Vorige keer: {text}", en="Last time: {text}")
TODAY = Words(nl="{text} · vandaag", en="{text} · today")
IN_FORCE = Words(nl="De grenzen die gelden:", en="The limits in force:")
WHAT_IS_MEANT = Words(nl="Wat bedoelen we met “{word}”?", en="What do we mean by “{word}”?")
NOT_SAID_OF = Words(nl="Nog open bij: {texts}.", en="Still open for: {texts}.")
BY = Words(nl="{text} ({name})", en="{text} ({name})")
# What is asked of whoever wants it, and of several by name.
ASKED_OF = {
    False: Words(nl="Wie van jullie wil dit oppakken?", en="Who of you will take this up?"),
    True: Words(nl="{name}, willen jullie dit?", en="{name}, will you take this up?"),
}
NO_FRAMES = Words(nl="Er zijn nog geen grenzen afgesproken.", en="No limits were agreed yet.")
NO_AGREEMENT = Words(
    nl="Er is nog niet afgesproken wie aan wie vertelt.",
    en="Who tells whom was not agreed yet.",
)
# What a phase asks where there is nothing to put its question about, by how often it comes.
NOTHING_THERE = {
    "each recipe": Words(
        nl="Geen van deze grenzen klinkt als een recept. Ziet iemand er toch een?",
        en="None of these limits sounds like a recipe. Does anybody see one all the same?",
    ),
    "each limit": Words(
        nl="Er is nog geen grens genoemd. Wat mag toch nooit gebeuren?",
        en="No limit was named yet. What must never happen after all?",
    ),
    "each earlier limit": Words(
        nl="Er zijn nog geen grenzen afgesproken. Welke gelden er stilzwijgend?",
        en="No limits were agreed yet. Which hold without a word?",
    ),
    "each line": Words(
        nl="Er ligt nog geen regel van het plan. Welke willen we een plek geven?",
        en="No line of the plan is here yet. Which one do we want to place?",
    ),
}
SHOWN_SINCE = Words(
    nl="Wat verwachtte je van dit cijfer?", en="What did you expect of this figure?"
)
