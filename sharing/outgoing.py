"""Ours: what is here and differs from what is there goes to the server, each version whole.

Sent are talks that are closed, and one that is handed over by name; never one that a window holds,
never a check-in.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sharing.incoming import WHO, OneWay, Stamp, body_of, team_key
from store.conflicts.kept_beside import present
from store.conflicts.versions import Version
from store.errors import StoreError
from store.files.talk_file import read_version

if TYPE_CHECKING:
    from sharing.server import Connection

_PUT = "select outcome, seq from vertel.put(%s::smallint, %s, %s::jsonb, %s, %s)"
_TAKE_AWAY = "select outcome from vertel.take_away(%s::smallint, %s, %s, %s, %s)"
TIDY = "select vertel.tidy(%s::smallint)"
UNCOUNTED: Stamp = (0, 0, 0)  # of a version that is to be counted first
_MOST = 40  # at once
_BATCH = 8_000_000  # bytes at once


class Parcel(NamedTuple):
    """A version that is to be sent."""

    team: int
    talk: str
    counts: str
    digest: str
    body: bytes
    stamp: Stamp


class Outgoing(OneWay):
    """Sends what differs."""

    def send(
        self,
        connection: "Connection",
        hand_over: Collection[str],
        keep: Callable[[], None],
        tick: Callable[[int, int], None],
    ) -> bool:
        """Send what differs; gives whether something stands there that did not come here yet.

        `keep` is called when a few were acknowledged.
        """
        names = self._library.names()
        news = self._tell_gone(connection, names)
        some: list[Parcel] = []
        for parcel in self.differing(names, hand_over, tick):
            if some and (
                len(some) == _MOST
                or parcel.team != some[0].team
                or sum(len(p.body) for p in some) + len(parcel.body) > _BATCH
            ):
                news |= self._put(connection, some)
                keep()
                some = []
            some.append(parcel)
        news |= self._put(connection, some)
        keep()
        return news

    def differing(
        self, names: dict[str, str], hand_over: Collection[str], tick: Callable[[int, int], None]
    ) -> Iterator[Parcel]:
        """What differs of these talks, by the names of their files."""
        folder, held = f"{self._library.meetings_folder}{os.sep}", self._library.held()
        for done, (key, name) in enumerate(names.items(), 1):
            if parcel := self._parcel(key, folder + name, key in held, key in hand_over):
                yield parcel
            tick(done, len(names))

    def _parcel(self, key: str, path: str, held: bool, handed: bool) -> Parcel | None:
        try:
            stamp = present(path)
            if stamp is None or self._known.seen.get(key) == stamp:
                return None
            if held:
                self._tally.held.add(key)
                return None
            version = read_version(Path(path), key)
        except (StoreError, OSError):
            return None  # “vertel store check” tells of it
        team = self._names.get(team_key(version.talk.team))
        if version.talk.private or team is None:
            if team is None and not version.talk.private:
                self._tally.elsewhere.add(key)
            self._known.seen[key] = stamp
            return None
        if version.talk.ended is None and not handed:
            self._tally.open.add(key)
            return None
        if not version.counts:
            version, stamp = self._counted(version)
        body = body_of(version)
        digest = hashlib.sha256(body).hexdigest()
        if self._known.teams[team].last.get(key) == digest:
            self._known.seen[key] = stamp
            return None
        return Parcel(team, key, json.dumps(version.counts), digest, body, stamp)

    def _counted(self, version: Version) -> tuple[Version, Stamp]:
        """A version of before saves were counted, counted by its words: the same on each laptop."""
        run = hashlib.sha256(body_of(version)).hexdigest()[:8]
        counted = Version(talk=version.talk, counts={run: 1})
        stamp: Stamp | None = None
        if not self._dry:
            with self._library.hold(version.talk.id, WHO):
                stamp = self._library.lay(counted)
        return counted, stamp or UNCOUNTED

    def _put(self, connection: "Connection", parcels: list[Parcel]) -> bool:
        """Send a few at once: all of them are there afterwards, or none is."""
        if self._dry or not parcels:
            self._tally.sent |= {parcel.talk for parcel in parcels}
            return False
        with connection.pipeline():
            asked = [
                connection.execute(
                    _PUT, (p.team, p.talk, p.counts, bytes.fromhex(p.digest), p.body)
                )
                for p in parcels
            ]
            connection.execute(TIDY, (parcels[0].team,))
        news = False
        for parcel, answer in zip(parcels, asked, strict=True):
            outcome, seq = answer.fetchone() or ("refused", 0)
            news |= self.answered(parcel, outcome, seq)
        return news

    def answered(self, parcel: Parcel, outcome: str, seq: Any) -> bool:
        """Remember what became of a version; gives whether something stands there that is not here."""
        seen = self._known.teams[parcel.team]
        if seq == seen.seq + 1:
            seen.seq = seq  # nobody's came in between
        if outcome in ("refused", "not yours"):
            self._tally.refused.add(parcel.talk)
            return False
        if outcome == "erased":
            self._tally.erased.add(parcel.talk)
            return True
        if outcome not in ("same", "older"):  # of which a row with this number need not be there
            seen.note(seq, parcel.digest)
        if outcome != "same":
            self._tally.sent.add(parcel.talk)
        if outcome in ("beside", "older"):
            seen.waits.add(parcel.talk)  # what stands there is asked for, however long it does
        if outcome == "older":
            seen.last.pop(parcel.talk, None)
        else:
            seen.last[parcel.talk] = parcel.digest
        self._known.seen[parcel.talk] = parcel.stamp
        return outcome in ("beside", "older")

    def _tell_gone(self, connection: "Connection", there: Collection[str]) -> bool:
        """Tell what was deleted or retired here since it was exchanged."""
        news = False
        for team, key, digest, how in list(self.gone_here(there)):
            self._tally.told_gone.add(key)
            if self._dry:
                continue
            run = secrets.token_hex(4)
            asked = (team, key, bytes.fromhex(digest), how, run)
            (outcome,) = connection.execute(_TAKE_AWAY, asked).fetchone() or ("",)
            news |= outcome == "older"
            self._known.teams[team].last.pop(key, None)
            self._known.seen.pop(key, None)
        return news

    def gone_here(self, there: Collection[str]) -> Iterator[tuple[int, str, str, str]]:
        """What went here since it was exchanged: its team, id and digest, and how it went."""
        journal = self._library.journal
        for team in set(self._names.values()):
            last = self._known.teams[team].last
            for key in sorted(last.keys() - there):
                # what vanished from outside nobody meant: Home tells of it
                if journal and (how := journal.gone(key)):
                    yield team, key, last[key], how
