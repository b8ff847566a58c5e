"""What hangs on a talk: what is gone without it, and what waits again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import GOAL, SAID, begin, next_talk, talk_through, whole_talk
from made_talk import closed
from said_in import close

from agendas.agenda import Agenda
from agendas.folding.dependents import dependents
from agendas.lines.talk import Line
from store.library import TalkLibrary
from tui.sample.play import play_year

LATER = datetime(2026, 12, 8, 15, 0, tzinfo=UTC)


def test_the_only_talk_takes_its_goal_its_initiative_and_its_next_talk_along(
    agenda: Agenda,
) -> None:
    first = whole_talk(agenda)
    found = dependents([first], first.id)
    assert [w.text for w in found.wordings] == [GOAL]
    assert [w.initiative.text for w in found.initiatives] == [SAID["initiative"]]
    assert [str(talk.on) for talk in found.planned] == ["2026-12-08"]
    assert found.again == ()


def test_what_a_later_talk_took_along_stays_and_what_it_took_up_waits_again(
    agenda: Agenda,
) -> None:
    first = whole_talk(agenda)
    second = next_talk(agenda, first)
    said = {**SAID, "initiative": "a bench in the corridor", "happened": "they came"}
    said |= {"means": "they want to", "onward": "3"}
    second = close(talk_through(second, agenda, said), LATER)
    assert dependents([first, second], first.id).wordings == ()
    found = dependents([second, first], second.id)
    assert found.wordings == ()
    assert "a bench in the corridor" in [w.initiative.text for w in found.initiatives]
    assert [w.initiative.text for w in found.again] == [SAID["initiative"]]


def test_nothing_hangs_on_a_talk_that_has_only_begun_beside_its_goal(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    begun = next_talk(agenda, first)
    found = dependents([first, begun], begun.id)
    assert not any(getattr(found, name) for name in found.__struct_fields__)
    assert dependents([first, begin(agenda, "zzzzzz")], "nonesuch") == found


def test_what_is_typed_in_a_talk_and_not_said_yet_hangs_on_it_and_a_check_in_shows_none() -> None:
    half = (Line(id="", text="half a", phase="p"), Line(id="", text="and more", about="e1"))
    mine, other = closed("one", 0, unsaid=half), closed("two", 7, unsaid=half[:1])
    assert dependents([other, mine], "one").typed == ("half a", "and more")
    alone = closed("one", 0, unsaid=half, private=True, owner="Ana")
    assert dependents([other, alone], "one").typed == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_limits_and_agreements_hang_on_the_talk_they_were_made_in(
    tmp_path: Path, language: str
) -> None:
    now = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    library = TalkLibrary(tmp_path / "store", lambda: now)
    talks = list(play_year(library, language, now))  # type: ignore[arg-type]
    found = {talk.id: dependents(talks, talk.id) for talk in talks}
    assert any(one.frames for one in found.values())
    assert any(one.agreed for one in found.values())
    for talk in talks:
        assert all(frame.meeting == talk.id for frame in found[talk.id].frames)
        assert all(w.meeting == talk.id for w in found[talk.id].initiatives)
        assert all(w.meeting != talk.id for w in found[talk.id].again)
