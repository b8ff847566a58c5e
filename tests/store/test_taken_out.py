"""A talk that is taken out, minutes that are adopted, and words in files of one's own."""

import zipfile
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from conftest import NOW

from agendas.errors import SpokenError
from agendas.lines.edit import change
from store.admin.adopt import adopt
from store.admin.delete import delete
from store.admin.own_files import FileLine, lines_with
from store.errors import Damaged, NotFound, StoreError
from store.files.editor_folder import handed, left, places, read_back
from store.library import TalkLibrary

HALF = "they came unasked"


@pytest.fixture
def ours(folder: Path, tmp_path: Path) -> TalkLibrary:
    """A store on a machine with a journal."""
    return TalkLibrary(folder, lambda: NOW, tmp_path / "state")


def test_a_talk_that_is_taken_out_is_in_the_journal_and_nowhere_else(ours, talk) -> None:
    ours.save(talk())
    ours.save(talk("aaaaaa"))
    ours.summaries()
    assert delete(ours, "k3f9q2") == []
    assert set(ours.files()) == {"aaaaaa"}
    assert [row.id for row in ours.summaries()] == ["aaaaaa"]
    assert ours.journal
    kept = ours.journal.read("k3f9q2")
    assert kept is not None
    assert kept.talk == talk()
    assert (ours.journal.gone("k3f9q2"), ours.journal.gone("aaaaaa")) == ("deleted", "")
    with pytest.raises(NotFound):
        delete(ours, "k3f9q2")


def test_what_cannot_be_kept_is_not_taken_out(ours, talk, folder: Path) -> None:
    ours.save(talk())
    nowhere = TalkLibrary(folder, lambda: NOW)
    with pytest.raises(StoreError, match="cannot be kept on this machine"):
        delete(nowhere, "k3f9q2")
    path = ours.files()["k3f9q2"]
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes()[:-1] + b" ")
    with pytest.raises(StoreError, match="two versions"):
        delete(ours, "k3f9q2")
    path.with_name(f"{path.stem} (conflicted copy).json").unlink()
    path.write_bytes(b'{"meeting": {"1": ')
    with pytest.raises(Damaged, match="nobody can say what goes with it"):
        delete(ours, "k3f9q2")
    assert path.exists()


def test_minutes_are_adopted_of_a_closed_talk_with_others_from_its_day_on(ours, talk) -> None:
    day = talk().started.date()
    closed = change(talk(), ended=NOW)
    for other, on, asked in (
        (talk("aaaaaa"), day, "not closed yet"),
        (change(talk("bbbbbb", agenda="checkin"), ended=NOW), day, "preparation of one person"),
        (closed, day - timedelta(days=1), f"which was on {day.isoformat()}"),
    ):
        ours.save(other)
        with pytest.raises(SpokenError, match=asked):
            adopt(ours, other.id, on)
        assert ours.open(other.id).adopted is None
    found = adopt(ours, "k3f9q2", day)
    assert found.adopted == day
    assert ours.open("k3f9q2").adopted == day
    with pytest.raises(NotFound):
        adopt(ours, "zzzzzz", day)


def test_a_name_is_shown_where_it_stands_in_files_of_ones_own(tmp_path: Path) -> None:
    agenda, config = tmp_path / "ours.toml", tmp_path / "config.toml"
    agenda.write_text("title = 'Ours'\nnl = 'Wat zag Zoë Quxmann?'\n", "utf-8")
    config.write_text("name = 'zoë quxmann'\n" + "x" * 100 + " Zoë Quxmann " + "y" * 100, "utf-8")
    named = tmp_path / "Zoë Quxmann.md"
    named.write_bytes(b"\xff nothing")
    document = tmp_path / "report.docx"
    with zipfile.ZipFile(document, "w") as made:
        made.writestr("word/document.xml", "<w:t>Zoë <b>Quxmann</b></w:t>\n<w:t>nobody</w:t>")
        made.writestr("word/media.bin", "Zoë Quxmann")
    torn = tmp_path / "torn.docx"
    torn.write_bytes(document.read_bytes()[:-30])
    found = lines_with([agenda, config, named, document, torn, tmp_path / "gone"], "Zoë Quxmann")
    assert [(line.file.name, line.number) for line in found] == [
        ("ours.toml", 2), ("config.toml", 1), ("config.toml", 2), ("Zoë Quxmann.md", 0), ("report.docx", 0),
    ]  # fmt: skip
    assert found[0].text == "nl = 'Wat zag Zoë Quxmann?'"
    assert found[2].text == "x" * 59 + " Zoë Quxmann " + "y" * 48
    assert found[3] == FileLine(file=named)
    assert found[4].text == "Zoë Quxmann"
    word = tmp_path / "word.toml"
    word.write_text("en = 'what will be'\n", "utf-8")
    assert lines_with([word], "Will") == []
    assert [line.number for line in lines_with([word], "Will", {"will"})] == [1]


def test_a_text_for_an_editor_lies_with_the_session_and_is_written_over_once_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, session = tmp_path / "state", tmp_path / "session"
    session.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert places(state) == [session / "vertel" / "edited", state / "edited"]
    assert places(None) == [session / "vertel" / "edited"]
    with handed(state, f"{HALF}\ud83d") as path:
        assert path.is_relative_to(session)
        assert path.read_text("utf-8") == f"{HALF}?"
        assert left(state) == [], "it is open"
        second = tmp_path / "second name"
        second.hardlink_to(path)
        path.write_bytes(b"\xef\xbb\xbfone\r\ntwo")
        assert read_back(path) == "one\ntwo"
    assert not path.exists()
    assert not path.parent.exists()
    assert set(second.read_bytes()) == {0}
    assert read_back(path) is None
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert places(state) == [state / "edited"]
    with handed(state, HALF) as path:
        assert path.is_relative_to(state)
    killed = state / "edited" / "0000"
    killed.mkdir(parents=True)
    (killed / "text.txt").write_text(HALF)
    (killed / ".lock").touch()
    assert left(state) == [killed / "text.txt"]
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    assert places(state) == [state / "edited"], "a session that is not there keeps nothing"


def test_a_talk_of_another_id_is_not_in_the_place_of_one(ours, talk) -> None:
    ours.save(talk())
    path = ours.files()["k3f9q2"]
    other = msgspec.structs.replace(talk("aaaaaa"), ended=NOW)
    ours.save(other)
    path.write_bytes(ours.files()["aaaaaa"].read_bytes())
    with pytest.raises(StoreError):
        delete(ours, "k3f9q2")
    assert path.exists()
