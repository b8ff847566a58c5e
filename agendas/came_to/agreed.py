"""What a team agrees on beside its limits: giving account, what it stands for, its rhythm."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from agendas.came_to.counting import TalkLines
from agendas.came_to.next_talks import day_of
from agendas.lines.talk import Figure, Line
from agendas.parsing.choices import named
from agendas.records.agreements import AccountAgreement, Rhythm, StartingPoint, WhoTells
from agendas.text import number_in

_I = re.compile(r"\b(?:ik|i)\b", re.I)
_ME = re.compile(r"\b(?:mij|me)\b", re.I)


def agreement(lines: TalkLines) -> AccountAgreement | None:
    """The agreement on giving account: each sentence of it with how often and in which form, the others beside the first."""
    found = lines.of("account agreement")
    if not found:
        return None
    first, *others = (_sentence(lines, line) for line in found)
    return AccountAgreement(
        **first, meeting=lines.talk.id, others=tuple(WhoTells(**one) for one in others),
        valid_to=day_of(_about(lines, found, "last day")),
    )  # fmt: skip


def _sentence(lines: TalkLines, line: Line) -> dict[str, Any]:
    more = {"rhythm": "rhythm", "form": "form", "use_of_notes": "use of notes"}
    return lines.said(line) | {name: lines.voices(line, kind) for name, kind in more.items()}


def agreement_of(lines: TalkLines, found: Sequence[Line], by: Iterable[str]) -> str:
    """The id of the one of several sentences in which somebody tells, else in which they are told, else of the first.

    What they say themselves goes before what is said of them.
    """
    who = {*by}
    first = found[0]
    found = sorted(found, key=lambda line: not who & {*line.by})
    ways = [_who_tells(line, lines.talk.names) for line in found]
    for way in (0, 1):
        for line, tells in zip(found, ways, strict=True):
            if who & tells[way]:
                return line.id
    return first.id


def _who_tells(line: Line, names: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Who tells by a sentence ("I tell Ruth": its speaker, else who is named first), and who is told."""
    low = line.text.casefold()
    there = sorted(named(line.text, names), key=lambda name: low.find(name.casefold()))
    tells = {*line.by} if _I.search(line.text) and line.by else {*there[:1]}
    return tells, {*there, *(line.by if _ME.search(line.text) else ())} - tells


def _about(lines: TalkLines, found: Sequence[Line], kind: str) -> list[Line]:
    return [one for line in found for one in lines.about(line.id, kind)]


def starting_points(lines: TalkLines) -> tuple[StartingPoint, ...]:
    """All that was said of what the organisation stands for."""
    return tuple(
        StartingPoint(
            **lines.said(line), meeting=lines.talk.id, since=line.at.date() if line.at else None
        )
        for line in lines.of("starting point")
    )


def rhythm(lines: TalkLines) -> Rhythm | None:
    """How often the team talks: the last word that is not about an agreement."""
    found = [line for line in lines.of("rhythm") if line.about not in lines.by_id]
    if not found:
        return None
    line = found[-1]
    weeks = number_in(line.value.said) if isinstance(line.value, Figure) else None
    return Rhythm(**lines.said(line), weeks=weeks)
