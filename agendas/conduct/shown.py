"""The words of a line as the room may see them: a covered figure stays covered."""

import msgspec

from agendas.errors import N_
from agendas.lines.talk import Figure, Line, Talk
from agendas.parsing.asked_of import says_who_ought_to
from agendas.parsing.said_figure import without_numbers
from agendas.records.said import Language
from agendas.records.vocabulary import CHOICES


def shown_text(line: Line) -> str:
    """The words of a line, with every number of a covered figure hidden: "… of … parents came"."""
    if not line.covered:
        return line.text
    figure = line.value.said if isinstance(line.value, Figure) else line.text
    hidden = without_numbers(figure)
    return line.text.replace(figure, hidden) if figure and figure in line.text else hidden


def as_shown(talk: Talk) -> Talk:
    """The talk as the room may see it: until it is closed a covered figure is told nowhere."""
    if talk.ended is not None or not any(line.covered for line in talk.lines):
        return talk
    return msgspec.structs.replace(talk, lines=tuple(map(_hidden, talk.lines)))


def _hidden(line: Line) -> Line:
    if not line.covered or not isinstance(line.value, Figure):
        return line
    said = msgspec.structs.replace(line.value, said=without_numbers(line.value.said))
    return msgspec.structs.replace(line, text=shown_text(line), value=said)


NOTHING_UNDONE = N_("Nothing was undone: what was changed earlier in “{text}” stays.")
DONE = ("set_in_motion", "road")  # questions under which is told what somebody did


def kind_of(line: Line) -> str:
    """As what a line is on record: its kind, what evidence is, or that it tells what somebody did."""
    kind = (line.choice if line.kind == "ground" else "") or line.kind
    if kind in ("consent", "decision") and line.text and not (line.choice or line.who):
        return "remark"  # who says something at a vote, or of the goal, has said no more than that
    asked_done = kind == "remark" and line.question.partition("-")[0] in DONE
    return "done" if asked_done and not says_who_ought_to(line.text) else kind


def is_left_open(line: Line) -> bool:
    """Whether a line leaves a meaning open and nobody said so: the close put it down."""
    return (line.kind, line.choice) == ("meaning", "open") and not line.text


def chosen_word(line: Line, language: Language) -> str:
    """The word that was chosen on a line; "" for none, and for what evidence is told to be by itself.

    Of who does not stand behind something the word alone: why stands in the line.
    """
    words = CHOICES.get(line.kind, {}).get(line.choice)
    if words is None or line.kind == "ground":
        return ""
    return words[language].partition(",")[0] if line.kind == "consent" else words[language]


def act_undone(line: Line, talk: Talk) -> str:
    """What was undone of a line that is still there, by the line before and the talk after it.

    A message of Vertel, in which {text} is its words.
    """
    if line.withdrawn:
        return N_("“{text}” was withdrawn")
    if any(one.id == line.id and one.question != line.question for one in talk.lines):
        return N_("“{text}” was moved")
    if not any(one.id == line.id and one.by == line.by for one in talk.lines):
        return N_("the other name with “{text}”")
    return NOTHING_UNDONE
