"""What is decided about a goal (method.md §2.4)."""

from typing import get_args

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.consents import apart, behind, left
from agendas.lines.talk import Line
from agendas.records.said import Decision, DecisionChoice

DECISIONS = get_args(DecisionChoice)


def decisions(lines: TalkLines, place: int) -> tuple[Decision, ...]:
    """All that was decided, of which the last holds; each with its words and who stands behind it.

    Its wording is the last that was put; consent counts for that one, and for the change as a whole.
    """
    return tuple(_decision(lines, line) for line in lines.choices("decision", DECISIONS, place))


def proposal(lines: TalkLines, line: Line) -> Decision:
    """Words that were proposed by themselves, as the change of a goal that they ask for."""
    said = lines.about(line.id, "consent")
    return Decision(
        **{**lines.said(line), "text": lines.voices(line, "why")}, choice="reword", wording=line.text,
        consented_by=behind(said), left=left(lines, (line, *said)), apart=apart(said),
    )  # fmt: skip


def _decision(lines: TalkLines, line: Line) -> Decision:
    words = lines.last(line.id, "wording")
    about = (line, words) if words else (line,)
    said = [one for part in about for one in lines.about(part.id, "consent")]
    told = lines.said(line)
    if words and words.text == line.text:  # it was no reason, but the new words themselves
        told["text"] = ""
    return Decision(
        **told,
        choice=line.choice,  # type: ignore[arg-type]
        wording=words.text if words else "",
        parts=tuple(part.text for part in lines.about(line.id, "part")),
        consented_by=behind(said), left=left(lines, (*about, *said)), apart=apart(said),
    )  # fmt: skip
