"""What Prepare tells beside and below its lines: which goals fit, who was meant, what comes along."""

import re
from collections.abc import Iterable, Iterator

from textual.content import Content

from agendas.agenda import Agenda
from agendas.records.said import Person, Said
from agendas.records.state import GoalState, State, Waiting
from agendas.text import kept, one_line
from locales import _, long_date, ngettext, spoken
from store.library import TalkLibrary
from tui.start_talk import listed, start
from tui.widgets.rows_by_width import RowsByWidth
from tui.words.open_answer import answer_open, by_request, is_asked
from tui.words.signs import Roster

MOST_GOALS = 4


def fitting_goals(whole: State, typed: str) -> list[GoalState]:
    """The goals that are worked on and hold each word that is typed, the last talked about first.

    None once the words are a goal's own. Where nothing is typed, the ones of last time.
    """
    wanted = kept(typed).casefold()
    found = [goal for goal in whole.goals.values() if goal.alive and goal.goal.now.text]
    if any(wanted == goal.goal.now.text.casefold() for goal in found):
        return []
    fits = [g for g in found if all(word in g.goal.now.text.casefold() for word in wanted.split())]
    fits.sort(key=lambda goal: (goal.last_talk is None, -_moment(goal), goal.goal.id))
    return fits[:MOST_GOALS]


def _moment(goal: GoalState) -> float:
    return goal.last_talk.timestamp() if goal.last_talk else 0.0


def completed(typed: str, names: Iterable[str]) -> str | None:
    """The names as typed, with the one that is begun written out; None where none goes on so."""
    ends = [found.end() for found in re.finditer(r",|\s(?:and|en)\s|[&+]", typed, re.I)]
    before, begun = typed[: max(ends, default=0)], typed[max(ends, default=0) :]
    bare = begun.lstrip()
    if not bare:
        return None
    there = {name.casefold() for name in listed(before)}
    for name in names:
        new = name.casefold() not in there
        if (
            new
            and name.casefold().startswith(bare.casefold())
            and name.casefold() != bare.casefold()
        ):
            return f"{typed}{name[len(bare) :]}"
    return None


def who_is_there(
    found: Iterable[Person], before: Iterable[Person], roster: Roster, how: bool
) -> RowsByWidth | str:
    """Those who were typed, each with their mark and what they do; then who was there last time.

    Where nobody was typed yet, and it is asked for, `how` names are written. "" for nothing to tell.
    """
    roles = {
        "account-giver": _("gives account"),
        "leader": _("leader"),
        "facilitator": _("facilitator"),
        "note-taker": _("note-taker"),
        "guest": _("guest"),
    }
    there = list(found)
    parts = [_in_role(person, roles.get(person.role, ""), roster) for person in there]
    names = {person.name.casefold() for person in there}
    missed = [one_line(p.name) for p in before if p.name.casefold() not in names]
    below = []
    known = {person.name.casefold() for person in before}
    if names and names <= known and not missed:
        below.append(
            ngettext("was there last time, too", "all were there last time, too", len(names))
        )
    if missed and parts:
        below.append(_("there last time: {names}").format(names=", ".join(missed)))
    if how and not parts:
        below.append(_("Who gives account first; commas between; a role: Ruth (leader)."))

    def rows(width: int) -> list[Content]:
        told = [row for text in below for row in Content(text).wrap(max(8, width))]
        return [*beside_each_other(parts, width), *(row.rstrip().stylize("$quiet") for row in told)]

    said = "\n".join(filter(None, ("   ".join(part.plain for part in parts), *below)))
    return RowsByWidth(rows, said) if said else ""


def _in_role(person: Person, role: str, roster: Roster) -> Content:
    mark, name = roster.mark(person.name), (one_line(person.name), "$ink")
    sign = f"{mark.sign} " if mark.sign else ""
    return Content.assemble((sign, mark.role), name, (f" {role}" if role else "", "$quiet"))


def beside_each_other(parts: Iterable[Content], width: int) -> list[Content]:
    """Parts in as few rows as hold them; none is broken that fits in a row."""
    rows: list[Content] = []
    for part in parts:
        if rows and rows[-1].cell_length + 3 + part.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], "   ", part)
        else:
            rows += part.wrap(max(8, width)) if part.cell_length > width else [part]
    return rows


def how_many(library: TalkLibrary, agenda: Agenda, state: GoalState, whole: State) -> str:
    """How many questions a talk on a goal has as it would begin now; "" for one about the team.

    Raises `SpokenError` where it cannot begin.
    """
    from agendas.conduct.conductor import Conductor

    if agenda.about_team:
        return ""
    now = library.now()
    talk = start(library, agenda, state.goal.id, (), spoken(), now, whole=whole)
    table = Conductor(talk, agenda, lambda: now, lambda _talk, _at_once: None, "")
    count = table.question_of[1]
    return ngettext("{n} question", "{n} questions", count).format(n=count)


def keeps_the_limit(keepers: tuple[Person, ...]) -> str:
    """Who keeps the limit that the talk is about, in one row."""
    names = ", ".join(one_line(person.name) for person in keepers)
    return _("Keeps the limit: {names}").format(names=names) if names else ""


def opens_with(state: GoalState | None) -> str:
    """The initiatives that a talk on this goal begins with, in one row."""
    told = "; ".join(map(_in_one_row, by_request(state.waiting if state else ())))
    return _("This talk opens with: {initiatives}").format(initiatives=told) if told else ""


def _in_one_row(each: list[Waiting]) -> str:
    by, words = _whose(each), one_line(each[0].initiative.text)
    if is_asked(each) and by:
        return _("{asker} asked: {text}").format(asker=by, text=words)
    return ": ".join(filter(None, (by, words)))


def _whose(each: list[Waiting]) -> str:
    """Whose the words of what waits are: who asked, where they ask it of somebody."""
    step = each[0].initiative
    return one_line(step.at_request_of if is_asked(each) else step.by)


def last_talked_about(state: GoalState | None) -> str:
    """Where the words of a goal, and who is asked for it, come from; "" for one that is new."""
    if state is None or state.last_talk is None:
        return ""
    day = long_date(state.last_talk.astimezone().date())
    return _("last talked about on {date}").format(date=day)


def comes_along(state: GoalState | None, keepers: tuple[Person, ...], roster: Roster) -> Content:
    """The column beside the lines: what the talk opens with, looks at, and what stayed open."""
    if state is None:
        return Content("")
    parts = (
        (_("This talk opens with"), list(_waiting(state, roster))),
        (_("We look at"), _each_once(state.indicators, roster)),
        (_("Read differently"), list(_others(state, roster))),
        (_("Waits for consent"), [Content(one_line(d.wording or d.text)) for d in state.pending]),
        (_("Keeps the limit"), [_person(person.name, roster) for person in keepers]),
    )
    return Content("\n\n").join(
        Content("\n").join([Content.styled(title, "bold $accent"), *rows])
        for title, rows in parts
        if rows
    )


def _waiting(state: GoalState, roster: Roster) -> Iterator[Content]:
    for each in by_request(state.waiting):
        asked, by = is_asked(each), _whose(each)
        words = each[0].initiative.text
        words = _("asked: {text}").format(text=words) if asked and by else words
        rows = [_said(words, by, roster)]
        for waiting in each:
            step = waiting.initiative
            taken = _("taken up on {date}").format(date=long_date(waiting.taken))
            taken = taken if step.by else answer_open(step) or _("nobody’s yet")
            rows += [_person(step.by, roster)] * (asked and bool(step.by))
            rows.append(Content.styled(taken, "$quiet"))
        yield Content("\n").join(rows)


def _others(state: GoalState, roster: Roster) -> Iterator[Content]:
    """What others read in what was on the table, and that it stands beside what was told of it."""
    yield from _each_once(state.others, roster)
    if state.others:
        yield Content.styled(_("beside the reading of who gave account"), "$quiet")


def _each_once(said: Iterable[Said], roster: Roster) -> list[Content]:
    return [_said(*one, roster) for one in dict.fromkeys((one.text, one.by) for one in said)]


def _said(text: str, by: str, roster: Roster) -> Content:
    return (
        Content("\n").join([_person(by, roster), Content(one_line(text))])
        if by
        else Content(one_line(text))
    )


def _person(name: str, roster: Roster) -> Content:
    mark = roster.mark(name)
    return Content.assemble((f"{mark.sign} " if mark.sign else "", mark.role), one_line(name))
