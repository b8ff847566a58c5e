"""Which lines stand beside which: then and now at the look-back, readings side by side.

What nobody said is an empty cell. All lines stay to be marked in the list (`said_line.lines`).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from rich.cells import cell_len

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.came_to.grounds import of_figures
from agendas.conduct.at_close import is_open_whose
from agendas.conduct.shown import is_left_open
from agendas.lines.talk import Line, Talk
from agendas.records.said import LookedBack, key_of
from agendas.text import one_line
from locales import _, day_and_month
from tui.widgets.lines.said_line import shown_parts
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.lines.side_by_side import NAMED, THEN, Level
from tui.words.kind_words import kind_word
from tui.words.open_answer import answer_open
from tui.words.signs import NOBODY_YET, Roster

GROUNDS = ("ground", "expectation")
READINGS = ("meaning", "other reading", "standing", "value", "moment")
READ_FIRST = ("meaning", "other reading")
Airy = Literal["all", "groups", "not"]
MOST_NAMES = 16  # cells of a column of names, with their signs


class Beside:
    """The lines of a talk, those of the talk before it on the goal, and what is new since."""

    def __init__(
        self, said: TalkLines, before: TalkLines | None, roster: Roster, fresh: frozenset[str]
    ) -> None:
        self.said, self.before, self._roster, self._fresh = said, before, roster, fresh
        self._talk: Talk = said.talk
        self._about = _by_what_they_are_about(said)
        self._about_before = _by_what_they_are_about(before) if before else {}

    # -- look-back

    def look_back(self, asked: str, named: bool = True) -> list[Level]:
        """What was taken up then beside what is said of it now; `asked` is what the lamp is about.

        Where lines are `named` each has its name in a column, else those of others alone have theirs.
        """
        backs = self._talk.in_hand.began.looked_back
        if not backs:
            return []
        apart = NAMED if named else THEN
        levels = [self._heads(backs[0].taken)._replace(apart=apart)]
        for back in backs:
            item, about = back.initiative, ELSEWHERE + key_of(back.meeting, back.initiative.id)
            now = [
                line for line in self.said.counting if line.about == about and not is_empty(line)
            ]
            levels.append(
                Level(
                    (tuple(self._taken_up(back)), tuple(self._cell(now, item.by, named))),
                    self._who(item.by),
                    asked=asked == about,
                    spaced=True,
                    apart=apart,
                )
            )
        return levels

    def _taken_up(self, back: LookedBack) -> Iterator[ShownLine]:
        """An initiative of an earlier talk, with what they were to notice and what to watch.

        So are the words of the goal it was taken up for, where these are others now.
        """
        item, goal = back.initiative, self._talk.in_hand.began.goal
        then = back.words or goal.wording(back.goal_wording).text
        yield ShownLine(one_line(item.text), all_strong=True)
        if item.asked:
            yield ShownLine(answer_open(item), quiet=True)
        told = (_("notice"), item.notice), (_("watch"), item.watch)
        for label, text in (*told, (_("goal then"), then * (then != self._talk.goal.now.text))):
            if text:
                yield ShownLine(one_line(text), label=label)

    def _heads(self, then: date | None) -> Level:
        """The head of the two columns, with their days."""
        day = day_and_month(then, self._today, self._talk.language) if then else ""
        old = _("Then, {date}").format(date=day) if day else _("Then")
        now = day_and_month(self._today, self._today, self._talk.language)
        new = _("Now, {date}").format(date=now)
        return Level(
            ((ShownLine(old, heading=True),), (ShownLine(new, heading=True),)), spaced=True
        )

    @property
    def _today(self) -> date:
        """The day of the talk."""
        return self._talk.started.astimezone().date()

    # -- interpretation

    def readings(
        self, phase: str, most: int, dots: bool = True, airy: Airy = "not", things: int | None = 1
    ) -> tuple[list[Level], int]:
        """The readings of each beside those of the others, and beneath them what lies on the table.

        At most `most` people stand beside each other. Empty where fewer than two have said something.
        With `dots` figures on the table have their people below them, all or none. Where it is `airy`
        a blank row stands behind each thing there, or behind those alone which have others about them,
        and two before them all. Of so many `things` stands there one figure first, with what is about
        it: the first that was read, or of which something was said just now. Behind them: how many lines there are left out.
        """
        said, rest, grounds = self.said_in(phase)
        spoke = {one.by[0] for one in said}
        names = [
            name for name in self._talk.names if name in spoke or len(self._talk.names) <= most
        ]
        if len(spoke) < 2 or not spoke <= set(names):
            return [], 0
        levels: list[Level] = []
        for band in _bands(names, most):
            levels += self._band(band, said)
        levels += self._list(rest)
        told = grounds if things is None else self._foremost(phase, grounds, things)
        table = self._table(phase, told, dots, airy)
        if table:
            above = (ShownLine("", heading=True),) * (bool(rest) + (airy != "not"))
            levels.append(Level(((*above, ShownLine(_("On the table"), heading=True)),)))
            table[-1] = table[-1]._replace(spaced=False)
        left = [one for one in grounds if one not in told]
        return [*levels, *table], sum(len(self.with_all_about(one)) for one in left)

    def said_in(self, phase: str) -> tuple[list[Line], list[Line], list[Line]]:
        """The readings that somebody gave in a phase, what else was said there, what lies on the table.

        What is about another line is in none of them.
        """
        here = [line for line in self.said.counting if line.phase == phase and not is_empty(line)]
        grounds = [
            line
            for line in self.said.of("ground", self._talk.place)
            if stands_alone(self.said, line)
        ]
        below = {one.id for ground in grounds for one in self.with_all_about(ground)}
        tops = [one for one in here if one.id not in below and one.about not in self.said.by_id]
        said = [one for one in tops if one.kind in (*READINGS, "decision") and len(one.by) == 1]
        rest = [line for line in tops if line not in said and line.kind not in GROUNDS]
        return said, rest, grounds

    def _band(self, names: Sequence[str], said: Sequence[Line]) -> Iterator[Level]:
        """One column for each of these people: their name below a rule, and all they said."""
        marks = [self._roster.mark(name) for name in names]
        heads = tuple(
            (ShownLine("", by=one_line(n), mark=m),) for n, m in zip(names, marks, strict=True)
        )
        yield Level(heads, rules=tuple(mark.role or "$rule" for mark in marks), spaced=True)
        columns = []
        for name in names:
            own = [line for line in said if line.by == (name,)]
            own.sort(key=lambda line: line.kind not in READ_FIRST)
            columns.append([tuple(self._reading(line)) for line in own])
        for row in range(max(map(len, columns))):
            cells = tuple(column[row] if row < len(column) else () for column in columns)
            yield Level(cells, spaced=True)

    def _reading(self, line: Line) -> Iterator[ShownLine]:
        """A reading with what is about it; above other words than a reading stands what they are."""
        if line.kind not in READ_FIRST and not (line.choice and not line.text):
            told = kind_word(line, self._talk.language)
            yield ShownLine(told + ":" * bool(line.choice), quiet=True)
            yield self._words(line)._replace(words=one_line(line.text), strong="")
        else:
            yield self._words(line)
        yield from self._further(line)
        for other, known in self._about_it(line):
            yield self._by(other, known)
            yield from self._further(other)

    def _table(self, phase: str, grounds: Sequence[Line], dots: bool, airy: Airy) -> list[Level]:
        """What lies on the table: first that of which something was said in this phase, then figures."""
        order = sorted(
            grounds, key=lambda one: (not self._is_spoken_of(one, phase), one.value is None)
        )
        told: list[Level] = []
        kinds = max((cell_len(kind_word(one, self._talk.language)) for one in order), default=0)
        near = max((cell_len(self._words(one).words) for one in order), default=0)
        for one in order:
            first, *further = self._list((one,), dots)
            (main, *more), *_none = first.cells
            kind = kind_word(one, self._talk.language)
            first = first._replace(cells=((main._replace(kind=kind), *more),), kinds=2 + kinds)
            told += [first._replace(near=near), *further]
            told[-1] = told[-1]._replace(spaced=airy == "all" or bool(airy == "groups" and further))
        return told

    def _foremost(self, phase: str, grounds: Sequence[Line], things: int) -> list[Line]:
        """Of what lies on the table so many: the first figure that was read, or of which something was said just now.

        What was seen or heard goes before other figures: it takes a row alone.
        """

        def rank(one: Line) -> tuple[bool, bool, bool]:
            new = any(about.id in self._fresh for about in self.with_all_about(one))
            return not new, one.value is None, not self._is_spoken_of(one, phase)

        first = sorted(grounds, key=rank)[:1]  # of its like the first
        others = sorted(grounds, key=lambda one: one.value is not None)
        told = [*first, *(one for one in others if one not in first)][:things]
        return [one for one in grounds if one in told]

    def _is_spoken_of(self, ground: Line, phase: str) -> bool:
        return any(one.phase == phase for one in self.with_all_about(ground))

    def _list(self, lines: Sequence[Line], dots: bool = True) -> Iterator[Level]:
        """Lines one below another in one column, each with what is about it."""
        for line in lines:
            for one in self.with_all_about(line):
                nested = one is not line
                words = self._words(one, nested)
                words = words._replace(label=words.label and f"{words.label.removesuffix(':')}:")
                cell = (words if dots else words._replace(of=None), *self._further(one))
                who = self._who(", ".join(one.by))
                if is_open_whose(one):
                    who = who._replace(who=_("someone"), mark=NOBODY_YET, ink="$quiet")
                yield Level((cell,), who)

    # -- lines as they are shown

    def with_all_about(self, line: Line, then: bool = False) -> list[Line]:
        """A line and all that is about it, however far, each beneath its own; a circle is gone round once."""
        about, found = self._about_before if then else self._about, dict[str, Line]()
        waits = [line]
        while waits:
            if (one := waits.pop()).id not in found:
                found[one.id] = one
                waits += reversed(about.get(one.id, ()))
        return list(found.values())

    def _about_it(self, line: Line) -> Iterator[tuple[Line, tuple[str, ...]]]:
        """What is about a line, each with who needs no name there: its speaker, until somebody else spoke."""
        spoke = line.by
        for one in self.with_all_about(line)[1:]:
            yield one, line.by if spoke == line.by else ()
            spoke = one.by

    def _cell(self, lines: Iterable[Line], name: str, named: bool) -> list[ShownLine]:
        """Lines below each other, what is about each behind it; who is told, of `name`'s own where `named`."""
        found: list[ShownLine] = []
        before: tuple[str, ...] = ()
        for line in lines:
            first = line
            shown = self._by(first, () if named else (name,), nested=False)
            if first.kind in READ_FIRST and first.by == before:  # what that tells them
                found[-1] = found[-1]._replace(spaced=False)
                shown = self._words(first, nested=True)
            before = first.by
            found += [shown, *self._further(first)]
            for one, known in self._about_it(line):
                found += [self._by(one, known), *self._further(one)]
            found[-1] = found[-1]._replace(spaced=True)  # from the next
        if not named:
            return found
        ends = [2 + cell_len(one.by) + 2 for one in found if one.by and not one.nested]
        names = min(max(ends, default=0), MOST_NAMES)
        fits = [
            not one.by if one.nested else one.by and cell_len(one.by) + 4 <= names for one in found
        ]
        return [
            one._replace(names=names) if fit else one for one, fit in zip(found, fits, strict=True)
        ]

    def _by(self, line: Line, unless: tuple[str, ...], nested: bool = True) -> ShownLine:
        """A line with who said it before the words, unless that is known already."""
        main = self._words(line, nested)
        if is_open_whose(line):  # else it reads as of whoever stands above it
            return main._replace(by=_("someone"), mark=NOBODY_YET)
        if line.by in ((), unless):
            return main
        mark = self._roster.mark(line.by[0] if len(line.by) == 1 else "")
        return main._replace(by=", ".join(map(one_line, line.by)), mark=mark)

    def _words(self, line: Line, nested: bool = False) -> ShownLine:
        """The words; of what is about another line stands before them in what way."""
        main = shown_parts(self.said, line, self._roster, nested)[0]
        label = main.kind if nested and line.kind not in READ_FIRST else ""
        label = main.label or label
        return main._replace(who="", kind="", label=label, fresh=line.id in self._fresh)

    def _further(self, line: Line) -> tuple[ShownLine, ...]:
        """What belongs below the words: the day in full, for whom they are."""
        return shown_parts(self.said, line, self._roster)[1:]

    def _who(self, name: str) -> ShownLine:
        return ShownLine("", one_line(name), self._roster.mark(name))


def _by_what_they_are_about(said: TalkLines) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    figures = of_figures(said)
    for line in said.counting:
        about = figures.get(line.id, line.about)
        if about in said.by_id and not is_empty(line):
            found.setdefault(about, []).append(line)
    return found


def stands_alone(said: TalkLines, line: Line) -> bool:
    """Whether it is about no other line beneath which it stands: what is seen or expected by a sign is not."""
    of = said.by_id.get(line.about)
    if line.kind == "expectation" and line.id in of_figures(said):
        return False
    return of is None or (of.kind == "sign" and line.kind in GROUNDS)


def is_empty(line: Line) -> bool:
    """Whether it says nothing: a question was passed over, or left open."""
    return line.kind == "passed over" or is_left_open(line)


def _bands(names: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """So many beside each other as fit, as evenly as can be."""
    bands = -(-len(names) // most)
    size = -(-len(names) // bands)
    for at in range(0, len(names), size):
        yield names[at : at + size]
