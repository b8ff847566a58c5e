"""Promise 7: a damaged file is never overwritten or shown wrongly; the original is kept beside it.

Files cut, mixed or changed at every byte are in test_storage.py.
"""

import json
import time
from pathlib import Path

import msgspec
import pytest
from said_in import Came, drafts, with_draft

from store import upgrade
from store.admin.check import findings
from store.admin.recover import recover
from store.admin.salvage import sentences
from store.errors import Damaged, Newer
from store.files.tables import summed, tables_in
from store.library import TalkLibrary

SAMPLES = Path(__file__).parent / "samples"
WORDS = "they come of their own accord"


def corpus(good: bytes) -> dict[str, bytes]:
    text = good.decode()
    return {
        "empty": b"",
        "space": b"  \n",
        "zeros": b"\0" * 1024,
        "null": b"null",
        "list": b"[]",
        "string": b'"hello"',
        "cut": good[: len(good) * 2 // 3],
        "more after it": good + b'"}}',
        "latin-1": text.replace("accord", "acc\u00f6rd").encode("latin-1"),
        "utf-16": text.encode("utf-16"),
        "byte order mark": b"\xef\xbb\xbf" + good,
        "another number": text.replace('"1"', '"one"', 1).encode(),
        "not a number": text.replace(f'"{WORDS}"', "NaN").encode(),
        "infinite": text.replace(f'"{WORDS}"', "1e999").encode(),
        "huge number": text.replace(f'"{WORDS}"', "9" * 5000).encode(),
        "deep": b'{"meeting":{"1":' + b'{"id":' * 100_000 + b"1" + b"}" * 100_000 + b"}}",
        "deep list": b"[" * 2_000_000,
        "table no table": b'{"meeting": [1, 2]}',
        "half a character": text.replace(WORDS, "\\ud800").encode(),
        "git": b"<<<<<<< HEAD\n" + good + b"=======\n" + good + b">>>>>>> b\n",
        "gzip": b"\x1f\x8b\x08\x00" + bytes(range(256)) * 2,
        "sign-in page": b"<!DOCTYPE html><title>Sign in</title>",
        "one letter": text.replace(WORDS, WORDS.replace("own", "oxn")).encode(),
        "no sum": text.replace("sha256", "sha255").encode(),
        "stock TinyDB": b'{"_default": {"1": {"key": "ann", "value": "x"}}}',
        "two tables": text.replace('"meeting"', '"meetings"').encode(),
        "binary": bytes(range(256)) * 8,
    }


@pytest.fixture
def good(library, talk) -> bytes:
    library.save(with_draft(talk(), "goal", WORDS))
    return library.files()["k3f9q2"].read_bytes()


@pytest.mark.parametrize("name", corpus(WORDS.encode()))
def test_is_refused_at_once_kept_beside_and_hides_no_other(library, talk, good, name) -> None:
    library.save(talk("aaaaaa", goal="Another"))
    path, bad = library.files()["k3f9q2"], corpus(good)[name]
    path.write_bytes(bad)
    began = time.monotonic()
    with pytest.raises(Damaged):
        library.open("k3f9q2")
    assert time.monotonic() - began < 3
    assert [row.id for row in library.summaries()] == ["aaaaaa"]
    what = "other" if name == "stock TinyDB" else "damaged"  # sound, and of another program
    assert what in [finding.what for finding in findings(library)]
    TalkLibrary(library.folder, library.now).save(talk())
    assert bad in [copy.file.read_bytes() for copy in library.copies("k3f9q2")]


@pytest.mark.parametrize("name", corpus(WORDS.encode()))
def test_with_a_journal_the_last_words_stand_again(library, talk, tmp_path, name) -> None:
    ours = TalkLibrary(library.folder, library.now, tmp_path / "state")
    ours.save(with_draft(talk(), "goal", WORDS))
    path = ours.files()["k3f9q2"]
    bad = corpus(path.read_bytes())[name]
    path.write_bytes(bad)
    again = TalkLibrary(library.folder, library.now, tmp_path / "state")
    assert drafts(again.open("k3f9q2")) == {"goal": WORDS}
    assert "is damaged" in str(again.take_notes()[0])
    again.save(again.open("k3f9q2"))
    assert bad in [copy.file.read_bytes() for copy in again.copies("k3f9q2")]


def test_what_could_be_read_is_put_beside_it(library, talk, good) -> None:
    path = library.files()["k3f9q2"]
    path.write_bytes(good[: len(good) * 4 // 5])
    done = recover(library, "k3f9q2")
    assert not done.whole
    kept, words = done.aside
    assert kept.read_bytes() == good[: len(good) * 4 // 5]
    assert "Walk-in mornings for parents" in words.read_text("utf-8")
    assert not path.exists()
    assert kept.stat().st_mode & 0o077 == words.stat().st_mode & 0o077 == 0


def test_of_a_torn_file_each_word_somebody_said_is_read_and_no_key() -> None:
    said = {
        "id": "k3f9q2", "kind": "ground", "at": "2026-11-24T15:00:00Z", "text": "Stayed", "by": ["Ana"],
        "value": {"type": "figure", "said": "80%", "unit": "parents"}, "reason": "", "later": "unknown",
        "choice": "with a space", "who": ["Jo\"o"],
    }  # fmt: skip
    torn = json.dumps(said).encode()[:-2]
    assert sentences(torn) == ["Stayed", "Ana", "80%", "parents", "unknown", "with a space", 'Jo"o']


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_schema_that_was_ever_released_opens_and_is_saved(library, sample: Path) -> None:
    library.meetings_folder.mkdir(parents=True)
    path = library.meetings_folder / sample.name
    path.write_bytes(sample.read_bytes())
    (row,) = library.summaries()
    meeting = library.open(row.id)
    assert meeting.ended
    assert [item.figure for item in Came(meeting).evidence] == ["31 of 52"]
    library.save(meeting)
    assert TalkLibrary(library.folder, library.now).open(row.id) == meeting
    assert library.copies() == []


def test_there_is_a_sample_of_every_schema() -> None:
    numbers = {path.name.split("-")[1] for path in SAMPLES.glob("schema-*.json")}
    assert numbers == {str(n) for n in range(1, upgrade.CURRENT + 1)}


def test_a_newer_file_is_refused_with_a_sentence_and_left_alone(library, good) -> None:
    tables = tables_in(good, "x")
    tables["meeting"]["1"]["schema"] = upgrade.CURRENT + 1
    path = library.files()["k3f9q2"]
    newer = summed(msgspec.json.decode(msgspec.json.encode(tables)), path.name)
    path.write_bytes(newer)
    with pytest.raises(Newer, match="Update Vertel"):
        library.open("k3f9q2")
    assert path.read_bytes() == newer
