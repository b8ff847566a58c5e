"""The rows of Home: what waits for a talk, what is unfinished, and what was."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from textual.content import Content
from textual.widgets.option_list import Option

from agendas.folding.waits import Wait
from agendas.text import one_line
from locales import _, ngettext, short_date, spoken
from store.cache.index import Summary
from store.cache.overview import Overview
from store.conflicts.copies import TWO
from store.library import MeetingLibrary
from tui.store_words import missing_told


def told_of(store: MeetingLibrary) -> list[str]:
    """Of which talks there are two versions, and which were deleted elsewhere."""
    doubled = sorted({copy.meeting for copy in store.copies()})
    gone = missing_told(store)
    return [*(_(TWO).format(id=key) for key in doubled), *([gone] if gone else ())]


def home_rows(
    overview: Overview, waiting: tuple[Wait, ...], of_store: list[str], today: date
) -> Iterator[Option]:
    """Every row of Home, in its three parts; `of_store` is what is told of the store below them.

    The id of a row is "wait:" and its place in `waiting`, or "talk:" and the id of a talk. No
    check-in is among them while a talk is open or paused: who is at that talk may look on.
    """
    hidden = overview.in_company
    parts = (
        (_("Waits for a talk"), [partial(_waiting, *w) for w in enumerate(waiting)]),
        (_("Unfinished"), [partial(_unfinished, s) for s in _shown(overview.unfinished, hidden)]),
        (_("Earlier"), [partial(_earlier, s) for s in _shown(overview.earlier, hidden)]),
    )
    for title, rows in parts:
        if rows:
            yield Option(Content.assemble((title, "bold")), disabled=True)
            yield from (row(today) for row in rows)
    more = overview.more
    left_out = hidden and any(s.private for s in (*overview.unfinished, *overview.earlier))
    told = [
        *([_("Check-ins are listed once no talk is open or paused.")] if left_out else ()),
        *(
            [
                ngettext("and {n} more: / finds it", "and {n} more: / finds them", more).format(
                    n=more
                )
            ]
            if more
            else ()
        ),
        *of_store,
        *(
            _("{file} cannot be read. Try: vertel store check").format(file=one_line(name))
            for name in overview.unread
        ),
    ]
    if not told and not any(rows for _title, rows in parts):
        told = [
            _("Nothing here yet."),
            _("Press n for a first talk, or F1 for help."),
            _("To look first: vertel --demo"),
        ]
    yield from (Option(sentence, disabled=True) for sentence in told)


def _shown(rows: tuple[Summary, ...], hidden: bool) -> list[Summary]:
    return [row for row in rows if not (hidden and row.private)]


def _waiting(place: int, wait: Wait, today: date) -> Option:
    due = due_words(wait.on, today)
    told = [
        f"{one_line(item.text)} · {one_line(item.by)}" if item.by else one_line(item.text)
        for item in wait.initiatives
    ]
    told += [wait.remark[spoken()]] if wait.remark else []
    below = "; ".join(told) or _("no initiative yet")
    text = Content.assemble(
        (one_line(wait.subject), "bold"), "\n  ", f"{due}   {below}" if due else below
    )
    return Option(text, id=f"wait:{place}")


def _unfinished(summary: Summary, today: date) -> Option:
    when = short_date(summary.started.astimezone().date(), today)
    phase = _("check-in") if summary.private else summary.phase[spoken()]
    return Option(f"{one_line(summary.goal)}   {one_line(phase)}   {when}", id=f"talk:{summary.id}")


def _earlier(summary: Summary, today: date) -> Option:
    when = short_date(summary.started.astimezone().date(), today)
    who = (
        _("check-in, for you alone")
        if summary.private
        else ", ".join(map(one_line, summary.people))
    )
    title = "" if summary.private else f"   {one_line(summary.title[spoken()])}"
    line = f"{when:>11}  {one_line(summary.goal)}{title}   {who}"
    return Option(line, id=f"talk:{summary.id}")


def due_words(day: date | None, today: date) -> str:
    """When something is due, in words: no colour, no alarm."""
    if day is None:
        return ""
    days = (day - today).days
    if days == 0:
        return _("due today")
    if days > 0:
        return _("due {date}").format(date=short_date(day, today))
    if days > -14:
        return ngettext("{n} day past", "{n} days past", -days).format(n=-days)
    return ngettext("{n} week past", "{n} weeks past", -days // 7).format(n=-days // 7)
