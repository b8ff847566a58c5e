"""A meeting as a document: all wording and all order of the minutes is decided once.

The order is that of method.md §2.6. Formats only write what stands here; none adds a sentence.
"""

from collections.abc import Callable

import msgspec

from agendas.records.meeting import Meeting, change
from agendas.records.said import Language, Person
from agendas.talk.close import decided
from minutes import Reader
from minutes.blocks import Document, Item, Section
from minutes.data import data_of
from minutes.readers import EXCERPT, FOR
from minutes.sections.evidence import evidence, meaning, values
from minutes.sections.goal_section import for_whom, goal, indicator, set_in_motion
from minutes.sections.next_steps import decision, initiative, learned, next_talk, proposed
from minutes.sections.phrases import Writing
from minutes.sections.rest import notes, parked, passed_over, talked_about
from minutes.sections.team import agreement, by_phase, limits, lines, moved, new_goals, rested_on

__all__ = ["Document", "Item", "Section", "document"]

OF_A_GOAL = (
    goal, proposed, for_whom, set_in_motion, indicator, evidence, meaning, values, decision, learned,
    initiative,
)  # fmt: skip


def document(
    meeting: Meeting,
    language: Language | None = None,
    versions: int = 1,
    reader: Reader = "team",
) -> Document:
    """The minutes of a meeting, in its own language or in `language`.

    `reader` is for whom it was made (`minutes.audience`): the document says so. Where it is one of several `versions` that nobody settled, they say so first.
    """
    speak = language or meeting.language
    whole = Writing(meeting, speak)
    sections: list[Section] = [rested_on(whole)] if meeting.kind == "peer" else []
    sections += [lines(whole)]
    if meeting.about_team:
        team = Writing(change(meeting, at=_of_team(meeting)), speak)
        sections += [*by_phase(team), limits(whole), agreement(whole), moved(whole)]
    for segment in meeting.segments:
        if segment.goal.id and segment.chosen:
            alone = change(meeting, segments=(segment,))
            of_this = Writing(_as_it_stands(alone), speak)
            sections += [_known(make, of_this) for make in _of_a_goal(meeting)]
            if segment.next_talk.on:
                sections.append(_known(next_talk, of_this))
    if not meeting.about_team:
        sections += [*talked_about(whole), limits(whole)]
    each = any(segment.next_talk.on for segment in meeting.segments)
    sections += [
        _known(make, whole) for make in (new_goals, *(() if each else (next_talk,)), parked)
    ]
    sections += notes(whole)
    sections += [
        passed_over(Writing(change(meeting, segments=(segment,)), speak))
        for segment in meeting.segments
        if segment.chosen
    ]
    return Document(
        title=_title(whole),
        language=speak,
        over=" · ".join(_over(whole)),
        audience="" if meeting.private else whole.say(FOR[reader]),
        status=status(whole),
        facts=tuple(_facts(whole)),
        remark=" ".join(filter(None, _remarks(whole, versions, reader))),
        on=meeting.started.date(),
        sections=tuple(section for section in sections if not section.empty),
        data=data_of(meeting),
    )


def _known(make: Callable[[Writing], Section], w: Writing) -> Section:
    """The section that is made, by the name of what makes it."""
    return msgspec.structs.replace(make(w), id=make.__name__.replace("_", "-"))


def _of_a_goal(meeting: Meeting) -> tuple[Callable[[Writing], Section], ...]:
    """The sections of a goal; a cycle review only says what happens with it."""
    return (goal, proposed, decision) if meeting.kind == "review" else OF_A_GOAL


def _of_team(meeting: Meeting) -> int:
    """The number of a phase that is about the team and not about one of its goals."""
    places = (place for place, phase in enumerate(meeting.phases) if not phase.segment)
    return next(places, meeting.at)


def _as_it_stands(meeting: Meeting) -> Meeting:
    """The meeting with its new wording among the goal's wordings, also before the close."""
    earlier = any(w.n == 1 or w.meeting != meeting.id for w in meeting.goal.wordings)
    if meeting.ended is not None or not earlier:
        return meeting
    return decided(meeting, meeting.started.date())


def _title(w: Writing) -> str:
    """The goal as it came in where the talk is on one; else the kind of talk."""
    chosen = [segment for segment in w.meeting.segments if segment.goal.id and segment.chosen]
    goals = [w.line(segment.goal.wording(segment.agreed).text) for segment in chosen]
    return (goals[0] if len(goals) == 1 else "") or _kind(w)


def _kind(w: Writing) -> str:
    talk = w.line(w.meeting.title[w.language])
    return w.say("Preparation: {talk}").format(talk=talk) if w.meeting.private else talk


def _over(w: Writing) -> list[str]:
    """What it is, of which team and day, and whether it was adopted."""
    kind = _kind(w)
    told = ["" if kind == _title(w) else kind, w.line(w.meeting.team)]
    return [part for part in (*told, w.day(w.meeting.started.date()), status(w)) if part]


def status(w: Writing) -> str:
    """Draft or adopted; preparation is never adopted."""
    if w.meeting.private:
        return ""
    adopted = w.meeting.adopted
    return w.say("adopted on {day}").format(day=w.day(adopted)) if adopted else w.say("draft")


def _remarks(w: Writing, versions: int, reader: Reader) -> tuple[str, ...]:
    excerpt = w.say(EXCERPT[reader]) if EXCERPT[reader] else ""
    return (excerpt, _which(w) if versions > 1 else "", _remark(w))


def _which(w: Writing) -> str:
    """That there is more than this version, and by what it is told from the others."""
    _ = w.say
    meeting = w.meeting
    moment = meeting.changed or meeting.ended or meeting.started
    return _(
        "There is a second version of this talk, and nobody has settled yet which one holds. This one was last changed on {day}, {time}."
    ).format(day=w.day(moment.date()), time=f"{moment:%H:%M}")


def _remark(w: Writing) -> str:
    _ = w.say
    open_still = w.meeting.ended is None
    if not w.meeting.private:
        return _("This talk is not closed yet.") if open_still else ""
    sentences = [_("A check-in is preparation for a talk; it is not an account.")]
    sentences += [_("This check-in is not finished yet.")] if open_still else []
    return " ".join(sentences)


def _facts(w: Writing) -> list[tuple[str, str]]:
    _ = w.say
    meeting = w.meeting
    giver = w.line(meeting.account_giver)
    found: list[tuple[str, str]] = []
    if meeting.private:
        who = giver or w.names(meeting.names)
        return [(_("Written by"), who)] if who else []
    if giver:
        found.append((_("Account given by"), giver))
    if meeting.people:
        present = ", ".join(_present(w, person) for person in meeting.people)
        found.append((_("Present"), present))
    return found


def _present(w: Writing, person: Person) -> str:
    _ = w.say
    name = w.line(person.name)
    gives = person.name == w.meeting.account_giver
    roles = {
        "account-giver": "" if gives or w.meeting.about_team else _("gives account"),
        "leader": _("leader"),
        "facilitator": _("facilitator"),
        "note-taker": _("note-taker"),
    }
    role = roles.get(person.role, "")  # one that nobody said is none
    return f"{name} ({role})" if role else name
