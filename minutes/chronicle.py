"""One goal through time, as a document: wordings, readings, signs with their figures, initiatives.

It is for the team, with every closed talk on the goal whole, or for a reader outside of it. Each thing stands
once, in a sentence. Figures of one sign and unit are drawn as they were said, each with its meaning beside
it; nothing compares one with another (invariants 11 to 13).
"""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby

from agendas.folding.review import history, put_off
from agendas.folding.story import InitiativeStep, Point, Quote, Sign, Story
from agendas.records import heads, vocabulary
from agendas.records.agreements import Laid
from agendas.records.said import Language, LookedBack
from minutes import Reader
from minutes.blocks import Document, Item, Section
from minutes.plots_of_signs import plots_of
from minutes.readers import EXCERPT, FOR
from minutes.sections.decided import who_stands_where
from minutes.sections.phrases import Telling, capital
from minutes.sections.read_back import in_a_sentence
from minutes.sections.reasons import sentence, word_onward


def chronicle(story: Story, language: Language, reader: Reader = "team") -> Document:
    """The story of a goal as a document in `language`; what nothing was said of is left out.

    `reader` is for whom `story` was made (`minutes.story_audience`): the document says so.
    """
    w = Telling(language)
    _, goal = w.say, story.state.goal
    sections = (
        Section(heading=_("Wordings"), items=tuple(_wordings(w, story))),
        Section(heading=_("How it was read"), items=_quotes(w, story.readings)),
        *_signs(w, story),
        Section(heading=_("What it meant"), items=_quotes(w, story.meanings)),
        Section(heading=_("Other readings"), items=_quotes(w, story.others)),
        Section(
            heading=_("Initiatives, and what came of them"),
            items=tuple(_step(w, step) for step in story.steps),
        ),
        Section(heading=_("Where it stood"), items=_standings(w, story)),
        Section(
            heading=_("Values that surfaced"),
            items=_sentences(w, (_value(one) for one in story.values)),
        ),
        Section(heading=_("Talks that were planned"), items=_planned(w, story)),
    )
    days = [day for day, _meeting in story.talks]
    facts: list[tuple[str, str]] = []
    if goal.now.target_group:
        facts.append((_("Who it is for"), w.line(goal.now.target_group)))
    if days:
        facts.append((_("Talks"), "; ".join(map(w.day, days))))
    return Document(
        title=w.line(goal.now.text),
        language=language,
        over=" · ".join(filter(None, (_("One goal through time"), w.line(story.state.team)))),
        audience=_(FOR[reader]),
        facts=tuple(facts),
        remark=_(EXCERPT[reader]) if EXCERPT[reader] else "",
        sections=tuple(section for section in sections if not section.empty),
        on=max(days, default=None),
    )


def _of(w: Telling, text: str, by: str) -> str:
    return f"{w.line(text)} ({w.line(by)})" if by else w.line(text)


def _sentences(w: Telling, found: Iterable[Laid]) -> tuple[Item, ...]:
    return tuple(Item(text=in_a_sentence(w, laid)) for laid in found)


def _wordings(w: Telling, story: Story) -> Iterator[Item]:
    """How the words grew; what was only proposed with who proposed it, and where each stands."""
    made = {one.text: one for one in story.proposals}
    for laid in history(story.state.goal):
        one = made.get(laid.text) if laid.head == heads.NOT_AGREED and laid.on else None
        if one is None:
            yield Item(text=in_a_sentence(w, laid))
            continue
        told = w.say("Proposed on {on} by {name}: “{text}”") if one.by else ""
        on = w.day(laid.on) if laid.on else ""
        text = told.format(on=on, name=w.line(one.by), text=w.line(one.text))
        text = sentence(w, text, laid.because, (), True) if text else in_a_sentence(w, laid)
        yield Item(text=text, below=tuple(who_stands_where(w, one.with_days(w.day))))


def _quotes(w: Telling, quotes: Iterable[Quote]) -> tuple[Item, ...]:
    return tuple(Item(text=f"{w.day(one.on)}: {_of(w, one.text, one.by)}") for one in quotes)


def _value(quote: Quote) -> Laid:
    return Laid(
        phase="", head=heads.VALUE, text=quote.text, because=quote.more, by=quote.by, on=quote.on
    )


def _signs(w: Telling, story: Story) -> Iterator[Section]:
    """Each sign with what somebody tied to it, in order of time; then all that was tied to none."""
    known = {sign.key for sign in story.signs}
    for sign in story.signs:
        heading = w.say("Sign: {text}").format(text=w.line(sign.text))
        yield _section(w, story, heading, _of_sign(w, sign), {sign.key})
    every = {point.sign for point in (*story.points, *story.grounds)}
    yield _section(w, story, w.say("What was on the table"), (), every - known)


def _section(
    w: Telling, story: Story, heading: str, lead: tuple[str, ...], keys: Container[str]
) -> Section:
    """What was tied to one of these signs; "" is none: then each figure stands in its own words."""
    of_these = [point for point in (*story.points, *story.grounds) if point.sign in keys]
    tied = [point for point in of_these if point.figure and point.sign]
    plots, tables = plots_of(w, heading, tied)
    alone = sorted((point for point in of_these if point not in tied), key=lambda point: point.on)
    items = tuple(_ground(w, point) for point in alone)
    return Section(heading=heading, lead=lead, items=items, plots=plots, tables=tables)


def _ground(w: Telling, point: Point) -> Item:
    """Evidence that stands by itself, with what was said of it."""
    before, is_open = w.say("Expected beforehand: {text}"), vocabulary.MEANING_OPEN[w.language]
    below = [before.format(text=w.line(text)) for text in point.expected * bool(point.figure)]
    below += map(w.line, point.meanings or (is_open,) * bool(point.figure))
    return Item(text=f"{w.day(point.on)}: {_of(w, point.text, point.by)}", below=tuple(below))


def _of_sign(w: Telling, sign: Sign) -> tuple[str, ...]:
    """That it was chosen and why; that it was let go, and why."""
    _ = w.say
    chosen = _("Chosen on {on} by {name}") if sign.by else _("Chosen on {on}")
    told = [
        sentence(w, chosen.format(on=w.day(sign.since), name=w.line(sign.by)), sign.why, (), True)
    ]
    if sign.until:
        gone = _("Let go on {on}").format(on=w.day(sign.until))
        told.append(sentence(w, gone, sign.because, ()))
    for (on, _talk), group in groupby(sign.voices, lambda one: (one.on, one.meeting)):
        said, is_gone = list(group), on == sign.until
        kept = [one for one in said if one.more != "replace"]
        stayed = _("On {on} it stayed: not everyone chose the same.")
        if not kept:
            stayed = _("On {on} it stayed: {name}, whose it is, said nothing of it.")
        told += [stayed.format(on=w.day(on), name=w.line(sign.by))] * (not is_gone)
        told += [
            word_onward(w, one.more, one.text, (one.by,) * bool(one.by), is_gone)
            for one in said
            if not (is_gone and one.more == "replace" and one.text)  # told as why it was let go
        ]
    return tuple(told)


def _step(w: Telling, step: InitiativeStep) -> Item:
    _, taken = w.say, step.initiative
    takers = taken.by.split(", ") if taken.by else []
    first = _("On {date} {name} took up: {text}") if takers else _("Taken up on {date}: {text}")
    if len(takers) > 1:
        first = _("On {date} {name} together took up: {text}")
    below = []
    below += [
        _of(w, f"{capital(vocabulary.LIMITS[limits][w.language])}{words}", whose)
        for limits, words, whose in taken.chose_of_limits
    ]
    for on, back in step.backs:
        told = _came(w, back)
        below += [f"{w.day(on)}: {one}" for one in told] if len(step.backs) > 1 else told
    words = w.line(taken.text)
    if taken.origin == "on-request" and taken.at_request_of:
        asked = _("{text} (at the request of {name})")
        words = asked.format(text=words, name=w.line(taken.at_request_of))
    text = first.format(date=w.day(step.taken), name=w.names(takers), text=words)
    return Item(text=text, below=tuple(below))


def _came(w: Telling, back: LookedBack) -> list[str]:
    """What a look-back said of it."""
    _, told = w.say, []
    if back.happened:
        told.append(_("What came of it: {text}").format(text=w.line(back.happened)))
    if back.means:
        told.append(_("What that tells: {text}").format(text=w.line(back.means)))
    if back.onward:
        word = sentence(w, vocabulary.EACH_ONWARD[back.onward][w.language], back.because, ())
        told.append(_("How it goes on: {word}").format(word=word))
    return told


def _standings(w: Telling, story: Story) -> tuple[Item, ...]:
    found: list[Item] = []
    for on, one in story.standings:
        word = vocabulary.STANDING[one.word][w.language]
        told = w.say("On {on} {name} saw it as: {word}") if one.by else w.say("On {on}: {word}")
        told = told.format(on=w.day(on), name=w.line(one.by), word=word)
        found.append(Item(text=sentence(w, told, one.text, ())))
    return tuple(found)


def _planned(w: Telling, story: Story) -> tuple[Item, ...]:
    held = {meeting for _day, meeting in story.talks}
    found: list[Item] = []
    for planned in story.planned:
        found += _sentences(w, put_off(planned, "", held))
        if planned.open and planned.on:
            told = w.say("A talk was agreed on for {on}.").format(on=w.day(planned.on))
            found.append(Item(text=told))
    return tuple(found)
