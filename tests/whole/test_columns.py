"""`vertel list` and `vertel goal list`: columns that fit the terminal, and whole words in a pipe."""

import json
import time
from pathlib import Path

import pytest
from at_table import begun, ended, said, to
from conftest import GOAL, NOW, SAID, begin, whole_talk
from hypothesis import given
from hypothesis import strategies as st
from line import Shell
from msgspec.structs import replace
from rich.cells import cell_len
from table import screen_on, until

from agendas.agenda import Agenda
from agendas.folding.waits import waits
from agendas.lines.edit import change
from store.library import TalkLibrary
from tui.screens.home_rows import _taken_up
from tui.terminal.columns import fitting
from tui.words.signs import Roster

ROWS = st.lists(st.tuples(*[st.text(max_size=60)] * 4), min_size=1, max_size=6)


@pytest.fixture(autouse=True)
def _talks(tmp_path: Path, agenda: Agenda) -> None:
    library = TalkLibrary(tmp_path / "store", lambda: NOW)
    library.save(whole_talk(agenda))
    library.save(begin(agenda, "m4p7r8", now=NOW.replace(day=25)))


def test_a_list_tells_when_which_kind_on_which_goal_and_the_first_words(shell: Shell) -> None:
    newest, first = shell("list").out.splitlines()
    day, next_day = (f"{at.astimezone():%Y-%m-%d}" for at in (NOW, NOW.replace(day=25)))
    assert newest == f"m4p7r8  {next_day}  Accountability dialogue  {GOAL}  unfinished"
    assert first.startswith(f"k3f9q2  {day}  Accountability dialogue  {GOAL}  ")
    (row,) = [r for r in json.loads(shell("list", "--json").out) if r["id"] == "k3f9q2"]
    assert row["first_words"] == first.split("  ")[-1]
    assert row["first_words"] in [*SAID.values(), SAID["reading"]]


def test_first_words_that_were_withdrawn_are_not_told(shell: Shell, tmp_path: Path) -> None:
    library = TalkLibrary(tmp_path / "store", lambda: NOW)
    talk = library.open("k3f9q2")
    first = library.summaries()[1].first
    said = next(line for line in talk.lines if line.text == first)
    gone = replace(said, withdrawn=True)
    library.save(change(talk, lines=tuple(gone if one is said else one for one in talk.lines)))
    assert first not in shell("list").out.splitlines()[1]


@pytest.mark.parametrize("width", [44, 60, 80, 132])
@pytest.mark.parametrize("words", ["list", "goal list"])
def test_columns_fit_the_terminal_and_ids_stay_whole(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, width: int, words: str
) -> None:
    piped = shell(*words.split()).out.splitlines()
    monkeypatch.setattr("tui.terminal.columns.width_of", lambda _stream: width)
    shown = shell(*words.split()).out.splitlines()
    assert len(shown) == len(piped)
    for line, whole in zip(shown, piped, strict=True):
        assert cell_len(line) <= width
        assert line.split()[0] == whole.split()[0]
        assert ("…" in line) == (cell_len(whole) > width)


@given(ROWS, st.integers(60, 120))
def test_any_words_fit(rows: list[tuple[str, ...]], width: int) -> None:
    clean = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    clean = [tuple("".join(c for c in cell if c.isprintable()) for cell in row) for row in clean]
    for line in fitting(clean, width, whole=0):
        assert cell_len(line) <= width


def test_goals_are_listed_with_their_ids_that_other_commands_take(shell: Shell) -> None:
    line, _begun = shell("goal", "list").out.splitlines()
    goal = line.split()[0]
    assert line == f"{goal}  {GOAL}  due 2026-12-08  Blue"
    rows = json.loads(shell("goal", "list", "--team", "blue", "--json").out)
    (row,) = [row for row in rows if row["id"] == goal]
    assert (row["id"], row["wording"], row["talks"]) == (goal, GOAL, 1)
    assert (row["team"], row["status"], row["due"]) == ("Blue", "agreed", "2026-12-08")
    assert shell("goal", "story", goal).code == 0
    none = shell("goal", "list", "--team", "Red", "--json")
    assert (none.code, none.out) == (0, "[]\n")
    assert shell("goal", "list", "--team", "Red").said == "No goals found.\n"


async def test_find_tells_the_same_on_the_screen_and_in_the_shell(
    shell: Shell, tmp_path: Path, agenda: Agenda
) -> None:
    library = TalkLibrary(tmp_path / "store", lambda: NOW)
    async with screen_on(library, size=(200, 60)) as screen:
        await screen.press("slash", *"reads aloud")
        await until(screen.pilot, lambda: "reads aloud" in screen.text())
        seen = screen.text()
    told = shell("find", "reads aloud")
    lines = told.out.splitlines()
    assert len(lines) == 2
    assert lines[0] == "k3f9q2  that a mother reads aloud"
    day = NOW.astimezone()  # in the zone of who looks: on the other side of the world the next
    assert lines[1].strip().split("  ") == [
        "Ana", "value", "Interpretation", f"{day:%-d %B %Y}", GOAL,
    ]  # fmt: skip
    assert f"{day:%-d %b}  {GOAL}\n" in seen
    assert "Ana  that a mother reads aloud  value" in seen
    assert f"{day:%-d %B %Y} · Interpretation" in seen, "beside the line"
    assert "Check-ins are left out" in told.said
    assert "Check-ins are left out" in seen
    assert "  waarde  Betekenis  " in shell("find", "reads aloud", "--lang", "nl").out
    (hit,) = json.loads(shell("find", "reads aloud", "--json").out)
    assert hit["as_what"] == {"nl": "waarde", "en": "value"}
    assert "left out" not in shell("find", "reads aloud", "--private").said
    assert "left out" not in shell("find", "reads aloud", "--json").said


def test_a_found_line_has_the_day_that_it_was_here(
    shell: Shell, tmp_path: Path, agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    try:
        library = TalkLibrary(tmp_path / "store", lambda: NOW)
        library.save(begin(agenda, "zzzzzz", now=NOW.replace(hour=23, minute=30)))
        found = shell("find", GOAL).out.splitlines()
        at = next(n for n, line in enumerate(found) if line.startswith("zzzzzz"))
        assert "25 November 2026" in found[at + 1]
        assert "zzzzzz  2026-11-25" in shell("list").out
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_waits_tells_of_whom_the_day_is_still_open(shell: Shell, tmp_path: Path) -> None:
    table = to(begun(mark="q2"), "initiative")
    said(table, "Marieke: ik bel ouders", "Joost: ik oefen")
    said(to(table, "due"), "Marieke: 8 december", "Joost: na pasen ergens")
    TalkLibrary(tmp_path / "store", lambda: NOW).save(ended(table))
    told = shell("due", "--lang", "nl").out
    assert "Joost: ik oefen  (dag nog open)\n" in told
    assert told.count("dag nog open") == 1
    rows = [step for row in json.loads(shell("due", "--json").out) for step in row["initiatives"]]
    assert [step["by"] for step in rows if step["day_open"]] == ["Joost"]


def test_of_several_who_take_up_a_request_each_has_their_own_day_and_its_words_are_whose_they_were(
    shell: Shell, tmp_path: Path
) -> None:
    table = to(begun(mark="q2"), "initiative")
    said(
        table, "Marieke: ik bel ouders", "Ruth: Joost en Henk, gaan jullie bij twee gezinnen langs?"
    )
    table.on()
    said(table, "Joost: 1", "Jolanda: 1")
    said(to(table, "due"), "Jolanda: 15 december", "Joost: 21 december")
    library = TalkLibrary(tmp_path / "store", lambda: NOW)
    library.save(ended(table))
    told = shell("due", "--lang", "nl").out
    assert "            Ruth vroeg: Joost en Henk, gaan jullie" in told
    yes = "ja: Joost 2026-12-21, Jolanda 2026-12-15"
    assert f"langs?  ({yes}; gevraagd aan Henk, antwoord nog open)\n" in told
    assert told.count("gaan jullie") == 1
    (row,) = json.loads(shell("due", "--json").out)
    (step,) = (step for step in row["initiatives"] if step["by"] == "Joost, Jolanda")
    assert step["at_request_of"] == "Ruth"
    assert [tuple(day.values()) for day in step["days"]] == [
        ("Jolanda", "2026-12-15"),
        ("Joost", "2026-12-21"),
    ]
    (wait,) = waits(library.known().overview.waiting, NOW.date())
    home = [(line.by, line.words) for line in _taken_up(wait, Roster(()))]
    asked = home.index(("Ruth", "asked: Joost en Henk, gaan jullie bij twee gezinnen langs?"))
    yes = "yes: Joost 21 Dec, Jolanda 15 Dec"
    assert home[asked + 1] == ("", f"{yes}; asked of Henk, answer still open")
    assert len([words for _by, words in home if "gaan jullie" in words]) == 1
