"""One talk further for a team: limits, account agreement, starting points, rhythm."""

from datetime import timedelta

import msgspec

from agendas.folding.goals import held, moved
from agendas.records.agreements import Frame
from agendas.records.meeting import Meeting, standing_records
from agendas.records.state import PlannedTalk, TeamState


def team_after(before: TeamState, meeting: Meeting) -> TeamState:
    """The team one closed talk later."""
    agreements = standing_records(meeting.agreements)
    rhythms = standing_records(meeting.rhythms)
    return msgspec.structs.replace(
        before,
        name=meeting.team or before.name,
        people=meeting.people or before.people,
        frames=_frames(before, meeting),
        agreement=agreements[-1] if agreements else before.agreement,
        starting_points=(*before.starting_points, *standing_records(meeting.starting_points)),
        rhythm=rhythms[-1] if rhythms else before.rhythm,
        planned=_planned(before, meeting),
        reviewed=meeting.started if meeting.kind == "review" else before.reviewed,
        last_talk=meeting.started,
    )


def _frames(before: TeamState, meeting: Meeting) -> tuple[Frame, ...]:
    """Every version there was; one that follows another ends the day before it begins."""
    on = meeting.started.date()
    new = standing_records(meeting.frames)
    followed = {frame.frame for frame in new}
    lapsed = {c.about for c in standing_records(meeting.frame_choices) if c.choice == "lapses"}
    ended = tuple(
        msgspec.structs.replace(frame, valid_to=on - timedelta(days=1))
        if frame.frame in followed | lapsed and frame.valid_to is None
        else frame
        for frame in before.frames
    )
    return (*ended, *new)


def _planned(before: TeamState, meeting: Meeting) -> tuple[PlannedTalk, ...]:
    planned = before.planned
    if meeting.about_team and meeting.kind not in ("planning", "goals"):
        planned = held(planned, meeting)
        if meeting.next_talk.on:
            planned = (
                *planned,
                PlannedTalk(on=meeting.next_talk.on, planned_in=meeting.id,
                            people=meeting.next_talk.people),
            )  # fmt: skip
    for item in standing_records(meeting.moves):
        planned = moved(planned, item) if not item.goal else planned
    return planned
