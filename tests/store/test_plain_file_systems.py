"""Where a file system knows no owners, or flushes no folder, Vertel works and says once what is not promised.

exFAT, shares of Windows (CIFS) and some file systems in user space refuse it, or say yes and do nothing.
"""

import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from said_in import drafts, with_draft

from store.admin.backup import back_up
from store.admin.check import findings
from store.files import atomic_write
from store.library import TalkLibrary

PRIVATE, DURABLE = "keeps no file to its owner", "does not say when a file is on disk"
Refusing = Iterator[None]


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "LACKING", set())


def refuse_modes(monkeypatch: pytest.MonkeyPatch, store: Path, code: int) -> None:
    """As a file system in user space that does not know chmod; the state folder is on another."""
    real = os.chmod

    def chmod(path: object, mode: int, **more: object) -> None:
        if Path(str(path)).is_relative_to(store):
            raise OSError(code, os.strerror(code))
        real(path, mode, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "chmod", chmod)


def refuse_flush(monkeypatch: pytest.MonkeyPatch, store: Path, code: int, kind: int) -> None:
    """As one on which nothing of this kind, a folder or a file, can be flushed."""
    real = os.fsync

    def fsync(number: int) -> None:
        seen = os.fstat(number)
        here = (path.stat() for path in (store, *store.rglob("*")))
        if stat.S_IFMT(seen.st_mode) == kind and any(os.path.samestat(seen, one) for one in here):
            raise OSError(code, os.strerror(code))
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)


def used(ours: TalkLibrary, talk) -> list[str]:  # type: ignore[no-untyped-def]
    """A talk is written, gone on with, and backed up; what is told of it."""
    with ours.hold("k3f9q2", "Ada"):
        ours.save(talk())
        ours.save(with_draft(ours.open("k3f9q2"), "goal", "said"))
    again = TalkLibrary(ours.folder, ours.now, ours.state_folder)
    with again.hold("k3f9q2", "Ada"):
        again.save(with_draft(again.open("k3f9q2"), "goal", "and more"))
    assert drafts(TalkLibrary(ours.folder, ours.now).open("k3f9q2")) == {"goal": "and more"}
    assert [talk.id for talk in again.summaries()] == ["k3f9q2"]
    assert findings(again) == []
    assert again.copies() == []
    assert ours.state_folder is not None
    assert back_up(again, ours.state_folder.parent / "all.zip") == 1
    return [str(note) for note in (*ours.take_notes(), *again.take_notes())]


@pytest.fixture
def ours(folder: Path, library: TalkLibrary, tmp_path: Path) -> TalkLibrary:
    return TalkLibrary(folder, library.now, tmp_path / "state")


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL])
def test_where_modes_are_refused_it_works_and_says_so_once(
    ours, talk, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    refuse_modes(monkeypatch, ours.folder, code)
    (note,) = used(ours, talk)
    assert PRIVATE in note
    assert str(ours.meetings_folder) in note


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_no_folder_is_flushed_it_works_and_says_so_once(
    ours, talk, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    refuse_flush(monkeypatch, ours.folder, code, stat.S_IFDIR)
    told = used(ours, talk)
    assert [DURABLE in note for note in told] == ([True] if os.name == "posix" else [])


def test_where_modes_are_taken_and_nothing_is_done_it_is_said_too(
    ours, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open
    monkeypatch.setattr(os, "chmod", lambda *_a, **_m: None)
    monkeypatch.setattr(os, "open", lambda path, flags, mode=0o666, **more: real(
        path, flags, 0o666 if mode == 0o600 else mode, **more))  # fmt: skip
    assert [PRIVATE in note for note in used(ours, talk)] == [True] * (os.name == "posix")


def test_on_a_file_system_of_owners_nothing_is_said(ours, talk) -> None:
    assert used(ours, talk) == []


@pytest.mark.parametrize("kind", [stat.S_IFDIR, stat.S_IFREG])
def test_a_disk_that_fails_is_still_told_as_that(
    ours, talk, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    refuse_flush(monkeypatch, ours.folder, errno.EIO, kind)
    with pytest.raises(Exception, match="Input/output error"):
        ours.save(talk())


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk without owners: vfat or exFAT, where root can mount one and the system knows it."""
    image, place = tmp_path / "image", tmp_path / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(32 * 1024**2)

    def done(*words: str | Path) -> str | None:
        if not shutil.which(words[0]):
            return None
        ended = subprocess.run(words, capture_output=True, text=True, timeout=60)
        return None if ended.returncode else f"{ended.stdout.strip()} "

    device = (
        ""
        if getattr(os, "geteuid", lambda: 1)()
        else (done("losetup", "-f", "--show", image) or "").strip()
    )
    try:
        if device and (
            (done("mkfs.vfat", device) and done("mount", "-t", "vfat", device, place))
            or (done("mkfs.exfat", device) and done("mount", "-t", "exfat", device, place))
            or (done("mkfs.exfat", device) and done("mount.exfat-fuse", device, place))
        ):
            yield place
            done("umount", place)
        else:
            pytest.skip(
                "a disk without owners is mounted by root alone, and where the system knows one"
            )
    finally:
        if device:
            done("losetup", "-d", device)


def test_on_a_real_disk_without_owners_it_works_and_says_so_once(
    disk: Path, tmp_path: Path, library: TalkLibrary, talk
) -> None:
    ours = TalkLibrary(disk / "store", library.now, tmp_path / "state")
    assert [PRIVATE in note for note in used(ours, talk)] == [True]
