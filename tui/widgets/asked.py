"""What stands around a question: the words of that time, for whom, and what it is about."""

from collections.abc import Iterable

from rich.cells import cell_len

from agendas.agenda import builtin
from agendas.conduct.conductor import UndoStep
from agendas.parsing.choices import chosen
from agendas.parsing.utterance import fitting, speaker
from agendas.records.meeting import Meeting
from agendas.slots.slots import Ask, is_day
from agendas.talk.answers import open_names
from agendas.text import one_line
from locales import _, say

MOST_REPLACEABLE = 24  # letters; a longer answer is never typed over
MOST_DAY_WORDS = 3
_QUOTED = ("meanings", "indicator_choices", "frame_choices", "lines", "frames")


def below_goal(meeting: Meeting) -> str:
    """For whom the goal is, its wording of that time if it was another, and who gives account."""
    now_wording, then = meeting.goal.now, meeting.goal.wording(meeting.segment.agreed)
    parts = (
        [_("for {group}").format(group=one_line(now_wording.target_group))]
        if now_wording.target_group
        else []
    )
    if then.n != now_wording.n:
        parts.append(_("then: {goal}").format(goal=one_line(then.text)))
    if meeting.account_giver:
        parts.append(_("account given by {name}").format(name=one_line(meeting.account_giver)))
    return "   ".join(parts)


def subject_of(meeting: Meeting, ask: Ask | None) -> str:
    """What a question is about: a figure, or an earlier initiative in the taker's words."""
    if ask is None or not ask.subject:
        return ""
    if ask.slot.where != "looked_back":
        rows = [one_line(row) for row in ask.subject.split("\n")]
        return f"“{rows[0]}”" if ask.slot.where in _QUOTED else "\n".join(rows)
    back = meeting.segment.looked_back[int(ask.about)]
    lines = [
        _("{name} took up: {text}").format(
            name=one_line(back.initiative.by) or _("Somebody"), text=one_line(ask.subject)
        )
    ]
    then = back.words or meeting.goal.wording(back.goal_wording).text
    if then != meeting.goal.now.text:
        lines.append(_("In the words of that time: {goal}").format(goal=one_line(then)))
    return "\n".join(lines)


def made_first(meeting: Meeting, ask: Ask, text: str) -> str:
    """How to make first what a peer talk rests on and is not there; "" when nobody wants to."""
    if ask.slot.name != "make_first" or chosen(text, ask.slot.choices)[0] != "make-first":
        return ""
    agreed = meeting.agreed
    missing = [] if agreed.frames else ["frames"]
    missing += [] if agreed.agreement else ["agreement"]
    titles = "”, “".join(builtin(agenda).title[meeting.language] for agenda in missing)
    return _("Leave this talk, and begin “{titles}” first; then begin this one anew.").format(
        titles=titles
    )


def whose_is_open(meeting: Meeting, ask: Ask, text: str) -> str:
    """That a name before an answer fits nobody here, or several; "" when it is clear whose it is."""
    told = [
        may_be(head, fits)
        if (fits := fitting(head, meeting.names))
        else _("Nobody here is called “{name}”.").format(name=one_line(head))
        for head in open_names(meeting, ask, text)
    ]
    return (
        " ".join([*told, _("The words stand as they were typed, and are nobody's yet.")])
        if told
        else ""
    )


def did_words(step: UndoStep) -> str:
    """What a step did, as undo names it."""
    return step.did if step.values is None else say(step.did, **step.values)


def may_be(head: str, fits: tuple[str, ...]) -> str:
    """Which names the beginning of several may be."""
    *names, last = map(one_line, fits)
    several = _("{names} or {last}").format(names=", ".join(names), last=last) if names else last
    return _("“{name}” may be {names}.").format(name=one_line(head), names=several)


def replaceable(ask: Ask, text: str, names: tuple[str, ...]) -> int | None:
    """From which letter a refused answer may be typed over; None where it may not.

    Only what is quicker typed anew than mended: a number, a word or a day at a question that wants
    just that. Whose word it is, before a colon, stays.
    """
    said = speaker(text, names)[1].strip()
    words = len(said.split())
    if ask.slot.choices or ask.slot.where == "segments":
        short = words == 1 or not any(sign.isalpha() for sign in said)
    else:
        short = words <= MOST_DAY_WORDS and is_day(ask.slot)
    return text.rindex(said) if short and len(said) <= MOST_REPLACEABLE else None


def choice_rows(choices: Iterable[str], width: int) -> str:
    r"""The words to choose from, numbered; none is broken off from its number at the end of a line.

    >>> choice_rows(["keep", "reword"], 12)
    '1 keep\n2 reword'
    """
    rows: list[str] = []
    for number, words in enumerate(choices, 1):
        choice = f"{number} {words}"
        if rows and cell_len(rows[-1]) + 3 + cell_len(choice) <= width:
            rows[-1] += f"   {choice}"
        else:
            rows.append(choice)
    return "\n".join(rows)
