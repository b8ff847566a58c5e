"""One talk is deleted: what goes with it is named first, and it can come back until it is forgotten."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import GOAL, NOW, SAID, whole_talk
from line import Shell
from said_in import drafts, with_draft
from table import Screen, app_on

from agendas.agenda import Agenda
from agendas.lines.edit import change
from store.encryption.seal import hold
from store.errors import StoreError
from store.library import TalkLibrary
from tui.screens.dialogs.delete_talk import DeleteTalkScreen
from tui.screens.home_screen import HomeScreen


@pytest.fixture
def store(tmp_path: Path, agenda: Agenda) -> TalkLibrary:
    """A store with a whole talk, which this machine never saved: its journal knows nothing."""
    TalkLibrary(tmp_path / "store", lambda: NOW).save(whole_talk(agenda))
    return TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")


@pytest.fixture
def shell(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    store: TalkLibrary,
) -> Iterator[Shell]:
    monkeypatch.setenv("VERTEL_STORE", str(store.folder))
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    yield Shell(capfd, monkeypatch)
    hold(None)


def test_what_goes_with_it_is_named_and_asked_once(shell: Shell, store: TalkLibrary) -> None:
    refused = shell("delete", "k3f", stdin="n\n")
    assert (refused.code, "Delete this talk? [y/N]" in refused.said) == (1, True)
    assert refused.said.count("[y/N]") == 1
    for line in (
        f"k3f9q2  {NOW.astimezone():%-d %B %Y}",
        f"Wordings that go with it\n  {GOAL}",
        f"Initiatives that go with it\n  Ana: {SAID['initiative']}",
        "Talks that are no longer planned\n  8 December 2026",
    ):
        assert line in refused.out
    assert store.files().keys() == {"k3f9q2"}
    assert shell("delete", "k3f", stdin="y\n").code == 0
    assert store.files() == {}
    assert json.loads(shell("list", "--json").out) == []
    assert shell("show", "k3f9q2").code == 3
    assert shell("delete", "k3f9q2", "--yes").code == 3


def test_it_comes_back_whole_until_it_is_forgotten(shell: Shell, store: TalkLibrary) -> None:
    before = store.open("k3f9q2")
    told = shell("delete", "last", "--yes").said
    assert "vertel store recover k3f9q2" in told
    assert shell("store", "check").code == 1  # it is told until it is forgotten
    assert shell("store", "recover", "k3f9q2").code == 0
    assert store.open("k3f9q2") == before
    assert shell("delete", "last", "--yes").code == 0
    assert shell("store", "forget", "k3f9q2").code == 0
    assert shell("store", "recover", "k3f9q2").code == 3
    assert shell("store", "check").code == 0


def test_a_sealed_talk_is_kept_sealed(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography")
    monkeypatch.setenv("VERTEL_PASSPHRASE", "vier woorden die niemand raadt")
    assert shell("store", "lock").code == 0
    assert shell("delete", "last", "--yes").code == 0
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in left if SAID["initiative"].encode() in path.read_bytes()]
    assert shell("store", "recover", "k3f9q2").code == 0
    assert SAID["initiative"] in shell("show", "last").out


def test_words_that_are_nowhere_else_are_not_lost(shell: Shell, store: TalkLibrary) -> None:
    path = store.files()["k3f9q2"]
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    copy.write_bytes(path.read_bytes())
    refused = shell("delete", "last", "--yes")
    assert (refused.code, "vertel store compare k3f9q2" in refused.said) == (1, True)
    copy.unlink()
    whole = path.read_bytes()
    store.save(with_draft(store.open("k3f9q2"), "goal", "half a sentence"))
    path.write_bytes(whole[:-40])  # damaged: somebody may have written more in it elsewhere
    assert shell("delete", "k3f9q2", "--yes").code == 1
    assert path.exists()
    path.write_bytes(whole)  # put back from before: the journal has more
    assert shell("delete", "k3f9q2", "--yes").code == 0
    shell("store", "recover", "k3f9q2")
    again = TalkLibrary(store.folder, lambda: NOW, store.state_folder)
    assert drafts(again.open("k3f9q2")) == {"goal": "half a sentence"}


def test_what_cannot_be_kept_or_is_open_elsewhere_stays(
    shell: Shell, store: TalkLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.admin.delete import delete

    monkeypatch.setattr("store.files.this_machine.journal.Journal.keep_safe", lambda *_what: None)
    refused = shell("delete", "last", "--yes")
    assert (refused.code, "stays in the store" in refused.said) == (1, True)
    monkeypatch.undo()
    with pytest.raises(StoreError, match="cannot be kept"):
        delete(TalkLibrary(store.folder, lambda: NOW), "k3f9q2")
    with store.hold("k3f9q2", "Ada"), pytest.raises(StoreError, match="Ada has this talk open"):
        delete(TalkLibrary(store.folder, lambda: NOW, tmp_path / "state"), "k3f9q2")
    assert store.files().keys() == {"k3f9q2"}


def test_a_plain_copy_is_told_and_nothing_is_left_to_list(shell: Shell, store: TalkLibrary) -> None:
    path = store.files()["k3f9q2"]
    copy = path.with_name(f"copy of {path.name}")
    copy.write_bytes(path.read_bytes())
    refused = shell("delete", "last", "--yes")
    assert (refused.code, "vertel store compare k3f9q2" in refused.said) == (1, True)
    assert {path, copy} <= set(store.meetings_folder.iterdir())
    assert shell("store", "compare", "k3f9q2", "--drop", copy.name).code == 0
    assert shell("delete", "last", "--yes").code == 0
    assert json.loads(shell("list", "--json").out) == []
    assert list(store.meetings_folder.iterdir()) == []


def test_with_force_every_version_goes_for_good(shell: Shell, store: TalkLibrary) -> None:
    path = store.files()["k3f9q2"]
    copies = [f"copy of {path.name}", f"{path.stem} (conflicted copy).json", f"{path.name}.kept-1"]
    for name in copies:
        path.with_name(name).write_bytes(path.read_bytes())
    store.save(with_draft(store.open("k3f9q2"), "goal", "half a sentence"))
    refused = shell("delete", "last", "--force", stdin="n\n")
    assert (refused.code, all(name in refused.out for name in copies)) == (1, True)
    assert "cannot be undone" in refused.said
    assert len(list(store.meetings_folder.iterdir())) == 4
    assert shell("delete", "last", "--force", "--yes").code == 0
    assert list(store.meetings_folder.iterdir()) == []
    assert shell("store", "recover", "k3f9q2").code == 3
    assert shell("store", "check").code == 0


def test_a_damaged_talk_can_go_and_somebody_else_s_file_never(
    shell: Shell, store: TalkLibrary
) -> None:
    path = store.files()["k3f9q2"]
    path.write_bytes(path.read_bytes()[:-40])
    refused = shell("delete", "k3f9q2", "--yes")
    assert (refused.code, "vertel delete k3f9q2 --force" in refused.said) == (1, True)
    assert path.exists()
    assert shell("delete", "k3f9q2", "--force", stdin="n\n").code == 1
    assert path.exists()
    done = shell("delete", "k3f9q2", "--force", "--yes")
    assert (done.code, path.name in done.out, path.exists()) == (0, True, False)
    assert shell("list").code == 0
    letter = path.with_name("2026-03-01-zoe-letter.json")
    letter.write_bytes(b'{"dear": "you"}')
    assert shell("delete", "letter", "--force", "--yes").code == 1
    assert letter.read_bytes() == b'{"dear": "you"}'


def test_what_was_read_in_a_damaged_one_is_told_and_goes_when_it_is_forgotten(
    shell: Shell, store: TalkLibrary
) -> None:
    path = store.files()["k3f9q2"]
    whole = path.read_bytes()
    store.save(with_draft(store.open("k3f9q2"), "goal", "half a sentence"))
    path.write_bytes(whole[:-40])
    assert shell("store", "recover", "k3f9q2").code == 0
    for kept in store.copies():
        shell("store", "compare", "k3f9q2", "--drop", kept.file.name)
    (words,) = store.meetings_folder.glob("*.readable.txt")
    assert "takes it out first" in shell("store", "forget", "k3f9q2").said
    told = shell("delete", "k3f9q2", "--yes").said
    assert words.name in told
    assert words.exists()
    assert shell("store", "forget", "k3f9q2").code == 0
    assert list(store.meetings_folder.iterdir()) == []
    assert shell("store", "forget", "k3f9q2").code == 3


def test_what_was_set_aside_of_a_damaged_talk_can_be_forgotten_without_a_journal(
    shell: Shell, store: TalkLibrary
) -> None:
    store.files()["k3f9q2"].write_bytes(b'{"meeting":{"1":{"goal_wording":"two parents"')
    assert shell("store", "recover", "k3f9q2").code == 0
    assert list(store.meetings_folder.iterdir())
    assert shell("store", "forget", "k3f9q2").code == 0
    assert list(store.meetings_folder.iterdir()) == []


def test_what_is_half_typed_is_named_first_and_not_of_a_check_in(
    shell: Shell, store: TalkLibrary
) -> None:
    store.save(with_draft(store.open("k3f9q2"), "goal", "half a\nsentence"))
    told = shell("delete", "last", stdin="n\n").out.splitlines()
    assert told[1:3] == ["Typed and not on record yet, and goes with it", "  half a sentence"]
    store.save(change(store.open("k3f9q2"), private=True, owner="Ana"))
    assert "half a" not in shell("delete", "last", stdin="n\n").out


async def test_a_key_on_home_asks_once_and_only_yes_deletes(
    store: TalkLibrary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))
    app = app_on(store)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = Screen(app, pilot)
        await screen.press("delete")
        assert isinstance(app.screen, HomeScreen)  # what waits is no talk
        await screen.press("end", "delete")
        assert isinstance(app.screen, DeleteTalkScreen)
        for words in (GOAL, SAID["initiative"], "8 December 2026"):
            assert words in screen.text()
        for key in ("delete", "pagedown", "pageup", "enter", "b", "b", "f12", "f12"):
            await screen.press(key)  # Delete that repeats, and every key of a clicker
        assert store.files().keys() == {"k3f9q2"}
        assert isinstance(app.screen, DeleteTalkScreen)
        await screen.press("escape")
        assert isinstance(app.screen, HomeScreen)
        assert store.files().keys() == {"k3f9q2"}
        path = store.files()["k3f9q2"]
        words = path.with_name(f"{path.name}.kept-1.readable.txt")
        words.write_text("what could be read\n")
        await screen.press("end", "delete", "y")
        await pilot.pause()
        assert any(words.name in note.message for note in app._notifications), "what stays is named"
        assert isinstance(app.screen, HomeScreen)
        assert store.files() == {}
        assert GOAL not in screen.text()
