"""`vertel meet`, `resume` and `checkin`."""

import sys
from typing import TYPE_CHECKING

import click

from agendas.agenda import Shelf
from agendas.errors import N_
from agendas.text import one_line
from locales import _
from store.library import TalkLibrary
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand, on_screen
from tui.commands.common.open_app import need_terminal, open_app
from tui.commands.common.open_store import library
from tui.commands.common.options import (
    CERT,
    GOAL,
    KEY,
    LIVE,
    LIVE_AT,
    PLAIN,
    page_wished,
    text_option,
)
from tui.commands.common.output import tell
from tui.commands.talks.ask_owner import ask_owner
from tui.commands.talks.in_prompts import (
    opened_in_prompts,
    prompted_check_in,
    prompted_talk,
    prompts,
    tell_kept,
    with_people,
)
from tui.config.owner import NOBODY, owner
from tui.crash_report import terminal_problem
from tui.settings import Settings, now

if TYPE_CHECKING:
    from tui.app import VertelApp


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Start a talk. AGENDA is one of “vertel agenda list”, or a file; the accountability dialogue if none."
    ),
    epilog=N_(
        'vertel meet\nvertel meet accountability-90 --goal "Parents bring their child to school with trust"'
        " --with Ana --with Joost\nvertel meet --plain --goal g-k3f9q2 < answers.txt"
    ),
)
@click.argument("agenda", default="accountability", shell_complete=completions.agendas)
@text_option("--team", "T", N_("The team the talk belongs to."), completions.teams)
@GOAL
@click.option(
    "--with",
    "names",
    multiple=True,
    metavar="NAME",
    help=N_("Who is there (repeat); the first gives account."),
)
@text_option(
    "--from",
    "FILE|-",
    N_("Take in the lines of a plan, a line each, or the first column of a CSV file."),
    completions.files,
    "source",
)
@text_option(
    "--head",
    "TEXT",
    N_("For the head of the minutes: “room 2.04; absent: Henk; chair Joost, also notes”."),
)
@LIVE
@LIVE_AT
@CERT
@KEY
@PLAIN
@on_screen
@click.pass_obj
def meet_command(
    settings: Settings,
    agenda: str,
    team: str,
    goal: str,
    names: tuple[str, ...],
    source: str,
    head: str,
    live: bool,
    live_at: str,
    cert: str,
    key: str,
    plain: bool,
) -> None:
    """Start a talk on the screen, or as prompts."""
    from tui.commands.talks.plan_lines import plan_lines

    page = page_wished(live, live_at, plain, cert, key)
    written = Shelf(settings.agendas, settings.people).get(agenda)
    plan = plan_lines(source)
    if not plain:
        need_terminal()
        from tui.app import VertelApp

        def prepare(app: VertelApp) -> None:
            app.live = page
            app.prepare(written.id, goal=goal, team=team, names=names, lines=plan, head=head)

        open_app(settings, prepare)
        return
    store = library(settings)  # first: at its passphrase Ctrl+C ends, which the prompts would keep
    with prompts() as lines:
        talk = opened_in_prompts(store, settings, written, goal, names, team, plan, lines, head)
        if not (goal or names):  # whoever names what the talk wants in one line is not held up
            written = with_people(settings, written, lines)
        prompted_talk(store, written, talk, lines, settings)


@click.command(
    cls=SpokenCommand,
    help=N_("Go on with an unfinished talk: the one with this ID, or the newest."),
    epilog=N_("vertel resume\nvertel resume k3f --plain"),
)
@click.argument("talk_id", metavar="[ID]", default="", shell_complete=completions.unfinished)
@LIVE
@LIVE_AT
@CERT
@KEY
@PLAIN
@on_screen
@click.pass_obj
def resume_command(
    settings: Settings, talk_id: str, live: bool, live_at: str, cert: str, key: str, plain: bool
) -> None:
    """Go on with a talk."""
    from tui.check_in.conduct import written_in

    page = page_wished(live, live_at, plain, cert, key)
    store = library(settings)
    if talk_id:
        found = store.find_id(talk_id)
    else:
        open_ones = [s for s in store.summaries() if s.ended is None]
        if not open_ones:
            tell(_("No talk is unfinished."))
            if store.writers == NOBODY:  # whose check-ins are shown is not known yet
                tell(
                    _(
                        "A check-in is shown to who wrote it: on Home w asks your name; here VERTEL_WRITER=NAME before the command tells it."
                    )
                )
            raise click.exceptions.Exit(3)
        # A talk comes before a check-in: whoever is at it may look on.
        found = min(open_ones, key=lambda row: row.private).id
    if plain:
        talk = store.open(found)
        if talk.ended:
            tell(
                (
                    _("This check-in is done. To read it: vertel show {id} --private")
                    if talk.private
                    else _("This talk is closed. Its minutes: vertel minutes {id}")
                ).format(id=talk.id)
            )
            raise click.exceptions.Exit(1)
        with prompts() as lines:
            if talk.private:
                prompted_check_in(store, settings, written_in(talk), lines, talk)
            else:
                written = Shelf(settings.agendas, settings.people).known(talk.agenda)
                prompted_talk(store, written, talk, lines, settings)
        return
    need_terminal()

    def go_on(app: "VertelApp") -> None:
        app.live = page
        app.resume(found)

    open_app(settings, go_on)


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Ten minutes alone: what you noticed, what it means, what is next. It prepares for a talk and stays yours."
    ),
    epilog=N_(
        'vertel checkin\nvertel checkin "two parents stayed to read"\nvertel checkin --goal "Parents bring their child to school with trust"'
        ' --noticed "two parents stayed to read" --means "they feel at home" --next "ask Fatima"'
    ),
)
@click.argument("words", metavar="[TEXT|-]", default="")
@GOAL
@text_option("--team", "T", N_("The team the goal belongs to."), completions.teams)
@text_option("--noticed", "TEXT", N_("What did you notice, also what did not suit you?"))
@text_option("--means", "TEXT", N_("What does that say to you?"))
@text_option("--next", "TEXT", N_("What now? This is what you bring to the talk."), None, "next_")
@click.option(
    "--bring",
    type=click.Choice(["noticed", "means"]),
    multiple=True,
    metavar="noticed|means",
    help=N_(
        "Mark this line to bring into a talk too (repeat); that of --next goes along by itself."
    ),
)
@PLAIN
@click.option("--json", "as_json", is_flag=True, help=N_("Give the check-in back as JSON."))
@on_screen
@click.pass_obj
def checkin_command(
    settings: Settings,
    words: str,
    goal: str,
    team: str,
    noticed: str,
    means: str,
    next_: str,
    bring: tuple[str, ...],
    plain: bool,
    as_json: bool,
) -> None:
    """Record a check-in, with or without a screen."""
    from tui.check_in.conduct import CheckIn, done, open_check_in

    noticed, enough = _noticed(words, noticed)
    whole = enough or bool(noticed and means and next_)
    if plain or whole:
        ask_owner(settings)
    store = library(settings)
    goal = goal or (_last_goal(store) if enough and not plain else "")
    written = CheckIn(
        goal=goal, team=team, noticed=noticed, means=means, next=next_, bring=tuple(set(bring)),
        by=owner(settings).name,
    )  # fmt: skip
    if whole and (goal or not plain):
        look = store.known()
        opened = open_check_in(store, written, settings.language, now(), look.state)
        made = done(opened, written, now())
        store.save(made)
        tell_kept(store, made, as_json, look)
        return
    if plain:
        with prompts() as lines:
            prompted_check_in(store, settings, written, lines, None, as_json)
        return
    given = {"--noticed": noticed, "--means": means, "--next": next_}
    missing = [name for name, text in given.items() if not text]
    if len(missing) < len(given) and terminal_problem():
        raise click.UsageError(
            _("Without a screen a check-in also wants: {options}").format(
                options=", ".join(missing)
            )
        )
    need_terminal()
    open_app(settings, lambda app: app.check_in(written))


def _noticed(words: str, noticed: str) -> tuple[str, bool]:
    """What was noticed, and whether it came as the words of the line, which are enough."""
    if not words:
        return noticed, False
    if noticed:
        raise click.UsageError(_("What you noticed is there twice. Leave --noticed out."))
    if words == "-":
        words = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    if not words.strip():
        raise click.UsageError(_("There is nothing to keep yet: type a few words first."))
    return words, True


def _last_goal(store: TalkLibrary) -> str:
    """The goal that was last talked or written about."""
    from tui.check_in.conduct import recent_goals

    goals = recent_goals(store)
    if not goals:
        raise click.UsageError(_("There is no goal yet. Say with --goal what it is about."))
    tell(_("About: {goal}").format(goal=one_line(store.goals()[goals[0]].goal.now.text)))
    return goals[0]
