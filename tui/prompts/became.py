"""What became of what was said just now, in a line, and what mends it where something is open."""

from collections.abc import Callable

from agendas.conduct.conductor import Conductor, Lamp, Line, Put
from agendas.text import one_line
from locales import _, error_text
from tui.prompts import line_words
from tui.prompts.order_words import told
from tui.prompts.render import became, is_nobodys, roster, to_choose
from tui.widgets.talk.asked import told_after


class ToldBecame:
    """Tells it in one run through a talk: how something is mended in full once, then in a word.

    `write` shows a line; a day that is not clear is told by `unclear`.
    """

    def __init__(
        self, talk: Conductor, write: Callable[[str], None], unclear: Callable[[str], None]
    ) -> None:
        self._talk, self._write, self._unclear = talk, write, unclear
        self._explained: set[str] = set()

    def tell(self, put: Put) -> None:
        """What became of it, a row for each line."""
        lines = [line for line in put.lines if not is_nobodys(line)]
        for line in lines:
            told_of, mends = became(self._talk, line, put.lamp), self._mends(line, put.lamp)
            self._write("  " + ". ".join(filter(None, (told_of, mends))))
        if not lines:
            self._write(_("Noted."))
        if put.unclear:
            self._unclear(f"  {error_text(put.unclear)}")
        moves = _("{order} takes the line a question on.").format(order=told("to"))
        soft = told_after(self._talk, put, moves, told("undo"))
        if soft := soft or one_line(self._talk.nudge(put, moves)):
            self._write(f"  {soft}")

    def _mends(self, line: Line, lamp: Lamp) -> str:
        names, who = self._talk.talk.names, told("who")
        if not line.by and names:
            some = line_words.people_maybe(line.maybe, names)
            if some:
                orders = [f"{who} {names.index(name) + 1}" for name in some]
                either = _("or")
                return _("{orders} says it").format(orders=f" {either} ".join(orders))
            if line.maybe and self._first("nobody"):
                return _(
                    "{who} and a name gives it to somebody here, {join} and a name lets somebody join"
                ).format(who=who, join=told("with"))
            if self._first("open"):
                return _("{who} and a name or a number says it: {names}").format(
                    who=who, names=roster(self._talk)
                )
            return who
        if to_choose(self._talk, lamp, line) and self._first("choice"):
            return _("the number alone completes it")
        return ""

    def _first(self, what: str) -> bool:
        first = what not in self._explained
        self._explained.add(what)
        return first
