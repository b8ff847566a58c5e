"""Who does what by when, what was asked and taken up by nobody, and when it is talked about again.

No agreement carries a tick, a colour or a count.
"""

from collections.abc import Collection, Sequence
from datetime import date
from textwrap import shorten

from msgspec.structs import replace

from agendas.came_to.initiatives import LIMITS, ORIGINS, held_against, initiatives, of_limits
from agendas.came_to.next_talks import days_told, is_of_agreement
from agendas.came_to.next_talks import next_talk as following
from agendas.came_to.requests import is_open_still, not_taken_up, still_to_answer, taken_by
from agendas.lines.talk import Day, Line
from agendas.parsing.appointment import beyond_hour_and_place, hours_in, place_in
from agendas.parsing.choices import tells_more
from agendas.records import vocabulary
from agendas.records.said import Initiative, LookedBack, NextTalk
from locales import short_date, weekday_date
from minutes.blocks import Item, Section, Table
from minutes.sections.decided import by_goal
from minutes.sections.goal_section import chosen_how, imposed, known_names, onward
from minutes.sections.phrases import Writing, capital, told_of
from minutes.sections.reasons import sentence


def agreements(w: Writing) -> Section:
    """Who does what by when, and what they should notice of it."""
    _ = w.say
    header = (_("Who"), _("What"), _("What they will notice"), _("Told about on"))
    items = w.at(w.talk.place).answers(w.remarks("initiative")) if w.talk.private else ()
    heading = _("What to bring to the talk") if w.talk.private else _("Agreements")
    return Section(heading=heading, tables=_table(w, header), items=items)


def of_agreements(w: Writing) -> Section:
    """What else was said of the agreements: whose idea, limits, what stops, what to watch, support."""
    items = tuple(item for place in w.chosen or [0] for item in _details(w.at(place)))
    return Section(heading=w.say("About the agreements"), items=items)


def _table(w: Writing, header: Sequence[str]) -> tuple[Table, ...]:
    """The rows of each goal in one table, behind its words where there are several.

    Columns in which nothing was said are left out; there is no table without a row.
    """
    several = len(w.chosen) > 1
    rows: list[tuple[str, ...]] = []
    for of_this in map(w.at, w.chosen or [0]):
        goal = (of_this.called,) if several else ()
        rows += [(*goal, *row) for row in _rows(of_this)]
    if not rows:
        return ()
    header = (w.say("Goal"), *header) if several else header
    full = [n for n in range(len(header)) if any(row[n] for row in rows)]
    kept = [tuple(row[n] for n in full) for row in (header, *rows)]
    return (Table(caption="", header=kept[0], rows=tuple(kept[1:])),)


def _taken(w: Writing) -> list[tuple[Initiative, Line]]:
    w.of("initiative")
    return [(item, w.lines.by_id[item.id]) for item in initiatives(w.lines, w.place)]


def _rows(w: Writing) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for item, line in _taken(w):
        notice = w.row_of_voices(w.about(line.id, "notice"), _takers(item, line))
        due = _told_on(w, line, _takers(item, line))
        who = _who(w, item, line) or w.say("nobody’s yet")
        found.append((who, _what_taken(w, item, line), w.line(notice), due))
    return found


def _told_on(w: Writing, line: Line, takers: Sequence[str]) -> str:
    """The days that were said for this very agreement, with whom, else the words that say none; and who said so, where others did."""
    said = w.lines.about(line.id, "appointment")
    if days := days_told(w.lines, line):
        return "; ".join(_day_told(w, told, day, takers) for told, day in days)
    w.seen(said[-1:])
    return "".join(_by_others(w, w.line(one.text), one, takers) for one in said[-1:])


def _day_told(w: Writing, told: Line, day: date, takers: Sequence[str]) -> str:
    hour, place = _when_and_where(told)
    who, on = told.who, ", ".join(filter(None, (_short(w, day), hour, w.line(place))))
    if not tells_more(beyond_hour_and_place(told.text), who):
        w.seen((told,))
    if who and set(w.talk.names) <= set(who):
        on = w.say("{date}, with everyone").format(date=on)
    elif who:
        on = w.say("{date}, with {names}").format(date=on, names=w.names(who))
    return _by_others(w, on, told, takers)


def _by_others(w: Writing, text: str, line: Line, takers: Sequence[str]) -> str:
    return text if line.by == tuple(takers) else w.whose(text, line)


def _when_and_where(line: Line) -> tuple[str, str]:
    """The hour and the place that go with a day; "" where they were not said."""
    begins, _ends = hours_in(line.text)
    said = line.value if isinstance(line.value, Day) else Day(on=None)
    hour = said.hour or (f"{begins:%H:%M}" if begins else "")
    return hour.replace(":", "."), said.place or place_in(line.text)


def _short(w: Writing, day: date) -> str:
    """A day as a narrow column holds it: "8 Dec 2026"."""
    return f"{short_date(day, day, w.language)} {day.year}"


def _takers(item: Initiative, line: Line) -> tuple[str, ...]:
    if line.kind == "request":
        return tuple(filter(None, item.by.split(", ")))
    if not item.by:
        return ()
    return line.who or line.by


def _who(w: Writing, item: Initiative, line: Line) -> str:
    return w.names(_takers(item, line))


def _what_taken(w: Writing, item: Initiative, line: Line) -> str:
    text = w.line(line.text)
    if _asked_by_name(w, item, line):
        asked = w.say("{text} (at the request of {name})")
        return asked.format(text=text, name=w.line(item.at_request_of))
    if line.by and not item.by:
        return w.say("{text} (said by {name})").format(text=text, name=w.names(line.by))
    return text


def _asked_by_name(w: Writing, item: Initiative, line: Line) -> bool:
    """Whether it was taken up at the request of somebody whose name is known: that stands with it."""
    name = item.at_request_of.casefold()
    known = line.kind == "request" or name in {one.casefold() for one in known_names(w)}
    return item.origin == "on-request" and bool(name) and known


def _details(w: Writing) -> list[Item]:
    """What else was said of each agreement: whose idea, limits, what stops, what to watch, support."""
    found = []
    taken = _taken(w)
    takers = [_who(w, item, line) for item, line in taken]
    for item, line in taken:
        below = _about(w, item, line)
        if len(taken) == 1 and not item.others_on_limits:
            found += [Item(text=text) for text in below]
        elif below:
            who, text = _who(w, item, line), shorten(w.line(line.text), 40, placeholder=" …")
            only = bool(who) and takers.count(who) == 1  # the table tells what it is
            text = who if only else f"{who}: {text}" if who else text
            found.append(Item(text=text, below=tuple(below)))
    return found


def _about(w: Writing, item: Initiative, line: Line) -> list[str]:
    _ = w.say
    takers = _takers(item, line)
    below = [*_origin(w, item, line), *_limits(w, line, item)]
    below += w.voices(_("What stops in its place: {text}"), line.id, "stops", takers)
    below += w.voices(_("To watch: {text}"), line.id, "watch", takers)
    below += w.voices(_("Support asked: {text}"), line.id, "support", takers)
    if line.kind == "request":
        still = {*still_to_answer(w.lines, line)}  # told of where it is asked of them still
        said = [one for one in w.about(line.id, "request answer") if not still & {*one.by}]
        is_alone = {one.by for one in said} == {takers}  # else hers reads as his who stands above
        owner = takers if is_alone else ("",)
        below += [_answer(w, one, owner) for one in said if one.text]
    days = [one for one in w.lines.about(line.id, "appointment") if one.id not in w.shown]
    w.seen(days)
    below += [f"{w.question(one)} {w.said(one)}".strip() for one in days if one.text]
    return [*below, *w.said_to(line)]


def _origin(w: Writing, item: Initiative, line: Line) -> list[str]:
    w.last(line, "origin")
    if item.origin not in ORIGINS or _asked_by_name(w, item, line):
        return []
    if item.origin == "imposed":
        return [imposed(w, item.at_request_of)]
    if line.kind == "request" and not item.at_request_of:
        return []  # nobody is known to have asked it
    told = (chosen_how(w, str(item.origin)), *w.told("{text}", item.at_request_of))
    return [": ".join(part.rstrip(".") for part in told) + "."]


def _limits(w: Writing, line: Line, item: Initiative) -> list[str]:
    _, ngettext = w.say, w.ngettext
    w.about(line.id, "limits")
    takers = _takers(item, line)
    said, *beside = of_limits(w.lines, line, takers) or (None,)
    if said is None or said.choice not in LIMITS:
        return [_of_another(w, one) for one in (said, *beside) if one and one.text.strip()]
    owner = () if item.others_on_limits else takers
    told = [_of_another(w, one, owner) for one in beside if one]
    held, inside = held_against(said), said.choice == "inside"
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
    if item.others_on_limits or said.by != takers:
        found = w.whose(found, said)
    if item.agreed_in_advance:
        return [_("{limits}; agreed in advance.").format(limits=found), *told]
    if not item.touches:
        return [f"{found}.", *told]
    touched = {frame for voice in item.on_limits for frame in voice.touched}
    first = _first_talked(w, takers, touched)
    return [f"{found}. {first}", *told] if not inside else [f"{found}.", *told, first]


def _of_another(w: Writing, line: Line, owner: Sequence[str] = ()) -> str:
    """Whether it stays inside the limits as another than whose word counts has it: "Ines: touches a limit"."""
    word = vocabulary.LIMITS[line.choice][w.language] if line.choice in LIMITS else ""
    told = ": ".join(filter(None, (word, w.line(line.text).rstrip("."))))
    if line.by and line.by == tuple(owner):
        return f"{capital(told)}."
    return f"{w.names(line.by) or w.say('someone')}: {told}."


def _first_talked(w: Writing, takers: Sequence[str], touched: Collection[str]) -> str:
    """Who talk about plan or limit first: who takes it up, and who keeps the limit."""
    keepers = [f.owner for f in w.talk.agreed.frames if f.frame in touched and f.owner]
    names = list(dict.fromkeys((*takers, *keepers)))
    if len(names) > 1:
        return capital(
            w.say("{names} first talk about plan or limit.").format(names=w.names(names))
        )
    return w.say("Plan or limit is talked through first.")


def earlier(w: Writing) -> Section:
    """What was taken up before, what came of it, and how it goes on, as was said of it now."""
    _ = w.say
    heading = _("Open initiatives") if w.talk.kind == "review" else _("Taken up earlier")
    return Section(heading=heading, items=by_goal(w, _backs_under))


def _backs_under(w: Writing) -> list[Item]:
    """What earlier talks left, behind the words under which it was taken up where those were others."""
    found, words = _backs(w), w.line(w.taken_up_under)
    under = Item(text=w.say("Taken up under: “{wording}”").format(wording=words))
    return [under, *found] if found and words else found


def _backs(w: Writing) -> list[Item]:
    asked = w.visited_here("look-back")
    taken = {item.text.casefold() for item, _line in _taken(w)}
    return [
        Item(text=_back(w, back.initiative, back.taken, *told))
        for back in w.began.began.looked_back
        for told in [_told_now(w, back, asked)]
        if any(told)
        or back.initiative.origin == "imposed"
        or back.initiative.text.casefold() not in taken  # else it stands above
    ]


def _told_now(w: Writing, back: LookedBack, asked: bool) -> tuple[str, str]:
    """What came of it and how it goes on; what is taken up again stands above."""
    taken, about = back.initiative, told_of(back)
    came = w.row_of_voices(w.about(about, "experience"), (taken.by,))
    goes_on = "; ".join(onward(w, "{word}", about, taken.by))
    again = any(
        line.about == about
        or (line.kind == "initiative" and line.text.casefold() == taken.text.casefold())
        for line in w.lines.counting
    )
    if asked and not goes_on and not again:
        goes_on = w.say("Nothing was said of it this time.")
    return w.line(came), w.line(goes_on)


def _back(w: Writing, taken: Initiative, on: date | None, came: str, goes_on: str) -> str:
    """In sentences: "a walk-in (Ana, since 6 October 2026): many came. Carried on: it is theirs."."""
    since = w.say("since {date}").format(date=w.day(on)) if on else ""
    told = w.say("asked of {name}") if goes_on else w.say("asked of {name}, answer still open")
    is_open = told.format(name=w.line(taken.asked))
    whose = ", ".join(filter(None, (w.line(taken.by), is_open if taken.asked else "", since)))
    what = f"{w.line(taken.text)} ({whose})" if whose else w.line(taken.text)
    by = imposed(w, taken.at_request_of) if taken.origin == "imposed" else ""
    parts = (f"{what}: {came}" if came else what, by, capital(goes_on))
    return " ".join(sentence(w, part, "", ()) for part in parts if part)


def requests(w: Writing) -> Section:
    """What was asked of somebody who declined it, and taken up by nobody."""
    return Section(heading=w.say("Asked, and taken up by nobody"), items=_asked_of(w, False))


def open_requests(w: Writing) -> Section:
    """What was asked of somebody who neither took it up nor declined it."""
    return Section(heading=w.say("Asked, answer still open"), items=_asked_of(w, True))


def _asked_of(w: Writing, is_open: bool) -> tuple[Item, ...]:
    def told(of: Writing) -> list[Item]:
        of.of("request")
        left = not_taken_up(of.lines, of.place)
        found = [_asked(of, o) for o in left if is_open_still(of.lines, o) is is_open]
        return [*found, *_asked_beside(of)] if is_open else found

    return by_goal(w, told)


def _asked_beside(w: Writing) -> list[Item]:
    """What somebody took up, as it is asked still of the others it was asked of."""
    taken = (one for one in w.lines.of("request", w.place) if taken_by(w.lines, one))
    still = ((one, still_to_answer(w.lines, one)) for one in taken)
    return [_asked(w, replace(one, who=who)) for one, who in still if who]


def _asked(w: Writing, line: Line) -> Item:
    """What was asked, with the answers to it; where it was taken up, with those of whom it is asked still."""
    asker, asked, text = w.names(line.by), w.names(line.who), w.line(line.text)
    named = asked and text.startswith((f"{asked},", f"{asked.partition(' ')[0]},"))
    if asker and asked and not named:
        text = capital(
            w.say("{asker} asked {asked}: {text}").format(asker=asker, asked=asked, text=text)
        )
    elif asker:
        text = capital(w.say("{asker} asked: {text}").format(asker=asker, text=text))
    taken, said = taken_by(w.lines, w.lines.by_id[line.id]), w.about(line.id, "request answer")
    answers = [_answer(w, one) for one in said if not taken or {*line.who} & {*one.by}]
    return Item(text=text, below=(*answers, *(() if taken else w.said_to(line))))


def _answer(w: Writing, line: Line, owner: Sequence[str] = ()) -> str:
    """What somebody said to a request: "Joost: no, I am away"; without the name of an `owner`."""
    _ = w.say
    words = {"yes": _("yes"), "no": _("no"), "imposed": _("it is imposed")}.get(line.choice, "")
    told = ", ".join(filter(None, (words, w.text(line.text))))
    who = w.names(line.by) or (w.say("someone") if owner else "")
    return f"{who}: {told}" if who and line.by != tuple(owner) else capital(told)


def next_talk(w: Writing) -> Section:
    """When account is given of it, and with whom; each goal's where they are not on one day.

    A day that was said of an agreement alone is told there: of a talk nobody said it.
    """
    places = [place for place in (w.chosen or [0]) if not is_of_agreement(w.lines, place)]
    days = {place: following(w.lines, place) for place in places}
    different = len({(day.on, day.people, day.words) for day in days.values()}) > 1
    lead: list[str] = []
    for place, day in days.items():
        lines = [a for a in w.lines.of("appointment") if _is_told(a, day)]
        w.seen(lines)
        told = _when(w, day, lines)
        told = told if different else [capital(row) for row in told]
        if different and told:
            about = w.say("About “{goal}”: {text}")
            told = [about.format(goal=w.at(place).called, text=told[0]), *told[1:]]
        lead += told if different or not lead else []
    return Section(heading=w.say("Next talk"), lead=tuple(lead))


def _is_told(line: Line, planned: NextTalk) -> bool:
    """Whether the day, the people and the words of an appointment are those of a next talk."""
    on = line.value.on if isinstance(line.value, Day) else None
    same = on is not None and (on, line.who) == (planned.on, planned.people)
    return same and (not planned.words or line.text in ("", planned.words))


def _when(w: Writing, planned: NextTalk, lines: Sequence[Line]) -> list[str]:
    """Day, hour, place and people; the words that were used where they tell more than that."""
    _ = w.say
    names = w.names(planned.people)
    lead = []
    if planned.on:
        days = [line.value for line in lines if isinstance(line.value, Day)]
        begins, _ends = hours_in(planned.words)
        said = f"{begins:%H:%M}" if begins else ""
        hour = next((day.hour for day in days if day.hour), said).replace(":", ".")
        place = w.line(next((day.place for day in days if day.place), place_in(planned.words)))
        when = ", ".join(filter(None, (weekday_date(planned.on, w.language), hour, place)))
        told = _("{date}, with {names}") if names else "{date}"
        lead.append(told.format(date=when, names=names))
    elif names:
        lead.append(_("With {names}; no day was chosen yet.").format(names=names))
    if tells_more(beyond_hour_and_place(planned.words), planned.people):
        lead.append(_("In the words of the talk: {text}").format(text=w.line(planned.words)))
    return lead
