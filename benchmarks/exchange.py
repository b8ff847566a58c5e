"""How long exchanges with an organisation's server take: `PYTHONPATH=tests python -m benchmarks.exchange`.

It starts a PostgreSQL of its own. Figures are medians in milliseconds, and ratios to connecting.
"""

import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from laptops import Laptop, a_talk
from pg_cluster import Board, Cluster, running
from slow_line import Line

from benchmarks.stores import SIGNS, told_talks
from sharing.link import Link
from sharing.server import connected

TRIES = 15
TALKS = 1_443


def median(what: Callable[[], object], tries: int = TRIES) -> float:
    """How long something takes, in milliseconds."""
    took = []
    for _try in range(tries):
        begun = time.perf_counter()
        what()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def connect(link: Link) -> None:
    with connected(link):
        pass


def measured(laptop: Laptop, link: Link, key: str, told: str) -> float:
    """Connecting, nothing new, and one edit, by one link; gives nothing new."""
    connecting = median(lambda: connect(link))
    nothing = median(lambda: laptop.sync(link=link))

    edits = []
    for n in range(TRIES):
        laptop.say(key, f"{told} {n}")
        edits.append(median(lambda: laptop.sync(link=link), 1))
    edit = statistics.median(edits)
    print(
        f"{told}: connecting {connecting:.0f} ms, nothing new {nothing:.0f} ms ({nothing / connecting:.1f}x),"
        f" one edit {edit:.0f} ms ({edit / connecting:.1f}x)"
    )
    return nothing


def fill(board: Board, talks: int) -> None:
    """Give the board's other teams so many talks."""
    board.look(
        "insert into vertel.team (called) select 'T' || n from generate_series(1, 60) n on conflict do nothing"
    )
    board.look("delete from vertel.version where wrote = 'x'")
    board.look(
        "insert into vertel.version (team, talk, digest, counts, erased, what, body, bytes, head, seq, wrote)"
        " select (select id from vertel.team where called = 'T' || (1 + n %% 60)), translate(lpad(n::text, 6, '0'), '01', 'xy'), sha256(n::text::bytea),"
        " '{\"x\": 1}', 0, 'talk', decode(repeat('61', 9000), 'hex'), 9000, true, n, 'x'"
        " from generate_series(1, %s::int) n",
        talks,
    )
    board.look("analyze vertel.version")


def beside_many_others(cluster: Cluster, top: Path) -> None:
    """Nothing new for a team of a small board and for one of a large one, in turns."""
    laptops = []
    for talks in (1_000, 100_000):
        board = Board(cluster, f"board{talks}")
        laptop = Laptop(top / f"of-{talks}", "ana", board.person("ana", "Oak"))
        for sign in SIGNS:
            laptop.begin(a_talk(f"aaaaa{sign}"))
        fill(board, talks)
        board.look("checkpoint")
        laptop.sync(), laptop.sync()
        laptops.append(laptop)
    took = [[median(laptop.sync, 1) for laptop in laptops] for _turn in range(60)]
    small, large = (statistics.median(turn[n] for turn in took) for n in (0, 1))
    print(f"nothing new, in a board of 100,000 talks to one of 1,000: {large / small:.2f}x")


def main() -> None:
    top = Path(tempfile.mkdtemp(prefix="vertel-exchange-"))
    try:
        with running() as cluster:
            board = Board(cluster, "board")
            ana = Laptop(top / "ana", "ana", board.person("ana", "Oak"))
            for talk in told_talks(TALKS):
                if not talk.private:
                    ana.library().save(a_talk(talk.id))
            key = "k3f9q2"
            ana.begin(a_talk(key))
            print(f"first upload of {TALKS} talks: {median(ana.sync, 1):.0f} ms")
            bo = Laptop(top / "bo", "bo", board.person("bo", "Oak"))
            print(f"first download: {median(bo.sync, 1):.0f} ms")
            ana.sync()
            measured(ana, ana.link, key, "on a socket")
            there = Path(ana.link.host) / f".s.PGSQL.{ana.link.port}"
            with Line(there, top / there.name, wait=0.015):
                slow = Link(
                    login=ana.link.login, secret=ana.link.secret, host=str(top),
                    port=ana.link.port, database="board",
                )  # fmt: skip
                measured(ana, slow, key, "at 30 ms a round trip")
            beside_many_others(cluster, top)
            many = [
                Laptop(top / f"l{n}", f"l{n}", board.person(f"l{n}", f"Team {n}"))
                for n in range(60)
            ]
            for one in many:
                one.begin(a_talk(key, team=f"Team {one.name[1:]}"))
            with ThreadPoolExecutor(60) as pool:
                begun = time.perf_counter()
                list(pool.map(lambda one: [one.sync() for _time in range(5)], many))
                took = time.perf_counter() - begun
            print(
                f"60 laptops at once: {300 / took:.0f} exchanges a second, in one process of Python"
            )
    finally:
        shutil.rmtree(top)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
