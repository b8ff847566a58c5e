"""What stands beside a talk on a wide screen: what we look at, what we mean by it, who is here."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static

from agendas.came_to.counting import TalkLines, by
from agendas.came_to.indicators import earlier_signs
from agendas.conduct.conductor import Conductor
from agendas.lines.talk import Figure, Line
from agendas.text import one_line
from locales import _, long_date
from tui.widgets.lines.drawn import wrapped
from tui.widgets.talk.asked import asked_of_us
from tui.words.signs import Roster

MOST_PARTS = 3  # with who is here
MOST = 3  # of each kind: the talk is beside it, not in it
LATER = ("evidence", "interpretation", "initiative")  # where what a word means was settled before
MOST_ASKED = 12  # things that are asked of us: they stand nowhere else meanwhile
WIDTH = 32  # cells of its words
EACH = "– "  # before each of several things
GAP, HANG = 2, 2  # cells between two names; before what goes on in a further row


class LookedAt(NamedTuple):
    """What we look at, and whether the account-giver brought it and anything was seen of it."""

    text: str
    own: bool
    seen: bool


class BesideTalk(Static):
    """Headings and short rows, in the words of who said them; … where there are more than fit."""

    def __init__(self) -> None:
        super().__init__(id="beside-talk", markup=False)
        self._ways: list[list[Content]] = []

    def show(self, talk: Conductor, roster: Roster, before: TalkLines | None = None) -> None:
        """Show what belongs beside the talk as it is now, and of the talk `before` it its figures."""
        self._ways = beside_ways(talk, roster, before)
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the rows anew, with as many of what we look at as there is room for."""
        width, height = self.content_size
        rows: list[Content] = []
        for way in self._ways:
            rows = [part for row in way for part in (hung(row, width) if width else [row])]
            if len(rows) <= height:
                break
        if 0 < height < len(rows):
            rows = [*rows[: height - 1], Content("…")]
        self.update(Content("\n").join(rows))


def beside_ways(
    talk: Conductor, roster: Roster, before: TalkLines | None = None
) -> list[list[Content]]:
    """The rows, a blank one between the parts: with all that we look at, then with less of it.

    What nobody said is not there, nor what this phase tells.
    """
    kind = talk.phase.kind
    limits = [frame.text for frame in talk.limits] if kind == "initiative" else []
    signs, looked_at = _signs(talk), _part(_("What we look at"), [""])
    parts = [  # what tells most for the question that is put stands first
        _part(_("It asks this of us"), asked_of_us(talk.lamp), most=MOST_ASKED),
        _part(_("The limits"), limits),
        looked_at if signs else [],
        list(_last_time(before, roster)) if before else [],
        _part(_("What we mean by it"), _said_at(talk, "key_word") * (kind not in LATER)),
        _part(_("What we would see"), _said_at(talk, "would_see") * (kind != "initiative")),
    ]
    here = _part(_("Who is here"), []) + list(in_rows(_people(talk, roster), WIDTH))
    told = [*[part for part in parts if part][: MOST_PARTS - 1], here]
    ways = []
    for most in range(len(signs), min(len(signs), MOST) - 1, -1) if looked_at in told else (0,):
        rows: list[Content] = []
        for part in told:
            rows += [Content("")] * bool(rows) + (_few(signs, most) if part is looked_at else part)
        ways.append(rows)
    return ways


def _few(signs: list[LookedAt], most: int) -> list[Content]:
    """So many of what we look at: of which something was seen first, then the account-giver's own and the latest."""
    order = sorted(range(len(signs)), key=lambda n: (not signs[n].seen, not signs[n].own, -n))
    rows = _part(_("What we look at"), [signs[n].text for n in sorted(order[:most])], most)
    if more := len(signs) - most:
        rows.append(Content.styled(_("… {n} more").format(n=more), "$quiet"))
    return rows


def hung(row: Content, width: int) -> list[Content]:
    """A row wrapped in so many cells; one of several things goes on below its words, not its sign."""
    if not row.plain.startswith(EACH):
        return wrapped(row, width)
    first, *rest = wrapped(row[HANG:], width - HANG)
    return [Content.assemble(row[:HANG], first), *(Content(" " * HANG) + more for more in rest)]


def _part(head: str, told: list[str], most: int = MOST) -> list[Content]:
    sign = EACH * (len(told) > 1)  # else two that wrap read as one
    rows = [Content.assemble((sign, "$quiet"), one_line(text)) for text in told[-most:]]
    return [Content.styled(head, "bold $accent"), *rows] if rows or head == _("Who is here") else []


def _signs(talk: Conductor) -> list[LookedAt]:
    """What we look at: what was not replaced of earlier talks, too, but not what this phase tells.

    The account-giver's own come first.
    """
    lines, place, phase = talk.lines, talk.talk.place, talk.phase.id
    told = [(sign.id, sign.by, sign.text) for sign in earlier_signs(lines, place)]
    told += [(o.id, by(o), o.text) for o in lines.of("sign", place) if o.phase != phase]
    giver = talk.talk.account_giver.casefold()
    seen = {one.about for one in lines.of("ground", place)}
    found = [LookedAt(text, name.casefold() == giver, key in seen) for key, name, text in told]
    return sorted(found, key=lambda sign: not sign.own)


def _said_at(talk: Conductor, question: str) -> list[str]:
    def is_at(line: Line) -> bool:
        return line.question.partition("-")[0] == question and line.phase != talk.phase.id

    return [line.text for line in talk.lines.of("remark", talk.talk.place) if is_at(line)]


def _last_time(before: TalkLines, roster: Roster) -> Iterator[Content]:
    """The figures of the talk before, each with what it was taken to mean, under their own names."""
    figures = [one for one in before.of("ground", before.talk.place) if _is_figure(one)]
    if figures:
        day = long_date(before.talk.started.astimezone().date(), before.talk.language)
        yield Content.styled(_("Last time, {date}").format(date=day), "bold $accent")
    for figure in figures[-MOST:]:
        words = Content(one_line(figure.text))
        strong = one_line(figure.value.said) if isinstance(figure.value, Figure) else ""
        at = words.plain.find(strong)
        yield words.stylize("bold", at, at + len(strong)) if strong and at >= 0 else words
        for meaning in before.about(figure.id, "meaning"):
            if meaning.text:
                mark = roster.mark(by(meaning))
                sign = f"{mark.sign} " if mark.sign else ""
                name = f"{one_line(by(meaning))}: " if meaning.by else ""
                yield Content.assemble((sign, mark.role), name, one_line(meaning.text))


def _is_figure(line: Line) -> bool:
    return isinstance(line.value, Figure) and not line.covered


def _people(talk: Conductor, roster: Roster) -> Iterator[Content]:
    words = {
        "account-giver": _("gives account"),
        "leader": _("leader"),
        "facilitator": _("facilitator"),
        "note-taker": _("note-taker"),
        "guest": _("guest"),
    }
    for person in talk.talk.people:
        mark = roster.mark(person.name)
        role = words.get(person.role, "")
        yield Content.assemble(
            (f"{mark.sign} " if mark.sign else "", mark.role or "$ink"), one_line(person.name),
            (f" {role}" if role else "", "$quiet"),
        )  # fmt: skip


def in_rows(parts: Iterable[Content], width: int) -> Iterator[Content]:
    """Parts two to a row in columns, as far as they fit there; what is too long goes on beneath its name."""
    rows: list[list[Content]] = []
    for part in parts:
        room = width - GAP - rows[-1][0].cell_length if rows and len(rows[-1]) == 1 else -1
        if part.cell_length <= room:
            rows[-1].append(part)
        else:
            rows.append([part])
    column = max((row[0].cell_length + GAP for row in rows if len(row) > 1), default=0)
    for left, *right in rows:
        if right and column + right[0].cell_length <= width:
            yield Content.assemble(left, " " * (column - left.cell_length), *right)
        else:
            yield from (row for part in (left, *right) for row in _folded(part, width))


def _folded(part: Content, width: int) -> Iterator[Content]:
    """A name in as many rows as it needs; the further ones begin below its letters, not its sign."""
    first, rest = part, Content("")
    if part.cell_length > width:
        fits = len(part.truncate(width).plain)
        space = part.plain.rfind(" ", HANG, fits + 1)
        at = space if space > HANG else fits
        first, rest = part[:at], Content(part.plain[at:].strip()).stylize("$quiet" * (space > HANG))
    yield first
    if rest:
        below = rest.wrap(max(1, width - HANG))
        yield from (Content.assemble(" " * HANG, row.rstrip()) for row in below)
