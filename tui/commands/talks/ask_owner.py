"""Whose check-in it is, asked once at a prompt."""

import os

import click

from agendas.errors import SpokenError
from locales import _, error_text
from tui.commands.common.output import tell
from tui.commands.common.wrong_use import agreed
from tui.config.owner import owner, remember
from tui.crash_report import terminal_problem
from tui.settings import Settings


def ask_owner(settings: Settings) -> None:
    """Have it known for this run whose check-in is written.

    Where nobody can be asked it is the login's, and wrong use where more people share that.
    """
    if not owner(settings).asks:
        return
    if terminal_problem() == "none":
        if settings.shared:
            raise click.UsageError(
                _("Whose check-in is it? Say so with VERTEL_WRITER, or with c on Home.")
            )
        tell(_("It is shown to whoever has this login. For a name of its own: VERTEL_WRITER"))
        return
    tell(_("Check-ins are shown to the name that wrote them, and to no other."))
    name = ""
    while not name.strip():
        name = click.prompt(_("Whose check-in is it? Your name"), err=True, type=str)
    if not settings.shared:
        alone = not agreed(_("Do others use Vertel under this login too?"))
        try:
            remember(name.strip(), alone)
        except SpokenError as error:
            tell(error_text(error))
    os.environ["VERTEL_WRITER"] = name.strip()
