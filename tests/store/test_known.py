"""What is told from the caches is what the talks themselves say, whatever was done to the folder."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
import msgspec
import pytest
from examples import examples
from hypothesis import given
from plain_hits import hits
from said_in import close, leave_open

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.folding.fold import state_of
from agendas.folding.waits import waits
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Person
from agendas.records.state import State
from agendas.talk.begin import Opening, new_talk
from store.cache import folded, overview
from store.cache import lookup as known
from store.cache.index import INDEX
from store.errors import StoreError
from store.library import TalkLibrary

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
IDS = ("aaaaaa", "bbbbbb", "cccccc", "dddddd", "eeeeee", "ffffff")


def talk(talk_id: str, day: int, goal: int, closed: bool, said: str, agenda: str) -> Talk:
    """A talk on one of a few goals, begun on a day, in which something was said."""
    opening = Opening(
        goal_text=f"Goal {goal} is for pupils",
        team=f"Team {goal % 2}",
        people=(Person(name="Ada", role="account-giver"), Person(name="Bo")),
        account_giver="Ada",
    )
    at = NOW + timedelta(days=day)
    meeting = new_talk(talk_id, builtin(agenda), opening, at)
    one = meeting.passes[0]
    goal_there = msgspec.structs.replace(one.began.goal, id=f"g-{goal:06d}")
    began = msgspec.structs.replace(one.began, goal=goal_there)
    one = msgspec.structs.replace(one, goal=goal_there.id, began=began)
    table = Conductor(
        change(meeting, passes=(one,)), builtin(agenda), lambda: at, lambda _t, _at_once: None, "k"
    )
    while True:
        for lamp in table.lamps:
            if lamp.slot.name in ("evidence", "initiative", "reading") and not lamp.about:
                table.shine(lamp)
                table.say(said)
        if table.next_phase() == "end":
            break
    return close(leave_open(table.talk), at + timedelta(hours=1)) if closed else table.talk


TALKS = st.builds(
    talk,
    st.sampled_from(IDS),
    st.integers(-9, 9),
    st.integers(0, 2),
    st.booleans(),
    st.sampled_from(["two stayed", "some came\nin October", "STRASSE \x01 straße", "İ"]),
    st.sampled_from(["accountability", "checkin", "goal-dialogue", "frames"]),
)
DEEDS = st.one_of(
    st.tuples(st.just("save"), TALKS),
    st.tuples(st.just("look"), st.none()),
    st.tuples(st.just("delete"), st.sampled_from(IDS)),
    st.tuples(st.just("spoil"), st.sampled_from(IDS)),
    st.tuples(
        st.just("lose"), st.sampled_from([INDEX, "state.json", "overview.json", "texts.txt"])
    ),
    st.tuples(st.just("cut"), st.sampled_from([INDEX, "state.json", "overview.json", "texts.txt"])),
)


def do(library: TalkLibrary, deed: str, what: object) -> None:
    """Something that happens to a store, by Vertel or from outside."""
    path = library.files().get(str(what))
    cache = library.folder / str(what)
    if deed == "save":
        assert isinstance(what, Talk)
        library.save(what)
    elif deed == "look":
        look(library)
    elif deed == "delete" and path:
        path.unlink()
    elif deed == "spoil" and path:
        path.write_bytes(path.read_bytes()[:-9])
    elif deed == "lose":
        cache.unlink(missing_ok=True)
    elif deed == "cut" and cache.exists():
        cache.write_bytes(cache.read_bytes()[: cache.stat().st_size // 2])


def look(library: TalkLibrary) -> None:
    """All that is told from the caches is what the files say."""
    there = list(library.talks())
    state = state_of(there)
    assert library.state() == state
    for day in (date(2026, 1, 1), date(2027, 1, 1)):
        assert waits(library.known().overview.waiting, day) == waits(state, day)
    newest = sorted(there, key=lambda m: (m.started, m.id), reverse=True)
    rows = library.summaries()
    assert [row.id for row in rows] == [m.id for m in newest]
    assert len(library.known().index.head.unread) == len(library.files()) - len(there)
    seen = library.known().overview
    assert list(seen.unfinished) == [row for row in rows if row.ended is None]
    assert list(seen.earlier) == [row for row in rows if row.ended][:2]
    assert len(rows) == len(seen.unfinished) + len(seen.earlier) + seen.more == seen.talks
    for wanted in ("stayed", "came\nin", "strasse", "goal 1", "i̇", "aaaaaa", '",', "\x01", "z"):
        said = [hit for m in newest for hit in hits(m, wanted)]
        assert list(library.known().hits(wanted, True)) == said or not wanted.strip()
        open_ones = [hit for m in newest if not m.private for hit in hits(m, wanted)]
        assert list(library.known().hits(wanted, False)) == open_ones or not wanted.strip()


@examples(30)
@given(deeds=st.lists(DEEDS, min_size=1, max_size=14))
def test_the_caches_tell_what_the_talks_say(
    deeds: list[tuple[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folded, "LATEST", 2)
    monkeypatch.setattr(folded, "MOST", 3)
    monkeypatch.setattr(folded, "UNFINISHED", 4)
    monkeypatch.setattr(overview, "NEWEST", 2)
    with tempfile.TemporaryDirectory() as place:
        library = TalkLibrary(Path(place), lambda: NOW)
        for deed, what in deeds:
            do(library, deed, what)
        look(library)
        look(TalkLibrary(Path(place), lambda: NOW))


def test_of_a_large_store_what_was_known_last_is_there_without_a_look_at_the_talks(
    library, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "SMALL", 2)
    assert library.overview_before() is None
    library.save(talk("aaaaaa"))
    library.save(talk("bbbbbb"))
    fresh = library.known().overview
    monkeypatch.setattr(known, "files", lambda *_: pytest.fail("the folder was listed"))
    assert library.overview_before() == fresh
    other = TalkLibrary(library.folder, library.now, writers=("bo",))
    assert other.overview_before() is None


def test_a_newer_talk_is_folded_after_those_before_it(library, talk, monkeypatch) -> None:
    monkeypatch.setattr(folded, "LATEST", 1)
    monkeypatch.setattr(folded, "MOST", 2)
    for day, name in enumerate(IDS[:4]):
        library.save(close(talk(name, goal=f"Goal {day}", days=day), NOW + timedelta(days=day)))
    assert isinstance(library.state(), State)
    read: list[str] = []
    real = TalkLibrary.read_file
    monkeypatch.setattr(
        TalkLibrary, "read_file", lambda lib, path: (read.append(path.name), real(lib, path))[1]
    )
    library.save(talk(IDS[4], goal="Goal 4", days=9))
    assert len(library.state().goals) == 5
    assert read
    assert not any("goal-0" in name for name in read)


def test_no_talk_is_read_again_for_what_they_came_to_while_no_file_is_another(
    library, talk, monkeypatch
) -> None:
    for day, name in enumerate(IDS[:3]):
        library.save(close(talk(name, goal=f"Goal {day}", days=day), NOW + timedelta(days=day)))
    read: list[str] = []
    real, spoiled = TalkLibrary.read_file, {"goal-1"}

    def read_file(lib: TalkLibrary, path: Path) -> Talk:
        read.append(path.name)
        if any(name in path.name for name in spoiled):
            raise StoreError("Not now.")
        return real(lib, path)

    library.summaries()
    monkeypatch.setattr(TalkLibrary, "read_file", read_file)
    assert len(library.state().goals) == 2
    spoiled.clear()
    assert len(library.state().goals) == 3  # it could not be read for once, and is
    read.clear()
    assert len(library.state().goals) == 3
    assert not read
    library.save(talk(IDS[3], goal="Goal 3", days=9))
    assert len(library.state().goals) == 4
