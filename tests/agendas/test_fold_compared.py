"""Everything that spans talks, folded from fields and folded from lines: equal, but for what is meant."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from any_year import year
from conftest import NOW

from agendas.folding import fold as before
from agendas.folding import story as story_before
from agendas.folding.from_lines import fold_of_lines as fold
from agendas.folding.from_lines import story_of_lines as story
from agendas.lines.from_records import talk_of
from agendas.records.meeting import Meeting
from agendas.records.said import Language
from store.files.talk_file import version_of
from store.library import MeetingLibrary
from tui.sample.play import play_year

SAMPLES = sorted((Path(__file__).parents[1] / "store" / "samples").glob("schema-1-??.zip"))
# What differs on purpose, by its place in a value, with what is then true of the two: why.
MEANT: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    ".initiative.due": (
        lambda old, new: old is None and new is not None,
        "an initiative without a day of its own waits for the goal's next talk",
    ),
    ".frames[].n": (
        lambda old, new: new > old,
        "a limit that is changed twice in a talk has two versions, and they are counted",
    ),
    ".frames[].valid_to": (
        lambda old, new: old is not None and (new is None or new > old),
        "of what becomes of a limit the last word holds: lapses, then stays, stays",
    ),
    ".readings": (
        lambda old, new: [r for r in new if r in old] == list(old)
        and not any(r.by for r in new if r not in old),
        "readings that are nobody's yet may be several people's: of one talk all stand",
    ),
    ".pending": (
        lambda old, new: [d for d in old if d in new] == list(new)
        and all(d.choice == "reword" for d in old if d not in new),
        "once words are agreed on, those that waited are overtaken, and asked no more",
    ),
    ".points[].expected": (
        lambda old, new: set(new) < set(old),
        "an expectation that was withdrawn or said anew stands no longer beside its figure",
    ),
}  # fmt: skip


def unlike(place: str, one: Any, other: Any) -> Iterator[tuple[str, Any, Any]]:
    """Where two values differ, and how."""
    if isinstance(one, msgspec.Struct) and type(one).__name__ == type(other).__name__:
        for name in one.__struct_fields__:
            yield from unlike(f"{place}.{name}", getattr(one, name), getattr(other, name))
    elif isinstance(one, dict) and one.keys() == other.keys():
        for key in one:
            yield from unlike(f"{place}[]", one[key], other[key])
    elif isinstance(one, tuple) and len(one) == len(other):
        for pair in zip(one, other, strict=True):
            yield from unlike(f"{place}[]", *pair)
    elif one != other:
        yield place, one, other


def differences(meetings: Iterable[Meeting]) -> tuple[list[str], list[str]]:
    """What the two ways tell differently: what nobody meant, and the reasons of what is meant."""
    told = [*meetings]
    talks = [talk_of(meeting) for meeting in told]
    states = before.state_of(told), fold.state_of(talks)
    found = [*unlike("state", *states)]
    for goal in states[0].goals:
        found += unlike("story", story_before.story_of(goal, told), story.story_of(goal, talks))
    wrong, meant = [], []
    for place, old, new in found:
        reasons = [
            why for end, (fits, why) in MEANT.items() if place.endswith(end) and fits(old, new)
        ]
        meant += reasons
        wrong += [] if reasons else [f"{place}: {old!r} -> {new!r}"]
    return wrong, meant


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_year_tells_the_same(language: Language, tmp_path: Path) -> None:
    library = MeetingLibrary(tmp_path, lambda: NOW)
    for _meeting in play_year(library, language, NOW):
        pass
    assert differences(library.meetings()) == ([], [])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_frozen_samples_tell_the_same(sample: Path) -> None:
    with zipfile.ZipFile(sample) as talks:
        told = [version_of(talks.read(name), name).meeting for name in talks.namelist()]
    assert len(told) > 30
    assert differences(told) == ([], [])


@pytest.mark.parametrize("seed", range(0, 160, 10))
def test_any_talks_tell_the_same(seed: int) -> None:
    for one in range(seed, seed + 10):
        wrong, _meant = differences(year(one, 12, 60))
        assert wrong == []


def test_each_difference_that_is_meant_is_there() -> None:
    """A reason that no talk gives is none: it would let through what it does not explain."""
    missing = {why for _fits, why in MEANT.values()}
    for seed in range(400):
        missing -= {*differences(year(seed, 12, 60))[1]}
        if not missing:
            return
    assert missing == set()
