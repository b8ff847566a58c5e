"""`vertel goal list|check|story`: goals, the goal coach, and what became of one."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click
import msgspec

from agendas.coach import Look, exit_words, look
from agendas.errors import N_
from agendas.records.vocabulary import GOAL_STATUS
from agendas.text import one_line
from locales import _, spoken
from minutes import FILED, READERS, Reader
from tui.commands.common import completions
from tui.commands.common.localized import SpokenGroup
from tui.commands.common.options import FORCE, JSON, ONE_TEAM, OUTPUT
from tui.commands.common.output import show, show_json, show_json_line, show_lines, tell
from tui.commands.minutes.names_option import NICKNAME, PERSON, WITHOUT_NAMES, pairs, tell_names
from tui.settings import Settings
from tui.terminal.columns import in_columns

if TYPE_CHECKING:
    from agendas.lines.talk import Talk
    from agendas.records.state import GoalState

DOCUMENTS = ("md", "html", "txt", *FILED)


@click.group(
    "goal",
    cls=SpokenGroup,
    help=N_("Goals: is it about somebody, and what became of it."),
    epilog=N_(
        'vertel goal list\nvertel goal check "Parents bring their child to school with trust"\nvertel goal check - < plan.txt'
    ),
)
def goal_command() -> None:
    """Group of goal commands."""


@goal_command.command(
    "list",
    help=N_("Every goal with its id, the one that was talked about last first."),
    epilog="vertel goal list\nvertel goal list --team Blue --json",
)
@ONE_TEAM
@JSON
@click.pass_obj
def list_command(settings: Settings, team: str, as_json: bool) -> None:
    """List goals."""
    from tui.commands.common.open_store import complain_of, library

    low = team.casefold()
    known = library(settings).known()
    complain_of(known.index.head.unread)
    found = sorted(
        (g for g in known.state.goals.values() if not team or g.team.casefold() == low),
        key=lambda goal: (goal.last_talk is None, -_moment(goal), goal.goal.id),
    )
    if as_json:
        show_json([_listed(goal) for goal in found])
    elif found:
        show_lines(in_columns(map(_cells, found), sys.stdout))
    else:
        tell(_("No goals found."))


def _moment(goal: "GoalState") -> float:
    return goal.last_talk.timestamp() if goal.last_talk else 0.0


def _cells(goal: "GoalState") -> tuple[str, ...]:
    """A goal in columns: its id, its wording, what became of it, its team, and when it is due."""
    due = _("due {date}").format(date=goal.due.isoformat()) if goal.alive and goal.due else ""
    status = GOAL_STATUS.get(goal.goal.status)
    became = due or (status[spoken()] if status else "")
    return goal.goal.id, one_line(goal.goal.now.text), became, one_line(goal.team)


def _listed(goal: "GoalState") -> dict[str, Any]:
    """What a script gets (a contract: keys stay within a major version)."""
    return {
        "id": goal.goal.id,
        "wording": goal.goal.now.text,
        "status": goal.goal.status,
        "team": goal.team,
        "account_giver": goal.account_giver,
        "talks": goal.talks,
        "last_talk": goal.last_talk,
        "due": goal.due,
    }


@goal_command.command(
    "check",
    help=N_("One question about a goal, and ways out. With - each line that comes in is a goal."),
    epilog=N_(
        'vertel goal check "Parents bring their child to school with trust"\nvertel goal check --json - < plan.txt'
    ),
)
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=N_("As JSON, a line for each goal."))
@click.pass_obj
def check_command(settings: Settings, texts: tuple[str, ...], as_json: bool) -> None:
    """Look at goals."""
    seen = 0
    for text in _goals(texts):
        found = look(text, settings.language, settings.people[settings.language])
        if as_json:
            show_json_line(_row(found))
        else:
            _tell(found, first=not seen)
        seen += 1
    if not seen:
        raise click.UsageError(_("Type the goal between quotes after “check”, or pipe in a line."))


def _goals(texts: Iterable[str]) -> Iterator[str]:
    """Each text; for "-" each line that comes in, read as UTF-8. Blank ones are no goals."""
    for text in texts:
        if text == "-":
            for line in sys.stdin.buffer:
                goal = line.decode("utf-8", "replace").lstrip("\ufeff").strip()
                if goal:
                    yield goal
        elif text.strip():
            yield text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _row(found: Look) -> dict[str, Any]:
    """What a script gets (a contract: keys stay within a major version)."""
    keys = ("text", "language", "verdict", "sure", "target_group", "found", "ask")
    return {key: getattr(found, key) for key in keys}


def _tell(found: Look, first: bool) -> None:
    if not first:
        show()
    show(one_line(found.text))
    show(f"  {found.ask}")
    show("  → " + ", ".join(exit_words(way_out, found.language) for way_out in found.exits))


@goal_command.command(
    "story",
    help=N_("One goal through time: GOAL is its words, or its id (see “vertel goal list”)."),
    epilog=N_(
        'vertel goal story "Parents bring their child to school with trust"\nvertel goal story g-k3f --json'
        "\nvertel goal story g-k3f --for leader -o story.pdf"
    ),
)
@click.argument("goal", metavar="GOAL", shell_complete=completions.goals)
@JSON
@click.option(
    "--format",
    "fmt",
    default=None,
    metavar="|".join(DOCUMENTS),
    shell_complete=completions.words(*DOCUMENTS),
    help=N_("As a document, in this form (or by the file's ending)."),
)
@click.option(
    "--for",
    "reader",
    type=click.Choice(READERS),
    default="team",
    metavar="|".join(READERS),
    help=N_("Only what is for them: lines are for the team unless marked otherwise."),
)
@WITHOUT_NAMES
@NICKNAME
@PERSON
@OUTPUT
@FORCE
@click.pass_obj
def story_command(
    settings: Settings,
    goal: str,
    as_json: bool,
    fmt: str | None,
    reader: Reader,
    without_names: bool,
    nicknames: tuple[str, ...],
    persons: tuple[str, ...],
    output: str,
    force: bool,
) -> None:
    """Tell a goal's story."""
    from minutes.story_audience import story_for
    from tui.commands.common.open_store import complain_of, library, tell_doubled
    from tui.commands.minutes.minutes_command import form_of
    from tui.start_talk import goal_state

    form = form_of(fmt, None, output, DOCUMENTS) if fmt or output else ""
    store = library(settings)
    complain_of(store.known().index.head.unread)
    state = goal_state(store, goal)
    called = pairs(nicknames, persons)
    talks: tuple[Talk, ...] = tuple(store.talks()) if state else ()
    if state and without_names:
        from minutes.pseudonyms import nameless

        own = state.goal.id
        mine = tuple(talk for talk in talks if _is_on(talk, own))
        talks, names = nameless(mine, mine, settings.language, called)
        tell_names(names)
    story = story_for(state.goal.id, talks, reader) if state else None
    if story is None:
        tell(
            _(
                "There is no goal “{goal}” that a talk was closed on. “vertel goal list” shows goals with their ids."
            ).format(goal=goal)
        )
        raise click.exceptions.Exit(3)
    tell_doubled(store, (talk for _day, talk in story.talks))
    if as_json:
        whole = msgspec.to_builtins(story)
        show_json(whole if reader == "team" else {"for": reader, **whole})
        return
    from minutes.chronicle import chronicle

    told = chronicle(story, settings.language, reader)
    if form:
        from minutes.formats.writers import write_document
        from tui.commands.minutes.minutes_command import put

        put(write_document(told, form), form, output or "-", force)
        return
    from minutes.formats.plain_text import to_text

    show(to_text(told).rstrip("\n"))


def _is_on(talk: "Talk", goal: str) -> bool:
    """Whether a talk is on a goal, or the goal came of it."""
    from agendas.came_to.counting import TalkLines
    from agendas.came_to.goal.wordings import became

    lines = TalkLines(talk)
    return any(
        goal in (one.goal, *(made.id for made in became(lines, place).new_goals))
        for place, one in enumerate(talk.passes)
    )
