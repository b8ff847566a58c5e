"""`vertel meet`, `resume` and `checkin`."""

import sys
from typing import TYPE_CHECKING

import click

from agendas.agenda import Agenda, Shelf
from agendas.closing import close
from agendas.errors import N_
from agendas.meeting import Meeting
from agendas.text import one_line
from locales import _, say
from store.library import MeetingLibrary
from tui.commands.opened import library
from tui.commands.output import show, show_json, tell, terminal_problem
from tui.commands.screen import need_terminal, open_app
from tui.commands.spoken import SpokenCommand, everywhere, on_screen
from tui.settings import Settings, now

if TYPE_CHECKING:
    from tui.checkin import CheckIn


def tell_notes(store: MeetingLibrary) -> None:
    """Say what was found on opening or saving."""
    for note in store.take_notes():
        tell(say(note.message, **note.values))


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
@click.argument("agenda", default="accountability")
@click.option("--team", default="", metavar="T", help=N_("The team the talk belongs to."))
@click.option(
    "--goal", default="", metavar="TEXT|ID", help=N_("The goal, in its words or by its id.")
)
@click.option(
    "--with",
    "names",
    multiple=True,
    metavar="NAME",
    help=N_("Who is there (repeat); the first gives account."),
)
@click.option(
    "--from",
    "source",
    default="",
    metavar="FILE|-",
    help=N_("Take in the lines of a plan, a line each, or the first column of a CSV file."),
)
@click.option("--plain", is_flag=True, help=N_("As prompts, without a screen."))
@on_screen
@everywhere
@click.pass_obj
def meet_command(
    settings: Settings,
    agenda: str,
    team: str,
    goal: str,
    names: tuple[str, ...],
    source: str,
    plain: bool,
) -> None:
    """Start a talk on the screen, or as prompts."""
    from tui.plan_lines import plan_lines

    written = Shelf(settings.agendas).get(agenda)
    lines = plan_lines(source)
    if not plain:
        need_terminal()
        from tui.app import VertelApp

        def prepare(app: VertelApp) -> None:
            app.prepare(written.id, goal=goal, team=team, names=names, lines=lines)

        open_app(settings, prepare)
        return
    from tui.opening import start

    if not goal.strip() and not written.about_team:
        for state in library(settings).state().goals.values():
            if state.shared and state.alive:
                show(f"  {state.goal.id}  {one_line(state.goal.now.text)}")
        show(_("Which goal is the talk about? Its words, or its id."))
        goal = _line() or ""
    if not names and not written.solo:
        show(_("Who is there? Names with commas between them; who gives account comes first."))
        names = tuple((_line() or "").split(","))
    store = library(settings)
    meeting = start(store, written, goal, names, settings.language, now(), team, lines=lines)
    _plain(store, written, meeting, settings.name)


@click.command(
    cls=SpokenCommand,
    help=N_("Go on with an unfinished talk: the one with this ID, or the newest."),
    epilog=N_("vertel resume\nvertel resume k3f --plain"),
)
@click.argument("meeting_id", metavar="[ID]", default="")
@click.option("--plain", is_flag=True, help=N_("As prompts, without a screen."))
@on_screen
@everywhere
@click.pass_obj
def resume_command(settings: Settings, meeting_id: str, plain: bool) -> None:
    """Go on with a talk."""
    store = library(settings)
    if meeting_id:
        found = store.find_id(meeting_id)
    else:
        open_ones = [s.id for s in store.summaries() if s.ended is None]
        if not open_ones:
            tell(_("No talk is unfinished."))
            raise click.exceptions.Exit(3)
        found = open_ones[0]
    if plain:
        meeting = store.open(found)
        if meeting.ended:
            tell(_("This talk is closed. Its minutes: vertel minutes {id}").format(id=meeting.id))
            raise click.exceptions.Exit(1)
        _plain(store, Shelf(settings.agendas).known(meeting.agenda), meeting, settings.name)
        return
    need_terminal()
    open_app(settings, lambda app: app.resume(found))


def _line() -> str | None:
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _plain(store: MeetingLibrary, written: Agenda, meeting: Meeting, name: str = "") -> None:
    from tui.check_ins import lines_to_bring
    from tui.plain import PlainTalk

    with store.hold(meeting.id, who(name)):
        meeting = store.latest(meeting)
        tell_notes(store)
        for copy in store.copies(meeting.id):
            tell(say(copy.error.message, **copy.error.values))
        talk = PlainTalk(
            written, _line, show, store.save, now, lambda m: lines_to_bring(store, m, name)
        )
        talk.run(meeting)
    tell_notes(store)


def who(name: str = "") -> str:
    """Who writes here, for whoever opens the same talk elsewhere: `name`, or the user, and where."""
    import getpass
    import platform

    return f"{name or getpass.getuser()} ({platform.node() or '?'})"


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Ten minutes alone: what you noticed, what it means, what is next. It prepares for a talk and stays yours."
    ),
    epilog=N_(
        'vertel checkin\nvertel checkin --goal "Parents bring their child to school with trust"'
        ' --noticed "two parents stayed to read" --means "they feel at home" --next "ask Fatima"'
    ),
)
@click.option(
    "--goal", default="", metavar="TEXT|ID", help=N_("The goal, in its words or by its id.")
)
@click.option("--team", default="", metavar="T", help=N_("The team the goal belongs to."))
@click.option(
    "--noticed",
    default="",
    metavar="TEXT",
    help=N_("What did you notice, also what did not suit you?"),
)
@click.option("--means", default="", metavar="TEXT", help=N_("What does that say to you?"))
@click.option(
    "--next",
    "next_",
    default="",
    metavar="TEXT",
    help=N_("What now? This is what you bring to the talk."),
)
@click.option("--plain", is_flag=True, help=N_("As prompts, without a screen."))
@click.option("--json", "as_json", is_flag=True, help=N_("Give the check-in back as JSON."))
@on_screen
@everywhere
@click.pass_obj
def checkin_command(
    settings: Settings,
    goal: str,
    team: str,
    noticed: str,
    means: str,
    next_: str,
    plain: bool,
    as_json: bool,
) -> None:
    """Record a check-in, with or without a screen."""
    from tui.checkin import SHARE, CheckIn, open_check_in, record, time_to_share

    store = library(settings)
    written = CheckIn(goal=goal, team=team, noticed=noticed, means=means, next=next_)
    if plain or (noticed and means and next_):
        if plain:
            written = _asked(written)
        if not written.goal.strip() and not (noticed and means and next_):
            raise click.UsageError(
                _("Which goal is it about? Give its words or its id with --goal.")
            )
        opened = open_check_in(store, written, settings.language, now())
        meeting = close(record(opened, written, now()), now())
        share = time_to_share(store, meeting.goal.id)  # before the store has something new
        store.save(meeting)
        if share:
            tell(_(SHARE))
        if as_json:
            from minutes.data import as_data

            show_json(as_data(meeting))
        else:
            show(meeting.id)
            tell(_("Kept, for you alone. To read it back: vertel show {id}").format(id=meeting.id))
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


def _asked(written: "CheckIn") -> "CheckIn":
    import msgspec

    from tui.checkin import questions

    for field, question in (("goal", _("Which goal is it about?")), *questions().items()):
        if not getattr(written, field):
            show(question)
            written = msgspec.structs.replace(written, **{field: _line() or ""})
    return written
