"""A goal's story for the leader or for all: nothing in it that was said for the team."""

import msgspec
import pytest
from conftest import SAID, whole_talk

from agendas.agenda import builtin
from agendas.records.meeting import Meeting, mend
from minutes.blocks import sentences
from minutes.chronicle import chronicle
from minutes.story_audience import REMARK, story_for

AGENDA = builtin("accountability")


def marked(meeting: Meeting, words: str, audience: str) -> Meeting:
    for _where, said in list(meeting.said()):
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
    assert REMARK[reader] in text  # type: ignore[index]


def test_a_figure_comes_with_its_meaning_and_the_team_hears_all() -> None:
    talk = marked(whole_talk(AGENDA), SAID["evidence"], "all")
    bare = story_for(talk.goal.id, [talk], "public")
    assert bare
    assert bare.points == ()
    talk = marked(talk, SAID["meaning"], "all")
    told = story_for(talk.goal.id, [talk], "public")
    assert told
    assert [(p.text, p.meanings) for p in told.points] == [(SAID["evidence"], (SAID["meaning"],))]
    whole = story_for(talk.goal.id, [talk], "team")
    assert whole
    text = "\n".join(sentences(chronicle(whole, "en")))
    assert SAID["reading"] in text
    assert "left out" not in text
