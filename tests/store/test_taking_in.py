"""Talks from elsewhere come in all together, or not at all."""

import msgspec
import pytest

from agendas.lines.edit import spend
from agendas.lines.schema_2 import document_of
from agendas.lines.talk import Line, Talk
from store.admin import import_talks as taking_in
from store.admin.import_talks import Report, take_in
from store.errors import Newer, StoreError
from store.library import TalkLibrary
from store.schema import schema


def as_json(*meetings: Talk) -> list[bytes]:
    return [msgspec.json.encode(document_of(meeting)) for meeting in meetings]


@pytest.fixture
def two(talk) -> tuple[Talk, Talk]:
    return talk("aaaaaa"), talk("bbbbbb", days=1)


@pytest.mark.parametrize("shape", ["list", "lines", "meetings", "files", "indented lines", "bom"])
def test_talks_come_in_whatever_the_file_holds_them_in(library, two, shape: str) -> None:
    rows = as_json(*two)
    files = {
        "list": [b"[" + b",".join(rows) + b"]"],
        "lines": [b"\n".join(rows) + b"\n"],
        "indented lines": [b"\r\n\r\n".join(rows)],
        "meetings": [b'{"meetings": [' + b",".join(rows) + b"]}"],
        "files": rows,
        "bom": [b"\xef\xbb\xbf[" + b",".join(rows) + b"]"],
    }[shape]
    report = take_in(library, [("talk.json", data) for data in files])
    assert report == Report(new=("aaaaaa", "bbbbbb"))
    assert (library.open("aaaaaa"), library.open("bbbbbb")) == two


def test_a_file_of_another_store_comes_in_as_it_is(library, talk, tmp_path) -> None:
    other = TalkLibrary(tmp_path / "other", library.now)
    other.save(talk())
    data = other.files()["k3f9q2"].read_bytes()
    assert take_in(library, [("talk.json", data)]).new == ("k3f9q2",)
    assert library.open("k3f9q2") == talk()
    with pytest.raises(StoreError, match="is damaged"):
        take_in(library, [("talk.json", data.replace(b"Oak", b"Elm"))])


def test_a_talk_that_is_here_already_is_counted_and_left(library, two) -> None:
    library.save(two[0])
    before = library.files()["aaaaaa"].stat().st_mtime_ns
    report = take_in(library, [("f", b"\n".join(as_json(*two, *two)))])
    assert report == Report(new=("bbbbbb",), known=("aaaaaa",))
    assert library.files()["aaaaaa"].stat().st_mtime_ns == before


def test_other_words_under_the_same_id_are_refused_and_nothing_comes_in(library, two) -> None:
    library.save(two[0])
    with pytest.raises(StoreError, match="aaaaaa is here already, with other words"):
        take_in(library, [("f", b"\n".join(as_json(two[1], spend(two[0], 60))))])
    assert list(library.files()) == ["aaaaaa"]
    assert library.open("aaaaaa") == two[0]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is not JSON"),
        (b"[]", "holds no talk"),
        (b"7", "holds no talk"),
        (b"[" * 1_000_000, "is not JSON"),
        (b'{"id": "x"}', "does not hold a talk"),
        (b"\xff\xfe", "is not JSON"),
        (b"{}\n{", "is not JSON"),
    ],
)
def test_what_is_no_talk_is_refused_in_a_sentence(library, two, data: bytes, sentence) -> None:
    with pytest.raises(StoreError, match=sentence):
        take_in(library, [("good", as_json(two[0])[0]), ("f.json", data)])
    assert library.files() == {}


def test_a_talk_of_a_newer_vertel_and_one_with_a_path_for_an_id_are_refused(library, talk) -> None:
    newer = msgspec.json.encode({**document_of(talk()), "schema": 3})
    with pytest.raises(Newer, match="Update Vertel"):
        take_in(library, [("f", newer)])
    path = msgspec.json.encode({**document_of(talk()), "id": "../../x"})
    with pytest.raises(StoreError, match="is not the id of a talk"):
        take_in(library, [("f", path)])
    assert library.files() == {}


def test_a_file_too_large_is_refused(library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "MOST_BYTES", 10)
    with pytest.raises(StoreError, match="too large"):
        take_in(library, [("f", b"[" + b" " * 20 + b"]")])


def test_a_disk_that_fills_half_way_leaves_none_of_them(library, two, monkeypatch) -> None:
    real = TalkLibrary.save

    def fill(self: TalkLibrary, meeting: Talk) -> None:
        if meeting.id == "bbbbbb":
            raise StoreError("The disk is full.")
        real(self, meeting)

    monkeypatch.setattr(TalkLibrary, "save", fill)
    with pytest.raises(StoreError, match="The disk is full"):
        take_in(library, [("f", b"\n".join(as_json(*two)))])
    assert library.files() == {}


def test_the_schema_tells_what_a_talk_is() -> None:
    made = schema()
    assert made["title"] == "A Vertel talk"
    assert made["$schema"].startswith("https://json-schema.org/")
    assert {"lines", "passes"} <= made["$defs"]["Talk"]["properties"].keys()
    assert set(made["$defs"]["Line"]["properties"]) == set(Line.__struct_fields__) - {"more"}
    assert "Schema 2" in made["description"]
    assert msgspec.json.decode(msgspec.json.encode(made))["title"] == made["title"]


def test_an_import_that_is_stopped_leaves_nothing_behind(library: TalkLibrary, talk) -> None:
    talks = [talk(f"aaaaa{n}") for n in range(2, 7)]
    data = b"\n".join(as_json(*talks))

    def stop(done: int, total: int) -> None:
        assert total == 5
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(library, [("talks.jsonl", data)], stop)
    assert library.files() == {}
    counted: list[tuple[int, int]] = []
    take_in(library, [("talks.jsonl", data)], lambda done, total: counted.append((done, total)))
    assert counted[-1] == (5, 5)
    assert library.rebuild(lambda done, total: counted.append((done, total))) == 5
    assert counted[-1] == (5, 5)
