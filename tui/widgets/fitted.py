"""Words in at most so many lines, with a sign where there are more; and lines broken evenly."""

import re
from functools import lru_cache

from textual.content import Content
from textual.widgets import Static

from tui.words.signs import NOBODY, Mark

SIGN = "…"


class Fitted(Static):
    """A text of at most `most` lines. What does not fit is left out, with … in its place."""

    def __init__(self, most: int, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.most = most
        self.whole = ""
        self._key, self._mark = "", NOBODY
        self._fitted = ("", 0, 0)

    def update(
        self, content: object = "", *, layout: bool = True, key: str = "", mark: Mark = NOBODY
    ) -> None:
        """Show other words; a `key` among them, and the `mark` before them, as those are shown."""
        self.whole, self._key, self._mark = str(content), key, mark
        self._fit(layout)

    def on_resize(self) -> None:
        """Fit the words anew."""
        self._fit()

    def _fit(self, layout: bool = True) -> None:
        width = self.content_size.width if self.is_attached else 0
        if (self.whole, width, self.most) == self._fitted:
            return
        self._fitted = (self.whole, width, self.most)
        shown = Content(fitted(self.whole, width, self.most))
        for found in re.finditer(rf"(?<!\w){re.escape(self._key)}(?!\w)", shown.plain):
            shown = shown.stylize("bold $accent" * bool(self._key), found.start(), found.end())
        if self._mark.sign:
            shown = shown.stylize(self._mark.role, 0, len(self._mark.sign))
        super().update(shown, layout=layout)


def fitted(text: str, width: int, most: int) -> str:
    """The text, or as much of it as fits in `most` lines of `width` cells with … at the end."""
    if width < 2:
        return text
    lines = Content(text).wrap(width)
    if len(lines) <= most:
        return text
    kept = [line.plain.rstrip() for line in lines[:most]]
    last = Content(kept[-1]).truncate(width - len(SIGN)).plain.rstrip()
    return "\n".join([*kept[:-1], f"{last}{SIGN}"])


@lru_cache(maxsize=64)
def even(text: str, width: int) -> str:
    r"""The text in as few lines of `width` cells as it needs, and those as narrow as can be.

    No word is broken that fits in a line.

    >>> even("What did you see, hear, read or count?", 34)
    'What did you see,\nhear, read or count?'
    """
    most = len(Content(text).wrap(width))
    longest = max((Content(word).cell_length for word in text.split()), default=0)
    narrow = width
    while narrow > min(longest, width) and len(Content(text).wrap(narrow - 1)) <= most:
        narrow -= 1
    return "\n".join(line.plain.rstrip() for line in Content(text).wrap(narrow))
