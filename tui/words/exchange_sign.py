"""On Home: when this store was last exchanged with others' laptops; and an exchange from there.

The exchange is a process of its own: no key waits for the network, and Vertel may be closed meanwhile.
"""

import asyncio
import os
import sys
from datetime import date, datetime

from locales import _, short_date, spoken
from store.library import TalkLibrary

_BEGIN = "from tui.entrance import main; main()"


def is_exchanged(store: TalkLibrary) -> bool:
    """Whether this store is exchanged with a server at all."""
    if store.state_folder is None or not (store.state_folder / "organisation").is_dir():
        return False
    from sharing.link import LinkFolder

    return LinkFolder(store.state_folder, store.folder).connected


def forget_exchanged(store: TalkLibrary) -> None:
    """Let go of what is remembered of exchanges, with the names of teams: a sealed store has none.

    Raises `StoreError`.
    """
    if is_exchanged(store) and store.state_folder:
        from sharing.link import LinkFolder
        from store.files.atomic_write import remove

        remove(LinkFolder(store.state_folder, store.folder).cache)


def exchange_sign(store: TalkLibrary, today: date, key: str) -> str:
    """When was last exchanged, and the key that does it now; "" where nothing is."""
    if store.state_folder is None or not is_exchanged(store):
        return ""
    from sharing.last_exchange import last_of
    from sharing.link import LinkFolder

    last = last_of(LinkFolder(store.state_folder, store.folder).last)
    again = _("{key} exchanges now.").format(key=key)
    try:
        moment = datetime.fromisoformat(last.at).astimezone()
    except (ValueError, OverflowError):  # no moment, or one at the edge of the calendar
        return _("Not exchanged with the other laptops yet.") + f" {again}"
    when = f"{moment:%H:%M}"
    if moment.date() != today:
        when = f"{short_date(moment.date(), today)} {when}"
    told = _("Exchanged with the other laptops: {when}.")
    if last.failed:
        told = _("Exchanged with the other laptops: {when}; the server could not be reached since.")
    return f"{told.format(when=when)} {again}"


async def exchanged_now(store: TalkLibrary) -> str:
    """Exchange, in a process of its own; gives what was told of it."""
    env = {**os.environ, "VERTEL_STORE": str(store.folder), "COLUMNS": "10000"}
    if store.state_folder:
        env["VERTEL_STATE"] = str(store.state_folder)
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-c", _BEGIN, "sync", "--lang", spoken(),
        env=env, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _out, told = await child.communicate()
    return told.decode("utf-8", "replace").strip()
