"""The first sections: the goal, who it is for, what was set in motion, and by what to notice it."""

from agendas.came_to.changes import changes
from agendas.came_to.counting import ELSEWHERE, by
from agendas.came_to.indicators import KINDS, ONWARD, ORIGINS
from agendas.came_to.initiatives import ONWARD as GOES_ON
from agendas.came_to.wordings import in_hand
from agendas.lines.talk import Line
from agendas.records import vocabulary
from agendas.records.said import Indicator, LookedBack, Wording
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing, capital, slot_of, told_of
from minutes.sections.reasons import sentence, with_reason

_OF_THE_ROAD = ("set_in_motion", "road", "limits_met")


def goal(w: Writing) -> Section:
    """The goal as it was agreed and as it is worded now (invariant 3)."""
    _ = w.say
    known, then = w.goal, w.then
    on_top = (
        len(w.chosen) == 1 and not w.talk.private
    )  # its words are the title, their day the head's
    lead = [] if on_top else [w.text(then.text)]
    if known.wordings[0].meeting == w.talk.id and not w.talk.private:
        lead.append(_("This is the first talk about this goal."))
    elif then.since and then.status == "agreed" and not on_top:
        lead.append(_("Agreed on {date}.").format(date=w.day(then.since)))
    if then.original and then.original != then.text:
        lead += w.told(_("It came in as: {text}"), then.original)
    now = known.now if w.talk.closed else in_hand(w.lines, w.place).now
    told = {change.said.wording for change in changes(w.lines, w.place)}  # stands on top
    items = [_wording(w, now)] if now.text not in (then.text, *told) else []
    about = [r for r in w.remarks("goal") if slot_of(r) not in _OF_THE_ROAD]
    heading = _("The goal") if w.talk.private or on_top else _("The goal as agreed")
    return Section(heading=heading, lead=tuple(lead), items=(*items, *w.answers(about)))


def _wording(w: Writing, wording: Wording) -> Item:
    _ = w.say
    below = w.told(_("Because: {text}"), wording.reason)
    words = _("Now worded: {wording}").format(wording=w.text(wording.text))
    return Item(text=words, below=tuple(below))


def for_whom(w: Writing) -> Section:
    """Those in whose life the result shows, and what would be different for them."""
    _ = w.say
    lead = w.said_of_goal("{text}", "target_group") if len(w.chosen) > 1 else []
    lead += w.said_of_goal(_("What would be different for them: {text}"), "difference")
    return Section(heading=_("Who it is for"), lead=tuple(lead))


def set_in_motion(w: Writing) -> Section:
    """What came of the earlier initiatives, the road taken, and how the goal was read."""
    _ = w.say
    backs = [_looked_back(w, back) for back in w.began.began.looked_back]
    items = [item for item in backs if item.below]  # how it goes on stands on top
    items += w.answers(w.remarks("look-back"))
    items += w.answers(r for r in w.remarks("goal") if slot_of(r) in _OF_THE_ROAD)
    said = w.of("reading")
    said_now = {by(line).casefold() for line in said}
    brought = [r for r in w.began.began.brought.readings if r.by.casefold() not in said_now]
    below = [f"{w.text(r.text)} ({w.line(r.by)})" if r.by else w.text(r.text) for r in brought]
    below += [w.said(line) for line in said]
    if below:
        items.append(Item(text=_("How the goal was read"), below=tuple(below)))
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
    about, taker = told_of(back), (taken.by,)
    below = w.voices(_("What came of it: {text}"), about, "experience", taker)
    below += w.voices(_("What that tells: {text}"), about, "meaning", taker)
    if taken.origin == "imposed":
        below.append(imposed(w, taken.at_request_of))
    return Item(text=first.format(date=day, **values), below=tuple(below))


def onward(w: Writing, sentence: str, about: str, taker: str) -> list[str]:
    """How an initiative goes on: the last word of each, the taker's first, as it outranks others'."""
    _ = w.say
    chosen = [line for line in w.lines.about(about, "onward") if line.choice in GOES_ON]
    said = {by(line).casefold(): line for line in chosen}
    w.seen(said.values())
    found = []
    for line in sorted(said.values(), key=lambda line: by(line).casefold() != taker.casefold()):
        word = vocabulary.ONWARD[line.choice][w.language]
        if line.text:
            word = with_reason(w, word, w.named(line, (taker,)))
        elif by(line).casefold() != taker.casefold():
            word = w.whose(word, line)
        found.append(sentence.format(word=word))
    return found


def imposed(w: Writing, by_whom: str) -> str:
    """That an initiative was imposed, and with whom the account is shared (invariant 10)."""
    _ = w.say
    name = w.line(by_whom)
    if name and name.casefold() in {one.casefold() for one in known_names(w)}:
        return _("Imposed by {name}, who shares the account.").format(name=name)
    named = w.told(_("Imposed; the account is shared with whoever did so: {text}"), by_whom)
    return named[0] if named else _("Imposed; the account is shared with whoever did so.")


def known_names(w: Writing) -> tuple[str, ...]:
    """The names of those at the table, and of those who share the goal in hand."""
    return (*w.talk.names, *w.goal.sharers)


def indicator(w: Writing) -> Section:
    """By what somebody wanted to notice the result, and why that."""
    _ = w.say
    items = [_chosen_before(w, item) for item in w.began.began.brought.indicators]
    items += [_indicator(w, line) for line in w.of("sign")]
    return Section(
        heading=_("The indicator, and why this one"),
        items=(*items, *w.answers(w.remarks("indicator"))),
    )


def _chosen_before(w: Writing, item: Indicator) -> Item:
    """A sign from an earlier talk, and whether it is still looked at: the last word of each."""
    _ = w.say
    said = {
        by(line).casefold(): line
        for line in w.choices("sign onward", ONWARD, w.place)
        if line.about.removeprefix(ELSEWHERE) == item.id
    }
    below = [_onward(w, line) for line in said.values()] or [_("Chosen in an earlier talk.")]
    text = w.text(item.text)
    return Item(text=f"{text} ({w.line(item.by)})" if item.by else text, below=tuple(below))


def _onward(w: Writing, line: Line) -> str:
    _, word = w.say, vocabulary.INDICATOR_ONWARD[line.choice]
    told = {
        "keep": _("This stays the indicator"),
        "beside": _("This stays the indicator, with another beside it"),
        "replace": _("This is the indicator no longer"),
    }[line.choice]
    return sentence(w, told, "" if line.text in ("", word.nl, word.en) else line.text, line.by)


def _indicator(w: Writing, line: Line) -> Item:
    _ = w.say
    below = w.voices(_("Why: {text}"), line.id, "why", line.by)
    if origin := w.choice(line, "origin", ORIGINS):
        words = vocabulary.ORIGIN.get(origin) or vocabulary.INITIATIVE_ORIGIN[origin]
        below.append(capital(words[w.language]))
    if kind := w.choice(line, "kind of sign", KINDS):
        below.append(capital(vocabulary.INDICATOR_KIND[kind][w.language]))
    sight = _("What it shows and what stays out of sight: {text}")
    below += w.voices(sight, line.id, "misses", line.by)
    below += w.voices(_("It used to be put as: {text}"), line.id, "former target")
    below += w.said_to(line)
    return Item(text=w.said(line), below=tuple(below))
