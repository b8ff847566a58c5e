"""Promise 20: what is not Vertel's is never rewritten, sealed, moved or removed; it is named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from said_in import with_draft

from agendas.lines.edit import change
from store.admin.backup import back_up, restore
from store.admin.check import findings
from store.admin.erase_name import erase_name
from store.admin.recover import recover
from store.admin.retention import retire
from store.conflicts.compare import settle
from store.encryption.header import Cost
from store.errors import StoreError
from store.files.ours import owned, strangers
from store.library import TalkLibrary

CHEAP = Cost(memory=64, passes=1, lanes=1)
NAME = "Zoë Quxmann"
LETTER = f"Dear {NAME}, about Walk-in mornings.\n".encode()


@pytest.fixture
def ours(folder: Path, library, talk, tmp_path: Path) -> TalkLibrary:
    """A store with a talk, a version kept beside it, one of a sync program, and all caches."""
    store = TalkLibrary(folder, library.now, tmp_path / "state")
    store.save(with_draft(talk(), "goal", f"{NAME} came"))
    store.save(change(talk("aaaaaa", goal=f"With {NAME}"), ended=library.now()))
    path = store.files()["k3f9q2"]
    path.with_name(f"{path.name}.kept-1").write_bytes(path.read_bytes())
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    store.summaries()
    list(store.known().hits("came", False))
    return store


def put_others(ours: TalkLibrary, tmp_path: Path) -> dict[Path, bytes]:
    """Files of other people and programs, in every folder there is; some named as if ours."""
    folder, meetings = ours.folder, ours.meetings_folder
    back_up(ours, tmp_path / "talks.zip")
    talk = ours.files()["k3f9q2"]
    assert ours.journal
    (folder / "locks").mkdir()
    found = {
        folder / "letter to Zoë Quxmann.txt": LETTER,
        folder / "talks.zip": (tmp_path / "talks.zip").read_bytes(),
        folder / "copy of a talk.json": talk.read_bytes(),
        folder / "words.json": b'{"Zo\xc3\xab Quxmann": 1}',
        meetings / "letter.txt": LETTER,
        meetings / "zoe-quxmann-letter.json": b'{"dear": "Zo\xc3\xab Quxmann"}',
        meetings / "2026-03-01-zoe-quxmann-letter.json": b'{"dear": "Zo\xc3\xab Quxmann"}',
        meetings / "2026-03-01-zoe-quxmann-papers.json": b'{"sum": {"Zo\xc3\xab Quxmann": 1}}',
        meetings / "notes.kept-back.txt": LETTER,
        meetings / f"{talk.stem}.pdf": b"%PDF-1.7 " + LETTER,
        meetings / f"{talk.stem}.docx": b"PK\x03\x04" + LETTER,
        meetings / "package-lock.json": b'{"sha256": "Zo\xc3\xab Quxmann", "segments": []}',
        folder / "locks" / "Zoë Quxmann.txt": LETTER,
        folder / "locks" / "where.txt": LETTER,
        ours.journal.places[0] / "letter.txt": LETTER,
    }
    for path, data in found.items():
        path.write_bytes(data)
        os.utime(path, ns=(10**18, 10**18))
    sub = meetings / "zoe-quxmann"
    sub.mkdir()
    (sub / talk.name).write_bytes(talk.read_bytes())
    (meetings / "link to a talk-aaaaab.json").symlink_to(tmp_path / "away.json")
    (tmp_path / "away.json").write_bytes(talk.read_bytes())
    return {**found, sub / talk.name: talk.read_bytes(), tmp_path / "away.json": talk.read_bytes()}


def deeds(ours: TalkLibrary, tmp_path: Path) -> dict[str, Callable[[], object]]:
    """Whatever goes through the files of a store and changes them."""
    from store.encryption.convert import lock, unlock

    return {
        "lock": lambda: lock(ours, "four words nobody guesses", CHEAP),
        "erase": lambda: erase_name(ours, NAME, "P-k3f9"),
        "save": lambda: ours.save(ours.open("k3f9q2")),
        "retire": lambda: retire(ours, "k3f9q2"),
        "restore": lambda: restore(ours, tmp_path / "talks.zip", True, trusted=True),
        "unlock": lambda: unlock(ours),
        "rebuild": ours.rebuild,
        "check": lambda: findings(ours),
        "list": ours.summaries,
        "find": lambda: list(ours.known().hits("Walk-in", False)),
    }


def test_it_is_as_it_was_after_all_that_goes_through_the_files(ours, tmp_path) -> None:
    there = put_others(ours, tmp_path)
    for name, deed in deeds(ours, tmp_path).items():
        deed()
        for path, data in there.items():
            assert path.read_bytes() == data, (name, path)
            assert path.stat().st_mtime_ns == 10**18 or path.parent.name in (
                "zoe-quxmann",
                tmp_path.name,
            ), (name, path)
    assert (ours.meetings_folder / "link to a talk-aaaaab.json").is_symlink()


def test_it_is_named(ours, tmp_path) -> None:
    there = put_others(ours, tmp_path)
    named = strangers(ours)
    assert ours.journal
    inside = [p for p in there if p.is_relative_to(ours.folder) and "zoe-quxmann/" not in str(p)]
    assert set(inside) | {
        ours.meetings_folder / "zoe-quxmann",
        ours.meetings_folder / "link to a talk-aaaaab.json",
    } == set(named)
    assert not {one.file for one in owned(ours)} & there.keys()


def test_what_is_ours_is_known_whatever_it_is_called(ours) -> None:
    path = ours.files()["k3f9q2"]
    moved = path.with_name("walk.json")
    path.rename(moved)
    (ours.meetings_folder / "2026-01-01-torn-dddddd.json").write_bytes(moved.read_bytes()[:300])
    names = {one.file.name: one.what for one in owned(ours)}
    assert names["walk.json"] == names["2026-01-01-torn-dddddd.json"] == "talk"
    assert names[f"{path.name}.kept-1"] == names[f"{path.stem} (conflicted copy).json"] == "talk"
    assert names["index.json"] == names["texts.txt"] == "cache"
    assert strangers(ours) == []


@pytest.mark.parametrize("name", ["index.json", "texts.txt", "state.json", "overview.json"])
def test_a_file_that_has_the_name_of_a_cache_stays(ours, name: str) -> None:
    path = ours.folder / name
    path.write_bytes(LETTER)
    for deed in (
        ours.summaries,
        ours.state,
        lambda: name == "index.json" or ours.rebuild(),
        lambda: ours.known().overview,
    ):
        deed()
    assert [hit.meeting for hit in ours.known().hits("Walk-in", False)] == ["k3f9q2"]
    erase_name(ours, NAME, "P-k3f9")
    retire(ours, "aaaaaa")
    assert path.read_bytes() == LETTER
    assert path in strangers(ours)


def test_minutes_beside_a_talk_are_no_version_of_it(ours, tmp_path) -> None:
    there = put_others(ours, tmp_path)
    copies = {copy.file for copy in ours.copies()}
    assert len(copies) == 2
    assert not copies & there.keys()
    with pytest.raises(StoreError, match="no copy"):
        settle(ours, "k3f9q2", f"{ours.files()['k3f9q2'].stem}.pdf", take=False)


def test_recovering_moves_nothing_of_anybody_else(ours) -> None:
    letter = ours.meetings_folder / "2026-03-01-to-letter.json"
    letter.write_bytes(b'{"dear": "you"}')
    assert [f.file for f in findings(ours) if f.what == "other"] == [letter]
    with pytest.raises(StoreError, match="not Vertel's"):
        recover(ours, "letter")
    assert letter.read_bytes() == b'{"dear": "you"}'


@pytest.mark.parametrize("where", ["", "meetings", "locks", "backups/2026"])
def test_a_backup_into_the_store_is_refused_with_a_better_place(
    ours, tmp_path, monkeypatch, where: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    before = sorted(ours.folder.rglob("*"))
    link = tmp_path / "elsewhere"
    link.symlink_to(ours.folder)
    for folder in (ours.folder, link):
        with pytest.raises(StoreError) as told:
            back_up(ours, folder / where / "talks.zip")
        assert str(told.value.values["place"]) == str(tmp_path / "talks.zip")
        assert sorted(ours.folder.rglob("*")) == before
    assert ours.journal
    with pytest.raises(StoreError, match="lost with it"):
        back_up(ours, ours.journal.places[0] / "talks.zip")
    assert ours.state_folder
    for place in (ours.state_folder, ours.state_folder / "board"):
        with pytest.raises(StoreError, match="lost with it"):
            back_up(ours, place / "talks.zip")
    assert back_up(ours, tmp_path / "talks.zip") == 4


@pytest.mark.parametrize("there", [True, False])
def test_a_backup_onto_the_config_is_refused(ours, tmp_path, there: bool) -> None:
    config, link = tmp_path / "config.toml", tmp_path / "link"
    if there:
        config.write_text('theme = "dark"')
    link.symlink_to(tmp_path)
    before = config.read_bytes() if there else None
    for path in (config, link / "config.toml"):
        with pytest.raises(StoreError, match="keeps its settings"):
            back_up(ours, path, replace=True, own=[config])
    assert (config.read_bytes() if config.exists() else None) == before


def test_a_store_that_is_the_home_folder_still_has_a_better_place(
    talk, library, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "store" / "home"))
    library.save(talk())
    with pytest.raises(StoreError) as told:
        back_up(library, library.folder / "talks.zip")
    assert told.value.values["place"] == tmp_path / "talks.zip"
    assert not list(library.folder.glob("*.zip"))
