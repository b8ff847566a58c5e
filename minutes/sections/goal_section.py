"""The first sections: the goal, who it is for, what was set in motion, and by what to notice it."""

from agendas.came_to.counting import beside_choice, by
from agendas.came_to.goal.changes import changes
from agendas.came_to.goal.wordings import in_hand
from agendas.came_to.indicators import KINDS, ONWARD, ORIGINS, is_divided, last_words, let_go
from agendas.came_to.initiatives import ONWARD as GOES_ON
from agendas.lines.talk import Line
from agendas.parsing.asked_of import says_who_ought_to
from agendas.records import vocabulary
from agendas.records.said import Indicator, Wording
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing, capital, slot_of
from minutes.sections.reasons import behind, sentence, with_reason, word_onward

_OF_THE_ROAD = ("set_in_motion", "road", "limits_met")


def goal(w: Writing) -> Section:
    """The goal as it was agreed and as it is worded now (invariant 3), for whom, and what is different.

    Of one goal the words are the title, and the head has the day; of several each goal is a heading.
    """
    _ = w.say
    known, then, one = w.goal, w.then, len(w.chosen) == 1
    lead = [] if one else w.said_of_goal(_("Who it is for: {text}"), "target_group")
    if w.began.account_giver and not one:
        gives = _("{name} gives account of it.")
        lead.append(capital(gives.format(name=w.line(w.began.account_giver))))
    if known.wordings[0].meeting == w.talk.id and not w.talk.private:
        lead.append(_("This is the first talk about this goal."))
    elif then.since and then.status == "agreed" and not one:
        lead.append(_("Agreed on {date}.").format(date=w.day(then.since)))
    if then.original and then.original != then.text and not first_words(w):
        lead.append(_("It came in as “{text}”.").format(text=w.line(then.original)))
    lead += w.said_of_goal(_("What would be different for them: {text}"), "difference")
    now = known.now if w.talk.closed else in_hand(w.lines, w.place).now
    told = {change.said.wording for change in changes(w.lines, w.place)}  # stands on top
    items = [_wording(w, now)] if now.text not in (then.text, *told) else []
    about = [r for r in w.remarks("goal") if not _is_of_the_road(r) and r.id not in w.shown]
    heading = _("The goal") if one else w.line(then.text)
    return Section(heading=heading, lead=tuple(lead), items=(*items, *w.answers(about)))


def first_words(w: Writing) -> str:
    """How a goal came in that this talk gave its words; "" where it did not, or is not closed."""
    then, goal = w.then, w.goal
    given = w.talk.closed and not w.talk.private and then.meeting == w.talk.id
    return then.original if given and goal.status == "agreed" and then.original != then.text else ""


def _wording(w: Writing, wording: Wording) -> Item:
    words = w.say("The goal now reads “{wording}”").format(wording=w.line(wording.text))
    return Item(text=sentence(w, words, wording.reason, ()))


def set_in_motion(w: Writing) -> Section:
    """The road taken; what came of the earlier initiatives stands on top."""
    found = w.answers(w.remarks("look-back"))
    found += w.answers(r for r in w.remarks("goal") if _is_of_the_road(r))
    return Section(heading=w.say("What was set in motion"), items=found)


def _is_of_the_road(line: Line) -> bool:
    """Whether a line tells what was set in motion; what somebody ought to do was not."""
    return slot_of(line) in _OF_THE_ROAD and not says_who_ought_to(line.text)


def readings(w: Writing) -> Section:
    """How each read the goal: what was said now, and of others what they said before."""
    said = w.of("reading")
    said_now = {by(line).casefold() for line in said}
    brought = [r for r in w.began.began.brought.readings if r.by.casefold() not in said_now]
    told = [
        w.say("{text} ({name}, in an earlier talk)").format(text=w.text(r.text), name=w.line(r.by))
        if r.by
        else w.say("{text} (in an earlier talk)").format(text=w.text(r.text))
        for r in brought
    ]
    told += [w.said(line) for line in said]
    return Section(
        heading=w.say("How the goal was read"), items=tuple(Item(text=text) for text in told)
    )


def onward(w: Writing, sentence: str, about: str, taker: str) -> list[str]:
    """How an initiative goes on: the last word of each, the taker's first, as it outranks others'."""
    chosen = [line for line in w.lines.about(about, "onward") if line.choice in GOES_ON]
    said = {by(line).casefold(): line for line in chosen}
    w.seen(said.values())
    found = []
    for line in sorted(said.values(), key=lambda line: by(line).casefold() != taker.casefold()):
        word = vocabulary.EACH_ONWARD[line.choice][w.language]
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
    items = [_chosen_before(w, item) for item in w.began.began.brought.indicators]
    items += [_indicator(w, line) for line in w.of("sign")]
    return Section(
        heading=w.say("The indicator, and why this one"),
        items=(*items, *w.answers(w.remarks("indicator"))),
    )


def _chosen_before(w: Writing, item: Indicator) -> Item:
    """A sign from an earlier talk, and whether it is still looked at: the last word of each."""
    w.choices("sign onward", ONWARD, w.place)
    said, gone = last_words(w.lines, w.place).get(item.id, []), let_go(w.lines, w.place)
    below = [
        word_onward(w, one.choice, beside_choice(one), one.by, item.id in gone) for one in said
    ] or [w.say("Chosen in an earlier talk.")]
    if item.id not in gone and said and is_divided(said):
        below.append(w.say("It stays on the table: not everyone chose the same."))
    elif item.id not in gone and said and said[0].choice == "replace":
        told = w.say("It stays on the table: {name}, whose it is, said nothing of it.")
        below.append(told.format(name=w.line(item.by)))
    below += w.said_to_earlier(item.id)
    text = w.text(item.text)
    return Item(text=f"{text} ({w.line(item.by)})" if item.by else text, below=tuple(below))


def chosen_how(w: Writing, origin: str) -> str:
    """Whose choice a sign or an initiative was, as a sentence."""
    _ = w.say
    return {
        "own": _("This was by own choice."),
        "together": _("This was chosen together."),
        "on-request": _("This was at the request of somebody else."),
        "imposed": _("This was imposed."),
        "handed-down": _("This was handed down."),
    }[origin]


def _indicator(w: Writing, line: Line) -> Item:
    _ = w.say
    whys = w.whys(line.id)
    text, below = w.text(line.text), w.each(_("Why: {text}"), whys, line.by)
    if len(whys) == 1 and whys[0].by == line.by:
        text, below = behind(w, text, w.line(whys[0].text), asked_why=True), []
    if origin := w.choice(line, "origin", ORIGINS):
        below.append(chosen_how(w, origin))
    if kind := w.choice(line, "kind of sign", KINDS):
        below.append(capital(vocabulary.INDICATOR_KIND[kind][w.language]))
    sight = _("What it shows and what stays out of sight: {text}")
    below += w.voices(sight, line.id, "misses", line.by)
    below += w.voices(_("It used to be put as: {text}"), line.id, "former target")
    below += w.said_to(line)
    return Item(text=w.whose(text, line), below=tuple(below))
