"""Who belongs to which team: invited, and gone. A keeper of memberships does this and reads no talk."""

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from agendas.errors import N_
from agendas.records.said import Record
from sharing.errors import SharingError, WrongLinkError
from sharing.link import Link
from sharing.server import rights_in
from sharing.set_up import new_secret, verifier

if TYPE_CHECKING:
    from sharing.server import Connection


class Belongs(Record, frozen=True, kw_only=True):
    """Somebody in a team, until a day where that was said; `gone` once they left."""

    team: str
    called: str
    login: str
    leader: bool
    until: date | None
    gone: bool


def login_of(name: str, database: str) -> str:
    """The login of somebody on the server. Raises `WrongLinkError` for a name of no letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    if not short or not name.isprintable():
        raise WrongLinkError(
            N_("“{name}” gives no login. Name somebody in letters or digits."), name=name
        )
    return f"{database}_{short}"


def invite(
    connection: "Connection", keeper: Link, name: str, team: str, leader: bool, until: date | None,
    anew: bool = False,
) -> Link | None:  # fmt: skip
    """Have somebody belong to a team; gives the link for their laptop, None where theirs goes on.

    With `anew` they get another link, and the old one opens nothing. Raises `SharingError`.
    """
    login = login_of(name, keeper.database)
    team = " ".join(team.split())
    if not team or len(team) > 200 or not team.isprintable():
        raise WrongLinkError(N_("A team's name is one line of at most 200 letters."))
    _need_keeper(connection)
    outcome = "" if anew else _invited(connection, login, name, team, leader, until, None)
    if outcome == "known":
        return None
    if outcome in ("", "unknown"):
        secret = new_secret()
        told = verifier(connection, login, secret)
        outcome = _invited(connection, login, name, team, leader, until, told)
        if outcome in ("made", "known"):
            return Link(
                login=login, secret=secret, host=keeper.host, port=keeper.port,
                database=keeper.database, more=keeper.more,
            )  # fmt: skip
    raise SharingError(
        N_(
            "The server has a login “{name}” that is not this organisation's. Add something to the name."
        ),
        name=login,
    )


def _invited(
    connection: "Connection", login: str, name: str, team: str, leader: bool, until: date | None,
    told: str | None,
) -> str:  # fmt: skip
    row = connection.execute(
        "select vertel.invite(%s::name, %s, %s, %s, %s::date, %s)",
        (login, name, team, leader, until, told),
    ).fetchone()
    return str(row[0]) if row else ""


def leave(connection: "Connection", keeper: Link, name: str, team: str | None) -> int:
    """End somebody's membership of a team, or of all; gives of how many. Raises `SharingError`."""
    _need_keeper(connection)
    login = login_of(name, keeper.database)
    row = connection.execute("select vertel.leave(%s::name, %s)", (login, team)).fetchone()
    many = int(row[0]) if row else 0
    if not many:
        raise SharingError(
            N_("Nobody called “{name}” is in that team. “vertel org people” tells who is."),
            name=name,
        )
    return many


def leave_own_teams(connection: "Connection") -> int:
    """End one's own memberships; gives how many."""
    row = connection.execute("select vertel.go()").fetchone()
    return int(row[0]) if row else 0


def people(connection: "Connection") -> list[Belongs]:
    """Who is in which team: for a keeper everybody, for others those of their own teams."""
    rows = connection.execute(
        "select t.called, b.called, b.login::text, b.leader, b.until, b.gone is not null"
        " from vertel.belongs b join vertel.team t on t.id = b.team order by lower(t.called), b.called"
    ).fetchall()
    return [
        Belongs(team=team, called=called, login=login, leader=leader, until=until, gone=gone)
        for team, called, login, leader, until, gone in rows
    ]


def _need_keeper(connection: "Connection") -> None:
    if not rights_in(connection)().keeper:
        raise SharingError(
            N_("Who belongs to a team is for who keeps the memberships; this link is not theirs.")
        )
