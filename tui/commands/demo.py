"""`vertel --demo`: a sample team with a year of talks, in a store of its own, gone at the end."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from tui.commands.output import tell
from tui.commands.screen import need_terminal, open_app
from tui.settings import Settings, now

if TYPE_CHECKING:
    from tui.app import VertelApp


def open_demo(settings: Settings) -> None:
    """Open the app on the sample, in the language that is spoken; one's own store is not touched."""
    from store.library import MeetingLibrary
    from tui.sample.play import play_unfinished, play_year

    need_terminal()
    tell(_("One moment: a year of Team Blue is made …"))
    with tempfile.TemporaryDirectory(prefix="vertel-demo-") as folder:
        place = Path(folder)
        os.environ["VERTEL_STATE"] = str(place / "state")
        library = MeetingLibrary(place / "store", now)
        for _meeting in play_year(library, settings.language, now()):
            pass
        play_unfinished(library, settings.language, now())
        open_app(settings._replace(store=place / "store"), _greet)


def _greet(app: "VertelApp") -> None:
    app.notify(
        _("This is a sample: try whatever you like, it is thrown away at the end."),
        timeout=8,
        markup=False,
    )
