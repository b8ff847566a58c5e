"""A goal's story in words, a part at a time, for the shell; `tui/story_line.py` has it as a line."""

from collections.abc import Iterator

import msgspec

from agendas.folding.story import InitiativeStep, Quote, Story
from agendas.records import vocabulary
from agendas.records.said import Language
from agendas.text import one_line
from locales import long_date, words


class StoryPart(msgspec.Struct, frozen=True, kw_only=True):
    """A heading and its lines; `about` holds, for a line, the talk it was said in."""

    heading: str
    lines: tuple[str, ...]
    about: tuple[str, ...]


def parts(story: Story, language: Language) -> tuple[StoryPart, ...]:
    """The story in order; what nothing was said of is left out."""
    say = words(language).gettext
    made = (
        (say("Wordings"), _wordings(story, language)),
        (say("How it was read"), _quotes(story.readings, language)),
        (say("Signs"), _signs(story, language)),
        (say("Figures, each with its meaning"), _points(story, language)),
        (say("What it meant"), _quotes(story.meanings, language)),
        (say("Other readings"), _quotes(story.others, language)),
        (say("Initiatives, and what came of them"), _steps(story, language)),
        (say("Where it stood"), _standings(story, language)),
        (say("Values that surfaced"), _quotes(story.values, language)),
        (say("Talks that were planned"), _planned(story, language)),
    )
    found = []
    for heading, rows in made:
        listed = list(rows)
        if listed:
            lines, about = zip(*listed, strict=True)
            found.append(StoryPart(heading=heading, lines=lines, about=about))
    return tuple(found)


Rows = Iterator[tuple[str, str]]


def _wordings(story: Story, language: Language) -> Rows:
    say = words(language).gettext
    for wording in story.wordings:
        day = long_date(wording.on, language) if wording.on else ""
        proposed = say("proposed") if wording.status == "proposed" else ""
        text = one_line(wording.text)
        yield _joined(day, text, proposed), wording.meeting
        if wording.original and wording.original != wording.text:
            came = say("it came in as: {text}").format(text=one_line(wording.original))
            yield f"  {came}", wording.meeting
        if wording.reason:
            because = say("because {text}").format(text=one_line(wording.reason))
            yield f"  {because}", wording.meeting
    goal = story.state.goal
    if goal.status in vocabulary.GOAL_STATUS:
        yield _joined(vocabulary.GOAL_STATUS[goal.status][language], one_line(goal.reason)), ""


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


def _quotes(quotes: tuple[Quote, ...], language: Language) -> Rows:
    for quote in quotes:
        by = f"({one_line(quote.by)})" if quote.by else ""
        day = long_date(quote.on, language)
        yield _joined(day, one_line(quote.text), by, one_line(quote.more)), quote.meeting


def _signs(story: Story, language: Language) -> Rows:
    say = words(language).gettext
    for sign in story.signs:
        by = f"({one_line(sign.by)})" if sign.by else ""
        day = long_date(sign.since, language)
        yield _joined(day, one_line(sign.text), by), sign.key.partition(":")[0]
        if sign.why:
            why = say("why: {text}").format(text=one_line(sign.why))
            yield f"  {why}", ""
        if sign.until:
            replaced = say("replaced on {date}: {text}").format(
                date=long_date(sign.until, language), text=one_line(sign.because)
            )
            yield f"  {replaced}", ""


def _points(story: Story, language: Language) -> Rows:
    say = words(language).gettext
    series = ""
    for point in story.points:
        if series and point.series != series:
            yield say("Here another sign is looked at; the line begins anew."), ""
        series = point.series
        yield _joined(long_date(point.on, language), one_line(point.text)), point.meeting
        for expected in point.expected:
            before = say("expected: {text}").format(text=one_line(expected))
            yield f"  {before}", point.meeting
        told = [one_line(m) for m in point.meanings] or [vocabulary.MEANING_OPEN[language]]
        for meaning in told:
            yield f"  {meaning}", point.meeting


def _steps(story: Story, language: Language) -> Rows:
    say = words(language).gettext
    for step in story.steps:
        item = step.initiative
        by = f"({one_line(item.by)})" if item.by else ""
        yield _joined(long_date(step.taken, language), one_line(item.text), by), step.meeting
        yield from _came(step, language, say("what came of it"))


def _came(step: InitiativeStep, language: Language, label: str) -> Rows:
    back = step.back
    if step.initiative.limits:
        yield f"  {vocabulary.LIMITS[step.initiative.limits][language]}", step.meeting
    if back is None:
        return
    onward = vocabulary.ONWARD[back.onward][language] if back.onward else ""
    told = "; ".join(one_line(t) for t in (back.happened, back.means, onward, back.because) if t)
    yield f"  {label}: {told}", back.meeting


def _standings(story: Story, language: Language) -> Rows:
    for on, standing in story.standings:
        word = vocabulary.STANDING[standing.word][language]
        by = f"({one_line(standing.by)})" if standing.by else ""
        yield _joined(long_date(on, language), f"{word}: {one_line(standing.text)}", by), ""


def _planned(story: Story, language: Language) -> Rows:
    say = words(language).gettext
    for talk in story.planned:
        for move in talk.moved:
            was = long_date(move.was, language) if move.was else ""
            yield _joined(was, say("put on another day: {why}").format(why=one_line(move.text))), ""
        if talk.held_on and talk.on and talk.held_on != talk.on:
            yield (
                _joined(
                    long_date(talk.on, language),
                    say("held on {date}").format(date=long_date(talk.held_on, language)),
                ),
                talk.held_as,
            )
        elif talk.open and talk.on:
            yield _joined(long_date(talk.on, language), say("not held yet")), talk.planned_in
