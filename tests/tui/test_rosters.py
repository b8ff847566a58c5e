"""A person of a team has one mark, wherever they are shown."""

from datetime import UTC, datetime, timedelta

from conftest import whole_talk
from msgspec.structs import replace

from agendas.agenda import Agenda
from agendas.records.said import Person
from store.cache.index import Summary, summary_of
from store.cache.overview import Overview
from store.library import TalkLibrary
from tui.session import Session
from tui.widgets.thin_scrollbar import ThinScrollBar
from tui.words.rosters import Rosters, came_before

THEN = datetime(2026, 1, 5, 15, tzinfo=UTC)


def held(agenda: Agenda, day: int, team: str, *names: str, private: bool = False) -> Summary:
    """A talk of a team on a day, with these people."""
    row = summary_of(whole_talk(agenda), "")
    return replace(
        row, id=f"talk{day}", started=THEN + timedelta(days=day), team=team, people=names,
        private=private,
    )  # fmt: skip


def test_who_came_first_to_a_team_has_its_first_mark_for_good(agenda: Agenda) -> None:
    first, other = held(agenda, 0, "Blue", "Ana", "Joost"), held(agenda, 1, "Red", "Piet")
    alone = held(agenda, 2, "Blue", "Zoe", private=True)
    last = held(agenda, 3, "blue", "Ruth", "JOOST")
    rosters = Rosters(Overview(earlier=(last, alone, other), unfinished=(first,)))
    signs = [rosters.of("Blue").mark(name).sign for name in ("ana", "Joost", "Ruth", "Zoe")]
    assert signs == ["●", "■", "▲", ""]
    assert rosters.of("RED").mark("Piet").sign == rosters.at("talk1").mark("Piet").sign == "●"
    assert rosters.at("talk3").mark("Ruth").sign == "▲"
    assert rosters.of("no team").mark("Ruth").sign == "◆", "of no known team it is everyone's"
    rows = (last, alone, other, first)
    assert list(came_before(rows, "Blue", last.started)) == ["Ana", "Joost"]


def test_at_a_talk_the_teams_people_keep_their_mark(library: TalkLibrary, agenda: Agenda) -> None:
    before = whole_talk(agenda)
    library.save(before)
    people = (Person(name="Somebody new"), *reversed(before.people))
    talk = replace(before, id="later1", started=before.started + timedelta(days=1), people=people)
    library.save(talk)
    session = Session(library, agenda, talk, "Ana", lambda: talk.started)
    try:
        there = Rosters(library.known().overview)
        for name in talk.names:
            assert session.roster.mark(name) == there.of(talk.team).mark(name), name
        assert session.roster.mark(before.names[0]).sign == "●"
    finally:
        session.close()


def test_a_scrollbar_is_a_thin_line_as_long_as_what_is_in_sight() -> None:
    def shown(position: float, virtual: float = 40) -> str:
        bar = ThinScrollBar.render_bar(10, virtual, 10, position)
        return "".join(segment.text for segment in bar.segments)

    assert (shown(0), shown(30), shown(0, 10)) == ("││" + " " * 8, " " * 8 + "││", " " * 10)
