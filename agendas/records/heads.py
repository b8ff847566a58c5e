"""What each thing of earlier talks is, that a talk lays on the table (`Laid.head`)."""

from agendas.records.said import Words

WORDING = Words(nl="Zo verwoord", en="Put this way")
NOT_AGREED = Words(nl="Voorgesteld", en="Proposed")
SET_ASIDE = Words(nl="Terzijde gelegd", en="Set aside")
LET_GO = Words(nl="Losgelaten, binnen bereik", en="Let go, within reach")
SPLIT = Words(nl="Gesplitst", en="Split")
REPLACED = Words(nl="Vervangen door een ander doel", en="Replaced by another goal")
SIGN = Words(nl="Signaal", en="Sign")
SIGN_REPLACED = Words(nl="Signaal vervangen", en="Sign replaced")
LIMIT = Words(nl="Grens", en="Limit")
TOUCHED = Words(nl="Raakte een grens", en="Touched a limit")
SAID_TO_TOUCH = Words(nl="Raakt een grens, is gezegd", en="Touches a limit, it was said")
CHANGED = Words(nl="Grens veranderd", en="Limit changed")
AGREEMENT = Words(nl="Wie aan wie vertelt", en="Who tells whom")
VALUE = Words(nl="Wat van belang bleek", en="What proved to matter")
INSIGHT = Words(nl="Inzicht", en="Insight")
NOT_HELD = Words(nl="Gesprek dat er niet van kwam", en="A talk that did not come about")
LATER = Words(nl="Gesprek op een andere dag", en="A talk on another day")
PARKED = Words(nl="Geparkeerd", en="Parked")
STARTING_POINT = Words(nl="Waar wij voor staan", en="What we stand for")
