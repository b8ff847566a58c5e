"""A laptop whose power is cut while it exchanges has everything again after its next exchange.

Every state that a file system may leave after each call is laid out, and exchanged from. That these
states tell is shown by leaving out what is flushed.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from disk import recorded, states
from examples import every
from laptops import Laptop, a_talk

from store.conflicts.both_versions import readable
from store.files import atomic_write

FOLLOWS, CLASHES, NEW = "k3f9q2", "m4p7r8", "aaaaa2"
SAID = {FOLLOWS: {"follows"}, CLASHES: {"ana's", "bo's"}, NEW: {"new"}}


def after_a_cut(laptop: Any, step: int) -> Iterator[bool]:
    """Of the states that a power cut may leave, whether each has all words after one more exchange."""
    ana, bo = laptop("ana"), laptop("bo")
    for key in (FOLLOWS, CLASHES):
        ana.begin(a_talk(key))
    ana.sync(), bo.sync()
    ana.say(FOLLOWS, "follows")
    ana.say(CLASHES, "ana's")
    ana.begin(a_talk(NEW))
    ana.say(NEW, "new")
    bo.say(CLASHES, "bo's")
    ana.sync()
    before = {path: path.read_bytes() for path in bo.top.rglob("*") if path.is_file()}
    with recorded() as log:
        bo.sync()
    seen: list[dict[Path, bytes]] = []
    for _said, state in states(before, log.ops):
        there = {path: data for path, data in state.items() if path.is_relative_to(bo.top)}
        if there not in seen:
            seen.append(there)
    for state in seen[::step]:
        yield whole(bo, state)


def whole(bo: Laptop, state: dict[Path, bytes]) -> bool:
    """Whether everything is there once a laptop with this disk has exchanged."""
    shutil.rmtree(bo.top)
    for path, data in state.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    bo.sync()
    there = bo.library().files()
    if any(readable(copy.file, copy.meeting) is None for copy in bo.library().copies()):
        return False
    return all(key in there and bo.everything(key) >= said for key, said in SAID.items())


def test_no_state_after_a_power_cut_lacks_a_word_once_it_has_exchanged(laptop: Any) -> None:
    found = list(after_a_cut(laptop, every(5)))
    assert all(found)
    assert len(found) > 10


def test_without_flushing_what_is_laid_words_are_missing(
    laptop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = atomic_write._write_beside
    monkeypatch.setattr(
        atomic_write, "_write_beside", lambda at, data, _d, time: real(at, data, False, time)
    )
    assert not all(after_a_cut(laptop, 1))
