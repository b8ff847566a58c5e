"""A goal's story for the leader or for all: nothing in it that was said for the team."""

from datetime import timedelta

import msgspec
import pytest
from conftest import NOW, SAID, next_talk, talk_through, whole_talk
from said_in import close

from agendas.agenda import builtin
from agendas.came_to.counting import TalkLines
from agendas.lines.edit import mend
from agendas.lines.talk import Talk
from minutes.audience import lines_for
from minutes.blocks import sentences
from minutes.chronicle import chronicle
from minutes.readers import EXCERPT
from minutes.story_audience import story_for

AGENDA = builtin("accountability")


def marked(meeting: Talk, words: str, audience: str) -> Talk:
    for said in list(meeting.lines):
        if words in said.text:
            meeting = mend(meeting, said.id, audience=audience)
    return meeting


@pytest.mark.parametrize("reader", ["leader", "public"])
def test_only_what_was_marked_for_them_is_told_and_that_is_said(reader: str) -> None:
    talk = marked(whole_talk(AGENDA), SAID["indicator"], "leader")
    talk = marked(talk, "they find their own way in", "all")
    told = story_for(talk.goal.id, [talk], reader)  # type: ignore[arg-type]
    assert told
    text = "\n".join(sentences(chronicle(told, "en", reader)))  # type: ignore[arg-type]
    everything = text + msgspec.json.encode(told).decode()
    assert (SAID["indicator"] in everything) == (reader == "leader")
    for hidden in (SAID["evidence"], SAID["reading"], SAID["initiative"], SAID["moment"]):
        assert hidden not in everything, "a figure goes where its meaning goes"
    assert talk.goal.now.text in text
    assert EXCERPT[reader] in text  # type: ignore[index]


def test_a_figure_comes_with_its_meaning_and_the_team_hears_all() -> None:
    talk = marked(whole_talk(AGENDA), SAID["evidence"], "all")
    bare = story_for(talk.goal.id, [talk], "public")
    assert bare
    assert bare.points == ()
    talk = marked(talk, SAID["meaning"], "all")
    told = story_for(talk.goal.id, [talk], "public")
    assert told
    assert [(p.text, p.meanings) for p in told.points] == [
        (SAID["evidence"], (f"{SAID['meaning']} (Ana)",))
    ]
    whole = story_for(talk.goal.id, [talk], "team")
    assert whole
    text = "\n".join(sentences(chronicle(whole, "en")))
    assert SAID["reading"] in text
    assert "left out" not in text


@pytest.mark.parametrize(("audience", "told"), [("team", False), ("leader", True)])
def test_why_an_initiative_goes_on_as_it_does_is_told_where_it_was_released(
    audience: str, told: bool
) -> None:
    first = whole_talk(AGENDA)
    said = {"happened": "zq happened", "happened_means": "zq means", "onward": "2, zq because"}
    second = talk_through(next_talk(AGENDA, first), AGENDA, said)
    for line in second.lines:
        if line.about.startswith("talk:"):
            second = mend(second, line.id, audience="" if audience == "team" else audience)
    second = close(second, NOW + timedelta(days=14))
    talks = [marked(first, SAID["initiative"], "leader"), second]
    story = story_for(first.goal.id, talks, "leader")
    assert story
    (step,) = story.steps
    assert bool(step.backs) is told
    for words in ("zq happened", "zq means", "zq because"):
        assert (words in msgspec.json.encode(story).decode()) is told
        seen = lines_for(TalkLines(second), "leader")  # whatever a story comes to tell
        assert (words in msgspec.json.encode(seen).decode()) is told
