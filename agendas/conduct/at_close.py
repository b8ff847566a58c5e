"""What the read-back asks once: open names, what nobody answered, figures without a meaning.

It is asked and may stay open; only a figure without a meaning holds the close, until its meaning is
said or left open in words (invariant 13). Nothing half said is dropped (conversation.md §9).
"""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from agendas.agenda import Agenda
from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.consents import DROPPED, has_chosen
from agendas.came_to.indicators import is_kept, let_go
from agendas.came_to.next_talks import open_days
from agendas.came_to.requests import still_to_answer
from agendas.conduct.lamps import Lamp, bare_figures, is_under, lamps
from agendas.conduct.of_initiatives import EACH_ITS_OWN, taken_here, without
from agendas.errors import N_, TalkError
from agendas.lines.edit import change, with_line
from agendas.lines.talk import Line, Talk
from agendas.parsing.a_yes import takes_up_nothing, was_not_done
from agendas.parsing.choices import leaves_open, says_why
from agendas.records.said import Record

# What nobody needs to have said: a fact beside a line, or what came of a choice.
_NOBODYS = frozenset([
    "source", "period", "former target", "passed over", "in place of", "first day", "plan line",
])  # fmt: skip
_DECLINES = {
    "onward": ("stopped", "let-go", "did-not-happen", "declined"),
    "request answer": ("no",),
    "consent": (DROPPED,),
}


class OpenAtClose(Record, frozen=True, kw_only=True):
    """What is open when a talk is read back.

    `names` are the lines of which nobody knows who said them, `figures` those without a meaning,
    `unanswered` the lamps that a phase asks for and nobody spoke under, `choices` the lines whose
    choice is open, `asked` the requests some answered and those of whom it is open said nothing, and
    `days` the lines that tell a day which nobody made clear. What was said not to be
    done, or not to be taken up, is not open: it is told as `declined`.
    """

    names: tuple[Line, ...] = ()
    figures: tuple[Line, ...] = ()
    unanswered: tuple[Lamp, ...] = ()
    choices: tuple[Line, ...] = ()
    asked: tuple[Line, ...] = ()
    days: tuple[Line, ...] = ()
    declined: tuple[Line, ...] = ()


def open_at_close(talk: Talk, agenda: Agenda) -> OpenAtClose:
    """What of a talk is open, in the order in which it came."""
    lines = TalkLines(talk)
    choices = open_choices(lines, agenda)
    return OpenAtClose(
        names=open_names(lines),
        figures=bare_figures(lines),
        unanswered=(*unanswered(lines, agenda), *_of_some(lines, agenda), *_votes(lines, agenda)),
        choices=choices,
        asked=tuple(_asked_still(lines, choices)),
        days=open_days(lines),
        declined=declined(lines),
    )


def declined(lines: TalkLines) -> tuple[Line, ...]:
    """What somebody said not to do, by the choice on it or in so many words, as their last word of it."""
    chose = {(line.about, line.by) for line in lines.of("onward") if line.choice}

    def says_no(line: Line) -> bool:
        if line.choice in _DECLINES.get(line.kind, ()):
            return line.id not in lines.earlier
        if line.kind == "experience":
            return was_not_done(line.text) and (line.about, line.by) not in chose
        asked = line.question.partition("-")[0] == "initiative"
        return line.kind == "remark" and asked and takes_up_nothing(line.text)

    return tuple(line for line in lines.counting if says_no(line))


def _of_some(lines: TalkLines, agenda: Agenda) -> list[Lamp]:
    """The lamps under which something was said of some of the initiatives, and of others nothing."""
    return [
        lamp
        for phase in lines.talk.phases
        if phase.kind == "initiative" and not lines.talk.private
        for lamp in lamps(lines, agenda, phase)
        if lamp.slot.name in EACH_ITS_OWN and is_answered(lines, lamp)
        and len(without(lines, phase.segment, lamp.slot.line))
        not in (0, len(taken_here(lines, phase.segment)))
    ]  # fmt: skip


def _votes(lines: TalkLines, agenda: Agenda) -> list[Lamp]:
    """The lamps that ask who stands behind words, under which nobody said anything; each words' once."""
    phases = () if lines.talk.private else lines.talk.phases
    asked = (lamp for phase in phases for lamp in lamps(lines, agenda, phase))
    votes = (lamp for lamp in asked if lamp.slot.name == "stands_behind")
    open_ones = {lamp.about: lamp for lamp in votes if not lines.about(lamp.about, "consent")}
    return list(open_ones.values())


def _asked_still(lines: TalkLines, choices: tuple[Line, ...]) -> Iterator[Line]:
    """The requests somebody answered, each as asked of those only who are to answer still and are told of nowhere else."""
    told = {(line.about, name) for line in choices for name in line.by}
    for request in lines.of("request"):
        if lines.about(request.id, "request answer"):
            still = still_to_answer(lines, request)
            who = tuple(name for name in still if (request.id, name) not in told)
            if who:
                yield msgspec.structs.replace(request, who=who)


def open_names(lines: TalkLines) -> tuple[Line, ...]:
    """The lines of which it is open who said them; what came of a line's place is whose that is."""

    def follows(line: Line) -> bool:
        came = lines.by_id.get(line.id.rpartition(".")[0])
        return came is not None and came.kind == "exit"

    return tuple(o for o in lines.counting if is_open_whose(o) and not follows(o))


def is_open_whose(line: Line) -> bool:
    """Whether it is open who said a line; what is nobody's own is not."""
    is_said = bool(line.text or (line.choice and line.question))
    return is_said and not line.by and line.kind not in _NOBODYS


def open_choices(lines: TalkLines, agenda: Agenda) -> tuple[Line, ...]:
    """The lines under a choice on which none was made, nor added later; what F6 put as else is none."""
    phases = {phase.id: phase for phase in lines.talk.phases}
    choosing = {
        (lamp.phase, lamp.id, lamp.slot.line)
        for phase in phases.values() for lamp in lamps(lines, agenda, phase)
        if lamp.slot.choices and lamp.slot.becomes != "goals"
    }  # fmt: skip
    return tuple(
        line
        for line in lines.counting
        if (line.phase, line.question, line.kind) in choosing and not line.choice and line.text
        and not leaves_open(line.text) and not _chosen_later(lines, line)
    )  # fmt: skip


def _chosen_later(lines: TalkLines, line: Line) -> bool:
    """Whether the same person chose on it: about the line, or about what that is about."""
    if lines.about(line.id, line.kind):
        return True
    if line.kind == "consent" and line.about:
        return has_chosen(lines, line)
    if says_why(line.text) and line.by:  # why one chose as one did
        under = (
            o for o in lines.of(line.kind) if (o.phase, o.question) == (line.phase, line.question)
        )
        return any(one.choice and one.by == line.by for one in under)
    said = lines.about(line.about, line.kind) if line.about else ()
    return any(one.choice and one.by == line.by != () for one in said)


def unanswered(lines: TalkLines, agenda: Agenda) -> list[Lamp]:
    """The lamps that a phase asks for and under which nobody spoke.

    In a first talk nobody asks for evidence or its meaning; another reading is asked for where two or
    more are at the table, and may be none (invariant 15).
    """
    talk = lines.talk
    if talk.private:
        return []  # of what one writes alone nothing is asked
    optional = {"other_reading"} if len(talk.people) < 2 else set()
    if talk.agreed.frames:
        optional |= {"prevent"}
    found = []
    for phase in talk.phases:
        place = min(phase.segment, len(talk.passes) - 1)
        first = not talk.passes[place].began.looked_back
        grounds = bool(lines.of("ground", place))
        early = (
            {"evidence", "meaning", "standing", "other_reading"} if first and not grounds else set()
        )
        for lamp in lamps(lines, agenda, phase):
            if (
                lamp.needed
                and (not lamp.slot.of or _of(lines, lamp, place))
                and lamp.slot.name not in optional | early
                and not is_answered(lines, lamp)
            ):
                found.append(lamp)
    return found


def _of(lines: TalkLines, lamp: Lamp, place: int) -> bool:
    """Whether there is what a lamp asks about: nobody says why of a sign that came along."""
    return bool(lines.of(lamp.slot.of, place)) or (
        lamp.slot.of == "initiative" and bool(lines.of("request", place))
    )


def is_answered(lines: TalkLines, lamp: Lamp) -> bool:
    """Whether somebody said something under a lamp, or it came along from an earlier talk."""
    talk = lines.talk
    place = next((p.segment for p in talk.phases if p.id == lamp.phase), 0)
    place = min(place, len(talk.passes) - 1)
    brought = talk.passes[place].began.brought
    giver = talk.passes[place].account_giver.casefold()
    if any(is_under(line, lamp) for line in lines.counting):
        return True
    match lamp.slot.name:
        case "chosen_goal":
            return any(one.chosen for one in talk.passes[1:])
        case "reading":
            mine = any(r.by.casefold() == giver for r in brought.readings)
            return mine or bool(lines.of("reading", place))
        case "indicator":
            gone = let_go(lines, place)
            mine = any(i.by.casefold() == giver and i.id not in gone for i in brought.indicators)
            return mine or bool(lines.of("sign", place)) or is_kept(lines, place)
        case "meaning":
            return bool(lines.of("meaning", place))
        case "target_group":
            return bool(talk.passes[place].began.goal.now.target_group) or bool(
                lines.of("target group", place)
            )
        case "goal_wording":
            return bool(lines.of("wording", place))
        case "due":
            return bool(lines.of("appointment"))
        case _:
            about = lamp.about or None
            kind = lamp.slot.line
            if kind == "remark":
                return False
            return bool(lines.about(about, kind) if about else lines.of(kind, place))


def closed(talk: Talk, agenda: Agenda, at: datetime) -> Talk:
    """The talk closed: what was decided becomes part of its goals, what nobody answered is on record.

    A figure that nobody uncovered is on record as it was said: there is nothing left to guess. Raises
    `TalkError` while a figure has no meaning and nobody left it open (invariant 13).
    """
    lines = TalkLines(talk)
    if bare := bare_figures(lines):
        raise TalkError(
            N_("“{figure}” has no meaning yet. Say what it means, or leave it open in words."),
            figure=bare[0].text,
        )
    for line in talk.lines:
        if line.covered:
            talk = with_line(talk, msgspec.structs.replace(line, covered=False))
    passed = tuple(line for line in talk.lines if line.kind != "passed over")
    goals = [one.goal for one in talk.passes]
    left: list[Line] = []
    places = {phase.id: min(phase.segment, len(talk.passes) - 1) for phase in talk.phases}
    for lamp in unanswered(lines, agenda):
        place = places[lamp.phase]
        if any(o.phase == lamp.phase and o.question == lamp.slot.name for o in left):
            continue
        left.append(
            Line(id=f"x{place}.{len(left)}", phase=lamp.phase, question=lamp.slot.name,
                 kind="passed over", about=goals[place])
        )  # fmt: skip
    half = tuple(line for line in talk.unsaid if line.id or not line.about)  # not a begun change
    return change(talk, lines=(*passed, *left), closed=at.date(), ended=at, changed=at, unsaid=half)


def left_open(talk: Talk, at: datetime, mark: str) -> Talk:
    """The talk with every figure without a meaning marked, in so many words: meaning still open."""
    for figure in bare_figures(TalkLines(talk)):
        talk = change(talk, counter=talk.counter + 1)
        line = Line(id=f"{talk.counter}.{mark}", at=at, phase=figure.phase, kind="meaning",
                    about=figure.id, choice="open")  # fmt: skip
        talk = with_line(talk, line)
    return talk


def reopened(talk: Talk) -> Talk:
    """A closed talk opened again where it was left. What was decided is decided anew at its close."""
    return change(talk, ended=None, adopted=None)
