"""The prompts that ask for words and are no question of a talk: there an order is no answer."""

from collections.abc import Callable

from agendas.text import one_line
from locales import _
from tui.prompts.order_words import order_in, told


def read_words(
    read: Callable[[], str | None],
    write: Callable[[str], None],
    put: Callable[[], None],
    *taken: str,
) -> str | None:
    """Put the question with `put` and read on until there is a line of words, or an order of `taken`.

    None at the end of the lines and where somebody stops. Help is told; any other order is
    refused, and the question put again. A space before the / makes words of a line.
    """
    while True:
        put()
        line = read()
        if line is None or (order := order_in(line)) is None or order[0] in taken:
            return line
        if order[0] == "stop":
            return None
        if order[0] != "help":
            write(_("The order {order} does nothing here.").format(order=one_line(order[1])))
        write(
            _(
                "Type the words that are asked for; {stop} stops for now. A space before a / keeps the line as it is."
            ).format(stop=told("stop"))
        )
