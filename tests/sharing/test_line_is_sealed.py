"""Over a network the line is encrypted and the server's own, or nothing is said on it."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from laptops import Laptop, a_talk
from made_certificate import certificate
from pg_cluster import Board, Cluster, running

from sharing.errors import OutOfReachError
from sharing.link import Link, link_in
from sharing.server import connected

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sealed() -> Iterator[tuple[Cluster, int, Path, Path]]:
    """A server on this machine's own address: its port, its certificate, and another one's."""
    with running() as cluster:
        ours = certificate(cluster.folder, "localhost", cluster.user)
        other = certificate(cluster.folder, "elsewhere.example", cluster.user)
        cluster.stop()
        told = (ROOT / "docs/organisation.md").read_text("utf-8")
        lines = re.findall(r"^host.*all.*$", told, re.MULTILINE)
        assert len(lines) == 3
        rules = "\n".join(["local all all scram-sha-256", *lines, ""])
        (cluster.data / "pg_hba.conf").write_text(rules)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        cluster.start(
            "listen_addresses=127.0.0.1", f"port={port}", "ssl=on", f"ssl_cert_file={ours}",
            f"ssl_key_file={ours.with_suffix('.key')}",
        )  # fmt: skip
        yield cluster, port, ours, other


@pytest.fixture(scope="module")
def person(sealed: tuple[Cluster, int, Path, Path]) -> Link:
    cluster, port, _ours, _other = sealed
    cluster.port = port
    return Board(cluster, "board").person("ana", "Oak")


def over(link: Link, host: str, root: Path) -> Link:
    text = f"postgresql://{link.login}:{link.secret}@{host}:{link.port}/board?sslrootcert={root}"
    return link_in(text)


def test_with_the_servers_certificate_talks_go_over_an_encrypted_line(
    sealed, person, tmp_path
) -> None:  # type: ignore[no-untyped-def]
    _cluster, _port, ours, _other = sealed
    ana = Laptop(tmp_path / "ana", "ana", over(person, "localhost", ours))
    ana.begin(a_talk("k3f9q2"))
    assert ana.sync().sent == ("k3f9q2",)
    with connected(ana.link) as connection:
        assert connection.pgconn.ssl_in_use


@pytest.mark.parametrize("wrong", ["another certificate", "another name", "none at all"])
def test_otherwise_nothing_is_said(sealed, person, wrong: str) -> None:  # type: ignore[no-untyped-def]
    _cluster, _port, ours, other = sealed
    root = {"another certificate": other, "none at all": Path("/nowhere.crt")}.get(wrong, ours)
    host = "127.0.0.1" if wrong == "another name" else "localhost"
    with (
        pytest.raises(OutOfReachError, match="cannot be reached"),
        connected(over(person, host, root)),
    ):
        pass


def test_who_is_no_person_of_the_board_is_turned_away_at_the_door(sealed, person) -> None:  # type: ignore[no-untyped-def]
    cluster, port, ours, _other = sealed
    boss = Link(login="postgres", secret="boss", host="localhost", port=port, database="board")
    with pytest.raises(OutOfReachError, match="reject"), connected(over(boss, "localhost", ours)):
        pass
    assert cluster.boss("board").local
