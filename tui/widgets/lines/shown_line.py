"""A line to show, as plain values: what is said, whose it is, and what kind of words it is.

`tui/widgets/lines/drawn.py` draws it. Nothing of Textual is loaded to make one.
"""

from typing import NamedTuple

from tui.words.signs import NOBODY, Mark


class ShownLine(NamedTuple):
    """A line to show. Texts are of one row or more; nothing in them is parsed.

    `who` stands in the margin behind `mark`, in quiet ink when it is no person. `strong` are words of
    bold ink within `words` (a figure), `found` what was looked for, `key` one to press; `all_strong` a goal or commitment.
    `of` is “x of y” people.
    A `nested` line is about the one above, but `further` words of the same person are not: before
    these stands no sign. `label` says in what way, or as what.
    Before the words of one that is `by` somebody stand they and their mark, or all its `voices`; in a
    column of so many cells where `names` tells that. `behind` the words they stand after what it tells.
    One that `asks` is the question that those behind it answer; one that is `lit` answers the one that
    is lit, below lines of an earlier one: without words a row free before these, where no kind is told.
    `heading` are words of Vertel's that head a part, `quiet` are others of Vertel's. Behind a line
    that is `spaced` comes a blank row where the screen has room. A line of a story has its `branch` at
    the end of the margin, two cells, and `trunk` there in its further rows.
    """

    words: str
    who: str = ""
    mark: Mark = NOBODY
    kind: str = ""
    label: str = ""
    strong: str = ""
    found: str = ""
    key: str = ""
    of: tuple[int, int] | None = None
    nested: bool = False
    further: bool = False
    all_strong: bool = False
    struck: bool = False
    heading: bool = False
    quiet: bool = False
    asks: bool = False
    lit: bool = False
    ink: str = "$ink"
    by: str = ""
    voices: tuple[tuple[str, Mark], ...] = ()
    names: int = 0
    behind: str = ""
    whole: bool = True
    fresh: bool = False
    spaced: bool = False
    spare: bool = False
    branch: str = ""
    trunk: str = ""


class BelowGoal(NamedTuple):
    """A word below a goal: what people said, in ink, with Vertel's before and after it, in quiet."""

    before: str
    words: str = ""
    after: str = ""
    mark: Mark = NOBODY

    @property
    def told(self) -> str:
        """All of it."""
        sign = f"{self.mark.sign} " if self.mark.sign else ""
        return f"{sign}{self.before}{self.words}{self.after}"
