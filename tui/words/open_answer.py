"""What is told of something that was asked of somebody whose answer is still open."""

from agendas.records.said import Initiative
from agendas.text import one_line
from locales import _


def answer_open(step: Initiative) -> str:
    """Of whom a next step was asked and who did not take it up nor decline it; "" for another."""
    if not step.asked:
        return ""
    return _("asked of {name}, answer still open").format(name=one_line(step.asked))
