"""What is told of something that was asked of somebody: whose words it are, and whose answer is open."""

from agendas.lines.talk import Line
from agendas.records.said import Initiative
from agendas.text import one_line
from locales import _


def answer_open(step: Initiative) -> str:
    """Of whom a next step was asked and who did not take it up nor decline it; "" for another."""
    if not step.asked:
        return ""
    return _("asked of {name}, answer still open").format(name=one_line(step.asked))


def asked_still(request: Line) -> str:
    """The row of the close about what some of those it was asked of have not answered."""
    told = _("Asked of {names}, answer still open: {text}")
    names = ", ".join(map(one_line, request.who))
    return told.format(names=names, text=one_line(request.text))


def asked_by(name: str) -> str:
    """What stands before words that speak to others than whoever takes them up: who said them."""
    told = _("asked by")
    return f"{told} {name}:"
