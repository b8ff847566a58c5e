"""Prepare: what is known of a goal is there, nobody waits for it, and nothing typed there is lost."""

from pathlib import Path
from threading import Event, Timer, get_ident, main_thread

import pytest
from conftest import GOAL, NOW, SAID, begin, talk_through, whole_talk
from rest import at_rest
from said_in import Came, add, close
from table import Screen, app_on, screen_on, until
from textual._compositor import Compositor, ReflowResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from agendas.agenda import Agenda
from agendas.lines.edit import change, mend
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import Goal, Meaning, Person, Wording
from agendas.records.state import GoalState, State
from docs.scenes import SCENES, shown
from store.admin.erase_name import erase_name
from store.library import TalkLibrary
from store.prepared import Prepared, PreparedTalks
from tui.screens.prepare_notes import beside_each_other, comes_along, completed, who_is_there
from tui.screens.talk_screen import TalkScreen
from tui.start_talk import listed, people, start
from tui.widgets.drop_down import DropDown
from tui.widgets.rows import Rows
from tui.words.signs import Roster


async def test_the_store_is_read_once_and_not_at_each_letter(
    library: TalkLibrary, agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library) as screen:
        read: list[State] = []
        state = screen.app.library.state

        def counted() -> State:
            read.append(state())
            return read[-1]

        monkeypatch.setattr(screen.app.library, "state", counted)
        await screen.press("n")
        once = len(read)
        assert once <= 1
        goal = screen.app.screen.query_one("#goal", Input)
        goal.value = ""
        goal.focus()
        await screen.press(*"They")
        assert not str(screen.app.screen.query_one("#known", Static).content)
        goal.value = GOAL.upper()
        await screen.pilot.pause()
        assert "walk-in" in str(screen.app.screen.query_one("#known", Static).content)
        assert len(read) == once


async def test_the_first_picture_is_laid_out_for_the_window(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: dict[str, frozenset[str]] = {}
    lay_out = Compositor.reflow

    def seen(compositor: Compositor, parent: Widget, size: Size) -> ReflowResult:
        laid_out.setdefault(type(parent).__name__, parent.classes)
        return lay_out(compositor, parent, size)

    monkeypatch.setattr(Compositor, "reflow", seen)
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.press("n")
        for name in ("HomeScreen", "PrepareScreen"):
            assert {"-normal", "-middle"} <= laid_out[name], name


def lines(screen: Screen) -> tuple[str, ...]:
    return tuple(
        screen.app.screen.query_one(f"#{field}", Input).value for field in ("goal", "names", "team")
    )


async def put(screen: Screen, text: str) -> None:
    """Have this stand in the field with the cursor, at once."""
    field = screen.app.focused
    assert isinstance(field, Input)
    field.value, field.cursor_position = text, len(text)
    await screen.pilot.pause()


async def test_what_was_typed_is_offered_when_one_comes_back_and_hijacks_nothing(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.press("n", *"They dare", "tab", *"Ana", "escape")
        told = " ".join(str(notice.message) for notice in screen.app._notifications)
        assert "f8 puts it back when you come back" in told
        assert library.summaries() == [], "nothing is begun"
        await screen.press("n")
        assert lines(screen) == ("", "", "")
        assert "You typed here before: “They dare”, “Ana”. f8 puts it back." in screen.text()
        await screen.press("f8")
        assert lines(screen) == ("They dare", "Ana", "")
        assert "f8 takes this out again, and keeps it." in screen.text()
        await screen.press("f8")
        assert lines(screen) == ("", "", "")


async def test_what_was_typed_before_survives_what_is_typed_and_begun_after_it(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.press("n", *"They dare", "escape", "n", *"They read", "escape")
        await screen.press("n", "f8")
        assert lines(screen)[0] == "They read"
        await screen.press("pagedown")
        assert screen.talk.goal.now.text == "They read"
        await screen.press("escape", "escape", "n", "f8")
        assert lines(screen)[0] == "They dare"


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_it_is_there_in_the_next_run_too(library: TalkLibrary, key: str) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        await Screen(app, pilot).press("n", *"They dare", key)
    again = app_on(library)
    async with again.run_test() as pilot:
        screen = Screen(again, pilot)
        await screen.press("n", "f8")
        assert lines(screen)[0] == "They dare"


async def test_it_is_on_disk_before_anything_is_pressed(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        await Screen(app, pilot).press("n", *"They dare")

        def is_kept() -> bool:
            found = PreparedTalks(app_on(library).library).get("accountability ")
            return found is not None and found.goal == "They dare"

        await until(pilot, is_kept)


async def test_a_slow_disk_holds_nobody_up_and_the_last_letters_win(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(library)
    journal = app.library.journal
    assert journal is not None
    real, begun, go_on, by = journal.keep_draft, Event(), Event(), list[int]()

    def slow(name: str, data: bytes) -> bool:
        by.append(get_ident())
        begun.set()
        assert get_ident() == main_thread().ident or go_on.wait(10)
        return real(name, data)

    monkeypatch.setattr(journal, "keep_draft", slow)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        await screen.press("n", *"They")
        await until(pilot, begun.is_set)
        assert main_thread().ident not in by
        await screen.press(*" dare")
        assert lines(screen)[0] == "They dare"
        await pilot.pause(0.7)
        assert len(by) == 1, "one is written at a time"
        Timer(0.2, go_on.set).start()
        await screen.press("escape")
        assert go_on.is_set(), "what was being written was waited for"
        kept = PreparedTalks(app_on(library).library).get("accountability ")
        assert kept is not None
        assert kept.goal == "They dare"


async def test_it_goes_when_the_talk_begins(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await screen.press("n", *"They dare", "escape", "n", "f8", "pagedown")
        assert screen.talk.goal.now.text == "They dare"
        await screen.press("escape", "escape", "n")
        assert "You typed here before" not in screen.text()


async def test_what_the_command_line_names_is_not_put_back_and_the_rest_is(
    library: TalkLibrary,
) -> None:
    app = app_on(library)
    before = Prepared(goal="They dare", names="Ana", team="Blue", agenda="accountability")
    app.prepared.put("accountability ", before)
    async with app.run_test() as pilot:
        app.prepare(team="Green", names=("Piet",))
        await pilot.pause()
        await pilot.press("f8")
        assert lines(Screen(app, pilot)) == ("They dare", "Piet", "Green")


def test_who_has_a_role_gives_no_account_also_where_they_stand_first() -> None:
    roles = [person.role for person in people(("Ruth (leader)", "Ana", "Joost"))]
    assert roles == ["leader", "account-giver", "partner"]


@pytest.mark.parametrize(
    ("goal", "team", "names", "first"),
    [
        ("", "", (), "goal"),
        ("", "", ("Ana",), "goal"),
        ("They dare", "", (), "names"),
        ("They dare", "", ("Ana", "Joost"), "team"),
        ("They dare", "Blue", ("Ana", "Joost"), "names"),
    ],
)
async def test_the_cursor_is_at_what_is_still_to_be_filled_in(
    library: TalkLibrary, goal: str, team: str, names: tuple[str, ...], first: str
) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        app.prepare(goal=goal, team=team, names=names)
        await pilot.pause()
        assert app.focused
        assert app.focused.id == first


async def test_what_was_kept_stays_until_something_is_typed(library: TalkLibrary) -> None:
    app = app_on(library)
    door = "accountability They dare"
    before = Prepared(goal="They dare", names="Ana, Joost", agenda="accountability")
    app.prepared.put(door, before)
    async with app.run_test() as pilot:
        screen = Screen(app, pilot)
        app.prepare(goal="They dare", names=("Piet",))
        await pilot.pause(0.7)
        assert app.prepared.get(door) == before
        await screen.press("escape")
        assert app.prepared.get(door) == before
        app.prepare(goal="They dare", names=("Piet",))
        await pilot.pause()
        await screen.press("shift+tab", "end", *", Ana", "escape")
        kept = app.prepared.get(door)
        assert kept is not None
        assert kept.names == "Piet, Ana"


async def test_goals_are_offered_as_one_types_and_their_people_come_along(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library) as screen:
        await screen.press("n", *"with xyz")
        matches = screen.app.screen.query_one("#matches", Rows)
        assert not matches.display
        await screen.press(*["backspace"] * 4, *" trust")
        assert [str(option.prompt) for option in matches.options] == [
            f"{NOW.astimezone():%-d %b}  {GOAL}"
        ]
        assert matches.highlighted is None, "nothing is chosen that nobody chose"
        await screen.press("down", "enter")
        assert lines(screen) == (GOAL, "Ana, Joost, Fatima", "Blue")
        assert screen.app.focused is screen.app.screen.query_one("#names")
        assert not matches.display


async def test_names_that_somebody_typed_stay_whatever_goal_is_chosen(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library) as screen:
        await screen.press("n")
        screen.app.screen.query_one("#names", Input).value = "Piet"
        screen.app.screen.query_one("#goal", Input).value = GOAL
        await screen.pilot.pause()
        assert lines(screen)[1] == "Piet"


async def test_whoever_empties_who_is_there_has_nobody_at_the_table_and_lines_of_nobody(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library) as screen:
        await screen.press("n")
        screen.app.screen.query_one("#goal", Input).value = GOAL
        await screen.pilot.pause()
        names = screen.app.screen.query_one("#names", Input)
        assert names.value, "those of last time are proposed"
        names.focus()
        await screen.press("ctrl+u", "end", "ctrl+u", "pagedown")
        assert (screen.talk.people, screen.talk.account_giver) == ((), "")
        await screen.say("the list still hangs there")
        assert screen.talk.lines[-1].by == ()


def test_a_name_that_is_begun_is_written_out_once() -> None:
    names = ("Joost", "Joan")
    assert completed("Ana, jo", names) == "Ana, joost"
    assert completed("Joost, jo", names) == "Joost, joan"
    assert completed("Joost, Joan, jo", names) is None
    assert completed("Ana, ", names) is None


def test_nobody_is_broken_off_from_their_mark() -> None:
    parts = [Content("● Ana gives account"), Content("▲ Joost"), Content("x" * 60)]
    assert [str(row) for row in beside_each_other(parts, 28)] == [
        "● Ana gives account",
        "▲ Joost",
        *("x" * size for size in (28, 28, 4)),
    ]
    assert str(beside_each_other(parts[:2], 29)[0]) == "● Ana gives account   ▲ Joost"


async def test_leaving_with_nothing_typed_says_nothing(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test() as pilot:
        await Screen(app, pilot).press("n", "escape")
        assert not list(app._notifications)


def test_a_name_is_taken_out_of_it_as_of_all_that_is_kept(
    library: TalkLibrary, tmp_path: Path
) -> None:
    of_machine = TalkLibrary(library.folder, library.now, tmp_path / "state")
    PreparedTalks(of_machine).put("door", Prepared(goal="They dare", names="Amina, Joost"))
    erase_name(of_machine, "Amina", "P-1234")
    kept = PreparedTalks(of_machine).get("door")
    assert kept is not None
    assert kept.names == "P-1234, Joost"


def test_two_windows_keep_each_what_was_typed_at_their_own_door(
    library: TalkLibrary, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    one, two = (
        PreparedTalks(TalkLibrary(library.folder, library.now, state)) for _window in range(2)
    )
    assert one.get("a") is None
    assert two.get("b") is None
    assert one.put("a", Prepared(goal="They dare"))
    assert two.put("b", Prepared(goal="They ask"))
    assert one.put("c", None)
    again = PreparedTalks(TalkLibrary(library.folder, library.now, state))
    assert again.get("a") == Prepared(goal="They dare")
    assert again.get("b") == Prepared(goal="They ask")


def test_where_it_cannot_be_written_it_is_there_as_long_as_the_program_runs(
    library: TalkLibrary,
) -> None:
    kept = PreparedTalks(TalkLibrary(library.folder, library.now))
    assert not kept.put("a", Prepared(goal="They dare"))
    assert kept.get("a") == Prepared(goal="They dare")
    kept.put("a", None)
    assert kept.get("a") is None


async def test_a_talk_about_plan_or_limit_invites_who_keeps_the_limit(
    library: TalkLibrary, agenda: Agenda
) -> None:
    limit = Frame(
        id="", text="no more than 500 euro", frame="f-1", owner="Ruth", valid_from=NOW.date()
    )
    first = begin(agenda)
    first = change(first, agreed=Agreed(frames=(limit,)))
    said = {**SAID, "limits": "2, a the books"}
    library.save(close(add(talk_through(first, agenda, said), "frames", limit), NOW))
    async with screen_on(library, size=(100, 34)) as screen:
        await screen.pilot.pause()
        await screen.press("enter")
        assert screen.app.screen.query_one("#agenda", Select).value == "plan-or-frame"
        assert lines(screen)[1] == "Ana, Joost, Fatima, Ruth"
        assert "Keeps the limit\nRuth" in screen.text()
        await screen.press("pagedown")
        assert "Ruth" in screen.talk.names


@pytest.mark.parametrize(
    ("agenda_id", "told"),
    [
        ("accountability", "Which goal is the talk about? Type it on the first line."),
        ("goals", "There are no goals yet to look at. Choose “Goal dialogue” to begin with one."),
    ],
)
async def test_what_is_missing_is_told_as_it_is_done_here(
    library: TalkLibrary, agenda_id: str, told: str
) -> None:
    async with screen_on(library) as screen:
        await screen.press("n")
        screen.app.screen.query_one("#agenda", Select).value = agenda_id
        await screen.pilot.pause()
        await screen.press("pagedown")
        assert screen.notice == told
        await screen.press(*"Wij")
        assert told not in screen.text()


async def test_who_is_wanted_and_was_not_there_is_proposed(
    library: TalkLibrary, agenda: Agenda
) -> None:
    said = {**SAID, "due": "8 December, with Joy and Joost"}
    library.save(close(talk_through(begin(agenda), agenda, said), NOW))
    async with screen_on(library) as screen:
        await screen.press("enter")
        assert lines(screen)[1] == "Ana, Joost, Fatima, Joy"
    begun = start(library, agenda, GOAL, (), "en", NOW)
    assert begun.names == ("Ana", "Joost", "Fatima", "Joy")


async def test_an_initiative_of_nobody_has_no_colon_before_it(
    library: TalkLibrary, agenda: Agenda
) -> None:
    talk = whole_talk(agenda)
    (taken,) = Came(talk).initiatives
    library.save(mend(talk, taken.id, by=()))
    async with screen_on(library) as screen:
        await screen.press("enter")
        known = str(screen.app.screen.query_one("#known", Static).content)
        assert known == f"This talk opens with: {taken.text}"


def test_how_names_are_written_is_told_until_one_is() -> None:
    told = "commas between"
    assert told in str(who_is_there((), (), Roster(), how=True))
    ana = Person(name="Ana")
    assert told not in str(who_is_there((ana,), (), Roster(), how=True))


def test_names_are_told_apart_by_what_people_write_between_them_but_for_a_name_known_whole() -> (
    None
):
    assert listed("Ana, Joost en Ruth (leader)") == ("Ana", "Joost", "Ruth (leader)")
    assert listed("Ana, Joost, and Ruth & Henk") == ("Ana", "Joost", "Ruth", "Henk")
    assert listed("Ana en Joost, Ruth", ("Ana en Joost",)) == ("Ana en Joost", "Ruth")
    assert listed("Ruth (leader and more), Anders Enger") == (
        "Ruth (leader and more)",
        "Anders Enger",
    )
    assert completed("Ana en jo", ("Joost",)) == "Ana en joost"


async def test_the_last_two_names_of_a_list_are_two_people_and_the_chips_show_it(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.press("n", *"They", "tab")
        await put(screen, "Ana, Joost en Ruth")
        who = str(screen.app.screen.query_one("#who", Static).content)
        assert "Joost   Ruth" in who
        await screen.press("pagedown")
        assert screen.talk.names == ("Ana", "Joost", "Ruth")


async def test_a_team_that_reads_as_people_is_asked_back_and_they_are_offered_as_who_is_there(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library) as screen:
        await screen.press("enter", "tab")
        await put(screen, "Joost, Fatima, Nadia")
        asked = screen.app.screen.query_one("#of-team", Static)
        assert str(asked.content) == "These read as people: enter here puts them at “who”."
        await screen.press("pagedown")
        assert str(asked.content).endswith("pgdn again begins with them as the name of the team.")
        assert lines(screen)[1:] == ("Ana, Joost, Fatima", "Joost, Fatima, Nadia")
        await screen.press("enter")
        assert lines(screen)[1:] == ("Joost, Fatima, Nadia", "Blue")
        assert screen.app.focused is screen.app.screen.query_one("#names")
        assert not asked.display
        await screen.press("pagedown")
        assert (screen.talk.names, screen.talk.team) == (("Joost", "Fatima", "Nadia"), "Blue")


async def test_a_role_behind_a_name_is_asked_back_once_and_nobody_is_given_one_by_guess(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library) as screen:
        typed = "Ana, Joost, Ruth leidinggevende"
        await screen.press("enter")
        await put(screen, typed)
        asked = screen.app.screen.query_one("#of-names", Static)
        assert str(asked.content) == "enter here makes Ruth (leidinggevende) of it."
        await screen.press("pagedown")
        assert str(asked.content).endswith("pgdn again begins with it as a name.")
        await screen.press("enter")
        assert lines(screen)[1] == "Ana, Joost, Ruth (leidinggevende)"
        assert not asked.display
        await put(screen, typed)
        await screen.press("pagedown")
        assert str(asked.content).endswith("begins with it as a name."), "it was said already"
        assert screen.talk.names == ("Ana", "Joost", "Ruth leidinggevende")


async def test_whoever_calls_a_team_by_its_people_says_so_once_and_a_known_team_is_never_asked(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library) as screen:
        await screen.press("enter", "tab")
        await put(screen, "Ana and Joost")
        await screen.press("pagedown", "pagedown")
        assert screen.talk.team == "Ana and Joost"
        await screen.close()
        screen.app.prepare(goal=screen.app.library.summaries()[0].id, team="ana and joost")
        await screen.pilot.pause()
        assert not screen.app.screen.query_one("#of-team").display


async def test_where_one_types_is_told_without_colour(library: TalkLibrary) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.press("n", *"They", "tab")
        for size, key, field in (
            ((60, 18), "tab", "team"), ((80, 24), "shift+tab", "names"), ((120, 36), "tab", "team"),
        ):  # fmt: skip
            await screen.pilot.resize_terminal(*size)
            await screen.press(key)
            rows = {
                row.styles.border_left[0]: row for row in screen.app.screen.query(".row").results()
            }
            assert rows["outer"].query_one(f"#{field}").has_focus
            assert len(rows) == 2


def test_below_the_names_stands_who_was_there_last_time() -> None:
    ana, joost, ruth = (Person(name=name) for name in ("Ana", "Joost", "Ruth"))

    def told(*there: Person) -> str:
        return str(who_is_there(there, (ana, joost), Roster(), how=False)).partition("\n")[2]

    assert told(ana, joost) == "all were there last time, too"
    assert told(ana) == "there last time: Joost"
    assert told(ana, joost, ruth) == "", "of Ruth it would not be true"
    assert told() == ""


def test_readings_of_others_tell_beside_what_they_stand() -> None:
    goal = Goal(id="g", wordings=(Wording(n=1, text="They dare"),))
    others = (Meaning(id="m", text="it is the coffee", by="Joost"),)
    told = str(comes_along(GoalState(goal=goal, others=others), (), Roster()))
    assert told == "\n".join((
        "Read differently", "Joost", "it is the coffee", "beside the reading of who gave account"
    ))  # fmt: skip


async def test_below_the_agenda_stands_how_many_questions_the_lamp_will_count(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "prepare")
    async with shown(scene, "en", (120, 36), tmp_path) as app:
        note, agenda = app.screen.query_one("#of-agenda", Static), app.screen.query_one(DropDown)
        at_first = str(note.content)
        agenda.value = "peer"
        await at_rest()
        assert note.content not in (at_first, "")
        agenda.value = "accountability"
        await at_rest()
        assert str(note.content) == at_first
        await app._press_keys(["pagedown"])
        await at_rest()
        assert isinstance(app.screen, TalkScreen)
        assert at_first == f"{app.screen.talk.question_of[1]} questions"


@pytest.mark.parametrize("size", [(60, 18), (120, 36)])
async def test_a_line_that_may_stay_empty_is_a_hint_and_looks_like_no_line_that_is_filled_in(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.press("n")
        head = screen.app.screen.query_one("#head", Input)

        def row() -> str:
            strips = screen.app.screen._compositor.render_strips()
            return " ".join(strips[head.content_region.y].text.split())

        assert row() == "if you like: where, and who is away"
        screen.app.screen.set_focus(head)
        await put(screen, "room 2.04")
        assert "minutes" in row()
        assert "room 2.04" in row()
        await screen.press("shift+tab")
        assert "minutes" in row(), "what is written there has its label"
