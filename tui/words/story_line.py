"""A goal's story as a line through time: of each day what turned, and at its end how much more was said.

What turned are other words, a figure and what it means, what was taken up, another sign; a day with
no more than a few lines has all of them. The rest is where a line leads: in the minutes of its talk.

Pure values for the screen: rows of `ShownLine`, and the charts beside them. Nothing of it compares one
figure with another.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import NamedTuple

from agendas.came_to.goal.consents import BEHIND, DROPPED
from agendas.folding.story import InitiativeStep, Point, Proposed, Quote, Story
from agendas.parsing.choices import says_why
from agendas.records import vocabulary
from agendas.records.said import Language, Wording
from agendas.records.state import PlannedTalk
from agendas.text import one_line, with_name
from locales import _, in_one_breath, long_date, ngettext, short_date
from tui.widgets.chart import Dot
from tui.widgets.lines.shown_line import ShownLine
from tui.words.signs import Roster, branches

MONTH = 365.25 / 12  # days
SILENCE = 5  # months; a longer one is told in words
MOST_A_DAY = 3  # lines beside the words of the goal
# What comes first where a day has more: the lower, the more it turned.
FIGURE, TAKEN, OTHER_SIGN, BACK, SAID, ALWAYS = 1, 2, 3, 4, 7, -1
Row = tuple[tuple[ShownLine, ...], str | None]


class DayGroup(NamedTuple):
    """Lines that go together, in the talk (an id) and on the day that they belong to.

    How much the first of them turned is its `rank`, how much the second did is `then`.
    """

    on: date
    place: int
    lines: tuple[ShownLine, ...]
    talk: str = ""
    branch: str = ""
    rank: int = SAID
    then: int = SAID + 1


class Chart(NamedTuple):
    """The figures of one sign and unit; the scale ends at `most`, or above the highest figure."""

    title: str
    unit: str
    dots: tuple[Dot, ...]
    most: float


def story_rows(
    story: Story, roster: Roster, language: Language, today: date, spaced: bool
) -> tuple[list[Row], str]:
    """The line from its beginning to what is to come, and how much more was said; a row's id ends in the talk it opens.

    Where it is `spaced`, one row is free before each day; a new year stands in it.
    """
    told = list(_groups(story, roster, language, today))
    bare = {group.talk for group in told}
    titled = zip(story.talks, story.titles, strict=False)
    told += [_held(day, talk, title[language]) for (day, talk), title in titled if talk not in bare]
    told.sort(key=lambda group: (group.on, group.place))
    days_told = groupby(told, key=lambda group: group.on)
    groups = [group for _on, day in days_told for group in _what_turned(list(day))]
    more = sum(len(group.lines) for group in told) - sum(len(group.lines) for group in groups)
    words = ngettext("{n} more line in the minutes", "{n} more lines in the minutes", more)
    return list(_set(groups, language, today, spaced)), words.format(n=more) if more else ""


def _set(groups: list[DayGroup], language: Language, today: date, spaced: bool) -> Iterator[Row]:
    days = {group.on.year for group in groups if group.on != date.min}
    before: DayGroup | None = None
    ends_at = _last_branch(groups)
    for number, group in enumerate(groups):
        new = before is None or group.on != before.on
        if new:
            old = before.on if before else None
            is_told = days != {today.year} and (old is None or old.year != group.on.year)
            year = str(group.on.year) if is_told and group.on != date.min else ""
            yield from _between(old, group.on, year, spaced)
        yield tuple(_hung(group, new, number - ends_at, language)), f"{number}:{group.talk}"
        before = group


def _what_turned(day: list[DayGroup]) -> Iterator[DayGroup]:
    """Of the groups of a day the words of the goal, and the lines that turned most."""
    ranked = [
        (group.rank if not line else group.then if line == 1 else SAID + 2, number, line)
        for number, group in enumerate(day)
        for line in range(len(group.lines))
        if group.rank != ALWAYS
    ]
    shown = {at[1:] for at in sorted(ranked)[:MOST_A_DAY]}
    for number, group in enumerate(day):
        lines = tuple(
            line
            for at, line in enumerate(group.lines)
            if group.rank == ALWAYS or (number, at) in shown
        )
        if lines:
            yield group._replace(lines=lines)


def _between(before: date | None, after: date, year: str, spaced: bool) -> Iterator[Row]:
    """A row between two days, free but for a new year; before that a long silence in words."""
    trunk = ShownLine("", branch=branches().trunk if before else "  ")
    months = round((after - before).days / MONTH) if before and before != date.min else 0
    if spaced and months > SILENCE:
        words = ngettext("{n} month", "{n} months", months).format(n=months)
        yield (trunk, trunk._replace(words=words, quiet=True)), None
    if year or (spaced and before):
        yield (trunk._replace(who=year),), None


def _last_branch(groups: list[DayGroup]) -> int:
    """The place of the group at which the line ends."""
    days = [DayGroup(date.min, 0, ()), *groups]
    own = [n for n, group in enumerate(groups) if group.branch or group.on != days[n].on]
    return max(own, default=0)


def _hung(group: DayGroup, new: bool, past: int, language: Language) -> Iterator[ShownLine]:
    """The lines of a group on the line: the first of a day has its branch, a wording always has.

    The line ends at the group that is none `past` its end.
    """
    known = branches()
    trunk = "  " if past >= 0 else known.trunk
    own = group.branch or known.talk
    own = known.planned if own == known.to_come else own
    first = own if new or own != known.talk else trunk
    if past == 0:
        first = {known.talk: known.last, known.wording: known.last_wording}.get(own, known.to_come)
    when = short_date(group.on, group.on, language) if new and group.on != date.min else ""
    for place, line in enumerate(group.lines):
        branch = first if not place else trunk
        yield line._replace(who=when if not place else "", branch=branch, trunk=trunk)


def _groups(story: Story, roster: Roster, language: Language, today: date) -> Iterator[DayGroup]:
    days = {talk: day for day, talk in reversed(story.talks)}
    talks = dict(reversed(story.talks))
    latest = max((day for day, _talk in story.talks), default=date.min)
    for wording in story.wordings:
        yield _wording(wording, days, story.proposals, language)
    for step in story.steps:
        yield from _step(step, _taken_before(step, story.steps), talks, roster, language)
    yield from _quotes(story.readings, 2, roster, _("reading"))
    for sign in story.signs:
        why = _nested(_("why: {text}").format(text=one_line(sign.why)) if sign.why else "")
        other = any(one.until == sign.since for one in story.signs)
        label = _("another sign") if other else _("indicator")
        shown = _said(sign.text, sign.by, roster, label)
        talk, rank = sign.key.partition(":")[0], OTHER_SIGN if other else SAID
        yield DayGroup(sign.since, 4, (shown, *why), talk, rank=rank)
        for on, said in groupby(sign.voices, key=lambda one: one.on):
            if on != sign.until:
                stays = ShownLine(one_line(sign.text), label=_("stays on the table"), quiet=True)
                told = (
                    _said(_onward(one, language), one.by, roster)._replace(nested=True)
                    for one in said
                )
                yield DayGroup(on, 3, (stays, *told), talks.get(on, ""))
        if sign.until:
            gone = ShownLine(one_line(sign.text), label=_("replaced"), quiet=True)
            because = _nested(one_line(sign.because), quiet=False)
            too = (
                _said(_onward(one, language), one.by, roster)._replace(nested=True)
                for one in sign.voices
                if one.on == sign.until and one.more == "replace" and not one.text and one.by
            )
            yield DayGroup(sign.until, 3, (gone, *because, *too), talks.get(sign.until, ""))
    for point in story.points:
        figure = tuple(_figure(point, roster, language))
        yield DayGroup(point.on, 5, figure, point.meeting, rank=FIGURE, then=FIGURE)
    for ground in story.grounds:
        shown = _said(ground.text, ground.by, roster, vocabulary.LINE_KIND["observation"][language])
        yield DayGroup(ground.on, 5, (shown, *_meant(ground, roster)), ground.meeting)
    yield from _quotes(story.meanings, 6, roster, _("means"))
    yield from _quotes(story.others, 7, roster, _("another view"))
    for on, standing in story.standings:
        word = vocabulary.STANDING[standing.word][language]
        reason = one_line(standing.text)
        text = (", " if says_why(reason) else ": ").join(filter(None, (word, reason)))
        shown = _said(text, standing.by, roster, _("how close"))._replace(strong=word)
        yield DayGroup(on, 8, (shown,), talks.get(on, ""))
    yield from _quotes(story.values, 9, roster, _("value"))
    yield from _quotes(story.insights, 12, roster, "")
    for planned in story.planned:
        yield from _planned(planned, latest, today, language)
    yield from _end(story, language, today)


def _onward(said: Quote, language: Language) -> str:
    word = vocabulary.INDICATOR_ONWARD[said.more][language]
    return ": ".join(filter(None, (word, one_line(said.text))))


def _held(day: date, talk: str, title: str) -> DayGroup:
    """A talk of which nothing stands on the line: it was held all the same."""
    return DayGroup(day, 0, (ShownLine(one_line(title), quiet=True),), talk)


def _said(text: str, by: str, roster: Roster, label: str = "") -> ShownLine:
    name = f"{one_line(by)}:" if by else ""
    return ShownLine(one_line(text), by=name, mark=roster.mark(by), label=label)


def _nested(*texts: str, quiet: bool = True) -> tuple[ShownLine, ...]:
    return tuple(ShownLine(text, nested=True, quiet=quiet) for text in texts if text)


def _quotes(quotes: Iterable[Quote], place: int, roster: Roster, label: str) -> Iterator[DayGroup]:
    for quote in quotes:
        shown = _said(quote.text, quote.by, roster, label)
        more = _nested(one_line(quote.more), quiet=False)
        yield DayGroup(quote.on, place, (shown, *more), quote.meeting)


def _wording(
    wording: Wording, days: dict[str, date], proposals: Iterable[Proposed], language: Language
) -> DayGroup:
    """Words of the goal; what was only proposed with who proposed it, and who stands where."""
    same = (o for o in proposals if (o.meeting, o.text) == (wording.meeting, wording.text))
    made = next(same, None) if wording.status == "proposed" else None
    came = one_line(wording.original) if wording.original != wording.text else ""
    reason = one_line(wording.reason)
    told = (
        _("it came in as: {text}").format(text=came) if came else "",
        reason if says_why(reason) else _("because {text}").format(text=reason) if reason else "",
        *(
            _told_of(made, language)
            if made
            else (_("proposed") if wording.status == "proposed" else "",)
        ),
    )
    shown = ShownLine(one_line(wording.text), all_strong=True)
    on = days.get(wording.meeting) or wording.on or date.min
    place = 0 if wording.n == 1 else 10
    lines = (shown, *_nested(*told))
    branch = branches().wording
    return DayGroup(on, place, lines, wording.meeting, branch, ALWAYS)


def _told_of(made: Proposed, language: Language) -> Iterator[str]:
    """Who proposed other words, who stands behind them, and who does not, or lets them drop, and why."""
    if made.by:
        yield _("proposed by {name}").format(name=one_line(made.by))
    if names := [one_line(one.name) for one in made.stances if one.choice in BEHIND]:
        said = ngettext("{names} stands behind it", "{names} stand behind it", len(names))
        yield said.format(names=in_one_breath(names))
    for one in made.with_days(lambda on: long_date(on, language)):
        name, why = one_line(one.name), one_line(one.because)
        if one.choice == DROPPED:
            told = _("{name} lets the proposal drop") if name else _("the proposal was let drop")
        elif one.choice not in (*BEHIND, "absent"):
            told = _("{name} does not")
        else:
            continue
        told = told.format(name=name)
        yield f"{told}{',' if says_why(why) else ':'} {why}" if why else told


def _meant(point: Point, roster: Roster) -> Iterator[ShownLine]:
    """What it means, below it: the mark and the name of who said so, and their words."""
    for meaning, by in zip_longest(point.meanings, point.meant_by, fillvalue=""):
        text = meaning.removesuffix(f" ({by})")
        yield _said(text, by, roster)._replace(nested=True)


def _figure(point: Point, roster: Roster, language: Language) -> Iterator[ShownLine]:
    yield ShownLine(one_line(point.text), strong=one_line(point.figure))
    yield from _meant(point, roster)
    if not point.meanings:
        yield from _nested(vocabulary.MEANING_OPEN[language])
    for expected in point.expected:
        yield from _nested(_("expected: {text}").format(text=one_line(expected)))


def _taken_before(step: InitiativeStep, steps: Iterable[InitiativeStep]) -> date | None:
    """When the same was taken up by the same person on an earlier day, or None."""
    same = (step.initiative.text, step.initiative.by)
    days = (one.taken for one in steps if (one.initiative.text, one.initiative.by) == same)
    return max((day for day in days if day < step.taken), default=None)


def _step(
    step: InitiativeStep,
    before: date | None,
    talks: dict[date, str],
    roster: Roster,
    language: Language,
) -> Iterator[DayGroup]:
    item = step.initiative
    limits = "; ".join(
        with_name(f"{vocabulary.LIMITS[word][language]}{one_line(text)}", one_line(by), "")
        for word, text, by in item.chose_of_limits
    )
    shown = _said(item.text, item.by, roster, _("look-back"))
    whose = _("{name} takes up:").format(name=one_line(item.by)) if item.by else ""
    taken = shown._replace(by=whose, label="" if whose else _("initiative"), all_strong=True)
    asked = item.at_request_of if item.origin == "on-request" else ""
    asked = _("at the request of {name}").format(name=one_line(asked)) if asked else ""
    lines = (taken, *_nested(asked, limits))
    if before and limits:  # the same again: what came of it
        told = _("what was taken up on {date} {limits}")
        day = short_date(before, step.taken, language)
        lines = (ShownLine(told.format(date=day, limits=limits)),)
    yield DayGroup(step.taken, 11, lines, step.meeting, rank=TAKEN)
    for on, back in step.backs:
        onward = vocabulary.EACH_ONWARD[back.onward][language] if back.onward else ""
        came = (one_line(text) for text in (back.happened, back.means, onward, back.because))
        rows = (shown, *_nested(*came, quiet=False))
        yield DayGroup(on, 1, rows, talks.get(on, ""), rank=BACK, then=BACK)


def _planned(
    talk: PlannedTalk, latest: date, today: date, language: Language
) -> Iterator[DayGroup]:
    """What was put on another day, or is still to be held: a miss is visible, and no more.

    Where a later talk was held it is no longer to be expected.
    """
    dashed = branches().planned

    def told(on: date, words: str, opens: str = "", branch: str = dashed) -> DayGroup:
        return DayGroup(on, 12, (ShownLine(words, quiet=True),), opens, branch, ALWAYS)

    for move in talk.moved:
        if move.was:
            why = _("put on another day: {why}").format(why=one_line(move.text))
            yield told(move.was, why)
    if talk.held_on and talk.on and talk.held_on != talk.on:
        held = _("held on {date}").format(date=long_date(talk.held_on, language))
        yield told(talk.on, held, talk.held_as)
    elif talk.open and talk.on:
        missed = _("agreed on, not held") if talk.on < latest else _("not held yet")
        words = _("next talk") if talk.on >= today else missed
        people = ", ".join(map(one_line, talk.people))
        words = f"{words} · {people}" if people else words
        branch = branches().to_come if talk.on >= today else dashed
        yield told(talk.on, words, talk.planned_in, branch)


def _end(story: Story, language: Language, today: date) -> Iterator[DayGroup]:
    goal = story.state.goal
    if goal.status in vocabulary.GOAL_STATUS:
        status = vocabulary.GOAL_STATUS[goal.status][language]
        words = ": ".join(filter(None, (status, one_line(goal.reason))))
        last = max((day for day, _talk in story.talks), default=today)
        told = (ShownLine(words, quiet=True),)
        yield DayGroup(last, 13, told, branch=branches().to_come, rank=ALWAYS)


def charts(story: Story) -> tuple[Chart, ...]:
    """A chart for each sign and unit of which there is a number, in order of time.

    It bears the words of the sign where somebody tied the figures to that, and of none otherwise.
    """
    found = []
    titles = {sign.key: one_line(sign.text) for sign in story.signs}
    no_sign = _("On the table") if titles else ""
    for (sign, _series), run in groupby(story.points, attrgetter("sign", "series")):
        points = [point for point in run if point.value is not None and point.value >= 0]
        if points:
            found.append(_chart(titles.get(sign, no_sign), points))
    return tuple(found)


def _chart(title: str, points: list[Point]) -> Chart:
    unit = one_line(points[0].unit)
    wholes = {point.whole for point in points}
    whole = next(iter(wholes)) if len(wholes) == 1 else None
    shares = all("%" in point.figure for point in points)
    if whole is not None:
        of = _("of {whole}").format(whole=f"{whole:g}")
        unit = f"{unit}, {of}" if unit else of
    say = _shown_as(whole is None, shares)
    dots = tuple(Dot(point.on, point.value or 0.0, say(point)) for point in points)
    most = max([100.0 if shares else 0.0, *(point.whole or 0.0 for point in points)])
    return Chart(title or unit, unit if title else "", dots, most)


def _shown_as(with_whole: bool, shares: bool) -> Callable[[Point], str]:
    def shown(point: Point) -> str:
        number = f"{point.value:g}" + ("%" if shares else "")
        return f"{number}/{point.whole:g}" if with_whole and point.whole else number

    return shown
