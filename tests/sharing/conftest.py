"""A server, an organisation on it, and laptops."""

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from laptops import Laptop
from pg_cluster import Board, Cluster, running

_NUMBERS = itertools.count(1)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power is cut here but where that is laid out: what was written is there, flushed or not."""
    monkeypatch.setattr(os, "fsync", lambda _number: None)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running() as found:
        yield found


@pytest.fixture
def board(cluster: Cluster) -> Board:
    return Board(cluster, f"board{next(_NUMBERS)}")


@pytest.fixture
def laptop(board: Board, tmp_path: Path) -> Callable[..., Laptop]:
    """A laptop of somebody new in a team: `laptop("ana", "Oak")`."""

    def make(name: str, team: str = "Oak", link: object = None) -> Laptop:
        return Laptop(tmp_path / name, name, link or board.person(name, team))

    return make
