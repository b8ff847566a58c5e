"""`vertel --demo`: a sample team with a year of talks, in a store of its own, gone at the end."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from locales import _
from tui.commands.common.open_app import open_app
from tui.commands.common.output import tell
from tui.settings import Settings, config_path, now

if TYPE_CHECKING:
    from tui.app import VertelApp


def demo_store(ctx: click.Context) -> None:
    """Make the sample in a folder of its own, and have this run use it, whatever the command is.

    It is in the language that is spoken. One's own store, its journal and the config are not touched; a store
    named on the line beside `--demo` is wrong use.
    """
    from store.library import TalkLibrary
    from tui.sample.play import play_unfinished, play_year

    wishes: dict[str, str] = ctx.meta.setdefault("vertel", {})
    if "store" in wishes:
        raise click.UsageError(_("--demo has a store of its own. Leave --store out."))
    tell(_("One moment: a year of Team Blue is made …"))
    place = Path(ctx.with_resource(tempfile.TemporaryDirectory(prefix="vertel-demo-")))
    mine, config = config_path(), place / "config.toml"
    if mine.is_file():
        config.write_bytes(mine.read_bytes())
    os.environ["VERTEL_CONFIG"] = str(config)  # what is set goes with the rest
    os.environ["VERTEL_STATE"] = str(place / "state")
    os.environ.pop("VERTEL_PASSPHRASE", None)  # it is that of another store
    os.environ["VERTEL_WRITER"] = "Ana"  # so that no name is asked for, and kept among the settings
    library = TalkLibrary(place / "store", now)
    for _meeting in play_year(library, ctx.obj.language, now()):
        pass
    play_unfinished(library, ctx.obj.language, now())
    wishes["store"] = str(place / "store")
    ctx.meta["vertel.demo"] = True
    ctx.find_root().obj = ctx.obj = ctx.obj._replace(store=place / "store", fault=None)


def open_demo(settings: Settings) -> None:
    """Open the app on the sample."""
    open_app(settings, _greet)


def _greet(app: "VertelApp") -> None:
    app.notify(
        _("This is a sample: try whatever you like, it is thrown away at the end."),
        timeout=8,
        markup=False,
    )
