"""Lines from phones that wait: added row by row, sealed where the store is, gone with their talk."""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import msgspec
import pytest
from sealed import CHEAP, NOW, PASS, readable, talk
from test_only_files_are_read import KINDS

from agendas.agenda import builtin
from agendas.conduct.at_close import closed
from store.admin.check import findings
from store.admin.erase_name import erase_name
from store.admin.recover import forget
from store.admin.retention import retire
from store.encryption import seal as sealing
from store.encryption.convert import lock, unlock
from store.encryption.seal import hold, open_seal
from store.encryption.which_seal import seal_of
from store.errors import StoreError
from store.files.this_machine.waiting_file import (
    WaitingFile,
    WaitingRow,
    waiting_in,
    without_done,
)
from store.library import TalkLibrary

WORDS = "my mother only dared when Fatima stood outside"


@pytest.fixture(autouse=True)
def _no_key() -> Iterator[None]:
    hold(None)
    yield
    hold(None)


@pytest.fixture
def here(tmp_path: Path) -> TalkLibrary:
    made = TalkLibrary(tmp_path / "room", lambda: NOW, tmp_path / "state")
    made.save(talk())
    return made


def file(library: TalkLibrary, talk_id: str = "k3f9q2") -> WaitingFile:
    assert library.journal
    return library.journal.waiting(talk_id)


def row(number: int, text: str = WORDS, by: str = "") -> WaitingRow:
    return WaitingRow(id=f"phone-{number:04}", text=text, by=by, about="q8")


def texts(library: TalkLibrary) -> list[str]:
    return [line.text for line in file(library).read().lines]


def reopened(library: TalkLibrary) -> TalkLibrary:
    found = seal_of(library.folder, library.state_folder)
    assert found
    open_seal(library.folder, found, PASS, library.state_folder)
    return library


def test_what_was_added_is_read_in_order_and_says_nothing_of_a_phone_or_a_time(
    here: TalkLibrary,
) -> None:
    file(here).add([row(1, "one"), row(2, "two", "Bo")])
    file(here).add([row(3, "three")])
    assert texts(here) == ["one", "two", "three"]
    assert set(WaitingRow.__struct_fields__) == {"id", "text", "by", "about", "now"}
    path = file(here).path
    assert path.parts[-2:] == ("waiting", "k3f9q2.jsonl")
    if os.name == "posix":
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_became_of_a_line_is_a_row_too(here: TalkLibrary) -> None:
    added = file(here)
    added.add([row(1, "one"), row(2, "two"), row(3, "three")])
    added.add([WaitingRow(id="phone-0001", now="done"), WaitingRow(id="phone-0002", now="aside")])
    found = added.read()
    assert [line.text for line in found.lines] == ["three"]
    assert [line.text for line in found.aside] == ["two"]
    assert found.known == {"phone-0001", "phone-0002", "phone-0003"}
    added.add([WaitingRow(id="phone-0002", now="back")])
    assert texts(here) == ["two", "three"]
    added.add([WaitingRow(id="l7", now="done", about="l7")])
    assert file(here).read().nameless == {"l7"}
    added.thin_out()
    found = msgspec.structs.replace(found, known=found.known | {"l7"})
    assert file(here).read().nameless == {"l7"}, "and whose it is nobody is asked"
    assert '"one"' not in added.path.read_text(), "it is on record: its words are there"
    assert file(here).read().known == found.known, "and it is not taken once more"
    assert texts(here) == ["two", "three"]


def rows_of(*rows: WaitingRow) -> bytes:
    return b"".join(msgspec.json.encode(one) + b"\n" for one in rows)


def test_whatever_became_of_lines_the_same_waits_without_the_words_of_what_is_on_record() -> None:
    became = (WaitingRow(id="a", text="one", by="Bo", about="q8"), WaitingRow(id="a", text="again"),
              *(WaitingRow(id="a", now=now) for now in ("aside", "back", "done")),  # type: ignore[arg-type]
              WaitingRow(id="a", now="put", about="l3"), WaitingRow(id="a", now="done", about="a"))  # fmt: skip
    other = WaitingRow(id="b", text="two")
    for rows in product(became, repeat=3):
        found = waiting_in(rows_of(rows[0], other, *rows[1:]))
        words = [one for one in rows if not one.now][:1]
        last = [one for one in rows if one.now][-1:]
        now = last[0].now if last else "back"
        assert [one for one in found.lines if one.id == "a"] == words * (now in ("back", "put"))
        assert [*found.aside] == words * (now == "aside")
        assert (found.known, other in found.lines) == ({"a", "b"}, True)
        assert found.put == ({"a": "l3"} if now == "put" and words else {})
        assert found.nameless == ({"a"} if last == [became[-1]] else set())
        thin = without_done(rows_of(rows[0], other, *rows[1:]))
        again = waiting_in(thin)
        assert {one.id: one for one in again.lines} == {one.id: one for one in found.lines}
        assert msgspec.structs.replace(again, lines=found.lines) == found
        assert (b'"one"' in thin) == (bool(words) and words[0].text == "one" and now != "done")


@pytest.mark.parametrize("locked", [False, True])
def test_a_row_that_was_broken_off_is_cut_away_and_the_next_is_whole(
    here: TalkLibrary, locked: bool
) -> None:
    if locked:
        lock(here, PASS, CHEAP)
    file(here).add([row(1, "one")])
    whole = file(here).path.read_bytes()
    file(here).add([row(2, "two")])
    longer = file(here).path.read_bytes()
    for cut in range(len(whole), len(longer)):
        file(here).path.write_bytes(longer[:cut])
        assert texts(here) == ["one"], "it was never acknowledged"
        file(here).add([row(3, "three")])
        assert texts(here) == ["one", "three"]


def test_a_full_disk_leaves_no_half_row(here: TalkLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    added = file(here)
    added.add([row(1, "one")])
    before, write = added.path.read_bytes(), os.write

    def half(descriptor: int, data: bytes) -> int:
        write(descriptor, bytes(data[:7]))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(StoreError):
        added.add([row(2, "two")])
    monkeypatch.undo()
    assert added.path.read_bytes() == before
    added.add([row(2, "two")])
    assert texts(here) == ["one", "two"]


def test_a_store_that_is_locked_has_them_sealed_row_by_row_and_back_again(
    here: TalkLibrary, tmp_path: Path
) -> None:
    file(here).add([row(1), row(2, "and the other thing")])
    lock(here, PASS, CHEAP)
    assert not readable(tmp_path, b"stood outside")
    assert texts(reopened(here)) == [WORDS, "and the other thing"]
    file(here).add([row(3, "said while it is sealed: stood outside")])
    assert not readable(tmp_path, b"stood outside")
    assert len(file(here).path.read_bytes().splitlines()) == 3
    assert [one.what for one in findings(here)] == []
    hold(None)
    with pytest.raises(StoreError):
        file(here).read()
    reopened(here)
    unlock(here)
    assert texts(here)[-1] == "said while it is sealed: stood outside"
    assert sealing.holding() is None


def test_a_row_of_another_talk_or_without_the_passphrase_is_not_taken(here: TalkLibrary) -> None:
    lock(here, PASS, CHEAP)
    here.save(talk("m4p7r8"))
    file(here).add([row(1, "one")])
    file(here, "m4p7r8").add([row(9, "from elsewhere")])
    own, other = file(here).path.read_bytes(), file(here, "m4p7r8").path.read_bytes()
    for forged in (own + other, own + b'{"id":"phone-0007","text":"forged"}\n'):
        file(here).path.write_bytes(forged)
        with pytest.raises(StoreError):
            file(here).read()
        assert [one.what for one in findings(here)] == ["strange"]


def test_a_name_that_is_erased_is_erased_there_too(here: TalkLibrary, tmp_path: Path) -> None:
    file(here).add([row(1), row(2, "something else", by="Fatima")])
    erase_name(here, "Fatima", "P-k3f9")
    assert not readable(tmp_path, b"Fatima")
    found = file(here).read().lines
    assert [line.text for line in found] == [WORDS.replace("Fatima", "P-k3f9"), "something else"]
    assert found[1].by == "P-k3f9"
    assert [line.id for line in found] == ["phone-0001", "phone-0002"]


def test_they_go_with_their_talk(here: TalkLibrary) -> None:
    file(here).add([row(1)])
    retire(here, "k3f9q2")
    assert not file(here).path.exists()
    here.save(talk())
    file(here).add([row(1)])
    for path in here.meetings_folder.glob("*.json"):
        path.unlink()
    forget(here, "k3f9q2")
    assert not file(here).path.exists()


def test_check_tells_of_lines_that_wait_in_a_talk_that_is_closed(here: TalkLibrary) -> None:
    file(here).add([row(1)])
    assert [one.what for one in findings(here)] == []
    here.save(closed(talk(), builtin("accountability"), NOW))
    (found,) = findings(here)
    assert found.what == "waiting"
    assert "k3f9q2" in str(found.error.values)
    file(here).remove()
    assert [one.what for one in findings(here)] == []


def test_a_store_of_a_former_seal_takes_none_until_it_is_locked_anew(tmp_path: Path) -> None:
    """That seal told nothing of rows: a line that came would stand there in plain words."""
    sample = Path(__file__).parent / "samples" / "sealed-form-1"
    shutil.copytree(sample / "store", tmp_path / "room")
    old = reopened(TalkLibrary(tmp_path / "room", lambda: NOW, tmp_path / "state"))
    with pytest.raises(StoreError, match="former form"):
        file(old).add([row(1)])
    assert not readable(tmp_path, WORDS.encode())
    lock(old, PASS, CHEAP)
    file(old).add([row(1)])
    assert texts(old) == [WORDS]
    assert not readable(tmp_path, WORDS.encode())


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_in_its_place_is_neither_read_nor_added_to(
    here: TalkLibrary, kind: Callable[[Path], None]
) -> None:
    waiting = file(here)
    waiting.path.parent.mkdir()
    kind(waiting.path)
    for each in (waiting.read, lambda: waiting.add([row(1)]), waiting.thin_out):
        with pytest.raises(StoreError):
            each()
    assert erase_name(here, "Ada", "P-1").files
