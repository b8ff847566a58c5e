"""A PostgreSQL of the tests' own, on a socket in a temporary folder, and organisations on it."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rest import LONGEST

from sharing.link import Link
from sharing.people import invite
from sharing.server import connected
from sharing.set_up import set_up

PORT = 5432  # of the name of a socket in a folder of its own: no port of the machine
BOSS = "boss"
_SETTINGS = (
    "fsync=off", "listen_addresses=", "shared_buffers=32MB", "max_connections=150",
    "log_min_messages=fatal", "password_encryption=scram-sha-256", "scram_iterations=4096",
    "wal_level=minimal", "max_wal_senders=0", "autovacuum=off", "full_page_writes=off",
)  # fmt: skip


def binaries() -> Path | None:
    """Where initdb and postgres are; None where there is no PostgreSQL."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    found = shutil.which("initdb")
    places = [*([Path(found).resolve().parent] if found else []), *places]
    return next((p for p in reversed(places) if (p / "initdb").exists()), None)


class Cluster:
    """A server that is started, stopped and killed."""

    def __init__(self, folder: Path) -> None:
        there = binaries()
        assert there
        self.bin, self.folder, self.data = there, folder, folder / "data"
        self.port = PORT
        as_root = os.getuid() == 0  # initdb refuses root
        self.user = pwd.getpwnam("postgres").pw_uid if as_root else os.getuid()
        os.chown(folder, self.user, -1)
        folder.chmod(0o755)
        secret = folder / "secret"
        secret.write_text(BOSS)
        os.chown(secret, self.user, -1)
        self.run(
            "initdb", "-D", self.data, "-U", "postgres", "-A", "scram-sha-256", "--no-sync",
            "--no-instructions", "-E", "UTF8", "--locale=C", f"--pwfile={secret}",
        )  # fmt: skip

    def run(self, name: str, *words: Any) -> str:
        done = subprocess.run(
            [self.bin / name, *map(str, words)], user=self.user, cwd=self.folder,
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *more: str) -> None:
        known = self.run("postgres", "-D", self.data, "-C", "server_version_num").strip()
        settings = [s for s in _SETTINGS if not s.startswith("scram_") or int(known) >= 160000]
        told = [f"-c{s}" for s in (*settings, f"unix_socket_directories={self.folder}", *more)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.bin / "postgres", "-D", self.data, *told], user=self.user, cwd=self.folder,
                stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + LONGEST
        while not self._ready():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < until
            time.sleep(0.01)

    def _ready(self) -> bool:
        try:
            told = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return told[:1] == [str(self.process.pid)] and told[7:8] == ["ready   "]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    def kill(self) -> None:
        """End every process of the server at once, as a power cut does."""
        number = self.process.pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
        for one in (number, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self.process.wait()

    def link(self, login: str, secret: str, database: str) -> Link:
        return Link(
            login=login, secret=secret, host=str(self.folder), port=self.port, database=database
        )

    def boss(self, database: str = "postgres") -> Link:
        """The administrator's, who sets things up and looks; no exchange goes by it."""
        return self.link("postgres", BOSS, database)


class Board:
    """An organisation in a database of its own."""

    def __init__(self, cluster: Cluster, database: str) -> None:
        self.cluster, self.database = cluster, database
        with connected(cluster.boss()) as connection:
            connection.execute(f"create database {database} strategy file_copy".encode())
        with connected(self.boss) as connection:
            login = f"{database}_keeper"
            secret = set_up(connection, "A board", login)
        self.keeper = cluster.link(login, secret, database)

    @property
    def boss(self) -> Link:
        return self.cluster.boss(self.database)

    def person(self, name: str, team: str, **more: Any) -> Link:
        """Somebody invited to a team."""
        with connected(self.keeper) as connection:
            link = invite(
                connection,
                self.keeper,
                name,
                team,
                more.pop("leader", False),
                more.pop("until", None),
                **more,
            )
        assert link
        return link

    def look(self, asked: str, *with_: object) -> list[Any]:
        """What stands there, as the administrator sees it."""
        with connected(self.boss) as connection:
            found = connection.execute(asked, with_)
            return found.fetchall() if found.description else []


def _place() -> str:
    """Where the server's folder goes: in memory where that is large enough. A socket's name is short."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 4 << 30 else "/tmp"


@contextmanager
def running() -> Iterator[Cluster]:
    """A server for some tests; skips them where there is none to be had."""
    if os.name != "posix" or binaries() is None:
        pytest.skip("PostgreSQL is not here: install Debian's package postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pg_vertel_", dir=_place()))
    try:
        cluster = Cluster(folder)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
