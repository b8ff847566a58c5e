"""What the orders of a talk in prompts do to it, beyond the way through its questions."""

from collections.abc import Callable
from typing import Protocol

from agendas.conduct.conductor import Ask, Audience, Conductor, Meeting
from agendas.errors import N_, MeetingError
from agendas.text import number_in, one_line
from locales import _, say
from tui.check_in.release import OwnLine
from tui.prompts.order_words import told
from tui.prompts.render import Numbered, for_whom, numbered, record_lines
from tui.start_talk import named_person

OwnLines = Callable[[Meeting], tuple[OwnLine, ...]]


class Prompts(Protocol):
    """What an order needs of the talk in prompts."""

    write: Callable[[str], None]
    own_lines: OwnLines

    def ask_words(self, line_id: str, said: str) -> str:
        """Other words for the line with this id that says `said`; "" leaves it as it is."""


def after_words(talk: Conductor, ask: Ask, text: str) -> str:
    """A soft question about what was said just now; "" when there is none."""
    from tui.widgets.asked import made_first

    if first := made_first(talk.meeting, ask, text):
        return first
    return one_line(talk.nudge(ask, text))


def _say(talk: Conductor, rest: str, prompts: Prompts) -> None:
    if not numbered(talk.meeting):
        prompts.write(_("Nothing is on record yet."))
    _all(talk, prompts)


def _hint(talk: Conductor, rest: str, prompts: Prompts) -> None:
    steers = talk.written.steers
    for steer in steers:
        prompts.write(f"{steer.when[talk.language]}: {steer.say[talk.language]}")
    if not steers:
        prompts.write(_("For this phase the agenda has no such lines."))


def _silence(talk: Conductor, rest: str, prompts: Prompts) -> None:
    prompts.write(talk.silence)


def _park(talk: Conductor, rest: str, prompts: Prompts) -> None:
    if rest:
        talk.park(rest)
        prompts.write(_("Parked."))
    elif points := talk.parked():
        prompts.write(_("Parked: {points}").format(points=points))
    else:
        prompts.write(_("Nothing is parked."))


def _with(talk: Conductor, rest: str, prompts: Prompts) -> None:
    if rest:
        talk.join(named_person(rest))
    names = ", ".join(map(one_line, talk.meeting.names))
    prompts.write(_("At the table: {names}.").format(names=names))


def _criterion(talk: Conductor, rest: str, prompts: Prompts) -> None:
    if not rest:
        prompts.write(
            _("Type the criterion behind the order: {order} TEXT.").format(order=told("criterion"))
        )
        return
    talk.criterion(rest)
    prompts.write(_("Kept. “vertel due” will say that it waits for a talk."))


def _voices(talk: Conductor, rest: str, prompts: Prompts) -> None:
    for voice in talk.voices():
        heard = _("was heard") if voice.heard else _("not heard yet")
        prompts.write(f"  {one_line(voice.name)}: {heard}")


def _cover(talk: Conductor, rest: str, prompts: Prompts) -> None:
    newest = talk.newest_figure()
    if newest is None:
        prompts.write(_("There is no figure yet."))
    elif talk.cover(newest.id):
        prompts.write(_("Covered. Ask what the room expects; the same order shows it."))
    else:
        prompts.write(_("Shown: {text}").format(text=one_line(newest.text)))


def _bring(talk: Conductor, rest: str, prompts: Prompts) -> None:
    lines = prompts.own_lines(talk.meeting)
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


_FOR: dict[str, Audience] = {
    "team": "team", "leader": "leader", "leidinggevende": "leader", "all": "all",
    "iedereen": "all", "everyone": "all",
}  # fmt: skip


def _for_whom(talk: Conductor, rest: str, prompts: Prompts) -> None:
    """Mark a line, the newest or the one with a number, for whom it is."""
    word, _space, number = rest.partition(" ")
    audience = _FOR.get(word.casefold())
    if audience is None or not numbered(talk.meeting):
        _all(talk, prompts)
        prompts.write(
            _(
                "{order} team, {order} leader or {order} all says for whom the last line is; a number behind it another one."
            ).format(order=told("for"))
        )
        return
    line = _line(talk, number or str(len(numbered(talk.meeting))), prompts)
    if line:
        prompts.write(f"{line.text}: {for_whom(audience, talk.language)}")
        talk.release([(line.key, audience)])


def _change(talk: Conductor, rest: str, prompts: Prompts) -> None:
    number, _space, words = rest.partition(" ")
    if not number.isdigit():
        _all(talk, prompts)
        prompts.write(
            _("{order} and the number of a line, then its new words.").format(order=told("change"))
        )
        return
    line = _line(talk, number, prompts, said_here=True)
    if line is None:
        return
    words = words.strip() or prompts.ask_words(line.key, line.text)
    if not words:
        prompts.write(_("It stays as it was."))
        return
    try:
        talk.change(line.key, words)
    except MeetingError as error:
        prompts.write(say(error.message, **error.values))
        return
    prompts.write(_("Changed."))


def _withdraw(talk: Conductor, rest: str, prompts: Prompts) -> None:
    if not rest.isdigit():
        _all(talk, prompts)
        prompts.write(
            _("{order} and the number of a line strikes it out.").format(order=told("withdraw"))
        )
        return
    line = _line(talk, rest, prompts, said_here=True)
    if line is None:
        return
    talk.withdraw(line.key)
    prompts.write(
        _("Struck out: {text}. {order} puts it back.").format(text=line.text, order=told("undo"))
    )


def _all(talk: Conductor, prompts: Prompts) -> None:
    for line in record_lines(talk.meeting):
        prompts.write(line)


_OF_BEFORE = N_("That was taken up in an earlier talk; go back to its question to answer it anew.")


def _line(
    talk: Conductor, number: str, prompts: Prompts, said_here: bool = False
) -> Numbered | None:
    """The line with this number; else None, after saying why."""
    listed = numbered(talk.meeting)
    number = number.strip()
    place = number_in(number)
    if not place or place > len(listed):
        prompts.write(
            _("There is no line {number}. {order} reads the lines with their numbers.").format(
                number=one_line(number), order=told("say")
            )
        )
        return None
    line = listed[place - 1]
    if said_here and line.key.startswith("looked"):
        prompts.write(_(_OF_BEFORE))
        return None
    return line


DOES: dict[str, Callable[[Conductor, str, Prompts], None]] = {
    "say": _say,
    "hint": _hint,
    "silence": _silence,
    "park": _park,
    "with": _with,
    "criterion": _criterion,
    "voices": _voices,
    "cover": _cover,
    "bring": _bring,
    "for": _for_whom,
    "change": _change,
    "withdraw": _withdraw,
}
