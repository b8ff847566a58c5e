"""The method's own words for what can be chosen, in both languages (method.md §2, §4, §7).

One word a thing: screens, prompts and minutes all take them from here.
"""

from agendas.records.said import Words


def _words(**pairs: tuple[str, str]) -> dict[str, Words]:
    return {key.replace("_", "-"): Words(nl=nl, en=en) for key, (nl, en) in pairs.items()}


STANDING = _words(
    came_closer=("dichterbij gekomen", "came closer"),
    on_its_way=("onderweg", "on its way"),
    not_visible_yet=("nog niet zichtbaar", "not visible yet"),
    moved_away=("verder weg geraakt", "moved away"),
    cannot_tell=("niet te zeggen", "cannot tell"),
)
DECISION = _words(
    keep=("houden", "keep"),
    reword=("anders verwoorden", "reword"),
    replace=("vervangen", "replace"),
    split=("splitsen", "split"),
    set_aside=("terzijde leggen", "set aside"),
    let_go=("loslaten, het is binnen bereik", "let go, it is within reach"),
)
ONWARD = _words(
    carried_on=("gaat door", "carried on"),
    changed=("gaat anders verder", "changed"),
    stopped=("gestopt", "stopped"),
    let_go=("losgelaten", "let go"),
    did_not_happen=("niet gebeurd", "did not happen"),
)
ASKED_ONWARD = _words(taken_up=("opgepakt", "taken up"), declined=("niet opgepakt", "declined"))
EACH_ONWARD = {**ONWARD, **ASKED_ONWARD}
ORIGIN = _words(
    own=("zelf gekozen", "own choice"),
    together=("samen gekozen", "chosen together"),
    handed_down=("van bovenaf meegekregen", "handed down"),
)
INITIATIVE_ORIGIN = _words(
    own=("uit mezelf", "of my own accord"),
    together=("samen", "together"),
    on_request=("op verzoek", "at someone's request"),
    imposed=("opgelegd", "imposed"),
)
INDICATOR_KIND = _words(
    behaviour=("gedrag dat we zien", "behaviour we see"),
    experience=("ervaring die verteld wordt", "experience people tell"),
    work=("werk dat iemand maakte", "piece of work"),
    figure=("cijfer", "figure"),
)
EVIDENCE_KIND = _words(
    figure=("cijfer", "figure"),
    observation=("waarneming", "observation"),
    voice=("stem van de mensen zelf", "voice of the group"),
    work=("werk", "work"),
    document=("document", "document"),
)
DIRECTION = _words(
    towards=("richting het doel", "towards the goal"),
    away=("de andere kant op", "away from it"),
    both=("allebei", "both"),
)
LIMITS = _words(
    inside=("blijft binnen de grenzen", "stays within the limits"),
    touches=("raakt een grens", "touches a limit"),
)
OF_LIMITS = _words(  # where limits are named already
    inside=("past erbinnen", "stays within them"),
    touches=("raakt er een", "touches one"),
)
INDICATOR_ONWARD = _words(
    keep=("houden", "keep"),
    beside=("houden, met een ander ernaast", "keep, with another beside it"),
    replace=("vervangen", "replace"),
)
FRAME_KIND = _words(
    money=("geld", "money"),
    shared_way=("gedeelde werkwijze", "shared way of working"),
    agreement=("afspraak met bestuur of partners", "agreement with board or partners"),
    law_safety=("wet of veiligheid", "law or safety"),
)
FRAME_ONWARD = _words(
    stays=("blijft zo", "stays as it is"),
    changes=("verandert", "changes"),
    lapses=("vervalt", "lapses"),
)
EXIT = _words(
    keep=("blijft zo een doel", "stays a goal as it is"),
    reword=("een doel in andere woorden", "a goal in other words"),
    to_frame=("naar de grenzen", "to the limits"),
    to_indicator=("naar de indicatoren", "to the indicators"),
    to_initiative=("naar de initiatieven", "to the initiatives"),
    leave=("hier laten we het", "we leave it here"),
)
GOAL_STATUS = _words(
    set_aside=("terzijde gelegd", "set aside"),
    let_go=("losgelaten, het is binnen bereik", "let go, it is within reach"),
    replaced=("vervangen door een ander doel", "replaced by another goal"),
    split=("gesplitst in andere doelen", "split into other goals"),
    brought_in=("nog geen doel in eigen woorden", "not a goal in its own words yet"),
)
CONSENT = _words(
    **{
        "behind": ("ik sta erachter", "behind it"),
        "not": ("ik niet, want …", "not behind it, because …"),
        "absent": ("ik was er niet bij", "was not there"),
    }
)
# The same, told of others: before their names.
CONSENT_OF_OTHERS = _words(
    **{
        "behind": ("staat erachter", "behind it"),
        "not": ("niet", "not behind it"),
        "absent": ("was er niet bij", "was not there"),
        "dropped": ("laat het vallen", "lets it drop"),
    }
)
DROPPED = _words(dropped=("we laten het voorstel vallen", "we let the proposal drop"))
REQUEST = _words(
    yes=("ja, ik pak het op", "yes, I take it up"),
    no=("nee", "no"),
    imposed=("het is opgelegd", "it is imposed"),
)
FIRST = _words(
    go_on=("we gaan door zonder", "we go on without"),
    make_first=("dat spreken we eerst af", "we agree on it first"),
)
# The words of each kind of line that may have one chosen (`agendas/lines/kinds.py`).
CHOICES = {
    "standing": STANDING,
    "decision": DECISION,
    "onward": EACH_ONWARD,
    "origin": {**ORIGIN, **INITIATIVE_ORIGIN},
    "kind of sign": INDICATOR_KIND,
    "ground": EVIDENCE_KIND,
    "direction": DIRECTION,
    "limits": LIMITS,
    "sign onward": INDICATOR_ONWARD,
    "limit": FRAME_KIND,
    "limit onward": FRAME_ONWARD,
    "exit": EXIT,
    "consent": {**CONSENT, **DROPPED},
    "request answer": REQUEST,
    "kind of limit": FRAME_KIND,
    "remark": FIRST,
}
AUDIENCE = _words(
    team=("voor het team", "for the team"),
    leader=("ook voor de leidinggevende", "for the leader too"),
    all=("voor iedereen", "for all"),
)
SHORT_AUDIENCE = _words(
    team=("team", "team"),
    leader=("leiding", "leader"),
    all=("iedereen", "all"),
)
# As what something is said: the kind of line in a word or two, as a border or a margin tells it.
WHOEVER = Words(nl="wie wil", en="whoever wants to")  # of whom nobody in particular is asked
LINE_KIND = {
    key: Words(nl=nl, en=en)
    for key, nl, en in (
        ("experience", "wat ervan kwam", "what came of it"),
        ("onward", "hoe verder", "how it goes on"),
        ("reading", "lezing", "reading"),
        ("done", "gedaan", "done"),
        ("remark", "gezegd", "said"),
        ("why", "waarom", "why"),
        ("wording", "voorstel", "proposed"),
        ("target group", "voor wie", "for whom"),
        ("difference", "wat anders wordt", "what is different"),
        ("exit", "plek", "place"),
        ("consent", "instemming", "consent"),
        ("sign", "signaal", "sign"),
        ("sign onward", "signaal van toen", "earlier sign"),
        ("misses", "buiten beeld", "out of sight"),
        ("origin", "komt van", "comes from"),
        ("kind of sign", "soort signaal", "kind of sign"),
        ("former target", "was eerst", "was once"),
        ("expectation", "verwacht", "expected"),
        ("ground", "onderbouwing", "evidence"),
        ("figure", "cijfer", "figure"),
        ("observation", "gezien", "seen"),
        ("voice", "gehoord", "heard"),
        ("work", "werk", "work"),
        ("document", "gelezen", "read"),
        ("source", "bron", "source"),
        ("period", "wanneer, bij wie", "when, with whom"),
        ("direction", "wijst", "points"),
        ("meaning", "betekenis", "meaning"),
        ("other reading", "andere lezing", "another reading"),
        ("standing", "hoe dichtbij", "how close"),
        ("value", "waarde", "value"),
        ("moment", "moment", "moment"),
        ("decision", "besluit", "decision"),
        ("part", "nieuw doel", "new goal"),
        ("insight", "inzicht", "insight"),
        ("initiative", "pakt op", "takes up"),
        ("request", "vraag aan", "asks"),
        ("request answer", "antwoord", "answer"),
        ("notice", "zij merken", "notice"),
        ("watch", "ik let op", "watch"),
        ("stops", "laat", "lets go"),
        ("support", "nodig", "needs"),
        ("limits", "grenzen", "limits"),
        ("appointment", "afspraak", "next talk"),
        ("plan line", "regel", "line"),
        ("limit", "grens", "limit"),
        ("limit onward", "grens van toen", "earlier limit"),
        ("limit's words", "zo luidt de grens", "words of the limit"),
        ("kind of limit", "soort grens", "kind of limit"),
        ("review day", "bekijken op", "looked at on"),
        ("first day", "vanaf", "from"),
        ("last day", "tot en met", "until"),
        ("recipe", "grens of recept", "limit or recipe"),
        ("prevents", "voorkomt", "prevents"),
        ("account agreement", "afspraak", "agreement"),
        ("rhythm", "ritme", "rhythm"),
        ("form", "vorm", "form"),
        ("use of notes", "de notities", "the notes"),
        ("starting point", "uitgangspunt", "starting point"),
        ("parked", "geparkeerd", "parked"),
        ("note", "genoteerd", "noted"),
        ("leaves", "deelt het niet meer", "shares it no longer"),
    )
}
SILENT_MINUTE = Words(
    nl="Een minuut stilte: ieder schrijft eerst voor zichzelf.",
    en="A silent minute: everybody writes for themselves first.",
)
NO_CONSENT = Words(nl="geen instemming", en="no consent")
MEANING_OPEN = Words(nl="betekenis nog open", en="meaning still open")
NO_LONGER_SERVES = Words(nl="Dient het doel niet meer", en="No longer serves the goal")
PHASE_KIND = {
    "look-back": Words(nl="Terugblik", en="Look-back"),
    "goal": Words(nl="Oorspronkelijk doel", en="Original goal"),
    "indicator": Words(nl="Gekozen indicator", en="Chosen indicator"),
    "evidence": Words(nl="Onderbouwing", en="Evidence"),
    "interpretation": Words(nl="Betekenis", en="Interpretation"),
    "initiative": Words(nl="Volgend initiatief", en="Next initiative"),
    "close": Words(nl="Afsluiting", en="Close"),
    "open": Words(nl="Open ronde", en="Open round"),
    "agreements": Words(nl="Wat we hebben afgesproken", en="What we have agreed"),
    "origin": Words(nl="Wat op ons afkomt", en="What comes to us"),
    "wording": Words(nl="Het doel verwoorden", en="Putting the goal into words"),
    "frames": Words(nl="Grenzen", en="Limits"),
    "agreement": Words(nl="Verantwoordingsafspraak", en="Account agreement"),
    "choose": Words(nl="Welke doelen", en="Which goals"),
    "review": Words(nl="Terugkijken op de cyclus", en="Looking back on the cycle"),
}
SHORT_PHASE_KIND = {
    "look-back": Words(nl="Terugblik", en="Look-back"),
    "goal": Words(nl="Doel", en="Goal"),
    "indicator": Words(nl="Indicator", en="Indicator"),
    "evidence": Words(nl="Onderbouwing", en="Evidence"),
    "interpretation": Words(nl="Betekenis", en="Interpretation"),
    "initiative": Words(nl="Initiatief", en="Initiative"),
    "close": Words(nl="Afsluiting", en="Close"),
}
