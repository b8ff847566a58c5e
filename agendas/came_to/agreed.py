"""What a team agrees on beside its limits: giving account, what it stands for, its rhythm."""

from agendas.came_to.counting import TalkLines
from agendas.came_to.next_talks import day_of
from agendas.lines.talk import Figure
from agendas.records.agreements import AccountAgreement, Rhythm, StartingPoint
from agendas.text import number_in


def agreement(lines: TalkLines) -> AccountAgreement | None:
    """The agreement on giving account: the last; how often, in which form: every voice on it."""
    found = lines.of("account agreement")
    if not found:
        return None
    line = found[-1]
    return AccountAgreement(
        **lines.said(line), meeting=lines.talk.id,
        rhythm=lines.voices(line, "rhythm"), form=lines.voices(line, "form"),
        use_of_notes=lines.voices(line, "use of notes"),
        valid_to=day_of(lines.about(line.id, "last day")),
    )  # fmt: skip


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
