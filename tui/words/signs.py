"""Signs that go with words: who somebody is, how many of how many, what belongs to what.

A person is a shape and a hue and a name together, never a hue alone. A terminal whose letters lack
these signs gets others, and the same goes for the documents that are plain text.
"""

import os
from collections.abc import Iterable
from typing import NamedTuple

PERSONS = 6  # shapes, and hues; from the seventh person on they are paired anew
_SHAPES = "●■▲◆▼★"
_FEW_SHAPES = "*#^+vx"
MOST_SHAPED = PERSONS * PERSONS  # pairs of a shape and a hue; after that the name stands alone


class Mark(NamedTuple):
    """A person's sign, and the role in the theme that is its colour; both "" for none."""

    sign: str
    role: str


NOBODY = Mark("", "")
NOBODY_YET = Mark("○", "$quiet")  # it is open whose it is: in the margin, and above what is typed


def has_few_signs() -> bool:
    """Whether the terminal is one that has letters and little more: a Linux console."""
    return os.environ.get("TERM", "") == "linux"


def mark(place: int) -> Mark:
    """The mark of the person with this place in the roster, from 0.

    From the seventh person on the hue moves one place on against the shape, so that no two of 36
    have the same mark.

    >>> mark(0), mark(6)
    (Mark(sign='●', role='$person-1'), Mark(sign='●', role='$person-2'))
    """
    if not 0 <= place < MOST_SHAPED:
        return NOBODY
    turn, shape = divmod(place, len(_SHAPES))
    shapes = _FEW_SHAPES if has_few_signs() else _SHAPES
    return Mark(shapes[shape], f"$person-{(shape + turn) % PERSONS + 1}")


class Roster:
    """Who has which mark: by the place in which they came, whatever the case of their name."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._places: dict[str, int] = {}
        self.welcome(names)

    def welcome(self, names: Iterable[str]) -> None:
        """Give those who have none yet the next places."""
        for name in names:
            if name:
                self._places.setdefault(name.casefold(), len(self._places))

    def mark(self, name: str) -> Mark:
        """The mark of somebody; none of a name that nobody here goes by."""
        return mark(self._places.get(name.casefold(), -1))


def bar() -> str:
    """What stands in the margin of the line that is marked."""
    return ">" if has_few_signs() else "▌"


def scroll() -> tuple[str, str]:
    """What a list that does not fit has beside it: nothing, and a line where what is in sight is."""
    return (" ", "|") if has_few_signs() else (" ", "│")


def about() -> str:
    """What stands before words about the line above."""
    return "'-" if has_few_signs() else "╰ "


class Branches(NamedTuple):
    """The line of a story, two cells wide: what it is in this place."""

    trunk: str
    wording: str
    talk: str
    planned: str
    to_come: str
    last: str
    last_wording: str


def branches() -> Branches:
    """The line a story hangs on, with its branches; what is to come is its end."""
    if has_few_signs():
        return Branches("| ", "|=", "|-", "|.", "'.", "'-", "'=")
    return Branches("│ ", "┣━", "├─", "├╌", "╰╌", "╰─", "┗━")


def dots() -> tuple[str, str]:
    """One of the x in “x of y”, and one of the rest."""
    return ("o", ".") if has_few_signs() else ("●", "○")


def circles() -> tuple[str, str]:
    """A month in which a talk was held, or whose voice is known; and one of a talk agreed on, or of nobody yet."""
    return ("o", ".") if has_few_signs() else ("●", "○")
