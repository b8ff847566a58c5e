"""`vertel list`, `due`, `find` and `show`."""

import sys
from datetime import date

import click
import msgspec

from agendas.errors import N_, SpokenError
from agendas.folding.waits import Wait, waits
from agendas.records.said import Initiative
from agendas.records.state import Waiting
from agendas.text import one_line
from locales import _, spoken
from store.cache.index import Brief, Summary
from store.find import Hit
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import complain_of, library, told_versions
from tui.commands.common.options import JSON, ONE_TEAM, SINCE, text_option
from tui.commands.common.output import show, show_json, show_lines, tell
from tui.settings import Settings, now
from tui.terminal.columns import in_columns
from tui.words.find_words import said_as, where, whose
from tui.words.open_answer import answers, by_request, is_asked
from tui.words.store_words import missing_told


class ReadAlongError(SpokenError):
    """A check-in that is not shown where others may look on."""

    exit_code = 1


@click.command(
    cls=SpokenCommand,
    help=N_("The talks, newest first."),
    epilog="vertel list\nvertel list --since 2026-09-01 --json",
)
@ONE_TEAM
@text_option("--goal", "TEXT|ID", N_("Only about this goal."), completions.goals)
@SINCE
@click.option("--unfinished", is_flag=True, help=N_("Only those not closed yet."))
@click.option(
    "--private", is_flag=True, help=N_("Your check-ins too, while a talk is open or paused.")
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=N_("At most this many."))
@JSON
@click.pass_obj
def list_command(
    settings: Settings,
    team: str,
    goal: str,
    since: date | None,
    unfinished: bool,
    private: bool,
    limit: int | None,
    as_json: bool,
) -> None:
    """List talks."""
    store = library(settings)
    known = store.known()
    index, hidden = known.index, known.overview.in_company and not private
    doubled = {copy.meeting for copy in store.copies()}
    # Where nothing is sought, the newest are read without the others.
    some = limit if limit and not (team or goal or since or unfinished or hidden) else None
    fitting = [r for r in index.in_brief(some) if _fits(r, team, goal, since, unfinished)]
    rows = [r for r in fitting if not (hidden and r.private)]
    left_out, rows = len(rows) < len(fitting), rows[:limit]
    complain_of(index.head.unread)
    if gone := missing_told(store):
        tell(gone)
    if as_json:
        wanted = {row.id for row in rows}
        show_json([_row(r, r.id in doubled) for r in index.summaries() if r.id in wanted])
    elif rows:
        show_lines(in_columns((_cells(r, r.id in doubled) for r in rows), sys.stdout, whole=2))
    else:
        tell(_("No talks found."))
    if left_out:
        tell(_("Check-ins are left out while a talk is open or paused. --private lists them."))


def _cells(row: Brief, doubled: bool) -> tuple[str, ...]:
    """A talk in columns: its id, when, which kind, on which goal, and the first words of it.

    Of a check-in no words: who looks along sees the list too.
    """
    told = (_("two versions") if doubled else "", _("unfinished") if row.ended is None else "")
    first = (", ".join(filter(None, told)), "" if row.private else one_line(row.first))
    return (
        row.id,
        f"{row.started.astimezone():%Y-%m-%d}",
        one_line(row.title[spoken()]),
        one_line(row.goal),
        ": ".join(filter(None, first)),
    )


def _fits(row: Brief, team: str, goal: str, since: date | None, unfinished: bool) -> bool:
    low = goal.casefold()
    return (
        (not team or row.team.casefold() == team.casefold())
        and (not goal or low in row.goal.casefold() or row.goal_id.startswith((low, f"g-{low}")))
        and (since is None or row.started.astimezone().date() >= since)
        and (not unfinished or row.ended is None)
    )


def _row(row: Summary, doubled: bool) -> dict[str, object]:
    data = msgspec.to_builtins(row)
    return {
        "id": row.id, "agenda": row.agenda, "goal": {"id": row.goal_id, "wording": row.goal}, "team": row.team,
        "account_giver": row.account_giver, "people": row.people, "started": data["started"],
        "ended": data.get("ended"), "private": row.private, "next_talk": data.get("next_talk"), "settled": not doubled,
        "first_words": "" if row.private else row.first,
    }  # fmt: skip


@click.command(
    cls=SpokenCommand,
    help=N_("Initiatives and talks that wait, oldest first."),
    epilog="vertel due\nvertel due --json",
)
@JSON
@click.pass_obj
def due_command(settings: Settings, as_json: bool) -> None:
    """What waits for a talk."""
    overview = library(settings).known().overview
    found = waits(overview.waiting, now().date())
    complain_of(overview.unread)
    if as_json:
        show_json([_wait_row(wait) for wait in found])
    elif not found:
        tell(_("Nothing waits."))
    else:
        for wait in found:
            on = wait.on.isoformat() if wait.on else "----------"
            show("  ".join(part for part in (on, wait.goal, one_line(wait.subject)) if part))
            for each in by_request(wait.waiting):
                show(f"            {_told_of(each, wait)}")
            if wait.talk:
                told = _("next talk: {date}").format(date=wait.talk.isoformat())
                show(f"            {told}")
            if wait.remark:
                show(f"            {wait.remark[settings.language]}")


def _told_of(each: list[Waiting], wait: Wait) -> str:
    """What is to be told about, whose it is, and when where that is another day; what was asked with who said yes."""
    waiting, item = each[0], each[0].initiative
    asker, words = one_line(_asker(item)), one_line(item.text)
    asked = _("(asked by {name})").format(name=asker) if asker else ""
    if is_asked(each):
        words = _("{asker} asked: {text}").format(asker=asker, text=words) if asker else words
        told = f"{words}  ({answers(each, date.isoformat)})"
    else:
        whose = f"{one_line(item.by)} {asked}".rstrip()  # before words that another said
        told = f"{whose}: {words}" if item.by else f"{words}  {asked}".rstrip()
    own = item.due.isoformat() if item.due and item.due != wait.on else ""
    if wait.on and item.due and item.due < wait.on:  # that talk was held, or put off
        own = _("was for {date}").format(date=own)
    own = _("day still open") if waiting.open_day else own
    if waiting.days:
        each_day = (f"{one_line(one.by)} {one.on.isoformat()}" for one in waiting.days)
        own = "" if is_asked(each) else ", ".join(each_day)
    return f"{told}  ({own})" if own else told


def _asker(item: Initiative) -> str:
    """At whose request somebody takes something up; "" for what nobody asked."""
    return item.at_request_of if item.origin == "on-request" else ""


def _wait_row(wait: Wait) -> dict[str, object]:
    """What a script gets (a contract: keys stay within a major version)."""
    return {
        "goal": {"id": wait.goal, "wording": wait.subject} if wait.goal else None,
        "kind": wait.kind, "agenda": wait.agenda, "subject": wait.subject, "team": wait.team,
        "due": wait.on,
        "initiatives": [
            {
                "text": w.initiative.text, "by": w.initiative.by,
                "asked": w.initiative.asked, "due": w.initiative.due,
                "taken": w.taken, "meeting": w.meeting, "limits": w.initiative.limits,
                "limits_beside": msgspec.to_builtins(w.initiative.limits_beside),
                "day_open": w.open_day, "at_request_of": _asker(w.initiative),
                "days": [{"by": own.by, "due": own.on} for own in w.days],
            }
            for w in wait.waiting
        ],
    }  # fmt: skip


@click.command(
    cls=SpokenCommand,
    help=N_("Where something was said."),
    epilog=N_('vertel find "two parents stayed"\nvertel find --private "two parents stayed"'),
)
@click.argument("text")
@click.option("--private", is_flag=True, help=N_("In your own check-ins too."))
@JSON
@click.pass_obj
def find_command(settings: Settings, text: str, private: bool, as_json: bool) -> None:
    """Find words in talks."""
    known = library(settings).known()
    found = list(known.hits(text, private))
    complain_of(known.index.head.unread)
    if as_json:
        show_json([{**msgspec.to_builtins(hit), "as_what": said_as(hit)} for hit in found])
    elif not found:
        tell(_("Nothing found. Try fewer letters."))
    else:
        show_lines(line for hit in found for line in _found(hit))
    if not private and not as_json:
        tell(_("Check-ins are left out. --private looks in them too."))


def _found(hit: Hit) -> tuple[str, str]:
    """Where it was said, as Find on the screen tells it; the talk's id is before it."""
    kind = said_as(hit)
    about = "  ".join(filter(None, (whose(hit), kind[spoken()] if kind else "", where(hit))))
    return f"{hit.meeting}  {one_line(hit.text)}", f"        {about}"


@click.command(
    cls=SpokenCommand,
    help=N_("One talk, to read in the terminal. ID may be cut short; “last” is the newest."),
    epilog="vertel show last\nvertel show k3f --json",
)
@click.argument("talk_id", metavar="ID", shell_complete=completions.talks_or_last)
@click.option("--private", is_flag=True, help=N_("A check-in too, while a talk is open or paused."))
@JSON
@click.pass_obj
def show_command(settings: Settings, talk_id: str, private: bool, as_json: bool) -> None:
    """Show one talk."""
    store = library(settings)
    talk = store.open(store.find_id(talk_id))
    if talk.private and not private and store.known().overview.in_company:
        raise ReadAlongError(
            N_(
                "That is a check-in, and a talk is open or paused: who sees this reads along. --private shows it."
            )
        )
    versions = told_versions(store, talk.id)
    if as_json:
        from minutes.formats.json_data import as_data

        show_json(as_data(talk, versions))
        return
    from minutes.formats.writers import write

    for line in write(talk, "txt", versions=versions).decode().splitlines():
        show(line)
