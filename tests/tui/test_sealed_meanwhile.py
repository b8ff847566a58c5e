"""A store that is given a passphrase in one window while another stands on Prepare, or in a talk."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from table import screen_on
from textual.widgets import Input

from store.encryption import seal as sealing
from store.encryption.trusted import FOLDER
from store.library import TalkLibrary

WORDS = "the mother of Jip told us"
LOCK = """
import sys
sys.path[:0] = [{root!r}]
from datetime import UTC, datetime
from pathlib import Path
from store.encryption.convert import lock
from store.encryption.header import Cost
from store.library import TalkLibrary
ours = TalkLibrary(Path(sys.argv[1]), lambda: datetime(2026, 11, 24, 15, tzinfo=UTC), Path(sys.argv[2]))
lock(ours, "four words that nobody guesses", Cost(memory=64, passes=1, lanes=1))
"""


@pytest.fixture(autouse=True)
def _no_key() -> Iterator[None]:
    sealing.hold(None)
    yield
    sealing.hold(None)


def locked_elsewhere(library: TalkLibrary) -> None:
    code = LOCK.format(root=str(Path(__file__).parents[2]))
    command = [sys.executable, "-c", code, str(library.folder), str(library.state_folder)]
    subprocess.run(command, check=True, capture_output=True)


def readable(top: Path) -> list[str]:
    files = [path for path in top.rglob("*") if path.is_file()]
    return [str(path) for path in files if b"mother" in path.read_bytes()]


async def test_what_is_typed_on_prepare_after_that_is_on_no_disk_and_still_there(
    library: TalkLibrary, tmp_path: Path
) -> None:
    async with screen_on(library) as screen:
        await screen.press("n")
        screen.app.screen.query_one("#goal", Input).focus()
        await screen.press(*"the mo")
        assert screen.app.library.state_folder is not None
        locked_elsewhere(screen.app.library)
        assert (screen.app.library.state_folder / FOLDER).is_dir()
        await screen.press(*"ther of Jip told us")
        await screen.press("escape")
        await screen.pilot.pause()
        assert screen.app.is_running
        assert readable(tmp_path) == []
        await screen.press("n", "f8")  # it waits until it is put back
        assert screen.app.screen.query_one("#goal", Input).value == WORDS, (
            "as long as this window is open"
        )
    assert readable(tmp_path) == []
