"""What a talk in prompts shows, as lines: a phase before its questions, a question, what is on record."""

from collections.abc import Iterator
from typing import NamedTuple

from agendas.came_to.counting import ELSEWHERE
from agendas.came_to.goal.consents import has_chosen
from agendas.came_to.next_talks import is_of_agreement, next_talk
from agendas.conduct.conductor import Audience, Conductor, Lamp, Line, Talk
from agendas.conduct.earlier_steps import is_asked_still
from agendas.conduct.lamps import TAKES_IT_UP
from agendas.conduct.shown import shown_text
from agendas.parsing.whose import whose
from agendas.records.said import Language, LookedBack, key_of
from agendas.records.vocabulary import AUDIENCE
from agendas.text import one_line
from locales import _, long_date, ngettext
from tui.prompts import line_words
from tui.widgets.talk.asked import taker_of
from tui.words.open_answer import answer_open


class Numbered(NamedTuple):
    """A line on record as the orders name it: by its number, which it keeps while others come and go."""

    number: int
    line: Line


def phase_lines(talk: Conductor) -> Iterator[str]:
    """A phase as it begins, or is come back to: where in the talk, the goal, what lies on the table."""
    phase, language, began = talk.phase, talk.language, talk.talk.in_hand.began
    yield ""
    number = _("Phase {number} of {count}").format(
        number=talk.talk.at + 1, count=len(talk.talk.phases)
    )
    minutes = f", {phase.minutes} min" if phase.minutes else ""
    yield f"{number}: {phase.title[language]}{minutes}."
    now = talk.goal.now.text
    told = _("Goal: {goal}") if talk.talk.goal.id else "{goal}"
    yield told.format(goal=one_line(now))
    backs = began.looked_back
    then = (backs[0].words if backs else "") or began.goal.wording(began.agreed).text
    if then != now and began.goal.now.meeting != talk.talk.id:
        yield _("In the words of that time: {goal}").format(goal=one_line(then))
    for line in _laid_lines(talk.talk):
        yield f"  {line}"
    if phase.kind == "close":
        yield from record_lines(talk)
    elif any(one.line.phase == phase.id for one in counting(talk)):
        yield _("On record in this phase:")
        yield from record_lines(talk, phase.id)


def _laid_lines(talk: Talk) -> Iterator[str]:
    """What earlier talks laid on the table in this phase, and how each read the goal."""
    language = talk.language
    for laid in talk.laid_out:
        if laid.phase == talk.phase.id:
            head = f"{laid.head[language]}: " if laid.head else ""
            by = f" ({one_line(laid.by)})" if laid.by else ""
            on = f", {long_date(laid.on, language)}" if laid.on else ""
            yield f"{head}{one_line(laid.shown)}{by}{on}"
    if talk.phase.kind == "goal":
        for reading in talk.in_hand.began.brought.readings:
            label = _("{name} read it as").format(name=one_line(reading.by) or _("Somebody"))
            yield f"{label}: {one_line(reading.text)}"


# -- what is on record


def numbered(talk: Conductor) -> list[Numbered]:
    """The lines on record with their numbers, in the order in which they were said."""
    said = (line for line in talk.talk.lines if line.kind != "passed over")
    return [Numbered(n, line) for n, line in enumerate(said, 1)]


def counting(talk: Conductor) -> list[Numbered]:
    """Those that were not withdrawn, nor fell along with one that was."""
    gone = talk.lines.fallen
    return [one for one in numbered(talk) if one.line.id not in gone]


def last_said(talk: Conductor) -> Numbered | None:
    """The last line that somebody said; what came of a choice beside it is none."""
    found = [one for one in counting(talk) if one.line.id.count(".") < 2]
    return found[-1] if found else None


def for_whom(audience: Audience, language: Language) -> str:
    """For whom a line is, in words."""
    return AUDIENCE[audience][language]


def record_lines(talk: Conductor, phase_id: str = "") -> Iterator[str]:
    """What is on record, of one phase or of all, with its numbers, below the phase it was said in."""
    there = counting(talk)
    for phase in talk.talk.phases:
        if phase_id not in ("", phase.id):
            continue
        here = [one for one in there if one.line.phase == phase.id]
        if here and not phase_id:
            yield f"{phase.title[talk.language]}:"
        for one in here:
            yield f"  {one.number} {row(talk, one.line)}"
    following = next_talk(talk.lines, talk.talk.place)
    if not phase_id and following.on and not is_of_agreement(talk.lines, talk.talk.place):
        day = f"{long_date(following.on, talk.language)}  {one_line(following.words)}".rstrip()
        yield _("next talk: {date}").format(date=day)


def row(talk: Conductor, line: Line) -> str:
    """A line as it is read out: whose it is, its words, as what it stands, about what, for whom."""
    name = line_words.whose(line, talk.talk.names)
    stands = line_words.stands_as(line, talk.language)
    audience = talk.lines.audience(line)
    more = [stands, line_words.about(talk.lines, line)]
    more += [_("said at first")] if line.id in talk.lines.earlier else []
    more += [for_whom(audience, talk.language)] if audience != "team" else []
    text = one_line(shown_text(line))
    told = "; ".join(filter(None, more))
    who = f"{name}: " if line.by or not is_nobodys(line) else ""
    return f"{who}{text} ({told})" if text else f"{who}{told}"


def is_nobodys(line: Line) -> bool:
    """Whether a line is a fact beside another one, which nobody needs to have said."""
    return line.id.count(".") > 1


def became(talk: Conductor, line: Line, lamp: Lamp | None = None) -> str:
    """What became of a line that was said just now: "● Marieke · seen, figure “three of four”".

    `lamp` is the one it was said under.
    """
    said_by = line_words.signed(line, talk.talk.names)
    choices = to_choose(talk, lamp, line) if lamp else 0
    stands = line_words.stands_as(line, talk.language, choices)
    answers = line.kind == "request answer" and lamp and lamp.slot.line != line.kind
    asks = line.kind == "experience" and lamp and lamp.choices == TAKES_IT_UP
    again = asks and is_asked_still(talk.lines, line.about)
    if (answers or again) and not line.choice:
        stands = _("{kind}; it stays open").format(kind=stands)
    along = talk.find(f"{line.id}.1") if line.kind == "request answer" else None
    if along:  # the day on which they tell about it
        stands = f"{stands}, {line_words.stands_as(along, talk.language)}"
    several = line.kind == "consent" and len(talk.lines.of("wording")) > 1  # which words, then
    about = line_words.about(talk.lines, line, lamp.about if lamp and not several else "")
    return " · ".join(filter(None, (said_by, stands, about)))


def to_choose(talk: Conductor, lamp: Lamp, line: Line) -> int:
    """How many words there are to choose from for a line on which none was chosen; 0 where none was to be."""
    return (
        len(lamp.choices)
        if lamp.slot.choices
        and line.kind == lamp.slot.line
        and not line.choice
        and not (line.kind == "consent" and has_chosen(talk.lines, line))
        else 0
    )


# -- names, as they are typed behind an order


def people_meant(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Who is meant by a name, the beginning of one, names, "everyone" or a number of the roster."""
    head = text.strip().rstrip(":")
    return whose(f"{head}: …", names).by if head else ()


def roster(talk: Conductor) -> str:
    """Everybody at the table with their numbers."""
    return ", ".join(f"{n} {one_line(name)}" for n, name in enumerate(talk.talk.names, 1))


# -- a question


def subject_lines(talk: Conductor, lamp: Lamp) -> Iterator[str]:
    """What a question is about, in the words of whoever said it."""
    back = _looked_back(talk, lamp)
    if back is None:
        yield from filter(None, map(one_line, lamp.subject.split("\n")))
        return
    taken = long_date(back.taken, talk.language) if back.taken else ""
    if back.initiative.asked:
        yield one_line(back.initiative.text)
        yield answer_open(back.initiative)
        return
    yield ngettext(
        "{name} took up on {date}: {text}",
        "{name} took up on {date}: {text}",
        back.initiative.by.count(", ") + 1,
    ).format(
        name=taker_of(back.initiative),
        date=taken,
        text=one_line(back.initiative.text),
    )


def _looked_back(talk: Conductor, lamp: Lamp) -> LookedBack | None:
    for back in talk.talk.in_hand.began.looked_back:
        if lamp.about == ELSEWHERE + key_of(back.meeting, back.initiative.id):
            return back
    return None


def ask_lines(talk: Conductor, lamp: Lamp) -> Iterator[str]:
    """A question, the words to choose from with their numbers, and its hint."""
    yield lamp.question[talk.language]
    yield from choice_lines(talk, lamp)
    if lamp.hint:
        yield f"  {lamp.hint[talk.language]}"


def choice_lines(talk: Conductor, lamp: Lamp) -> Iterator[str]:
    """The words to choose from under a question, with their numbers."""
    for number, word in enumerate(lamp.choices.values(), 1):
        yield f"  {number} {word[talk.language]}"
