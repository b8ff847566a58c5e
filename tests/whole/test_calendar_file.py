"""`vertel calendar` from outside: every talk that is to come, and no other."""

from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from conftest import NOW, whole_talk
from line import Shell
from said_in import planned, with_pass

import tui.commands.minutes.calendar_command as calendar_command
from agendas.agenda import builtin
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Goal, Wording
from store.library import TalkLibrary


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TalkLibrary:
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("VERTEL_LANG", "en")
    monkeypatch.setattr(calendar_command, "now", lambda: NOW)
    monkeypatch.chdir(tmp_path)
    return TalkLibrary(tmp_path / "store", lambda: NOW)


@pytest.fixture
def shell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capfd, monkeypatch)


def on(day: date, goal: str, team: str) -> Talk:
    talk = planned(
        whole_talk(builtin("accountability"), f"k3f9q{goal}"), day, ("Joost",), f"{day}, 10:30"
    )
    known = Goal(id=f"g-{goal}", wordings=(Wording(n=1, text=f"goal {goal}"),))
    return with_pass(change(talk, team=team), goal=known)


def test_every_talk_that_is_to_come_is_an_event_in_order_of_days(
    library: TalkLibrary, shell: Shell
) -> None:
    today = NOW.date()
    for days, goal, team in (
        (9, "b", "Blue"),
        (3, "c", "Red"),
        (-1, "d", "Blue"),
        (0, "e", "Blue"),
    ):
        library.save(on(today + timedelta(days=days), goal, team))
    done = shell("calendar", "-o", "talks.ics")
    assert done.code == 0
    events = icalendar.Calendar.from_ical(Path("talks.ics").read_bytes()).walk("VEVENT")
    assert [str(event["summary"]).partition(": ")[2] for event in events] == [
        "goal e", "goal c", "goal b",
    ]  # fmt: skip
    assert len({event["uid"] for event in events}) == 3
    red = icalendar.Calendar.from_ical(shell("calendar", "--team", "red").out).walk("VEVENT")
    assert ["goal c" in event["summary"] for event in red] == [True]
    assert shell("calendar", "-o", "talks.ics").code != 0, "no file is written over"


def test_where_none_is_to_come_it_is_said_and_nothing_is_written(
    library: TalkLibrary, shell: Shell
) -> None:
    library.save(on(NOW.date() - timedelta(days=1), "d", "Blue"))
    done = shell("calendar", "-o", "talks.ics")
    assert (done.code, done.out) == (0, "")
    assert "No talk is to come." in done.said
    assert not Path("talks.ics").exists()
