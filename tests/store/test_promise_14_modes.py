"""Promise 14: files 0600 and folders 0700 under any umask; planted links are not followed."""

import os
import stat
from pathlib import Path

import pytest
from conftest import NOW
from said_in import with_draft

from agendas.lines.edit import spend
from store.admin.backup import back_up
from store.admin.salvage import set_aside
from store.conflicts.kept_beside import put_beside
from store.errors import StoreError
from store.files.atomic_write import TEMPORARY
from store.files.lock import lease
from store.library import TalkLibrary


def modes(top: Path) -> dict[str, int]:
    return {
        str(path.relative_to(top)): stat.S_IMODE(path.lstat().st_mode)
        for path in top.rglob("*")
        if path.name != "top"
    }


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_everything_that_is_made_is_its_owners(tmp_path: Path, library, talk, mask: int) -> None:
    top = tmp_path / "top"
    before = os.umask(mask)
    try:
        ours = TalkLibrary(top / "store", library.now, top / "state")
        with ours.hold("k3f9q2", "Ada"):
            ours.save(talk())
            path = ours.files()["k3f9q2"]
            path.write_bytes(b"spoilt")
            path.chmod(0o600)
            ours.save(spend(talk(), 5))  # keeps what was spoilt beside it
            ours.summaries()
            held = modes(top)  # with the lock and its holder
        ours.save(talk("aaaaaa"))
        ours.files()["aaaaaa"].write_bytes(b"spoilt")
        set_aside(ours.files()["aaaaaa"], "here")
        back_up(ours, top / "backup.zip")
    finally:
        os.umask(before)
    found = {**held, **modes(top)}
    assert len(found) > 12
    for name, mode in found.items():
        assert mode == (0o700 if (top / name).is_dir() else 0o600), name


PLANTED = ("talk", "index.json", "who", "lock", "kept", "backup", "journal")


@pytest.mark.parametrize("what", PLANTED)
def test_a_link_that_was_planted_leads_nowhere(tmp_path: Path, library, talk, what: str) -> None:
    ours = TalkLibrary(tmp_path / "store", library.now, tmp_path / "state")
    with ours.hold("k3f9q2", "Ada"):
        ours.save(talk())
    path = ours.files()["k3f9q2"]
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (journaled,) = (tmp_path / "state").rglob("k3f9q2.json")
    place = {
        "talk": path,
        "index.json": ours.folder / "index.json",
        "who": ours.folder / "locks" / "k3f9q2.who",
        "lock": ours.folder / "locks" / "k3f9q2.lock",
        "kept": path.with_name(f"{path.name}.kept-1"),
        "backup": tmp_path / "backup.zip",
        "journal": journaled,
    }[what]
    place.unlink(missing_ok=True)
    place.symlink_to(victim)
    for act in (
        lambda: ours.save(with_draft(talk(), "goal", "attack")),
        ours.summaries,
        lambda: put_beside(path, b"other", "here"),
        lambda: back_up(ours, tmp_path / "backup.zip", replace=True),
        lambda: hold(ours),
    ):
        try:
            act()
        except StoreError:
            continue  # refused with a sentence
    assert victim.read_text() == "precious"


def hold(library: TalkLibrary) -> None:
    with lease(library.folder, "k3f9q2", "Bo", NOW):
        pass


def test_no_name_of_a_temporary_file_can_be_foreseen(library, talk, monkeypatch) -> None:
    seen: list[str] = []
    real = os.open

    def watch(path, flags, *args, **more):  # type: ignore[no-untyped-def]
        if TEMPORARY in str(path):
            assert flags & os.O_EXCL
            assert flags & os.O_NOFOLLOW
            seen.append(str(path))
        return real(path, flags, *args, **more)

    monkeypatch.setattr(os, "open", watch)
    for seconds in range(3):
        library.save(spend(talk(), seconds))
    assert len(set(seen)) == len(seen) == 3
