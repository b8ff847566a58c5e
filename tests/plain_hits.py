"""Where something was said, sentence by sentence and without a cache: what find is held against."""

from collections.abc import Iterator

from agendas.came_to.counting import TalkLines
from agendas.lines.talk import Talk
from store.find import Hit, goal_of, sentences


def hits(talk: Talk, wanted: str) -> Iterator[Hit]:
    """Where `wanted`, casefolded, was said in a talk; what was withdrawn is left out."""
    lines = TalkLines(talk)
    for one in sentences(lines):
        if wanted in one.words.casefold():
            yield Hit(
                meeting=talk.id,
                started=talk.started,
                goal=goal_of(lines),
                phase=one.phase,
                by=one.by,
                text=one.words,
                kind=one.kind,
                question=talk.questions.get(one.question),
                private=talk.private,
            )
