"""A year of one team, played through the library: what is folded, told, read back and written of it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import NOW
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from said_in import Came
from typed import typed_apart

from agendas.came_to.agreed import starting_points
from agendas.came_to.counting import TalkLines
from agendas.folding.fold import after, in_order, state_of
from agendas.folding.story import Story, story_of
from agendas.lines.talk import Talk
from agendas.records.agreements import Frame
from agendas.records.said import Initiative, Language
from agendas.records.state import State
from locales import use
from minutes.blocks import sentences
from minutes.chronicle import chronicle
from minutes.document import document
from minutes.formats.plain_text import to_text
from store.library import TalkLibrary
from tui.sample.play import play_year, sample_talks
from tui.words.story_line import charts

TRUST, EFFORT, WORLD = "g-plan25-1.team", "g-plan25-3.team", "g-dialo5"
CHANGED = {"nl": "Ouders en leraren vertrouwen elkaar het kind toe",
           "en": "Parents and teachers trust each other with the child"}  # fmt: skip
FIRST = {"nl": "Ouders brengen hun kind met vertrouwen naar school",
         "en": "Parents bring their child to school with trust"}  # fmt: skip
CORNER = {
    "nl": "een koffiehoek van € 650 in de gang",
    "en": "a coffee corner of €650 in the corridor",
}
SOLO = {"nl": ("twee moeders die elkaar niet kenden", "wie er niet zit", "gastouders halen"),
        "en": ("two mothers who did not know", "who does not sit there", "hosting parents bring")}  # fmt: skip


class Year:
    """The year as it was lived: the store, each talk, and the state right after it."""

    def __init__(self, folder: Path, language: Language) -> None:
        self.language: Language = language
        self.library = TalkLibrary(folder, lambda: NOW)
        self.talks: dict[str, Talk] = {}
        self.states: list[tuple[State, State]] = []
        for meeting in play_year(self.library, language, NOW):
            self.talks[meeting.id] = meeting
            files = [self.library.open(row.id) for row in self.library.summaries()]
            self.states.append((self.library.state(), state_of(reversed(files))))

    def story(self, goal: str) -> Story:
        story = story_of(goal, self.library.talks())
        assert story is not None
        return story

    def told(self, goal: str) -> str:
        return "\n".join(sentences(chronicle(self.story(goal), self.language)))

    def minutes(self, talk: str, language: Language | None = None) -> str:
        return " ".join(to_text(document(self.talks[talk], language)).split())

    def laid(self, phase: str) -> list[tuple[str, str]]:
        return [
            (laid.head.en if laid.head else "", laid.shown)
            for laid in self.talks["revie5"].laid_out
            if laid.phase == phase
        ]


@pytest.fixture(scope="module", params=["nl", "en"])
def year(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Year]:
    use(request.param)
    yield Year(tmp_path_factory.mktemp("year"), request.param)
    use("en")


def test_it_is_a_year_of_twelve_talks_or_more_on_three_goals(year: Year) -> None:
    held = [m for m in year.talks.values() if not m.private and m.kind != "planning"]
    assert len(held) >= 12
    assert {TRUST, EFFORT, WORLD} <= set(year.library.state().goals)
    assert len(sample_talks(year.language)) == len(year.talks)


def test_after_each_talk_the_state_is_the_fold_of_all_files_from_scratch(year: Year) -> None:
    for kept, folded in year.states:
        assert kept == folded


@given(data=st.data())
@examples(40)
def test_the_order_in_which_files_arrive_does_not_matter(year: Year, data: st.DataObject) -> None:
    talks = data.draw(st.permutations(list(year.talks.values())))
    whole = state_of(talks)
    assert whole == year.states[-1][0]
    cut = data.draw(st.integers(0, len(talks)))
    ordered = in_order(talks)
    state = state_of(talks[:0])
    for meeting in ordered[:cut]:
        state = after(state, meeting)
    assert state == state_of(reversed(ordered[:cut]))
    for meeting in ordered[cut:]:
        state = after(state, meeting)
    assert state == whole


def test_two_wordings_grew_each_with_its_reason_and_everyones_consent(year: Year) -> None:
    for goal, proposed_in, agreed_in in ((TRUST, "trust2", "trust3"), (EFFORT, "multi5", "effor2")):
        first, second = year.story(goal).wordings
        assert (first.n, first.meeting, first.status) == (1, "plan25", "agreed")
        assert (second.n, second.meeting, second.agreed_in) == (2, proposed_in, agreed_in)
        assert set(second.consented_by) == {"Ana", "Joost", "Fatima", "Ruth"}
        assert second.reason
        middle = state_of(
            m for m in year.talks.values() if m.started <= year.talks[proposed_in].started
        )
        assert middle.goals[goal].goal.now.n == 1, "proposed until everyone consented"
        assert middle.goals[goal].pending[0].wording == second.text
        assert second.text in year.minutes(agreed_in)
    assert FIRST[year.language] in year.told(TRUST)
    assert CHANGED[year.language] in year.told(TRUST)


def test_the_initiative_keeps_the_words_under_which_it_was_taken(year: Year) -> None:
    back = Came(year.talks["trust3"]).looked_back[0]
    assert back.words == FIRST[year.language]
    waiting = year.library.state().goals[TRUST].waiting[0]
    assert waiting.meeting == "trust3"
    steps = year.story(TRUST).steps
    assert [step.meeting for step in steps] == ["trust1", "trust2", "limit5", "trust3"]
    # the one that touched a limit was talked over and taken anew; nothing had come of it yet
    told = [any(back.happened for _on, back in step.backs) for step in steps]
    assert told == [True, False, True, False]


def test_the_split_names_its_successors_and_what_waited_goes_along(year: Year) -> None:
    goals = year.library.state().goals
    old = goals[WORLD].goal
    assert (old.status, len(old.successors)) == ("split", 2)
    first, second = (goals[key] for key in old.successors)
    assert {first.goal.predecessor, second.goal.predecessor} == {WORLD}
    assert first.waiting
    assert not goals[WORLD].waiting
    for state in (first, second):
        assert state.goal.now.text in year.minutes("leade5")


def test_the_frame_was_touched_then_changed_and_old_checks_keep_what_they_saw(year: Year) -> None:
    versions = {f.n: f for f in year.library.state().team(year.talks["revie5"].team).frames}
    assert set(versions) == {1, 2}
    (touching,) = Came(year.talks["trust2"]).initiatives
    assert isinstance(touching, Initiative)
    assert touching.limits == "touches"
    assert [(f.n, f.text) for f in touching.considered] == [(1, versions[1].text)]
    inside = Came(year.talks["limit5"]).initiatives[0]
    assert (inside.text, inside.limits) == (CORNER[year.language], "inside")
    assert [(f.n, f.text) for f in inside.considered] == [(2, versions[2].text)]
    earlier = Came(year.talks["trust1"]).initiatives[0]
    assert [f.n for f in earlier.considered] == [1], "invariant 8"
    assert Came(year.library.open("trust1")).initiatives[0] == earlier
    heads = [head for head, _text in year.laid("frames")]
    assert {"Touched a limit", "Limit changed"} <= set(heads)
    assert versions[1].text in year.minutes("limit5"), "before"
    assert versions[2].text in year.minutes("limit5")
    assert isinstance(versions[2], Frame)
    assert versions[2].frame == versions[1].frame


def test_the_imposed_initiative_has_its_account_shared(year: Year) -> None:
    (taken,) = Came(year.talks["leade5"]).initiatives
    assert (taken.by, taken.origin, taken.at_request_of) == ("Joost", "imposed", "Ruth")
    told = year.minutes("leade5")
    shared = {"nl": "Ruth", "en": "Ruth"}[year.language]
    place = told.index(taken.text)
    assert shared in told[place : place + 400]
    word = {"nl": "opgelegd", "en": "imposed"}[year.language]
    assert word in told[place : place + 400].casefold()


def test_the_missed_and_the_moved_talk_are_read_back_and_nobody_is_punished(year: Year) -> None:
    day = year.laid("day")
    why = {"nl": "de griep", "en": "the flu"}[year.language]
    moved = [text for head, text in day if head == "A talk on another day"]
    assert any(why in text for text in moved)
    late = year.library.state().goals[WORLD].planned[0]
    assert late.on is not None
    assert late.held_on is not None
    assert late.held_on > late.on
    assert year.library.state().goals[WORLD].goal.now.text in moved
    assert why in year.told(TRUST)
    assert why in year.minutes("moved5")


def test_a_replaced_sign_breaks_the_line_of_figures(year: Year) -> None:
    story = year.story(TRUST)
    assert [point.meeting for point in story.points] == ["trust1", "trust2", "trust3"]
    first, second, third = (point.series for point in story.points)
    assert first != second == third
    assert all(point.meanings for point in story.points)
    old, new = story.signs
    assert (old.choice, old.until) == ("replace", year.talks["trust2"].started.date())
    assert old.because
    assert new.until is None
    assert [len(chart.dots) for chart in charts(story)] == [1, 2]
    assert any(head == "Sign replaced" for head, _text in year.laid("indicators"))


def test_rival_readings_stand_and_are_asked_after_next_time(year: Year) -> None:
    rival = Came(year.talks["trust2"]).meanings[-1]
    assert rival.other
    assert rival.text in year.minutes("trust2")
    (brought,) = year.talks["trust3"].in_hand.began.brought.others
    assert brought.text == rival.text
    became = [o for o in year.talks["trust3"].lines if o.question == "other_became"]
    assert [line.by for line in became] == [("Joost",)]
    assert became[0].text in year.minutes("trust3")


def test_values_are_read_back_with_their_moments(year: Year) -> None:
    values = year.laid("values")
    heads = [head for head, _text in values]
    assert heads.count("What proved to matter") == 4
    for quote in year.story(TRUST).values:
        assert ("What proved to matter", f"{quote.text} ({quote.more})") in values
    assert starting_points(TalkLines(year.talks["revie5"]))[0].text in year.minutes("revie5")


def test_what_was_noted_alone_is_nowhere_but_for_its_writer(year: Year) -> None:
    told = "\n".join(
        [year.told(goal) for goal in year.library.state().goals if story_of(goal, year.library.talks())]
        + [year.minutes(key, shown) for key, m in year.talks.items() if not m.private for shown in ("nl", "en")]
        + [msgspec.json.encode(m).decode() for m in year.talks.values() if not m.private]
        + [repr(year.library.state())]
    )  # fmt: skip
    for words in SOLO[year.language]:
        assert words not in told
        assert words in year.minutes("solo51") + year.minutes("solo52")


def test_the_shell_tells_the_story_in_words_and_as_json(year: Year) -> None:
    env = {**os.environ, "VERTEL_STORE": str(year.library.folder), "VERTEL_LANG": year.language}

    def run(*words: str) -> str:
        done = typed_apart(env, *words)
        assert done.code == 0, done.err
        return done.out

    told = run("goal", "story", CHANGED[year.language])
    assert told == to_text(chronicle(year.story(TRUST), year.language))
    data: dict[str, Any] = json.loads(run("goal", "story", TRUST, "--json"))
    assert [w["text"] for w in data["wordings"]] == [FIRST[year.language], CHANGED[year.language]]
    assert all(point["meanings"] for point in data["points"]), "no figure without its meaning"


def test_each_talk_has_minutes_in_both_languages(year: Year) -> None:
    for key in year.talks:
        for shown in ("nl", "en"):
            assert len(year.minutes(key, shown)) > 80
    assert CORNER[year.language] in year.minutes("limit5")
