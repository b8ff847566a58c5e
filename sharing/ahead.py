"""Ours looked for ahead, while the connection comes: a few versions go along with the first question.

The server takes them only where it has nothing new for their team. Then it is what would be sent
after its answer; where it has, nothing was said, and all is looked at anew.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from sharing.exchanged import Tally
from sharing.incoming import team_key
from sharing.last_exchange import Remembered
from sharing.outgoing import TIDY, UNCOUNTED, Outgoing, Parcel
from sharing.server import FORM
from sharing.team_talks import Asked
from store.library import TalkLibrary

if TYPE_CHECKING:
    from sharing.server import Connection

_MOST = 10  # versions that go along
_BYTES = 200_000  # of them: more is sent when it is known to be wanted

# The same server, team, form and login as is remembered and as is checked of the answers; `may` is
# made first, and where it is empty `put` is not called at all.
_OFFER = """
with may as materialized (
  select t.id from vertel.board b, vertel.team t
  where b.id::text = %s and t.id = %s and t.called = %s and (select max(n) from vertel.applied) = %s
    and not exists (select 1 from pg_catalog.pg_roles where rolname = session_user
      and (rolsuper or rolbypassrls or rolcreaterole))
    and (%s = 0 or exists (select 1 from vertel.version v
      where v.team = t.id and v.seq = %s and v.digest = %s))
    and not exists (select 1 from vertel.version v where v.team = t.id and v.seq > %s and v.head))
select o.talk, p.outcome, p.seq from may,
  unnest(%s::text[], %s::jsonb[], %s::bytea[], %s::bytea[]) as o (talk, counts, digest, body),
  lateral vertel.put(may.id, o.talk, o.counts, o.digest, o.body) p order by p.seq"""


class Ahead:
    """What differed here when this was looked at: all of it in `parcels`, of one team."""

    def __init__(self, library: TalkLibrary, known: Remembered) -> None:
        self._board, self._teams = known.board, dict(known.teams)
        self._called = {number: team.called for number, team in known.teams.items()}
        self._names = {team_key(called): number for number, called in self._called.items()}
        self._looked = Remembered(teams=known.teams, seen=dict(known.seen))
        self._tally, self._library = Tally(), library
        self._said: Any = None
        self.parcels: list[Parcel] = []

    def look(self, hand_over: Collection[str]) -> bool:
        """Look for what differs; gives whether that is few enough to go along."""
        outgoing = Outgoing(self._library, self._looked, self._tally, self._names, dry=True)
        there = self._library.names()
        if any(True for _one in outgoing.gone_here(there)):
            return False
        for parcel in outgoing.differing(there, hand_over, lambda done, total: None):
            self.parcels.append(parcel)
            if (
                parcel.stamp == UNCOUNTED
                or parcel.team != self.parcels[0].team
                or self._teams[parcel.team].waits
                or len(self.parcels) > _MOST
                or sum(len(p.body) for p in self.parcels) > _BYTES
            ):
                return False
        return True

    def say(self, connection: "Connection") -> None:
        """Offer what differs."""
        if not self.parcels:
            return
        team, some = self.parcels[0].team, self.parcels
        seen = self._teams[team]
        seq, digest = seen.mark
        self._said = connection.execute(
            _OFFER,
            (
                self._board, team, seen.called, FORM, seq, seq, bytes.fromhex(digest), seen.seq,
                [p.talk for p in some], [p.counts for p in some],
                [bytes.fromhex(p.digest) for p in some], [p.body for p in some],
            ),
        )  # fmt: skip
        connection.execute(TIDY, (team,))

    def settle(
        self, known: Remembered, asked: Asked, tally: Tally, outgoing: Outgoing
    ) -> tuple[bool, bool]:
        """Remember what the server took; gives whether all is sent so, and whether something came in between.

        All is where what was looked at stands: nothing came, and the teams are what they were.
        """
        told = {talk: (outcome, seq) for talk, outcome, seq in self._said or ()}
        stands = (
            len(told) == len(self.parcels)
            and {one.team: one.called for one in asked.teams} == self._called
            and all(known.teams[one.team] is self._teams[one.team] for one in asked.teams)
            and not any(one.rows for one in asked.teams)
        )
        if stands:
            known.seen = self._looked.seen
            tally.join(self._tally)
        news = [outgoing.answered(p, *told[p.talk]) for p in self.parcels if p.talk in told]
        return stands, any(news)
