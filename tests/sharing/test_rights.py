"""Who is not in a team reads and changes nothing of it: tried as a member, with psql and by injection.

All of it goes by login roles of persons; what came of it is looked at, and not only the error.
"""

import os
import subprocess
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from laptops import a_talk
from pg_cluster import Board, binaries

from sharing.attacks import ATTACKS, Attack, succeeded
from sharing.errors import SharingError
from sharing.people import invite, leave, leave_own_teams, people
from sharing.server import connected

OURS, THEIRS = "elmwords", "oakwords"
KEY = "k3f9q2"


@pytest.fixture
def two(board: Board, laptop: Any) -> Any:
    """Quirina of Oak and Eve of Elm, each with a talk on the server; gives Eve's laptop."""
    ana, eve = laptop("quirina", "Oak"), laptop("eve", "Elm")
    for one, team, said in ((ana, "Oak", THEIRS), (eve, "Elm", OURS)):
        one.begin(a_talk(KEY if team == "Oak" else "m4p7r8", team=team))
        one.say(KEY if team == "Oak" else "m4p7r8", said)
        one.sync()
    return eve


def everything(board: Board) -> list[Any]:
    """All that stands on the server."""
    tables = ("version", "belongs", "team", "changed", "clock", "board", "applied")
    return [board.look(f"select * from vertel.{table} order by 1, 2") for table in tables]


def test_no_injection_of_a_member_reads_or_changes_anything_of_another_team(board, two) -> None:
    assert len(ATTACKS) > 30
    before = everything(board)
    with connected(two.link) as connection:
        assert succeeded(connection) == []
        assert connection.execute("select count(*) from vertel.version").fetchone() == (1,)
    assert everything(board) == before


@pytest.mark.parametrize(
    "broken",
    [
        "drop policy read on vertel.version; create policy read on vertel.version using (true)",
        "alter table vertel.version disable row level security",
        "alter table vertel.changed disable row level security",
        "grant delete on vertel.version to @people@; create policy d on vertel.version for delete using (true)",
        "grant execute on function vertel.enlist(name, text, text, boolean, date) to public",
        "grant temp on database @db@ to public",
        "grant @door@ to @people@",
    ],
)
def test_each_guard_that_is_taken_out_is_found_by_the_injections(board, two, broken: str) -> None:
    for name in ("people", "door"):
        broken = broken.replace(f"@{name}@", f'"{board.database}-{name}"')
    board.look(broken.replace("@db@", board.database))
    with connected(two.link) as connection:
        assert succeeded(connection) != []


PSQL = (
    "table vertel.version",
    "select encode(body, 'escape') from vertel.version",
    "copy vertel.version (team, talk, body) to stdout",
    r"\copy vertel.version to stdout",
    r"\copy (select convert_from(body, 'UTF8') from vertel.version) to stdout",
    "begin isolation level serializable; declare c cursor with hold for table vertel.version; commit; fetch all from c",
    "set row_security = off; table vertel.version",
    "select 'table vertel.' || tablename from pg_tables where schemaname = 'vertel' \\gexec",
    "explain (analyze, verbose, buffers) select * from vertel.version where body is not null",
    "set client_min_messages = debug5; select convert_from(body, 'UTF8')::int from vertel.version where team = 1",
    "select table_to_xml('vertel.version', true, false, ''); select schema_to_xml('vertel', true, false, '')",
    r"\lo_import /etc/hostname",
    "update vertel.version set body = null returning team; delete from vertel.version returning team",
    "select * from vertel.put(1::smallint, 'k3f9q2', '{\"x\": 999}', sha256('x'), 'x')",
    "select * from vertel.take_away(1::smallint, 'k3f9q2', sha256('x'), 'retired', '00000000')",
)


def psql(board: Board, link: Any, *words: str, program: str = "psql", told: str = "") -> str:
    """All that psql shows to who has this link, and types this."""
    there = binaries()
    assert there
    env = {**os.environ, "PGPASSWORD": link.secret}
    at = (there / program, "-h", link.host, "-p", str(link.port), "-U", link.login)
    done = subprocess.run(
        [*at, *words, link.database], env=env, input=told, capture_output=True, text=True
    )
    return done.stdout + done.stderr


def test_a_member_with_psql_sees_and_changes_nothing_of_another_team(board, two) -> None:
    before = everything(board)
    assert len(PSQL) > 10
    for told in PSQL:
        shown = psql(board, two.link, "-X", "-At", told=told)
        assert THEIRS not in shown, told
        assert THEIRS.encode().hex() not in shown, told
        assert "quirina" not in shown.lower(), told
        assert everything(board) == before, told


def test_psql_shows_a_member_their_own_so_that_it_could_have_shown_others(board, two) -> None:
    shown = psql(
        board, two.link, "-X", "-At", "-c", "select convert_from(body, 'UTF8') from vertel.version"
    )
    assert OURS in shown
    assert THEIRS not in shown
    dumped = psql(board, two.link, "-n", "vertel", "--enable-row-security", program="pg_dump")
    assert THEIRS.encode().hex() not in dumped
    board.look("alter table vertel.version disable row level security")
    shown = psql(
        board, two.link, "-X", "-At", "-c", "select convert_from(body, 'UTF8') from vertel.version"
    )
    assert THEIRS in shown, "by the policy alone"


def test_who_left_reads_nothing_at_once_nor_in_a_session_that_was_open(board, two) -> None:
    with connected(two.link) as open_still, connected(board.keeper) as keeper:
        count = "select count(*) from vertel.version"
        assert open_still.execute(count).fetchone() == (1,)
        assert leave(keeper, board.keeper, "eve", "Elm") == 1
        assert open_still.execute(count).fetchone() == (0,)
        outcome = open_still.execute(
            "select outcome from vertel.put(2::smallint, 'aaaaaa', '{\"x\": 1}', sha256('x'), 'x')"
        ).fetchone()
        assert outcome == ("not yours",)
        assert open_still.execute("select * from vertel.belongs").fetchall() == []


def test_who_leaves_every_team_is_put_out_and_comes_in_no_more(board, two) -> None:
    connection = psycopg.connect(**two.link.options, autocommit=True)
    with connected(board.keeper) as keeper:
        leave(keeper, board.keeper, "eve", None)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("select 1")
    with pytest.raises(SharingError, match="lets you in no more"):
        two.sync()
    assert two.talk("m4p7r8"), "the laptop has it still"


def test_a_membership_ends_with_its_day_whatever_zone_a_session_sets(board, two) -> None:
    yesterday = date.today() - timedelta(days=2)
    with connected(board.keeper) as keeper:
        assert invite(keeper, board.keeper, "eve", "Elm", False, yesterday) is None
    for zone in ("UTC", "XXX+167", "XXX-167", "Pacific/Kiritimati"):
        with connected(two.link) as connection:
            connection.execute("select set_config('timezone', %s, false)", (zone,))
            assert connection.execute("select count(*) from vertel.version").fetchone() == (0,)
    told = two.sync()
    assert [(ended.team, ended.talks) for ended in told.ended] == [("Elm", 1)]
    assert two.sync().ended == (), "told once"


def test_who_keeps_memberships_reads_no_talk_and_makes_nobody_else(board, two) -> None:
    before = everything(board)
    more = (
        Attack("select * from vertel.version", asks=False),
        Attack("select * from vertel.changed", asks=False),
        Attack("select vertel.my_teams()", asks=False),
        Attack("create role x login", asks=False),
        Attack("update vertel.belongs set leader = true", asks=False),
        Attack("delete from vertel.team", asks=False),
        Attack("select vertel.enlist(session_user, 'x', 'Oak', true, null)", asks=False),
        *(
            Attack(f"select 1 where vertel.invite({name}::name, 'x', 'Oak', true, null, {secret}) in ('made', 'known')")
            for name in ("'postgres'", "session_user", "current_database() || '-door'", "'x; drop table y'", "'X'")
            for secret in ("null", "'SCRAM-SHA-256$4096:eA==$eA==:eA=='", "'plain'")
        ),
        Attack(f"select 1 where vertel.invite('{board.database}_new'::name, 'x', 'Oak', true, null, 'plain') <> 'verifier'"),
        Attack("select 1 where vertel.leave('postgres', null) > 0"),
    )  # fmt: skip
    with connected(board.keeper) as keeper:
        assert succeeded(keeper, more) == []
    assert everything(board) == before
    assert board.look("select count(*) from pg_roles where rolname ~ '^x'") == [(0,)]


def test_every_change_of_who_is_in_a_team_is_told_to_it_at_its_next_exchange(board, two) -> None:
    two.sync()
    with connected(board.keeper) as keeper:
        invite(keeper, board.keeper, "Bo Berg", "Elm", True, date(2100, 1, 1))
        invite(keeper, board.keeper, "Bo Berg", "Elm", False, None)
        invite(keeper, board.keeper, "Bo Berg", "Elm", False, None, anew=True)
        leave(keeper, board.keeper, "Bo Berg", "Elm")
        invite(keeper, board.keeper, "Cas", "Oak", False, None)
    told = two.sync().changes
    assert [(c.called, c.what) for c in told] == [
        ("Bo Berg", "joined"), ("Bo Berg", "leads"), ("Bo Berg", "until"),
        ("Bo Berg", "leads no more"), ("Bo Berg", "new link"), ("Bo Berg", "left"),
    ]  # fmt: skip
    assert {c.by for c in told} == {board.keeper.login}
    assert two.sync().changes == ()


def test_members_see_who_is_in_their_own_team_and_leave_by_themselves(board, two) -> None:
    with connected(two.link) as connection:
        assert [(one.team, one.called) for one in people(connection)] == [("Elm", "eve")]
        assert leave_own_teams(connection) == 1
        assert people(connection) == []
    with connected(board.keeper) as keeper:
        found = {(one.team, one.called): one.gone for one in people(keeper)}
    assert found == {("Elm", "eve"): True, ("Oak", "quirina"): False}


def test_a_login_that_may_do_everything_exchanges_nothing(board, two) -> None:
    with pytest.raises(SharingError, match="may do everything"):
        two.sync(link=board.boss)
