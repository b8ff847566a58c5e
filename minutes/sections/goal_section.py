"""The first sections: the goal, who it is for, what was set in motion, and by what to notice it."""

from agendas.records import vocabulary
from agendas.records.meeting import standing_records
from agendas.records.said import Goal, Indicator, LookedBack, Wording
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing, capital

_OF_THE_ROAD = ("set_in_motion", "road", "limits_met")


def goal(w: Writing) -> Section:
    """The goal as it was agreed and as it is worded now (invariant 3)."""
    _ = w.say
    known, then = w.meeting.goal, w.meeting.goal.wording(w.segment.agreed)
    lead = [w.text(then.text)]
    if known.wordings[0].meeting == w.meeting.id and not w.meeting.private:
        lead.append(_("This is the first talk about this goal."))
    elif then.on and then.status == "agreed":
        lead.append(_("Agreed on {date}.").format(date=w.day(then.on)))
    if then.original and then.original != then.text:
        lead += w.told(_("It came in as: {text}"), then.original)
    items = [_wording(w, wording) for wording in _later(known, then)]
    about = [r for r in w.remarks("goal") if r.slot not in _OF_THE_ROAD]
    heading = _("The goal") if w.meeting.private else _("The goal as agreed")
    return Section(heading=heading, lead=tuple(lead), items=(*items, *w.answers(about)))


def _later(known: Goal, then: Wording) -> list[Wording]:
    """The present wording, where it is another, and what was proposed after it."""
    now = [known.now] if known.now.n > then.n else []
    after = max(known.now.n, then.n)
    return now + [w for w in known.wordings if w.n > after and w.status == "proposed"]


def _wording(w: Writing, wording: Wording) -> Item:
    _ = w.say
    agreed = wording.status == "agreed"
    label = _("Now worded: {wording}") if agreed else _("Proposed wording: {wording}")
    below = w.told(_("Because: {text}"), wording.reason)
    return Item(text=label.format(wording=w.text(wording.text)), below=tuple(below))


def for_whom(w: Writing) -> Section:
    """Those in whose life the result shows, and what would be different for them."""
    _ = w.say
    lead = w.said_of_goal("{text}", "target_group")
    lead += w.said_of_goal(_("What would be different for them: {text}"), "difference")
    return Section(heading=_("Who it is for"), lead=tuple(lead))


def set_in_motion(w: Writing) -> Section:
    """What came of the earlier initiatives, the road taken, and how the goal was read."""
    _ = w.say
    items = [_looked_back(w, back) for back in w.segment.looked_back]
    items += w.answers(w.remarks("look-back"))
    items += w.answers(r for r in w.remarks("goal") if r.slot in _OF_THE_ROAD)
    said_now = {reading.by.casefold() for reading in standing_records(w.segment.readings)}
    brought = [r for r in w.segment.brought.readings if r.by.casefold() not in said_now]
    readings = (*brought, *standing_records(w.segment.readings))
    if readings:
        below = tuple(w.said(reading) for reading in readings)
        items.append(Item(text=_("How the goal was read"), below=below))
    return Section(heading=_("What was set in motion"), items=tuple(items))


def _looked_back(w: Writing, back: LookedBack) -> Item:
    _ = w.say
    taken = back.initiative
    values = {"name": w.line(taken.by), "text": w.text(taken.text)}
    if back.taken and taken.by:
        first = _("Taken up on {date} by {name}: {text}")
    elif back.taken:
        first = _("Taken up on {date}: {text}")
    else:
        first = _("Taken up by {name}: {text}") if taken.by else _("Taken up: {text}")
    day = w.day(back.taken) if back.taken else ""
    below = w.told(_("What came of it: {text}"), back.happened)
    below += w.told(_("What that tells: {text}"), back.means)
    if back.onward:
        word = vocabulary.ONWARD[back.onward][w.language]
        sentence = _("How it goes on: {word}")
        if back.because:
            sentence = _("How it goes on: {word}, because {text}")
        below.append(sentence.format(word=word, text=w.text(back.because)))
    if not below:
        below = [_("Nothing was said of it this time.")]
    if taken.origin == "imposed":
        below.append(imposed(w, taken.at_request_of))
    return Item(text=first.format(date=day, **values), below=tuple(below))


def imposed(w: Writing, by_whom: str) -> str:
    """That an initiative was imposed, and with whom the account is shared (invariant 10)."""
    _ = w.say
    named = w.told(_("Imposed; the account is shared with whoever did so: {text}"), by_whom)
    return named[0] if named else _("Imposed; the account is shared with whoever did so.")


def indicator(w: Writing) -> Section:
    """By what somebody wanted to notice the result, and why that."""
    _ = w.say
    items = [_chosen_before(w, item) for item in w.segment.brought.indicators]
    items += [_indicator(w, item) for item in standing_records(w.segment.indicators)]
    return Section(
        heading=_("The indicator, and why this one"),
        items=(*items, *w.answers(w.remarks("indicator"))),
    )


def _chosen_before(w: Writing, item: Indicator) -> Item:
    """A sign from an earlier talk, and whether it is still looked at."""
    _ = w.say
    choices = [c for c in standing_records(w.segment.indicator_choices) if c.about == item.id]
    if not choices:
        return Item(text=w.said(item), below=(_("Chosen in an earlier talk"),))
    word = vocabulary.INDICATOR_ONWARD[choices[-1].choice]
    plain = choices[-1].text in (word.nl, word.en)
    told = capital(word[w.language])
    below = told if plain else f"{told}: {w.said(choices[-1])}"
    return Item(text=w.said(item), below=(below,))


def _indicator(w: Writing, item: Indicator) -> Item:
    _ = w.say
    below = w.told(_("Why: {text}"), item.why)
    if item.origin:
        origin = vocabulary.ORIGIN.get(item.origin) or vocabulary.INITIATIVE_ORIGIN[item.origin]
        below.append(capital(origin[w.language]))
    if item.kind:
        below.append(capital(vocabulary.INDICATOR_KIND[item.kind][w.language]))
    below += w.told(_("What it shows and what stays out of sight: {text}"), item.misses)
    below += w.told(_("It used to be put as: {text}"), item.once_target)
    below += w.said_to(item)
    return Item(text=w.said(item), below=tuple(below))
