"""What the leader is proposed to get of a talk: decisions, agreements, and what the leader said."""

from agendas.came_to.counting import TalkLines
from agendas.came_to.indicators import let_go
from agendas.lines.talk import Line

_KINDS = ("decision", "wording", "initiative", "request", "appointment")


def leaders(lines: TalkLines) -> tuple[str, ...]:
    """Who was at the table as a leader."""
    return tuple(person.name for person in lines.talk.people if person.role == "leader")


def for_leader(lines: TalkLines) -> frozenset[str]:
    """The ids of the lines that are proposed, with all that is about them.

    Nothing where there is no leader, and nothing once any line was marked: then people chose.
    """
    names = {name.casefold() for name in leaders(lines)}
    if not names or any(lines.audience(line) != "team" for line in lines.counting):
        return frozenset()
    gone = {about for place in range(len(lines.talk.passes)) for about in let_go(lines, place)}
    found: set[str] = set()
    for line in lines.counting:
        on_gone = line.kind == "sign onward" and line.about in gone
        if on_gone or _is_proposed(line, names) or line.about in found:
            found.add(line.id)
    return frozenset(found)


def _is_proposed(line: Line, names: set[str]) -> bool:
    mine = {name.casefold() for name in line.by}
    return line.kind in _KINDS or (bool(mine) and mine <= names)
