"""Who is meant by a name as a record has it: a line by two is by two."""

from collections.abc import Iterable

import msgspec

from agendas.records.said import Goal


def each_name(said: str, known: Iterable[str]) -> tuple[str, ...]:
    """The people a record names: one, or several known ones joined as `counting.by` joins them.

    Somebody known by the whole of it is one person, and so is a name of which a part is nobody's.

    >>> each_name("Joy, Fatima", ("Joy", "Fatima", "Ana"))
    ('Joy', 'Fatima')
    >>> each_name("Bos, Joy", ("Joy", "Bos, Joy")), each_name("Bos, Joy", ("Joy",))
    (('Bos, Joy',), ('Bos, Joy',))
    """
    if ", " not in said:
        return (said,) if said else ()
    names = {name.casefold(): name for name in known}
    return _apart(said, names) or (said,)


def _apart(said: str, names: dict[str, str]) -> tuple[str, ...]:
    if whole := names.get(said.casefold()):
        return (whole,)
    at = said.find(", ")
    while at >= 0:
        first, rest = names.get(said[:at].casefold()), said[at + 2 :]
        if first and (others := _apart(rest, names)):
            return tuple(dict.fromkeys((first, *others)))
        at = said.find(", ", at + 2)
    return ()


def each_sharer(goal: Goal, names: tuple[str, ...]) -> Goal:
    """The goal shared by people alone; `names` are of who is at the table.

    A store may hold two who took something up together as one person more.
    """
    if not any(", " in name for name in goal.sharers):
        return goal
    known = (*names, *(name for name in goal.sharers if ", " not in name))
    found = dict.fromkeys(one for name in goal.sharers for one in each_name(name, known))
    return msgspec.structs.replace(goal, sharers=tuple(found))
