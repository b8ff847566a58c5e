"""A talk as a document: all wording and all order of the minutes is decided once.

On top stands what was decided, who does what by when, and what is next; then what it means and what was
on the table, then the rest. Formats only write what stands here; none adds a sentence.
"""

from collections.abc import Callable

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.conduct.shown import as_shown
from agendas.lines.from_records import Told, as_talk
from agendas.records.said import Language, Person
from locales import weekday_date
from minutes import Reader
from minutes.blocks import Document, Section, sentences, stopped
from minutes.data import data_of
from minutes.readers import EXCERPT, FOR
from minutes.sections.decided import decisions, proposals, said_earlier
from minutes.sections.evidence import evidence, meaning, values
from minutes.sections.goal_section import goal, indicator, readings, set_in_motion
from minutes.sections.next_steps import closing, initiative, learned
from minutes.sections.phrases import Writing
from minutes.sections.rest import also, notes, parked, passed_over, talked_about
from minutes.sections.team import agreement, by_phase, limits, lines, moved, new_goals, rested_on
from minutes.sections.who_does_what import (
    agreements,
    earlier,
    next_talk,
    of_agreements,
    open_requests,
    requests,
)

Make = Callable[[Writing], Section]
ON_TOP: tuple[Make, ...] = (
    decisions, proposals, lines, limits, agreement, new_goals, moved, agreements, of_agreements,
    open_requests, requests, next_talk, earlier,
)  # fmt: skip
DECIDED = {"decisions", "proposals", "lines", "limits", "agreement", "new-goals", "agreements"}
OF_A_GOAL: tuple[Make, ...] = (
    meaning, evidence, values, set_in_motion, readings, indicator, goal, said_earlier, learned,
    initiative, closing,
)  # fmt: skip


def document(
    told: Told, language: Language | None = None, versions: int = 1, reader: Reader = "team"
) -> Document:
    """The minutes of a talk, in its own language or in `language`.

    `reader` is for whom it was made (`minutes.audience`): the document says so. Where it is one of several `versions` that nobody settled, they say so first.
    """
    talk = as_shown(as_talk(told))
    w = Writing(TalkLines(talk), language or talk.language)
    sections = tuple(stopped(section) for section in _sections(w) if not section.empty)
    remarks = _remarks(w, versions, reader)
    team = not w.chosen or w.talk.kind == "review"
    if reader == "team" and w.talk.closed and not (w.talk.private or team):
        empty = DECIDED.isdisjoint(section.id for section in sections)  # an excerpt cannot know
        remarks += (w.say("Nothing was decided in this talk, and nothing taken up."),) * empty
    return Document(
        title=_title(w),
        language=w.language,
        over=" · ".join(_over(w)),
        audience="" if talk.private else w.say(FOR[reader]),
        status=status(w),
        facts=tuple(_facts(w)),
        remark=" ".join(filter(None, remarks)),
        on=talk.started.date(),
        sections=sections,
        data=data_of(w),
    )


def _sections(w: Writing) -> list[Section]:
    """On top what a board files, then what was said on each goal; the last has what is then left."""
    made = [_known(make, w) for make in ON_TOP]
    if w.talk.kind == "peer":
        made.append(_known(rested_on, w))
    if w.about_team:
        made += by_phase(w)
    for place in w.chosen:
        made += [_known(make, w.at(place)) for make in _of_a_goal(w)]
        made += [passed_over(w.at(place))] if len(w.chosen) > 1 else []
    if not w.about_team:
        made += talked_about(w)
    made += [_known(parked, w), *notes(w)]
    if len(w.chosen) < 2:
        made += [passed_over(w.at(n)) for n, one in enumerate(w.talk.passes) if one.chosen]
    told = Document(
        title=_title(w), language=w.language, facts=tuple(_facts(w)), sections=tuple(made)
    )
    w.forget_what_is_not_in(" ".join(sentences(told)))
    return [*made, _known(also, w)]


def _known(make: Make, w: Writing) -> Section:
    """The section that is made, by the name of what makes it."""
    return msgspec.structs.replace(make(w), id=make.__name__.replace("_", "-"))


def _of_a_goal(w: Writing) -> tuple[Make, ...]:
    """The sections of a goal, its words first where there are several; a review read them back already."""
    if w.talk.kind == "review":
        return (said_earlier,)
    if len(w.chosen) == 1:
        return OF_A_GOAL
    return (goal, *(make for make in OF_A_GOAL if make is not goal))


def _title(w: Writing) -> str:
    """The goal as it came in where the talk is on one; else the kind of talk."""
    goals = [w.line(w.at(place).then.text) for place in w.chosen]
    return (goals[0] if len(goals) == 1 else "") or _kind(w)


def _kind(w: Writing) -> str:
    talk = w.line(w.talk.title[w.language])
    return w.say("Preparation: {talk}").format(talk=talk) if w.talk.private else talk


def _over(w: Writing) -> list[str]:
    """What it is, of which team and day, from when to when and where, and whether it was adopted."""
    kind = _kind(w)
    told = ["" if kind == _title(w) else kind, w.line(w.talk.team)]
    when = weekday_date(w.talk.started.date(), w.language)
    when = f"{when}, {hours}" if (hours := _hours(w)) else when
    return [part for part in (*told, when, w.line(w.talk.convened.place), status(w)) if part]


def _hours(w: Writing) -> str:
    """From when to when: "15:00–15:45". Nothing for a talk that is open or was gone on with another day."""
    began, ended = w.talk.started, w.talk.ended
    if w.talk.private or ended is None or ended <= began or ended.date() != began.date():
        return ""
    return f"{began:%H:%M}–{ended:%H:%M}"


def status(w: Writing) -> str:
    """Draft or adopted; preparation is never adopted."""
    if w.talk.private:
        return ""
    adopted = w.talk.adopted
    return w.say("adopted on {day}").format(day=w.day(adopted)) if adopted else w.say("draft")


def _remarks(w: Writing, versions: int, reader: Reader) -> tuple[str, ...]:
    excerpt = w.say(EXCERPT[reader]) if EXCERPT[reader] else ""
    return (excerpt, _which(w) if versions > 1 else "", _remark(w))


def _which(w: Writing) -> str:
    """That there is more than this version, and by what it is told from the others."""
    talk = w.talk
    moment = talk.changed or talk.ended or talk.started
    return w.say(
        "There is a second version of this talk, and nobody has settled yet which one holds. This one was last changed on {day}, {time}."
    ).format(day=w.day(moment.date()), time=f"{moment:%H:%M}")


def _remark(w: Writing) -> str:
    _ = w.say
    open_still = w.talk.ended is None
    if not w.talk.private:
        return _("This talk is not closed yet.") if open_still else ""
    sentences = [_("A check-in is preparation for a talk; it is not an account.")]
    sentences += [_("This check-in is not finished yet.")] if open_still else []
    return " ".join(sentences)


def _facts(w: Writing) -> list[tuple[str, str]]:
    _ = w.say
    talk = w.talk
    giver = w.line(_giver(w))
    found: list[tuple[str, str]] = []
    if talk.private:
        who = giver or w.names(talk.names)
        return [*_of_the_goal(w), *([(_("Written by"), who)] if who else [])]
    found += _of_the_goal(w)
    if giver:
        found.append((_("Account given by"), giver))
    if talk.people:
        present = ", ".join(_present(w, person) for person in talk.people)
        found.append((_("Present"), present))
    return [*found, *_convened(w)]


def _convened(w: Writing) -> list[tuple[str, str]]:
    """Who was not there, who led the talk and who wrote; nothing that nobody said."""
    _, of = w.say, w.talk.convened
    absent, chair, writes = (
        ", ".join(map(w.line, of.absent)),
        w.line(of.chair),
        w.line(of.note_taker),
    )
    if chair and chair == writes:
        chair, writes = _("{name}, the minutes too").format(name=chair), ""
    told = ((_("Absent"), absent), (_("Chair"), chair), (_("Note-taker"), writes))
    return [(label, value) for label, value in told if value]


def _of_the_goal(w: Writing) -> list[tuple[str, str]]:
    """Who the goal is for and since when it has its words, where the talk is on one."""
    if len(w.chosen) != 1:
        return []
    of_this = w.at(w.chosen[0])
    found = [
        (w.say("Who it is for"), w.line(text))
        for text in of_this.said_of_goal("{text}", "target_group")
    ]
    then = of_this.then
    if then.since and then.status == "agreed" and then.meeting != w.talk.id and not w.talk.private:
        found.append((w.say("In these words since"), w.day(then.since)))
    return found


def _giver(w: Writing) -> str:
    """Who gives account of the goal in hand."""
    return w.talk.passes[w.talk.place].account_giver


def _present(w: Writing, person: Person) -> str:
    _ = w.say
    name = w.line(person.name)
    gives = person.name == _giver(w)
    roles = {
        "account-giver": "" if gives or w.about_team else _("gives account"),
        "leader": _("leader"),
        "facilitator": _("facilitator"),
        "note-taker": _("note-taker"),
        "guest": _("guest"),
    }
    role = roles.get(person.role, "")  # one that nobody said is none
    return f"{name} ({role})" if role else name
