"""Looking over the store finds what is not as it should be, and says what to do."""

import shutil

import pytest

from agendas.lines.edit import spend
from store.admin.check import findings
from store.errors import StoreError
from store.library import TalkLibrary


@pytest.fixture
def sound(library: TalkLibrary, talk) -> TalkLibrary:
    library.save(talk("aaaaaa"))
    library.save(talk("bbbbbb", days=1))
    library.summaries()
    return library


def whats(library: TalkLibrary) -> list[str]:
    return [finding.what for finding in findings(library)]


def test_a_sound_store_and_an_empty_one_have_nothing_wrong(sound, tmp_path) -> None:
    assert findings(sound) == []
    assert findings(TalkLibrary(tmp_path / "none", sound.now)) == []


def test_a_stray_temporary_file_is_found_and_is_no_talk(sound) -> None:
    for place in (sound.folder, sound.meetings_folder):
        (place / ".vertel.tmp-0123456789ab").write_bytes(b"half")
    assert len(sound.summaries()) == 2
    assert whats(sound) == ["stray", "stray"]
    assert "goes when the talk is opened" in str(findings(sound)[0].error)
    assert len(sound.stray()) == 2


@pytest.mark.parametrize(
    "name", ["{} (conflicted copy).json", "{}.sync-conflict-20261006-090000-ABCDEFG.json"]
)
def test_the_copy_a_sync_program_made_is_found_and_hides_no_talk(sound, name: str) -> None:
    file = sound.files()["aaaaaa"]
    shutil.copy(file, file.with_name(name.format(file.stem)))
    assert len(sound.summaries()) == 2
    assert whats(sound) == ["conflict"]
    assert file.stem in str(findings(sound)[0].error)


def test_a_second_file_of_a_talk_is_named_as_its_second_version(sound) -> None:
    file = sound.files()["aaaaaa"]
    shutil.copy(file, file.with_name("copy of a talk-aaaaaa.json"))
    assert len(sound.summaries()) == 2
    assert [(f.file.name, f.what) for f in findings(sound)] == [
        ("copy of a talk-aaaaaa.json", "conflict")
    ]
    assert "vertel store compare aaaaaa" in str(findings(sound)[0].error)
    assert sound.find_id("aaa") == "aaaaaa"


def test_a_damaged_talk_is_found(sound) -> None:
    sound.files()["aaaaaa"].write_bytes(b"{}")
    sound.summaries()
    (finding,) = findings(sound)
    assert finding.what == "damaged"
    assert "is left as it is" in str(finding.error)


def test_an_index_behind_the_talks_is_no_finding(sound, talk) -> None:
    sound.save(spend(talk("aaaaaa"), 60))
    assert findings(sound) == []
    sound.save(talk("cccccc", days=2))
    assert findings(sound) == []


@pytest.mark.parametrize("how", ["cut", "changed", "emptied", "zeroed"])
def test_a_damaged_index_is_found_and_made_anew_by_the_next_list(sound, how: str) -> None:
    index = sound.folder / "index.json"
    data = index.read_bytes()
    index.write_bytes(
        {
            "cut": data[:-9],
            "changed": data.replace(b"aaaaaa", b"aaaaab"),
            "emptied": b"",
            "zeroed": bytes(len(data)),
        }[how]
    )
    assert whats(sound) == ["index"]
    assert "is damaged" in str(findings(sound)[0].error)
    assert len(sound.summaries()) == 2
    assert findings(sound) == []


def test_somebody_elses_file_of_that_name_is_told_and_stays(sound) -> None:
    index = sound.folder / "index.json"
    index.write_bytes(b'{"mine": "and no index"}')
    assert len(sound.summaries()) == 2
    assert whats(sound) == ["index"]
    assert "is not Vertel's" in str(findings(sound)[0].error)
    with pytest.raises(StoreError, match="stays as it is"):
        sound.rebuild()
    assert index.read_bytes() == b'{"mine": "and no index"}'


def test_an_index_that_another_vertel_made_is_no_finding(sound) -> None:
    index = sound.folder / "index.json"
    head, _line, body = index.read_bytes().partition(b"\n")
    words = head.split(b" ")
    index.write_bytes(b" ".join([*words[:3], b"0badc0de", words[-1]]) + b"\n" + body)
    assert findings(sound) == []
