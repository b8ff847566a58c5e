"""A talk more: what was known of the others stays known, and none is told twice."""

from said_in import add, with_draft

from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Evidence
from store.cache.overview import overview_of
from store.conflicts.versions import Version
from store.library import TalkLibrary


def said(meeting: Talk, text: str) -> Talk:
    return add(meeting, "evidence", Evidence(id="", text=text))


def found(library: TalkLibrary, text: str) -> list[tuple[str, str]]:
    return [(hit.meeting, hit.text) for hit in library.known().hits(text, False)]


def test_what_was_found_before_is_found_after_a_talk_more_and_a_change(library, talk) -> None:
    library.save(said(talk("aaaaaa"), "the gate was open"))
    library.save(said(talk("bbbbbb", days=1), "the gate was shut"))
    both = [("bbbbbb", "the gate was shut"), ("aaaaaa", "the gate was open")]
    assert found(library, "GATE") == both
    library.save(said(talk("cccccc", days=2), "a third gate"))
    assert found(library, "gate") == [("cccccc", "a third gate"), *both]
    library.save(said(library.open("aaaaaa"), "and the gate is broken"))
    assert found(library, "gate") == [
        ("cccccc", "a third gate"), *both, ("aaaaaa", "and the gate is broken"),
    ]  # fmt: skip
    library.rebuild()
    assert len(found(library, "gate")) == 4


def test_home_has_unfinished_talks_and_ended_ones_apart(library, talk) -> None:
    for number, key in enumerate(("aaaaaa", "bbbbbb", "cccccc")):
        made = talk(key, days=number)
        library.save(made if key == "bbbbbb" else change(made, ended=made.started))
    known = library.known()
    seen = overview_of(library.folder, known.index, known.state)
    assert [row.id for row in seen.unfinished] == ["bbbbbb"]
    assert [row.id for row in seen.earlier] == ["cccccc", "aaaaaa"]
    assert (seen.more, seen.talks) == (0, 3)


def test_a_version_covers_what_it_came_after_and_nothing_that_nobody_counted(talk) -> None:
    one, other = talk(), with_draft(talk(), "goal", "other words")
    later = Version(talk=other, counts={"a": 2, "b": 1})
    assert later.covers(Version(talk=one, counts={"a": 1}))
    assert later.covers(Version(talk=one, counts={"a": 2}))
    assert not later.covers(Version(talk=one, counts={"a": 3}))
    assert not later.covers(Version(talk=one, counts={"c": 1}))
    assert not later.covers(Version(talk=one, counts={}))
    assert later.covers(Version(talk=other, counts={}))
    assert not later.covers(Version(talk=one, counts=later.counts)), "two that claim the same"
