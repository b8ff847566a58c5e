"""Promise 1: text shown as saved survives SIGKILL at any instruction.

At every call that a save makes here, every second one of them for each kind when checking; of a real
process at random moments below, hundreds of times with VERTEL_KILLS=500.
"""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from examples import every
from faulty import KINDS, Killed, faulty
from said_in import drafts, with_draft
from test_processes import SAVES, start

from store.errors import StoreError
from store.library import TalkLibrary

OLD, NEW, AFTER = "old " * 300, "new " * 50, "after"


def fresh(folder: Path, library: TalkLibrary) -> TalkLibrary:
    return TalkLibrary(folder / "store", library.now, folder / "state")


def save_through(folder: Path, library: TalkLibrary, text: str) -> str:
    """Save an edit as a window does: hold, read, change, write. Gives what came of it."""
    ours = fresh(folder, library)
    try:
        with ours.hold("k3f9q2", "Ada"):
            ours.save(with_draft(ours.open("k3f9q2"), "goal", text))
    except Killed:
        return "killed"
    except StoreError:
        return "refused"
    return "saved"


@pytest.mark.moments
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_every_call_of_a_save_loses_nothing_and_heals(
    tmp_path: Path, library: TalkLibrary, talk, kind: str
) -> None:
    base = tmp_path / "base"
    fresh(base, library).save(with_draft(talk(), "goal", OLD))
    with faulty() as calls:
        assert save_through(base, library, OLD) == "saved"
    assert len(calls.calls) > 15
    outcomes = set()
    for at in range(1 + KINDS.index(kind) % every(2), len(calls.calls) + 1, every(2)):
        folder = tmp_path / f"{at}"
        shutil.copytree(base, folder)
        shutil.rmtree(folder / "state")  # its place in it goes by the folder's name
        fresh(folder, library).save(talk())
        assert save_through(folder, library, OLD) == "saved"
        for kept in (folder / "store" / "meetings").glob("*.kept-*"):
            kept.unlink()
        with faulty(at, kind):
            outcome = save_through(folder, library, NEW)
        outcomes.add(outcome)
        found = drafts(fresh(folder, library).open("k3f9q2"))["goal"]
        assert found == NEW if outcome == "saved" else found in (OLD, NEW), (at, outcome)
        assert save_through(folder, library, AFTER) == "saved", at
        assert drafts(fresh(folder, library).open("k3f9q2")) == {"goal": AFTER}
        assert fresh(folder, library).stray() == [], at
    assert "saved" in outcomes or "killed" in outcomes


def test_words_shown_as_saved_survive_a_kill_at_a_random_moment(folder: Path, library) -> None:
    chance = random.Random(1)
    for _turn in range(int(os.environ.get("VERTEL_KILLS", "6"))):
        shutil.rmtree(folder, ignore_errors=True)
        with start(SAVES, folder) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.06))
            process.send_signal(signal.SIGKILL)
            told = [1, *(int(line) for line in process.stdout if line.endswith("\n"))]
        found = int(drafts(library.open("k3f9q2"))["goal"].split()[0])
        assert found in (told[-1], told[-1] + 1)
        assert len(library.summaries()) == 1
        library.save(library.open("k3f9q2"))
