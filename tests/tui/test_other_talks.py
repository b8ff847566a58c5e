"""Talks of other kinds on the screen: several goals, limits, a plan from a file."""

from pathlib import Path

import msgspec
import pytest
from conftest import GOAL, NOW, begin, talk_through, whole_talk
from examples import further
from said_in import close
from table import Screen, screen_on
from textual.widgets import Select

from agendas.agenda import Agenda
from agendas.came_to.counting import TalkLines
from agendas.came_to.limits import plan_lines
from agendas.lines.edit import change
from store.library import TalkLibrary
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.prepare_screen import PrepareScreen
from tui.widgets.talk.entry import Entry

SIZES = [(60, 18), (80, 24)]


def fits(screen: Screen) -> bool:
    """The line to type in and the question are on the screen, whatever it says."""
    height = screen.app.size.height
    question = screen.app.screen.query_one("#question").region
    line = screen.app.screen.query_one(Entry).region
    return line.bottom <= height and question.y < height and question.height > 0


async def test_several_goals_in_one_talk_each_keep_their_own_words(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    other = begin(agenda, "p2q4r6")
    goal = msgspec.structs.replace(other.goal, id="g-p2q4r6",
                                   wordings=(msgspec.structs.replace(other.goal.now, text="Pupils dare to fail"),))  # fmt: skip
    (one,) = other.passes
    began = msgspec.structs.replace(one.began, goal=goal)
    other = change(other, passes=(msgspec.structs.replace(one, goal=goal.id, began=began),))
    library.save(close(talk_through(other, agenda), NOW))
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.begin("goals", "", "Ana, Joost")
        await screen.question("chosen_goal")
        assert "Pupils dare to fail" in screen.text()
        assert fits(screen)
        await screen.say("1 2")
        for number in (1, 2):
            await screen.phase(f"evidence-{number}")
            assert screen.conductor.goal.now.text in screen.text()
            await screen.say(f"what we saw for goal {number}", "evidence")
        lines = screen.conductor.lines
        assert [lines.of("ground", n)[0].text for n in (1, 2)] == [
            "what we saw for goal 1", "what we saw for goal 2",
        ]  # fmt: skip
        await screen.press("ctrl+pageup")
        assert screen.talk.phase.segment == 2
        await screen.close()
        assert isinstance(screen.app.screen, MinutesScreen)


async def test_undoing_the_choice_of_goals_takes_their_phases_back_too(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda))
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.begin("goals", "", "Ana, Joost")
        before = [phase.id for phase in screen.talk.phases]
        await screen.say("1", "chosen_goal")
        assert [phase.id for phase in screen.talk.phases] != before
        await screen.phase("evidence-1")
        await screen.press("ctrl+z")
        assert [phase.id for phase in screen.talk.phases] == before
        assert screen.talk.phase.kind == "choose"
        assert not any(one.chosen for one in screen.talk.passes[1:])
        await screen.say("1", "chosen_goal")
        await screen.phase("evidence-1")
        await screen.say("they stayed", "evidence")
        assert screen.said("ground")[0][1] == "they stayed"


@pytest.mark.parametrize("size", further(SIZES))
async def test_a_talk_on_limits_asks_boundary_or_recipe_and_its_plan_waits_on_home(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.begin("frames", "", "Ruth (leader), Ana")
        assert screen.talk.phase.id == "never", "there are no limits yet to look at again"
        await screen.say("that money of one class goes to another", "prevent")
        await screen.phase("limit")
        await screen.say("Every class must use the order form, at most €500", "frame_text")
        assert screen.asked
        assert screen.asked.slot.name == "frame_text", "the lamp stays"
        await screen.phase("recipes")
        assert "Is this a boundary or a recipe?" in screen.text()
        assert fits(screen)
        await screen.close()
        await screen.press("escape")
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("initiative")
        await screen.say("a coffee corner of €650", "initiative")
        await screen.question("limits")
        assert "a Every class must use the order form, at most €500" in screen.text()
        assert fits(screen)
        await screen.say("2, a it costs more")
        await screen.close()
        await screen.press("escape")
        assert "touches a limit: plan or limit" in screen.text()
        await screen.press("home", "enter")
        assert isinstance(screen.app.screen, PrepareScreen)
        assert screen.app.screen.query_one("#agenda", Select).value == "plan-or-frame"
        await screen.press("pagedown")
        assert "a coffee corner of €650" in screen.text()
        await screen.close()


PLAN = ("80% of parents attend\nThe pupil system is in use before the summer\n",
        "nr;goal\n1;80% of parents attend\n2;The pupil system is in use before the summer\n")  # fmt: skip


@pytest.mark.parametrize(("suffix", "text"), [(".txt", PLAN[0]), (".csv", PLAN[1])])
def test_a_plan_is_taken_in_from_a_file_and_finds_its_places(
    library: TalkLibrary, tmp_path: Path, suffix: str, text: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    import io
    import sys

    from tui.commands import main

    file = tmp_path / f"plan{suffix}"
    file.write_text(text, "utf-8")
    monkeypatch.setenv("VERTEL_STORE", str(library.folder))
    typed = "\n2, Parents bring their child with trust\n\n5\n\n\n/close\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    with pytest.raises(SystemExit) as done:
        main(["meet", "plan", "--plain", "--from", str(file), "--with", "Ana", "--team", "Blue"])
    shown = capsys.readouterr().out
    assert done.value.code in (0, None), shown
    (talk,) = library.talks()
    assert talk.ended, shown
    assert [(line.text, line.exit) for line in plan_lines(TalkLines(talk))] == [
        ("80% of parents attend", "reword"),
        ("The pupil system is in use before the summer", "to-initiative"),
    ]
    (state,) = library.state().goals.values()
    assert (state.goal.now.text, state.goal.now.original) == (
        "Parents bring their child with trust", "80% of parents attend",
    )  # fmt: skip
    assert [line.text for line in state.lines] == ["The pupil system is in use before the summer"]
