"""Setting up a server, and bringing it to the present form: numbered files, each applied once.

Whoever does this is the server's administrator. Two at the same time wait for each other.
"""

import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from agendas.errors import N_
from sharing.errors import SharingError, WrongLinkError
from sharing.server import check_version

if TYPE_CHECKING:
    from sharing.server import Connection

_LOCK = 0x76657274  # of everybody who sets up or upgrades a database
_ROLES = ("people", "keepers", "door", "porter")


def steps() -> list[tuple[int, str]]:
    """The numbered files, in order: their number and what is in them."""
    there = [file for file in (files("sharing") / "sql").iterdir() if file.name.endswith(".sql")]
    return sorted((int(file.name.removesuffix(".sql")), file.read_text("utf-8")) for file in there)


def set_up(connection: "Connection", called: str, keeper: str) -> str:
    """Make an empty database an organisation's; gives the secret of its first keeper.

    `keeper` is that one's login. Raises `SharingError`.
    """
    database = _begin(connection)
    if _one(connection, "select to_regnamespace('vertel') is not null"):
        raise SharingError(
            N_("This database is an organisation's already. To renew it: vertel org upgrade")
        )
    if _one(connection, "select exists (select 1 from pg_roles where rolname = %s)", (keeper,)):
        raise SharingError(N_("There is a login “{name}” already. Choose another."), name=keeper)
    with connection.transaction():
        for role in _ROLES:
            if not _one(
                connection,
                "select exists (select 1 from pg_roles where rolname = %s)",
                (f"{database}-{role}",),
            ):
                _do(connection, "create role {} nologin", f"{database}-{role}")
        _do(connection, "alter role {} createrole", f"{database}-porter")
        _do(connection, "grant pg_signal_backend to {}", f"{database}-porter")
        _do(
            connection,
            "grant {} to {} with admin option",
            f"{database}-people",
            f"{database}-porter",
        )
        connection.execute("create schema vertel")
        connection.execute(
            "create table vertel.applied (n int primary key, digest bytea not null,"
            " at timestamptz not null default clock_timestamp())"
        )
        _apply(connection, database)
        connection.execute("insert into vertel.board (called) values (%s)", (called,))
        secret = new_secret()
        _do(
            connection, "create role {} login inherit connection limit 10 password {}",
            keeper, verifier(connection, keeper, secret),
        )  # fmt: skip
        _do(connection, "grant {} to {}", f"{database}-keepers", keeper)
    return secret


def upgrade(connection: "Connection") -> list[int]:
    """Apply what was not applied yet; gives those numbers. Raises `SharingError`."""
    database = _begin(connection)
    if not _one(connection, "select to_regclass('vertel.applied') is not null"):
        raise SharingError(
            N_("This database is not an organisation's yet. To set it up: vertel org init")
        )
    with connection.transaction():
        return _apply(connection, database)


def _begin(connection: "Connection") -> str:
    """Hold the lock until the connection ends; gives the database's name."""
    check_version(connection)
    if not _one(connection, "select rolsuper from pg_roles where rolname = session_user"):
        raise SharingError(
            N_(
                "That takes the server's administrator: a superuser, such as postgres. Others keep memberships with “vertel org invite NAME --team T”."
            )
        )
    connection.execute("select pg_advisory_lock(%s)", (_LOCK,))
    database = str(_one(connection, "select current_database()"))
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", database):
        raise WrongLinkError(
            N_("The database is called “{name}”. Vertel wants small letters, digits and _."),
            name=database,
        )
    return database


def _apply(connection: "Connection", database: str) -> list[int]:
    applied = dict(connection.execute("select n, digest from vertel.applied").fetchall())
    done = []
    for number, text in steps():
        digest = hashlib.sha256(text.encode()).digest()
        if number in applied:
            if bytes(applied[number]) != digest:
                raise SharingError(
                    N_(
                        "What was set up on this server as step {number} is not what this Vertel has. Nothing is changed; update Vertel."
                    ),
                    number=number,
                )
            continue
        connection.execute(_filled(connection, text, database))
        connection.execute(
            "insert into vertel.applied (n, digest) values (%s, %s)", (number, digest)
        )
        done.append(number)
    return done


def _filled(connection: "Connection", text: str, database: str) -> bytes:
    from psycopg.sql import Identifier, Literal

    said: dict[str, Any] = {f"@{role}@": Identifier(f"{database}-{role}") for role in _ROLES}
    said |= {"@db@": Identifier(database), "@prefix@": Literal(f"{database}_")}
    said |= {"@people_name@": Literal(f"{database}-people")}
    for name, piece in said.items():
        text = text.replace(name, piece.as_string(connection))
    return text.encode()


def new_secret() -> str:
    """A secret for a link: 160 bits."""
    import secrets

    return secrets.token_urlsafe(20)


def verifier(connection: "Connection", login: str, secret: str) -> str:
    """By what a server knows a secret again, so that the secret is in none of its logs."""
    made = connection.pgconn.encrypt_password(secret.encode(), login.encode(), b"scram-sha-256")
    return made.decode()


def _one(connection: "Connection", asked: str, with_: tuple[object, ...] = ()) -> Any:
    row = connection.execute(asked, with_).fetchone()
    return row[0] if row else None


def _do(connection: "Connection", told: str, *names: str) -> None:
    """Carry out what names roles; a verifier is the one that is no name."""
    from psycopg.sql import SQL, Identifier, Literal

    parts = [Literal(n) if n.startswith("SCRAM-") else Identifier(n) for n in names]
    connection.execute(SQL(told).format(*parts))
