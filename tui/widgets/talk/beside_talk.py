"""What stands beside a talk on a wide screen: what we look at, what we mean by it, who is here."""

from collections.abc import Iterable, Iterator

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


class BesideTalk(Static):
    """Headings and short rows, in the words of who said them; … where there are more than fit."""

    def __init__(self) -> None:
        super().__init__(id="beside-talk", markup=False)
        self._rows: list[Content] = []

    def show(self, talk: Conductor, roster: Roster, before: TalkLines | None = None) -> None:
        """Show what belongs beside the talk as it is now, and of the talk `before` it its figures."""
        self._rows = beside_rows(talk, roster, before)
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the rows anew."""
        width, height = self.content_size
        rows = [part for row in self._rows for part in (hung(row, width) if width else [row])]
        if 0 < height < len(rows):
            rows = [*rows[: height - 1], Content("…")]
        self.update(Content("\n").join(rows))


def beside_rows(talk: Conductor, roster: Roster, before: TalkLines | None = None) -> list[Content]:
    """The rows, a blank one between the parts; what nobody said is not there, nor what this phase tells."""
    kind = talk.phase.kind
    limits = [frame.text for frame in talk.limits] if kind == "initiative" else []
    parts = [  # what tells most for the question that is put stands first
        _part(_("It asks this of us"), asked_of_us(talk.lamp), most=MOST_ASKED),
        _part(_("The limits"), limits),
        _part(_("What we look at"), _signs(talk)),
        list(_last_time(before, roster)) if before else [],
        _part(_("What we mean by it"), _said_at(talk, "key_word") * (kind not in LATER)),
        _part(_("What we would see"), _said_at(talk, "would_see") * (kind != "initiative")),
    ]
    here = _part(_("Who is here"), []) + list(in_rows(_people(talk, roster), WIDTH))
    rows: list[Content] = []
    for part in [*[part for part in parts if part][: MOST_PARTS - 1], here]:
        rows += [Content("")] * bool(rows) + part
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


def _signs(talk: Conductor) -> list[str]:
    """What we look at: what was not replaced of earlier talks, too, but not what this phase tells.

    The account-giver's own come first, where the others leave no room for them.
    """
    signs, phase = talk.lines.of("sign", talk.talk.place), talk.phase.id
    told = [(sign.by, sign.text) for sign in earlier_signs(talk.lines, talk.talk.place)]
    told += [(by(line), line.text) for line in signs if line.phase != phase]
    giver = talk.talk.account_giver.casefold()
    found = [(name.casefold() == giver, text) for name, text in told]
    own = [text for mine, text in found if mine][-MOST:]
    others = [text for mine, text in found if not mine]
    return [*own, *others[len(others) - min(len(others), MOST - len(own)) :]]


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
        yield from (Content.assemble(" " * HANG, row) for row in _folded(rest, width - HANG))
