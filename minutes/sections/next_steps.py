"""The last sections of a goal: what happens with it, what people came to see, what is next."""

from agendas.came_to.consents import behind
from agendas.came_to.counting import ELSEWHERE
from agendas.came_to.decisions import decisions
from agendas.came_to.initiatives import LIMITS, ORIGINS
from agendas.came_to.next_talks import day_of
from agendas.came_to.next_talks import next_talk as following
from agendas.lines.talk import Held, Line
from agendas.records import vocabulary
from agendas.records.said import Decision, NextTalk
from minutes.blocks import Item, Section
from minutes.sections.goal_section import imposed
from minutes.sections.phrases import Writing, capital


def decision(w: Writing) -> Section:
    """What happens with the goal; the last word holds, earlier ones stay to be read."""
    _ = w.say
    for kind in ("decision", "wording", "part"):
        w.of(kind)
    w.seen([line for line in w.lines.of("consent", w.place) if line.choice or line.who])
    items = []
    for place, item in enumerate(reversed(decisions(w.lines, w.place))):
        said = _choice(w, item)
        if place:
            items.append(Item(text=_("Said earlier in the talk: {text}").format(text=said)))
        else:
            items.append(Item(text=capital(said), below=tuple(_new_words(w, item))))
    return Section(heading=_("What happens with the goal"), items=tuple(items))


def _choice(w: Writing, item: Decision) -> str:
    both = vocabulary.DECISION[item.choice]
    line = w.lines.by_id[item.id]
    plain = item.text.strip() in ("", both.nl, both.en)
    return w.whose(both[w.language], line) if plain else f"{both[w.language]}: {w.said(line)}"


def _new_words(w: Writing, item: Decision) -> list[str]:
    _ = w.say
    if item.choice == "keep":
        return []
    lines = w.told(_("New wording: {text}"), item.wording)
    lines += [_("One of the new goals: {text}").format(text=w.text(part)) for part in item.parts]
    if item.consented_by:
        names = w.names(item.consented_by)
        lines.append(_("With the consent of {names}").format(names=names))
    if item.left:
        names = w.names(item.left)
        lines.append(_("No longer sharing this goal: {names}").format(names=names))
    now, goal = w.goal.now, w.goal
    worded = now.text == item.wording and now.meeting == w.talk.id
    if worded or goal.status in ("set-aside", "let-go", "replaced", "split"):
        return [*lines, _("Agreed in this talk")]
    return [*lines, _("Proposed, until everyone who shares the goal consents")]


def proposed(w: Writing) -> Section:
    """Changes that were proposed in an earlier talk, and who consented to them in this one."""
    _ = w.say
    items = []
    for pending in w.began.began.brought.pending:
        words = pending.wording or vocabulary.DECISION[pending.choice][w.language]
        below = [_("One of the new goals: {text}").format(text=w.text(p)) for p in pending.parts]
        said = [c for c in w.of("consent") if c.about.removeprefix(ELSEWHERE) == pending.id]
        if given := behind(said):
            below.append(_("With the consent of {names} now").format(names=w.names(given)))
        items.append(Item(text=w.text(words), below=tuple(below)))
    return Section(heading=_("Proposed last time"), items=tuple(items))


def learned(w: Writing) -> Section:
    """What each came to see; the same words of the same person stand once."""
    said = dict.fromkeys(w.said(line) for line in w.of("insight"))
    return Section(
        heading=w.say("What each came to see"), items=tuple(Item(text=text) for text in said)
    )


def initiative(w: Writing) -> Section:
    """What somebody takes up from here. Within the limits it is agreed in advance (invariant 6)."""
    _ = w.say
    items = [_taken(w, line) for line in w.of("initiative")]
    items += w.answers(w.remarks("initiative"))
    heading = _("What to bring to the talk") if w.talk.private else _("The next initiative")
    return Section(heading=heading, items=tuple(items))


def _taken(w: Writing, line: Line) -> Item:
    _ = w.say
    takers, text = line.who or line.by, w.text(line.text)
    first = _("{name} takes up: {text}").format(name=w.names(takers), text=text)
    below = [*_origin(w, line)]
    below += w.voices(_("What they will notice: {text}"), line.id, "notice", takers)
    below += _limits(w, line)
    below += w.voices(_("What stops in its place: {text}"), line.id, "stops", takers)
    below += w.voices(_("To watch: {text}"), line.id, "watch", takers)
    below += w.voices(_("Support asked: {text}"), line.id, "support", takers)
    below += w.said_to(line)
    due = day_of(w.about(line.id, "appointment"))
    if due and due != following(w.lines, 0).on:
        below.append(_("To be told about on {date}").format(date=w.day(due)))
    return Item(text=first if takers else text, below=tuple(below))


def _origin(w: Writing, line: Line) -> list[str]:
    _ = w.say
    origin = w.choice(line, "origin", ORIGINS)
    if not origin:
        return []
    said = w.last(line, "origin")
    of_whom = said.text if said else ""
    if origin == "imposed":
        return [imposed(w, of_whom)]
    phrases = {
        "own": _("By own choice"),
        "together": _("Chosen together"),
        "on-request": _("At the request of somebody else"),
        "handed-down": _("Handed down"),
    }
    return [": ".join([phrases[origin], *w.told("{text}", of_whom)])]


def _limits(w: Writing, line: Line) -> list[str]:
    _ = w.say
    said = w.last(line, "limits")
    if said is None or said.choice not in LIMITS:
        return []
    held = said.value if isinstance(said.value, Held) else Held()
    inside = said.choice == "inside"
    which = vocabulary.LIMITS[said.choice][w.language]
    considered = [f for f in held.considered if f.frame in held.touched or inside]
    if named := [*(w.line(frame.text) for frame in considered), *w.told("{text}", said.text)]:
        which = f"{which} ({'; '.join(named)})"
    imposed_on = w.choice(line, "origin", ORIGINS) == "imposed"
    if inside and held.considered and not held.touched and not imposed_on:
        return [f"{capital(vocabulary.AGREED_IN_ADVANCE[w.language])}: {which}"]
    if inside:
        return [capital(which)]
    return [_("{limits}; plan or limit is to be talked through").format(limits=capital(which))]


def next_talk(w: Writing) -> Section:
    """When account is given of it, and with whom; and what was answered at the close."""
    w.of_talk("appointment")
    answers = w.answers(w.remarks("close"))
    lead = tuple(_when(w, following(w.lines, w.place)))
    return Section(heading=w.say("Next talk"), lead=lead, items=answers)


def _when(w: Writing, planned: NextTalk) -> list[str]:
    _ = w.say
    day = w.day(planned.on) if planned.on else ""
    names = w.names(planned.people)
    lead = [day] if day else []
    if names and day:
        lead = [_("{date}, with {names}").format(date=day, names=names)]
    elif names:
        lead = [_("With {names}; no day was chosen yet.").format(names=names)]
    if planned.words:
        lead.append(_("In the words of the talk: {text}").format(text=w.line(planned.words)))
    return lead
