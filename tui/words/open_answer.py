"""What is told of something that was asked of somebody: whose words it are, and whose answer is open."""

from collections.abc import Callable, Iterable
from datetime import date

from agendas.lines.talk import Line
from agendas.records.said import Initiative
from agendas.records.state import Waiting
from agendas.text import one_line
from locales import _


def answer_open(step: Initiative) -> str:
    """Of whom a next step was asked and who did not take it up nor decline it; "" for another."""
    if not step.asked:
        return ""
    return _("asked of {name}, answer still open").format(name=one_line(step.asked))


def by_request(waiting: Iterable[Waiting]) -> list[list[Waiting]]:
    """What waits, each once: what one took up of what is asked of another still stands with that."""
    found: dict[tuple[str, str], list[Waiting]] = {}
    for one in waiting:
        key = one.initiative.id.removesuffix(".asked")
        found.setdefault((one.meeting, key), []).append(one)
    return list(found.values())


def is_asked(request: list[Waiting]) -> bool:
    """Whether what waits was asked of somebody: its words are not of who takes it up."""
    step = request[0].initiative
    asks = one_line(step.text).endswith("?") or step.asked or len(request) > 1
    return step.origin == "on-request" and bool(asks)


def answers(request: Iterable[Waiting], day: Callable[[date], str]) -> str:
    """Who said yes to what was asked, with the days of those who have their own, and whose answer is open."""
    told = []
    for one in request:
        days = {own.by: f" {day(own.on)}" for own in one.days}
        names = [one_line(name) + days.get(name, "") for name in one.initiative.by.split(", ")]
        if one.initiative.by:
            told.append(_("yes: {names}").format(names=", ".join(names)))
        told.append(answer_open(one.initiative))
    return "; ".join(filter(None, told))


def asked_still(request: Line) -> str:
    """The row of the close about what some of those it was asked of have not answered."""
    told = _("Asked of {names}, answer still open: {text}")
    names = ", ".join(map(one_line, request.who))
    return told.format(names=names, text=one_line(request.text))


def asked_by(name: str) -> str:
    """What stands before words that speak to others than whoever takes them up: who said them."""
    told = _("asked by")
    return f"{told} {name}:"
