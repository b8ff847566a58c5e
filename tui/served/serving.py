"""Serving from beginning to end: the socket, the address that is told, and the signal that ends it."""

import asyncio
import atexit
import html
import logging
import shutil
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from pathlib import Path

from aiohttp import web

from agendas.errors import N_, SpokenError
from locales import _
from tui.commands.common.output import show, tell
from tui.served.door import HOST, Door, new_secret
from tui.served.handover import Handover
from tui.served.room import Room
from tui.settings import Settings

ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class PortTaken(SpokenError):  # noqa: N818
    """A port that another program has."""


def bound(port: int | None) -> socket.socket:
    """A socket of this machine alone, on `port` or a free one. Raises `PortTaken`."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port or 0))
    except OSError as error:
        made.close()
        raise PortTaken(
            N_("Port {port} cannot be used: {reason}. Leave --port out, and a free one is taken."),
            port=port,
            reason=error.strerror,
        ) from error
    return made


async def serve(settings: Settings, opening: Handover, port: int | None, open_it: bool) -> bool:
    """Serve until Ctrl+C or another end. False when an app failed.

    Raises `PortTaken`.
    """
    for name in ("aiohttp", "textual-serve"):  # what they tell may quote; we tell it ourselves
        logging.getLogger(name).addHandler(logging.NullHandler())
    own = bound(port)
    door = Door(own.getsockname()[1], new_secret(), new_secret())
    room = Room(door, settings, opening)
    runner = web.AppRunner(room.app(), access_log=None, shutdown_timeout=2.0)
    end = asyncio.Event()
    for number in ENDS:
        asyncio.get_running_loop().add_signal_handler(number, end.set)
    await runner.setup()
    try:
        await web.SockSite(runner, own).start()
        _tell(door.address)
        if open_it:
            # Beside the server: some ways to open a browser wait until it is closed.
            threading.Thread(target=_open, args=(door.address,), daemon=True).start()
        await end.wait()
        await room.close()
    finally:
        await runner.cleanup()
    return not room.failed


def _tell(address: str) -> None:
    if sys.stdout.isatty():
        tell(
            _(
                "Open this address in a browser on this machine. Who has it sees your talks: give it to nobody. Ctrl+C ends, and everything is saved."
            )
        )
    show(address)
    sys.stdout.flush()


def _open(address: str) -> None:
    """Open the address in the browser, by way of a file that goes with this process.

    What a program is started with can be read by every user of the machine; the file cannot.
    """
    folder = Path(tempfile.mkdtemp(prefix="vertel-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    way = folder / "vertel.html"
    way.touch(mode=0o600)
    way.write_text(
        f'<meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0;url={html.escape(address)}">',
        "utf-8",
    )
    if not webbrowser.open(way.as_uri()):
        tell(_("Here no browser can be opened. Open the address yourself."))
