"""The rows of Home: what is today, what waits for a talk, what is unfinished, and what was."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from rich.cells import cell_len

from agendas.folding.waits import Wait
from agendas.text import one_line
from locales import _, long_date, ngettext, short_date, spoken
from store.cache.index import Summary
from store.cache.overview import Overview
from store.conflicts.copies import TWO
from store.library import TalkLibrary
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row
from tui.words.exchange_sign import exchange_sign
from tui.words.open_answer import answer_open, answers, by_request, is_asked
from tui.words.rosters import Rosters
from tui.words.signs import Roster
from tui.words.store_words import missing_told

MARGIN = 9  # cells of a narrow margin
ONE_ROW = 64  # cells; so much stands on one row on most screens
LATEST = 5  # talks that were held; one row more shows them all
MOST_WAITING = 60  # rows of what waits or was agreed on, each; one row more shows them all
KEY = 8  # cells of the margin, at the end of which the key of a first step stands


def told_of(store: TalkLibrary, exchange_key: str) -> list[str]:
    """Of which talks there are two versions, which were deleted elsewhere, and when was exchanged."""
    doubled = sorted({copy.meeting for copy in store.copies()})
    exchanged = exchange_sign(store, store.now().date(), exchange_key)
    two = (_(TWO).format(id=key) for key in doubled)
    return [*two, *filter(None, (missing_told(store), exchanged))]


def home_rows(
    overview: Overview,
    waiting: tuple[Wait, ...],
    of_store: list[str],
    today: date,
    keys: dict[str, str],
    every: bool = False,
) -> Iterator[Row]:
    """Every row of Home, in its parts; `of_store` is what is told of the store below them.

    The id of a row is "wait:" and its place in `waiting`, or "talk:" and the id of a talk; "more:"
    stands for those of a part beyond the first few, until `every` one is shown. No
    check-in is among them while a talk is open or paused: who is at that talk may look on. `keys`
    are the names of the keys for an empty store's first steps.
    """
    rosters = Rosters(overview)
    hidden = overview.in_company

    def few(made: Iterator[Row], count: int, most: int, key: str) -> list[Row]:
        """The first rows, and one more that stands for the others; of the others none is made."""
        if every or count <= most + 1:
            return list(made)
        others = _("… {n} more").format(n=count - most)
        return [*islice(made, most), ((ShownLine(others, quiet=True),), key)]

    def waits(key: str, wanted: Callable[[Wait], bool]) -> list[Row]:
        found = [(place, wait) for place, wait in enumerate(waiting) if wanted(wait)]
        rows = (_waiting(place, wait, today, rosters.of(wait.team)) for place, wait in found)
        return few(rows, len(found), MOST_WAITING, f"more:{key}")

    unfinished = _shown(overview.unfinished, hidden)
    open_goals = {talk.goal_id for talk in unfinished if not talk.private} - {""}

    def to_talk_about(wait: Wait) -> bool:
        """Without a day to come; what has an unfinished talk is talked about already."""
        return not (wait.on and wait.on >= today) and wait.goal not in open_goals

    def below_of(talk: Summary) -> list[ShownLine]:
        """What is to be told about in an unfinished talk."""
        of_goal = (w for w in waiting if w.goal and w.goal == talk.goal_id and not talk.private)
        told = [line for wait in of_goal for line in _taken_up(wait, rosters.of(wait.team))]
        return list(dict.fromkeys(told))

    earlier = _shown(overview.earlier, hidden)
    alike = _alike(earlier, today)
    held = (_earlier(talk, today, talk.id in alike) for talk in earlier)
    parts: tuple[tuple[str, list[Row]], ...] = (
        (_("Today"), waits("today", lambda w: w.on == today)),
        (_("Waits for a talk"), waits("waits", to_talk_about)),
        (_("Unfinished"), [_unfinished(talk, today, below_of(talk)) for talk in unfinished]),
        (_("Agreed on"), waits("agreed", lambda w: bool(w.on and w.on > today))),
        (_("Earlier"), _close(few(held, len(earlier), LATEST, "more:"))),
    )
    folded = not every and len(earlier) > LATEST + 1
    told = [*_told(overview, hidden, folded), *of_store]
    if not told and not any(rows for _title, rows in parts):
        yield from _first_day(keys)
    for title, rows in parts:
        if rows:
            yield (ShownLine(title, heading=True),), None
            yield from rows
    for sentence in told:
        yield (ShownLine(sentence, quiet=True),), None


def _told(overview: Overview, hidden: bool, folded: bool) -> Iterator[str]:
    """What is to be known below all rows; what tells of rows that are `folded` away comes with them."""
    of_own = hidden and any(s.private for s in (*overview.unfinished, *overview.earlier))
    if of_own and not folded:
        yield _("Check-ins are listed once no talk is open or paused.")
    if (more := overview.more) and not folded:
        yield ngettext("and {n} more: / finds it", "and {n} more: / finds them", more).format(
            n=more
        )
    for name in overview.unread:
        yield _("{file} cannot be read. Try: vertel store check").format(file=one_line(name))


def _first_day(keys: dict[str, str]) -> Iterator[Row]:
    """What one can do where nothing is yet, and what happens then."""
    yield (
        (
            ShownLine(_("Nothing here yet."), all_strong=True),
            ShownLine(
                _(
                    "A team chooses a goal, tells what it saw, and takes something up. What is said is saved at once, on this machine and nowhere else."
                ),
                quiet=True,
                spaced=True,
            ),
        ),
        None,
    )
    steps = (
        (keys["new"], _("begin a talk"), _("asks for the goal and who is there, and no more")),
        (keys["check_in"], _("check in, alone"), _("three questions, ten minutes, for yourself")),
        (
            keys["example"],
            _("look around in an example"),
            _("a team's year, apart from your own talks"),
        ),
    )
    for key, step, what in steps:
        first = ShownLine(step, f"{key:>{KEY}}", ink="bold $accent")
        yield (first, ShownLine(what, quiet=True, spaced=True)), None


def _shown(rows: tuple[Summary, ...], hidden: bool) -> list[Summary]:
    return [row for row in rows if not (hidden and row.private)]


def _waiting(place: int, wait: Wait, today: date, roster: Roster) -> Row:
    hour = f"{wait.at:%H:%M}" if wait.at else ""
    when = hour if wait.on == today else since_words(wait.on, today)
    below = _taken_up(wait, roster)
    if wait.talk:
        told = _("next talk: {date}").format(date=long_date(wait.talk))
        below.append(ShownLine(told, quiet=True))
    if wait.remark:
        below.append(ShownLine(wait.remark[spoken()], quiet=True))
    below = below or [ShownLine(_("no initiative yet"), quiet=True)]
    return tuple(_with(wait.subject, when, below)), f"wait:{place}"


def _taken_up(wait: Wait, roster: Roster) -> list[ShownLine]:
    rows = []
    for each in by_request(wait.waiting):
        one, item = each[0], each[0].initiative
        asked, days = (
            is_asked(each),
            ", ".join(f"{one_line(own.by)} {_on(own.on)}" for own in one.days),
        )
        by = item.at_request_of if asked else item.by
        words = one_line(item.text)
        words = _("asked: {text}").format(text=words) if asked and by else words
        rows.append(ShownLine(words, by=one_line(by), mark=roster.mark(by)))
        below = answers(each, _on) if asked else answer_open(item) or days
        rows += [ShownLine(below, quiet=True, nested=True)] * bool(below)
    return rows


def _on(day: date) -> str:
    return short_date(day, day)


def _with(subject: str, when: str, below: list[ShownLine]) -> Iterator[ShownLine]:
    """What a row is about, bold, with a word of Vertel's behind it where that fits; else all beneath it."""
    words = one_line(subject)
    first = ShownLine(words, _on_tens(when), ink="$quiet", all_strong=True)
    both = f"{words} · {below[0].words}"
    if len(below) == 1 and below[0].quiet and cell_len(both) <= ONE_ROW:
        yield first._replace(words=both, strong=words, all_strong=False, spaced=True)
    else:
        yield from (first, *below[:-1], below[-1]._replace(spaced=True))


def _unfinished(summary: Summary, today: date, taken_up: list[ShownLine]) -> Row:
    when = _day(summary, today)
    phase = one_line(summary.phase[spoken()])
    below = _("check-in") if summary.private else _("stayed at {phase}").format(phase=phase)
    told = ShownLine(below, quiet=True)
    return tuple(_with(summary.goal, when, [*taken_up, told])), f"talk:{summary.id}"


def _alike(talks: list[Summary], today: date) -> set[str]:
    """The ids of the talks whose rows would look as another's does."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in talks:
        found.setdefault((_day(row, today), *_told_of(row)), []).append(row.id)
    return {key for keys in found.values() if len(keys) > 1 for key in keys}


def _day(summary: Summary, today: date) -> str:
    return near_date(summary.started.astimezone().date(), today)


def _earlier(summary: Summary, today: date, alike: bool) -> Row:
    """A talk that was held; where another's row would look the same, also when it began and with what."""
    told = _told_of(summary)
    if alike:
        at, kind = f"{summary.started.astimezone():%H:%M}", one_line(summary.title[spoken()])
        told_on = summary.first and not summary.private  # others may look on
        first = f"“{one_line(summary.first)}”" if told_on else ""
        told = tuple(dict.fromkeys(filter(None, (at, *told, kind, first))))
    day = _on_tens(_day(summary, today))
    shown = ShownLine(" · ".join(told), day, ink="$quiet", whole=False)
    return (shown,), f"talk:{summary.id}"


def _told_of(summary: Summary) -> tuple[str, ...]:
    """What a talk was about, and what it was where that is not a talk on a goal."""
    goal, kind = one_line(summary.goal), one_line(summary.title[spoken()])
    if summary.private:
        return tuple(filter(None, (_("check-in, for you alone"), goal)))
    return (goal,) if goal and (summary.goal_id or goal == kind) else (*filter(None, (goal,)), kind)


def _close(rows: list[Row]) -> list[Row]:
    """Rows close together, with room below the last."""
    return [
        ((*lines[:-1], lines[-1]._replace(spaced=number == len(rows))), key)
        for number, (lines, key) in enumerate(rows, 1)
    ]


def _on_tens(when: str) -> str:
    """A day or a time with its number below the numbers of others: " 7 Jun" below "28 Apr".

    >>> _on_tens("7 Jun"), _on_tens("28 Apr"), _on_tens("2 Nov ’27")  # so it is whole in any margin
    (' 7 Jun', '28 Apr', '2 Nov ’27')
    """
    is_short = when[:1].isdigit() and not when[1:2].isdigit() and len(when) < MARGIN
    return f" {when}" if is_short else when


def since_words(day: date | None, today: date) -> str:
    """When something is due, or how long it waits, in few letters: no colour, no alarm."""
    if day is None:
        return ""
    days = (today - day).days
    if days <= 0:
        return near_date(day, today)
    if days < 14:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)


def near_date(day: date, today: date) -> str:
    """A day in at most nine letters, so that it fits the narrowest margin: "24 Nov", "24 Nov ’25"."""
    short = short_date(day, day)
    return short if day.year == today.year else f"{short} ’{day:%y}"
