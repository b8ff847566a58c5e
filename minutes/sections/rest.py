"""What stands after the goal: parked points, open rounds, and what was passed over."""

from agendas.records.meeting import kind_of, standing_records
from agendas.records.said import Kind, Remark, Skipped
from agendas.records.vocabulary import KINDS
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answered import is_answered
from minutes.blocks import Item, Section
from minutes.sections.phrases import Writing

_OPEN: Kind = "open"


def parked(w: Writing) -> Section:
    """Points that are not about the goal, kept for another place."""
    _ = w.say
    points = standing_records(w.meeting.parked)
    items = tuple(Item(text=w.said(point)) for point in points)
    return Section(heading=_("Parked points"), items=items)


def notes(w: Writing) -> list[Section]:
    """What was said in open rounds, each under the title of its phase."""
    said: dict[str, list[Remark]] = {}
    records = [*standing_records(w.meeting.notes)]
    for segment in w.meeting.segments:
        remarks = standing_records(segment.remarks)
        records += [r for r in remarks if kind_of(w.meeting, r.phase) == _OPEN]
    for record in records:
        said.setdefault(record.phase, []).append(record)
    titles = {phase.id: w.line(phase.title[w.language]) for phase in w.meeting.phases}
    order = [phase.id for phase in w.meeting.phases if phase.id in said]
    order += [phase for phase in said if phase not in titles]
    return [_round(w, titles.get(p) or KINDS[_OPEN][w.language], said[p]) for p in order]


def _round(w: Writing, title: str, records: list[Remark]) -> Section:
    plain = [r for r in records if not r.question or w.line(r.question[w.language]) == title]
    asked = [r for r in records if r not in plain]
    items = tuple(Item(text=w.said(record)) for record in plain)
    return Section(heading=title, items=(*items, *w.answers(asked)))


def talked_about(w: Writing) -> list[Section]:
    """What was said in phases of other kinds, each under the title of its phase.

    In a goal dialogue that is what it is really about; in a talk with the leader, the limits.
    """
    kinds: tuple[Kind, ...] = ("wording", "frames", "review", "choose", "agreement")
    found = []
    for phase in w.meeting.phases:
        if phase.kind in kinds:
            here = [r for r in standing_records(w.segment.remarks) if r.phase == phase.id]
            title = w.line(phase.title[w.language])
            found.append(Section(heading=title, items=w.answers(here)))
    return found


def passed_over(w: Writing) -> Section:
    """What a phase asked for and nobody said, in one soft sentence, with reasons if any."""
    _ = w.say
    things = dict.fromkeys(_thing(w, s) for s in w.segment.skipped if not _came_up(w, s))
    lead = []
    if things:
        sentence = _("Not talked through this time: {things}.")
        lead = [sentence.format(things="; ".join(things))]
    return Section(heading=_("Left open"), lead=tuple(lead))


def _came_up(w: Writing, skipped: Skipped) -> bool:
    """True when it was said after all, in a later phase."""
    slot = SLOTS.get(skipped.slot)
    if slot is None:
        return False
    if slot.where == "looked_back":
        return all(getattr(back, slot.field) for back in w.segment.looked_back)
    if slot.where in ("meanings", "evidence") and not slot.field:
        return bool(standing_records(getattr(w.segment, slot.where)))
    title = w.meeting.phases[0].title
    return is_answered(w.meeting, Ask(phase=skipped.phase, question=title, slot=slot))


def _thing(w: Writing, skipped: Skipped) -> str:
    slot = SLOTS.get(skipped.slot)
    named = w.say(slot.passed) if slot and slot.passed else ""
    titles = {phase.id: w.line(phase.title[w.language]) for phase in w.meeting.phases}
    name = named or titles.get(skipped.phase) or w.line(skipped.phase)
    reason = w.line(skipped.reason)
    return f"{name} ({reason})" if reason else name
