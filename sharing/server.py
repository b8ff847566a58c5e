"""A connection to an organisation's server: looked over before anything is said through it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from agendas.errors import N_
from sharing.errors import OutOfReachError, PutOutError, SharingError
from sharing.link import Link

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[Any]

FORM = 1  # of what stands on the server: the number of the last file in sharing/sql
WAIT = 10  # seconds for a server to answer at all
# A line that went dead in the middle is given up after half a minute.
_ALIVE: dict[str, Any] = {
    "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 4, "tcp_user_timeout": 30000,
}  # fmt: skip
# Before these a member could read of others' rows in the planner's figures (CVE-2025-8713 and earlier).
_MENDED = {15: 14, 16: 10, 17: 6}
_FIRST = 15


def need_library() -> None:
    """Raise `SharingError` with the line that installs it, where psycopg is not here."""
    if not find_spec("psycopg"):
        from agendas.libraries import install_line

        raise SharingError(
            N_("An organisation's server needs one more library. Install it with:\n{line}"),
            line=install_line("org"),
        )


@contextmanager
def connected(link: Link) -> Iterator["Connection"]:
    """A connection, closed at the end. Raises `SharingError`.

    What the server refuses or breaks off in the block is raised as such too, in a sentence.
    """
    with connecting(link) as coming:
        yield coming()


@contextmanager
def connecting(link: Link) -> Iterator[Callable[[], "Connection"]]:
    """As `connected`, while something else is done: what it gives waits for the connection.

    What goes wrong on the way in is raised where it is waited for.
    """
    need_library()
    import psycopg

    try:
        came = _begun(link)
        try:
            yield came.result
        finally:  # at once, or when it comes too late
            came.add_done_callback(_over)
    except psycopg.OperationalError as error:
        raise _no_way(error) from error
    except (psycopg.errors.InvalidSchemaName, psycopg.errors.UndefinedTable) as error:
        raise SharingError(_NOTHING) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise SharingError(_NOT_ALLOWED) from error
    except psycopg.Error as error:
        raise SharingError(
            N_("The server could not do that: {reason}."), reason=_first_line(error)
        ) from error


def _begun(link: Link) -> "Future[Connection]":
    """A connection that comes."""
    import psycopg

    came: Future[Connection] = Future()

    def come() -> None:
        try:
            connection = psycopg.connect(
                **link.options, autocommit=True, connect_timeout=WAIT, application_name="vertel",
                prepare_threshold=None, **_ALIVE,
            )  # fmt: skip
        except BaseException as error:
            came.set_exception(error)
        else:
            came.set_result(connection)

    threading.Thread(target=come, daemon=True).start()
    return came


def _over(came: "Future[Connection]") -> None:
    if not came.exception():
        came.result().close()


_NOTHING = N_(
    "There is nothing of Vertel on this server. “vertel org init” sets it up; see docs/organisation.md."
)
_NOT_ALLOWED = N_(
    "The server does not let you do that. Who keeps the memberships can tell what you may."
)


def _no_way(error: Exception) -> SharingError:
    told = str(error)
    if "password authentication failed" in told or "is not permitted to log in" in told:
        return PutOutError(
            N_(
                "The server lets you in no more: your membership has ended, or you were given a new link. Who keeps the memberships knows. Your talks are on this laptop as before."
            )
        )
    return OutOfReachError(
        N_(
            "The server cannot be reached: {reason}. Your talks are on this laptop, and all works as before; exchange them later."
        ),
        reason=_first_line(error),
    )


def _first_line(error: Exception) -> str:
    return " ".join((str(error).strip() or type(error).__name__).splitlines()[:1]).rstrip(".")


def refused_version(number: int) -> bool:
    """Whether a server of this version, such as 150018, lets a member see more than it should."""
    major, minor = divmod(number, 10000)
    return major < _FIRST or minor < _MENDED.get(major, 0)


def check_version(connection: "Connection") -> None:
    """Raise `SharingError` where the server is older than is safe."""
    if refused_version(connection.info.server_version):
        raise SharingError(
            N_(
                "This server is PostgreSQL {version}. Vertel needs 15.14, 16.10, 17.6 or later: before these a member can see traces of what is not theirs. Its administrator can update it."
            ),
            version="{}.{}".format(*divmod(connection.info.server_version, 10000)),
        )


class Rights(NamedTuple):
    """Who a connection is on the server: whether they keep memberships."""

    keeper: bool


def rights_in(connection: "Connection") -> Callable[[], Rights]:
    """Ask who this connection is; the answer raises `SharingError` where nobody should exchange so."""
    check_version(connection)
    asked = connection.execute(_RIGHTS)

    def answer() -> Rights:
        above, keeper, there = asked.fetchone() or (True, False, False)
        if above:
            raise SharingError(
                N_(
                    "This login may do everything on the server, and so reads every team's talks. Vertel exchanges as a person only: ask for a link with “vertel org invite NAME --team T”."
                )
            )
        if not there:
            raise SharingError(_NOTHING)
        return Rights(keeper)

    return answer


_RIGHTS = """
select r.rolsuper or r.rolbypassrls or r.rolcreaterole,
  exists (select 1 from pg_catalog.pg_roles k where k.rolname = current_database() || '-keepers'
    and pg_catalog.pg_has_role(session_user, k.oid, 'member')),
  exists (select 1 from pg_catalog.pg_namespace where nspname = 'vertel')
from pg_catalog.pg_roles r where r.rolname = session_user"""


def check_form(form: int) -> None:
    """Raise `SharingError` where the server's tables are of another Vertel than this."""
    if form < FORM:
        raise SharingError(
            N_("The server is of an earlier Vertel. Its administrator types: vertel org upgrade")
        )
    if form > FORM:
        raise SharingError(N_("The server is of a newer Vertel. Update Vertel here."))
