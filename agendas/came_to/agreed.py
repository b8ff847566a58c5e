"""What a team agrees on beside its limits: giving account, what it stands for, its rhythm."""

from collections.abc import Sequence

from agendas.came_to.counting import TalkLines, joined
from agendas.came_to.next_talks import day_of
from agendas.lines.talk import Figure, Line
from agendas.records.agreements import AccountAgreement, Rhythm, StartingPoint
from agendas.text import number_in


def agreement(lines: TalkLines) -> AccountAgreement | None:
    """The agreement on giving account, how often and in which form: every voice on each."""
    found = lines.of("account agreement")
    if not found:
        return None
    said = lines.said(found[0])
    owner = said["by"] if len({line.by for line in found}) == 1 else ""

    def voices(kind: str) -> str:
        return joined(_about(lines, found, kind), owner)

    return AccountAgreement(
        **{**said, "text": joined(found, owner), "by": owner}, meeting=lines.talk.id,
        rhythm=voices("rhythm"), form=voices("form"), use_of_notes=voices("use of notes"),
        valid_to=day_of(_about(lines, found, "last day")),
    )  # fmt: skip


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
