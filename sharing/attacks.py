"""Ways in which a member could try to see or change what is not theirs: `vertel org check` tries each.

Each is undone afterwards. One succeeds where it gives a row, where it is carried out at all though it
gives none, or where its error tells of a row that should not be seen.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sharing.server import Connection

_TABLES = ("version", "belongs", "team", "changed", "clock", "board", "applied")
_OTHERS = "not team = any (vertel.my_teams())"
_SEEN = f"select talk from vertel.version where {_OTHERS}"


class Attack(NamedTuple):
    """Something to try: `told` in SQL; `asks` where it succeeds by a row alone."""

    told: str
    asks: bool = True


def _asks(*told: str) -> list[Attack]:
    return [Attack(one) for one in told]


def _does(*told: str) -> list[Attack]:
    return [Attack(one, asks=False) for one in told]


ATTACKS: tuple[Attack, ...] = (
    *_asks(
        _SEEN,
        f"select body from vertel.version where {_OTHERS}",
        f"select login from vertel.belongs where {_OTHERS}",
        f"select called from vertel.changed where {_OTHERS}",
        "select called from vertel.team where not id = any (vertel.my_teams())",
        f"set local row_security = off; {_SEEN}",
        f"set local search_path = pg_temp, public, vertel; {_SEEN}",
        f"set local enable_seqscan = off; set local enable_indexscan = off; {_SEEN}",
        "select v.talk from vertel.team t right join vertel.version v on v.team = t.id where t.id is null",
        f"declare c cursor for {_SEEN}; fetch all from c",
        "prepare p as select talk from vertel.version where not team = any ($1); "
        "execute p ((select vertel.my_teams()))",
        # an operator or a cast that fails on a row of others would tell of it in its error
        f"select 1 from vertel.version where 1 / (case when {_OTHERS} then 0 else 1 end) > 1",
        f"select 1 from vertel.version where (case when {_OTHERS} then wrote::text else '0' end)::int > 1",
        f"select 1 from vertel.version where (case when {_OTHERS} then convert_from(body, 'UTF8') else '0' end)::int > 1",
        f"select 1 where query_to_xml('{_SEEN}', true, true, '')::text like '%<talk>%'",
        f"select word from ts_stat('select to_tsvector(talk) from vertel.version where {_OTHERS}')",
        "select tablename from pg_stats where schemaname = 'vertel'"
        " and tablename in ('version', 'belongs', 'team', 'changed', 'clock')",
        "select query from pg_stat_activity where usename <> session_user"
        " and query not in ('', '<insufficient privilege>')",
        "select 1 from generate_series(1, 300) t, lateral vertel.put(t::smallint, 'aaaaaa', '{\"x\": 1}',"
        " sha256('x'), 'x') p where not t = any (vertel.my_teams()) and p.outcome <> 'not yours'",
        "select 1 from generate_series(1, 300) t, lateral vertel.take_away(t::smallint, 'aaaaaa',"
        " sha256('x'), 'retired', '00000000') p where not t = any (vertel.my_teams()) and p.outcome <> 'not yours'",
        "select 1 from vertel.put(null, 'aaaaaa', '{\"x\": 1}', sha256('x'), 'x') where outcome <> 'not yours'",
        "select 1 from vertel.put((vertel.my_teams())[1], 'aaaaaa', '{\"x\": -1}', sha256('x'), 'x')"
        " where outcome <> 'refused'",
        "select 1 from vertel.put((vertel.my_teams())[1], '../../x', '{\"x\": 1}', sha256('x'), 'x')"
        " where outcome <> 'refused'",
        "select 1 from vertel.put((vertel.my_teams())[1], 'aaaaaa', '{\"x\": 1}', sha256('y'), 'x')"
        " where outcome <> 'refused'",
    ),
    *_does(
        *(f"insert into vertel.{table} default values" for table in _TABLES),
        *(f"delete from vertel.{table}" for table in _TABLES),
        *(f"truncate vertel.{table} cascade" for table in _TABLES),
        *(f"alter table vertel.{table} disable row level security" for table in _TABLES[:4]),
        *(f"drop policy read on vertel.{table}" for table in _TABLES[:4]),
        "update vertel.version set wrote = session_user",
        "update vertel.belongs set leader = true, until = null, gone = null",
        "update vertel.clock set seq = 0",
        "select 1 from vertel.version for update",
        "select seq from vertel.clock",
        "select last_value from vertel.team_id_seq",
        "lock table vertel.version in access exclusive mode",
        "select vertel.next(1::smallint)",
        "select vertel.tell(1::smallint, session_user, 'x', 'joined', null)",
        "select vertel.enlist(session_user, 'x', 'x', true, null)",
        "select vertel.delist(session_user, null)",
        "select vertel.relinked(session_user)",
        "select vertel.is_ours(session_user)",
        "select vertel.invite(session_user, 'x', 'x', true, null, null)",
        "select vertel.leave(session_user, null)",
        "do $$ begin execute format('set role %I', current_database() || '-door'); end $$",
        "select set_config('role', current_database() || '-door', true)",
        "select set_config('role', current_database() || '-porter', true)",
        "select set_config('role', current_database() || '-keepers', true)",
        "select set_config('session_authorization', current_database() || '-door', true)",
        "set local session_replication_role = replica",
        "create temp table x (n int)",
        "create table public.x (n int)",
        "create table vertel.x (n int)",
        "create schema x",
        "create view vertel.x as select 1",
        "create function public.x() returns int language sql as 'select 1'",
        "create function pg_temp.x() returns int language sql as 'select 1'",
        "create role x",
        "create extension dblink",
        "create trigger x before insert on vertel.version execute function suppress_redundant_updates_trigger()",
        "alter role current_user bypassrls",
        "alter role current_user createrole",
        "select rolpassword from pg_authid",
        "select stavalues1 from pg_statistic",
        "select pg_read_file('pg_hba.conf')",
        "select pg_read_binary_file('PG_VERSION')",
        "select pg_ls_dir('.')",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'x')",
        "select lo_import('/etc/passwd')",
        "copy (select 1) to program 'true'",
        "copy (select 1) to '/tmp/vertel-org-check'",
    ),
)  # fmt: skip


def succeeded(connection: "Connection", attacks: tuple[Attack, ...] = ATTACKS) -> list[str]:
    """Those that succeed on this server; each is undone."""
    return [attack.told for attack in attacks if _succeeds(connection, attack)]


def _succeeds(connection: "Connection", attack: Attack) -> bool:
    import psycopg

    try:
        with connection.transaction(force_rollback=True):
            cursor = connection.execute(attack.told.encode())
            rows = cursor.rowcount if cursor.description else 0
            while cursor.nextset():
                rows = cursor.rowcount if cursor.description else rows
    except (psycopg.errors.DivisionByZero, psycopg.errors.InvalidTextRepresentation):
        return True
    except psycopg.OperationalError:
        if connection.closed:
            raise
        return False
    except psycopg.Error:
        return False
    return not attack.asks or rows > 0
