"""What stands after the goal: parked points, open rounds, and what was passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from agendas.came_to.indicators import is_kept, let_go
from agendas.came_to.next_talks import next_talk
from agendas.lines.talk import Line
from agendas.records.said import PhaseKind, Said
from agendas.records.vocabulary import PHASE_KIND
from minutes.blocks import Item, Section
from minutes.sections.evidence import evidence_of
from minutes.sections.phrases import Writing, told_of

if TYPE_CHECKING:
    from agendas.slots.slots import Slot

_OPEN: PhaseKind = "open"


def parked(w: Writing) -> Section:
    """Points that are not about the goal, kept for another place."""
    items = tuple(Item(text=w.said(line)) for line in w.of_talk("parked"))
    return Section(heading=w.say("Parked points"), items=items)


def notes(w: Writing) -> list[Section]:
    """What was said in open rounds, each under the title of its phase."""
    said: dict[str, list[Line]] = {}
    remarks = [r for r in w.lines.of("remark") if w.kind_of(r.phase) == _OPEN]
    for line in (*w.of_talk("note"), *(r for r in remarks if r.id not in w.shown)):
        said.setdefault(line.phase, []).append(line)
    titles = {phase.id: w.line(phase.title[w.language]) for phase in w.talk.phases}
    order = [phase.id for phase in w.talk.phases if phase.id in said]
    order += [phase for phase in said if phase not in titles]
    return [_round(w, titles.get(p) or PHASE_KIND[_OPEN][w.language], said[p]) for p in order]


def _round(w: Writing, title: str, lines: list[Line]) -> Section:
    plain = [line for line in lines if w.question(line) in ("", title)]
    items = tuple(Item(text=w.said(line)) for line in plain)
    asked = w.answers(line for line in lines if line not in plain)
    return Section(heading=title, items=(*items, *asked))


def talked_about(w: Writing) -> list[Section]:
    """What was said in phases of other kinds, each under the title of its phase.

    In a goal dialogue that is what it is really about; in a talk with the leader, the limits.
    """
    kinds: tuple[PhaseKind, ...] = ("wording", "frames", "review", "choose", "agreement")
    return [
        Section(heading=w.line(phase.title[w.language]), items=w.answers(in_phase(w, phase.id)))
        for phase in w.talk.phases
        if phase.kind in kinds
    ]


def in_phase(w: Writing, phase_id: str) -> list[Line]:
    """The remarks that were made in a phase."""
    return [line for line in w.lines.of("remark") if line.phase == phase_id]


def passed_over(w: Writing) -> Section:
    """What a phase asked for and nobody said, in one soft sentence, with reasons if any."""
    skipped = w.of("passed over")
    things = dict.fromkeys(_thing(w, line) for line in skipped if not _came_up(w, line))
    lead = []
    if things:
        sentence = w.say("Not talked through this time: {things}.")
        lead = [sentence.format(things="; ".join(things))]
    return Section(heading=w.say("Left open"), lead=tuple(lead))


def _slot(skipped: Line) -> Slot | None:
    from agendas.slots.slots import SLOTS

    return SLOTS.get(skipped.question)


def _came_up(w: Writing, skipped: Line) -> bool:
    """True when it was said after all, in a later phase or an earlier talk."""
    slot = _slot(skipped)
    if slot is None:
        return False
    if told := _TOLD.get(slot.name):
        return bool(told(w))
    kinds = _OF_SLOT.get(slot.name, (slot.line,))
    if slot.of and slot.line != "appointment":
        found = w.lines.of(slot.of, w.place)[-1:]
        return any(w.lines.about(line.id, kind) for line in found for kind in kinds)
    return any(w.lines.of(kind, w.place) for kind in kinds)


_OF_SLOT = {
    "limits": ("limits",),
    "line_exit": ("exit",),
    "meaning": ("meaning", "other reading"),
    "other_reading": ("meaning", "other reading"),
}


def _untold(w: Writing) -> list[str]:
    """The earlier initiatives of which nobody told anything here, in their own words."""
    return [
        f"“{w.line(back.initiative.text)}”"
        for back in w.began.began.looked_back
        if not any(
            w.lines.about(told_of(back), kind) for kind in ("experience", "onward", "meaning")
        )
    ]


def _own(w: Writing, brought: Iterable[Said]) -> set[str]:
    """The ids of what the account-giver said of it in an earlier talk."""
    giver = w.began.account_giver.casefold()
    return {said.id for said in brought if said.by.casefold() == giver}


def _watched(w: Writing) -> bool:
    own = _own(w, w.began.began.brought.indicators)
    return bool(own - let_go(w.lines, w.place) or w.lines.of("sign", w.place)) or is_kept(
        w.lines, w.place
    )


def _read(w: Writing) -> bool:
    return bool(_own(w, w.began.began.brought.readings) or w.lines.of("reading", w.place))


_TOLD: dict[str, Callable[[Writing], object]] = {
    "happened": lambda w: not _untold(w),
    "reading": _read,
    "indicator": _watched,
    "target_group": lambda w: w.goal.now.target_group,
    "goal_wording": lambda w: w.goal.now.original,
    "due": lambda w: next_talk(w.lines, w.place).on,
    "chosen_goal": lambda w: any(one.chosen for one in w.talk.passes[1:]),
}


def also(w: Writing) -> Section:
    """What was said beside all that, under what was asked: nothing that counts is lost."""
    left = [line for line in w.lines.counting if line.id not in w.shown and line.text.strip()]
    left = [line for line in left if not _is_told_by_a_part(w, line)]
    grounds = evidence_of(w, (line for line in left if line.kind == "ground"))
    written = " ".join(row for item in grounds for row in (item.text, *item.below))
    rest = [line for line in left if line.kind != "ground"]
    others = w.answers(o for o in rest if o.id not in w.shown or w.line(o.text) not in written)
    return Section(heading=w.say("Also said"), items=(*grounds, *others))


def _is_told_by_a_part(w: Writing, line: Line) -> bool:
    """Whether what was said at once made other lines too, and one of them tells the same words."""
    own = f"{line.id}."
    parts = (part for part in w.lines.counting if part.id.startswith(own))
    return any(part.id in w.shown and part.text == line.text for part in parts)


def _thing(w: Writing, skipped: Line) -> str:
    slot = _slot(skipped)
    named = w.say(slot.passed) if slot and slot.passed else ""
    titles = {phase.id: w.line(phase.title[w.language]) for phase in w.talk.phases}
    if slot and slot.name == "happened":
        named = w.say("what came of {texts}").format(texts=w.names(_untold(w)))
    name = named or titles.get(skipped.phase) or w.line(skipped.phase)
    reason = w.line(skipped.text)
    return f"{name} ({reason})" if reason else name
