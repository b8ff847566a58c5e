"""`vertel org` and `vertel sync` as they are typed: by the administrator, a keeper, and people on laptops."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from laptops import Laptop, a_talk
from pg_cluster import Board, Cluster
from typed import Typed, typed

from sharing import server
from sharing.link import link_in
from sharing.server import connected, refused_version

KEY = "k3f9q2"
Hand = Callable[..., Typed]


class Desk:
    """A laptop at which somebody types."""

    def __init__(self, top: Path) -> None:
        self.laptop = Laptop(top, top.name, None)
        self.env = {"VERTEL_STORE": str(self.laptop.folder), "VERTEL_STATE": str(self.laptop.state)}

    def type(self, *words: str, stdin: str = "") -> Typed:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.env.items():
                patch.setenv(name, value)
            done = typed(list(words), stdin.encode())
        assert done.sound, done.err
        return done

    def ok(self, *words: str, stdin: str = "") -> Typed:
        done = self.type(*words, stdin=stdin)
        assert done.code == 0, done.err
        return done


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[str], Desk]:
    return lambda name: Desk(tmp_path / name)


@pytest.fixture
def ana(board: Board, desk: Callable[[str], Desk]) -> Desk:
    found = desk("ana")
    found.ok("org", "connect", board.person("Ana", "Oak").text)
    return found


def test_from_an_empty_server_to_talks_on_two_laptops(cluster: Cluster, desk: Any) -> None:
    with connected(cluster.boss()) as connection:
        connection.execute("create database anew")
    admin = cluster.boss("anew").text
    keeper, ana, bo = desk("keeper"), desk("ana"), desk("bo")
    made = keeper.ok("org", "init", "--admin", admin, "--name", "A board")
    assert keeper.type("org", "init", "--admin", admin, "--name", "A board").code == 1
    assert (
        "The server has the form of this Vertel already"
        in keeper.ok("org", "upgrade", "--admin", admin).err
    )
    assert (
        "You keep the memberships of A board" in keeper.ok("org", "connect", made.out.strip()).err
    )
    for one in (ana, bo):
        invited = keeper.ok("org", "invite", one.laptop.name, "--team", "Oak")
        assert "secret" in invited.err
        told = ana.ok if one is ana else bo.ok
        assert "your teams' talks: Oak" in " ".join(
            told("org", "connect", stdin=invited.out).err.split()
        )
    assert keeper.ok("org", "invite", "bo", "--team", "Oak", "--leader").out == ""
    ana.laptop.begin(a_talk(KEY))
    ana.laptop.begin(a_talk("open22", open_still=True))
    assert "Nothing was written." in ana.ok("sync", "--dry-run").err
    told = ana.ok("sync").err
    assert f"1 talk went to the server: {KEY}." in told
    assert "1 talk is not closed, and stays here: open22." in told
    assert json.loads(ana.ok("sync", "--hand-over", "open22", "--json").out)["sent"] == ["open22"]
    told = bo.ok("sync").err
    assert f"2 talks came here: {KEY}, open22." in told
    assert "Nothing new." in bo.ok("sync").err
    assert [row.split() for row in bo.ok("org", "people").out.splitlines()] == [
        ["Oak", "ana"], ["Oak", "bo", "leads"],
    ]  # fmt: skip
    assert [one["called"] for one in json.loads(keeper.ok("org", "people", "--json").out)] == [
        "ana",
        "bo",
    ]
    assert re.search(r"\d\d ways were tried, and none shows", bo.ok("org", "check").err)


def test_a_clash_is_told_with_what_settles_it(ana: Desk, board: Board, desk: Any) -> None:
    bo = desk("bo")
    bo.ok("org", "connect", board.person("Bo", "Oak").text)
    ana.laptop.begin(a_talk(KEY))
    ana.ok("sync"), bo.ok("sync")
    for one in (ana, bo):
        one.laptop.say(KEY, one.laptop.name)
        told = one.ok("sync").err
    assert f"Beside 1 talk stands another laptop's version: {KEY}." in " ".join(told.split())
    assert "only in the copy: ana" in bo.ok("store", "compare", KEY).out


def test_who_is_new_and_who_left_is_told_once(ana: Desk, board: Board) -> None:
    ana.ok("sync")
    board.person("Bo Berg", "Oak", leader=True)
    told = ana.ok("sync").err
    assert f"Bo Berg is in team Oak from now on (by {board.keeper.login})." in told
    assert "Bo Berg leads team Oak" in told
    assert "Bo Berg" not in ana.ok("sync").err


def test_who_leaves_is_told_what_stays_on_the_laptop(ana: Desk, board: Board) -> None:
    ana.laptop.begin(a_talk(KEY))
    ana.ok("sync")
    told = " ".join(ana.ok("org", "leave", "--yes").err.split())
    assert (
        f"You have left. 1 talk of your teams stays on this laptop, in {ana.laptop.folder}" in told
    )
    done = ana.type("sync")
    assert (done.code, "This store is not exchanged with a server" in done.err) == (1, True)
    assert ana.ok("list").out
    assert board.look("select count(*) from vertel.belongs where gone is null") == [(0,)]


def test_who_is_put_out_is_told_what_stays(ana: Desk, board: Board, desk: Any) -> None:
    keeper = desk("keeper")
    keeper.ok("org", "connect", board.keeper.text)
    ana.laptop.begin(a_talk(KEY))
    ana.ok("sync")
    assert keeper.type("org", "leave", "Nobody", "--yes").code == 1
    told = keeper.ok("org", "leave", "Ana", "--team", "Oak", "--yes").err
    assert "What came to their laptop earlier is on it still" in " ".join(told.split())
    told = " ".join(ana.ok("sync").err.split())
    assert "You are in team Oak no more. 1 talk of it stays on this laptop" in told
    assert "You are in no team on this server." in told
    done = ana.type("org", "invite", "Eve", "--team", "Oak")
    assert (done.code, "Here is no link of a keeper" in done.err) == (1, True)


def test_without_its_server_all_works_and_it_is_said_in_a_sentence(ana: Desk, board: Board) -> None:
    ana.laptop.begin(a_talk(KEY))
    ana.ok("sync")
    gone = link_in(ana.laptop.place.link().text.replace(board.cluster.folder.name, "nowhere"))
    ana.laptop.place.keep(gone, keeper=False)
    done = ana.type("sync")
    told = " ".join(done.err.split())
    assert (done.code, "The server cannot be reached" in told) == (1, True)
    assert "all works as before" in told
    assert gone.secret not in done.err
    assert KEY in ana.ok("list").out
    ana.laptop.say(KEY, "offline")


def test_a_line_that_breaks_off_in_the_middle_leaves_the_rest_for_the_next(
    ana: Desk, board: Board
) -> None:
    ana.laptop.begin(a_talk(KEY))
    board.look("alter function vertel.put(smallint, text, jsonb, bytea, bytea) rename to other")
    done = ana.type("sync")
    assert (done.code, "The server could not do that" in done.err) == (1, True)
    board.look("alter function vertel.other(smallint, text, jsonb, bytea, bytea) rename to put")
    assert "went to the server" in ana.ok("sync").err


def test_ctrl_c_ends_watching_with_a_sentence(ana: Desk) -> None:
    ana.laptop.begin(a_talk(KEY))
    env = {**os.environ, **ana.env, "PYTHONUNBUFFERED": "1"}
    # as in a terminal, also where these tests run in the background, which Ctrl+C does not reach
    listens = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    program = f"{listens}from tui.entrance import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "sync", "--watch"], env=env, text=True,
        stderr=subprocess.PIPE, cwd=Path(__file__).parents[2],
    ) as process:  # fmt: skip
        assert process.stderr
        assert "went to the server" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
    assert "the next exchange goes on from there" in " ".join(told.split())
    assert process.returncode == 1
    assert "Nothing new" in ana.ok("sync").err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no link to a server"),
        ("https://example.org/secret-word", "no link to a server"),
        ("postgresql://ana:secret-word@host/Board", "no link to a server"),
        ("postgresql://ana:secret-word@host:x/board", "no link to a server"),
        ("postgresql://ana:secret-word@host/board?options=-cx", "no link to a server"),
        ("postgresql://ana:secret-word@host/board?sslmode=require", "shows its own certificate"),
        ("postgresql://ana:secret-word@[::1/board", "no link to a server"),
    ],
)
def test_a_wrong_link_is_wrong_use_and_its_secret_is_not_told(
    desk: Any, text: str, told: str
) -> None:
    done = desk("ana").type("org", "connect", stdin=text)
    assert (done.code, told in " ".join(done.err.split())) == (2, True)
    assert "secret-word" not in done.err


def test_a_link_over_a_network_wants_the_servers_certificate_and_stays_one_link() -> None:
    link = link_in("postgresql://b_ana:s%2Fx@db.example:6543/board?sslrootcert=%2Fca.pem")
    assert link.options["sslmode"] == "verify-full"
    assert link.options["channel_binding"] == "require"
    assert (link.options["sslrootcert"], link.options["port"], link.secret) == (
        "/ca.pem",
        6543,
        "s/x",
    )
    assert link_in(link.text) == link


def test_the_link_on_a_laptop_is_for_its_owner_alone_and_not_in_the_store(ana: Desk) -> None:
    kept = ana.laptop.place.link_file
    assert kept.stat().st_mode & 0o077 == 0
    assert not kept.is_relative_to(ana.laptop.folder)


def test_a_server_that_shows_too_much_is_refused(
    ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [140022, 150013, 160009, 170005]
    assert [
        number for number in (*old, 150014, 160010, 170006, 180000) if refused_version(number)
    ] == old
    monkeypatch.setattr(server, "refused_version", lambda _number: True)
    assert "Vertel needs 15.14" in ana.type("sync").err


def test_without_its_library_the_line_that_installs_it_is_told(
    ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "find_spec", lambda _name: None)
    done = ana.type("sync")
    assert done.code == 1
    assert "one more library" in done.err
    assert "pip install" in done.err


def test_a_server_that_is_checked_after_a_policy_was_dropped_says_which_way_is_open(
    ana: Desk, board: Board
) -> None:
    other = board.person("Eve", "Elm")
    laptop = Laptop(ana.laptop.top.with_name("eve"), "eve", other)
    laptop.begin(a_talk("m4p7r8", team="Elm"))
    laptop.sync()
    board.look("alter table vertel.version disable row level security")
    done = ana.type("org", "check")
    assert (done.code, "select talk from vertel.version" in done.out) == (1, True)


def test_two_upgrades_at_the_same_time_apply_each_step_once(
    board: Board, tmp_path: Path, monkeypatch: Any
) -> None:
    import threading

    from sharing import set_up

    first = set_up.steps()
    monkeypatch.setattr(set_up, "steps", lambda: [*first, (2, "create table vertel.x (n int)")])
    done: list[list[int]] = []

    def one() -> None:
        with connected(board.boss) as connection:
            done.append(set_up.upgrade(connection))

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [[], [], [], [2]]
    monkeypatch.setattr(set_up, "steps", lambda: [(1, "select 1")])
    with connected(board.boss) as connection, pytest.raises(set_up.SharingError, match="step 1"):
        set_up.upgrade(connection)


def test_who_was_put_out_altogether_is_told_what_stays_and_where(
    ana: Desk, board: Board, desk: Any
) -> None:
    keeper = desk("keeper")
    keeper.ok("org", "connect", board.keeper.text)
    ana.laptop.begin(a_talk(KEY))
    ana.ok("sync")
    keeper.ok("org", "leave", "Ana", "--yes")
    done = ana.type("sync")
    told = " ".join(done.err.split())
    assert done.code == 1
    assert f"1 talk of your teams stays on this laptop, in {ana.laptop.folder}" in told
    assert "The server lets you in no more" in told
    again = keeper.ok("org", "invite", "Ana", "--team", "Oak").out
    ana.ok("org", "connect", stdin=again)
    assert "Nothing new." in ana.ok("sync").err


def test_the_places_and_an_erased_name_tell_of_the_server(ana: Desk) -> None:
    assert f"organisation: {ana.laptop.place.folder}" in ana.ok("store", "where").out
    ana.laptop.begin(a_talk(KEY))
    ana.laptop.say(KEY, "Zacharias was there")
    told = ana.ok("store", "erase-name", "Zacharias", "--yes").err
    assert "has the name go there too" in " ".join(told.split())
