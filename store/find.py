"""Where something was said: in a talk's goal, its records, and its look-back."""

from collections.abc import Iterator
from datetime import datetime

from agendas.records.meeting import Meeting
from agendas.records.said import Record, Words

# Beside the sentence itself, what was said with it.
_WITH_IT = (
    "text",
    "why",
    "misses",
    "moment",
    "wording",
    "notice",
    "frames",
    "watch",
    "stops",
    "support",
)


class Hit(Record, frozen=True, kw_only=True):
    """Where something was said: in which talk and phase, by whom, and the words.

    `private` is true where it is a check-in, that only its writer sees.
    """

    meeting: str
    started: datetime
    goal: str
    phase: Words
    by: str
    text: str
    private: bool = False


def hits(meeting: Meeting, wanted: str) -> Iterator[Hit]:
    """Where `wanted`, casefolded, was said in a meeting; what was withdrawn is left out."""
    for words, by, phase in sentences(meeting):
        if wanted in words.casefold():
            yield Hit(
                meeting=meeting.id,
                started=meeting.started,
                goal=meeting.goal.now.text,
                phase=phase,
                by=by,
                text=words,
                private=meeting.private,
            )


def sentences(meeting: Meeting) -> Iterator[tuple[str, str, Words]]:
    """All that was said in a meeting and not withdrawn: the words, who said them, the phase."""
    titles = {phase.id: phase.title for phase in meeting.phases}
    for wording in meeting.goal.wordings:
        if wording.meeting == meeting.id:
            yield _joined(wording, ("text", "target_group", "difference")), "", meeting.title
    back = next((p.title for p in meeting.phases if p.kind == "look-back"), meeting.title)
    for looked in meeting.segment.looked_back:
        yield _joined(looked, ("happened", "means", "because")), looked.initiative.by, back
    for _where, said in meeting.said():
        if not said.withdrawn:
            yield _joined(said, _WITH_IT), said.by, titles.get(said.phase, meeting.title)


def _joined(record: Record, fields: tuple[str, ...]) -> str:
    return " · ".join(value for name in fields if (value := getattr(record, name, "")))
