"""`vertel sync`: this store's talks exchanged with the organisation's server."""

import random
import threading
from pathlib import Path

import click

from agendas.errors import N_
from locales import _, error_text
from sharing.errors import OutOfReachError, PutOutError
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand
from tui.commands.common.open_store import library, tell_notes
from tui.commands.common.options import JSON
from tui.commands.common.output import show_json_line, tell
from tui.commands.common.progress import counted
from tui.settings import Settings, state_folder

BETWEEN = 60.0  # seconds, and up to half as many more: not all laptops at once
STOPPED = N_("Stopped. What was exchanged stands, and the next exchange goes on from there.")


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Exchange your teams' closed talks with the organisation's server: theirs come here, yours go there. Without a server all works as before."
    ),
    epilog="vertel sync\nvertel sync --dry-run\nvertel sync --hand-over k3f9q2\nvertel sync --watch",
)
@click.option(
    "--watch", is_flag=True, help=N_("Go on exchanging, every minute or so, until Ctrl+C.")
)
@click.option(
    "--dry-run", "dry", is_flag=True, help=N_("Say what would be exchanged, and write nothing.")
)
@click.option(
    "--hand-over",
    "hand_over",
    metavar="ID",
    multiple=True,
    shell_complete=completions.unfinished,
    help=N_("Send this talk too, though it is not closed: somebody else goes on with it."),
)
@JSON
@click.pass_obj
def sync_command(
    settings: Settings, watch: bool, dry: bool, hand_over: tuple[str, ...], as_json: bool
) -> None:
    """Exchange once, or until it is stopped."""
    store = library(settings)
    handed = [store.find_id(one) for one in hand_over]
    with counted(_(STOPPED)) as tick:
        while True:
            try:
                _once(settings, handed, dry, as_json, tick)
            except OutOfReachError as error:
                if not watch:
                    raise
                tell(error_text(error))
            if not watch:
                return
            handed = []
            threading.Event().wait(BETWEEN * random.uniform(1, 1.5))


def _once(settings: Settings, handed: list[str], dry: bool, as_json: bool, tick: object) -> None:
    from sharing.exchange import exchange, note_last
    from sharing.exchanged import Exchanged
    from sharing.last_exchange import Last, remembered
    from sharing.link import LinkFolder
    from sharing.server import connecting
    from tui.words.exchange_words import exchanged_told, staying

    store, place = library(settings), LinkFolder(state_folder(), settings.store)
    link = place.link()

    def told(came_of: Exchanged) -> None:
        if as_json:
            show_json_line(in_json(came_of))
            return
        for sentence in exchanged_told(came_of, Path(store.meetings_folder)):
            tell(sentence)
        if dry:
            tell(_("This is what an exchange would do. Nothing was written."))

    try:
        with connecting(link) as coming:
            exchange(store, place, coming, told, handed, dry, tick)  # type: ignore[arg-type]
    except OutOfReachError:
        note_last(place, Last(failed=True))
        raise
    except PutOutError:
        talks = sum(len(team.last) for team in remembered(place.cache).teams.values())
        tell(staying(talks, settings.store))
        raise
    tell_notes(store)


def in_json(came_of: object) -> dict[str, object]:
    """What came of an exchange as JSON has it: ids of talks by what became of them."""
    import msgspec

    from sharing.exchanged import Exchanged

    assert isinstance(came_of, Exchanged)
    plain = {key: getattr(came_of, key) for key in came_of.__struct_fields__ if key != "strange"}
    strange = {key: error_text(error) for key, error in came_of.strange}
    found: dict[str, object] = msgspec.to_builtins({**plain, "strange": strange})
    return found
