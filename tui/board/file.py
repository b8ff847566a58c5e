"""The board: what the projector may see of the running talk, in a small file that a second window reads.

Nothing private is in it: no half-typed words, no parked points, no check-ins. The file is for its
owner alone, stands where it goes with the session (or in the state folder), is written whole on each
change of what is on record, and taken away when the talk is left. Of a store that has a passphrase it
is written only where it goes with the session: its words would be readable on the disk.
"""

import hashlib
import os
import sys
from pathlib import Path

import msgspec

from agendas.decoded import decoded
from agendas.files import read_regular
from agendas.records.said import Language, Record
from store.encryption.seal import sealing
from tui.widgets.lines.shown_line import BelowGoal, ShownLine

MOST_BYTES = 2_000_000


class Board(Record, frozen=True, kw_only=True):
    """What is seen: goal, phases, question and what is on record. `times` is the longest first.

    `which` tells which question of the talk it is; a talk on no goal in particular has what it is
    about in `goal`, and no `is_goal`.

    `join` is the address at which the room takes part from its own phones, "" for none, and with
    `wall` it is all there is to see.
    """

    meeting: str
    process: int
    language: Language
    goal: str
    is_goal: bool = True
    below: tuple[BelowGoal, ...]
    phases: tuple[str, ...]
    at: int
    subject: str = ""
    question: str = ""
    which: str = ""
    choices: tuple[str, ...] = ()
    rows: tuple[ShownLine, ...] = ()
    times: tuple[str, ...] = ()
    near_end: bool = False
    join: str = ""
    wall: bool = False


def board_path(store: Path) -> Path:
    """Where the board of this store is: with the session where that is kept apart, else in state."""
    return (_with_session() or _in_state()) / _name(store)


def may_be_shown(sealed: bool) -> bool:
    """Whether a board may be written here of a store that has a passphrase, or has none."""
    return not sealed or _with_session() is not None


def _name(store: Path) -> str:
    return f"{hashlib.sha256(str(store.resolve()).encode()).hexdigest()[:16]}.json"


def _with_session() -> Path | None:
    if session := os.environ.get("XDG_RUNTIME_DIR"):
        place = Path(session)
        if place.is_dir() and hasattr(os, "getuid") and place.stat().st_uid == os.getuid():
            return place / "vertel"
    return None


def _in_state() -> Path:
    from platformdirs import user_state_path

    return user_state_path("vertel") / "board"


class BoardFile:
    """The board of one store, to write while a talk is open."""

    def __init__(self, store: Path) -> None:
        self.path = board_path(store)
        self._last: Board | None = None

    def put(self, board: Board) -> None:
        """Show this; nothing is written when it is what is shown already, or where it may not stand.

        Raises `OSError`.
        """
        if board == self._last or not may_be_shown(sealing()):
            return
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = self.path.with_suffix(f".{os.urandom(4).hex()}")
        # Not flushed to the disk: it is a picture of now, and the talk itself is saved elsewhere.
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(board))
            os.replace(beside, self.path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        self._last = board

    def away(self) -> None:
        """Take the board away, unless another talk is shown on it by now."""
        if self._last is None:
            return
        shown = read_board(self.path)
        if shown and (shown.meeting, shown.process) == (self._last.meeting, self._last.process):
            self.path.unlink(missing_ok=True)
        self._last = None


def read_board(path: Path) -> Board | None:
    """What is on the board now; None when there is nothing, or nothing that can be read."""
    try:
        return decoded(read_regular(path, MOST_BYTES), Board)
    except (OSError, msgspec.DecodeError):
        return None


def is_followed(board: Board) -> bool:
    """Whether the talk on the board is still open: the process that shows it lives."""
    if sys.platform == "win32":  # there `os.kill` would end it
        return _lives_on_windows(board.process)
    try:
        os.kill(board.process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


if sys.platform == "win32":

    def _lives_on_windows(process: int) -> bool:
        import ctypes

        kernel, may_ask, still_active = ctypes.windll.kernel32, 0x1000, 259
        handle = kernel.OpenProcess(may_ask, False, process)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active


def clear_left_behind(store: Path) -> None:
    """Take away the boards of talks whose program was killed, half-written ones too."""
    for folder in filter(None, (_with_session(), _in_state())):
        path = folder / _name(store)
        left = read_board(path)
        if left is not None and is_followed(left):
            continue
        path.unlink(missing_ok=True)
        for beside in folder.glob(f"{path.stem}.*"):
            beside.unlink(missing_ok=True)
