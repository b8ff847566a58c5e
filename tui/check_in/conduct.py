"""A check-in: three sentences of one person, kept as a talk by the same functions as a talk."""

from datetime import datetime

import msgspec

from agendas.agenda import builtin
from agendas.came_to.counting import TalkLines
from agendas.conduct.at_close import closed, left_open
from agendas.conduct.lamps import lamps
from agendas.conduct.meant import meant
from agendas.conduct.on_record import put
from agendas.conduct.shown import is_left_open
from agendas.errors import N_, SpokenError
from agendas.folding.checkins import Moment, asks_to_share
from agendas.lines.edit import change, with_line
from agendas.lines.talk import Began, Figure, Line, Pass, Talk
from agendas.records.said import Language, Person, Phase
from agendas.records.state import GoalState, State
from agendas.text import kept, one_line
from locales import spoken
from store.cache.lookup import Known
from store.files.names import fresh_id
from store.library import TalkLibrary
from tui.start_talk import OpeningError, named_person, start

MARK = 4  # letters of the mark of a run
NO_GOAL_YET = "…"  # what an unfinished check-in is about while its goal is not written yet
FIELDS = {"noticed": "evidence", "means": "interpretation", "next": "initiative"}


class CheckIn(msgspec.Struct, frozen=True, kw_only=True):
    """What one person writes down: what was noticed, what it means, and what is next.

    `bring` are the fields that are marked to bring into a talk, beside what is next: that goes
    along by itself. `by` is the name that its writer gave, "" where nobody gave one.
    """

    goal: str = ""
    team: str = ""
    noticed: str = ""
    means: str = ""
    next: str = ""
    bring: tuple[str, ...] = ()
    by: str = ""


def questions() -> dict[str, str]:
    """The three questions by field, in the language that is spoken (method.md §2.7)."""
    agenda = builtin("checkin")
    by_kind = {phase.kind: phase.questions[0].ask for phase in agenda.phases}
    return {field: by_kind[kind][spoken()] for field, kind in FIELDS.items()}  # type: ignore[index]


def open_check_in(
    library: TalkLibrary,
    written: CheckIn,
    language: Language,
    now: datetime,
    whole: State | None = None,
    before: Talk | None = None,
) -> Talk:
    """An empty check-in on the goal that is named, not saved. Raises `OpeningError` without one.

    `whole` is the state of the library, where it was read already; `before` the same check-in, of
    which the goal changes.
    """
    made = start(
        library,
        builtin("checkin"),
        written.goal,
        (),
        language,
        now,
        written.team,
        whole=whole,
        this=before.id if before else "",
    )
    if before:
        return _of_its_writer(change(before, passes=made.passes, team=made.team), written)
    owner = library.writers[0] if library.writers else ""
    return _of_its_writer(change(made, owner=owner), written)


def _of_its_writer(talk: Talk, written: CheckIn) -> Talk:
    """The check-in as that of whoever gave their name; nobody else is in it (method.md §2.7)."""
    name = named_person(written.by).name
    if not name:
        return talk
    passes = tuple(msgspec.structs.replace(one, account_giver=name) for one in talk.passes)
    return change(talk, people=(Person(name=name, role="account-giver"),), passes=passes)


def open_without_goal(
    library: TalkLibrary,
    written: CheckIn,
    language: Language,
    now: datetime,
    before: Talk | None = None,
) -> Talk:
    """As `open_check_in`, while no goal is named yet, or what is typed may be several.

    It is about no goal there is, and makes none; what is typed comes back where the goal is asked.
    """
    nameless = msgspec.structs.replace(written, goal=NO_GOAL_YET)
    opened = open_check_in(library, nameless, language, now, before=before)
    words = msgspec.structs.replace(opened.goal.now, text=kept(written.goal) or NO_GOAL_YET)
    goal = msgspec.structs.replace(opened.goal, id="", wordings=(words,))
    return change(opened, passes=(Pass(goal="", began=Began(goal=goal)),))


def record(opened: Talk, written: CheckIn, now: datetime, mark: str = "") -> Talk:
    """The check-in with what is written now, in place of what was there; not saved.

    Needs a line in what was noticed or what it means: raises `OpeningError` when there is nothing
    to keep. A figure that was noticed gets its meaning from the second sentence; without one, its
    meaning is left open in words. `mark` is that of the run, in the ids of its lines.
    """
    if not (written.noticed.strip() or written.means.strip()):
        raise OpeningError(N_("Write a line about what you noticed, or about what it means."))
    mark = mark or fresh_id()[:MARK]
    talk = change(_marked(opened, written, now), unsaid=())
    for field in FIELDS:
        talk = _with_words(talk, field, getattr(written, field), now, mark)
    return left_open(_of_the_figure(talk), now, mark)


def done(opened: Talk, written: CheckIn, now: datetime, mark: str = "") -> Talk:
    """The check-in with what is written, closed; not saved. Raises `OpeningError` as `record`."""
    return closed(record(opened, written, now, mark), builtin("checkin"), now)


def unfinished(opened: Talk, written: CheckIn, now: datetime, mark: str = "") -> Talk:
    """The check-in as far as it is written; not saved.

    On record as `record` puts it where that can be, else half typed in its phases, so that no word
    is only on the screen.
    """
    try:
        if not opened.goal.id:
            raise OpeningError(N_("Which goal is it about?"))
        return record(opened, written, now, mark)
    except SpokenError:
        half = tuple(
            Line(id="", text=text, phase=phase.id)
            for field in FIELDS
            if (phase := _phase(opened, field)) and (text := getattr(written, field))
        )
        return change(_marked(opened, written, now), lines=(), unsaid=half)


def _marked(opened: Talk, written: CheckIn, now: datetime) -> Talk:
    """The check-in with the marks of what is to be brought."""
    kinds = {FIELDS[field] for field in written.bring}
    bring = tuple(phase.id for phase in opened.phases if phase.kind in kinds)
    return change(_of_its_writer(opened, written), changed=now, bring=bring)


def _phase(talk: Talk, field: str) -> Phase | None:
    """The phase that a field is of; None in a talk of an agenda of one's own without it."""
    return next((phase for phase in talk.phases if phase.kind == FIELDS[field]), None)


def _said(talk: Talk, phase: Phase | None) -> list[Line]:
    """What is on record in a phase, in words."""
    return [o for o in talk.lines if phase and o.phase == phase.id and o.text and not o.withdrawn]


def _with_words(talk: Talk, field: str, text: str, now: datetime, mark: str) -> Talk:
    """The check-in with these words of a field; a line whose words stay is as it was."""
    phase, text = _phase(talk, field), kept(text)
    before = _said(talk, phase)
    if phase is None or text == _joined(before):
        return talk
    there = talk.lines
    talk = change(talk, lines=tuple(line for line in there if line not in before))
    if not text:
        return talk
    alone = change(talk, people=(), unsaid=())  # a name before the words is part of them
    asked = lamps(TalkLines(alone), builtin("checkin"), phase)
    lamp = next(lamp for lamp in asked if not lamp.about)
    found = meant(TalkLines(alone), lamp, text, now.date(), by=talk.names)
    line = msgspec.structs.replace(found.line, maybe="")
    made = put(talk, lamp, msgspec.structs.replace(found, line=line), now, mark)
    if not before:
        return made
    line = msgspec.structs.replace(made.lines[-1], id=before[0].id)
    there = tuple(one for one in there if one not in before[1:])
    return with_line(change(made, lines=there, counter=talk.counter), line)


def _of_the_figure(talk: Talk) -> Talk:
    """The check-in with what it means as the meaning of the figure that was noticed, if there is one."""
    figure = next((o.id for o in talk.lines if isinstance(o.value, Figure)), "")
    lines = (
        msgspec.structs.replace(line, about=figure) if line.kind == "meaning" else line
        for line in talk.lines
        if not is_left_open(line)
    )
    return change(talk, lines=tuple(lines))


def _joined(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)


def written_in(talk: Talk) -> CheckIn:
    """What is written in a check-in, to go on with."""
    fields, bring = {}, []
    for field in FIELDS:
        phase = _phase(talk, field)
        half = [o for o in talk.unsaid if phase and o.phase == phase.id and not o.about]
        fields[field] = _joined(half or _said(talk, phase))
        bring += [field] if phase and phase.id in talk.bring else []
    goal = talk.goal.now.text
    about = "" if goal == NO_GOAL_YET else goal
    return CheckIn(goal=about, team=talk.team, bring=tuple(bring), by=talk.account_giver, **fields)


def recent_goals(library: TalkLibrary) -> list[str]:
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


def last_time(library: TalkLibrary, state: GoalState, now: str = "") -> Talk | None:
    """The newest check-in on a goal but for the one of `now`, to lay beside it; None if there is none."""
    for summary in library.known().index.about(state.goal.id):
        if summary.private and summary.id != now:
            return library.open(summary.id)
    return None


def last_words(before: Talk | None, field: str) -> str:
    """The words of a field in an earlier check-in, on one line; "" for none."""
    said = _said(before, _phase(before, field)) if before else []
    return " · ".join(one_line(line.text) for line in said)
