"""What the server tells of a team: which versions stand there, who came and went; in few round trips."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from agendas.records.said import Record
from sharing.last_exchange import OfTeam, Remembered
from sharing.server import Rights, check_form, rights_in

if TYPE_CHECKING:
    from sharing.server import Connection

_BATCH = 8_000_000  # bytes of bodies at once
_MOST = 40  # of them


class Row(NamedTuple):
    """A version that stands on the server: `what` is "talk", "deleted" or "retired"."""

    talk: str
    digest: str
    counts: dict[str, int]
    what: str
    bytes: int
    seq: int


class Membership(Record, frozen=True, kw_only=True):
    """A change of who is in a team: `what` is "joined", "leads", "leads no more", "left", "until", "new link"."""

    team: str
    called: str
    what: str
    until: date | None
    by: str


class TeamRows(Record, frozen=True, kw_only=True):
    """What is new of a team since it was last asked."""

    team: int
    called: str
    rows: tuple[Row, ...]
    changes: tuple[Membership, ...]
    changed: int


class Asked(NamedTuple):
    """What a server answered to the first questions of an exchange."""

    standing: Rights
    board: str
    teams: list[TeamRows]


_BOARD = "select id::text, (select max(n) from vertel.applied) from vertel.board"
_TEAMS = "select id, called from vertel.team order by id"
_ROWS = """select talk, encode(digest, 'hex'), counts, what, bytes, seq from vertel.version
 where team = %s and seq > %s and head order by seq"""
_WAITS = """select talk, encode(digest, 'hex'), counts, what, bytes, seq from vertel.version
 where team = %s and talk = any(%s) and seq <= %s and head order by seq"""
_MARK = "select encode(digest, 'hex') from vertel.version where team = %s and seq = %s"
_CHANGES = """select called, what, until, by, seq from vertel.changed
 where team = %s and seq > %s order by seq"""
_LAST_CHANGE = (
    "select null, null, null, null, coalesce(max(seq), 0) from vertel.changed where team = %s"
)
_BODIES = (
    "select encode(digest, 'hex'), body from vertel.version where team = %s and digest = any(%s)"
)


def ask(
    connection: "Connection",
    known: Remembered,
    along: "Callable[[Connection], object] | None" = None,
) -> Asked:
    """What is new on the server. What is remembered of a server that was put back is forgotten.

    One round trip where every team is known already; `along` says something more in it. Raises
    `SharingError`.
    """
    with connection.pipeline():
        standing = rights_in(connection)
        board, teams = connection.execute(_BOARD), connection.execute(_TEAMS)
        first = {team: _of_team(connection, team, seen) for team, seen in known.teams.items()}
        if along:
            along(connection)
    who = standing()
    found: Any = board.fetchone()
    check_form(found[1] or 0)
    if known.board != found[0]:
        known.board, known.teams, known.seen, first = found[0], {}, {}, {}
    names: dict[int, str] = dict(teams.fetchall())
    again = []
    for team in names:
        seen = known.teams.setdefault(team, OfTeam())
        if team in first and seen.mark[1] and first[team][0].fetchone() != (seen.mark[1],):
            known.teams[team], known.seen = OfTeam(changed=seen.changed), {}
            first.pop(team)
        if team not in first:
            again.append(team)
    if again:
        with connection.pipeline():
            first |= {team: _of_team(connection, team, known.teams[team]) for team in again}
    told = [_told(team, name, known.teams[team], *first[team][1:]) for team, name in names.items()]
    return Asked(who, found[0], told)


def _of_team(connection: "Connection", team: int, seen: OfTeam) -> tuple[Any, Any, Any, Any]:
    ask_for = connection.execute
    waits = (team, sorted(seen.waits), seen.seq)
    changes = (_CHANGES, (team, seen.changed)) if seen.changed >= 0 else (_LAST_CHANGE, (team,))
    return (
        ask_for(_MARK, (team, seen.mark[0])),
        ask_for(_ROWS, (team, seen.seq)),
        ask_for(_WAITS, waits) if seen.waits else None,
        ask_for(*changes),
    )


def _told(team: int, name: str, seen: OfTeam, rows: Any, waits: Any, changes: Any) -> TeamRows:
    told = changes.fetchall()
    return TeamRows(
        team=team,
        called=name,
        rows=tuple(Row(*row) for row in (*(waits.fetchall() if waits else ()), *rows.fetchall())),
        changes=tuple(
            Membership(team=name, called=called, what=what, until=until, by=by)
            for called, what, until, by, _seq in told
            if what
        ),
        changed=told[-1][4] if told else seen.changed,
    )


def new_rows(connection: "Connection", team: int, seen: OfTeam) -> tuple[Row, ...]:
    """What came on the server since it was asked, and what waits."""
    waits = connection.execute(_WAITS, (team, sorted(seen.waits), seen.seq)).fetchall()
    rows = connection.execute(_ROWS, (team, seen.seq)).fetchall()
    return tuple(Row(*row) for row in (*waits, *rows))


def with_bodies(
    connection: "Connection", team: int, rows: Iterable[Row], known: dict[str, str]
) -> Iterator[tuple[Row, bytes | None]]:
    """Each row with its body, a few at a time; None where it has none, or it is here already."""
    some: list[Row] = []
    for row in rows:
        if some and (len(some) == _MOST or sum(r.bytes for r in some) + row.bytes > _BATCH):
            yield from _bodies(connection, team, some, known)
            some = []
        some.append(row)
    yield from _bodies(connection, team, some, known)


def _bodies(
    connection: "Connection", team: int, rows: list[Row], known: dict[str, str]
) -> Iterator[tuple[Row, bytes | None]]:
    wanted = [r.digest for r in rows if r.what == "talk" and known.get(r.talk) != r.digest]
    found: dict[str, bytes | None] = {}
    if wanted:
        digests = [bytes.fromhex(digest) for digest in wanted]
        found = dict(connection.execute(_BODIES, (team, digests), binary=True).fetchall())
    for row in rows:
        yield row, found.get(row.digest)
