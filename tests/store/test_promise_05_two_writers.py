"""Promise 5: two facilitators on one machine or share lose nothing.

The lock is held over the whole read-change-write; the second reads along and is told who writes and
since when; what a dead machine left is taken over knowingly.
"""

import platform
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from conftest import NOW
from said_in import drafts, with_draft
from test_processes import ROOT, start

from agendas.agenda import builtin
from store.admin.check import findings
from store.errors import Busy
from store.files.lock import Holder, holder_of, lease, take_over
from store.library import TalkLibrary
from tui.session import Session

WRITES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from agendas.lines.edit import change
from agendas.lines.talk import Line
from store.library import TalkLibrary
folder, name = Path(sys.argv[1]), sys.argv[2]
for n in range(15):
    library = TalkLibrary(folder, lambda: datetime(2026, 10, 6, 9, tzinfo=UTC))
    with library.hold("k3f9q2", name, wait=30):
        talk = library.open("k3f9q2")
        half = Line(id="", text="said", phase=f"{name}{n}")
        library.save(change(talk, unsaid=(*talk.unsaid, half)))
"""


def test_every_edit_of_two_programs_is_there(folder: Path, library, talk) -> None:
    library.save(talk())
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITES, str(folder), name], cwd=ROOT)
        for name in ("ada", "bo")
    ]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    found = drafts(TalkLibrary(folder, library.now).open("k3f9q2"))
    assert found.keys() == {f"{name}{n}" for name in ("ada", "bo") for n in range(15)}
    assert list(library.meetings_folder.glob("*.kept-*")) == []


def session(library: TalkLibrary, meeting, who: str) -> Session:
    return Session(
        library, builtin("accountability"), meeting, who, library.now,
        lambda *_what: None, lambda _error: None,
    )  # fmt: skip


def test_the_second_window_reads_along_and_later_goes_on_from_what_was_written(
    folder, library, talk
) -> None:
    library.save(talk())
    first = session(library, library.open("k3f9q2"), "Ada")
    second_library = TalkLibrary(folder, library.now)
    opened = second_library.open("k3f9q2")
    second = session(second_library, opened, "Bo")
    assert re.fullmatch(
        r"Ada has this talk open since \d\d:\d\d\. .* to read; .*", str(second.busy)
    )
    first.talk.keep(with_draft(first.talk.talk, "goal", "by Ada"))
    assert first.close()
    third = session(second_library, opened, "Bo")  # opened before Ada wrote, held after
    assert drafts(third.talk.talk) == {"goal": "by Ada"}
    assert third.close()


def dead_machine(folder: Path) -> None:
    locks = folder / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    left = Holder(who="Ada", since="2026-11-20T16:10:00+01:00", machine="old-laptop", token="t")
    (locks / "k3f9q2.who").write_bytes(msgspec.json.encode(left))


def test_what_another_machine_left_is_told_and_taken_over_knowingly(folder, library, talk) -> None:
    library.save(talk())
    dead_machine(folder)
    with (
        pytest.raises(Busy, match=r"Ada .* since 2026-11-20 16:10, on old-laptop.*take-over"),
        lease(folder, "k3f9q2", "Bo", NOW),
    ):
        pytest.fail("taken without asking")
    assert "open" in [finding.what for finding in findings(library)]
    take_over(folder, "k3f9q2", NOW)
    with lease(folder, "k3f9q2", "Bo", NOW):
        held = holder_of(folder, "k3f9q2")
        assert held is not None
        assert (held.who, held.machine) == ("Bo", platform.node())


def test_a_living_window_of_this_machine_is_not_taken_over(folder: Path) -> None:
    hold = "import sys,time\nfrom pathlib import Path\nfrom store.files.lock import lease\nfrom datetime import UTC, datetime\nwith lease(Path(sys.argv[1]), 'k3f9q2', 'Ada', datetime(2026, 11, 24, tzinfo=UTC)):\n print('held', flush=True); time.sleep(60)\n"
    with start(hold, folder) as process:
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(Busy):
            take_over(folder, "k3f9q2", NOW)
        process.kill()


def test_who_was_taken_over_and_writes_on_overwrites_nothing(folder, library, talk) -> None:
    library.save(talk())
    ada = TalkLibrary(folder, library.now)
    opened = ada.open("k3f9q2")
    bo = TalkLibrary(folder, library.now)
    bo.save(with_draft(bo.open("k3f9q2"), "goal", "by Bo"))
    ada.save(with_draft(opened, "goal", "by Ada"))
    (kept,) = ada.copies("k3f9q2")
    assert "by Bo" in kept.file.read_text("utf-8")
    assert drafts(ada.open("k3f9q2")) == {"goal": "by Ada"}
    assert "kept as" in str(ada.take_notes()[0])
