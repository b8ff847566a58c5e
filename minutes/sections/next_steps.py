"""The last sections of a goal: what happens with it, what people came to see, what is next."""

from agendas.records import vocabulary
from agendas.records.meeting import standing_records
from agendas.records.said import Decision, Initiative
from minutes.blocks import Item, Section
from minutes.sections.goal_section import imposed
from minutes.sections.phrases import Writing, capital


def decision(w: Writing) -> Section:
    """What happens with the goal; the last word holds, earlier ones stay to be read."""
    _ = w.say
    decisions = standing_records(w.segment.decisions)
    items = []
    for place, item in enumerate(reversed(decisions)):
        said = _choice(w, item)
        if place:
            items.append(Item(text=_("Said earlier in the talk: {text}").format(text=said)))
        else:
            items.append(Item(text=capital(said), below=tuple(_new_words(w, item))))
    return Section(heading=_("What happens with the goal"), items=tuple(items))


def _choice(w: Writing, item: Decision) -> str:
    both = vocabulary.DECISION[item.choice]
    plain = item.text.strip() in ("", both.nl, both.en)
    return w.whose(both[w.language], item) if plain else f"{both[w.language]}: {w.said(item)}"


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
    now, goal = w.meeting.goal.now, w.meeting.goal
    worded = now.text == item.wording and now.meeting == w.meeting.id
    if worded or goal.status in ("set-aside", "let-go", "replaced", "split"):
        return [*lines, _("Agreed in this talk")]
    return [*lines, _("Proposed, until everyone who shares the goal consents")]


def proposed(w: Writing) -> Section:
    """Changes that were proposed in an earlier talk, and who consented to them in this one."""
    _ = w.say
    items = []
    for pending in w.segment.brought.pending:
        words = pending.wording or vocabulary.DECISION[pending.choice][w.language]
        below = [_("One of the new goals: {text}").format(text=w.text(p)) for p in pending.parts]
        given = [
            name
            for consent in standing_records(w.segment.consents)
            if consent.about == pending.id
            for name in consent.names
        ]
        if given:
            below.append(_("With the consent of {names} now").format(names=w.names(given)))
        items.append(Item(text=w.text(words), below=tuple(below)))
    return Section(heading=_("Proposed last time"), items=tuple(items))


def learned(w: Writing) -> Section:
    """What each came to see; the same words of the same person stand once."""
    said = dict.fromkeys(w.said(item) for item in standing_records(w.segment.learned))
    _ = w.say
    return Section(
        heading=_("What each came to see"), items=tuple(Item(text=text) for text in said)
    )


def initiative(w: Writing) -> Section:
    """What somebody takes up from here. Within the limits it is agreed in advance (invariant 6)."""
    _ = w.say
    items = [_taken(w, item) for item in standing_records(w.segment.initiatives)]
    items += w.answers(w.remarks("initiative"))
    heading = _("What to bring to the talk") if w.meeting.private else _("The next initiative")
    return Section(heading=heading, items=tuple(items))


def _taken(w: Writing, item: Initiative) -> Item:
    _ = w.say
    text = w.text(item.text)
    first = _("{name} takes up: {text}").format(name=w.line(item.by), text=text)
    below = [*_origin(w, item), *w.told(_("What they will notice: {text}"), item.notice)]
    below += _limits(w, item)
    below += w.told(_("What stops in its place: {text}"), item.stops)
    below += w.told(_("To watch: {text}"), item.watch)
    below += w.told(_("Support asked: {text}"), item.support)
    below += w.said_to(item)
    if item.due and item.due != w.meeting.next_talk.on:
        below.append(_("To be told about on {date}").format(date=w.day(item.due)))
    return Item(text=first if item.by else text, below=tuple(below))


def _origin(w: Writing, item: Initiative) -> list[str]:
    _ = w.say
    if item.origin is None:
        return []
    if item.origin == "imposed":
        return [imposed(w, item.at_request_of)]
    phrases = {
        "own": _("By own choice"),
        "together": _("Chosen together"),
        "on-request": _("At the request of somebody else"),
        "handed-down": _("Handed down"),
    }
    phrase = phrases[item.origin]
    return [": ".join([phrase, *w.told("{text}", item.at_request_of)])]


def _limits(w: Writing, item: Initiative) -> list[str]:
    _ = w.say
    if item.limits is None:
        return []
    said = vocabulary.LIMITS[item.limits][w.language]
    held = [f for f in item.considered if f.frame in item.touched or item.limits == "inside"]
    named = [*(w.line(frame.text) for frame in held), *w.told("{text}", item.frames)]
    which = f"{said} ({'; '.join(named)})" if named else said
    if item.agreed_in_advance:
        return [f"{capital(vocabulary.AGREED_IN_ADVANCE[w.language])}: {which}"]
    if item.limits == "inside":
        return [capital(which)]
    return [_("{limits}; plan or limit is to be talked through").format(limits=capital(which))]


def next_talk(w: Writing) -> Section:
    """When account is given of it, and with whom; and what was answered at the close."""
    _ = w.say
    own = w.segment.next_talk
    following = own if own.on else w.meeting.next_talk
    day = w.day(following.on) if following.on else ""
    names = w.names(following.people)
    lead = [day] if day else []
    if names and day:
        lead = [_("{date}, with {names}").format(date=day, names=names)]
    elif names:
        lead = [_("With {names}; no day was chosen yet.").format(names=names)]
    if following.words:
        lead.append(_("In the words of the talk: {text}").format(text=w.line(following.words)))
    return Section(heading=_("Next talk"), lead=tuple(lead), items=w.answers(w.remarks("close")))
