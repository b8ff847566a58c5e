"""A line as a play is set: who in the margin, the words on the one axis, what kind of words at the right.

One drawing for all screens (docs/look.md): `ShownLine` holds plain values, `Drawn` is what Textual draws of
it, in a `Static` or as a row of `Rows`. Words wrap under themselves; nothing is cut but a long name in
the margin, and a sign says so.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from tui.widgets.fitted import even
from tui.widgets.lines.shown_line import ShownLine
from tui.words import signs
from tui.words.signs import Mark

NARROW = 70  # cells; a screen below it has no kinds and a smaller margin
BESIDE_FROM = 80  # cells; from there then stands beside now
HIGH = 30  # rows; a screen below it tells no more of a goal than the goal
LOW = 24  # rows; a screen below it has no blank rows between lines
MEASURE = 72  # cells of words at most: more is hard to read
KIND = 12
MOST_KIND = 17  # cells of a kind that are not broken
LABEL, SMALL_LABEL = 12, 11  # cells of a label, and where there is little room
LITTLE = 44  # cells of words
MOST = 12 + MEASURE + 2 + KIND  # cells of a line with its margin and its kind
ORPHAN = 8  # cells of a last row that is too short
MOST_DOTS = 60  # people who are shown one by one
IN_A_ROW = 30


def never_low() -> bool:
    """Of a screen that always has room for blank rows."""
    return False


class Drawn(Visual):
    """A line, or some that go together, as they are drawn in any width."""

    def __init__(
        self,
        *lines: ShownLine,
        low: Callable[[], bool] = never_low,
        bare: Callable[[], bool] = never_low,
        edge: int = 0,
    ) -> None:
        """`low` tells, whenever it is drawn, whether the screen has no room for blank rows.

        `bare` tells whether it has none for the people of its figures. On either side
        are `edge` cells free but for the tint.
        """
        self.lines = lines
        self._low, self._bare, self._edge = low, bare, edge
        self._set: tuple[int, bool, bool, list[Content]] = (0, False, False, [])

    @property
    def asked_rows(self) -> int:
        """How many of the rows that were drawn last are of the question above it."""
        width, low, _bare, _rows = self._set
        asked = self.lines[:1] if self.lines[0].asks else ()
        return len(list(_all_rows(asked, width, low, self._edge)))

    def __str__(self) -> str:
        """The words of it in one row, with whose they are and what kind, as they are read out."""
        parts = (part for line in self.lines for part in _read_out(line))
        return "  ".join(filter(None, parts))

    @property
    def gap(self) -> bool:
        """Whether its last row is a blank one, that comes behind it."""
        return self.lines[-1].spaced and not self._low()

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The rows of the line, each `width` cells wide."""
        rows = Content("\n").join(self._rows(width))
        return rows.render_strips(width, height, style, options) + self.gap * [
            Strip.blank(width, style.rich_style)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many rows it takes."""
        return len(self._rows(width)) + self.gap

    def whole_until(self, rows: int) -> int:
        """How many of its first rows, as it was drawn last, are whole lines."""
        width, low, _bare, _rows = self._set
        parts = (self.lines[:n] for n in range(1, len(self.lines)))
        ends = [len(list(_all_rows(part, width, low, self._edge))) for part in parts]
        return max((end for end in ends if end <= rows), default=0)

    def _rows(self, width: int) -> list[Content]:
        low, bare = self._low(), self._bare()
        if self._set[:3] != (width, low, bare):
            lines = self.lines
            if bare:
                lines = tuple(line._replace(of=None) for line in lines)
            self._set = width, low, bare, list(_all_rows(lines, width, low, self._edge))
        return self._set[3]


def _all_rows(lines: tuple[ShownLine, ...], width: int, low: bool, edge: int) -> Iterator[Content]:
    """The rows of lines that go together; the blank one behind the last is not among them."""
    for place, line in enumerate(lines):
        if low and line.spare:
            continue
        if line.asks and not line.words:
            if width + 4 < NARROW:
                yield Content("")
            continue
        for told in set_line(line, width - 2 * edge):
            row = Content.assemble(" " * edge, told)
            ground = row.pad_right(
                (min(width, 2 * edge + MOST) if edge else width) - row.cell_length
            )
            yield ground.stylize("on $tint") if line.fresh else row
        if line.spaced and not low and place + 1 < len(lines):
            yield Content("")


def _read_out(line: ShownLine) -> tuple[str, ...]:
    if line.behind:
        return line.who, line.label, line.words, f"{line.behind} {line.by}", line.kind
    return line.who, line.by, line.label, line.words, line.kind


def gutter(width: int) -> int:
    """How wide the margin is beside words in so many cells, the outer margins left out."""
    return 12 if width + 4 >= NARROW else 10


def set_line(line: ShownLine, width: int) -> list[Content]:
    """The rows of a line in so many cells."""
    if width < 1:
        return []
    margin = gutter(width)
    kinds = _kind_room(line.kind) if width + 4 >= NARROW else 0
    room = min(MEASURE, max(8, width - margin - (kinds + 2 if kinds and line.kind else 0)))
    words = [*_words(line, room), *(_people(*line.of, width - margin) if line.of else ())]
    kind = _kind_rows(line.kind, kinds) if kinds and line.kind else ()
    words = words or [Content("")] * bool(line.branch)
    further = _on_the_line("", line.trunk, margin) if line.trunk else Content("")
    beside = [_margin(line, margin), *[further] * max(len(words), len(kind))]
    rows = []
    for row in range(max(len(words), len(kind))):
        left, middle = beside[row] if row < len(beside) else Content(""), _at(words, row)
        parts: list[Content | str] = [left, " " * (margin - left.cell_length), middle]
        if row < len(kind):
            right = kind[row]
            at = min(width, margin + MEASURE + 2 + KIND) - right.cell_length
            parts += [" " * max(1, at - margin - middle.cell_length), right.stylize("$quiet")]
        rows.append(Content.assemble(*parts).truncate(width))
    return rows


def cell_rows(line: ShownLine, room: int) -> list[Content]:
    """The words of a line alone, in so many cells, with the people of a figure below them."""
    return [*_words(line, room), *(_people(*line.of, room) if line.of else ())]


@lru_cache(maxsize=256)
def _kind_rows(kind: str, room: int) -> tuple[Content, ...]:
    return tuple(row.rstrip() for row in Content(kind).wrap(room))


@lru_cache(maxsize=256)
def _kind_room(kind: str) -> int:
    """The cells for a kind: one row where it is short, and never less than a word of it needs."""
    longest = max((Content(word).cell_length for word in kind.split()), default=0)
    return max(longest, min(Content(kind).cell_length, MOST_KIND))


def _at(rows: list[Content], row: int) -> Content:
    return rows[row] if row < len(rows) else Content("")


def _on_the_line(when: str, branch: str, margin: int) -> Content:
    """A day, and the branch at which it stands on the line of a story."""
    day = Content(when)
    before = " " * max(0, margin - 4 - day.cell_length)
    known = signs.branches()
    ink = "$accent" if branch in (known.wording, known.last_wording) else "$rule"
    return Content.assemble(before, day.stylize("$quiet"), " ", (branch, ink), " ")


def _margin(line: ShownLine, margin: int) -> Content:
    if line.branch:
        return _on_the_line(line.who, line.branch, margin)
    sign = f"{line.mark.sign} " if line.mark.sign and (line.behind or not line.by) else ""
    most = margin - 1 - len(sign)
    name = Content(line.who)
    if name.cell_length > most:
        name = Content(name.truncate(most - 1).plain.rstrip() + "…")
    return Content.assemble((sign, line.mark.role), (name.plain, line.ink))


def _words(line: ShownLine, room: int) -> Iterator[Content]:
    lead = signs.about() if line.nested and not line.further else ""
    if line.by:
        yield from _said_by(line, room)
        return
    if room >= line.names + ORPHAN:  # beneath the words, and not beneath the names before them
        lead = " " * line.names + lead
    label, column = Content(line.label), LABEL if room > LITTLE else SMALL_LABEL
    if (
        line.label.endswith(":") or label.cell_length >= column
    ):  # it stands in no column with others
        label = Content(f"{line.label.removesuffix(':')}: ")
    elif label:
        label = label.pad_right(column - label.cell_length)
    hang, text = len(lead) + label.cell_length, _inked(line)
    if hang > room // 2:  # it wraps along with the words
        hang, text, label = len(lead), Content.assemble((label.plain, "$quiet"), text), Content("")
    if not line.whole and text.cell_length > room - hang:
        text = Content.assemble(text.truncate(room - hang - 1).rstrip(), "…")
    room = max(8, room - hang)
    if line.all_strong:  # a goal, or what somebody takes up, stands alone
        room = max(map(cell_len, even(text.plain, room).split("\n")))
    for number, row in enumerate(wrapped(text, room)):
        if number:
            yield Content.assemble(" " * hang, row)
        else:
            yield Content.assemble((lead, "$rule"), (label.plain, "$quiet"), row)


def wrapped(text: Content, room: int) -> list[Content]:
    """The rows of words in so many cells; the last has no word alone, where the others can spare one.

    >>> [row.plain.rstrip() for row in wrapped(Content("nobody knew it was every week"), 25)]
    ['nobody knew it was', 'every week']
    """
    if text.cell_length <= room and text.plain.isprintable():  # as most: nothing to wrap
        return [text]
    rows = text.wrap(room)
    if len(rows) > 1:
        for narrower in range(room - 1, room // 2, -1):
            if rows[-1].rstrip().cell_length > ORPHAN:
                break
            other = text.wrap(narrower)
            if len(other) > len(rows):
                break
            rows = other
    return rows


def _said_by(line: ShownLine, room: int) -> Iterator[Content]:
    lead = Content.assemble((signs.about() if line.nested else "", "$rule"), (line.label, "$quiet"))
    if line.label:  # below what it is about it stands in a column with others
        column = (LABEL if room > LITTLE else SMALL_LABEL) * line.nested
        apart = max(2 - line.nested, column - Content(line.label).cell_length)
        lead = Content.assemble(lead, " " * apart)
    voices = [_voice(name, mark) for name, mark in line.voices or ((line.by, line.mark),)]
    said = [_inked(line)] if line.words else []
    if line.behind:
        yield from wrapped(Content("  ").join([*said, _behind(line, voices, room)]), room)
        return
    under = "  " if line.mark.sign and not line.voices else ""
    if line.names and room >= line.names + ORPHAN:  # the words stand on an axis of their own
        names = Content("  ").join(voices)
        lead = Content.assemble(lead, names, " " * (line.names - names.cell_length))
        voices, under = [], ""
    text = Content(" " if line.by.endswith((":", ";")) else "  ").join((*voices, *said))
    hang = " " * lead.cell_length
    first, *rest = wrapped(text, max(8, room - len(hang) - len(under)))
    yield Content.assemble(lead, first)
    for row in rest:
        yield Content.assemble(hang, under, row)


def _behind(line: ShownLine, voices: list[Content], room: int) -> Content:
    """Who stands behind the words, with what that tells where it fits in the row of these."""
    short = Content("  ").join(voices)
    whole = Content.assemble(line.behind, " ", short)
    left = room - 2 - Content(line.words).cell_length
    return (short if short.cell_length <= left < whole.cell_length else whole).stylize_before(
        "$quiet"
    )


def _voice(name: str, mark: Mark) -> Content:
    return Content.assemble((f"{mark.sign} " if mark.sign else "", mark.role), name)


def _inked(line: ShownLine) -> Content:
    text = Content(line.words)
    if line.heading and not line.quiet:
        return text.stylize("bold $accent")
    style = "$quiet" if line.quiet else "$ink"
    style = f"bold {style}" if line.all_strong else style
    text = text.stylize(f"{style} strike" if line.struck else style)
    inks = ((line.strong, "bold"), (line.found, "bold underline"), (line.key, "bold $accent"))
    for sought, ink in inks:
        for start in _places(line.words, sought):
            text = text.stylize(ink, start, start + len(sought))
    return text


def found_in(words: str, sought: str) -> Content:
    """Words with what was looked for in them bold and underlined."""
    text = Content(words)
    for start in _places(words, sought):
        text = text.stylize("bold underline", start, start + len(sought))
    return text


def _places(words: str, sought: str) -> Iterator[int]:
    """Where some letters stand, whatever their case; a letter whose small form is longer hides none."""
    low, wanted = words.lower(), sought.lower()
    if not wanted or len(low) != len(words):
        return
    at = low.find(wanted)
    while at >= 0:
        yield at
        at = low.find(wanted, at + len(wanted))


def _people(some: int, all_: int, room: int) -> Iterator[Content]:
    """So many of so many people, one by one: in tens, closed up where that does not fit, or in rows.

    Nothing where there are more than can be counted at a glance, or where some are not among all.
    """
    if not 0 <= some <= all_ <= MOST_DOTS or not all_:
        return
    one, rest = signs.dots()
    dots = one * some + rest * (all_ - some)
    tens = [dots[at : at + 10] for at in range(0, all_, 10)]
    if all_ + len(tens) - 1 <= room:
        rows = [" ".join(tens)]
    elif all_ <= room:
        rows = [dots]
    else:
        rows = [" ".join(tens[at : at + 3]) for at in range(0, len(tens), IN_A_ROW // 10)]
        if len(rows[0]) > room:
            return
    for row in rows:
        shown = Content(row).stylize("$rule")
        for place, sign in enumerate(row):
            if sign == one:
                shown = shown.stylize("$accent", place, place + 1)
        yield shown
