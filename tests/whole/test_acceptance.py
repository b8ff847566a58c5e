"""The ten acceptance tests of method.md §6, for somebody who knows the method, and test 0.

Each goes through the screen with its keys, or through the prompts with nothing but their input, and
looks for both: that the method is there, and that no sign of a mere form is.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import NOW
from line import VERTEL
from said_in import Came
from table import Said, Screen, app_on, lines_for, screen_on

from agendas.came_to.counting import TalkLines
from agendas.came_to.limits import limits
from agendas.lines.talk import Talk
from store.library import TalkLibrary

TRUST = "Parents bring their child to school with trust"
FORM = re.compile(
    r"\b(?:vague|measurable|SMART|smarter|deadline|failed|achieved|on track|not met|met|submitted|"
    r"awaiting|pending|approved by|reject\w*|score[sd]?|rating|rank\w*|percent complete|KPI|overdue|"
    r"better goal|action items?|assignee|appraisal)\b|[✓✔✗✘]|\b\d+ ?/ ?\d+ (?:done|reached)",
    re.IGNORECASE,
)
ROOT = Path(__file__).parents[2]


SIZES = ((80, 24), (60, 18))


@pytest.fixture(params=[0, 1] if os.environ.get("VERTEL_MESSY") == "all" else [0])
async def screen(request: pytest.FixtureRequest, library: TalkLibrary) -> Iterator[Screen]:  # type: ignore[misc]
    """One size after the other, by the number of the test; --messy goes through each at both."""
    app = app_on(library)
    size = SIZES[(int(request.node.name.split("_")[1]) + request.param) % 2]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        found = Screen(app, pilot)
        yield found
        assert FORM.findall("\n".join(found.seen)) == []


def minutes_of(library: TalkLibrary, meeting: Talk) -> str:
    from minutes.document import document
    from minutes.formats.plain_text import to_text

    return " ".join(to_text(document(library.open(meeting.id))).split())


async def shown(screen: Screen) -> list[str]:
    """The words of the choices that are offered now."""
    asked = screen.asked
    assert asked is not None
    return [words.en for words in asked.slot.choices.values()]


async def test_1_the_percentage(screen: Screen, library: TalkLibrary) -> None:
    percentage = "80% of parents attend the parents' evening"
    await screen.begin("goal-dialogue", percentage, "Ana, Joost")
    await screen.phase("wording")
    await screen.question("coach")
    assert "what is then different, and for whom?" in screen.text()
    assert "to the indicators" in await shown(screen)
    await screen.say("4, how many parents come")
    await screen.question("goal_wording")
    await screen.say(TRUST)
    talk, goal = screen.talk, screen.conductor.goal
    assert goal.now.text == TRUST
    assert goal.now.original == percentage, "the original wording is kept"
    sign = Came(talk).indicators[0]
    assert (sign.text, sign.once_target) == ("how many parents come", percentage)
    await screen.close()
    told = minutes_of(library, talk)
    assert TRUST in told
    assert percentage in told
    assert not FORM.findall(told)


async def test_2_the_budget_cut(screen: Screen, library: TalkLibrary) -> None:
    saving = "We cut the training budget by 5%"
    await screen.begin("goal-dialogue", saving, "Ana, Ruth (leader)")
    await screen.phase("wording")
    await screen.question("coach")
    assert "This limits money or hours." in screen.text()
    await screen.say("3, The training budget stays below 95% of last year")
    assert screen.app.screen.query_one("#notice").display is False, "the percentage raises nothing"
    talk = screen.talk
    assert [(f.text, f.kind) for f in limits(TalkLines(talk))] == [
        ("The training budget stays below 95% of last year", "money")
    ]
    assert screen.conductor.goal.now.text == saving, "no better sentence was made of it"
    await screen.close()
    state = library.state()
    assert [f.text for f in state.team("Blue").in_force(talk.started.date())] == [
        "The training budget stays below 95% of last year"
    ]
    assert state.goals_in("Blue") == (), "a limit is no goal of the team"


async def test_3_the_broad_goal(screen: Screen, library: TalkLibrary) -> None:
    await screen.begin("goal-dialogue", "Pupils feel at home with us", "Ana, Joost")
    await screen.phase("wording")
    await screen.say("Pupils feel at home with us", "goal_wording")
    asked = screen.asked
    assert asked is None or asked.slot.name != "coach", "nothing is wrong with a broad goal"
    await screen.phase("readings")
    assert "How do you read this goal" in screen.text()
    await screen.say("joost: they dare to be themselves")
    await screen.close()
    await screen.press("escape")
    goal = next(iter(library.state().goals))
    await screen.begin("accountability", goal, "Joost, Ana")
    await screen.phase("goal")
    await screen.question("reading")
    await screen.phase("indicator")
    await screen.question("indicator")
    assert "How will you notice it works" in screen.text()


async def test_6_the_bare_figure(screen: Screen, library: TalkLibrary) -> None:
    await screen.begin("accountability", TRUST, "Ana, Joost")
    await screen.phase("evidence")
    await screen.say("70% of parents came, where 80% was aimed at", "evidence")
    figure = Came(screen.talk).evidence[0]
    await screen.phase("interpretation")
    await screen.question("meaning", about_figure=True)
    assert "What does this figure tell you?" in screen.text()
    assert figure.text in screen.text()
    told = minutes_of(library, screen.talk)
    assert "meaning still open" in told.casefold(), "an export before the close says so"
    for _step in range(8):
        await screen.press("ctrl+pagedown")
        if "No meaning yet" in screen.text():
            break
    assert "No meaning yet" in screen.text(), "it is asked for before the talk is closed"
    await screen.press("ctrl+pageup")
    while screen.talk.phase.id != "interpretation":
        await screen.press("ctrl+pageup")
    await screen.say("they come when we ask them ourselves", "meaning", about_figure=True)
    talk = screen.talk
    await screen.close()
    told = minutes_of(library, talk)
    assert "they come when we ask them ourselves" in told
    assert "meaning still open" not in told.casefold()
    assert not re.search(r"-\s?10\b|10 (?:points|percent)", told), "nothing was worked out from it"
    assert not FORM.findall(told)


async def a_first_talk(screen: Screen) -> Talk:
    """A talk in which Ana takes something up under the goal's first wording."""
    await screen.begin("accountability", TRUST, "Ana, Joost")
    await screen.phase("initiative")
    await screen.say("a walk-in morning on Fridays", "initiative")
    await screen.say("that the door is open to them too", "notice")
    await screen.say("1", "limits")
    await screen.say("in 3 weeks, with Joost", "due")
    talk = screen.talk
    await screen.close()
    await screen.press("escape")
    return talk


async def test_7_the_changed_goal(screen: Screen, library: TalkLibrary) -> None:
    first = await a_first_talk(screen)
    await screen.begin("accountability", first.goal.id, "Ana, Joost")
    await screen.phase("interpretation")
    await screen.say("2, trust comes from both sides", "decision")
    await screen.say("Parents and teachers trust each other with the child", "new_wording")
    await screen.say("everyone: 1", "stands_behind")
    await screen.phase("initiative")
    await screen.say("a coffee corner in the corridor", "initiative")
    second = screen.talk
    await screen.close()
    told = minutes_of(library, second)
    for words in ("The goal becomes", "trust comes from both sides", TRUST):
        assert words in told
    assert not FORM.findall(told)
    await screen.press("escape")
    wordings = library.state().goals[first.goal.id].goal.wordings
    assert [w.text for w in wordings] == [
        TRUST, "Parents and teachers trust each other with the child",
    ]  # fmt: skip
    assert (wordings[1].reason, wordings[1].meeting) == ("trust comes from both sides", second.id)
    assert wordings[1].consented_by == ("Ana", "Joost")
    await screen.begin("accountability", first.goal.id, "Ana, Joost")
    shown_now = screen.text()
    assert "Parents and teachers trust each other with the child" in shown_now
    assert f"then: {TRUST}" in shown_now
    await screen.phase("goal")
    assert f"then: {TRUST}" in screen.text(), "phase 1 shows both wordings"


async def test_8_next_time(screen: Screen, library: TalkLibrary) -> None:
    first = await a_first_talk(screen)
    rows = screen.text()
    assert re.search(r"Ana\s+a walk-in morning on Fridays", rows), rows
    await screen.press("enter")
    await screen.press("pagedown")
    assert screen.talk.phase.kind == "look-back"
    opening = screen.text()
    assert TRUST in opening
    assert re.search(r"Ana( took up:)?\s+a walk-in morning on Fridays", opening), opening
    assert screen.talk.account_giver == "Ana", "the taker starts"
    await screen.pilot.press(*"the broken copier", "f3")
    await screen.pilot.pause()
    assert screen.said("parked") == [("Ana", "the broken copier")] or screen.said("parked") == [
        ("", "the broken copier")
    ]
    assert screen.talk.goal.id == first.goal.id
    assert not any("copier" in row for row in agenda_of(screen)), "what is parked is no agenda"


def agenda_of(screen: Screen) -> list[str]:
    asked = screen.asked
    return [asked.subject, asked.question.en] if asked else []


async def test_9_values_sideways(screen: Screen, library: TalkLibrary) -> None:
    await screen.begin("accountability", TRUST, "Ana, Joost")
    for phase in ("goal", "indicator", "evidence"):
        await screen.phase(phase)
        for _question in range(12):
            asked = screen.asked
            assert asked is None or asked.slot.name not in ("value", "moment")
            assert "value" not in (asked.question.en if asked else "")
            if screen.conductor.place + 1 < len(screen.conductor.lamps):
                await screen.press("pagedown")
    await screen.phase("interpretation")
    await screen.say("hospitality", "value")
    assert screen.asked is not None
    assert not screen.asked.slot.choices, "there is no list to pick from"
    await screen.say("that father who came back to read aloud", "moment")
    await screen.close()
    await screen.press("escape")
    await screen.begin("review", "", "Ana, Joost, Ruth (leader)")
    await screen.phase("values")
    read_back = screen.text()
    assert "hospitality" in read_back
    assert "that father who came back to read aloud" in read_back


async def test_0_a_talk_of_45_minutes_gives_meaning_more_than_a_quarter(tmp_path: Path) -> None:
    at = [NOW]
    library = TalkLibrary(tmp_path / "store", lambda: at[0])
    spent = {"goal": 5, "indicator": 6, "evidence": 9, "interpretation": 14, "initiative": 6}
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.begin("accountability", TRUST, "Ana, Joost")
        for phase, minutes in spent.items():
            await screen.phase(phase)
            for _minute in range(minutes):
                at[0] += timedelta(minutes=1)
                screen.app.screen.tick()  # type: ignore[attr-defined]
                notice = screen.app.screen.query_one("#notice")
                assert not notice.display or "Not said yet" in str(notice.content)  # type: ignore[attr-defined]
                assert screen.talk.phase.id == phase, "the clock never moves a talk on"
            await screen.say(f"what we said about {phase}")
        talk = screen.talk
        await screen.close()
        assert FORM.findall("\n".join(screen.seen)) == []
    kept = library.open(talk.id)
    seconds = {phase.id: phase.seconds for phase in kept.phases}
    assert {phase: round(seconds[phase] / 60) for phase in spent} == spent
    assert seconds["interpretation"] > 0.25 * sum(seconds.values())
    assert sum(seconds.values()) <= 45 * 60


# -- through the prompts, with nothing but their input


class Prompts:
    """A store at the end of a pipe."""

    def __init__(self, folder: Path) -> None:
        self.env = {
            **os.environ, "VERTEL_STORE": str(folder), "VERTEL_LANG": "en",
            "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1",
        }  # fmt: skip
        self.library = TalkLibrary(folder, lambda: NOW)

    def run(self, *words: str, stdin: str = "") -> str:
        done = subprocess.run(
            [*VERTEL, *words],
            env=self.env, input=stdin, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert not FORM.findall(done.stdout), done.stdout
        return done.stdout

    def meet(self, agenda: str, goal: str, names: tuple[str, ...], said: Said) -> str:
        now = datetime.now().astimezone()
        typed = lines_for(self.library, agenda, goal, names, said, now)
        with_names = [part for name in names for part in ("--with", name)]
        return self.run(
            "meet", agenda, "--plain", "--team", "Blue", "--goal", goal, *with_names, stdin=typed
        )


@pytest.fixture
def prompts(tmp_path: Path) -> Prompts:
    return Prompts(tmp_path / "store")


LIMITS: Said = {
    "prevent": ["a class that spends the money of another"],
    "frame_text": ["A class spends no more than €500 a year"],
}


def test_4_permission(prompts: Prompts) -> None:
    prompts.meet("frames", "", ("Ruth (leader)", "Ana"), LIMITS)
    told = prompts.meet(
        "accountability", TRUST, ("Ana", "Joost"),
        {"initiative": ["a walk-in morning on Fridays"], "limits": ["1"]},
    )  # fmt: skip
    assert "A class spends no more than €500 a year" in told
    (goal,) = prompts.library.state().goals.values()
    taken = goal.waiting[0].initiative
    assert (taken.by, taken.limits) == ("Ana", "inside")
    assert [f.text for f in taken.considered] == ["A class spends no more than €500 a year"]
    written = " ".join(prompts.run("minutes", goal.waiting[0].meeting).split())
    assert "agreed in advance" in written.casefold()
    assert "A class spends no more than €500 a year" in written
    prompts.meet(
        "accountability", goal.goal.id, ("Joost", "Ana"),
        {"initiative": ["a coffee corner of €650"], "limits": ["2, a it costs more"]},
    )  # fmt: skip
    due = prompts.run("due")
    assert "touches a limit: plan or limit" in due
    opened = prompts.meet("plan-or-frame", goal.goal.id, ("Joost", "Ruth (leader)"), {})
    assert "a coffee corner of €650" in opened


def test_5_two_readings(prompts: Prompts) -> None:
    prompts.meet("goal-dialogue", TRUST, ("Ana", "Joost"),
                 {"goal_wording": [TRUST], "reading": ["ana: they dare to ask us anything",
                                                       "joost: they come in unasked"]})  # fmt: skip
    (goal,) = prompts.library.state().goals.values()
    told = prompts.meet("peer", goal.goal.id, ("Ana", "Joost"), {
        "indicator": ["what they ask us", "joost: who stays on Fridays"],
        "why_chosen": ["one only asks whom one trusts", "joost: one only stays where one is at home"],
        "meaning": ["ana: trust is growing"], "other_reading": ["joost: only with those who had it"],
    })  # fmt: skip
    assert "Ana read it as: they dare to ask us anything" in told
    assert "Joost read it as: they come in unasked" in told
    state = prompts.library.state().goals[goal.goal.id]
    assert {r.by: r.text for r in state.readings} == {
        "Ana": "they dare to ask us anything", "Joost": "they come in unasked",
    }  # fmt: skip
    assert {i.by: (i.text, i.why) for i in state.indicators} == {
        "Ana": ("what they ask us", "one only asks whom one trusts"),
        "Joost": ("who stays on Fridays", "one only stays where one is at home"),
    }
    assert [m.text for m in state.others] == ["only with those who had it"]
    told = prompts.meet("peer", goal.goal.id, ("Joost", "Ana"), {})
    assert "only with those who had it" in told, "the next talk asks what became of it"


def test_10_who_am_i(prompts: Prompts) -> None:
    told = prompts.meet("peer", TRUST, ("Ana", "Joost"), {"make_first": ["1"]})
    assert "Goal we share: " in told
    assert "No limits were agreed yet." in told
    assert "Who tells whom was not agreed yet." in told
    told = prompts.meet("peer", TRUST, ("Ana", "Joost"), {
        "make_first": ["2"], "agreement": ["we tell each other"], "agreement_rhythm": ["every 6 weeks"],
    })  # fmt: skip
    assert "The questions after this one make it here" in " ".join(told.split())
    prompts.meet("frames", "", ("Ruth (leader)", "Ana"), LIMITS)
    (goal,) = prompts.library.state().goals.values()
    told = prompts.meet("peer", goal.goal.id, ("Ana", "Joost"), {
        "learned": ["ana: that silence can be trust", "joost: that my road comes out there too"],
        "due": ["in 3 weeks, with Joost"],
    })  # fmt: skip
    before_the_goal = told.partition("Phase 2 of")[0]
    for rests_on in (TRUST, "A class spends no more than €500 a year", "we tell each other"):
        assert rests_on in before_the_goal
    assert "What can I learn from how you went about it?" in told
    before = prompts.library.state()
    prompts.run("checkin", "--goal", goal.goal.id, "--noticed", "two stayed", "--means",
                "they are at ease", "--next", "ask Joost about it")  # fmt: skip
    after = prompts.library.state()
    assert after == before, "a check-in changes no goal and is not the talk that was planned"
    assert "ask Joost about it" not in prompts.run("due")
    written = prompts.run("minutes", after.goals[goal.goal.id].planned[0].planned_in)
    assert "that silence can be trust" in written
    assert "that my road comes out there too" in written
