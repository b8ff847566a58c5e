"""The method's own words for what can be chosen, in both languages (method.md §2, §4, §7).

One word a thing: screens, prompts and minutes all take them from here.
"""

from agendas.records import Words


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
MEANING_OPEN = Words(nl="betekenis nog open", en="meaning still open")
AGREED_IN_ADVANCE = Words(nl="bij voorbaat akkoord", en="agreed in advance")
KINDS = {
    "look-back": Words(nl="Terugblik", en="Look-back"),
    "goal": Words(nl="Oorspronkelijk doel", en="Original goal"),
    "indicator": Words(nl="Gekozen indicator", en="Chosen indicator"),
    "evidence": Words(nl="Onderbouwing", en="Evidence"),
    "interpretation": Words(nl="Betekenis", en="Interpretation"),
    "initiative": Words(nl="Volgend initiatief", en="Next initiative"),
    "close": Words(nl="Afsluiting", en="Close"),
    "open": Words(nl="Open ronde", en="Open round"),
}
SHORT_KINDS = {
    "look-back": Words(nl="Terugblik", en="Look-back"),
    "goal": Words(nl="Doel", en="Goal"),
    "indicator": Words(nl="Indicator", en="Indicator"),
    "evidence": Words(nl="Onderbouwing", en="Evidence"),
    "interpretation": Words(nl="Betekenis", en="Interpretation"),
    "initiative": Words(nl="Initiatief", en="Initiative"),
    "close": Words(nl="Afsluiting", en="Close"),
}
