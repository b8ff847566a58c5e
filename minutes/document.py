"""A meeting as a document: all wording and all order of the minutes is decided once.

The order is that of method.md §2.6. Formats only write what stands here; none adds a sentence.
"""

from agendas.closing import decided
from agendas.meeting import Meeting, change
from agendas.records import Language, Person
from minutes.blocks import Document, Item, Section
from minutes.grounds import evidence, meaning, values
from minutes.onward import decision, initiative, learned, next_talk
from minutes.opening import for_whom, goal, indicator, set_in_motion
from minutes.rest import notes, parked, passed_over
from minutes.writing import Writing

__all__ = ["Document", "Item", "Section", "document"]

OF_A_GOAL = (
    goal, for_whom, set_in_motion, indicator, evidence, meaning, values, decision, learned,
    initiative,
)  # fmt: skip


def document(meeting: Meeting, language: Language | None = None) -> Document:
    """The minutes of a meeting, in its own language or in `language`."""
    speak = language or meeting.language
    sections: list[Section] = []
    for segment in meeting.segments:
        of_this = Writing(_as_it_stands(change(meeting, segments=(segment,))), speak)
        sections += [make(of_this) for make in OF_A_GOAL]
    whole = Writing(meeting, speak)
    sections += [next_talk(whole), parked(whole), *notes(whole)]
    sections += [
        passed_over(Writing(change(meeting, segments=(segment,)), speak))
        for segment in meeting.segments
    ]
    return Document(
        title=_title(whole),
        language=speak,
        facts=tuple(_facts(whole)),
        remark=_remark(whole),
        on=meeting.started.date(),
        sections=tuple(section for section in sections if not section.empty),
    )


def _as_it_stands(meeting: Meeting) -> Meeting:
    """The meeting with its new wording among the goal's wordings, also before the close."""
    earlier = any(w.n == 1 or w.meeting != meeting.id for w in meeting.goal.wordings)
    if meeting.ended is not None or not earlier:
        return meeting
    return decided(meeting, meeting.started.date())


def _title(w: Writing) -> str:
    _ = w.say
    title = _("Preparation: {talk}") if w.meeting.private else _("Minutes: {talk}")
    return title.format(talk=w.line(w.meeting.title[w.language]))


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
    found = [(_("Date"), w.day(meeting.started.date()))]
    if meeting.team:
        found.append((_("Team"), w.line(meeting.team)))
    if meeting.private:
        who = giver or w.names(meeting.names)
        return [*found, (_("Written by"), who)] if who else found
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
    if gives and person.role in ("account-giver", "partner"):
        return name
    roles = {
        "account-giver": _("gives account"),
        "partner": _("partner"),
        "leader": _("leader"),
        "facilitator": _("facilitator"),
        "note-taker": _("note-taker"),
    }
    return f"{name} ({roles[person.role]})"
