"""What the orders of a talk in prompts do to it, beyond the way through its questions.

What cannot be done raises `TalkError`: told to who types, and ends the reading of a file.
"""

from collections.abc import Callable
from typing import Protocol

from agendas.conduct.conductor import Audience, Conductor, Lamp, Line, Talk
from agendas.errors import N_, TalkError
from agendas.text import number_in, one_line
from locales import _
from tui.check_in.release import OwnLine
from tui.prompts import line_words
from tui.prompts.order_words import addressed, told
from tui.prompts.render import (
    Numbered,
    counting,
    for_whom,
    last_said,
    numbered,
    people_meant,
    record_lines,
    roster,
    row,
)
from tui.start_talk import named_person

OwnLines = Callable[[Talk], tuple[OwnLine, ...]]


class OrderPrompts(Protocol):
    """What an order needs of the talk in prompts."""

    write: Callable[[str], None]
    own_lines: OwnLines

    def ask_words(self, line_id: str, said: str) -> str:
        """Other words for the line with this id that says `said`; "" leaves it as it is."""


# -- reading


def _say(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    if not counting(talk):
        prompts.write(_("Nothing is on record yet."))
    _all(talk, prompts)


def _hint(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    steers = talk.written.steers
    for steer in steers:
        prompts.write(f"{steer.when[talk.language]}: {steer.say[talk.language]}")
    if not steers:
        prompts.write(_("For this phase the agenda has no such lines."))


def _silence(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    prompts.write(talk.silence)


def _voices(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    for voice in talk.voices():
        heard = _("was heard") if voice.heard else _("not heard yet")
        prompts.write(f"  {one_line(voice.name)}: {heard}")


def _questions(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    """The questions of the phase with their numbers, or the one with a number lit."""
    listed, waits = talk.lamps, talk.waiting
    if rest:
        talk.shine(_question(talk, rest))
        return
    for number, lamp in enumerate((*listed, *waits), 1):
        if number == len(listed) + 1:
            prompts.write(_("Deeper:"))
        subject = one_line(lamp.subject.partition("\n")[0])
        more = f" ({subject})" if lamp.part and subject else ""
        prompts.write(f"  {number} {lamp.question[talk.language]}{more}")
    prompts.write(_("{order} and a number puts that question.").format(order=told("questions")))


def _question(talk: Conductor, typed: str) -> Lamp:
    """The question of this phase with a number, or the one with an id, wherever it is."""
    listed, place = (*talk.lamps, *talk.waiting), number_in(typed)
    named = addressed(f"@{typed.lstrip('@')}")
    found = listed[place - 1] if place and place <= len(listed) else None
    if found is None and not place and named:
        found = lamp_called(talk, *named[:2])
    if found is None:
        raise TalkError(
            N_("There is no question {question}. {order} tells them with their numbers."),
            question=one_line(typed),
            order=told("questions"),
        )
    return found


def lamp_called(talk: Conductor, question: str, number: str) -> Lamp | None:
    """The lamp with this id, wherever it is; of several the one with the number. None for no such id.

    Raises `TalkError` where it is one of several and nobody said which.
    """
    found = talk.lamps_called(question)
    here = [lamp for lamp in found if lamp.phase == talk.phase.id]
    place = number_in(number)
    if place and place <= len(found):
        return found[place - 1]
    if not number and 1 in (len(found), len(here)):
        return (here or found)[0]
    if found:
        raise TalkError(
            N_("“{question}” is asked {count} times here: type @{question}.1, and so on."),
            question=question,
            count=len(found),
        )
    return None


# -- put aside, brought in, who is there


def _park(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    if rest:
        talk.park(rest)
        prompts.write(_("Parked."))
    elif points := talk.parked():
        prompts.write(_("Parked: {points}").format(points=points))
    else:
        prompts.write(_("Nothing is parked."))


def _with(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    if rest:
        talk.join(named_person(rest))
    prompts.write(_("At the table: {names}.").format(names=roster(talk)))


def _away(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    """Somebody is away, or back; without a name who is there and who is not."""
    absent = {name.casefold(): name for name in talk.talk.convened.absent}
    if rest:
        name = absent.get(" ".join(rest.split()).casefold()) or _people(talk, rest)[0]
        talk.away(name)
    prompts.write(_("At the table: {names}.").format(names=roster(talk)))
    if gone := ", ".join(map(one_line, talk.talk.convened.absent)):
        prompts.write(_("Away: {names}.").format(names=gone))


def _rename(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    old, colon, new = rest.partition(":")
    new = " ".join(new.split())
    if not (colon and new):
        prompts.write(
            _("Type the name and the new one with a colon between: {order} OLD: NEW.").format(
                order=told("rename")
            )
        )
        return
    (name,) = _people(talk, old)[:1]
    if new.casefold() in (one.casefold() for one in talk.talk.names if one != name):
        raise TalkError(N_("Somebody at the table is called {name} already."), name=new)
    talk.rename(name, new)
    prompts.write(_("At the table: {names}.").format(names=roster(talk)))


def _criterion(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    if not rest:
        prompts.write(
            _("Type the criterion behind the order: {order} TEXT.").format(order=told("criterion"))
        )
        return
    talk.criterion(rest)
    prompts.write(_("Kept. “vertel due” will say that it waits for a talk."))


def _cover(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    figure = talk.to_show() or talk.newest_figure()
    if figure is None:
        prompts.write(_("There is no figure yet."))
    elif talk.cover(figure.id):
        prompts.write(_("Covered. Ask what the room expects; the same order shows it."))
    else:
        prompts.write(_("Shown: {text}").format(text=one_line(figure.text)))


def _bring(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    lines = prompts.own_lines(talk.talk)
    if not lines:
        prompts.write(
            _("No line of a check-in on this goal since the last talk is marked to bring.")
        )
        return
    number = number_in(rest)
    if number and number <= len(lines):
        line = lines[number - 1]
        talk.bring_in(line.text, line.by, line.source, line.seen)
        prompts.write(_("On the table: {text}").format(text=one_line(line.text)))
        return
    for number, line in enumerate(lines, 1):
        prompts.write(f"  {number} {one_line(line.text)} ({line.source})")
    prompts.write(
        _("{order} and a number puts that line on the table.").format(order=told("bring"))
    )


# -- a line on record


def _who(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    """Whose a line is: the next in turn, or "henk", "3", "jo 12"; a question mark leaves it open."""
    head, number = line_words.number_behind(rest)
    if rest and not head:  # a number alone is somebody's at the table
        head, number = rest, None
    line = _line(talk, number)
    if not head:
        talk.walk_given(line.id)
    else:
        talk.give(line.id, () if head == "?" else _people(talk, head))
    _tell(talk, line.id, prompts)


def _people(talk: Conductor, head: str) -> tuple[str, ...]:
    names = talk.talk.names
    if by := people_meant(head, names):
        return by
    if some := line_words.may_be(head.strip(), names):
        raise TalkError(N_("“{name}” may be {names}."), name=one_line(head), names=some)
    raise TalkError(
        N_("Nobody here is called “{name}”. At the table: {names}. {join} and a name puts somebody there."),
        name=one_line(head),
        names=roster(talk),
        join=told("with"),
    )  # fmt: skip


def _as(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    """Have a line stand as something else: as what follows, or as the kind that is named."""
    word, number = line_words.number_behind(rest)
    line = _line(talk, number)
    if not word:
        talk.walk_as(line.id)
    else:
        ways, evidence = talk.ways(line.id), line.kind == "ground"
        way = line_words.way_meant(word, ways, evidence)
        if not way:
            some = ", ".join(line_words.way(one, evidence, talk.language) for one in ways)
            raise TalkError(N_("A line here may stand as: {kinds}."), kinds=some)
        talk.put_as(line.id, way)
    _tell(talk, line.id, prompts)


def _to(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    """Move a line: on with what followed it and the lamp, back alone, or to a question by its number."""
    where, _space, number = rest.partition(" ")
    line = _line(talk, number or None)
    if where.casefold() in ("", "verder", "on"):
        talk.move_on(line.id)
        _tell(talk, line.id, prompts)
        return
    if where.casefold() in ("terug", "back"):
        talk.move_back(line.id)
    else:
        lamp = _question(talk, where)
        if lamp.key not in [one.key for one in talk.every_lamp()]:
            talk.shine(lamp)  # a deeper one is put by it
        talk.move_to(line.id, lamp)
    moved = talk.find(line.id) or line
    if under := talk.lamp_under(moved):
        prompts.write(_("Now with: {question}").format(question=under.question[talk.language]))
    _tell(talk, line.id, prompts)


def _for_whom(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    """Mark a line, the newest or the one with a number, for whom it is."""
    word, number = line_words.number_behind(rest)
    audience = _FOR.get(word.casefold())
    if audience is None or not counting(talk):
        _all(talk, prompts)
        prompts.write(
            _(
                "{order} team, {order} leader or {order} all says for whom the last line is; a number behind it another one."
            ).format(order=told("for"))
        )
        return
    line = _line(talk, number)
    talk.release([(line.id, audience)])
    prompts.write(f"{talk.told(line)}: {for_whom(audience, talk.language)}")


_FOR: dict[str, Audience] = {
    "team": "team", "leader": "leader", "leidinggevende": "leader", "all": "all",
    "iedereen": "all", "everyone": "all",
}  # fmt: skip


def _change(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    number, _space, words = rest.partition(" ")
    if not number.isdigit():
        _all(talk, prompts)
        prompts.write(
            _("{order} and the number of a line, then its new words.").format(order=told("change"))
        )
        return
    line = _line(talk, number)
    words = words.strip() or prompts.ask_words(line.id, talk.told(line))
    if not words:
        prompts.write(_("It stays as it was."))
        return
    talk.change(line.id, words)
    prompts.write(_("Changed."))
    _tell(talk, line.id, prompts)


def _withdraw(talk: Conductor, rest: str, prompts: OrderPrompts) -> None:
    if not rest.isdigit():
        _all(talk, prompts)
        prompts.write(
            _("{order} and the number of a line withdraws it; again puts it back.").format(
                order=told("withdraw")
            )
        )
        return
    line = _line(talk, rest)
    before = talk.lines.fallen
    talk.withdraw(line.id)
    text = one_line(talk.shown(line)) or row(talk, line)
    if line.withdrawn:
        prompts.write(_("Put back: {text}").format(text=text))
        return
    prompts.write(
        _("Struck out: {text}. {order} puts it back.").format(text=text, order=told("undo"))
    )
    for other in talk.fallen():
        if other.id not in before:
            prompts.write(_("Falls along with it: {text}").format(text=row(talk, other)))


def _all(talk: Conductor, prompts: OrderPrompts) -> None:
    for line in record_lines(talk):
        prompts.write(line)


def _tell(talk: Conductor, line_id: str, prompts: OrderPrompts) -> None:
    found = next((one for one in numbered(talk) if one.line.id == line_id), None)
    if found:
        prompts.write(f"  {found.number} {row(talk, found.line)}")


def _line(talk: Conductor, number: int | str | None) -> Line:
    """The line with this number, or the last that was said. Raises `TalkError` without one."""
    found: Numbered | None = last_said(talk)
    if number is not None:
        wanted = number_in(str(number).strip())
        found = next((one for one in numbered(talk) if one.number == wanted), None)
        if found is None:
            raise TalkError(
                N_("There is no line {number}. {order} reads the lines with their numbers."),
                number=one_line(str(number)),
                order=told("read"),
            )
    if found is None:
        raise TalkError(N_("Nothing is on record yet."))
    return found.line


DOES: dict[str, Callable[[Conductor, str, OrderPrompts], None]] = {
    "read": _say,
    "hint": _hint,
    "silence": _silence,
    "voices": _voices,
    "questions": _questions,
    "park": _park,
    "with": _with,
    "away": _away,
    "rename": _rename,
    "criterion": _criterion,
    "cover": _cover,
    "bring": _bring,
    "who": _who,
    "as": _as,
    "to": _to,
    "for": _for_whom,
    "change": _change,
    "withdraw": _withdraw,
}
