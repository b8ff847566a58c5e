"""Promise 2: … and a power cut one moment later: the file and its folder are on disk.

Every state that a file system may leave after each call of three saves is laid out and opened. The
last two tests show that these states tell: without flushing the file, or the folder, words are lost.
"""

import hashlib
from pathlib import Path

import pytest
from disk import recorded, states
from said_in import drafts, with_draft

from store.errors import StoreError
from store.files import atomic_write as whole
from store.library import TalkLibrary

TEXTS = ("first " * 400, "second " * 20, "third " * 900)


def lost(tmp_path: Path, library: TalkLibrary, talk) -> tuple[int, int]:
    """How many of the states lose an acknowledged text, and how many there are."""
    folder = tmp_path / "store"
    ours = TalkLibrary(folder, library.now)
    ours.save(with_draft(talk(), "goal", "before"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with recorded() as log:
        for number, text in enumerate(TEXTS):
            ours.save(with_draft(talk(), "goal", text))
            log.say(number)
    seen: set[bytes] = set()
    bad = 0
    for said, state in states(before, log.ops):
        mark = hashlib.sha256(repr((said, sorted(state.items()))).encode()).digest()
        if mark not in seen:
            seen.add(mark)
            bad += not holds(tmp_path / f"at-{len(seen)}", folder, state, said, library)
    return bad, len(seen)


def holds(to: Path, folder: Path, state: dict[Path, bytes], said: object, library) -> bool:
    for path, data in state.items():
        place = to / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    try:
        found = drafts(TalkLibrary(to, library.now).open("k3f9q2"))["goal"]
    except StoreError:
        return False
    texts = ("before", *TEXTS)
    return found in texts and texts.index(found) >= (0 if said is None else int(str(said)) + 1)


def test_no_state_after_a_power_cut_loses_what_was_acknowledged(tmp_path, library, talk) -> None:
    bad, count = lost(tmp_path, library, talk)
    assert bad == 0
    assert count > 12


def test_without_flushing_the_file_the_states_show_the_loss(
    tmp_path, library, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = whole._write_beside
    monkeypatch.setattr(
        whole, "_write_beside", lambda at, data, _d, time: real(at, data, False, time)
    )
    assert lost(tmp_path, library, talk)[0] > 0


def test_without_flushing_the_folder_the_states_show_the_loss(
    tmp_path, library, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "flush_folder", lambda _folder: None)
    assert lost(tmp_path, library, talk)[0] > 0


def test_a_new_folder_is_on_disk_with_each_above_it(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(whole, "flush_folder", flushed.append)
    whole.make_folder(tmp_path / "a" / "b" / "c")
    assert flushed == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    whole.make_folder(tmp_path / "a" / "b" / "c")
    assert len(flushed) == 3
