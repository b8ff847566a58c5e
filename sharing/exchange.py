"""One exchange with an organisation's server: theirs first, then ours.

It may be killed at any moment: each step leaves the store, the server and what is remembered such
that the next exchange goes on. There is no queue; what is to be sent is what differs.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from agendas.errors import N_
from sharing.ahead import Ahead
from sharing.errors import SharingError
from sharing.exchanged import Ended, Exchanged, Tally, exchanged
from sharing.incoming import Incoming, team_key
from sharing.last_exchange import Last, Remembered, last_of, remember, remembered
from sharing.link import LinkFolder
from sharing.outgoing import Outgoing
from sharing.team_talks import Row, TeamRows, ask, new_rows, with_bodies
from store.encryption.which_seal import seal_of
from store.files.atomic_write import make_folder, write_whole
from store.library import TalkLibrary

if TYPE_CHECKING:
    from sharing.server import Connection

Tick = Callable[[int, int], None]


def exchange(
    library: TalkLibrary,
    place: LinkFolder,
    coming: Callable[[], "Connection"],
    tell: Callable[[Exchanged], None],
    hand_over: Collection[str] = (),
    dry: bool = False,
    tick: Tick = lambda done, total: None,
) -> None:
    """Exchange the talks of this store; `tell` gets what came of it before that is remembered as told.

    `coming` gives the connection, which may be on its way still: what differs is looked for meanwhile.
    With `dry` nothing is written, here or there. Raises `SharingError` and `StoreError`.
    """
    if seal_of(library.folder, library.state_folder):
        raise SharingError(
            N_(
                "This store has a passphrase, and a sealed store is not exchanged with others yet. Its talks stay on this laptop."
            )
        )
    with _alone(place):
        _exchange(library, place, coming, tell, hand_over, dry, tick)


def _exchange(
    library: TalkLibrary,
    place: LinkFolder,
    coming: Callable[[], "Connection"],
    tell: Callable[[Exchanged], None],
    hand_over: Collection[str],
    dry: bool,
    tick: Tick,
) -> None:
    if library.journal and not dry:
        library.journal.note_exchanged()
    known = remembered(place.cache)
    written = msgspec.json.encode(known)
    called = {team.called for team in known.teams.values()}
    ahead = None if dry else Ahead(library, known)
    if ahead and not ahead.look(hand_over):
        ahead = None
    connection = coming()
    asked = ask(connection, known, ahead.say if ahead else None)
    names = {team_key(one.called): one.team for one in asked.teams}
    ended = _ended(known, set(names.values()))
    for one in asked.teams:
        known.teams[one.team].called = one.called
    if called != {one.called for one in asked.teams}:
        known.seen = {}  # what was of no team may be of one now
    tally = Tally()

    def keep() -> None:
        nonlocal written
        if not dry and written != (now := msgspec.json.encode(known)):
            remember(place.cache, now)
            written = now

    incoming = Incoming(library, known, tally, names, dry)
    for one in asked.teams:
        _take_in(connection, known, one.team, one.rows, incoming, keep, tick)
    outgoing = Outgoing(library, known, tally, names, dry)
    sent, news = ahead.settle(known, asked, tally, outgoing) if ahead else (False, False)
    if not sent:
        news |= outgoing.send(connection, hand_over, keep, tick)
    if news and not dry:
        incoming = Incoming(library, known, tally, names, dry)
        for one in asked.teams:  # somebody else was there in between
            rows = new_rows(connection, one.team, known.teams[one.team])
            _take_in(connection, known, one.team, rows, incoming, keep, tick)
    changes = tuple(change for one in asked.teams for change in one.changes)
    tell(exchanged(tally, tuple(one.called for one in asked.teams), changes, ended))
    if dry:
        return
    _note_told(known, asked.teams)
    keep()
    note_last(place, Last(at=library.now().isoformat(timespec="seconds")))


def _take_in(
    connection: "Connection",
    known: Remembered,
    team: int,
    rows: Collection[Row],
    incoming: Incoming,
    keep: Callable[[], None],
    tick: Tick,
) -> None:
    seen = known.teams[team]
    for done, (row, body) in enumerate(with_bodies(connection, team, rows, seen.last), 1):
        incoming.take(team, row, body)
        seen.seq = max(seen.seq, row.seq)
        if done % 40 == 0:
            keep()
        tick(done, len(rows))


def _ended(known: Remembered, teams: Collection[int]) -> tuple[Ended, ...]:
    gone = [team for number, team in known.teams.items() if number not in teams]
    return tuple(Ended(team=team.called, talks=len(team.last)) for team in gone if team.called)


def _note_told(known: Remembered, teams: Iterable[TeamRows]) -> None:
    there = {one.team: one for one in teams}
    known.teams = {number: team for number, team in known.teams.items() if number in there}
    for number, team in known.teams.items():
        team.changed = there[number].changed


def note_last(place: LinkFolder, last: Last) -> None:
    """Remember when was last exchanged, or that it could not be done since. Raises `StoreError`."""
    make_folder(place.folder)
    if last.failed:
        last = Last(at=last_of(place.last).at, failed=True)
    write_whole(place.last, msgspec.json.encode(last), durable=False)


@contextmanager
def _alone(place: LinkFolder) -> Iterator[None]:
    from filelock import FileLock, Timeout

    make_folder(place.folder)
    lock = FileLock(place.folder / "sync.lock", timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise SharingError(N_("An exchange of this store is going on already.")) from error
    try:
        yield
    finally:
        lock.release()
