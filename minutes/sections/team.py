"""The sections of talks about the team: what came in, limits, agreements, the cycle read back."""

from agendas.came_to.limits import EXITS, ONWARD, became
from agendas.came_to.limits import limits as limits_of
from agendas.came_to.next_talks import day_of
from agendas.lines.talk import Day, Line
from agendas.parsing.choices import says_why
from agendas.records import vocabulary
from agendas.records.agreements import Frame, Laid
from agendas.records.heads import LATER, NOT_HELD
from agendas.records.said import Phase
from minutes.blocks import Item, Section
from minutes.sections.evidence import values_of
from minutes.sections.phrases import Writing, capital
from minutes.sections.read_back import read_back
from minutes.sections.reasons import sentence
from minutes.sections.rest import in_phase


def lines(w: Writing) -> Section:
    """What came to the team, in its original wording, and the place each line found.

    The last word holds; who saw another place for it stands below.
    """
    items = []
    for line in w.of_talk("plan line"):
        text, places = w.said(line), w.about(line.id, "exit")
        holds = w.lines.last(line.id, "exit")
        out = holds.choice if holds and holds.choice in EXITS else ""
        below = [_other_place(w, place) for place in places if not out or place is not holds]
        if out and holds:
            words = "" if out == "keep" or holds.text == line.text else became(holds)
            came = w.whose(f"“{w.line(line.text)}”", line)
            why = "" if holds.text in (words, line.text) else holds.text
            text = _found_place(w, out, came, words, holds, why)
        items.append(Item(text=text, below=(*below, *w.said_to(line))))
    return Section(heading=w.say("What came in, and the place it found"), items=tuple(items))


def _other_place(w: Writing, said: Line) -> str:
    """The place that somebody saw for a line before the last word on it, and their words."""
    place = vocabulary.EXIT[said.choice][w.language] if said.choice in vocabulary.EXIT else ""
    if place and says_why(said.text):
        return sentence(w, w.whose(place, said), said.text, ())
    return w.whose(": ".join(filter(None, (place, w.line(said.text)))), said)


def _found_place(w: Writing, out: str, text: str, became: str, holds: Line, why: str) -> str:
    """Where a line that came in found its place by the line that `holds`, with who said so and why."""
    _ = w.say
    told = {
        "keep": _("{text} stays a goal as it is."),
        "reword": _("{text} becomes a goal in other words: “{became}”.")
        if became
        else _("{text} becomes a goal in other words."),
        "to-frame": _("{text} becomes a limit: “{became}”.") if became else _("{text} is a limit."),
        "to-indicator": _("{text} becomes an indicator: “{became}”.")
        if became
        else _("{text} is an indicator."),
        "to-initiative": _("{text} becomes an initiative: “{became}”.")
        if became
        else _("{text} is an initiative."),
        "leave": _("{text} is left here, because {became}.")
        if became
        else _("{text} is left here."),
    }[out]
    told = told.format(text=text, became=w.line(became).rstrip(". "))
    return sentence(w, w.whose(told.removesuffix("."), holds), why, ())


def limits(w: Writing) -> Section:
    """Limits that were set, changed or let lapse; a figure is proper here (method.md §1.2)."""
    earlier = {frame.frame: frame for frame in w.talk.agreed.frames}
    w.of_talk("limit")
    found = limits_of(w.lines)
    items = [_limit(w, frame, earlier.get(frame.frame)) for frame in found]
    changed = {frame.frame for frame in found}
    for choice in w.choices("limit onward", ONWARD, None):
        if choice.about in earlier and choice.about not in changed:
            word = vocabulary.FRAME_ONWARD[choice.choice][w.language]
            plain = choice.text in ("", word)
            told = capital(word) if plain else f"{capital(word)}: {w.said(choice)}"
            items.append(Item(text=w.line(earlier[choice.about].text), below=(told,)))
    return Section(heading=w.say("Limits"), items=tuple(items))


def _limit(w: Writing, frame: Frame, before: Frame | None) -> Item:
    _ = w.say
    line = w.lines.by_id[frame.id]
    for kind in ("first day", "last day", "review day"):
        w.about(line.id, kind)
    below = []
    if before:
        told = _("This takes the place of “{text}”.")
        below.append(told.format(text=w.line(before.text)))
    if frame.kind:
        below.append(
            {
                "money": _("It is about money."),
                "shared-way": _("It is about a shared way of working."),
                "agreement": _("It is about an agreement with board or partners."),
                "law-safety": _("It is about law or safety."),
            }[frame.kind]
        )
    prevents = [one for one in w.about(line.id, "prevents") if one.text != frame.text]
    below += w.each(_("What it prevents: {text}"), prevents)
    below += w.voices(_("Boundary or recipe? {text}"), line.id, "recipe", line.by)
    if frame.owner:
        below.append(capital(_("{name} keeps this limit.").format(name=w.line(frame.owner))))
    if frame.review_on:
        below.append(_("It is looked at again on {date}.").format(date=w.day(frame.review_on)))
    return Item(text=w.said(line), below=(*below, *w.said_to(line)))


def agreement(w: Writing) -> Section:
    """Who tells whom, how often, in which form, and what notes are for."""
    _ = w.say
    items = []
    for line in w.of_talk("account agreement"):
        below = w.voices(_("How often: {text}"), line.id, "rhythm", line.by)
        below += w.voices(_("In which form: {text}"), line.id, "form", line.by)
        below += w.voices(_("What notes are for: {text}"), line.id, "use of notes", line.by)
        if until := day_of(w.about(line.id, "last day")):
            below.append(_("Until {date}").format(date=w.day(until)))
        items.append(Item(text=w.said(line), below=(*below, *w.said_to(line))))
    return Section(heading=_("Who tells whom"), items=tuple(items))


def rested_on(w: Writing) -> Section:
    """What a peer talk rests on: the goal that is shared, limits, the account agreement."""
    phases = [p.id for p in w.talk.phases if p.kind == "agreements"]
    here = (laid for laid in w.talk.laid_out if laid.phase in phases)
    items = read_back(w, (laid for laid in here if laid.text != w.then.text))  # the title
    answers = w.answers(line for phase in phases for line in in_phase(w, phase))
    return Section(heading=w.say("What this talk rests on"), items=(*items, *answers))


def by_phase(w: Writing) -> list[Section]:
    """A talk about the team, phase by phase: what was read back, then what was said of it."""
    return [_of_phase(w, phase) for phase in w.talk.phases if not phase.segment]


def _of_phase(w: Writing, phase: Phase) -> Section:
    laid = read_back(w, (one for one in w.talk.laid_out if one.phase == phase.id))
    if phase.kind in ("choose", "agreements") or w.talk.kind == "planning":
        laid = []
    items = [*laid, *w.answers(in_phase(w, phase.id))]
    items += values_of(w, (v for v in w.of("value") if v.phase == phase.id))
    agreements = {line.id for line in w.lines.of("account agreement")}
    for kind in ("insight", "starting point", "rhythm"):
        here = [line for line in w.lines.of(kind) if line.phase == phase.id]
        items += [Item(text=w.said(line)) for line in here if line.about not in agreements]
        w.shown.update(line.id for line in here)
    return Section(heading=w.line(phase.title[w.language]), items=tuple(items))


def moved(w: Writing) -> Section:
    """A planned talk on another day, with the reason."""
    goals = {laid.phase: laid.of_goal for laid in w.talk.laid_out}
    items = []
    for line in w.of_talk("moved talk"):
        day = line.value if isinstance(line.value, Day) else Day()
        told = Laid(
            phase=line.phase, head=LATER if day.on else NOT_HELD, text=goals.get(line.phase, ""),
            because=line.text, by=", ".join(line.by), on=day.was, to=day.on,
        )  # fmt: skip
        items += read_back(w, [told])
    return Section(heading=w.say("Another day"), items=tuple(items))


def new_goals(w: Writing) -> Section:
    """The goals that came of this talk, where nothing told of them yet."""
    kinds = ("plan line", "exit", "wording", "part")
    told = {line.text for kind in kinds for line in w.lines.of(kind)}
    found = [goal for n in range(len(w.talk.passes)) for goal in w.at(n).stands.new_goals]
    texts = [goal.wordings[0].text for goal in found]
    items = tuple(Item(text=w.line(text)) for text in texts if text not in told)
    return Section(heading=w.say("Goals from here on"), items=items)
