"""The talk's end of the pipes to its child: started with it, started anew when it dies, ended with it.

Two threads stand between the talk and the child, so that a child that hangs costs the screen nothing.
"""

import contextlib
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable

import msgspec

from agendas.child_environment import for_others
from tui.live.pipe import (
    MOST_LINE,
    ChildOpen,
    ChildStart,
    HandHeard,
    PhoneReply,
    RoomView,
    ToApp,
    from_child,
    line_of,
)

COMMAND = (sys.executable, "-P", "-m", "tui.live.page.child")
STANDS_BACK: int = getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)  # elsewhere the child says so
SOON, LATE = 0.1, 5.0  # seconds until a child that died is followed by another: first, and at most
FAREWELL = 1.0  # seconds for a child to say goodbye to the phones


class LiveHost:
    """The child of one talk.

    `heard` is given what it says, on a thread of this object. A child that comes in the place of
    another has the same code and cookies, and the same port where that is still free.
    """

    def __init__(self, start: ChildStart, heard: Callable[[ToApp], None]) -> None:
        self._start, self._heard = start, heard
        self._changed = threading.Condition()
        self._replies: deque[PhoneReply | HandHeard] = deque()
        self._view: RoomView | None = None
        self._unsent = False  # whether the child was not told of the view yet
        self._process: subprocess.Popen[bytes] | None = None
        self._closing = threading.Event()
        self.started = 0  # how many children there were
        self._thread = threading.Thread(target=self._keep_one, name="vertel-live", daemon=True)
        self._thread.start()

    @property
    def process(self) -> int:
        """The process of the child that there is; 0 where there is none just now."""
        return self._process.pid if self._process else 0

    def show(self, view: RoomView) -> None:
        """Have the page show this; what it was not told yet of an earlier view it is never told."""
        with self._changed:
            if view != self._view:
                self._view, self._unsent = view, True
                self._changed.notify_all()

    def tell(self, message: PhoneReply | HandHeard) -> None:
        """Tell the child something that it is waiting for."""
        with self._changed:
            self._replies.append(message)
            self._changed.notify_all()

    def close(self) -> None:
        """End the child: the page is gone with the talk."""
        self._closing.set()
        with self._changed:
            self._changed.notify_all()
        if process := self._process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(FAREWELL)
            process.kill()
        self._thread.join(FAREWELL)

    def _keep_one(self) -> None:
        wait = SOON
        while not self._closing.is_set():
            self.started += 1
            opened = self._run_one()
            wait = SOON if opened else min(LATE, wait * 2)
            self._closing.wait(wait)

    def _run_one(self) -> bool:
        """Run a child to its end; True where it had opened the page."""
        with subprocess.Popen(
            COMMAND,
            env=for_others(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=STANDS_BACK,
        ) as process:
            with self._changed:
                self._process = process
                self._replies.clear()  # for one that is gone
                self._unsent = self._view is not None
            writer = threading.Thread(target=self._write, args=(process,), daemon=True)
            writer.start()
            opened = self._read(process)
            process.kill()
            with self._changed:
                self._process = None
                self._changed.notify_all()
            writer.join()
            with contextlib.suppress(OSError):  # what it was not told it needs no more
                if process.stdin:
                    process.stdin.close()
        return opened

    def _read(self, process: subprocess.Popen[bytes]) -> bool:
        opened = False
        assert process.stdout
        while line := process.stdout.readline(MOST_LINE):
            try:
                told = from_child(line)
            except msgspec.MsgspecError:
                break  # it is no child of ours any more
            if isinstance(told, ChildOpen):
                opened = True
                port = int(told.at[0].rpartition(":")[2]) if told.at else 0
                self._start = msgspec.structs.replace(self._start, port=port)
            self._heard(told)
        return opened

    def _write(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        try:
            process.stdin.write(line_of(self._start))
            process.stdin.flush()
            while data := self._next(process):
                process.stdin.write(data)
                process.stdin.flush()
            if self._closing.is_set():
                process.stdin.close()
        except OSError:  # it is gone; what follows it is told anew
            pass

    def _next(self, process: subprocess.Popen[bytes]) -> bytes:
        """What to tell this child next; nothing where it is not the one any more, or the talk is over."""
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    self._replies
                    or self._unsent
                    or self._process is not process
                    or self._closing.is_set()
                )
            )
            if self._process is not process:
                return b""
            told: list[PhoneReply | HandHeard | RoomView] = list(self._replies)
            self._replies.clear()
            if self._unsent and self._view:
                told.append(self._view)
            self._unsent = False
            return b"".join(map(line_of, told))
