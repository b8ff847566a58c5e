"""A check-in: three sentences of one person, kept as a meeting by the same functions as a talk."""

from datetime import datetime

import msgspec

from agendas.agenda import builtin
from agendas.errors import N_, SpokenError
from agendas.folding.checkins import Moment, asks_to_share
from agendas.records.meeting import Meeting, change, with_draft
from agendas.records.said import Language
from agendas.records.segment import Segment
from agendas.records.state import GoalState, State
from agendas.slots.script import asks
from agendas.talk.answers import answer
from agendas.talk.rules import leave_open
from agendas.text import kept
from locales import spoken
from store.cache.lookup import Known
from store.library import MeetingLibrary
from tui.start_talk import OpeningError, start

NO_GOAL_YET = "…"  # what an unfinished check-in is about while its goal is not written yet
FIELDS = {"noticed": "evidence", "means": "interpretation", "next": "initiative"}


class CheckIn(msgspec.Struct, frozen=True, kw_only=True):
    """What one person writes down: what was noticed, what it means, and what is next.

    `bring` are the fields that are marked to bring into a talk, beside what is next: that goes
    along by itself.
    """

    goal: str = ""
    team: str = ""
    noticed: str = ""
    means: str = ""
    next: str = ""
    bring: tuple[str, ...] = ()


def questions() -> dict[str, str]:
    """The three questions by field, in the language that is spoken (method.md §2.7)."""
    agenda = builtin("checkin")
    by_kind = {phase.kind: phase.questions[0].ask for phase in agenda.phases}
    return {field: by_kind[kind][spoken()] for field, kind in FIELDS.items()}  # type: ignore[index]


def open_check_in(
    library: MeetingLibrary,
    written: CheckIn,
    language: Language,
    now: datetime,
    whole: State | None = None,
    before: Meeting | None = None,
) -> Meeting:
    """An empty check-in on the goal that is named, not saved. Raises `OpeningError` without one.

    `whole` is the state of the library, where it was read already; `before` the same check-in, of
    which the goal changes.
    """
    agenda = builtin("checkin")
    made = start(
        library,
        agenda,
        written.goal,
        (),
        language,
        now,
        written.team,
        whole=whole,
        this=before.id if before else "",
    )
    made = change(made, owner=library.writers[0] if library.writers else "")
    return change(made, started=before.started, owner=before.owner) if before else made


def open_without_goal(
    library: MeetingLibrary,
    written: CheckIn,
    language: Language,
    now: datetime,
    before: Meeting | None = None,
) -> Meeting:
    """As `open_check_in`, while no goal is named yet, or what is typed may be several.

    It is about no goal there is, and makes none; what is typed comes back where the goal is asked.
    """
    opened = open_check_in(
        library,
        msgspec.structs.replace(written, goal=NO_GOAL_YET),
        language,
        now,
        before=before,
    )
    words = msgspec.structs.replace(opened.goal.now, text=kept(written.goal) or NO_GOAL_YET)
    goal = msgspec.structs.replace(opened.goal, id="", wordings=(words,))
    return change(opened, segments=(msgspec.structs.replace(opened.segment, goal=goal),))


def record(opened: Meeting, written: CheckIn, now: datetime) -> Meeting:
    """The check-in with what is written now, in place of what was there; not saved.

    Needs a line in what was noticed or what it means: raises `OpeningError` when there is nothing
    to keep. A figure that was noticed gets its meaning from the second sentence; without one, its
    meaning is left open in words.
    """
    if not (written.noticed.strip() or written.means.strip()):
        raise OpeningError(N_("Write a line about what you noticed, or about what it means."))
    agenda = builtin("checkin")
    meeting = _emptied(opened, written, now)
    for phase in meeting.phases:
        for field, kind in FIELDS.items():
            text = getattr(written, field)
            if phase.kind != kind or not text.strip():
                continue
            ask = next(a for a in asks(meeting, agenda, phase) if not a.about)
            figures = [item for item in meeting.segment.evidence if item.kind == "figure"]
            if field == "means" and figures:
                ask = msgspec.structs.replace(ask, about=figures[0].id)
            meeting = answer(meeting, ask, text, now)
    return leave_open(meeting)


def unfinished(opened: Meeting, written: CheckIn, now: datetime) -> Meeting:
    """The check-in as far as it is written; not saved.

    On record as `record` puts it where that can be, else as the drafts of its phases, so that no
    word is only on the screen.
    """
    try:
        if not opened.goal.id:
            raise OpeningError(N_("Which goal is it about?"))
        return change(record(opened, written, now), drafts={})
    except SpokenError:
        meeting = change(_emptied(opened, written, now), drafts={})
        for phase in meeting.phases:
            for field, kind in FIELDS.items():
                if phase.kind == kind:
                    meeting = with_draft(meeting, phase.id, getattr(written, field))
        return meeting


def _emptied(opened: Meeting, written: CheckIn, now: datetime) -> Meeting:
    """The check-in before its words are put in, with the marks of what is to be brought."""
    segment = Segment(goal=opened.goal, agreed=opened.segment.agreed)
    kinds = {FIELDS[field] for field in written.bring}
    bring = tuple(phase.id for phase in opened.phases if phase.kind in kinds)
    return change(opened, segments=(segment,), changed=now, counter=0, bring=bring)


def written_in(meeting: Meeting) -> CheckIn:
    """What is written in a check-in, to go on with."""
    fields, bring = {}, []
    for field, kind in FIELDS.items():
        phases = {phase.id for phase in meeting.phases if phase.kind == kind}
        said = [s.text for _where, s in meeting.said() if s.phase in phases and not s.withdrawn]
        drafts = [text for phase, text in meeting.drafts.items() if phase in phases]
        fields[field] = "\n".join(drafts or said)
        bring += [field] if phases.intersection(meeting.bring) else []
    goal = meeting.goal.now.text
    about = "" if goal == NO_GOAL_YET else goal
    return CheckIn(goal=about, team=meeting.team, bring=tuple(bring), **fields)


def recent_goals(library: MeetingLibrary) -> list[str]:
    """The ids of the goals there are, the one that was last talked or written about first."""
    states = library.goals()
    found = [s.goal_id for s in library.summaries() if s.goal_id in states]
    return list(dict.fromkeys([*found, *states]))


def time_to_share(look: Known, goal_id: str, now: str = "") -> bool:
    """Whether this check-in, with id `now` if it has one, is the third in a row on its goal."""
    talks = look.index.about(goal_id)
    moments = [Moment(id=s.id, started=s.started, alone=s.private) for s in talks]
    return asks_to_share(moments, now)


SHARE = N_(
    "This is the third time in a row alone on this goal, or more. With whom could you share it?"
)


def last_time(library: MeetingLibrary, state: GoalState, now: str = "") -> Meeting | None:
    """The newest check-in on a goal but for the one of `now`, to lay beside it; None if there is none."""
    for summary in library.known().index.about(state.goal.id):
        if summary.private and summary.id != now:
            return library.open(summary.id)
    return None
