"""Home: today apart from what waits, rows that can be told apart, and beside them the year."""

from contextlib import nullcontext
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from rest import at_rest
from table import screen_on, until
from textual.content import Content
from textual.events import Key

from agendas.agenda import Agenda
from agendas.folding.waits import bare, waits
from agendas.lines.edit import change
from agendas.records.agreements import Frame, StartingPoint
from agendas.records.said import Goal, Wording
from agendas.records.state import GoalState, PlannedTalk, State, TeamState
from docs.scenes import SCENES, shown
from store.cache.overview import Overview
from store.library import TalkLibrary
from tests.conftest import next_talk, whole_talk
from tui.app import VertelApp
from tui.check_in.conduct import CheckIn
from tui.keys import bindings_of, key_name
from tui.screens.home_aside import MOST, aside_of
from tui.screens.home_rows import MOST_WAITING, home_rows, since_words
from tui.screens.home_screen import AGAIN, HomeScreen
from tui.screens.prepare_screen import PrepareScreen
from tui.settings import Settings
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.rows import Row, Rows
from tui.widgets.year import GoalRhythm, year_rows

TODAY = date(2026, 11, 24)
KEYS = {"new": "n", "check_in": "c", "example": "d"}


def lines(library: TalkLibrary, today: date) -> list[tuple[str, ...]]:
    overview = library.known().overview
    rows = home_rows(overview, waits(overview.waiting, today), [], today, KEYS)
    return [tuple(line.words for line in shown) for shown, _key in rows]


def test_what_is_for_today_stands_apart_and_first(library: TalkLibrary, agenda: Agenda) -> None:
    library.save(whole_talk(agenda))
    (wait,) = waits(library.known().overview.waiting, TODAY)
    assert wait.on is not None
    assert lines(library, wait.on)[0] == ("Today",)
    assert lines(library, wait.on)[1][1] == "ask two parents to host the walk-in"
    assert lines(library, date(2030, 1, 1))[0] == ("Waits for a talk",)


def test_two_talks_on_one_goal_and_day_are_told_apart_by_the_hour_and_their_first_words(
    library: TalkLibrary, agenda: Agenda
) -> None:
    first = whole_talk(agenda, "k3f9q2")
    library.save(first)
    kept = library.known().overview.earlier[0]
    assert lines(library, TODAY)[-1] == (kept.goal,), "a talk that was held is one line"
    library.save(change(whole_talk(agenda, "k3f9q3"), started=first.started + timedelta(hours=1)))
    below = [row[0] for row in lines(library, TODAY)[-2:]]
    hours = [row.partition(" · ")[0] for row in below]
    assert hours == [f"{first.started.astimezone() + timedelta(hours=n):%H:%M}" for n in (1, 0)]
    assert kept.first
    assert all(row.endswith(f" · “{kept.first}”") for row in below)
    for number, talk_id in enumerate(("k3f9q2", "k3f9q3")):
        alone = change(whole_talk(agenda, talk_id), started=first.started, private=True)
        library.save(change(alone, started=first.started + timedelta(hours=number)))
    rows = [row[0] for row in lines(library, TODAY)[-2:]]
    assert all("check-in, for you alone" in row and "“" not in row for row in rows)


def test_a_talk_of_today_has_its_hour_and_what_is_agreed_on_does_not_wait_yet() -> None:
    planned = PlannedTalk(on=TODAY, planned_in="t", at=time(15, 30))
    goal = GoalState(
        goal=Goal(id="g", wordings=(Wording(n=1, text="They dare", consented_by=("Ana",)),)),
        talks=1, planned=(planned,),
    )  # fmt: skip

    def rows(today: date) -> list[tuple[str, str]]:
        found = waits(State(goals={"g": goal}), today)
        told = home_rows(Overview(), found, [], today, KEYS)
        return [(line.who, line.words) for shown, _key in told for line in shown[:1]]

    assert rows(TODAY) == [("", "Today"), ("15:30", "They dare · no initiative yet")]
    assert rows(TODAY - timedelta(days=1))[0] == ("", "Agreed on")
    assert rows(TODAY + timedelta(days=1))[0] == ("", "Waits for a talk")


def test_of_many_goals_that_wait_the_first_are_shown_and_a_row_opens_the_others() -> None:
    planned = PlannedTalk(on=TODAY - timedelta(days=1), planned_in="t")
    held = GoalState(
        goal=Goal(id="g", wordings=(Wording(n=1, text="They dare", consented_by=("Ana",)),)),
        talks=1, planned=(planned,),
    )  # fmt: skip
    found = waits(State(goals={f"g{n}": held for n in range(90)}), TODAY)

    def rows(every: bool) -> list[Row]:
        return list(home_rows(Overview(), found, [], TODAY, KEYS, every))

    shown, all_of_them = rows(every=False), rows(every=True)
    assert (len(shown), len(all_of_them)) == (MOST_WAITING + 2, 91)
    assert shown[:-1] == all_of_them[: MOST_WAITING + 1]
    assert (shown[-1][0][0].words, shown[-1][1]) == ("… 30 more", "more:waits")


async def test_a_letter_that_does_nothing_is_told_and_no_command_hides_in_the_word_after_it(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:

        def told() -> str:
            return " ".join(str(notice.message) for notice in screen.app._notifications)

        await screen.press(*"they scan")
        assert isinstance(screen.app.screen, HomeScreen)
        assert "n here is: a new talk. Once more does it." in told()
        await screen.press("n")
        home = screen.app.screen
        assert isinstance(home, HomeScreen), "two letters of a word are no order"
        again = Key("n", "n")
        again.time = home._asked_at + 2 * AGAIN
        screen.app.post_message(again)
        await until(screen.pilot, lambda: isinstance(screen.app.screen, PrepareScreen))
        await screen.press("escape", "x")
        assert "“x” does nothing here" in told()
        await screen.press("down", "n")
        assert isinstance(screen.app.screen, PrepareScreen), (
            "an arrow ends what was typed by mistake"
        )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, ""),
        (date(2026, 12, 8), "8 Dec"),
        (date(2027, 1, 14), "14 Jan ’27"),
        (date(2026, 11, 23), "1 day"),
        (date(2026, 9, 15), "10 weeks"),
    ],
)
def test_when_is_said_in_few_letters(day: date | None, words: str) -> None:
    assert since_words(day, TODAY) == words
    assert len(words) <= 10


def test_in_the_year_a_goal_has_its_word_and_its_signs_on_one_row_from_the_first_talk_on() -> None:
    spoken = GoalRhythm("They dare", (date(2026, 9, 1), date(2026, 11, 3)), (date(2026, 12, 8),))
    months, row, legend = year_rows([spoken, GoalRhythm("None yet")], TODAY)
    assert months.plain.split() == ["Sep", "Oct", "Nov", "Dec"], "each by its name"
    assert row.plain.split() == ["They", "dare", *"●·●○"]
    assert _below(months, row) == ["Sep", "Nov", "Dec"]
    assert legend.plain == "● held   ○ agreed on"
    assert list(year_rows([GoalRhythm("None yet")], TODAY)) == []
    held = spoken._replace(agreed=())
    assert next(year_rows([held], TODAY)).plain.split()[-1] == "Nov", "nothing is to come"
    quiet = GoalRhythm("Adults read", (date(2026, 2, 3),))
    months, _row, row, _legend = year_rows([held, quiet], TODAY)
    assert months.plain.split() == [*"FMAMJJASON"], "a letter each"
    assert [months.plain[at] for at, sign in enumerate(row.plain) if sign == "●"] == ["F"]
    assert row.plain.split() == ["Adults", "read", *"●·········"]
    assert row.cell_length == len(months.plain) == 32


def _below(months: Content, row: Content) -> list[str]:
    """The months below whose middle letter a sign stands."""
    names = {months.plain.index(name) + 1: name for name in months.plain.split()}
    return [names[at] for at, sign in enumerate(row.plain) if sign in "●○"]


def test_in_the_year_a_goal_has_words_of_its_own_and_more_than_five_are_counted() -> None:
    goals = ("Pupils know what to do", "Pupils recognise the world", "Pupils choose", "Pupils")
    rows = [*year_rows([GoalRhythm(goal, (TODAY,)) for goal in goals], TODAY)][1:-1]
    labels = [row.plain[:12].strip() for row in rows]
    assert labels == ["Know what", "World", "Choose", "Pupils"]
    long = [GoalRhythm(f"{n} Donaudampfschifffahrtsgesellschaft", (TODAY,)) for n in range(12)]
    told = [row.plain for row in year_rows(long, TODAY)]
    assert (len(told), told[1][:12], told[-2]) == (1 + 5 + 2, "0 Donaudam… ", "and 7 more")
    assert max(map(len, told)) <= 36


def test_a_goal_with_an_unfinished_talk_stands_once_with_what_waits(
    library: TalkLibrary, agenda: Agenda
) -> None:
    held = whole_talk(agenda)
    library.save(held)
    later = date(2030, 1, 1)
    assert lines(library, later)[0] == ("Waits for a talk",)
    library.save(next_talk(agenda, held))
    told = lines(library, later)
    assert told[0] == ("Unfinished",)
    assert told[1][1:-1] == ("ask two parents to host the walk-in",)
    assert told[1][-1].startswith("stayed at ")
    assert ("Waits for a talk",) not in told


async def test_a_check_in_at_an_unfinished_talk_is_on_its_goal(
    library: TalkLibrary, agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = whole_talk(agenda)
    library.save(held)
    library.save(next_talk(agenda, held))
    begun: list[CheckIn] = []
    async with screen_on(library) as screen:
        app = screen.app
        monkeypatch.setattr(app, "whose", lambda go, **_anew: go())
        monkeypatch.setattr(app, "check_in", begun.append)
        rows = app.screen.query_one(Rows)
        keys = [option.id for option in rows.options]
        rows.highlighted = keys.index("talk:m4p7r8")
        await screen.press("c", "c")
    assert [one.goal for one in begun] == [held.goal.id]


def test_limits_and_what_a_team_stands_for_outlast_the_overview() -> None:
    frames = tuple(Frame(id=f"f{n}", text=f"limit {n}") for n in range(MOST + 2))
    frames = tuple(type(f)(id=f.id, text=f.text, frame=f.id) for f in frames)
    team = TeamState(
        name="Blue", frames=frames, starting_points=(StartingPoint(id="p", text="All"),)
    )
    goal = GoalState(goal=Goal(id="g", wordings=(Wording(n=1, text="They dare"),)))
    overview = Overview(waiting=bare(State(goals={"g": goal}, teams={"blue": team})))
    told = aside_of(overview, (), TODAY).plain
    assert "Limits\nlimit 0\n" in told
    assert f"limit {MOST}" not in told
    assert "and 2 more" in told
    assert told.endswith("What we stand for\n“All”")


async def test_an_empty_store_says_what_one_can_do_and_marks_nothing(
    library: TalkLibrary, tmp_path: Path
) -> None:
    store = Settings(store=library.folder, agendas=tmp_path / "agendas", language="en")
    app = VertelApp(store, clock=lambda: datetime(2026, 11, 24, 15).astimezone())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one(Rows).highlighted = 0  # as where a talk stood that was deleted
        await pilot.pause()
        shown = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any(row.split()[:2] == ["n", "begin"] for row in shown)
        assert any(row.split()[:2] == ["d", "look"] for row in shown)
        assert not any("▌" in row for row in shown)
        keys = [key_name(binding) for binding in bindings_of(app.screen) if binding.show]
        assert keys[:3] == ["n", "c", "d"]
        assert not {"enter", "s", "/", "m"} & {*keys}, "there is no talk to act on"
        assert "q close" in shown[-1]


@pytest.mark.parametrize(("width", "beside"), [(80, False), (120, True)])
async def test_the_year_stands_beside_the_rows_where_there_is_room(
    width: int, beside: bool, tmp_path: Path
) -> None:
    async with shown(SCENES[0], "en", (width, 36), tmp_path) as app:
        assert bool(app.screen.query_one("#aside").region.area) == beside
        assert app.screen.query_one(Rows).region.width == (80 if beside else width)


@pytest.mark.parametrize("held", [6, 8])
async def test_the_last_talks_that_were_held_are_shown_and_one_row_opens_the_others(
    library: TalkLibrary, agenda: Agenda, held: int
) -> None:
    first = whole_talk(agenda)
    for number in range(held):
        day = first.started + timedelta(days=number)
        library.save(change(whole_talk(agenda, f"k3f9q{number}"), started=day))
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        rows = screen.app.screen.query_one(Rows)

        def keys() -> list[str]:
            return [row.id for row in rows.options if row.id and not row.id.startswith("wait")]

        assert len(keys()) == 6, "no row stands for a single talk"
        assert (keys()[-1] == "more:") == (held > 6)
        assert screen.app.screen.check_action("example", ()) is False, "there is something to see"
        await screen.press("end", "enter")
        if held > 6:
            assert len({*keys()}) == held
            assert "more:" not in keys()
            await screen.press("enter")
        assert screen.app.screen is not rows.screen, "the talk that is marked opens"


async def test_the_example_opens_in_a_program_of_its_own_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, library: TalkLibrary
) -> None:
    began: list[list[str]] = []
    monkeypatch.setattr("subprocess.run", lambda words, **_more: began.append(words))
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        monkeypatch.setattr(screen.app, "suspend", nullcontext)
        await screen.press("d")
        assert isinstance(screen.app.screen, HomeScreen)
    assert [words[-3:] for words in began] == [["--demo", "--lang", "en"]]


@pytest.mark.parametrize(
    ("when", "shown"), [(date(2026, 6, 7), " 7 Jun"), (date(2026, 4, 28), "28 Apr")]
)
def test_days_stand_on_their_tens(
    library: TalkLibrary, agenda: Agenda, when: date, shown: str
) -> None:
    day = datetime.combine(when, time(15)).astimezone()
    library.save(change(whole_talk(agenda), started=day))
    overview = library.known().overview
    ((line,), _key) = list(home_rows(overview, (), [], TODAY, KEYS))[-1]
    assert line.who == shown


def test_a_heading_cannot_be_chosen() -> None:
    rows = Rows(markup=False).options_of([((ShownLine("Today", heading=True),), None)])
    assert rows[0].disabled


async def test_home_marks_the_talk_that_was_paused(library: TalkLibrary, agenda: Agenda) -> None:
    first = whole_talk(agenda)
    library.save(first)
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        talk = next_talk(agenda, first)
        screen.app.begin(talk)
        await screen.pilot.pause()
        await screen.press("escape", "escape")
        assert isinstance(screen.app.screen, HomeScreen)
        assert "Agreed on" in screen.text()
        await screen.press("enter")
        assert screen.talk.id == talk.id


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_no_goal_is_cut_at_the_end_and_no_heading_stands_there_alone(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with shown(SCENES[0], "nl", size, tmp_path) as app:
        listed = app.screen.query_one(Rows)

        def last() -> str:
            strips = app.screen._compositor.render_strips()[listed.region.y : listed.region.bottom]
            return next(told for row in reversed(strips) if (told := row.text.rstrip("│ ").strip()))

        assert (
            last()
            == {60: "nog geen gesprek", 80: "2 nov ’27   Team Blauw · gesprek van het team"}[
                size[0]
            ]
        )
        listed.action_last()
        listed.scroll_end(animate=False)
        await at_rest(app)
        assert last().endswith("… nog 8"), "all of it is to be seen"
