"""What an exchange costs, counted in round trips and not by a clock; how long: `benchmarks/exchange.py`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from laptops import Laptop, a_talk
from slow_line import Line

from sharing.link import Link
from sharing.server import connected

KEY = "k3f9q2"


@contextmanager
def counted(link: Link, folder: Path) -> Iterator[tuple[Line, Link]]:
    """A line to the server on which round trips are counted."""
    folder.mkdir(exist_ok=True)
    with Line(Path(link.host) / f".s.PGSQL.{link.port}", folder / f".s.PGSQL.{link.port}") as line:
        yield line, Link(
            login=link.login, secret=link.secret, host=str(folder), port=link.port, database=link.database
        )  # fmt: skip


def trips(laptop: Laptop, folder: Path) -> int:
    """How many round trips an exchange takes beyond those of connecting."""
    with counted(laptop.link, folder) as (line, link):
        with connected(link):
            connecting = line.trips
        line.trips = 0
        laptop.sync(link=link)
        return line.trips - connecting


def test_nothing_new_and_an_edit_take_one_round_trip_beyond_connecting_and_what_comes_one_more(
    laptop: Any, tmp_path: Path
) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    for n in range(30):
        ana.begin(a_talk(f"aaaaa{'abcdefghjkmnpqrstuvwxyz23456789'[n]}"))
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync(), ana.sync()
    assert trips(ana, tmp_path / "line") == 1
    for n in range(2):
        ana.say(KEY, f"more {n}")
        assert trips(ana, tmp_path / "line") == 1
    assert trips(bo, tmp_path / "line") == 2


def test_what_other_teams_have_is_not_gone_through(board: Any, laptop: Any) -> None:
    ana = laptop("ana")
    ana.begin(a_talk(KEY))
    ana.sync()
    board.look("insert into vertel.team (called) select 'T' || n from generate_series(1, 60) n;")
    board.look(
        "insert into vertel.version (team, talk, digest, counts, erased, what, body, bytes, head, seq, wrote)"
        " select 2 + n / 400, lpad(n::text, 6, 'a'), sha256(n::text::bytea), '{\"x\": 1}', 0, 'talk', 'x', 1,"
        " true, n, 'x' from generate_series(0, 23000) n"
    )
    board.look("analyze vertel.version")
    with connected(ana.link) as connection:
        plan = connection.execute(
            "explain (format json) select talk from vertel.version"
            " where team = 1 and seq > 0 and head order by seq"
        ).fetchone()[0]
    told = json.dumps(plan)
    assert "Index" in told
    assert "Seq Scan" not in told
