"""What helps whoever guides a talk: voices, covered figures, a check-in's line, the coach."""

from datetime import timedelta

import msgspec
import pytest
from conftest import GOAL, NOW, begin, next_talk, whole_talk
from examples import further
from said_in import close
from table import Screen, app_on, screen_on, until
from textual.fuzzy import Matcher
from textual.widgets import Input, Static

from agendas.agenda import Agenda
from agendas.came_to.limits import plan_lines
from agendas.lines import edit
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Language, Person
from locales import words
from store.library import TalkLibrary
from tui.actions import ACTIONS
from tui.check_in.conduct import CheckIn, open_check_in, record
from tui.screens.dialogs.another_day import MoveTalkScreen
from tui.screens.dialogs.talk.bring_in import BringingScreen
from tui.screens.dialogs.talk.line import LineScreen
from tui.screens.dialogs.talk.voices_dialog import VoicesScreen
from tui.screens.home_screen import HomeScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.prepare_screen import PrepareScreen
from tui.screens.story_screen import StoryScreen
from tui.widgets.talk.coach import CoachLine
from tui.widgets.talk.entry import Entry

SIZES = [(60, 18), (80, 24)]


async def opened(screen: Screen, meeting: Talk) -> None:
    screen.app.library.save(meeting)
    screen.app.begin(meeting)
    await screen.pilot.pause()


def entry(screen: Screen) -> Entry:
    return screen.app.screen.query_one(Entry)


def fits(screen: Screen) -> bool:
    """The line to type in and the question are on the screen, whatever it says."""
    height = screen.app.size.height
    question = screen.app.screen.query_one("#question").region
    return entry(screen).region.bottom <= height and question.y < height and question.height > 0


@pytest.mark.parametrize("size", further(SIZES))
async def test_voices_give_an_order_and_are_never_kept(
    library: TalkLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    people = (Person(name="Ruth", role="leader"), Person(name="Joost"), Person(name="Fatima"),
              Person(name="Ana", role="account-giver"))  # fmt: skip
    async with screen_on(library, size=size) as screen:
        await opened(screen, change(begin(agenda), people=people))
        await screen.say("joost: they dare to ask", "reading")
        before = screen.talk.lines
        await screen.press("f4")
        assert isinstance(screen.app.screen, VoicesScreen)
        names = {person.name for person in people}
        told = [row for row in screen.text().splitlines() if "heard" in row]
        rows = [row for row in told if row.split()[0] in names]
        assert [row.split()[0] for row in rows] == ["Ana", "Joost", "Fatima", "Ruth"]
        assert ["not heard yet" in row for row in rows] == [True, False, True, True]
        await screen.press("down", "down", "enter")
        assert entry(screen).text == "Fatima: "
        entry(screen).text = ""
        await screen.pilot.pause()
        assert screen.talk.lines == before
        await screen.press("escape")
        text = next(library.meetings_folder.glob("*.json")).read_text("utf-8")
        assert not any(word in text for word in ("heard", "voices", "spoken", "turns"))


async def test_on_an_empty_line_what_is_typed_next_is_parked_and_the_border_says_so(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.press("f3", *"joost: the copier")
        assert screen.borders == ("■ Joost", "becomes: parked · f6")
        await screen.press("enter")
        assert (screen.said("parked"), screen.notice) == ([("Joost", "the copier")], "Parked.")
        await screen.press("f3")
        assert "Parked: the copier" in screen.notice
        await screen.press("f3", *"they dare", "enter")
        assert screen.said("reading") == [("Ana", "they dare")], "the same key, and it is not"
        await screen.press("f8", "f3")
        assert screen.said("parked")[1:] == [("", "they dare")]
        await screen.press("f8", "enter")
        assert screen.said("parked")[1:] == [("", "they dare")], "undone, it is parked again"


async def test_who_is_away_is_told_at_the_voices_and_is_there_after_all_in_the_role_they_had(
    library: TalkLibrary, agenda: Agenda
) -> None:
    people = (Person(name="Ana", role="account-giver"), Person(name="Joost"),
              Person(name="Ruth", role="leader"))  # fmt: skip
    async with screen_on(library) as screen:
        await opened(screen, change(begin(agenda), people=people))
        await screen.say("joost: they dare to ask", "reading")
        await screen.press("f4", "end", "a")
        assert (screen.talk.names, screen.talk.convened.absent) == (("Ana", "Joost"), ("Ruth",))
        assert "Ruth  away" in " ".join(screen.text().split("■ "))
        await screen.press("home", "a")
        assert "Ana gives account here." in screen.text()
        await screen.press("down", "a")
        assert "Joost said something here, and so was there." in screen.text()
        assert screen.talk.names == ("Ana", "Joost")
        await screen.press("end", "a")
        assert screen.talk.people[-1] == people[-1]
        assert screen.talk.convened.absent == ()
        await screen.press("a", "enter")
        assert entry(screen).text == "Ruth: ", "who comes late speaks"
        assert screen.talk.names == ("Ana", "Joost", "Ruth")


async def test_a_sentence_that_is_half_typed_is_nobodys_name(
    library: TalkLibrary, agenda: Agenda
) -> None:
    async with screen_on(library) as screen:
        await opened(screen, begin(agenda))
        entry(screen).text = "they dare to ask us anything"
        await screen.press("f4")
        assert isinstance(screen.app.screen, VoicesScreen)
        await screen.press("escape")
        assert entry(screen).text == "they dare to ask us anything"
        assert screen.talk.names == ("Ana", "Joost", "Fatima")
        entry(screen).text = "Ruth de Vries (leader)"
        await screen.press("f4")
        assert screen.talk.people[-1] == Person(name="Ruth de Vries", role="leader")
        assert entry(screen).text == ""


@pytest.mark.parametrize("size", further(SIZES))
async def test_a_covered_figure_is_guessed_before_it_is_shown(
    library: TalkLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await opened(screen, begin(agenda))
        await screen.phase("evidence")
        await screen.question("evidence")
        await screen.press("f10")
        await screen.press(*"31 of 52 came")
        assert str(entry(screen).get_line(0)) == "•• •• •• ••••"
        assert screen.borders == ("● Ana, covered", "becomes: seen, figure “…” · f6")
        await screen.press("enter")
        (figure,) = screen.talk.lines
        assert (figure.text, figure.covered) == ("31 of 52 came", True)
        assert "… of … came" in screen.text()
        assert "31 of" not in screen.text()
        assert "of 52" not in screen.text()
        assert fits(screen)
        assert not entry(screen).covered
        await screen.say("joost: about twenty", "guess")
        guess = screen.talk.lines[-1]
        assert (guess.by, guess.text, guess.about) == (("Joost",), "about twenty", figure.id)
        await screen.phase("interpretation")
        assert "Still covered: “… of … came”. f10 shows it." in screen.text()
        await screen.question("meaning", about_figure=True)
        assert screen.talk.lines[0].covered, "nobody uncovered it"
        assert not any("31 of" in seen or "of 52" in seen for seen in screen.seen)
        await screen.press("f10")
        assert not screen.talk.lines[0].covered
        assert "31 of 52 came" in screen.text()


async def test_what_is_half_typed_stays_covered_wherever_it_goes(
    library: TalkLibrary, agenda: Agenda
) -> None:
    async with screen_on(library) as screen:
        await opened(screen, begin(agenda))
        await screen.phase("evidence")
        await screen.press("f10", *"3 falls", "ctrl+pageup", "pageup")
        assert str(entry(screen).get_line(0)) == "• •••••"
        await screen.press("escape", "escape")
        screen.app.resume("k3f9q2")
        await screen.pilot.pause()
        assert (entry(screen).text, str(entry(screen).get_line(0))) == ("3 falls", "• •••••")


async def test_a_covered_line_is_covered_by_every_key_that_acts_on_it(
    library: TalkLibrary, agenda: Agenda
) -> None:
    async with screen_on(library) as screen:
        await opened(screen, begin(agenda))
        await screen.phase("evidence")
        await screen.question("evidence")
        await screen.press("f10", *"joost: 37 falls", "enter")
        await screen.press("f7")
        await screen.press("f7", "f7", "tab", "tab")
        await screen.press("enter")
        assert isinstance(screen.app.screen, LineScreen)
        await screen.press("escape", "f5")
        assert entry(screen).text == "37 falls"
        assert str(entry(screen).get_line(0)) == "•• •••••"
        await screen.press("escape", *["f8"] * 5)
        assert screen.talk.lines == ()
        assert entry(screen).text == "joost: 37 falls"
        assert entry(screen).covered, "as it was typed"
        await screen.press("enter")
        assert screen.talk.lines[0].covered
        assert not any("37" in seen for seen in screen.seen)


async def test_a_line_of_ones_own_check_in_comes_in_when_its_writer_chooses(
    library: TalkLibrary, agenda: Agenda
) -> None:
    first = whole_talk(agenda)
    library.save(first)
    at = NOW + timedelta(days=3)
    said = {"noticed": "two mothers stayed", "means": "they are at ease", "next": "ask"}
    written = CheckIn(goal=GOAL, bring=("noticed",), **said)
    library.save(close(record(open_check_in(library, written, "en", at), written, at), at))
    async with screen_on(library, size=(60, 18)) as screen:
        await opened(screen, next_talk(agenda, first))
        await screen.phase("evidence")
        assert "two mothers stayed" not in msgspec.json.encode(screen.talk).decode()
        await screen.press("ctrl+r")
        assert isinstance(screen.app.screen, BringingScreen)
        assert "two mothers stayed" in screen.text()
        assert "check-in, 27 November 2026" in screen.text()
        await screen.press("enter")
        item, source = screen.talk.lines
        assert (item.text, item.by) == ("two mothers stayed", ("Ana",))
        assert "check-in" in source.text
        assert "they are at ease" not in msgspec.json.encode(screen.talk).decode()


EXITS = {"1": "agreed", "2, Parents trust us": "agreed", "3, At most 80%": "set-aside", "4": "set-aside",
         "5, invite them": "set-aside"}  # fmt: skip


@pytest.mark.parametrize("size", further(SIZES))
async def test_the_coach_asks_one_question_and_each_way_out_works(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.begin("goal-dialogue", "80% of parents attend the evening", "Ana, Joost")
        await screen.phase("wording")
        for said, status in EXITS.items():
            await screen.question("coach")
            assert fits(screen)
            assert "what is then different, and for whom?" in screen.text()
            await screen.say(said)
            goal = screen.conductor.goal
            assert goal.status == status
            assert goal.now.original in ("", "80% of parents attend the evening")
            lines = screen.conductor.lines
            (came,) = plan_lines(lines)
            kept = {
                "3": lines.of("limit"),
                "4": lines.of("sign"),
                "5": came.exit == "to-initiative",
            }
            assert all(bool(found) == (key == said[0]) for key, found in kept.items())
            assert came.exit, "the line that came in has its place"
            await screen.press("f8")
            assert screen.conductor.goal.status == "brought-in"
            assert [line.kind for line in screen.talk.lines] == ["plan line"]


async def test_the_coach_looks_at_a_sentence_while_it_is_typed(library: TalkLibrary) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.begin("goal-dialogue", "80% of parents attend the evening", "Ana, Joost")
        await screen.phase("wording")
        await screen.question("goal_wording")
        entry(screen).text = "Every team writes a plan"
        for _wait in range(40):
            await screen.pilot.pause(0.1)
            if "Who gains what?" in screen.text():
                break
        assert "Suppose it is there: a plan. Who gains what?" in screen.text()
        assert fits(screen)


async def test_of_a_sentence_that_was_put_the_coach_asks_nothing_after_all(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.talk.coach._PAUSE", 0.0)
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.begin("goal-dialogue", "80% of parents attend the evening", "Ana, Joost")
        await screen.phase("wording")
        await screen.question("goal_wording")
        coach = screen.app.screen.query_one(CoachLine)
        for told in ("", "asked of what was put"):
            coach.soon("Every team writes a plan", screen.conductor, "")
            coach.tell(told)
            for _turn in range(20):
                await screen.pilot.pause()
                await screen.app.workers.wait_for_complete()
            assert str(coach.content) == told


@pytest.mark.parametrize(
    ("target_group", "named"), [("", "pupils"), ("our patients", "our patients")]
)
async def test_the_coach_names_people_as_the_goal_or_else_the_config_does(
    library: TalkLibrary, target_group: str, named: str
) -> None:
    app = app_on(library)
    app.settings = app.settings._replace(people_en="pupils")
    async with app.run_test(size=(60, 18)) as pilot:
        screen = Screen(app, pilot)
        await screen.begin("goal-dialogue", "80% of parents attend the evening", "Ana, Joost")
        await screen.phase("wording")
        await screen.question("goal_wording")
        one = screen.talk.passes[0]
        now = msgspec.structs.replace(one.began.goal.now, target_group=target_group)
        goal = msgspec.structs.replace(one.began.goal, wordings=(now,))
        began = msgspec.structs.replace(one.began, goal=goal)
        screen.conductor.talk = edit.change(
            screen.talk, passes=(msgspec.structs.replace(one, began=began),)
        )
        entry(screen).text = "More calm in the building"
        asked = f"Who should notice this: {named}, or others?"
        for _wait in range(100):
            await pilot.pause(0.1)
            if asked in screen.text():
                break
        assert asked in screen.text()


async def test_what_is_put_on_record_raises_a_soft_question(
    library: TalkLibrary, agenda: Agenda
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await opened(screen, begin(agenda))
        await screen.phase("evidence")
        for said, cue in (("31 of 52 parents came", ""), ("Twelve left due to the rain", "due to")):
            await screen.say(said, "evidence")
            await screen.app.workers.wait_for_complete()
            await screen.pilot.pause()
            notice = screen.app.screen.query_one("#notice", Static)
            assert str(notice.content).startswith(f"{cue}: " if cue else "")
            assert bool(str(notice.content)) == bool(cue)
        assert " ".join(str(notice.content).split()).endswith(
            "Move this to interpretation? ↑ and then → take the line a question on."
        )
        await screen.press("up", "right")
        (line,) = (one for one in screen.talk.lines if one.text.startswith("Twelve"))
        assert line.question != "evidence", "as it was told"


async def test_dissent_keeps_a_wording_proposed_until_everyone_stands_behind_it(
    library: TalkLibrary, agenda: Agenda
) -> None:
    first = whole_talk(agenda)
    library.save(first)
    async with screen_on(library, size=(60, 18)) as screen:
        await opened(screen, change(next_talk(agenda, first), people=first.people[:2]))
        await screen.phase("interpretation")
        await screen.say("2, it goes both ways", "decision")
        await screen.say("They trust each other", "new_wording")
        await screen.question("stands_behind")
        assert fits(screen)
        await screen.say("everyone: 1")
        await screen.close()
        await screen.press("escape")
        assert "a proposal waits for consent" in screen.text()
        state = library.state().goals[first.goal.id]
        assert state.goal.now.text == GOAL
        await opened(screen, begin(agenda, "t5v7w9", state, NOW + timedelta(days=28)))
        await screen.phase("goal")
        await screen.question("stands_behind")
        assert "“They trust each other”" in screen.text()
        assert "Not asked yet: Fatima." in screen.text()
        assert fits(screen)
        await screen.say("fatima: 1")
        await screen.close()
    goal = library.state().goals[first.goal.id].goal
    assert (goal.now.text, goal.now.agreed_in) == ("They trust each other", "t5v7w9")


async def test_a_talk_is_put_on_another_day_from_home(library: TalkLibrary, agenda: Agenda) -> None:
    talk = whole_talk(agenda)
    library.save(change(talk, started=talk.started - timedelta(hours=1)))  # before it is put off
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.pilot.pause()
        await screen.press("v")
        assert isinstance(screen.app.screen, MoveTalkScreen)
        screen.app.screen.query_one("#to", Input).value = "12 january 2027"
        await screen.press("pagedown")
        assert "Why is it another day?" in screen.text()
        screen.app.screen.query_one("#why", Input).value = "the flu"
        await screen.press("pagedown")
        assert isinstance(screen.app.screen, HomeScreen)
        await until(screen.pilot, lambda: "12 Jan" in screen.text())
    (planned,) = library.state().goals["g-k3f9q2"].planned
    assert [(str(m.was), str(m.to), m.text) for m in planned.moved] == [
        ("2026-12-08", "2027-01-12", "the flu")
    ]
    assert planned.open


@pytest.mark.parametrize("size", further(SIZES))
async def test_the_story_opens_from_home_and_a_line_opens_its_talk(
    library: TalkLibrary, agenda: Agenda, size: tuple[int, int]
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.press("s")
        assert isinstance(screen.app.screen, StoryScreen)
        told = screen.text()
        for words in (GOAL, "they find their own way in", "more lines"):
            assert words in told
        await screen.press("enter")
        assert isinstance(screen.app.screen, MinutesScreen)
        await screen.press("escape", "n")
        assert isinstance(screen.app.screen, PrepareScreen)
        assert screen.app.screen.query_one("#goal", Input).value == GOAL


@pytest.mark.parametrize(
    ("language", "sought"),
    [
        ("nl", "aanwezig"), ("nl", "afwezig"), ("nl", "wie is er"), ("nl", "team"),
        ("en", "present"), ("en", "away"), ("en", "who is there"), ("en", "team"),
    ],
)  # fmt: skip
def test_where_it_is_told_who_is_there_is_found_in_the_palette(
    language: Language, sought: str
) -> None:
    told = {one.id: words(language).gettext(one.about) for one in ACTIONS["talk"]}
    scores = {name: Matcher(sought).match(about) for name, about in told.items()}
    assert max(scores, key=lambda name: scores[name]) == "people"
    assert scores["people"] > 0
