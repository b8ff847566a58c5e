"""What stands on top: what was decided and proposed of each goal, who does what by when, what is next.

The lock of the minutes: a change without all who share the goal is a proposal, never a decision. No
agreement carries a tick, a colour or a count.
"""

import re
from collections.abc import Callable, Sequence

from agendas.came_to.changes import Change, changes, is_behind
from agendas.came_to.decisions import DECISIONS
from agendas.came_to.indicators import ONWARD
from agendas.came_to.initiatives import LIMITS, ORIGINS, initiatives
from agendas.came_to.next_talks import next_talk as following
from agendas.came_to.requests import not_taken_up
from agendas.lines.talk import Held, Line
from agendas.records import vocabulary
from agendas.records.said import Decision, Initiative, LookedBack, NextTalk
from locales import weekday_date
from minutes.blocks import Item, Section, Table
from minutes.sections.goal_section import imposed, onward
from minutes.sections.phrases import Writing, capital, told_of

_BECAUSE = re.compile(r"(?:omdat|want|doordat|because|since|as)\b", re.IGNORECASE)


def decisions(w: Writing) -> Section:
    """What was decided of the goals, and of the signs that are looked at no longer."""
    _ = w.say
    items = _by_goal(w, _decided)
    return Section(heading=_("Decisions"), items=items)


def proposals(w: Writing) -> Section:
    """Changes that wait for somebody who shares the goal, with where each stands."""
    found = _by_goal(w, lambda of: [_proposed(of, one) for one in _changes(of) if not one.agreed])
    return Section(heading=w.say("Proposals"), items=found)


def _by_goal(w: Writing, told: Callable[[Writing], list[Item]]) -> tuple[Item, ...]:
    """What is told of each goal; under its words where the talk is on several."""
    several = len(w.chosen) > 1
    found: list[Item] = []
    for of_this in map(w.at, w.chosen):
        items = told(of_this)
        if several and items:
            rows = tuple(row for item in items for row in (item.text, *item.below))
            items = [Item(text=w.line(of_this.then.text), below=rows)]
        found += items
    return tuple(found)


def _changes(w: Writing) -> tuple[Change, ...]:
    found = changes(w.lines, w.place)
    ids = {line.id for line in w.choices("decision", DECISIONS, w.place)}
    w.seen(line for line in w.lines.of("part", w.place) if line.about in ids)
    w.seen(
        line
        for line in w.lines.of("wording", w.place)
        if line.about not in w.lines.by_id or line.about in ids
    )
    told = {
        (s.name.casefold(), s.because) for one in found for s in one.stances if not is_behind(s)
    }
    for line in w.lines.of("consent", w.place):  # a reason to stand behind it is told further on
        names = [name.casefold() for name in line.who or line.by]
        named = line.who and not line.choice  # the words are the names
        if not line.text or named or any((name, line.text) in told for name in names):
            w.seen([line])
    return found


def _decided(w: Writing) -> list[Item]:
    _ = w.say
    agreed = [one for one in _changes(w) if one.agreed]
    found = [Item(text=_told(w, one, beside=len(agreed) > 1)) for one in agreed]
    return found + [Item(text=text) for text in _signs_left(w)]


def _signs_left(w: Writing) -> list[str]:
    """The earlier signs that are looked at no longer, and why."""
    _ = w.say
    last = {c.about: c for c in w.lines.choices("sign onward", ONWARD, w.place)}
    found = []
    for sign in w.began.began.brought.indicators:
        said = last.get(sign.id)
        if said and said.choice == "replace":
            words = vocabulary.INDICATOR_ONWARD["replace"]
            what = _("“{sign}” is looked at no longer").format(sign=w.line(sign.text))
            plain = said.text in ("", words.nl, words.en)
            found.append(_sentence(w, what, "" if plain else said.text, said.by))
    return found


def _told(w: Writing, one: Change, beside: bool = False) -> str:
    """A change as a sentence, and where everyone stands; `beside` others, a goal that stays does so in all else."""
    said = one.said
    both = vocabulary.DECISION[said.choice]
    because = "" if said.text.strip() in (both.nl, both.en) else said.text
    by = w.lines.by_id[said.id].by if said.id in w.lines.by_id else ()
    what = _what(w, said)
    if beside and said.choice == "keep":
        what = w.say("For the rest the goal stays as it is")
    told = [_sentence(w, what, because, by), *_standing(w, one)]
    return " ".join(told)


def _what(w: Writing, said: Decision) -> str:
    """What happens with the goal, as a sentence without its end."""
    _ = w.say
    words, parts = w.line(said.wording), [f"“{w.line(part)}”" for part in said.parts]
    match said.choice:
        case "keep":
            return _("The goal stays as it is")
        case "reword":
            return (
                _("The goal becomes “{words}”").format(words=words)
                if words
                else _("The goal is put in other words")
            )
        case "replace":
            return (
                _("The goal makes way for “{words}”").format(words=words)
                if words
                else _("The goal is replaced")
            )
        case "split":
            told = _("The goal is split into {parts}")
            return told.format(parts=w.names(parts)) if parts else _("The goal is split")
        case "set-aside":
            return _("The goal is set aside")
        case _:
            return _("The goal is let go, it is within reach")


def _sentence(w: Writing, what: str, because: str, by: Sequence[str]) -> str:
    """A whole sentence, with the reason that was given and whose it is."""
    _ = w.say
    why = w.line(because).rstrip(". ")
    if why and _BECAUSE.match(why):
        what = f"{what}, {why[:1].lower()}{why[1:]}"
    elif why:
        what = _("{what}, because {why}").format(what=what, why=why)
    what = f"{what} ({w.names(by)})" if by else what
    return what if what.endswith(("?", "!", "…")) else f"{what}."


def _standing(w: Writing, one: Change) -> list[str]:
    """Who stands behind a change, who does not and why, and who has not said."""
    _, ngettext = w.say, w.ngettext
    told = []
    before = {n.casefold() for n in one.said.consented_by} if one.earlier else set()
    behind = [s.name for s in one.stances if is_behind(s)]
    now = [name for name in behind if one.earlier and name.casefold() not in before]
    behind = [name for name in behind if name not in now] or behind
    if behind:
        sentence = ngettext("{names} stands behind it", "{names} stand behind it", len(behind))
        told.append(sentence.format(names=w.names(behind)))
    if now and now != behind:
        told.append(_("now {names} too").format(names=w.names(now)))
    for stance in one.stances:
        if is_behind(stance) or stance.choice in ("absent", "dropped"):
            continue
        told.append(_stands_not(w, stance.name, stance.because))
    if absent := [s.name for s in one.stances if s.choice == "absent"]:
        sentence = ngettext("{names} was not there", "{names} were not there", len(absent))
        told.append(sentence.format(names=w.names(absent)))
    if left := one.said.left:
        sentence = ngettext("{names} no longer shares this goal", "{names} no longer share this goal",
                        len(left))  # fmt: skip
        told.append(sentence.format(names=w.names(left)))
    if one.waiting and not one.agreed and one.said.choice != "keep":
        told.append(_("{names} not yet").format(names=w.names(one.waiting)))
    return [f"{capital('; '.join(told))}."] if told else []


def _stands_not(w: Writing, name: str, because: str) -> str:
    _ = w.say
    why = w.line(because).rstrip(". ")
    if why and _BECAUSE.match(why):
        return _("{name} does not, {why}").format(name=w.line(name), why=why)
    if why:
        return _("{name} does not, because {why}").format(name=w.line(name), why=why)
    return _("{name} does not").format(name=w.line(name))


def _proposed(w: Writing, one: Change) -> Item:
    _ = w.say
    told = [_told(w, one)]
    if one.dropped:
        told.append(_("The proposal was taken back."))
    elif one.overtaken:
        told.append(_("Other words were agreed on since."))
    elif one.said.choice != "keep" and (w.talk.ended is not None or w.talk.private):
        told.append(_("Until all stand behind it, the goal stays as it is."))
    if one.earlier and one.said.at:
        told.append(_("Proposed on {date}.").format(date=w.day(one.said.at.date())))
    return Item(text=" ".join(told))


def said_earlier(w: Writing) -> Section:
    """What was decided earlier in the talk and holds no longer; it stays to be read."""
    _ = w.say
    from agendas.came_to.decisions import decisions as decided

    items = []
    for item in reversed(decided(w.lines, w.place)[:-1]):
        by = w.lines.by_id[item.id].by
        both = vocabulary.DECISION[item.choice]
        because = "" if item.text.strip() in (both.nl, both.en) else item.text
        items.append(Item(text=_sentence(w, _what(w, item), because, by)))
    return Section(heading=_("Said earlier in the talk"), items=tuple(items))


def agreements(w: Writing) -> Section:
    """Who does what by when, and what they should notice of it."""
    _ = w.say
    tables = []
    for of_this in map(w.at, w.chosen or [0]):
        caption = w.line(of_this.then.text) if len(w.chosen) > 1 else ""
        if rows := _rows(of_this):
            tables.append(_table(caption, _header(w), rows))
    items = w.at(w.talk.place).answers(w.remarks("initiative")) if w.talk.private else ()
    heading = _("What to bring to the talk") if w.talk.private else _("Agreements")
    return Section(heading=heading, tables=tuple(tables), items=items)


def of_agreements(w: Writing) -> Section:
    """What else was said of the agreements: whose idea, limits, what stops, what to watch, support."""
    items = tuple(item for place in w.chosen or [0] for item in _details(w.at(place)))
    return Section(heading=w.say("About the agreements"), items=items)


def _header(w: Writing) -> tuple[str, ...]:
    _ = w.say
    return (_("Who"), _("What"), _("What they will notice"), _("Told about on"))


def _table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table without the columns in which nothing was said."""
    full = [n for n in range(len(header)) if any(row[n] for row in rows)]
    return Table(
        caption=caption,
        header=tuple(header[n] for n in full),
        rows=tuple(tuple(row[n] for n in full) for row in rows),
    )


def _taken(w: Writing) -> list[tuple[Initiative, Line]]:
    w.of("initiative")
    return [(item, w.lines.by_id[item.id]) for item in initiatives(w.lines, w.place)]


def _rows(w: Writing) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for item, line in _taken(w):
        notice = "; ".join(w.voices("{text}", line.id, "notice", _takers(item, line)))
        due = w.day(item.due) if item.due else ""
        found.append((_who(w, item, line), _what_taken(w, item, line), w.line(notice), due))
    return found


def _takers(item: Initiative, line: Line) -> tuple[str, ...]:
    if line.kind == "request":
        return tuple(filter(None, item.by.split(", ")))
    return line.who or line.by


def _who(w: Writing, item: Initiative, line: Line) -> str:
    return w.names(_takers(item, line))


def _what_taken(w: Writing, item: Initiative, line: Line) -> str:
    text = w.line(line.text)
    if line.kind == "request" and item.origin == "on-request" and item.at_request_of:
        asked = w.say("{text} (at the request of {name})")
        return asked.format(text=text, name=w.line(item.at_request_of))
    return text


def _details(w: Writing) -> list[Item]:
    """What else was said of each agreement: whose idea, limits, what stops, what to watch, support."""
    found = []
    taken = _taken(w)
    for item, line in taken:
        below = _about(w, item, line)
        if len(taken) == 1:
            found += [Item(text=text) for text in below]
        elif below:
            who, text = _who(w, item, line), w.line(line.text)
            found.append(Item(text=f"{who}: {text}" if who else text, below=tuple(below)))
    return found


def _about(w: Writing, item: Initiative, line: Line) -> list[str]:
    _ = w.say
    takers = _takers(item, line)
    below = [*_origin(w, item, line), *_limits(w, line, item)]
    below += w.voices(_("What stops in its place: {text}"), line.id, "stops", takers)
    below += w.voices(_("To watch: {text}"), line.id, "watch", takers)
    below += w.voices(_("Support asked: {text}"), line.id, "support", takers)
    if line.kind == "request":
        below += [_answer(w, one) for one in w.about(line.id, "request answer") if one.text]
    return [*below, *w.said_to(line)]


def _origin(w: Writing, item: Initiative, line: Line) -> list[str]:
    _ = w.say
    w.last(line, "origin")
    if item.origin not in ORIGINS or (line.kind == "request" and item.origin == "on-request"):
        return []
    if item.origin == "imposed":
        return [imposed(w, item.at_request_of)]
    phrases = {
        "own": _("By own choice"),
        "together": _("Chosen together"),
        "on-request": _("At the request of somebody else"),
        "handed-down": _("Handed down"),
    }
    phrase = phrases[str(item.origin)]
    return [": ".join([phrase, *w.told("{text}", item.at_request_of)])]


def _limits(w: Writing, line: Line, item: Initiative) -> list[str]:
    _, ngettext = w.say, w.ngettext
    said = w.last(line, "limits")
    if said is None or said.choice not in LIMITS:
        return []
    held = said.value if isinstance(said.value, Held) else Held()
    inside = said.choice == "inside"
    named = [f for f in held.considered if f.frame in held.touched or inside]
    limits = w.names([f"“{w.line(frame.text)}”" for frame in named])
    words = w.line(said.text).rstrip(".")
    if inside and not named:
        found = capital(vocabulary.LIMITS["inside"][w.language])
    elif inside:
        sentence = ngettext(
            "Fits within the limit {limits}", "Fits within the limits {limits}", len(named)
        )
        found = sentence.format(limits=limits)
    elif named:
        sentence = ngettext(
            "Goes over the limit {limits}", "Goes over the limits {limits}", len(named)
        )
        found = sentence.format(limits=limits)
    else:
        found = capital(vocabulary.LIMITS["touches"][w.language])
    found = f"{found}: {words}" if words else found
    if not inside:
        return [f"{found}. {_first_talked(w, _takers(item, line), held)}"]
    if item.agreed_in_advance:
        return [_("{limits}; agreed in advance.").format(limits=found)]
    return [f"{found}."]


def _first_talked(w: Writing, takers: Sequence[str], held: Held) -> str:
    """Who talk about plan or limit first: who takes it up, and who keeps the limit."""
    _ = w.say
    keepers = [f.owner for f in w.talk.agreed.frames if f.frame in held.touched and f.owner]
    names = list(dict.fromkeys((*takers, *keepers)))
    if len(names) > 1:
        return _("{names} first talk about plan or limit.").format(names=w.names(names))
    return _("Plan or limit is talked through first.")


def earlier(w: Writing) -> Section:
    """What was taken up before, and how it goes on, as was said of it now."""
    _ = w.say
    header = (_("Who"), _("What"), _("Since"), _("How it goes on"))
    tables = []
    for of_this in map(w.at, w.chosen):
        if backs := of_this.began.began.looked_back:
            caption = w.line(of_this.then.text) if len(w.chosen) > 1 else ""
            tables.append(_table(caption, header, [_back(of_this, back) for back in backs]))
    return Section(heading=_("Taken up earlier"), tables=tuple(tables))


def _back(w: Writing, back: LookedBack) -> tuple[str, ...]:
    taken, about = back.initiative, told_of(back)
    goes_on = "; ".join(onward(w, "{word}", about, taken.by))
    said = any(w.about(about, kind) for kind in ("experience", "meaning"))
    if not goes_on and not said:
        goes_on = w.say("Nothing was said of it this time.")
    since = w.day(back.taken) if back.taken else ""
    return w.line(taken.by), w.line(taken.text), since, w.line(goes_on)


def requests(w: Writing) -> Section:
    """What was asked of somebody, and taken up by nobody."""
    _ = w.say

    def told(of: Writing) -> list[Item]:
        of.of("request")
        return [_asked(of, line) for line in not_taken_up(of.lines, of.place)]

    return Section(heading=_("Asked, and taken up by nobody"), items=_by_goal(w, told))


def _asked(w: Writing, line: Line) -> Item:
    _ = w.say
    asker, asked, text = w.names(line.by), w.names(line.who), w.line(line.text)
    if asker and asked:
        text = _("{asker} asked {asked}: {text}").format(asker=asker, asked=asked, text=text)
    elif asker:
        text = _("{asker} asked: {text}").format(asker=asker, text=text)
    answers = [_answer(w, one) for one in w.about(line.id, "request answer")]
    return Item(text=text, below=(*answers, *w.said_to(line)))


def _answer(w: Writing, line: Line) -> str:
    """What somebody said to a request: "Joost: no, because …"."""
    _ = w.say
    words = {"yes": _("yes"), "no": _("no"), "imposed": _("it is imposed")}.get(line.choice, "")
    why = w.text(line.text)
    if words and why:
        told = f"{words}, {why}" if _BECAUSE.match(why) else f"{words}: {why}"
    else:
        told = words or why
    return f"{w.names(line.by)}: {told}" if line.by else capital(told)


def next_talk(w: Writing) -> Section:
    """When account is given of it, and with whom; each goal's where they are not on one day."""
    _ = w.say
    days = {place: following(w.lines, place) for place in (w.chosen or [0])}
    different = len({(day.on, day.people, day.words) for day in days.values()}) > 1
    lead: list[str] = []
    for place, day in days.items():
        told = _when(w, day)
        same = (a for a in w.lines.of("appointment", place) if a.text in ("", day.words))
        w.seen(a for a in same if day.on)
        if different and told:
            told = [f"{w.line(w.at(place).then.text)}: {told[0]}", *told[1:]]
        lead += told if different or not lead else []
    return Section(heading=_("Next talk"), lead=tuple(lead))


def _when(w: Writing, planned: NextTalk) -> list[str]:
    _ = w.say
    day = weekday_date(planned.on, w.language) if planned.on else ""
    names = w.names(planned.people)
    lead = [capital(day)] if day else []
    if names and day:
        lead = [_("{date}, with {names}").format(date=capital(day), names=names)]
    elif names:
        lead = [_("With {names}; no day was chosen yet.").format(names=names)]
    if planned.words:
        lead.append(_("In the words of the talk: {text}").format(text=w.line(planned.words)))
    return lead
