"""Promise 15: after erase-name the name is in no file that Vertel manages; the rest is as it was."""

import json
import unicodedata
from pathlib import Path

import pytest

from agendas.records.meeting import add, with_draft
from agendas.records.said import Evidence, Person
from store.admin.erase_name import erase_name, named, unreachable
from store.admin.salvage import set_aside
from store.conflicts.versions import Version
from store.errors import Busy, StoreError
from store.files.lock import lease
from store.files.tables import talk_of
from store.files.talk_file import version_of
from store.library import MeetingLibrary

NAME = "Zoë Quxmann"


@pytest.fixture
def ours(folder: Path, library, tmp_path: Path) -> MeetingLibrary:
    return MeetingLibrary(folder, library.now, tmp_path / "state")


def forms(name: str) -> set[bytes]:
    spelled = {
        unicodedata.normalize(form, case)
        for form in ("NFC", "NFD")
        for case in (name, name.upper(), name.lower())
    }
    return {
        data
        for one in spelled
        for data in (one.encode(), one.encode("utf-16-le"), json.dumps(one)[1:-1].encode())
    }


def holding(top: Path, name: str = NAME) -> list[str]:
    """Every file under a folder with the name in its content, in any form, or in its own name."""
    return [
        str(path.relative_to(top))
        for path in top.rglob("*")
        if path.is_file()
        and (any(form in path.read_bytes() for form in forms(name)) or "quxmann" in path.name)
    ]


def fill(ours: MeetingLibrary, talk) -> None:
    """The name in every place there is."""
    meeting = talk(goal="Zoe Quxmann reads aloud")
    meeting = add(
        meeting, "evidence", Evidence(id="", text=f"{NAME.upper()} came; Quxmannia too", by=NAME)
    )
    ours.save(meeting)
    ours.save(with_draft(meeting, NAME, f"told {unicodedata.normalize('NFD', NAME)}'s mother"))
    ours.save(talk("aaaaaa", goal=f"With {NAME}", agenda="checkin"))
    ours.save(talk("bbbbbb", goal="Nobody here"))
    path = ours.files()["k3f9q2"]
    (path.parent / f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    path.with_name(f"{path.name}.kept-1").write_bytes(path.read_bytes()[:-50])
    (ours.folder / ".vertel.tmp-0123").write_bytes(path.read_bytes()[:300] + NAME.encode())
    (ours.folder / "locks").mkdir(exist_ok=True)
    (ours.folder / "locks" / "cccccc.who").write_text(json.dumps({"who": NAME}))
    damaged = ours.meetings_folder / "2026-01-01-zoe-quxmann-dddddd.json"
    damaged.write_bytes(json.dumps({"text": f"what {NAME} said"}).encode())
    set_aside(damaged, "here")
    damaged.write_bytes(f"\ufeff{NAME}".encode("utf-16"))
    ours.summaries()


def test_the_name_is_nowhere_and_nothing_else_changed(ours, talk, tmp_path: Path) -> None:
    fill(ours, talk)
    other = ours.files()["bbbbbb"].read_bytes()
    assert len(holding(tmp_path)) >= 10
    where = named(ours, NAME)
    assert {one.file.parent.name for one in where} >= {"meetings", "locks", "store"}
    erase_name(ours, NAME, "P-k3f9")
    assert holding(tmp_path) == []
    assert named(ours, NAME) == []
    again = MeetingLibrary(ours.folder, ours.now, tmp_path / "state")
    meeting = again.open("k3f9q2")
    assert meeting.segment.evidence[0].text == "P-k3f9 came; Quxmannia too"
    assert meeting.segment.evidence[0].by == "P-k3f9"
    assert meeting.drafts == {"P-k3f9": "told P-k3f9's mother"}
    assert again.files()["bbbbbb"].read_bytes() == other
    assert {row.id for row in again.summaries()} == {"k3f9q2", "aaaaaa", "bbbbbb"}
    assert again.take_notes() == []


def test_people_at_the_table_go_too_and_half_a_name_stays(ours, talk) -> None:
    meeting = talk()
    meeting = type(meeting)(**{**{f: getattr(meeting, f) for f in meeting.__struct_fields__},
                               "people": (Person(name="Ana"), Person(name="Anabel"))})  # fmt: skip
    ours.save(with_draft(meeting, "goal", "Ana and Anabel, ANA, banana"))
    erase_name(ours, "ana", "somebody")
    found = ours.open("k3f9q2")
    assert found.names == ("somebody", "Anabel")
    assert found.drafts["goal"] == "somebody and Anabel, somebody, banana"


def test_a_talk_that_is_open_elsewhere_is_told_and_the_rest_can_be_done_again(ours, talk) -> None:
    fill(ours, talk)
    with lease(ours.folder, "k3f9q2", "Bo"), pytest.raises(Busy):
        erase_name(ours, NAME)
    erase_name(ours, NAME)
    assert named(ours, NAME) == []


def test_what_is_out_of_reach_is_named(ours, talk, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    ours.save(talk())
    assert tmp_path / ".git" in unreachable(ours)


@pytest.mark.parametrize("name", ["", " ", "a", "?!"])
def test_a_name_of_nothing_is_refused(ours, talk, name: str) -> None:
    ours.save(talk())
    with pytest.raises(StoreError, match="whole name"):
        erase_name(ours, name)


def test_taking_a_name_out_counts_as_a_save(ours, talk) -> None:
    ours.save(talk())
    path = ours.files()["k3f9q2"]

    def version() -> Version:
        return version_of(path.read_bytes(), path.name, talk_of("k3f9q2"))

    before = version()
    erase_name(ours, "Ada", "P-k3f9")
    after = version()
    assert after.covers(before)
    assert not before.covers(after), "elsewhere it follows the version with the name"
