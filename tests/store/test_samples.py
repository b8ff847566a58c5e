"""Talks of every kind as earlier Vertels wrote them, begun, open and closed: each opens, and whole."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from agendas.errors import SpokenError
from agendas.lines.from_records import talk_of
from agendas.lines.schema_1 import without_invented
from agendas.lines.schema_2 import document_of
from agendas.lines.talk import Talk
from agendas.records.meeting import Meeting
from agendas.records.said import TalkKind
from store.conflicts.versions import Version
from store.errors import Newer
from store.files.saving import Saving
from store.files.tables import checked, summed
from store.files.talk_file import tables_of, version_of
from store.upgrade import CURRENT

SAMPLES = Path(__file__).parent / "samples"
LANGUAGES = ("nl", "en")


def talks(sample: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(SAMPLES / sample) as kept:
        for name in kept.namelist():
            yield name, kept.read(name)


def document(data: bytes, name: str) -> dict[str, Any]:
    found: dict[str, Any] = checked(data, name)["meeting"]["1"]
    return found


def as_in_file(talk: Talk) -> Any:
    return msgspec.json.decode(msgspec.json.encode(document_of(talk)))


@pytest.mark.parametrize("schema", range(1, CURRENT + 1))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_talk_opens_and_nothing_in_it_is_lost(language: str, schema: int) -> None:
    kinds = set()
    for name, data in talks(f"schema-{schema}-{language}.zip"):
        meeting = version_of(data, name).talk
        there = document(data, name)
        if schema == 1:
            before = msgspec.convert(there, Meeting)
            assert meeting == talk_of(without_invented(before)), name
            texts = {line.text for line in meeting.lines}
            assert {said.text for said in before.said()} <= texts, name
        else:
            assert as_in_file(meeting) == there, name
        kinds.add(meeting.kind)
    assert kinds == {*get_args(TalkKind)} - {"planning"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_machines_upgrade_a_talk_to_the_same_bytes_and_count_no_save(
    language: str, tmp_path: Path
) -> None:
    """It is read on each, changed nowhere, and of the new schema at the next save and no sooner."""
    for n, (name, data) in enumerate(talks(f"schema-1-{language}.zip")):
        if n % 7:
            continue
        found = []
        for machine in ("one", "other"):
            path = tmp_path / machine / f"{version_of(data, name).talk.id}.json"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            before = version_of(data, name)
            notes: list[SpokenError] = []
            saving = Saving(None, notes.append, machine)
            meeting = saving.open(path, before.talk.id)
            assert path.read_bytes() == data
            assert meeting == before.talk
            saving.save(path, meeting)
            tables = checked(path.read_bytes(), name)
            assert len(tables["versions"]["1"]) == len(before.counts) + 1
            assert tables["meeting"]["1"]["schema"] == CURRENT
            assert notes == []
            found.append(summed({"meeting": tables["meeting"]}, name))
        assert found[0] == found[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_machine_upgrades_and_another_does_not_and_it_is_no_second_version(
    language: str,
) -> None:
    for name, data in talks(f"schema-1-{language}.zip"):
        old = version_of(data, name)
        later = Version(talk=old.talk, counts={**old.counts, "run": 1})
        new = version_of(summed(tables_of(later), name), name)
        assert new.covers(old)
        assert new.talk == old.talk


def test_an_own_choice_that_may_be_nobodys_is_open_and_one_of_this_schema_stays() -> None:
    name, before = next(
        (name, m) for name, data in talks("schema-1-en.zip")
        if (m := msgspec.convert(document(data, name), Meeting)).segments[0].initiatives
        and m.segments[0].indicators
    )  # fmt: skip
    first = before.segments[0]
    told = msgspec.structs.replace(
        first,
        indicators=(msgspec.structs.replace(first.indicators[0], origin="own"),),
        initiatives=(msgspec.structs.replace(first.initiatives[0], origin="own"),),
    )
    meeting = msgspec.structs.replace(before, segments=(told, *before.segments[1:]))
    now = talk_of(meeting)
    own = [line for line in now.lines if line.kind == "origin" and line.choice == "own"]
    assert len(own) >= 2
    assert version_of(summed(tables_of(Version(talk=now)), name), name).talk == now
    tables: Any = {"meeting": {"1": msgspec.to_builtins(meeting)}}
    upgraded = version_of(summed(tables, name), name).talk
    assert upgraded == talk_of(without_invented(meeting))
    assert not [line for line in upgraded.lines if line.choice == "own"]


LATER: tuple[dict[str, Any], ...] = (
    {"id": "40.k3f9", "kind": "dream", "text": "a garden", "by": ["Ana"], "question": "dreams-1"},
    {"id": "41.k3f9", "kind": "ground", "text": "seen", "choice": "smell", "mood": {"good": [1, "Ana"]}},
    {"id": "e1.why", "kind": "why", "about": "e1", "text": "a ground had no why", "act": 44},
    {"id": "b0.9.happened", "kind": "experience", "about": "talk:x:i1", "text": "of another"},
    {"id": "a77", "kind": "remark", "question": "parked-0", "text": "several", "by": ["Ana", "Bo"],
     "maybe": "jo", "moved": "why", "act": 78, "later": "a field", "phase": "goal"},
    {"id": "", "text": "no id"},
)  # fmt: skip


@pytest.mark.parametrize("line", LATER, ids=lambda line: line["id"])
def test_what_a_later_vertel_wrote_of_a_line_is_there_after_the_next_save(
    line: dict[str, Any],
) -> None:
    name, data = next(talks("schema-2-en.zip"))
    there = document(data, name)
    added = {**there, "lines": [*there.get("lines", ()), line]}
    version = version_of(summed({"meeting": {"1": added}}, name), name)
    again = as_in_file(version.talk)
    wanted = sorted(added["lines"], key=lambda one: str(one["id"]))
    assert sorted(again["lines"], key=lambda one: str(one["id"])) == wanted
    assert version_of(summed({"meeting": {"1": again}}, name), name).talk == version.talk


def test_what_a_later_vertel_has_that_is_not_on_record_is_there_after_the_next_save() -> None:
    name, data = next(talks("schema-2-en.zip"))
    unsaid = [
        {"id": "", "text": "half a", "phase": "goal"},
        {"id": "", "text": "set aside", "phase": "goal", "kind": "ground", "by": ["Ana"]},
        {"id": "", "text": "half a", "phase": "goal", "mood": "later"},
        {"id": "", "text": "and another", "phase": "goal"},
    ]
    there = {**document(data, name), "unsaid": unsaid}
    meeting = version_of(summed({"meeting": {"1": there}}, name), name).talk
    assert [line.text for line in meeting.unsaid] == [line["text"] for line in unsaid]
    assert as_in_file(meeting)["unsaid"] == unsaid


def test_a_talk_of_the_next_schema_is_refused_in_a_sentence() -> None:
    name, data = next(talks("schema-2-en.zip"))
    newer = {**document(data, name), "schema": CURRENT + 1}
    with pytest.raises(Newer, match=r"newer Vertel .schema 3.. Update Vertel"):
        version_of(summed({"meeting": {"1": newer}}, name), name)
