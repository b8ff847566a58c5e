"""Promise 26: an exchange that is killed anywhere, there or here, loses and overwrites nothing.

Laptops are processes of their own with folders, journals and clocks of their own; they write offline
and clash. VERTEL_KILLS is how many rounds there are, each with an exchange or two that may be killed.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

import msgspec
import pytest
from laptops import Laptop, a_talk, with_lines_of, with_note, words
from pg_cluster import Board, running

from store.conflicts.compare import settle
from store.files.talk_file import read_version, version_of

LONG = "VERTEL_KILLS" in os.environ
ROUNDS = int(os.environ.get("VERTEL_KILLS", "16"))
HOST = Path(__file__).parents[1] / "laptop_host.py"
TALKS = ("k3f9q2", "m4p7r8", "aaaaa2", "bbbbb3")


class Host:
    """Laptops' exchanges, in processes that may be killed."""

    def __init__(self, complaints: IO[str]) -> None:
        self.complaints = complaints  # a file: a pipe that nobody empties would hold them
        self.process = subprocess.Popen(
            [sys.executable, HOST], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=complaints, text=True,
        )  # fmt: skip

    def sync(self, laptop: Laptop, **more: Any) -> int:
        """Exchange; gives 0, -9 for a kill, 1 where it said what went wrong."""
        order = {
            "top": str(laptop.top), "name": laptop.name, "link": msgspec.to_builtins(laptop.link),
        }  # fmt: skip
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({**order, **more}) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> str:
        """End it; gives what its children complained of."""
        self.process.communicate()
        self.complaints.seek(0)
        return self.complaints.read()


@pytest.fixture
def host() -> Iterator[Host]:
    with tempfile.TemporaryFile("w+") as complaints:
        found = Host(complaints)
        yield found
        found.close()


class Office:
    """Three laptops of a team, and every sentence that was shown as saved."""

    def __init__(self, board: Board, top: Path, host: Host, broken: str = "") -> None:
        self.board, self.host, self.broken = board, host, broken
        self.chance = random.Random(7)
        clocks = {"ana": timedelta(), "bo": timedelta(days=400), "cas": timedelta(days=-30)}
        self.laptops = [
            Laptop(top / name, name, board.person(name, "Oak"), ahead)
            for name, ahead in clocks.items()
        ]
        self.said: list[tuple[str, str]] = []
        self.killed = self.clashes = 0
        for key in TALKS:
            self.laptops[0].begin(a_talk(key))
        self.all_sync()

    def sync(self, laptop: Laptop, **more: Any) -> int:
        end = self.host.sync(laptop, broken=self.broken, **more)
        self.killed += end == -9
        return end

    def all_sync(self) -> None:
        for _turn in range(3):
            for laptop in self.laptops:
                assert self.sync(laptop) == 0, self.host.close()

    def round(self, n: int) -> None:
        """Each writes something; two exchange, and may be killed."""
        for laptop in self.laptops:
            key = self.chance.choice(TALKS)
            if laptop.library().copies(key) and self.chance.random() < 0.3:
                self.bring_together(laptop, key)
            text = f"{laptop.name} {n}"
            laptop.say(key, text)
            self.said.append((key, text))
        for laptop in self.chance.sample(self.laptops, 2):
            at = self.chance.randrange(1, 60) if self.chance.random() < 0.6 else 0
            self.sync(laptop, at=at, after=self.chance.random() < 0.5)

    def bring_together(self, laptop: Laptop, key: str) -> None:
        """Somebody takes the words of what lies beside in, and drops it."""
        library = laptop.library()
        copy = library.copies(key)[0]
        library.save(with_lines_of(library.open(key), read_version(copy.file, key).talk))
        settle(library, key, copy.file.name, take=False)
        self.clashes += 1

    def lost(self) -> list[tuple[str, str, str]]:
        """Sentences that are not on a laptop, or not on the server, after all have exchanged."""
        self.all_sync()
        there: dict[str, set[str]] = {key: set() for key in TALKS}
        for key, body in self.board.look("select talk, body from vertel.version where head"):
            there[key] |= words(version_of(bytes(body), key).talk)
        places = {
            laptop.name: {key: laptop.everything(key) for key in TALKS} for laptop in self.laptops
        }
        places["server"] = there
        return [
            (name, key, text)
            for name, found in places.items()
            for key, text in self.said
            if text not in found[key]
        ]


def test_kills_at_random_steps_lose_no_sentence_on_three_laptops(board, tmp_path, host) -> None:
    office = Office(board, tmp_path, host)
    for n in range(ROUNDS):
        office.round(n)
    assert office.lost() == []
    assert office.killed > ROUNDS // 4
    assert office.clashes > 0


def test_with_versions_that_cover_everything_sentences_are_lost(board, tmp_path, host) -> None:
    office = Office(board, tmp_path, host, broken="covers")
    board.look(
        "create or replace function vertel.covers(a jsonb, b jsonb) returns boolean language sql as 'select true'"
    )
    for n in range(4):
        office.round(n)
    assert office.lost() != []


@pytest.mark.parametrize(("broken", "clashes"), [("", False), ("take", True)])
def test_a_talk_that_one_laptop_writes_clashes_nowhere_but_with_take_in_place_of_lay(
    board, tmp_path, host, broken: str, clashes: bool
) -> None:
    office = Office(board, tmp_path, host, broken)
    ana, bo, _cas = office.laptops
    for n in range(2):
        ana.say(TALKS[0], f"{n}")
        for laptop in (ana, bo, ana):
            office.sync(laptop)
    assert bool(ana.library().copies() or bo.library().copies()) == clashes


@pytest.mark.parametrize("odd", [False, True] if LONG else [False])
def test_a_kill_at_every_step_of_an_exchange(board, tmp_path, host, odd: bool) -> None:
    """What follows, clashes and is new, each way; killed before or after each step, and gone on with."""
    counted = tmp_path / "counted"
    at, most = 1, 1000
    while at <= most:
        team = f"T{at}{odd}"
        ana, bo = (
            Laptop(tmp_path / f"{n}-{at}", n, board.person(f"{n}-{team}", team))
            for n in ("ana", "bo")
        )
        for key in TALKS[:3]:
            ana.begin(a_talk(key, team=team))
        assert (host.sync(ana), host.sync(bo)) == (0, 0)
        ana.say(TALKS[0], "follows")
        ana.say(TALKS[1], "clash, ana")
        bo.say(TALKS[1], "clash, bo")
        bo.say(TALKS[2], "follows the other way")
        bo.begin(with_note(a_talk(TALKS[3], team=team), "new"))
        assert host.sync(ana) == 0
        end = host.sync(bo, at=at, after=odd ^ (at % 2 == 0), counted=str(counted))
        if end == 0:
            most = int(counted.read_text())
            assert most < at, "killed at each step before"
        for _turn in range(2):
            assert (host.sync(bo), host.sync(ana)) == (0, 0)
        for one in (ana, bo):
            found = [one.everything(key) for key in TALKS]
            assert found == [
                {"follows"}, {"clash, ana", "clash, bo"}, {"follows the other way"}, {"new"},
            ], at  # fmt: skip
            assert [len(one.beside(key)) for key in TALKS] == [0, 1, 0, 0], at
        at += 1 if LONG else 7
    assert at > 15


def test_a_kill_at_every_step_of_an_exchange_of_one_edit(board, tmp_path, host) -> None:
    """What went along with the first question is there once, and clashes with nothing."""
    key, said, counted = TALKS[0], set(), tmp_path / "counted"
    ana, bo = (Laptop(tmp_path / n, n, board.person(n, "Oak")) for n in ("ana", "bo"))
    ana.begin(a_talk(key))
    assert (host.sync(ana), host.sync(bo)) == (0, 0)
    at, most = 1, 100
    while at <= most:
        ana.say(key, f"edit {at}")
        said.add(f"edit {at}")
        if host.sync(ana, at=at, after=at % 2 == 0, counted=str(counted)) == 0:
            most = int(counted.read_text())
            assert most < at, "killed at each step before"
        assert (host.sync(ana), host.sync(bo)) == (0, 0)
        for one in (ana, bo):
            assert (one.everything(key), one.beside(key)) == (said, []), at
        at += 1 if LONG else 3
    assert at > 9


def test_a_server_that_is_killed_in_the_middle_loses_nothing_that_it_acknowledged(
    tmp_path, host
) -> None:
    with running() as cluster:
        killed_in_the_middle(Office(Board(cluster, "board"), tmp_path, host))


def killed_in_the_middle(office: Office) -> None:
    broken_off = 0
    for n in range(max(3, ROUNDS // 10)):
        for laptop in office.laptops:
            for key in TALKS:
                laptop.say(key, f"{laptop.name} {n} {key}")
                office.said.append((key, f"{laptop.name} {n} {key}"))
        timer = threading.Timer(office.chance.uniform(0.0, 0.15), office.board.cluster.kill)
        timer.start()
        ends = [office.sync(laptop) for laptop in office.laptops]
        timer.join()
        broken_off += ends.count(1)
        assert set(ends) <= {0, 1}
        office.board.cluster.start()
    assert office.lost() == []
    assert broken_off
