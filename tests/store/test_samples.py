"""Talks of every kind as earlier Vertels wrote them, begun, open and closed: each opens, and whole."""

import zipfile
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from agendas.records.said import TalkKind
from store.files.talk_file import version_of
from store.upgrade import written

SAMPLES = sorted((Path(__file__).parent / "samples").glob("schema-1-??.zip"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_talk_opens_and_nothing_in_it_is_lost(sample: Path) -> None:
    kinds = set()
    with zipfile.ZipFile(sample) as talks:
        for name in talks.namelist():
            data = talks.read(name)
            meeting = version_of(data, name).meeting
            again = msgspec.json.decode(msgspec.json.encode(written(meeting)))
            assert again == msgspec.json.decode(data)["meeting"]["1"], name
            kinds.add(meeting.kind)
    assert kinds == {*get_args(TalkKind)} - {"planning"}
