"""Promise 22: a line that was acknowledged waits or is on record, once, whatever is killed, and when."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest
from conftest import NOW, begin
from phones import Phone
from rest import LONGEST

from agendas.agenda import builtin
from store.library import TalkLibrary

ROOT = Path(__file__).parents[3]
ID = "k3f9q2"
KILLS = int(os.environ.get("VERTEL_KILLS", "4"))
PHONES = 4
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")


class Room:
    """The talk in a process of its own, and phones that send without end; VERTEL_KILLS kills it more often."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.acknowledged: set[str] = set()
        self._count = threading.Lock()
        self._number = 0
        self.enough = threading.Condition()

    def opened(self) -> "tuple[subprocess.Popen[str], str, int]":
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("open_room.py")),
             str(self.top / "store"), str(self.top / "state")],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, text=True, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout
        at, child = process.stdout.readline().split()
        return process, at, int(child)

    def phone(self, at: str, code: str, over: threading.Event) -> None:
        """Send lines until the talk is gone; what is not acknowledged is sent again under its id."""
        phone, about = Phone(at, code), ""
        with contextlib.suppress(OSError, AssertionError):
            phone.join()
            while not about:
                phone.ask("GET", f"/{code}")
                about = phone.body.partition('name="about" value="')[2].partition('"')[0]
        line = ""
        while not over.is_set():
            if not line:
                with self._count:
                    self._number += 1
                    line = f"line {self._number:06}"
            with contextlib.suppress(OSError):
                if phone.say(line, line.replace(" ", "-"), about=about) == 204:
                    with self.enough:
                        self.acknowledged.add(line)
                        self.enough.notify_all()
                    line = ""
                elif phone.answer.status in (403, 429):
                    phone = Phone(at, code)  # a new one: the limits have tests of their own
                    phone.join()


def test_every_line_that_was_acknowledged_waits_or_is_on_record_once(tmp_path: Path) -> None:
    library = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    library.save(begin(builtin("accountability"), ID))
    chance, room = random.Random(7), Room(tmp_path)
    killed: Counter[str] = Counter()
    turns = cycle((("child", "app"), ("both",), ("app",)))
    while sum(killed.values()) < KILLS:
        process, at, child = room.opened()
        address, _slash, code = at.partition("/")
        over = threading.Event()
        threads = [
            threading.Thread(target=room.phone, args=(address, code, over)) for _n in range(PHONES)
        ]
        for thread in threads:
            thread.start()
        try:
            for whom in next(turns):
                wanted = len(room.acknowledged) + chance.randint(1, 30)
                with room.enough:
                    assert room.enough.wait_for(
                        lambda w=wanted: len(room.acknowledged) >= w, LONGEST
                    )
                for pid in {"child": [child], "app": [process.pid], "both": [child, process.pid]}[
                    whom
                ]:
                    os.kill(pid, signal.SIGKILL)
                killed[whom] += 1
                if whom == "child":
                    assert process.stdout
                    child = int(process.stdout.readline().split()[1])
        finally:
            over.set()
            process.kill()
            process.wait()
            assert process.stdout
            process.stdout.close()
            for thread in threads:
                thread.join(LONGEST)
    assert library.journal
    said = library.journal.waiting(ID).read()
    record = {line.id: line.text for line in library.open(ID).lines}
    texts = Counter(text for text in record.values() if text.startswith("line "))
    waiting = Counter(row.text for row in said.lines if said.put.get(row.id) not in record)
    assert [text for text, n in (texts + waiting).items() if n > 1] == []
    assert room.acknowledged - texts.keys() - waiting.keys() == set()
    assert len(texts) > len(room.acknowledged) / 2
    assert len(killed) == 3
