"""One goal through time, as a document: wordings, readings, signs, figures drawn, initiatives.

It is for the team, with every closed talk on the goal whole, or for a reader outside of it. Figures are drawn as they were
said, each with its meaning beside it; nothing compares one with another, and the line is cut where
another sign is looked at (invariants 11 to 13).
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from agendas.folding.story import InitiativeStep, Quote, Sign, Story
from agendas.folding.story import Point as Said
from agendas.records import vocabulary
from agendas.records.said import Language
from agendas.text import one_line
from locales import long_date, short_date, words
from minutes import Reader
from minutes.blocks import Document, Item, Plot, PlotPoint, Section
from minutes.readers import EXCERPT, FOR
from minutes.sections.phrases import capital


def chronicle(story: Story, language: Language, reader: Reader = "team") -> Document:
    """The story of a goal as a document in `language`; what nothing was said of is left out.

    `reader` is for whom `story` was made (`minutes.story_audience`): the document says so.
    """
    say = words(language).gettext
    goal = story.state.goal
    sections = (
        Section(heading=say("Wordings"), items=_wordings(story, language)),
        Section(heading=say("How it was read"), items=_quotes(story.readings, language)),
        Section(heading=say("Signs"), items=tuple(_sign(s, language) for s in story.signs)),
        Section(heading=say("Figures, each with its meaning"), plots=_plots(story, language)),
        Section(heading=say("What it meant"), items=_quotes(story.meanings, language)),
        Section(heading=say("Other readings"), items=_quotes(story.others, language)),
        Section(
            heading=say("Initiatives, and what came of them"),
            items=tuple(_step(step, language) for step in story.steps),
        ),
        Section(heading=say("Where it stood"), items=_standings(story, language)),
        Section(heading=say("Values that surfaced"), items=_quotes(story.values, language)),
    )
    days = [day for day, _meeting in story.talks]
    facts: list[tuple[str, str]] = []
    if goal.now.target_group:
        facts.append((say("Who it is for"), one_line(goal.now.target_group)))
    if days:
        facts.append((say("Talks"), "; ".join(long_date(day, language) for day in days)))
    return Document(
        title=one_line(goal.now.text),
        language=language,
        over=" · ".join(filter(None, (say("One goal through time"), one_line(story.state.team)))),
        audience=say(FOR[reader]),
        facts=tuple(facts),
        remark=say(EXCERPT[reader]) if EXCERPT[reader] else "",
        sections=tuple(section for section in sections if not section.empty),
        on=max(days, default=None),
    )


def _of(text: str, by: str) -> str:
    return f"{one_line(text)} ({one_line(by)})" if by else one_line(text)


def _quotes(quotes: Iterable[Quote], language: Language) -> tuple[Item, ...]:
    return tuple(
        Item(
            text=f"{long_date(quote.on, language)}: {_of(quote.text, quote.by)}",
            below=(one_line(quote.more),) if quote.more.strip() else (),
        )
        for quote in quotes
    )


def _wordings(story: Story, language: Language) -> tuple[Item, ...]:
    say = words(language).gettext
    found = []
    for wording in story.wordings:
        day = f"{long_date(wording.since, language)}: " if wording.since else ""
        proposed = " (" + say("proposed") + ")" if wording.status == "proposed" else ""
        below = []
        if wording.original and wording.original != wording.text:
            below.append(say("it came in as: {text}").format(text=one_line(wording.original)))
        if wording.reason:
            below.append(say("because {text}").format(text=one_line(wording.reason)))
        text = f"{day}{one_line(wording.text)}{proposed}"
        found.append(Item(text=text, below=tuple(map(capital, below))))
    return tuple(found)


def _sign(sign: Sign, language: Language) -> Item:
    say = words(language).gettext
    below = [say("Why: {text}").format(text=one_line(sign.why))] if sign.why else []
    if sign.until:
        day = long_date(sign.until, language)
        told = say("replaced on {date}: {text}").format(date=day, text=one_line(sign.because))
        below.append(capital(told))
    return Item(
        text=f"{long_date(sign.since, language)}: {_of(sign.text, sign.by)}", below=tuple(below)
    )


def _plots(story: Story, language: Language) -> tuple[Plot, ...]:
    """The figures as one plot; nothing where there are none."""
    if not story.points:
        return ()
    say = words(language).gettext
    first, last = story.points[0].on, story.points[-1].on
    description = say(
        "Figures from {first} to {last}, from left to right; each stands with its meaning in the"
        " table. The line is cut where another sign is looked at."
    )
    title = one_line(story.signs[0].text) if len(story.signs) == 1 else say("Figures")
    return (
        Plot(
            title=title,
            description=description.format(
                first=long_date(first, language), last=long_date(last, language)
            ),
            header=(say("When"), say("Figure"), say("What it means")),
            points=tuple(_points(story, language)),
        ),
    )


def _points(story: Story, language: Language) -> Iterable[PlotPoint]:
    years = {point.on.year for point in story.points}
    beside = (
        story.points[-1].on if len(years) == 1 else date.min
    )  # over years, each day has its own
    for number, (_series, run) in enumerate(groupby(story.points, lambda point: point.series)):
        said = list(run)
        shares = any(point.whole for point in said)
        for place, point in enumerate(said):
            meanings = [one_line(meaning) for meaning in point.meanings]
            yield PlotPoint(
                label=short_date(point.on, beside, language),
                shown=one_line(f"{point.figure} {point.unit}"),
                meaning="; ".join(meanings) or vocabulary.MEANING_OPEN[language],
                value=_height(point, shares),
                cut=number > 0 and place == 0,
            )


def _height(point: Said, shares: bool) -> float | None:
    """How high a figure is drawn: "31 of 52" as a share of the whole, as the others of its line."""
    if point.value is None or (shares and not point.whole):
        return None
    return point.value / point.whole if point.whole else point.value


def _step(step: InitiativeStep, language: Language) -> Item:
    say = words(language).gettext
    taken, back = step.initiative, step.back
    below = []
    if taken.limits:
        below.append(capital(vocabulary.LIMITS[taken.limits][language]))
    if back is not None:
        onward = vocabulary.ONWARD[back.onward][language] if back.onward else ""
        told = [one_line(t) for t in (back.happened, back.means, onward, back.because) if t]
        below.append(say("What came of it: {text}").format(text="; ".join(told)))
    day = long_date(step.taken, language)
    return Item(text=f"{day}: {_of(taken.text, taken.by)}", below=tuple(below))


def _standings(story: Story, language: Language) -> tuple[Item, ...]:
    found = []
    for on, standing in story.standings:
        word = vocabulary.STANDING[standing.word][language]
        text = f"{long_date(on, language)}: {word}, {_of(standing.text, standing.by)}"
        found.append(Item(text=text))
    return tuple(found)
