"""Promise 19: a store is sealed, brought over and unsealed by one command, whatever stops it and wherever."""

import contextlib
import gc
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from examples import every
from faulty import Killed, faulty
from said_in import drafts, with_draft
from sealed import CHEAP, LATER, NOW, PASS, SECRET, plain_bytes, readable, talk

from store.admin.backup import back_up, bring_seal
from store.admin.check import findings
from store.admin.recover import gone, recover
from store.conflicts.compare import compared, settle
from store.encryption import seal as sealing
from store.encryption.convert import change_passphrase, lock, still_sealed, unlock
from store.encryption.header import OPENED, SEAL, SECOND, Cost, Former, read_signed
from store.encryption.kept_here import (
    bring_over_journal,
    kept_plainly,
    sealed_before,
    unlock_journal,
)
from store.encryption.seal import LIST, hold, open_seal
from store.encryption.trusted import trust
from store.encryption.which_seal import seal_of
from store.errors import Busy, StoreError
from store.files.lock import lease
from store.files.this_machine.waiting_file import WaitingRow
from store.library import TalkLibrary

SAMPLE = Path(__file__).parent / "samples" / "sealed-form-1"
HALF = f"{SECRET}: half"
WAITS = WaitingRow(id="phone-0001", text=f"{SECRET} from a phone")


class Window:
    """A process that opened the store before: the key it holds, and the seal it saw."""

    def __init__(self) -> None:
        self.held, self.seen = sealing.holding(), sealing._at

    def goes_on(self) -> None:
        """From here on it is that process that writes."""
        sealing._held, sealing._at = self.held, self.seen


def library(top: Path) -> TalkLibrary:
    return TalkLibrary(top / "store", lambda: NOW, top / "state")


def opened(top: Path, passphrase: str = PASS) -> TalkLibrary:
    """The store as the next start opens it."""
    hold(None)
    ours = library(top)
    found = seal_of(ours.folder, ours.state_folder)
    if found is not None:
        open_seal(ours.folder, found, passphrase, ours.state_folder)
    return ours


def unsealed(top: Path) -> None:
    ours = library(top)
    ours.save(with_draft(talk(), "goal", HALF))
    assert ours.journal is not None
    ours.journal.keep_draft("prepared", SECRET.encode())
    ours.journal.waiting("k3f9q2").add([WAITS])
    ours.summaries()


def in_form_one(top: Path) -> None:
    shutil.copytree(SAMPLE / "store", top / "store")
    ours = library(top)
    assert ours.journal is not None
    shutil.copytree(SAMPLE / "journal", ours.journal.places[0])
    opened(top)


def sealed(top: Path) -> None:
    unsealed(top)
    lock(library(top), PASS, CHEAP)


def as_it_was(ours: TalkLibrary) -> None:
    assert drafts(ours.open("k3f9q2"))["goal"] == HALF
    assert ours.journal is not None
    assert b"mother of Jip" in ours.journal.draft("prepared")
    waiting = ours.journal.waiting("k3f9q2")  # a store of form 1 had none
    assert waiting.read().lines == ((WAITS,) if waiting.path.exists() else ())
    assert "k3f9q2" in {row.id for row in ours.summaries()}


TURNS: dict[str, tuple[Callable[[Path], None], Callable[[TalkLibrary], object]]] = {
    "lock": (unsealed, lambda ours: lock(ours, PASS, CHEAP)),
    "bring over": (in_form_one, lambda ours: lock(ours, PASS, CHEAP)),
    "unlock": (sealed, unlock),
    "passphrase": (sealed, lambda ours: change_passphrase(ours, PASS, CHEAP)),
}


@pytest.mark.moments
@pytest.mark.parametrize("turn", TURNS)
def test_killed_at_any_call_it_opens_is_sealed_further_and_goes_on(
    tmp_path: Path, turn: str
) -> None:
    """What was saved is there, what is saved next is sealed if a seal stands, and the command ends it."""
    begin, act = TURNS[turn]
    further = every(2 if turn == "passphrase" else 41)
    at, dead = 1, True
    top, begun = tmp_path / "top", tmp_path / "begun"
    begin(top)
    shutil.copytree(top, begun)
    while dead:
        shutil.rmtree(top)
        shutil.copytree(begun, top)
        ours = opened(top)
        with faulty(at, "killed") as layer:
            with contextlib.suppress(Killed):
                act(ours)
            dead = layer.dead
        gc.collect()  # the system's locks go with a process that is killed
        again = opened(top)
        as_it_was(again)
        before = {*readable(top)}
        again.save(with_draft(talk("bbbbbb", f"{SECRET}, anew"), "goal", SECRET))
        assert again.journal is not None
        again.journal.keep_draft("prepared", f"the mother of Jip at {at}".encode())
        if sealing.holding():
            assert {*readable(top)} <= before
        elif turn in ("bring over", "passphrase"):
            pytest.fail("the seal is gone")
        act(opened(top))
        done = opened(top)
        as_it_was(done)
        assert drafts(done.open("bbbbbb"))["goal"] == SECRET
        # what an interrupted write left goes after a day; it is no talk's, and sealed or a seal
        assert {one.what for one in findings(done)} <= {"stray"}
        assert not (done.folder / LIST).exists()
        if turn == "unlock":
            assert not sealing.holding()
            assert still_sealed(done) == []
        else:
            assert readable(top) == []
        at += further
    assert at > {"passphrase": 10}.get(turn, 40)


def test_a_store_sealed_before_opens_is_written_and_is_brought_over(tmp_path: Path) -> None:
    in_form_one(tmp_path)
    ours = opened(tmp_path)
    as_it_was(ours)
    ours.save(with_draft(talk("bbbbbb", f"{SECRET}, anew"), "goal", SECRET))
    assert ours.files()["bbbbbb"].read_bytes().startswith(b"VERTEL SEALED 1\n")
    assert readable(tmp_path) == []
    assert "former" in {one.what for one in findings(ours)}
    assert lock(ours, PASS, CHEAP) >= 5
    as_it_was(opened(tmp_path))
    assert [one.what for one in findings(ours)] == []
    files = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and path.suffix in (".json", ".draft")
    ]
    assert not any(path.read_bytes().startswith(b"VERTEL SEALED 1\n") for path in files)
    assert read_signed((ours.folder / SEAL).read_bytes(), SEAL).seal.turn == "sealed"


def test_in_a_store_of_the_former_form_plain_words_are_not_shown_nor_written(
    tmp_path: Path,
) -> None:
    from sealed import FORGED, plain_bytes

    in_form_one(tmp_path)
    path = library(tmp_path).folder / SEAL
    for seal in (path, path.with_name("seal.copy.json")):
        seal.write_bytes(re.sub(rb"}}$", b'},"turn":"unsealing"}', seal.read_bytes()))
    ours = opened(tmp_path)
    ours.files()["aaaaaa"].write_bytes(plain_bytes(with_draft(talk("aaaaaa"), "goal", FORGED)))
    assert FORGED not in str(ours.open("aaaaaa"))  # the journal has the last words
    ours.save(with_draft(ours.open("k3f9q2"), "goal", HALF))
    assert readable(tmp_path) == [str(ours.files()["aaaaaa"])], "what was put there alone"
    lock(ours, PASS, CHEAP)
    assert FORGED not in str(opened(tmp_path).open("aaaaaa"))


def test_costs_are_raised_and_the_passphrase_changed_without_locking_anybody_out(
    tmp_path: Path,
) -> None:
    sealed(tmp_path)
    there = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other")
    open_seal(there.folder, seal_of(there.folder), PASS, there.state_folder)  # type: ignore[arg-type]
    ours = opened(tmp_path)
    files = {path: path.read_bytes() for path in ours.meetings_folder.iterdir()}
    change_passphrase(ours, f"{PASS} and more", Cost(memory=128, passes=2, lanes=1))
    assert {path: path.read_bytes() for path in ours.meetings_folder.iterdir()} == files
    as_it_was(opened(tmp_path, f"{PASS} and more"))
    with pytest.raises(StoreError, match="not the passphrase"):
        opened(tmp_path, PASS)
    hold(None)
    found = seal_of(there.folder, there.state_folder)
    assert found is not None
    open_seal(there.folder, found, f"{PASS} and more", there.state_folder)
    assert drafts(there.open("k3f9q2"))["goal"] == HALF


def test_another_window_goes_on_when_passphrase_or_costs_are_changed(tmp_path: Path) -> None:
    sealed(tmp_path)
    ours = opened(tmp_path)
    window = Window()
    change_passphrase(ours, "another one", CHEAP)
    window.goes_on()
    ours.save(with_draft(ours.open("k3f9q2"), "goal", f"{HALF} and on"))
    assert sealing.holding() != window.held, "it follows"
    assert drafts(opened(tmp_path, "another one").open("k3f9q2"))["goal"] == f"{HALF} and on"


def test_unlocked_on_another_machine_it_stays_usable_here(tmp_path: Path) -> None:
    """Here the passphrase is not asked again; what this machine kept opens with the old one."""
    sealed(tmp_path)
    there = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other")
    open_seal(there.folder, seal_of(there.folder), PASS, there.state_folder)  # type: ignore[arg-type]
    unlock(there)
    ours = opened(tmp_path)
    assert not sealing.holding()
    assert drafts(ours.open("k3f9q2"))["goal"] == HALF
    kept = still_sealed(ours)
    assert len(kept) == 3, "the journal's version, the draft, and what waits"
    ours.save(with_draft(ours.open("k3f9q2"), "goal", "in the open"))
    assert len(still_sealed(ours)) == 3, "what cannot be read here is not written over"
    with pytest.raises(StoreError, match="not the passphrase"):
        unlock_journal(ours, "another one")
    assert unlock_journal(ours, PASS) == 3
    assert ours.copies() == [], "what is saved follows it"
    assert ours.journal is not None
    assert ours.journal.draft("prepared") == SECRET.encode()
    assert still_sealed(ours) == []
    lock(ours, "a third one", CHEAP)
    there = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other")
    hold(None)
    found = seal_of(there.folder, there.state_folder)
    assert found is not None
    open_seal(there.folder, found, "a third one", there.state_folder)
    assert drafts(there.open("k3f9q2"))["goal"] == "in the open"


def test_what_another_machine_kept_before_is_told_and_sealed_when_somebody_says_so(
    tmp_path: Path,
) -> None:
    """The seal comes by a sync program: this machine's journal has plain words of before."""
    unsealed(tmp_path)
    there = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other")
    lock(there, PASS, CHEAP)
    ours = opened(tmp_path)
    assert drafts(ours.open("k3f9q2"))["goal"] == HALF
    assert len(kept_plainly(ours)) == 3
    assert {one.what for one in findings(ours)} == {"strange"}
    lock(ours, PASS, CHEAP, trusted=True)
    assert kept_plainly(ours) == []
    assert readable(tmp_path) == []
    as_it_was(opened(tmp_path))
    assert findings(ours) == []


def test_what_only_another_machine_has_in_plain_words_is_not_written_over_there(
    tmp_path: Path,
) -> None:
    """It worked offline while the store was sealed, and a sync program took what was sealed there."""
    unsealed(tmp_path)
    there = TalkLibrary(tmp_path / "there", lambda: NOW, tmp_path / "other", machine="there")
    shutil.copytree(tmp_path / "store", there.folder)
    ours = library(tmp_path)
    ours.save(with_draft(ours.open("k3f9q2"), "goal", f"{HALF}, and only here"))
    lock(there, PASS, CHEAP)
    hold(None)
    shutil.rmtree(tmp_path / "store")
    shutil.copytree(there.folder, tmp_path / "store")
    ours = opened(tmp_path)
    assert ours.journal is not None
    ours.save(with_draft(ours.open("k3f9q2"), "goal", f"{HALF}, and later"))
    assert ours.journal.keep_draft("prepared", b"something else")
    assert len(kept_plainly(ours)) == 3, (
        "the journal's version, what was half typed, and what waits"
    )
    assert {one.what for one in findings(ours)} == {"strange"}
    lock(ours, PASS, CHEAP, trusted=True)
    assert readable(tmp_path / "state") == []
    ours.journal.keep_draft("prepared", b"")
    assert ours.journal.draft("prepared") == SECRET.encode()
    ours = opened(tmp_path)
    ours.save(ours.open("k3f9q2"))
    (side,) = compared(ours, "k3f9q2")
    assert side.copy_alone == (f"{HALF}, and only here",)


def test_a_journal_that_was_left_under_a_former_path_is_sealed_too(tmp_path: Path) -> None:
    unsealed(tmp_path)
    other = TalkLibrary(tmp_path / "another store", lambda: NOW, tmp_path / "state")
    other.save(talk("cccccc", "of another store"))
    (tmp_path / "store").rename(tmp_path / "moved")
    ours = TalkLibrary(tmp_path / "moved", lambda: NOW, tmp_path / "state")
    assert len(list((tmp_path / "state" / "journal").iterdir())) == 2
    lock(ours, PASS, CHEAP)
    assert readable(tmp_path) == []
    assert readable(tmp_path, b"of another store"), "that one is left as it is"
    assert drafts(ours.open("k3f9q2"))["goal"] == HALF
    unlock(ours)
    files = [path for path in (tmp_path / "state").rglob("*") if path.is_file()]
    assert not [path for path in files if sealing.is_sealed(path.read_bytes())]


def test_a_window_that_was_open_meanwhile_writes_as_the_store_is_now(tmp_path: Path) -> None:
    sealed(tmp_path)
    ours = opened(tmp_path)
    meeting, window = ours.open("k3f9q2"), Window()
    unlock(library(tmp_path))
    window.goes_on()
    ours.save(with_draft(meeting, "goal", f"{HALF} and on"))
    hold(None)
    assert drafts(library(tmp_path).open("k3f9q2"))["goal"] == f"{HALF} and on"


def test_a_window_without_the_passphrase_writes_nothing_once_it_is_sealed(tmp_path: Path) -> None:
    """Prepare, open in one window while the store is sealed in another."""
    unsealed(tmp_path)
    window = library(tmp_path)
    meeting = window.open("k3f9q2")
    known = window.known()
    lock(library(tmp_path), PASS, CHEAP)
    hold(None)  # the window is a process of its own, which never had a key
    assert window.journal is not None
    assert not window.journal.keep_draft("prepared", f"{SECRET}, typed after".encode())
    assert not window.journal.keep("k3f9q2", SECRET.encode())
    with pytest.raises(StoreError, match="sealed with a passphrase"):
        window.save(meeting)
    known.index  # noqa: B018
    known.overview  # noqa: B018
    known.texts()
    assert readable(tmp_path) == []
    with contextlib.suppress(StoreError):
        unlock(window)
    assert (tmp_path / "store" / SEAL).exists(), "nor is the passphrase taken off"


def test_a_lost_seal_is_put_back_or_the_store_is_taken_as_it_stands(tmp_path: Path) -> None:
    from store.encryption.convert import put_back_seal

    sealed(tmp_path)
    folder, state = tmp_path / "store", tmp_path / "state"
    for name in ("seal.json", "seal.copy.json"):
        (folder / name).unlink()
    with pytest.raises(StoreError, match="its seal is gone"):
        opened(tmp_path)
    with pytest.raises(StoreError, match="its seal is gone"):
        library(tmp_path).save(talk("bbbbbb"))
    put_back_seal(folder, state)
    as_it_was(opened(tmp_path))
    for name in ("seal.json", "seal.copy.json"):
        (folder / name).unlink()
    trust(state, folder)
    hold(None)
    library(tmp_path).save(talk("bbbbbb"))


def test_a_seal_that_is_put_beside_wins_over_one_that_is_older(tmp_path: Path) -> None:
    """A sync program brings one of the two files later."""
    sealed(tmp_path)
    ours = opened(tmp_path)
    older = (ours.folder / SEAL).read_bytes()
    change_passphrase(ours, "another one", CHEAP)
    (ours.folder / SEAL).write_bytes(older)
    as_it_was(opened(tmp_path, "another one"))


def test_nothing_begins_while_a_talk_is_open_elsewhere(tmp_path: Path) -> None:
    sealed(tmp_path)
    ours = opened(tmp_path)
    with lease(ours.folder, "k3f9q2", "Bo", NOW), pytest.raises(Busy):
        unlock(ours)
    assert read_signed((ours.folder / SEAL).read_bytes(), SEAL).seal.turn == "sealed"
    assert not (ours.folder / OPENED).exists()


def saves_meanwhile(ours: TalkLibrary, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A window with the key saves a talk anew right after that was unsealed; gives what is in it, unsealed.

    It opened its talk a moment after it was seen that nobody has one open.
    """
    from store.encryption import convert as converting

    key, real, saved = sealing.holding(), converting.write_whole, []
    later = plain_bytes(talk("k3f9q2", LATER))
    assert key is not None

    def write(path: Path, data: bytes, **more: object) -> object:
        put = real(path, data, **more)  # type: ignore[arg-type]
        if path.parent == ours.meetings_folder and not saved:
            saved.append(path)
            real(path, sealing.sealed_with(key.key, later, "talk k3f9q2"))
        return put

    monkeypatch.setattr(converting, "write_whole", write)
    return later


def test_what_a_window_saves_while_it_is_unsealed_is_unsealed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(tmp_path)
    ours = opened(tmp_path)
    later = saves_meanwhile(ours, monkeypatch)
    unlock(ours)
    assert not sealing.holding()
    assert library(tmp_path).files()["k3f9q2"].read_bytes() == later


def test_what_a_window_saved_while_it_was_unsealed_opens_whatever_stops_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was unsealed too, and stands in no list that was made before it was saved."""
    from store.encryption import convert as converting

    def stopped(*_what: object) -> None:
        raise Killed

    sealed(tmp_path)
    ours = opened(tmp_path)
    later = saves_meanwhile(ours, monkeypatch)
    monkeypatch.setattr(converting, "put_opened", stopped)
    with pytest.raises(Killed):
        unlock(ours)
    monkeypatch.undo()
    gc.collect()  # the system's locks go with a process that is killed
    assert library(tmp_path).files()["k3f9q2"].read_bytes() == later
    shutil.rmtree(tmp_path / "state" / "journal")
    again = opened(tmp_path)
    assert again.open("k3f9q2").goal.now.text == LATER
    unlock(again)
    assert opened(tmp_path).open("k3f9q2").goal.now.text == LATER


def test_what_is_left_to_be_sealed_is_told_until_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs what we say where nobody says what."""
    from store.encryption import convert as converting

    def stopped(*_what: object) -> None:
        raise Killed

    library(tmp_path).save(talk())
    monkeypatch.setattr(converting, "convert_all", stopped)
    monkeypatch.setattr(converting, "Cost", lambda: CHEAP)
    with pytest.raises(Killed):
        lock(library(tmp_path), PASS)
    monkeypatch.undo()
    gc.collect()
    ours = opened(tmp_path)
    assert sealing.holding().seal.seal.cost == CHEAP  # type: ignore[union-attr]
    assert "unsealed" in {one.what for one in findings(ours)}
    lock(ours, PASS, CHEAP)
    assert findings(ours) == []


def test_a_backup_of_the_former_form_comes_into_an_empty_store_and_into_no_other(
    tmp_path: Path,
) -> None:
    in_form_one(tmp_path)
    ours, backup = opened(tmp_path), tmp_path / "backup.zip"
    back_up(ours, backup)
    hold(None)
    there = TalkLibrary(tmp_path / "there", lambda: NOW, tmp_path / "other")
    for _again in range(2):
        bring_seal(there, backup)
        assert (there.folder / SEAL).read_bytes() == (ours.folder / SEAL).read_bytes()
    sealed(tmp_path / "third")
    with pytest.raises(StoreError, match="another passphrase"):
        bring_seal(library(tmp_path / "third"), backup)


def test_two_windows_do_not_seal_at_once(tmp_path: Path) -> None:
    """Each would seal files with a key of its own, and one of the two seals is lost."""
    unsealed(tmp_path)
    ours = library(tmp_path)
    with lease(ours.folder, "sealing", "vertel store lock", NOW):
        with pytest.raises(StoreError, match="in another window"):
            lock(ours, PASS, CHEAP)
        assert seal_of(ours.folder) is None
    window = library(tmp_path)
    lock(ours, PASS, CHEAP)
    hold(None)  # the other asked for a new passphrase, and is a moment later
    with pytest.raises(StoreError, match="sealed with a passphrase"):
        lock(window, "another one", CHEAP)
    as_it_was(opened(tmp_path))


def test_what_was_opened_here_and_rolled_back_since_is_told(tmp_path: Path) -> None:
    """This machine only read the newer words: its journal has none of them."""
    sealed(tmp_path)
    there = opened(tmp_path)
    old = there.files()["k3f9q2"].read_bytes()
    there.save(with_draft(there.open("k3f9q2"), "goal", f"{HALF} and on"))
    here = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other")
    assert drafts(here.open("k3f9q2"))["goal"] == f"{HALF} and on"
    assert here.take_notes() == []
    here.files()["k3f9q2"].write_bytes(old)
    here = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other")
    assert "rolled back" in {one.what for one in findings(here)}
    assert drafts(here.open("k3f9q2"))["goal"] == HALF
    assert any("lacks words" in str(note) for note in here.take_notes())
    here.save(with_draft(here.open("k3f9q2"), "goal", "from here on"))
    here = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other")
    here.open("k3f9q2")
    assert not any("lacks words" in str(note) for note in here.take_notes())


def sealed_anew_elsewhere(top: Path, passphrase: str = "a third one") -> None:
    """Offline here; there the passphrase is taken off and another put on, and that is synced."""
    there = TalkLibrary(top / "there", lambda: NOW, top / "other", machine="there")
    shutil.copytree(top / "store", there.folder)
    hold(None)
    open_seal(there.folder, seal_of(there.folder), PASS, there.state_folder)  # type: ignore[arg-type]
    ours = opened(top)
    ours.save(with_draft(ours.open("k3f9q2"), "goal", f"{HALF}, and only here"))
    hold(None)
    open_seal(there.folder, seal_of(there.folder), PASS, there.state_folder)  # type: ignore[arg-type]
    unlock(there)
    there.save(with_draft(there.open("k3f9q2"), "goal", f"{HALF}, and there"))
    lock(there, passphrase, CHEAP)
    hold(None)
    shutil.rmtree(top / "store")
    shutil.copytree(there.folder, top / "store")


@pytest.mark.parametrize("again", [PASS, "a third one"])
def test_sealed_anew_on_another_machine_nothing_that_is_only_here_is_lost(
    tmp_path: Path, again: str
) -> None:
    sealed(tmp_path)
    sealed_anew_elsewhere(tmp_path, again)
    ours = opened(tmp_path, again)
    assert drafts(ours.open("k3f9q2"))["goal"] == f"{HALF}, and there"
    assert [one.what for one in findings(ours)] == ["before"] * 3, "what is kept here is told"
    ours.save(with_draft(ours.open("k3f9q2"), "goal", f"{HALF}, there and later"))
    assert ours.journal is not None
    assert ours.journal.keep_draft("prepared", b"something else")
    assert len(sealed_before(ours)) == 3, (
        "the journal's version, what was half typed, and what waits"
    )
    with pytest.raises(StoreError, match="not the passphrase"):
        bring_over_journal(ours, "of another store")
    assert bring_over_journal(ours, PASS) == 3
    assert sealed_before(ours) == []
    for half in (b"something else", SECRET.encode(), b""):
        assert ours.journal.draft("prepared") == half, "the later one first; then the one before"
        ours.journal.keep_draft("prepared", b"")
    (copy,) = ours.copies("k3f9q2")
    (side,) = compared(ours, "k3f9q2")
    assert side.copy_alone == (f"{HALF}, and only here",)
    assert readable(tmp_path) == []
    assert [one.what for one in findings(ours)] == ["kept"]
    settle(ours, "k3f9q2", copy.file.name, take=True)
    assert drafts(ours.open("k3f9q2"))["goal"] == f"{HALF}, and only here"


def test_what_was_only_here_when_it_was_unsealed_elsewhere_is_put_beside(tmp_path: Path) -> None:
    sealed(tmp_path)
    sealed_anew_elsewhere(tmp_path)
    ours = opened(tmp_path, "a third one")
    unlock(ours)
    ours = opened(tmp_path)
    ours.save(with_draft(ours.open("k3f9q2"), "goal", f"{HALF}, there and later"))
    assert unlock_journal(ours, PASS) == 3
    (copy,) = ours.copies("k3f9q2")
    (side,) = compared(ours, "k3f9q2")
    assert side.copy_alone == (f"{HALF}, and only here",)
    assert copy.what == "kept"
    assert ours.journal is not None
    assert ours.journal.others("k3f9q2") == []


def test_a_talk_that_only_this_machine_has_comes_back_with_the_earlier_passphrase(
    tmp_path: Path,
) -> None:
    sealed(tmp_path)
    sealed_anew_elsewhere(tmp_path)
    (tmp_path / "store" / "meetings" / "2026-10-06-k3f9q2.json").unlink()
    ours = opened(tmp_path, "a third one")
    assert bring_over_journal(ours, PASS) == 3
    assert gone(ours) == ["k3f9q2"]
    assert recover(ours, "k3f9q2").whole
    assert drafts(ours.open("k3f9q2"))["goal"] == f"{HALF}, and only here"


def test_what_the_talk_follows_is_not_put_beside_it(tmp_path: Path) -> None:
    sealed(tmp_path)
    there = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "other", machine="there")
    hold(None)
    open_seal(there.folder, seal_of(there.folder), PASS, there.state_folder)  # type: ignore[arg-type]
    unlock(there)
    there.save(with_draft(there.open("k3f9q2"), "goal", f"{HALF}, and there"))
    lock(there, "a third one", CHEAP)
    ours = opened(tmp_path, "a third one")
    assert bring_over_journal(ours, PASS) == 3
    assert ours.copies() == []
    assert ours.journal is not None
    assert ours.journal.draft("prepared") == SECRET.encode(), "and what was half typed is there"


def test_a_vertel_that_knew_form_1_reads_no_seal_of_this_form_and_is_told_what_to_do(
    tmp_path: Path,
) -> None:
    """It reads them as this: what it cannot is damaged to it, and it then opens and writes nothing."""
    sealed(tmp_path)
    for name in (SEAL, SECOND):
        data = (tmp_path / "store" / name).read_bytes()
        with pytest.raises(msgspec.MsgspecError):
            msgspec.json.decode(data, type=Former)
        assert data.startswith(b'{"vertel":"The seal of a store with a passphrase')
        assert b"update Vertel, and leave the file as it is" in data[:200]
