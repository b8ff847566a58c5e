"""A line is acknowledged after it is on disk, once for each id, and survives a kill at any moment."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import NOW
from rest import LONGEST

from store.errors import StoreError
from store.files.this_machine.waiting_file import WaitingFile, WaitingRow
from tui.live.keeper import Keeper
from tui.live.pipe import PhoneLine

ROOT = Path(__file__).parents[3]
KEEPS = """
import sys, threading
from pathlib import Path
from store.files.this_machine.waiting_file import WaitingFile
from tui.live.keeper import Keeper
from tui.live.pipe import PhoneLine
top, run = Path(sys.argv[1]), sys.argv[2]
file = WaitingFile(top / "journal", top / "store", top / "state", "k3f9q2")
keeper = Keeper(
    file, lambda line, status: print(line.id, status, flush=True), lambda new: None, print
)
keeper.open = ("q8",)
n = 0
while True:
    n += 1
    keeper.take(PhoneLine(n=n, id=f"{run}-{n:06}", text=f"{n} they dare " * 20, about="q8"))
    if n % 40 == 0:
        keeper.flush(10)
"""


class Watched:
    """A keeper, with all that it told."""

    def __init__(self, file: WaitingFile, questions: tuple[str, ...] = ("q8",)) -> None:
        self.answers: list[tuple[str, int]] = []
        self.on_disk: list[bool] = []
        self.came: list[WaitingRow] = []
        self.failed: list[StoreError] = []
        self._file = file
        self.keeper = Keeper(file, self._answer, self.came.extend, self.failed.append)
        self.keeper.open = questions

    def _answer(self, line: PhoneLine, status: int) -> None:
        self.answers.append((line.id, status))
        self.on_disk.append(line.id in self._file.read().known)

    def take(self, *lines: PhoneLine) -> list[int]:
        self.answers.clear()
        for line in lines:
            self.keeper.take(line)
        assert self.keeper.flush(LONGEST)
        return [status for _id, status in self.answers]


@pytest.fixture
def file(tmp_path: Path) -> WaitingFile:
    return WaitingFile(tmp_path / "journal", tmp_path / "store", tmp_path / "state", "k3f9q2")


def line(key: str, about: str = "q8", text: str = "they dare") -> PhoneLine:
    return PhoneLine(n=1, id=f"phone-{key}", text=text, about=about)


def test_it_is_on_disk_before_it_is_acknowledged(file: WaitingFile) -> None:
    told = Watched(file)
    assert told.take(line("aaaa"), line("bbbb")) == [204, 204]
    assert told.on_disk == [True, True]
    assert [row.id for row in told.came] == ["phone-aaaa", "phone-bbbb"]
    told.keeper.close()


def test_a_line_that_comes_again_is_kept_once_for_ever(file: WaitingFile) -> None:
    told = Watched(file)
    told.take(line("aaaa"), line("aaaa"))
    told.keeper.settle(WaitingRow(id="phone-aaaa", now="done"))
    told.keeper.close()
    again = Watched(file, ("q9",))
    assert again.take(line("aaaa"), line("aaaa", "elsewhere", "other words")) == [204, 204]
    assert again.came == []
    assert [row.text for row in file.read().lines] == []
    again.keeper.close()


def test_a_question_that_is_over_takes_no_new_line(file: WaitingFile) -> None:
    told = Watched(file)
    assert told.take(line("aaaa", "q7"), line("bbbb", ""), line("cccc")) == [409, 409, 204]
    assert [row.id for row in file.read().lines] == ["phone-cccc"]
    told.keeper.close()


def test_a_talk_keeps_so_many_lines_and_no_more(
    file: WaitingFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.live.keeper.MOST_ROWS", 2)
    told = Watched(file)
    assert told.take(line("aaaa"), line("bbbb"), line("cccc")) == [204, 204, 429]
    assert told.take(line("aaaa"), line("dddd")) == [204, 429]
    assert len(file.read().lines) == 2
    told.keeper.close()


def test_what_cannot_be_kept_is_not_acknowledged_and_is_taken_when_it_comes_again(
    file: WaitingFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Watched(file)
    told.take(line("aaaa"))
    with monkeypatch.context() as patch:
        patch.setattr(
            os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(5, "Input/output error"))
        )
        assert told.take(line("bbbb"), line("aaaa")) == [503, 204]
    assert len(told.failed) == 1
    assert [row.id for row in file.read().lines] == ["phone-aaaa"]
    assert told.take(line("bbbb")) == [204]
    assert [row.id for row in file.read().lines] == ["phone-aaaa", "phone-bbbb"]
    told.keeper.close()


def test_many_that_come_at_once_are_one_flush(
    file: WaitingFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Watched(file)
    told.take(line("first"))
    waits, flushes, fsync = threading.Event(), [], os.fsync

    def slow(descriptor: int) -> None:
        flushes.append(descriptor)
        waits.wait(LONGEST)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    told.keeper.take(line("aaaa"))
    while not flushes:
        pass
    for n in range(300):
        told.keeper.take(line(f"{n:04}"))
    waits.set()
    assert told.keeper.flush(LONGEST)
    assert len(flushes) == 2
    assert len(file.read().lines) == 302
    told.keeper.close()


def test_every_line_that_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    """Promise 22, of the app's side; VERTEL_KILLS has it killed more often."""
    chance = random.Random(7)
    told: dict[str, int] = {}
    for turn in range(int(os.environ.get("VERTEL_KILLS", "6"))):
        with subprocess.Popen(
            [sys.executable, "-c", KEEPS, str(tmp_path), f"run{turn:05}"], cwd=ROOT,
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process:  # fmt: skip
            assert process.stdout
            rows = [process.stdout.readline() for _row in range(chance.randint(1, 300))]
            process.send_signal(signal.SIGKILL)
            rows += process.stdout.readlines()
        told |= {row.split()[0]: int(row.split()[1]) for row in rows if row.endswith("\n")}
    assert set(told.values()) == {204}
    file = WaitingFile(tmp_path / "journal", tmp_path / "store", tmp_path / "state", "k3f9q2")
    found = [row.id for row in file.read().lines]
    assert told.keys() <= set(found)
    assert len(found) == len(set(found))
    assert NOW.isoformat()[:10] not in file.path.read_text()
